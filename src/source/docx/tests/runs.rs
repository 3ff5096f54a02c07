//! What stands in a paragraph.

use super::*;

#[test]
fn breaks_tabs_and_hyphens() {
    assert_eq!(
        text(
            "<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:cr/><w:t>三</w:t><w:tab/><w:t>四</w:t></w:r></w:p>"
        ),
        "一\n二\n三\t四\n"
    );
    assert_eq!(
        text(
            "<w:p><w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t><w:softHyphen/><w:t>3</w:t></w:r></w:p>"
        ),
        "1-23\n"
    );
    // A page break parts lines, but makes none at the edge of a paragraph.
    assert_eq!(
        text(
            r#"<w:p><w:r><w:t>一</w:t><w:br w:type="page"/><w:t>二</w:t><w:br w:type="page"/></w:r></w:p>"#
        ),
        "一\n二\n"
    );
}

#[test]
fn blanks_count_where_it_is_said() {
    assert_eq!(
        text(
            "<w:p><w:r><w:t> a\n</w:t></w:r><w:r><w:t xml:space='preserve'> b\tc </w:t></w:r>
             <w:r><w:t>\u{3000}学习</w:t></w:r></w:p>"
        ),
        "a b c \u{3000}学习\n"
    );
    assert_eq!(
        text("<w:p/><w:p><w:r><w:t>&lt;甲&amp;&#x4E59;></w:t></w:r></w:p>"),
        "\n<甲&乙>\n"
    );
}

#[test]
fn whatever_holds_runs_is_read_through() {
    let run = "<w:r><w:t>甲</w:t></w:r>";
    let inner: String = ["w:hyperlink", "w:smartTag", "w:ins", "w:bdo", "x:unknown"]
        .iter()
        .map(|name| format!("<{name}>{run}</{name}>"))
        .collect();
    assert_eq!(text(&format!("<w:p>{inner}</w:p>")), "甲甲甲甲甲\n");
    let control = format!(
        "<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent><w:p>{run}</w:p></w:sdtContent></w:sdt>"
    );
    assert_eq!(text(&control), "甲\n");
    assert_eq!(
        text(
            "<w:p><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></w:p>"
        ),
        "1/2\n"
    );
}

#[test]
fn of_a_phonetic_guide_only_the_base() {
    let ruby = "<w:p><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>yún</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>云</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>";
    assert_eq!(text(ruby), "云\n");
}

#[test]
fn results_of_fields_and_not_their_instructions() {
    let mark = |kind| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let (begin, separate, end) = (mark("begin"), mark("separate"), mark("end"));
    let told = |text| format!("<w:r><w:instrText>{text}</w:instrText></w:r>");
    let run = |text| format!("<w:r><w:t>{text}</w:t></w:r>");
    let inner = format!("{begin}{}{separate}{}{end}", told("REF a"), run("里"));
    let field = format!("{begin}{}{inner}{separate}{}{end}", told(" IF "), run("果"));
    assert_eq!(text(&format!("<w:p>{field}{}</w:p>", run("后"))), "果后\n");
    assert_eq!(
        text(&format!(
            r#"<w:p><w:fldSimple w:instr="DATE">{}</w:fldSimple></w:p>"#,
            run("今")
        )),
        "今\n"
    );
    // A circle around a character keeps no result.
    let circle = format!("{begin}{}{end}", told(" eq \\o\\ac(○,3)"));
    assert_eq!(text(&format!("<w:p>{circle}</w:p>")), "③\n");
    // A result may run over paragraphs; a field that never ends swallows one at most.
    let list = format!("<w:p>{begin}{}{separate}{}</w:p>", told("TOC"), run("一"));
    assert_eq!(
        text(&format!("{list}<w:p>{}{end}</w:p>", run("二"))),
        "一\n二\n"
    );
    let endless = format!("<w:p>{begin}{}</w:p>{}", run("一"), p("二"));
    assert_eq!(text(&endless), "\n二\n");
}

#[test]
fn signs_of_fonts() {
    let body = r#"<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Nowhere" w:char="F041"/></w:r></w:p>"#;
    let extract = extract(body, &[]);
    assert_eq!(extract.text, "☑\u{FFFD}\n");
    assert_eq!(
        left_out(&extract),
        [(Omission::UnknownCharacters, 1, vec![])]
    );
}

#[test]
fn a_sign_of_word_2016() {
    let body = r#"<w:p><w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx w16se:font="Segoe UI Emoji" w16se:char="1F4D6"/></mc:Choice>
        <mc:Fallback><w:t>书</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"#;
    assert_eq!(text(body), "📖\n");
}

#[test]
fn hidden_text_is_told_apart() {
    let styles = r#"<w:style w:type="paragraph" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>
        <w:style w:type="character" w:styleId="c"><w:rPr><w:vanish/></w:rPr></w:style>"#;
    let run = |properties: &str, text: &str| {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
    };
    let style = "<w:rStyle w:val='c'/>";
    let body = format!(
        "<w:p>{}{}{}{}</w:p><w:p><w:pPr><w:pStyle w:val='h'/></w:pPr>{}{}</w:p>{}",
        run("", "甲"),
        run("<w:vanish/>", "隐"),
        run("<w:vanish w:val='1'/>", "藏"),
        run(style, "式"),
        run("", "没"),
        // Two styles that hide cancel each other out.
        run(style, "乙"),
        p("丙"),
    );
    let extract = extract(&body, &[("styles", styles)]);
    // The mark of the second paragraph is hidden too: the third stands on its line.
    assert_eq!(extract.text, "甲\n乙丙\n");
    assert_eq!(
        left_out(&extract),
        [(Omission::HiddenText, 2, vec!["隐藏式", "没"])]
    );
}

#[test]
fn a_text_box_follows_its_paragraph_once() {
    let inner = format!("<w:txbxContent>{}{}</w:txbxContent>", p("框"), p("内"));
    let anchored = |drawn: &str| {
        text(&format!(
            "<w:p><w:r><w:t>前</w:t>{drawn}<w:t>后</w:t></w:r></w:p>{}",
            p("末")
        ))
    };
    let choice = format!(
        "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></w:drawing></mc:Choice>
         <mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
    );
    let old = format!("<w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict>");
    for drawn in [choice, old] {
        assert_eq!(anchored(&drawn), "前后\n框\n内\n末\n");
    }
    assert_eq!(
        anchored(r#"<w:pict><v:shape><v:textpath string="艺术字"/></v:shape></w:pict>"#),
        "前后\n艺术字\n末\n"
    );
}

#[test]
fn pictures_and_objects_are_counted() {
    let extract = extract(
        "<w:p><w:r><w:drawing><a:graphic><pic:pic><a:blip/></pic:pic></a:graphic></w:drawing>
           <w:drawing><a:graphic><c:chart/></a:graphic></w:drawing>
           <w:pict><v:shape><v:imagedata/></v:shape></w:pict>
           <w:drawing><wps:wsp><wps:spPr/></wps:wsp></w:drawing>
           <w:object><v:shape><v:imagedata/></v:shape><o:OLEObject/></w:object></w:r></w:p>
         <w:altChunk r:id='x'/>",
        &[],
    );
    assert_eq!(
        left_out(&extract),
        [
            (Omission::Pictures, 2, vec![]),
            (Omission::Objects, 3, vec![])
        ]
    );
}
