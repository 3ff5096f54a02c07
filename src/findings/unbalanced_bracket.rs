//! `unbalanced_bracket`: a bracket or quotation mark without its partner.
//!
//! **What it does.** Pairs each kind of bracket line by line and reports what is left over. A pair may
//! span two lines (a broken paragraph). Numbering with a closing bracket only, `1)` `2)`, is a style and
//! no fault, unless the other members of the sequence have both brackets.
//!
//! **Why.** A quotation or a note has no end, or a heading lost the front of its number.
//!
//! **Example.** `至今仍未整改）`, `四）` after `（一）`.

use super::signs::{Piece, char_before, pieces, quote_entity};
use super::{Document, hit::Hit};
use crate::text::{Span, numeral, pinyin};

const PAIRS: [(char, char); 6] = [
    ('(', ')'),
    ('“', '”'),
    ('‘', '’'),
    ('《', '》'),
    ('【', '】'),
    ('〔', '〕'),
];

/// The places of one kind of bracket that have no partner yet.
#[derive(Clone, Default)]
struct Open {
    /// Opened in an earlier line: line index and place.
    earlier: Vec<(usize, usize)>,
    /// Opened in this line.
    here: Vec<usize>,
}

pub fn check(document: &Document) -> Vec<Hit> {
    let text = document.reading.text();
    let pieces = pieces(document);
    let style = HalfMarkers::of(text, &pieces);
    let mut open: [Open; PAIRS.len()] = Default::default();
    let mut alone: Vec<(usize, char)> = Vec::new();
    // How many lines of the document were read: site chrome between two does not part them.
    let mut index = 0;
    for piece in &pieces {
        let line = piece.span;
        for (at, c) in marks(text, line) {
            for (pair, open) in PAIRS.iter().zip(&mut open) {
                if c == pair.0 {
                    open.here.push(at);
                } else if c == pair.1
                    && open.here.pop().is_none()
                    && open.earlier.pop().is_none()
                    && !is_apostrophe(text, at, c)
                    && !(c == ')' && style.allows(text, line, at))
                {
                    alone.push((at, c));
                }
            }
        }
        for (pair, open) in PAIRS.iter().zip(&mut open) {
            // An opening bracket waits for the next line, no longer.
            alone.extend(
                open.earlier
                    .extract_if(.., |(opened, _)| *opened < index)
                    .map(|(_, at)| (at, pair.0)),
            );
            open.earlier
                .extend(open.here.drain(..).map(|at| (index, at)));
        }
        index += usize::from(!piece.chrome);
    }
    for (pair, open) in PAIRS.iter().zip(&open) {
        alone.extend(open.earlier.iter().map(|&(_, at)| (at, pair.0)));
    }
    // What the site leaves open is no fault of the document.
    alone.retain(|(at, _)| {
        let piece = pieces.partition_point(|p| p.span.end <= *at);
        pieces.get(piece).is_none_or(|p| !p.chrome)
    });
    alone.sort_unstable();
    alone
        .into_iter()
        .map(|(at, c)| {
            let span = Span::new(at, at + c.len_utf8());
            let quote = document.reading.quote(span);
            Hit::new(
                span,
                format!("“{quote}”没有与之配对的另一半"),
                format!("“{quote}” has no partner"),
            )
            .with("mark", quote)
        })
        .collect()
}

/// The brackets and quotation marks of a line, and what is left of those that decoding damaged.
fn marks(text: &str, line: Span) -> impl Iterator<Item = (usize, char)> + '_ {
    let mut from = line.start;
    line.of(text).char_indices().filter_map(move |(at, c)| {
        let at = line.start + at;
        // All of the marks are ASCII brackets or begin with E2 or E3.
        if at < from || c.is_ascii_alphanumeric() || c >= '\u{4E00}' {
            return None;
        }
        if c == '?' {
            if let Some(end) = pinyin::broken_gloss_end(text, at) {
                from = end;
            }
            return quote_entity(&text[at + 1..]).map(|(_, mark)| (at, mark));
        }
        Some((at, c))
    })
}

/// ’ inside an English word.
fn is_apostrophe(text: &str, at: usize, c: char) -> bool {
    c == '’' && char_before(text, at).is_some_and(|b| b.is_ascii_alphabetic())
}

