use super::*;

/// A file with a page for each of `contents`, with the fonts F1 … in `fonts`; `extra` are objects from 10 on, which
/// `resources` may name.
struct Made<'a> {
    fonts: &'a [&'a str],
    contents: &'a [&'a [u8]],
    resources: &'a str,
    /// Of each page.
    page: &'a str,
    catalog: &'a str,
    extra: &'a [&'a str],
}

const MADE: Made<'_> = Made {
    fonts: &[GBK],
    contents: &[],
    resources: "",
    page: "",
    catalog: "",
    extra: &[],
};

const GBK: &str = "/Subtype/Type0/Encoding/GBK-EUC-H/DescendantFonts[<</W[814 939 500]>>]";

impl Made<'_> {
    fn bytes(&self) -> Vec<u8> {
        let mut objects: Vec<(usize, Vec<u8>)> = Vec::new();
        let pages = 100..100 + 2 * self.contents.len();
        let kids: String = pages
            .clone()
            .step_by(2)
            .map(|n| format!("{n} 0 R "))
            .collect();
        let count = self.contents.len();
        let catalog = format!("<</Type/Catalog/Pages 2 0 R{}>>", self.catalog);
        objects.push((1, catalog.into_bytes()));
        let tree = format!("<</Type/Pages/Kids[{kids}]/Count {count}/MediaBox[0 0 600 800]>>");
        objects.push((2, tree.into_bytes()));
        for (i, font) in self.fonts.iter().enumerate() {
            objects.push((3 + i, format!("<</Type/Font{font}>>").into_bytes()));
        }
        for (i, extra) in self.extra.iter().enumerate() {
            objects.push((10 + i, extra.as_bytes().to_vec()));
        }
        let fonts: String = (0..self.fonts.len())
            .map(|i| format!("/F{} {} 0 R", i + 1, 3 + i))
            .collect();
        for (number, contents) in pages.step_by(2).zip(self.contents) {
            let page = format!(
                "<</Type/Page/Parent 2 0 R/Contents {} 0 R/Resources<</Font<<{fonts}>>{}>>{}>>",
                number + 1,
                self.resources,
                self.page
            );
            objects.push((number, page.into_bytes()));
            objects.push((number + 1, stream("", contents)));
        }
        file(&objects)
    }

    fn read(&self) -> Extract {
        read(&self.bytes(), &OpenOptions::default()).unwrap()
    }

    fn text(&self) -> String {
        self.read().text
    }
}

fn stream(dictionary: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("<<{dictionary}/Length {}>>stream\n", data.len());
    [head.as_bytes(), data, b"\nendstream"].concat()
}

