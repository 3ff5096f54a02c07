//! Automatic numbers as text. Word processors keep the 一、 （一） 1. of most real reports as numbering and not as text;
//! without them there is no outline.

/// How a number is written. Named after ECMA-376 part 1, 17.18.59 (ST_NumberFormat), with what Chinese offices use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NumberFormat {
    #[default]
    Decimal,
    /// 01, 02, … 10
    DecimalZero,
    /// With zeros up to so many digits: 001, 002
    Padded(u8),
    /// - 1 -
    Dashed,
    /// １, ２
    DecimalFullWidth,
    /// ① to ㊿, then plain digits
    Circled,
    /// ⑴ to ⒇
    Parenthesised,
    /// ⒈ to ⒛
    FullStop,
    /// 一, 十, 十一, 二十, 一百零一
    Chinese,
    /// 一, 一〇, 一一
    ChineseDigits,
    /// 壹, 拾, 拾壹
    ChineseLegal,
    /// 壹, 貳, 參
    ChineseLegalTraditional,
    /// ㊀ to ㊉
    ChineseCircled,
    /// ㈠ to ㈩
    ChineseParenthesised,
    /// 甲 to 癸
    HeavenlyStem,
    /// 子 to 亥
    EarthlyBranch,
    /// 甲子 to 癸亥
    StemAndBranch,
    UpperLetter,
    LowerLetter,
    UpperRoman,
    LowerRoman,
    /// Bullets and levels without a number.
    None,
}

impl NumberFormat {
    /// By the number that DOC and RTF have for it ([MS-OSHARED] 2.2.1.3, MSONFC). A format that Chinese offices have no use for
    /// is written in digits.
    pub fn of_code(code: u8) -> Self {
        match code {
            1 => Self::UpperRoman,
            2 => Self::LowerRoman,
            3 => Self::UpperLetter,
            4 => Self::LowerLetter,
            10 | 36 | 40 => Self::ChineseDigits,
            11 | 33 | 35 | 37 | 39 => Self::Chinese,
            14 | 19 => Self::DecimalFullWidth,
            38 => Self::ChineseLegal,
            16 | 34 => Self::ChineseLegalTraditional,
            18 | 28 => Self::Circled,
            22 => Self::DecimalZero,
            23 | 255 => Self::None,
            26 => Self::FullStop,
            27 => Self::Parenthesised,
            // Named for circles, but Word draws brackets ([MS-OI29500] 2.1.540).
            29 => Self::ChineseParenthesised,
            30 => Self::HeavenlyStem,
            31 => Self::EarthlyBranch,
            32 => Self::StemAndBranch,
            57 => Self::Dashed,
            _ => Self::Decimal,
        }
    }

    /// `number` as it is printed; empty for [`NumberFormat::None`].
    pub fn write(self, number: u32) -> String {
        let plain = || number.to_string();
        let nth = |first: char, last: char| {
            nth_of_row(first, last, number).map_or_else(plain, String::from)
        };
        match self {
            Self::Decimal => plain(),
            Self::DecimalZero => format!("{number:02}"),
            Self::Padded(digits) => format!("{number:0width$}", width = usize::from(digits)),
            Self::Dashed => format!("- {number} -"),
            Self::DecimalFullWidth => plain().chars().map(full_width).collect(),
            Self::Circled => circled(number).map_or_else(plain, String::from),
            Self::Parenthesised => nth('⑴', '⒇'),
            Self::FullStop => nth('⒈', '⒛'),
            Self::Chinese => chinese(number, &CHINESE),
            Self::ChineseDigits => plain()
                .bytes()
                .map(|b| DIGITS[usize::from(b - b'0')])
                .collect(),
            Self::ChineseLegal => chinese(number, &LEGAL),
            Self::ChineseLegalTraditional => chinese(number, &LEGAL_TRADITIONAL),
            Self::ChineseCircled => nth('㊀', '㊉'),
            Self::ChineseParenthesised => nth('㈠', '㈩'),
            Self::HeavenlyStem => cyclic(STEMS, number),
            Self::EarthlyBranch => cyclic(BRANCHES, number),
            Self::StemAndBranch => cyclic(STEMS, number) + &cyclic(BRANCHES, number),
            Self::UpperLetter => letters(number, b'A'),
            Self::LowerLetter => letters(number, b'a'),
            Self::UpperRoman => roman(number),
            Self::LowerRoman => roman(number).to_ascii_lowercase(),
            Self::None => String::new(),
        }
    }
}

