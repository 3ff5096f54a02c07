//! Styles, as far as they tell what is printed: numbers of lists and headings, hidden text (OpenDocument 1.3 part 3, 16).

use std::collections::HashMap;

use crate::source::OpenError;
use crate::source::numbering::{LEVELS, Level, NumberFormat};
use crate::source::xml::{Element, Xml};

/// Styles inherit from styles that inherit; no honest file comes near this many.
const LONGEST_CHAIN: usize = 64;

#[derive(Debug, Default)]
pub struct Styles {
    /// By family and name.
    styles: HashMap<(String, String), Style>,
    lists: HashMap<String, ListStyle>,
    /// Of headings.
    pub outline: ListStyle,
}

#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    /// An empty one says: no list.
    list: Option<String>,
    hidden: Option<bool>,
}

/// How the levels of a list are numbered.
#[derive(Clone, Debug)]
pub struct ListStyle {
    pub levels: Vec<Level>,
    /// Whether a blank or a tab stands behind the label.
    pub apart: [bool; LEVELS],
}

impl Default for ListStyle {
    fn default() -> Self {
        let level = |i| Level {
            format: NumberFormat::None,
            start: 1,
            restart_below: Some(i),
            ..Level::default()
        };
        Self {
            levels: (0..LEVELS).map(level).collect(),
            apart: [true; LEVELS],
        }
    }
}

impl Styles {
    /// Reads the children of `office:styles` or `office:automatic-styles`.
    pub fn read(&mut self, xml: &mut Xml) -> Result<(), OpenError> {
        while let Some(element) = xml.child()? {
            match element.name() {
                "style" => self.style(&element, xml)?,
                "list-style" => {
                    let name = owned(&element, "name").unwrap_or_default();
                    self.lists.insert(name, list_style(xml)?);
                }
                "outline-style" => self.outline = list_style(xml)?,
                _ => xml.skip()?,
            }
        }
        Ok(())
    }

    fn style(&mut self, element: &Element, xml: &mut Xml) -> Result<(), OpenError> {
        let key = (
            owned(element, "family").unwrap_or_default(),
            owned(element, "name").unwrap_or_default(),
        );
        let mut style = Style {
            parent: owned(element, "parent-style-name"),
            list: owned(element, "list-style-name"),
            hidden: None,
        };
        while let Some(child) = xml.child()? {
            if child.name() == "text-properties" {
                style.hidden = child.attribute("display").map(|display| display == "none");
            }
            xml.skip()?;
        }
        self.styles.insert(key, style);
        Ok(())
    }

    /// The first answer of the style `name` or those that it inherits from.
    fn inherited<T>(
        &self,
        family: &str,
        name: &str,
        answer: impl Fn(&Style) -> Option<T>,
    ) -> Option<T> {
        let mut key = (family.to_owned(), name.to_owned());
        for _ in 0..LONGEST_CHAIN {
            let style = self.styles.get(&key)?;
            if let Some(found) = answer(style) {
                return Some(found);
            }
            key.1 = style.parent.clone()?;
        }
        None
    }

    /// Whether the style of a paragraph or, with the family `text`, of a span hides what is in it, if it says so.
    pub fn hides(&self, family: &str, name: &str) -> Option<bool> {
        self.inherited(family, name, |style| style.hidden)
    }

    /// The list style that the style of a paragraph names; an empty name says that there shall be no list.
    pub fn list_of_paragraph(&self, name: &str) -> Option<String> {
        self.inherited("paragraph", name, |style| style.list.clone())
    }

    pub fn list(&self, name: &str) -> Option<&ListStyle> {
        self.lists.get(name)
    }
}

pub fn owned(element: &Element, attribute: &str) -> Option<String> {
    Some(element.attribute(attribute)?.into_owned())
}

