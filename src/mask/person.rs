//! Names of persons, told by what stands beside them: an office before, an address behind, a label with a colon.
//!
//! A name is one or two characters of the family's name and one or two more. What is already hidden (张某, 李×) is none, nor
//! what ends as offices and places do; a name that is missed can be added by hand, and one that is none can be spared.

use std::collections::HashSet;

use super::surnames;
use crate::text::{Lexicon, Reading, is_han};

/// Offices and parts that a name follows: 局长李四, 村民王五.
const BEFORE: [&str; 58] = [
    "书记", "主任", "局长", "县长", "市长", "区长", "镇长", "乡长", "村长", "厅长", "部长", "处长",
    "科长", "股长", "所长", "站长", "院长", "校长", "园长", "队长", "班长", "会长", "主席", "常委",
    "委员", "组长", "秘书长", "行长", "庭长", "检察长", "支队长", "总经理", "副总经理", "经理",
    "董事长", "董事", "监事", "会计", "出纳", "干事", "科员", "主办", "调研员", "巡视员", "督导员",
    "专员", "法人代表", "法定代表人", "负责人", "联系人", "责任人", "当事人", "村民", "党员",
    "职工", "教师", "医生", "同志",
];

/// How one speaks of a person: 张三同志, 李四等3人.
const BEHIND: [&str; 8] = [
    "同志", "先生", "女士", "等人", "本人", "书记", "老师", "局长",
];

/// Heads of a list of names: 责任领导：张三、李四.
const LABELS: [&str; 22] = [
    "联系人", "责任人", "整改责任人", "责任领导", "牵头领导", "分管领导", "包联领导", "主要领导",
    "负责人", "具体负责人", "经办人", "承办人", "审核人", "签发人", "填报人", "姓名", "当事人",
    "组长", "副组长", "成员", "牵头人", "第一责任人",
];

/// What may stand behind a name that follows an office: the end of a clause, or one of these.
const FOLLOWS: &str = "，。；、：！？,;:.!?（）()【】《》“”‘’〔〕[]/同等任为牵负主带在率担作就到因未违受被的与和及向对以将已曾多于违亲分具协以兼退补领缴报购借私挪套签批审履未没不也均各专先后经接给把让称表参召指调现原系是有无应须需要只仅又再";

/// Last characters of bodies, offices and places, and words before a verb, which names hardly have.
const NO_NAME_END: &str = "组部室科办局委站所股处院校队会厅县镇乡村区市省员长任记司行厂店社团党群人事务情况题度制的了和与及或等在对为将同是有项条份次年月日元万亿个名户只仅未没不也均都曾已又再还须被把给因违";

/// Words that begin with a character of a family's name and name nobody.
const NO_NAMES: [&str; 128] = [
    "方案", "方面", "方式", "方向", "方法", "方针", "安全", "安排", "安置", "高度", "高级", "高效",
    "成员", "成立", "成长", "成效", "成果", "常委", "常务", "常态", "常规", "车辆", "农业", "农村",
    "农户", "文化", "文件", "文明", "任职", "任务", "任期", "单位", "马上", "江边", "金额", "金融",
    "房屋", "房产", "关于", "关系", "关键", "于是", "施工", "程序", "管理", "解决", "明确", "严格",
    "严肃", "严重", "严密", "严明", "向上", "向下", "成为", "明显", "关注", "关心", "管控", "管护",
    "单独", "单一", "单项", "连续", "连带", "贺信", "安装", "安心", "常年", "高于", "高标", "毛利",
    "白条", "温馨", "金属", "马克", "石油", "江河", "方便", "文书", "文字", "文艺", "文旅", "史料",
    "古籍", "古树", "农民", "农资", "农机", "商户", "商业", "商品", "商贸", "房租", "房地", "费用",
    "路灯", "路段", "车间", "车票", "边界", "边远", "乐于", "荣誉", "荣获", "师德", "师资", "师范",
    "查处", "查看", "查阅", "查找", "查实", "班子", "班组", "冷库", "成本", "程度", "景区", "景点",
    "游客", "盛宴", "解释", "解读", "熊猫", "卫生", "卫健", "司法",
];

/// Signs of a name that is hidden already.
const HIDDEN: &str = "某×XxＸ*＊○〇";

/// What a word of the lists tells.
const OFFICE: usize = 0;
const ADDRESS: usize = 1;
const LABEL: usize = 2;

/// Every name once, in the order of its first place.
pub fn names(reading: &Reading) -> Vec<String> {
    let text = reading.text();
    let words = |list: &[&'static str], sort| {
        list.iter()
            .map(move |word| (*word, sort))
            .collect::<Vec<_>>()
    };
    let all = [
        words(&BEFORE, OFFICE),
        words(&BEHIND, ADDRESS),
        words(&LABELS, LABEL),
    ];
    let mut found = Found::default();
    for (at, word, sort) in Lexicon::new(all.concat()).find(text) {
        let end = at + word.len();
        match sort {
            OFFICE => behind_office(text, end, &mut found),
            ADDRESS => before_address(text, at, &mut found),
            _ => behind_label(text, end, &mut found),
        }
    }
    found.names
}

#[derive(Default)]
struct Found {
    names: Vec<String>,
    seen: HashSet<String>,
}

impl Found {
    fn add(&mut self, name: &str) {
        if self.seen.insert(name.to_string()) {
            self.names.push(name.to_string());
        }
    }
}

/// 局长李四、王五任…: names behind an office, as long as one follows the other.
fn behind_office(text: &str, mut at: usize, found: &mut Found) {
    loop {
        let names = names_at(text, at);
        for name in &names {
            found.add(name);
        }
        let Some(longest) = names.first() else {
            return;
        };
        at += longest.len();
        match text[at..].chars().next() {
            Some(mark @ ('、' | '/')) => at += mark.len_utf8(),
            _ => return,
        }
    }
}

