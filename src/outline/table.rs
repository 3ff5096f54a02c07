//! Tables that came as rows: cells parted by tabs (or |), or one cell a line.

use super::label::{self, LabelClass};
use super::page::LineRole;
use crate::text::{Line, Reading, Span, numeral};

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
    /// One cell a column; `None` where it is empty.
    pub rows: Vec<Vec<Option<Span>>>,
    /// The heading it stands under.
    pub parent: Option<usize>,
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
            .then(|| separated(reading, i).or_else(|| stacked(reading, i)))
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

/// What the head of a column says; `None` for words that head no column.
fn column(head: &str) -> Option<Column> {
    let words = head.trim_matches(['(', ')', ' ', ':']);
    match words {
        "序号" | "编号" | "序" | "问题序号" => Some(Column::Number),
        "类别" | "问题类别" | "方面" | "问题方面" | "问题分类" | "领域" | "分类" | "所属方面" => {
            Some(Column::Aspect)
        }
        "备注" | "说明" | "是否长期坚持" | "佐证材料" | "佐证" => {
            Some(Column::Other)
        }
        _ => label::class_of(words).map(Column::Labelled),
    }
}

/// Do these words head a column?
pub fn is_column(head: &str) -> bool {
    column(head.trim()).is_some()
}

/// Do these words, one a column, head a ledger?
pub fn heads_ledger(text: &str, heads: impl Iterator<Item = Span>) -> bool {
    let columns: Option<Vec<(Column, Span)>> = heads
        .map(|head| head.trim(text))
        .map(|head| Some((column(head.of(text))?, head)))
        .collect();
    columns.is_some_and(|columns| is_head(&columns))
}

/// Is this the head of a ledger: problems in one column, answers in another?
fn is_head(columns: &[(Column, Span)]) -> bool {
    let has = |answers: bool| {
        columns
            .iter()
            .any(|(c, _)| matches!(c, Column::Labelled(l) if l.is_answer() == answers))
    };
    columns.len() >= 3 && has(true) && has(false)
}

/// Rows with a tab or | between the cells.
fn separated(reading: &Reading, from: usize) -> Option<Table> {
    let lines = reading.lines();
    let text = reading.text();
    let mark = ['\t', '|']
        .into_iter()
        .find(|&m| lines[from].whole.of(text).matches(m).nth(1).is_some())?;
    let columns: Vec<(Column, Span)> = cells(text, lines[from].whole, mark)
        .into_iter()
        .map(|cell| Some((column(cell.of(text))?, cell)))
        .collect::<Option<_>>()?;
    if !is_head(&columns) {
        return None;
    }
    let length = lines[from + 1..]
        .iter()
        .take_while(|l| l.is_blank() || l.whole.of(text).contains(mark))
        .count();
    let rows: Vec<Vec<Option<Span>>> = lines[from + 1..from + 1 + length]
        .iter()
        .filter(|l| !l.is_blank())
        .map(|l| row(text, l.whole, mark, columns.len()))
        .collect();
    Some(Table {
        lines: from..from + 1 + length,
        columns,
        rows: rows
            .into_iter()
            .filter(|r| r.iter().any(Option::is_some))
            .collect(),
        parent: None,
    })
}

fn cells(text: &str, line: Span, mark: char) -> Vec<Span> {
    // | a | b |: the marks at either end hold no cell.
    let line = if mark == '|' {
        let inner = line.trim(text);
        let s = inner.of(text);
        let start = inner.start + usize::from(s.starts_with('|'));
        Span::new(
            start,
            (inner.end - usize::from(s.len() > 1 && s.ends_with('|'))).max(start),
        )
    } else {
        line
    };
    let mut at = line.start;
    line.of(text)
        .split(mark)
        .map(|cell| {
            let span = Span::new(at, at + cell.len()).trim(text);
            at += cell.len() + 1;
            span
        })
        .collect()
}

fn row(text: &str, line: Span, mark: char, columns: usize) -> Vec<Option<Span>> {
    let mut row: Vec<Option<Span>> = cells(text, line, mark)
        .into_iter()
        .map(|c| Some(c).filter(|c| !c.is_empty() && c.of(text).chars().any(char::is_alphanumeric)))
        .collect();
    row.resize(columns, None);
    row
}

/// One cell a line: the heads, then as many lines for each row, the first one its number.
fn stacked(reading: &Reading, from: usize) -> Option<Table> {
    let text = reading.text();
    if column(reading.get(reading.lines()[from].span)) != Some(Column::Number) {
        return None;
    }
    let cells: Vec<(usize, &Line)> = reading.lines()[from..]
        .iter()
        .enumerate()
        .filter(|(_, l)| !l.is_blank())
        .map(|(i, l)| (from + i, l))
        .take(MOST_COLUMNS)
        .collect();
    let columns: Vec<(Column, Span)> = cells
        .iter()
        .map_while(|(_, l)| Some((column(l.span.of(text))?, l.span)))
        .collect();
    if !is_head(&columns) {
        return None;
    }
    let mut table = Table {
        lines: from..cells[columns.len() - 1].0 + 1,
        columns,
        rows: Vec::new(),
        parent: None,
    };
    while let Some((row, end)) = stacked_row(reading, &table) {
        table.rows.push(row);
        table.lines.end = end;
    }
    (!table.rows.is_empty()).then_some(table)
}

/// The next row of a table with one cell a line, and the line behind it.
fn stacked_row(reading: &Reading, table: &Table) -> Option<(Vec<Option<Span>>, usize)> {
    let number = table.rows.len() as u64 + 1;
    let mut lines = (table.lines.end..reading.lines().len())
        .filter(|&i| !reading.lines()[i].is_blank())
        .map(|i| (i, reading.lines()[i].span));
    let (first, cell) = lines.next()?;
    if numeral::whole(reading.get(cell)) != Some(number) {
        return None;
    }
    let mut row = vec![Some(cell)];
    let mut end = first + 1;
    for (i, cell) in lines.take(table.columns.len() - 1) {
        // A cell was empty: the next row begins early.
        if numeral::whole(reading.get(cell)) == Some(number + 1) {
            break;
        }
        row.push(Some(cell));
        end = i + 1;
    }
    // Which cell is missing cannot be told: only the first columns are sure.
    let sure = if row.len() < table.columns.len() {
        row.len().min(2)
    } else {
        row.len()
    };
    row.truncate(sure);
    row.resize(table.columns.len(), None);
    Some((row, end))
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
                r.iter()
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
    fn other_lines_are_no_table() {
        assert_eq!(rows("甲\t乙\t丙\n1\t2\t3"), Vec::<Vec<String>>::new());
        assert_eq!(rows("序号\n说明\n1"), Vec::<Vec<String>>::new());
    }
}
