//! What sort of document this is. Near-genre pages share team, visit and problems with a report;
//! what tells a report is that its own body announces what it has done.

use super::Meta;
use super::words::{contains_any, sentences};
use crate::outline::cues::announces;
use crate::outline::page::LineRole;
use crate::report::DocumentKind;
use crate::text::{Reading, Span};

/// How much of the text is looked at for words that announce or invite, in bytes.
const HEAD: usize = 6_000;

pub fn read(reading: &Reading, roles: &[LineRole], meta: &Meta) -> DocumentKind {
    let text = reading.text();
    let title = meta.title.map_or("", |t| reading.get(t));
    let body = text_span(reading, roles);
    let head = super::words::at_most(text, body, HEAD);
    if is_report(text, title, head, body) {
        DocumentKind::RectificationReport
    } else if is_notice(title, head.of(text)) {
        DocumentKind::InspectionNotice
    } else if is_feedback_news(title, head.of(text)) {
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

fn is_report(text: &str, title: &str, head: Span, body: Span) -> bool {
    if is_event(title) || is_plan(title) {
        return false;
    }
    if sentences(text, head).any(|s| announces_rectification(s.of(text))) {
        return true;
    }
    if is_plan_or_speech(super::words::at_most(text, head, 1500).of(text)) {
        return false;
    }
    let answers = count_answers(body.of(text));
    let titled = title.contains("整改")
        && contains_any(
            title,
            &["情况", "通报", "报告", "公示", "清单", "台账", "公告"],
        );
    let first_words = super::words::at_most(text, Span::new(0, text.len()), HEAD);
    let inspected = contains_any(first_words.of(text), &["巡察", "巡视", "审计", "督察"]);
    (titled && answers >= 1) || (inspected && answers >= 3)
}

/// 现将巡察整改进展情况予以公布; a plan or the findings alone are not announced so.
fn announces_rectification(sentence: &str) -> bool {
    let Some(at) = ["现将", "现就", "现对", "现把"]
        .iter()
        .find_map(|w| sentence.find(w))
    else {
        return false;
    };
    let announced = &sentence[at..];
    announced.contains("整改")
        && (announces(announced)
            || contains_any(announced, &["公布", "公开", "通报", "报告", "公示", "公告"]))
        && !contains_any(announced, &["整改方案", "整改计划", "整改要求", "有关事项"])
}

/// Meetings, speeches, articles.
fn is_event(title: &str) -> bool {
    const WORDS: [&str; 14] = [
        "召开", "举行", "推进会", "反馈会", "动员会", "部署会", "讲话", "发言", "体会", "心得",
        "约谈", "调研", "传达学习", "评论",
    ];
    contains_any(title, &WORDS)
}

fn is_plan(title: &str) -> bool {
    contains_any(
        title,
        &[
            "方案", "办法", "计划", "通知", "实施意见", "工作要点", "制度",
        ],
    )
}

/// A plan says so where its title does not; a speech begins with those it is made to.
fn is_plan_or_speech(first_words: &str) -> bool {
    const PLAN: [&str; 6] = [
        "制定本方案", "制定如下", "特制定", "整改方案如下", "制定本整改方案", "提出如下整改",
    ];
    const SPEECH: [&str; 3] = ["同志们:", "同志们!", "同志们,"];
    contains_any(first_words, &PLAN) || contains_any(first_words, &SPEECH)
}

/// Places where an answer to a problem begins.
fn count_answers(body: &str) -> usize {
    const ANSWERS: [&str; 9] = [
        "整改情况:", "整改措施:", "取得成效:", "整改成效:", "整改落实情况:", "整改完成情况:",
        "整改进展:", "整改结果:", "整改:",
    ];
    const STATES: [&str; 5] = [
        "已完成整改", "已整改到位", "已整改完成", "整改完成。", "完成整改。",
    ];
    ANSWERS
        .iter()
        .chain(&STATES)
        .map(|answer| body.matches(answer).take(3).count())
        .sum()
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
            "进驻", "巡察期间", "巡视期间", "巡察时间", "驻点时间", "将对",
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

/// News of the meeting at which the findings were handed over.
fn is_feedback_news(title: &str, head: &str) -> bool {
    let inspects = contains_any(head, &["巡察", "巡视"]) || contains_any(title, &["巡察", "巡视"]);
    let titled = title.contains("反馈");
    if is_plan_or_speech(head) {
        return false;
    }
    let told = contains_any(
        head,
        &[
            "反馈会", "反馈了巡察", "反馈巡察", "反馈了巡视", "反馈巡视", "反馈意见", "反馈情况",
        ],
    );
    inspects
        && (titled || told)
        && !contains_any(
            title,
            &["讲话", "发言", "体会", "心得", "方案", "计划", "通知"],
        )
}

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
        ] {
            assert_eq!(kind(text), DocumentKind::RectificationReport, "{text}");
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
            "同志们：\n今天我们召开会议，传达县委巡察反馈意见。",
            "今天天气很好，适合出门走走。",
        ] {
            assert_eq!(kind(text), DocumentKind::Other, "{text}");
        }
    }
}
