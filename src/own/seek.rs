//! Finding what a person's own kinds ask for.

use std::sync::Arc;

use regex::Regex;

use super::{MOST_KINDS, OwnError, OwnKind, pattern, pieces};
use crate::report::OwnItem;
use crate::text::{Reading, Span};

/// More hits of one kind in one text are not listed.
pub const MOST_HITS: usize = 10_000;

/// Of a name, in characters.
const LONGEST_NAME: usize = 40;

/// Kinds that are ready to be sought.
#[derive(Clone, Debug, Default)]
pub struct Matcher {
    kinds: Vec<Ready>,
}

#[derive(Clone, Debug)]
struct Ready {
    name: String,
    regex: Regex,
    /// Whether it is compared with the source, not with the reading copy.
    in_source: bool,
}

impl Matcher {
    /// Fails at the first kind that has something wrong.
    pub fn new(kinds: &[OwnKind]) -> Result<Self, OwnError> {
        let mut ready: Vec<Ready> = Vec::new();
        for (i, kind) in kinds.iter().enumerate() {
            if i == MOST_KINDS {
                return Err(too_many().of(i));
            }
            let name = name(kind, &ready).map_err(|error| error.of(i))?;
            ready.push(Ready {
                name,
                regex: pattern::compile(kind).map_err(|error| error.of(i))?,
                in_source: kind.match_form,
            });
        }
        Ok(Self { kinds: ready })
    }

    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    /// In the order in which they were given.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.kinds.iter().map(|kind| kind.name.as_str())
    }

    /// All hits in a text, by their place; hits of one kind do not overlap, and there are at most [`MOST_HITS`] of each.
    pub fn find(&self, text: &str) -> Vec<OwnItem> {
        let mut seeking = Seeking::new(Arc::new(self.clone()));
        while seeking.step(text) {}
        seeking.done()
    }
}

fn name(kind: &OwnKind, before: &[Ready]) -> Result<String, OwnError> {
    let name = kind.name.trim();
    if name.is_empty() {
        return Err(OwnError::new(
            "no_name", "请给类别起个名称。", "Give the kind a name.",
        ));
    }
    if name.chars().count() > LONGEST_NAME {
        return Err(OwnError::new(
            "name_long",
            "名称太长，不能超过 40 个字。",
            "The name is too long: no more than 40 characters.",
        ));
    }
    if before.iter().any(|other| other.name == name) {
        return Err(OwnError::new(
            "name_twice", "已有同名的类别。", "There is another kind of this name.",
        ));
    }
    Ok(name.to_owned())
}

fn too_many() -> OwnError {
    OwnError::new(
        "too_many",
        "最多 12 个自定义类别。",
        "There can be no more than 12 kinds of your own.",
    )
}

/// A search that is done in steps, each of some kilobytes of the text.
pub struct Seeking {
    matcher: Arc<Matcher>,
    /// Where the next piece begins, in bytes and in code points.
    at: usize,
    point: usize,
    items: Vec<OwnItem>,
    counts: Vec<usize>,
}

impl Seeking {
    pub fn new(matcher: Arc<Matcher>) -> Self {
        Self {
            at: 0,
            point: 0,
            items: Vec::new(),
            counts: vec![0; matcher.kinds.len()],
            matcher,
        }
    }

    /// One step more, in the same text each time; whether there are others.
    pub fn step(&mut self, text: &str) -> bool {
        if self.matcher.is_empty() || self.at >= text.len() {
            return false;
        }
        let bytes = pieces::piece(text, self.at);
        let piece = &text[bytes.clone()];
        let first = self.items.len();
        let reading = Reading::new(piece);
        let matcher = self.matcher.clone();
        for (i, kind) in matcher.kinds.iter().enumerate() {
            match kind.in_source {
                true => self.in_source(i, kind, piece),
                false => self.in_copy(i, kind, &reading),
            }
        }
        // Stable: at one place in the order of the kinds.
        self.items[first..].sort_by_key(|item| item.span[0]);
        self.at = bytes.end;
        self.point += reading.source_points();
        self.at < text.len()
    }

    fn in_copy(&mut self, i: usize, kind: &Ready, reading: &Reading) {
        for hit in hits(&kind.regex, reading.text(), &['\n']) {
            let span = reading.source_span(hit);
            if !self.add(i, kind, reading.quote(hit), span) {
                return;
            }
        }
    }

    fn in_source(&mut self, i: usize, kind: &Ready, piece: &str) {
        let mut seen = (0, 0);
        for hit in hits(&kind.regex, piece, &['\n', '\r']) {
            let start = seen.1 + piece[seen.0..hit.start].chars().count();
            let end = start + hit.of(piece).chars().count();
            seen = (hit.end, end);
            if !self.add(i, kind, hit.of(piece), [start, end]) {
                return;
            }
        }
    }

