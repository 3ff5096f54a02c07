//! Whole reports, masked.

use super::*;
use crate::review::{Edit, Field, Review, Words};
use crate::{Options, Origin, analyze};

const TEXT: &str = "中共青石镇委员会关于巡察整改进展情况的通报\n\
    一、巡察反馈问题整改情况\n（一）关于“账目不清”方面\n1.账目不清的问题\n\
    整改情况：会计赵蕾退还1.2万元，党委书记张建同志约谈赵　蕾。已完成整改。\n\
    责任领导：张建\n\
    联系电话：0300-5550198（０３００５５５０１９８）；电子邮箱：qingshi@example.com。联系地址：云岭县青石镇建设路8号。\n";

fn report_of(text: &str) -> Report {
    analyze(text, &Origin::of_text(text), &Options::default())
}

fn masked() -> (Report, String, Masks) {
    let report = report_of(TEXT);
    let masks = Masks::new(&secrets(&report, TEXT), &Choices::default());
    let text = masks.mask(TEXT).into_owned();
    (masks.report(report, TEXT), text, masks)
}

#[test]
fn nothing_masked_is_left_anywhere() {
    let (report, text, masks) = masked();
    let json = serde_json::to_string(&report).unwrap();
    let classes: HashSet<Class> = masks.secrets().iter().map(|secret| secret.class).collect();
    for class in [Class::Name, Class::Phone, Class::Email, Class::Address] {
        assert!(classes.contains(&class), "{class:?}: {:?}", masks.secrets());
    }
    for secret in masks.secrets() {
        assert!(!json.contains(&secret.text), "{}", secret.text);
        assert!(!text.contains(&secret.text), "{}", secret.text);
    }
    assert!(
        !text.contains("赵　蕾") && !text.contains("５５５０１９８"),
        "{text}"
    );
    assert!(
        text.contains("赵×") && text.contains("赵　×") && text.contains("****-*******"),
        "{text}"
    );
}

#[test]
fn spans_still_quote_the_text() {
    let (report, text, _) = masked();
    let points: Vec<char> = text.chars().collect();
    let quoted = |span: [usize; 2]| points[span[0]..span[1]].iter().collect::<String>();
    assert_eq!(points.len(), TEXT.chars().count());
    assert_eq!(report.problems.len(), 1);
    for problem in &report.problems {
        assert_eq!(quoted(problem.title.span), problem.title.text);
        for response in &problem.responses {
            assert_eq!(quoted(response.span), response.text);
        }
    }
    for entity in &report.entities {
        assert_eq!(quoted(entity.span), entity.text);
    }
}

#[test]
fn a_person_adds_and_spares() {
    let report = report_of(TEXT);
    let choices = Choices {
        classes: vec![Class::Name],
        added: vec!["建设路".into()],
        spared: vec!["张建".into()],
    };
    let masks = Masks::new(&secrets(&report, TEXT), &choices);
    let text = masks.mask(TEXT);
    assert!(
        text.contains("张建同志") && text.contains("×××8号") && text.contains("qingshi@"),
        "{text}"
    );
    let told = masks.told(TEXT);
    assert_eq!(
        told.iter()
            .map(|it| (it.class, it.secrets, it.places))
            .collect::<Vec<_>>(),
        [(Class::Name, 1, 2), (Class::Other, 1, 1),]
    );
}

#[test]
fn a_number_is_not_masked_within_a_longer_one() {
    let secret = Secret {
        class: Class::Postcode,
        text: "030000".into(),
    };
    let masks = Masks::new(&[secret], &Choices::default());
    assert_eq!(
        masks.mask("邮编030000，编号9030000"),
        "邮编******，编号9030000"
    );
}

#[test]
fn without_secrets_nothing_changes() {
    let masks = Masks::new(&[], &Choices::default());
    let report = report_of(TEXT);
    assert_eq!(masks.report(report.clone(), TEXT), report);
    assert_eq!(masks.mask(TEXT), TEXT);
}

#[test]
fn what_a_person_wrote_is_masked_too() {
    let secret = Secret {
        class: Class::Name,
        text: "赵蕾".into(),
    };
    let review = |title: &str| Review {
        edits: vec![Edit::SetWords {
            target: "p1".into(),
            field: Field::Title,
            words: Words::Text(title.into()),
        }],
    };
    let masks = Masks::new(&[secret], &Choices::default());
    assert_eq!(
        masks.value(review("会计赵蕾没有参加学习")),
        review("会计赵×没有参加学习")
    );
}

#[test]
fn what_was_masked_before_stays_told() {
    let report = report_of(TEXT);
    let only = |class: Class| Choices {
        classes: vec![class],
        ..Choices::default()
    };
    let names = Masks::new(&secrets(&report, TEXT), &only(Class::Name));
    let (once, text) = (names.report(report, TEXT), names.mask(TEXT));
    let emails = Masks::new(&secrets(&once, &text), &only(Class::Email));
    let twice = emails.report(once.clone(), &text);
    assert_eq!(twice.masked.len(), 2);
    assert_eq!(twice.masked[0], once.masked[0]);
    // Nothing is found a second time.
    let again = Masks::new(&secrets(&once, &text), &only(Class::Name));
    assert_eq!(again.report(once.clone(), &text).masked, once.masked);
}
