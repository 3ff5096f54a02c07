//! One sentence that declares counts of problems, or how far their rectification has come.

use super::counts::{self, Counted, Level};
use super::progress::{CLAUSE_ENDS, State, ends_with_state, percentage, state_in};
use super::words::{before, contains_any};
use super::{Count, Declared, split};
use crate::text::Span;
use std::ops::Range;

/// What a body breaks its own work down into: no problems of the inspection.
pub const TASKS: [&str; 4] = ["任务", "措施", "举措", "制度"];

pub struct Statement<'a> {
    text: &'a str,
    sentence: Span,
    /// The sentence before spoke of tasks.
    of_tasks: bool,
    /// It stands in the opening, where whatever is found, the inspectors found.
    in_opening: bool,
    counts: Vec<Counted>,
    /// Those of them that together are the total.
    parts: Range<usize>,
}

impl<'a> Statement<'a> {
    pub fn new(text: &'a str, sentence: Span, of_tasks: bool, in_opening: bool) -> Self {
        let counts = counts::all(text, sentence);
        Self {
            text,
            sentence,
            of_tasks,
            in_opening,
            parts: split::parts(text, sentence, &counts),
            counts,
        }
    }

    /// Does it break down what was found: 2个方面4个问题?
    pub fn is_breakdown(&self) -> bool {
        let levels = self.counts.windows(2).enumerate();
        let mut down = levels
            .filter(|(_, pair)| pair[0].level == Level::Aspect && pair[1].level == Level::Problem);
        down.any(|(at, _)| self.leads_to_problems(at) && !self.is_of_others(at + 1))
    }

    pub fn read(&self, declared: &mut Declared) {
        for index in 0..self.counts.len() {
            self.count(index, declared);
        }
        self.rate(declared);
        self.all_done(declared);
    }

    fn count(&self, index: usize, declared: &mut Declared) {
        let counted = self.counts[index];
        if self.is_of_others(index) {
            return;
        }
        if matches!(counted.level, Level::Plain | Level::Problem)
            && let Some((state, state_span)) = self.state(index)
        {
            if counted.level == Level::Plain && !self.is_plainly_of_problems(index, state_span) {
                return;
            }
            set(state_field(declared, state), counted.number, state_span);
            if counted.level == Level::Problem
                && !self.is_part(index)
                && declared.problems.is_none()
            {
                set(&mut declared.problems, counted.number, counted.span);
            }
            return;
        }
        if self.parts.contains(&index) {
            if index == self.parts.start && self.is_found(index) {
                let parts = &self.counts[self.parts.clone()];
                let sum = parts.iter().map(|part| part.number).sum();
                let last = parts[parts.len() - 1].span;
                set(&mut declared.problems, sum, counted.span.to(last));
            }
            return;
        }
        match counted.level {
            Level::Aspect if counted.says_problem || self.leads_to_problems(index) => {
                set(&mut declared.aspects, counted.number, counted.span);
            }
            Level::Item(_) if self.is_kind_of_problem(index) => {
                set(&mut declared.problems, counted.number, counted.span);
            }
            Level::Item(says) if says || self.leads_to_problems(index) => {
                if declared
                    .items
                    .is_some_and(|items| self.is_finer(items, counted))
                {
                    set(&mut declared.finer_items, counted.number, counted.span);
                }
                set(&mut declared.items, counted.number, counted.span);
            }
            Level::Problem if !self.is_part(index) && self.is_found(index) => {
                set(&mut declared.problems, counted.number, counted.span);
            }
            Level::Suggestion if self.is_finding(counted.span.start) => {
                set(&mut declared.suggestions, counted.number, counted.span);
            }
            _ => {}
        }
    }

    /// A bare 已完成整改19个 counts problems where they, or the rectification, are named; 完成改造12处
    /// counts what was built.
    fn is_plainly_of_problems(&self, index: usize, state: Span) -> bool {
        let counted = self.counts[index].span;
        let measured = counted.of(self.text).ends_with(['个', '项', '条']);
        let before = Span::new(state.start, counted.start.max(state.start));
        let direct = before.is_empty() || ends_with_state(before.of(self.text));
        let named = state.of(self.text).contains("整改")
            || contains_any(self.head(counted.start), &["问题", "整改"]);
        measured && direct && named && !self.is_of_tasks(counted.start)
    }

    /// Does a count of problems, or of a finer kind, follow closely?
    fn leads_to_problems(&self, index: usize) -> bool {
        let here = self.counts[index];
        self.counts.get(index + 1).is_some_and(|next| {
            let gap = self.text[here.span.end..next.span.start].chars().count();
            let finer = matches!(next.level, Level::Problem | Level::Item(_) | Level::Task)
                || (next.level == Level::Plain && self.leads_to_problems(index + 1));
            finer && gap <= 12
        })
    }

