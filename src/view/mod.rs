//! A report as a person reads it: its names in two languages, its values and facts, its marks in the text. What the page and
//! the exports share; nothing here needs a browser.

pub mod answers;
pub mod cut;
pub mod describe;
pub mod facts;
#[cfg(test)]
pub mod fixture;
pub mod hand;
pub mod kind;
mod labels;
mod lang;
pub mod layers;
pub mod marks;
pub mod own;
pub mod points;
pub mod sentences;
pub mod target;

pub use lang::Lang;
