//! The contract itself: what `taizhang --pretty` and `--ndjson` print.

use serde::Serialize;

use super::Exported;
use crate::Report;

/// One report as an object, several as a list of what each alone would be.
pub fn json(documents: &[Exported]) -> String {
    let reports: Vec<&Report> = reports(documents).collect();
    let json = match (documents, reports.as_slice()) {
        ([_], [report]) => written(report),
        _ => written(&reports),
    };
    json + "\n"
}

/// A report a line.
pub fn ndjson(documents: &[Exported]) -> String {
    let lines = reports(documents).filter_map(|report| serde_json::to_string(report).ok());
    lines.map(|line| line + "\n").collect()
}

fn reports<'a>(documents: &[Exported<'a>]) -> impl Iterator<Item = &'a Report> {
    documents
        .iter()
        .filter_map(|document| Some(document.read()?.0))
}

/// Cannot fail: the keys of a report are strings, and it is written to memory.
fn written(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture;

    #[test]
    fn one_is_an_object_and_several_are_a_list() {
        let one = fixture::report();
        let read = fixture::read(&one);
        assert_eq!(serde_json::from_str::<Report>(&json(&[read])).unwrap(), one);
        let both: Vec<Report> = serde_json::from_str(&json(&[read, read])).unwrap();
        assert_eq!(both, [one.clone(), one.clone()]);
        assert_eq!(json(&[]), "[]\n");
    }

    #[test]
    fn a_line_is_a_report_and_the_refused_have_none() {
        let report = fixture::report();
        let refusal = fixture::refusal();
        let documents = [
            fixture::refused(&refusal),
            fixture::read(&report),
            fixture::read(&report),
        ];
        let lines = ndjson(&documents);
        let reports: Vec<Report> = lines
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        assert_eq!(reports, [report.clone(), report.clone()]);
    }

    #[test]
    fn of_several_documents_one_report_is_still_a_list() {
        let report = fixture::report();
        let refusal = fixture::refusal();
        let written = json(&[fixture::refused(&refusal), fixture::read(&report)]);
        assert!(serde_json::from_str::<Vec<Report>>(&written).is_ok());
    }
}
