//! What a person is told of each rule that raises findings: its name, why it matters, what to do, an example. What a rule
//! looks for stands with the rule, in [`crate::findings::RULES`].

use crate::findings;
use crate::report::Severity;

use super::Lang;
use super::example::Example;

/// Texts are Chinese, then English.
pub struct Rule {
    /// As in [`crate::report::Finding::code`].
    pub code: &'static str,
    name: [&'static str; 2],
    why: [&'static str; 2],
    todo: [&'static str; 2],
    /// Of an invented report, the fault marked.
    pub example: Example,
}

impl Rule {
    pub fn name(&self, lang: Lang) -> &'static str {
        lang.pick(self.name[0], self.name[1])
    }

    /// What its findings have in common, as a sentence.
    pub fn meaning(&self, lang: Lang) -> String {
        let text = self
            .check()
            .map_or("", |rule| lang.pick(rule.meaning, rule.meaning_en));
        let mut letters = text.chars();
        let first = letters.next().map(|first| first.to_ascii_uppercase());
        let end = lang.pick('。', '.');
        first.into_iter().chain(letters).chain([end]).collect()
    }

    /// What may lie behind it.
    pub fn why(&self, lang: Lang) -> &'static str {
        lang.pick(self.why[0], self.why[1])
    }

    /// What to do about it.
    pub fn todo(&self, lang: Lang) -> &'static str {
        lang.pick(self.todo[0], self.todo[1])
    }

    pub fn severity(&self) -> Severity {
        self.check().map_or(Severity::Info, |rule| rule.severity)
    }

    fn check(&self) -> Option<&'static findings::Rule> {
        findings::RULES.iter().find(|rule| rule.code == self.code)
    }
}

/// What is known of a code; `None` for one that came later.
pub fn rule(code: &str) -> Option<&'static Rule> {
    ALL.iter().find(|rule| rule.code == code)
}

