//! Names of glyphs (Adobe Glyph List for New Fonts) and the encodings of simple fonts (ISO 32000-1, Annex D).

use std::collections::HashMap;
use std::sync::LazyLock;

/// U+0020 to U+007E.
const ASCII: &str = "space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus \
    comma hyphen period slash zero one two three four five six seven eight nine colon semicolon less equal greater question \
    at A B C D E F G H I J K L M N O P Q R S T U V W X Y Z bracketleft backslash bracketright asciicircum underscore grave \
    a b c d e f g h i j k l m n o p q r s t u v w x y z braceleft bar braceright asciitilde";

/// U+00A1 to U+00FF.
const LATIN: &str = "exclamdown cent sterling currency yen brokenbar section dieresis copyright ordfeminine guillemotleft \
    logicalnot softhyphen registered macron degree plusminus twosuperior threesuperior acute mu paragraph periodcentered \
    cedilla onesuperior ordmasculine guillemotright onequarter onehalf threequarters questiondown Agrave Aacute Acircumflex \
    Atilde Adieresis Aring AE Ccedilla Egrave Eacute Ecircumflex Edieresis Igrave Iacute Icircumflex Idieresis Eth Ntilde \
    Ograve Oacute Ocircumflex Otilde Odieresis multiply Oslash Ugrave Uacute Ucircumflex Udieresis Yacute Thorn germandbls \
    agrave aacute acircumflex atilde adieresis aring ae ccedilla egrave eacute ecircumflex edieresis igrave iacute \
    icircumflex idieresis eth ntilde ograve oacute ocircumflex otilde odieresis divide oslash ugrave uacute ucircumflex \
    udieresis yacute thorn ydieresis";

/// The others that office documents use.
const OTHERS: [(&str, &str); 62] = [
    ("Euro", "€"),
    ("quotesinglbase", "‚"),
    ("florin", "ƒ"),
    ("quotedblbase", "„"),
    ("ellipsis", "…"),
    ("dagger", "†"),
    ("daggerdbl", "‡"),
    ("circumflex", "ˆ"),
    ("perthousand", "‰"),
    ("Scaron", "Š"),
    ("guilsinglleft", "‹"),
    ("OE", "Œ"),
    ("Zcaron", "Ž"),
    ("quoteleft", "‘"),
    ("quoteright", "’"),
    ("quotedblleft", "“"),
    ("quotedblright", "”"),
    ("bullet", "•"),
    ("endash", "–"),
    ("emdash", "—"),
    ("tilde", "˜"),
    ("trademark", "™"),
    ("scaron", "š"),
    ("guilsinglright", "›"),
    ("oe", "œ"),
    ("zcaron", "ž"),
    ("Ydieresis", "Ÿ"),
    ("fraction", "⁄"),
    ("fi", "fi"),
    ("fl", "fl"),
    ("ff", "ff"),
    ("ffi", "ffi"),
    ("ffl", "ffl"),
    ("breve", "˘"),
    ("dotaccent", "˙"),
    ("ring", "˚"),
    ("hungarumlaut", "˝"),
    ("ogonek", "˛"),
    ("caron", "ˇ"),
    ("Lslash", "Ł"),
    ("lslash", "ł"),
    ("dotlessi", "ı"),
    ("minus", "−"),
    ("notequal", "≠"),
    ("infinity", "∞"),
    ("lessequal", "≤"),
    ("greaterequal", "≥"),
    ("partialdiff", "∂"),
    ("summation", "∑"),
    ("product", "∏"),
    ("pi", "π"),
    ("integral", "∫"),
    ("Omega", "Ω"),
    ("radical", "√"),
    ("approxequal", "≈"),
    ("Delta", "∆"),
    ("lozenge", "◊"),
    ("nbspace", "\u{A0}"),
    ("sfthyphen", "\u{AD}"),
    ("middot", "·"),
    ("alpha", "α"),
    ("beta", "β"),
];

/// What the glyph of this name shows; `None` where the name does not tell (`g37`).
pub fn text_of_name(name: &str) -> Option<String> {
    // What follows a full stop tells variants of a glyph apart.
    let base = name.split('.').next().unwrap_or_default();
    if base.is_empty() {
        return None;
    }
    base.split('_').map(part_of_name).collect()
}

/// All of them with what they show: browsers write a font for every few characters, each with names for all 256 codes.
static NAMES: LazyLock<HashMap<&str, String>> = LazyLock::new(|| {
    let run = |first: char, names: &'static str| names.split_ascii_whitespace().zip(first..);
    let single = run(' ', ASCII).chain(run('¡', LATIN));
    let others = OTHERS.iter().map(|&(name, text)| (name, text.to_owned()));
    single
        .map(|(name, shown)| (name, shown.to_string()))
        .chain(others)
        .collect()
});

