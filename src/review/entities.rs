//! Entities: one more, one less, another value.

use super::fields::change;
use super::restore::put_back;
use super::{EntityKey, Source};
use crate::entities;
use crate::report::{Deleted, Entity, EntityKind, Hand, Report, Value};
use crate::text::Reading;

/// Those of the same kind that it overlaps give way to it.
pub fn add(report: &mut Report, source: &Source, key: EntityKey) -> Option<()> {
    let (text, span) = source.quote(key.span)?;
    let key = EntityKey { span, ..key };
    if position(report, key).is_some() {
        return None;
    }
    let overlapped =
        |e: &mut Entity| e.kind == key.kind && e.span[0] < span[1] && span[0] < e.span[1];
    let gone = report.entities.extract_if(.., overlapped);
    let gone = gone.filter(|entity| !entity.hand.is_new());
    report.deleted.extend(gone.map(Deleted::Entity));
    let entity = Entity {
        kind: key.kind,
        text: text.to_owned(),
        span,
        value: value_of(text, key.kind),
        hand: Hand::of_new(),
    };
    let place = report
        .entities
        .partition_point(|e| (e.span[0], e.kind) < (span[0], key.kind));
    report.entities.insert(place, entity);
    Some(())
}

/// What the scan of entities makes of a stretch: the longest of the kind that it finds there.
fn value_of(text: &str, kind: EntityKind) -> Option<Value> {
    let reading = Reading::new(text);
    let found = entities::scan(&reading).entities.into_iter();
    let longest = found
        .filter(|entity| entity.kind == kind)
        .max_by_key(|entity| entity.span.len());
    longest.and_then(|entity| entity.value)
}

pub fn drop(report: &mut Report, key: EntityKey) -> Option<()> {
    let place = position(report, key)?;
    let entity = report.entities.remove(place);
    if !entity.hand.is_new() {
        report.deleted.push(Deleted::Entity(entity));
    }
    Some(())
}

pub fn set_value(report: &mut Report, key: EntityKey, value: Option<Value>) -> Option<()> {
    if value.as_ref().is_some_and(|value| !fits(value, key.kind)) {
        return None;
    }
    let place = position(report, key)?;
    let entity = &mut report.entities[place];
    change(&mut entity.hand, "value", &mut entity.value, value);
    Some(())
}

pub fn restore_value(report: &mut Report, key: EntityKey) -> Option<()> {
    let place = position(report, key)?;
    let entity = &mut report.entities[place];
    put_back(&mut entity.hand, "value", &mut entity.value)
}

fn fits(value: &Value, kind: EntityKind) -> bool {
    let own = match value {
        Value::Date { .. } => EntityKind::Date,
        Value::Period { .. } => EntityKind::Period,
        Value::Money { .. } => EntityKind::Money,
        Value::Percent { .. } => EntityKind::Percent,
        Value::Quantity { .. } => EntityKind::Quantity,
        Value::Voucher { .. } => EntityKind::Voucher,
    };
    own == kind
}

pub fn position(report: &Report, key: EntityKey) -> Option<usize> {
    report
        .entities
        .iter()
        .position(|entity| EntityKey::of(entity) == key)
}
