//! Tables that came as rows: cells parted by tabs (or |), or one cell a line.

use super::heading::{self, PlainHeading};
use super::label::LabelClass;
use super::marker::{self, MarkerKind};
use super::page::LineRole;
use crate::text::{Reading, Span};

mod head;
mod separated;
mod stacked;

use head::column;
pub use head::{heads_ledger, is_column};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// 序号
    Number,
    /// 问题类别
    Aspect,
    Labelled(LabelClass),
    /// 备注 and the like.
    Other,
}

/// A table with a header row whose words name a column of problems and one of answers.
#[derive(Clone, Debug)]
pub struct Table {
    /// Lines of the document, header included.
    pub lines: std::ops::Range<usize>,
    /// Each with the place of its head.
    pub columns: Vec<(Column, Span)>,
    pub rows: Vec<Row>,
    /// The heading it stands under.
    pub parent: Option<usize>,
}

/// A row that is no heading of other rows.
#[derive(Clone, Debug)]
pub struct Row {
    /// One a column; `None` where it is empty.
    pub cells: Vec<Option<Span>>,
    /// The row above it that heads rows: (一)…方面.
    pub under: Option<Under>,
}

/// What a row that heads others says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Under {
    pub marker: Option<Span>,
    /// Behind the marker.
    pub name: Span,
}

impl Under {
    /// A line or cell, with the marker that it may begin with.
    fn of(text: &str, heading: Span) -> Self {
        let found = marker::read(text, heading.start);
        let body = found.map_or(heading.start, |m| m.body.min(heading.end));
        Self {
            marker: found.map(|m| m.span),
            name: Span::new(body, heading.end),
        }
    }
}

/// The lines of the tables that have a line for each row: whatever stands in their cells, they are no opening, no
/// signature and no chrome.
pub fn rows_of_cells(reading: &Reading) -> Vec<std::ops::Range<usize>> {
    let mut tables: Vec<std::ops::Range<usize>> = Vec::new();
    let mut i = 0;
    while i < reading.lines().len() {
        let found = separated::at(reading, i).map(|table| table.lines);
        i = found.as_ref().map_or(i + 1, |lines| lines.end);
        tables.extend(found);
    }
    tables
}

/// Most columns that a table of this genre has; bounds the look ahead.
pub const MOST_COLUMNS: usize = 14;

/// All tables of the document, in order.
pub fn find(reading: &Reading, roles: &[LineRole]) -> Vec<Table> {
    let lines = reading.lines();
    let mut tables = Vec::new();
    let mut i = 0;
    while i < lines.len() {
        let found = (roles[i] == LineRole::Body)
            .then(|| separated::at(reading, i).or_else(|| stacked::at(reading, i)))
            .flatten();
        match found {
            Some(table) => {
                i = table.lines.end;
                tables.push(table);
            }
            None => i += 1,
        }
    }
    tables
}

