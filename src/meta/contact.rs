//! Where the public can write to.

use super::Contact;
use crate::entities::Scan;
use crate::outline::cues::{begins_with_contact, invites, is_numbered_contact};
use crate::outline::page::LineRole;
use crate::report::EntityKind;
use crate::text::{Reading, Span};

/// Words that begin the invitation where it stands inside a longer line.
const INVITATIONS: [&str; 7] = [
    "欢迎广大", "欢迎社会", "欢迎", "联系电话", "联系方式", "监督电话", "电话:",
];

/// The contacts in the closing; a reseller's own, and a site's, stand in lines of chrome.
pub fn read(reading: &Reading, roles: &[LineRole], scan: &Scan, is_notice: bool) -> Contact {
    places(reading, roles, is_notice)
        .into_iter()
        .map(|lines| contacts_in(&lines, reading, scan))
        .find(|contact| *contact != Contact::default())
        .unwrap_or_default()
}

fn contacts_in(lines: &[Span], reading: &Reading, scan: &Scan) -> Contact {
    let mut contact = Contact::default();
    for &line in lines {
        collect(line, scan, reading, &mut contact);
        if contact.emails.is_empty() {
            contact.emails.extend(damaged_email(reading.text(), line));
        }
    }
    contact
}

/// Where contacts may stand, the likeliest first: a note under the signature can be a closing without any.
fn places(reading: &Reading, roles: &[LineRole], is_notice: bool) -> Vec<Vec<Span>> {
    let lines = reading.lines();
    let of = |wanted: &dyn Fn(usize) -> bool| -> Vec<Span> {
        (0..lines.len())
            .filter(|&i| wanted(i))
            .map(|i| lines[i].span)
            .collect()
    };
    let is_text = |i: usize| {
        matches!(
            roles[i],
            LineRole::Body | LineRole::Opening | LineRole::Closing
        )
    };
    if is_notice {
        // A notice is there to say where to turn: its contacts stand anywhere.
        return vec![of(&is_text)];
    }
    let closing = of(&|i| roles[i] == LineRole::Closing);
    if closing.iter().any(|line| invites(reading.get(*line))) {
        return vec![closing];
    }
    let labelled = of(&|i| {
        let line = reading.get(lines[i].span);
        roles[i] == LineRole::Body && (begins_with_contact(line) || is_numbered_contact(line))
    });
    let invitation = last_invitation(reading, roles).into_iter().collect();
    vec![closing, labelled, invitation]
}

/// The end of the last line from its invitation on, where the whole text stands on one line.
fn last_invitation(reading: &Reading, roles: &[LineRole]) -> Option<Span> {
    let last = roles
        .iter()
        .rposition(|r| matches!(r, LineRole::Body | LineRole::Opening))?;
    let line = reading.lines()[last].span;
    let at = INVITATIONS
        .iter()
        .find_map(|word| line.of(reading.text()).rfind(word))?;
    Some(Span::new(line.start + at, line.end))
}

fn collect(place: Span, scan: &Scan, reading: &Reading, contact: &mut Contact) {
    let from = scan
        .entities
        .partition_point(|e| e.span.start < place.start);
    let inside = scan.entities[from..]
        .iter()
        .take_while(|e| e.span.start < place.end)
        .filter(|e| place.contains(e.span));
    for entity in inside {
        let span = entity.span;
        match entity.kind {
            EntityKind::Phone if !is_fax(reading.text(), span) => {
                add(&mut contact.phones, span, reading)
            }
            EntityKind::Email => add(&mut contact.emails, span, reading),
            EntityKind::Address => contact.address = contact.address.or(Some(span)),
            EntityKind::Postcode => contact.postcode = contact.postcode.or(Some(span)),
            _ => {}
        }
    }
}

/// 传真:0123-1234568: nobody answers there.
fn is_fax(text: &str, number: Span) -> bool {
    let before = text[..number.start].trim_end_matches([':', ' ', '(']);
    before.ends_with("传真")
}

