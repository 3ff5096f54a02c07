//! What is searched for, and where it stands in a text.

use std::ops::Range;

use super::alike::{folded, unfolded};

/// What a person wrote into the field.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    phrase: String,
    /// The parts of it between blanks, if there are several.
    words: Vec<String>,
}

/// How the words of a search must stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// As one phrase.
    #[default]
    Phrase,
    /// All in one paragraph. Searched only where the phrase stands nowhere.
    Words,
}

/// One place where it stands: the phrase, or the first of each of its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// In bytes, in order; none overlap, and there is at least one.
    pub marks: Vec<Range<usize>>,
}

impl Hit {
    pub fn start(&self) -> usize {
        self.marks[0].start
    }
}

impl Query {
    /// `None` where there is nothing to search for.
    pub fn new(written: &str) -> Option<Self> {
        let phrase = folded(&written.replace(['\r', '\n'], " "));
        if phrase.is_empty() {
            return None;
        }
        let mut words: Vec<String> = Vec::new();
        for word in written.split_whitespace().map(folded) {
            if !word.is_empty() && !words.contains(&word) {
                words.push(word);
            }
        }
        if words.len() < 2 {
            words.clear();
        }
        Some(Self { phrase, words })
    }

    /// Whether its words can be searched for one by one.
    pub fn has_words(&self) -> bool {
        !self.words.is_empty()
    }

    /// Where it stands in a text, from the first place to the last. Linear in the length of the text.
    pub fn hits(&self, text: &str, by: By) -> Vec<Hit> {
        let copy = folded(text);
        let mut found: Vec<Vec<Range<usize>>> = match by {
            By::Phrase => {
                let starts = copy.match_indices(&self.phrase);
                let place = |(start, phrase): (usize, &str)| start..start + phrase.len();
                starts
                    .map(|it| std::iter::once(place(it)).collect())
                    .collect()
            }
            By::Words => self.paragraphs(&copy),
        };
        let flat: Vec<Range<usize>> = found.iter().flatten().cloned().collect();
        let mut places = unfolded(text, &flat).into_iter();
        for marks in &mut found {
            *marks = places.by_ref().take(marks.len()).collect();
        }
        let hits = found.into_iter().filter(|marks| !marks.is_empty());
        hits.map(|marks| Hit { marks }).collect()
    }

    /// The lines that hold all words, each as the first place of every word.
    fn paragraphs(&self, copy: &str) -> Vec<Vec<Range<usize>>> {
        let mut found = Vec::new();
        let mut start = 0;
        for line in copy.split_inclusive('\n') {
            let places = self.words.iter().map(|word| {
                let place = start + line.find(word)?;
                Some(place..place + word.len())
            });
            if let Some(mut marks) = places.collect::<Option<Vec<_>>>() {
                marks.sort_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end)));
                // One word may stand within another.
                let mut end = 0;
                marks.retain(|mark| {
                    let apart = mark.start >= end;
                    end = end.max(mark.end);
                    apart
                });
                found.push(marks);
            }
            start += line.len();
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted<'a>(text: &'a str, words: &str, by: By) -> Vec<Vec<&'a str>> {
        let query = Query::new(words).expect("words");
        let hits = query.hits(text, by);
        let quote = |hit: Hit| hit.marks.into_iter().map(|mark| &text[mark]).collect();
        hits.into_iter().map(quote).collect()
    }

    #[test]
    fn a_phrase_is_found_however_it_is_written() {
        let text = "黨 費收繳。ＡＢ１；党费收缴，ab1";
        let phrase = |words| quoted(text, words, By::Phrase).concat();
        assert_eq!(phrase("党费 收缴"), ["黨 費收繳", "党费收缴"]);
        assert_eq!(phrase("黨費收繳"), ["黨 費收繳", "党费收缴"]);
        assert_eq!(phrase("AB1"), ["ＡＢ１", "ab1"]);
        assert_eq!(phrase("；党"), ["；党"]);
        assert_eq!(phrase(";党"), ["；党"]);
        assert!(phrase("收缴党费").is_empty());
        // Not within itself, and not across lines.
        assert_eq!(quoted("问问问\n问", "问问", By::Phrase).concat(), ["问问"]);
    }

    #[test]
    fn words_are_found_where_a_paragraph_holds_them_all() {
        let text = "支部补缴党费。\n支部开会。\n补缴公款，又补缴党费";
        assert_eq!(
            quoted(text, "党费 补缴", By::Words),
            [["补缴", "党费"], ["补缴", "党费"]]
        );
        assert_eq!(quoted(text, "党费 党 支部", By::Words), [["支部", "党费"]]);
    }

    #[test]
    fn nothing_is_searched_without_words() {
        assert_eq!(Query::new(" 　\u{200B}"), None);
        assert!(!Query::new("党费 黨費").unwrap().has_words());
        assert!(Query::new("党费 收缴").unwrap().has_words());
        assert!(Query::new("问题").unwrap().hits("", By::Phrase).is_empty());
    }
}
