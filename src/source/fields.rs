//! Fields of Word that show something without keeping what they show.

use super::numbering::NumberFormat;

/// What a field without a result puts into the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    Nothing,
    Text(String),
    /// A character or number that only Word can work out.
    Unknown,
    /// Something drawn.
    Object,
}

/// What the field with these instructions shows, if it has no result.
pub fn shown(instructions: &str) -> Shown {
    let name = instructions
        .trim_start()
        .split([' ', '\\'])
        .next()
        .unwrap_or_default();
    match name.to_ascii_uppercase().as_str() {
        "EQ" => equation(instructions),
        "SYMBOL" | "AUTONUM" | "AUTONUMLGL" | "AUTONUMOUT" | "LISTNUM" => Shown::Unknown,
        _ => Shown::Nothing,
    }
}

/// Whether the result of the field with these instructions is a picture of an embedded thing.
pub fn embeds(instructions: &str) -> bool {
    let name = instructions.split_whitespace().next().unwrap_or_default();
    ["EMBED", "LINK", "CONTROL", "OCX"]
        .iter()
        .any(|it| name.eq_ignore_ascii_case(it))
}

/// What Word sets over each other: 带圈字符 is `EQ \o\ac(○,1)`, 拼音指南 `EQ \o\ad(\s\up 9(yùn),贠)`, 合并字符
/// `EQ \o\ad(\s\up 11(甲),\s\do 4(乙))`.
fn equation(instructions: &str) -> Shown {
    let lower = instructions.to_ascii_lowercase();
    let Some(over) = lower.find("\\o").and_then(|at| instructions.get(at..)) else {
        return Shown::Object;
    };
    let parts = match arguments(over) {
        Some(parts) if !over.starts_with("\\ov") => parts,
        _ => return Shown::Object,
    };
    let raised = |part: &&str| part.to_ascii_lowercase().starts_with("\\s");
    let plain: Vec<&str> = parts.iter().filter(|part| !raised(part)).copied().collect();
    match plain[..] {
        [] => {
            let inner = parts.iter().filter_map(|part| arguments(part));
            Shown::Text(inner.map(|parts| parts.concat()).collect())
        }
        [base] => text(base),
        ["○" | "〇" | "◯", inner] => match inner.parse::<u32>() {
            Ok(number @ 1..=50) => Shown::Text(NumberFormat::Circled.write(number)),
            _ => text(inner),
        },
        _ => Shown::Object,
    }
}

fn text(part: &str) -> Shown {
    if part.is_empty() || part.contains('\\') {
        return Shown::Object;
    }
    Shown::Text(part.to_owned())
}

/// What stands between the first bracket and the one that closes it, parted at its commas.
fn arguments(text: &str) -> Option<Vec<&str>> {
    let start = text.find('(')? + 1;
    let mut depth = 0;
    let mut from = start;
    let mut parts = Vec::new();
    for (at, c) in text.char_indices().filter(|&(at, _)| at >= start) {
        match c {
            '(' => depth += 1,
            ')' if depth > 0 => depth -= 1,
            ',' | ';' | ')' if depth == 0 => {
                parts.push(text[from..at].trim());
                from = at + 1;
                if c == ')' {
                    return Some(parts);
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_circle_over_a_number() {
        assert_eq!(shown(" eq \\o\\ac(○,3) "), Shown::Text("③".to_owned()));
        assert_eq!(shown("EQ \\o\\ac(○,12)"), Shown::Text("⑫".to_owned()));
        assert_eq!(shown("EQ \\o\\ac(○,密)"), Shown::Text("密".to_owned()));
        assert_eq!(shown("EQ \\f(1,2)"), Shown::Object);
        for odd in ["EQ", "EQ \\o", "EQ \\o\\ac(○", "EQ \\o)(", "EQ \\o()"] {
            assert_eq!(shown(odd), Shown::Object, "{odd}");
        }
    }

    #[test]
    fn what_stands_over_a_character_is_no_text_but_the_character_is() {
        for (instructions, text) in [
            ("EQ \\* jc2 \\* hps10 \\o\\ad(\\s\\up 9(yùn),贠)", "贠"),
            ("EQ \\o\\ad(\\s\\up 11(甲乙),\\s\\do 4(丙丁))", "甲乙丙丁"),
        ] {
            assert_eq!(shown(instructions), Shown::Text(text.to_owned()));
        }
    }

    #[test]
    fn other_fields() {
        assert_eq!(shown(" PAGE "), Shown::Nothing);
        assert_eq!(shown(""), Shown::Nothing);
        assert_eq!(shown("SYMBOL 252 \\f Wingdings"), Shown::Unknown);
        assert!(embeds(" EMBED Equation.3 "));
        assert!(!embeds("HYPERLINK \"http://example.com\""));
    }
}
