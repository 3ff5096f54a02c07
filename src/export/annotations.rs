//! W3C Web Annotations (<https://www.w3.org/TR/annotation-model/>) as JSON-LD: what was read, laid upon the text.
//!
//! Each thing is one annotation. Its place is told twice: by code points of the decoded text (`TextPositionSelector`, which
//! the model counts so too) and by the words with what stands around them (`TextQuoteSelector`), which finds it again where
//! the text was edited.

use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::Exported;
use super::json::in_lines;
use super::tables::OpenDocument;
use crate::report::{Finding, Hand, PointSpan, Report};
use crate::view::Lang;
use crate::view::facts::{FACTS, fact_spans, said};
use crate::view::layers::flatten;

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// So many code points of prefix and of suffix go with a quotation.
const AROUND: usize = 32;

/// All annotations of all documents, as a collection of one page.
pub fn json_ld(documents: &[Exported]) -> String {
    let mut items = Vec::new();
    for document in documents {
        if let Some((report, text)) = document.read() {
            let opened = OpenDocument::new(document.name, report, text);
            Annotator::new(opened, text).annotate(&mut items);
        }
    }
    let ids: Vec<&str> = items
        .iter()
        .filter_map(|item| item["id"].as_str())
        .collect();
    let all = ids.concat();
    let collection = json!({
        "@context": CONTEXT,
        "id": urn(&format!("collection {all}")),
        "type": "AnnotationCollection",
        "label": "整改台账",
        "generator": {
            "type": "Software",
            "name": concat!("taizhang ", env!("CARGO_PKG_VERSION")),
        },
        "total": items.len(),
        "first": {
            "id": urn(&format!("page {all}")),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    });
    in_lines(serde_json::to_string_pretty(&collection).unwrap_or_default()) + "\n"
}

/// Writes the annotations of one document.
struct Annotator<'a> {
    document: OpenDocument<'a>,
    /// What the annotations are about.
    source: Value,
    source_id: String,
}

impl<'a> Annotator<'a> {
    fn new(document: OpenDocument<'a>, text: &str) -> Self {
        let source = &document.report.source;
        // RFC 6920 names a thing by its hash.
        let hash = source.sha256.clone().unwrap_or_else(|| sha256(text));
        let source_id = format!("nih:sha-256;{hash}");
        Self {
            source: json!({
                "id": source_id,
                "type": "Text",
                "format": source.media_type.as_deref().unwrap_or("text/plain"),
                "language": "zh",
                "label": document.name,
            }),
            document,
            source_id,
        }
    }

    fn annotate(&self, items: &mut Vec<Value>) {
        let report = self.document.report;
        for (i, (_, heading)) in flatten(&report.outline).into_iter().enumerate() {
            let body = vec![tag("标题")];
            items.push(self.annotation(
                &format!("heading {i}"),
                "classifying",
                body,
                &[heading.span],
            ));
        }
        self.facts(report, items);
        self.problems(report, items);
        for (name, list) in [
            (Lang::Zh.remaining(), &report.remaining),
            (Lang::Zh.commitments(), &report.commitments),
        ] {
            for (i, numbered) in list.iter().enumerate() {
                let id = format!("{name} {i}");
                items.push(self.annotation(&id, "classifying", vec![tag(name)], &[numbered.span]));
            }
        }
        for (i, entity) in report.entities.iter().enumerate() {
            let mut body = vec![tag(Lang::Zh.entity(entity.kind))];
            body.extend(entity.value.as_ref().map(data));
            add_hand(&mut body, &entity.hand);
            items.push(self.annotation(
                &format!("entity {i}"),
                "identifying",
                body,
                &[entity.span],
            ));
        }
        for (i, item) in report.own.iter().enumerate() {
            let body = vec![tag(&item.kind)];
            items.push(self.annotation(&format!("own {i}"), "tagging", body, &[item.span]));
        }
        for (i, finding) in report.findings.iter().enumerate() {
            let body = finding_body(finding);
            items.push(self.annotation(&format!("finding {i}"), "assessing", body, &finding.spans));
        }
    }

