//! Automatic numbers.

use super::*;

/// One definition with these levels (format, template) and the list 1 of it.
pub fn numbering(levels: &[(&str, &str)]) -> String {
    let levels: String = levels
        .iter()
        .enumerate()
        .map(|(i, (format, template))| level(i, format, template, ""))
        .collect();
    format!("{}{}", definition(0, &levels), list(1, 0, ""))
}

fn level(i: usize, format: &str, template: &str, more: &str) -> String {
    format!(
        r#"<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{more}<w:lvlText w:val="{template}"/></w:lvl>"#
    )
}

fn definition(id: u32, inner: &str) -> String {
    format!(r#"<w:abstractNum w:abstractNumId="{id}">{inner}</w:abstractNum>"#)
}

fn list(id: u32, definition: u32, inner: &str) -> String {
    format!(r#"<w:num w:numId="{id}"><w:abstractNumId w:val="{definition}"/>{inner}</w:num>"#)
}

fn start(level: usize, at: u32) -> String {
    format!(r#"<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{at}"/></w:lvlOverride>"#)
}

/// An empty paragraph of this list and level.
fn item(list: u32, level: usize) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr></w:p>"#
    )
}

/// The numbers of such paragraphs.
fn numbers(numbering: &str, items: &[(u32, usize)]) -> String {
    let body: String = items
        .iter()
        .map(|&(list, level)| item(list, level))
        .collect();
    let text = extract(&body, &[("numbering", numbering)]).text;
    text.trim_end().replace('\n', " ")
}

#[test]
fn the_outline_of_a_report() {
    let numbering = numbering(&[
        ("chineseCountingThousand", "%1、"),
        ("chineseCounting", "（%2）"),
        ("decimal", "%3."),
        ("decimalEnclosedCircleChinese", "%4"),
    ]);
    let items = [0, 1, 2, 3, 3, 2, 1, 2, 0, 1].map(|level| (1, level));
    assert_eq!(
        numbers(&numbering, &items),
        "一、 （一） 1. ① ② 2. （二） 1. 二、 （一）"
    );
}

#[test]
fn formats_of_numbers() {
    for (format, written) in [
        ("decimal", "12"),
        ("decimalZero", "12"),
        ("decimalFullWidth", "１２"),
        ("decimalEnclosedCircle", "⑫"),
        ("decimalEnclosedParen", "⑿"),
        ("decimalEnclosedFullstop", "⒓"),
        ("chineseCounting", "十二"),
        ("chineseCountingThousand", "十二"),
        ("taiwaneseCountingThousand", "十二"),
        ("japaneseCounting", "十二"),
        ("ideographDigital", "一二"),
        ("chineseLegalSimplified", "拾贰"),
        ("ideographTraditional", "乙"),
        ("ideographZodiac", "亥"),
        ("ideographZodiacTraditional", "乙亥"),
        ("upperLetter", "L"),
        ("lowerRoman", "xii"),
        ("numberInDash", "- 12 -"),
        ("somethingNew", "12"),
        ("none", ""),
    ] {
        let numbering = definition(0, &level(0, format, "%1", "")) + &list(1, 0, &start(0, 12));
        assert_eq!(numbers(&numbering, &[(1, 0)]), written, "{format}");
    }
    // Word 2010 and later put their own formats beside a plainer one.
    let custom = r#"<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>
        <mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>"#;
    let numbering = definition(0, &level(0, "decimal", "%1", custom)) + &list(1, 0, "");
    assert_eq!(numbers(&numbering, &[(1, 0)]), "001");
}

#[test]
fn lists_of_one_definition_count_together() {
    let levels = level(0, "decimal", "%1.", "") + &level(1, "decimal", "%1.%2", "");
    let anew = start(0, 1) + &start(1, 1);
    let numbering = definition(0, &levels) + &list(1, 0, "") + &list(2, 0, "") + &list(3, 0, &anew);
    assert_eq!(numbers(&numbering, &[(1, 0), (2, 0), (1, 0)]), "1. 2. 3.");
    // A list that begins anew does so once, and those that share its definition go on from there.
    assert_eq!(
        numbers(
            &numbering,
            &[(1, 0), (1, 0), (3, 0), (3, 1), (3, 0), (1, 0), (3, 0)]
        ),
        "1. 2. 1. 1.1 2. 3. 4."
    );
    let other =
        definition(0, &levels) + &definition(1, &levels) + &list(1, 0, "") + &list(2, 1, "");
    assert_eq!(numbers(&other, &[(1, 0), (2, 0), (1, 0)]), "1. 1. 2.");
}

#[test]
fn a_list_may_write_a_level_in_its_own_way() {
    let own = format!(
        r#"<w:lvlOverride w:ilvl="0">{}</w:lvlOverride>"#,
        level(0, "upperLetter", "%1)", "")
    );
    let numbering =
        definition(0, &level(0, "decimal", "%1.", "")) + &list(1, 0, "") + &list(2, 0, &own);
    assert_eq!(numbers(&numbering, &[(1, 0), (2, 0), (1, 0)]), "1. B) 3.");
}

#[test]
fn levels_begin_anew_as_they_are_told() {
    let of = |more: &str| {
        let levels = level(0, "decimal", "%1", "")
            + &level(1, "decimal", "%2", "")
            + &level(2, "decimal", "%3", more);
        numbers(
            &(definition(0, &levels) + &list(1, 0, "")),
            &[(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2)],
        )
    };
    assert_eq!(of(""), "1 1 1 2 1 2 1");
    assert_eq!(of("<w:lvlRestart w:val='0'/>"), "1 1 1 2 2 2 3");
    assert_eq!(of("<w:lvlRestart w:val='1'/>"), "1 1 1 2 2 2 1");
    assert_eq!(of("<w:lvlRestart w:val='3'/>"), "1 1 1 2 1 2 1");
}

#[test]
fn numbers_in_digits_and_numbers_that_are_hidden() {
    let of = |more: &str| {
        let levels =
            level(0, "chineseCounting", "第%1章", "") + &level(1, "decimal", "%1.%2", more);
        numbers(
            &(definition(0, &levels) + &list(1, 0, "")),
            &[(1, 0), (1, 0), (1, 1)],
        )
    };
    assert_eq!(of(""), "第一章 第二章 二.1");
    assert_eq!(of("<w:isLgl/>"), "第一章 第二章 2.1");
    assert_eq!(of("<w:isLgl w:val='0'/>"), "第一章 第二章 二.1");
    assert_eq!(of("<w:rPr><w:vanish/></w:rPr>"), "第一章 第二章");
}

#[test]
fn a_list_without_numbers_has_its_sign() {
    for (font, template, sign) in [
        ("Wingdings", "\u{F06C}", "●"),
        ("Wingdings", "l", "●"),
        ("Symbol", "\u{F0B7}", "•"),
        ("Wingdings", "\u{F022}", "•"),
        ("Courier New", "o", "○"),
        ("宋体", "—", "—"),
        ("宋体", "注：", "注："),
        ("", "", ""),
    ] {
        let font = format!("<w:rPr><w:rFonts w:ascii='{font}'/></w:rPr>");
        let numbering = definition(0, &level(0, "bullet", template, &font)) + &list(1, 0, "");
        assert_eq!(numbers(&numbering, &[(1, 0)]), sign);
    }
}

#[test]
fn the_gap_behind_a_number() {
    for (template, suffix, shown) in [
        ("%1、", "tab", "1、学习\n"),
        ("（%1）", "space", "（1）学习\n"),
        ("%1.", "tab", "1. 学习\n"),
        ("%1", "space", "1 学习\n"),
        ("%1.", "nothing", "1.学习\n"),
    ] {
        let suffix = format!("<w:suff w:val='{suffix}'/>");
        let numbering = definition(0, &level(0, "decimal", template, &suffix)) + &list(1, 0, "");
        let body = item(1, 0).replace("</w:p>", "<w:r><w:t>学习</w:t></w:r></w:p>");
        assert_eq!(extract(&body, &[("numbering", &numbering)]).text, shown);
    }
}

#[test]
fn numbers_by_style() {
    let tied = |i, style: &str, template| {
        level(
            i,
            "decimal",
            template,
            &format!("<w:pStyle w:val='{style}'/>"),
        )
    };
    let levels = tied(0, "a", "%1、") + &tied(1, "b", "（%2）");
    let numbering = definition(0, &levels) + &list(1, 0, "");
    let style = |id: &str, on: &str, number: &str| {
        format!(
            "<w:style w:type='paragraph' w:styleId='{id}'><w:basedOn w:val='{on}'/><w:pPr><w:numPr>{number}</w:numPr></w:pPr></w:style>"
        )
    };
    let styles = style("a", "", "<w:numId w:val='1'/>")
        + &style("b", "", "<w:numId w:val='1'/>")
        // Based on a numbered one; with its number taken away; with another level.
        + &style("c", "b", "")
        + &style("d", "b", "<w:numId w:val='0'/>");
    let item = |id: &str, own: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val='{id}'/><w:numPr>{own}</w:numPr></w:pPr></w:p>")
    };
    let body: String = [
        item("a", ""),
        item("b", ""),
        item("c", ""),
        item("d", ""),
        item("b", "<w:numId w:val='0'/>"),
        item("b", "<w:ilvl w:val='0'/>"),
        item("missing", ""),
    ]
    .concat();
    let extract = extract(&body, &[("numbering", &numbering), ("styles", &styles)]);
    assert_eq!(extract.text, "1、\n（1）\n（2）\n\n\n2、\n\n");
}

