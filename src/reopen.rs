//! A report that was saved with its text comes back as it was: it is not analysed again.
//!
//! What a file claims is checked before anyone relies on it: every span lies in the text, and the segments tile it.

use crate::report::{Heading, Item, Meta, PointSpan, Problem, Report, SCHEMA};
use crate::source::{OpenError, format::SAVED};

/// A report and the text that its spans count in.
#[derive(Debug, PartialEq)]
pub struct Saved {
    /// Without `source.text`.
    pub report: Report,
    pub text: String,
}

/// Reads reports back: one object, a list of them, or one a line. None at all is an error, too.
pub fn read(bytes: &[u8]) -> Result<Vec<Saved>, OpenError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let is_list = bytes.trim_ascii_start().starts_with(b"[");
    let parsed: Result<Vec<Report>, _> = match is_list {
        true => serde_json::from_slice(bytes),
        false => serde_json::Deserializer::from_slice(bytes)
            .into_iter()
            .collect(),
    };
    let reports = parsed.map_err(|error| OpenError::Broken(SAVED, error.to_string()))?;
    if reports.is_empty() {
        return Err(OpenError::Empty);
    }
    reports.into_iter().map(saved).collect()
}

/// A report as it is saved, with its text.
pub fn with_text(Saved { mut report, text }: Saved) -> Report {
    report.source.text = Some(text);
    report
}

/// What one of several in a file is called: by the file that it was made from, or by its place, from 1.
pub fn name(report: &Report, number: usize) -> String {
    let name = report.source.name.clone();
    name.unwrap_or_else(|| format!("{number}.json"))
}

fn saved(mut report: Report) -> Result<Saved, OpenError> {
    let text = report.source.text.take();
    let text = text.ok_or(OpenError::SavedWithoutText)?;
    check(&report, &text).map_err(|wrong| OpenError::Broken(SAVED, wrong))?;
    Ok(Saved { report, text })
}

/// The error says, in English, what does not hold.
fn check(report: &Report, text: &str) -> Result<(), String> {
    if report.schema != SCHEMA {
        return Err(format!("schema {:?}, known is {SCHEMA:?}", report.schema));
    }
    let chars = text.chars().count();
    if report.source.chars != chars {
        let told = report.source.chars;
        return Err(format!("source.chars is {told}, the text has {chars}"));
    }
    let mut at = 0;
    for segment in &report.segments {
        let [start, end] = segment.span;
        if start != at || end < start {
            return Err(format!("segments do not tile the text at {at}"));
        }
        at = end;
    }
    if at != chars {
        return Err(format!("segments end at {at} of {chars}"));
    }
    match spans(report)
        .into_iter()
        .find(|span| span[0] > span[1] || span[1] > chars)
    {
        Some([start, end]) => Err(format!("span {start}..{end} of {chars}")),
        None => Ok(()),
    }
}

/// All spans but those of the segments.
fn spans(report: &Report) -> Vec<PointSpan> {
    let mut spans = Vec::new();
    add_meta(&mut spans, &report.meta);
    add_headings(&mut spans, &report.outline);
    for problem in &report.problems {
        add_problem(&mut spans, problem);
    }
    let numbered = report.remaining.iter().chain(&report.commitments);
    spans.extend(numbered.map(|it| it.span));
    spans.extend(report.entities.iter().map(|it| it.span));
    spans.extend(report.findings.iter().flat_map(|it| &it.spans));
    spans
}

fn add_meta(spans: &mut Vec<PointSpan>, meta: &Meta) {
    let quotes = [
        &meta.title, &meta.inspected_body, &meta.authority, &meta.inspection_team, &meta.round,
        &meta.issuer,
    ];
    spans.extend(quotes.into_iter().flatten().map(|it| it.span));
    let dates = [&meta.feedback_date, &meta.issued_date, &meta.published_date];
    spans.extend(dates.into_iter().flatten().map(|it| it.span));
    spans.extend(meta.inspection_kind.iter().map(|it| it.span));
    spans.extend(meta.inspection_period.iter().map(|it| it.span));
    spans.extend(&meta.declared.spans);
    spans.extend(&meta.contact.spans);
}

fn add_headings(spans: &mut Vec<PointSpan>, headings: &[Heading]) {
    for heading in headings {
        spans.push(heading.span);
        add_headings(spans, &heading.children);
    }
}

