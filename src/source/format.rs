//! What a file is that is no plain text, by its content and never by its name.

/// A format that is not read yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    /// In a Chinese sentence.
    pub name: &'static str,
    /// In an English one.
    pub name_en: &'static str,
    pub family: Family,
}

/// What a person can do with such a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    Document,
    Picture,
    Archive,
    Program,
}

const fn format(name: &'static str, name_en: &'static str, family: Family) -> Format {
    Format {
        name,
        name_en,
        family,
    }
}

use Family::{Archive, Document, Picture, Program};

const ZIP: Format = format(" ZIP 压缩", "ZIP archive", Archive);
const OLE: Format = format(
    "旧版 Office 或 WPS ", "old Office or WPS document", Document,
);
const EXE: Format = format("程序（EXE、DLL）", "Windows program", Program);
const HTML: Format = format("网页（HTML）", "web page, HTML", Document);

/// First bytes that no text begins with.
const MAGIC: [(&[u8], Format); 16] = [
    (b"%PDF-", format(" PDF ", "PDF", Document)),
    (b"{\\rtf", format(" RTF ", "RTF", Document)),
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", OLE),
    (
        b"7z\xBC\xAF\x27\x1C",
        format(" 7z 压缩", "7z archive", Archive),
    ),
    (b"Rar!\x1A\x07", format(" RAR 压缩", "RAR archive", Archive)),
    (
        b"\x1F\x8B\x08",
        format(" gzip 压缩", "gzip archive", Archive),
    ),
    (b"\x89PNG\r\n", format(" PNG 图片", "PNG picture", Picture)),
    (
        b"\xFF\xD8\xFF",
        format(" JPEG 图片", "JPEG picture", Picture),
    ),
    (b"GIF87a", format(" GIF 图片", "GIF picture", Picture)),
    (b"GIF89a", format(" GIF 图片", "GIF picture", Picture)),
    (b"II*\0", format(" TIFF 图片", "TIFF picture", Picture)),
    (b"MM\0*", format(" TIFF 图片", "TIFF picture", Picture)),
    (b"\x7FELF", format("程序（ELF）", "ELF program", Program)),
    (
        b"SQLite format 3\0",
        format("数据库（SQLite）", "SQLite database", Program),
    ),
];

/// File names inside a ZIP that tell what it is, each with its folder.
const IN_ZIP: [(&[u8], Format); 6] = [
    (
        b"word/document.xml",
        format(" Word（DOCX）", "Word, DOCX", Document),
    ),
    (
        b"xl/workbook.xml",
        format(" Excel（XLSX）", "Excel, XLSX", Document),
    ),
    (
        b"ppt/presentation.xml",
        format(" PowerPoint（PPTX）", "PowerPoint, PPTX", Document),
    ),
    (b"OFD.xml", format(" OFD ", "OFD", Document)),
    (b"opendocument.text", format(" ODT ", "ODT", Document)),
    (
        b"opendocument.spreadsheet",
        format(" ODS ", "ODS", Document),
    ),
];

/// Stream names inside an OLE compound file, in UTF-16LE as they stand in its directory.
const IN_OLE: [(&[u8], Format); 3] = [
    (
        b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0",
        format(
            " Word 或 WPS 文字（DOC、WPS）", "Word or WPS Writer, DOC or WPS", Document,
        ),
    ),
    (
        b"W\0o\0r\0k\0b\0o\0o\0k\0",
        format(
            " Excel 或 WPS 表格（XLS、ET）", "Excel or WPS Spreadsheets, XLS or ET", Document,
        ),
    ),
    (
        b"P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0",
        format(
            " PowerPoint 或 WPS 演示（PPT、DPS）",
            "PowerPoint or WPS Presentation, PPT or DPS",
            Document,
        ),
    ),
];

/// The format of `bytes`, if it is one of those named here; `None` for texts and unknown ones.
pub fn recognise(bytes: &[u8]) -> Option<Format> {
    let found = outer(bytes)?;
    let inner: &[(&[u8], Format)] = match found {
        ZIP => &IN_ZIP,
        OLE => &IN_OLE,
        _ => &[],
    };
    let told = inner.iter().find(|(name, _)| contains(bytes, name));
    Some(told.map_or(found, |&(_, format)| format))
}

fn outer(bytes: &[u8]) -> Option<Format> {
    if let Some(&(_, format)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some(format);
    }
    if is_windows_program(bytes) {
        return Some(EXE);
    }
    is_web_page(bytes).then_some(HTML)
}

/// `MZ` may begin a text; the zero bytes that follow it in programs may not.
fn is_windows_program(bytes: &[u8]) -> bool {
    bytes.starts_with(b"MZ") && bytes[..bytes.len().min(64)].contains(&0)
}

fn is_web_page(bytes: &[u8]) -> bool {
    let start = bytes
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(bytes)
        .trim_ascii_start();
    [&b"<!doctype html"[..], b"<html"].iter().any(|tag| {
        start
            .get(..tag.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(tag))
    })
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
