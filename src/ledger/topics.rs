//! What a problem is about, from the terms in its own words.

use std::sync::LazyLock;

use super::Topic;
use crate::text::{Lexicon, Span};

/// Topics and the terms that call for them.
const LEXICON: &[(&str, &[&str])] = &[
    (
        "理论学习",
        &[
            "理论学习", "理论武装", "中心组", "学懂弄通", "学习贯彻", "政治学习", "学习制度",
            "集中学习",
        ],
    ),
    (
        "意识形态",
        &[
            "意识形态", "舆情", "宣传阵地", "微信公众号", "微信群", "宗教",
        ],
    ),
    (
        "组织生活",
        &[
            "组织生活", "三会一课", "民主生活会", "主题党日", "谈心谈话", "民主评议",
            "批评与自我批评",
        ],
    ),
    (
        "党员发展与管理",
        &[
            "发展党员", "党员发展", "党员教育", "党员管理", "流动党员", "党员档案", "入党",
            "失联党员",
        ],
    ),
    ("党费", &["党费"]),
    (
        "基层党建",
        &[
            "基层党建", "党建引领", "党建工作", "党支部", "换届", "战斗堡垒", "党建品牌",
            "软弱涣散",
        ],
    ),
    (
        "民主决策",
        &[
            "三重一大", "民主决策", "议事规则", "议事决策", "集体研究", "民主集中制", "末位表态",
            "四议两公开", "三务",
        ],
    ),
    (
        "财务管理",
        &[
            "财务", "经费", "报销", "凭证", "账目", "记账", "公务卡", "备用金", "票据", "现金",
            "预算", "往来款", "津补贴", "资金",
        ],
    ),
    (
        "工程项目",
        &[
            "工程", "项目建设", "招投标", "招标", "项目管理", "施工", "惠民项目",
        ],
    ),
    ("采购", &["采购", "询价"]),
    (
        "资产管理",
        &["固定资产", "资产", "租赁", "租金", "闲置", "三资"],
    ),
    (
        "作风建设",
        &[
            "作风", "形式主义", "官僚主义", "八项规定", "公务接待", "公车", "迟到", "早退", "推诿",
        ],
    ),
    (
        "服务群众",
        &[
            "服务群众", "为民服务", "群众诉求", "便民", "急难愁盼", "居民", "物业", "低保", "救助",
            "民生",
        ],
    ),
    ("信访", &["信访", "投诉", "矛盾纠纷"]),
    (
        "安全生产",
        &[
            "安全生产", "安全隐患", "消防", "公共安全", "应急", "扫黑除恶",
        ],
    ),
    (
        "监督执纪",
        &[
            "监督执纪", "两个责任", "主体责任", "监督责任", "廉政", "廉洁", "四种形态", "一岗双责",
            "警示教育", "内控", "风险点",
        ],
    ),
    (
        "选人用人",
        &[
            "选人用人", "干部选拔", "干部任用", "干部队伍", "干部管理", "人事", "编制", "借调",
            "一把手",
        ],
    ),
    (
        "巡察整改",
        &[
            "巡察整改", "巡视整改", "上轮巡察", "整改不到位", "整改效果", "未整改", "审计整改",
        ],
    ),
    (
        "乡村振兴",
        &[
            "乡村振兴", "扶贫", "脱贫", "农业", "农村", "村集体", "产业发展",
        ],
    ),
    (
        "生态环境",
        &[
            "生态", "环境", "污染", "秸秆", "河长", "垃圾", "水源", "排污",
        ],
    ),
    (
        "基层治理",
        &["基层治理", "社会治理", "社区治理", "网格", "自治"],
    ),
];

static TERMS: LazyLock<Lexicon> = LazyLock::new(|| {
    let terms = LEXICON.iter().enumerate();
    Lexicon::new(terms.flat_map(|(i, (_, terms))| terms.iter().map(move |&t| (t, i))))
});

/// The topics of `spans`, most telling (most terms) first; equals in the order of the lexicon.
pub fn of(text: &str, spans: &[Span]) -> Vec<Topic> {
    let mut places: Vec<Vec<Span>> = vec![Vec::new(); LEXICON.len()];
    for &span in spans {
        for (i, term, topic) in TERMS.find(span.of(text)) {
            let at = span.start + i;
            places[topic].push(Span::new(at, at + term.len()));
        }
    }
    let mut topics: Vec<Topic> = LEXICON
        .iter()
        .zip(places)
        .filter(|(_, terms)| !terms.is_empty())
        .map(|(&(name, _), mut terms)| {
            terms.sort_unstable();
            terms.dedup();
            Topic { name, terms }
        })
        .collect();
    topics.sort_by_key(|t| std::cmp::Reverse(t.terms.len()));
    topics
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<&'static str> {
        of(text, &[Span::new(0, text.len())])
            .iter()
            .map(|t| t.name)
            .collect()
    }

    #[test]
    fn terms_call_for_topics() {
        assert_eq!(
            names("党费收缴不及时,党费台账缺失,理论学习少"),
            ["党费", "理论学习"]
        );
        assert_eq!(names("天气晴好"), Vec::<&str>::new());
    }
}