fn add_problem(spans: &mut Vec<PointSpan>, problem: &Problem) {
    let items = |items: &[Item]| -> Vec<PointSpan> { items.iter().map(|it| it.span).collect() };
    spans.extend([problem.span, problem.title.span]);
    let quotes = [&problem.aspect, &problem.group, &problem.detail];
    spans.extend(quotes.into_iter().flatten().map(|it| it.span));
    spans.extend(items(&problem.points));
    spans.extend(problem.due.iter().map(|it| it.span));
    spans.extend(problem.topics.iter().flat_map(|it| &it.spans));
    for response in &problem.responses {
        spans.push(response.span);
        spans.extend(response.summary.iter().map(|it| it.span));
        spans.extend(items(&response.items));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Exported, Format, export};
    use crate::source::recognise;
    use crate::view::Lang;
    use crate::{Options, Origin, analyze};

    const TEXT: &str = "中共青石镇委员会关于巡察整改进展情况的通报\n一、巡察反馈问题整改情况\n1.关于“账目不清𠮷”的问题\n\
        整改情况：一是退还1.2万元，已完成整改。\n二、下一步打算\n（一）常抓不懈。\n";

    fn report(with_text: bool) -> Report {
        analyze(
            TEXT,
            &Origin::of_text(TEXT),
            &Options {
                with_text,
                ..Options::default()
            },
        )
    }

    fn file(format: Format, reports: &[Report]) -> Vec<u8> {
        let documents: Vec<Exported> = reports
            .iter()
            .map(|report| crate::export::Exported {
                name: "甲.txt",
                content: crate::export::Content::Read { report, text: TEXT },
            })
            .collect();
        export(format, &documents, Lang::Zh).unwrap()
    }

    fn code(report: &Report) -> String {
        let error = read(&serde_json::to_vec(report).unwrap()).unwrap_err();
        error.code().to_owned()
    }

    #[test]
    fn what_was_saved_comes_back_the_same() {
        let kept = report(true);
        let expected = || Saved {
            report: report(false),
            text: TEXT.into(),
        };
        for format in [Format::Json, Format::Ndjson] {
            let one = file(format, std::slice::from_ref(&kept));
            assert_eq!(recognise(&one), Some(SAVED));
            assert_eq!(read(&one).unwrap(), [expected()]);
            let two = file(format, &[kept.clone(), kept.clone()]);
            assert_eq!(recognise(&two), Some(SAVED));
            assert_eq!(read(&two).unwrap(), [expected(), expected()]);
        }
        assert_eq!(with_text(expected()), kept);
    }

    #[test]
    fn keys_in_another_order_are_recognised_and_other_json_is_not() {
        let sorted: serde_json::Value = serde_json::to_value(report(true)).unwrap();
        let sorted = serde_json::to_vec_pretty(&sorted).unwrap();
        assert_eq!(
            recognise(&[&b"\xEF\xBB\xBF\n"[..], &sorted].concat()),
            Some(SAVED)
        );
        assert_eq!(
            recognise(b"{\"schema\": \"other/1\", \"see\": \"taizhang/1\"}"),
            None
        );
    }

    #[test]
    fn without_its_text_it_says_what_is_missing() {
        assert_eq!(code(&report(false)), "saved_without_text");
    }

    #[test]
    fn a_damaged_file_is_refused_wherever_it_is_cut() {
        let whole = file(Format::Json, &[report(true)]);
        let text = std::str::from_utf8(&whole).unwrap().trim_end();
        for end in (1..text.len()).step_by(97) {
            assert!(read(&text.as_bytes()[..end]).is_err(), "cut at {end}");
        }
    }

    #[test]
    fn spans_outside_the_text_are_refused() {
        let far = [TEXT.chars().count(), TEXT.chars().count() + 1];
        let changes: [fn(&mut Report, PointSpan); 8] = [
            |it, far| it.entities[0].span = far,
            |it, far| it.problems[0].title.span = far,
            |it, far| it.problems[0].responses[0].items[0].span = far,
            |it, far| it.outline[0].span = far,
            |it, far| it.meta.title.as_mut().unwrap().span = far,
            |it, far| it.commitments[0].span = far,
            |it, _| it.entities[0].span = [5, 4],
            |it, far| it.findings.push(finding(far)),
        ];
        for change in changes {
            let mut report = report(true);
            change(&mut report, far);
            assert_eq!(code(&report), "broken");
        }
    }

    fn finding(span: PointSpan) -> crate::report::Finding {
        crate::report::Finding {
            code: "x".into(),
            severity: crate::report::Severity::Info,
            message: String::new(),
            message_en: String::new(),
            spans: vec![span],
            data: Default::default(),
            checked: None,
            note: None,
        }
    }

    #[test]
    fn another_text_another_schema_and_torn_segments_are_refused() {
        let changes: [fn(&mut Report); 4] = [
            |it| it.source.text = Some(format!("{TEXT}后加的")),
            |it| it.schema = "taizhang/9".into(),
            |it| it.segments.truncate(1),
            |it| it.segments[1].span[0] += 1,
        ];
        for change in changes {
            let mut report = report(true);
            change(&mut report);
            assert_eq!(code(&report), "broken");
        }
    }

    // Natively: there the page is built beside it.
    #[cfg(not(target_arch = "wasm32"))]
    #[test]
    fn whatever_lies_in_the_text_can_be_shown() {
        let chars = TEXT.chars().count();
        for n in (0..chars).step_by(9) {
            let mut report = report(true);
            let span = [n, (n * 7) % (chars - n) + n];
            report.entities[0].span = span;
            report.problems[0].span = span;
            report.problems[0].responses[0].span = span;
            report.outline[0].span = span;
            let saved = read(&serde_json::to_vec(&report).unwrap()).unwrap();
            for Saved { report, text } in saved {
                crate::app::document::Work::new(report.clone(), text);
                for format in Format::ALL {
                    file(format, std::slice::from_ref(&report));
                }
            }
        }
    }
}
