//! What a file is, by its content and never by its name.

use super::{csv, listing};

/// A format that is known by name, whether or not it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    /// For programs: the usual ending of its files.
    pub id: &'static str,
    /// In a Chinese sentence.
    pub name: &'static str,
    /// In an English one.
    pub name_en: &'static str,
    /// As registered with IANA, or as the standard of the format has it.
    pub media_type: &'static str,
    pub handling: Handling,
}

/// What is done with files of a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handling {
    Read(Reader),
    /// A report that this tool saved: see [`reopen`](crate::reopen).
    Reopen,
    /// Refused, with advice.
    Refuse(Family),
}

/// What a person can do with a file that is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    Document,
    Picture,
    Archive,
    Program,
}

/// Which file of this folder reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    Docx,
    Odt,
    Fodt,
    Ofd,
    Zip,
    Doc,
    Rtf,
    Html,
    /// EML and MHT.
    Mail,
    /// Workbooks of every make.
    Sheet,
    Csv,
    Pdf,
}

/// A wasm file of its own: the page loads it when the first file that needs it comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Module {
    /// Zip with XML in it: DOCX, ODT, OFD, and plain archives.
    Package,
    /// DOC and RTF.
    Word,
    /// HTML and mail.
    Web,
    /// Workbooks and CSV.
    Sheet,
    Pdf,
}

impl Module {
    pub const ALL: [Self; 5] = [Self::Package, Self::Word, Self::Web, Self::Sheet, Self::Pdf];

    /// As the files of the site are named: `reader-pdf`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Package => "package",
            Self::Word => "word",
            Self::Web => "web",
            Self::Sheet => "sheet",
            Self::Pdf => "pdf",
        }
    }
}

impl Reader {
    pub fn module(self) -> Module {
        match self {
            Self::Docx | Self::Odt | Self::Fodt | Self::Ofd | Self::Zip => Module::Package,
            Self::Doc | Self::Rtf => Module::Word,
            Self::Html | Self::Mail => Module::Web,
            Self::Sheet | Self::Csv => Module::Sheet,
            Self::Pdf => Module::Pdf,
        }
    }
}

const fn read(
    id: &'static str,
    name: &'static str,
    name_en: &'static str,
    media_type: &'static str,
    reader: Reader,
) -> Format {
    Format {
        id,
        name,
        name_en,
        media_type,
        handling: Handling::Read(reader),
    }
}

const fn refuse(
    id: &'static str,
    name: &'static str,
    name_en: &'static str,
    family: Family,
) -> Format {
    Format {
        id,
        name,
        name_en,
        media_type: "application/octet-stream",
        handling: Handling::Refuse(family),
    }
}

/// A text file; its encoding is found out.
pub(super) const TEXT: Format = Format {
    id: "txt",
    name: "纯文本",
    name_en: "plain text",
    media_type: "text/plain",
    // Never looked at: texts need no reader.
    handling: Handling::Refuse(Family::Document),
};

pub const DOCX: Format = read(
    "docx",
    " Word（DOCX）",
    "Word, DOCX",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Reader::Docx,
);
pub const ODT: Format = read(
    "odt",
    " ODT ",
    "ODT",
    "application/vnd.oasis.opendocument.text",
    Reader::Odt,
);
pub const FODT: Format = read(
    "fodt",
    " FODT ",
    "FODT",
    "application/vnd.oasis.opendocument.text-flat-xml",
    Reader::Fodt,
);
pub const OFD: Format = read("ofd", " OFD ", "OFD", "application/ofd", Reader::Ofd);
pub const ZIP: Format = read(
    "zip",
    " ZIP 压缩",
    "ZIP archive",
    "application/zip",
    Reader::Zip,
);
pub const DOC: Format = read(
    "doc",
    " Word 或 WPS 文字（DOC、WPS）",
    "Word or WPS Writer, DOC or WPS",
    "application/msword",
    Reader::Doc,
);
pub const RTF: Format = read("rtf", " RTF ", "RTF", "application/rtf", Reader::Rtf);
pub const HTML: Format = read(
    "html",
    "网页（HTML）",
    "web page, HTML",
    "text/html",
    Reader::Html,
);
pub const MHT: Format = read(
    "mht",
    "单文件网页（MHT）",
    "web page in one file, MHT",
    "multipart/related",
    Reader::Mail,
);
pub const EML: Format = read(
    "eml",
    "邮件（EML）",
    "mail, EML",
    "message/rfc822",
    Reader::Mail,
);
pub const XLSX: Format = read(
    "xlsx",
    " Excel（XLSX）",
    "Excel, XLSX",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Reader::Sheet,
);
pub const XLS: Format = read(
    "xls",
    " Excel 或 WPS 表格（XLS、ET）",
    "Excel or WPS Spreadsheets, XLS or ET",
    "application/vnd.ms-excel",
    Reader::Sheet,
);
pub const ODS: Format = read(
    "ods",
    " ODS ",
    "ODS",
    "application/vnd.oasis.opendocument.spreadsheet",
    Reader::Sheet,
);
pub const FODS: Format = read(
    "fods",
    " FODS ",
    "FODS",
    "application/vnd.oasis.opendocument.spreadsheet-flat-xml",
    Reader::Sheet,
);
pub const CSV: Format = read("csv", " CSV ", "CSV", "text/csv", Reader::Csv);
pub const PDF: Format = read("pdf", " PDF ", "PDF", "application/pdf", Reader::Pdf);

