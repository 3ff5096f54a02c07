//! The pages of the help, and what they list.

/// What the help window shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpPage {
    Use,
    Kinds,
    /// The rules of the findings; one of them, by its code, may be what is asked for.
    Rules(Option<&'static str>),
    Json,
    Keys,
    Privacy,
    About,
}

impl HelpPage {
    pub const ALL: [HelpPage; 7] = [
        HelpPage::Use,
        HelpPage::Kinds,
        HelpPage::Rules(None),
        HelpPage::Json,
        HelpPage::Keys,
        HelpPage::Privacy,
        HelpPage::About,
    ];

    /// Its place in [`HelpPage::ALL`].
    pub fn place(self) -> usize {
        match self {
            HelpPage::Use => 0,
            HelpPage::Kinds => 1,
            HelpPage::Rules(_) => 2,
            HelpPage::Json => 3,
            HelpPage::Keys => 4,
            HelpPage::Privacy => 5,
            HelpPage::About => 6,
        }
    }
}

/// Fields of the JSON: name, what they hold in Chinese and in English.
pub const FIELDS: [(&str, [&str; 2]); 12] = [
    (
        "schema",
        [
            "格式的版本，taizhang/1", "version of the format, taizhang/1",
        ],
    ),
    (
        "kind",
        [
            "是整改通报、巡察公告、反馈消息还是别的；只有整改通报才有台账",
            "rectification report, notice, news of feedback or other; only the first has a ledger",
        ],
    ),
    (
        "source",
        [
            "文件名、格式、编码、SHA-256、字数、页数，以及没有放进正文的内容",
            "name, format, encoding, SHA-256, length, pages, and what is not in the text",
        ],
    ),
    (
        "meta",
        [
            "标题、被巡察单位、巡察组、巡察时间、反馈和落款日期、所称数目、联系方式；没写的为null",
            "title, inspected body, team, visit, feedback, issue, declared counts, contact; null where not stated",
        ],
    ),
    (
        "outline",
        ["带序号的标题，成一棵树", "the numbered headings as a tree"],
    ),
    (
        "problems",
        [
            "台账：序号、方面、问题、具体表现、整改内容（分条）、完成情况、时限、主题",
            "the ledger: number, aspect, title, detail, points, answers with items, status, due date, topics",
        ],
    ),
    (
        "remaining",
        [
            "通报自己说仍存在的问题",
            "what the report itself calls still open",
        ],
    ),
    ("commitments", ["下一步打算", "the next steps"]),
    (
        "entities",
        [
            "日期、时段、金额、百分比、数量、文件、联系方式、凭证，附换算后的值",
            "dates, periods, sums, percentages, counts, documents, contacts, vouchers, with their values",
        ],
    ),
    (
        "findings",
        [
            "存疑：规则、轻重、中英文说明、所在位置",
            "doubts: rule, severity, message in two languages, places",
        ],
    ),
    (
        "segments",
        [
            "全文切成首尾相接的段，每段注明作用和页码",
            "the whole text in pieces, each with its role and page",
        ],
    ),
    (
        "span",
        [
            "处处都有：[起, 止)，按Unicode码点从0数，text[起:止]正是所引文字",
            "everywhere: [start, end) in Unicode code points from 0; text[start:end] is the quoted text",
        ],
    ),
];

/// One problem as the JSON has it, cut short; of an invented place.
pub const SAMPLE: &str = r#"{
  "id": "p2",
  "number_path": ["二、", "（二）", "2."],
  "title": { "text": "党费收缴不规范问题", "span": [312, 321] },
  "responses": [{
    "label": "整改情况",
    "kind": "measures",
    "items": [{ "marker": "一是", "text": "补缴党费1260.50元。", "span": [349, 361] }]
  }],
  "status": "completed",
  "ongoing": false
}"#;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture;

    #[test]
    fn pages_know_their_place() {
        for (place, page) in HelpPage::ALL.into_iter().enumerate() {
            assert_eq!(page.place(), place);
        }
        assert_eq!(HelpPage::Rules(Some("watermark")).place(), 2);
    }

    #[test]
    fn every_field_of_a_report_is_explained() {
        let report = serde_json::to_value(fixture::report()).unwrap();
        for name in report.as_object().unwrap().keys() {
            assert!(FIELDS.iter().any(|(field, _)| field == name), "{name}");
        }
    }

    #[test]
    fn the_sample_is_json() {
        let sample: serde_json::Value = serde_json::from_str(SAMPLE).unwrap();
        assert_eq!(sample["status"], "completed");
    }
}
