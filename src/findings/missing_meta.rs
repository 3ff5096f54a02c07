//! `missing_meta`: no issuer, no date, no contact.
//!
//! **What it does.** Reports, one by one, that nobody signs the report, that it has neither a date of
//! issue (not even a damaged one) nor one of publication, and that it gives no contact although it is an inspection report or
//! invites comments.
//!
//! **Why.** A report is published for the public to supervise: who answers for it, since when, and where
//! to write to belong to it.
//!
//! **Example.** A report that ends with `如有意见建议，请及时向我们反映。`

use super::signs::plain_lines;
use super::{Document, hit::Hit};
use crate::outline::BlockKind;
use crate::text::Span;

/// What invites the public to write, or says whose report it is.
const ASKS_FOR_CONTACT: [&str; 4] = ["意见建议", "向我们反映", "巡察", "巡视"];

/// The date under the signature stands there, damaged: that is a finding of its own.
fn damaged_under(document: &Document) -> bool {
    document.outline.of_kind(BlockKind::Signature).any(|block| {
        let damaged = &document.scan.damaged;
        damaged.iter().any(|d| block.span.contains(d.span))
    })
}

pub fn check(document: &Document) -> Vec<Hit> {
    if !document.is_report() {
        return Vec::new();
    }
    let meta = document.meta;
    // There is nothing to quote: the finding stands at the last line, where it is missed.
    let end = plain_lines(document)
        .last()
        .copied()
        .unwrap_or(Span::new(0, 0));
    let mut hits = Vec::new();
    if meta.issuer.is_none() {
        hits.push(Hit::new(end, "没有落款单位", "Nobody signs the report").with("field", "issuer"));
    }
    if meta.issued_date.is_none() && meta.published_date.is_none() && !damaged_under(document) {
        hits.push(
            Hit::new(
                end,
                "没有成文日期，也没有发布日期",
                "The report has neither a date of issue nor one of publication",
            )
            .with("field", "date"),
        );
    }
    let contact = &meta.contact;
    let reachable = !contact.phones.is_empty()
        || !contact.emails.is_empty()
        || contact.address.is_some()
        || contact.postcode.is_some();
    if !reachable && wants_contact(document.reading.text()) {
        hits.push(
            Hit::new(
                end,
                "没有电话、邮箱、地址等联系方式",
                "The report gives no telephone, e-mail or address to write to",
            )
            .with("field", "contact"),
        );
    }
    hits
}

fn wants_contact(text: &str) -> bool {
    ASKS_FOR_CONTACT.iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::findings::fixture::Parts;
    use crate::meta::{Contact, Dated, Meta};
    use crate::outline::BlockKind;

    #[test]
    fn all_three() {
        let mut parts = Parts::of("整改情况\n如有意见建议，请及时反映。");
        parts.meta = Meta::default();
        let fields: Vec<String> = check(&parts.document())
            .iter()
            .map(|h| h.get("field").unwrap().as_str().unwrap().to_owned())
            .collect();
        assert_eq!(fields, ["issuer", "date", "contact"]);
    }

    #[test]
    fn none_where_they_stand() {
        let mut parts = Parts::of("电话：62345678\n青山社区党委\n2023年5月6日");
        parts.meta = Meta {
            issuer: Some(parts.span("青山社区党委")),
            issued_date: Some(Dated {
                span: parts.span("2023年5月6日"),
                value: Some("2023-05-06".into()),
            }),
            contact: Contact {
                phones: vec![parts.span("62345678")],
                ..Contact::default()
            },
            ..Meta::default()
        };
        assert!(check(&parts.document()).is_empty());
    }

    #[test]
    fn a_damaged_date_under_the_signature_is_not_missing() {
        let mut parts = Parts::of("审计整改情况\n青山社区党委\n2024121日");
        parts.meta = Meta::default();
        parts.line(BlockKind::Signature, "青山社区党委");
        assert_eq!(check(&parts.document()).len(), 2);
        parts.line(BlockKind::Signature, "2024121日");
        assert_eq!(check(&parts.document()).len(), 1);
    }

    #[test]
    fn other_reports_need_no_contact() {
        let mut parts = Parts::of("审计整改情况");
        parts.meta = Meta::default();
        assert_eq!(check(&parts.document()).len(), 2);
    }
}