    /// 12类问题 with no other count of problems: these are the problems.
    fn is_kind_of_problem(&self, index: usize) -> bool {
        let here = self.counts[index];
        let words = here.span.of(self.text);
        here.says_problem
            && words.contains('类')
            && !self.counts.iter().any(|c| c.level == Level::Problem)
    }

    /// 9个大项、21个小项: the second level in one breath.
    fn is_finer(&self, items: Count, counted: Counted) -> bool {
        let between = self.text.get(items.span.end..counted.span.start);
        counted.number > items.number && between.is_some_and(|b| b.chars().count() <= 2)
    }

    /// 其中3个问题: some of those counted before.
    fn is_part(&self, index: usize) -> bool {
        let before = self.clause_before(self.counts[index].span.start);
        contains_any(
            before.of(self.text),
            &[
                "其中", "立行立改", "移交", "另有", "尚有", "还有", "剩余", "余下",
            ],
        )
    }

    /// The inspection found it; or it ends a breakdown: 4大类、13个大项、26个具体问题.
    fn is_found(&self, index: usize) -> bool {
        let here = self.counts[index].span;
        let ends_breakdown = index >= 2
            && self.counts[index - 2].level == Level::Aspect
            && matches!(self.counts[index - 1].level, Level::Item(_))
            && self.text[self.counts[index - 1].span.end..here.start]
                .chars()
                .count()
                <= 2;
        ends_breakdown || self.is_finding(here.start)
    }

    /// Does the sentence up to here speak of what the inspection found?
    fn is_finding(&self, at: usize) -> bool {
        const INSPECTION: [&str; 7] = ["反馈", "指出", "巡察", "巡视", "巡查", "审计", "督察"];
        const FINDING: [&str; 5] = ["提出", "发现", "存在", "梳理", "列出"];
        let head = self.head(at);
        let grouped = self.counts.iter().any(|c| c.level == Level::Aspect);
        contains_any(head, &INSPECTION)
            || ((self.in_opening || grouped) && contains_any(head, &FINDING))
            || (grouped && head.ends_with("方面"))
    }

    /// 主题教育查摆出5个问题, 解决问题45个: found by others than the inspectors.
    fn is_of_others(&self, index: usize) -> bool {
        const OTHERS: [&str; 14] = [
            "主题教育", "民主生活会", "自查", "排查", "查摆", "对照检查", "督查发现", "解决",
            "领办", "收集", "协调", "难点", "堵点", "查找",
        ];
        let counted = self.counts[index].span;
        let clause = self.clause_before(counted.start).to(counted);
        let words = clause.of(self.text);
        // 班子成员认领问题46条, but 逐条认领4个方面27个问题.
        let grouped = self.counts.iter().any(|c| c.level == Level::Aspect);
        let claimed = words.contains("认领") && !grouped;
        // 督导组反馈的6个问题 are those of the rectification itself.
        claimed
            || words.contains("督导")
            || contains_any(words, &OTHERS) && !contains_any(words, &["反馈", "指出", "巡察组"])
    }

