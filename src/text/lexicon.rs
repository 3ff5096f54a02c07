//! Many words looked for at once.

/// A list of words, each with the number of the entry it stands for.
///
/// Most characters begin none of the words: a bit each for the low bits of a first character tells so
/// without a search.
#[derive(Debug)]
pub struct Lexicon {
    /// In the order of their bytes.
    words: Vec<(&'static str, usize)>,
    firsts: [u64; FIRSTS / 64],
}

const FIRSTS: usize = 4096;

impl Lexicon {
    pub fn new(words: impl IntoIterator<Item = (&'static str, usize)>) -> Self {
        let mut words: Vec<(&'static str, usize)> =
            words.into_iter().filter(|(w, _)| !w.is_empty()).collect();
        words.sort_unstable();
        let mut firsts = [0; FIRSTS / 64];
        for c in words.iter().filter_map(|(w, _)| w.chars().next()) {
            let (at, bit) = place(c);
            firsts[at] |= bit;
        }
        Self { words, firsts }
    }

    /// The words that stand in `text`: their place and their entry, in order of their place.
    pub fn find<'s>(
        &'s self,
        text: &'s str,
    ) -> impl Iterator<Item = (usize, &'static str, usize)> + 's {
        text.char_indices()
            .filter(|&(_, c)| self.may_begin(c))
            .flat_map(move |(i, c)| {
                self.at(&text[i..], c)
                    .map(move |(word, entry)| (i, word, entry))
            })
    }

    /// Does any of the words stand in `text`?
    pub fn occurs(&self, text: &str) -> bool {
        self.find(text).next().is_some()
    }

    /// Does `text` begin with one of the words?
    pub fn begins(&self, text: &str) -> bool {
        text.chars()
            .next()
            .is_some_and(|c| self.may_begin(c) && self.at(text, c).next().is_some())
    }

    /// Length in bytes of the longest word that `text` begins with; 0 for none.
    pub fn longest(&self, text: &str) -> usize {
        text.chars()
            .next()
            .filter(|&c| self.may_begin(c))
            .and_then(|c| self.at(text, c).map(|(word, _)| word.len()).max())
            .unwrap_or(0)
    }

    fn may_begin(&self, c: char) -> bool {
        let (at, bit) = place(c);
        self.firsts[at] & bit != 0
    }

    /// The words that `text`, whose first character is `first`, begins with.
    fn at<'s>(
        &'s self,
        text: &'s str,
        first: char,
    ) -> impl Iterator<Item = (&'static str, usize)> + 's {
        let head = &text[..first.len_utf8()];
        let from = self.words.partition_point(|(w, _)| *w < head);
        self.words[from..]
            .iter()
            .take_while(move |(w, _)| w.starts_with(head))
            .filter(move |(w, _)| text.starts_with(w))
            .copied()
    }
}

fn place(c: char) -> (usize, u64) {
    let low = c as usize % FIRSTS;
    (low / 64, 1 << (low % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_every_word_in_its_place() {
        let lexicon = Lexicon::new([("党费", 0), ("党费收缴", 1), ("理论", 2)]);
        let found: Vec<(usize, &str, usize)> = lexicon.find("理论学习与党费收缴").collect();
        assert_eq!(
            found,
            [(0, "理论", 2), (15, "党费", 0), (15, "党费收缴", 1)]
        );
        assert!(lexicon.begins("党费不清"));
        assert!(!lexicon.begins("交党费"));
        assert!(!lexicon.occurs("天气"));
        assert_eq!(lexicon.longest("党费收缴难"), "党费收缴".len());
        assert_eq!(lexicon.longest("收缴"), 0);
    }
}
