//! Which build of the page this is.

use super::document;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Build {
    pub version: &'static str,
    /// The day of the sources, as YYYY-MM-DD; none where the build did not know.
    pub date: Option<String>,
    /// Whether the page is the single file that is opened from disk, and not a site.
    pub single_file: bool,
}

/// The version of this page, and what the scripts that built it wrote into its head.
pub fn build() -> Build {
    let find = |selector| document().query_selector(selector).ok().flatten();
    let date = find("meta[name=build-date]").and_then(|meta| meta.get_attribute("content"));
    Build {
        version: env!("CARGO_PKG_VERSION"),
        date: date.filter(|date| !date.is_empty()),
        single_file: find("#wasm-app").is_some(),
    }
}
