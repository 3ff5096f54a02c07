//! The rows of a table whose lines ran together: the last cell of each is glued to the next number.

use crate::outline::marker::{self, MarkerKind};
use crate::outline::table;
use crate::text::Span;

/// Where the header and the rows of such a table begin inside `line`, in order; empty if there is none.
pub fn starts(text: &str, line: Span) -> Vec<usize> {
    let cells = cells(text, line);
    (0..cells.len())
        .find_map(|first| table_at(text, &cells, first))
        .unwrap_or_default()
}

fn cells(text: &str, line: Span) -> Vec<Span> {
    let mut at = line.start;
    line.of(text)
        .split('\t')
        .map(|cell| {
            let span = Span::new(at, at + cell.len());
            at += cell.len() + 1;
            span
        })
        .collect()
}

/// A table whose header begins at the end of cell `first`.
fn table_at(text: &str, cells: &[Span], first: usize) -> Option<Vec<usize>> {
    const NUMBER: [&str; 2] = ["序号", "编号"];
    let head = NUMBER
        .iter()
        .find(|w| cells[first].of(text).ends_with(**w))?;
    let header = Span::new(cells[first].end - head.len(), cells[first].end);
    let middle = cells[first + 1..]
        .iter()
        .take(table::MOST_COLUMNS)
        .take_while(|c| table::is_column(c.of(text)) && number_at_end(text, **c, 1).is_none())
        .count();
    let last = cells.get(first + 1 + middle)?;
    let number = number_at_end(text, *last, 1)?;
    let heading = heading_before(text, Span::new(last.start, number));
    let start = heading.unwrap_or(number);
    let heads = std::iter::once(header)
        .chain(cells[first + 1..=first + middle].iter().copied())
        .chain([Span::new(last.start, start)]);
    if !table::heads_ledger(text, heads) {
        return None;
    }
    let mut starts = vec![header.start, start];
    starts.extend(heading.map(|_| number));
    let mut next = 2;
    let mut at = first + 1 + middle;
    let columns = middle + 2;
    // Cells that are empty at the end of a row have left no mark: the next number may come early.
    while let Some((cell, start)) = (at + 1..(at + columns).min(cells.len()))
        .rev()
        .find_map(|i| Some((i, number_at_end(text, cells[i], next)?)))
    {
        starts.extend(heading_before(text, Span::new(cells[cell].start, start)));
        starts.push(start);
        next += 1;
        at = cell;
    }
    Some(starts)
}

/// Where the heading of further rows begins that ends `cell`: 已完成(二)…方面.
fn heading_before(text: &str, cell: Span) -> Option<usize> {
    let words = cell.of(text);
    let open = words.rfind('(')?;
    let found = marker::read(words, open).filter(|m| m.kind == MarkerKind::ParenHan)?;
    let named = words.len() > found.body && !words[open..].contains('。');
    named.then_some(cell.start + open)
}

/// Where `number` begins that `cell` ends with.
fn number_at_end(text: &str, cell: Span, number: usize) -> Option<usize> {
    let front = cell.of(text).strip_suffix(&number.to_string())?;
    let apart = !front.ends_with(|c: char| c.is_ascii_digit() || c == '.');
    apart.then_some(cell.start + front.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(text: &str) -> Vec<&str> {
        let starts = starts(text, Span::new(0, text.len()));
        let ends = starts.iter().skip(1).copied().chain([text.len()]);
        starts.iter().zip(ends).map(|(&a, b)| &text[a..b]).collect()
    }

    #[test]
    fn rows_that_ran_together_are_told_by_their_numbers() {
        assert_eq!(
            broken(
                "台账序号\t反馈问题\t整改措施\t完成情况1\t甲\t乙12台\t已完成2\t丙\t丁3\t戊\t己\t好"
            ),
            [
                "序号\t反馈问题\t整改措施\t完成情况",
                "1\t甲\t乙12台\t已完成",
                "2\t丙\t丁",
                "3\t戊\t己\t好"
            ]
        );
    }

    #[test]
    fn headings_between_rows_have_lines_of_their_own() {
        assert_eq!(
            broken(
                "序号\t反馈问题\t整改措施(一)学习方面1\t甲\t乙(试行)2\t丙\t丁(二)作风方面3\t戊\t己"
            ),
            [
                "序号\t反馈问题\t整改措施", "(一)学习方面", "1\t甲\t乙(试行)", "2\t丙\t丁",
                "(二)作风方面", "3\t戊\t己"
            ]
        );
    }

    #[test]
    fn other_tabs_part_no_rows() {
        for text in [
            "甲\t乙\t丙1\t2\t3",
            "序号\t姓名\t电话1\t甲\t12",
            "序号\t反馈问题\t整改措施2\t甲",
        ] {
            assert_eq!(broken(text), Vec::<&str>::new(), "{text}");
        }
    }
}
