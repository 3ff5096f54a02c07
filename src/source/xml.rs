//! XML read element by element, by local names: a file may give its namespaces any prefix, and the strict form of a
//! standard has other namespaces than the usual one.

use std::borrow::Cow;
use std::fmt::Display;

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion, escape};

use super::{Encoding, Format, OpenError, decode};

/// How deep elements may nest. Readers call themselves for what is inside an element, and the stack is finite; nested
/// tables and text boxes of an honest file stay far below.
const DEEPEST: usize = 200;

/// The string that the bytes of a part stand for: UTF-8, or UTF-16 with a byte-order mark (XML 1.0, 4.3.3).
pub fn decoded(bytes: Vec<u8>) -> String {
    let (encoding, mark) = match bytes.as_slice() {
        [0xFF, 0xFE, ..] => (Encoding::Utf16Le, 2),
        [0xFE, 0xFF, ..] => (Encoding::Utf16Be, 2),
        [0xEF, 0xBB, 0xBF, ..] => (Encoding::Utf8, 3),
        _ => match String::from_utf8(bytes) {
            Ok(text) => return text,
            Err(error) => return String::from_utf8_lossy(error.as_bytes()).into_owned(),
        },
    };
    decode::decode(&bytes[mark..], encoding).unwrap_or_default()
}

/// A place in an XML part.
///
/// ```text
/// while let Some(element) = xml.child()? {
///     match element.name() {
///         "t" => said.push_str(&xml.text()?),
///         _ => xml.skip()?,
///     }
/// }
/// ```
///
/// Whoever gets an element from [`child`](Self::child) reads on behind its end: by asking for its children until there are
/// none, or by [`text`](Self::text) or [`skip`](Self::skip).
pub struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    format: Format,
    /// For messages.
    part: &'a str,
    /// How many elements are open.
    depth: usize,
}

/// A piece of mixed content.
pub enum Node<'a> {
    /// To be read to its end, as one from [`Xml::child`].
    Element(Element<'a>),
    Text(Cow<'a, str>),
}

/// The start of an element.
pub struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// Without prefix.
    pub fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of the first attribute of this name, whatever its prefix.
    pub fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut all = self.0.attributes();
        let found = all
            .with_checks(false)
            .filter_map(Result::ok)
            .find(|a| a.key.local_name().into_inner() == name)?;
        Some(
            found
                .normalized_value(XmlVersion::Implicit1_0)
                .unwrap_or(found.value),
        )
    }

    /// As [`attribute`](Self::attribute), a whole number.
    pub fn number<N: std::str::FromStr>(&self, name: &str) -> Option<N> {
        self.attribute(name)?.trim().parse().ok()
    }
}

