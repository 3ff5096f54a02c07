//! `date_order`: dates that cannot stand in this order.
//!
//! **What it does.** Compares the visit's start and end, the feedback, the issue and the publication, and
//! reports each pair that runs backwards; and acts told as past (…了, 已…) on a date after the document's own.
//! Deadlines and plans are no acts; what a notice announces is a plan, and it stands before its visit.
//!
//! **Why.** One of the two dates is wrong.
//!
//! **Example.** Feedback on 2023年3月1日 of a visit until 2023年5月27日.

use super::signs::{char_at, plain_lines};
use super::{Document, hit::Hit};
use crate::meta::Dated;
use crate::outline::BlockKind;
use crate::report::{DocumentKind, EntityKind, Precision, Value};
use crate::text::Span;

/// A date of the document: its name in Chinese and English, ISO text and place.
type Named<'a> = (&'static str, &'static str, &'a str, Span);

/// What says that an act is past.
/// The first two say it of any act.
const PAST: [&str; 6] = ["了", "已", "召开", "印发", "完成整改", "开展"];
/// What says that it is not.
const FUTURE: [&str; 12] = [
    "将", "拟", "计划", "预计", "下一步", "力争", "争取", "时限", "确保", "期限", "有效期", "下步",
];

pub fn check(document: &Document) -> Vec<Hit> {
    let mut hits = steps_out_of_order(document);
    hits.extend(acts_after_the_document(document));
    hits
}

fn steps_out_of_order(document: &Document) -> Vec<Hit> {
    let meta = document.meta;
    let mut steps: Vec<Named> = Vec::new();
    if let Some(visit) = &meta.inspection_period {
        let ends = [
            ("进驻开始", "start of the visit", &visit.value.start),
            ("进驻结束", "end of the visit", &visit.value.end),
        ];
        steps.extend(
            ends.into_iter()
                .filter_map(|(zh, en, iso)| Some((zh, en, iso.as_deref()?, visit.span))),
        );
    }
    steps.extend(named("反馈", "feedback", &meta.feedback_date));
    let issued = named("成文", "issue", &meta.issued_date);
    let published = named("发布", "publication", &meta.published_date);
    let last = steps.last().copied();
    let mut hits: Vec<Hit> = steps
        .windows(2)
        .filter_map(|p| backwards(p[0], p[1]))
        .collect();
    let told = hits.len();
    // A notice of a visit, and the plan for one, are issued before the visit ends.
    let looks_back = matches!(
        document.kind,
        DocumentKind::RectificationReport | DocumentKind::FeedbackNews
    );
    for own in [issued, published]
        .into_iter()
        .flatten()
        .filter(|_| looks_back)
    {
        hits.extend(last.and_then(|last| backwards(last, own)));
    }
    if told == hits.len() {
        hits.extend(issued.zip(published).and_then(|(i, p)| backwards(i, p)));
    }
    hits
}

fn named<'a>(
    name: &'static str,
    name_en: &'static str,
    date: &'a Option<Dated<Option<String>>>,
) -> Option<Named<'a>> {
    let date = date.as_ref()?;
    Some((name, name_en, date.value.as_deref()?, date.span))
}

/// A hit if `later` is before `earlier`.
fn backwards(earlier: Named, later: Named) -> Option<Hit> {
    if !is_before(later.2, earlier.2) {
        return None;
    }
    let hit = Hit::new(
        later.3,
        format!(
            "{}日期（{}）早于{}日期（{}）",
            later.0, later.2, earlier.0, earlier.2
        ),
        format!(
            "The {} ({}) is before the {} ({})",
            later.1, later.2, earlier.1, earlier.2
        ),
    )
    .also((earlier.3 != later.3).then_some(earlier.3))
    .with("first", later.2)
    .with("second", earlier.2);
    Some(hit)
}

fn acts_after_the_document(document: &Document) -> Vec<Hit> {
    let meta = document.meta;
    let own = [&meta.issued_date, &meta.published_date]
        .into_iter()
        .flatten()
        .filter_map(|date| Some((date.value.as_deref()?, date.span)))
        .max_by_key(|(iso, _)| *iso);
    let Some((own_date, own_span)) = own else {
        return Vec::new();
    };
    let text = document.reading.text();
    let lines = plain_lines(document);
    let signed = document
        .outline
        .of_kind(BlockKind::Signature)
        .map(|b| b.span.start)
        .min()
        .unwrap_or(text.len());
    // 召开 and 开展 alone tell nothing of the time in a notice: 巡察组将…,9月5日召开动员会.
    let past = match document.kind {
        DocumentKind::InspectionNotice => &PAST[..2],
        _ => &PAST[..],
    };
    let mut hits = Vec::new();
    for entity in &document.scan.entities {
        let Some(Value::Date {
            iso: Some(iso),
            precision: Precision::Day | Precision::Month,
            ..
        }) = &entity.value
        else {
            continue;
        };
        let span = entity.span;
        if entity.kind == EntityKind::Date
            && is_before(own_date, iso)
            && span != own_span
            && span.start < signed
            && is_told_as_past(text, &lines, span, past)
        {
            let quote = document.reading.quote(span);
            hits.push(
                Hit::new(
                    span,
                    format!("“{quote}”晚于文件自身的日期（{own_date}）"),
                    format!("“{quote}” is after the document's own date ({own_date})"),
                )
                .also([own_span])
                .with("first", own_date)
                .with("second", iso.as_str()),
            );
        }
    }
    hits
}

