//! Shapes of reports, each as short as it can be: what the steps before the ledger make of them together.

use super::Ledger;
use crate::outline;
use crate::report::Status;
use crate::text::{Reading, Span};

mod ahead;
mod labels;

const OPENING: &str = "根据县委统一部署,2023年3月1日至4月30日,县委第一巡察组对青石镇党委开展了巡察。现将整改情况公布如下。";

fn read<T>(body: &str, look: fn(&Reading, &Ledger) -> T) -> T {
    let text = format!("{OPENING}\n{body}");
    let reading = outline::reflow::repair(Reading::new(&text));
    let ledger = super::read(&reading, &outline::build(&reading));
    look(&reading, &ledger)
}

fn join(reading: &Reading, spans: impl IntoIterator<Item = Span>) -> String {
    let words: Vec<&str> = spans.into_iter().map(|s| reading.get(s)).collect();
    words.join(" ")
}

/// Each problem as `path | aspect | group | title | items of its answers`.
fn problems(body: &str) -> Vec<String> {
    read(body, |reading, ledger| {
        let lines = ledger.problems.iter().map(|p| {
            let items = p.responses.iter().flat_map(|r| &r.items);
            [
                join(reading, p.number_path.iter().copied()),
                join(reading, p.aspect),
                join(reading, p.group),
                join(reading, [p.title]),
                join(
                    reading,
                    items.flat_map(|i| i.marker.into_iter().chain([i.text])),
                ),
            ]
            .join(" | ")
        });
        lines.collect()
    })
}

#[test]
fn an_answers_1_right_below_a_problem_stands_under_it() {
    assert_eq!(
        problems(
            "二、整改情况\n问题1:针对学习不够的问题。\n(1)对于“计划不全”的问题。\n1.制定计划。\n2.按月检查。\n\
             (2)对于“笔记缺失”的问题。\n补齐笔记。"
        ),
        [
            "二、 问题1 (1) | 学习不够 |  | 计划不全 | 1. 制定计划。 2. 按月检查。",
            "二、 问题1 (2) | 学习不够 |  | 笔记缺失 | 补齐笔记。"
        ]
    );
    // A fault is none.
    let numbered = problems("二、整改情况\n(1)计划不全的问题。\n1.笔记缺失。\n整改情况:已补。");
    assert!(
        numbered.iter().any(|p| p.starts_with("二、 1. |")),
        "{numbered:?}"
    );
}

#[test]
fn shi_below_a_class_numbers_problems() {
    let expected = [
        "一、 一是 | 业务工作方面 |  | 巡护不勤 | 巡护12次。",
        "一、 二是 | 业务工作方面 |  | 账目老旧 | 更换账簿7本。",
        "二、 一是 | 队伍建设方面 |  | 学习少 | 学习9次。",
    ];
    let (first, second) = (
        "一是针对“巡护不勤”的问题,巡护12次。",
        "二是针对“账目老旧”的问题,更换账簿7本。",
    );
    let other = "二、队伍建设方面\n一是针对“学习少”的问题,学习9次。";
    for between in ["\n", ""] {
        let body = format!("一、业务工作方面\n{first}{between}{second}\n{other}");
        assert_eq!(problems(&body), expected);
    }
    assert_eq!(
        problems(&format!(
            "二、整改落实情况\n(一)业务工作方面\n{first}\n{second}"
        )),
        [
            "二、 (一) 一是 | 业务工作方面 |  | 巡护不勤 | 巡护12次。",
            "二、 (一) 二是 | 业务工作方面 |  | 账目老旧 | 更换账簿7本。",
        ]
    );
    assert_eq!(
        problems(
            "一、业务工作方面\n一是巡护不勤。次数少。\n整改情况:巡护12次。\n二是账目老旧。\n整改情况:更换账簿7本。"
        ),
        expected[..2]
    );
    let told = problems(
        "一、业务工作方面\n一是巡护次数的问题整改情况。巡护12次。\n二是账簿管理的问题整改情况。更换账簿7本。",
    );
    assert!(told[0].ends_with("| 巡护12次。"), "{told:?}");
    assert_eq!(
        problems(&format!(
            "一、业务工作方面\n一是针对“巡护不勤”的问题。\n1.巡护12次。\n2.记录9次。\n{second}\n{other}"
        ))[0],
        "一、 一是 | 业务工作方面 |  | 巡护不勤 | 1. 巡护12次。 2. 记录9次。"
    );
    // Points of one problem's answer stay where they are.
    let points = problems(&format!(
        "二、整改落实情况\n(一)巡护不到位的问题。\n{first}\n{second}"
    ));
    assert_eq!(points.len(), 1);
}

