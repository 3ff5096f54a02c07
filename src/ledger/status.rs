//! How far a problem's rectification is, from explicit words about it.

use super::Response;
use super::brackets;
use super::clause::{
    counts, goes_ahead, is_state, is_status_sentence, names_other_rate, says, says_done,
    says_done_of_problem, says_of_all, says_of_those, says_open, tells_stage,
};
use super::statement::{self, Stated};
use crate::outline::label::LabelClass;
use crate::report::Status;
use crate::text::{Reading, Span, sentence};

/// What the words of a problem say of its rectification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    pub status: Status,
    pub ongoing: bool,
}

const COMPLETED: &[&str] = &[
    "整改完毕", "整改完成", "完成整改", "已整改", "整改到位", "已销号", "问题已解决",
    "问题已得到解决", "整改已完成", "整改任务已完成", "整改工作已完成",
];
/// In a bracket or behind a status label a clause of these words alone is a status.
const COMPLETED_SHORT: &[&str] = &["完成", "办结", "销号", "落实", "到位", "已整改"];
pub const IN_PROGRESS: &[&str] = &[
    "正在整改", "整改中", "基本完成", "阶段性完成", "取得阶段性", "部分整改", "部分完成",
    "正在推进整改", "基本整改", "未完成整改", "尚未完成整改", "整改尚未完成", "正在有序推进整改",
    "未整改到位", "未整改完", "未完全整改", "未全部整改",
];
const IN_PROGRESS_SHORT: &[&str] = &[
    "正在", "推进中", "进行中", "未完成", "部分", "阶段性", "基本",
];
/// How a clause begins that is nothing but a status.
pub const SHORT_HEADS: &[&str] = &[
    "已", "正在", "基本", "阶段性", "长期", "持续", "未", "尚未", "部分", "整改", "完成", "销号",
    "推进", "办结", "全部", "取得阶段", "进行", "立行立改", "即知即改", "需", "并",
];
/// Longest such clause, in characters.
pub const SHORT: usize = 14;
const ONGOING: &[&str] = &["长期坚持", "持续推进", "持续坚持", "长期整改", "长期推进"];
/// Goes on, and says neither that something is open nor that it is done: 持续整改,长期坚持 is `ongoing`,
/// as 长期坚持 alone is; only 正在 or 未完成 beside 长期坚持 makes it `in_progress`. Beside 已完成 it is what
/// 长期坚持 would be; alone it says that the work is under way.
const CONTINUED: &[&str] = &["持续整改"];
const NOT_STARTED: &[&str] = &["未启动", "尚未整改", "未整改", "未开始"];

/// Status of a problem from its own text and its answers.
pub fn read(reading: &Reading, own: &[Span], responses: &[Response]) -> State {
    let mut said = Said::default();
    for &span in own {
        for bracket in brackets::all(reading.text(), span) {
            said.short(reading.get(bracket));
        }
    }
    for response in responses {
        let text = reading.get(response.text);
        match response.label_class {
            Some(LabelClass::Responsible) => {}
            Some(LabelClass::Deadline) => {
                said.ongoing |= says(text, ONGOING);
                said.behind_the_date(text);
            }
            Some(LabelClass::Outcome) => {
                said.whether(response.label.map_or("", |l| reading.get(l)), text);
                said.short(text);
                said.sentences(reading.text(), response.text);
            }
            _ => {
                said.sentences(reading.text(), response.text);
                said.last_clause(response.label.map_or("", |l| reading.get(l)), text);
            }
        }
    }
    said.state()
}

#[derive(Clone, Copy, Debug, Default)]
struct Said {
    completed: bool,
    in_progress: bool,
    ongoing: bool,
    continued: bool,
    not_started: bool,
}

impl Said {
    /// 是 or 否 under 是否完成: what has been answered and is not completed is under way.
    fn whether(&mut self, head: &str, text: &str) {
        if head.starts_with("是否") {
            self.completed |= matches!(text, "是" | "已" | "√");
            self.in_progress |= matches!(text, "否" | "未" | "×");
        }
    }

    /// 压减事项7项,已全部整改完毕。 What an answer ends with and that is nothing but a status; without the word 整改 only
    /// where the label asks for one (整改进展:开展研讨6次,已完成。).
    fn last_clause(&mut self, label: &str, text: &str) {
        let sentence = text.trim_end_matches(['。', ' ']);
        let mut clauses = sentence.rsplit([',', '。', ';', '\n']);
        let clause = clauses.next().unwrap_or("");
        let asked = says(label, &["进展", "进度", "状态", "完成"]);
        // 发现隐患29个,已全部整改: of those.
        let of_others = clauses.next().is_some_and(|before| {
            counts(before) && says(before, &["问题", "隐患", "线索", "漏洞"])
        });
        if (asked || clause.contains("整改")) && is_state(clause.trim()) && !of_others {
            self.clause(clause);
        }
    }

