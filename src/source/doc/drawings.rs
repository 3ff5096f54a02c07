//! What floats beside the text: text boxes, pictures, drawn words ([MS-DOC] 2.8.37 PlcfSpa, [MS-ODRAW]).

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::bytes::{Plc, u16_at, u32_at, units};
use super::fib::{Fib, Part};

/// How deep containers stand in each other.
const DEEPEST: usize = 16;
/// The longest drawn words that are read, in bytes.
const LONGEST_WORDS: usize = 4096;

// Records of [MS-ODRAW].
const DRAWING: u16 = 0xF002;
const GROUP: u16 = 0xF003;
const SHAPE: u16 = 0xF004;
const SHAPE_HEAD: u16 = 0xF00A;
const OPTIONS: u16 = 0xF00B;
const OLE_SHAPE: u32 = 0x10;
const CONTROL: u16 = 201;
const PICTURE: u16 = 75;
const PICTURE_OPTION: u16 = 0x0104;
const WORDS_OPTION: u16 = 0x00C0;

/// What a shape shows, apart from lines and fillings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    pub picture: bool,
    pub object: bool,
    /// Words that are drawn as a picture (艺术字).
    pub words: Option<String>,
}

#[derive(Default)]
pub struct Drawings {
    /// By the position of the character that they hang on: the number of the shape.
    anchors: HashMap<usize, u32>,
    /// By the number of a group: its shapes.
    groups: HashMap<u32, Vec<u32>>,
    shapes: HashMap<u32, Shape>,
    /// By the number of a shape: its text, in positions of the text boxes' part. What was taken is gone.
    boxes: BTreeMap<u32, Range<usize>>,
}

impl Drawings {
    pub fn read(fib: &Fib, table: &[u8]) -> Self {
        let mut drawings = Self {
            anchors: anchors(fib.part(table, Part::Anchors)),
            boxes: boxes(fib.part(table, Part::TextBoxes)),
            ..Self::default()
        };
        drawings.read_records(fib.part(table, Part::Drawings));
        drawings
    }

    /// The shapes that hang on the character at `position`; each group hangs once.
    pub fn take_at(&mut self, position: usize) -> Vec<u32> {
        match self.anchors.remove(&position) {
            Some(id) => self.groups.remove(&id).unwrap_or_else(|| vec![id]),
            None => Vec::new(),
        }
    }

    pub fn shape(&self, id: u32) -> Option<&Shape> {
        self.shapes.get(&id)
    }

    /// The text of a shape; each is given out once.
    pub fn take_box(&mut self, id: u32) -> Option<Range<usize>> {
        self.boxes.remove(&id)
    }

    /// Text boxes that hang on no character, in their order.
    pub fn take_rest(&mut self) -> Vec<Range<usize>> {
        let mut rest: Vec<_> = std::mem::take(&mut self.boxes).into_values().collect();
        rest.sort_by_key(|range| range.start);
        rest
    }

    /// DggInfo: what belongs to all drawings, then each drawing with a byte before it.
    fn read_records(&mut self, bytes: &[u8]) {
        let Some((_, mut rest)) = record(bytes) else {
            return;
        };
        while let Some((drawing, after)) = rest.get(1..).and_then(record) {
            if drawing.kind == DRAWING {
                self.read_drawing(&drawing);
            }
            rest = after;
        }
    }

    /// In a drawing stands one group that holds all, which is none for us.
    fn read_drawing(&mut self, drawing: &Record) {
        for part in records(drawing.bytes) {
            match part.kind {
                GROUP => {
                    for part in records(part.bytes) {
                        self.read_shapes(&part, None, 0);
                    }
                }
                SHAPE => self.read_shapes(&part, None, 0),
                _ => {}
            }
        }
    }

    fn read_shapes(&mut self, part: &Record, group: Option<u32>, depth: usize) {
        match part.kind {
            SHAPE => {
                if let Some((id, shape)) = shape(part.bytes) {
                    self.shapes.insert(id, shape);
                    if let Some(group) = group {
                        self.groups.entry(group).or_default().push(id);
                    }
                }
            }
            GROUP if depth < DEEPEST => {
                // The first shape of a group is the group.
                let own = records(part.bytes)
                    .next()
                    .and_then(|first| shape(first.bytes));
                let group = group.or(own.map(|(id, _)| id));
                for part in records(part.bytes) {
                    self.read_shapes(&part, group, depth + 1);
                }
            }
            _ => {}
        }
    }
}

fn anchors(bytes: &[u8]) -> HashMap<usize, u32> {
    let plc = Plc::new(bytes, 26);
    let anchor = |i| Some((plc.position(i)?, u32_at(plc.thing(i)?, 0)?));
    (0..plc.len()).filter_map(anchor).collect()
}

/// PlcftxbxTxt; what is kept for text boxes to come is none. The last is always of that sort.
fn boxes(bytes: &[u8]) -> BTreeMap<u32, Range<usize>> {
    let plc = Plc::new(bytes, 22);
    let text_box = |i| {
        let thing = plc.thing(i)?;
        let spare = u16_at(thing, 8)? != 0;
        let range = plc.position(i)?..plc.position(i + 1)?;
        (!spare).then_some((u32_at(thing, 14)?, range))
    };
    (0..plc.len().saturating_sub(1))
        .filter_map(text_box)
        .collect()
}

