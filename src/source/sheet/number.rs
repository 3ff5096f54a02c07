//! Numbers as a cell shows them, by its number format (ECMA-376 part 1, 18.8.30 and 18.8.31; [MS-XLS] 2.4.126).
//!
//! Dates are written as `2024年6月30日` whatever their format, with as much of it as the format shows.

/// What a number format makes of a number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum NumberFormat {
    /// As many digits as the number has.
    #[default]
    General,
    Fixed(Fixed),
    Date(Parts),
}

/// So many digits behind the point, and what stands around them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fixed {
    before: String,
    decimals: usize,
    grouped: bool,
    percent: bool,
    behind: String,
}

/// Which parts of a moment are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    year: bool,
    month: bool,
    day: bool,
    time: bool,
    seconds: bool,
}

/// From which day the days are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Epoch {
    #[default]
    Y1900,
    Y1904,
}

/// Most digits behind the point that a number is shown with.
const MOST_DECIMALS: usize = 15;

/// 31 December 9999, the last day that a workbook knows.
const LAST_DAY: i64 = 2_958_465;

/// 1 January 1970 as a day of the epoch of 1900.
const UNIX_DAY: i64 = 25_569;

const SECONDS_A_DAY: i64 = 86_400;

impl NumberFormat {
    /// The format that a program has of itself under this number; those of 27 on are the Chinese ones.
    pub fn builtin(id: u16) -> Self {
        let code = match id {
            1 => "0",
            2 => "0.00",
            3 | 37 | 38 => "#,##0",
            4 | 39 | 40 | 43 | 44 => "#,##0.00",
            9 => "0%",
            10 => "0.00%",
            41 | 42 => "#,##0",
            14 | 15 | 30 | 31 => "yyyy/m/d",
            16 | 28 | 29 | 51 | 53 | 54 | 58 => "m/d",
            17 | 27 | 36 | 50 | 52 | 57 => "yyyy/m",
            18 | 20 | 32 | 34 | 55 => "h:mm",
            19 | 21 | 33 | 35 | 45..=47 | 56 => "h:mm:ss",
            22 => "yyyy/m/d h:mm",
            _ => return Self::General,
        };
        Self::parse(code)
    }

    /// The format of this code. What is not known of it shows the number as it is.
    pub fn parse(code: &str) -> Self {
        if code.contains("General") || code.contains("G/") {
            return Self::General;
        }
        Scan::of(code).format()
    }

    /// `value` as its cell shows it.
    pub fn show(&self, value: f64, epoch: Epoch) -> String {
        match self {
            Self::General => plain(value),
            Self::Fixed(fixed) => fixed.show(value),
            Self::Date(parts) => parts.show(value, epoch).unwrap_or_else(|| plain(value)),
        }
    }
}

/// What the first section of a format code holds.
#[derive(Default)]
struct Scan {
    fixed: Fixed,
    digits: bool,
    point: bool,
    /// The letters of a date, one for each run: `ymdhms`.
    letters: String,
    /// Exponents, fractions, thousands left out: not shown as the format says.
    other: bool,
}

impl Scan {
    fn of(code: &str) -> Self {
        let mut scan = Self::default();
        let mut chars = code.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                ';' => break,
                '"' => chars
                    .by_ref()
                    .take_while(|&c| c != '"')
                    .for_each(|c| scan.literal(c)),
                '\\' | '!' => chars.next().into_iter().for_each(|c| scan.literal(c)),
                // A blank as wide as the next character; the next character, repeated.
                '_' | '*' => drop(chars.next()),
                '[' => scan.bracket(&chars.by_ref().take_while(|&c| c != ']').collect::<String>()),
                'E' | 'e' if scan.digits && matches!(chars.peek(), Some('+' | '-')) => {
                    scan.other = true;
                }
                'y' | 'Y' | 'e' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' => {
                    let mut run = 1;
                    while chars.next_if(|n| n.eq_ignore_ascii_case(&c)).is_some() {
                        run += 1;
                    }
                    scan.letter(c.to_ascii_lowercase(), run);
                }
                '0' | '#' | '?' => scan.digit(),
                ',' => scan.fixed.grouped |= scan.digits,
                '.' => scan.point = true,
                '%' => scan.fixed.percent = true,
                '/' => scan.other |= scan.digits,
                '@' => scan.other = true,
                other => scan.literal(other),
            }
            // Behind the digits a comma divides by a thousand.
            let scales = c == ',' && scan.digits && !matches!(chars.peek(), Some('0' | '#' | '?'));
            scan.other |= scales && scan.letters.is_empty();
        }
        scan
    }

    fn digit(&mut self) {
        self.digits = true;
        self.fixed.decimals += usize::from(self.point);
    }

    fn literal(&mut self, c: char) {
        if self.digits {
            self.fixed.behind.push(c);
        } else {
            self.fixed.before.push(c);
        }
    }

    /// `[$¥-804]` is a currency, `[h]` hours beyond a day; colours, conditions and languages show nothing.
    fn bracket(&mut self, inner: &str) {
        if let Some(currency) = inner.strip_prefix('$') {
            let sign = currency.split('-').next().unwrap_or_default();
            sign.chars().for_each(|c| self.literal(c));
        } else if let Some(c @ ('h' | 'm' | 's')) =
            inner.chars().next().map(|c| c.to_ascii_lowercase())
            && inner.chars().all(|other| other.eq_ignore_ascii_case(&c))
        {
            self.letters.push(c);
        }
    }

    fn letter(&mut self, c: char, run: usize) {
        // ddd is the day of the week.
        if c != 'd' || run < 3 {
            self.letters.push(if c == 'e' { 'y' } else { c });
        }
    }

    fn format(self) -> NumberFormat {
        if !self.letters.is_empty() {
            return NumberFormat::Date(Parts::of(&self.letters));
        }
        if self.other || !self.digits {
            return NumberFormat::General;
        }
        let decimals = self.fixed.decimals.min(MOST_DECIMALS);
        NumberFormat::Fixed(Fixed {
            decimals,
            ..self.fixed
        })
    }
}