#[test]
fn frames_without_a_marker_name_problems() {
    let paragraphs = "针对“巡护不勤”的问题。巡护12次。\n针对“账目老旧”的问题。更换账簿7本。";
    assert_eq!(
        problems(&format!("二、整改落实情况\n{paragraphs}")),
        [
            "二、 |  |  | 巡护不勤 | 巡护12次。",
            "二、 |  |  | 账目老旧 | 更换账簿7本。",
        ]
    );
    let answer = problems(&format!(
        "二、整改落实情况\n(一)巡护不到位的问题。\n{paragraphs}"
    ));
    assert_eq!(answer.len(), 1);
}

/// What comes next, each as `path text`.
fn commitments(body: &str) -> Vec<String> {
    read(body, |reading, ledger| {
        let steps = ledger.commitments.iter();
        steps
            .map(|c| {
                format!(
                    "{} {}",
                    join(reading, c.number_path.iter().copied()),
                    reading.get(c.text)
                )
            })
            .collect()
    })
}

#[test]
fn next_steps_without_a_part_are_not_the_last_problems_answer() {
    let listed = "一、整改情况\n(一)巡护不勤。次数少。\n整改措施:巡护12次。\n(二)账目老旧。\n整改措施:更换账簿7本。";
    for steps in [
        "下一步,镇党委将抓好以下工作:\n1.抓学习。\n2.抓作风。",
        "下一步工作:\n1.抓学习。\n2.抓作风。",
        "镇党委将以此次巡察整改为契机,抓好整改。\n1.抓学习。\n2.抓作风。",
        "下一步,镇党委将抓好整改。1.抓学习。2.抓作风。",
    ] {
        let body = format!("{listed}\n{steps}");
        assert_eq!(
            commitments(&body),
            ["1. 抓学习。", "2. 抓作风。"],
            "{steps}"
        );
        assert_eq!(
            problems(&body)[1],
            "一、 (二) |  |  | 账目老旧 | 更换账簿7本。"
        );
    }
    // Before a further problem it is the answer's.
    let between = "一、整改情况\n(一)巡护不勤。\n整改措施:巡护12次。\n下一步,镇党委将抓好以下工作:\n1.抓学习。\n2.抓作风。\n\
         (二)账目老旧。\n整改措施:更换账簿7本。";
    assert_eq!(commitments(between), Vec::<String>::new());
}

#[test]
fn demands_behind_the_list_are_next_steps() {
    let listed =
        "一、整改情况\n(一)巡护不勤。\n整改措施:巡护12次。\n(二)账目老旧。\n整改措施:更换账簿7本。";
    for title in ["二、抓好成果运用", "二、强化日常监督"] {
        let body = format!("{listed}\n{title}\n1.严格巡护。把巡护与考核结合起来。\n2.严格管账。");
        let steps = [
            "二、 1. 严格巡护。把巡护与考核结合起来。",
            "二、 2. 严格管账。",
        ];
        assert_eq!(commitments(&body), steps, "{title}");
        assert_eq!(problems(&body).len(), 2, "{title}");
    }
    // What was done is none, nor is a part that tells of the whole.
    for behind in [
        "二、强化日常监督\n1.严格巡护。召开会议2次。\n2.严格管账。",
        "二、整改工作成效\n1.严格巡护。\n2.严格管账。",
    ] {
        let body = format!("{listed}\n{behind}");
        assert_eq!(commitments(&body), Vec::<String>::new(), "{behind}");
    }
}

#[test]
fn cells_that_stand_for_several_rows() {
    let head = "二、整改台账\n(一)学习方面\n序号\t类别\t问题\t整改措施\t责任人\n";
    assert_eq!(
        problems(&format!(
            "{head}1\t理论\t学习不够\t制定计划\t王某\n\t\t\t按月检查\t李某\n2\t\t笔记缺失\t补齐笔记\t王某"
        )),
        [
            "二、 (一) 1 | 学习方面 | 理论 | 学习不够 | 制定计划 王某 按月检查 李某",
            "二、 (一) 2 | 学习方面 | 理论 | 笔记缺失 | 补齐笔记 王某"
        ]
    );
}

