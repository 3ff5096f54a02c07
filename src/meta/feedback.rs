//! When the inspectors handed over what they found.

use super::Dated;
use super::sittings;
use super::unread::{dates, unread_date};
use super::visit_year::year_from_visit;
use super::words::{clause_around, contains_any, places, sentences};
use crate::entities::{Entity, Scan};
use crate::report::DateRange;
use crate::text::Span;

/// The date on which the findings were handed over. `visit` gives the year that is not written.
pub fn date(
    text: &str,
    opening: Span,
    rest: Span,
    visit: Option<&Dated<DateRange>>,
    scan: &Scan,
) -> Option<Dated<Option<String>>> {
    sentences(text, opening)
        .find_map(|s| feedback_in(text, s, visit, scan, &["反馈", "移交了", "通报了"]))
        .or_else(|| {
            // Outside the opening only the team's own act counts: a meeting on the feedback is none.
            sentences(text, rest)
                .filter(|s| contains_any(s.of(text), &["巡察组", "巡视组", "巡查组"]))
                .find_map(|s| {
                    feedback_in(text, s, visit, scan, &["反馈了", "反馈巡察", "反馈意见"])
                })
        })
}

fn feedback_in(
    text: &str,
    sentence: Span,
    visit: Option<&Dated<DateRange>>,
    scan: &Scan,
    words: &[&str],
) -> Option<Dated<Option<String>>> {
    let act = words
        .iter()
        .flat_map(|w| places(text, sentence, w))
        .filter(|&at| !is_modifier(text, sentence, at))
        .min()?;
    let start = visit
        .filter(|v| sentence.contains(v.span) && v.span.end <= act)
        .map_or(sentence.start, |v| v.span.end);
    let before = Span::new(start.min(act), act);
    let date = last_date(before, scan).map(|date| Dated {
        span: date.span,
        value: year_from_visit(text, date, visit),
    });
    let range = sittings::last(text, before, visit, scan).filter(|range| {
        date.as_ref()
            .is_none_or(|date| range.span.start > date.span.start)
    });
    range
        .or(date)
        .or_else(|| unread_date(text, before, scan))
        .or_else(|| {
            // 反馈时间为2024年6月5日
            let behind = Span::new(act, sentence.end.min(act + 60));
            let near =
                text.is_char_boundary(behind.end) && contains_any(behind.of(text), &["时间"]);
            let date = near.then(|| dates(behind, scan).next())??;
            Some(Dated {
                span: date.span,
                value: year_from_visit(text, date, visit),
            })
        })
}

/// 巡察反馈和整改工作, 巡察反馈问题整改情况: the 反馈 at `at` says of what, and nobody hands over.
fn is_modifier(text: &str, sentence: Span, at: usize) -> bool {
    let Some(behind) = text[at..sentence.end].strip_prefix("反馈") else {
        return false;
    };
    let clause = clause_around(text, sentence, at, &[',', '。', ';', ':']);
    // 传达学习巡察组反馈意见: a meeting of the body's own.
    if contains_any(
        &text[clause.start..at],
        &["传达", "学习", "专题研究", "研究部署"],
    ) {
        return true;
    }
    if contains_any(clause.of(text), &["收到", "接到", "下达", "移交"]) {
        return false;
    }
    let before = &text[clause.start..at];
    let of_inspection = ["巡察", "巡视", "巡查", "审计", "督察"]
        .iter()
        .any(|w| before.ends_with(w));
    let ends = behind.starts_with(['会', '。', ',', ';', '了']) || behind.is_empty();
    let on_rectification = contains_any(&text[at..clause.end], &["整改"])
        && contains_any(before, &["开展", "落实", "推进", "督查", "对"]);
    // 巡察反馈工作的安排, 巡视组的反馈意见
    let noun = of_inspection && behind.starts_with("工作的") || before.ends_with("组的");
    (of_inspection && !ends && on_rectification) || noun || behind.starts_with(['和', '与', '、'])
}