    /// `span` counts in the piece. Whether more are wanted.
    fn add(&mut self, i: usize, kind: &Ready, text: &str, span: [usize; 2]) -> bool {
        if self.counts[i] == MOST_HITS {
            return false;
        }
        self.counts[i] += 1;
        self.items.push(OwnItem {
            kind: kind.name.clone(),
            text: text.to_owned(),
            span: span.map(|point| self.point + point),
        });
        true
    }

    /// How many hits each kind has so far, in the order of the kinds.
    pub fn counts(&self) -> &[usize] {
        &self.counts
    }

    /// Those that were found so far, by their place.
    pub fn items(&self) -> &[OwnItem] {
        &self.items
    }

    pub fn done(self) -> Vec<OwnItem> {
        self.items
    }
}

/// The hits in each line of a text.
fn hits<'t>(regex: &'t Regex, text: &'t str, breaks: &'t [char]) -> impl Iterator<Item = Span> {
    let mut start = 0;
    text.split(breaks).flat_map(move |line| {
        let from = start;
        // All line breaks are one byte long.
        start += line.len() + 1;
        let found = regex.find_iter(line);
        found
            .filter(|hit| !hit.is_empty())
            .map(move |hit| Span::new(from + hit.start(), from + hit.end()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(name: &str, words: &[&str]) -> OwnKind {
        OwnKind {
            name: name.into(),
            words: words.iter().map(|&word| word.into()).collect(),
            ..OwnKind::default()
        }
    }

    fn pattern(name: &str, pattern: &str) -> OwnKind {
        OwnKind {
            name: name.into(),
            pattern: Some(pattern.into()),
            ..OwnKind::default()
        }
    }

    fn found(kinds: &[OwnKind], text: &str) -> Vec<(String, String, [usize; 2])> {
        let items = Matcher::new(kinds).unwrap().find(text);
        items
            .into_iter()
            .map(|item| (item.kind, item.text, item.span))
            .collect()
    }

    fn texts(kinds: &[OwnKind], text: &str) -> Vec<String> {
        found(kinds, text).into_iter().map(|it| it.1).collect()
    }

    #[test]
    fn words_are_found_in_any_width_and_script_and_quoted_as_they_stand() {
        let kind = words("平台", &["三资（平台）", "ABC"]);
        let text = "𠮷鎮三資(平臺)，三资（平台）和ａbc。";
        assert_eq!(
            found(std::slice::from_ref(&kind), text),
            [
                ("平台".to_owned(), "三資(平臺)".to_owned(), [2, 8]),
                ("平台".to_owned(), "三资（平台）".to_owned(), [9, 15]),
                ("平台".to_owned(), "ａbc".to_owned(), [16, 19]),
            ]
        );
        let strict = OwnKind {
            match_case: true,
            match_form: true,
            ..kind
        };
        assert_eq!(texts(&[strict], text), ["三资（平台）"]);
    }

    #[test]
    fn the_longest_word_is_meant() {
        let kinds = [words("组织", &["支部", "支部委员会"])];
        assert_eq!(texts(&kinds, "支部委员会和支部"), ["支部委员会", "支部"]);
    }

    #[test]
    fn a_pattern_goes_line_by_line() {
        let kinds = [pattern("编号", "^第[0-9]+号$")];
        assert_eq!(
            texts(&kinds, "第１号\r\n见第2号\r第3号"),
            ["第１号", "第3号"]
        );
        let kinds = [pattern("任意", "甲[^丙]+")];
        assert_eq!(texts(&kinds, "甲乙\n丁"), ["甲乙"]);
    }

    #[test]
    fn kinds_may_overlap_and_come_by_their_place() {
        let kinds = [
            words("乙类", &["账户"]),
            words("甲类", &["银行账户", "银行"]),
        ];
        let kinds: Vec<String> = found(&kinds, "开立银行账户。")
            .into_iter()
            .map(|it| it.0)
            .collect();
        assert_eq!(kinds, ["甲类", "乙类"]);
    }

    #[test]
    fn places_count_on_over_all_pieces() {
        let text = format!("{}公章", "说明文字。\r\n".repeat(9_000));
        let items = found(&[words("章", &["公章"])], &text);
        let end = text.chars().count();
        assert_eq!(items[0].2, [end - 2, end]);
    }

    #[test]
    fn there_is_an_end_to_hits() {
        let kinds = [pattern("字", ".")];
        assert_eq!(texts(&kinds, &"甲".repeat(30_000)).len(), MOST_HITS);
    }

    #[test]
    fn names_tell_kinds_apart() {
        let code = |kinds: &[OwnKind]| Matcher::new(kinds).unwrap_err();
        assert_eq!(code(&[words(" ", &["甲"])]).code, "no_name");
        let twice = code(&[words("甲", &["甲"]), words("甲 ", &["乙"])]);
        assert_eq!((twice.code, twice.kind), ("name_twice", 1));
        let many: Vec<OwnKind> = (0..13).map(|n| words(&n.to_string(), &["甲"])).collect();
        assert_eq!(code(&many).code, "too_many");
    }
}
