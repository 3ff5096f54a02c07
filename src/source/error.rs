//! Why a file cannot be read, said to a person: what is wrong, and what to do.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::format::{Family, Format, Handling};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// No bytes, or nothing but a byte-order mark.
    Empty,
    /// More bytes than [`LIMIT_BYTES`](super::LIMIT_BYTES).
    TooLarge,
    /// A format that is not read, named if it is known.
    NotRead(Option<Format>),
    /// Perhaps a text, but in no encoding that is read.
    Undecodable,
    /// Begins like a file of this format and is damaged or cut off. The text says where, in English, for a maintainer.
    Broken(Format, String),
    /// Protected by a password.
    Encrypted(Format),
    /// Holds no text, but perhaps pictures of pages.
    NoText(Format),
    /// Holds text, but of most characters it does not say which they are.
    UnknownCharacters(Format),
    /// What is packed in it is larger than [`LIMIT_UNPACKED_BYTES`](super::LIMIT_UNPACKED_BYTES), or its text than
    /// [`LIMIT_TEXT_BYTES`](super::LIMIT_TEXT_BYTES).
    TooMuchInside,
    /// An archive: what is read are the files in it.
    Archive,
    /// Holds a saved report, which is no text to be read: see [`reopen`](crate::reopen).
    Saved,
    /// A report that was saved without its text.
    SavedWithoutText,
    /// A workspace ([`crate::workspace`]) of another version, or damaged; what is wrong is for a maintainer.
    Workspace(String),
    /// What a reader elsewhere (another wasm module) said.
    Said(Refusal),
}

/// An error as it travels between wasm modules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    pub code: String,
    pub message: String,
    pub message_en: String,
}

impl From<&OpenError> for Refusal {
    fn from(error: &OpenError) -> Self {
        Self {
            code: error.code().to_owned(),
            message: error.message(),
            message_en: error.message_en(),
        }
    }
}

impl OpenError {
    /// A name for programs; never changes.
    pub fn code(&self) -> &str {
        match self {
            Self::Empty => "empty_file",
            Self::TooLarge => "too_large",
            Self::NotRead(_) => "not_read",
            Self::Undecodable => "undecodable",
            Self::Broken(..) => "broken",
            Self::Encrypted(_) => "encrypted",
            Self::NoText(_) => "no_text",
            Self::UnknownCharacters(_) => "unknown_characters",
            Self::TooMuchInside => "too_much_inside",
            Self::Archive => "archive",
            Self::Saved => "saved",
            Self::SavedWithoutText => "saved_without_text",
            Self::Workspace(_) => "workspace",
            Self::Said(refusal) => &refusal.code,
        }
    }

