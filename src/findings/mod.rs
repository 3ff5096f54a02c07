//! What does not add up. This file is the list of rules; each rule is a file of its own.
//!
//! A rule looks at the document and says what it found as [`Hit`]s; its code, severity and meaning
//! stand in [`RULES`], which the help page shows too. Every rule is linear in the text.

use crate::entities::Scan;
use crate::ledger::Ledger;
use crate::meta::Meta;
use crate::outline::Outline;
use crate::report::{DocumentKind, LeftOut, Severity};
use crate::text::{Reading, Span};
use hit::Hit;
use numbering::Slip;

mod hit;
mod numbering;
mod series;
mod signs;

mod count_mismatch;
mod damaged_date;
mod damaged_name;
mod date_order;
mod decoding_loss;
mod duplicate_marker;
mod glued_heading;
mod glued_number;
mod identity_leak;
mod incomplete_source;
mod malformed_contact;
mod missing_marker;
mod missing_meta;
mod missing_response;
mod mixed_width;
mod placeholder;
mod repeated_text;
mod unbalanced_bracket;
mod unread_ledger;
mod unverifiable_response;
mod watermark;

pub use unverifiable_response::tells_what_was_done;

#[cfg(test)]
mod fixture;

/// Everything that the rules may look at.
pub struct Document<'a> {
    pub reading: &'a Reading<'a>,
    pub outline: &'a Outline,
    pub scan: &'a Scan,
    pub meta: &'a Meta,
    pub ledger: &'a Ledger,
    pub kind: DocumentKind,
    /// What the file holds that is not in the text.
    pub left_out: &'a [LeftOut],
}

impl Document<'_> {
    /// Rules about the ledger keep still where there is none.
    pub fn is_report(&self) -> bool {
        self.kind == DocumentKind::RectificationReport
    }
}

/// See [`crate::report::Finding`]; spans of the reading copy.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub code: &'static str,
    pub severity: Severity,
    pub message: String,
    pub message_en: String,
    pub spans: Vec<Span>,
    pub data: serde_json::Map<String, serde_json::Value>,
}

/// A rule: what a reader is told of it, and its check.
pub struct Rule {
    /// As in [`crate::report::Finding::code`].
    pub code: &'static str,
    pub severity: Severity,
    /// What it finds, in Chinese, one line.
    pub meaning: &'static str,
    pub meaning_en: &'static str,
    check: Check,
}

/// How a rule looks at a document.
enum Check {
    Text(fn(&Document) -> Vec<Hit>),
    /// Three rules share the slips of the numbering, which are found once.
    Numbering(fn(&Document, &[Slip]) -> Vec<Hit>),
}

