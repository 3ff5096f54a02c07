//! A report as a person reads it: its names in two languages, its values and facts, its marks in the text. What the page and
//! the exports share; nothing here needs a browser.

pub mod answers;
pub mod cut;
pub mod describe;
pub mod example;
pub mod facts;
#[cfg(test)]
pub mod fixture;
pub mod hand;
pub mod kind;
pub mod kind_help;
mod labels;
mod lang;
pub mod layers;
pub mod marks;
pub mod own;
pub mod points;
pub mod rules;
pub mod sentences;
pub mod target;
mod topics;

pub use lang::Lang;
