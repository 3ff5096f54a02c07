//! Changes to a document that must not change what is read from it: encoding, line breaks, widths,
//! script, indents, the site around it. Over the corpus and, where it is there, over the seeds.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use taizhang::report::{DocumentKind, Report};
use taizhang::text::{Reading, traditional};
use taizhang::{Options, Origin};

/// The documents: name and text.
fn documents() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<PathBuf> = ["tests/corpus", "../shared/seeds"]
        .iter()
        .filter_map(|folder| std::fs::read_dir(root.join(folder)).ok())
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let text = std::fs::read_to_string(&path).expect("a document of the tests");
            (name, text)
        })
        .collect()
}

fn report(text: &str) -> Report {
    taizhang::analyze(text, &Origin::of_text(text), &Options::default())
}

/// A quoted text in one form, so that quotations of two variants can be compared.
fn plain(text: &str) -> String {
    let reading = Reading::new(text);
    reading.text().split_whitespace().collect()
}

/// What must stay the same: problems and their answers.
fn ledger(report: &Report) -> Vec<String> {
    let mut lines = Vec::new();
    for p in &report.problems {
        let path: Vec<String> = p.number_path.iter().map(|m| plain(m)).collect();
        lines.push(format!("{} {}", path.concat(), plain(&p.title.text)));
        lines.extend(
            p.detail
                .iter()
                .map(|d| format!("  detail {}", plain(&d.text))),
        );
        for r in &p.responses {
            for i in &r.items {
                let marker = i.marker.as_deref().map(plain).unwrap_or_default();
                lines.push(format!("  {:?} {marker} {}", r.kind, plain(&i.text)));
            }
        }
        lines.push(format!("  {:?} {}", p.status, p.ongoing));
    }
    lines
}

/// The values of the entities and how often each occurs.
fn values(report: &Report) -> BTreeMap<String, usize> {
    let mut values = BTreeMap::new();
    for e in &report.entities {
        let value = serde_json::to_string(&e.value).expect("a value is JSON");
        *values.entry(format!("{:?} {value}", e.kind)).or_default() += 1;
    }
    values
}

/// A document of whose ledger a change leaves so much, and why no more.
struct Loses {
    /// The number in its name.
    document: &'static str,
    /// The least share of the ledger's lines that is the same (0 to 1).
    keeps: f64,
    /// The most problems whose title is another: a heading ran into the text behind it, or took in part of it.
    retitled: usize,
}

/// How many lines two ledgers share, of all that they have (0 to 1). Two empty ones share all.
fn shared(a: &[String], b: &[String]) -> f64 {
    let mut left: HashMap<&String, usize> = HashMap::new();
    a.iter()
        .for_each(|line| *left.entry(line).or_default() += 1);
    let mut both = 0;
    for line in b {
        if let Some(n) = left.get_mut(line).filter(|n| **n > 0) {
            *n -= 1;
            both += 1;
        }
    }
    if a.len() + b.len() == 0 {
        return 1.0;
    }
    2.0 * both as f64 / (a.len() + b.len()) as f64
}

/// Applies `change` to every document and compares: kind, ledger, values of the entities.
///
/// Of the documents in `lossy` the ledger must keep its share, and must not hold more problems that were
/// not there before than are known.
#[track_caller]
fn unchanged(lossy: &[Loses], change: impl Fn(&str) -> String) {
    let mut failed = Vec::new();
    let mut checked = 0;
    for (name, text) in documents() {
        let number = name.split(['-', '_']).next().unwrap_or(&name);
        let (before, after) = (report(&text), report(&change(&text)));
        checked += 1;
        let (a, b) = (ledger(&before), ledger(&after));
        if before.kind != after.kind {
            failed.push(format!("{name}: {:?} became {:?}", before.kind, after.kind));
        } else if let Some(loss) = lossy.iter().find(|l| l.document == number) {
            let titles = |r: &Report| -> Vec<String> {
                r.problems.iter().map(|p| plain(&p.title.text)).collect()
            };
            let known = titles(&before);
            let new: Vec<_> = titles(&after)
                .into_iter()
                .filter(|t| !known.contains(t))
                .collect();
            let share = shared(&a, &b);
            if share < loss.keeps || new.len() > loss.retitled {
                failed.push(format!("{name}: keeps {share:.3}, new problems {new:?}"));
            }
            if a == b {
                failed.push(format!("{name}: loses nothing any more"));
            }
        } else if a != b {
            let at = a
                .iter()
                .zip(&b)
                .position(|(a, b)| a != b)
                .unwrap_or(a.len().min(b.len()));
            failed.push(format!(
                "{name}: {:?}\n   became {:?}",
                a.get(at),
                b.get(at)
            ));
        }
        if values(&before) != values(&after) {
            let (a, b) = (values(&before), values(&after));
            let gone: Vec<_> = a.iter().filter(|(k, n)| b.get(*k) != Some(n)).collect();
            let new: Vec<_> = b.iter().filter(|(k, n)| a.get(*k) != Some(n)).collect();
            failed.push(format!("{name}: values {gone:?}\n   became {new:?}"));
        }
    }
    assert!(checked > 35, "the corpus is there");
    assert!(
        failed.is_empty(),
        "{} of {checked} changed:\n{}",
        failed.len(),
        failed.join("\n")
    );
}

