use super::*;
use crate::source::{Encoding, Omission};

fn extract(html: &str) -> Extract {
    read_text(html).expect("a page is read")
}

fn text(html: &str) -> String {
    extract(html).text
}

#[test]
fn paragraphs_and_line_breaks() {
    assert_eq!(
        text(
            "<p>　　一、学习<b>不够</b>。<p>制度\n  不全<br>二、账目&nbsp;不清</p> &#x4E00;是<div>A\n B</div>"
        ),
        "　　一、学习不够。\n制度不全\n二、账目\u{A0}不清\n一是\nA B\n"
    );
}

#[test]
fn what_is_not_shown_is_not_read() {
    assert_eq!(
        text(
            "<head><title>标题</title><style>p{}</style></head><script>if(a<b)'<p>'</script>\
             <p>见<span style='DISPLAY: none'>藏</span><ruby>巡<rt>xún</rt></ruby><i hidden>藏</i></p><select><option>甲</select><!-- 注 -->"
        ),
        "见巡\n"
    );
    // Pages of a well-known service are saved in this state.
    assert_eq!(text("<div style='visibility: hidden'>正文</div>"), "正文\n");
}

#[test]
fn numbers_of_lists() {
    assert_eq!(
        text(
            "<ol start=3><li>甲<li value=7><p>乙</p><li>丙</ol><ol style='list-style-type:cjk-ideographic'><li>丁</ol>"
        ),
        "3. 甲\n7. 乙\n8. 丙\n一、丁\n"
    );
    assert_eq!(
        text(
            "<ol type=a reversed><li>甲<li>乙</ol><ul><li>丙</ul><ol style='list-style: none'><li>丁</ol>"
        ),
        "b. 甲\na. 乙\n丙\n丁\n"
    );
}

#[test]
fn tables_become_rows() {
    assert_eq!(
        text(
            "<table><tr><th>序号<th colspan=2>问题<tr><td rowspan=2>1<td>甲<td><p>一</p><p>二</p>\
             <tr><td>乙<td>三</table>尾"
        ),
        "序号\t问题\t\n1\t甲\t一\u{2028}二\n\t乙\t三\n尾\n"
    );
}

#[test]
fn tables_that_arrange_the_page_do_not() {
    assert_eq!(
        text("<table><tr><td>边栏<td><table><tr><td><p>甲</p><p>乙</p></table></table>"),
        "边栏\n甲\n乙\n"
    );
}

#[test]
fn footnotes_of_word_processors() {
    assert_eq!(
        text(
            "<p>学习<a href='#_ftn1' name=_ftnref1><sup>[1]</sup></a>不够<a href='#top'>1</a></p>\
             <div><p><a href='#sdfootnote1anc'>①</a>见附件</p></div><div title=footer><p>— 1 —</p></div>"
        ),
        "学习不够1\n注①：见附件\n"
    );
}

const SENTENCES: &str =
    "一、问题：学习不够，制度不全；账目不清。二、措施：建立制度，加强学习，按月检查；限期完成。";

fn page() -> String {
    format!(
        "<html><head><title>云溪县关于整改情况的通报_云溪县人民政府</title></head><body>\
         <div class=nav><a href=/>首页</a><a href=/a>公告</a></div><div class=path>位置：<a>首页</a>&gt;<a>公告</a></div>\
         <div class=top><h2>云溪县关于整改情况的通报</h2><p>发布时间：2024-03-05 浏览次数：12</p><p>字体：大 中 小</p></div>\
         <div class=main><div id=zoom><p>{SENTENCES}</p><p>{SENTENCES}</p><img src=a.png></div></div>\
         <div class=foot><p>主办：云溪县人民政府</p></div></body></html>"
    )
}

#[test]
fn the_article_is_read_without_its_site() {
    let extract = extract(&page());
    assert_eq!(
        extract.text,
        format!(
            "云溪县关于整改情况的通报\n发布时间：2024-03-05 浏览次数：12\n{SENTENCES}\n{SENTENCES}\n"
        )
    );
    let chrome = &extract
        .left_out
        .iter()
        .find(|it| it.what == Omission::SiteChrome);
    let texts = &chrome.expect("the rest is told").texts;
    assert_eq!(texts.len(), 4, "{texts:?}");
    assert!(texts.iter().any(|text| text.contains("主办")));
    assert!(
        extract
            .left_out
            .iter()
            .any(|it| it.what == Omission::Pictures)
    );
}

/// Nothing is taken for the site around an article where there is no article.
#[test]
fn a_page_without_sentences_is_read_whole() {
    assert_eq!(text("<div>甲</div><div><p>乙</p></div>"), "甲\n乙\n");
}

#[test]
fn the_characters_tell_the_encoding_and_not_the_declaration() {
    let html = format!("<meta charset=gb2312><p>{SENTENCES}</p>");
    let read = read(html.as_bytes(), &OpenOptions::default()).unwrap();
    assert_eq!(read.text, format!("{SENTENCES}\n"));
    assert_eq!(read.encoding, Some(Encoding::Utf8));
}

#[test]
fn broken_markup_is_read_as_far_as_it_goes() {
    for html in [
        "", "<", "<p", "</p></td></table>甲", "<table><td>甲<table>乙", "<ol><li><ol><li>",
    ] {
        text(html);
    }
    assert_eq!(text("甲</div></p>乙<td>丙"), "甲乙\n丙\n");
    let deep = "<div>".repeat(100_000) + "底";
    assert_eq!(text(&deep), "底\n");
    let many = "<ol>".to_owned() + &"<li>项".repeat(20_000);
    assert_eq!(text(&many).lines().count(), 20_000);
}