#[test]
fn parts_that_are_classes_above_numbered_answers() {
    assert_eq!(
        problems(
            "一、决策部署方面问题整改情况\n(一)针对学习不够的问题。\n1.制定计划。\n2.按月检查。\n\
             (二)针对债务过高的问题。\n1.置换融资。\n2.盘活资产。\n\
             二、作风方面问题整改情况(一)针对推诿的问题。\n1.约谈2人。\n2.通报3次。\n\
             (二)针对拖延的问题。\n1.限期办结。\n2.公开进度。"
        ),
        [
            "一、 (一) | 决策部署方面问题整改情况 |  | 学习不够 | 1. 制定计划。 2. 按月检查。",
            "一、 (二) | 决策部署方面问题整改情况 |  | 债务过高 | 1. 置换融资。 2. 盘活资产。",
            "二、 (一) | 作风方面问题整改情况 |  | 推诿 | 1. 约谈2人。 2. 通报3次。",
            "二、 (二) | 作风方面问题整改情况 |  | 拖延 | 1. 限期办结。 2. 公开进度。"
        ]
    );
    assert_eq!(
        problems(
            "一、预算管理审计查出问题的整改情况\n(一)关于编制不全的问题。已纳入。\n\
             二、民生资金审计查出问题的整改情况\n(一)关于发放不及时的问题。已发放。"
        ),
        [
            "一、 (一) | 预算管理审计查出问题 |  | 关于编制不全的问题 | 已纳入。",
            "二、 (一) | 民生资金审计查出问题 |  | 关于发放不及时的问题 | 已发放。"
        ]
    );
    // A list and what is left of it are no classes.
    assert!(
        problems("二、问题整改情况\n(一)关于编制不全的问题。已纳入。")[0]
            .starts_with("二、 (一) |  |")
    );
}

#[test]
fn a_part_may_be_the_problem_itself() {
    assert_eq!(
        problems(
            "一、组织领导\n(一)成立专班。\n(二)召开会议。\n\
             二、针对“学习不够”问题\n(一)制定计划。\n(二)按月检查。"
        ),
        ["二、 |  |  | 学习不够 | (一) 制定计划。 (二) 按月检查。"]
    );
}

#[test]
fn faults_on_lines_of_their_own() {
    assert_eq!(
        problems(
            "二、整改情况\n(一)聚焦学习方面\n理论学习流于形式\n制定计划,学习12次。\n\
             防火责任压得不实\n签订责任书148份。\n(二)聚焦作风方面\n服务意识不强\n设立窗口。"
        ),
        [
            "二、 (一) | 聚焦学习方面 |  | 理论学习流于形式 | 制定计划,学习12次。",
            "二、 (一) | 聚焦学习方面 |  | 防火责任压得不实 | 签订责任书148份。",
            "二、 (二) | 聚焦作风方面 |  | 服务意识不强 | 设立窗口。"
        ]
    );
}

#[test]
fn labels_of_before_and_behind() {
    assert_eq!(
        problems("二、整改情况\n(一)值守不规范\n整改前:夜间无人。\n整改后:补招9名。"),
        ["二、 (一) |  |  | 值守不规范 | 补招9名。"]
    );
}

/// What is still open, and what comes next.
fn steps(body: &str) -> (Vec<String>, Vec<String>) {
    let body = format!("二、整改情况\n1.学习不够。\n整改情况:制定计划。\n{body}");
    read(&body, |reading, ledger| {
        let texts = |list: &[super::NumberedText]| {
            list.iter()
                .map(|n| reading.get(n.text).to_owned())
                .collect()
        };
        (texts(&ledger.remaining), texts(&ledger.commitments))
    })
}

#[test]
fn a_heading_below_a_mixed_part_says_which_of_the_two_it_is() {
    let (open, next) = steps(
        "三、尚未完成的问题及下一步措施\n(一)尚未完成的问题\n1.经费缺口较大。\n\
         (二)下一步措施\n1.紧盯未完成问题不松劲。每月调度。",
    );
    assert_eq!(open, ["经费缺口较大。"]);
    assert_eq!(next, ["紧盯未完成问题不松劲。每月调度。"]);
    let (open, next) = steps(
        "三、存在的困难和下一步措施\n(一)存在的困难。队伍不稳。\n(二)下一步措施。\n1.争取经费。",
    );
    assert_eq!(open, ["存在的困难。队伍不稳。"]);
    assert_eq!(next, ["争取经费。"]);
}

