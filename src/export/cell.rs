//! A value in a table, before any format writes it.

use std::borrow::Cow;

/// What begins a formula in one spreadsheet or another; full-width signs become half-width ones on the way in.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];

#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    Number(f64),
    /// 0.5 is shown as 50 %.
    Share(f64),
    /// ISO 8601, a day.
    Date(String),
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() {
            Cell::Empty
        } else {
            Cell::Text(text)
        }
    }

    pub fn count(count: usize) -> Self {
        Cell::Number(count as f64)
    }

    /// An ISO date that may be cut to its month or year: then it is a text.
    pub fn date(iso: &str) -> Self {
        // YYYY-MM-DD
        if iso.len() == 10 && iso.bytes().filter(|&byte| byte == b'-').count() == 2 {
            Cell::Date(iso.to_owned())
        } else {
            Cell::text(iso)
        }
    }

    /// For formats that know nothing but text. Numbers are not grouped: programs read them.
    pub fn shown(&self) -> Cow<'_, str> {
        match self {
            Cell::Empty => Cow::Borrowed(""),
            Cell::Text(text) | Cell::Date(text) => Cow::Borrowed(text),
            Cell::Number(number) | Cell::Share(number) => {
                Cow::Owned(((number * 1e9).round() / 1e9).to_string())
            }
        }
    }
}

/// Whether a spreadsheet may take the text for a formula.
pub fn is_formula(text: &str) -> bool {
    text.starts_with(FORMULA)
}

/// The text as a spreadsheet keeps it that guesses what a cell of a text file is: never a formula.
pub fn guarded(text: &str) -> Cow<'_, str> {
    if is_formula(text) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_a_formula() {
        for (text, kept) in [
            ("=1+1", "'=1+1"),
            ("@A1", "'@A1"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("－5", "'－5"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("1=1", "1=1"),
        ] {
            assert_eq!(guarded(text), kept);
        }
    }

    #[test]
    fn a_month_is_no_day() {
        assert_eq!(Cell::date("2024-06-05"), Cell::Date("2024-06-05".into()));
        assert_eq!(Cell::date("2024-06"), Cell::Text("2024-06".into()));
        assert_eq!(Cell::date("2024 – 2025"), Cell::Text("2024 – 2025".into()));
    }

    #[test]
    fn a_number_has_no_tail_of_floating_point_digits() {
        assert_eq!(Cell::Number(0.1 + 0.2).shown(), "0.3");
        assert_eq!(Cell::Number(1234567.0).shown(), "1234567");
    }
}
