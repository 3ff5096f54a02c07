//! Does a sentence find fault, or does it tell what was done? Told by its words.

use std::sync::LazyLock;

use crate::text::Lexicon;

/// Words that find fault. None of them occurs in the usual wording of a measure's first clause.
const FAULTS: &[&str] = &[
    "不够", "不足", "不到位", "不规范", "不严", "不力", "不强", "不深", "不实", "不高", "不健全",
    "不完善", "不及时", "不明显", "不扎实", "不充分", "不彻底", "不细", "不准", "不全", "不清",
    "不符", "不当", "不平衡", "不均", "不多", "不好", "不紧", "不重视", "不主动", "不积极", "不牢",
    "不透", "不广", "不畅", "不合理", "不合规", "不落实", "不优", "不佳", "不精", "不振", "不一致",
    "不熟", "不顺", "不作为", "不担当", "不敢", "不愿", "不善", "不会", "不能", "不在", "不严格",
    "不严谨", "不经常", "不正", "不齐", "不见", "不大", "不快", "不活", "不密", "不稳", "不匹配",
    "不符合", "不浓", "不用心", "不聚焦", "不突出", "不同步", "不科学", "不得力", "不知", "不按",
    "不便", "不了解", "没有", "未", "缺乏", "缺少", "缺失", "缺位", "缺口", "欠缺", "欠佳", "弱化",
    "虚化", "淡化", "软化", "淡薄", "薄弱", "滞后", "落后", "流于形式", "走过场", "形式化",
    "形式主义", "官僚主义", "表面化", "碎片化", "偏差", "短板", "弱项", "隐患", "漏洞", "违规",
    "违反", "违纪", "超标准", "超范围", "超限额", "超预算", "虚假", "松散", "宽松软", "打折扣",
    "走样", "单一", "随意", "混乱", "盲区", "空白", "脱节", "迟缓", "缓慢", "拖延", "推诿", "差距",
    "弱", "较差", "较低", "偏低", "偏少", "偏软", "较少", "不强不", "难以", "难题", "困难较",
    "较困难", "存在困难", "难度大", "矛盾突出", "突出问题", "闲置", "浪费", "挪用", "挤占", "套取",
    "虚列", "虚报", "截留", "失真", "失察", "失管", "失之于", "侵占", "拖欠", "冒领", "重复",
    "倒挂", "沉淀", "堵点", "象征性", "浮于表面", "照抄照搬", "以会议落实会议", "老好人", "怕得罪",
    "好人主义", "一言堂", "搭便车", "仅有", "只有", "过于", "有待", "尚需", "亟待", "亟需", "还需",
    "疏于", "疏漏", "缺项", "漏项", "存在风险", "有差距", "不规", "力度小", "力度弱", "意识差",
    "质量差", "效果差", "效率低", "质量低", "水平低", "占比低", "偏弱", "偏慢", "偏松", "偏高",
    "断层", "老化", "失修", "青黄不接", "违法", "乱象", "乱收", "乱发", "滥发", "白条", "坐支",
    "账外", "公款", "超期", "逾期", "积压", "悬空", "空转", "层层递减", "温差", "上热", "做虚功",
    "粗放", "粗糙", "流失", "敷衍", "应付了事", "应付差事", "疲于应付", "应付检查", "应付上级",
    "机械执行", "机械照搬", "机械式", "简单化",
];

/// Of these, those that stand before what they are said of: 未归档, 缺少举措, 违规发放.
const BEFORE_A_NOUN: &[&str] = &[
    "不会", "不能", "不在", "不敢", "不愿", "不善", "不知", "不按", "不见", "不了解", "不符",
    "不符合", "没有", "未", "缺乏", "缺少", "违规", "违反", "违纪", "违法", "超标准", "超范围",
    "超限额", "超预算", "超期", "逾期", "虚假", "重复", "挪用", "挤占", "套取", "虚列", "虚报",
    "截留", "侵占", "拖欠", "冒领", "仅有", "只有", "过于", "有待", "尚需", "亟待", "亟需", "还需",
    "疏于", "难以", "难题", "突出问题", "公款", "闲置", "浪费", "乱收", "乱发", "滥发", "白条",
    "积压", "沉淀", "官僚主义", "形式主义", "账外", "机械执行", "机械照搬", "机械式",
];

