//! The value of an entity as one writes it into a field.

use crate::report::{Entity, EntityKind, Number, Precision, Value};
use crate::review::is_date;

/// Stands between the ends of a period; two dots are an open end (ISO 8601).
const BETWEEN: &str = "/";
const OPEN: &str = "..";

/// `None` for a kind whose value is not written: documents and contacts have none, vouchers have two parts.
pub fn written(entity: &Entity) -> Option<String> {
    let text = match &entity.value {
        Some(Value::Date { iso, .. }) => iso.clone().unwrap_or_default(),
        Some(Value::Period { start, end, .. }) => {
            let side = |side: &Option<String>| side.clone().unwrap_or(OPEN.into());
            format!("{}{BETWEEN}{}", side(start), side(end))
        }
        Some(Value::Money { yuan, .. }) => yuan.map(plain).unwrap_or_default(),
        Some(Value::Percent { ratio, .. }) => format!("{}%", plain(Number(ratio.0 * 100.0))),
        Some(Value::Quantity { number, unit, .. }) => format!("{} {unit}", plain(*number)),
        Some(Value::Voucher { .. }) => return None,
        None => String::new(),
    };
    has_field(entity.kind).then_some(text)
}

fn has_field(kind: EntityKind) -> bool {
    matches!(
        kind,
        EntityKind::Date
            | EntityKind::Period
            | EntityKind::Money
            | EntityKind::Percent
            | EntityKind::Quantity
    )
}

/// Without the tail of digits that counting with fractions leaves.
fn plain(Number(number): Number) -> String {
    let rounded = (number * 1e6).round() / 1e6;
    rounded.to_string()
}

/// How a value of this kind is written.
pub fn example(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Date => "2024-06-30",
        EntityKind::Period => "2024-06-01/2024-06-30",
        EntityKind::Money => "2500",
        EntityKind::Percent => "98.7%",
        EntityKind::Quantity => "44 人",
        _ => "",
    }
}

/// What was written; `None` where it is no value of this kind. `approximate` is kept as it was.
pub fn read(kind: EntityKind, text: &str, approximate: bool) -> Option<Value> {
    let text = text.trim();
    Some(match kind {
        EntityKind::Date => Value::Date {
            iso: Some(text.to_owned()).filter(|text| is_date(text)),
            precision: precision(text)?,
            approximate,
        },
        EntityKind::Period => period(text, approximate)?,
        EntityKind::Money => Value::Money {
            yuan: Some(number(text.trim_end_matches('元'))?),
            currency: None,
            amount: None,
            approximate,
        },
        EntityKind::Percent => Value::Percent {
            ratio: Number(number(text.strip_suffix(['%', '％'])?)?.0 / 100.0),
            approximate,
        },
        EntityKind::Quantity => {
            let digits =
                text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
            let unit = digits.trim();
            Value::Quantity {
                number: number(&text[..text.len() - digits.len()])?,
                unit: (!unit.is_empty()).then(|| unit.to_owned())?,
                approximate,
            }
        }
        _ => return None,
    })
}

fn number(text: &str) -> Option<Number> {
    let number: f64 = text.trim().replace([',', '，'], "").parse().ok()?;
    number.is_finite().then_some(Number(number))
}

fn precision(text: &str) -> Option<Precision> {
    is_date(text).then_some(match text.len() {
        4 => Precision::Year,
        7 => Precision::Month,
        _ => Precision::Day,
    })
}

fn period(text: &str, approximate: bool) -> Option<Value> {
    let (start, end) = text.split_once(BETWEEN)?;
    let precision = precision(start).or(precision(end))?;
    let side = |side: &str| match side {
        OPEN => Some(None),
        iso => is_date(iso).then(|| Some(iso.to_owned())),
    };
    Some(Value::Period {
        start: side(start)?,
        end: side(end)?,
        precision,
        approximate,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        for (kind, text) in [
            (EntityKind::Date, "2024-06"),
            (EntityKind::Period, "2024-06-01/.."),
            (EntityKind::Money, "1260.5"),
            (EntityKind::Percent, "98.71%"),
            (EntityKind::Quantity, "44 人"),
        ] {
            let value = read(kind, text, false);
            assert!(value.is_some(), "{text}");
            let entity = Entity {
                kind,
                text: String::new(),
                span: [0, 0],
                value,
                hand: Default::default(),
            };
            assert_eq!(written(&entity).as_deref(), Some(text));
            assert!(read(kind, example(kind), true).is_some_and(|it| it.is_approximate()));
        }
    }

    #[test]
    fn what_is_no_value_of_the_kind_is_none() {
        for (kind, text) in [
            (EntityKind::Date, "六月"),
            (EntityKind::Date, ""),
            (EntityKind::Period, "../.."),
            (EntityKind::Period, "2024-06-01"),
            (EntityKind::Money, "1.2万"),
            (EntityKind::Money, "inf"),
            (EntityKind::Percent, "0.5"),
            (EntityKind::Quantity, "44"),
            (EntityKind::Quantity, "人"),
            (EntityKind::Phone, "123"),
        ] {
            assert_eq!(read(kind, text, false), None, "{text}");
        }
    }
}
