//! Whole files, each written for one rule.

use super::*;
use crate::source::Omission;

/// A file with this body, in code page 936; `f1` is a Chinese font, `f2` to `f4` are of symbols. Lines are indented for the eye only.
fn file(body: &str) -> Vec<u8> {
    let lines: Vec<&str> = body.lines().map(str::trim_start).collect();
    let body = lines.join("\n");
    let fonts = r"{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset134 SimSun;}{\f2\fcharset2 Symbol;}{\f3\fcharset2 Wingdings;}{\f4\fcharset2 Seals;}}";
    format!(r"{{\rtf1\ansi\ansicpg936\deff0{fonts}{{\stylesheet{{\s1 Heading;}}}}{body}}}")
        .into_bytes()
}

fn open(body: &str) -> Extract {
    read(&file(body), &OpenOptions::default()).unwrap()
}

fn text(body: &str) -> String {
    open(body).text
}

fn told(extract: &Extract, what: Omission) -> (usize, Vec<&str>) {
    let found = extract.left_out.iter().find(|left| left.what == what);
    found.map_or((0, Vec::new()), |left| {
        (left.count, left.texts.iter().map(String::as_str).collect())
    })
}

#[test]
fn characters_in_bytes_and_in_unicode() {
    assert_eq!(text(r"{\f1 \'d5\'fb\'b8\'c4}\par"), "整改\n");
    // The second byte of a character may stand as it is.
    assert_eq!(text(r"\f1 \'81@\'d5\'fb\par"), "丂整\n");
    assert_eq!(text(r"\uc2\u25972\'d5\'fb\uc1\u25913 ?\par"), "整改\n");
    assert_eq!(
        text(r"{\uc0\u25972\u25913}\uc2\u-10179 ab\u-8704 cd{}x\par"),
        "整改😀x\n"
    );
    assert_eq!(
        text(r"\u8220\ldblquote x\rdblquote\emdash\~\{\}\\\par"),
        "“x”—\u{A0}{}\\\n"
    );
    assert_eq!(text(r"\u-10179 ?x\par"), "\u{FFFD}x\n");
}

#[test]
fn signs_of_symbol_fonts_are_known_by_their_font() {
    let extract = open(r"\u-3844 ?{\f4 \'fc}{\f3 \'fc\u-3842 ?}\par");
    assert_eq!(extract.text, "\u{FFFD}\u{FFFD}✓☑\n");
    assert_eq!(told(&extract, Omission::UnknownCharacters).0, 2);
}

#[test]
fn what_is_no_text() {
    let body = r"{\info{\title t}}{\*\unknown{\b x}}{\*\generator g;}{\bin3 }}}a{\*\bkmkstart b}{\xe{x}}\par";
    assert_eq!(text(body), "a\n");
    // A star elsewhere than at the beginning of a group means nothing.
    assert_eq!(text(r"{\b0\*\cs7 a}\par"), "a\n");
}

#[test]
fn lines_and_pages() {
    assert_eq!(
        text(r"a\line b\page c\par\par d\par\page e"),
        "a\nb\nc\n\nd\ne\n"
    );
}

#[test]
fn rows_of_tables() {
    let body = r"\trowd\cellx1000\cellx3000\pard\intbl a\cell b\cell\row
        \trowd\clvmgf\cellx1000\cellx2000\cellx3000 1\cell x\par y\cell z\cell\row
        \trowd\clvmrg\cellx1000\cellx2000\cellx3000 \cell v\cell\cell\row
        \trowd\clmgf\cellx1000\clmrg\cellx2000\cellx3000 p\cell\cell q\cell\row\pard c\par";
    assert_eq!(text(body), "a\tb\t\n1\tx\u{2028}y\tz\n\tv\t\np\t\tq\nc\n");
}

#[test]
fn a_table_in_a_cell() {
    let body = r"\trowd\cellx1000\cellx2000\pard\intbl a\cell\pard\intbl\itap2 1\nestcell 2\nestcell
        {\*\nesttableprops\trowd\cellx500\cellx900\nestrow}{\nonesttables\par}\pard\intbl b\cell\row";
    assert_eq!(text(body), "a\t1 2\u{2028}b\n");
}

#[test]
fn numbers_as_the_file_has_them() {
    assert_eq!(text(r"{\listtext\pard 1.\tab}\ls1 a\par"), "1. a\n");
    assert_eq!(text(r"{\pntext\f2\'b7\tab}a\par"), "•a\n");
    assert_eq!(
        text(r"{\listtext \u19968 ?\u12289 ?\tab}a\par b\par"),
        "一、a\nb\n"
    );
}

