//! Each edit where it finds its target and where it does not, on a report of an invented village.

use super::*;
use crate::report::{Checked, Deleted, EntityKind, Precision, Quote, ResponseKind, Status, Value};
use crate::{Options, Origin, analyze};

const TEXT: &str = "中共柳溪村委员会关于巡察整改进展情况的通报
2023年5月8日至6月20日，镇党委第一巡察组对柳溪村党委进行了巡察，8月1日反馈了意见。
一、聚焦落实方面存在的问题
（一）账目不清。一是收支未公开。二是票据未入账。
整改措施：一是公开收支3次。二是补记票据12张，计0.8万元。已完成整改。
责任人：柳某某
（二）台账缺失。物资没有登记。
整改措施：建立台账1本。正在整改，预计2024年6月底前完成。
取得成效：台账已经建立。（三）会议记录不全。记录有5次缺页。整改措施：补齐记录。整改完毕。
中共柳溪村委员会
2024年1月9日
";

fn analysed() -> Report {
    analyze(TEXT, &Origin::of_text(TEXT), &Options::default())
}

fn span(quoted: &str) -> PointSpan {
    let byte = TEXT.find(quoted).expect("quoted from the text");
    let start = TEXT[..byte].chars().count();
    [start, start + quoted.chars().count()]
}

/// The report after these edits, and which of them found nothing.
fn edited(edits: &[Edit]) -> (Report, Vec<usize>) {
    let mut report = analysed();
    let edits = edits.to_vec();
    let missed = apply(&mut report, TEXT, &Review { edits });
    (report, missed)
}

/// The report after edits all of which found their target.
fn made(edits: &[Edit]) -> Report {
    let (report, missed) = edited(edits);
    assert_eq!(missed, Vec::<usize>::new());
    report
}

fn misses(edit: Edit) {
    let (report, missed) = edited(std::slice::from_ref(&edit));
    assert_eq!(missed, [0], "{edit:?}");
    assert_eq!(report, analysed(), "{edit:?}");
}

fn words(target: &str, field: Field, text: &str) -> Edit {
    Edit::SetWords {
        target: target.into(),
        field,
        words: Words::Text(text.into()),
    }
}

fn delete(target: &str) -> Edit {
    Edit::Delete {
        target: target.into(),
    }
}

fn titles(report: &Report) -> Vec<&str> {
    let problems = report.problems.iter();
    problems.map(|p| p.title.text.as_str()).collect()
}

#[test]
fn the_report_that_the_tests_stand_on() {
    let report = analysed();
    assert_eq!(titles(&report), ["账目不清", "台账缺失"]);
    assert_eq!(report.problems[0].responses[0].items.len(), 2);
    assert_eq!(report.problems[0].status, Status::Completed);
}

#[test]
fn an_empty_review_changes_nothing() {
    let (report, missed) = edited(&[]);
    assert_eq!((report, missed), (analysed(), vec![]));
}

#[test]
fn words_are_changed_and_the_analysers_kept() {
    let report = made(&[
        words("p1", Field::Title, " 收支账目不清 "),
        words("p1", Field::Detail, ""),
        words("p1", Field::NumberPath, "一、 （1）"),
    ]);
    let (problem, before) = (&report.problems[0], &analysed().problems[0]);
    assert_eq!(problem.title.text, "收支账目不清");
    assert_eq!(problem.title.span, before.title.span);
    assert_eq!(problem.number_path, ["一、", "（1）"]);
    assert_eq!(problem.detail, None);
    assert!(problem.hand.edited);
    let kept: Quote = serde_json::from_value(problem.hand.analysed["title"].clone()).unwrap();
    assert_eq!(kept, before.title);
    misses(words("p9", Field::Title, "甲"));
    misses(words("p1", Field::Title, " "));
    misses(words("p1", Field::Label, "甲"));
}

#[test]
fn the_analysers_words_again_are_no_change() {
    let report = made(&[
        words("p1", Field::Title, "甲"),
        words("p1", Field::Title, "账目不清"),
    ]);
    assert_eq!(report, analysed());
}

#[test]
fn one_field_is_restored() {
    let restore = |target: &str, field| Edit::Restore {
        target: target.into(),
        field,
    };
    let report = made(&[
        words("p1", Field::Title, "甲"),
        words("p1", Field::Aspect, "乙"),
        restore("p1", Field::Title),
        words("p1r1", Field::Text, "丙"),
        restore("p1r1", Field::Text),
        words("p1r1i2", Field::Text, "丁"),
        restore("p1r1i2", Field::Text),
    ]);
    assert_eq!(titles(&report), titles(&analysed()));
    assert_eq!(report.problems[0].hand.analysed.len(), 1);
    assert_eq!(
        report.problems[0].responses,
        analysed().problems[0].responses
    );
    misses(restore("p1", Field::Title));
}