/// Digits and units of a way to write numbers in Chinese.
struct Signs {
    digits: [char; 10],
    units: [&'static str; 4],
}

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

const CHINESE: Signs = Signs {
    digits: ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'],
    units: ["", "十", "百", "千"],
};

const LEGAL: Signs = Signs {
    digits: ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'],
    units: ["", "拾", "佰", "仟"],
};

const LEGAL_TRADITIONAL: Signs = Signs {
    digits: ['零', '壹', '貳', '參', '肆', '伍', '陸', '柒', '捌', '玖'],
    units: ["", "拾", "佰", "仟"],
};

const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";

/// Up to 9999; larger ones in digits.
fn chinese(number: u32, signs: &Signs) -> String {
    if number == 0 || number > 9999 {
        return number.to_string();
    }
    let mut written = String::new();
    let mut gap = false;
    for (power, unit) in signs.units.iter().enumerate().rev() {
        let digit = number / 10u32.pow(power as u32) % 10;
        if digit == 0 {
            gap = !written.is_empty();
            continue;
        }
        if gap {
            written.push(signs.digits[0]);
            gap = false;
        }
        // 十一, not 一十一.
        if !(digit == 1 && power == 1 && written.is_empty()) {
            written.push(signs.digits[digit as usize]);
        }
        written.push_str(unit);
    }
    written
}

fn nth_of_row(first: char, last: char, number: u32) -> Option<char> {
    let point = first as u32 + number.checked_sub(1)?;
    char::from_u32(point).filter(|&c| c <= last)
}

/// The circled numbers of Unicode stand in three rows.
fn circled(number: u32) -> Option<char> {
    match number {
        1..=20 => nth_of_row('①', '⑳', number),
        21..=35 => nth_of_row('㉑', '㉟', number - 20),
        36..=50 => nth_of_row('㊱', '㊿', number - 35),
        _ => None,
    }
}

fn full_width(digit: char) -> char {
    char::from_u32(digit as u32 + 0xFEE0).unwrap_or(digit)
}

fn cyclic(row: &str, number: u32) -> String {
    let length = row.chars().count();
    let at = (number as usize % length + length - 1) % length;
    row.chars().nth(at).map(String::from).unwrap_or_default()
}

/// A to Z, then AA, BB: as Word has it.
fn letters(number: u32, first: u8) -> String {
    let Some(before) = number.checked_sub(1) else {
        return String::new();
    };
    let letter = char::from(first + (before % 26) as u8);
    std::iter::repeat_n(letter, (before / 26 + 1).min(30) as usize).collect()
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number > 3999 {
        return number.to_string();
    }
    let mut rest = number;
    let mut written = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            written.push_str(sign);
            rest -= value;
        }
    }
    written
}

/// A paragraph with its label before it. `apart`: a tab or a blank stands between them; it is kept only where the two would run
/// together.
pub fn labelled(label: &str, apart: bool, text: &str) -> String {
    let runs_on = label
        .chars()
        .next_back()
        .is_some_and(|c| c.is_alphabetic() || c.is_ascii_digit() || matches!(c, '.' | '０'..='９'));
    let between = if apart && runs_on && !text.is_empty() {
        " "
    } else {
        ""
    };
    format!("{label}{between}{text}")
}

/// How deep numbering goes (ECMA-376 part 1, 17.9.6: nine levels; RTF and DOC have as many, ODF ten).
pub const LEVELS: usize = 10;

