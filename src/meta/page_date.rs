//! The dates that a page shows of itself, and that the head gives for the writing.

use super::Dated;
use crate::entities::Scan;
use crate::outline::chrome::is_dated_label;
use crate::outline::page::LineRole;
use crate::outline::signed::is_date_line;
use crate::report::Value;
use crate::text::{Reading, Span};

/// Words before the date of the page, the surest first.
const PUBLISHED: [&[&str]; 3] = [
    &[
        "发布时间", "发布日期", "发表时间", "发表日期", "公开日期", "公开时间",
    ],
    &["时间", "日期", "发文时间", "发文日期"],
    &["生成日期", "更新时间", "更新日期"],
];

/// The date that the web page shows of itself.
pub fn published(
    reading: &Reading,
    roles: &[LineRole],
    title: Option<Span>,
    scan: &Scan,
) -> Option<Dated<Option<String>>> {
    let lines = page_lines(reading, roles, title);
    PUBLISHED
        .iter()
        .find_map(|labels| labelled_date(reading, &lines, labels, scan))
        .or_else(|| bare_date(reading, &lines, scan))
}

/// The date of writing that a page's list of facts gives (成文日期), or the one in brackets under
/// the title.
pub fn written(
    reading: &Reading,
    roles: &[LineRole],
    title: Option<Span>,
    scan: &Scan,
) -> Option<Dated<Option<String>>> {
    let lines = page_lines(reading, roles, title);
    labelled_date(reading, &lines, &["成文日期", "成文时间"], scan)
        .or_else(|| {
            let under_title = lines
                .iter()
                .copied()
                .chain(head_lines(reading, roles))
                .find(|l| is_date_under_title(reading.get(*l)))?;
            first_date(reading, under_title, scan)
        })
        .or_else(|| {
            head_lines(reading, roles)
                .find(|l| is_dateline(reading.get(*l)))
                .or_else(|| dateline_inside(reading))
                .and_then(|line| first_date(reading, line, scan))
        })
}

/// …的报告——2023年12月26日在市人大常委会第十四次会议上…: where the head stands on one line.
fn dateline_inside(reading: &Reading) -> Option<Span> {
    const LINES: usize = 12;
    let lines = reading.lines().iter().filter(|l| !l.is_blank()).take(LINES);
    lines.map(|l| l.span).find_map(|line| {
        let words = reading.get(line);
        let head = words.split('。').next()?;
        let at = head.find("——20")?;
        let end = at + head[at..].find("会议上")? + "会议上".len();
        is_dateline(&head[at..end]).then(|| Span::new(line.start + at, line.start + end))
    })
}

/// The lines before the text: up to the first that ends a sentence.
pub fn head_lines<'r>(
    reading: &'r Reading,
    roles: &'r [LineRole],
) -> impl Iterator<Item = Span> + 'r {
    const LINES: usize = 40;
    let lines = reading.lines().iter().zip(roles);
    lines
        .filter(|(_, role)| !matches!(role, LineRole::Blank))
        .take(LINES)
        .take_while(|(line, _)| !reading.get(line.span).contains('。'))
        .map(|(line, _)| line.span)
}

/// ——2024年12月20日在市人大常委会第二十次会议上: the occasion of a report to a congress dates it.
fn is_dateline(line: &str) -> bool {
    line.trim_start_matches(['—', '-', '(', ' '])
        .starts_with("20")
        && line.trim_end_matches(')').ends_with("会议上")
        && line.contains('日')
}

/// Lines of the site, and what is glued to the title's line.
fn page_lines(reading: &Reading, roles: &[LineRole], title: Option<Span>) -> Vec<Span> {
    reading
        .lines()
        .iter()
        .zip(roles)
        .filter_map(|(line, role)| match role {
            LineRole::Chrome => Some(line.span),
            LineRole::Title => title
                .filter(|t| line.span.overlaps(*t) && t.end < line.span.end)
                .map(|t| Span::new(t.end, line.span.end)),
            // A title, the page's facts and the text on one line.
            LineRole::Opening => title
                .filter(|t| line.span.contains(*t))
                .and_then(|t| glued_facts(reading.text(), Span::new(t.end, line.span.end))),
            _ => None,
        })
        .collect()
}

