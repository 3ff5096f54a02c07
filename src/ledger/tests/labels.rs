//! Problems and answers that labels name.

use super::problems;

#[test]
fn a_label_of_any_finder_names_a_problem() {
    for word in [
        "巡察发现问题", "审计查出问题", "检视问题", "反馈内容", "整改事项",
    ] {
        let body = format!(
            "二、整改情况\n{word}:制度不全。\n整改情况:开会2次。\n{word}:笔记缺失。\n整改情况:补齐9本。"
        );
        let expected = [
            "二、 |  |  | 制度不全 | 开会2次。",
            "二、 |  |  | 笔记缺失 | 补齐9本。",
        ];
        assert_eq!(problems(&body), expected, "{word}");
    }
    // Amid an answer the words are none.
    assert_eq!(
        problems(
            "二、整改情况\n(一)制度不全的问题。\n整改情况:开展检查2次,发现问题:3处破损,已修复。"
        ),
        ["二、 (一) |  |  | 制度不全的问题 | 开展检查2次,发现问题:3处破损,已修复。"]
    );
}

#[test]
fn a_number_on_the_label_of_a_problem_is_its_marker() {
    assert_eq!(
        problems(
            "二、整改情况\n反馈意见1:制度不全。\n整改情况:开会2次。\n反馈意见2:笔记缺失。\n整改情况:补齐9本。"
        ),
        [
            "二、 反馈意见1 |  |  | 制度不全 | 开会2次。",
            "二、 反馈意见2 |  |  | 笔记缺失 | 补齐9本。"
        ]
    );
}

#[test]
fn numbers_right_below_a_labelled_problem_count_its_labels() {
    assert_eq!(
        problems(
            "二、整改情况\n问题一:制度不全\n1.问题表现:未开会。\n2.整改措施:开会2次。\n\
             问题二:笔记缺失\n1.问题表现:缺9本。\n2.整改措施:补齐9本。"
        ),
        [
            "二、 问题一 |  |  | 制度不全 | 开会2次。",
            "二、 问题二 |  |  | 笔记缺失 | 补齐9本。"
        ]
    );
    // Behind the answer of the problem they count further problems.
    let next = problems(
        "二、整改情况\n1.制度方面\n问题1:制度不全\n整改措施:开会2次。\n2.作风方面\n问题1:笔记缺失\n整改措施:补齐9本。",
    );
    assert!(next[1].starts_with("二、 2. 问题1 |"), "{next:?}");
}
