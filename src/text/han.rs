//! Chinese characters.

/// Is `c` a Chinese character (no mark, no kana)? The blocks of CJK unified ideographs of Unicode,
/// its planes 2 and 3, and 〇, which stands among the marks.
pub fn is_han(c: char) -> bool {
    matches!(
        c,
        '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '〇' | '\u{20000}'..='\u{3FFFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::is_han;

    #[test]
    fn characters_are_told_from_marks() {
        assert!("一龥〇㐀鿿𠮷".chars().all(is_han));
        assert!(!"、。“（·ー䷀あA1".chars().any(is_han));
    }
}
