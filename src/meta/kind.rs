//! What sort of document this is. Near-genre pages share team, visit and problems with a report;
//! what tells a report is that its own body announces what it has done, or answers what was found.

use super::Meta;
use super::announcement::{self, Announced};
use super::answers::{answered_in_parts, count_answers};
use super::words::{at_most, contains_any, sentences};
use crate::outline::Outline;
use crate::outline::cues::tells_of_inspection;
use crate::outline::page::LineRole;
use crate::outline::table::Table;
use crate::report::DocumentKind;
use crate::text::{Reading, Span};

/// How much of the text is looked at for words that announce or invite, in bytes.
const HEAD: usize = 6_000;

pub fn read(reading: &Reading, outline: &Outline, meta: &Meta) -> DocumentKind {
    let text = reading.text();
    let title = meta.title.map_or("", |t| reading.get(t));
    let body = text_span(reading, &outline.roles);
    let head = at_most(text, body, HEAD);
    let listed = is_ledger(reading, title, &outline.tables);
    if is_report(reading, title, head, body, listed) {
        DocumentKind::RectificationReport
    } else if (is_notice(title, head.of(text)) || tells_arrival(text, title, head))
        && !is_feedback_told(text, title, head)
    {
        DocumentKind::InspectionNotice
    } else if is_feedback_news(text, title, head) {
        DocumentKind::FeedbackNews
    } else {
        DocumentKind::Other
    }
}

/// From the first to the last line that is not the site's.
fn text_span(reading: &Reading, roles: &[LineRole]) -> Span {
    let is_text = |r: &LineRole| !matches!(r, LineRole::Chrome | LineRole::Blank | LineRole::Title);
    let lines = reading.lines();
    match (
        roles.iter().position(is_text),
        roles.iter().rposition(is_text),
    ) {
        (Some(first), Some(last)) => lines[first].span.to(lines[last].span),
        _ => Span::default(),
    }
}

/// A table of problems and what was done about them, which its title or its heads call rectification.
fn is_ledger(reading: &Reading, title: &str, tables: &[Table]) -> bool {
    tables.iter().filter(|t| !t.rows.is_empty()).any(|table| {
        let mut heads = table.columns.iter().map(|(_, head)| reading.get(*head));
        title.contains("整改") || heads.any(|head| head.contains("整改"))
    })
}

/// `listed`: the problems stand in a table.
fn is_report(reading: &Reading, title: &str, head: Span, body: Span, listed: bool) -> bool {
    let text = reading.text();
    if is_event(title) || is_plan(title) {
        return false;
    }
    let announced = announcement::find(text, head);
    if announced == Some(Announced::Rectification) {
        return true;
    }
    let first_words = at_most(text, head, 1500);
    if is_plan_or_speech(first_words.of(text)) {
        return false;
    }
    if listed {
        return true;
    }
    let answers = count_answers(body.of(text));
    let titled = title.contains("整改") && contains_any(title, &REPORTS);
    let in_parts = answered_in_parts(reading, body);
    // 现予以公布: the title or a part says of what.
    let shown = announced.is_some() && (titled || in_parts.is_some());
    if shown || is_title_of_report(title) || (titled && answers >= 1) {
        return true;
    }
    let page_head = at_most(text, Span::new(0, text.len()), HEAD);
    let inspected = contains_any(page_head.of(text), &["巡察", "巡视", "审计", "督察"]);
    let visited = tells_of_inspection(page_head.of(text));
    (inspected && answers >= 3) || (visited && in_parts >= Some(2))
}

const REPORTS: [&str; 8] = [
    "情况", "通报", "报告", "公示", "清单", "台账", "公告", "公开",
];

/// …问题整改情况的报告: no other kind of text is called so.
fn is_title_of_report(title: &str) -> bool {
    let name = without_note(title);
    let kinds = ["的报告", "的通报", "的公告", "的公示", "报告", "通报"];
    kinds
        .iter()
        .find_map(|kind| name.strip_suffix(kind))
        .is_some_and(|head| {
            let about = head.rfind("整改").map_or("", |at| &head[at..]);
            about.ends_with("情况") && about.chars().count() <= 10
        })
}

/// The title without (摘要), (试行).
fn without_note(title: &str) -> &str {
    let name = title.trim();
    match name.rfind('(') {
        Some(open) if name.ends_with(')') => name[..open].trim_end(),
        _ => name,
    }
}

/// Meetings, speeches, articles.
fn is_event(title: &str) -> bool {
    const WORDS: [&str; 16] = [
        "召开", "举行", "推进会", "反馈会", "动员会", "部署会", "讲话", "发言", "体会", "心得",
        "约谈", "调研", "传达学习", "评论", "听取", "审议",
    ];
    contains_any(title, &WORDS)
}

