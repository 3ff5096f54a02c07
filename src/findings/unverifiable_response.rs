//! `unverifiable_response`: an answer that names nothing one could check.
//!
//! **What it does.** Reports an answer (measures or outcome) without a date, period, count, sum,
//! percentage, document or voucher and without a name in quotation marks. The numbers of its own points
//! do not count, nor does a mere status (已完成).
//!
//! **Why.** Whoever supervises the rectification has nothing to ask for.
//!
//! **Example.** `进一步加强学习，提高认识，抓好落实。`

use super::signs::{char_at, char_before};
use super::{Document, hit::Hit};
use crate::entities::Entity;
use crate::ledger::Response;
use crate::report::{EntityKind, ResponseKind, Value};
use crate::text::Span;

/// Marks that begin a quoted name, a document's title or number.
const NAMES_BEGIN: [char; 5] = ['“', '‘', '《', '〔', '"'];

/// What can be counted on the spot: a Chinese numeral before one of these says how many.
/// 三个, 两级, 四种 are ways of speaking.
const COUNTABLE: [&str; 17] = [
    "人", "人次", "次", "场", "场次", "期", "户", "家", "份", "起", "件", "名", "篇", "册", "本",
    "元", "亩",
];

/// Longest answer that is only a status, in characters.
const STATUS_CHARS: usize = 12;

pub fn check(document: &Document) -> Vec<Hit> {
    if !document.is_report() {
        return Vec::new();
    }
    document
        .ledger
        .problems
        .iter()
        .enumerate()
        .flat_map(|(index, problem)| problem.responses.iter().map(move |r| (index, r)))
        .filter(|(_, response)| is_answer(document, response) && !is_checkable(document, response))
        .map(|(index, response)| {
            Hit::new(
                response.text,
                "整改内容没有日期、数量、金额、文件等可核查的事项",
                "The answer names no date, number, sum, document or quoted name that one could check",
            )
            .with("problem", format!("p{}", index + 1))
        })
        .collect()
}

fn is_answer(document: &Document, response: &Response) -> bool {
    let label = response.label.map(|label| document.reading.get(label));
    matches!(
        response.kind,
        ResponseKind::Measures | ResponseKind::Outcome
    ) && tells_what_was_done(label, document.reading.get(response.text))
}

/// Whether an answer under this label says more than how things stand (已完成) or what is aimed at.
pub fn tells_what_was_done(label: Option<&str>, text: &str) -> bool {
    let text = text.trim();
    let is_status = text.chars().nth(STATUS_CHARS).is_none()
        && ["完成", "整改", "长期坚持", "到位"]
            .iter()
            .any(|word| text.contains(word));
    // 正在推进 under 当前进展, 是 under 是否完成.
    let is_status =
        is_status || text.trim_end_matches('。') == "正在推进" || text.chars().nth(1).is_none();
    // 整改目标: what is aimed at is no answer yet.
    let is_goal = label.is_some_and(|label| label.contains("目标"));
    !is_goal && !text.is_empty() && !is_status
}

fn is_checkable(document: &Document, response: &Response) -> bool {
    let reading = document.reading;
    let pieces = response
        .summary
        .into_iter()
        .chain(response.items.iter().map(|item| item.text));
    let mut pieces: Vec<Span> = pieces.collect();
    if pieces.is_empty() {
        pieces.push(response.text);
    }
    pieces
        .iter()
        .any(|&piece| reading.get(piece).contains(NAMES_BEGIN) || has_number(reading.text(), piece))
        || entities_in(document, response.text).any(counts)
}

fn entities_in<'a>(document: &'a Document, span: Span) -> impl Iterator<Item = &'a Entity> {
    let entities = &document.scan.entities;
    let first = entities.partition_point(|e| e.span.start < span.start);
    entities[first..]
        .iter()
        .take_while(move |e| e.span.start < span.end)
}

fn counts(entity: &Entity) -> bool {
    match (entity.kind, &entity.value) {
        (EntityKind::Quantity, Some(Value::Quantity { number, unit, .. })) => {
            number.0 >= 2.0 && COUNTABLE.contains(&unit.as_str())
        }
        (kind, _) => matches!(
            kind,
            EntityKind::Date
                | EntityKind::Period
                | EntityKind::Money
                | EntityKind::Percent
                | EntityKind::Document
                | EntityKind::Voucher
        ),
    }
}

/// An Arabic number that is not the marker of a point: (1), 1., 1、, 1).
fn has_number(text: &str, piece: Span) -> bool {
    let inner = piece.of(text);
    let mut at = 0;
    while let Some(found) = inner[at..].find(|c: char| c.is_ascii_digit()) {
        let start = at + found;
        let length = inner[start..]
            .bytes()
            .take_while(u8::is_ascii_digit)
            .count();
        at = start + length;
        if length > 2 || !is_marker(text, piece.start + start, piece.start + at) {
            return true;
        }
    }
    false
}

fn is_marker(text: &str, start: usize, end: usize) -> bool {
    let before = char_before(text, start);
    match char_at(text, end) {
        Some(')') => before.is_none_or(|c| "(。;:,、 \n".contains(c)),
        Some(dot @ ('.' | '、')) => {
            before.is_none_or(|c| "。;:, \n".contains(c))
                && !char_at(text, end + dot.len_utf8()).is_some_and(|c| c.is_ascii_digit())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::findings::fixture::Parts;

    fn is_reported(answer: &str) -> bool {
        let source = format!("学习不够。{answer}");
        let mut parts = Parts::of(&source);
        let answer = parts.reading.get(crate::text::Span::new(
            "学习不够。".len(),
            parts.reading.text().len(),
        ));
        let answer = answer.to_owned();
        parts.problem("学习不够", &[("", &answer)]);
        !check(&parts.document()).is_empty()
    }

    #[test]
    fn words_alone() {
        assert!(is_reported("进一步加强学习，提高认识，抓好落实。"));
        assert!(is_reported(
            "（1）加强学习；（2）提高认识，进一步抓好落实。"
        ));
        assert!(is_reported("采取措施：1.加强学习。2.提高认识，抓好落实。"));
    }

    #[test]
    fn anything_to_ask_for() {
        for answer in [
            "开展“周五夜学”活动，提高认识，抓好落实。",
            "修订《财务制度》，提高认识，抓好落实。",
            "组织培训3次，提高认识，进一步抓好落实。",
            "收回违规发放的补贴1.2万元，抓好落实。",
        ] {
            assert!(!is_reported(answer), "{answer}");
        }
    }

    #[test]
    fn a_goal_is_no_answer_to_check() {
        let mut parts = Parts::of("甲\n整改目标：消除直排口。\n整改措施：消除直排口。");
        parts.problem("甲", &[("", "消除直排口。")]);
        let labels = [parts.span("整改目标"), parts.span("整改措施")];
        parts.ledger.problems[0].responses[0].label = Some(labels[0]);
        assert!(parts.hits(check).is_empty());
        parts.ledger.problems[0].responses[0].label = Some(labels[1]);
        assert_eq!(parts.hits(check).len(), 1);
    }

    #[test]
    fn a_status_is_no_answer_to_check() {
        assert!(!is_reported("已完成整改。"));
        assert!(!is_reported("是"));
        assert!(!is_reported("正在推进。"));
        assert!(is_reported("作风建设正在推进。"));
    }
}