/// JSON or NDJSON of reports.
pub const SAVED: Format = Format {
    id: "json",
    name: "本工具保存的 JSON ",
    name_en: "JSON saved by this tool",
    media_type: "application/json",
    handling: Handling::Reopen,
};

pub const XLSB: Format = refuse(
    "xlsb",
    " Excel 二进制工作簿（XLSB）",
    "Excel binary workbook, XLSB",
    Family::Document,
);
/// What came before Word 97: the text is laid out otherwise, its numbers are kept in another way.
pub const WORD_95: Format = refuse("doc", " Word 6.0/95 ", "Word 6.0 or 95", Family::Document);
/// Shares its ending with the files of WPS Office and nothing else.
pub const WORKS: Format = refuse(
    "wps",
    " Microsoft Works ",
    "Microsoft Works",
    Family::Document,
);
pub const OLE: Format = refuse(
    "ole",
    "旧版 Office 或 WPS ",
    "old Office or WPS document",
    Family::Document,
);
/// DOCX, XLSX or PPTX: which, only the password would tell.
pub(super) const LOCKED: Format = refuse(
    "ooxml",
    " Office（DOCX、XLSX 等）",
    "Office, DOCX or XLSX or the like",
    Family::Document,
);
const EXE: Format = refuse(
    "exe",
    "程序（EXE、DLL）",
    "Windows program",
    Family::Program,
);
const PPTX: Format = refuse(
    "pptx",
    " PowerPoint（PPTX）",
    "PowerPoint, PPTX",
    Family::Document,
);
const PPT: Format = refuse(
    "ppt",
    " PowerPoint 或 WPS 演示（PPT、DPS）",
    "PowerPoint or WPS Presentation, PPT or DPS",
    Family::Document,
);

const FODP: Format = refuse("fodp", " FODP 或 FODG ", "FODP or FODG", Family::Document);

/// What the outermost element of an OpenDocument file in one XML document says that it is.
const IN_FLAT: [(&[u8], Format); 4] = [
    (b"opendocument.text", FODT),
    (b"opendocument.spreadsheet", FODS),
    (b"opendocument.presentation", FODP),
    (b"opendocument.graphics", FODP),
];

/// First bytes that no text begins with.
const MAGIC: [(&[u8], Format); 16] = [
    (b"%PDF-", PDF),
    (b"{\\rtf", RTF),
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", OLE),
    (
        b"7z\xBC\xAF\x27\x1C",
        refuse("7z", " 7z 压缩", "7z archive", Family::Archive),
    ),
    (
        b"Rar!\x1A\x07",
        refuse("rar", " RAR 压缩", "RAR archive", Family::Archive),
    ),
    (
        b"\x1F\x8B\x08",
        refuse("gz", " gzip 压缩", "gzip archive", Family::Archive),
    ),
    (
        b"\x89PNG\r\n",
        refuse("png", " PNG 图片", "PNG picture", Family::Picture),
    ),
    (
        b"\xFF\xD8\xFF",
        refuse("jpg", " JPEG 图片", "JPEG picture", Family::Picture),
    ),
    (
        b"GIF87a",
        refuse("gif", " GIF 图片", "GIF picture", Family::Picture),
    ),
    (
        b"GIF89a",
        refuse("gif", " GIF 图片", "GIF picture", Family::Picture),
    ),
    (
        b"II*\0",
        refuse("tif", " TIFF 图片", "TIFF picture", Family::Picture),
    ),
    (
        b"MM\0*",
        refuse("tif", " TIFF 图片", "TIFF picture", Family::Picture),
    ),
    (
        b"\x7FELF",
        refuse("elf", "程序（ELF）", "ELF program", Family::Program),
    ),
    (
        b"SQLite format 3\0",
        refuse(
            "sqlite",
            "数据库（SQLite）",
            "SQLite database",
            Family::Program,
        ),
    ),
];