#[test]
fn the_words_of_a_point_are_those_of_its_answer() {
    let report = made(&[words("p1r1i2", Field::Text, "补记票据13张。")]);
    let answer = &report.problems[0].responses[0];
    assert_eq!(answer.items[1].text, "补记票据13张。");
    assert_eq!(answer.text, "一是公开收支3次。二是补记票据13张。");
    let report = made(&[words("p1r1", Field::Text, "全部公开。")]);
    let answer = &report.problems[0].responses[0];
    assert_eq!(answer.items.len(), 1);
    assert_eq!(answer.items[0].text, "全部公开。");
    misses(words("p1r1i7", Field::Text, "甲"));
    misses(words("p1r1i1", Field::Text, ""));
}

#[test]
fn status_ongoing_due_and_kind() {
    let problem: Id = "p2".into();
    let report = made(&[
        Edit::SetStatus {
            problem: problem.clone(),
            status: Status::Completed,
        },
        Edit::SetOngoing {
            problem: problem.clone(),
            ongoing: true,
        },
        Edit::SetDue {
            problem,
            due: Some("2024-02-29".into()),
        },
        Edit::SetKind {
            response: "p2r1".into(),
            kind: ResponseKind::Outcome,
        },
    ]);
    let problem = &report.problems[1];
    assert_eq!((problem.status, problem.ongoing), (Status::Completed, true));
    let due = problem.due.as_ref().unwrap();
    assert!(matches!(
        &due.value,
        Some(Value::Date {
            precision: Precision::Day,
            ..
        })
    ));
    assert_eq!(problem.hand.analysed["status"], "in_progress");
    assert_eq!(problem.responses[0].kind, ResponseKind::Outcome);
    for due in ["2023-02-29", "2024-13", "2024-6", "下月", "２０２４"] {
        misses(Edit::SetDue {
            problem: "p2".into(),
            due: Some(due.into()),
        });
    }
    misses(Edit::SetStatus {
        problem: "p2r1".into(),
        status: Status::Ongoing,
    });
    misses(Edit::SetOngoing {
        problem: String::new(),
        ongoing: true,
    });
    misses(Edit::SetKind {
        response: "p2".into(),
        kind: ResponseKind::Outcome,
    });
}

fn split_at(problem: &str, at: usize) -> Edit {
    Edit::Split {
        problem: problem.into(),
        at,
        new: "n1".into(),
    }
}

#[test]
fn a_split_in_its_own_words_leaves_both_the_answers() {
    // At the text of the second point: its marker goes with it.
    let report = made(&[split_at("p1", span("票据未入账")[0])]);
    assert_eq!(titles(&report), ["账目不清", "票据未入账", "台账缺失"]);
    let [first, second] = [&report.problems[0], &report.problems[1]];
    assert_eq!(first.detail.as_ref().unwrap().text, "一是收支未公开。");
    assert_eq!(second.id, "n1");
    assert_eq!(first.responses.len(), second.responses.len());
    assert_eq!(first.status, second.status);
    assert_eq!(first.aspect, second.aspect);
    assert_eq!(first.span[1], second.span[0]);
    assert!(first.hand.edited && second.hand.is_new());
}

#[test]
fn a_split_in_its_answers_reads_the_rest_as_a_problem() {
    let report = made(&[split_at("p2", span("（三）会议")[0])]);
    assert_eq!(titles(&report), ["账目不清", "台账缺失", "会议记录不全"]);
    let [first, second] = [&report.problems[1], &report.problems[2]];
    assert_eq!(first.responses[1].text, "台账已经建立。");
    assert_eq!(first.status, Status::InProgress);
    assert_eq!(second.number_path.last().unwrap(), "（三）");
    assert_eq!(second.detail.as_ref().unwrap().text, "记录有5次缺页。");
    assert_eq!(second.responses[0].label.as_deref(), Some("整改措施"));
    assert_eq!(second.responses[0].text, "补齐记录。整改完毕。");
    assert_eq!(second.status, Status::Completed);
}