#[test]
fn reasons_are_no_steps() {
    let (_, next) = steps(
        "三、后续工作安排\n尚有2个问题未完成,主要原因:一是情况复杂;二是周期较长。\n(一)压实责任。每季度检查。",
    );
    assert_eq!(next, ["压实责任。每季度检查。"]);
}

const HEAD: &str = "二、整改台账\n序号\t类别\t问题\t整改措施\t责任人\n";

#[test]
fn a_number_in_the_cell_of_a_problem_counts_where_the_row_has_none() {
    let rows = "问题\t整改情况\n(一)学习不够。只学2次。\t制定计划\n(二)账目不清\t重建台账";
    assert_eq!(
        problems(&format!("二、整改台账\n{rows}")),
        [
            "二、 (一) |  |  | 学习不够 | 制定计划",
            "二、 (二) |  |  | 账目不清 | 重建台账"
        ]
    );
    assert_eq!(
        problems(&format!("{HEAD}1\t理论\t(1)学习不够\t制定计划\t王某")),
        ["二、 1 | 理论 |  | 学习不够 | 制定计划 王某"]
    );
}

#[test]
fn a_problem_over_the_rows_of_others_classes_them() {
    let head = "二、整改台账\n序号\t反馈问题\t具体问题\t整改措施\n";
    assert_eq!(
        problems(&format!(
            "{head}1\t学习不够\t(1)计划不全\t制定计划\n\t\t(2)笔记缺失\t补齐笔记\n2\t账目不清\t凭证缺失\t补齐凭证"
        )),
        [
            "二、 1 (1) | 学习不够 |  | 计划不全 | 制定计划",
            "二、 1 (2) | 学习不够 |  | 笔记缺失 | 补齐笔记",
            "二、 2 | 账目不清 |  | 凭证缺失 | 补齐凭证"
        ]
    );
    // Where each row has both, the second tells more of the first.
    assert_eq!(
        problems(&format!(
            "{head}1\t学习不够\t计划不全\t制定计划\n2\t账目不清\t凭证缺失\t补齐凭证"
        )),
        [
            "二、 1 |  |  | 学习不够 | 制定计划",
            "二、 2 |  |  | 账目不清 | 补齐凭证"
        ]
    );
}

#[test]
fn sums_below_a_table_and_heads_above_it_are_no_problems() {
    let rows = "1\t理论\t学习不够\t制定计划\t王某\n合计\t\t1个问题\t\t\n";
    assert_eq!(
        problems(
            &format!("{HEAD}{rows}{HEAD}1\t合计\t账目不清\t重建台账\t李某")
                .replacen("二、整改台账\n", "", 2)
        ),
        [
            "1 | 理论 |  | 学习不够 | 制定计划 王某",
            "1 | 合计 |  | 账目不清 | 重建台账 李某"
        ]
    );
}

#[test]
fn a_cell_of_several_lines() {
    let row = "1\t理论\t一是学习不够。\u{2028}二是笔记缺失。\t整改中：\u{2028}1.制定计划；\u{2028}2.补齐笔记。\t王某\u{2028}李某";
    let found = read(
        &format!("{HEAD}{row}\n三、下一步\n长期坚持。"),
        |reading, ledger| {
            let p = &ledger.problems[0];
            let points: Vec<String> = p
                .points
                .iter()
                .map(|i| join(reading, i.marker.into_iter().chain([i.text])))
                .collect();
            let answers: Vec<String> = p
                .responses
                .iter()
                .flat_map(|r| &r.items)
                .map(|i| join(reading, [i.text]))
                .collect();
            (
                ledger.problems.len(),
                join(reading, [p.title]),
                points,
                answers,
            )
        },
    );
    assert_eq!(found.0, 1);
    assert_eq!(found.1, "学习不够");
    assert_eq!(found.2, ["一是 学习不够。", "二是 笔记缺失。"]);
    assert_eq!(
        found.3,
        [
            "制定计划；".replace('；', ";"),
            "补齐笔记。".to_owned(),
            "王某\n李某".to_owned()
        ]
    );
}

