//! Whole documents, each built for one rule.

use std::io::Write;

use super::fib::Part;
use super::*;
use crate::source::{Omission, recognise};

const ROW_END: &[u8] = &[0x16, 0x24, 1, 0x17, 0x24, 1];
const IN_TABLE: &[u8] = &[0x16, 0x24, 1];
const HIDDEN: &[u8] = &[0x3C, 0x08, 1];
const DELETED: &[u8] = &[0x00, 0x08, 1];
const SPECIAL: &[u8] = &[0x55, 0x08, 1];

/// A document in the making.
#[derive(Default)]
struct Build {
    text: Vec<u16>,
    /// By [`super::fib::Lengths`], from the second on.
    lengths: [u32; 7],
    /// Where each run ends, and its modifiers.
    paragraphs: Vec<(usize, Vec<u8>)>,
    characters: Vec<(usize, Vec<u8>)>,
    parts: Vec<(Part, Vec<u8>)>,
    flags: u16,
}

impl Build {
    /// A paragraph with its mark, and modifiers.
    fn paragraph(mut self, text: &str, modifiers: &[u8]) -> Self {
        self = self.run(text, &[]);
        self.paragraphs.push((self.text.len(), modifiers.to_vec()));
        self
    }

    /// Part of a paragraph.
    fn run(mut self, text: &str, modifiers: &[u8]) -> Self {
        self.text.extend(text.encode_utf16());
        self.characters.push((self.text.len(), modifiers.to_vec()));
        self
    }

    fn part(mut self, part: Part, bytes: Vec<u8>) -> Self {
        self.parts.push((part, bytes));
        self
    }

    /// What follows is this part of the text; parts come in their order.
    fn begin(mut self, part: usize) -> Self {
        let here = self.text.len() as u32;
        for (i, start) in self.lengths.iter_mut().enumerate() {
            if i >= part || *start == 0 {
                *start = here;
            }
        }
        self
    }

    fn bytes(&self) -> Vec<u8> {
        let mut main = vec![0; 0x800];
        let mut put = |at: usize, bytes: &[u8]| main[at..at + bytes.len()].copy_from_slice(bytes);
        put(0, &[0xEC, 0xA5, 0xC1, 0]);
        put(10, &self.flags.to_le_bytes());
        let end = self.text.len() as u32;
        let mut starts = vec![0];
        starts.extend(
            self.lengths
                .map(|start| if start == 0 { end } else { start }),
        );
        starts.push(end);
        for (i, field) in [76, 80, 84, 92, 96, 100, 104].into_iter().enumerate() {
            let length = starts[i + 1].saturating_sub(starts[i]);
            put(field, &length.to_le_bytes());
        }
        main.extend(self.text.iter().flat_map(|unit| unit.to_le_bytes()));
        let mut parts = vec![(Part::Pieces, self.pieces())];
        parts.push((Part::ParagraphPages, pages(&mut main, &self.paragraphs, 13)));
        parts.push((Part::CharacterPages, pages(&mut main, &self.characters, 1)));
        let mut table = vec![0; 16];
        for (part, bytes) in parts.iter().chain(&self.parts) {
            let at = 154 + 8 * *part as usize;
            main[at..at + 4].copy_from_slice(&(table.len() as u32).to_le_bytes());
            main[at + 4..at + 8].copy_from_slice(&(bytes.len() as u32).to_le_bytes());
            table.extend(bytes);
        }
        container(&[("/WordDocument", &main), ("/0Table", &table)])
    }

    fn pieces(&self) -> Vec<u8> {
        let mut bytes = vec![2, 16, 0, 0, 0, 0, 0, 0, 0];
        bytes.extend((self.text.len() as u32).to_le_bytes());
        bytes.extend([0, 0, 0, 8, 0, 0, 0, 0]);
        bytes
    }

    fn read(&self) -> Extract {
        read(&self.bytes(), &OpenOptions::default()).unwrap()
    }

    fn text(&self) -> String {
        self.read().text
    }
}