    /// In Chinese.
    pub fn message(&self) -> String {
        match self {
            Self::Empty => "文件是空的。请检查是否选对了文件。".to_owned(),
            Self::TooLarge => {
                "文件超过 50 MB。请拆成几个较小的文件，或只复制需要的部分粘贴进来。".to_owned()
            }
            Self::NotRead(Some(format)) => {
                let name = format.name;
                let advice = advice(format);
                format!("这是{name}文件，本工具不读这种格式。{advice}")
            }
            Self::NotRead(None) => {
                "认不出这是什么格式。请用原来的软件打开，另存为 DOCX、PDF 或纯文本（.txt）后再选。"
                    .to_owned()
            }
            Self::Undecodable => {
                "认不出文件的文字编码。请用记事本或 WPS 打开，另存为 UTF-8 编码的纯文本（.txt）后再选。"
                    .to_owned()
            }
            Self::Broken(format, _) => {
                let name = format.name;
                format!(
                    "这像是{name}文件，但已损坏或不完整，读不出来。请重新下载或拷贝一份；如果原来的软件能打开，请另存后再选。"
                )
            }
            Self::Encrypted(format) => {
                let name = format.name;
                format!("这个{name}文件设了密码。请用原来的软件打开，去掉密码另存后再选。")
            }
            Self::NoText(format) => {
                let name = format.name;
                format!(
                    "这个{name}文件里没有文字，可能是扫描件（图片）。请先用文字识别（OCR）软件处理后再选。"
                )
            }
            Self::UnknownCharacters(format) => {
                let name = format.name;
                format!(
                    "这个{name}文件没有写明字形对应哪些字，取出来的会是乱码。请用原来的软件另存为 DOCX，或用文字识别（OCR）软件处理后再选。"
                )
            }
            Self::TooMuchInside => {
                "文件展开后太大，为防止耗尽内存没有读。请拆成几个较小的文件后再选。".to_owned()
            }
            Self::Archive => "这是压缩包，请逐个读取里面的文件。".to_owned(),
            Self::Saved => "这是本工具保存的分析结果（JSON），不是原文。".to_owned(),
            Self::SavedWithoutText => "这是本工具保存的 JSON，但没有带上原文，无法对照着打开。请打开原来的文件；以后导出 JSON 时勾选“带上原文”，就可以直接打开。"
                .to_owned(),
            Self::Workspace(_) => "这个工作区文件已损坏，或者是更新的版本保存的。请换用新版本打开，或请对方重新保存一份。"
                .to_owned(),
            Self::Said(refusal) => refusal.message.clone(),
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
            Self::NotRead(Some(format)) => {
                let name = format.name_en;
                let advice = advice_en(format);
                format!("This is a file of a kind that is not read ({name}). {advice}")
            }
            Self::NotRead(None) => "The format of this file is unknown. \
                Open it in the program it comes from and save it as DOCX, PDF or plain text (.txt)."
                .to_owned(),
            Self::Undecodable => "The encoding of this file is unknown. \
                Open it in an editor and save it as plain text (.txt) in UTF-8."
                .to_owned(),
            Self::Broken(format, at) => {
                let name = format.name_en;
                format!(
                    "This seems to be a file of the kind {name}, but it is damaged or cut off ({at}). \
                     Get it once more; if its own program opens it, save it anew."
                )
            }
            Self::Encrypted(format) => {
                let name = format.name_en;
                format!(
                    "This file ({name}) is protected by a password. \
                     Open it in its own program and save it without one."
                )
            }
            Self::NoText(format) => {
                let name = format.name_en;
                format!(
                    "This file ({name}) holds no text; it may be a scan. \
                     Take the text out of it with an OCR program first."
                )
            }
            Self::UnknownCharacters(format) => {
                let name = format.name_en;
                format!(
                    "This file ({name}) does not say which characters its glyphs are. \
                     Save it as DOCX in its own program, or take the text out of it with an OCR program first."
                )
            }
            Self::TooMuchInside => "Unpacked, this file is too large to be read safely. \
                Split it into smaller files."
                .to_owned(),
            Self::Archive => "This is an archive: read the files in it one by one.".to_owned(),
            Self::Saved => {
                "This is a result that this tool saved (JSON), and not a text.".to_owned()
            }
            Self::SavedWithoutText => "This JSON was saved without its text and cannot be opened beside it. \
                Open the file that it was made from; JSON that is exported with its text can be opened directly."
                .to_owned(),
            Self::Workspace(_) => "This workspace file is damaged or was saved by a newer version. \
                Open it with that version, or have it saved again."
                .to_owned(),
            Self::Said(refusal) => refusal.message_en.clone(),
        }
    }
}

fn family(format: &Format) -> Family {
    match format.handling {
        Handling::Refuse(family) => family,
        Handling::Read(_) | Handling::Reopen => Family::Document,
    }
}

fn advice(format: &Format) -> &'static str {
    match family(format) {
        Family::Document => {
            "请打开它，另存为 DOCX、PDF 或纯文本（.txt）后再选，或复制全文粘贴进来。"
        }
        Family::Picture => "请先用文字识别（OCR）软件取出文字，再粘贴进来。",
        Family::Archive => "请先解压，再选里面的文件；也可以改用 ZIP 压缩。",
        Family::Program => "请检查是否选对了文件。",
    }
}

fn advice_en(format: &Format) -> &'static str {
    match family(format) {
        Family::Document => {
            "Open it and save it as DOCX, PDF or plain text (.txt), or copy all of it and paste it here."
        }
        Family::Picture => "Take the text out of it with an OCR program and paste it here.",
        Family::Archive => "Unpack it and choose the files in it, or pack them as ZIP.",
        Family::Program => "Check that it is the right one.",
    }
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message_en())
    }
}

impl std::error::Error for OpenError {}
