//! The form in which a secret is looked for: one width, one script, no blanks, dashes or round brackets. So a number is found
//! however it is grouped, and a name with a blank in it (张　三).

use crate::text::fold::{Folded, fold};
use crate::text::traditional::simplified_at;

/// A text in that form, and where each of its bytes comes from.
pub struct Normal {
    pub text: String,
    /// For each byte of `text`, the number of the source's character, in code points.
    pub from: Vec<usize>,
}

pub fn normal(source: &str) -> Normal {
    let mut text = String::with_capacity(source.len());
    let mut from = Vec::with_capacity(source.len());
    for (point, c) in source.chars().enumerate() {
        let Some(c) = normal_char(c) else { continue };
        text.push(c);
        from.resize(text.len(), point);
    }
    Normal { text, from }
}

/// What a character reads as, if it is no mere joint.
pub fn normal_char(c: char) -> Option<char> {
    let c = match fold(c) {
        Folded::Same => c,
        Folded::To(folded) => folded,
        Folded::Dropped => return None,
    };
    if c.is_whitespace() || matches!(c, '-' | '—' | '–' | '−' | '‐' | '‑' | '─' | '(' | ')')
    {
        return None;
    }
    let mut bytes = [0; 4];
    let written = c.encode_utf8(&mut bytes).as_bytes();
    let c = simplified_at(written, 0).unwrap_or(c);
    Some(c.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_scripts_and_joints_make_no_difference() {
        assert_eq!(normal("（０３００） 555-0198").text, "03005550198");
        assert_eq!(normal("張　三").text, normal("张三").text);
    }

    #[test]
    fn every_byte_knows_its_character() {
        let normal = normal("𠮷 张3");
        assert_eq!(normal.text, "𠮷张3");
        assert_eq!(normal.from, [0, 0, 0, 0, 2, 2, 2, 3]);
    }
}
