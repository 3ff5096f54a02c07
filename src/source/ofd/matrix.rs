//! Where things are: boxes, transformations, rows of numbers (GB/T 33190-2016, 7.3 and 8.5).

/// Points in a millimetre, the unit of OFD.
pub const POINTS: f32 = 72.0 / 25.4;

/// `x' = a·x + c·y + e`, `y' = b·x + d·y + f`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Matrix {
    pub a: f32,
    pub b: f32,
    pub c: f32,
    pub d: f32,
    pub e: f32,
    pub f: f32,
}

impl Matrix {
    pub const ONE: Self = Self {
        a: 1.0,
        b: 0.0,
        c: 0.0,
        d: 1.0,
        e: 0.0,
        f: 0.0,
    };

    /// From millimetres to points.
    pub const TO_POINTS: Self = Self {
        a: POINTS,
        d: POINTS,
        ..Self::ONE
    };

    /// Of an object: its `CTM`, then the upper left corner of its `Boundary`.
    pub fn of_object(boundary: &str, ctm: &str) -> Self {
        let ctm = match numbers(ctm)[..] {
            [a, b, c, d, e, f, ..] => Self { a, b, c, d, e, f },
            _ => Self::ONE,
        };
        match numbers(boundary)[..] {
            [x, y, ..] => Self {
                e: ctm.e + x,
                f: ctm.f + y,
                ..ctm
            },
            _ => ctm,
        }
    }

    /// First `self`, then `outer`.
    pub fn then(&self, outer: &Self) -> Self {
        let (e, f) = outer.apply(self.e, self.f);
        Self {
            a: outer.a * self.a + outer.c * self.b,
            b: outer.b * self.a + outer.d * self.b,
            c: outer.a * self.c + outer.c * self.d,
            d: outer.b * self.c + outer.d * self.d,
            e,
            f,
        }
    }

    pub fn apply(&self, x: f32, y: f32) -> (f32, f32) {
        (
            self.a * x + self.c * y + self.e,
            self.b * x + self.d * y + self.f,
        )
    }

    /// How much longer what lies along the line of writing becomes.
    pub fn along(&self) -> f32 {
        self.a.hypot(self.b)
    }

    /// How much higher what stands upright on it becomes.
    pub fn across(&self) -> f32 {
        self.c.hypot(self.d)
    }
}

/// Numbers parted by blanks; what is none ends the row.
pub fn numbers(text: &str) -> Vec<f32> {
    text.split_ascii_whitespace()
        .map_while(|word| word.parse().ok())
        .filter(|number: &f32| number.is_finite())
        .take(8)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_lie_in_their_boundary() {
        let object = Matrix::of_object("10 20 5 5", "2 0 0 2 1 0");
        assert_eq!(object.apply(1.0, 1.0), (13.0, 22.0));
        let outer = Matrix::of_object("100 0 1 1", "0 1 -1 0 0 0");
        assert_eq!(object.then(&outer).apply(1.0, 1.0), (78.0, 13.0));
        assert_eq!(Matrix::of_object("", "x"), Matrix::ONE);
    }
}