/// Reads the levels of a list or outline style.
fn list_style(xml: &mut Xml) -> Result<ListStyle, OpenError> {
    let mut style = ListStyle::default();
    let mut joined = Vec::new();
    while let Some(element) = xml.child()? {
        let level = element
            .number("level")
            .and_then(|level: usize| level.checked_sub(1))
            .filter(|&level| level < LEVELS);
        let numbers = matches!(
            element.name(),
            "list-level-style-number" | "outline-level-style"
        );
        let Some(level) = level.filter(|_| numbers) else {
            xml.skip()?;
            continue;
        };
        if let Some(shown) = read_level(&element, level, &mut style.levels[level]) {
            joined.push((level, shown));
        }
        if let Some(apart) = stands_apart(xml)? {
            style.apart[level] = apart;
        }
    }
    // Only now all formats are known.
    for (level, shown) in joined {
        let numbers = numbers_of_levels(&style.levels, level, shown);
        let template = &mut style.levels[level].template;
        *template = template.replace("%%", &numbers);
    }
    Ok(style)
}

/// How many levels the number shows, where `%%` in the template stands for them.
fn read_level(element: &Element, at: usize, level: &mut Level) -> Option<usize> {
    let text = |name| owned(element, name).unwrap_or_default();
    level.format = number_format(&text("num-format"));
    level.start = element.number("start-value").unwrap_or(1);
    level.legal = text("is-legal") == "true";
    if let Some(format) = owned(element, "num-list-format") {
        level.template = from_list_format(&format);
        return None;
    }
    level.template = format!("{}%%{}", text("num-prefix"), text("num-suffix"));
    let shown = element.number("display-levels").unwrap_or(1);
    Some(shown.clamp(1, at + 1))
}

/// `第%1%条` has a sign on both sides of the level, [`Level::template`] only before it.
fn from_list_format(format: &str) -> String {
    let mut template = String::new();
    let mut parts = format.split('%');
    template.push_str(parts.next().unwrap_or_default());
    while let Some(inner) = parts.next() {
        match inner.parse::<usize>() {
            // Of the tenth level there is no sign for the place of its number.
            Ok(level) if level < LEVELS => template.push_str(&format!("%{level}")),
            Ok(_) => {}
            Err(_) => template.push_str(inner),
        }
        template.push_str(parts.next().unwrap_or_default());
    }
    template
}

/// `%1.%2.%3`; levels that print no number are left out.
fn numbers_of_levels(levels: &[Level], last: usize, shown: usize) -> String {
    let places: Vec<String> = (last + 1 - shown..=last)
        .filter(|&level| levels[level].format != NumberFormat::None && level < 9)
        .map(|level| format!("%{}", level + 1))
        .collect();
    places.join(".")
}

/// Whether `text:label-followed-by` sets the label apart, if it is there.
fn stands_apart(xml: &mut Xml) -> Result<Option<bool>, OpenError> {
    let mut apart = None;
    while let Some(properties) = xml.child()? {
        if properties.name() != "list-level-properties" {
            xml.skip()?;
            continue;
        }
        while let Some(alignment) = xml.child()? {
            let followed = alignment.attribute("label-followed-by");
            apart = followed.map(|by| by != "nothing").or(apart);
            xml.skip()?;
        }
    }
    Ok(apart)
}

/// `style:num-format`: what is counted with, or a row of the first signs (`一, 二, 三, ...`).
fn number_format(format: &str) -> NumberFormat {
    match format.split(',').next().unwrap_or_default().trim() {
        "" => NumberFormat::None,
        "01" | "001" => NumberFormat::DecimalZero,
        "１" => NumberFormat::DecimalFullWidth,
        "①" => NumberFormat::Circled,
        "⑴" | "(1)" => NumberFormat::Parenthesised,
        "⒈" => NumberFormat::FullStop,
        "一" => NumberFormat::Chinese,
        "〇" => NumberFormat::ChineseDigits,
        "壹" | "壱" => NumberFormat::ChineseLegal,
        "㊀" => NumberFormat::ChineseCircled,
        "甲" => NumberFormat::HeavenlyStem,
        "子" => NumberFormat::EarthlyBranch,
        "A" => NumberFormat::UpperLetter,
        "a" => NumberFormat::LowerLetter,
        "I" => NumberFormat::UpperRoman,
        "i" => NumberFormat::LowerRoman,
        _ => NumberFormat::Decimal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_formats() {
        for (format, template) in [
            ("（%2%）", "（%2）"),
            ("%1%.%3%、", "%1.%3、"),
            ("第%1%条", "第%1条"),
            ("%10%", ""),
            ("附", "附"),
            ("%", ""),
        ] {
            assert_eq!(from_list_format(format), template, "{format}");
        }
    }
}
