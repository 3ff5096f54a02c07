//! How a character of the source reads in the reading copy.
//!
//! Published reports mix half and full width, spaces of five kinds and two scripts. Rules are
//! written once, for one form of each: ASCII digits, letters and `, : ; ? ! ( ) . %`, Chinese
//! `。 、 “ ” ‘ ’ 《 》 〔 〕 【 】`, plain blanks.

/// What becomes of one character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folded {
    Same,
    To(char),
    Dropped,
}

/// The folding of `c`, where it does not depend on its neighbours.
pub fn fold(c: char) -> Folded {
    match c {
        // Full-width ASCII (U+FF01–FF5E) lies exactly 0xFEE0 above ASCII.
        '！'..='～' => Folded::To(char::from((c as u32 - 0xFEE0) as u8)),
        '￥' => Folded::To('¥'),
        '\u{3000}' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' => {
            Folded::To(' ')
        }
        '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}' => Folded::Dropped,
        '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Folded::To('\n'),
        '「' => Folded::To('“'),
        '」' => Folded::To('”'),
        '『' => Folded::To('‘'),
        '』' => Folded::To('’'),
        '〈' => Folded::To('《'),
        '〉' => Folded::To('》'),
        '﹝' => Folded::To('〔'),
        '﹞' => Folded::To('〕'),
        _ => Folded::Same,
    }
}

/// Can a character whose first UTF-8 byte is `lead` fold to anything but itself?
/// Lets the copy skip over runs of ordinary text.
pub fn may_fold(lead: u8) -> bool {
    matches!(lead, b'\r' | b'(' | 0x0B | 0x0C | 0xC2 | 0xE2 | 0xE3 | 0xEF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_signs_read_as_ascii() {
        assert_eq!(fold('（'), Folded::To('('));
        assert_eq!(fold('３'), Folded::To('3'));
        assert_eq!(fold('％'), Folded::To('%'));
    }

    #[test]
    fn chinese_marks_without_a_twin_stay() {
        for c in ['。', '、', '“', '《', '中', '(', '3'] {
            assert_eq!(fold(c), Folded::Same, "{c}");
        }
    }

    #[test]
    fn whatever_folds_has_a_lead_byte_that_says_so() {
        for c in (0..=0x10FFFF).filter_map(char::from_u32) {
            let lead = c.to_string().as_bytes()[0];
            assert!(fold(c) == Folded::Same || may_fold(lead), "{c:?}");
        }
    }
}