#[test]
fn a_definition_may_stand_elsewhere() {
    let numbering = definition(0, "<w:numStyleLink w:val='s'/>")
        + &definition(
            1,
            &format!("<w:styleLink w:val='s'/>{}", level(0, "decimal", "%1)", "")),
        )
        + &list(1, 0, "")
        + &list(2, 1, "");
    assert_eq!(numbers(&numbering, &[(1, 0), (2, 0), (1, 0)]), "1) 2) 3)");
}

#[test]
fn what_is_not_printed_is_not_counted() {
    let numbering = numbering(&[("decimal", "%1、")]);
    let with = |mark: &str, inner: &str| {
        item(1, 0)
            .replace("</w:pPr>", &format!("<w:rPr>{mark}</w:rPr></w:pPr>"))
            .replace("</w:p>", &format!("{inner}</w:p>"))
    };
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>";
    let body = [
        with("", &run("甲")),
        with("<w:del/>", &format!("<w:del>{}</w:del>", run("删"))),
        with("<w:vanish/>", hidden),
        with("", &run("乙")),
        // The mark is deleted: the next one's number stands before both.
        with("<w:del/>", &run("丙")),
        with("", &run("丁")),
        // A mark between two styles: one line, with the first one's number.
        with("<w:vanish/><w:specVanish/>", &run("戊")),
        p("己"),
        with("", &run("庚")),
    ];
    let extract = extract(&body.concat(), &[("numbering", &numbering)]);
    assert_eq!(extract.text, "1、甲\n2、乙\n3、丙丁\n4、戊己\n5、庚\n");
}

