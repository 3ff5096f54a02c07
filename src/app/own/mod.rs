//! The kinds that a person defines, on the page: what of them needs no browser.

mod draft;
mod tally;

pub use draft::{Draft, Sought, is_of_name};
pub use tally::{Count, Tally};

use crate::own::{MOST_KINDS, Matcher, OwnKind, read_list};
use crate::report::{OwnItem, PointSpan};
use crate::view::kind::{Kind, KindSet};
use crate::view::own::OwnNames;

use super::document::Work;

/// So many code points before and behind a hit are shown with it.
const AROUND: usize = 14;

/// The kinds that were kept; those that an older or newer page kept otherwise are given up.
pub fn kept(json: Option<&str>) -> Vec<OwnKind> {
    let kinds = json.and_then(|json| read_list(json.as_bytes()).ok());
    kinds.unwrap_or_default()
}

/// Kinds that are sought; none where one of them is wrong, which none that was taken over is.
pub fn matcher(kinds: &[OwnKind]) -> Matcher {
    Matcher::new(kinds).unwrap_or_default()
}

pub fn names(kinds: &[OwnKind]) -> OwnNames {
    OwnNames::new(kinds.iter().map(|kind| kind.name.clone()))
}

/// A list with another one joined to it: kinds of the same name take the place of those that are there.
pub fn joined(kinds: &[OwnKind], more: Vec<OwnKind>) -> Vec<OwnKind> {
    let mut all = kinds.to_vec();
    for kind in more {
        match all.iter_mut().find(|other| other.name == kind.name) {
            Some(other) => *other = kind,
            None => all.push(kind),
        }
    }
    all
}

/// A list with those of another one that are sought by a name of their own, as long as there is room.
pub fn joined_new(kinds: &[OwnKind], more: Vec<OwnKind>) -> Vec<OwnKind> {
    let mut all = kinds.to_vec();
    for kind in more {
        let is_new = all.iter().all(|other| other.name != kind.name);
        // What lies in a file may be wrong in every way.
        if is_new && all.len() < MOST_KINDS && Matcher::new(std::slice::from_ref(&kind)).is_ok() {
            all.push(kind);
        }
    }
    all
}

/// What is switched off stays so, wherever in the list it goes.
pub fn switches(off: KindSet, before: &[OwnKind], after: &[OwnKind]) -> KindSet {
    let old = names(before);
    let mut new = off;
    for place in 0..MOST_KINDS {
        let kind = Kind::Own(place as u8);
        let was_off = after
            .get(place)
            .and_then(|own| old.kind(&own.name))
            .is_some_and(|old| off.contains(old));
        if new.contains(kind) != was_off {
            new = new.toggled(kind);
        }
    }
    new
}

/// What stands before a hit and behind it on its line, as far as it is shown.
pub fn around(work: &Work, [start, end]: PointSpan) -> (String, String) {
    let Some(line) = work.cut.lines.get(work.cut.line_at(start)) else {
        return Default::default();
    };
    let points = &line.points;
    let text = work.text.get(line.bytes.clone()).unwrap_or_default();
    let first = start.saturating_sub(AROUND).max(points.start) - points.start;
    let place = start.saturating_sub(points.start);
    let before = text.chars().skip(first).take(place - first);
    let behind = text.chars().skip(end.saturating_sub(points.start));
    let (before, behind): (String, String) = (before.collect(), behind.take(AROUND).collect());
    let cut = first > 0;
    let before = before.trim_start();
    (
        format!("{}{before}", if cut { "…" } else { "" }),
        behind.trim_end().to_owned(),
    )
}

/// The end of a report's JSON with these hits in it, in pieces; it takes the place of the last brace.
pub fn json_end(items: &[OwnItem]) -> impl Iterator<Item = String> {
    items.chunks(1_000).enumerate().map(|(n, items)| {
        let json = serde_json::to_string(items).unwrap_or_default();
        let inner = json.trim_start_matches('[').strip_suffix(']');
        let head = if n == 0 { ",\"own\":[" } else { "," };
        format!("{head}{}", inner.unwrap_or_default())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Report;
    use crate::view::fixture;

    fn kind(name: &str) -> OwnKind {
        OwnKind {
            name: name.into(),
            words: vec![name.into()],
            ..OwnKind::default()
        }
    }

    #[test]
    fn what_was_kept_badly_is_no_kind() {
        assert_eq!(kept(None), []);
        assert_eq!(kept(Some("[{\"name\":\"甲\",\"pattern\":\"(\"}]")), []);
        assert_eq!(
            kept(Some("[{\"name\":\"甲\",\"words\":[\"甲\"]}]")),
            [kind("甲")]
        );
    }

    #[test]
    fn a_switch_follows_its_kind() {
        let before = [kind("甲"), kind("乙"), kind("丙")];
        let off = KindSet::default().toggled(Kind::Own(1)).toggled(Kind::Fact);
        let after = switches(off, &before, &[kind("乙"), kind("丁")]);
        assert!(after.contains(Kind::Own(0)) && after.contains(Kind::Fact));
        assert!(!after.contains(Kind::Own(1)));
    }

    #[test]
    fn joined_lists_have_each_name_once() {
        let mut other = kind("乙");
        other.words.push("二".into());
        let all = joined(&[kind("甲"), kind("乙")], vec![other.clone(), kind("丙")]);
        assert_eq!(all, [kind("甲"), other, kind("丙")]);
    }

    #[test]
    fn kinds_from_elsewhere_take_no_place_of_those_here() {
        let mut other = kind("甲");
        other.words.push("二".into());
        let wrong = OwnKind {
            pattern: Some("(".into()),
            words: Vec::new(),
            ..kind("错")
        };
        let all = joined_new(&[kind("甲")], vec![other, wrong, kind("乙")]);
        assert_eq!(all, [kind("甲"), kind("乙")]);
        let many = (0..20).map(|n| kind(&n.to_string())).collect();
        assert_eq!(joined_new(&[], many).len(), MOST_KINDS);
    }

    #[test]
    fn a_hit_is_shown_with_its_line() {
        let work = Work::new(fixture::report(), fixture::TEXT.into());
        let hit = fixture::own("台账类", "台账");
        assert_eq!(around(&work, hit.span), ("二、".into(), "缺失问题".into()));
        let hit = fixture::own("月", "2024年3月");
        assert_eq!(
            around(&work, hit.span),
            ("整改情况：".into(), "补齐。".into())
        );
    }

    #[test]
    fn a_saved_report_has_the_hits() {
        let mut report = fixture::report();
        let mut json = serde_json::to_string(&report).unwrap();
        report.own = fixture::repeated(
            &[fixture::own("[\"]", "台账"), fixture::own("乙", "青石镇")],
            1_200,
        );
        json.pop();
        json.extend(json_end(&report.own));
        json.push_str("]}");
        assert_eq!(serde_json::from_str::<Report>(&json).unwrap(), report);
        assert_eq!(json, serde_json::to_string(&report).unwrap());
    }
}