#[test]
fn whether_a_problem_is_done() {
    let statuses = |cells: &str| {
        read(
            &format!("二、整改台账\n问题\t整改情况\t是否完成\n{cells}"),
            |_, ledger| ledger.problems.iter().map(|p| p.status).collect::<Vec<_>>(),
        )
    };
    assert_eq!(
        statuses("甲不够\t已学\t是\n乙不清\t在学\t否\n丙不严\t学习\t见附件"),
        [Status::Completed, Status::InProgress, Status::Unstated]
    );
}

#[test]
fn a_table_is_all_there_is() {
    let text = "青石镇整改台账\n填报单位:青石镇\n序号\t问题\t整改措施\t完成时间\n1\t学习不够。中心组2023年只学习2次,计划没有落实到人到岗到位。\t制定计划\t2023年5月\n2\t账目不清\t重建台账\t2023年6月30日\n注:以上为第一批。";
    let reading = Reading::new(text);
    let outline = outline::build(&reading);
    let ledger = super::read(&reading, &outline);
    assert_eq!(ledger.problems.len(), 2);
    assert_eq!(outline.tables[0].lines, 2..5);
}

#[test]
fn a_numbered_heading_above_one_labelled_line_is_the_problem() {
    let one = |body: &str| -> Vec<String> {
        read(&format!("一、党建\n{body}"), |reading, ledger| {
            let lines = ledger.problems.iter();
            lines
                .map(|p| format!("{} | {}", reading.get(p.title), join(reading, p.detail)))
                .collect()
        })
    };
    for label in ["存在问题", "具体表现", "问题表现", "问题描述", "反馈问题"] {
        assert_eq!(
            one(&format!(
                "(一)学习不经常\n{label}:一年只学2次。\n整改措施:学9次。\n\
                 (二)制度停留在墙上\n{label}:无人照办。\n整改措施:重新修订。"
            )),
            ["学习不经常 | 一年只学2次。", "制度停留在墙上 | 无人照办。"]
        );
    }
    // One of them stands above two problems, or they name bodies, or an aspect.
    assert_eq!(
        one("(一)组织生活\n存在问题:一年只学2次。\n整改措施:学9次。\n\
             存在问题:支部未换届。\n整改措施:已换届。\n\
             (二)青年工作\n存在问题:近5年只发展1名。\n整改措施:摸排对象3名。"),
        ["一年只学2次 | ", "支部未换届 | ", "近5年只发展1名 | "]
    );
    assert_eq!(
        one("(一)青石镇\n存在问题:一年只学2次。\n整改措施:学9次。\n\
             (二)柳河镇\n存在问题:近5年只发展1名。\n整改措施:摸排对象3名。"),
        ["一年只学2次 | ", "近5年只发展1名 | "]
    );
    assert_eq!(
        one("(一)学习方面\n存在问题:一年只学2次。\n整改措施:学9次。\n\
             (二)青年工作\n存在问题:近5年只发展1名。\n整改措施:摸排对象3名。"),
        ["一年只学2次 | ", "近5年只发展1名 | "]
    );
    assert_eq!(
        one("(一)第3号任务\n问题描述:一年只学2次。\n整改措施:学9次。\n\
             (二)第8号任务\n问题描述:近5年只发展1名。\n整改措施:摸排对象3名。"),
        ["一年只学2次 | ", "近5年只发展1名 | "]
    );
}

#[test]
fn parts_above_one_labelled_line_are_problems_if_one_finds_fault() {
    let body = |first: &str, second: &str| {
        format!(
            "一、{first}\n存在问题:近5年只招1人。\n整改措施:招2人。\n\
             二、{second}\n存在问题:雷达坏3次。\n整改措施:换7套。"
        )
    };
    assert_eq!(
        problems(&body("业务工作后继乏人", "设备管理缺位")),
        [
            "一、 |  |  | 业务工作后继乏人 | 招2人。",
            "二、 |  |  | 设备管理缺位 | 换7套。"
        ]
    );
    assert_eq!(
        problems(&body("业务工作", "设备管理")),
        [
            "一、 | 业务工作 |  | 近5年只招1人 | 招2人。",
            "二、 | 设备管理 |  | 雷达坏3次 | 换7套。"
        ]
    );
}