const LISTS: &str = r"{\*\listtable{\list{\listlevel\levelnfc39\levelfollow2{\leveltext\'02\'00\u12289 ?;}
    {\levelnumbers\'01;}}{\listlevel\levelnfc0\levelnfcn0\levelfollow0{\leveltext\'02\'01.;}}\listid7}}
    {\*\listoverridetable{\listoverride\listid7\ls1}{\listoverride\listid7{\lfolevel\listoverridestartat
    \levelstartat5}\ls2}}";

#[test]
fn numbers_that_are_counted() {
    let body = r"\pard\ls1\ilvl0 a\par\ilvl1 b\par c\par\ilvl0 d\par\pard\ls2 e\par\pard f\par";
    assert_eq!(
        text(&format!("{LISTS}{body}")),
        "一、a\n1. b\n2. c\n二、d\n五、e\nf\n"
    );
    // With a tab in the text of the label, but none in the list.
    let given = format!(r"{LISTS}{{\listtext 1\tab}}\ls1 a\par\pard\ls1 b\par");
    assert_eq!(text(&given), "1a\n二、b\n");
}

#[test]
fn notes_stand_at_the_end() {
    let body = r"a{\super\chftn}{\footnote\pard {\super\chftn} x}b{\*\footnote * y}\par
        c\chftn{\footnote\ftnalt\chftn z}\par";
    assert_eq!(
        text(&format!(r"\ftnncnum {body}")),
        "ab\nc\n注①：x\n注：* y\n注1：z\n"
    );
}

#[test]
fn what_is_not_shown_is_told() {
    let extract = open(
        r"{\header h\par}{\footer\pard - {\field{\*\fldinst PAGE}{\fldrslt 2}} -}{\headerf h\par}
        a{\v secret}{\deleted gone}b{\*\atnid A}\chatn{\*\annotation\pard check}\par",
    );
    assert_eq!(extract.text, "ab\n");
    assert_eq!(
        told(&extract, Omission::HeadersFooters),
        (2, vec!["h", "- 2 -"])
    );
    assert_eq!(told(&extract, Omission::HiddenText), (1, vec!["secret"]));
    assert_eq!(told(&extract, Omission::Deletions), (1, vec!["gone"]));
    assert_eq!(told(&extract, Omission::Comments), (1, vec!["check"]));
}

#[test]
fn a_paragraph_without_its_mark_is_one_with_the_next() {
    assert_eq!(text(r"a{\deleted\par}b\par{\v hidden\par}c\par"), "ab\nc\n");
    assert_eq!(
        text(r"\pard a{\deleted\par}\trowd\cellx1\cellx900\intbl 1\cell 2\cell\row"),
        "a\n1\t2\n"
    );
}

#[test]
fn fields_show_their_results() {
    let body = r#"{\field{\*\fldinst{HYPERLINK "x" {\field{\*\fldinst A}{\fldrslt no}}}}{\fldrslt b}}\par"#;
    assert_eq!(text(body), "b\n");
    let circle = r"a{\field{\*\fldinst{eq \\o\\ac(\'a1\'f0,3)}}{\fldrslt}}b\par";
    assert_eq!(text(circle), "a③b\n");
}

#[test]
fn text_boxes_stand_once_behind_their_paragraph() {
    let body = r"a{\shp{\*\shpinst{\sp{\sn shapeType}{\sv 202}}{\shptxt\pard x\par y\par}}{\shprslt
        {\*\do{\dptxbxtext x\par}}}}b\par c\par";
    assert_eq!(text(body), "ab\nx\ny\nc\n");
    let words = r"{\shp{\*\shpinst{\sp{\sn gtextUNICODE}{\sv \u36890 ?}}}}a\par";
    assert_eq!(text(words), "a\n通\n");
}

#[test]
fn pictures_and_objects_are_counted_once() {
    let extract = open(
        r"a{\*\shppict{\pict\pngblip 89504e47}}{\nonshppict{\pict\wmetafile8 0100}}
        {\object\objemb{\*\objdata 0105}{\result{\pict 01}}}{\shp{\*\shpinst{\sp{\sn pib}{\sv{\pict 01}}}}}\par",
    );
    assert_eq!(extract.text, "a\n");
    assert_eq!(told(&extract, Omission::Pictures).0, 2);
    assert_eq!(told(&extract, Omission::Objects).0, 1);
}

#[test]
fn text_that_stands_twice_is_read_in_unicode() {
    assert_eq!(text(r"{\upr{?}{\*\ud{\u25972 ?}}}\par"), "整\n");
}

#[test]
fn braces_need_not_match() {
    assert_eq!(text(r"a}b\par}c\par"), "ab\nc\n");
    let cut = &file(r"a\par b")[..file(r"a\par b").len() - 1];
    let extract = read(cut, &OpenOptions::default()).unwrap();
    assert_eq!(extract.text, "a\nb\n");
    assert_eq!(told(&extract, Omission::CutOff).0, 1);
    assert_eq!(told(&open(r"a\par b"), Omission::CutOff).0, 0);
    let deep = "{".repeat(100_000);
    assert!(matches!(
        read(&file(&deep), &OpenOptions::default()),
        Err(OpenError::Broken(..))
    ));
}

#[test]
fn damage_ends_in_an_error_or_in_text() {
    let body = format!(
        r"{LISTS}{{\header h}}{{\listtext 1\tab}}\ls1 \'d5\'fb\u25972?\par\trowd\cellx900\intbl 1\cell\row
        {{\shp{{\*\shpinst{{\shptxt x\par}}}}}}{{\field{{\*\fldinst eq}}{{\fldrslt}}}}{{\footnote\chftn y}}\par"
    );
    let whole = file(&body);
    for i in 0..20 {
        let _ = read(&whole[..whole.len() * i / 20], &OpenOptions::default());
    }
    let mut state = 7u32;
    for _ in 0..200 {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let mut damaged = whole.clone();
        let at = (state >> 8) as usize % damaged.len();
        damaged[at] ^= (state >> 3) as u8 | 1;
        let _ = read(&damaged, &OpenOptions::default());
    }
}
