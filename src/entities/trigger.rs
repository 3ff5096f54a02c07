//! The few characters at which an entity can begin, found by one table.

/// Characters of three bytes at which a scanner looks: numerals, words that stand
/// for a year, the brackets of titles, the last characters of the labels 地址, 信箱 and 请寄.
const STARTS: &str = "〇零○一二两三四五六七八九十百千万亿兆\
    壹贰叁叄参肆伍陆柒捌玖拾佰仟半今去本同当次明翌对《》址箱寄";

const TABLE: [u64; 1024] = table(STARTS.as_bytes());

const fn table(bytes: &[u8]) -> [u64; 1024] {
    let mut table = [0u64; 1024];
    let mut at = 0;
    while at < bytes.len() {
        let point = point(bytes[at], bytes[at + 1], bytes[at + 2]);
        table[point >> 6] |= 1 << (point & 63);
        at += 3;
    }
    table
}

/// The code point of a UTF-8 sequence of three bytes.
const fn point(a: u8, b: u8, c: u8) -> usize {
    ((a & 0x0F) as usize) << 12 | ((b & 0x3F) as usize) << 6 | (c & 0x3F) as usize
}

/// The first position from `at` on where something may begin: one of [`STARTS`], an ASCII digit,
/// `@`, or a line break.
pub fn next(bytes: &[u8], mut at: usize) -> Option<usize> {
    while let Some(&lead) = bytes.get(at) {
        if lead < 0x80 {
            if lead.is_ascii_digit() || lead == b'@' || lead == b'\n' {
                return Some(at);
            }
            at += 1;
        } else if lead & 0xF0 == 0xE0 {
            let [_, b, c] = bytes.get(at..at + 3)? else {
                return None;
            };
            let point = point(lead, *b, *c);
            if TABLE[point >> 6] >> (point & 63) & 1 == 1 {
                return Some(at);
            }
            at += 3;
        } else {
            at += if lead < 0xE0 { 2 } else { 4 };
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stops_at_starts_and_nothing_else() {
        let text = "整改é𠮷情况:7月。万";
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(hit) = next(text.as_bytes(), at) {
            let c = text[hit..].chars().next().unwrap();
            found.push(c);
            at = hit + c.len_utf8();
        }
        assert_eq!(found, ['7', '万']);
    }
}
