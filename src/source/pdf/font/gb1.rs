//! The characters of Adobe-GB1, Supplement 0 (Adobe Technical Note 5079): its CIDs follow the rows of GB 2312, so that no table
//! is needed. Those of later supplements (the rest of GBK) follow no such order and stay unknown.

use crate::source::{Encoding, decode};

/// First CID, how many, and the code of the first: in ASCII, or of GB 2312 in EUC.
const RANGES: [(u32, u32, u16); 20] = [
    (1, 95, 0x20),
    (96, 94, 0xA1A1),
    (190, 50, 0xA2B1),
    (240, 10, 0xA2E5),
    (250, 12, 0xA2F1),
    (262, 94, 0xA3A1),
    (356, 83, 0xA4A1),
    (439, 86, 0xA5A1),
    (525, 24, 0xA6A1),
    (549, 53, 0xA6C1),
    (602, 33, 0xA7A1),
    (635, 33, 0xA7D1),
    (668, 32, 0xA8A1),
    (700, 38, 0xA8C5),
    (738, 76, 0xA9A4),
    // Of half width.
    (814, 94, 0x21),
    (7716, 1, 0x20),
    // Han of the first level, the last row of which is short, and of the second.
    (940, 3755, 0xB0A1),
    (4695, 3008, 0xD8A1),
    // 〇
    (7703, 1, 0xA996),
];

/// The character of a CID; `None` where it is not known.
pub fn char_of_cid(cid: u32) -> Option<char> {
    let (first, _, code) = *RANGES
        .iter()
        .find(|(first, count, _)| (*first..first + count).contains(&cid))?;
    let offset = u16::try_from(cid - first).ok()?;
    if code < 0x100 {
        return char::from_u32((code + offset).into());
    }
    let code = code + offset / 94 * 0x100 + offset % 94;
    decode::decode(&code.to_be_bytes(), Encoding::Gbk)?
        .chars()
        .next()
        .filter(|&c| c != char::REPLACEMENT_CHARACTER && !is_private(c))
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cids_of_gb_2312() {
        for (cid, char) in [
            (1, Some(' ')),
            (34, Some('A')),
            (96, Some('\u{3000}')),
            (97, Some('、')),
            (814, Some('!')),
            (940, Some('啊')),
            (4694, Some('座')),
            (4695, Some('亍')),
            (7702, Some('齄')),
            (7703, Some('〇')),
            (0, None),
            (7717, None),
            (22_000, None),
        ] {
            assert_eq!(char_of_cid(cid), char, "{cid}");
        }
    }
}
