//! Chinese numerals: 十二, 二〇二三, 两千三百, 三万.

/// The value of a digit, Chinese (〇 to 九, 两, the formal 壹 to 玖) or ASCII.
pub fn digit(c: char) -> Option<u64> {
    Some(match c {
        '0'..='9' => c as u64 - '0' as u64,
        '〇' | '零' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// 十, 百, 千 and their formal forms.
pub fn small_unit(c: char) -> Option<u64> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        _ => return None,
    })
}

/// 万 and 亿.
pub fn large_unit(c: char) -> Option<u64> {
    Some(match c {
        '万' | '萬' => 10_000,
        '亿' | '億' => 100_000_000,
        _ => return None,
    })
}

/// Can `c` stand in a Chinese numeral?
pub fn is_han_numeral(c: char) -> bool {
    !c.is_ascii() && (digit(c).is_some() || small_unit(c).is_some() || large_unit(c).is_some())
}

/// The whole number that `text` writes, in Chinese or ASCII digits; `None` if it is not wholly one
/// or does not fit.
pub fn whole(text: &str) -> Option<u64> {
    if text.is_empty() {
        return None;
    }
    if text.chars().all(|c| digit(c).is_some()) {
        return text
            .chars()
            .try_fold(0u64, |n, c| n.checked_mul(10)?.checked_add(digit(c)?));
    }
    let (mut total, mut section, mut pending) = (0u64, 0u64, None);
    for c in text.chars() {
        if let Some(d) = digit(c) {
            // 一百零五: the 零 only fills a place; two other digits in a row are no numeral.
            match pending {
                Some(0) | None => pending = Some(d),
                Some(_) => return None,
            }
        } else if let Some(unit) = small_unit(c) {
            section += pending.take().filter(|&d| d > 0).unwrap_or(1) * unit;
        } else {
            let unit = large_unit(c)?;
            section += pending.take().unwrap_or(0);
            total = total.checked_add(section.checked_mul(unit)?)?;
            section = 0;
        }
    }
    total.checked_add(section + pending.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_forms_that_reports_use() {
        for (text, value) in [
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("二十一", 21),
            ("一百零五", 105),
            ("二〇二三", 2023),
            ("两千三百", 2300),
            ("三万", 30_000),
            ("一亿二千万", 120_000_000),
            ("106", 106),
        ] {
            assert_eq!(whole(text), Some(value), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_numeral() {
        for text in ["", "三个", "一二十", "99999999999999999999999"] {
            assert_eq!(whole(text), None, "{text}");
        }
    }
}