#[test]
fn the_encoding() {
    let mut checked = 0;
    for (name, text) in documents() {
        let (bytes, _, lost) = encoding_rs::GB18030.encode(&text);
        assert!(!lost);
        let opened = taizhang::open(&bytes, None, &Default::default()).expect("GB18030 is read");
        assert_eq!(opened.text, text, "{name}");
        checked += 1;
    }
    assert!(checked > 40);
}

#[test]
fn line_breaks_of_windows() {
    unchanged(&[], |text| text.replace('\n', "\r\n"));
}

#[test]
fn blank_lines_between_all_lines() {
    unchanged(&[], |text| text.replace('\n', "\n\n"));
}

/// Is the text wrapped, and its paragraphs told by their indents alone? Without them, or wrapped anew, it
/// is another text.
fn told_by_indents(text: &str) -> bool {
    let indented = text.lines().filter(|l| l.starts_with('\u{a0}')).count();
    indented > 5 && text.lines().all(|l| l.chars().count() <= 45)
}

#[test]
fn no_indents() {
    unchanged(&[], |text| {
        if told_by_indents(text) || is_from_a_file(text) {
            return text.to_owned();
        }
        let lines: Vec<&str> = text
            .lines()
            .map(|l| l.trim_start_matches([' ', '\u{3000}', '\u{a0}']))
            .collect();
        lines.join("\n")
    });
}

#[test]
fn half_width_punctuation() {
    unchanged(&[], |text| {
        text.chars()
            .map(|c| match c {
                '，' => ',',
                '：' => ':',
                '；' => ';',
                '（' => '(',
                '）' => ')',
                '！' => '!',
                '？' => '?',
                c => c,
            })
            .collect()
    });
}

#[test]
fn full_width_digits() {
    // Addresses of e-mail and the numbers of a page's head are not written so.
    unchanged(&[], |text| {
        text.chars()
            .map(|c| match c {
                '0'..='9' => char::from_u32(c as u32 + 0xFEE0).unwrap_or(c),
                c => c,
            })
            .collect()
    });
}

#[test]
fn traditional_script() {
    let to_traditional: HashMap<char, char> = ('\u{4E00}'..='\u{9FFF}')
        .filter_map(|c| Some((traditional::simplified_at(c.to_string().as_bytes(), 0)?, c)))
        .collect();
    unchanged(&[], |text| {
        text.chars()
            .map(|c| *to_traditional.get(&c).unwrap_or(&c))
            .collect()
    });
}

#[test]
fn the_site_around_it() {
    unchanged(&[], |text| {
        format!(
            "首页 > 政务公开 > 巡察整改\n返回上一级\n{text}\n上一篇：没有了\n下一篇：没有了\n扫一扫在手机打开当前页\n打印 关闭\n"
        )
    });
}

/// Line breaks inside the cells of a row: only the readers of formats write them, and they lose no line ends.
fn is_from_a_file(text: &str) -> bool {
    text.contains(taizhang::source::CELL_BREAK)
}

fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::new();
    for line in text.lines() {
        for (i, c) in line.chars().enumerate() {
            if i > 0 && i % width == 0 {
                out.push('\n');
            }
            out.push(c);
        }
        out.push('\n');
    }
    out
}

#[test]
fn lines_wrapped_at_a_width() {
    // A share site broke its sentences before: joined, those lines are wider than the others.
    let lossy = [Loses {
        document: "82",
        keeps: 0.9,
        retitled: 0,
    }];
    unchanged(&lossy, |text| {
        wrapped(
            text,
            if told_by_indents(text) || is_from_a_file(text) {
                usize::MAX
            } else {
                35
            },
        )
    });
    // A document that is wrapped already cannot be wrapped again.
    unchanged(&lossy, |text| {
        let wide = !is_from_a_file(text) && text.lines().any(|line| line.chars().count() > 60);
        wrapped(text, if wide { 28 } else { usize::MAX })
    });
}

#[test]
fn everything_on_one_line() {
    let loses = |document, keeps| Loses {
        document,
        keeps,
        retitled: 0,
    };
    let retitled = |document, keeps, retitled| Loses {
        document,
        keeps,
        retitled,
    };
    let lossy = [
        // A paragraph without a marker inside an answer was a point of its own; on one line it cannot be
        // told from the next sentence of the point before it. 001 also has a point that lost its marker
        // and the 。 before it.
        loses("001", 0.94),
        loses("22", 0.90),
        loses("58", 0.95),
        loses("80", 0.85),
        // A table with one cell a line: without them nothing parts the cells.
        loses("18", 0.0),
        // Nothing but three parts has a number that could show the loss; the points in them could be any text's.
        loses("94", 0.0),
        // A problem without an answer, and the last paragraph of the paper behind it.
        loses("86", 0.95),
        // 今后…,欢迎…监督 behind the last answer on its line takes the answer along.
        loses("97", 0.95),
        // 第二, behind 【已完成】 and not behind a sentence is taken for more of the answer.
        loses("99", 0.65),
        // A heading without a mark runs into its description.
        retitled("96", 0.97, 1),
        // The part's heading runs into 问题1.
        retitled("98", 0.74, 1),
    ];
    unchanged(&lossy, |text| {
        if told_by_indents(text) || is_from_a_file(text) {
            return text.to_owned();
        }
        text.lines().map(str::trim).collect()
    });
}

#[test]
fn refused_documents_stay_refused() {
    for (name, text) in documents() {
        if name.contains("refuse") {
            assert_ne!(
                report(&text).kind,
                DocumentKind::RectificationReport,
                "{name}"
            );
        }
    }
}