    /// The clauses of `text` that are nothing but a status.
    fn short(&mut self, text: &str) {
        for clause in text.split([',', '。', ';', '、', '\n', '(', ')', '【', '】']) {
            let clause = clause.trim();
            if clause.chars().count() <= SHORT && SHORT_HEADS.iter().any(|w| clause.starts_with(w))
            {
                self.clause(clause);
            }
        }
    }

    /// 2024年6月底,目前正在推进 behind 完成时限.
    fn behind_the_date(&mut self, text: &str) {
        for clause in text.split([',', '。', ';', '(']).skip(1) {
            let clause = clause.trim();
            let now = clause.strip_prefix("目前").unwrap_or(clause);
            if ["正在", "尚未", "未完成", "基本完成", "已"]
                .iter()
                .any(|w| now.starts_with(w))
            {
                self.short(now);
            }
        }
    }

    fn clause(&mut self, text: &str) {
        if self.states_all(text) || names_other_rate(text) {
            return;
        }
        let progress = says(text, IN_PROGRESS) || says(text, IN_PROGRESS_SHORT);
        self.not_started |= !progress && says(text, NOT_STARTED);
        self.in_progress |= progress;
        self.completed |=
            !progress && (says_done(text, COMPLETED) || says_done(text, COMPLETED_SHORT));
        self.ongoing |= says(text, ONGOING);
        self.continued |= says(text, CONTINUED);
    }

    /// A clause whose subject is the whole problem: 该问题已完成整改并长期坚持.
    fn states_all(&mut self, clause: &str) -> bool {
        let stated = statement::read(clause);
        self.completed |= stated == Some(Stated::Done);
        self.in_progress |= stated == Some(Stated::UnderWay);
        self.ongoing |= stated.is_some() && says(clause, ONGOING);
        stated.is_some()
    }

    /// Running text: only words that name the rectification of the whole problem count.
    fn sentences(&mut self, text: &str, span: Span) {
        let mut sentences = sentence::all(text, span).into_iter().peekable();
        let mut first = true;
        while let Some(s) = sentences.next() {
            let s = s.of(text).trim_end_matches('。');
            let at_edge = first || sentences.peek().is_none();
            first = false;
            if is_status_sentence(s) {
                self.clause(s);
            } else if at_edge && tells_stage(s) {
                self.in_progress = true;
                self.ongoing |= says(s, ONGOING) || s.contains("持续深化");
            } else {
                self.running(s);
            }
        }
    }

    fn running(&mut self, sentence: &str) {
        let about = ["整改", "问题已", "销号"]
            .iter()
            .any(|w| sentence.contains(w));
        let mut counted = false;
        let mut clauses = sentence.split([',', ';', ':']).map(str::trim).peekable();
        while let Some(clause) = clauses.next() {
            let due = clauses.peek().is_some_and(|next| next.ends_with("前完成"));
            self.in_progress |= due && clause.contains("正在");
            if says_of_all(clause) {
                self.clause(clause);
                continue;
            }
            if self.states_all(clause) {
                continue;
            }
            counted |= counts(clause);
            // 2家单位…问题6个,均已整改到位: said of something smaller than the problem.
            let smaller =
                counts(clause) || counted && says_of_those(clause) || names_other_rate(clause);
            // What is open in part is open.
            self.in_progress |= clause.contains("正在整改") || goes_ahead(clause);
            if about && !smaller {
                let progress = says_open(clause);
                self.in_progress |= progress;
                self.continued |= says(clause, CONTINUED);
                self.completed |=
                    !progress && (says_done(clause, COMPLETED) || says_done_of_problem(clause));
            }
            let alone = clause.chars().count() <= 8;
            self.ongoing |= clause.contains("长期坚持") && (about || alone);
        }
    }

