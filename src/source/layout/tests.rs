use super::*;
use crate::source::Extract;

/// Of A4, with lines of 16 points as offices set them: 28 characters from x = 80 on, 29 points apart.
const LEFT: f32 = 80.0;
const SIZE: f32 = 16.0;
const PER_LINE: usize = 28;
const PITCH: f32 = 29.0;
const TOP: f32 = 110.0;

fn run(x: f32, y: f32, text: &str) -> Run {
    sized(x, y, SIZE, text)
}

fn sized(x: f32, y: f32, size: f32, text: &str) -> Run {
    Run {
        x,
        y,
        width: text.chars().map(signs::ems).sum::<f32>() * size,
        size,
        text: text.to_owned(),
    }
}

fn page(runs: Vec<Run>) -> Page {
    Page {
        width: 595.0,
        height: 842.0,
        runs,
        ..Page::default()
    }
}

/// `text` cut into lines, the first with an indent of `indent` ems.
fn set(text: &str, indent: usize) -> Vec<(f32, String)> {
    let mut lines = Vec::new();
    let mut chars = text.chars().peekable();
    let mut room = PER_LINE - indent;
    while chars.peek().is_some() {
        let line: String = chars.by_ref().take(room).collect();
        lines.push((LEFT + (PER_LINE - room) as f32 * SIZE, line));
        room = PER_LINE;
    }
    lines
}

fn placed(lines: &[(f32, String)]) -> Vec<Run> {
    let at = |i: usize| TOP + i as f32 * PITCH;
    lines
        .iter()
        .enumerate()
        .map(|(i, (x, text))| run(*x, at(i), text))
        .collect()
}

fn read(pages: Vec<Page>) -> Extract {
    let mut layout = Layout::default();
    let mut writer = Writer::default();
    pages.into_iter().for_each(|page| layout.page(page));
    layout.write(&mut writer);
    writer.finish().unwrap()
}

fn long(n: usize) -> String {
    "县委办公室组织有关科室逐项核对资料并补齐手续"
        .chars()
        .cycle()
        .take(n)
        .collect()
}

#[test]
fn a_paragraph_goes_on_over_its_lines() {
    let texts = [
        format!("一、{}", long(10)),
        format!("（一）{}。", long(70)),
        format!("1.{}。", long(60)),
    ];
    let lines: Vec<_> = texts.iter().flat_map(|text| set(text, 2)).collect();
    assert_eq!(
        read(vec![page(placed(&lines))]).text,
        texts.join("\n") + "\n"
    );
}

#[test]
fn a_paragraph_whose_last_line_is_full_ends_by_the_indent_of_the_next() {
    let texts = [
        long(25) + "。",
        long(26 + 27) + "。",
        long(40),
        long(25) + "，",
        long(30),
    ];
    let lines: Vec<_> = texts.iter().flat_map(|text| set(text, 2)).collect();
    assert_eq!(
        read(vec![page(placed(&lines))]).text,
        texts[..3].join("\n") + "\n" + &texts[3] + &texts[4] + "\n"
    );
}

#[test]
fn a_paragraph_goes_on_over_the_page() {
    let texts = [long(20), long(80), long(30)];
    let lines: Vec<_> = texts.iter().flat_map(|text| set(text, 2)).collect();
    let mut first = placed(&lines[..3]);
    let mut second = placed(&lines[3..]);
    for (number, runs) in [&mut first, &mut second].into_iter().enumerate() {
        runs.push(run(280.0, 60.0, "公开稿"));
        runs.push(run(285.0, 790.0, &format!("— {} —", number + 1)));
    }
    let extract = read(vec![page(first), page(second)]);
    assert_eq!(extract.text, texts.join("\n") + "\n");
    let cut = (20 + 1 + 26 + 28) * 3 - 2;
    assert_eq!(extract.pages, [0, cut]);
    assert_eq!(extract.left_out[0].texts, ["公开稿", "— 1 —"]);
    assert_eq!(extract.left_out[0].count, 2);
}

