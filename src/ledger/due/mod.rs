//! By when the open part of a problem will be done.
//!
//! From a deadline's label, else, of a problem that is not completed, from a status bracket, else from
//! the last clause of its answers that sets a date: 预计2024年6月底前完成, 余款2019年3月底前退清. What was
//! done by a date (已于…完成), and what recurs (每月5日前), sets none.

mod dates;

use super::{Ledger, Problem, brackets};
use dates::{Dates, Found, iso};

use crate::entities::Entity;
use crate::outline::label::LabelClass;
use crate::report::{EntityKind, Precision, ResponseKind, Status, Value};
use crate::text::{Reading, Span};
pub use dates::Times;

/// Gives each problem its due date, and the date the year in which it can only lie ahead.
/// `entities` must be in order of their start.
pub fn settle(reading: &Reading, entities: &mut [Entity], times: Times, ledger: &mut Ledger) {
    let finder = Finder {
        dates: Dates { reading, times },
    };
    for problem in &mut ledger.problems {
        let Some(found) = finder.due(entities, problem) else {
            continue;
        };
        if let Some(index) = found.index
            && entities[index].kind == EntityKind::Date
        {
            entities[index].value.clone_from(&found.date.value);
        }
        problem.due = Some(found.date);
    }
}

struct Finder<'a> {
    dates: Dates<'a>,
}

impl Finder<'_> {
    fn due(&self, entities: &[Entity], problem: &Problem) -> Option<Found> {
        let of_class = |class| {
            problem
                .responses
                .iter()
                .filter(move |r| r.label_class == class)
        };
        let deadline = of_class(Some(LabelClass::Deadline))
            .find_map(|r| self.dates.inside(entities, r.text).into_iter().next());
        if deadline.is_some() || problem.status == Status::Completed {
            return deadline;
        }
        let text = self.dates.reading.text();
        let own: Vec<Span> = [Some(problem.title), problem.detail]
            .into_iter()
            .flatten()
            .collect();
        let bracket = brackets::dated(text, &own)
            .into_iter()
            .find_map(|b| self.dates.inside(entities, b).into_iter().next());
        bracket.or_else(|| {
            let answers = problem
                .responses
                .iter()
                .rev()
                .filter(|r| matches!(r.kind, ResponseKind::Measures | ResponseKind::Outcome));
            answers
                .into_iter()
                .find_map(|r| self.last_plan(entities, r.text, problem.status))
        })
    }

    /// The last date inside `answer` by which something shall be done.
    fn last_plan(&self, entities: &[Entity], answer: Span, status: Status) -> Option<Found> {
        self.dates
            .inside(entities, answer)
            .into_iter()
            .rev()
            .find(|found| {
                let clause = self.clause(answer, found.date.span);
                let (head, tail) = (
                    self.dates
                        .reading
                        .get(Span::new(clause.start, found.date.span.start)),
                    self.dates
                        .reading
                        .get(Span::new(found.end.min(clause.end), clause.end)),
                );
                let ahead = iso(&found.date)
                    .zip(self.dates.times.issued.as_deref())
                    .map(|(date, issued)| ends_behind(date, issued));
                // What was planned for a time before the issue is open only where the words say so.
                let over = ahead == Some(false) && status == Status::Unstated;
                !over && is_plan(head, tail, found, ahead)
            })
    }

    /// The clause of `answer` around `date`, as far as it is read.
    fn clause(&self, answer: Span, date: Span) -> Span {
        const ENDS: [char; 7] = [',', '。', ';', ':', '!', '?', '\n'];
        /// More bytes than any clause has on either side of its date.
        const REACH: usize = 300;
        let text = self.dates.reading.text();
        let mut from = date.start.saturating_sub(REACH).max(answer.start);
        while !text.is_char_boundary(from) {
            from += 1;
        }
        let mut to = (date.end + REACH).min(answer.end);
        while !text.is_char_boundary(to) {
            to -= 1;
        }
        let before = &text[from..date.start];
        let start = before.rfind(ENDS).map_or(0, |at| {
            at + before[at..].chars().next().map_or(1, char::len_utf8)
        });
        let behind = &text[date.end..to];
        let end = behind.find(ENDS).unwrap_or(behind.len());
        Span::new(from + start, date.end + end)
    }
}

/// Does the day, month or year end behind the day of issue?
fn ends_behind(date: &str, issued: &str) -> bool {
    let day = date.len() == "2024-06-30".len();
    let issued = &issued[..date.len().min(issued.len())];
    date > issued || !day && date == issued
}

/// Words right before a date that is planned.
const PLANS: [&str; 16] = [
    "预计", "计划", "拟", "力争", "争取", "确保", "预期", "定于", "有望", "可望", "承诺", "保证",
    "将于", "将在", "目标", "安排",
];

/// What is done by a date.
const FINISHES: [&str; 44] = [
    "完成", "完工", "竣工", "到位", "办结", "建成", "投用", "投入", "上线", "运行", "通水", "通车",
    "退清", "清退", "退还", "归还", "还清", "清收", "清偿", "结清", "付清", "交付", "启用", "使用",
    "销号", "整改", "解决", "落实", "处置", "拨付", "收回", "化解", "收缴", "验收", "达标", "实现",
    "恢复", "搬迁", "拆除", "清零", "见效", "清理", "兑付", "补齐",
];

