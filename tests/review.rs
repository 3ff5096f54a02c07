//! What holds for any edits on any report.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use taizhang::report::{Checked, EntityKind, PointSpan, Report, ResponseKind, Status, Value};
use taizhang::review::{Edit, EntityKey, Field, FindingKey, Noted, Review, Words, apply};
use taizhang::{Options, Origin, analyze};

const TEXT: &str = "中共杉坪社区委员会关于巡察整改进展情况的通报
一、聚焦落实方面存在的问题
（一）学习不深。一是次数少。二是笔记缺。𠮷字照抄。
整改措施：一是补学3次。二是补记12篇。已完成整改。
取得成效：笔记齐全。
（二）票据缺失。物资没有登记。
整改措施：补记2022年5月的票据，计0.8万元。正在整改。
责任人：杉某某
（三）会议不全。
整改措施：补开会议。
中共杉坪社区委员会
2024年1月9日
";

fn id() -> impl Strategy<Value = String> {
    select(vec![
        "p1", "p2", "p3", "p1r1", "p1r2", "p2r1", "p2r2", "p3r1", "p1r1i1", "p1r1i2", "p2r1i1",
        "n1", "n2", "n3", "n1r1", "n1i1", "n2r1i1", "p9", "",
    ])
    .prop_map(str::to_owned)
}

fn new() -> impl Strategy<Value = String> {
    select(vec!["n1", "n2", "n3", "p2", ""]).prop_map(str::to_owned)
}

fn field() -> impl Strategy<Value = Field> {
    select(vec![
        Field::Title,
        Field::Detail,
        Field::Aspect,
        Field::Group,
        Field::NumberPath,
        Field::Status,
        Field::Due,
        Field::Text,
        Field::Label,
        Field::Kind,
        Field::Marker,
    ])
}

fn at() -> impl Strategy<Value = usize> {
    prop_oneof![9 => 0..230usize, 1 => any::<usize>()]
}

fn span() -> impl Strategy<Value = PointSpan> {
    prop_oneof![
        (0..220usize, 0..60usize).prop_map(|(start, length)| [start, start + length]),
        (at(), at()).prop_map(|(start, end)| [start, end]),
    ]
}

fn words() -> impl Strategy<Value = Words> {
    prop_oneof![
        span().prop_map(Words::Span),
        select(vec![
            "", " ", "甲。乙", "一是丙。\n二是丁。", "整改措施：戊"
        ])
        .prop_map(|text| Words::Text(text.to_owned())),
    ]
}

fn entity() -> impl Strategy<Value = EntityKey> {
    let kind = select(vec![
        EntityKind::Date,
        EntityKind::Money,
        EntityKind::Quantity,
    ]);
    // Of the analyser's own, too.
    let own: Vec<EntityKey> = analysed().entities.iter().map(EntityKey::of).collect();
    prop_oneof![
        (kind, span()).prop_map(|(kind, span)| EntityKey { kind, span }),
        select(own),
    ]
}

fn finding() -> impl Strategy<Value = FindingKey> {
    let own: Vec<FindingKey> = analysed().findings.iter().map(FindingKey::of).collect();
    select(own)
}