/// Puts every run on a page of its own and gives the table of the pages.
fn pages(main: &mut Vec<u8>, runs: &[(usize, Vec<u8>)], length: usize) -> Vec<u8> {
    let offset = |position: usize| (0x800 + 2 * position as u32).to_le_bytes();
    let mut offsets = offset(0).to_vec();
    let mut numbers = Vec::new();
    let mut start = 0;
    for (end, modifiers) in runs {
        main.resize(main.len().next_multiple_of(512), 0);
        numbers.extend(((main.len() / 512) as u32).to_le_bytes());
        let mut page = vec![0; 512];
        page[..4].copy_from_slice(&offset(start));
        page[4..8].copy_from_slice(&offset(*end));
        page[8] = 20;
        page[511] = 1;
        let mut properties = modifiers.clone();
        if length == 13 {
            // The style before them; an even length.
            properties.splice(0..0, [0, 0]);
            properties.resize(properties.len().next_multiple_of(2), 0);
            page[41] = (properties.len() / 2) as u8;
            page[42..42 + properties.len()].copy_from_slice(&properties);
        } else {
            page[40] = properties.len() as u8;
            page[41..41 + properties.len()].copy_from_slice(&properties);
        }
        main.extend(page);
        offsets.extend(offset(*end));
        start = *end;
    }
    offsets.extend(numbers);
    offsets
}

fn container(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (name, bytes) in streams {
        file.create_stream(name).unwrap().write_all(bytes).unwrap();
    }
    file.into_inner().into_inner()
}

fn numbers(numbers: &[u32]) -> Vec<u8> {
    numbers
        .iter()
        .flat_map(|number| number.to_le_bytes())
        .collect()
}

/// The end of a row whose cells end at these edges; a negative one is of a cell that continues.
fn row_end(edges: &[i16]) -> Vec<u8> {
    let mut operand = vec![edges.len() as u8, 0, 0];
    operand.extend(edges.iter().flat_map(|edge| edge.abs().to_le_bytes()));
    for edge in edges {
        let mut cell = [0; 20];
        cell[0] = if *edge < 0 { 0x20 } else { 0 };
        operand.extend(cell);
    }
    let mut modifiers = ROW_END.to_vec();
    modifiers.extend([0x08, 0xD6]);
    modifiers.extend((operand.len() as u16 + 1).to_le_bytes());
    modifiers.extend(operand);
    modifiers
}

fn left_out(extract: &Extract, what: Omission) -> Vec<String> {
    let found = extract.left_out.iter().find(|left| left.what == what);
    found.map(|left| left.texts.clone()).unwrap_or_default()
}

fn count(extract: &Extract, what: Omission) -> usize {
    let found = extract.left_out.iter().find(|left| left.what == what);
    found.map_or(0, |left| left.count)
}

#[test]
fn characters_that_stand_for_something() {
    let doc = Build::default()
        .paragraph("一、学习\u{B}不够\u{1F}\u{1E}深\r", &[])
        .paragraph("甲\u{C}乙\r", &[])
        .paragraph(
            "见\u{13} HYPERLINK \"x\" \u{14}附件\u{15}第\u{13}EQ \\o\\ac(○,2)\u{15}条\r",
            &[],
        )
        .paragraph("多\u{13}了\r", &[]);
    assert_eq!(doc.text(), "一、学习\n不够-深\n甲\n乙\n见附件第②条\n多了\n");
}

#[test]
fn symbols_and_pictures_are_told() {
    let doc = Build::default()
        .run("已选(", &[])
        .run("(", &[0x09, 0x6A, 3, 0, 0x28, 0xF0])
        .run("\u{1}", SPECIAL)
        .run("\u{13} EMBED Equation.3 \u{14}", &[])
        .run("\u{1}", SPECIAL)
        .paragraph("\u{15}\r", &[]);
    let extract = doc.read();
    assert_eq!(extract.text, "已选(\u{FFFD}\n");
    let told = [
        Omission::UnknownCharacters,
        Omission::Pictures,
        Omission::Objects,
    ];
    assert_eq!(told.map(|what| count(&extract, what)), [1, 1, 1]);
}