#[test]
fn covered_cells_and_text_boxes_do_not_count() {
    let numbering = numbering(&[("decimal", "%1")]);
    let row = |merge: &str| {
        format!(
            "<w:tr><w:tc><w:tcPr>{merge}</w:tcPr>{}</w:tc><w:tc>{}</w:tc></w:tr>",
            item(1, 0),
            p("x")
        )
    };
    let boxed = format!(
        "<w:p><w:r><w:t>框</w:t><w:drawing><w:txbxContent>{}</w:txbxContent></w:drawing></w:r></w:p>",
        item(1, 0)
    );
    let rows = row("<w:vMerge w:val='restart'/>") + &row("<w:vMerge/>") + &row("");
    let body = format!("<w:tbl>{rows}</w:tbl>{boxed}{}", item(1, 0));
    assert_eq!(
        extract(&body, &[("numbering", &numbering)]).text,
        "1\tx\n\tx\n2\tx\n框\n1\n3\n"
    );
}

#[test]
fn odd_definitions_do_no_harm() {
    let far = level(99, "decimal", "%1", "") + &level(2, "decimal", "%1.%9%3", "");
    let numbering = definition(0, &far)
        + &list(1, 0, &start(99, 3))
        + &list(2, 7, "")
        + &list(3, 0, &start(5, 4));
    assert_eq!(
        numbers(
            &numbering,
            &[(1, 0), (1, 2), (1, 99), (2, 0), (3, 5), (9, 9)]
        ),
        " .1"
    );
    let long = numbering.replace("%1.%9%3", &"%1".repeat(10_000));
    assert!(numbers(&long, &[(1, 2)]).len() < 1000);
}
