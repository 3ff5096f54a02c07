//! What every step stands on: the reading copy of a document, its lines, spans and numerals.

pub mod cursor;
pub mod fold;
pub mod han;
pub mod lexicon;
pub mod line;
pub mod numeral;
pub mod pinyin;
pub mod reading;
pub mod sentence;
pub mod span;
pub mod traditional;
pub mod unit;

pub use han::is_han;
pub use lexicon::Lexicon;
pub use line::Line;
pub use reading::Reading;
pub use span::Span;