/// How an account of measures begins.
const DEEDS: &[&str] = &[
    "不断", "调取", "停发", "停止", "审计指出", "巡察指出", "指出后", "我院", "我厂", "我公司",
    "我站", "我中心", "我所", "我队", "加强", "强化", "完善", "健全", "建立", "制定", "制订",
    "修订", "组织", "召开", "开展", "严格", "压实", "规范", "深入", "持续", "进一步", "认真",
    "及时", "积极", "充分", "全面", "切实", "提高", "提升", "推动", "推进", "明确", "成立", "印发",
    "出台", "举办", "邀请", "对照", "督促", "督导", "约谈", "责令", "清退", "追缴", "收缴", "退还",
    "举一反三", "立行立改", "优化", "细化", "加大", "抓好", "做好", "坚持", "聚焦", "围绕", "结合",
    "按照", "根据", "通过", "落实", "坚定", "扎实", "主动", "牢固", "梳理", "排查", "核查", "整治",
    "整合", "统筹", "利用", "运用", "发挥", "纳入", "安排", "调整", "配齐", "补齐", "补充", "补办",
    "补交", "补缴", "收回", "追回", "拆除", "新建", "改造", "投入", "争取", "协调", "对接", "指导",
    "引导", "教育", "学习", "传达", "研究", "审议", "审定", "公开", "公示", "更新", "归还", "清理",
    "清查", "盘活", "整改", "实行", "实施", "执行", "签订", "开设", "设立", "选派", "选拔", "培养",
    "培训", "走访", "回访", "慰问", "帮助", "常态化", "定期", "每月", "每季度", "每周", "先后",
    "共", "累计", "由", "把", "将", "对", "以", "在", "从", "狠抓", "紧盯", "突出", "树立", "增强",
    "巩固", "拓宽", "拓展", "创新", "丰富", "深化", "注重", "重新", "专题", "集中", "逐一", "逐项",
    "逐条", "逐笔", "逐户", "经", "已", "目前", "截至", "现已", "该问题", "针对", "为此", "收到",
    "反馈后", "巡察后", "整改期间", "自巡察", "核减", "核销", "核实", "核定", "统一", "储备",
    "更换", "购置", "配备", "配置", "安装", "搭建", "打造", "构建", "开通", "发放", "发布", "下发",
    "聘请", "聘用", "选聘", "招聘", "招录", "引进", "引入", "吸纳", "吸收", "转变", "转化", "改选",
    "改进", "改善", "撤销", "注销", "取缔", "关停", "封堵", "疏通", "修缮", "修复", "修建", "建成",
    "建好", "建强", "升级", "绘制", "编制", "编印", "拟定", "起草", "上报", "报送", "申报", "申请",
    "筹集", "筹措", "拨付", "兑付", "兑现", "上缴", "结清", "清偿", "偿还", "追究", "问责", "诫勉",
    "批评教育", "提醒谈话", "召集", "联合", "会同", "协同", "依托", "借助", "参照", "履行", "扛牢",
    "扛起", "夯实", "筑牢", "守牢", "严肃", "严守", "严控", "严把", "从严", "加快", "加密", "缩短",
    "压缩", "压减", "精简", "简化", "减少", "降低", "增加", "增设", "增配", "增补", "扩大", "延伸",
    "畅通", "盯紧", "盯住", "锚定", "倒排", "立足", "着力", "大力", "努力", "抓紧", "抓实", "抓细",
    "用好", "管好", "选优", "配强", "配足", "补选", "补录", "补登", "评选", "表彰", "考核", "考评",
    "测评", "验收", "复核", "复查", "入户", "座谈", "调研", "摸排", "摸清", "摸底", "甄别", "登记",
    "造册", "归档", "整理", "分类", "分级", "分批", "挂牌", "清除", "清运", "清淤", "恢复", "维护",
    "维修", "保障", "确保", "做到", "实现", "形成", "推广", "宣传", "宣讲", "宣贯", "讲授", "领学",
    "研讨", "交流", "创办", "创建", "设置", "组建", "轮岗", "调配", "调剂", "调离", "解聘", "解除",
    "终止", "收集", "征集", "征求", "听取", "采纳", "吸取", "反思", "剖析", "对标", "对账", "建档",
    "建账", "留存", "备案", "邀约", "敦促", "聘任", "协商", "破解", "化解", "解决", "完成", "我局",
    "我委", "我镇", "我乡", "我街道", "我校", "我院", "我社区", "我村", "我单位", "局党组",
    "镇党委", "乡党委", "党委", "党组", "党工委", "街道", "社区", "区", "县", "市", "班子",
    "主要负责", "党支部", "村", "办公室",
];

