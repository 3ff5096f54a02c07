//! Which encoding a text is in, told from few characters and from many.

use std::collections::HashMap;
use std::path::Path;
use std::sync::LazyLock;

use encoding_rs::{BIG5, Encoding, GB18030};
use taizhang::OpenOptions;
use taizhang::text::traditional;

/// Characters of Chinese reports, one document after the other.
fn characters() -> Vec<char> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the corpus is there")
        .map(|entry| entry.expect("a file of it").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    paths.sort();
    paths
        .iter()
        .flat_map(|path| {
            let text = std::fs::read_to_string(path).expect("UTF-8");
            text.chars().collect::<Vec<_>>()
        })
        .collect()
}

/// Pieces of Chinese, `length` characters each, from all over the corpus.
fn pieces(characters: &[char], length: usize) -> Vec<String> {
    characters
        .chunks_exact(length)
        .step_by((characters.len() / length / 400).max(1))
        .map(|piece| piece.iter().collect::<String>())
        // What has hardly any Chinese in it has hardly any encoding.
        .filter(|piece| 2 * piece.chars().filter(|c| !c.is_ascii()).count() >= length)
        .collect()
}

fn encoded(text: &str, encoding: &'static Encoding) -> Option<Vec<u8>> {
    let (bytes, _, lost) = encoding.encode(text);
    (!lost).then(|| bytes.into_owned())
}

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

const LENGTHS: [usize; 7] = [10, 20, 40, 100, 300, 1_000, 10_000];

/// How many pieces of each length were read as another text, and how many there were.
fn misread(
    encode: impl Fn(&str) -> Option<Vec<u8>>,
    prepare: impl Fn(&str) -> String,
) -> Vec<(usize, usize)> {
    let characters = characters();
    LENGTHS
        .iter()
        .map(|&length| {
            let (mut wrong, mut all) = (0, 0);
            for piece in pieces(&characters, length) {
                let text = prepare(&piece);
                let Some(bytes) = encode(&text) else { continue };
                all += 1;
                let opened = taizhang::open(&bytes, None, &OpenOptions::default());
                let right = opened.as_ref().is_ok_and(|opened| opened.text == text);
                wrong += usize::from(!right);
                if !right && std::env::var("SHOW").is_ok() {
                    eprintln!(
                        "{text:?} {:?}",
                        opened.map(|it| (it.text, it.origin.encoding))
                    );
                }
            }
            (wrong, all)
        })
        .collect()
}

#[track_caller]
fn all_are_told(name: &str, found: Vec<(usize, usize)>) {
    all_but(0, name, found);
}

/// All but so many in a hundred of the shortest pieces.
#[track_caller]
fn all_but(percent: usize, name: &str, found: Vec<(usize, usize)>) {
    for (length, (wrong, all)) in LENGTHS.into_iter().zip(&found) {
        assert!(*all > 2, "{name}: pieces of {length} characters");
        let most = if length == LENGTHS[0] {
            all * percent / 100
        } else {
            0
        };
        assert!(
            *wrong <= most,
            "{name}: {wrong} of {all} pieces of {length} characters"
        );
    }
}

/// The text in traditional script, without what Big5 has no code for.
fn in_big5(text: &str) -> String {
    static TABLE: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
        ('\u{4E00}'..='\u{9FFF}')
            .filter_map(|c| Some((traditional::simplified_at(c.to_string().as_bytes(), 0)?, c)))
            .collect()
    });
    let has_code = |c: &char| encoded(&c.to_string(), BIG5).is_some();
    // What both scripts write alike stays: 逾 has a rare twin.
    text.chars()
        .map(|c| {
            if has_code(&c) {
                c
            } else {
                *TABLE.get(&c).unwrap_or(&c)
            }
        })
        .filter(has_code)
        .collect()
}

fn as_it_is(text: &str) -> String {
    text.to_owned()
}

#[test]
fn utf_8_is_told() {
    all_are_told("UTF-8", misread(|text| Some(text.into()), as_it_is));
}

#[test]
fn gb_18030_is_told() {
    all_are_told("GB 18030", misread(|text| encoded(text, GB18030), as_it_is));
}

#[test]
fn utf_16_is_told() {
    all_are_told(
        "LE",
        misread(|text| Some(utf16(text, u16::to_le_bytes)), as_it_is),
    );
    all_are_told(
        "BE",
        misread(|text| Some(utf16(text, u16::to_be_bytes)), as_it_is),
    );
}

#[test]
fn big5_is_told() {
    // Of ten characters, some of them line breaks, seven may be of no one script: 体情况 has codes in Big5, too.
    all_but(1, "Big5", misread(|text| encoded(text, BIG5), in_big5));
}

/// A person who sees garbage says what it is.
#[test]
fn a_wrong_guess_can_be_corrected() {
    let bytes = encoded("整改", BIG5).expect("Big5 has both");
    let options = OpenOptions {
        encoding: taizhang::source::Encoding::named("Big5"),
    };
    let opened = taizhang::open(&bytes, None, &options).expect("a text");
    assert_eq!(opened.text, "整改");
    assert_eq!(opened.origin.encoding.as_deref(), Some("big5"));
}
