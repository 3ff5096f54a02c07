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
    let name = instructions.split_whitespace().next().unwrap_or_default();
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

/// Word writes 带圈字符 as `EQ \o\ac(○,1)`: a circle over a character.
fn equation(instructions: &str) -> Shown {
    let inside = instructions
        .split_once('(')
        .and_then(|(_, rest)| rest.rsplit_once(')'))
        .map(|(inside, _)| inside);
    let Some((ring, inner)) = inside.and_then(|i| i.split_once([',', ';', '，'])) else {
        return Shown::Object;
    };
    if !matches!(ring.trim(), "○" | "〇" | "◯") {
        return Shown::Object;
    }
    let inner = inner.trim();
    match inner.parse::<u32>() {
        Ok(number @ 1..=50) => Shown::Text(NumberFormat::Circled.write(number)),
        _ if inner.chars().count() <= 2 => Shown::Text(inner.to_owned()),
        _ => Shown::Object,
    }
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
