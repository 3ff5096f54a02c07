//! Cases as data: inputs with the entities that must be read from them, one JSON object a line.
//!
//! `tests/cases/*.jsonl` are ours and always run. Where the collected cases of other projects lie beside
//! the repository they run too; those that we read otherwise stand in `tests/cases/read-otherwise.json`
//! with the reason.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use taizhang::entities;
use taizhang::report::EntityKind;
use taizhang::text::Reading;

/// What is read from `text`, as `{kind, text, value}`.
fn read(text: &str) -> Vec<Value> {
    let reading = Reading::new(text);
    entities::scan(&reading)
        .entities
        .iter()
        .map(|e| json!({"kind": e.kind, "text": reading.quote(e.span), "value": e.value}))
        .collect()
}

fn number(value: &Value) -> Option<f64> {
    value.as_f64()
}

fn same_value(expected: &Value, found: &Value) -> bool {
    match (number(expected), number(found)) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * a.abs().max(1.0),
        _ => expected == found,
    }
}

/// Same kind, same text, and the same value in every key that the case gives.
fn same(expected: &Value, found: &Value) -> bool {
    let keys = expected["value"].as_object();
    expected["kind"] == found["kind"]
        && expected["text"] == found["text"]
        && keys.into_iter().flatten().all(|(key, value)| {
            let other = found["value"].get(key).unwrap_or(&Value::Null);
            same_value(value, other)
        })
}

fn passes(case: &Value, found: &[Value]) -> bool {
    let Some(expected) = case["expected"].as_array() else {
        return true;
    };
    let kinds = case["kinds"].as_array().expect("kinds of a case");
    let mut left: Vec<&Value> = found
        .iter()
        .filter(|e| kinds.contains(&e["kind"]))
        .collect();
    for wanted in expected {
        let Some(hit) = left.iter().position(|e| same(wanted, e)) else {
            return false;
        };
        left.remove(hit);
    }
    left.is_empty() || case["complete"] == false
}

/// Runs every case of the folder; returns those that fail, by id, and how many there were.
fn failures(folder: &Path) -> (BTreeMap<String, String>, usize) {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the folder of cases")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "jsonl"))
        .collect();
    files.sort();
    let mut failed = BTreeMap::new();
    let mut count = 0;
    for path in files {
        let text = std::fs::read_to_string(&path).expect("a file of cases");
        for line in text.lines().filter(|line| !line.is_empty()) {
            let case: Value = serde_json::from_str(line).expect("a case is JSON");
            let input = case["input"].as_str().expect("an input");
            let found = read(input);
            count += 1;
            if !passes(&case, &found) {
                let id = case["id"].as_str().expect("an id").to_owned();
                let told = format!(
                    "{input}\n   expected {}\n   found    {}",
                    case["expected"],
                    Value::from(found)
                );
                failed.insert(id, told);
            }
        }
    }
    (failed, count)
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn our_own_cases() {
    let (failed, count) = failures(&root().join("tests/cases"));
    assert!(count > 0);
    for (id, told) in &failed {
        println!("{id}: {told}");
    }
    assert!(failed.is_empty(), "{} of {count} failed", failed.len());
}

#[test]
fn cases_of_other_projects() {
    let folder = root().join("../shared/cases");
    if !folder.is_dir() {
        println!("skipped: no folder {}", folder.display());
        return;
    }
    let list =
        std::fs::read_to_string(root().join("tests/cases/read-otherwise.json")).expect("the list");
    let list: BTreeMap<String, String> = serde_json::from_str(&list).expect("id and reason");
    let (failed, count) = failures(&folder);
    let mut wrong = 0;
    for (id, told) in failed.iter().filter(|(id, _)| !list.contains_key(*id)) {
        println!("{id}: {told}");
        wrong += 1;
    }
    // A case on the list that passes after all does not belong there.
    for id in list.keys().filter(|id| !failed.contains_key(*id)) {
        println!("{id} is listed and passes");
        wrong += 1;
    }
    assert_eq!(wrong, 0, "of {count} cases");
}

/// Every kind has at least one case of ours.
#[test]
fn our_cases_cover_every_kind() {
    let kinds = [
        EntityKind::Date,
        EntityKind::Period,
        EntityKind::Money,
        EntityKind::Percent,
        EntityKind::Quantity,
        EntityKind::Document,
        EntityKind::Phone,
        EntityKind::Email,
        EntityKind::Postcode,
        EntityKind::Address,
        EntityKind::Voucher,
    ];
    let folder = root().join("tests/cases");
    let mut all = String::new();
    for entry in std::fs::read_dir(folder).expect("the folder of cases") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|e| e == "jsonl") {
            all += &std::fs::read_to_string(path).expect("a file of cases");
        }
    }
    for kind in kinds {
        let name = serde_json::to_string(&kind).expect("a name");
        assert!(all.contains(&format!("\"kind\": {name}")), "{name}");
    }
}