    fn state(self) -> State {
        let status = if self.in_progress {
            Status::InProgress
        } else if self.completed {
            Status::Completed
        } else if self.not_started {
            Status::NotStarted
        } else if self.ongoing {
            Status::Ongoing
        } else if self.continued {
            Status::InProgress
        } else {
            Status::Unstated
        };
        State {
            status,
            ongoing: self.ongoing || self.continued && status == Status::Completed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_of_something_else_is_no_status() {
        assert_eq!(
            under("整改成效", LabelClass::Outcome, "受理来电7件,办结率100%。").status,
            Status::Unstated
        );
        assert_eq!(
            answer("排查隐患9处,隐患整改完成率100%。").status,
            Status::Unstated
        );
        assert_eq!(
            under("完成情况", LabelClass::Outcome, "整改完成率100%。").status,
            Status::Completed
        );
    }

    #[test]
    fn a_status_may_have_lost_its_bracket() {
        let lost = own("监管有盲区。(已完成,长期坚持");
        assert_eq!((lost.status, lost.ongoing), (Status::Completed, true));
        assert_eq!(
            own("监管有盲区(见已完成的台账和清单以及其他各项材料").status,
            Status::Unstated
        );
    }

    #[test]
    fn what_is_being_dealt_with_and_due_is_in_progress() {
        let text = "接管小区4个,剩余2个正在协调,2023年6月底前完成。";
        assert_eq!(answer(text).status, Status::InProgress);
        assert_eq!(
            answer("接管小区4个,2023年6月底前完成。").status,
            Status::Unstated
        );
    }

    #[test]
    fn faults_that_were_found_and_mended_are_others() {
        assert_eq!(
            answer("专项监督3次,发现问题9个,已全部整改销号。").status,
            Status::Unstated
        );
        assert_eq!(
            answer("压减事项7项,已全部整改完毕。").status,
            Status::Completed
        );
    }

    fn own(text: &str) -> State {
        let reading = Reading::new(text);
        read(&reading, &[Span::new(0, reading.text().len())], &[])
    }

    fn answer(text: &str) -> State {
        let reading = Reading::new(text);
        let text = Span::new(0, reading.text().len());
        read(
            &reading,
            &[],
            &[Response {
                label: None,
                label_class: None,
                kind: crate::report::ResponseKind::Measures,
                summary: None,
                text,
                items: vec![],
            }],
        )
    }

    fn progress(text: &str) -> State {
        under("整改进展", LabelClass::Measures, text)
    }

    /// The state of an answer under a label.
    fn under(label: &str, class: LabelClass, text: &str) -> State {
        let text = format!("{label}:{text}");
        let reading = Reading::new(&text);
        let label = label.len();
        read(
            &reading,
            &[],
            &[Response {
                label: Some(Span::new(0, label)),
                label_class: Some(class),
                kind: crate::report::ResponseKind::Measures,
                summary: None,
                text: Span::new(label + 1, reading.text().len()),
                items: vec![],
            }],
        )
    }

    #[test]
    fn an_answer_may_end_with_its_status() {
        let all = answer("压减事项7项，已全部整改完毕。");
        assert_eq!(all.status, Status::Completed);
        assert_eq!(answer("整改任务已完成。").status, Status::Completed);
        assert!(answer("持续推进中。").ongoing);
        let both = progress("压减事项7项，已完成并长期坚持。");
        assert_eq!((both.status, both.ongoing), (Status::Completed, true));
        assert_eq!(progress("开展研讨6次，已完成。").status, Status::Completed);
        // Of a task, of several things, or amid the answer.
        for text in [
            "修订制度3项，已完成。",
            "查处6个问题，均已整改到位。",
            "已完成招标，正在施工。",
        ] {
            assert_eq!(answer(text).status, Status::Unstated, "{text}");
        }
        assert_eq!(
            progress("已完成招标3次，运行平稳。").status,
            Status::Unstated
        );
    }

    #[test]
    fn brackets_state_the_status() {
        assert_eq!(own("账目不清（已完成）。").status, Status::Completed);
        let both = own("账目不清（整改完成并长期坚持）。");
        assert_eq!((both.status, both.ongoing), (Status::Completed, true));
        let open = own("账目不清（正在整改，2020年7月完成，长期坚持）。");
        assert_eq!((open.status, open.ongoing), (Status::InProgress, true));
        assert_eq!(own("账目不清（长期坚持）").status, Status::Ongoing);
        assert_eq!(own("账目不清（基本完成）").status, Status::InProgress);
        assert_eq!(own("账目不清（未启动）").status, Status::NotStarted);
    }

    #[test]
    fn what_goes_on_is_open_only_where_the_words_say_so() {
        for (text, status, ongoing) in [
            ("持续整改，长期坚持。一是建立制度。", Status::Ongoing, true),
            ("持续整改并长期坚持。", Status::Ongoing, true),
            ("持续整改。一是建立制度。", Status::InProgress, false),
            ("正在整改，长期坚持。", Status::InProgress, true),
            ("未完成整改，长期坚持。", Status::InProgress, true),
            ("已完成整改，并持续整改。", Status::Completed, true),
        ] {
            let state = answer(text);
            assert_eq!((state.status, state.ongoing), (status, ongoing), "{text}");
        }
    }

    #[test]
    fn a_clause_may_speak_of_the_whole_problem() {
        let ongoing = answer("健全激励机制，此项工作需长期坚持、持续推进。");
        assert_eq!((ongoing.status, ongoing.ongoing), (Status::Ongoing, true));
        for (text, status) in [
            ("力争6月底前完工，属阶段性完成。", Status::InProgress),
            (
                "涉及的6个单位、11个项目已完成整改，补签合同3份。",
                Status::Completed,
            ),
            ("属地管理责任已压实。", Status::Unstated),
            ("此项工作已纳入考核。", Status::Unstated),
            ("11个项目已完成整改，其余在推进。", Status::Unstated),
        ] {
            assert_eq!(answer(text).status, status, "{text}");
        }
    }

    #[test]
    fn a_stage_that_is_reached_is_under_way() {
        for (text, ongoing) in [
            ("取得阶段性成效。一是新增车位46个。", false),
            ("取得了阶段性进展，持续推进。", true),
            ("一是新增车位46个。目前已取得阶段性成果，并持续深化。", true),
        ] {
            let state = answer(text);
            let expected = (Status::InProgress, ongoing);
            assert_eq!((state.status, state.ongoing), expected, "{text}");
        }
        for text in [
            "一是开展整治。取得阶段性成效。二是新增车位46个。",
            "一是开展专项行动，取得阶段性成效。",
            "取得阶段性成效的经验已推广。",
        ] {
            assert_eq!(answer(text).status, Status::Unstated, "{text}");
        }
    }

    #[test]
    fn what_the_inspectors_found_is_no_status() {
        assert_eq!(own("至今仍未进行整改。").status, Status::Unstated);
        assert_eq!(own("账目不清（含往来款）").status, Status::Unstated);
    }

    #[test]
    fn answers_tell_it_in_running_text() {
        assert_eq!(answer("该问题已完成整改。").status, Status::Completed);
        assert_eq!(
            answer("账目问题已整改完毕，建立制度。").status,
            Status::Completed
        );
        assert_eq!(answer("正在整改，已收回3万元。").status, Status::InProgress);
        assert_eq!(
            answer("一是引进人才3名；二是平台申报工作正在推进，已有2项入选。").status,
            Status::InProgress
        );
        assert_eq!(
            answer("正在推进数字化建设的同时加强培训。").status,
            Status::Unstated
        );
    }

    #[test]
    fn what_is_not_in_place_is_under_way() {
        for (text, status) in [
            ("该问题未整改到位。", Status::InProgress),
            (
                "会商12次。该问题未整改到位，正在抓紧推进。",
                Status::InProgress,
            ),
            ("会商12次。该项整改已完成90%。", Status::InProgress),
            ("会商12次。问题已得到有效解决。", Status::Completed),
            ("会商12次。已立行立改。", Status::Completed),
            ("该问题尚未整改。", Status::NotStarted),
        ] {
            assert_eq!(answer(text).status, status, "{text}");
        }
        assert!(answer("该问题已完成整改并长期坚持。").ongoing);
        assert_eq!(own("账目不清（长期整改）").status, Status::Ongoing);
        assert_eq!(own("账目不清（未整改到位）").status, Status::InProgress);
    }

    #[test]
    fn a_deadline_may_tell_how_far_it_is() {
        let deadline = |text: &str| {
            let reading = Reading::new(text);
            let whole = Span::new(0, reading.text().len());
            let mut response =
                super::super::response::unlabelled(reading.text(), &[whole]).expect("a date");
            response.label_class = Some(LabelClass::Deadline);
            read(&reading, &[], &[response]).status
        };
        let open = deadline("2024年6月底，目前正在推进");
        assert_eq!(open, Status::InProgress);
        assert_eq!(deadline("2024年6月底，完成整改"), Status::Unstated);
    }

    #[test]
    fn wishes_are_no_status() {
        assert_eq!(
            answer("对未整改到位的问题进行督办，整改有序。").status,
            Status::Unstated
        );
        assert_eq!(answer("立行立改。会商12次。").status, Status::Unstated);
        assert_eq!(answer("压实责任，确保整改到位。").status, Status::Unstated);
        assert_eq!(answer("推动问题整改到位。").status, Status::Unstated);
        assert_eq!(
            answer("完成了培训，持续推进作风建设。").status,
            Status::Unstated
        );
    }
}
