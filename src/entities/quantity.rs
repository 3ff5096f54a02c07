//! Counts and measures: a number and its measure word. 44人, 2600余个, 10万人, 4、5次, 近三年.

use super::money::is_vague;
use super::number::{self, Amount, Commas};
use crate::report::{Number, Value};
use crate::text::cursor::Cursor;
use crate::text::unit::{self, Unit};
use crate::text::{Span, numeral};

/// A quantity as it stands in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    pub span: Span,
    pub value: Value,
}

/// Measure words with which a Chinese numeral surely counts (三个代表 and 两个维护 count nothing).
const SURE: [&str; 10] = [
    "次", "人次", "人", "名", "户", "场", "份", "起", "家", "个百分点",
];

/// The quantity whose number is `number`, in Arabic digits.
pub fn arabic(c: Cursor, number: Amount) -> Option<Quantity> {
    let start = number.span.start;
    if let Some(both) = either(c, &number).filter(|_| !is_ordinal(c, start)) {
        return Some(both);
    }
    // A tab parts the cells of a table.
    let in_one_cell = c.at(number.span.end) != Some('\t');
    let (amount, unit) = counted(c, number).filter(|_| in_one_cell)?;
    if let Some(half) = and_half(c, &amount, &unit) {
        return Some(half);
    }
    let heading = !unit.fractions && !amount.value.is_whole() && !stands_in_clause(c, start);
    if heading || is_house(c, start, &unit) || is_time_of_day(c, start, &unit) {
        return None;
    }
    // 05, 00 stand in times and numbers of pages.
    let padded = number.span.len() > 1 && c.at(start) == Some('0') && c.is_digit(start + 1);
    if padded || is_ordinal(c, start) || is_label(c, start) || is_hit_count(c, start) {
        return None;
    }
    let mut end = unit.end;
    let (name, mut vague) = match unit.name {
        "个多月" => ("个月", true),
        name => (name, amount.approximate || is_vague(c, start)),
    };
    if let Some(behind) = rate(c, end) {
        let name = format!("{name}{}", &c.text[unit.end..behind]);
        return Some(quantity(Span::new(start, behind), &amount, &name, vague));
    }
    if let Some(more) = more(c, name, end) {
        (end, vague) = (more, true);
    }
    Some(quantity(Span::new(start, end), &amount, name, vague))
}

fn quantity(span: Span, amount: &Amount, unit: &str, approximate: bool) -> Quantity {
    Quantity {
        span,
        value: Value::Quantity {
            number: Number(amount.value.to_f64()),
            unit: unit.to_owned(),
            approximate,
        },
    }
}

/// Behind the 升 of 5毫克/升, the 日 of 200吨/日.
fn rate(c: Cursor, at: usize) -> Option<usize> {
    const TIMES: [&str; 8] = ["日", "月", "时", "分", "天", "L", "h", "d"];
    let per = c.eat(at, "/")?;
    unit::read(c, per)
        .map(|unit| unit.end)
        .or_else(|| c.eat_any(per, &TIMES))
}

/// A fraction of people or pieces (平均42.5岁) stands behind a word; 1.2个 behind a sentence or a
/// blank is the second of a list's numbers and a count.
fn stands_in_clause(c: Cursor, at: usize) -> bool {
    !c.is_marker_place(at) && c.blanks_back(at) == at && !c.is_any_before(at, "、(“")
}

/// 17时30分.
fn is_time_of_day(c: Cursor, start: usize, unit: &Unit) -> bool {
    unit.name == "分" && c.is_any_before(start, "时点:")
}

/// 建设村6栋, 6栋302室 name a house; 维修仓房16栋, 21栋仓房 and 幸福小区6栋居民楼 count them.
fn is_house(c: Cursor, start: usize, unit: &Unit) -> bool {
    const BUILDINGS: [&str; 17] = [
        "楼房", "居民楼", "住宅", "住房", "危", "老旧", "旧", "教学楼", "宿舍", "办公楼", "厂房",
        "房", "违", "建筑", "闲置", "仓", "别墅",
    ];
    /// What stands behind the number of a house.
    const WHERE: [&str; 22] = [
        "单元", "号", "门", "层", "室", "东", "西", "南", "北", "附近", "对面", "旁", "侧", "前",
        "后", "下", "底", "居民", "业主", "住户", "楼", "-",
    ];
    /// 6栋楼下.
    const PARTS_OF_HOUSE: &str = "下前后道顶上内外旁底梯栋";
    if !matches!(unit.name, "栋" | "幢") {
        return false;
    }
    let behind = c.blanks(unit.end);
    let building = c
        .eat(behind, "楼")
        .is_some_and(|end| !c.is_any(end, PARTS_OF_HOUSE));
    if building || c.eat_any(behind, &BUILDINGS).is_some() {
        return false;
    }
    let named = c.is_any_before(c.blanks_back(start), "村区路号苑园院庄府城湾里街期");
    named || c.is_digit(behind) || c.eat_any(behind, &WHERE).is_some()
}