#[test]
fn a_table_by_its_borders() {
    // Columns of 40, 200 and 100 points; the first cell of the last two rows is merged.
    let (xs, ys) = ([80.0, 120.0, 320.0, 420.0], [100.0, 130.0, 190.0, 220.0]);
    let mut rules = Vec::new();
    for (i, y) in ys.into_iter().enumerate() {
        let x0 = if i == 2 { xs[1] } else { xs[0] };
        rules.push(Rule {
            x0,
            y0: y,
            x1: xs[3],
            y1: y,
        });
    }
    for x in xs {
        rules.push(Rule {
            x0: x,
            y0: ys[0],
            x1: x,
            y1: ys[3],
        });
    }
    let cell = |x: f32, y: f32, text: &str| sized(x, y, 12.0, text);
    let runs = vec![
        run(80.0, 80.0, "附件"),
        cell(85.0, 120.0, "序号"),
        cell(125.0, 120.0, "问题"),
        cell(325.0, 120.0, "整改情况"),
        cell(85.0, 170.0, "1"),
        cell(125.0, 150.0, "资料没有逐项核对也没有补齐手续"),
        cell(125.0, 168.0, "的有三处"),
        cell(325.0, 150.0, "已完成。"),
        cell(325.0, 168.0, "已公开。"),
        cell(125.0, 210.0, "账目不清"),
        cell(325.0, 210.0, "已完成"),
        run(80.0, 260.0, "说明"),
    ];
    let page = Page {
        rules,
        ..page(runs)
    };
    assert_eq!(
        read(vec![page]).text,
        "附件\n序号\t问题\t整改情况\n1\t资料没有逐项核对也没有补齐手续的有三处\t已完成。\u{2028}已公开。\n\t账目不清\t已完成\n说明\n"
    );
}

#[test]
fn the_head_of_a_table_stands_once() {
    let ys = [100.0, 130.0, 160.0];
    let xs = [80.0, 120.0, 420.0];
    let mut rules: Vec<Rule> = ys
        .iter()
        .map(|&y| Rule {
            x0: xs[0],
            y0: y,
            x1: xs[2],
            y1: y,
        })
        .collect();
    rules.extend(xs.iter().map(|&x| Rule {
        x0: x,
        y0: ys[0],
        x1: x,
        y1: ys[2],
    }));
    let with = |number: &str| {
        let cells = [
            (85.0, 120.0, "序号"),
            (125.0, 120.0, "问题"),
            (85.0, 150.0, number),
            (125.0, 150.0, "账目不清"),
        ];
        let runs = cells.map(|(x, y, text)| sized(x, y, 12.0, text)).to_vec();
        Page {
            rules: rules.clone(),
            ..page(runs)
        }
    };
    let extract = read(vec![with("1"), with("2"), with("3")]);
    assert_eq!(
        extract.text,
        "序号\t问题\n1\t账目不清\n2\t账目不清\n3\t账目不清\n"
    );
    assert_eq!(extract.left_out[0].texts, ["序号 问题"]);
    assert_eq!(extract.pages.len(), 3);
}

#[test]
fn a_frame_is_no_table() {
    let mut rules = Vec::new();
    for y in [100.0, 300.0] {
        rules.push(Rule {
            x0: 70.0,
            y0: y,
            x1: 520.0,
            y1: y,
        });
    }
    for x in [70.0, 520.0] {
        rules.push(Rule {
            x0: x,
            y0: 100.0,
            x1: x,
            y1: 300.0,
        });
    }
    let text = long(60);
    let page = Page {
        rules,
        ..page(placed(&set(&text, 2)))
    };
    assert_eq!(read(vec![page]).text, text + "\n");
}