/// All rules, in the order of the contract's table.
pub static RULES: [Rule; 21] = [
    Rule {
        code: "count_mismatch",
        severity: Severity::Warning,
        meaning: "文中声明的数量与实际列出的不一致",
        meaning_en: "a declared count differs from what the document shows",
        check: Check::Text(count_mismatch::check),
    },
    Rule {
        code: "missing_response",
        severity: Severity::Error,
        meaning: "问题没有对应的整改内容",
        meaning_en: "a problem has no answer",
        check: Check::Text(missing_response::check),
    },
    Rule {
        code: "missing_marker",
        severity: Severity::Warning,
        meaning: "序号缺失或跳号",
        meaning_en: "a numbered sequence lacks or skips a member",
        check: Check::Numbering(missing_marker::check),
    },
    Rule {
        code: "duplicate_marker",
        severity: Severity::Warning,
        meaning: "序号重复",
        meaning_en: "a numbered sequence repeats a member",
        check: Check::Numbering(duplicate_marker::check),
    },
    Rule {
        code: "glued_heading",
        severity: Severity::Warning,
        meaning: "标题与下一级标题或正文粘连在同一行",
        meaning_en: "a heading ran together with the next heading or text on one line",
        check: Check::Numbering(glued_heading::check),
    },
    Rule {
        code: "glued_number",
        severity: Severity::Warning,
        meaning: "编号与其后的数字粘连",
        meaning_en: "a label's number ran together with the number behind it",
        check: Check::Text(glued_number::check),
    },
    Rule {
        code: "damaged_date",
        severity: Severity::Error,
        meaning: "日期残缺，丢失了“年”或“月”",
        meaning_en: "digits that were a date and no longer are",
        check: Check::Text(damaged_date::check),
    },
    Rule {
        code: "damaged_name",
        severity: Severity::Error,
        meaning: "名称或序数残缺",
        meaning_en: "a name or an ordinal lost characters",
        check: Check::Text(damaged_name::check),
    },
    Rule {
        code: "malformed_contact",
        severity: Severity::Error,
        meaning: "电话、邮编或电子邮箱不可能正确",
        meaning_en: "a telephone, postcode or e-mail address that cannot be right",
        check: Check::Text(malformed_contact::check),
    },
    Rule {
        code: "unbalanced_bracket",
        severity: Severity::Warning,
        meaning: "括号或引号不成对",
        meaning_en: "a bracket or quotation mark without its partner",
        check: Check::Text(unbalanced_bracket::check),
    },
    Rule {
        code: "repeated_text",
        severity: Severity::Warning,
        meaning: "重复的词或句子",
        meaning_en: "a doubled word, or a sentence that occurs twice",
        check: Check::Text(repeated_text::check),
    },
    Rule {
        code: "placeholder",
        severity: Severity::Error,
        meaning: "未填写的模板占位符",
        meaning_en: "a placeholder left from a template",
        check: Check::Text(placeholder::check),
    },
    Rule {
        code: "identity_leak",
        severity: Severity::Error,
        meaning: "已隐去名称的文件中出现真实地名",
        meaning_en: "a real place named in a document that is otherwise anonymised",
        check: Check::Text(identity_leak::check),
    },
    Rule {
        code: "watermark",
        severity: Severity::Info,
        meaning: "网站栏目、广告或转载声明混入正文",
        meaning_en: "site chrome, an advertisement or a reseller's notice inside the text",
        check: Check::Text(watermark::check),
    },
    Rule {
        code: "date_order",
        severity: Severity::Error,
        meaning: "日期先后矛盾",
        meaning_en: "dates in an impossible order",
        check: Check::Text(date_order::check),
    },
    Rule {
        code: "missing_meta",
        severity: Severity::Warning,
        meaning: "缺少落款单位、日期或联系方式",
        meaning_en: "no issuer, no date of issue or publication, or no contact",
        check: Check::Text(missing_meta::check),
    },
    Rule {
        code: "unverifiable_response",
        severity: Severity::Info,
        meaning: "整改内容没有任何可核查的事项",
        meaning_en: "an answer that names nothing one could check",
        check: Check::Text(unverifiable_response::check),
    },
    Rule {
        code: "mixed_width",
        severity: Severity::Info,
        meaning: "同一标点全角、半角混用",
        meaning_en: "the same mark in half and full width",
        check: Check::Text(mixed_width::check),
    },
    Rule {
        code: "decoding_loss",
        severity: Severity::Error,
        meaning: "有字符在转码中丢失",
        meaning_en: "characters were lost when the text was decoded",
        check: Check::Text(decoding_loss::check),
    },
    Rule {
        code: "incomplete_source",
        severity: Severity::Warning,
        meaning: "文件里有图片、嵌入对象或没有文字的页面，内容没有读入",
        meaning_en: "the file holds pictures, objects or pages that could not be read",
        check: Check::Text(incomplete_source::check),
    },
    Rule {
        code: "unread_ledger",
        severity: Severity::Warning,
        meaning: "没有读出问题，或者有整改内容不属于任何问题",
        meaning_en: "no problem could be read, or an answer belongs to none",
        check: Check::Text(unread_ledger::check),
    },
];

/// All findings, in order of their first place in the text.
pub fn check(document: &Document) -> Vec<Finding> {
    let slips = numbering::slips(document);
    let mut findings: Vec<Finding> = Vec::new();
    for rule in &RULES {
        let hits = match rule.check {
            Check::Text(check) => check(document),
            Check::Numbering(check) => check(document, &slips),
        };
        findings.extend(hits.into_iter().map(|hit| hit.into_finding(rule)));
    }
    findings.sort_by_key(|f| f.spans.iter().map(|s| s.start).min());
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn codes_are_distinct() {
        let codes: HashSet<&str> = RULES.iter().map(|r| r.code).collect();
        assert_eq!(codes.len(), RULES.len());
    }

    #[test]
    fn findings_stand_in_document_order() {
        let parts = fixture::Parts::of("（整改，青山村村\n对X村党委，李X社区");
        let starts: Vec<usize> = check(&parts.document())
            .iter()
            .map(|f| f.spans[0].start)
            .collect();
        assert!(starts.len() > 1, "{starts:?}");
        assert!(starts.is_sorted(), "{starts:?}");
    }

    #[test]
    fn no_text_panics() {
        for text in [
            "", "\n", "(", ")", "是", "三是", "X", "第", "委", "：", "电话：", "”“", "1",
            "问题82019年", "，", "\u{FFFD}", "𠮷𠮷𠮷𠮷𠮷𠮷", "××", "X月", "至X月", "邮箱：@",
        ] {
            let parts = fixture::Parts::of(text);
            check(&parts.document());
        }
    }
}
