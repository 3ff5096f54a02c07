//! From a person's words or pattern to what is run.

use regex::{Regex, RegexBuilder};
use regex_syntax::ast::Span as Place;
use regex_syntax::{Error, ParserBuilder, is_meta_character};

use super::{OwnError, OwnKind, syntax};
use crate::text::Reading;
use crate::text::fold::{Folded, fold};
use crate::text::traditional::simplified_at;

/// Of a compiled pattern, in bytes.
const MOST_BYTES: usize = 1 << 20;

/// Brackets in brackets.
const DEEPEST: u32 = 100;

/// Of all words of a kind, or of its pattern, in bytes.
const LONGEST: usize = 60_000;

pub fn compile(kind: &OwnKind) -> Result<Regex, OwnError> {
    match &kind.pattern {
        None if kind.words.is_empty() => Err(OwnError::new(
            "nothing_sought",
            "请写出要找的词语或式子。",
            "Say which words or which pattern to look for.",
        )),
        None => of_words(kind),
        Some(_) if !kind.words.is_empty() => Err(OwnError::new(
            "both_sought", "词语和式子只能写一样。", "Give words or a pattern, not both.",
        )),
        Some(pattern) => of_pattern(pattern, kind),
    }
}

fn of_words(kind: &OwnKind) -> Result<Regex, OwnError> {
    if kind.words.iter().map(String::len).sum::<usize>() > LONGEST {
        return Err(too_large());
    }
    let mut words = Vec::new();
    for word in &kind.words {
        let word = match kind.match_form {
            true => word.trim().to_owned(),
            false => Reading::new(word.trim()).text().trim().to_owned(),
        };
        if word.is_empty() {
            return Err(OwnError::new(
                "empty_word", "有一个词语是空的。", "One of the words is empty.",
            ));
        }
        if word.contains(['\n', '\r']) {
            return Err(OwnError::new(
                "empty_word", "词语里不能换行。", "A word cannot go over several lines.",
            ));
        }
        words.push(word);
    }
    // The longest word at a place is meant.
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words.dedup();
    let escaped: Vec<String> = words
        .iter()
        .map(|word| regex_syntax::escape(word))
        .collect();
    build(&escaped.join("|"), kind)
}

fn of_pattern(typed: &str, kind: &OwnKind) -> Result<Regex, OwnError> {
    if typed.is_empty() {
        return Err(OwnError::new(
            "nothing_sought",
            "请写出要找的词语或式子。",
            "Say which words or which pattern to look for.",
        ));
    }
    if typed.len() > LONGEST {
        return Err(too_large());
    }
    let meant = Meant::new(typed, kind.match_form);
    let mut parser = ParserBuilder::new()
        .case_insensitive(!kind.match_case)
        .nest_limit(DEEPEST)
        .build();
    let parsed = parser.parse(&meant.text).map_err(|error| {
        let (told, place) = match &error {
            Error::Parse(error) => (syntax::of_form(error.kind()), *error.span()),
            Error::Translate(error) => (syntax::of_sense(error.kind()), *error.span()),
            _ => (("写法不对。", "This is not understood."), whole(typed)),
        };
        OwnError::new("syntax", told.0, told.1).at(meant.typed(place), typed)
    })?;
    match parsed.properties().minimum_len() {
        Some(0) => Err(OwnError::new(
            "matches_empty",
            "这个式子连空白都算找到（如只有“*”“?”），请写出至少一个必有的字符。",
            "This pattern is content with nothing at all, as with “*” or “?” alone; it must ask for one character at least.",
        )),
        None => Err(OwnError::new(
            "never_matches", "这个式子什么也找不到。", "This pattern can never find anything.",
        )),
        Some(_) => build(&meant.text, kind),
    }
}

fn build(pattern: &str, kind: &OwnKind) -> Result<Regex, OwnError> {
    RegexBuilder::new(pattern)
        .case_insensitive(!kind.match_case)
        .nest_limit(DEEPEST)
        .size_limit(MOST_BYTES)
        .dfa_size_limit(MOST_BYTES)
        .build()
        .map_err(|_| too_large())
}

fn too_large() -> OwnError {
    OwnError::new(
        "too_large",
        "要找的内容太多（词语过多，或重复次数过大），请分成几个类别。",
        "This is too much for one kind (too many words, or repetitions); part it into several.",
    )
}

fn whole(pattern: &str) -> Place {
    let start = regex_syntax::ast::Position::new(0, 1, 1);
    let end = regex_syntax::ast::Position::new(pattern.len(), 1, 1);
    Place::new(start, end)
}

