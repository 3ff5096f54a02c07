//! The heads of a table: which column holds what.

use super::Column;
use crate::outline::label::{self, LabelClass};
use crate::text::Span;

/// Longest head, in characters. A longer cell is a text, and its row is no head.
const LONGEST_HEAD: usize = 20;

/// What the head of a column says; `None` for words that head no column that is known.
pub fn column(head: &str) -> Option<Column> {
    let words: String = head.chars().filter(|c| !c.is_whitespace()).collect();
    // 完成情况(截至6月底)
    let words = match words.find('(') {
        Some(at) if at > 0 && words.ends_with(')') => &words[..at],
        _ => words.trim_matches(['(', ')', ':']),
    };
    if label::NUMBER_HEADS.contains(&words) {
        Some(Column::Number)
    } else if label::CLASS_HEADS.contains(&words) {
        Some(Column::Aspect)
    } else if label::OTHER_HEADS.contains(&words) {
        Some(Column::Other)
    } else {
        label::class_of_head(words).map(Column::Labelled)
    }
}

/// Do these words head a column?
pub fn is_column(head: &str) -> bool {
    column(head.trim()).is_some()
}

/// Do these words, one a column, head a ledger, and is none of them unknown?
pub fn heads_ledger(text: &str, heads: impl Iterator<Item = Span>) -> bool {
    let columns: Option<Vec<(Column, Span)>> = heads
        .map(|head| head.trim(text))
        .map(|head| Some((column(head.of(text))?, head)))
        .collect();
    columns.is_some_and(|columns| columns.len() >= 3 && is_ledger(&columns))
}

/// Problems in one column, answers in another?
pub fn is_ledger(columns: &[(Column, Span)]) -> bool {
    let has = |answers: bool| {
        columns
            .iter()
            .any(|(c, _)| matches!(c, Column::Labelled(l) if l.is_answer() == answers))
    };
    has(true) && has(false)
}

/// The columns under heads of one row, or of two where the cells of the first are merged over those of the second
/// (整改责任 over 责任领导 and 责任单位). `None` if they head no ledger.
pub fn columns(text: &str, first: &[Span], second: Option<&[Span]>) -> Option<Vec<(Column, Span)>> {
    let heads: Vec<Span> = match second {
        Some(second) => first
            .iter()
            .enumerate()
            .map(|(i, &above)| {
                second
                    .get(i)
                    .copied()
                    .filter(|s| !s.is_empty())
                    .unwrap_or(above)
            })
            .collect(),
        None => first.to_vec(),
    };
    let mut columns = Vec::new();
    for &head in &heads {
        if !may_head(head.of(text)) {
            return None;
        }
        columns.push((column(head.of(text)).unwrap_or(Column::Other), head));
    }
    settle(text, &mut columns);
    let known = heads
        .iter()
        .filter(|h| column(h.of(text)).is_some())
        .count();
    let most = known * 2 > heads.iter().filter(|h| !h.is_empty()).count();
    let enough = heads.len() >= 3 || (heads.len() == 2 && known == 2);
    (enough && most && is_ledger(&columns)).then_some(columns)
}

/// Is this the second row of heads below `first`: heads that are known, under cells of the first that are merged?
pub fn goes_on(text: &str, first: &[Span], second: &[Span]) -> bool {
    let mut filled = second
        .iter()
        .enumerate()
        .filter(|(_, s)| !s.is_empty())
        .peekable();
    let above = |i: usize| first.get(i).copied().unwrap_or_default();
    filled.peek().is_some()
        && filled.all(|(i, s)| {
            // Two heads one below the other are two rows of a list of words.
            column(s.of(text)).is_some()
                && column(s.of(text)) != Some(Column::Number)
                && above(i).of(text) != s.of(text)
        })
        && second.iter().any(|s| s.is_empty())
}

fn may_head(words: &str) -> bool {
    words.chars().count() <= LONGEST_HEAD && !words.contains(['。', ';', ','])
}

