//! What stands on a page, as its XML has it (GB/T 33190-2016, 8, 11 and 13).

use std::borrow::Cow;

use super::matrix::{Matrix, numbers};
use crate::source::OpenError;
use crate::source::xml::{Element, Xml};

#[derive(Debug)]
pub enum Object {
    Text(Text),
    Path {
        place: Matrix,
        /// `AbbreviatedData`: operators and their numbers.
        data: String,
    },
    Image,
    /// A drawing that stands in the resources.
    Composite {
        place: Matrix,
        resource: String,
    },
}

/// A text object: one font, one size.
#[derive(Debug)]
pub struct Text {
    pub place: Matrix,
    pub size: f32,
    /// Of the width of characters.
    pub stretch: f32,
    pub hidden: bool,
    pub codes: Vec<Code>,
}

/// Characters and the places where they stand.
#[derive(Debug, Default)]
pub struct Code {
    pub x: f32,
    pub y: f32,
    /// From each character to the next; the last one goes on.
    pub dx: Vec<f32>,
    pub dy: Vec<f32>,
    pub text: String,
}

/// The objects of an element, of all layers and blocks in it.
pub fn objects(xml: &mut Xml) -> Result<Vec<Object>, OpenError> {
    let mut all = Vec::new();
    collect(xml, &mut all)?;
    Ok(all)
}

fn collect(xml: &mut Xml, all: &mut Vec<Object>) -> Result<(), OpenError> {
    while let Some(element) = xml.child()? {
        let place = || {
            let value = |name| element.attribute(name).unwrap_or_default();
            Matrix::of_object(&value("Boundary"), &value("CTM"))
        };
        match element.name() {
            "Layer" | "PageBlock" | "Content" => collect(xml, all)?,
            "TextObject" => all.push(Object::Text(text(&element, place(), xml)?)),
            "PathObject" => {
                if let Some(data) = path(&element, xml)? {
                    all.push(Object::Path {
                        place: place(),
                        data,
                    });
                }
            }
            "ImageObject" => {
                all.push(Object::Image);
                xml.skip()?;
            }
            "CompositeObject" => {
                let resource = element.attribute("ResourceID").unwrap_or_default();
                all.push(Object::Composite {
                    place: place(),
                    resource: resource.into_owned(),
                });
                xml.skip()?;
            }
            _ => xml.skip()?,
        }
    }
    Ok(())
}

fn is_hidden(element: &Element) -> bool {
    element.attribute("Visible").is_some_and(|v| v == "false")
        || element.attribute("Alpha").is_some_and(|v| v == "0")
}

/// The data of a path that can be seen.
fn path(element: &Element, xml: &mut Xml) -> Result<Option<String>, OpenError> {
    let hidden = is_hidden(element);
    let mut data = None;
    while let Some(child) = xml.child()? {
        match child.name() {
            "AbbreviatedData" if !hidden => data = Some(xml.text()?),
            _ => xml.skip()?,
        }
    }
    Ok(data)
}

fn text(element: &Element, place: Matrix, xml: &mut Xml) -> Result<Text, OpenError> {
    let number = |name: &str| element.number::<f32>(name).filter(|n| n.is_finite());
    // `size` is what a common writer makes of it.
    let size = number("Size").or_else(|| number("size")).unwrap_or(0.0);
    let mut text = Text {
        place,
        size,
        stretch: number("HScale").filter(|&n| n > 0.0).unwrap_or(1.0),
        hidden: is_hidden(element),
        codes: Vec::new(),
    };
    let mut glyphs = 0;
    while let Some(child) = xml.child()? {
        match child.name() {
            "TextCode" => {
                let start = text
                    .codes
                    .last()
                    .map_or((0.0, size), |code| (code.x, code.y));
                text.codes.push(code(&child, start, xml)?);
            }
            "CGTransform" => {
                glyphs += child.number::<usize>("GlyphCount").unwrap_or(1).min(4096);
                xml.skip()?;
            }
            _ => xml.skip()?,
        }
    }
    // Glyphs of a font without a word of what they mean.
    if glyphs > 0 && text.codes.iter().all(|code| code.text.is_empty()) {
        let mut unknown = text.codes.pop().unwrap_or_default();
        unknown.text = char::REPLACEMENT_CHARACTER.to_string().repeat(glyphs);
        text.codes.push(unknown);
    }
    Ok(text)
}

/// A text code; `start` is where the one before began.
fn code(element: &Element, start: (f32, f32), xml: &mut Xml) -> Result<Code, OpenError> {
    let number = |name: &str| element.number::<f32>(name).filter(|n| n.is_finite());
    let value = |name: &str| -> Cow<str> { element.attribute(name).unwrap_or_default() };
    let (x, y) = (number("X"), number("Y"));
    let (dx, dy) = (value("DeltaX").into_owned(), value("DeltaY").into_owned());
    let text = xml.text()?;
    let gaps = text.chars().count().saturating_sub(1);
    Ok(Code {
        x: x.unwrap_or(start.0),
        y: y.unwrap_or(start.1),
        dx: deltas(&dx, gaps),
        dy: deltas(&dy, gaps),
        text,
    })
}

/// At most `most` of the numbers; `g 3 5` stands for `5 5 5` (11.3).
fn deltas(text: &str, most: usize) -> Vec<f32> {
    let mut deltas = Vec::new();
    let mut words = text.split_ascii_whitespace();
    while deltas.len() < most {
        let Some(word) = words.next() else { break };
        if !word.eq_ignore_ascii_case("g") {
            deltas.extend(numbers(word));
            continue;
        }
        let count = words
            .next()
            .and_then(|word| word.parse().ok())
            .unwrap_or(0usize);
        let value = words.next().and_then(|word| numbers(word).first().copied());
        let count = count.min(most - deltas.len());
        deltas.extend(std::iter::repeat_n(value.unwrap_or(0.0), count));
    }
    deltas
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_deltas() {
        assert_eq!(deltas("1 g 3 5 2.5", 9), [1.0, 5.0, 5.0, 5.0, 2.5]);
        assert_eq!(deltas("g 4000000000 5", 3), [5.0; 3]);
        assert_eq!(deltas("g", 3), [0.0; 0]);
        assert_eq!(deltas("x 1", 3), [1.0]);
    }
}
