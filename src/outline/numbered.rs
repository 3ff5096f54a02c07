//! Lines that begin with a number, as far as the roles of lines need it: whose number it is and what
//! it counts, [`super::marker`] says.

/// 一、… or （一）…
pub fn begins_chapter(line: &str) -> bool {
    let open = line.strip_prefix('(').unwrap_or(line);
    let digits: usize = open
        .chars()
        .take_while(|&c| crate::text::numeral::is_han_numeral(c))
        .map(char::len_utf8)
        .sum();
    let mark = if open.len() < line.len() { ')' } else { '、' };
    digits > 0 && digits <= 9 && open[digits..].starts_with(mark)
}

/// A line that begins with a number of any kind signs nothing.
pub fn is_marked(line: &str) -> bool {
    begins_chapter(line) || line.starts_with(|c: char| c.is_ascii_digit() || c == '(')
}

/// What stands behind (一), 一、, (1), 1. or ①; `None` if none of them begins the line.
pub fn without_number(line: &str) -> Option<&str> {
    if let Some(rest) = line.strip_prefix(|c| ('①'..='⑳').contains(&c)) {
        return Some(rest.trim_start());
    }
    let digit = |c: char| c.is_ascii_digit() || crate::text::numeral::is_han_numeral(c);
    let (number, behind) = split_number(line, digit)?;
    (1..=9).contains(&number.len()).then_some(behind)
}

/// The number of (一), 一、, (1) or 1., of such digits, and what stands behind its mark. It may be empty.
pub fn split_number(line: &str, is_digit: impl Fn(char) -> bool) -> Option<(&str, &str)> {
    let open = line.strip_prefix('(').unwrap_or(line);
    let rest = open.trim_start_matches(is_digit);
    let number = &open[..open.len() - rest.len()];
    let behind = if open.len() < line.len() {
        rest.strip_prefix(')')
    } else {
        rest.strip_prefix(['.', '、'])
    };
    Some((number, behind?.trim_start()))
}

/// Without the 1、 that a share site put before its chunk.
pub fn without_chunk_number(line: &str) -> &str {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.strip_prefix('、').unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chapters_are_told_from_sentences_and_other_numbers() {
        for line in ["一、组织情况", "(十二)问题", "二十一、其他"] {
            assert!(begins_chapter(line), "{line}");
        }
        for line in ["1.组织情况", "一是组织", "(1)问题", "三大任务"] {
            assert!(!begins_chapter(line), "{line}");
        }
    }
}
