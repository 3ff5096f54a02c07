//! The points of an answer or of a problem: 一是… 二是…, （1）…（2）…, 1.… 2.…

use super::Item;
use crate::outline::marker::{self, Marker, MarkerKind};
use crate::outline::wording;
use crate::text::Span;

/// What a text enumerates.
#[derive(Clone, Debug, Default)]
pub struct Enumeration {
    /// What stands before the first point.
    pub lead: Option<Span>,
    /// Empty where nothing is enumerated.
    pub items: Vec<Item>,
}

/// A marker inside a text.
#[derive(Clone, Copy, Debug)]
struct Start {
    marker: Marker,
    /// Index of the paragraph.
    paragraph: usize,
}

/// Cuts `paragraphs` into the points that they enumerate.
pub fn read(text: &str, paragraphs: &[Span]) -> Enumeration {
    let starts = starts(text, paragraphs);
    let Some(first) = starts.first() else {
        return Enumeration::default();
    };
    let family = first.marker.kind;
    let mut cutter = Cutter {
        text,
        family,
        out: Enumeration::default(),
        item: None,
        last: None,
    };
    let mut rest = starts.as_slice();
    for (i, &paragraph) in paragraphs.iter().enumerate() {
        let (here, behind) = rest.split_at(rest.partition_point(|s| s.paragraph == i));
        cutter.paragraph(paragraph, here);
        rest = behind;
    }
    cutter.close();
    cutter.out
}

/// One item a paragraph-independent answer: the whole text, without a marker.
pub fn single(whole: Span) -> Vec<Item> {
    vec![Item {
        marker: None,
        text: whole,
    }]
}

/// The markers of the family that comes first, in order.
fn starts(text: &str, paragraphs: &[Span]) -> Vec<Start> {
    let mut starts: Vec<Start> = Vec::new();
    let mut last = 0;
    for (i, &paragraph) in paragraphs.iter().enumerate() {
        let mut at = paragraph.start;
        let mut before = None;
        while at < paragraph.end {
            let opens = at == paragraph.start;
            if let Some(found) = may_start(text, at, before)
                .then(|| marker::read(text, at))
                .flatten()
                && accept(found, opens, &starts, last)
            {
                last = found.number.unwrap_or(last + 1);
                starts.push(Start {
                    marker: found,
                    paragraph: i,
                });
                at = found.body.max(at + 1);
                before = None;
                continue;
            }
            if let Some(lost) = lost_number(text, at, before, &starts, last) {
                last = lost.number.unwrap_or(last);
                starts.push(Start {
                    marker: lost,
                    paragraph: i,
                });
                at = lost.body;
                before = None;
                continue;
            }
            let c = text[at..].chars().next().unwrap_or(' ');
            before = Some(c);
            at += c.len_utf8();
        }
    }
    starts
}

/// 。是加强… between 一是 and 三是: a point whose number was lost.
fn lost_number(
    text: &str,
    at: usize,
    before: Option<char>,
    starts: &[Start],
    last: u32,
) -> Option<Marker> {
    let shi = starts
        .first()
        .is_some_and(|s| s.marker.kind == MarkerKind::Shi);
    let behind = text[at..].strip_prefix('是')?;
    let fits = shi
        && matches!(before, Some('。' | ';'))
        && wording::reads_as_answer(behind.split('。').next()?);
    fits.then(|| Marker {
        kind: MarkerKind::Shi,
        number: Some(last + 1),
        span: Span::new(at, at + '是'.len_utf8()),
        body: at + '是'.len_utf8(),
    })
}

/// Can a point begin at `at`, behind the character `before`?
fn may_start(text: &str, at: usize, before: Option<char>) -> bool {
    match before {
        None => true,
        Some('。' | ';' | ':' | '!' | '?' | ' ' | '”' | ')' | '\n') => true,
        // After a comma only 二是 …: numbers there are lists of figures.
        Some(',' | '、' | '.') => !text.as_bytes()[at].is_ascii(),
        Some(_) => false,
    }
}

/// Is `found` the first point, or the next one of its family?
fn accept(found: Marker, opens: bool, starts: &[Start], last: u32) -> bool {
    if matches!(found.kind, MarkerKind::Problem) {
        return false;
    }
    let number = found.number.unwrap_or(0);
    match starts.first() {
        None => opens || number == 1 || (found.kind == MarkerKind::Shi && number == 2),
        Some(first) if first.marker.kind != found.kind => false,
        // 一是 or ② twice is a slip of the source; a figure twice is no marker.
        Some(_) => {
            let twice = matches!(found.kind, MarkerKind::Shi | MarkerKind::Circled);
            opens || (number > last && number <= last + 3) || (number == last && twice)
        }
    }
}

