//! A list of kinds as a file: JSON, a list of [`OwnKind`].

use std::fmt;

use super::{Matcher, OwnError, OwnKind};

/// Why a file gives no kinds.
#[derive(Debug)]
pub enum ListError {
    /// It is no JSON, or JSON of something else.
    Form(serde_json::Error),
    /// One of the kinds cannot be sought.
    Kind { name: String, error: OwnError },
}

/// Reads a list, all of whose kinds can be sought.
pub fn read_list(json: &[u8]) -> Result<Vec<OwnKind>, ListError> {
    // Editors of Windows put a byte-order mark first.
    let json = json.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(json);
    let kinds: Vec<OwnKind> = serde_json::from_slice(json).map_err(ListError::Form)?;
    match Matcher::new(&kinds) {
        Ok(_) => Ok(kinds),
        Err(error) => {
            let name = kinds.get(error.kind).map(|kind| kind.name.clone());
            let name = name.unwrap_or_default();
            Err(ListError::Kind { name, error })
        }
    }
}

pub fn write_list(kinds: &[OwnKind]) -> String {
    // Cannot fail: strings and booleans, written to memory.
    serde_json::to_string_pretty(kinds).unwrap_or_default() + "\n"
}

impl ListError {
    /// In Chinese.
    pub fn message(&self) -> String {
        match self {
            Self::Form(error) => format!(
                "这不是类别清单：第 {} 行第 {} 列处读不懂。",
                error.line(),
                error.column()
            ),
            Self::Kind { name, error } => format!("类别“{name}”：{}", error.message),
        }
    }

    pub fn message_en(&self) -> String {
        match self {
            Self::Form(error) => format!("This is no list of kinds: {error}."),
            Self::Kind { name, error } => format!("Kind “{name}”: {}", error.message_en),
        }
    }
}

impl fmt::Display for ListError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.message(), self.message_en())
    }
}

impl std::error::Error for ListError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_back_as_it_was_written() {
        let kinds = vec![
            OwnKind {
                name: "平台".into(),
                words: vec!["三资".into(), "公车".into()],
                match_case: true,
                ..OwnKind::default()
            },
            OwnKind {
                name: "文号".into(),
                pattern: Some("[0-9]+号".into()),
                ..OwnKind::default()
            },
        ];
        let written = write_list(&kinds);
        assert_eq!(read_list(written.as_bytes()).unwrap(), kinds);
        assert_eq!(
            read_list(format!("\u{FEFF}{written}").as_bytes()).unwrap(),
            kinds
        );
    }

    #[test]
    fn what_is_wrong_with_a_list_is_told() {
        let told = |json: &str| read_list(json.as_bytes()).unwrap_err().message();
        assert!(told("{").contains("第 1 行"));
        assert!(told(r#"[{"name": "甲", "word": ["乙"]}]"#).contains("不是类别清单"));
        assert!(told(r#"[{"name": "甲", "pattern": "("}]"#).starts_with("类别“甲”：第 1 个字符"));
    }
}
