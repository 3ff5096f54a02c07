//! Accounting vouchers: 2021年3月6#凭证, 2020年12月27号凭证. They go before dates: no 6 March here.

use super::date::Written;
use crate::text::cursor::Cursor;

/// A voucher as it stands in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Voucher {
    pub end: usize,
    /// The month of the books.
    pub month: Written,
    pub number: u32,
}

/// The voucher that begins with the month of `date`.
pub fn read(c: Cursor, date: &Written) -> Option<Voucher> {
    let month = month(c, *date)?;
    let mut end = c.blanks(month.end);
    end = c.eat(end, "份").unwrap_or(end);
    end = c
        .eat_any(end, &["记账凭证", "会计凭证", "凭证"])
        .unwrap_or(end);
    let named = end > c.blanks(month.end) + '份'.len_utf8();
    end = c
        .eat_any(end, &["记字第", "记字", "记第", "记", "第"])
        .unwrap_or(end);
    let start = c.blanks(end);
    let digits = c.digits(start);
    let number = c.text[start..digits].parse().ok()?;
    let sign = c.eat_any(c.blanks(digits), &["#", "号"])?;
    let end = if named {
        sign
    } else {
        c.eat_any(c.blanks(sign), &["记账凭证", "会计凭证", "凭证"])?
    };
    Some(Voucher { end, month, number })
}

/// A date that ends with its month: what follows is no day.
fn month(c: Cursor, mut date: Written) -> Option<Written> {
    date.month?;
    let month = c.text[date.start..date.end].find('月')?;
    date.end = date.start + month + '月'.len_utf8();
    (date.numeric.is_none() && date.open.is_none_or(|_| date.day.is_some())).then(|| {
        date.day = None;
        date.open = None;
        date
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::date;

    fn voucher(text: &str) -> Option<(&str, u32)> {
        let c = Cursor::new(text);
        let found = read(c, &date::read_real(c, 0)?)?;
        Some((&text[..found.end], found.number))
    }

    #[test]
    fn vouchers_of_a_month() {
        for (text, written, number) in [
            ("2022年5月14#凭证支付", "2022年5月14#凭证", 14),
            ("2022年5月14号凭证", "2022年5月14号凭证", 14),
            ("2022年11月第3号记账凭证", "2022年11月第3号记账凭证", 3),
            ("2022年11月凭证88#", "2022年11月凭证88#", 88),
            ("5月32#凭证", "5月32#凭证", 32),
        ] {
            assert_eq!(voucher(text), Some((written, number)), "{text}");
        }
    }

    #[test]
    fn what_is_no_voucher() {
        for text in [
            "2022年5月14日凭证", "2022年5月14号", "2022年凭证", "2022年5月凭证不全",
        ] {
            assert_eq!(voucher(text), None, "{text}");
        }
    }
}
