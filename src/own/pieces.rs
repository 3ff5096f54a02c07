//! A text in pieces that are searched one at a time: whole lines, or parts of a line without end.

use std::ops::Range;

/// A piece ends with the first line beyond so many bytes.
const PIECE: usize = 16_000;

/// A longer line is cut behind a full stop, in bytes.
const LONG_LINE: usize = 6_000;

/// A longer one anywhere.
const LONGEST_LINE: usize = 12_000;

/// The piece that begins at a byte of the text; empty at its end only.
pub fn piece(text: &str, start: usize) -> Range<usize> {
    let mut end = start;
    while end < text.len() && end - start < PIECE {
        let line = line_end(text, end);
        if line - end <= LONG_LINE {
            end = line;
        } else if end > start {
            break;
        } else {
            return start..cut(text, start, line);
        }
    }
    start..end
}

/// Behind the line break of the line that holds a byte. Looks no further than one must to see that a line is too long.
fn line_end(text: &str, start: usize) -> usize {
    let ahead = &text.as_bytes()[start..];
    let ahead = &ahead[..ahead.len().min(LONGEST_LINE + 3)];
    match ahead.iter().position(|&byte| byte == b'\n') {
        Some(at) => start + at + 1,
        None => start + ahead.len(),
    }
}

fn cut(text: &str, start: usize, line: usize) -> usize {
    let boundary = |mut at: usize| {
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let from = boundary(start + LONG_LINE);
    let to = boundary((start + LONGEST_LINE).min(line));
    match text[from..to].find('。') {
        Some(at) => from + at + '。'.len_utf8(),
        None => to,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lengths(text: &str) -> Vec<usize> {
        let mut lengths = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let piece = piece(text, at);
            assert!(piece.start == at && piece.end > at);
            assert!(text.is_char_boundary(piece.end));
            lengths.push(piece.len());
            at = piece.end;
        }
        lengths
    }

    #[test]
    fn lines_stay_whole() {
        let line = format!("{}\n", "甲".repeat(100));
        let text = line.repeat(200);
        let lengths = lengths(&text);
        assert!(lengths.len() > 3);
        assert!(lengths.iter().all(|length| length % line.len() == 0));
    }

    #[test]
    fn a_line_without_end_is_cut_behind_a_full_stop_or_anywhere() {
        let text = format!("短。\n{}", "甲乙丙。".repeat(2_000));
        let parts = lengths(&text);
        assert_eq!(parts[0], "短。\n".len());
        assert!(
            parts[1..parts.len() - 1]
                .iter()
                .all(|&it| it == 6_000 || it == 6_012),
            "{parts:?}"
        );
        assert!(
            lengths(&"𠮷".repeat(10_000))
                .iter()
                .all(|&it| it <= LONGEST_LINE)
        );
        assert!(lengths("").is_empty());
    }
}