/// Words with which an answer begins that takes the problem up again.
const TAKES_UP: &[&str] = &["针对", "围绕", "就", "对照", "对于"];

/// Deeds whose object is a fault: 清退违规报销, 整治形式主义.
const MENDS: &[&str] = &[
    "调整", "问责", "处分", "诫勉", "批评", "提醒", "警示", "移送", "更换", "撤换", "核减", "核销",
    "追究", "封堵", "取缔", "撤销", "注销", "关停", "压减", "调离", "清退", "追缴", "收缴", "追回",
    "退还", "责令", "约谈", "整治", "查处", "纠正", "整改", "清理", "取消", "叫停", "补齐", "补足",
    "补充", "完善", "修订", "制定", "印发", "召开", "组织", "成立", "开展", "立案", "通报", "拆除",
    "化解", "解决", "破解", "消除", "弥补", "杜绝", "防止", "避免", "克服", "排查", "梳理", "核查",
    "督促", "已", "盘活", "收回",
];

/// How much of a sentence is read: enough to tell, and a bound for the work.
const READ: usize = 80;

/// The first characters of `s`.
fn head(s: &str, chars: usize) -> &str {
    s.char_indices().nth(chars).map_or(s, |(i, _)| &s[..i])
}

static FAULT_WORDS: LazyLock<Lexicon> = LazyLock::new(|| of(FAULTS));
static DEED_WORDS: LazyLock<Lexicon> = LazyLock::new(|| of(DEEDS));
static MENDING_WORDS: LazyLock<Lexicon> = LazyLock::new(|| of(MENDS));

fn of(words: &'static [&'static str]) -> Lexicon {
    Lexicon::new(words.iter().map(|&w| (w, 0)))
}

fn finds_fault(s: &str) -> bool {
    FAULT_WORDS.occurs(s) || s.split([',', '、', '。', ';', ':']).any(ends_low)
}

/// 案例通报少, 覆盖面窄: a clause that ends in a word of degree.
fn ends_low(clause: &str) -> bool {
    const LOW: [char; 14] = [
        '少', '浅', '低', '慢', '差', '窄', '弱', '松', '散', '乱', '虚', '软', '迟', '漏',
    ];
    const BETTER: [&str; 10] = [
        "放松", "减少", "不少", "至少", "多少", "降低", "最低", "缺少", "防漏", "查漏",
    ];
    let clause = clause.trim_end();
    clause.ends_with(LOW) && !BETTER.iter().any(|w| clause.ends_with(w))
}

/// Can a heading that is part of `s` end at byte `at`: with a word that finds fault, none going on behind it?
pub fn fault_ends(s: &str, at: usize) -> bool {
    let from = s[..at].char_indices().rev().nth(7).map_or(0, |(i, _)| i);
    let near = head(&s[from..], 16);
    let at = at - from;
    let mut ends = false;
    for (i, word, _) in FAULT_WORDS.find(near).take_while(|&(i, _, _)| i <= at) {
        let end = i + word.len();
        if end > at {
            return false;
        }
        ends |= end == at && !BEFORE_A_NOUN.contains(&word);
    }
    ends
}

/// 完善制度不及时: what follows the deed is the fault.
fn ends_in_fault(clause: &str) -> bool {
    let clause = clause.trim_end();
    FAULT_WORDS
        .find(clause)
        .any(|(i, w, _)| i + w.len() == clause.len())
}