impl<'a> Xml<'a> {
    /// Stands before the outermost element of `text`, which is `part` of a file of `format`.
    pub fn new(text: &'a str, part: &'a str, format: Format) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Self {
            reader,
            format,
            part,
            depth: 0,
        }
    }

    /// The next child of the open element; `None` behind the last one, and then the element is closed.
    pub fn child(&mut self) -> Result<Option<Element<'a>>, OpenError> {
        loop {
            match self.node()? {
                Some(Node::Element(element)) => return Ok(Some(element)),
                Some(Node::Text(_)) => {}
                None => return Ok(None),
            }
        }
    }

    /// As [`child`](Self::child), and the text between the children too; it may come in several pieces.
    pub fn node(&mut self) -> Result<Option<Node<'a>>, OpenError> {
        loop {
            match self.event()? {
                Event::Start(start) if self.depth == DEEPEST => {
                    drop(start);
                    return Err(self.broken(format!("more than {DEEPEST} elements in each other")));
                }
                Event::Start(start) => {
                    self.depth += 1;
                    return Ok(Some(Node::Element(Element(start))));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(None);
                }
                Event::Text(said) => {
                    return Ok(Some(Node::Text(said.xml10_content())));
                }
                Event::CData(said) => {
                    return Ok(Some(Node::Text(said.xml10_content())));
                }
                Event::GeneralRef(reference) => {
                    let mut text = String::new();
                    push_reference(&mut text, &reference);
                    return Ok(Some(Node::Text(text.into())));
                }
                Event::Eof => return Ok(None),
                _ => {}
            }
        }
    }

    /// Reads to the end of the open element.
    pub fn skip(&mut self) -> Result<(), OpenError> {
        let mut inside = 1;
        while inside > 0 {
            match self.event()? {
                Event::Start(_) => inside += 1,
                Event::End(_) => inside -= 1,
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
        self.depth = self.depth.saturating_sub(1);
        Ok(())
    }

    /// Inside `mc:AlternateContent`: opens the first of its branches (ECMA-376 part 3), which says the same as the others.
    /// Whoever has read its children closes the whole by [`skip`](Self::skip). `false`, and closed, if there is none.
    pub fn alternative(&mut self) -> Result<bool, OpenError> {
        while let Some(element) = self.child()? {
            if matches!(element.name(), "Choice" | "Fallback") {
                return Ok(true);
            }
            self.skip()?;
        }
        Ok(false)
    }

    /// Reads to the end of the open element; all text in it.
    pub fn text(&mut self) -> Result<String, OpenError> {
        let mut text = String::new();
        let mut inside = 1;
        while inside > 0 {
            match self.event()? {
                Event::Text(said) => text.push_str(&said.xml10_content()),
                Event::CData(said) => text.push_str(&said.xml10_content()),
                Event::GeneralRef(reference) => push_reference(&mut text, &reference),
                Event::Start(_) => inside += 1,
                Event::End(_) => inside -= 1,
                Event::Eof => return Ok(text),
                _ => {}
            }
        }
        self.depth = self.depth.saturating_sub(1);
        Ok(text)
    }

    fn event(&mut self) -> Result<Event<'a>, OpenError> {
        match self.reader.read_event() {
            Ok(Event::Eof) if self.depth > 0 => Err(self.broken("cut off")),
            Ok(event) => Ok(event),
            Err(error) => Err(self.broken(error)),
        }
    }

    fn broken(&self, what: impl Display) -> OpenError {
        let (part, at) = (self.part, self.reader.buffer_position());
        OpenError::Broken(self.format, format!("{part}, byte {at}: {what}"))
    }
}

/// `&amp;`, `&#x4E00;`. What other entities stand for, only a document type would say.
fn push_reference(text: &mut String, reference: &BytesRef) {
    match reference.resolve_char_ref() {
        Ok(Some(c)) => text.push(c),
        Ok(None) => match escape::resolve_xml_entity(reference) {
            Some(said) => text.push_str(said),
            None => text.push(char::REPLACEMENT_CHARACTER),
        },
        Err(_) => text.push(char::REPLACEMENT_CHARACTER),
    }
}

#[cfg(test)]
mod tests {
    use super::super::format;
    use super::*;

    fn xml(text: &str) -> Xml<'_> {
        Xml::new(text, "part", format::DOCX)
    }

    #[test]
    fn elements_by_local_names() {
        let mut xml = xml(
            "<?xml version='1.0'?><w:a><b x:id=' 7 '/><c>一&amp;<i>二</i>&#x4E09;<![CDATA[<四>]]>&odd;</c><d><e/></d></w:a>",
        );
        assert_eq!(xml.child().unwrap().unwrap().name(), "a");
        let b = xml.child().unwrap().unwrap();
        assert_eq!((b.name(), b.number("id")), ("b", Some(7)));
        assert!(xml.child().unwrap().is_none());
        xml.child().unwrap();
        assert_eq!(xml.text().unwrap(), "一&二三<四>\u{FFFD}");
        assert_eq!(xml.child().unwrap().unwrap().name(), "d");
        xml.skip().unwrap();
        assert!(xml.child().unwrap().is_none());
        assert!(xml.child().unwrap().is_none());
    }

    #[test]
    fn what_is_damaged_is_named() {
        for (text, reason) in [
            ("<a><b></a>", "part, byte"),
            ("<a><b>", "cut off"),
            ("<a", "part, byte"),
            (&"<a>".repeat(10_000), "in each other"),
        ] {
            let mut xml = xml(text);
            let error = loop {
                match xml.child() {
                    Ok(_) => {}
                    Err(error) => break error,
                }
            };
            assert!(error.to_string().contains(reason), "{error}");
        }
    }

    #[test]
    fn parts_may_be_utf_16() {
        let utf16: Vec<u8> = "\u{FEFF}<甲/>"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(decoded(utf16), "<甲/>");
        assert_eq!(decoded("\u{FEFF}<甲/>".into()), "<甲/>");
        assert_eq!(decoded(b"<\xFF/>".to_vec()), "<\u{FFFD}/>");
    }
}
