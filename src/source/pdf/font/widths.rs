//! How wide the glyphs of a composite font are (ISO 32000-1, 9.7.4.3).

use std::collections::HashMap;

use hayro_syntax::object::{Array, Dict, Object};

/// Widths by CID, in ems.
#[derive(Debug)]
pub struct Widths {
    usual: f32,
    single: HashMap<u32, f32>,
    /// First and last CID, and the width of all of them; by their first.
    ranges: Vec<(u32, u32, f32)>,
}

impl Widths {
    /// `dict`: a CIDFont.
    pub fn read(dict: &Dict<'_>) -> Self {
        let mut widths = Self {
            usual: dict.get::<f32>("DW").unwrap_or(1000.0) / 1000.0,
            single: HashMap::new(),
            ranges: Vec::new(),
        };
        let Some(list) = dict.get::<Array<'_>>("W") else {
            return widths;
        };
        let mut items = list.iter::<Object<'_>>();
        while let (Some(first), Some(second)) = (items.next().and_then(cid), items.next()) {
            if let Object::Array(each) = second {
                let each = each.iter::<f32>().map(|width| width / 1000.0);
                widths.single.extend((first..=u32::MAX).zip(each));
            } else if let (Some(last), Some(width)) = (cid(second), items.next()) {
                let width = width.into_f32().unwrap_or(1000.0) / 1000.0;
                widths.ranges.push((first, last, width));
            }
        }
        widths.ranges.sort_by_key(|range| range.0);
        widths
    }

    /// Of a CID, or of a glyph the CID of which is not known.
    pub fn of(&self, cid: Option<u32>) -> f32 {
        let Some(cid) = cid else {
            return self.usual;
        };
        let before = self.ranges.partition_point(|range| range.0 <= cid);
        let range = before.checked_sub(1).map(|at| self.ranges[at]);
        let ranged = range.filter(|range| cid <= range.1).map(|range| range.2);
        *self
            .single
            .get(&cid)
            .or(ranged.as_ref())
            .unwrap_or(&self.usual)
    }
}

fn cid(object: Object<'_>) -> Option<u32> {
    u32::try_from(object.into_i32()?).ok()
}