/// Does the sentence tell of something done: 已清退, 正在整改, 整改完毕?
pub fn tells_done(sentence: &str) -> bool {
    let states = ["整改完成", "整改完毕", "正在整改", "长期坚持"];
    states.iter().any(|w| sentence.contains(w))
        || sentence
            .match_indices('已')
            .any(|(i, w)| is_done(&sentence[i + w.len()..]))
}

/// What stands behind 已 is a deed: 已清退, but not 已经两年, 已有3人, 已拖欠.
fn is_done(behind: &str) -> bool {
    const STATES: [char; 16] = [
        '经', '有', '超', '达', '过', '逾', '久', '满', '无', '不', '成', '近', '停', '婚', '故',
        '退',
    ];
    let clause = behind
        .split([',', '。', ';', '的'])
        .next()
        .unwrap_or(behind);
    // 已将超预算列支的费用调账: 将 brings the object forward, which may be a fault.
    let deed = DEED_WORDS.longest(behind) > '已'.len_utf8() || behind.starts_with(['将', '把']);
    let verb = behind
        .chars()
        .next()
        .is_some_and(|c| !c.is_ascii() && !STATES.contains(&c));
    deed || (verb && !finds_fault(head(clause, 20)))
}

/// Does a clause of the sentence begin with a deed, though others name what was wrong?
pub fn tells_act(sentence: &str) -> bool {
    head(sentence, READ)
        .split([',', '。', ';', ':'])
        .any(|clause| {
            DEED_WORDS.longest(clause.trim_start()) > '对'.len_utf8() && !ends_in_fault(clause)
        })
}

/// Does the sentence find fault?
pub fn reads_as_problem(sentence: &str) -> bool {
    let s = head(sentence, READ);
    finds_fault(s) && !reads_as_answer(s)
}

/// Does the sentence tell what was done, or what shall be done?
pub fn reads_as_answer(sentence: &str) -> bool {
    let s = head(sentence, READ).trim_start();
    if !DEED_WORDS.begins(s) {
        return false;
    }
    let mut clauses = s.split([',', '。', ';', ':']);
    let first = clauses.next().unwrap_or(s);
    if !finds_fault(first) {
        return true;
    }
    if MENDING_WORDS.begins(first) && !ends_in_fault(first) {
        return true;
    }
    // 针对学习不够的问题,制定计划: the fault is the one that is answered.
    let takes_up = TAKES_UP.iter().any(|w| first.starts_with(w))
        || first.starts_with('对') && first.ends_with("问题");
    takes_up && clauses.next().is_some_and(|c| !finds_fault(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_ends_with_its_longest_words() {
        for (before, behind) in [
            ("管理不严格", "对照制度"),
            ("设施老化失修", "全县"),
            ("责任悬空", "人员不足"),
        ] {
            let s = format!("{before}{behind}");
            assert!(fault_ends(&s, before.len()), "{s}");
        }
        for (before, behind) in [
            ("管理不严", "格对照"),
            ("设施老化", "失修"),
            ("管理", "不严"),
        ] {
            let s = format!("{before}{behind}");
            assert!(!fault_ends(&s, before.len()), "{s}");
        }
    }

    #[test]
    fn faults_are_told_from_deeds() {
        for s in [
            "理论学习不够深入", "落实意识形态责任制不到位", "部分账目未及时入账",
            "对党费收缴重视不够",
        ] {
            assert!(reads_as_problem(s), "{s}");
            assert!(!reads_as_answer(s), "{s}");
        }
    }

    #[test]
    fn what_is_done_is_told() {
        assert!(tells_done("违规报销的0.86万元已清退。"));
        assert!(tells_done("闲置的2台设备,1台已调拨使用。"));
        assert!(tells_done("2个部门已将超预算列支的费用调整账务。"));
        assert!(!tells_done("账目已经两年未核对。"));
        assert!(!tells_done("工程款已拖欠3年。"));
    }

    #[test]
    fn deeds_are_told_from_faults() {
        for s in [
            "加强理论学习,解决学习不够的问题",
            "已组织专题学习3次",
            "针对账目不清问题,重新建账",
            "提高思想认识,把握整改要求",
        ] {
            assert!(reads_as_answer(s), "{s}");
            assert!(!reads_as_problem(s), "{s}");
        }
    }
}
