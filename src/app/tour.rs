//! The tour: what it points at, and where its card stands.

use super::state::{Pane, Tab};

/// A stop of the tour.
pub struct Stop {
    /// What it points at: the first of these that can be seen.
    pub at: &'static [&'static str],
    /// What has to be shown for that.
    pub tab: Tab,
    pub pane: Pane,
}

const fn stop(at: &'static [&'static str], tab: Tab, pane: Pane) -> Stop {
    Stop { at, tab, pane }
}

/// From opening a file to exporting what came of it. What is said at each stands in [`super::messages`].
pub static STOPS: [Stop; 7] = [
    stop(
        &[".documents", ".header .primary"],
        Tab::Problems,
        Pane::Text,
    ),
    stop(&[".text"], Tab::Problems, Pane::Text),
    stop(&[".legend"], Tab::Problems, Pane::Text),
    stop(&[".ledger-pane"], Tab::Problems, Pane::Ledger),
    stop(&[".ledger"], Tab::Findings, Pane::Ledger),
    stop(&[".open-export"], Tab::Problems, Pane::Text),
    stop(&[".help-button"], Tab::Problems, Pane::Text),
];

/// In pixels of the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
}

/// Between the card and what it explains, and the edge of the window.
const GAP: f64 = 10.0;

/// Where a card stands beside what it explains, without covering it: below, to the right, to the left, above. Where there is no
/// room, at the bottom of the window. `card` and `window` are width and height; returned are left and top.
pub fn place(target: Option<Rect>, card: (f64, f64), window: (f64, f64)) -> (f64, f64) {
    let corner = (
        (window.0 - card.0 - GAP).max(0.0),
        (window.1 - card.1 - GAP).max(0.0),
    );
    let Some(target) = target else {
        return corner;
    };
    let right = target.left + target.width + GAP;
    let below = target.top + target.height + GAP;
    let beside = |at: f64, most: f64| at.min(most).max(GAP.min(most));
    if below <= corner.1 {
        (beside(target.left, corner.0), below)
    } else if right <= corner.0 {
        (right, beside(target.top + 60.0, corner.1))
    } else if target.left - GAP - card.0 >= 0.0 {
        (
            target.left - GAP - card.0,
            beside(target.top + 60.0, corner.1),
        )
    } else if target.top - GAP - card.1 >= 0.0 {
        (beside(target.left, corner.0), target.top - GAP - card.1)
    } else {
        corner
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARD: (f64, f64) = (340.0, 180.0);
    const WINDOW: (f64, f64) = (1366.0, 768.0);

    fn rect(left: f64, top: f64, width: f64, height: f64) -> Option<Rect> {
        Some(Rect {
            left,
            top,
            width,
            height,
        })
    }

    fn covers(target: Rect, (left, top): (f64, f64)) -> bool {
        left < target.left + target.width
            && target.left < left + CARD.0
            && top < target.top + target.height
            && target.top < top + CARD.1
    }

    #[test]
    fn the_card_covers_nothing_that_it_explains() {
        let button = rect(150.0, 5.0, 90.0, 32.0);
        let text = rect(0.0, 110.0, 720.0, 620.0);
        let ledger = rect(721.0, 47.0, 645.0, 690.0);
        let last = rect(1310.0, 5.0, 40.0, 32.0);
        for target in [button, text, ledger, last].into_iter().flatten() {
            let placed = place(Some(target), CARD, WINDOW);
            assert!(!covers(target, placed), "{target:?} {placed:?}");
            assert!(placed.0 >= 0.0 && placed.0 + CARD.0 <= WINDOW.0);
            assert!(placed.1 >= 0.0 && placed.1 + CARD.1 <= WINDOW.1);
        }
    }

    #[test]
    fn without_room_it_stands_at_the_bottom_of_the_window() {
        let telephone = (390.0, 844.0);
        let text = rect(0.0, 90.0, 390.0, 700.0);
        assert_eq!(place(text, CARD, telephone), (40.0, 654.0));
        assert_eq!(place(None, CARD, telephone), (40.0, 654.0));
        // A window smaller than the card.
        assert_eq!(place(None, CARD, (300.0, 150.0)), (0.0, 0.0));
    }
}