    /// The sentence before `at`, as far back as a reader would look.
    fn head(&self, at: usize) -> &'a str {
        before(self.text, self.sentence, at, 900).of(self.text)
    }

    fn is_of_tasks(&self, at: usize) -> bool {
        speaks_of_tasks(self.head(at), self.of_tasks)
    }

    /// The part of the count's clause before it.
    fn clause_before(&self, at: usize) -> Span {
        let head = &self.text[self.sentence.start..at];
        let start = head.rfind(CLAUSE_ENDS).map_or(0, |p| {
            p + head[p..].chars().next().map_or(1, char::len_utf8)
        });
        Span::new(self.sentence.start + start, at).trim(self.text)
    }

    /// What is said of the count: 已完成整改19个, 13个问题已全部整改完成.
    fn state(&self, index: usize) -> Option<(State, Span)> {
        let here = self.counts[index].span;
        let mut before = self.clause_before(here.start);
        // What stands before the count before this one speaks of that one.
        if let Some(previous) = index.checked_sub(1).map(|i| self.counts[i].span)
            && previous.overlaps(before)
        {
            before = Span::new(previous.end.max(before.start), before.end.max(previous.end))
                .trim(self.text);
        }
        if let Some(state) = state_in(before.of(self.text)) {
            return Some((state, before.to(here)));
        }
        let rest = &self.text[here.end..self.sentence.end];
        let clause = &rest[..rest.find(CLAUSE_ENDS).unwrap_or(rest.len())];
        let next = self.counts.get(index + 1).map(|c| c.span.start);
        if next.is_some_and(|next| next < here.end + clause.len()) {
            return None;
        }
        let state = state_in(clause)?;
        Some((
            state,
            here.to(Span::new(here.end, here.end + clause.trim_end().len())),
        ))
    }

    fn rate(&self, declared: &mut Declared) {
        for label in ["完成率", "整改率", "办结率", "销号率"] {
            let Some(at) = self.sentence.of(self.text).find(label) else {
                continue;
            };
            let at = self.sentence.start + at;
            let Some((rate, end)) =
                percentage(self.text, Span::new(at + label.len(), self.sentence.end))
            else {
                continue;
            };
            // 完成率100%的51个 groups something by its rate.
            let of_group = ["的", "以上", "以下"]
                .iter()
                .any(|w| self.text[end..self.sentence.end].starts_with(w));
            if declared.completion_rate.is_none() && !of_group && !self.is_of_tasks(at) {
                declared.completion_rate = Some((rate, Span::new(at, end)));
            }
        }
    }

    /// 全部整改完成, 均已整改到位, said of the problems.
    fn all_done(&self, declared: &mut Declared) {
        if declared.all_completed.is_some() {
            return;
        }
        if let Some(most) = self.most_done() {
            declared.all_completed = Some((false, most));
            return;
        }
        const ALL: [&str; 6] = ["全部", "均已", "都已", "悉数", "皆已", "均"];
        let sentence = self.sentence.of(self.text);
        for (at, word) in ALL.iter().flat_map(|w| sentence.match_indices(w)) {
            let at = self.sentence.start + at;
            let rest = &self.text[at + word.len()..self.sentence.end];
            let end = rest.find(CLAUSE_ENDS).unwrap_or(rest.len());
            let clause = self
                .clause_before(at)
                .to(Span::new(at, at + word.len() + end));
            let done = state_in(clause.of(self.text)) == Some(State::Completed);
            // 到期应整改的均完成整改 leaves the others out.
            let limited = contains_any(clause.of(self.text), &["到期", "应整改的", "能够", "可以"]);
            if done && !limited && self.all_of_problems(clause) {
                declared.all_completed = Some((true, clause.trim(self.text)));
                return;
            }
        }
    }

    /// 大部分问题已经整改到位: not all of them.
    fn most_done(&self) -> Option<Span> {
        let sentence = self.sentence.of(self.text);
        ["大部分", "绝大多数", "大多数", "多数"]
            .iter()
            .find_map(|most| {
                let at = self.sentence.start + sentence.find(most)?;
                let end = self.text[at..self.sentence.end]
                    .find(CLAUSE_ENDS)
                    .map_or(self.sentence.end, |p| at + p);
                let clause = Span::new(at, end).trim(self.text);
                let words = clause.of(self.text);
                (words.contains("问题") && state_in(words) == Some(State::Completed))
                    .then_some(clause)
            })
    }

    /// The clause names the problems, or a count of them stands before it in the sentence.
    fn all_of_problems(&self, clause: Span) -> bool {
        let named = clause.of(self.text).contains("问题")
            && !contains_any(clause.of(self.text), &["线索", "信访"]);
        let counted = self
            .counts
            .iter()
            .any(|c| c.says_problem && c.span.start < clause.end);
        let sentence = &self.text[self.sentence.start..clause.end];
        let whole = contains_any(
            sentence,
            &[
                "反馈", "巡察", "巡视", "审计", "督察", "截至", "目前", "方面",
            ],
        );
        // 8个方面20项整改任务: the tasks are all that was found.
        let tasks = self.counts.windows(2).any(|pair| {
            pair[0].level == Level::Aspect
                && pair[1].level == Level::Task
                && pair[1].span.start < clause.end
        });
        tasks || ((counted || (named && whole)) && !speaks_of_tasks(sentence, self.of_tasks))
    }
}

fn state_field(declared: &mut Declared, state: State) -> &mut Option<Count> {
    match state {
        State::Completed => &mut declared.completed,
        State::BasicallyCompleted => &mut declared.basically_completed,
        State::InProgress => &mut declared.in_progress,
        State::NotCompleted => &mut declared.not_completed,
    }
}

/// The first statement counts.
fn set(field: &mut Option<Count>, number: u32, span: Span) {
    field.get_or_insert(Count { number, span });
}

/// Which of problems and tasks the words named last: what a bare 已完成98个 then counts.
fn speaks_of_tasks(words: &str, before: bool) -> bool {
    let last = |names: &[&str]| names.iter().filter_map(|w| words.rfind(w)).max();
    match (last(&TASKS), last(&["问题"])) {
        (None, None) => before,
        (tasks, problems) => tasks > problems,
    }
}