/// Does the line, or the only cell of a row, head the rows below it: (一)…方面?
fn heads_rows(text: &str, span: Span) -> bool {
    let found = marker::read(text, span.start).map(|m| m.kind);
    let numbered = matches!(
        found,
        Some(MarkerKind::Chapter | MarkerKind::Part | MarkerKind::Ordinal | MarkerKind::ParenHan)
    );
    numbered || heading::plain(span.of(text)) == Some(PlainHeading::Aspect)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let reading = Reading::new(text);
        let roles = vec![LineRole::Body; reading.lines().len()];
        find(&reading, &roles)
            .iter()
            .flat_map(|t| &t.rows)
            .map(|r| {
                let under = r.under.map(|u| u.marker.map_or(u.name, |m| m.to(u.name)));
                let cells = under.into_iter().map(Some).chain(r.cells.iter().copied());
                cells
                    .map(|c| c.map_or(String::new(), |c| reading.get(c).to_owned()))
                    .collect()
            })
            .collect()
    }

    #[test]
    fn rows_with_tabs() {
        assert_eq!(
            rows("序号\t反馈问题\t整改措施\n1\t学习不够\t制定计划\n2\t账目不清\t\n结尾"),
            [["1", "学习不够", "制定计划"], ["2", "账目不清", ""]]
        );
    }

    #[test]
    fn one_cell_a_line() {
        assert_eq!(
            rows("序号\n问题\n整改措施\n1\n学习不够\n制定计划\n2\n账目不清\n重建\n二、监督"),
            [["1", "学习不够", "制定计划"], ["2", "账目不清", "重建"]]
        );
    }

    #[test]
    fn rows_stand_under_the_row_of_one_cell_above_them() {
        let expected = [
            vec!["(一)学习方面", "1", "学习不够", "制定计划"],
            vec!["(二)作风方面", "2", "推诿", "约谈"],
            vec!["(二)作风方面", "3", "拖延", "通报"],
        ];
        let head = "序号\t问题\t整改措施\n";
        let rest = "2\t推诿\t约谈\n3\t拖延\t通报\n三、下一步\n(一)学习";
        for second in ["(二)作风方面\n", "(二)作风方面\t\t\n"] {
            let text = format!("{head}(一)学习方面\n1\t学习不够\t制定计划\n{second}{rest}");
            assert_eq!(rows(&text), expected);
        }
        let stacked = "序号\n问题\n整改措施\n(一)学习方面\n1\n学习不够\n制定计划\n(二)作风方面\n\
                       2\n推诿\n约谈\n3\n拖延\n通报\n三、下一步";
        assert_eq!(rows(stacked), expected);
    }

    #[test]
    fn a_chinese_numeral_in_the_cell_of_the_number_heads_rows() {
        assert_eq!(
            rows("|序号|问题|整改措施|\n|一|学习方面||\n|1|学习不够|制定计划|\n|二|推诿|约谈|"),
            [
                vec!["一|学习方面", "1", "学习不够", "制定计划"],
                vec!["一|学习方面", "二", "推诿", "约谈"]
            ]
        );
    }

    #[test]
    fn a_head_printed_again_is_no_row_and_another_head_begins_another_table() {
        let expected = [["1", "甲不够", "学习"], ["2", "乙不够", "讨论"]];
        let head = "序号\t问题\t整改措施\n";
        assert_eq!(
            rows(&format!("{head}1\t甲不够\t学习\n{head}2\t乙不够\t讨论")),
            expected
        );
        assert_eq!(
            rows("序号\n问题\n整改措施\n1\n甲不够\n学习\n序号\n问题\n整改措施\n2\n乙不够\n讨论"),
            expected
        );
        assert_eq!(
            rows(&format!(
                "{head}1\t甲不够\t学习\n编号\t问题\t整改措施\n2\t乙不够\t讨论"
            )),
            expected
        );
    }

    #[test]
    fn a_cell_of_several_paragraphs_breaks_its_row() {
        let head = "序号\t问题\t整改措施\t责任人\n";
        let second = "2\t乙不够\t讨论\t李某";
        assert_eq!(
            rows(&format!(
                "{head}1\t甲不够\t一是学习。\n二是讨论。\t王某\n办公室\n{second}\n监督"
            )),
            [
                ["1", "甲不够", "一是学习。\n二是讨论。", "王某\n办公室"],
                ["2", "乙不够", "讨论", "李某"]
            ]
        );
        assert_eq!(
            rows(&format!("{head}1\t甲不够\t学习\n{second}"))[0],
            ["1", "甲不够", "学习", ""]
        );
    }

    #[test]
    fn other_lines_are_no_table() {
        assert_eq!(rows("甲\t乙\t丙\n1\t2\t3"), Vec::<Vec<String>>::new());
        assert_eq!(rows("序号\n说明\n1"), Vec::<Vec<String>>::new());
    }
}
