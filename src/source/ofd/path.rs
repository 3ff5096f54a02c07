//! The straight lines of a path (GB/T 33190-2016, 9.1).

use super::matrix::Matrix;
use crate::source::layout::Rule;

/// Longer paths are drawings.
const MOST_LINES: usize = 2000;

/// The straight lines that `data` draws, placed by `place`.
pub fn rules(data: &str, place: &Matrix) -> Vec<Rule> {
    let mut rules = Vec::new();
    let (mut at, mut start) = ((0.0, 0.0), (0.0, 0.0));
    let mut words = data.split_ascii_whitespace();
    let mut line = |from: (f32, f32), to: (f32, f32)| {
        let ((x0, y0), (x1, y1)) = (place.apply(from.0, from.1), place.apply(to.0, to.1));
        rules.push(Rule { x0, y0, x1, y1 });
        rules.len() < MOST_LINES
    };
    while let Some(operator) = words.next() {
        // How many numbers follow; the last two are where it ends.
        let count = match operator {
            "S" | "M" | "L" => 2,
            "Q" => 4,
            "B" => 6,
            "A" => 7,
            _ => 0,
        };
        let mut end = [0.0; 7];
        for number in end.iter_mut().take(count) {
            *number = words
                .next()
                .and_then(|word| word.parse().ok())
                .unwrap_or(0.0);
        }
        let mut goes_on = true;
        match operator {
            "S" | "M" => {
                at = (end[0], end[1]);
                start = at;
            }
            "L" => {
                let to = (end[0], end[1]);
                goes_on = line(at, to);
                at = to;
            }
            "C" => {
                goes_on = line(at, start);
                at = start;
            }
            _ if count > 2 => at = (end[count - 2], end[count - 1]),
            _ => {}
        }
        if !goes_on {
            break;
        }
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn straight_lines_only() {
        let place = Matrix::of_object("10 10 9 9", "");
        let rule = |x0, y0, x1, y1| Rule { x0, y0, x1, y1 };
        assert_eq!(
            rules("M 0 0 L 5 0 B 1 1 2 2 5 5 L 0 5 C", &place),
            [
                rule(10.0, 10.0, 15.0, 10.0),
                rule(15.0, 15.0, 10.0, 15.0),
                rule(10.0, 15.0, 10.0, 10.0)
            ]
        );
        assert_eq!(rules("L L x C 7", &place).len(), 2);
    }
}