    fn facts(&self, report: &Report, items: &mut Vec<Value>) {
        for fact in FACTS {
            let spans = fact_spans(report, fact);
            if spans.is_empty() {
                continue;
            }
            let mut body = vec![tag(Lang::Zh.fact(fact))];
            if let (_, Some(value)) = said(report, fact, Lang::Zh) {
                body.push(textual(&value, "describing", "zh"));
            }
            items.push(self.annotation(&format!("fact {fact:?}"), "identifying", body, &spans));
        }
    }

    fn problems(&self, report: &Report, items: &mut Vec<Value>) {
        for problem in &report.problems {
            let mut body = vec![tag("问题")];
            body.extend(problem.topics.iter().map(|topic| tag(&topic.name)));
            body.push(textual(&problem.title.text, "describing", "zh"));
            body.push(data(&json!({
                "id": problem.id,
                "number_path": problem.number_path,
                "status": problem.status,
                "ongoing": problem.ongoing,
            })));
            add_hand(&mut body, &problem.hand);
            items.push(self.annotation(&problem.id, "classifying", body, &[problem.span]));
            for (r, response) in problem.responses.iter().enumerate() {
                let mut body = vec![tag(Lang::Zh.response(response.kind))];
                body.extend(response.label.as_deref().map(tag));
                body.push(data(&json!({"problem": problem.id, "kind": response.kind})));
                add_hand(&mut body, &response.hand);
                let id = format!("{} response {r}", problem.id);
                items.push(self.annotation(&id, "classifying", body, &[response.span]));
            }
        }
    }

    /// `id` names the annotation within its document.
    fn annotation(
        &self,
        id: &str,
        motivation: &str,
        body: Vec<Value>,
        spans: &[PointSpan],
    ) -> Value {
        // What a person wrote stands nowhere in it.
        let spans: Vec<PointSpan> = spans.iter().copied().filter(|it| it[0] < it[1]).collect();
        let target = match &spans[..] {
            // Of the document as a whole.
            [] => self.source.clone(),
            [one] => self.target(*one),
            several => several.iter().map(|&span| self.target(span)).collect(),
        };
        json!({
            "id": urn(&format!("{} {id}", self.source_id)),
            "type": "Annotation",
            "motivation": motivation,
            "body": body,
            "target": target,
        })
    }

    fn target(&self, span: PointSpan) -> Value {
        let [start, end] = span;
        let points = &self.document.points;
        json!({
            "type": "SpecificResource",
            "source": self.source,
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": points.get(span),
                    "prefix": points.get([start.saturating_sub(AROUND), start]),
                    "suffix": points.get([end, end.saturating_add(AROUND)]),
                },
            ],
        })
    }
}

/// That a person changed it, and what that person noted.
fn add_hand(body: &mut Vec<Value>, hand: &Hand) {
    let edited = Lang::Zh.edited(hand);
    if !edited.is_empty() {
        body.push(tag(edited));
    }
    body.extend(
        hand.note
            .as_deref()
            .map(|note| textual(note, "commenting", "zh")),
    );
}

fn finding_body(finding: &Finding) -> Vec<Value> {
    let checked = finding
        .checked
        .map(|checked| tag(Lang::Zh.checked(checked)));
    let note = finding.note.as_deref();
    let note = note.map(|note| textual(note, "commenting", "zh"));
    let said = vec![
        tag(Lang::Zh.finding(&finding.code)),
        textual(&finding.message, "commenting", "zh"),
        textual(&finding.message_en, "commenting", "en"),
        data(&json!({
            "code": finding.code,
            "severity": finding.severity,
            "data": finding.data,
        })),
    ];
    said.into_iter().chain(checked).chain(note).collect()
}

fn tag(name: &str) -> Value {
    textual(name, "tagging", "zh")
}

