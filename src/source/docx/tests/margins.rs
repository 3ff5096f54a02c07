//! What stands beside the text: notes, headers and footers, comments.

use super::*;

fn reference(kind: &str, id: u32) -> String {
    format!("<w:r><w:{kind}Reference w:id='{id}'/></w:r>")
}

fn note(kind: &str, id: u32, text: &str) -> String {
    format!(
        "<w:{kind} w:id='{id}'><w:p><w:r><w:{kind}Ref/></w:r><w:r><w:t xml:space='preserve'> {text}</w:t></w:r></w:p></w:{kind}>"
    )
}

#[test]
fn notes_are_numbered_as_they_are_referred_to() {
    let body = format!(
        "<w:p><w:r><w:t>甲</w:t></w:r>{}{}<w:r><w:t>乙</w:t></w:r>{}</w:p>",
        reference("footnote", 7),
        reference("endnote", 1),
        reference("footnote", 3)
    );
    let footnotes = format!(
        "{}{}{}",
        note("footnote", 3, "三"),
        note("footnote", 7, "七"),
        note("footnote", 9, "无")
    );
    let endnotes = note("endnote", 1, "尾");
    let others = [("footnotes", &*footnotes), ("endnotes", &*endnotes)];
    assert_eq!(
        extract(&body, &others).text,
        "甲乙\n注1：七\n注2：三\n注i：尾\n"
    );
    let settings = "<w:footnotePr><w:numFmt w:val='decimalEnclosedCircle'/><w:numStart w:val='2'/></w:footnotePr>";
    let others = [others[0], ("settings", settings)];
    assert_eq!(extract(&body, &others).text, "甲乙\n注②：七\n注③：三\n");
}

#[test]
fn notes_may_begin_anew_in_each_section() {
    let section =
        "<w:sectPr><w:footnotePr><w:numRestart w:val='eachSect'/></w:footnotePr></w:sectPr>";
    let body = format!(
        "<w:p><w:pPr>{section}</w:pPr>{}</w:p><w:p>{}</w:p>{section}",
        reference("footnote", 1),
        reference("footnote", 2)
    );
    let notes = format!("{}{}", note("footnote", 1, "甲"), note("footnote", 2, "乙"));
    assert_eq!(
        extract(&body, &[("footnotes", &notes)]).text,
        "\n\n注1：甲\n注1：乙\n"
    );
}

#[test]
fn a_note_may_have_a_mark_of_its_own() {
    let body = "<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:footnoteReference w:customMarkFollows='1' w:id='1'/><w:t>＊</w:t></w:r>
        <w:r><w:t>乙</w:t></w:r></w:p>";
    let notes = "<w:footnote w:id='1'><w:p><w:r><w:t>一</w:t></w:r></w:p><w:p><w:r><w:t>二</w:t></w:r></w:p></w:footnote>";
    assert_eq!(
        extract(body, &[("footnotes", notes)]).text,
        "甲乙\n注＊：一\n二\n"
    );
}

#[test]
fn headers_and_footers_are_told_once_each() {
    let section = |kinds: &[&str]| {
        let references: String = kinds
            .iter()
            .map(|k| format!("<w:headerReference w:type='default' r:id='r-{k}'/>"))
            .collect();
        format!("<w:sectPr>{references}</w:sectPr>")
    };
    let body = format!(
        "<w:p><w:pPr>{}</w:pPr></w:p>{}{}",
        section(&["header1", "header2", "header4"]),
        p("甲"),
        section(&["header1", "header3", "missing"])
    );
    let picture = format!(
        "{}<w:p><w:r><w:drawing><pic:pic/></w:drawing></w:r></w:p>",
        p("某局")
    );
    let footer = p("第 1 页");
    let others = [
        ("header1", &*picture),
        ("header2", &*footer),
        ("header3", &*footer),
        ("header4", "<w:p/>"),
    ];
    let extract = extract(&body, &others);
    assert_eq!(extract.text, "\n甲\n");
    assert_eq!(
        left_out(&extract),
        [(Omission::HeadersFooters, 2, vec!["某局", "第 1 页"])]
    );
}

#[test]
fn comments_are_left_out() {
    let comments = format!(
        "<w:comment>{}{}</w:comment><w:comment>{}</w:comment>",
        p("请核"),
        p("对"),
        p("好")
    );
    let body = "<w:p><w:commentRangeStart/><w:r><w:t>甲</w:t></w:r><w:commentRangeEnd/><w:r><w:commentReference/></w:r></w:p>";
    let extract = extract(body, &[("comments", &comments)]);
    assert_eq!(extract.text, "甲\n");
    assert_eq!(
        left_out(&extract),
        [(Omission::Comments, 2, vec!["请核\n对", "好"])]
    );
}
