//! What a problem is about, from the terms in its own words.

use std::sync::LazyLock;

use super::{Topic, TopicDimension};
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

/// The classes by which inspections sort what they find, and the terms that call for them.
///
/// The four 落实 of the inspection of leading bodies; the three (or four) 聚焦 of the inspection of
/// villages, communities and units below the county ask for the same, in the same order.
const CLASSES: &[(&str, &[&str])] = &[
    (
        "落实党的理论和路线方针政策",
        &[
            "路线方针政策", "决策部署", "理论武装", "理论学习", "政治理论", "政治建设", "党的领导",
            "意识形态", "职能责任", "核心作用", "上级部署",
        ],
    ),
    (
        "落实全面从严治党战略部署",
        &[
            "从严治党", "管党治党", "两个责任", "主体责任", "监督责任", "不正之风", "腐败", "作风",
            "八项规定", "廉洁", "廉政", "财务", "形式主义", "官僚主义", "群众身边", "服务群众",
            "为民服务",
        ],
    ),
    (
        "落实新时代党的组织路线",
        &[
            "组织路线", "领导班子", "班子建设", "干部队伍", "选人用人", "基层党组织", "软弱涣散",
            "组织力", "战斗堡垒", "基层党建", "党建工作", "党支部", "组织生活", "党员",
        ],
    ),
    (
        "落实巡视巡察审计等监督整改",
        &[
            "巡视整改", "巡察整改", "审计整改", "审计发现", "巡察发现", "上轮巡察", "主题教育",
            "整改责任", "整改不到位", "整改效果",
        ],
    ),
];

static TERMS: LazyLock<Lexicon> = LazyLock::new(|| lexicon(LEXICON));
static CLASS_TERMS: LazyLock<Lexicon> = LazyLock::new(|| lexicon(CLASSES));

/// What topics are called, subjects first.
pub fn names() -> impl Iterator<Item = &'static str> {
    LEXICON.iter().chain(CLASSES).map(|(name, _)| *name)
}

fn lexicon(list: &'static [(&'static str, &'static [&'static str])]) -> Lexicon {
    let entries = list.iter().enumerate();
    Lexicon::new(entries.flat_map(|(i, (_, terms))| terms.iter().map(move |&t| (t, i))))
}

/// The topics of a problem with these headings above it and these words of its own: its subjects, most
/// telling (most terms) first, then the one class of an inspection that has most terms; headings tell
/// the class before the problem's own words do.
pub fn of(text: &str, headings: &[Span], own: &[Span]) -> Vec<Topic> {
    let all = [headings, own].concat();
    let mut topics = found(text, &all, &TERMS, LEXICON, TopicDimension::Subject);
    let class = |spans: &[Span]| {
        let classes = found(
            text,
            spans,
            &CLASS_TERMS,
            CLASSES,
            TopicDimension::InspectionClass,
        );
        classes.into_iter().next()
    };
    topics.extend(class(headings).or_else(|| class(own)));
    topics
}

/// The entries of `list` whose terms stand in `spans`, those with most terms first.
fn found(
    text: &str,
    spans: &[Span],
    terms: &Lexicon,
    list: &[(&'static str, &[&str])],
    dimension: TopicDimension,
) -> Vec<Topic> {
    let mut places: Vec<Vec<Span>> = vec![Vec::new(); list.len()];
    for &span in spans {
        for (i, term, entry) in terms.find(span.of(text)) {
            let at = span.start + i;
            places[entry].push(Span::new(at, at + term.len()));
        }
    }
    let mut topics: Vec<Topic> = list
        .iter()
        .zip(places)
        .filter(|(_, terms)| !terms.is_empty())
        .map(|(&(name, _), mut terms)| {
            terms.sort_unstable();
            terms.dedup();
            Topic {
                name,
                dimension,
                terms,
            }
        })
        .collect();
    topics.sort_by_key(|t| std::cmp::Reverse(t.terms.len()));
    topics
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<&'static str> {
        of(text, &[], &[Span::new(0, text.len())])
            .iter()
            .map(|t| t.name)
            .collect()
    }

    #[test]
    fn terms_call_for_topics() {
        assert_eq!(
            names("党费收缴不及时,党费台账缺失,理论学习少"),
            ["党费", "理论学习", "落实党的理论和路线方针政策"]
        );
        assert_eq!(names("天气晴好"), Vec::<&str>::new());
    }

    #[test]
    fn headings_tell_the_class() {
        let text = "聚焦基层党组织软弱涣散方面/财务报销不规范";
        let cut = text.find('/').unwrap_or(0);
        let topics = of(
            text,
            &[Span::new(0, cut)],
            &[Span::new(cut + 1, text.len())],
        );
        let class = topics
            .iter()
            .find(|t| t.dimension == TopicDimension::InspectionClass);
        assert_eq!(class.map(|t| t.name), Some("落实新时代党的组织路线"));
        assert!(topics.iter().any(|t| t.name == "财务管理"));
    }
}