#[test]
fn rows_of_tables() {
    let doc = Build::default()
        .paragraph("序号\u{7}", IN_TABLE)
        .paragraph("问题与措施\u{7}", IN_TABLE)
        .paragraph("\u{7}", &row_end(&[1000, 3000]))
        .paragraph("1\u{7}", IN_TABLE)
        .paragraph("账目\r", IN_TABLE)
        .paragraph("不清\u{7}", IN_TABLE)
        .paragraph("已改\u{7}", IN_TABLE)
        .paragraph("\u{7}", &row_end(&[1000, 2000, 3000]))
        .paragraph("\u{7}", IN_TABLE)
        .paragraph("学习\u{7}", IN_TABLE)
        .paragraph("\u{7}", IN_TABLE)
        .paragraph("\u{7}", &row_end(&[-1000, 2000, 3000]))
        .paragraph("完\r", &[]);
    assert_eq!(
        doc.text(),
        "序号\t问题与措施\t\n1\t账目\u{2028}不清\t已改\n\t学习\t\n完\n"
    );
}

#[test]
fn a_table_in_a_frame() {
    let inner = [0x16, 0x24, 1, 0x49, 0x66, 2, 0, 0, 0, 0x4B, 0x24, 1];
    let inner_end = [
        0x16, 0x24, 1, 0x49, 0x66, 2, 0, 0, 0, 0x4B, 0x24, 1, 0x4C, 0x24, 1,
    ];
    let doc = Build::default()
        .paragraph("1\r", &inner)
        .paragraph("账目\r", &inner)
        .paragraph("\r", &inner_end)
        .paragraph("框内\u{7}", IN_TABLE)
        .paragraph("\u{7}", &row_end(&[9000]));
    assert_eq!(doc.text(), "1\t账目\n框内\n");
}

#[test]
fn what_is_hidden_or_deleted_is_told() {
    let doc = Build::default()
        .run("学习", &[])
        .run("很", DELETED)
        .paragraph("不够\r", &[])
        .run("内部\r", HIDDEN)
        .paragraph("", &[])
        .run("前半", &[])
        .run("\r", DELETED)
        .paragraph("", &[])
        .paragraph("后半\r", &[]);
    let extract = doc.read();
    assert_eq!(extract.text, "学习不够\n前半后半\n");
    assert_eq!(left_out(&extract, Omission::Deletions), ["很"]);
    assert_eq!(left_out(&extract, Omission::HiddenText), ["内部"]);
}