/// What the title names last is a rule or a plan: 整改方案, but not 整改方案落实情况的报告.
fn is_plan(title: &str) -> bool {
    const PLANS: [&str; 12] = [
        "方案", "办法", "计划", "通知", "意见", "工作要点", "制度", "规程", "规定", "细则", "指引",
        "规范",
    ];
    let plan = PLANS
        .iter()
        .filter_map(|plan| title.rfind(plan))
        .filter(|&at| !title[..at].ends_with("反馈"))
        .max();
    plan > REPORTS.iter().filter_map(|kind| title.rfind(kind)).max()
}

/// A plan says so where its title does not; a speech begins with those it is made to.
fn is_plan_or_speech(first_words: &str) -> bool {
    const PLAN: [&str; 11] = [
        "制定本方案", "制定如下", "特制定", "整改方案如下", "制定本整改方案", "提出如下整改",
        "提出如下意见", "制定本办法", "制定本规程", "制定本意见", "制定本细则",
    ];
    const SPEECH: [&str; 3] = ["同志们:", "同志们!", "同志们,"];
    contains_any(first_words, &PLAN) || contains_any(first_words, &SPEECH)
}

/// 进驻, 巡察公告: says who comes, when, and where to turn.
fn is_notice(title: &str, head: &str) -> bool {
    let titled = contains_any(
        title,
        &["进驻", "巡察公告", "巡视公告", "公告", "通告", "预告"],
    ) && contains_any(title, &["巡察", "巡视", "进驻", "审计", "督察"]);
    let comes = contains_any(
        head,
        &[
            "进驻", "巡察期间", "巡视期间", "巡察时间", "驻点时间", "将对", "有关事项公告如下",
        ],
    );
    let receives = contains_any(
        head,
        &[
            "受理", "来信来访", "接待", "值班电话", "举报电话", "联系电话", "邮政信箱", "信箱",
        ],
    );
    let inspects = contains_any(head, &["巡察", "巡视", "督察"]);
    (titled && !contains_any(title, &["反馈"])) || (inspects && comes && receives)
}

/// 县委第一巡察组进驻青石镇开展巡察, told in the title or the first sentences of the news.
fn tells_arrival(text: &str, title: &str, head: Span) -> bool {
    const OTHERS: [&str; 8] = [
        "反馈", "整改", "汇报", "督导", "以来", "期间", "驻地", "要求",
    ];
    let arrives = |words: &str| {
        let team = contains_any(words, &["巡察组", "巡视组", "轮巡察", "轮巡视"]);
        // A meeting of the round's leaders is no arrival.
        let comes = words.contains("进驻")
            || contains_any(words, &["动员会", "动员大会"]) && words.contains("巡察组");
        team && comes && !contains_any(words, &OTHERS)
    };
    arrives(title) || sentences(text, head).take(2).any(|s| arrives(s.of(text)))
}

/// The findings have been handed over: 向…反馈巡察情况 in the title or as a sentence's act. A notice
/// that says so only looks back on how the team worked.
fn is_feedback_told(text: &str, title: &str, head: Span) -> bool {
    hands_over(title)
        || sentences(text, head)
            .take(4)
            .any(|s| s.of(text).split([',', ';', '\n']).any(hands_over))
}

/// 向…反馈巡察情况, 到县水务局反馈巡察“回头看”情况, 分别向…进行了“一对一”反馈. In 对照巡察反馈问题整改 反馈 is a noun.
fn hands_over(clause: &str) -> bool {
    let Some(at) = clause.rfind("反馈") else {
        return false;
    };
    let before = &clause[..at];
    let behind = clause[at + "反馈".len()..].trim_end_matches(['。', '!']);
    let led = before.find('组').zip(before.rfind('到'));
    let receiver = before.contains('向')
        || led.is_some_and(|(team, to)| team < to)
        || before
            .replace("对照", "")
            .replace("针对", "")
            .contains('对');
    let is_noun = ["巡察", "巡视"].iter().any(|w| before.ends_with(w))
        && contains_any(behind, &["问题", "整改"]);
    let of_what = contains_any(behind, &["巡察", "巡视", "意见", "情况", "问题"]);
    let made = before.contains("进行") && (behind.is_empty() || behind.starts_with("工作"));
    receiver
        && !is_noun
        && (of_what || made)
        // 反馈意见建议26条 sums up the work of many teams.
        && !counts(behind)
        && !contains_any(before, &NO_ACT)
}

