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