#[test]
fn deeds_above_an_outcome_are_an_answer_without_a_label() {
    assert_eq!(
        problems(
            "二、整改情况\n1.护林责任压得不实。盗伐3起。\n(1)签订责任书9份。\n(2)增设卡口4处。\n整改成效:盗伐为零。\n\
             2.登记慢。\n(1)压减时限3天。\n整改成效:群众满意。"
        ),
        [
            "二、 1. |  |  | 护林责任压得不实 | (1) 签订责任书9份。 (2) 增设卡口4处。 盗伐为零。",
            "二、 2. |  |  | 登记慢 | (1) 压减时限3天。 群众满意。",
        ]
    );
    // What tells of the fault is none, nor what stands above measures that have a label.
    assert_eq!(
        problems(
            "二、整改情况\n1.护林责任压得不实。\n3个村未签责任书。\n整改成效:盗伐为零。\n2.登记慢。\n群众不满意。\n整改成效:群众满意。"
        ),
        [
            "二、 1. |  |  | 护林责任压得不实 | 盗伐为零。",
            "二、 2. |  |  | 登记慢 | 群众满意。",
        ]
    );
    assert_eq!(
        problems(
            "二、整改情况\n1.登记慢。\n(1)组织登记9次,每次3天。\n整改情况:压减时限。\n整改成效:群众满意。"
        ),
        ["二、 1. (1) | 登记慢 |  | 组织登记9次,每次3天 | 压减时限。 群众满意。"]
    );
}

#[test]
fn a_number_that_comes_again_before_the_same_label_is_another_problem() {
    assert_eq!(
        problems(
            "二、整改情况\n1.预报不准。\n整改情况:会商12次。\n1.设备老旧。\n整改情况:更换7套。\n2.学习少。\n整改情况:学习9次。"
        ),
        [
            "二、 1. |  |  | 预报不准 | 会商12次。",
            "二、 1. |  |  | 设备老旧 | 更换7套。",
            "二、 2. |  |  | 学习少 | 学习9次。",
        ]
    );
    assert_eq!(
        problems("二、整改情况\n1.预报不准。\n整改措施:\n1.会商12次。\n整改成效:准确率提高。"),
        ["二、 1. |  |  | 预报不准 | 1. 会商12次。 准确率提高。"]
    );
}

#[test]
fn several_points_and_one_numbered_answer_are_one_problem() {
    let expected = ["二、 (一) |  |  | 业务工作不扎实 | 1. 会商12次。 2. 更换7套。"];
    for body in [
        "二、整改情况\n(一)业务工作不扎实\n1.预报不准。\n2.设备老旧。\n整改情况:\n1.会商12次。\n2.更换7套。",
        "二、整改情况\n(一)业务工作不扎实\n反馈问题:1.预报不准。2.设备老旧。\n整改情况:1.会商12次。2.更换7套。",
    ] {
        assert_eq!(problems(body), expected);
    }
    // One that is labelled below an aspect is the problem.
    assert_eq!(
        problems("二、整改情况\n(一)业务工作方面\n反馈问题:预报不准。\n整改情况:会商12次。"),
        ["二、 (一) | 业务工作方面 |  | 预报不准 | 会商12次。"]
    );
}

#[test]
fn what_the_feedback_is_said_to_point_out_is_the_problem() {
    assert_eq!(
        problems(
            "二、整改情况\n1.关于业务工作方面。反馈意见指出:“预报不准”。整改情况:会商12次。\n\
             2.关于队伍建设方面。反馈意见指出:“三会一课”。整改情况:学习9次。"
        ),
        [
            "二、 1. | 关于业务工作方面 |  | 预报不准 | 会商12次。",
            "二、 2. | 关于队伍建设方面 |  | 三会一课 | 学习9次。",
        ]
    );
}

#[test]
fn one_of_several_lists_classes_the_problems_right_below_it() {
    let (first, second) = ("一、巡察反馈问题整改情况", "二、专项检查反馈问题整改情况");
    let below = "1.学习少。\n整改情况:学习9次。\n2.账目乱。\n整改情况:理账7本。";
    let aspects = |body: &str| {
        let lines = problems(body);
        let aspect = |line: &String| line.split(" | ").nth(1).map(str::to_owned);
        lines.iter().filter_map(aspect).collect::<Vec<_>>()
    };
    let several = aspects(&format!("{first}\n{below}\n{second}\n{below}"));
    let names = [first, second].map(|part| &part["一、".len()..]);
    assert_eq!(several, [names[0], names[0], names[1], names[1]]);
    assert_eq!(aspects(&format!("{first}\n{below}")), ["", ""]);
}
