//! Which language the page starts in.

use super::Lang;

impl Lang {
    /// The language for someone whose browser prefers these, the most wanted first (`zh-Hant-TW`, `en-GB` …): the first of them
    /// that the page speaks, English where it speaks none, Chinese where nothing is known.
    pub fn preferred<S: AsRef<str>>(names: impl IntoIterator<Item = S>) -> Lang {
        let mut preferred = Lang::Zh;
        for name in names {
            let main = name.as_ref().split(['-', '_']).next().unwrap_or_default();
            match Lang::named(&main.to_ascii_lowercase()) {
                Some(lang) => return lang,
                None => preferred = Lang::En,
            }
        }
        preferred
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_wanted_language_that_the_page_speaks_is_taken() {
        assert_eq!(Lang::preferred(["zh-CN", "en"]), Lang::Zh);
        assert_eq!(Lang::preferred(["zh_TW"]), Lang::Zh);
        assert_eq!(Lang::preferred(["ZH"]), Lang::Zh);
        assert_eq!(Lang::preferred(["en-US", "zh-CN"]), Lang::En);
        assert_eq!(Lang::preferred(["fr-FR", "zh"]), Lang::Zh);
        assert_eq!(Lang::preferred(["de", "fr"]), Lang::En);
        assert_eq!(Lang::preferred([""; 0]), Lang::Zh);
    }
}
