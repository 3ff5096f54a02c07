//! Which heading stands under which, told by outlines of whole texts.

use super::build;
use crate::text::Reading;

const BEFORE: &str = "关于巡察整改情况的通报\n根据县委统一部署，2023年3月1日至5月1日，县委第二巡察组对县林业局党组\
                      开展了巡察。现将整改情况予以公布。\n一、组织情况\n局党组高度重视。\n二、整改落实情况\n";

/// The numbered headings of part 二、, each with those above it.
fn headings(body: &str) -> Vec<String> {
    let source = format!("{BEFORE}{body}");
    let reading = Reading::new(&source);
    let outline = build(&reading);
    let path = |block: usize| {
        let above = std::iter::successors(Some(block), |&b| outline.blocks[b].parent);
        let markers = above.filter_map(|b| outline.blocks[b].marker);
        let mut path: Vec<&str> = markers.map(|m| reading.quote(m.span)).collect();
        path.reverse();
        path.join(" ")
    };
    (0..outline.blocks.len())
        .filter(|&i| outline.blocks[i].marker.is_some())
        .map(path)
        .filter_map(|path| path.strip_prefix("二、 ").map(str::to_owned))
        .collect()
}

#[test]
fn an_ordinal_stands_below_what_is_open_where_it_begins() {
    for ordinal in ["，", "、", "方面："] {
        let body = format!(
            "（一）业务工作方面\n第一{ordinal}巡护不勤。\n整改情况：巡护9次。\n第二{ordinal}账目不清。\n整改情况：已理清。\n\
             （二）作风方面\n第一{ordinal}推诿。\n整改情况：已约谈。"
        );
        let found: Vec<String> = headings(&body)
            .iter()
            .map(|h| h.replace("方面", ""))
            .collect();
        let paths = [
            "（一）", "（一） 第一", "（一） 第二", "（二）", "（二） 第一",
        ];
        assert_eq!(found, paths);
    }
    let body = "1.加强领导。\n2.压实责任。\n第一，业务工作方面\n1.巡护不勤。\n整改情况：巡护9次。\n第二，作风方面\n1.推诿。";
    let paths = ["1.", "2.", "第一", "第一 1.", "第二", "第二 1."];
    assert_eq!(headings(body), paths);
    let body = "第一，业务工作方面\n1.巡护不勤。\n整改情况：巡护9次。\n2.账目不清。\n整改情况：已理清。\n\
                第二，作风方面\n1.推诿。\n整改情况：已约谈。";
    let paths = ["第一", "第一 1.", "第一 2.", "第二", "第二 1."];
    assert_eq!(headings(body), paths);
}

#[test]
fn loose_and_damaged_signs_are_headings() {
    let body = "（一）业务工作方面\n首先，巡护不勤。\n整改情况：巡护9次。\n其次，账目不清。\n整改情况：已理清。\n\
                （二）作风方面\n首先，推诿。\n整改情况：已约谈。";
    let paths = [
        "（一）", "（一） 首先", "（一） 其次", "（二）", "（二） 首先",
    ];
    assert_eq!(headings(body), paths);
    let body = "l.业务工作\n（1）巡护不勤。\n整改情况：巡护9次。\n（2账目不清。\n整改情况：已理清。\n2.作风\n（1）推诿。\n整改情况：已约谈。";
    let paths = ["l.", "l. （1）", "l. （2", "2.", "2. （1）"];
    assert_eq!(headings(body), paths);
}
