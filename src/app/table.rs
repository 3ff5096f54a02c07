//! The ledger as tab-separated text that a spreadsheet takes from the clipboard.

use crate::report::{Problem, Report, Response, ResponseKind};

use super::describe;
use super::messages::Lang;

/// All problems, under a row of column heads.
pub fn ledger(report: &Report, lang: Lang) -> String {
    let mut table = row(lang.messages().columns.iter().map(|head| head.to_string()));
    for (i, problem) in report.problems.iter().enumerate() {
        table.push_str(&problem_row(problem, i, lang));
    }
    table
}

/// One problem, without column heads: it goes under those that are there.
pub fn problem_row(problem: &Problem, index: usize, lang: Lang) -> String {
    let quoted = |quote: &Option<crate::report::Quote>| {
        quote.as_ref().map(|q| q.text.clone()).unwrap_or_default()
    };
    row([
        (index + 1).to_string(),
        problem.number_path.concat(),
        quoted(&problem.aspect),
        quoted(&problem.group),
        problem.title.text.clone(),
        quoted(&problem.detail),
        answers(problem, ResponseKind::Measures),
        answers(problem, ResponseKind::Outcome),
        answers(problem, ResponseKind::Responsible),
        due(problem),
        lang.status(problem.status).to_string(),
        lang.yes_no(problem.ongoing).to_string(),
    ])
}

fn answers(problem: &Problem, kind: ResponseKind) -> String {
    let texts: Vec<&str> = problem
        .responses
        .iter()
        .filter(|response| response.kind == kind)
        .map(|response: &Response| response.text.trim())
        .collect();
    texts.join("\n")
}

fn due(problem: &Problem) -> String {
    match &problem.due {
        Some(due) => due
            .value
            .as_ref()
            .and_then(describe::iso)
            .unwrap_or_else(|| due.text.clone()),
        None => answers(problem, ResponseKind::Deadline),
    }
}

fn row(cells: impl IntoIterator<Item = String>) -> String {
    let cells: Vec<String> = cells.into_iter().map(|text| cell(&text)).collect();
    cells.join("\t") + "\r\n"
}

/// A cell that a spreadsheet takes as text and as one cell: quoted where it has to be, and never a formula.
fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r']);
    let text = if formula {
        format!("'{text}")
    } else {
        text.to_string()
    };
    if text.contains(['\t', '\n', '\r', '"']) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::fixture;

    #[test]
    fn a_row_has_a_cell_for_every_head() {
        let table = ledger(&fixture::report(), Lang::Zh);
        let mut rows = table.lines();
        let heads = rows.next().unwrap().split('\t').count();
        let cells: Vec<_> = rows.map(|row| row.split('\t').count()).collect();
        assert_eq!(cells, [heads, heads]);
        assert!(table.contains("账目不清问题"));
        assert!(table.contains("退还1.2万元。"));
    }

    #[test]
    fn no_cell_is_a_formula() {
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("@A1"), "'@A1");
        assert_eq!(cell("－5"), "'－5");
        assert_eq!(cell("1=1"), "1=1");
    }

    #[test]
    fn breaks_tabs_and_quotes_stay_in_their_cell() {
        assert_eq!(cell("甲\r\n乙"), "\"甲\n乙\"");
        assert_eq!(cell("称\"好\""), "\"称\"\"好\"\"\"");
        assert_eq!(cell("甲\t乙"), "\"甲\t乙\"");
        assert_eq!(cell("甲"), "甲");
    }

    #[test]
    fn a_deadline_that_could_not_be_read_is_given_as_written() {
        let mut problem = fixture::report().problems.remove(0);
        problem.responses[0].kind = ResponseKind::Deadline;
        problem.responses[0].text = "年底前".into();
        assert_eq!(due(&problem), "年底前");
    }
}