/// A pattern for the reading copy, and which character of the typed one each byte came from.
struct Meant {
    text: String,
    from: Vec<usize>,
    typed: usize,
}

impl Meant {
    fn new(typed: &str, as_typed: bool) -> Self {
        let mut meant = Self {
            text: String::with_capacity(typed.len()),
            from: Vec::with_capacity(typed.len()),
            typed: typed.chars().count(),
        };
        let mut escaped = false;
        for (n, (at, c)) in typed.char_indices().enumerate() {
            let reads = if as_typed {
                Some(c)
            } else {
                reads(typed, at, c)
            };
            if let Some(reads) = reads {
                // A full-width bracket is a character to be found, not a sign of the pattern.
                if reads != c && is_meta_character(reads) && !escaped {
                    meant.text.push('\\');
                }
                meant.text.push(reads);
                meant.from.resize(meant.text.len(), n);
            }
            escaped = c == '\\' && !escaped;
        }
        meant
    }

    /// Code points of the typed pattern.
    fn typed(&self, place: Place) -> [usize; 2] {
        let typed = |byte: usize| self.from.get(byte).copied().unwrap_or(self.typed);
        let [start, end] = [typed(place.start.offset), typed(place.end.offset)];
        [start, end.max(start)]
    }
}

/// What a character is in the reading copy; `None` where that leaves it out.
fn reads(typed: &str, at: usize, c: char) -> Option<char> {
    if let Some(simplified) = simplified_at(typed.as_bytes(), at).filter(|_| c.len_utf8() == 3) {
        return Some(simplified);
    }
    match fold(c) {
        Folded::Same => Some(c),
        Folded::To(other) => Some(other),
        Folded::Dropped => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(typed: &str) -> OwnKind {
        OwnKind {
            name: "甲".into(),
            pattern: Some(typed.into()),
            ..OwnKind::default()
        }
    }

    fn error(typed: &str) -> OwnError {
        compile(&pattern(typed)).expect_err(typed)
    }

    #[test]
    fn a_mistake_is_told_with_its_place() {
        let unclosed = error("第（一）(个");
        assert_eq!(unclosed.place, Some([4, 5]));
        assert!(unclosed.message.starts_with("第 5 个字符“(”处：圆括号"));
        assert!(
            unclosed
                .message_en
                .starts_with("At character 5, “(”: This bracket")
        );
        let repeated = error("*元");
        assert_eq!((repeated.code, repeated.place), ("syntax", Some([0, 1])));
        assert_eq!(error("元\\").place, Some([1, 2]));
        assert_eq!(error("[九-一]").place, Some([1, 4]));
        assert_eq!(error("\\p{汉}").code, "syntax");
        assert!(error("(?=元)").message.contains("不支持前后查看"));
    }

    #[test]
    fn what_finds_nothing_or_everything_is_refused() {
        for typed in ["元*", "^", "(?:甲|)", "\\u{62}?"] {
            assert_eq!(error(typed).code, "matches_empty", "{typed}");
        }
        assert_eq!(error("[a&&b]").code, "never_matches");
        assert_eq!(error("[^一]{1000}{1000}").code, "too_large");
        assert_eq!(error("").code, "nothing_sought");
    }

    #[test]
    fn a_kind_has_words_or_a_pattern() {
        let words = |words: &[&str]| OwnKind {
            words: words.iter().map(|&word| word.into()).collect(),
            ..OwnKind::default()
        };
        assert_eq!(compile(&words(&[])).unwrap_err().code, "nothing_sought");
        assert_eq!(
            compile(&words(&["甲", " "])).unwrap_err().code,
            "empty_word"
        );
        let both = OwnKind {
            pattern: Some("乙".into()),
            ..words(&["甲"])
        };
        assert_eq!(compile(&both).unwrap_err().code, "both_sought");
        assert!(compile(&words(&["（甲", "*"])).unwrap().is_match("x*"));
    }

    #[test]
    fn full_width_signs_in_a_pattern_are_found_and_not_obeyed() {
        let found = |typed: &str, text: &str| {
            let found = compile(&pattern(typed)).unwrap().find(text);
            found.map(|found| found.as_str().to_owned())
        };
        assert_eq!(found("（[０-９]+）", "(12)").as_deref(), Some("(12)"));
        assert_eq!(found("\\（一", "(一").as_deref(), Some("(一"));
        assert_eq!(found("[（【]", "(").as_deref(), Some("("));
        assert_eq!(found("黨組", "党组").as_deref(), Some("党组"));
        assert_eq!(found("[一-龥]+", "年度").as_deref(), Some("年度"));
    }
}