/// name@163com: no address, but the one that is written.
fn damaged_email(text: &str, place: Span) -> Option<Span> {
    let own = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    let words = place.of(text);
    let at = words.find('@')?;
    let start = words[..at].trim_end_matches(own).len();
    let domain = &words[at + 1..];
    let length = domain.len() - domain.trim_start_matches(own).len();
    let end = at + 1 + domain[..length].trim_end_matches('.').len();
    (start < at && length > 0).then(|| Span::new(place.start + start, place.start + end))
}

/// The same number given twice is one contact.
fn add(list: &mut Vec<Span>, span: Span, reading: &Reading) {
    if list.iter().all(|s| reading.get(*s) != reading.get(span)) {
        list.push(span);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::Entity;
    use crate::outline::page::roles;

    fn phones(text: &str, number: &str) -> usize {
        let reading = Reading::new(text);
        let entities = reading
            .text()
            .match_indices(number)
            .map(|(at, n)| Entity {
                kind: EntityKind::Phone,
                span: Span::new(at, at + n.len()),
                value: None,
            })
            .collect();
        let scan = Scan {
            entities,
            damaged: vec![],
        };
        read(&reading, &roles(&reading), &scan, false).phones.len()
    }

    #[test]
    fn contacts_of_the_closing_count_once() {
        let text = "一、组织情况\n镇党委高度重视。\n欢迎广大群众监督，提出意见。联系电话：0123-1234567。电话：0123-1234567。";
        assert_eq!(phones(text, "0123-1234567"), 1);
        let text = "镇党委高度重视。欢迎广大群众监督。联系电话：0123-1234567。";
        assert_eq!(phones(text, "0123-1234567"), 1);
    }

    #[test]
    fn a_note_under_the_signature_hides_no_contact() {
        let text = |note: &str| {
            format!(
                "一、组织情况\n镇党委高度重视。联系电话：0123-1234567。\n青石镇党委\n2024年1月2日\n{note}"
            )
        };
        assert_eq!(phones(&text("注：数据截至年底。"), "0123-1234567"), 1);
        let text = "一、组织情况\n镇党委很受欢迎，设热线0123-1234567。\n欢迎广大群众监督，提出意见。\n青石镇党委\n2024年1月2日\n注：数据截至年底。";
        assert_eq!(phones(text, "0123-1234567"), 0);
    }

    #[test]
    fn a_fax_is_no_telephone() {
        let text = "一、组织情况\n镇党委高度重视。\n联系电话：0123-1234567\n传真：0123-1234568";
        assert_eq!(phones(text, "0123-1234567"), 1);
        assert_eq!(phones(text, "0123-1234568"), 0);
    }

    #[test]
    fn an_address_that_lost_its_dot_is_given_as_it_stands() {
        let emails = |text: &str| -> Vec<String> {
            let reading = Reading::new(text);
            let scan = crate::entities::scan(&reading);
            let found = read(&reading, &roles(&reading), &scan, false).emails;
            found.iter().map(|s| reading.get(*s).to_owned()).collect()
        };
        let closing = "一、组织情况\n镇党委高度重视。\n欢迎广大群众监督，提出意见。邮箱：";
        assert_eq!(emails(&format!("{closing}abc@tjcom。")), ["abc@tjcom"]);
        assert_eq!(emails(&format!("{closing}abc@tj.com。")), ["abc@tj.com"]);
        assert!(emails(&format!("{closing}@某局。")).is_empty());
    }

    #[test]
    fn a_number_inside_the_report_or_in_chrome_is_no_contact() {
        let text = "一、组织情况\n设立热线0123-1234567。\n欢迎广大群众监督，提出意见。";
        assert_eq!(phones(text, "0123-1234567"), 0);
        let text = "一、组织情况\n镇党委高度重视。\n好材料整理，咨询QQ群0123-1234567";
        assert_eq!(phones(text, "0123-1234567"), 0);
    }
}
