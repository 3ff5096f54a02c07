//! Complex fields (ECMA-376 part 1, 17.16.18): what they are told to do is not printed, what came of it is.

use super::super::fields::{Shown, shown};

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

#[cfg(test)]
mod tests {
    use super::*;

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
