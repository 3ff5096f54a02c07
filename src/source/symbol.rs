//! Signs of fonts that have their own code (`w:sym`, bullets): Wingdings, Wingdings 2, Symbol.

/// What the sign `code` of `font` looks like; `None` where that is not known. Word adds F000 to the codes of such fonts
/// (ECMA-376 part 1, 17.3.3.30).
pub fn sign(font: &str, code: u32) -> Option<char> {
    let table: &[(u32, char)] = match font.trim().to_ascii_lowercase().as_str() {
        "wingdings" => &WINGDINGS,
        "wingdings 2" => &WINGDINGS_2,
        "symbol" => &SYMBOL,
        "wingdings 3" | "webdings" => return None,
        _ => return char::from_u32(code).filter(|&c| !is_private(c) && !c.is_control()),
    };
    let code = if (0xF000..=0xF0FF).contains(&code) {
        code - 0xF000
    } else {
        code
    };
    if let Some(c) = circled(font, code) {
        return Some(c);
    }
    let found = table.binary_search_by_key(&code, |&(at, _)| at).ok();
    found.map(|at| table[at].1)
}

/// A character of the private use area means nothing without its font.
pub fn is_private(c: char) -> bool {
    ('\u{E000}'..='\u{F8FF}').contains(&c)
}

/// The circled numbers ① to ⑩ and ❶ to ❿ stand in rows.
fn circled(font: &str, code: u32) -> Option<char> {
    let first = match (font.trim().len() > "Wingdings".len(), code) {
        _ if font.trim().eq_ignore_ascii_case("symbol") => return None,
        (false, 0x81..=0x8A) => '①' as u32 - 0x81,
        (false, 0x8C..=0x95) => '❶' as u32 - 0x8C,
        (true, 0x6A..=0x73) => '①' as u32 - 0x6A,
        (true, 0x75..=0x7E) => '❶' as u32 - 0x75,
        _ => return None,
    };
    char::from_u32(first + code)
}

/// By code. Those that offices put before items, into forms and between words.
const WINGDINGS: [(u32, char); 38] = [
    (0x20, ' '),
    (0x28, '☎'),
    (0x29, '✆'),
    (0x2A, '✉'),
    (0x46, '☞'),
    (0x4A, '☺'),
    (0x6C, '●'),
    (0x6D, '❍'),
    (0x6E, '■'),
    (0x6F, '□'),
    (0x70, '□'),
    (0x71, '❑'),
    (0x72, '❒'),
    (0x74, '◆'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x77, '◆'),
    (0x80, '⓪'),
    (0x8B, '⓿'),
    (0x9E, '·'),
    (0x9F, '•'),
    (0xA1, '○'),
    (0xA4, '◉'),
    (0xA5, '◎'),
    (0xA7, '▪'),
    (0xA8, '□'),
    (0xAB, '★'),
    (0xD8, '➢'),
    (0xDF, '←'),
    (0xE0, '→'),
    (0xE1, '↑'),
    (0xE2, '↓'),
    (0xE8, '➔'),
    (0xF0, '⇨'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFD, '☒'),
    (0xFE, '☑'),
];

const WINGDINGS_2: [(u32, char); 12] = [
    (0x20, ' '),
    (0x4F, '✗'),
    (0x50, '✓'),
    (0x51, '☒'),
    (0x52, '☑'),
    (0x53, '☒'),
    (0x54, '☒'),
    (0x69, '⓪'),
    (0x96, '•'),
    (0x97, '●'),
    (0x98, '●'),
    (0xA3, '□'),
];

const SYMBOL: [(u32, char); 44] = [
    (0x20, ' '),
    (0x25, '%'),
    (0x28, '('),
    (0x29, ')'),
    (0x2B, '+'),
    (0x2C, ','),
    (0x2D, '−'),
    (0x2E, '.'),
    (0x2F, '/'),
    (0x30, '0'),
    (0x31, '1'),
    (0x32, '2'),
    (0x33, '3'),
    (0x34, '4'),
    (0x35, '5'),
    (0x36, '6'),
    (0x37, '7'),
    (0x38, '8'),
    (0x39, '9'),
    (0x3A, ':'),
    (0x3B, ';'),
    (0x3C, '<'),
    (0x3D, '='),
    (0x3E, '>'),
    (0x61, 'α'),
    (0x62, 'β'),
    (0x6D, 'μ'),
    (0x70, 'π'),
    (0xA3, '≤'),
    (0xA5, '∞'),
    (0xA8, '♦'),
    (0xAC, '←'),
    (0xAD, '↑'),
    (0xAE, '→'),
    (0xAF, '↓'),
    (0xB0, '°'),
    (0xB1, '±'),
    (0xB2, '″'),
    (0xB3, '≥'),
    (0xB4, '×'),
    (0xB7, '•'),
    (0xB8, '÷'),
    (0xB9, '≠'),
    (0xBC, '…'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_by_their_fonts() {
        for (font, code, looks) in [
            ("Wingdings", 0xF0FE, Some('☑')),
            ("Wingdings", 0x6C, Some('●')),
            ("Wingdings", 0xF083, Some('③')),
            ("Wingdings 2", 0xF052, Some('☑')),
            ("Wingdings 2", 0xF06B, Some('②')),
            ("Symbol", 0xF0B7, Some('•')),
            ("Symbol", 0xF06D, Some('μ')),
            ("Symbol", 0xF071, None),
            ("Wingdings", 0xF022, None),
            ("Webdings", 0x61, None),
            ("宋体", 0x25CB, Some('○')),
            ("宋体", 0xF0FE, None),
            ("宋体", 0x7, None),
            ("Wingdings", u32::MAX, None),
        ] {
            assert_eq!(sign(font, code), looks, "{font} {code:X}");
        }
    }

    #[test]
    fn tables_are_in_order() {
        for table in [&WINGDINGS[..], &WINGDINGS_2, &SYMBOL] {
            assert!(table.is_sorted_by(|a, b| a.0 < b.0));
        }
    }
}