impl Fixed {
    fn show(&self, value: f64) -> String {
        let value = if self.percent { value * 100.0 } else { value };
        let rounded = format!("{:.*}", self.decimals, without_noise(value.abs()));
        let digits = if self.grouped {
            grouped(&rounded)
        } else {
            rounded
        };
        let zero = !digits.contains(|c: char| ('1'..='9').contains(&c));
        let sign = if value < 0.0 && !zero { "-" } else { "" };
        let percent = if self.percent { "%" } else { "" };
        let (before, behind) = (self.before.trim(), self.behind.trim());
        format!("{sign}{before}{digits}{percent}{behind}")
    }
}

fn grouped(digits: &str) -> String {
    let whole = digits.find('.').unwrap_or(digits.len());
    let mut out = String::new();
    for (i, c) in digits.char_indices() {
        if i > 0 && i < whole && (whole - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// The number of 15 digits that is nearest: what a program means that stores 0.30000000000000004.
fn without_noise(value: f64) -> f64 {
    format!("{value:.14e}").parse().unwrap_or(value)
}

/// All digits of a number, without an exponent where it is no longer than a number is written.
pub fn plain(value: f64) -> String {
    let value = without_noise(value);
    let size = value.abs();
    if size >= 1e21 || (size > 0.0 && size < 1e-9) {
        format!("{value:e}")
    } else {
        format!("{value}")
    }
}

impl Parts {
    fn of(letters: &str) -> Self {
        let letters: Vec<char> = letters.chars().collect();
        let mut parts = Self::default();
        for (i, &letter) in letters.iter().enumerate() {
            let before = i.checked_sub(1).map(|i| letters[i]);
            // m behind hours or before seconds is minutes.
            let minutes = before == Some('h') || letters.get(i + 1) == Some(&'s');
            match letter {
                'y' => parts.year = true,
                'm' if !minutes => parts.month = true,
                'd' => parts.day = true,
                's' => (parts.time, parts.seconds) = (true, true),
                _ => parts.time = true,
            }
        }
        parts
    }

    fn is_date(self) -> bool {
        self.year || self.month || self.day
    }

    /// `None` where the number is no day that a workbook knows.
    fn show(self, value: f64, epoch: Epoch) -> Option<String> {
        if !(0.0..=LAST_DAY as f64 + 1.0).contains(&value) {
            return None;
        }
        let total = (value * SECONDS_A_DAY as f64).round() as i64;
        let (serial, second) = (total / SECONDS_A_DAY, total % SECONDS_A_DAY);
        if !self.is_date() {
            return Some(self.clock(total));
        }
        let days = match epoch {
            Epoch::Y1904 => serial + 1462,
            // There was no 29 February 1900, but the epoch counts it.
            Epoch::Y1900 if serial < 60 => serial + 1,
            Epoch::Y1900 => serial,
        };
        let (year, month, day) = civil(days - UNIX_DAY);
        let mut shown = self.date(year, month, day);
        if self.time && second > 0 {
            shown.push(' ');
            shown.push_str(&self.clock(second));
        }
        Some(shown)
    }

    fn date(self, year: i64, month: i64, day: i64) -> String {
        let mut shown = String::new();
        for (is_shown, number, sign) in [
            (self.year, year, "年"),
            (self.month, month, "月"),
            (self.day, day, "日"),
        ] {
            if is_shown {
                shown.push_str(&format!("{number}{sign}"));
            }
        }
        shown
    }

    fn clock(self, seconds: i64) -> String {
        let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        if self.seconds {
            format!("{hour}:{minute:02}:{second:02}")
        } else {
            format!("{hour}:{minute:02}")
        }
    }
}

/// Year, month and day of a day counted from 1 January 1970, in the Gregorian calendar: years begin in March here, so that
/// the leap day is the last of its year.
fn civil(days: i64) -> (i64, i64, i64) {
    const DAYS_IN_400_YEARS: i64 = 146_097;
    let days = days + 719_468;
    let era = days.div_euclid(DAYS_IN_400_YEARS);
    let day = days.rem_euclid(DAYS_IN_400_YEARS);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let date = day - (153 * month + 2) / 5 + 1;
    let (month, later) = if month < 10 {
        (month + 3, 0)
    } else {
        (month - 9, 1)
    };
    (era * 400 + year + later, month, date)
}

/// `2024-06-30` and `2024-06-30T08:00:00` (ISO 8601) as a date is written; anything else as it is.
pub fn iso(date: &str) -> String {
    let (day, time) = date.split_once('T').unwrap_or((date, ""));
    let mut numbers = day.splitn(3, '-').map(|n| n.parse::<i64>().ok());
    let parts = Parts {
        year: true,
        month: true,
        day: true,
        ..Parts::default()
    };
    let (Some(Some(year)), Some(Some(month)), Some(Some(day))) =
        (numbers.next(), numbers.next(), numbers.next())
    else {
        return date.to_owned();
    };
    let clock = time.get(..5).filter(|&clock| clock != "00:00");
    let shown = parts.date(year, month, day);
    clock.map_or(shown.clone(), |clock| format!("{shown} {clock}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(value: f64, code: &str) -> String {
        NumberFormat::parse(code).show(value, Epoch::Y1900)
    }

    #[test]
    fn numbers_without_noise() {
        for (value, expected) in [
            (0.1 + 0.2, "0.3"),
            (156.0, "156"),
            (1e6, "1000000"),
            (0.25, "0.25"),
            (-2.5, "-2.5"),
            (1.005e30, "1.005e30"),
        ] {
            assert_eq!(shown(value, "General"), expected);
        }
    }

    #[test]
    fn numbers_by_their_format() {
        for (value, code, expected) in [
            (0.9871, "0.00%", "98.71%"),
            (0.5, "0%", "50%"),
            (1260.0, "#,##0", "1,260"),
            (1234567.891, "#,##0.00_ ;[Red]-#,##0.00", "1,234,567.89"),
            (-1260.4, "#,##0_);(#,##0)", "-1,260"),
            (2.7, "0.00\"万元\"", "2.70万元"),
            (12.5, "[$¥-804]#,##0.00", "¥12.50"),
            (-0.001, "0.0", "0.0"),
            (3.0, "00", "3"),
            (12345.0, "0.00E+00", "12345"),
            (125000.0, "0!.0,", "125000"),
            (0.5, "# ?/?", "0.5"),
            (7.0, "@", "7"),
        ] {
            assert_eq!(shown(value, code), expected, "{code}");
        }
    }

    #[test]
    fn dates_from_the_days_of_an_epoch() {
        for (value, code, expected) in [
            (45473.0, "yyyy/m/d", "2024年6月30日"),
            (45473.0, "yyyy\"年\"m\"月\"d\"日\";@", "2024年6月30日"),
            (45473.0, "[$-804]yyyy\"年\"m\"月\"", "2024年6月"),
            (45473.0, "[DBNum1][$-804]m\"月\"d\"日\"", "6月30日"),
            (45473.0, "e-mm-dd", "2024年6月30日"),
            (45473.5, "yyyy-mm-dd hh:mm", "2024年6月30日 12:00"),
            (45473.0, "yyyy-mm-dd hh:mm", "2024年6月30日"),
            (0.354166666666667, "h:mm", "8:30"),
            (1.5, "[h]:mm:ss", "36:00:00"),
            (45291.0, "ddd yyyy", "2023年"),
            (60.0, "yyyy/m/d", "1900年2月28日"),
            (1.0, "yyyy/m/d", "1900年1月1日"),
            (-5.0, "yyyy/m/d", "-5"),
            (1e12, "yyyy/m/d", "1000000000000"),
        ] {
            assert_eq!(shown(value, code), expected, "{code}");
        }
        let date = NumberFormat::builtin(14);
        assert_eq!(date.show(44011.0, Epoch::Y1904), "2024年6月30日");
        assert_eq!(
            NumberFormat::builtin(57).show(45473.0, Epoch::Y1900),
            "2024年6月"
        );
        assert_eq!(iso("2024-06-30"), "2024年6月30日");
        assert_eq!(iso("2024-06-30T09:30:00"), "2024年6月30日 09:30");
        assert_eq!(iso("六月"), "六月");
    }

    #[test]
    fn any_code_is_read() {
        for code in ["", "\"", "[", "\\", "_", "*", "0.", ";;;", "[$", "%%%", "!"] {
            shown(f64::NAN, code);
            shown(f64::MAX, code);
        }
    }
}
