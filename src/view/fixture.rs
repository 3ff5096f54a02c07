//! A small report for the tests of the page.

use crate::report::*;

/// Of `青石镇` and its two problems.
pub const TEXT: &str = "青石镇整改通报\n一、账目不清问题\n整改情况：退还1.2万元。\n二、台账缺失问题\n　　整改情况：2024年3月补齐。";

fn span(quoted: &str) -> PointSpan {
    let byte = TEXT.find(quoted).expect("quoted from the text");
    let start = TEXT[..byte].chars().count();
    [start, start + quoted.chars().count()]
}

fn quote(text: &str) -> Quote {
    Quote {
        text: text.into(),
        span: span(text),
    }
}

fn problem(id: &str, marker: &str, title: &str, answer: &str) -> Problem {
    let first = TEXT.find(title).expect("title") - marker.len();
    let start = TEXT[..first].chars().count();
    Problem {
        id: id.into(),
        number_path: vec![marker.into()],
        aspect: None,
        group: None,
        title: quote(title),
        detail: None,
        points: Vec::new(),
        responses: vec![Response {
            id: None,
            label: Some("整改情况".into()),
            kind: ResponseKind::Measures,
            summary: None,
            text: answer.into(),
            span: span(answer),
            items: vec![Item {
                id: None,
                marker: None,
                text: answer.into(),
                span: span(answer),
                hand: Hand::default(),
            }],
            hand: Hand::default(),
        }],
        status: Status::Completed,
        ongoing: false,
        due: None,
        topics: Vec::new(),
        span: [start, span(answer)[1]],
        hand: Hand::default(),
    }
}

fn entity(kind: EntityKind, text: &str, value: Value) -> Entity {
    Entity {
        kind,
        text: text.into(),
        span: span(text),
        value: Some(value),
        hand: Hand::default(),
    }
}

/// A hit of a kind that somebody defined.
pub fn own(kind: &str, text: &str) -> OwnItem {
    OwnItem {
        kind: kind.into(),
        text: text.into(),
        span: span(text),
    }
}

/// Some things over and over.
pub fn repeated<T: Clone>(things: &[T], times: usize) -> Vec<T> {
    let all = things.iter().cycle();
    all.take(things.len() * times).cloned().collect()
}

pub fn report() -> Report {
    let chars = TEXT.chars().count();
    let second = span("二、")[0];
    Report {
        schema: SCHEMA.into(),
        kind: DocumentKind::RectificationReport,
        source: Source {
            name: Some("青石镇.txt".into()),
            format: None,
            media_type: None,
            encoding: None,
            sha256: None,
            bytes: TEXT.len(),
            chars,
            offset_unit: "unicode_code_point".into(),
            pages: None,
            left_out: Vec::new(),
            text: None,
        },
        meta: Meta {
            inspected_body: Some(quote("青石镇")),
            ..Meta::default()
        },
        outline: vec![],
        problems: vec![
            problem("p1", "一、", "账目不清问题", "退还1.2万元。"),
            problem("p2", "二、", "台账缺失问题", "2024年3月补齐。"),
        ],
        remaining: vec![],
        commitments: vec![],
        entities: vec![
            entity(
                EntityKind::Money,
                "1.2万元",
                Value::Money {
                    yuan: Some(Number(12000.0)),
                    currency: None,
                    amount: None,
                    approximate: false,
                },
            ),
            entity(
                EntityKind::Date,
                "2024年3月",
                Value::Date {
                    iso: Some("2024-03".into()),
                    precision: Precision::Month,
                    approximate: false,
                },
            ),
        ],
        findings: vec![Finding {
            code: "missing_meta".into(),
            severity: Severity::Info,
            message: "没有落款".into(),
            message_en: "No signature".into(),
            spans: vec![],
            data: serde_json::Map::new(),
            checked: None,
            note: None,
        }],
        segments: vec![
            Segment {
                span: [0, second],
                role: Role::Body,
                page: None,
            },
            Segment {
                span: [second, chars],
                role: Role::Problem,
                page: None,
            },
        ],
        masked: Vec::new(),
        deleted: Vec::new(),
        own: vec![],
    }
}