/// One level of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Level {
    pub format: NumberFormat,
    /// What is printed, with `%1` to `%9` for the numbers of the levels (`（%1）`, `%1.%2`).
    pub template: String,
    pub start: u32,
    /// Begins anew after a paragraph of a level less than this one; `None`: never.
    pub restart_below: Option<usize>,
    /// All numbers in it are written in Arabic digits (正式编号).
    pub legal: bool,
}

/// The numbers of one list while its paragraphs are read in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counters {
    /// The last number given out on each level.
    last: [Option<u32>; LEVELS],
}

impl Counters {
    /// The label of the next paragraph on `level`. Levels above that have not come up count as having come up once, as in Word
    /// and LibreOffice: a 1.1 that stands first is followed by 2.
    pub fn next(&mut self, level: usize, levels: &[Level]) -> String {
        let Some(own) = levels.get(level).filter(|_| level < LEVELS) else {
            return String::new();
        };
        let next = self.last[level].map_or(own.start, |last| last.saturating_add(1));
        for (last, above) in self.last.iter_mut().zip(levels).take(level) {
            last.get_or_insert(above.start);
        }
        self.set(level, next, levels);
        self.label(level, levels)
    }

    /// Says that `level` now stands at `number`: levels below begin anew.
    pub fn set(&mut self, level: usize, number: u32, levels: &[Level]) {
        self.last[level] = Some(number);
        for below in level + 1..LEVELS {
            let restarts = levels
                .get(below)
                .is_none_or(|l| l.restart_below.is_some_and(|above| level < above));
            if restarts {
                self.last[below] = None;
            }
        }
    }

    /// The next paragraph on `level` has its first number again.
    pub fn restart(&mut self, level: usize) {
        self.last[level] = None;
    }

    /// The label that `level` has now.
    pub fn label(&self, level: usize, levels: &[Level]) -> String {
        let own = &levels[level];
        let mut label = String::new();
        let mut signs = own.template.chars().peekable();
        while let Some(sign) = signs.next() {
            let place = (sign == '%')
                .then(|| signs.peek()?.to_digit(10))
                .flatten()
                .and_then(|d| (d as usize).checked_sub(1));
            match place {
                Some(of) => {
                    signs.next();
                    label.push_str(&self.number(of, own.legal, levels));
                }
                None => label.push(sign),
            }
        }
        label
    }

