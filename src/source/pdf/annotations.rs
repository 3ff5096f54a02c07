//! What lies upon a page (ISO 32000-1, 12.5): remarks of reviewers, and fields of forms that are filled in.

use hayro_syntax::object::{Array, Dict, Name, Object, Rect, Stream, String as PdfString};
use hayro_syntax::page::Page;

use super::matrix::Matrix;
use super::strings;

/// An annotation is not shown: hidden, or not to be viewed (Table 165).
const NOT_SHOWN: i32 = 0b10_0010;

/// What is upon a page.
#[derive(Default)]
pub struct Upon<'a> {
    /// What the remarks say.
    pub remarks: Vec<String>,
    /// What is drawn as part of the page, and how it is fitted onto it.
    pub drawn: Vec<(Stream<'a>, Matrix)>,
}

pub fn of<'a>(page: &Page<'a>) -> Upon<'a> {
    let mut upon = Upon::default();
    let list = page.raw().get::<Array<'_>>("Annots").unwrap_or_default();
    for annotation in list.iter::<Dict<'_>>() {
        if annotation.get::<i32>("F").unwrap_or(0) & NOT_SHOWN != 0 {
            continue;
        }
        match annotation.get::<Name<'_>>("Subtype").as_deref() {
            Some(b"Widget" | b"FreeText") => upon.drawn.extend(appearance(&annotation)),
            Some(b"Text" | b"Highlight" | b"Underline" | b"StrikeOut" | b"Squiggly" | b"Caret") => {
                let said = annotation.get::<PdfString<'_>>("Contents");
                upon.remarks
                    .extend(said.map(|text| strings::text(text.as_bytes())));
            }
            _ => {}
        }
    }
    upon
}

/// The normal appearance, and the matrix that brings its box into the rectangle of the annotation (12.5.5).
fn appearance<'a>(annotation: &Dict<'a>) -> Option<(Stream<'a>, Matrix)> {
    let stream = match annotation.get::<Dict<'_>>("AP")?.get::<Object<'_>>("N")? {
        Object::Stream(stream) => stream,
        Object::Dict(states) => states.get(annotation.get::<Name<'_>>("AS")?)?,
        _ => return None,
    };
    let to = annotation.get::<Rect>("Rect")?;
    let from = stream.dict().get::<Rect>("BBox")?;
    let own = stream.dict().get::<Array<'_>>("Matrix");
    let own = own.and_then(|matrix| <[f32; 6]>::try_from(matrix).ok());
    let own = own.map_or(Matrix::IDENTITY, Matrix::of);
    let corners = [
        (from.x0, from.y0),
        (from.x1, from.y0),
        (from.x0, from.y1),
        (from.x1, from.y1),
    ]
    .map(|(x, y)| own.point(x as f32, y as f32));
    let least = corners.iter().fold((f32::MAX, f32::MAX), |least, p| {
        (least.0.min(p.0), least.1.min(p.1))
    });
    let most = corners.iter().fold((f32::MIN, f32::MIN), |most, p| {
        (most.0.max(p.0), most.1.max(p.1))
    });
    let scale = |from: f32, to: f64| if from > 0.0 { to as f32 / from } else { 1.0 };
    let (sx, sy) = (
        scale(most.0 - least.0, to.x1 - to.x0),
        scale(most.1 - least.1, to.y1 - to.y0),
    );
    Some((
        stream,
        Matrix::of([
            sx,
            0.0,
            0.0,
            sy,
            to.x0 as f32 - sx * least.0,
            to.y0 as f32 - sy * least.1,
        ]),
    ))
}