struct Cutter<'t> {
    text: &'t str,
    family: MarkerKind,
    out: Enumeration,
    /// The point that is being read: its marker, and its text so far.
    item: Option<(Option<Span>, Option<Span>)>,
    last: Option<Span>,
}

impl Cutter<'_> {
    fn paragraph(&mut self, paragraph: Span, starts: &[Start]) {
        let mut at = paragraph.start;
        for start in starts {
            self.piece(
                Span::new(at, start.marker.span.start),
                at == paragraph.start,
            );
            self.close();
            self.item = Some((Some(start.marker.span), None));
            at = start.marker.body;
            self.last = Some(start.marker.span);
        }
        self.piece(Span::new(at, paragraph.end), at == paragraph.start);
    }

    /// Text that belongs to no new marker. `opens`: it begins its paragraph.
    fn piece(&mut self, piece: Span, opens: bool) {
        let piece = piece.trim(self.text);
        if piece.is_empty() {
            return;
        }
        if self.last.is_none() {
            self.out.lead = Some(self.out.lead.map_or(piece, |l| l.to(piece)));
            return;
        }
        let nested =
            marker::read(self.text, piece.start).is_some_and(|m| m.kind > MarkerKind::Part);
        if opens && !nested {
            // A paragraph without a marker beside marked ones is a point of its own;
            // a lone 是 is what is left of 三是.
            self.close();
            let lost = self.family == MarkerKind::Shi && self.text[piece.start..].starts_with('是');
            let body = if lost {
                piece.start + '是'.len_utf8()
            } else {
                piece.start
            };
            let marker = lost.then(|| Span::new(piece.start, body));
            self.item = Some((marker, Some(Span::new(body, piece.end))));
            return;
        }
        if let Some((_, text)) = &mut self.item {
            *text = Some(text.map_or(piece, |t| t.to(piece)));
        }
    }

    fn close(&mut self) {
        if let Some((marker, text)) = self.item.take() {
            let empty = marker.map_or(Span::default(), |m| Span::new(m.end, m.end));
            self.out.items.push(Item {
                marker,
                text: text.unwrap_or(empty).trim(self.text),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> (Option<&str>, Vec<(Option<&str>, &str)>) {
        let mut at = 0;
        let paragraphs: Vec<Span> = text
            .split('\n')
            .map(|line| {
                let span = Span::new(at, at + line.len());
                at += line.len() + 1;
                span
            })
            .collect();
        let e = read(text, &paragraphs);
        (
            e.lead.map(|l| l.of(text)),
            e.items
                .iter()
                .map(|i| (i.marker.map(|m| m.of(text)), i.text.of(text)))
                .collect(),
        )
    }

    #[test]
    fn points_inside_a_line() {
        assert_eq!(
            cut("成立专班。一是学习;二是整改。三是是回访。"),
            (
                Some("成立专班。"),
                vec![
                    (Some("一是"), "学习;"),
                    (Some("二是"), "整改。"),
                    (Some("三是"), "是回访。")
                ]
            )
        );
        assert_eq!(
            cut("1.学习;2.清退3.5万元。").1,
            [(Some("1."), "学习;"), (Some("2."), "清退3.5万元。")]
        );
    }

    #[test]
    fn points_on_their_own_lines() {
        assert_eq!(
            cut("一是学习。\n是整改。\n回访。"),
            (
                None,
                vec![
                    (Some("一是"), "学习。"),
                    (Some("是"), "整改。"),
                    (None, "回访。")
                ]
            )
        );
        assert_eq!(
            cut("(1)学习。\n①甲\n②乙\n(2)整改。").1,
            [(Some("(1)"), "学习。\n①甲\n②乙"), (Some("(2)"), "整改。")]
        );
    }

    #[test]
    fn a_lost_number_inside_a_line() {
        assert_eq!(
            cut("一是学习。是加强培训。三是回访。").1,
            [
                (Some("一是"), "学习。"),
                (Some("是"), "加强培训。"),
                (Some("三是"), "回访。")
            ]
        );
    }

    #[test]
    fn a_sign_twice_is_a_slip_and_a_figure_twice_is_none() {
        let markers = |text| -> Vec<Option<&str>> { cut(text).1.iter().map(|i| i.0).collect() };
        let circled = "①学习。②讨论。②回访。③整改。";
        assert_eq!(
            markers(circled),
            [Some("①"), Some("②"), Some("②"), Some("③")]
        );
        assert_eq!(
            markers("1.学习。2.讨论。2.5万元已退。"),
            [Some("1."), Some("2.")]
        );
    }

    #[test]
    fn a_lost_first_marker() {
        assert_eq!(
            cut("学习不够。二是整改慢。"),
            (Some("学习不够。"), vec![(Some("二是"), "整改慢。")])
        );
    }

    #[test]
    fn plain_text_has_none() {
        assert_eq!(cut("统一是关键。共3次,2次未开。").1, []);
    }
}
