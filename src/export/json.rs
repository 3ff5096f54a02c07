//! The contract itself: what `taizhang --pretty` and `--ndjson` print.
//!
//! No file of JSON holds a line break but those between its lines: see [`in_lines`].

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
        match self.layout {
            Layout::Object => pretty(report),
            // No string of JSON holds a line break as it is.
            Layout::List => {
                let before = if first { "[" } else { "," };
                format!("{before}\n{}", pretty(report)).replace('\n', "\n  ")
            }
            Layout::Lines => line(report) + "\n",
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

/// A report as JSON on one line, without a break at its end.
pub fn line(report: &Report) -> String {
    // Cannot fail: the keys of a report are strings, and it is written to memory.
    in_lines(serde_json::to_string(report).unwrap_or_default())
}

/// A report as indented JSON, without a break at its end.
pub fn pretty(report: &Report) -> String {
    in_lines(serde_json::to_string_pretty(report).unwrap_or_default())
}

/// Characters that JSON allows in a string as they are, and that some readers take for the end of a line: Python's
/// `splitlines`, and JavaScript before ES2019. A cell of a table holds U+2028 for each of its own line breaks.
const BREAKS: [(char, &str); 3] = [
    ('\u{85}', "\\u0085"),
    ('\u{2028}', "\\u2028"),
    ('\u{2029}', "\\u2029"),
];

/// Written JSON with those characters escaped: the same JSON, in lines on which all readers agree.
pub fn in_lines(json: String) -> String {
    BREAKS.iter().fold(json, |json, &(c, escape)| {
        if json.contains(c) {
            json.replace(c, escape)
        } else {
            json
        }
    })
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
    fn what_some_take_for_a_line_break_is_escaped_and_read_back() {
        let mut report = fixture::report();
        let odd = "甲\u{85}乙\u{2028}丙\u{2029}丁\u{2027}\u{202a}\u{86}";
        report.source.name = Some(odd.into());
        let read = fixture::read(&report);
        for written in [json(&[read]), json(&[read, read]), ndjson(&[read, read])] {
            assert!(!written.contains(['\u{85}', '\u{2028}', '\u{2029}']));
            assert!(written.contains("甲\\u0085乙\\u2028丙\\u2029丁\u{2027}\u{202a}\u{86}"));
        }
        let back: Report = serde_json::from_str(&json(&[read])).unwrap();
        assert_eq!(back, report);
    }

    #[test]
    fn a_report_without_them_is_left_as_it_is() {
        let report = fixture::report();
        assert_eq!(line(&report), serde_json::to_string(&report).unwrap());
    }

    #[test]
    fn of_several_documents_one_report_is_still_a_list() {
        let report = fixture::report();
        let refusal = fixture::refusal();
        let written = json(&[fixture::refused(&refusal), fixture::read(&report)]);
        assert!(serde_json::from_str::<Vec<Report>>(&written).is_ok());
    }
}