fn edit() -> impl Strategy<Value = Edit> {
    let status = select(Status::ALL.to_vec());
    let kind = || select(vec![ResponseKind::Measures, ResponseKind::Deadline]);
    let text = || option::of(select(vec!["一是", "成效", " "]).prop_map(str::to_owned));
    let due = option::of(select(vec!["2024", "2024-02-30", "x"]).prop_map(str::to_owned));
    let noted = prop_oneof![
        id().prop_map(Noted::Problem),
        finding().prop_map(Noted::Finding),
        entity().prop_map(Noted::Entity),
    ];
    let value = option::of(Just(Value::Voucher {
        period: None,
        number: 1,
    }));
    let of_problems = prop_oneof![
        (id(), field(), words()).prop_map(|(target, field, words)| Edit::SetWords {
            target,
            field,
            words
        }),
        (id(), status).prop_map(|(problem, status)| Edit::SetStatus { problem, status }),
        (id(), any::<bool>()).prop_map(|(problem, ongoing)| Edit::SetOngoing { problem, ongoing }),
        (id(), due).prop_map(|(problem, due)| Edit::SetDue { problem, due }),
        (id(), kind()).prop_map(|(response, kind)| Edit::SetKind { response, kind }),
        (id(), field()).prop_map(|(target, field)| Edit::Restore { target, field }),
        (id(), at(), new()).prop_map(|(problem, at, new)| Edit::Split { problem, at, new }),
        id().prop_map(|problem| Edit::Merge { problem }),
        (new(), words(), option::of(id())).prop_map(|(new, words, after)| Edit::AddProblem {
            new,
            words,
            after
        }),
        (id(), new(), kind(), text(), words()).prop_map(|(problem, new, kind, label, words)| {
            Edit::AddResponse {
                problem,
                new,
                kind,
                label,
                words,
            }
        }),
        (id(), new(), text(), words()).prop_map(|(response, new, marker, words)| Edit::AddItem {
            response,
            new,
            marker,
            words
        }),
        id().prop_map(|target| Edit::Delete { target }),
        id().prop_map(|target| Edit::Undelete { target }),
    ];
    prop_oneof![
        4 => of_problems,
        1 => prop_oneof![
            entity().prop_map(|entity| Edit::AddEntity { entity }),
            entity().prop_map(|entity| Edit::DropEntity { entity }),
            entity().prop_map(|entity| Edit::KeepEntity { entity }),
            entity().prop_map(|entity| Edit::RestoreValue { entity }),
            (entity(), value).prop_map(|(entity, value)| Edit::SetValue { entity, value }),
            noted.prop_map(|of| Edit::Note { of, note: "待核".into() }),
            finding().prop_map(|finding| Edit::Check {
                finding,
                checked: Some(Checked::Checked)
            }),
        ],
    ]
}

fn analysed() -> Report {
    analyze(TEXT, &Origin::of_text(TEXT), &Options::default())
}

/// All spans of what edits can change.
fn spans(report: &Report) -> Vec<PointSpan> {
    let mut all = Vec::new();
    for problem in &report.problems {
        all.extend([problem.span, problem.title.span]);
        let quotes = [&problem.detail, &problem.aspect, &problem.group];
        all.extend(quotes.into_iter().flatten().map(|quote| quote.span));
        all.extend(problem.due.iter().map(|due| due.span));
        all.extend(problem.points.iter().map(|point| point.span));
        all.extend(problem.topics.iter().flat_map(|topic| topic.spans.clone()));
        for response in &problem.responses {
            all.push(response.span);
            all.extend(response.summary.iter().map(|summary| summary.span));
            all.extend(response.items.iter().map(|item| item.span));
        }
    }
    all.extend(report.entities.iter().map(|entity| entity.span));
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_edits_leave_a_report(edits in vec(edit(), 1..40)) {
        let mut report = analysed();
        let missed = apply(&mut report, TEXT, &Review { edits: edits.clone() });
        prop_assert!(missed.iter().all(|&place| place < edits.len()));
        let chars = report.source.chars;
        for span in spans(&report) {
            prop_assert!(span[0] <= span[1] && span[1] <= chars, "{span:?}");
        }
        let mut ids: Vec<&str> = report.problems.iter().map(|p| p.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        prop_assert_eq!(ids.len(), report.problems.len());
        let json = serde_json::to_string(&report).unwrap();
        prop_assert_eq!(serde_json::from_str::<Report>(&json).unwrap(), report);
    }

    #[test]
    fn what_one_did_not_touch_is_as_the_analyser_left_it(edits in vec(edit(), 1..10)) {
        let mut report = analysed();
        let missed = apply(&mut report, TEXT, &Review { edits: edits.clone() });
        if missed.len() == edits.len() {
            prop_assert_eq!(report, analysed());
        }
    }
}