#[test]
fn a_table_without_borders() {
    let mut runs = Vec::new();
    let rows = [
        ["序号", "单位", "件数"],
        ["1", "甲镇政府", "12"],
        ["2", "乙街道", "7"],
        ["3", "丙局", "3"],
    ];
    for (i, cells) in rows.into_iter().enumerate() {
        for (x, text) in [80.0, 160.0, 400.0].into_iter().zip(cells) {
            runs.push(run(x, TOP + i as f32 * PITCH, text));
        }
    }
    assert_eq!(
        read(vec![page(runs)]).text,
        "序号\t单位\t件数\n1\t甲镇政府\t12\n2\t乙街道\t7\n3\t丙局\t3\n"
    );
}

#[test]
fn signatures_beside_each_other_are_no_table() {
    let runs = vec![
        run(80.0, 600.0, "电话：0000000"),
        run(320.0, 600.0, "邮编：000000"),
        run(80.0, 629.0, "地址：某路1号"),
        run(320.0, 629.0, "信箱：1号"),
    ];
    assert_eq!(
        read(vec![page(runs)]).text,
        "电话：0000000 邮编：000000\n地址：某路1号 信箱：1号\n"
    );
}

#[test]
fn two_columns_are_read_one_after_the_other() {
    let mut runs = vec![sized(150.0, 80.0, 22.0, "关于整改进展情况的通报")];
    let (left, right) = (long(8) + &long(150), long(170));
    for (x, text) in [(60.0, &left), (320.0, &right)] {
        let chars: Vec<char> = text.chars().collect();
        for (i, line) in chars.chunks(17).enumerate() {
            let line: String = line.iter().collect();
            runs.push(sized(x, 120.0 + i as f32 * 20.0, 12.0, &line));
        }
    }
    assert_eq!(
        read(vec![page(runs)]).text,
        format!("关于整改进展情况的通报\n{left}\n{right}\n")
    );
}

#[test]
fn a_title_on_two_lines_is_one() {
    let mut runs = vec![
        sized(187.5, 100.0, 22.0, "关于整改进展情况的通"),
        sized(253.5, 132.0, 22.0, "报续篇一"),
    ];
    runs.extend(
        placed(&set(&long(80), 2))
            .into_iter()
            .map(|r| Run { y: r.y + 80.0, ..r }),
    );
    assert_eq!(
        read(vec![page(runs)]).text,
        format!("关于整改进展情况的通报续篇一\n{}\n", long(80))
    );
}

#[test]
fn signs_one_by_one_and_printed_twice() {
    let mut runs = Vec::new();
    for (i, c) in "一一核对。".chars().enumerate() {
        for shift in [0.0, 0.4] {
            runs.push(run(LEFT + i as f32 * SIZE + shift, TOP, &c.to_string()));
        }
    }
    runs.push(run(LEFT + 5.0 * SIZE, TOP, "open "));
    runs.push(run(LEFT + 7.5 * SIZE, TOP, "data"));
    assert_eq!(read(vec![page(runs)]).text, "一一核对。open data\n");
}

#[test]
fn a_first_line_that_repeats_is_no_running_head() {
    let first = [
        sized(187.5, TOP, 22.0, "通报"),
        run(LEFT, TOP + 60.0, "整改情况："),
    ];
    let second = [
        run(LEFT, TOP, "整改情况："),
        run(LEFT, TOP + PITCH, "已完成。"),
    ];
    let extract = read([first, second].map(|runs| page(runs.to_vec())).to_vec());
    assert_eq!(extract.text, "通报\n整改情况：\n整改情况：\n已完成。\n");
    assert!(extract.left_out.is_empty());
}

#[test]
fn a_number_at_the_foot_is_text_unless_it_stands_apart() {
    let bare = |gap: f32| {
        let mut runs = vec![run(LEFT, 780.0 - gap, "共计"), run(LEFT, 780.0, "12")];
        runs.push(run(LEFT, 300.0, "一、账目"));
        read(vec![page(runs)]).text
    };
    assert_eq!(bare(PITCH), "一、账目\n共计\n12\n");
    assert_eq!(bare(60.0), "一、账目\n共计\n");
}