fn part_of_name(name: &str) -> Option<String> {
    if let Some(text) = NAMES.get(name) {
        return Some(text.clone());
    }
    if let Some(units) = name.strip_prefix("uni") {
        return units_of_name(units);
    }
    let digits = name
        .strip_prefix('u')
        .filter(|d| (4..=6).contains(&d.len()))?;
    let point = u32::from_str_radix(digits, 16).ok()?;
    char::from_u32(point).map(String::from)
}

/// `uni53F08D26` shows two characters.
fn units_of_name(digits: &str) -> Option<String> {
    if digits.is_empty() || !digits.len().is_multiple_of(4) || !digits.is_ascii() {
        return None;
    }
    let units: Option<Vec<u16>> = (0..digits.len() / 4)
        .map(|i| u16::from_str_radix(&digits[4 * i..4 * i + 4], 16).ok())
        .collect();
    String::from_utf16(&units?).ok()
}

/// An encoding that a simple font can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BaseEncoding {
    Standard,
    WinAnsi,
    MacRoman,
}

/// Codes 80 to 9F; the bullet stands for codes without a character.
const WIN_ANSI: &str = "€•‚ƒ„…†‡ˆ‰Š‹Œ•Ž••‘’“”•–—˜™š›œ•žŸ";
/// Codes 80 to FF.
const MAC_ROMAN: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";
/// Codes A0 to FF; a blank stands for codes without a character.
const STANDARD: &str = " ¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ –†‡· ¶•‚„”»…‰ ¿ `´ˆ˜¯˘˙¨ ˚¸ ˝˛ˇ—                Æ ª    ŁØŒº     æ   ı  łøœß    ";

impl BaseEncoding {
    pub fn of_name(name: &[u8]) -> Option<Self> {
        match name {
            b"StandardEncoding" => Some(Self::Standard),
            b"WinAnsiEncoding" => Some(Self::WinAnsi),
            b"MacRomanEncoding" => Some(Self::MacRoman),
            _ => None,
        }
    }

    /// The character of a code; `None` where the encoding has none.
    pub fn char(self, code: u8) -> Option<char> {
        let nth = |list: &str, first: u8| list.chars().nth(usize::from(code.checked_sub(first)?));
        match (self, code) {
            (_, 0..0x20) => None,
            (Self::Standard, b'\'') => Some('’'),
            (Self::Standard, b'`') => Some('‘'),
            (_, 0x20..0x7F) => Some(code.into()),
            (Self::Standard, _) => nth(STANDARD, 0xA0).filter(|&c| c != ' '),
            (Self::MacRoman, _) => nth(MAC_ROMAN, 0x80),
            (Self::WinAnsi, 0x80..0xA0) => nth(WIN_ANSI, 0x80),
            (Self::WinAnsi, 0x7F) => Some('•'),
            (Self::WinAnsi, _) => Some(code.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_characters() {
        for (name, text) in [
            ("A", Some("A")),
            ("asciitilde", Some("~")),
            ("exclamdown", Some("¡")),
            ("ydieresis", Some("ÿ")),
            ("emdash", Some("—")),
            ("f_i", Some("fi")),
            ("seven.oldstyle", Some("7")),
            ("uni53F0", Some("台")),
            ("uni53F08D26", Some("台账")),
            ("u20BB7", Some("\u{20BB7}")),
            (".notdef", None),
            ("g37", None),
            ("uni53F", None),
            ("uni台账", None),
            ("uD800", None),
            ("union", None),
        ] {
            assert_eq!(text_of_name(name).as_deref(), text, "{name}");
        }
    }

    #[test]
    fn codes_tell_characters() {
        use BaseEncoding::*;
        for (encoding, code, char) in [
            (WinAnsi, b'A', Some('A')),
            (WinAnsi, 0x93, Some('“')),
            (WinAnsi, 0xB7, Some('·')),
            (WinAnsi, 0x1F, None),
            (MacRoman, 0xD2, Some('“')),
            (MacRoman, 0xFF, Some('ˇ')),
            (Standard, b'\'', Some('’')),
            (Standard, 0xD0, Some('—')),
            (Standard, 0xFB, Some('ß')),
            (Standard, 0xA0, None),
            (Standard, 0xFF, None),
        ] {
            assert_eq!(encoding.char(code), char, "{encoding:?} {code:X}");
        }
    }
}