/// Is `a` before `b`, as far as both are given (ISO 8601, cut to their precision)?
fn is_before(a: &str, b: &str) -> bool {
    let length = a.len().min(b.len());
    a.as_bytes()[..length] < b.as_bytes()[..length]
}

/// Does the sentence around `date` tell of something done then?
fn is_told_as_past(text: &str, lines: &[Span], date: Span, past: &[&str]) -> bool {
    let Some(line) = lines
        .get(lines.partition_point(|l| l.end <= date.start))
        .filter(|l| l.contains(date))
    else {
        return false;
    };
    if char_at(text, date.end).is_some_and(|c| "前底之以起".contains(c)) {
        return false;
    }
    // A sentence is looked at no farther than a reader would.
    let from = text[line.start..date.start]
        .char_indices()
        .rev()
        .take(60)
        .take_while(|(_, c)| !"。;!?".contains(*c))
        .last()
        .map_or(date.start, |(at, _)| line.start + at);
    let to = text[date.end..line.end]
        .char_indices()
        .take(60)
        .take_while(|(_, c)| !"。;!?".contains(*c))
        .last()
        .map_or(date.end, |(at, c)| date.end + at + c.len_utf8());
    let sentence = &text[from..to];
    past.iter().any(|word| sentence.contains(word))
        && !FUTURE.iter().any(|word| sentence.contains(word))
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::entities::Entity;
    use crate::findings::fixture::Parts;
    use crate::meta::{Dated, Meta};
    use crate::report::{DateRange, DocumentKind, EntityKind, Precision, Value};

    fn dated<'a>(parts: &Parts<'a>, quote: &str, iso: &str) -> Option<Dated<Option<String>>> {
        Some(Dated {
            span: parts.span(quote),
            value: Some(iso.into()),
        })
    }

    #[test]
    fn feedback_before_the_visit_ends() {
        let mut parts = Parts::of("3月1日至5月27日，4月2日，6月3日");
        parts.meta = Meta {
            inspection_period: Some(Dated {
                span: parts.span("3月1日至5月27日"),
                value: DateRange {
                    start: Some("2023-03-01".into()),
                    end: Some("2023-05-27".into()),
                },
            }),
            feedback_date: dated(&parts, "4月2日", "2023-04-02"),
            issued_date: dated(&parts, "6月3日", "2023-06"),
            ..Meta::default()
        };
        assert_eq!(parts.hits(check), ["4月2日"]);
        parts.meta.feedback_date = dated(&parts, "6月3日", "2023-06-03");
        assert!(parts.hits(check).is_empty());
    }

    #[test]
    fn a_notice_stands_before_the_end_of_its_visit() {
        let mut parts = Parts::of("3月1日至5月27日，3月2日");
        parts.meta = Meta {
            inspection_period: Some(Dated {
                span: parts.span("3月1日至5月27日"),
                value: DateRange {
                    start: Some("2023-03-01".into()),
                    end: Some("2023-05-27".into()),
                },
            }),
            issued_date: dated(&parts, "3月2日", "2023-03-02"),
            ..Meta::default()
        };
        assert_eq!(parts.hits(check), ["3月2日"]);
        for kind in [DocumentKind::InspectionNotice, DocumentKind::Other] {
            parts.kind = kind;
            assert!(parts.hits(check).is_empty(), "{kind:?}");
        }
    }

    fn act(sentence: &str) -> bool {
        let source = format!("{sentence}\n2023年5月6日");
        let mut parts = Parts::of(&source);
        parts.meta = Meta {
            issued_date: dated(&parts, "2023年5月6日", "2023-05-06"),
            ..Meta::default()
        };
        parts.scan.entities = vec![Entity {
            kind: EntityKind::Date,
            span: parts.span("2023年8月9日"),
            value: Some(Value::Date {
                iso: Some("2023-08-09".into()),
                precision: Precision::Day,
                approximate: false,
            }),
        }];
        !check(&parts.document()).is_empty()
    }

    #[test]
    fn an_act_after_the_document() {
        assert!(act("2023年8月9日召开了专题会议。"));
        assert!(!act("拟于2023年8月9日召开专题会议。"));
        assert!(!act("2023年8月9日前完成整改。"));
    }
}