#[test]
fn pages_of_pictures_are_told() {
    let picture = || Page {
        pictures: 1,
        ..page(Vec::new())
    };
    let both = Page {
        pictures: 2,
        ..page(vec![run(LEFT, TOP, "说明")])
    };
    let extract = read(vec![picture(), both]);
    assert_eq!(extract.pages, [0, 0]);
    let told: Vec<_> = extract.left_out.iter().map(|l| (l.what, l.count)).collect();
    assert_eq!(
        told,
        [(Omission::PagesWithoutText, 1), (Omission::Pictures, 2)]
    );
}

#[test]
fn odd_numbers_do_no_harm() {
    let odd = [f32::NAN, f32::INFINITY, -1e30, 0.0, 1e5];
    let mut runs = Vec::new();
    let mut rules = Vec::new();
    for (i, &x) in odd.iter().enumerate() {
        for &y in &odd {
            runs.push(Run {
                x,
                y,
                width: y,
                size: odd[4 - i],
                text: " 甲 ".to_owned(),
            });
            rules.push(Rule {
                x0: x,
                y0: y,
                x1: y,
                y1: x,
            });
        }
    }
    read(vec![Page {
        width: f32::NAN,
        height: 0.0,
        runs,
        rules,
        pictures: 0,
    }]);
}

#[test]
fn notes_at_the_foot_go_to_the_end_and_their_numbers_out_of_the_text() {
    let mut runs = placed(&set(&long(40), 2));
    let y = TOP + PITCH;
    let end = LEFT + 14.0 * SIZE;
    runs.push(sized(end, y - 5.0, 9.0, "1"));
    runs.push(run(end + 5.0, y, "，面积20m"));
    runs.push(sized(end + 5.0 + 4.5 * SIZE, y - 5.0, 9.0, "2"));
    runs.push(sized(LEFT, 700.0, 10.0, "1 以审核数为准，"));
    runs.push(sized(LEFT, 714.0, 10.0, "不含附件。"));
    let next = [run(LEFT + 2.0 * SIZE, TOP, "二、账目")];
    let text = read(vec![page(runs), page(next.to_vec())]).text;
    assert_eq!(
        text,
        format!(
            "{}，面积20m²\n二、账目\n注1：以审核数为准，不含附件。\n",
            long(40)
        )
    );
}

#[test]
fn small_print_that_no_number_refers_to_is_text() {
    let mut runs = placed(&set(&long(80), 2));
    runs.push(sized(LEFT, 700.0, 10.0, "1 以审核数为准"));
    assert!(read(vec![page(runs)]).text.ends_with("\n1 以审核数为准\n"));
}

#[test]
fn a_row_that_the_page_end_cuts_is_one_row() {
    let with = |cells: &[(f32, f32, &str)]| {
        let ys = [100.0, 130.0, 190.0];
        let xs = [80.0, 120.0, 216.0];
        let mut rules: Vec<Rule> = ys
            .iter()
            .map(|&y| Rule {
                x0: xs[0],
                y0: y,
                x1: xs[2],
                y1: y,
            })
            .collect();
        rules.extend(xs.iter().map(|&x| Rule {
            x0: x,
            y0: ys[0],
            x1: x,
            y1: ys[2],
        }));
        let runs = cells
            .iter()
            .map(|&(x, y, text)| sized(x, y, 12.0, text))
            .collect();
        Page {
            rules,
            ..page(runs)
        }
    };
    let first = with(&[
        (85.0, 120.0, "1"),
        (125.0, 120.0, "已完成"),
        (85.0, 150.0, "2"),
        (125.0, 150.0, "账目一直没有清"),
    ]);
    let cut = with(&[
        (125.0, 120.0, "理"),
        (85.0, 150.0, "3"),
        (125.0, 150.0, "未启动"),
    ]);
    let whole = with(&[
        (125.0, 120.0, "另有一处"),
        (85.0, 150.0, "3"),
        (125.0, 150.0, "未启动"),
    ]);
    let rows = |second: &Page| read(vec![first.clone(), second.clone()]).text;
    assert_eq!(rows(&cut), "1\t已完成\n2\t账目一直没有清理\n3\t未启动\n");
    let short = with(&[
        (85.0, 120.0, "1"),
        (125.0, 120.0, "已完成"),
        (85.0, 150.0, "2"),
        (125.0, 150.0, "不清"),
    ]);
    assert_eq!(
        read(vec![short, whole]).text,
        "1\t已完成\n2\t不清\n\t另有一处\n3\t未启动\n"
    );
}