/// In the order in which they are explained: the ledger, its numbering, dates and names, wording, the file.
pub static ALL: [Rule; 21] = [
    Rule {
        code: "missing_response",
        name: ["有问题没有整改内容", "Problem without an answer"],
        why: [
            "反馈的问题件件要有回音，看整改通报首先看这一条。",
            "Every problem handed over must be answered; this is the first thing asked of a report.",
        ],
        todo: [
            "对照反馈意见和整改台账，补上这个问题的整改措施和完成情况；如果合并到别的问题里作答，请在文中写明。",
            "Supply its measures and outcome from the feedback and the ledger; where another problem's answer covers it, say so.",
        ],
        example: Example(
            "2.村务公开不及时问题。⟦3.合同档案不齐全问题。⟧（后面紧接着第4个问题，没有整改情况）",
        ),
    },
    Rule {
        code: "count_mismatch",
        name: ["数目不符", "Counts do not fit"],
        why: [
            "可能漏写了问题，也可能这个数字是从别的通报抄来的。",
            "Problems were left out, or the number was copied from another report.",
        ],
        todo: [
            "数一数正文列出的问题，与反馈意见核对，改正数字或补上漏写的问题。",
            "Count the listed problems against the feedback; correct the number or add what is left out.",
        ],
        example: Example("巡察反馈的⟦3个方面8个问题⟧（正文只列出7个）"),
    },
    Rule {
        code: "unverifiable_response",
        name: ["整改内容无从核对", "Nothing one could check"],
        why: [
            "通篇是“加强、提高、落实”一类的话，群众监督时无从问起。",
            "Nothing but good intentions: whoever supervises has nothing to ask for.",
        ],
        todo: [
            "请责任单位补充做了什么、何时做的、涉及多少：日期、次数、金额、制度名称。",
            "Ask the body what was done, when and how much: dates, counts, sums, names of documents.",
        ],
        example: Example("⟦进一步统一思想，切实加强领导，狠抓工作落实。⟧"),
    },
    Rule {
        code: "missing_marker",
        name: ["序号缺漏", "Number missing"],
        why: [
            "可能丢了一条内容，也可能只丢了序号。",
            "A point was dropped, or only its number.",
        ],
        todo: [
            "对照原件看中间那一条是漏了还是没有标号。",
            "Look in the original whether the point is gone or just lost its number.",
        ],
        example: Example("一是召开专题会议3次。⟦三是⟧修订制度2项。"),
    },
    Rule {
        code: "duplicate_marker",
        name: ["序号重复", "Number repeated"],
        why: [
            "引用这个序号时说不清是哪一条，问题总数也会算错。",
            "A reference to the number is ambiguous, and the count of problems may be wrong.",
        ],
        todo: [
            "从重复处起顺次改正序号。", "Number anew from the repetition on.",
        ],
        example: Example("一是开展自查。二是限期退款。⟦二是⟧完善制度。"),
    },
    Rule {
        code: "glued_heading",
        name: ["标题连写", "Headings run together"],
        why: [
            "两级标题连成一行，后一个问题就失去了自己的一行和序号，容易被看漏。",
            "Two levels became one line: the second problem has lost its own line and is easily overlooked.",
        ],
        todo: [
            "在粘连处分行，补上序号。",
            "Begin a new line where they run together, and number it.",
        ],
        example: Example("（二）关于“内部管理松散”⟦方面1.考勤⟧制度执行不严"),
    },
    Rule {
        code: "glued_number",
        name: ["编号与文字连写", "Number run into text"],
        why: [
            "编号和年份挤在一起，两个数都读不出来。",
            "Read as it stands it is neither the number nor the year.",
        ],
        todo: [
            "在编号后面加上顿号、句点或空格。",
            "Put a mark or a blank behind the number.",
        ],
        example: Example("⟦问题52021年⟧以来，会议记录不完整。"),
    },
    Rule {
        code: "damaged_date",
        name: ["日期残缺", "Damaged date"],
        why: [
            "网页复制或转换格式时常会丢掉“年”“月”，这个日期已经不能作准。",
            "Copying or converting pages often drops 年 or 月; the date can no longer be relied on.",
        ],
        todo: [
            "到原件或原网页核对，不要凭猜测填写。",
            "Look it up in the original; do not guess.",
        ],
        example: Example("退款于⟦2023517日⟧全部到账。"),
    },
    Rule {
        code: "damaged_name",
        name: ["名称残缺", "Damaged name"],
        why: [
            "缺了“第几”或级别，说不清是哪个巡察组、哪一级党委。",
            "Without its number or level one cannot tell which team or committee it was.",
        ],
        todo: [
            "对照巡察公告或反馈意见补全。",
            "Complete it from the notice of the inspection or the feedback.",
        ],
        example: Example("⟦县委第巡察组⟧对我局开展了常规巡察。"),
    },
    Rule {
        code: "date_order",
        name: ["日期先后不合", "Order of dates"],
        why: [
            "两个日期中至少有一个写错了。",
            "At least one of the two dates is wrong.",
        ],
        todo: [
            "按进驻、反馈、整改、落款、发布的先后逐个核对。",
            "Check visit, feedback, rectification, signature and publication one after the other.",
        ],
        example: Example("3月6日至⟦5月20日⟧开展巡察，⟦4月11日⟧反馈了巡察意见。"),
    },
    Rule {
        code: "missing_meta",
        name: ["缺少落款、日期或联系方式", "Missing in head or signature"],
        why: [
            "通报是给群众监督的，应当写明谁负责、什么时候、向哪里反映。",
            "A report is published to be supervised: who answers for it, since when and where to write to belong to it.",
        ],
        todo: [
            "补上落款单位、成文日期，或者电话、信箱、邮箱。",
            "Add the issuer, the date, or a telephone, postal or e-mail address.",
        ],
        example: Example("⟦欢迎群众监督，有意见请向我们反映。⟧（没有写电话和地址）"),
    },
    Rule {
        code: "malformed_contact",
        name: ["联系方式有误", "Malformed contact"],
        why: [
            "照这个号码或地址，群众联系不上。",
            "The public is asked to call or write, and nobody answers there.",
        ],
        todo: [
            "核对区号、位数、邮编和邮箱后改正。",
            "Check area code, number of digits, postcode and e-mail address.",
        ],
        example: Example("联系电话：⟦0300-55501⟧（少了位数）"),
    },
    Rule {
        code: "placeholder",
        name: ["模板空位未填", "Placeholder left"],
        why: [
            "套用模板时忘了填写，或者有意隐去了名称。",
            "The template was not filled in, or names were taken out on purpose.",
        ],
        todo: [
            "填上真实的名称和数字；有意隐去的，不必处理。",
            "Fill in names and numbers; leave what is masked on purpose.",
        ],
        example: Example("⟦XX⟧局党组于20⟦XX⟧年⟦X⟧月召开专题会议。"),
    },
    Rule {
        code: "identity_leak",
        name: ["匿名不彻底", "Name not masked"],
        why: [
            "别处都隐去了名称，漏下的一处就会让人知道写的是谁。",
            "All other names are masked: the one that was overlooked says whose document it is.",
        ],
        todo: [
            "公开之前把这一处也隐去。",
            "Mask it too before the document is published.",
        ],
        example: Example("X社区党委将原⟦松溪社区⟧的账目一并清理。"),
    },
    Rule {
        code: "unbalanced_bracket",
        name: ["括号或引号不成对", "Bracket without partner"],
        why: [
            "引文或注释没有结尾，或者标题丢了前半截。",
            "A quotation or a note has no end, or a heading lost its front.",
        ],
        todo: [
            "补上缺的一半，或者删去多余的一半。",
            "Add the missing half, or take the other one away.",
        ],
        example: Example("落实⟦“⟧三会一课制度不到位"),
    },
    Rule {
        code: "repeated_text",
        name: ["文字重复", "Repeated text"],
        why: [
            "多半是粘贴造成的；同一段话回答两个问题，其中一个就没有真正回答。",
            "Mostly careless pasting; a paragraph that answers two problems answers only one of them.",
        ],
        todo: [
            "删去多余的字；整句重复的，看两处是不是都该这样写。",
            "Delete what is too much; of a whole sentence, see whether it belongs in both places.",
        ],
        example: Example("健全⟦制度制度⟧，堵塞漏洞。"),
    },
    Rule {
        code: "mixed_width",
        name: ["标点全角半角混用", "Mixed widths"],
        why: [
            "多是输入时的疏忽，或者有几段文字来自别处。",
            "A slip of the keyboard, or paragraphs that came from elsewhere.",
        ],
        todo: ["统一改成全角标点。", "Use full width throughout."],
        example: Example("完善制度，堵塞漏洞⟦,⟧加强监督。"),
    },
    Rule {
        code: "watermark",
        name: ["网站杂文", "Watermark"],
        why: [
            "这些字不是通报的内容，是复制网页时带进来的。",
            "These words are not the report's: they came along with the web page.",
        ],
        todo: [
            "公开或归档之前删去。",
            "Delete them before the text is published or filed.",
        ],
        example: Example("⟦字号：大 中 小　打印　关闭⟧"),
    },
    Rule {
        code: "decoding_loss",
        name: ["有文字没能还原", "Characters lost"],
        why: [
            "文件里已经没有这些字，本工具也找不回来。",
            "The file no longer holds what stood there; nothing can bring it back from this one.",
        ],
        todo: [
            "换一份原件；如果整篇都是乱码，在“概况”里换一种编码再读。",
            "Get another copy; if all of it is garbled, choose another encoding under Facts.",
        ],
        example: Example("党总支召开⟦��⟧会议2次。"),
    },
    Rule {
        code: "incomplete_source",
        name: ["文件内容可能不全", "Source may be incomplete"],
        why: [
            "图片、扫描页里的文字读不到，里面可能还有问题和整改情况。",
            "Pictures and scanned pages are not read; there may be problems and answers in them.",
        ],
        todo: [
            "打开原文件看图片和扫描页；需要分析的，先做文字识别，或者把文字粘贴进来。",
            "Look at the pictures and scans in the file; to have them read, run OCR first or paste their text.",
        ],
        example: Example("一份12页的PDF，其中⟦3页是扫描件⟧。"),
    },
    Rule {
        code: "unread_ledger",
        name: ["台账可能不全", "Ledger may lack entries"],
        why: [
            "问题没有读出来，台账看起来就像没有问题一样。",
            "A problem that was not read looks like one that is not there.",
        ],
        todo: [
            "对照原文看标出的地方；确有问题的，在台账里手工添加。",
            "Look at the marked place in the text; where a problem stands there, add it to the ledger by hand.",
        ],
        example: Example("〔1〕台账缺失。⟦整改情况⟧：已补建台账。"),
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_rule_is_explained_and_nothing_else_is() {
        let explained: BTreeSet<&str> = ALL.iter().map(|rule| rule.code).collect();
        let checked: BTreeSet<&str> = findings::RULES.iter().map(|rule| rule.code).collect();
        assert_eq!(explained, checked);
        assert_eq!(explained.len(), ALL.len());
    }

    #[test]
    fn every_rule_has_an_example_with_its_fault_marked() {
        for rule in &ALL {
            assert!(
                rule.example.parts().any(|part| part.marked),
                "{}",
                rule.code
            );
        }
    }

    #[test]
    fn the_explanations_are_in_the_language_of_the_page() {
        let han = |text: &str| text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
        for rule in &ALL {
            let meaning = |lang| rule.meaning(lang);
            assert!(
                han(&meaning(Lang::Zh)) && !han(&meaning(Lang::En)),
                "{}",
                rule.code
            );
            assert!(meaning(Lang::En).starts_with(|c: char| c.is_ascii_uppercase()));
            for text in [Rule::name, Rule::why, Rule::todo] {
                assert!(han(text(rule, Lang::Zh)), "{}", rule.code);
                // 年 and 月 may be spoken of.
                let english = text(rule, Lang::En).replace(['年', '月'], "");
                assert!(!english.is_empty() && !han(&english), "{}", rule.code);
            }
        }
    }

    #[test]
    fn a_later_code_is_not_known() {
        assert!(rule("count_mismatch").is_some());
        assert!(rule("of_tomorrow").is_none());
    }
}
