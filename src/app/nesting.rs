//! How a file lies in archives and mails, and how much may still come out of the outermost.

use std::cell::Cell;
use std::rc::Rc;

use crate::source::LIMIT_UNPACKED_BYTES;

/// Archives may lie in archives, but not forever.
const MOST_NESTED: u32 = 4;

/// All files of the same outermost one share its allowance of [`LIMIT_UNPACKED_BYTES`], as they do in
/// [`read_all`](crate::read_all).
#[derive(Clone, Debug)]
pub struct Nesting {
    /// In how many archives or mails it lies.
    pub depth: u32,
    /// In bytes.
    left: Rc<Cell<f64>>,
}

impl Nesting {
    /// Of a file that lies in so many others, whatever came out of these before.
    pub fn at(depth: u32) -> Self {
        Self {
            depth,
            left: Rc::new(Cell::new(LIMIT_UNPACKED_BYTES as f64)),
        }
    }

    /// The outermost file is unpacked anew.
    pub fn begin(&self) {
        if self.depth == 0 {
            self.left.set(LIMIT_UNPACKED_BYTES as f64);
        }
    }

    /// Of a file of so many bytes that came out of this one; `None` where that is too deep or too much.
    pub fn inner(&self, bytes: f64) -> Option<Self> {
        let left = self.left.get() - bytes;
        // Then nothing more comes out, however small it is.
        self.left.set(left.max(0.0));
        (left >= 0.0 && self.depth < MOST_NESTED).then(|| Self {
            depth: self.depth + 1,
            left: self.left.clone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_in_files_share_one_allowance() {
        let outer = Nesting::at(0);
        let half = LIMIT_UNPACKED_BYTES as f64 / 2.0;
        let first = outer.inner(half).unwrap();
        assert!(first.inner(half + 1.0).is_none());
        assert!(outer.inner(1.0).is_none());
        outer.begin();
        assert!(outer.inner(half).is_some());
    }

    #[test]
    fn what_lies_too_deep_stays_there() {
        let mut nesting = Nesting::at(0);
        for depth in 1..=MOST_NESTED {
            nesting = nesting.inner(1.0).unwrap();
            assert_eq!(nesting.depth, depth);
        }
        assert!(nesting.inner(1.0).is_none());
    }
}