/// What stands between a title and the words that begin the text, if a label begins it.
fn glued_facts(text: &str, behind_title: Span) -> Option<Span> {
    let words = behind_title.of(text);
    let near = &words[..words.find('。')?];
    let end = ["根据", "按照", "依据", "为深入"]
        .iter()
        .filter_map(|w| near.find(w))
        .min()?;
    let facts = Span::new(behind_title.start, behind_title.start + end);
    let listed = crate::outline::site_words::first_label(facts.of(text)).is_some();
    (listed || is_date_under_title(facts.of(text))).then_some(facts)
}

fn labelled_date(
    reading: &Reading,
    lines: &[Span],
    labels: &[&str],
    scan: &Scan,
) -> Option<Dated<Option<String>>> {
    lines.iter().enumerate().find_map(|(i, &line)| {
        let words = reading.get(line);
        labels.iter().find_map(|label| {
            let behind = label_end(words, label)?;
            let own = first_date(reading, Span::new(line.start + behind, line.end), scan);
            // • 发布日期: with the date on the next line.
            own.or_else(|| {
                let alone = words[behind..].trim().is_empty();
                alone.then(|| first_date(reading, *lines.get(i + 1)?, scan))?
            })
        })
    })
}

/// Where the label and its colon end in `words`. Blanks may stand inside the label, and nothing
/// that makes it a longer one before it.
fn label_end(words: &str, label: &str) -> Option<usize> {
    words.char_indices().find_map(|(at, _)| {
        let before = words[..at].chars().next_back();
        if before.is_some_and(|c| {
            !c.is_whitespace()
                && !c.is_ascii()
                && !matches!(c, '•' | '·' | '【' | '】' | '—')
                && !ends_label(&words[..at], label)
        }) {
            return None;
        }
        let mut wanted = label.chars().peekable();
        for (p, c) in words[at..].char_indices() {
            match wanted.peek() {
                Some(&w) if w == c => {
                    wanted.next();
                }
                Some(_) if c.is_whitespace() && p > 0 => {}
                Some(_) => return None,
                None if matches!(c, ':' | ']' | '】' | '|') => return Some(at + p + c.len_utf8()),
                None if c.is_whitespace() => {}
                None => return c.is_ascii_digit().then_some(at + p),
            }
        }
        wanted.peek().is_none().then_some(words.len())
    })
}

/// 来源:某局发布日期:…: a long label may be glued to what stands before it.
fn ends_label(_before: &str, label: &str) -> bool {
    label.chars().count() >= 4
}

/// (2023年8月9日)
fn is_date_under_title(line: &str) -> bool {
    line.starts_with('(') && line.contains('年') && is_date_line(line)
}

fn bare_date(reading: &Reading, lines: &[Span], scan: &Scan) -> Option<Dated<Option<String>>> {
    lines
        .iter()
        .filter(|line| {
            let words = reading.get(**line);
            (is_date_line(words) && !is_date_under_title(words))
                || is_dated_label(words)
                || is_newspaper_page(words)
        })
        .find_map(|&line| first_date(reading, line, scan))
}

/// 第03版:党建 2018年11月16日 星期五 上一版 下一版
fn is_newspaper_page(line: &str) -> bool {
    let number = line.trim_start().strip_prefix('第').unwrap_or("");
    let named = number
        .trim_start_matches(|c: char| c.is_ascii_digit() || c == 'A')
        .starts_with('版');
    named || line.contains("上一版") || line.contains("展开通版")
}

/// The first date of day precision in `within`.
fn first_date(reading: &Reading, within: Span, scan: &Scan) -> Option<Dated<Option<String>>> {
    if let Some(found) = day_first(reading.text(), within) {
        return Some(found);
    }
    let from = scan
        .entities
        .partition_point(|e| e.span.start < within.start);
    scan.entities[from..]
        .iter()
        .take_while(|e| e.span.start < within.end)
        .find_map(|e| match &e.value {
            Some(Value::Date { iso, .. })
                if within.contains(e.span) && iso.as_ref().is_some_and(|i| i.len() == 10) =>
            {
                Some(Dated {
                    span: e.span,
                    value: iso.clone(),
                })
            }
            _ => None,
        })
}

