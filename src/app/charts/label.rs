//! Labels of a given width. How wide a text is, is an estimate: a drawing is made before any browser sees it.

/// Size of the letters in a drawing, in pixels.
pub const LETTERS: f64 = 13.0;

/// Width of a text in pixels; rather too much than too little.
pub fn width(text: &str) -> f64 {
    text.chars().map(letter).sum()
}

fn letter(c: char) -> f64 {
    let share = match c {
        'i' | 'l' | 'j' | '.' | ',' | ':' | ';' | '|' | '!' | '\'' => 0.36,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 0.95,
        'A'..='Z' => 0.74,
        ' '..='\u{24f}' => 0.6,
        '–' | '−' => 0.65,
        _ => 1.0,
    };
    share * LETTERS
}

/// The text in no more than `most` lines of this width; what does not fit is cut off with an ellipsis.
pub fn lines(text: &str, width_of_line: f64, most: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() && lines.len() < most {
        let is_last = lines.len() + 1 == most;
        let line = match fitting(rest, width_of_line) {
            end if end == rest.len() => rest,
            _ if is_last => {
                let end = fitting(rest, width_of_line - LETTERS);
                lines.push(format!("{}…", rest[..end].trim_end()));
                break;
            }
            end => &rest[..at_blank(rest, end)],
        };
        lines.push(line.trim_end().to_string());
        rest = rest[line.len()..].trim_start();
    }
    lines
}

/// The byte up to which a text fits: at least one character.
fn fitting(text: &str, width: f64) -> usize {
    let mut used = 0.0;
    for (at, c) in text.char_indices() {
        used += letter(c);
        if used > width && at > 0 {
            return at;
        }
    }
    text.len()
}

/// Before the last word that does not fit, if that is written with blanks.
fn at_blank(text: &str, end: usize) -> usize {
    let is_inside_word = text[end..].starts_with(|c: char| c.is_ascii_alphanumeric());
    match text[..end].rfind(' ') {
        Some(blank) if is_inside_word && blank > 0 => blank,
        _ => end,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_labels_are_wrapped_then_cut() {
        let text = "整治群众身边不正之风和腐败问题不力";
        assert_eq!(lines(text, 17.0 * LETTERS, 2), [text]);
        assert_eq!(
            lines(text, 10.0 * LETTERS, 2),
            ["整治群众身边不正之风", "和腐败问题不力"]
        );
        assert_eq!(lines(text, 5.0 * LETTERS, 2), ["整治群众身", "边不正之…"]);
        assert_eq!(
            lines("Nothing one could check", 90.0, 3),
            ["Nothing one", "could check"]
        );
    }

    #[test]
    fn nothing_is_wide_and_little_room_is_some() {
        assert!(lines(" ", 50.0, 2).is_empty());
        assert_eq!(lines("𠮷野", 1.0, 2).len(), 2);
        assert_eq!(lines("长", 1.0, 1), ["长"]);
    }
}
