//! Normalised values as a person reads them.

use crate::report::{Number, Value};

use super::Lang;

/// The ISO form of a date or a period; `None` where there is none.
pub fn iso(value: &Value) -> Option<String> {
    match value {
        Value::Date { iso, .. } => iso.clone(),
        Value::Period { start, end, .. } => Some(range(start.as_deref(), end.as_deref())),
        _ => None,
    }
}

/// An open or unreadable end is an ellipsis.
pub fn range(start: Option<&str>, end: Option<&str>) -> String {
    format!("{} – {}", start.unwrap_or("…"), end.unwrap_or("…"))
}

/// The value in the language of the page; `None` where it says nothing more than the text.
pub fn value(value: &Value, lang: Lang) -> Option<String> {
    let (text, approximate) = match value {
        Value::Date {
            iso, approximate, ..
        } => (iso.clone()?, *approximate),
        Value::Period {
            start,
            end,
            approximate,
            ..
        } => (range(start.as_deref(), end.as_deref()), *approximate),
        Value::Money {
            yuan,
            currency,
            amount,
            approximate,
        } => (
            money(*yuan, currency.as_deref(), *amount, lang)?,
            *approximate,
        ),
        Value::Percent { ratio, approximate } => (grouped(*ratio), *approximate),
        Value::Quantity {
            number,
            unit,
            approximate,
        } => (format!("{} {unit}", grouped(*number)), *approximate),
        Value::Voucher { period, number } => (
            match period {
                Some(period) => format!("{period} #{number}"),
                None => format!("#{number}"),
            },
            false,
        ),
    };
    Some(if approximate {
        format!("≈ {text}")
    } else {
        text
    })
}

fn money(
    yuan: Option<Number>,
    currency: Option<&str>,
    amount: Option<Number>,
    lang: Lang,
) -> Option<String> {
    match (yuan, currency, amount) {
        (Some(yuan), _, _) => Some(lang.yuan(&grouped(yuan))),
        (None, Some(currency), Some(amount)) => Some(format!("{currency} {}", grouped(amount))),
        _ => None,
    }
}

/// A number with its thousands set apart, and without a tail of floating-point digits.
pub fn grouped(Number(number): Number) -> String {
    let rounded = (number * 1e6).round() / 1e6;
    let plain = if rounded.is_finite() { rounded } else { number }.to_string();
    let (whole, fraction) = match plain.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (plain.as_str(), None),
    };
    let (sign, digits) = match whole.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", whole),
    };
    let mut text = String::from(sign);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// Whether two texts differ in nothing but blanks.
pub fn is_same(one: &str, other: &str) -> bool {
    let dense = |text: &'_ str| -> String { text.split_whitespace().collect() };
    dense(one) == dense(other)
}

/// A size of a file.
pub fn bytes(count: usize) -> String {
    const KIB: f64 = 1024.0;
    let count = count as f64;
    if count < KIB {
        format!("{count} B")
    } else if count < KIB * KIB {
        format!("{:.1} KB", count / KIB)
    } else {
        format!("{:.1} MB", count / KIB / KIB)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Precision;

    #[test]
    fn numbers_are_grouped_and_not_blurred() {
        assert_eq!(grouped(Number(1234567.0)), "1,234,567");
        assert_eq!(grouped(Number(0.1 + 0.2)), "0.3");
        assert_eq!(grouped(Number(-1200.5)), "-1,200.5");
        assert_eq!(grouped(Number(999.0)), "999");
    }

    #[test]
    fn a_sum_names_its_currency() {
        let sum = |yuan: Option<f64>, currency: Option<&str>, amount: Option<f64>| Value::Money {
            yuan: yuan.map(Number),
            currency: currency.map(Into::into),
            amount: amount.map(Number),
            approximate: false,
        };
        assert_eq!(
            value(&sum(Some(12000.0), None, None), Lang::Zh).unwrap(),
            "12,000 元"
        );
        assert_eq!(
            value(&sum(None, Some("USD"), Some(3.5)), Lang::Zh).unwrap(),
            "USD 3.5"
        );
        assert_eq!(value(&sum(None, None, None), Lang::Zh), None);
    }

    #[test]
    fn an_open_end_and_an_estimate_are_shown() {
        let period = Value::Period {
            start: Some("2016".into()),
            end: None,
            precision: Precision::Year,
            approximate: false,
        };
        assert_eq!(value(&period, Lang::En).unwrap(), "2016 – …");
        let people = Value::Quantity {
            number: Number(2600.0),
            unit: "个".into(),
            approximate: true,
        };
        assert_eq!(value(&people, Lang::Zh).unwrap(), "≈ 2,600 个");
    }

    #[test]
    fn a_date_without_a_year_has_no_value() {
        let date = Value::Date {
            iso: None,
            precision: Precision::Day,
            approximate: false,
        };
        assert_eq!(value(&date, Lang::Zh), None);
    }

    #[test]
    fn blanks_make_no_difference() {
        assert!(is_same("3 个", "3个"));
        assert!(!is_same("2,600 个", "2600个"));
    }

    #[test]
    fn sizes_are_rounded() {
        assert_eq!(bytes(12), "12 B");
        assert_eq!(bytes(1536), "1.5 KB");
        assert_eq!(bytes(50 * 1024 * 1024), "50.0 MB");
    }
}