/// 计划于, 力争在, 预计: does a date behind `head` lie ahead?
pub fn ends_with_plan(head: &str) -> bool {
    let near = without_preposition(head);
    PLANS.iter().any(|w| near.ends_with(w) || head.ends_with(w))
}

fn without_preposition(head: &str) -> &str {
    head.trim_end_matches(['于', '在', '到', '至', '可', '分', '别', '最', '迟'])
}

/// Does the clause set the date between `head` and `tail`? `ahead`: it lies behind the date of issue.
fn is_plan(head: &str, tail: &str, found: &Found, ahead: Option<bool>) -> bool {
    const HABITS: [&str; 5] = ["每", "每年", "每月", "每季度", "逢"];
    const BACK: [&str; 6] = ["截至", "截止", "截止到", "去", "原计划", "原定"];
    let near = without_preposition(head);
    if HABITS
        .iter()
        .chain(&BACK)
        .any(|w| near.ends_with(w) || head.ends_with(w))
    {
        return false;
    }
    let planned = PLANS.iter().any(|w| near.ends_with(w) || head.ends_with(w));
    let told_done = tail.contains('已') || tail.contains('了') || !planned && head.contains('已');
    if told_done || tail.starts_with(['的', '度']) {
        return false;
    }
    let precision = match &found.date.value {
        Some(Value::Date { precision, .. }) => *precision,
        _ => return false,
    };
    // A plan for 2024 is one of that year's many; by its end something is done.
    let sharp = precision != Precision::Year || found.end > found.date.span.end || found.bounded;
    if planned && sharp {
        return true;
    }
    let finishes = FINISHES
        .iter()
        .filter_map(|w| tail.find(w))
        .min()
        .is_some_and(|at| !tail[..at].contains('的'));
    finishes && sharp && (found.bounded && ahead != Some(false) || ahead == Some(true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities;
    use crate::ledger::Response;

    /// The due date of an open problem with this answer, in a report of 20 October 2023 on a
    /// feedback of 5 June.
    fn due(answer: &str, status: Status) -> Option<(String, Option<String>)> {
        let reading = Reading::new(answer);
        let mut scan = entities::scan(&reading);
        let text = Span::new(0, reading.text().len());
        let mut ledger = Ledger::default();
        ledger.problems.push(Problem {
            number_path: vec![],
            aspect: None,
            group: None,
            title: Span::default(),
            detail: None,
            points: vec![],
            responses: vec![Response {
                label: None,
                label_class: None,
                kind: ResponseKind::Measures,
                summary: None,
                text,
                items: vec![],
            }],
            status,
            ongoing: false,
            due: None,
            topics: vec![],
            span: text,
        });
        let times = Times {
            feedback: Some("2023-06-05".into()),
            issued: Some("2023-10-20".into()),
        };
        settle(&reading, &mut scan.entities, times, &mut ledger);
        let due = ledger.problems.remove(0).due?;
        Some((
            reading.quote(due.span).to_owned(),
            iso(&due).map(str::to_owned),
        ))
    }

    #[test]
    fn the_last_date_that_an_answer_sets() {
        for (answer, text, iso) in [
            ("其余7处预计2024年6月底前完成。", "2024年6月", "2024-06"),
            (
                "计划于2024年3月31日前整改到位。",
                "2024年3月31日",
                "2024-03-31",
            ),
            ("二期将于2024年5月完成。", "2024年5月", "2024-05"),
            ("余款2024年3月底前全部退清。", "2024年3月", "2024-03"),
            ("加固工程2024年底前完工，概算21万元。", "2024年", "2024"),
            ("已完成招标，力争今年年底前完成。", "今年", "2023"),
            ("剩余2户年底前搬迁。", "年底", "2023"),
            ("预计2月15日前完工。", "2月15日", "2024-02-15"),
            (
                "6月5日反馈后立即动工，预计12月底前完成。",
                "12月",
                "2023-12",
            ),
            ("预计3月底前完成。", "3月", "2024-03"),
            (
                "一期预计2024年3月完工，二期预计2024年9月完工。",
                "2024年9月",
                "2024-09",
            ),
        ] {
            let expected = Some((text.to_owned(), Some(iso.to_owned())));
            assert_eq!(due(answer, Status::InProgress), expected, "{answer}");
        }
    }

    #[test]
    fn what_is_done_or_recurs_sets_no_date() {
        for answer in [
            "已于2023年9月底前完成。",
            "2023年9月底前完成了清理。",
            "每年12月底前完成考核。",
            "每月5日前公开。",
            "对2024年底前欠缴的党费予以追缴。",
            "将2022年多发的津贴清退。",
            "制定2024年工作计划。",
            "原计划2024年3月完工。",
            "截至2023年10月完成12户。",
            "两年内逐步解决，每年底考核。",
        ] {
            assert_eq!(due(answer, Status::InProgress), None, "{answer}");
        }
        assert_eq!(due("预计2024年6月底前完成。", Status::Completed), None);
        let over = "计划2023年8月召开会议。";
        assert_eq!(due(over, Status::Unstated), None);
        assert!(due(over, Status::InProgress).is_some());
    }
}