fn counts(words: &str) -> bool {
    let digits = |w: &[u8]| w[0].is_ascii_digit() && !w[1].is_ascii_digit();
    let mut ends = words
        .as_bytes()
        .windows(2)
        .enumerate()
        .filter(|(_, w)| digits(w));
    ends.any(|(at, _)| words[at + 1..].starts_with(['个', '条', '项', '件']))
}

/// What makes 反馈 a plan, or a noun.
const NO_ACT: [&str; 9] = [
    "将", "拟", "要求", "应当", "及时", "听取", "传达", "学习", "研究",
];

/// News of the meeting at which the findings were handed over; not of one at which the body itself
/// passed them on.
fn is_feedback_news(text: &str, title: &str, head: Span) -> bool {
    let words = head.of(text);
    let inspects = contains_any(words, &["巡察", "巡视"]) || contains_any(title, &["巡察", "巡视"]);
    let own_meeting = contains_any(
        title,
        &[
            "讲话", "发言", "体会", "心得", "方案", "计划", "通知", "传达", "学习", "研究", "约谈",
            "部署",
        ],
    );
    let told = contains_any(words, &["反馈会", "反馈大会", "反馈了巡察", "反馈了巡视"])
        || is_feedback_told(text, title, head)
        || team_gives_feedback(words);
    inspects && !own_meeting && !is_plan_or_speech(words) && (title.contains("反馈") || told)
}

/// 县委第一巡察组反馈巡察意见; 传达县委第一巡察组反馈意见 passes it on.
fn team_gives_feedback(words: &str) -> bool {
    words.match_indices("组反馈").any(|(at, act)| {
        let clause = words[..at].rsplit(CLAUSE_MARKS).next().unwrap_or_default();
        words[at + act.len()..].starts_with(['了', '巡'])
            && !contains_any(
                clause,
                &["传达", "学习", "研究", "落实", "针对", "根据", "按照"],
            )
    })
}

