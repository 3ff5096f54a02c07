//! What each kind of mark means, with an example.

use crate::report::{EntityKind, Severity};

use super::Lang;
use super::example::Example;
use super::kind::Kind;

impl Lang {
    /// What is marked so, and what one gets to know of it.
    pub fn kind_help(self, kind: Kind) -> &'static str {
        let (zh, en) = match kind {
            Kind::Own(_) => (
                "您自己定的类别：词语或规则在“自定义…”里写，每份文档里的命中都会标出、计数并导出。",
                "Kinds of your own: words or a pattern, written under Own kinds; their hits are marked, counted and exported in every document.",
            ),
            Kind::Heading => (
                "带序号的标题和各部分的标题，“概况”里有由它们组成的目录。",
                "Numbered headings and those of the parts; together they are the outline under Facts.",
            ),
            Kind::Problem => (
                "巡察反馈的一个具体问题，台账里占一条。左边的数字是它在台账里的序号。",
                "One problem that the inspectors handed over, an entry of the ledger; its number there stands in the margin.",
            ),
            Kind::Response => (
                "对一个问题的整改措施、完成情况、责任人和时限，一是、二是分条列出。",
                "Measures, outcome, responsible person and deadline of a problem, with their points.",
            ),
            Kind::Remaining => (
                "通报自己说整改后仍然存在的问题。",
                "Problems that the report itself calls still open.",
            ),
            Kind::Commitment => (
                "下一步打算里分条写的工作。",
                "What the body says it will do next.",
            ),
            Kind::Fact => (
                "谁被巡察、谁派的、什么时候、反馈多少问题、落款和联系方式。",
                "Who was inspected, by whom, when, the declared counts, the signature and the contact.",
            ),
            Kind::Entity(entity) => return self.entity_help(entity),
            Kind::Finding(Severity::Error) => (
                "多半是错的，公开之前应当改正。",
                "Most likely wrong; to be put right before publication.",
            ),
            Kind::Finding(Severity::Warning) => (
                "可能有错，请对照原件看一看。",
                "Perhaps wrong; compare it with the original.",
            ),
            Kind::Finding(Severity::Info) => (
                "值得留意，不一定有错。", "Worth a look, not necessarily wrong.",
            ),
        };
        self.pick(zh, en)
    }

    fn entity_help(self, kind: EntityKind) -> &'static str {
        let (zh, en) = match kind {
            EntityKind::Date => (
                "年月日；省略的年份按上下文补出，写成2023-08-15的样子。",
                "A day, month or year; a year left out is taken from the context. The value is an ISO date.",
            ),
            EntityKind::Period => (
                "从何时到何时，或者何时以来、何时以前。",
                "From when to when, or since or before.",
            ),
            EntityKind::Money => ("金额，一律折合成元。", "Sums, all of them in yuan."),
            EntityKind::Percent => (
                "百分比，记作小数：96%是0.96。",
                "Percentages, as a ratio: 96% is 0.96.",
            ),
            EntityKind::Quantity => (
                "数字加量词：人数、次数、项数等。",
                "A number and its measure word.",
            ),
            EntityKind::Document => (
                "书名号里的制度、文件名称。",
                "Titles of documents and rules in 《》.",
            ),
            EntityKind::Voucher => (
                "会计凭证的年月和号码。",
                "An entry of the accounts: its month and number.",
            ),
            EntityKind::Phone => ("联系电话。", "Telephone numbers."),
            EntityKind::Email => ("电子邮箱。", "E-mail addresses."),
            EntityKind::Postcode => ("邮政编码。", "Postcodes."),
            EntityKind::Address => ("通信地址、邮政信箱。", "Postal addresses."),
        };
        self.pick(zh, en)
    }
}

/// An invented text in which something of the kind stands.
pub fn kind_example(kind: Kind) -> Example {
    Example(match kind {
        Kind::Heading => "⟦二、反馈问题整改落实情况⟧",
        Kind::Problem => "⟦2.党费收缴不规范⟧。涉及3个支部。",
        Kind::Response => "整改情况：⟦一是补缴党费1260.50元。⟧",
        Kind::Remaining => "仍存在的问题：⟦2个项目尚未验收。⟧",
        Kind::Commitment => "（一）⟦每季度开展一次督查。⟧",
        Kind::Fact => "县委第四巡察组对⟦松溪镇党委⟧进行了常规巡察",
        Kind::Entity(EntityKind::Date) => "⟦2023年8月15日⟧前全部退还",
        Kind::Entity(EntityKind::Period) => "⟦2022年以来⟧只开会4次",
        Kind::Entity(EntityKind::Money) => "收回租金⟦8.6万元⟧",
        Kind::Entity(EntityKind::Percent) => "合格率⟦96%⟧",
        Kind::Entity(EntityKind::Quantity) => "培训支部书记⟦28人⟧",
        Kind::Entity(EntityKind::Document) => "修订⟦《松溪镇考勤制度（试行）》⟧",
        Kind::Entity(EntityKind::Voucher) => "⟦2022年11月24#凭证⟧没有附件",
        Kind::Entity(EntityKind::Phone) => "联系电话：⟦0300-5550198⟧",
        Kind::Entity(EntityKind::Email) => "电子邮箱：⟦songxi@example.com⟧",
        Kind::Entity(EntityKind::Postcode) => "邮政编码：⟦300999⟧",
        Kind::Entity(EntityKind::Address) => "地址：⟦白鹿县松溪镇文昌路8号⟧",
        Kind::Finding(Severity::Error) => "于⟦2023517日⟧到账",
        Kind::Finding(Severity::Warning) => "一是开会。⟦三是⟧修订制度。",
        Kind::Finding(Severity::Info) => "⟦进一步统一思想，狠抓落实。⟧",
        Kind::Own(_) => "由⟦领导班子⟧集体研究",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_explained_by_an_example() {
        for kind in Kind::ALL {
            assert!(kind_example(kind).parts().any(|part| part.marked));
            let [zh, en] = [Lang::Zh, Lang::En].map(|lang| lang.kind_help(kind));
            assert!(!zh.is_empty() && !en.is_empty() && zh != en);
        }
    }
}
