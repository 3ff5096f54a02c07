//! What holds at a position: the properties of its characters and of its paragraph.

use super::document::Document;
use super::properties::{Characters, Paragraph, short_modifier};
use crate::source::Omission;

/// Up to where characters are alike, and what they are.
pub struct Look {
    pub end: usize,
    pub run: Characters,
    pub omitted: Option<Omission>,
}

impl Document<'_> {
    /// What holds at a position.
    pub fn look(&self, at: usize) -> Look {
        let mut run = Characters::default();
        let Some(place) = self.text.place(at) else {
            let end = usize::MAX;
            return Look {
                end,
                run,
                omitted: None,
            };
        };
        let until = |offset: usize| at + (offset - place.offset).div_ceil(place.width);
        let mut end = place.end;
        match self.characters.at(place.offset) {
            Ok(found) => {
                run.apply(found.properties);
                end = end.min(until(found.end));
            }
            Err(Some(next)) => end = end.min(until(next)),
            Err(None) => {}
        }
        let mut by_style = self.styles.hides(run.style);
        if let Ok(found) = self.paragraphs.at(place.offset) {
            end = end.min(until(found.end));
            by_style |= self.styles.hides(found.style);
        }
        run.apply(self.text.modifications(place.modifier));
        if let Some(modifier) = short_modifier(place.modifier) {
            run.apply(&modifier);
        }
        let omitted = if run.deleted {
            Some(Omission::Deletions)
        } else if run.hidden(by_style) {
            Some(Omission::HiddenText)
        } else {
            None
        };
        // A run without length would never end.
        let end = end.max(at + 1);
        Look { end, run, omitted }
    }

    /// The paragraph that holds a position, and its own modifiers.
    pub fn paragraph_at(&self, at: usize) -> (Paragraph, &[u8]) {
        let Some(place) = self.text.place(at) else {
            return (Paragraph::default(), &[]);
        };
        let (style, own) = match self.paragraphs.at(place.offset) {
            Ok(run) => (run.style, run.properties),
            Err(_) => (0, &[][..]),
        };
        let mut paragraph = self.styles.paragraph(style);
        paragraph.apply(own, self.data);
        paragraph.apply(self.text.modifications(place.modifier), self.data);
        if let Some(modifier) = short_modifier(place.modifier) {
            paragraph.apply(&modifier, self.data);
        }
        (paragraph, own)
    }
}
