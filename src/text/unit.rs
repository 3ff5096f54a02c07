//! Measure words: the one list of them.
//!
//! Words for a place in a row or a house (号, 楼, 单元, 层, 室, 级, 届, 版, 路) are not on it: 2号楼 and
//! 2022届 count nothing. 栋 is looked at twice (by the scanner of quantities).

use std::sync::LazyLock;

use super::cursor::Cursor;

/// Counted one by one: a number with a fraction has no such measure word (2.2本项目 is a heading).
const COUNTS: &[&str] = &[
    "个", "个月", "个多月", "个工作日", "个自然日", "个星期", "个学时", "个课时", "个人", "人",
    "人次", "人天", "人月", "项", "项次", "条", "条次", "次", "名", "位", "户", "户次", "家",
    "家次", "份", "件", "件次", "件套", "场", "场次", "笔", "期", "套", "册", "页", "本", "篇",
    "字", "批", "批次", "轮", "轮次", "起", "例", "宗", "处", "类", "种", "款", "方面", "大类",
    "大项", "大方面", "小项", "所", "间", "座", "台", "台次", "台件", "台套", "辆", "辆次", "车次",
    "班次", "架", "架次", "艘", "张", "幅", "面", "枚", "封", "则", "句", "首", "部", "部门",
    "单位", "段", "节", "节次", "堂", "讲", "课", "课时", "学时", "站", "点位", "只", "头", "匹",
    "羽", "株", "棵", "尾", "袋", "桶", "瓶", "盒", "箱", "包", "根", "块", "片", "组", "支", "门",
    "口", "盏", "把", "副", "双", "对", "道", "步", "遍", "回", "趟", "顿", "席", "岁", "周岁",
    "周年", "代表", "届次", "样", "档", "枝", "扇", "栋", "幢", "顶", "具", "孔", "眼", "栏", "列",
    "行", "章", "卷", "集", "周", "天", "日", "工作日", "分钟", "秒", "秒钟", "票", "环节", "步骤",
    "社区", "支部", "村", "镇", "街道", "车", "杆", "床", "粒", "颗", "分",
];

/// Measured: fractions are usual.
const MEASURES: &[&str] = &[
    "个百分点", "百分点", "个小时", "小时", "年", "倍", "公里", "千米", "米", "厘米", "毫米",
    "公分", "海里", "平方米", "平方公里", "平方千米", "平方厘米", "立方米", "平米", "平方", "立方",
    "方", "公顷", "亩", "平方尺", "吨", "公吨", "千克", "公斤", "斤", "克", "毫克", "升", "两",
    "摄氏度", "℃", "千瓦", "千瓦时", "兆瓦", "瓦", "度电", "千伏", "伏", "千卡", "卡路里", "赫兹",
    "兆赫兹", "千赫兹", "吉赫兹", "兆赫", "帕", "千帕", "兆帕", "焦耳", "千焦", "兆字节", "兆",
    "毫升", "分贝", "毫安", "安培", "吨公里", "学分", "标箱", "微克", "英里", "英尺", "英寸", "尺",
    "寸", "里", "km", "kg", "m²", "㎡", "km²", "m³", "m", "t", "mm", "cm", "mg", "μg", "mL", "ml",
    "kW", "kWh", "MW", "dB", "MB", "GB", "TB",
];

/// Measure words that begin another word when one of these characters follows.
const COMPOUNDS: &[(&str, &str)] = &[
    ("人", "民大工员才"),
    ("名", "称单字"),
    ("家", "庭属长"),
    ("本", "项级月年办单村社区"),
    ("部", "分队长署委"),
    ("处", "级长室理罚于分置科"),
    ("面", "对向临积"),
    ("支", "部付队行出持"),
    ("周", "一二三四五六日年期边围末转"),
    ("年", "级代度底初末份终"),
    ("天", "津"),
    ("所", "以在有属谓长"),
    ("口", "头"),
    ("对", "照于应"),
    ("道", "路德"),
    ("行", "政为动业"),
    ("方", "面案式便法针"),
    ("点", "半"),
    ("片", "区面"),
    ("里", "面程"),
    ("米", "面"),
    ("课", "题"),
    ("站", "在点"),
    ("头", "等"),
    ("回", "头"),
    ("样", "本"),
    ("村", "级居委两民"),
    ("镇", "级"),
    ("社区", "党居"),
    ("支部", "书委党"),
    ("街道", "党办"),
    ("组", "织长"),
    ("段", "时"),
    ("节", "约"),
    ("章", "程"),
    ("集", "中体"),
    ("期", "间限"),
    ("场", "所地"),
    ("次", "年日"),
    ("户", "籍"),
    ("克", "服"),
    ("度", "假"),
    ("里", "程"),
    ("单位", ""),
    ("日", ""),
    ("环节", ""),
    ("两", "个名次项年会委学天日月周"),
    ("列", "入"),
    ("字", "号"),
    ("位", "于置"),
    ("讲", "话"),
    ("升", "级"),
    ("代表", ""),
    ("工作日", ""),
    ("步", "骤行"),
    ("套", "取"),
    ("件", ""),
    ("首", "轮次批届要创先席都府位家例期"),
    ("类", "似"),
    ("起", "草"),
    ("条", "例件"),
    ("项", "目"),
    ("个", "别性体"),
    ("门", "诊"),
    ("包", "括含"),
    ("种", "植"),
    ("档", "案"),
    (
        "分",
        "钟之管类别级批阶为享发配解局院支公部行散工摊析清包头数项两三期层区管理歧步",
    ),
    ("床", "位"),
    ("车", "间站道位库"),
    ("副", "职主书"),
    ("封", "闭"),
    ("例", "会外如"),
    ("批", "评准复示"),
    ("把", "握关控"),
    ("根", "据本治源"),
    ("张", "贴"),
    ("票", "据"),
    ("台", "账"),
];