#[test]
fn a_split_outside_the_problem_is_none() {
    misses(split_at("p1", 0));
    misses(split_at("p1", span("台账缺失")[0]));
    misses(split_at("p7", span("票据未入账")[0]));
    misses(split_at("p1", usize::MAX));
    let mut taken = split_at("p1", span("票据未入账")[0]);
    if let Edit::Split { new, .. } = &mut taken {
        *new = "p2".into();
    }
    misses(taken);
}

#[test]
fn two_problems_become_one() {
    let merge = |problem: &str| Edit::Merge {
        problem: problem.into(),
    };
    let report = made(&[merge("p1")]);
    assert_eq!(titles(&report), ["账目不清"]);
    let problem = &report.problems[0];
    assert_eq!(problem.responses.len(), 5);
    assert_eq!(problem.responses[2].id.as_deref(), Some("p2r1"));
    assert_eq!(problem.status, Status::InProgress);
    assert!(
        problem
            .detail
            .as_ref()
            .unwrap()
            .text
            .ends_with("台账缺失\n物资没有登记。")
    );
    assert_eq!(problem.hand.analysed["merged"][0]["id"], "p2");
    misses(merge("p2"));
    misses(merge("p5"));
}

#[test]
fn answers_keep_their_names_when_others_go() {
    let report = made(&[delete("p1r1"), words("p1r2", Field::Text, "柳某")]);
    assert_eq!(report.problems[0].responses[0].text, "柳某");
    assert_eq!(response_id(&report.problems[0], 0), "p1r2");
}

#[test]
fn what_is_deleted_is_kept_beside() {
    let report = made(&[delete("p2"), delete("p1r2"), delete("p1r1i1")]);
    assert_eq!(titles(&report), ["账目不清"]);
    let answer = &report.problems[0].responses[0];
    assert!(answer.text.starts_with("二是补记"), "{}", answer.text);
    assert_eq!(answer.items.len(), 1);
    assert!(matches!(
        &report.deleted[..],
        [Deleted::Problem(_), Deleted::Response(_), Deleted::Item(_)]
    ));
    misses(delete("p2r9"));
    let back = Edit::Undelete {
        target: "p2".into(),
    };
    assert_eq!(made(&[delete("p2"), back.clone()]), analysed());
    misses(back);
}

#[test]
fn a_problem_is_added_from_the_text_or_in_own_words() {
    let stretch = span("（三）会议记录不全。记录有5次缺页。整改措施：补齐记录。");
    let add = |words, after: Option<&str>| Edit::AddProblem {
        new: "n1".into(),
        words,
        after: after.map(str::to_owned),
    };
    let report = made(&[add(Words::Span(stretch), None)]);
    assert_eq!(report.problems[2].title.text, "会议记录不全");
    assert_eq!(report.problems[2].responses[0].text, "补齐记录。");
    assert_eq!(report.problems[2].span, stretch);
    let own = Words::Text("印章无人保管。曾经外借。".into());
    let report = made(&[add(own, Some("p1"))]);
    assert_eq!(titles(&report), ["账目不清", "印章无人保管", "台账缺失"]);
    assert_eq!(report.problems[1].span, [report.problems[0].span[1]; 2]);
    assert_eq!(report.problems[1].aspect, report.problems[0].aspect);
    misses(add(Words::Span([5, 5]), None));
    misses(add(Words::Span([0, 99_999]), None));
    misses(add(Words::Text("  ".into()), None));
}

#[test]
fn an_answer_and_a_point_are_added() {
    let answer = |problem: &str| Edit::AddResponse {
        problem: problem.into(),
        new: "n1".into(),
        kind: ResponseKind::Outcome,
        label: Some("取得成效".into()),
        words: Words::Text("账目已公开".into()),
    };
    let point = |response: &str| Edit::AddItem {
        response: response.into(),
        new: "n2".into(),
        marker: Some("二是".into()),
        words: Words::Span(span("补齐记录。")),
    };
    let report = made(&[answer("p1"), point("n1")]);
    let added = report.problems[0].responses.last().unwrap();
    assert!(added.hand.is_new());
    assert_eq!(added.text, "账目已公开二是补齐记录。");
    assert_eq!(added.items[1].span, span("补齐记录。"));
    misses(answer("p8"));
    misses(point("p1"));
}