    fn number(&self, of: usize, legal: bool, levels: &[Level]) -> String {
        let Some(level) = levels.get(of).filter(|_| of < LEVELS) else {
            return String::new();
        };
        let format = if legal && level.format != NumberFormat::None {
            NumberFormat::Decimal
        } else {
            level.format
        };
        format.write(self.last[of].unwrap_or(level.start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_they_are_printed() {
        use NumberFormat::*;
        for (format, number, written) in [
            (Decimal, 12, "12"),
            (DecimalZero, 7, "07"),
            (DecimalFullWidth, 12, "１２"),
            (Circled, 20, "⑳"),
            (Circled, 21, "㉑"),
            (Circled, 36, "㊱"),
            (Circled, 51, "51"),
            (Parenthesised, 3, "⑶"),
            (FullStop, 20, "⒛"),
            (FullStop, 21, "21"),
            (Chinese, 1, "一"),
            (Chinese, 10, "十"),
            (Chinese, 11, "十一"),
            (Chinese, 20, "二十"),
            (Chinese, 101, "一百零一"),
            (Chinese, 110, "一百一十"),
            (Chinese, 1001, "一千零一"),
            (ChineseDigits, 10, "一〇"),
            (ChineseLegal, 12, "拾贰"),
            (ChineseCircled, 10, "㊉"),
            (ChineseParenthesised, 2, "㈡"),
            (HeavenlyStem, 11, "甲"),
            (EarthlyBranch, 2, "丑"),
            (StemAndBranch, 13, "丙子"),
            (Padded(3), 7, "007"),
            (Dashed, 2, "- 2 -"),
            (ChineseLegalTraditional, 26, "貳拾陸"),
            (UpperLetter, 26, "Z"),
            (LowerLetter, 28, "bb"),
            (UpperRoman, 1994, "MCMXCIV"),
            (LowerRoman, 4, "iv"),
            (None, 4, ""),
        ] {
            assert_eq!(format.write(number), written, "{format:?} {number}");
        }
        for format in [
            Circled,
            Chinese,
            UpperLetter,
            UpperRoman,
            HeavenlyStem,
            Padded(255),
        ] {
            format.write(0);
            format.write(u32::MAX);
        }
    }

    #[test]
    fn a_label_is_set_apart_only_where_it_would_run_on() {
        for (label, apart, written) in [
            ("一、", true, "一、学习"),
            ("（一）", true, "（一）学习"),
            ("①", true, "①学习"),
            ("1.", true, "1. 学习"),
            ("1.", false, "1.学习"),
            ("第一条", true, "第一条 学习"),
            ("", true, "学习"),
        ] {
            assert_eq!(labelled(label, apart, "学习"), written);
        }
        assert_eq!(labelled("12", true, ""), "12");
    }

    #[test]
    fn formats_by_their_code() {
        for (code, written) in [
            (0, "3"),
            (3, "C"),
            (11, "三"),
            (18, "③"),
            (23, ""),
            (29, "㈢"),
            (30, "丙"),
            (38, "叁"),
            (39, "三"),
            (200, "3"),
        ] {
            assert_eq!(NumberFormat::of_code(code).write(3), written, "{code}");
        }
    }

    fn levels() -> Vec<Level> {
        ["%1、", "（%2）", "%3．"]
            .into_iter()
            .enumerate()
            .map(|(i, template)| Level {
                format: if i < 2 {
                    NumberFormat::Chinese
                } else {
                    NumberFormat::Decimal
                },
                template: template.to_owned(),
                start: 1,
                restart_below: Some(i),
                legal: false,
            })
            .collect()
    }

    fn labels(levels: &[Level], paragraphs: &[usize]) -> Vec<String> {
        let mut counters = Counters::default();
        paragraphs
            .iter()
            .map(|&level| counters.next(level, levels))
            .collect()
    }

    #[test]
    fn levels_below_begin_anew() {
        assert_eq!(
            labels(&levels(), &[0, 1, 2, 2, 1, 2, 0, 1]),
            [
                "一、", "（一）", "1．", "2．", "（二）", "1．", "二、", "（一）"
            ]
        );
    }

    #[test]
    fn a_level_may_run_on() {
        let mut levels = levels();
        levels[2].restart_below = None;
        assert_eq!(
            labels(&levels, &[0, 1, 2, 1, 2, 0, 1, 2]),
            [
                "一、", "（一）", "1．", "（二）", "2．", "二、", "（一）", "3．"
            ]
        );
        levels[2].restart_below = Some(1);
        assert_eq!(
            labels(&levels, &[0, 1, 2, 1, 2, 0, 2]).join(""),
            "一、（一）1．（二）2．二、1．"
        );
    }

    #[test]
    fn levels_that_are_passed_over_have_come_up() {
        assert_eq!(
            labels(&levels(), &[1, 0, 2, 1]),
            ["（一）", "二、", "1．", "（二）"]
        );
    }

    #[test]
    fn numbers_of_levels_above() {
        let mut levels = levels();
        levels[2].template = "%1.%3".to_owned();
        assert_eq!(labels(&levels, &[2, 2]), ["一.1", "一.2"]);
        levels[2].legal = true;
        assert_eq!(labels(&levels, &[0, 0, 2]), ["一、", "二、", "2.1"]);
        levels[2].template = "100%".to_owned();
        assert_eq!(labels(&levels, &[2, 7]), ["100%", ""]);
    }
}
