//! Complex fields (ECMA-376 part 1, 17.16.18): what they are told to do is not printed, what came of it is.

use super::super::numbering::NumberFormat;

/// The fields that are open where the text is read, innermost last.
#[derive(Default)]
pub struct Fields {
    open: Vec<Field>,
    /// How many of them are still being told what to do.
    being_told: usize,
}

#[derive(Default)]
struct Field {
    instruction: String,
    has_result: bool,
}

/// What a field shows that keeps no result.
#[derive(Debug, PartialEq, Eq)]
pub enum Shown {
    Nothing,
    Text(String),
    /// Something drawn or counted that only Word can work out.
    Object,
}

impl Fields {
    /// `w:fldChar` of this type. Where a field ends without a result: what it shows.
    pub fn mark(&mut self, kind: &str) -> Shown {
        match kind {
            "begin" => {
                self.open.push(Field::default());
                self.being_told += 1;
            }
            "separate" => {
                if let Some(field) = self.open.last_mut().filter(|f| !f.has_result) {
                    field.has_result = true;
                    self.being_told -= 1;
                }
            }
            "end" => {
                if let Some(field) = self.open.pop().filter(|f| !f.has_result) {
                    self.being_told -= 1;
                    return shown(&field.instruction);
                }
            }
            _ => {}
        }
        Shown::Nothing
    }

    /// `w:instrText`
    pub fn tell(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut().filter(|f| !f.has_result) {
            field.instruction.push_str(text);
        }
    }

    /// Whether text that stands here is part of what a field is told.
    pub fn are_being_told(&self) -> bool {
        self.being_told > 0
    }

    /// A paragraph ends. A field that has not been told all by then never ends, and must not swallow what follows.
    pub fn end_paragraph(&mut self) {
        if self.being_told > 0 {
            *self = Self::default();
        }
    }
}

fn shown(instruction: &str) -> Shown {
    let instruction = instruction.trim();
    let name = instruction.split([' ', '\\']).next().unwrap_or_default();
    match name.to_ascii_uppercase().as_str() {
        "EQ" => equation(instruction).map_or(Shown::Object, Shown::Text),
        "AUTONUM" | "AUTONUMLGL" | "AUTONUMOUT" | "LISTNUM" | "SYMBOL" => Shown::Object,
        _ => Shown::Nothing,
    }
}

/// Characters set over each other: a circle around one (带圈字符, `EQ \o\ac(○,1)`), or its reading above it (拼音指南).
fn equation(instruction: &str) -> Option<String> {
    let at = instruction.find("\\o")?;
    let inside = instruction[at..].split_once('(')?.1.rsplit_once(')')?.0;
    let last = inside.rsplit([',', '，', ';']).next()?.trim();
    let ring = inside.trim_start().chars().next()?;
    if !matches!(ring, '○' | '〇' | '◯') {
        return Some(last.to_owned()).filter(|l| !l.is_empty() && !l.contains(['\\', '(']));
    }
    Some(match last.parse() {
        Ok(number @ 1..=50) => NumberFormat::Circled.write(number),
        _ => last.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_kept_is_worked_out() {
        for (instruction, text) in [
            (" eq \\o\\ac(○,3) ", "③"),
            ("EQ \\o\\ac(○,12)", "⑫"),
            ("EQ \\o\\ac(○,密)", "密"),
            ("EQ \\* jc2 \\* hps10 \\o\\ad(\u{5C}s\\up 9(yún),云)", "云"),
        ] {
            assert_eq!(shown(instruction), Shown::Text(text.to_owned()));
        }
        assert_eq!(shown("EQ \\f(1,2)"), Shown::Object);
        assert_eq!(shown(" XE \"学习\" "), Shown::Nothing);
        for odd in ["", "EQ", "EQ \\o", "EQ \\o(", "EQ \\o)(", "EQ \\o()"] {
            assert!(!matches!(shown(odd), Shown::Text(_)), "{odd}");
        }
    }

    #[test]
    fn a_field_in_a_field() {
        let mut fields = Fields::default();
        fields.mark("begin");
        fields.mark("begin");
        fields.mark("separate");
        assert!(fields.are_being_told());
        fields.mark("end");
        fields.mark("separate");
        assert!(!fields.are_being_told());
        fields.mark("end");
        fields.mark("end");
        fields.mark("separate");
        assert!(!fields.are_being_told());
    }

    #[test]
    fn a_field_without_an_end_swallows_one_paragraph() {
        let mut fields = Fields::default();
        fields.mark("begin");
        fields.end_paragraph();
        assert!(!fields.are_being_told());
    }
}
