//! What the sheets of a workbook share: strings and number formats.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::source::OpenError;
use crate::source::parts::Part;
use crate::source::sheet::number::{Epoch, NumberFormat};
use crate::source::xml::Xml;

/// What the sheets of a workbook share.
#[derive(Default)]
pub struct Shared {
    pub strings: Vec<String>,
    /// By the number of a cell's style.
    pub formats: Vec<NumberFormat>,
    pub epoch: Epoch,
}

pub fn strings(part: &Part) -> Result<Vec<String>, OpenError> {
    let mut xml = part.xml();
    let mut strings = Vec::new();
    xml.child()?;
    while let Some(element) = xml.child()? {
        if element.name() == "si" {
            strings.push(string(&mut xml)?);
        } else {
            xml.skip()?;
        }
    }
    Ok(strings)
}

/// The runs of a string (`si`, `is`, `text`), without their readings.
pub fn string(xml: &mut Xml) -> Result<String, OpenError> {
    let mut text = String::new();
    while let Some(element) = xml.child()? {
        match element.name() {
            "t" => text.push_str(&xml.text()?),
            "r" => text.push_str(&string(xml)?),
            _ => xml.skip()?,
        }
    }
    Ok(unescaped(&text).into_owned())
}

/// `_x000D_` is the character of that number (ECMA-376 part 1, 22.9.2.19).
pub fn unescaped(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find("_x") else {
        return Cow::Borrowed(text);
    };
    let mut out = text[..first].to_owned();
    let mut rest = &text[first..];
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let escaped = rest
            .get(2..7)
            .and_then(|code| code.strip_suffix('_'))
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32);
        out.push_str(&escaped.map_or("_x".to_owned(), String::from));
        rest = &rest[if escaped.is_some() { 7 } else { 2 }..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The number formats of the cells' styles.
pub fn formats(styles: &Part) -> Result<Vec<NumberFormat>, OpenError> {
    let mut xml = styles.xml();
    let mut own: HashMap<u16, NumberFormat> = HashMap::new();
    let mut ids: Vec<u16> = Vec::new();
    xml.child()?;
    while let Some(list) = xml.child()? {
        let (is_codes, is_styles) = (list.name() == "numFmts", list.name() == "cellXfs");
        if !is_codes && !is_styles {
            xml.skip()?;
            continue;
        }
        while let Some(element) = xml.child()? {
            let id: Option<u16> = element.number("numFmtId");
            if is_styles {
                ids.push(id.unwrap_or_default());
            } else if let (Some(id), Some(code)) = (id, element.attribute("formatCode")) {
                own.insert(id, NumberFormat::parse(&code));
            }
            xml.skip()?;
        }
    }
    let format = |id: &u16| own.get(id).cloned();
    Ok(ids
        .iter()
        .map(|id| format(id).unwrap_or_else(|| NumberFormat::builtin(*id)))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_by_their_number() {
        assert_eq!(unescaped("甲_x000D_乙_x4e00_"), "甲\r乙一");
        assert_eq!(unescaped("a_xyz_x12_x"), "a_xyz_x12_x");
    }
}