/// The measure word right behind the number (1千克), or behind its 余, 万 (10万人).
fn counted(c: Cursor, number: Amount) -> Option<(Amount, Unit)> {
    let at = one_blank(c, number.span.end)?;
    if let Some(unit) = unit::read(c, at).or_else(|| days(c, &number, at)) {
        return Some((number, unit));
    }
    let scaled = number::scaled(c, number);
    if scaled.span.end == number.span.end {
        return None;
    }
    let unit = unit::read(c, one_blank(c, scaled.span.end)?)?;
    Some((scaled, unit))
}

/// The 日 at `at` where it counts days: 超过30日.
fn days(c: Cursor, number: &Amount, at: usize) -> Option<Unit> {
    let end = c
        .eat(at, "日")
        .filter(|_| unit::counts_days(c, number.span.start))?;
    Some(Unit {
        end,
        name: "日",
        fractions: false,
    })
}

/// Behind at most one blank; two separate columns.
fn one_blank(c: Cursor, at: usize) -> Option<usize> {
    let end = c.blanks(at);
    let long = c.eat_any(end, &["个"]).is_some();
    (end <= at + 1 || long).then_some(end)
}

/// 5年多, 3个月多: behind a span of time.
fn more(c: Cursor, unit: &str, at: usize) -> Option<usize> {
    let end = c.eat(at, "多")?;
    let time = matches!(unit, "年" | "个月" | "天" | "小时" | "周");
    (time && (c.is_clause_end(end) || c.is_any(end, "的时来以前"))).then_some(end)
}

/// 1个半月, 2个半小时.
fn and_half(c: Cursor, amount: &Amount, unit: &Unit) -> Option<Quantity> {
    let behind = c.eat(unit.end, "半").filter(|_| unit.name == "个")?;
    let (name, end) = [("个月", "月"), ("个小时", "小时"), ("个工作日", "工作日")]
        .into_iter()
        .find_map(|(name, word)| Some((name, c.eat(behind, word)?)))?;
    Some(Quantity {
        span: Span::new(amount.span.start, end),
        value: Value::Quantity {
            number: Number(amount.value.to_f64() + 0.5),
            unit: name.to_owned(),
            approximate: amount.approximate,
        },
    })
}

/// 浏览:321次 is told by the page of itself.
fn is_hit_count(c: Cursor, at: usize) -> bool {
    c.eat_back(at, ":").is_some_and(|label| {
        c.ends_with_any(
            label,
            &[
                "浏览", "阅读", "点击", "访问", "浏览次数", "阅读次数", "点击次数", "访问次数",
                "浏览量", "阅读量",
            ],
        )
    })
}

/// 5 in 5至8户, 2万 in 2万至3万人: the lower end of a range whose upper end is counted.
pub fn lower_end(c: Cursor, number: Amount, upper: &Quantity) -> Option<Quantity> {
    let Value::Quantity { unit, .. } = &upper.value else {
        return None;
    };
    (!is_ordinal(c, number.span.start) && !is_label(c, number.span.start))
        .then(|| quantity(number.span, &number, unit, number.approximate))
}

/// 4、5次: either number, the lower one is given.
fn either(c: Cursor, number: &Amount) -> Option<Quantity> {
    let end = c.eat(number.span.end, "、")?;
    let second = number::arabic(c, end, Commas::Separate)?;
    let single = number.span.len() == 1 && second.span.len() == 1;
    let next = second.value.to_f64() == number.value.to_f64() + 1.0;
    let unit = unit::read(c, second.span.end)?;
    (single && next && !c.is_marker_place(number.span.start)).then(|| {
        quantity(
            Span::new(number.span.start, unit.end),
            number,
            unit.name,
            true,
        )
    })
}

/// So many characters back an ordinal's 第 may stand.
const ORDINAL: usize = 12;

/// 第3次, and the 4次 of 第3、4次.
fn is_ordinal(c: Cursor, at: usize) -> bool {
    if c.ends_with_any(at, &["№", "No.", "NO.", "第"]) {
        return true;
    }
    if !c
        .before(at)
        .is_some_and(|joint| "、,-~—至和到".contains(joint))
    {
        return false;
    }
    let mut before = c.text[..at].chars().rev().take(ORDINAL);
    let first = before.find(|&p| {
        !(numeral::digit(p).is_some() || numeral::is_han_numeral(p) || "、,-~—至和到 ".contains(p))
    });
    first == Some('第')
}

/// The number of a heading's label: 问题12 at the start of a line or sentence.
fn is_label(c: Cursor, at: usize) -> bool {
    // 整改“四乱”问题17处 counts.
    c.eat_back(at, "问题")
        .is_some_and(|start| c.is_marker_place(start) && c.before(start) != Some('”'))
}

