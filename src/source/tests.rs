//! The same cases natively and in wasm, where the platform decodes.

use super::*;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!("../../tests/encodings/", $name)).as_slice()
    };
}

const TEXT: &[u8] = fixture!("utf-8.txt");
const RARE: &[u8] = fixture!("utf-8.rare.txt");

fn utf8(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// Text and name of the encoding.
fn read(bytes: &[u8]) -> (String, String) {
    let opened = open(bytes, None, &OpenOptions::default()).unwrap();
    (opened.text, opened.origin.encoding.unwrap())
}

fn error(bytes: &[u8]) -> OpenError {
    open(bytes, None, &OpenOptions::default()).unwrap_err()
}

#[test]
fn every_encoding_gives_the_same_text() {
    for (bytes, name, text) in [
        (TEXT, "utf-8", TEXT),
        (fixture!("utf-8.bom.txt"), "utf-8", TEXT),
        (fixture!("utf-16le.txt"), "utf-16le", TEXT),
        (fixture!("utf-16le.bom.txt"), "utf-16le", TEXT),
        (fixture!("utf-16be.txt"), "utf-16be", TEXT),
        (fixture!("utf-16be.bom.txt"), "utf-16be", TEXT),
        (fixture!("gbk.txt"), "gbk", TEXT),
        (fixture!("gb18030.rare.txt"), "gb18030", RARE),
        (RARE, "utf-8", RARE),
    ] {
        assert_eq!(read(bytes), (utf8(text).to_owned(), name.to_owned()));
    }
}

/// However short: cut after every number of characters from 4 on.
#[test]
fn the_beginning_of_a_text_is_told_as_well() {
    let text = utf8(TEXT);
    for count in 4..text.chars().count() {
        let part: String = text.chars().take(count).collect();
        let utf16 = 2 * part.encode_utf16().count();
        let gbk: usize = part.chars().map(|c| 1 + usize::from(!c.is_ascii())).sum();
        for (bytes, name) in [
            (&TEXT[..part.len()], "utf-8"),
            (&fixture!("utf-16le.txt")[..utf16], "utf-16le"),
            (&fixture!("utf-16be.txt")[..utf16], "utf-16be"),
            (&fixture!("gbk.txt")[..gbk], "gbk"),
        ] {
            assert_eq!(
                read(bytes),
                (part.clone(), name.to_owned()),
                "{count} characters"
            );
        }
    }
}

#[test]
fn ascii_in_utf_16_is_told_by_its_zero_bytes() {
    for (bytes, name) in [
        (b"2\x000\x002\x003\x00.\x001\x00".as_slice(), "utf-16le"),
        (b"\x002\x000\x002\x003\x00.\x001", "utf-16be"),
    ] {
        assert_eq!(read(bytes), ("2023.1".to_owned(), name.to_owned()));
    }
}

#[test]
fn a_text_with_a_slip_is_not_lost() {
    let with_zero = [TEXT, b"\0"].concat();
    assert_eq!(
        read(&with_zero),
        (format!("{}\0", utf8(TEXT)), "utf-8".to_owned())
    );

    // A byte is missing.
    for (bytes, name) in [(TEXT, "utf-8"), (fixture!("gbk.txt"), "gbk")] {
        let broken = [&bytes[..32], &bytes[33..]].concat();
        let (text, encoding) = read(&broken);
        assert_eq!(encoding, name);
        assert!(text.ends_with("\n2023年11月20日\n"), "{text}");
    }
    let odd = &fixture!("utf-16le.txt")[..201];
    let opened = open(odd, None, &OpenOptions::default()).unwrap();
    assert_eq!(opened.origin.replaced, 1);
    assert!(utf8(TEXT).starts_with(opened.text.trim_end_matches('\u{FFFD}')));
}

#[test]
fn what_is_no_chinese_stays_what_it_is() {
    let french = "Un rapport d’été, très général, où l’on ne compte rien.";
    assert_eq!(
        read(french.as_bytes()),
        (french.to_owned(), "utf-8".to_owned())
    );
    assert_eq!(read(b"\n").0, "\n");
}

#[test]
fn the_origin_tells_what_was_given() {
    let opened = open(b"\xEF\xBB\xBFabc", Some("甲.txt"), &OpenOptions::default()).unwrap();
    assert_eq!(opened.text, "abc");
    assert_eq!(
        opened.origin,
        Origin {
            name: Some("甲.txt".to_owned()),
            format: Some("txt".to_owned()),
            media_type: Some("text/plain".to_owned()),
            encoding: Some("utf-8".to_owned()),
            // printf '\xEF\xBB\xBFabc' | sha256sum
            sha256: Some(
                "1c28dc3f1f804a1ad9c9b4b4cf5e2658d16ad4ed08e3020d04a8d2865018947c".to_owned()
            ),
            bytes: 6,
            replaced: 0,
            pages: Vec::new(),
            left_out: Vec::new(),
        }
    );
}

#[test]
fn an_empty_file_is_named_so() {
    for bytes in [b"".as_slice(), b"\xEF\xBB\xBF", b"\xFF\xFE"] {
        assert_eq!(error(bytes), OpenError::Empty);
    }
}

#[test]
fn the_limit_is_kept() {
    let bytes = vec![b'a'; LIMIT_BYTES + 1];
    assert_eq!(error(&bytes), OpenError::TooLarge);
}

#[test]
fn other_formats_are_named() {
    let ole = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    for (bytes, name) in [
        (b"%PDF-1.7\n".to_vec(), "PDF"),
        (b"PK\x03\x04rest".to_vec(), "ZIP archive"),
        (b"PK\x03\x04....word/document.xml".to_vec(), "Word, DOCX"),
        (b"PK\x03\x04....Doc_0/OFD.xml".to_vec(), "OFD"),
        (
            [ole.as_slice(), b"..W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"].concat(),
            "Word or WPS Writer, DOC or WPS",
        ),
        (
            [ole.as_slice(), &utf16("..EncryptedPackage")].concat(),
            "Office, DOCX or XLSX or the like",
        ),
        (b"\x89PNG\r\n\x1A\n".to_vec(), "PNG picture"),
        (b"MZ\x90\0\x03".to_vec(), "Windows program"),
        (b"\n<!DOCTYPE HTML><html>".to_vec(), "web page, HTML"),
        (b"{\\rtf1\\ansi".to_vec(), "RTF"),
        (b"\xFF\xFE<\0p\0>\0".to_vec(), "web page, HTML"),
        (
            b"<?xml version='1.0'?>\n<!-- a --><DIV class=a>".to_vec(),
            "web page, HTML",
        ),
        (
            b"Received: from a\r\n by b\r\nSubject: c\r\n\r\nd".to_vec(),
            "mail, EML",
        ),
        (
            b"From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n".to_vec(),
            "web page in one file, MHT",
        ),
    ] {
        assert_eq!(recognise(&bytes).map(|it| it.name_en), Some(name));
    }
    // Texts that only begin alike.
    for text in ["MZ是两个字母", "PK赛", "<标题>", "<pa>", "To: 甲\n乙：丙"] {
        assert_eq!(read(text.as_bytes()).0, text);
    }
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn a_package_behind_a_password_is_named_so() {
    let ole = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    let error = error(&[ole.as_slice(), &utf16("EncryptedPackage")].concat());
    assert_eq!(error, OpenError::Encrypted(format::LOCKED));
    assert!(
        error
            .message()
            .starts_with("这个 Office（DOCX、XLSX 等）文件设了密码")
    );
}

#[test]
fn noise_is_no_text() {
    // A linear congruential generator: bytes without any order.
    let noise: Vec<u8> = (0..4000u32)
        .scan(1u32, |state, _| {
            *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            Some((*state >> 24) as u8)
        })
        .collect();
    assert_eq!(error(&noise), OpenError::NotRead(None));
    let latin1 = b"\xE9t\xE9 tr\xE8s g\xE9n\xE9ral o\xF9 \xE0 la fin".repeat(3);
    assert_eq!(error(&latin1), OpenError::Undecodable);
}

#[test]
fn every_error_speaks_both_languages() {
    for error in [
        OpenError::Empty,
        OpenError::TooLarge,
        error(b"7z\xBC\xAF\x27\x1C"),
        OpenError::NotRead(None),
        OpenError::Broken(format::PDF, "no pages".to_owned()),
        OpenError::Encrypted(format::PDF),
        OpenError::NoText(format::PDF),
        OpenError::TooMuchInside,
        OpenError::Archive,
        OpenError::Undecodable,
    ] {
        assert!(error.message().contains('。'), "{error:?}");
        assert!(error.message_en().is_ascii(), "{error:?}");
        assert!(!error.code().is_empty());
    }
    assert_eq!(
        error(b"7z\xBC\xAF\x27\x1C").message(),
        "这是 7z 压缩文件，本工具不读这种格式。请先解压，再选里面的文件；也可以改用 ZIP 压缩。"
    );
}