/// Which numbers stand before a closing bracket alone, and whether others have both.
#[derive(Default)]
struct HalfMarkers {
    /// Of Chinese numerals and of Arabic ones.
    han: Style,
    arabic: Style,
}

#[derive(Default)]
struct Style {
    whole: bool,
    half_one: bool,
    half_two: bool,
}

impl HalfMarkers {
    fn of(text: &str, pieces: &[Piece]) -> Self {
        let mut styles = Self::default();
        for line in pieces.iter().filter(|p| !p.chrome).map(|p| &p.span) {
            let inner = line.of(text);
            for (at, _) in inner.match_indices(')') {
                let Some((start, number, han)) = number_before(text, *line, line.start + at) else {
                    continue;
                };
                let style = if han {
                    &mut styles.han
                } else {
                    &mut styles.arabic
                };
                if char_before(text, start) == Some('(') {
                    style.whole |= start == line.start + 1;
                } else if starts_clause(text, *line, start) {
                    style.half_one |= number == 1;
                    style.half_two |= number == 2;
                }
            }
        }
        styles
    }

    /// Is the `)` at `at` the end of a marker such as 1), in a document that numbers so?
    fn allows(&self, text: &str, line: Span, at: usize) -> bool {
        let Some((start, _, han)) = number_before(text, line, at) else {
            return false;
        };
        let style = if han { &self.han } else { &self.arabic };
        starts_clause(text, line, start) && (!style.whole || (style.half_one && style.half_two))
    }
}

/// The numeral that ends at `at`: its start, its value, whether it is a Chinese one.
fn number_before(text: &str, line: Span, at: usize) -> Option<(usize, u64, bool)> {
    let start = text[line.start..at]
        .char_indices()
        .rev()
        .take(4)
        .take_while(|(_, c)| c.is_ascii_digit() || numeral::is_han_numeral(*c))
        .last()
        .map(|(i, _)| line.start + i)?;
    let number = numeral::whole(&text[start..at])?;
    Some((start, number, !text[start..at].is_ascii()))
}

fn starts_clause(text: &str, line: Span, at: usize) -> bool {
    at == line.start || char_before(text, at).is_some_and(|c| " 。;,:、".contains(c))
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::findings::fixture::{Parts, hits};
    use crate::outline::BlockKind;

    #[test]
    fn what_is_left_over() {
        assert_eq!(hits("至今仍未整改）。", check), ["）"]);
        assert_eq!(hits("落实“三会一课制度。\n甲\n乙", check), ["“"]);
        assert_eq!(hits("《党章》和党员手册》", check), ["》"]);
    }

    #[test]
    fn what_decoding_damaged_is_not_reported_twice() {
        assert!(hits("领域?qū)m?xiàng)组，“实打实?rdquo;整改", check).is_empty());
        assert_eq!(hits("领域?qu)组", check), [")"]);
    }

    #[test]
    fn the_brackets_of_site_chrome_are_its_own() {
        let mut parts = Parts::of("【字体：大\n小】根据部署\n】【 来源：某局\n整改）");
        assert_eq!(parts.hits(check), ["】", "【", "）"]);
        parts.line(BlockKind::Chrome, "【字体:大");
        parts.line(BlockKind::Chrome, "】【 来源:某局");
        assert_eq!(parts.hits(check), ["）"]);
    }

    #[test]
    fn a_marker_that_lost_its_front() {
        assert_eq!(hits("（一）甲\n（二）乙\n三）丙", check), ["）"]);
        assert_eq!(hits("（一）甲\n）乙", check), ["）"]);
    }

    #[test]
    fn half_markers_are_a_style() {
        assert!(hits("1)甲\n2)乙\n3)丙", check).is_empty());
        assert!(hits("(1)甲。1)子；2)丑\n(2)乙", check).is_empty());
    }

    #[test]
    fn pairs_may_cross_a_line_break_and_each_other() {
        assert!(hits("针对“学习不够，\n落实不到位”的问题", check).is_empty());
        assert!(hits("“甲《乙”丙》（‘丁’）", check).is_empty());
        assert!(hits("the party’s", check).is_empty());
    }
}