/// 02.03.2017: the day first, as one network of reposts writes it.
fn day_first(text: &str, within: Span) -> Option<Dated<Option<String>>> {
    let words = within.of(text);
    let bytes = words.as_bytes();
    (0..bytes.len().saturating_sub(9)).find_map(|at| {
        let form = bytes.get(at..at + 10)?;
        let fits = form.iter().enumerate().all(|(i, b)| {
            if matches!(i, 2 | 5) {
                *b == b'.'
            } else {
                b.is_ascii_digit()
            }
        });
        let glued = |i: Option<usize>| i.and_then(|i| bytes.get(i)).is_some_and(u8::is_ascii_digit);
        let alone = !glued(at.checked_sub(1)) && !glued(Some(at + 10));
        if !fits || !alone {
            return None;
        }
        let (day, month, year) = (
            &words[at..at + 2],
            &words[at + 3..at + 5],
            &words[at + 6..at + 10],
        );
        let valid = ("01"..="31").contains(&day)
            && ("01"..="12").contains(&month)
            && ("1990"..="2099").contains(&year);
        valid.then(|| Dated {
            span: Span::new(within.start + at, within.start + at + 10),
            value: Some(format!("{year}-{month}-{day}")),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::head::title;
    use super::*;
    use crate::outline::page::roles;

    const TEXT: &str = "巡察整改是一项政治任务，要提高认识，压实责任，抓好落实，确保问题整改到位。";

    #[test]
    fn the_line_over_a_page_of_a_newspaper() {
        assert!(is_newspaper_page("第03版:党建  2018年11月16日  星期五"));
        assert!(!is_newspaper_page("第3批问题 2018年11月16日"));
    }

    #[test]
    fn the_date_in_brackets_under_the_title() {
        let date = |line: &str| {
            let text = format!("某镇党委关于巡察整改情况的报告{line}\n{TEXT}");
            let reading = Reading::new(&text);
            let scan = crate::entities::scan(&reading);
            let roles = roles(&reading);
            written(&reading, &roles, title(&reading, &roles), &scan)?.value
        };
        assert_eq!(date("\n（2023年4月21日）").as_deref(), Some("2023-04-21"));
        assert_eq!(date("（2023年4月21日）").as_deref(), Some("2023-04-21"));
        assert_eq!(date("\n（2023年4月21日印发）"), None);
    }

    #[test]
    fn the_label_in_brackets() {
        let date = |line: &str| {
            let text = format!("{line}\n某镇党委关于巡察整改情况的报告\n{TEXT}");
            let reading = Reading::new(&text);
            let scan = crate::entities::scan(&reading);
            let roles = roles(&reading);
            published(&reading, &roles, title(&reading, &roles), &scan)?.value
        };
        for line in [
            "[ 发布日期 ] 2025-01-10    [ 浏览次数 ] 512",
            "【发布日期】2025-01-10",
            "| 索引号 | 115/2024 | 发布日期 | 2025-01-10 |",
        ] {
            assert_eq!(date(line).as_deref(), Some("2025-01-10"), "{line}");
        }
        assert_eq!(date("[ 索引号 ] 2025-01-10"), None);
    }

    #[test]
    fn the_occasion_inside_a_line() {
        let date = |line: &str| {
            let reading = Reading::new(line);
            let scan = crate::entities::scan(&reading);
            let roles = roles(&reading);
            written(&reading, &roles, None, &scan)?.value
        };
        let head = "关于审计查出问题整改情况的报告——2023年12月26日在市人大常委会第十四次会议上";
        assert_eq!(
            date(&format!("{head}主任、各位委员：受市政府委托，报告如下。")).as_deref(),
            Some("2023-12-26")
        );
        assert_eq!(
            date("市审计局报告。2023年12月26日在市人大常委会会议上审议。"),
            None
        );
    }

    #[test]
    fn the_occasion_of_a_report() {
        assert!(is_dateline("——2024年3月6日在县人大常委会第九次会议上"));
        assert!(!is_dateline("2024年3月6日"));
        assert!(!is_dateline("2024年3月6日,陈山在全县会议上讲话。"));
    }
}
