//! Example texts in which something is marked.

/// What is meant stands between ⟦ and ⟧.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example(pub &'static str);

/// A stretch of an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    pub text: &'static str,
    pub marked: bool,
}

impl Example {
    /// From the first to the last, none of them empty.
    pub fn parts(self) -> impl Iterator<Item = Part> {
        let pieces = self.0.split(['⟦', '⟧']).enumerate();
        pieces
            .filter(|(_, text)| !text.is_empty())
            .map(|(place, text)| Part {
                text,
                marked: place % 2 == 1,
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_is_cut_at_its_marks() {
        let parts: Vec<(&str, bool)> = Example("⟦甲⟧乙⟦丙⟧")
            .parts()
            .map(|part| (part.text, part.marked))
            .collect();
        assert_eq!(parts, [("甲", true), ("乙", false), ("丙", true)]);
    }
}