const CLAUSE_MARKS: [char; 5] = [',', '。', ';', ':', '\n'];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::Scan;

    fn kind(text: &str) -> DocumentKind {
        let reading = Reading::new(text);
        let outline = crate::outline::build(&reading);
        let meta = crate::meta::read(&reading, &outline, &Scan::default());
        crate::meta::document_kind(&reading, &outline, &meta)
    }

    #[test]
    fn reports() {
        for text in [
            "根据县委统一部署，县委第一巡察组对青石镇党委开展了巡察。现将巡察整改进展情况予以公布。\n一、组织情况\n镇党委高度重视。",
            "青石县水务局关于2023年度审计查出问题整改情况的报告\n一、资金管理问题的整改情况\n该问题已完成整改。",
            "青石县贯彻落实省生态环境保护督察报告整改情况\n整改任务：污水直排。\n整改完成情况：已建成管网。",
            "巡察整改集中公开\n县水务局\n问题：学习不够。\n整改：制定计划。\n县教育局\n问题：作风不实。\n整改：开展培训。\n县民政局\n问题：台账不清。\n整改：重建台账。",
            "白河县审计局关于2022年度审计工作报告反映问题整改情况的报告\n主任、各位委员：\n受县政府委托，作如下报告。\n一、工作部署\n抓好落实。",
            "关于白河县2022年度绩效审计整改方案落实情况的报告\n一、整改情况\n（一）关于编制不细的问题。已整改到位。",
        ] {
            assert_eq!(kind(text), DocumentKind::RectificationReport, "{text}");
        }
    }

    #[test]
    fn a_table_of_problems_and_what_was_done() {
        let table = "序号\t反馈问题\t整改措施\n1\t学习不够\t制定计划";
        for title in ["", "青石镇台账\n", "青石镇党委整改任务清单\n"] {
            let text = format!("{title}{table}");
            assert_eq!(kind(&text), DocumentKind::RectificationReport, "{text}");
        }
        for text in [
            format!("青石镇巡察整改工作方案\n{table}"),
            "青石镇安全检查表\n序号\t存在问题\t责任人\n1\t灭火器过期\t王某".to_owned(),
            "序号\t反馈问题\t整改措施".to_owned(),
        ] {
            assert_eq!(kind(&text), DocumentKind::Other, "{text}");
        }
    }

    #[test]
    fn notices_of_an_inspection() {
        for text in [
            "县委第一巡察组进驻青石镇公告\n根据县委统一部署，县委第一巡察组将于2024年3月1日至4月30日对青石镇党委开展巡察。联系电话：0123-1234567。",
            "根据县委统一部署，县委第一巡察组于2024年3月1日进驻青石镇开展巡察。巡察期间设值班电话，主要受理反映领导干部的来信来访。",
        ] {
            assert_eq!(kind(text), DocumentKind::InspectionNotice, "{text}");
        }
    }

    #[test]
    fn news_of_an_arrival() {
        for text in [
            "近日，县委第一巡察组进驻青石镇开展常规巡察。",
            "截至12月2日，九届县委第一轮巡察已完成进驻工作。",
            "7月13日，县委第一巡察组巡察青石镇党委工作动员会召开。",
        ] {
            assert_eq!(kind(text), DocumentKind::InspectionNotice, "{text}");
        }
        for text in [
            "近日，县委巡察办深入各巡察组驻地，督导进驻以来的工作。",
            "县委召开第五轮巡察动员会，书记要求各单位配合。",
        ] {
            assert_eq!(kind(text), DocumentKind::Other, "{text}");
        }
    }

    #[test]
    fn feedback_in_other_words() {
        for text in [
            "3月30日，县委第三巡察组到县教育局反馈巡察“回头看”情况。",
            "县委3个巡察组分别向县水务局、县民政局进行了“一对一”反馈。",
            "县委五个巡察组分别向县水务局党组、县民政局党组进行巡察情况反馈。",
            "3月23日，县委第二巡察组召开巡察“回头看”情况反馈大会。",
        ] {
            assert_eq!(kind(text), DocumentKind::FeedbackNews, "{text}");
        }
        for text in [
            "县委组建2个巡察组开展巡察“回头看”，对照巡察反馈问题整改。",
            "本轮巡察共向被巡察单位反馈意见建议26条。",
            "县委第二巡察组针对发现的问题现场进行反馈。",
        ] {
            assert_eq!(kind(text), DocumentKind::Other, "{text}");
        }
    }

    #[test]
    fn whatever_words_announce_a_report() {
        for announcement in [
            "现将整改情况通报如下：\n一、落实整改要求，压实责任",
            "按照有关要求，现予以公布。\n一、组织情况",
            "现将有关情况报告如下：",
            "党组整改情况如下：",
            "现公开集中整改进展情况，接受社会监督。",
            "",
        ] {
            let text = format!(
                "根据县委统一部署，2024年3月，县委第二巡察组对县水务局党组开展了巡察。6月20日，巡察组反馈了巡察意见。{announcement}\n局党组成立领导小组。\n二、整改落实情况\n（一）关于“学习不深入”的问题\n一是学习5次。\n（二）关于“作风不扎实”的问题\n一是督查3次。"
            );
            assert_eq!(kind(&text), DocumentKind::RectificationReport, "{text}");
        }
    }

    #[test]
    fn news_of_the_feedback_that_tells_how_the_team_worked() {
        let text = "县委第一巡察组向青石街道3个社区反馈巡察情况\n8月16日，县委第一巡察组向青石街道3个社区反馈巡察情况。巡察期间，巡察组受理群众来信来访，完成了巡察任务。";
        assert_eq!(kind(text), DocumentKind::FeedbackNews);
        let notice = "根据县委统一部署，县委第一巡察组将对青石街道开展巡察，并将向街道反馈巡察意见。巡察期间，巡察组受理群众来信来访。";
        assert_eq!(kind(notice), DocumentKind::InspectionNotice);
    }

    #[test]
    fn news_of_the_feedback() {
        let text = "县委第一巡察组向青石镇党委反馈巡察情况\n近日，县委第一巡察组向青石镇党委反馈了巡察情况，指出存在的问题，要求认真整改。";
        assert_eq!(kind(text), DocumentKind::FeedbackNews);
    }

    #[test]
    fn other_texts() {
        for text in [
            "",
            "青石镇召开巡察整改工作推进会\n近日，青石镇召开巡察整改工作推进会，要求全面整改。",
            "青石镇巡察整改工作方案\n为抓好整改，现将整改方案公布如下。",
            "为抓好县委巡察反馈意见整改，特制定如下方案。\n一、整改措施：学习。\n二、整改措施：培训。\n三、整改措施：督查。",
            "关于做好巡察整改情况公开工作的意见\n为加强巡察整改工作，现就公开工作提出如下意见。\n一、内容。整改情况应当予以公布。",
            "县人大常委会听取审计查出问题整改情况的报告\n近日，县人大常委会听取了审计查出问题整改情况的报告。",
            "12月16日，县政府机关党组召开扩大会议，传达学习十二届县委第三巡察组巡察反馈意见，专题研究整改。",
            "同志们：\n今天我们召开会议，传达县委巡察反馈意见。",
            "今天天气很好，适合出门走走。",
        ] {
            assert_eq!(kind(text), DocumentKind::Other, "{text}");
        }
    }
}
