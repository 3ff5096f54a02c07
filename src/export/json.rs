//! The contract itself: what `taizhang --pretty` and `--ndjson` print.

use super::Exported;
use crate::Report;

/// How reports follow one another in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// One report, as an object.
    Object,
    /// Each as it would be alone, in a list.
    List,
    /// A report a line.
    Lines,
}

/// A file that is written report by report, so that no more than one of them need be in memory.
pub struct Stream {
    layout: Layout,
    written: usize,
}

impl Stream {
    pub fn new(layout: Layout) -> Self {
        Self { layout, written: 0 }
    }

    /// What the next report adds to the file.
    pub fn add(&mut self, report: &Report) -> String {
        let first = self.written == 0;
        self.written += 1;
        // Cannot fail: the keys of a report are strings, and it is written to memory.
        let pretty = || serde_json::to_string_pretty(report).unwrap_or_default();
        match self.layout {
            Layout::Object => pretty(),
            // No string of JSON holds a line break as it is.
            Layout::List => {
                let before = if first { "[" } else { "," };
                format!("{before}\n{}", pretty()).replace('\n', "\n  ")
            }
            Layout::Lines => serde_json::to_string(report).unwrap_or_default() + "\n",
        }
    }

    /// What ends the file.
    pub fn end(self) -> &'static str {
        match (self.layout, self.written) {
            (Layout::Object, _) => "\n",
            (Layout::List, 0) => "[]\n",
            (Layout::List, _) => "\n]\n",
            (Layout::Lines, _) => "",
        }
    }
}

/// One report as an object, several as a list of what each alone would be.
pub fn json(documents: &[Exported]) -> String {
    match documents {
        [one] if one.read().is_some() => written(documents, Layout::Object),
        _ => written(documents, Layout::List),
    }
}

/// A report a line.
pub fn ndjson(documents: &[Exported]) -> String {
    written(documents, Layout::Lines)
}

fn written(documents: &[Exported], layout: Layout) -> String {
    let mut stream = Stream::new(layout);
    let mut json = String::new();
    for (report, _) in documents.iter().filter_map(Exported::read) {
        json += &stream.add(report);
    }
    json + stream.end()
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
        let expected = serde_json::to_string_pretty(&both).unwrap() + "\n";
        assert_eq!(json(&[read, read]), expected);
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