struct Record<'a> {
    /// Depends on the kind: of shapes their form, of options their count.
    instance: u16,
    kind: u16,
    bytes: &'a [u8],
}

/// The first record and what stands behind it.
fn record(bytes: &[u8]) -> Option<(Record<'_>, &[u8])> {
    let instance = u16_at(bytes, 0)? >> 4;
    let kind = u16_at(bytes, 2)?;
    let length = u32_at(bytes, 4)? as usize;
    let body = bytes.get(8..)?;
    let (bytes, rest) = body.split_at(length.min(body.len()));
    let record = Record {
        instance,
        kind,
        bytes,
    };
    Some((record, rest))
}

fn records(bytes: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let (record, after) = record(rest)?;
        rest = after;
        Some(record)
    })
}

fn shape(bytes: &[u8]) -> Option<(u32, Shape)> {
    let head = records(bytes).find(|r| r.kind == SHAPE_HEAD)?;
    let id = u32_at(head.bytes, 0)?;
    let mut shape = Shape {
        picture: head.instance == PICTURE,
        object: head.instance == CONTROL || u32_at(head.bytes, 4)? & OLE_SHAPE != 0,
        words: None,
    };
    for options in records(bytes).filter(|r| r.kind == OPTIONS) {
        read_options(&options, &mut shape);
    }
    Some((id, shape))
}

/// Pairs of a name and a number; of some, the number is the length of what stands behind all pairs.
fn read_options(options: &Record, shape: &mut Shape) {
    let mut behind = 6 * usize::from(options.instance);
    for i in 0..usize::from(options.instance) {
        let Some(name) = u16_at(options.bytes, 6 * i) else {
            return;
        };
        let number = u32_at(options.bytes, 6 * i + 2).unwrap_or(0) as usize;
        let long = name & 0x8000 != 0;
        match name & 0x3FFF {
            PICTURE_OPTION if number != 0 => shape.picture = true,
            WORDS_OPTION if long => {
                let length = number.min(LONGEST_WORDS);
                let bytes = options.bytes.get(behind..behind.saturating_add(length));
                shape.words = bytes.map(words).filter(|words| !words.trim().is_empty());
            }
            _ => {}
        }
        if long {
            behind = behind.saturating_add(number);
        }
    }
}

fn words(bytes: &[u8]) -> String {
    char::decode_utf16(units(bytes))
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .filter(|&c| c != '\0')
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(instance: u16, kind: u16, parts: &[Vec<u8>]) -> Vec<u8> {
        let body = parts.concat();
        let mut bytes = (instance << 4).to_le_bytes().to_vec();
        bytes.extend(kind.to_le_bytes());
        bytes.extend((body.len() as u32).to_le_bytes());
        bytes.extend(body);
        bytes
    }

    fn a_shape(id: u8, form: u16, options: &[Vec<u8>]) -> Vec<u8> {
        let head = record(form, SHAPE_HEAD, &[vec![id, 0, 0, 0, 0, 0, 0, 0]]);
        let options = record(options.len().min(1) as u16, OPTIONS, options);
        record(0, SHAPE, &[head, options])
    }

    #[test]
    fn shapes_of_groups_and_what_they_show() {
        let words: Vec<u8> = "通报".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let option = [vec![0xC0, 0x80, 4, 0, 0, 0], words].concat();
        let group = record(
            0,
            GROUP,
            &[
                a_shape(5, 0, &[]),
                a_shape(6, 202, &[]),
                a_shape(7, PICTURE, &[]),
            ],
        );
        let patriarch = record(
            0,
            GROUP,
            &[a_shape(1, 0, &[]), group, a_shape(8, 136, &[option])],
        );
        let drawing = record(0, DRAWING, &[patriarch]);
        let bytes = [record(0, 0xF000, &[]), vec![0], drawing].concat();

        let mut drawings = Drawings::default();
        drawings.read_records(&bytes);
        drawings.anchors.insert(3, 5);
        drawings.anchors.insert(4, 8);
        assert_eq!(drawings.take_at(3), [5, 6, 7]);
        assert_eq!(drawings.take_at(4), [8]);
        assert!(drawings.shape(7).unwrap().picture);
        assert_eq!(drawings.shape(8).unwrap().words.as_deref(), Some("通报"));
        for length in 0..bytes.len() {
            Drawings::default().read_records(&bytes[..length]);
        }
    }

    #[test]
    fn text_boxes_are_given_out_once() {
        let mut bytes: Vec<u8> = [0u32, 4, 8, 10]
            .into_iter()
            .flat_map(u32::to_le_bytes)
            .collect();
        for (spare, id) in [(0, 21), (1, 22), (0, 0)] {
            let mut thing = [0; 22];
            thing[8] = spare;
            thing[14] = id;
            bytes.extend(thing);
        }
        let mut drawings = Drawings {
            boxes: boxes(&bytes),
            ..Drawings::default()
        };
        assert_eq!(drawings.take_box(21), Some(0..4));
        assert_eq!(drawings.take_box(21), None);
        assert!(drawings.take_rest().is_empty());
    }
}