fn file(objects: &[(usize, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects {
        places.push((*number, bytes.len()));
        bytes.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        bytes.extend_from_slice(object);
        bytes.extend_from_slice(b"\nendobj\n");
    }
    let start = bytes.len();
    bytes.extend_from_slice(b"xref\n");
    for (number, place) in places {
        bytes.extend_from_slice(format!("{number} 1\n{place:010} 00000 n \n").as_bytes());
    }
    let end = format!("trailer <</Root 1 0 R/Size 1000>>\nstartxref\n{start}\n%%EOF");
    bytes.extend_from_slice(end.as_bytes());
    bytes
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

fn gbk(text: &str) -> String {
    hex(&encoding_rs::GBK.encode(text).0)
}

fn utf16(text: &str) -> String {
    text.encode_utf16()
        .map(|unit| format!("{unit:04x}"))
        .collect()
}

/// Shows `text` in GBK by font F1 at a height of the page.
fn line(y: i32, text: &str) -> String {
    format!("BT /F1 16 Tf 80 {y} Td <{}> Tj ET\n", gbk(text))
}

fn text_of(font: &str, string: &str) -> String {
    let contents = format!("BT /F1 16 Tf 80 700 Td <{string}> Tj ET");
    Made {
        fonts: &[font],
        contents: &[contents.as_bytes()],
        extra: &["<</Length 86>>stream\n1 beginbfrange <0003> <0005> <6574> endbfrange 1 beginbfchar <0009> <D842DFB7>\nendbfchar\nendstream"],
        ..MADE
    }
    .text()
}

fn said(extract: &Extract, what: Omission) -> Vec<&str> {
    let told = extract.left_out.iter().filter(|l| l.what == what);
    told.flat_map(|l| l.texts.iter().map(String::as_str))
        .collect()
}

fn count(extract: &Extract, what: Omission) -> usize {
    let told = extract.left_out.iter().find(|l| l.what == what);
    told.map_or(0, |l| l.count)
}

fn error(bytes: &[u8]) -> OpenError {
    read(bytes, &OpenOptions::default()).unwrap_err()
}

#[test]
fn fonts_without_to_unicode() {
    let gb1 =
        "/Subtype/Type0/Encoding/Identity-H/DescendantFonts[<</CIDSystemInfo<</Ordering(GB1)>>>>]";
    for (font, string, text) in [
        (GBK, gbk("整改3项"), "整改3项"),
        (
            "/Subtype/Type0/Encoding/UniGB-UCS2-H/DescendantFonts[<<>>]",
            utf16("整改3项"),
            "整改3项",
        ),
        (
            "/Subtype/Type0/Encoding/UniGB-UTF16-H/DescendantFonts[<<>>]",
            utf16("𠮷3项"),
            "𠮷3项",
        ),
        (gb1, "03ac0013".to_owned(), "啊2"),
        (
            "/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding",
            hex(b"A\x93b"),
            "A“b",
        ),
        (
            "/Subtype/Type1/Encoding<</Differences[1/uni6574/g12 65/seven]>>",
            "0141".to_owned(),
            "整7",
        ),
    ] {
        assert_eq!(text_of(font, &string), format!("{text}\n"), "{font}");
    }
}

#[test]
fn fonts_with_to_unicode() {
    let font = "/Subtype/Type0/Encoding/Identity-H/DescendantFonts[<<>>]/ToUnicode 10 0 R";
    assert_eq!(text_of(font, "000300040009"), "整敵𠮷\n");
}

#[test]
fn unknown_characters_are_counted_and_too_many_refused() {
    let font = "/Subtype/Type0/Encoding/Identity-H/DescendantFonts[<<>>]";
    let contents = format!(
        "{}BT /F2 16 Tf 80 600 Td <0007> Tj ET",
        line(700, "整改落实")
    );
    let made = Made {
        fonts: &[GBK, font],
        contents: &[contents.as_bytes()],
        ..MADE
    };
    let extract = made.read();
    assert_eq!(extract.text, "整改落实\n\u{FFFD}\n");
    assert_eq!(count(&extract, Omission::UnknownCharacters), 1);
    let only = Made {
        fonts: &[font],
        contents: &[b"BT /F1 16 Tf 80 600 Td <00070008> Tj ET"],
        ..MADE
    };
    assert_eq!(
        error(&only.bytes()),
        OpenError::UnknownCharacters(format::PDF)
    );
}

#[test]
fn text_stands_where_its_operators_put_it() {
    for (contents, text) in [
        // Two lines by TD, T* and '.
        (
            "BT /F1 10 Tf 80 700 Td (a) Tj 0 -40 TD (b) Tj T* (c) Tj (d) ' 3 4 (e) \" ET",
            "a\nb\nc\nd\ne",
        ),
        // A gap is a blank, kerning is none.
        (
            "BT /F1 10 Tf 80 700 Td [(ab) -400 (cd) 50 (ef)] TJ ET",
            "ab cdef",
        ),
        // Raised and stretched text stays in its line.
        ("BT /F1 10 Tf 50 Tz 80 700 Td (ab) Tj 2 Ts (c) Tj ET", "abc"),
        // Where a state is restored, its font and matrix are.
        (
            "q 2 0 0 2 0 0 cm /F1 5 Tf q /F1 90 Tf 0.1 0 0 0.1 5 5 cm Q BT 40 350 Td (x) Tj ET Q",
            "x",
        ),
        (
            "BT /F1 10 Tf 1 0 0 1 80 700 Tm (b) Tj 1 0 0 1 80 720 Tm (a) Tj ET",
            "a\nb",
        ),
    ] {
        let made = Made {
            fonts: &["/Subtype/Type1/BaseFont/Courier"],
            contents: &[contents.as_bytes()],
            ..MADE
        };
        assert_eq!(made.text().trim_end(), text, "{contents}");
    }
}

#[test]
fn forms_are_gone_through_and_those_in_themselves_end() {
    let show = line(500, "整改");
    let resources = |of: usize| {
        format!("/Subtype/Form/Resources<</Font<</F1 3 0 R>>/XObject<</Fm {of} 0 R>>>>")
    };
    let higher = stream(
        &format!("{}/Matrix[1 0 0 1 0 100]", resources(11)),
        format!("{show} /Fm Do").as_bytes(),
    );
    let back = stream(&resources(10), b"/Fm Do");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let made = Made {
        contents: &[b"/Fm Do"],
        resources: "/XObject<</Fm 10 0 R>>",
        extra: &[&text(higher), &text(back)],
        ..MADE
    };
    assert_eq!(made.text(), "整改\n");
}

#[test]
fn what_is_no_part_of_the_text_is_told() {
    let contents = [
        line(700, "整改落实到位。"),
        format!(
            "/Artifact <</Type/Pagination>> BDC {} EMC",
            line(780, "某局")
        ),
        format!("q .7 .7 -.7 .7 200 0 cm {} Q", line(300, "内部")),
        format!("/OC /L1 BDC {} EMC", line(600, "隐藏")),
        format!("3 Tr {} 0 Tr", line(500, "底")),
        format!(
            "/Span <</ActualText<FEFF{}>>> BDC {} EMC",
            utf16("台账"),
            line(400, "错")
        ),
        format!("1 0 0 1 900 0 cm {}", line(400, "页外")),
    ]
    .join("\n");
    let made = Made {
        contents: &[contents.as_bytes()],
        resources: "/Properties<</L1 10 0 R>>",
        catalog: "/OCProperties<</D<</OFF[10 0 R]>>>>",
        page: "/Annots[<</Subtype/Text/Contents(Check)>><</Subtype/Link/Contents(no)>>]",
        extra: &["<</Type/OCG>>"],
        ..MADE
    };
    let extract = made.read();
    assert_eq!(extract.text, "整改落实到位。\n台账\n");
    assert_eq!(said(&extract, Omission::HeadersFooters), ["某局"]);
    assert_eq!(said(&extract, Omission::Watermarks), ["内部"]);
    assert_eq!(said(&extract, Omission::HiddenText), ["底", "页外", "隐藏"]);
    assert_eq!(said(&extract, Omission::Comments), ["Check"]);
}

#[test]
fn a_file_where_all_is_marked_as_artifact_is_read() {
    let contents = format!("/Artifact BMC {} EMC", line(700, "整改落实到位。"));
    let made = Made {
        contents: &[contents.as_bytes()],
        ..MADE
    };
    assert_eq!(made.text(), "整改落实到位。\n");
    assert_eq!(made.read().left_out, []);
}

#[test]
fn what_ocr_found_is_the_text_of_a_scan() {
    let contents = format!(
        "3 Tr {} 0 Tr {}",
        line(700, "整改落实到位。"),
        line(30, "章")
    );
    let made = Made {
        contents: &[contents.as_bytes()],
        ..MADE
    };
    assert_eq!(made.text(), "整改落实到位。\n");
    assert_eq!(said(&made.read(), Omission::HiddenText), ["章"]);
}

#[test]
fn fields_that_are_filled_in_are_text() {
    let string = gbk("甲某");
    let form = format!(
        "<</Subtype/Form/BBox[0 0 50 10]/Resources<</Font<</F1 3 0 R>>>>/Length {}>>stream\nBT /F1 5 Tf 0 2 Td <{string}> Tj ET\nendstream",
        string.len() + 30
    );
    let contents = line(700, "填表人：");
    let made = Made {
        contents: &[contents.as_bytes()],
        page: "/Annots[<</Subtype/Widget/Rect[150 695 300 725]/AP<</N 10 0 R>>>>]",
        extra: &[&form],
        ..MADE
    };
    assert_eq!(made.text(), "填表人：甲某\n");
}

#[test]
fn pages_that_lie_on_their_side_are_turned() {
    let lines = [line(700, "整改落实"), line(671, "到位。")].concat();
    let turned = format!("0 1 -1 0 800 0 cm {lines}");
    let upside_down = format!("-1 0 0 -1 600 800 cm {lines}");
    for (contents, page) in [
        (&lines, ""),
        (&turned, "/MediaBox[0 0 800 600]"),
        (&turned, "/MediaBox[0 0 800 600]/Rotate 90"),
        (&upside_down, ""),
        (&upside_down, "/Rotate 180"),
    ] {
        let made = Made {
            contents: &[contents.as_bytes()],
            page,
            ..MADE
        };
        assert_eq!(made.text(), "整改落实\n到位。\n", "{page}");
    }
}

#[test]
fn columns_of_vertical_writing_become_lines() {
    let font = "/Subtype/Type0/Encoding/GBK-EUC-V/DescendantFonts[<<>>]";
    let column = |x: i32, text: &str| format!("BT /F1 16 Tf {x} 700 Td <{}> Tj ET\n", gbk(text));
    let contents = [column(400, "一、学习"), column(371, "二、落实")].concat();
    let made = Made {
        fonts: &[font],
        contents: &[contents.as_bytes()],
        ..MADE
    };
    assert_eq!(made.text(), "一、学习\n二、落实\n");
}

fn with_picture(contents: &[&[u8]]) -> Extract {
    Made {
        contents,
        resources: "/XObject<</Im 10 0 R>>",
        extra: &["<</Subtype/Image/Width 900/Height 900/Length 0>>stream\n\nendstream"],
        ..MADE
    }
    .read()
}

#[test]
fn pictures_are_counted_and_pages_of_nothing_else_told() {
    let text = line(700, "整改落实到位。");
    let twice = format!("{text} /Im Do /Im Do");
    let extract = with_picture(&[twice.as_bytes(), b"/Im Do"]);
    assert_eq!(count(&extract, Omission::Pictures), 1);
    let extract = with_picture(&[text.as_bytes(), b"q 9 0 0 9 0 0 cm /Im Do Q", b""]);
    assert_eq!(count(&extract, Omission::PagesWithoutText), 1);
    assert_eq!(extract.pages.len(), 3);
    assert_eq!(with_picture(&[b"/Im Do"]).text.trim(), "");
}

#[test]
fn protected_files() {
    let with_password = include_bytes!("../../../tests/pdf/password.pdf");
    assert_eq!(error(with_password), OpenError::Encrypted(format::PDF));
    let owner_only = include_bytes!("../../../tests/pdf/owner-only.pdf");
    let extract = read(owner_only, &OpenOptions::default()).unwrap();
    assert_eq!(extract.text, "整改台账\n");
}

#[test]
fn damaged_files_are_repaired_or_said_to_be_damaged() {
    let contents = line(700, "整改落实到位。");
    let made = Made {
        contents: &[contents.as_bytes(), contents.as_bytes()],
        ..MADE
    };
    let bytes = made.bytes();
    let text = made.text();
    // Without its cross-references.
    let xref = bytes.windows(5).rposition(|w| w == b"xref\n").unwrap();
    let repaired = read(&bytes[..xref], &OpenOptions::default()).unwrap();
    assert_eq!(repaired.text, text);
    // Without the second page, or its contents.
    for lost in ["\n102 0 obj", "\n103 0 obj"] {
        let at = bytes.windows(lost.len()).position(|w| w == lost.as_bytes());
        let extract = read(&bytes[..at.unwrap()], &OpenOptions::default()).unwrap();
        assert_eq!(extract.text, "整改落实到位。\n");
        assert_eq!(count(&extract, Omission::DamagedPages), 1);
    }
    let OpenError::Broken(..) = error(b"%PDF-1.7\nnothing") else {
        panic!("was not found to be damaged");
    };
}

#[test]
fn no_damage_does_harm() {
    let contents = [
        line(700, "整改落实到位。"),
        "q 1 0 0 1 0 0 cm 10 10 m 90 10 l S [(a) -9 (b)] TJ /Fm Do Q".to_owned(),
    ]
    .concat();
    let mut bytes = Made {
        contents: &[contents.as_bytes()],
        resources: "/XObject<</Fm 10 0 R>>",
        extra: &["<</Subtype/Form/Length 6>>stream\n/Fm Do\nendstream"],
        ..MADE
    }
    .bytes();
    for cut in 0..20 {
        let _ = read(&bytes[..bytes.len() * cut / 20], &OpenOptions::default());
    }
    // A linear congruential generator.
    let mut state = 1u32;
    for _ in 0..200 {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let at = (state >> 8) as usize % bytes.len();
        bytes[at] ^= 1 << (state >> 29);
        let _ = read(&bytes, &OpenOptions::default());
    }
    let _ = read(b"", &OpenOptions::default());
}