/// What some heads say depends on the others: without a column of problems any that ends in 问题 or 具体内容 holds them,
/// and 整改内容 is what is to be put right, and not how; a unit before the problems is the one that has them, and not the one that answers for them.
fn settle(text: &str, columns: &mut [(Column, Span)]) {
    const TASKS: [&str; 2] = ["整改内容", "整改要求"];
    const PROBLEMS: [&str; 2] = ["问题", "具体内容"];
    const UNITS: [&str; 3] = ["单位", "部门", "科室"];
    let problem = Column::Labelled(LabelClass::Problem);
    let first = columns.iter().position(|(c, _)| *c == problem);
    let Some(first) = first else {
        let unknown = |c: &(Column, Span)| {
            c.0 == Column::Other && PROBLEMS.iter().any(|end| c.1.of(text).ends_with(end))
        };
        let named = columns.iter().position(unknown);
        let task = || {
            columns
                .iter()
                .position(|(_, h)| TASKS.contains(&h.of(text)))
        };
        if let Some(at) = named.or_else(task) {
            columns[at].0 = problem;
        }
        return;
    };
    let unit = columns[..first]
        .iter()
        .position(|(_, h)| UNITS.contains(&h.of(text)));
    if let Some(unit) = unit
        && !columns.iter().any(|(c, _)| *c == Column::Aspect)
    {
        columns[unit].0 = Column::Aspect;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heads(line: &str) -> Vec<Span> {
        let mut at = 0;
        let cells = line.split('\t').map(|cell| {
            let span = Span::new(at, at + cell.len());
            at += cell.len() + 1;
            span
        });
        cells.collect()
    }

    fn is_head(line: &str) -> bool {
        columns(line, &heads(line), None).is_some()
    }

    #[test]
    fn unknown_heads_beside_known_ones() {
        assert!(is_head("序号\t反馈问题\t整改措施\t涉及金额"));
        assert!(is_head("问题\t整改情况"));
        assert!(is_head("序号\t整改内容\t责任人"));
        assert!(is_head("序号\t问题\t完成情况(截至6月底)"));
        assert!(is_head("问题序号\t具体内容\t整改措施\t完成情况"));
        assert!(is_head("序号\t反馈问题具体内容\t整改措施"));
        assert!(is_head("序号\t群众反映的问题\t整改措施"));
    }

    #[test]
    fn heads_that_depend_on_the_others() {
        let found = |line: &str| -> Vec<Column> {
            let columns = columns(line, &heads(line), None).expect("a ledger");
            columns.iter().map(|(c, _)| *c).collect()
        };
        let units = found("序号\t单位\t问题\t整改情况\t部门");
        assert_eq!(units[1], Column::Aspect);
        assert_eq!(units[4], Column::Labelled(LabelClass::Responsible));
        let two = found("反馈问题\t尚未解决的问题\t整改措施");
        assert_eq!(two[1], Column::Other);
        let both = found("问题\t整改内容\t时限");
        assert_eq!(both[1], Column::Labelled(LabelClass::Measures));
    }

    #[test]
    fn heads_in_two_rows() {
        let text = "序号\t问题\t整改责任\t\n\t\t领导\t单位";
        let (first, second) = text.split_once('\n').expect("two rows");
        let shift = |spans: Vec<Span>| -> Vec<Span> {
            let by = first.len() + 1;
            spans
                .iter()
                .map(|s| Span::new(s.start + by, s.end + by))
                .collect()
        };
        let (above, below) = (heads(first), shift(heads(second)));
        assert!(goes_on(text, &above, &below));
        let columns = columns(text, &above, Some(&below)).expect("a ledger");
        let names: Vec<&str> = columns.iter().map(|(_, h)| h.of(text)).collect();
        assert_eq!(names, ["序号", "问题", "领导", "单位"]);
        let row = "序号\t问题\t整改措施\t\n1\t学习不够\t\t";
        let second = row.split_once('\n').expect("two rows").1;
        assert!(!goes_on(second, &[], &heads(second)));
    }

    #[test]
    fn other_rows_are_no_heads() {
        for line in [
            "序号\t姓名\t电话",
            "序号\t反馈问题\t类别",
            "问题\t说明",
            "姓名\t年龄\t住址\t电话\t问题\t整改",
            "1\t问题\t已制定整改措施,逐项落实。",
            "序号\t整改措施\t责任人",
            "序号\t具体内容\t备注",
        ] {
            assert!(!is_head(line), "{line}");
        }
    }
}
