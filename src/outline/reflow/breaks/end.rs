//! The end of a document on one line: its outlook, its signature.

use super::Breaker;
use crate::text::is_han;

/// Longest name under a document, in bytes.
const LONGEST_NAME: usize = 40 * 3;

impl Breaker<'_> {
    /// 下一步,… behind the last marker is the document's own outlook.
    pub(super) fn outlook(&mut self) {
        let from = self.last_marker.map_or(self.line.start, |m| m.body);
        let tail = &self.text[from..self.line.end];
        let found = [
            "。下一步,", "。以上问题", "。以上整改", "。公示时间", "。公示期",
        ]
        .iter()
        .filter_map(|w| tail.find(w))
        .min();
        if let Some(at) = found {
            self.breaks.push(from + at + '。'.len_utf8());
            self.breaks.sort_unstable();
            self.breaks.dedup();
        }
    }

    /// …。中共某镇委员会2022年9月1日 at the end of the line: issuer and date on lines of their own.
    pub(super) fn sign_off(&mut self) {
        let line = self.line.of(self.text);
        let last = self.breaks.last().copied().unwrap_or(self.line.start);
        let Some(date) = date_at_end(line).map(|at| self.line.start + at) else {
            return;
        };
        let tail = line.rsplit(['。', ' ']).next().unwrap_or("");
        let start = self.line.end - tail.len();
        let name = &self.text[start.min(date)..date];
        if name.len() <= LONGEST_NAME && !name.is_empty() && name.chars().all(is_han) {
            if start > last {
                self.breaks.push(start);
            }
        } else if !self.text[..date].ends_with(is_han) {
            return;
        }
        if date > last {
            self.breaks.push(date);
        }
    }
}

/// Where the date begins that `line` ends with: 2022年9月1日, 二〇二二年九月一日.
fn date_at_end(line: &str) -> Option<usize> {
    let numeral = |c: char| c.is_ascii_digit() || "〇○零一二三四五六七八九十".contains(c);
    let mut rest = line;
    for sign in ['日', '月', '年'] {
        let front = rest.strip_suffix(sign)?;
        rest = front.trim_end_matches(numeral);
        if rest.len() == front.len() {
            return None;
        }
    }
    Some(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_at_the_end() {
        assert_eq!(date_at_end("某局2022年9月1日"), Some("某局".len()));
        assert_eq!(date_at_end("某局二〇二二年九月一日"), Some("某局".len()));
        for line in ["某局2022年9月", "工作日", "2022年9月1日止"] {
            assert_eq!(date_at_end(line), None, "{line}");
        }
    }
}