/// All inputs of the cases at hand.
fn inputs() -> Vec<String> {
    let mut inputs = Vec::new();
    for folder in ["tests/cases", "../shared/cases"] {
        let Ok(entries) = std::fs::read_dir(root().join(folder)) else {
            continue;
        };
        for entry in entries {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|e| e == "jsonl") {
                let text = std::fs::read_to_string(&path).expect("a file of cases");
                for line in text.lines() {
                    let case: Value = serde_json::from_str(line).expect("a case is JSON");
                    inputs.push(case["input"].as_str().expect("an input").to_owned());
                }
            }
        }
    }
    inputs
}

/// Kind, span in code points and value of every entity, shifted; and the damaged dates.
fn placed(text: &str, shift: usize) -> Vec<(String, usize, usize, Option<String>)> {
    let reading = Reading::new(text);
    let scan = entities::scan(&reading);
    let found = scan.entities.iter().map(|e| {
        (
            format!("{:?}", e.kind),
            e.span,
            e.value.as_ref().map(|v| format!("{v:?}")),
        )
    });
    let damaged = scan
        .damaged
        .iter()
        .map(|d| ("damaged".to_owned(), d.span, Some(d.readings.join(" "))));
    found
        .chain(damaged)
        .map(|(kind, span, value)| {
            let [start, end] = reading.source_span(span);
            (kind, start + shift, end + shift, value)
        })
        .collect()
}

/// What stands in one line never depends on another.
#[test]
fn the_entities_of_a_concatenation_are_those_of_its_parts() {
    let mut inputs = inputs();
    inputs.push("2023年3月，《没有下半，电话：0533-5754511、".to_owned());
    inputs.push("5754512，6月5日、8日，2023516日，地址：".to_owned());
    let all = inputs.join("\n");
    let mut parts = Vec::new();
    let mut damaged = Vec::new();
    let mut shift = 0;
    for input in &inputs {
        for found in placed(input, shift) {
            if found.0 == "damaged" {
                damaged.push(found)
            } else {
                parts.push(found)
            }
        }
        shift += input.chars().count() + 1;
    }
    parts.append(&mut damaged);
    let whole = placed(&all, 0);
    for (one, other) in whole.iter().zip(&parts) {
        assert_eq!(one, other);
    }
    assert_eq!(whole.len(), parts.len());
}

/// No two entities of one kind overlap, and each quotes the source.
#[test]
fn entities_of_one_kind_do_not_overlap() {
    for input in inputs() {
        let mut ends = BTreeMap::new();
        for (kind, start, end, _) in placed(&input, 0) {
            assert!(start < end && end <= input.chars().count(), "{input}");
            let before = ends.insert(kind.clone(), end);
            assert!(
                before.is_none_or(|before| before <= start),
                "{kind} in {input}"
            );
        }
    }
}

/// Long runs of what can begin something, but never ends.
#[test]
fn runs_without_an_end_are_read() {
    for unit in [
        "1", "9", "一", "十", "二〇", "《", "》", "年", "年月日", "1-", "1.", "1、", "2019、",
        "2019-", "(", "@", "a@", "1@", "a.", "百分之", "一 ", "1 ", "电话", "地址:", "信箱", "近",
        "2022年", "X月", "2020年X", "至", "—", "5月1日至", "，", "1,000", "三成", "第1、",
    ] {
        let text = unit.repeat(3_000);
        let reading = Reading::new(&text);
        let scan = entities::scan(&reading);
        assert!(scan.entities.len() <= 3_000);
    }
}