/// Names that begin at `at` and end where a clause does or a verb follows, the longer one first. Of 赵蕾退补 both are taken:
/// what is hidden for nothing can be seen, what is not hidden has been told.
fn names_at(text: &str, at: usize) -> Vec<&str> {
    let Some(family) = surnames::at_start(&text[at..]) else {
        return Vec::new();
    };
    let names = [2, 1].into_iter().filter_map(|given| {
        let end = end_of(text, at, family + given)?;
        let ends = text[end..]
            .chars()
            .next()
            .is_none_or(|c| c.is_whitespace() || FOLLOWS.contains(c));
        (ends && is_name(&text[at..end])).then(|| &text[at..end])
    });
    names.collect()
}

/// 张三同志: the name stands behind a mark, a line break or a particle, so that one knows where it begins.
fn before_address(text: &str, at: usize, found: &mut Found) {
    let before: Vec<(usize, char)> = text[..at].char_indices().rev().take(5).collect();
    for length in [4, 3, 2] {
        let Some(&(start, _)) = before.get(length - 1) else {
            continue;
        };
        let begins = before.get(length).is_none_or(|&(_, c)| {
            c.is_whitespace() || "，。；、：！？,;:()“‘《由给与和及经以请对向是".contains(c)
        });
        let name = &text[start..at];
        let family = surnames::at_start(name);
        if begins
            && family.is_some_and(|family| (1..=2).contains(&(length - family)))
            && is_name(name)
        {
            return found.add(name);
        }
    }
}

/// 责任领导：张三、李　四: what follows the colon, as long as it is names.
fn behind_label(text: &str, at: usize, found: &mut Found) {
    let rest = &text[at..];
    let Some(list) = rest.strip_prefix(':').or_else(|| rest.strip_prefix('：')) else {
        return;
    };
    let line = list
        .split(['\n', '。', '；', ';', '，', ',', '（', '('])
        .next()
        .unwrap_or_default();
    for member in line.split(['、', '/']).take(40) {
        let member = member.trim();
        let name: String = member.chars().filter(|c| !c.is_whitespace()).collect();
        let length = name.chars().count();
        let family = surnames::at_start(&name);
        if family.is_some_and(|family| (family + 1..=family + 2).contains(&length))
            && is_name(&name)
        {
            found.add(member);
        } else if let Some(name) = line_start_name(member) {
            found.add(name);
        }
    }
}

/// A name and what parts it from the rest by a blank: 联系人：张三 电话….
fn line_start_name(member: &str) -> Option<&str> {
    let name = member
        .split_whitespace()
        .next()
        .filter(|name| name.len() < member.len())?;
    let length = name.chars().count();
    let family = surnames::at_start(name)?;
    ((family + 1..=family + 2).contains(&length) && is_name(name)).then_some(name)
}

fn end_of(text: &str, at: usize, characters: usize) -> Option<usize> {
    let mut places = text[at..]
        .char_indices()
        .map(|(place, _)| at + place)
        .chain([text.len()]);
    places.nth(characters)
}

/// Whether a word that begins with a family's name can be a name.
fn is_name(word: &str) -> bool {
    let starts_common = NO_NAMES.iter().any(|common| word.starts_with(common));
    let last = word.chars().last();
    word.chars().all(|c| is_han(c) && !HIDDEN.contains(c))
        && !starts_common
        && !last.is_some_and(|c| NO_NAME_END.contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<String> {
        names(&Reading::new(text))
    }

    #[test]
    fn a_name_follows_an_office() {
        assert_eq!(
            of("镇党委书记张建任组长，副镇长李小芳、王朋牵头。"),
            ["张建", "李小芳", "王朋"]
        );
        assert_eq!(of("由村民欧阳建国反映。"), [] as [&str; 0]);
        assert_eq!(
            of("对村民欧阳建国、会计赵蕾等2人批评教育。"),
            ["欧阳建国", "赵蕾"]
        );
    }

    #[test]
    fn a_word_before_the_verb_is_no_part_of_a_name() {
        assert_eq!(of("会计赵蕾只参加4次，出纳李芳未履职。"), ["赵蕾", "李芳"]);
        assert_eq!(of("会计赵蕾芳参加4次。"), ["赵蕾芳"]);
        assert_eq!(of("会计赵蕾退补4万元。"), ["赵蕾退", "赵蕾"]);
    }

    #[test]
    fn an_office_alone_names_nobody() {
        for text in [
            "党委书记、镇长为组长。",
            "支部书记党建述职。",
            "纪委书记方案审核，主任安排部署。",
            "由局长任组长，常委安全检查。",
        ] {
            assert_eq!(of(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn a_name_stands_before_an_address() {
        assert_eq!(of("会议由张建同志主持。"), ["张建"]);
        assert_eq!(
            of("“两优一先”和全体党员同志，县委书记讲党课。"),
            [] as [&str; 0]
        );
    }

    #[test]
    fn a_label_heads_names_and_offices_do_not_count() {
        assert_eq!(
            of("责任领导：张建、李　芳\n责任单位：党建办\n联系人：周立波 电话：0300-5550198"),
            ["张建", "李 芳", "周立波"]
        );
        assert_eq!(
            of("责任人：党委书记、纪检组、各支部\n成员：金融办、农业站"),
            [] as [&str; 0]
        );
    }

    #[test]
    fn what_is_hidden_already_is_no_secret() {
        assert_eq!(
            of("副局长张某、李某某和书记王××。联系人：赵*"),
            [] as [&str; 0]
        );
    }
}