/// 于8月20日出具了审计报告: the date of an audit's report.
pub fn date_of_report(
    text: &str,
    opening: Span,
    visit: Option<&Dated<DateRange>>,
    scan: &Scan,
) -> Option<Dated<Option<String>>> {
    sentences(text, opening).find_map(|s| {
        feedback_in(
            text,
            s,
            visit,
            scan,
            &["出具", "下达", "送达", "印发", "《审计报告》", "审计报告"],
        )
    })
}

fn last_date(within: Span, scan: &Scan) -> Option<&Entity> {
    dates(within, scan).last()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{EntityKind, Precision, Value};

    fn all(text: &str) -> Span {
        Span::new(0, text.len())
    }

    fn at(text: &str, part: &str) -> Span {
        let start = text.find(part).expect("part");
        Span::new(start, start + part.len())
    }

    fn entity(text: &str, part: &str, iso: Option<&str>) -> Entity {
        Entity {
            kind: EntityKind::Date,
            span: at(text, part),
            value: Some(Value::Date {
                iso: iso.map(str::to_string),
                precision: Precision::Day,
                approximate: false,
            }),
        }
    }

    fn visit(text: &str, part: &str, end: &str) -> Dated<DateRange> {
        Dated {
            span: at(text, part),
            value: DateRange {
                start: None,
                end: Some(end.to_string()),
            },
        }
    }

    #[test]
    fn a_feedback_date_without_a_year_takes_the_visits_or_the_next() {
        let text = "8月1日至9月14日,组对镇开展了巡察,并于10月28日反馈了意见。";
        let scan = Scan {
            entities: vec![entity(text, "10月28日", None)],
            damaged: vec![],
        };
        let given = visit(text, "8月1日至9月14日", "2022-09-14");
        let found =
            super::date(text, all(text), Span::default(), Some(&given), &scan).expect("a date");
        assert_eq!(found.value.as_deref(), Some("2022-10-28"));
        let given = visit(text, "8月1日至9月14日", "2022-12-20");
        let found =
            super::date(text, all(text), Span::default(), Some(&given), &scan).expect("a date");
        assert_eq!(found.value.as_deref(), Some("2023-10-28"));
    }

    #[test]
    fn a_meeting_on_the_feedback_is_no_feedback() {
        let text = "4月3日,镇党委召开会议传达反馈意见。";
        let scan = Scan {
            entities: vec![entity(text, "4月3日", Some("2023-04-03"))],
            damaged: vec![],
        };
        assert!(super::date(text, Span::default(), all(text), None, &scan).is_none());
    }

    #[test]
    fn a_modifier_hands_nothing_over() {
        for (text, expected) in [
            (
                "10月9日,市委书记听取汇报,并对巡察反馈和整改落实工作提出要求。",
                None,
            ),
            (
                "10月9日,县纪委到白河镇开展巡察反馈问题整改落实情况督查。",
                None,
            ),
            (
                "10月9日,镇党委召开会议,传达学习县委第三巡察组反馈意见。",
                None,
            ),
            (
                "根据巡察反馈工作的安排,10月9日,县委第四巡察组向镇党委反馈巡察情况。",
                Some("10月9日"),
            ),
            (
                "10月9日,根据县委第一巡察组的反馈意见,镇党委召开会议。",
                None,
            ),
            ("10月9日,县委召开巡察反馈会。", Some("10月9日")),
            (
                "10月9日,县委第一巡察组向镇党委反馈巡察情况。",
                Some("10月9日"),
            ),
            ("10月9日,镇党委收到县委巡察反馈意见。", Some("10月9日")),
        ] {
            let scan = Scan {
                entities: vec![entity(text, "10月9日", None)],
                damaged: vec![],
            };
            let found = super::date(text, all(text), Span::default(), None, &scan);
            assert_eq!(found.map(|d| d.span.of(text)), expected, "{text}");
        }
    }
}
