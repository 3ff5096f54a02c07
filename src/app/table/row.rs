//! A problem as a row of the table. Texts are whole, for they are searched; a cell shows their beginning.

use serde::{Deserialize, Serialize};

use crate::report::{EntityKind, Finding, Item, Problem, Report, Response, ResponseKind, Status};
use crate::view::describe;

/// What of an answer can be checked, in the order in which it is counted.
pub const EVIDENCE: [EntityKind; 7] = [
    EntityKind::Date,
    EntityKind::Period,
    EntityKind::Money,
    EntityKind::Percent,
    EntityKind::Quantity,
    EntityKind::Document,
    EntityKind::Voucher,
];

/// What the document does not say is empty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The markers that lead to the problem.
    pub path: String,
    pub aspect: String,
    pub title: String,
    /// The rest of the problem's own text.
    pub detail: String,
    /// Measures and outcome, a line each.
    pub response: String,
    pub responsible: String,
    /// An ISO date where one was read, else as it is written.
    pub deadline: String,
    pub status: Status,
    pub ongoing: bool,
    pub topics: Vec<String>,
    /// How many things of each kind of [`EVIDENCE`] stand in measures and outcome.
    pub evidence: [u32; EVIDENCE.len()],
    /// Codes of the findings that lie wholly within the problem.
    pub findings: Vec<String>,
}

/// The rows of a report, in the order of its problems.
pub fn rows_of(report: &Report) -> Vec<Row> {
    let places = Places::of(report);
    let problems = report.problems.iter();
    problems.map(|problem| row(problem, &places)).collect()
}

fn row(problem: &Problem, places: &Places) -> Row {
    let mut evidence = [0; EVIDENCE.len()];
    for response in problem.responses.iter().filter(|it| it.kind.is_answer()) {
        places.count(response, &mut evidence);
    }
    Row {
        path: problem.number_path.concat(),
        aspect: text(&problem.aspect),
        title: problem.title.text.clone(),
        detail: detail(problem),
        response: answers(problem, ResponseKind::is_answer),
        responsible: answers(problem, |kind| kind == ResponseKind::Responsible),
        deadline: deadline(problem),
        status: problem.status,
        ongoing: problem.ongoing,
        topics: problem.topics.iter().map(|it| it.name.clone()).collect(),
        evidence,
        findings: places.findings(problem),
    }
}

fn text(quote: &Option<crate::report::Quote>) -> String {
    quote
        .as_ref()
        .map_or_else(String::new, |it| it.text.clone())
}

/// Points that stand in the title are not in the detail.
fn detail(problem: &Problem) -> String {
    let detail = problem.detail.as_ref();
    let mut lines: Vec<String> = detail.map(|it| it.text.clone()).into_iter().collect();
    let is_there = |point: &&Item| {
        detail.is_some_and(|it| it.span[0] <= point.span[0] && point.span[1] <= it.span[1])
    };
    let missing = problem.points.iter().filter(|point| !is_there(point));
    lines.extend(missing.map(|it| it.marker.clone().unwrap_or_default() + &it.text));
    lines.join("\n")
}

fn answers(problem: &Problem, of: impl Fn(ResponseKind) -> bool) -> String {
    let answers = problem.responses.iter().filter(|it| of(it.kind));
    let texts: Vec<&str> = answers.map(|it| it.text.trim()).collect();
    texts.join("\n")
}

fn deadline(problem: &Problem) -> String {
    match &problem.due {
        Some(due) => {
            let iso = due.value.as_ref().and_then(describe::iso);
            iso.unwrap_or_else(|| due.text.clone())
        }
        None => answers(problem, |kind| kind == ResponseKind::Deadline),
    }
}

/// Where evidence and findings begin, in the order of the text.
struct Places<'a> {
    /// Begin, and place in [`EVIDENCE`].
    evidence: Vec<(usize, usize)>,
    /// Begin, end, and which.
    findings: Vec<(usize, usize, &'a Finding)>,
}

