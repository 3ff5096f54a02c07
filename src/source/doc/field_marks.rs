//! Where fields begin and end ([MS-DOC] 2.8.25): marks in the text that may stand in each other.

use std::collections::HashMap;
use std::ops::Range;

/// How deep fields stand in fields; beyond it a document is damaged.
const DEEPEST_FIELD: usize = 64;

const CELL: u16 = 0x07;
const FIELD: u16 = 0x13;
const FIELD_RESULT: u16 = 0x14;
const FIELD_END: u16 = 0x15;

/// Where the instructions of a field end, and where it ends.
#[derive(Clone, Copy)]
pub struct Field {
    pub result: Option<usize>,
    pub end: usize,
}

/// The fields between two positions, by where they begin. Marks without their counterpart are none.
pub fn fields_in(units: &[u16], range: Range<usize>) -> HashMap<usize, Field> {
    let mut fields = HashMap::new();
    let mut open: Vec<(usize, Option<usize>)> = Vec::new();
    for at in range {
        match units[at] {
            FIELD => {
                if open.len() == DEEPEST_FIELD {
                    open.clear();
                }
                open.push((at, None));
            }
            FIELD_RESULT => {
                if let Some((_, result)) = open.last_mut() {
                    result.get_or_insert(at);
                }
            }
            FIELD_END => {
                if let Some((start, result)) = open.pop() {
                    fields.insert(start, Field { result, end: at });
                }
            }
            // No instructions reach over a cell.
            CELL => open.retain(|(_, result)| result.is_some()),
            _ => {}
        }
    }
    fields
}