fn textual(value: &str, purpose: &str, language: &str) -> Value {
    json!({
        "type": "TextualBody",
        "purpose": purpose,
        "value": value,
        "format": "text/plain",
        "language": language,
    })
}

/// What programs read: a piece of the report JSON, as a text, since a body's value is one.
fn data(value: &impl Serialize) -> Value {
    json!({
        "type": "TextualBody",
        "purpose": "describing",
        "value": serde_json::to_string(value).unwrap_or_default(),
        "format": "application/json",
    })
}

/// A name for a thing, always the same for the same: a UUID of version 8 (RFC 9562) made from a hash.
fn urn(name: &str) -> String {
    let hash = sha256(name);
    format!(
        "urn:uuid:{}-{}-8{}-8{}-{}",
        &hash[..8],
        &hash[8..12],
        &hash[13..16],
        &hash[17..20],
        &hash[20..32]
    )
}

fn sha256(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::export::fixture;

    fn items(documents: &[Exported]) -> Vec<Value> {
        let json: Value = serde_json::from_str(&json_ld(documents)).unwrap();
        assert_eq!(json["@context"], CONTEXT);
        let items = json["first"]["items"].as_array().unwrap().clone();
        assert_eq!(json["total"], items.len());
        items
    }

    #[test]
    fn both_selectors_find_the_same_words() {
        let text = "𠮷镇党委关于巡察整改进展情况的通报\n一、巡察反馈问题整改情况\n1.关于“账目不清”的问题\n整改情况：退还1.2万元。\n";
        let report = fixture::report_of(text);
        let chars: Vec<char> = text.chars().collect();
        let items = items(&[fixture::read_of(&report, text)]);
        assert!(items.len() > 5);
        for item in &items {
            let selectors = &item["target"]["selector"];
            let Some(quote) = selectors.get(1) else {
                continue;
            };
            let number = |name: &str| selectors[0][name].as_u64().unwrap() as usize;
            let exact: String = chars[number("start")..number("end")].iter().collect();
            assert_eq!(quote["exact"], exact);
            let part = |name: &str| quote[name].as_str().unwrap();
            let around = format!("{}{exact}{}", part("prefix"), part("suffix"));
            assert!(text.contains(&around));
        }
    }

    #[test]
    fn every_annotation_has_a_name_of_its_own_that_stays() {
        let mut other = fixture::report();
        other.source.sha256 = Some("0".repeat(64));
        let report = fixture::report();
        let documents = [fixture::read(&report), fixture::read(&other)];
        let ids = |documents: &[Exported]| -> Vec<String> {
            let items = items(documents);
            items.iter().map(|item| item["id"].to_string()).collect()
        };
        let first = ids(&documents);
        assert_eq!(first.iter().collect::<HashSet<_>>().len(), first.len());
        assert_eq!(first, ids(&documents));
    }

    #[test]
    fn a_doubt_without_a_place_is_about_the_document() {
        let report = fixture::report();
        let items = items(&[fixture::read(&report)]);
        let doubt = items
            .iter()
            .find(|item| item["motivation"] == "assessing")
            .unwrap();
        assert!(
            doubt["target"]["id"]
                .as_str()
                .unwrap()
                .starts_with("nih:sha-256;")
        );
        assert_eq!(doubt["body"][1]["value"], "没有落款");
    }

    #[test]
    fn kinds_of_the_person_are_tags() {
        let mut report = fixture::report();
        report.own.push(fixture::own("台账类", "台账"));
        let items = items(&[fixture::read(&report)]);
        let is_own = |item: &&Value| item["motivation"] == "tagging";
        let own: Vec<&Value> = items.iter().filter(is_own).collect();
        assert_eq!(own.len(), 1);
        assert_eq!(own[0]["body"][0]["value"], "台账类");
        assert_eq!(own[0]["target"]["selector"][1]["exact"], "台账");
    }

    #[test]
    fn nothing_gives_an_empty_collection() {
        assert!(items(&[]).is_empty());
    }
}
