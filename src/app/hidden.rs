//! Which files nobody meant to open.

/// Whether a file, or a folder it lies in, is one that systems and office programs keep for themselves.
pub fn is_hidden(path: &str) -> bool {
    path.split('/').any(|part| {
        part.starts_with('.')
            || part.starts_with("~$")
            || ["__MACOSX", "Thumbs.db", "desktop.ini"]
                .iter()
                .any(|hidden| part.eq_ignore_ascii_case(hidden))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_systems_keep_is_hidden() {
        for path in [
            "/通报/.DS_Store", "~$通报.docx", "__MACOSX/a.txt", "a/thumbs.db", ".git/b",
        ] {
            assert!(is_hidden(path), "{path}");
        }
        assert!(!is_hidden("/2023.11/通报.v2.txt"));
    }
}
