//! What stands under a document: the name of a body, a date.

/// Does `line` read like the name of a body that can sign or publish?
pub fn is_body(line: &str) -> bool {
    const ENDS: &[&str] = &[
        "委员会", "党组", "党委", "工委", "总支", "支部", "局", "办公室", "社区", "街道", "办事处",
        "镇", "乡", "村", "院", "学校", "中学", "小学", "大学", "幼儿园", "中心", "公司", "集团",
        "厅", "会", "政府", "总队", "支队", "大队", "县委", "市委", "区委", "省委", "州委", "旗委",
        "站", "所", "馆", "组", "处", "园", "银行", "行", "社", "场", "部", "办", "团委", "苏木",
        "学", "队",
    ];
    let line = line.trim_end();
    let chars = line.chars().filter(|c| !c.is_whitespace()).count();
    (3..=45).contains(&chars)
        && !line.contains(['。', ',', ';', ':', '!', '?', '“', '>', '|', '='])
        && (line.starts_with("中共")
            || line.starts_with("中国共产党")
            || ENDS.iter().any(|end| line.ends_with(end)))
}

/// A line of nothing but a date, with or without the time of day: 2023年5月6日,
/// (2024-06-24 17:44), 二〇二三年五月六日, 2023.5.6.
pub fn is_date_line(line: &str) -> bool {
    if line.len() > 120 {
        return false;
    }
    let mut digits = 0;
    let mut separators = 0;
    for c in line.chars() {
        match c {
            // A template's 20XX年X月X日 is a date line too.
            'X' | 'x' | '×' | '*' => digits += 1,
            '0'..='9'
            | '〇'
            | '○'
            | '零'
            | '一'
            | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '元' => digits += 1,
            '年' | '月' | '日' | '号' | '-' | '/' | '.' | ':' => separators += 1,
            '(' | ')' | '[' | ']' | '时' | '分' | '秒' => {}
            _ if c.is_whitespace() => {}
            _ => return false,
        }
    }
    let year = line.contains('年') || line.contains("20");
    (5..=16).contains(&digits) && (2..=8).contains(&separators) && year
}

/// A date line with its day, or what is left of one: 2023年5月6日, 二〇二三年五月六日, 2023124日.
pub fn is_full_date(line: &str) -> bool {
    let whole = is_date_line(line) && line.contains('年') && line.contains('月');
    (whole && line.contains(['日', '号'])) || is_damaged_date(line)
}

/// 2023124日: a date that lost its 年 or 月. Only under a body is it a date for sure.
pub fn is_damaged_date(line: &str) -> bool {
    let line = line.trim();
    let inner = line.strip_suffix('日').unwrap_or_default();
    let digits = inner.chars().filter(char::is_ascii_digit).count();
    line.starts_with("20")
        && (5..=8).contains(&digits)
        && inner
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '年' | '月' | ' '))
}

/// 中共青石镇委员会 2023年5月6日 on one line.
pub fn signs_and_dates(line: &str) -> bool {
    if super::numbered::is_marked(line) {
        return false;
    }
    let Some(at) = line.find(|c: char| c.is_ascii_digit() || c == '〇' || c == '二') else {
        return false;
    };
    at > 0 && is_body(&line[..at]) && is_date_line(&line[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_bodies() {
        for line in ["中共青石镇委员会", "青石县水务局党组", "青石县第一中学"]
        {
            assert!(is_body(line), "{line}");
        }
        for line in ["镇党委高度重视。", "抓好整改", "青石县水务局,青石县"] {
            assert!(!is_body(line), "{line}");
        }
    }

    #[test]
    fn what_is_left_of_a_date() {
        for line in ["2023124日", "2023年124日", "20231204日"] {
            assert!(is_damaged_date(line), "{line}");
        }
        for line in ["2023年", "3日", "20日", "2023124日印发", "203012345678日"] {
            assert!(!is_damaged_date(line), "{line}");
        }
    }

    #[test]
    fn a_full_date_has_its_day() {
        assert!(is_full_date("2023年5月6日"));
        assert!(is_full_date("2023124日"));
        assert!(!is_full_date("2023年5月"));
        assert!(!is_full_date("2023-05-06"));
    }

    #[test]
    fn lines_of_nothing_but_a_date() {
        for line in [
            "2023年5月6日", "二〇二三年五月六日", "(2024-06-24 17:44)", "2023 年 5 月 6 日",
            "02.03.2017 00:46", "20XX年X月X日",
        ] {
            assert!(is_date_line(line), "{line}");
        }
        for line in ["3", "2023年5月6日印发", "一、", "0123-1234567"] {
            assert!(!is_date_line(line), "{line}");
        }
    }
}
