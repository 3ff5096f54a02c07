//! Kinds that a person defines, whatever they define and wherever they are sought.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::sample::select;
use taizhang::own::{Matcher, OwnKind};

/// What patterns are made of, and what breaks them.
const SIGNS: &[&str] = &[
    "(", ")", "（", "）", "[", "]", "［", "{", "}", "{2,3}", "{1000}", "*", "+", "?", "|", "\\",
    "\\d", "\\w", "\\s", "\\b", "\\B", "^", "$", ".", "-", "&&", "~~", "(?i)", "(?s)", "(?-u)",
    "(?m)", "(?:", "(?=", "[^", "\\p{Han}", "\\x{4E00}", "\\n", "\\r", "\u{200B}", "０", "1", "a",
    "Ａ", "臺", "台", "元", "，", "\u{3000}", "𠮷",
];

/// What texts are made of.
const PIECES: &[&str] = &[
    "臺", "台账", "（", ")", "１", "12", "a", "Ａ", "元", "，", "。", "\n", "\r\n", "\r",
    "\u{2028}", "\u{200B}", "\u{3000}", "𠮷", "關(guān)于", "\t", "\0", "\u{FFFD}", "é",
];

fn made_of(pieces: &'static [&'static str], most: usize) -> impl Strategy<Value = String> {
    let made = prop::collection::vec(select(pieces), 0..most).prop_map(|pieces| pieces.concat());
    prop_oneof![4 => made, 1 => any::<String>()]
}

fn kinds() -> impl Strategy<Value = Vec<OwnKind>> {
    let sought = prop_oneof![
        made_of(SIGNS, 8).prop_map(|pattern| (vec![], Some(pattern))),
        prop::collection::vec(made_of(PIECES, 4), 0..4).prop_map(|words| (words, None)),
    ];
    let kind = (sought, any::<bool>(), any::<bool>());
    let kind = kind.prop_map(|((words, pattern), match_case, match_form)| OwnKind {
        name: String::new(),
        words,
        pattern,
        match_case,
        match_form,
    });
    prop::collection::vec(kind, 1..4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn hits_are_quoted_from_their_place(kinds in kinds(), text in made_of(PIECES, 60)) {
        let points: Vec<char> = text.chars().collect();
        for mut kind in kinds {
            kind.name = "甲".into();
            let matcher = match Matcher::new(std::slice::from_ref(&kind)) {
                Ok(matcher) => matcher,
                Err(error) => {
                    let typed = kind.pattern.as_ref().map_or(0, |pattern| pattern.chars().count());
                    if let Some([start, end]) = error.place {
                        prop_assert!(start <= end && end <= typed, "{error:?}");
                    }
                    continue;
                }
            };
            let mut behind = 0;
            for hit in matcher.find(&text) {
                let [start, end] = hit.span;
                prop_assert!(behind <= start && start < end && end <= points.len());
                prop_assert_eq!(points[start..end].iter().collect::<String>(), hit.text);
                behind = end;
            }
        }
    }
}

/// Patterns by which engines that go back run for ever, and those that a search must begin again for at every character.
#[test]
fn no_pattern_takes_for_ever() {
    let text = "aaaaaaaaaa整改整改。".repeat(20_000);
    for pattern in [
        "(a+)+$", "(?:a|aa)+b", ".*[^a整改。]|[a整]", "(?:.*整){10}x", "\\b\\w+\\b.{0,200}z",
    ] {
        let kind = OwnKind {
            name: "甲".into(),
            pattern: Some(pattern.into()),
            ..OwnKind::default()
        };
        let start = Instant::now();
        let matcher = Matcher::new(&[kind]).unwrap();
        let count = matcher.find(&text).len();
        let took = start.elapsed();
        println!("{pattern}: {count} in {took:?}");
        assert!(took < Duration::from_secs(30), "{pattern}: {took:?}");
    }
}
