//! Why a file cannot be read, said to a person: what is wrong, and what to do.

use std::fmt;

use super::{Family, Format};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// No bytes, or nothing but a byte-order mark.
    Empty,
    /// More bytes than [`LIMIT_BYTES`](super::LIMIT_BYTES).
    TooLarge,
    /// Another format, named if it is known.
    NotText(Option<Format>),
    /// Perhaps a text, but in no encoding that is read.
    Undecodable,
}

impl OpenError {
    /// A name for programs; never changes.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty_file",
            Self::TooLarge => "too_large",
            Self::NotText(_) => "not_text",
            Self::Undecodable => "undecodable",
        }
    }

    /// In Chinese.
    pub fn message(&self) -> String {
        match self {
            Self::Empty => "文件是空的。请检查是否选对了文件。".to_owned(),
            Self::TooLarge => {
                "文件超过 50 MB。请拆成几个较小的文件，或只复制需要的部分粘贴进来。".to_owned()
            }
            Self::NotText(Some(format)) => {
                let name = format.name;
                let advice = advice(format.family);
                format!("这是{name}文件，本版本只读文本文件。{advice}")
            }
            Self::NotText(None) => {
                "这不是文本文件，也认不出是什么格式。请用原来的软件打开，另存为纯文本（.txt）后再选。"
                    .to_owned()
            }
            Self::Undecodable => {
                "认不出文件的文字编码。请用记事本或 WPS 打开，另存为 UTF-8 编码的纯文本（.txt）后再选。"
                    .to_owned()
            }
        }
    }

    /// In English.
    pub fn message_en(&self) -> String {
        match self {
            Self::Empty => "The file is empty. Check that it is the right one.".to_owned(),
            Self::TooLarge => {
                "The file is larger than 50 MB. Split it, or paste only the part you need."
                    .to_owned()
            }
            Self::NotText(Some(format)) => {
                let name = format.name_en;
                let advice = advice_en(format.family);
                format!(
                    "This is a file of another kind ({name}); this version reads text files. {advice}"
                )
            }
            Self::NotText(None) => "This is no text file, and its format is unknown. \
                Open it in the program it comes from and save it as plain text (.txt)."
                .to_owned(),
            Self::Undecodable => "The encoding of this file is unknown. \
                Open it in an editor and save it as plain text (.txt) in UTF-8."
                .to_owned(),
        }
    }
}

fn advice(family: Family) -> &'static str {
    match family {
        Family::Document => "请打开它，另存为纯文本（.txt）后再选，或复制全文粘贴进来。",
        Family::Picture => "请先用文字识别（OCR）软件取出文字，再粘贴进来。",
        Family::Archive => "请先解压，再选里面的文本文件。",
        Family::Program => "请检查是否选对了文件。",
    }
}

fn advice_en(family: Family) -> &'static str {
    match family {
        Family::Document => {
            "Open it and save it as plain text (.txt), or copy all of it and paste it here."
        }
        Family::Picture => "Take the text out of it with an OCR program and paste it here.",
        Family::Archive => "Unpack it and choose the text files in it.",
        Family::Program => "Check that it is the right one.",
    }
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message_en())
    }
}

impl std::error::Error for OpenError {}