impl<'a> Places<'a> {
    fn of(report: &'a Report) -> Self {
        let kinds = |kind| EVIDENCE.iter().position(|&it| it == kind);
        let entities = report.entities.iter();
        let mut evidence: Vec<_> = entities
            .filter_map(|it| Some((it.span[0], kinds(it.kind)?)))
            .collect();
        evidence.sort_unstable();
        let mut findings: Vec<_> = report
            .findings
            .iter()
            .filter_map(|it| {
                let start = it.spans.iter().map(|span| span[0]).min()?;
                let end = it.spans.iter().map(|span| span[1]).max()?;
                Some((start, end, it))
            })
            .collect();
        findings.sort_by_key(|it| it.0);
        Self { evidence, findings }
    }

    fn count(&self, response: &Response, counts: &mut [u32; EVIDENCE.len()]) {
        let [start, end] = response.span;
        let first = self.evidence.partition_point(|it| it.0 < start);
        let within = self.evidence[first..].iter().take_while(|it| it.0 < end);
        for (_, kind) in within {
            counts[*kind] += 1;
        }
    }

    fn findings(&self, problem: &Problem) -> Vec<String> {
        let [start, end] = problem.span;
        let first = self.findings.partition_point(|it| it.0 < start);
        let begun = self.findings[first..].iter().take_while(|it| it.0 < end);
        let within = begun.filter(|it| it.1 <= end);
        within.map(|it| it.2.code.clone()).collect()
    }
}

/// Rows as bytes that the page reads one by one: a line of JSON each.
pub fn packed(rows: &[Row]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for row in rows {
        // No map, no foreign type: there is nothing that could fail.
        if serde_json::to_writer(&mut bytes, row).is_ok() {
            bytes.push(b'\n');
        }
    }
    bytes
}

/// The rows, one at a time; a line that is no row is left out.
pub fn unpacked(bytes: &[u8]) -> impl Iterator<Item = Row> + '_ {
    let lines = bytes.split(|&byte| byte == b'\n');
    lines.filter_map(|line| serde_json::from_slice(line).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Severity;
    use crate::view::fixture;

    #[test]
    fn evidence_counts_where_it_stands_in_an_answer() {
        let mut report = fixture::report();
        let rows = rows_of(&report);
        assert_eq!(rows[0].evidence, [0, 0, 1, 0, 0, 0, 0]);
        assert_eq!(rows[1].evidence, [1, 0, 0, 0, 0, 0, 0]);
        // Who is responsible is no answer, and its date no evidence.
        report.problems[1].responses[0].kind = ResponseKind::Responsible;
        let rows = rows_of(&report);
        assert_eq!(rows[1].evidence, [0; 7]);
        assert_eq!(rows[1].responsible, "2024年3月补齐。");
        assert_eq!(rows[1].response, "");
    }

    #[test]
    fn a_finding_belongs_to_the_problem_that_holds_all_of_it() {
        let mut report = fixture::report();
        let span = report.problems[1].span;
        let finding = |code: &str, spans: Vec<[usize; 2]>| Finding {
            code: code.into(),
            severity: Severity::Info,
            message: String::new(),
            message_en: String::new(),
            spans,
            data: serde_json::Map::new(),
            checked: None,
            note: None,
        };
        report.findings = vec![
            finding("within", vec![[span[0], span[0] + 2]]),
            finding("beyond", vec![[span[0], span[1] + 1]]),
            finding("placeless", vec![]),
        ];
        let rows = rows_of(&report);
        assert_eq!(rows[1].findings, ["within"]);
        assert_eq!(rows[0].findings, [""; 0]);
    }

    #[test]
    fn points_of_the_title_join_the_detail() {
        let mut report = fixture::report();
        report.problems[0].points = vec![Item {
            id: None,
            hand: Default::default(),
            marker: Some("一是".into()),
            text: "账实不符。".into(),
            span: [0, 0],
        }];
        assert_eq!(rows_of(&report)[0].detail, "一是账实不符。");
    }

    #[test]
    fn rows_are_packed_and_read_back() {
        let mut rows = rows_of(&fixture::report());
        rows[0].detail = "两\n行".into();
        assert_eq!(unpacked(&packed(&rows)).collect::<Vec<_>>(), rows);
        assert_eq!(unpacked(b"").count(), 0);
        assert_eq!(unpacked(b"{}\nnull\n").count(), 0);
    }
}
