//! Whole reports of invented documents, one of each shape: any change of what is read shows here.
//!
//! `INSTA_UPDATE=always cargo test --test snapshots` accepts a change; read the difference first.

use std::path::Path;

use taizhang::{Options, Origin};

/// Name of a document of the corpus and what is special about it.
const SHAPES: &[(&str, &str)] = &[
    ("01-no-title-plain", "no title, the commonest shape"),
    (
        "04-question-n-frames",
        "问题N. above （1）, answers without a label",
    ),
    (
        "08-answer-same-paragraph",
        "parts as classes, problem and answer in one paragraph",
    ),
    (
        "11-digest-several-bodies", "a digest: units, 问题：, 整改：",
    ),
    (
        "14-environment-tasks",
        "an environment report: 整改任务, 整改目标, 整改完成情况",
    ),
    ("17-table-tabs", "a table with tabs"),
    ("21-lost-year-month", "dates that lost 年 and 月"),
    ("24-one-line", "the whole document on one line"),
    ("27-traditional", "traditional script"),
    (
        "39-remaining-next-steps", "what is still open, and next steps",
    ),
    ("43-refuse-feedback-news", "news of a feedback: refused"),
];

#[test]
fn whole_reports() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    for (name, shape) in SHAPES {
        let path = folder.join(name).with_extension("txt");
        let text = std::fs::read_to_string(&path).expect("a document of the corpus");
        let report = taizhang::analyze(&text, &Origin::of_text(&text), &Options::default());
        insta::with_settings!({ description => *shape, omit_expression => true }, {
            insta::assert_json_snapshot!(*name, report);
        });
    }
}