#[test]
fn a_stretched_line_ends_its_paragraph() {
    let mut lines = set(&long(26 + 28), 2);
    lines.push((LEFT, long(28)));
    lines.push((LEFT, long(4)));
    let mut runs = placed(&lines[..2]);
    let y = TOP + 2.0 * PITCH;
    for (i, c) in "按月抽检水质。".chars().enumerate() {
        runs.push(run(LEFT + i as f32 * 4.5 * SIZE, y, &c.to_string()));
    }
    runs.extend(placed(&lines).into_iter().skip(2).map(|r| Run {
        y: r.y + PITCH,
        ..r
    }));
    assert_eq!(
        read(vec![page(runs)]).text,
        format!("{}按月抽检水质。\n{}{}\n", long(54), long(28), long(4))
    );
}

#[test]
fn numbers_may_stand_flush_and_the_text_below_them_indented() {
    let mut lines = Vec::new();
    let mut expected = String::new();
    for (heading, body) in [
        (long(8), long(60)),
        (long(9), long(25) + "。"),
        (long(24) + "。", long(50)),
    ] {
        lines.extend(set(&format!("（一）{heading}"), 0));
        lines.extend(set(&body, 2));
        expected += &format!("（一）{heading}\n{body}\n");
    }
    assert_eq!(read(vec![page(placed(&lines))]).text, expected);
}

#[test]
fn without_indents_a_number_or_a_label_begins_a_paragraph() {
    let texts = [
        long(40),
        format!("（一）{}。", long(24)),
        format!("（二）{}。", long(24)),
        format!("整改情况：{}。", long(40)),
    ];
    let lines: Vec<_> = texts.iter().flat_map(|text| set(text, 0)).collect();
    assert_eq!(
        read(vec![page(placed(&lines))]).text,
        texts.join("\n") + "\n"
    );
}

#[test]
fn columns_on_part_of_a_page() {
    let mut runs = placed(&set(&long(100), 2));
    let texts: Vec<String> = [0, 3, 7]
        .map(|skip| long(96 + skip).chars().skip(skip).collect())
        .to_vec();
    for (column, text) in texts.iter().enumerate() {
        let chars: Vec<char> = text.chars().collect();
        for (i, line) in chars.chunks(12).enumerate() {
            let line: String = line.iter().collect();
            runs.push(sized(
                80.0 + column as f32 * 150.0,
                300.0 + i as f32 * 18.0,
                11.0,
                &line,
            ));
        }
    }
    assert_eq!(
        read(vec![page(runs)]).text,
        format!("{}\n{}\n", long(100), texts.concat())
    );
}

#[test]
fn columns_whose_lines_stand_at_different_heights() {
    let mut runs = Vec::new();
    let (left, right) = (long(160), long(8) + &long(150));
    for (x, y, text) in [(60.0, 120.0, &left), (320.0, 127.0, &right)] {
        let chars: Vec<char> = text.chars().collect();
        for (i, line) in chars.chunks(17).enumerate() {
            let line: String = line.iter().collect();
            runs.push(sized(x, y + i as f32 * 20.0, 12.0, &line));
        }
    }
    assert_eq!(read(vec![page(runs)]).text, format!("{left}\n{right}\n"));
}