/// What tells the kind of a package: the beginning of a file name in it, with its folder. Of OOXML the main part may have any
/// name; its folder is always the same.
const IN_ZIP: [(&[u8], Format); 5] = [
    (b"word/document", DOCX),
    (b"xl/workbook.bin", XLSB),
    (b"xl/workbook", XLSX),
    (b"ppt/presentation", PPTX),
    (b"ofd.xml", OFD),
];

/// What the file `mimetype` in a package of OpenDocument says; it is not compressed.
const IN_MIMETYPE: [(&[u8], Format); 2] = [
    (b"opendocument.text", ODT),
    (b"opendocument.spreadsheet", ODS),
];

/// Stream names inside an OLE compound file, in UTF-16LE as they stand in its directory.
const IN_OLE: [(&[u8], Format); 6] = [
    (b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", DOC),
    (b"W\0o\0r\0k\0b\0o\0o\0k\0", XLS),
    (b"B\0o\0o\0k\0\0\0", XLS),
    (b"P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0", PPT),
    // [MS-OFFCRYPTO] 2.3: a package behind a password.
    (b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", LOCKED),
    (b"M\0a\0t\0O\0S\0T\0", WORKS),
];

/// The format of `bytes`, if it is one of those named here; `None` for texts and unknown ones.
pub fn recognise(bytes: &[u8]) -> Option<Format> {
    let found = outer(bytes)?;
    let told = match found {
        ZIP => in_zip(bytes),
        OLE => told(&IN_OLE, bytes),
        _ => None,
    };
    Some(told.unwrap_or(found))
}

fn told(by: &[(&[u8], Format)], bytes: &[u8]) -> Option<Format> {
    let found = by.iter().find(|(name, _)| contains(bytes, name));
    found.map(|&(_, format)| format)
}

/// By the names in its directory: what is packed may be packages as well, and shows their names. Without a directory, which is
/// the end of the file, by any name.
fn in_zip(bytes: &[u8]) -> Option<Format> {
    let Some(names) = listing::names(bytes) else {
        let bytes = bytes.to_ascii_lowercase();
        return told(&IN_ZIP, &bytes).or_else(|| told(&IN_MIMETYPE, &bytes));
    };
    // Some programs write backslashes.
    let plain = |b: &u8| {
        if *b == b'\\' {
            b'/'
        } else {
            b.to_ascii_lowercase()
        }
    };
    let names: Vec<Vec<u8>> = names
        .into_iter()
        .map(|name| name.iter().map(plain).collect())
        .collect();
    let package = IN_ZIP.iter().find(|(start, _)| {
        let is_main = |name: &&Vec<u8>| name.ends_with(b".xml") || name.ends_with(b".bin");
        names
            .iter()
            .filter(is_main)
            .any(|name| name.starts_with(start))
    });
    if let Some(&(_, format)) = package {
        return Some(format);
    }
    let has_kind = names.iter().any(|name| name == b"mimetype");
    has_kind.then(|| told(&IN_MIMETYPE, bytes)).flatten()
}

fn outer(bytes: &[u8]) -> Option<Format> {
    if let Some(&(_, format)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some(format);
    }
    if is_windows_program(bytes) {
        return Some(EXE);
    }
    if is_saved(bytes) {
        return Some(SAVED);
    }
    if let Some(format) = flat_opendocument(bytes) {
        return Some(format);
    }
    if is_web_page(bytes) {
        return Some(HTML);
    }
    mail(bytes).or_else(|| csv::is_csv(bytes).then_some(CSV))
}

/// JSON that names the schema of our reports, wherever in it: other programs may have sorted its keys.
fn is_saved(bytes: &[u8]) -> bool {
    const NAME: &[u8] = b"\"taizhang/";
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let start = start.trim_ascii_start();
    if !matches!(start.first(), Some(b'{' | b'[')) {
        return false;
    }
    let names = start.windows(NAME.len()).enumerate();
    names.filter(|(_, window)| *window == NAME).any(|(at, _)| {
        let before = start[..at].trim_ascii_end().strip_suffix(b":");
        before.is_some_and(|before| before.trim_ascii_end().ends_with(b"\"schema\""))
    })
}

/// Its outermost element names the kind behind some kilobytes of namespaces.
fn flat_opendocument(bytes: &[u8]) -> Option<Format> {
    const TAG: &[u8] = b"<office:document";
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let start = start.trim_ascii_start();
    let head = &start[..start.len().min(16 * 1024)];
    if !(head.starts_with(b"<?xml") || head.starts_with(TAG)) {
        return None;
    }
    let at = head.windows(TAG.len()).position(|window| window == TAG)?;
    let tag = head[at..].split(|&b| b == b'>').next()?;
    let told = IN_FLAT.iter().find(|(kind, _)| contains(tag, kind));
    told.map(|&(_, format)| format)
}

/// `MZ` may begin a text; the zero bytes that follow it in programs may not.
fn is_windows_program(bytes: &[u8]) -> bool {
    bytes.starts_with(b"MZ") && bytes[..bytes.len().min(64)].contains(&0)
}

/// Elements that a page, or a piece of one, begins with.
const PAGE_TAGS: [&str; 16] = [
    "!doctype html", "html", "head", "body", "meta", "title", "link", "style", "script", "div",
    "p", "table", "article", "section", "h1", "span",
];

fn is_web_page(bytes: &[u8]) -> bool {
    let start = ascii_start(bytes);
    let mut rest = start.trim_start();
    // A declaration or comments may come first.
    while let Some(end) = comment_end(rest) {
        rest = rest[end..].trim_start();
    }
    let Some(tag) = rest.strip_prefix('<') else {
        return false;
    };
    PAGE_TAGS.iter().any(|name| {
        let head = tag.get(..name.len());
        let after = tag[name.len().min(tag.len())..].chars().next();
        head.is_some_and(|it| it.eq_ignore_ascii_case(name))
            && after.is_none_or(|c| c.is_ascii_whitespace() || c == '>' || c == '/')
    })
}

fn comment_end(text: &str) -> Option<usize> {
    let close = if text.starts_with("<!--") {
        "-->"
    } else if text.starts_with("<?xml") {
        "?>"
    } else {
        return None;
    };
    Some(text.find(close)? + close.len())
}

/// How much of a file is looked at for tags and header lines, in bytes.
const START_BYTES: usize = 4096;

/// The ASCII of a file's beginning, in UTF-16 as well; other bytes are DEL, so that a byte is a
/// character.
fn ascii_start(bytes: &[u8]) -> String {
    let start = &bytes[..bytes.len().min(START_BYTES)];
    let sign = |b: u8| {
        if b.is_ascii() { char::from(b) } else { '\x7F' }
    };
    let every_other = |from: usize| {
        start
            .iter()
            .skip(from)
            .step_by(2)
            .map(|&b| sign(b))
            .collect()
    };
    match start {
        [0xFF, 0xFE, ..] => every_other(2),
        [0xFE, 0xFF, ..] => every_other(3),
        [0xEF, 0xBB, 0xBF, rest @ ..] => rest.iter().map(|&b| sign(b)).collect(),
        _ => start.iter().map(|&b| sign(b)).collect(),
    }
}

/// Header fields that mails and saved pages begin with (RFC 5322, 3.6), with the colon.
const MAIL_FIELDS: [&str; 14] = [
    "from:", "to:", "cc:", "subject:", "date:", "received:", "return-path:", "message-id:",
    "mime-version:", "content-type:", "delivered-to:", "reply-to:", "snapshot-content-location:",
    "content-transfer-encoding:",
];

/// A file that begins with header lines, two of them known; a web page if its parts are related to each other.
fn mail(bytes: &[u8]) -> Option<Format> {
    let start = ascii_start(bytes).to_ascii_lowercase();
    let header = start
        .trim_start()
        .lines()
        .take_while(|line| !line.is_empty());
    let mut known = 0;
    let mut related = false;
    for (i, line) in header.enumerate() {
        let folded = line.starts_with([' ', '\t']);
        let is_known = MAIL_FIELDS.iter().any(|field| line.starts_with(field));
        if i == 0 && !is_known && !line.starts_with("x-") {
            return None;
        }
        if !folded && !line.contains(':') {
            break;
        }
        known += usize::from(is_known);
        related |= line.contains("multipart/related");
    }
    (known >= 2).then_some(if related { MHT } else { EML })
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
