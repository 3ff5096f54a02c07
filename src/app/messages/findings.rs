//! What the list of findings says.

use super::Lang;
use crate::report::Checked;
use crate::view::sentences::counted;

impl Lang {
    pub fn in_this_document(self) -> &'static str {
        self.pick("本文档", "This document")
    }

    pub fn in_all_documents(self) -> &'static str {
        self.pick("全部文档", "All documents")
    }

    /// Of the choice between the two.
    pub fn findings_of(self) -> &'static str {
        self.pick("哪些文档的存疑", "Doubts of which documents")
    }

    pub fn by_severity(self) -> &'static str {
        self.pick("按轻重筛选", "Filter by severity")
    }

    pub fn by_rule(self) -> &'static str {
        self.pick("按规则筛选", "Filter by rule")
    }

    pub fn all_rules(self) -> &'static str {
        self.pick("全部规则", "All rules")
    }

    pub fn no_finding_fits(self) -> &'static str {
        self.pick(
            "这份文档没有符合条件的存疑。",
            "This document has no such doubts.",
        )
    }

    pub fn show_all_findings(self) -> &'static str {
        self.pick("看全部存疑", "See all doubts")
    }

    pub fn by_state(self) -> &'static str {
        self.pick("按核对情况筛选", "Filter by what was checked")
    }

    pub fn all_states(self) -> &'static str {
        self.pick("核过没核过", "Checked or not")
    }

    /// What pressing that means.
    pub fn checked_hint(self, checked: Checked) -> &'static str {
        let (zh, en) = match checked {
            Checked::Checked => (
                "已经核对、处理，再按一次取消",
                "Looked at and dealt with; press again to take it back",
            ),
            Checked::NoError => (
                "核对过，原文没有错，再按一次取消",
                "Looked at, nothing is wrong; press again to take it back",
            ),
        };
        self.pick(zh, en)
    }

    /// Before what to do about a finding.
    pub fn what_to_do(self) -> &'static str {
        self.pick("怎么办", "What to do")
    }

    /// Before what may lie behind a finding.
    pub fn why_it_matters(self) -> &'static str {
        self.pick("为什么", "Why")
    }

    /// The button that explains a rule.
    pub fn explain_rule(self, name: &str) -> String {
        self.pick(
            format!("“{name}”是什么意思"),
            format!("What “{name}” means"),
        )
    }

    pub fn more_places(self, count: usize) -> String {
        self.pick(
            format!("再看 {count} 处"),
            format!("Show {} more", counted(count, "place")),
        )
    }

    /// The button of one of several places.
    pub fn place_label(self, number: usize, count: usize) -> String {
        match count {
            1 => self.messages().show_in_text.into(),
            _ => self.pick(
                format!("在原文中显示第 {number} 处，共 {count} 处"),
                format!("Show place {number} of {count} in the text"),
            ),
        }
    }

    pub fn of_documents(self, findings: usize, documents: usize) -> String {
        self.pick(
            format!("{findings} 处，在 {documents} 份文档里"),
            format!(
                "{} in {}",
                counted(findings, "doubt"),
                counted(documents, "document")
            ),
        )
    }

    /// What a row of the counts over all documents leads to.
    pub fn list_these(self) -> &'static str {
        self.pick(
            "点一条规则，左边只列出有这种存疑的文档。",
            "Choose a rule: the list then shows the documents that have such doubts.",
        )
    }

    pub fn nothing_in_any(self) -> &'static str {
        self.pick(
            "读完的文档里没有发现需要核对的地方。",
            "No document that has been read holds anything that needs checking.",
        )
    }

    /// In the tools of the list of documents; pressing it lists all again.
    pub fn only_with(self, rule: &str) -> String {
        self.pick(format!("只列有“{rule}”的"), format!("Only with “{rule}”"))
    }

    pub fn list_all_again(self) -> &'static str {
        self.pick("取消这一条件", "Take this condition away")
    }
}
