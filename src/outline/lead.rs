//! What a page puts before a title on the title's own line.

use super::site_words;

/// Where a column tag, breadcrumb, label or number before the title ends.
pub fn head_end(line: &str) -> usize {
    let mut start = 0;
    loop {
        let rest = &line[start..];
        let trimmed = rest
            .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '•' | '·' | '-' | '《'));
        let skipped = start + rest.len() - trimmed.len();
        let step = tag_len(trimmed)
            .or_else(|| breadcrumb_len(trimmed))
            .or_else(|| label_len(trimmed))
            .or_else(|| chunk_number_len(trimmed));
        match step {
            // A line that is a tag and nothing else has no title behind the tag.
            Some(len) if !trimmed[len..].trim().is_empty() => start = skipped + len,
            _ => return skipped,
        }
    }
}

/// 【整改情况通报】
fn tag_len(text: &str) -> Option<usize> {
    let close = match text.chars().next()? {
        '【' => '】',
        '[' => ']',
        _ => return None,
    };
    text.find(close).map(|at| at + close.len_utf8())
}

/// 首页 > 政务公开 >
fn breadcrumb_len(text: &str) -> Option<usize> {
    let (at, mark) = text
        .char_indices()
        .rfind(|(_, c)| matches!(c, '>' | '»' | '›'))?;
    let end = at + mark.len_utf8();
    // The last column has no mark behind it, a blank at most: > 巡察整改 青石镇党委关于…
    let rest = text[end..].trim_start();
    let column = rest
        .split_whitespace()
        .next()
        .filter(|word| site_words::is_column(word));
    Some(text.len() - rest.len() + column.map_or(0, str::len))
}

/// 标题:, 文件名称:, 标 题:
fn label_len(text: &str) -> Option<usize> {
    const LABELS: [&str; 5] = ["标题", "名称", "题名", "文件名称", "信息名称"];
    let colon = text.find(':')?;
    let label: String = text[..colon]
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(5)
        .collect();
    LABELS.contains(&label.as_str()).then_some(colon + 1)
}

/// The 1、 that share sites put before each chunk.
fn chunk_number_len(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    (digits > 0 && digits < 3 && rest.starts_with('、')).then(|| digits + '、'.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_breadcrumbs_labels_and_numbers_lead() {
        for line in [
            "【公示】整改情况", "首页 > 党务 > 整改情况", "标 题:整改情况", "1、整改情况",
        ] {
            assert_eq!(&line[head_end(line)..], "整改情况", "{line}");
        }
        for line in ["整改情况", "【公示】", "2023、2024年整改情况"] {
            assert_eq!(head_end(line), 0, "{line}");
        }
    }
}
