//! One level of a list (`w:lvl`; ECMA-376 part 1, 17.9.5): how its number is written.

use super::super::OpenError;
use super::super::numbering::{Level, NumberFormat};
use super::super::symbol;
use super::super::xml::Xml;
use super::lists::Dress;
use super::styles::toggle;

/// Longer than any number is written, in characters.
const LONGEST_TEMPLATE: usize = 100;

/// A level while it is read: its parts may come in any order.
#[derive(Default)]
struct Draft {
    level: Level,
    dress: Dress,
    is_bullet: bool,
    font: String,
}

/// Reads the children of the level at place `at`.
pub fn read(xml: &mut Xml, at: usize) -> Result<(Level, Dress), OpenError> {
    let mut draft = Draft::default();
    draft.dress.apart = true;
    draft.level.restart_below = Some(at);
    draft.read(xml, at)?;
    if draft.is_bullet {
        draft.level.template = bullet(&draft.level.template, &draft.font);
    }
    Ok((draft.level, draft.dress))
}

impl Draft {
    fn read(&mut self, xml: &mut Xml, at: usize) -> Result<(), OpenError> {
        while let Some(element) = xml.child()? {
            let value = element.attribute("val");
            let said = value.as_deref().unwrap_or_default();
            match element.name() {
                "start" => self.level.start = element.number("val").unwrap_or_default(),
                "numFmt" => {
                    let custom = element.attribute("format");
                    self.level.format = format(said, custom.as_deref().unwrap_or_default());
                    self.is_bullet = said == "bullet";
                }
                "lvlText" => {
                    self.level.template = said.chars().take(LONGEST_TEMPLATE).collect();
                }
                "lvlRestart" => self.level.restart_below = restart(element.number("val"), at),
                "isLgl" => self.level.legal = toggle(&element),
                "suff" => self.dress.apart = said != "nothing",
                "pStyle" => self.dress.style = Some(said.to_owned()),
                "vanish" => self.dress.hidden = toggle(&element),
                "rFonts" => {
                    let font = element.attribute("ascii");
                    self.font = font.unwrap_or_default().into_owned();
                }
                "rPr" => {
                    self.read(xml, at)?;
                    continue;
                }
                // Formats of Word 2010 stand beside a plainer one.
                "AlternateContent" => {
                    if xml.alternative()? {
                        self.read(xml, at)?;
                        xml.skip()?;
                    }
                    continue;
                }
                _ => {}
            }
            xml.skip()?;
        }
        Ok(())
    }
}

/// `w:lvlRestart` counts levels from one; 0 is never, and a level that is not above says nothing (17.9.10).
fn restart(value: Option<usize>, at: usize) -> Option<usize> {
    match value {
        Some(0) => None,
        Some(above) if above <= at => Some(above),
        _ => Some(at),
    }
}

/// The sign of a list without numbers, where its font is known.
fn bullet(template: &str, font: &str) -> String {
    // Word's usual second level, in Courier New.
    if template == "o" {
        return "○".to_owned();
    }
    let signs = template.trim().chars();
    signs
        .map(|c| symbol::sign(font, c as u32).unwrap_or('•'))
        .collect()
}

/// By the names of ST_NumberFormat (17.18.59). What no Chinese document has, and the many ways to write in letters, are
/// written in digits.
pub fn format(name: &str, custom: &str) -> NumberFormat {
    match name {
        "none" | "bullet" => NumberFormat::None,
        "decimalZero" => NumberFormat::DecimalZero,
        "custom" => padded(custom),
        "decimalFullWidth" | "decimalFullWidth2" => NumberFormat::DecimalFullWidth,
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => NumberFormat::Circled,
        "decimalEnclosedParen" => NumberFormat::Parenthesised,
        "decimalEnclosedFullstop" => NumberFormat::FullStop,
        "numberInDash" => NumberFormat::Dashed,
        "chineseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "japaneseCounting" => NumberFormat::Chinese,
        "ideographDigital"
        | "taiwaneseDigital"
        | "japaneseDigitalTenThousand"
        | "koreanDigital2" => NumberFormat::ChineseDigits,
        "chineseLegalSimplified" => NumberFormat::ChineseLegal,
        "ideographLegalTraditional" => NumberFormat::ChineseLegalTraditional,
        // Named for circles, but Word draws brackets ([MS-OI29500] 2.1.540).
        "ideographEnclosedCircle" => NumberFormat::ChineseParenthesised,
        "ideographTraditional" => NumberFormat::HeavenlyStem,
        "ideographZodiac" => NumberFormat::EarthlyBranch,
        "ideographZodiacTraditional" => NumberFormat::StemAndBranch,
        "upperLetter" => NumberFormat::UpperLetter,
        "lowerLetter" => NumberFormat::LowerLetter,
        "upperRoman" => NumberFormat::UpperRoman,
        "lowerRoman" => NumberFormat::LowerRoman,
        _ => NumberFormat::Decimal,
    }
}

/// `001, 002, 003, ...` shows how many digits there are at least.
fn padded(custom: &str) -> NumberFormat {
    let first = custom.split(',').next().unwrap_or_default().trim();
    let zeros = first.bytes().take_while(|&b| b == b'0').count();
    match first.len() {
        digits @ 2..=9 if zeros + 1 == digits => NumberFormat::Padded(digits as u8),
        _ => NumberFormat::Decimal,
    }
}
