//! The numbers of `<ol>`, which the page shows and its source does not hold (HTML Living Standard, 4.4.5).

use super::tree::Tree;
use crate::source::numbering::NumberFormat;

/// The numbers of one `<ol>`, item after item.
pub struct Numbers {
    format: NumberFormat,
    next: u32,
    reversed: bool,
}

impl Numbers {
    /// `None` for elements and lists that have no numbers.
    pub fn of(tree: &Tree, list: usize) -> Option<Self> {
        if tree.name(list) != "ol" {
            return None;
        }
        let reversed = tree.attribute(list, "reversed").is_some();
        let items = tree.nodes[list].children.iter();
        let first = || match reversed {
            true => items.filter(|&&child| tree.name(child) == "li").count() as u32,
            false => 1,
        };
        Some(Self {
            format: format(tree, list)?,
            next: given(tree, list, "start").unwrap_or_else(first),
            reversed,
        })
    }

    /// What stands before the next item.
    pub fn label(&mut self, tree: &Tree, item: usize) -> String {
        let number = given(tree, item, "value").unwrap_or(self.next);
        self.next = if self.reversed {
            number.saturating_sub(1)
        } else {
            number.saturating_add(1)
        };
        match self.format {
            NumberFormat::Chinese => format!("{}、", self.format.write(number)),
            _ => format!("{}. ", self.format.write(number)),
        }
    }
}

fn given(tree: &Tree, node: usize, name: &str) -> Option<u32> {
    tree.attribute(node, name)?.trim().parse().ok()
}

/// `None` where the style takes the numbers away.
fn format(tree: &Tree, list: usize) -> Option<NumberFormat> {
    let style = tree.attribute(list, "style").unwrap_or_default();
    let style = style.to_ascii_lowercase();
    let style: String = style.split_ascii_whitespace().collect();
    let named = |name: &str| style.contains(name);
    if named("list-style:none") || named("list-style-type:none") {
        return None;
    }
    if named("cjk-ideographic") || named("chinese-informal") {
        return Some(NumberFormat::Chinese);
    }
    Some(match tree.attribute(list, "type") {
        Some("a") => NumberFormat::LowerLetter,
        Some("A") => NumberFormat::UpperLetter,
        Some("i") => NumberFormat::LowerRoman,
        Some("I") => NumberFormat::UpperRoman,
        _ if named("lower-alpha") || named("lower-latin") => NumberFormat::LowerLetter,
        _ if named("upper-alpha") || named("upper-latin") => NumberFormat::UpperLetter,
        _ if named("lower-roman") => NumberFormat::LowerRoman,
        _ if named("upper-roman") => NumberFormat::UpperRoman,
        _ => NumberFormat::Decimal,
    })
}
