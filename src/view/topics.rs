//! Topics are named in Chinese, as inspectors name them; here stands what they are in English.

use super::Lang;

impl Lang {
    /// The name of a topic of the lexicon; one that a person gave stays as it is.
    pub fn topic(self, name: &str) -> &str {
        let english = || ENGLISH.iter().find(|(zh, _)| *zh == name);
        match self {
            Lang::Zh => name,
            Lang::En => english().map_or(name, |(_, en)| en),
        }
    }
}

const ENGLISH: &[(&str, &str)] = &[
    ("理论学习", "Study of theory"),
    ("意识形态", "Ideology"),
    ("组织生活", "Party life"),
    ("党员发展与管理", "Party members"),
    ("党费", "Party dues"),
    ("基层党建", "Party building"),
    ("民主决策", "Decision-making"),
    ("财务管理", "Finance"),
    ("工程项目", "Works and projects"),
    ("采购", "Procurement"),
    ("资产管理", "Assets"),
    ("作风建设", "Conduct"),
    ("服务群众", "Service to the public"),
    ("信访", "Petitions"),
    ("安全生产", "Safety"),
    ("监督执纪", "Supervision and discipline"),
    ("选人用人", "Appointments"),
    ("巡察整改", "Earlier rectification"),
    ("乡村振兴", "Rural revitalisation"),
    ("生态环境", "Environment"),
    ("基层治理", "Local governance"),
    (
        "落实党的理论和路线方针政策",
        "Class: theory and policies of the Party",
    ),
    (
        "落实全面从严治党战略部署", "Class: strict governance of the Party",
    ),
    (
        "落实新时代党的组织路线",
        "Class: organisational line of the Party",
    ),
    (
        "落实巡视巡察审计等监督整改",
        "Class: rectification after earlier inspections and audits",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::topics;

    #[test]
    fn every_topic_has_an_english_name_and_nothing_else_has() {
        let named: Vec<&str> = ENGLISH.iter().map(|(zh, _)| *zh).collect();
        assert_eq!(topics::names().collect::<Vec<_>>(), named);
        for name in named {
            assert!(Lang::En.topic(name).is_ascii());
            assert_eq!(Lang::Zh.topic(name), name);
        }
        assert_eq!(Lang::En.topic("自拟主题"), "自拟主题");
    }
}