/// A level in Chinese numerals.
fn level(template: &str) -> Vec<u8> {
    let mut bytes = vec![0; 28];
    bytes[0] = 1;
    bytes[4] = 39;
    bytes[15] = 2;
    bytes.extend((template.encode_utf16().count() as u16).to_le_bytes());
    bytes.extend(template.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

#[test]
fn automatic_numbers() {
    let mut lists = vec![1, 0];
    let mut list = [0; 28];
    list[0] = 9;
    lists.extend(list);
    for i in 0..9 {
        lists.extend(level(["\0、", "（\u{1}）"][i.min(1)]));
    }
    let mut uses = vec![1, 0, 0, 0];
    let mut of = [0; 16];
    of[0] = 9;
    uses.extend(of);
    uses.extend([0xFF; 4]);
    let on = |level: u8| [0x0B, 0x46, 1, 0, 0x0A, 0x26, level];
    let doc = Build::default()
        .paragraph("学习\r", &on(0))
        .paragraph("不够\r", &on(1))
        .paragraph("正文\r", &[])
        .paragraph("账目\r", &on(0))
        .paragraph("不清\u{7}", &[&on(1)[..], IN_TABLE].concat())
        .paragraph("\u{7}", &row_end(&[100]))
        .part(Part::Lists, lists)
        .part(Part::ListUses, uses);
    assert_eq!(
        doc.text(),
        "一、学习\n（一）不够\n正文\n二、账目\n（一）不清\n"
    );
}

#[test]
fn notes_stand_at_the_end_and_the_rest_is_told() {
    let mut build = Build::default().run("整改", &[]).run("\u{2}", SPECIAL);
    build = build.run("\u{5}", SPECIAL).paragraph("情况\r", &[]);
    build = build
        .begin(0)
        .run("\u{2}", SPECIAL)
        .paragraph(" 见附表。\r\r", &[]);
    build = build
        .begin(1)
        .paragraph("云岭县文件\r\r— 2 —\r云岭县文件\r\r", &[]);
    build = build
        .begin(2)
        .run("\u{5}", SPECIAL)
        .paragraph("请核对\r\r", &[]);
    let doc = build
        .begin(3)
        .part(Part::FootnoteRefs, [numbers(&[2, 5]), vec![1, 0]].concat())
        .part(Part::FootnoteTexts, numbers(&[0, 7, 8]))
        .part(Part::Headers, numbers(&[0, 0, 0, 0, 0, 0, 0, 7, 13, 19]))
        .part(Part::CommentTexts, numbers(&[0, 5, 6]));
    let extract = doc.read();
    assert_eq!(extract.text, "整改情况\n注1：见附表。\n");
    assert_eq!(
        left_out(&extract, Omission::HeadersFooters),
        ["云岭县文件", "— 2 —"]
    );
    assert_eq!(left_out(&extract, Omission::Comments), ["请核对"]);
}

#[test]
fn a_text_box_stands_behind_its_paragraph() {
    let mut anchor = numbers(&[1, 9, 77]);
    anchor.extend([0; 22]);
    let mut boxes = numbers(&[0, 4, 5, 6]);
    for id in [77u32, 0, 0] {
        boxes.extend([0; 14]);
        boxes.extend(id.to_le_bytes());
        boxes.extend([0; 4]);
    }
    let doc = Build::default()
        .run("甲", &[])
        .run("\u{8}", SPECIAL)
        .paragraph("乙\r", &[])
        .paragraph("丙\r", &[])
        .begin(4)
        .paragraph("框中\r\r\r\r", &[])
        .part(Part::Anchors, anchor)
        .part(Part::TextBoxes, boxes);
    assert_eq!(doc.text(), "甲乙\n框中\n丙\n");
}

fn refusal(bytes: &[u8]) -> OpenError {
    read(bytes, &OpenOptions::default()).unwrap_err()
}

#[test]
fn what_is_not_read_is_named() {
    let mut doc = Build::default().paragraph("学习\r", &[]);
    doc.flags = 0x0100;
    assert_eq!(refusal(&doc.bytes()), OpenError::Encrypted(format::DOC));
    let old = container(&[(
        "/WordDocument",
        &[0xDC, 0xA5, 0x68, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    )]);
    assert_eq!(refusal(&old), OpenError::NotRead(Some(format::WORD_95)));
    let works = container(&[("/MatOST", &[1]), ("/CONTENTS", &[1])]);
    assert_eq!(refusal(&works), OpenError::NotRead(Some(format::WORKS)));
    assert_eq!(recognise(&works), Some(format::WORKS));
    let other = container(&[("/Other", &[1])]);
    assert_eq!(refusal(&other), OpenError::NotRead(Some(format::OLE)));
    assert!(matches!(
        refusal(b"\xD0\xCF\x11\xE0"),
        OpenError::Broken(..)
    ));
}

#[test]
fn damage_ends_in_an_error_or_in_text() {
    let doc = Build::default()
        .paragraph("一、学习\r", &[0x0B, 0x46, 1, 0])
        .paragraph("1\u{7}", IN_TABLE)
        .paragraph("\u{7}", &row_end(&[1000]))
        .paragraph("完\u{13}A\u{14}\r", HIDDEN)
        .bytes();
    for i in 0..20 {
        let _ = read(&doc[..doc.len() * i / 20], &OpenOptions::default());
    }
    let mut state = 7u32;
    for _ in 0..200 {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let mut damaged = doc.clone();
        let at = (state >> 8) as usize % damaged.len();
        damaged[at] ^= (state >> 3) as u8 | 1;
        let _ = read(&damaged, &OpenOptions::default());
    }
}
