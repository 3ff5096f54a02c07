//! JSON that came without white space, with line breaks and indents, as `serde_json` would write it: piece by piece, since
//! the reports of a thousand documents are more than the page's thread should swallow at once.

const INDENT: &[u8] = b"  ";

#[derive(Default)]
pub struct Pretty {
    /// Indents before the first brace.
    outer: usize,
    depth: usize,
    in_string: bool,
    escaped: bool,
    /// A bracket was opened, and nothing followed yet.
    opened: bool,
}

impl Pretty {
    /// For a value that stands `outer` levels deep in another one.
    pub fn new(outer: usize) -> Self {
        Self {
            outer,
            ..Self::default()
        }
    }

    /// The next piece of the JSON, written to `out`.
    pub fn push(&mut self, json: &[u8], out: &mut Vec<u8>) {
        for &byte in json {
            if self.in_string {
                out.push(byte);
                self.in_string = self.escaped || byte != b'"';
                self.escaped = !self.escaped && byte == b'\\';
                continue;
            }
            let empty = self.opened && matches!(byte, b'}' | b']');
            if self.opened && !empty {
                self.break_line(out);
            }
            self.opened = false;
            match byte {
                b'{' | b'[' => {
                    self.depth += 1;
                    self.opened = true;
                    out.push(byte);
                }
                b'}' | b']' => {
                    self.depth = self.depth.saturating_sub(1);
                    if !empty {
                        self.break_line(out);
                    }
                    out.push(byte);
                }
                b',' => {
                    out.push(byte);
                    self.break_line(out);
                }
                b':' => out.extend_from_slice(b": "),
                _ => {
                    self.in_string = byte == b'"';
                    out.push(byte);
                }
            }
        }
    }

    fn break_line(&self, out: &mut Vec<u8>) {
        out.push(b'\n');
        for _ in 0..self.outer + self.depth {
            out.extend_from_slice(INDENT);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture;

    fn pretty(json: &[u8], outer: usize, piece: usize) -> String {
        let mut pretty = Pretty::new(outer);
        let mut out = Vec::new();
        for piece in json.chunks(piece) {
            pretty.push(piece, &mut out);
        }
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn it_is_what_serde_writes_however_it_comes() {
        let mut report = fixture::report();
        report.problems[0].title.text = "a\\\"{,:[]}".into();
        let json = serde_json::to_vec(&report).unwrap();
        let expected = serde_json::to_string_pretty(&report).unwrap();
        for piece in [1, 7, json.len()] {
            assert_eq!(pretty(&json, 0, piece), expected);
        }
    }

    #[test]
    fn a_member_of_a_list_is_indented_once_more() {
        let reports = vec![fixture::report()];
        let json = serde_json::to_vec(&reports[0]).unwrap();
        let list = format!("[\n  {}\n]", pretty(&json, 1, 100));
        assert_eq!(list, serde_json::to_string_pretty(&reports).unwrap());
    }
}
