//! The report JSON is read back as what was written.

use taizhang::report::{Number, Precision, Value};

#[test]
fn every_kind_of_value_is_read_back_as_itself() {
    let (precision, approximate) = (Precision::Year, false);
    for value in [
        Value::Date {
            iso: Some("2019".to_owned()),
            precision,
            approximate,
        },
        Value::Date {
            iso: None,
            precision,
            approximate: true,
        },
        Value::Period {
            start: Some("2016".to_owned()),
            end: None,
            precision,
            approximate,
        },
        Value::Money {
            yuan: Some(Number(0.25)),
            currency: None,
            amount: None,
            approximate,
        },
        Value::Money {
            yuan: None,
            currency: Some("USD".to_owned()),
            amount: Some(Number(3.0)),
            approximate,
        },
        Value::Percent {
            ratio: Number(0.9871),
            approximate: true,
        },
        Value::Quantity {
            number: Number(44.0),
            unit: "人".to_owned(),
            approximate,
        },
        Value::Voucher {
            period: Some("2021-03".to_owned()),
            number: 6,
        },
        Value::Voucher {
            period: None,
            number: 6,
        },
    ] {
        let json = serde_json::to_string(&value).unwrap();
        assert_eq!(
            serde_json::from_str::<Value>(&json).unwrap(),
            value,
            "{json}"
        );
    }
}

#[test]
fn every_share_is_read_back_exactly() {
    for thousandths in 0..100_000u32 {
        let ratio = Number(f64::from(thousandths) / 1000.0 / 100.0);
        let json = serde_json::to_string(&ratio).unwrap();
        assert_eq!(serde_json::from_str::<Number>(&json).unwrap(), ratio);
    }
}