#[test]
fn an_entity_is_added_with_its_value_and_dropped() {
    let key = |kind, quoted: &str| EntityKey {
        kind,
        span: span(quoted),
    };
    let money = key(EntityKind::Money, "计0.8万元");
    let report = made(&[Edit::AddEntity { entity: money }]);
    let sums: Vec<_> = report
        .entities
        .iter()
        .filter(|e| e.kind == EntityKind::Money)
        .collect();
    assert_eq!(sums.len(), 1, "the narrower one gave way");
    assert!(
        matches!(&sums[0].value, Some(Value::Money { yuan: Some(yuan), .. }) if yuan.0 == 8000.0)
    );
    let count = key(EntityKind::Quantity, "12张");
    let drop = Edit::DropEntity { entity: count };
    let report = made(std::slice::from_ref(&drop));
    assert!(!report.entities.iter().any(|e| EntityKey::of(e) == count));
    assert!(matches!(&report.deleted[..], [Deleted::Entity(_)]));
    let keep = Edit::KeepEntity { entity: count };
    assert_eq!(made(&[drop, keep.clone()]), analysed());
    misses(keep);
    misses(Edit::AddEntity { entity: count });
    misses(Edit::DropEntity { entity: money });
}

#[test]
fn an_entitys_value_is_set_and_restored() {
    let entity = EntityKey {
        kind: EntityKind::Quantity,
        span: span("12张"),
    };
    let value = Some(Value::Quantity {
        number: crate::report::Number(13.0),
        unit: "张".into(),
        approximate: false,
    });
    let set = |value| Edit::SetValue { entity, value };
    let report = made(&[set(value.clone())]);
    let found = report
        .entities
        .iter()
        .find(|e| EntityKey::of(e) == entity)
        .unwrap();
    assert_eq!(found.value, value);
    assert_eq!(found.hand.analysed["value"]["number"], 12);
    assert_eq!(
        made(&[set(value), Edit::RestoreValue { entity }]),
        analysed()
    );
    misses(Edit::RestoreValue { entity });
    let voucher = Value::Voucher {
        period: None,
        number: 1,
    };
    misses(set(Some(voucher)));
}

#[test]
fn notes_and_checked_findings() {
    let finding = FindingKey::of(&analysed().findings[0]);
    let note = |of, note: &str| Edit::Note {
        of,
        note: note.into(),
    };
    let check = Edit::Check {
        finding: finding.clone(),
        checked: Some(Checked::NoError),
    };
    let report = made(&[
        check,
        note(Noted::Finding(finding.clone()), "原文如此"),
        note(Noted::Problem("p1".into()), "甲"),
        note(Noted::Problem("p1".into()), "待核"),
    ]);
    assert_eq!(report.findings[0].checked, Some(Checked::NoError));
    assert_eq!(report.findings[0].note.as_deref(), Some("原文如此"));
    let hand = &report.problems[0].hand;
    assert_eq!((hand.note.as_deref(), hand.edited), (Some("待核"), false));
    let other = FindingKey {
        code: "no_such".into(),
        ..finding
    };
    misses(note(Noted::Finding(other), "甲"));
    misses(note(Noted::Problem("p1r1".into()), "甲"));
}

#[test]
fn a_review_is_read_back_as_it_was_kept() {
    let edits = vec![
        words("p1", Field::Title, "甲"),
        split_at("p1", 7),
        Edit::Merge {
            problem: "p1".into(),
        },
        Edit::AddEntity {
            entity: EntityKey {
                kind: EntityKind::Date,
                span: [1, 2],
            },
        },
    ];
    let review = Review { edits };
    let json = serde_json::to_string(&review).unwrap();
    assert_eq!(serde_json::from_str::<Review>(&json).unwrap(), review);
    assert!(
        json.contains(r#"{"edit":"split","problem":"p1","at":7,"new":"n1"}"#),
        "{json}"
    );
    assert_eq!(review.fresh(), "n2");
}

#[test]
fn an_edited_report_is_read_back_as_it_was_written() {
    let report = made(&[words("p1r1i1", Field::Text, "甲"), delete("p2r1")]);
    let json = serde_json::to_string(&report).unwrap();
    assert_eq!(serde_json::from_str::<Report>(&json).unwrap(), report);
}

#[test]
fn undo_and_redo() {
    let mut history = History::default();
    let shown = |history: &History| made(&history.review().edits);
    history.push(words("p1", Field::Title, "甲"));
    let one = shown(&history);
    history.push(split_at("p1", span("票据未入账")[0]));
    let two = shown(&history);
    assert!(history.undo());
    assert_eq!(shown(&history), one);
    assert!(history.redo());
    assert_eq!(shown(&history), two);
    assert!(history.undo() && history.undo() && !history.undo());
    assert_eq!(shown(&history), analysed());
    history.push(delete("p1"));
    assert!(!history.redo());
}