/// Where a measure word is none by [`COMPOUNDS`] and one after all: 3家长期亏损企业, 5支队伍.
const NO_COMPOUNDS: &[(&str, &[&str])] = &[
    ("家", &["长期", "属于"]),
    ("部", &["长期"]),
    ("处", &["长期"]),
    ("组", &["长期"]),
    ("所", &["长期"]),
    ("项", &["目标"]),
    ("支", &["队伍"]),
    ("人", &["工作"]),
    ("名", &["单位", "称职"]),
    ("片", &["区域"]),
    ("个", &["体育"]),
];

/// A measure word in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    pub end: usize,
    pub name: &'static str,
    pub fractions: bool,
}

/// All measure words by their first characters, longer ones first; whether fractions are usual.
static BY_FIRST: LazyLock<Vec<(char, &'static str, bool)>> = LazyLock::new(|| {
    let counts = COUNTS.iter().map(|name| (*name, false));
    let measures = MEASURES.iter().map(|name| (*name, true));
    let mut all: Vec<_> = counts
        .chain(measures)
        .filter_map(|(name, fractions)| Some((name.chars().next()?, name, fractions)))
        .collect();
    all.sort_by_key(|(first, name, _)| (*first, std::cmp::Reverse(name.len())));
    all
});

/// The longest measure word at `at`.
pub fn read(c: Cursor, at: usize) -> Option<Unit> {
    let first = c.at(at)?;
    let from = BY_FIRST.partition_point(|(other, ..)| *other < first);
    BY_FIRST[from..]
        .iter()
        .take_while(|(other, ..)| *other == first)
        .find_map(|(_, name, fractions)| {
            let end = spaced(c, at, name).filter(|end| !is_compound(c, name, *end))?;
            Some(Unit {
                end,
                name,
                fractions: *fractions,
            })
        })
}

/// Behind `name`; blanks are read over in the long words only (个 百 分点).
fn spaced(c: Cursor, at: usize, name: &str) -> Option<usize> {
    if name.chars().count() < 4 {
        return c.eat(at, name);
    }
    name.chars().try_fold(at, |at, letter| {
        let (found, next) = c.step(c.blanks(at))?;
        (found == letter).then_some(next)
    })
}

/// The 日 of 超过30日, 缩短至3日, 公示5日: does it count days where the number begins at `start`?
pub fn counts_days(c: Cursor, start: usize) -> bool {
    const BEFORE: [&str; 22] = [
        "超过", "逾", "满", "不足", "为期", "期限", "期限为", "时限为", "期为", "公示", "公示期",
        "缩短至", "缩短到", "压缩至", "压缩到", "压减至", "压减到", "延长至", "延长到", "延长",
        "不少于", "提前",
    ];
    c.ends_with_any(c.blanks_back(start), &BEFORE)
}

fn is_compound(c: Cursor, name: &str, end: usize) -> bool {
    if name.is_ascii() || name.ends_with('²') {
        return c.at(end).is_some_and(|next| next.is_ascii_alphanumeric());
    }
    // 30日 alone is a day; 30日内 is a span of time.
    if name == "日" {
        return c.eat_any(end, &["内", "以内", "以上"]).is_none();
    }
    let compound = COMPOUNDS
        .iter()
        .any(|(word, next)| *word == name && c.is_any(end, next));
    let word = NO_COMPOUNDS.iter().find(|(word, _)| *word == name);
    compound && word.is_none_or(|(_, next)| c.eat_any(end, next).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Option<&'static str> {
        read(Cursor::new(text), 0).map(|unit| unit.name)
    }

    #[test]
    fn the_longest_measure_word() {
        for (text, expected) in [
            ("个问题", "个"),
            ("个月内", "个月"),
            ("个百分点", "个百分点"),
            ("人次,", "人次"),
            ("大类", "大类"),
            ("千克", "千克"),
            ("平方米", "平方米"),
            ("日内", "日"),
            ("户居民", "户"),
        ] {
            assert_eq!(name(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_counts_nothing() {
        for text in [
            "号楼", "楼", "届", "级", "单元", "部分", "面对", "年级", "日,", "人民币", "月", "x",
            "首轮巡察", "首批",
        ] {
            assert_eq!(name(text), None, "{text}");
        }
    }

    #[test]
    fn what_counts_days() {
        for (text, expected) in [("超过30日", true), ("压缩至 3日", true), ("每月5日", false)]
        {
            let at = text.find(|c: char| c.is_ascii_digit()).expect("a number");
            assert_eq!(counts_days(Cursor::new(text), at), expected, "{text}");
        }
    }
}