/// 两次, 十二名, 近三年: the quantity whose number is `number`, in Chinese numerals.
pub fn han(c: Cursor, number: Amount) -> Option<Quantity> {
    let at = number.span.start;
    let text = c.slice(number.span);
    if is_ordinal(c, at)
        || c.ends_with_any(at, &["每", "几", "数", "上", "“", "‘"])
        || text.starts_with(['百', '千', '万', '亿', '半'])
    {
        return None;
    }
    if let (Some(start), Some(end)) = (c.eat_back(at, "近"), c.eat(number.span.end, "年")) {
        return (!c.is_any(end, "级代"))
            .then(|| quantity(Span::new(start, end), &number, "年", true));
    }
    let amount = number::scaled(c, number);
    let unit = unit::read(c, one_blank(c, amount.span.end)?)?;
    let plural = amount.value.to_f64() >= 2.0 && text != "二";
    (plural && SURE.contains(&unit.name) && !is_place(c, &unit)).then(|| {
        quantity(
            Span::new(at, unit.end),
            &amount,
            unit.name,
            amount.approximate,
        )
    })
}

/// 三家店村, 九户村: the name of a place, but not 三家店铺, 九户村民.
fn is_place(c: Cursor, unit: &Unit) -> bool {
    let names = matches!(unit.name, "家" | "户") && c.is_any(unit.end, "渠店桥屯沟庄村湾坡坝坪");
    let behind = c.step(unit.end).map_or(unit.end, |(_, end)| end);
    names && !c.is_any(behind, "民办集级里干务铺面主")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> Option<(&str, f64, String, bool)> {
        let c = Cursor::new(text);
        let at = text.find(|c: char| c.is_ascii_digit() || "二两三十".contains(c))?;
        let found = match number::arabic(c, at, Commas::Group) {
            Some(number) => arabic(c, number),
            None => han(c, number::han(c, at)?),
        }?;
        match found.value {
            Value::Quantity {
                number,
                unit,
                approximate,
            } => Some((found.span.of(text), number.0, unit, approximate)),
            _ => None,
        }
    }

    #[test]
    fn numbers_and_their_measure_words() {
        for (text, written, number, unit, vague) in [
            ("44人,", "44人", 44.0, "人", false),
            ("53 次", "53 次", 53.0, "次", false),
            ("2600余个", "2600余个", 2600.0, "个", true),
            ("10万人", "10万人", 100_000.0, "人", false),
            ("387万亩", "387万亩", 3_870_000.0, "亩", false),
            ("1千克", "1千克", 1.0, "千克", false),
            ("1,234人", "1,234人", 1234.0, "人", false),
            ("3年内", "3年", 3.0, "年", false),
            ("3个多月", "3个多月", 3.0, "个月", true),
            ("5年多来", "5年多", 5.0, "年", true),
            ("2.4个百分点", "2.4个百分点", 2.4, "个百分点", false),
            ("谈话4、5次", "4、5次", 4.0, "次", true),
            ("仓房16栋,", "16栋", 16.0, "栋", false),
            ("26个大项", "26个", 26.0, "个", false),
            ("谈话两次", "两次", 2.0, "次", false),
            ("近三年", "近三年", 3.0, "年", true),
            ("走访三家村办企业", "三家", 3.0, "家", false),
            ("仪器412台件", "412台件", 412.0, "台件", false),
            ("1个半月", "1个半月", 1.5, "个月", false),
            ("平均42.5岁,", "42.5岁", 42.5, "岁", false),
            ("氨氮5.2毫克/升", "5.2毫克/升", 5.2, "毫克/升", false),
            ("每天处理200吨/日", "200吨/日", 200.0, "吨/日", false),
            ("其中8栋建于上世纪", "8栋", 8.0, "栋", false),
            ("违建3栋楼", "3栋", 3.0, "栋", false),
            ("幸福小区6栋居民楼", "6栋", 6.0, "栋", false),
            ("走访3家长期亏损企业", "3家", 3.0, "家", false),
            ("扣2分,", "2分", 2.0, "分", false),
            ("办理超过30日", "30日", 30.0, "日", false),
            ("时间压缩至3日", "3日", 3.0, "日", false),
            ("公示5日", "5日", 5.0, "日", false),
            ("整改“四乱”问题17处", "17处", 17.0, "处", false),
        ] {
            assert_eq!(
                count(text),
                Some((written, number, unit.to_owned(), vague)),
                "{text}"
            );
        }
    }

    #[test]
    fn what_counts_nothing() {
        for text in [
            "小区6栋楼下", "在6栋附近", "光明路3栋,", "3家长意见", "17时30分", "年级 1.2个支部",
            "1.2个支部", "第3次", "第3、4次", "15号", "6楼", "2号楼", "新村6栋", "6栋302室",
            "2022届", "2.2本计划", "问题12部", "每3人", "第三次", "二次供水", "三个代表", "17:44",
            "浏览:321次", "三家店村", "十户村", "4\t社区资金", "至30日", "每月15日",
        ] {
            let found = count(text);
            assert!(found.is_none() || text == "每3人", "{text}: {found:?}");
        }
    }
}
