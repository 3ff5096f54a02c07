//! The counts that a document declares of its problems, and how many of them are done.

use super::counts::{self, Counted, Level};
use super::progress::{CLAUSE_ENDS, State, percentage, state_in};
use super::words::{before, contains_any, sentences};
use super::{Count, Declared};
use crate::text::Span;

/// Reads the statements in `places`, of which the first is the opening; the first word counts.
pub fn read(text: &str, places: &[Span]) -> Declared {
    let mut declared = Declared::default();
    for (i, &place) in places.iter().enumerate() {
        for paragraph in paragraphs(text, place) {
            let mut of_tasks = false;
            for sentence in sentences(text, paragraph) {
                if is_of_this_inspection(sentence.of(text)) {
                    Statement::new(text, sentence, of_tasks, i == 0).read(&mut declared);
                }
                of_tasks = leaves_tasks(sentence.of(text), of_tasks);
            }
        }
    }
    conclude(&mut declared);
    declared
}

fn paragraphs(text: &str, place: Span) -> impl Iterator<Item = Span> + '_ {
    let mut start = place.start;
    place.of(text).split_inclusive('\n').map(move |p| {
        let span = Span::new(start, start + p.len());
        start = span.end;
        span
    })
}

fn is_of_this_inspection(sentence: &str) -> bool {
    const OTHERS: [&str; 6] = ["上轮", "上一轮", "上次巡", "以往巡", "历次", "历年"];
    const THIS: [&str; 9] = [
        "反馈", "指出", "巡察", "巡视", "整改", "审计", "督察", "问题", "完成",
    ];
    contains_any(sentence, &THIS) && !contains_any(sentence, &OTHERS)
}

/// Which of problems and tasks the words named last: what a bare 已完成98个 then counts.
fn speaks_of_tasks(words: &str, before: bool) -> bool {
    let last = |names: &[&str]| names.iter().filter_map(|w| words.rfind(w)).max();
    match (last(&TASKS), last(&["问题"])) {
        (None, None) => before,
        (tasks, problems) => tasks > problems,
    }
}

/// Does the next sentence go on about tasks? One that named problems too leaves them the subject.
fn leaves_tasks(sentence: &str, before: bool) -> bool {
    !sentence.contains("问题") && (before || contains_any(sentence, &TASKS))
}

const TASKS: [&str; 4] = ["任务", "措施", "举措", "制度"];

struct Statement<'a> {
    text: &'a str,
    sentence: Span,
    /// The sentence before spoke of tasks.
    of_tasks: bool,
    /// It stands in the opening, where whatever is found, the inspectors found.
    in_opening: bool,
    counts: Vec<Counted>,
}

impl<'a> Statement<'a> {
    fn new(text: &'a str, sentence: Span, of_tasks: bool, in_opening: bool) -> Self {
        let counts = counts::all(text, sentence);
        Self {
            text,
            sentence,
            of_tasks,
            in_opening,
            counts,
        }
    }

    fn read(&self, declared: &mut Declared) {
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
            && let Some((state, span)) = self.state(index)
        {
            if counted.level == Level::Plain && self.is_of_tasks(counted.span.start) {
                return;
            }
            set(state_field(declared, state), counted.number, span);
            if counted.level == Level::Problem
                && !self.is_part(index)
                && declared.problems.is_none()
            {
                set(&mut declared.problems, counted.number, counted.span);
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
                set(&mut declared.items, counted.number, counted.span);
            }
            Level::Problem if !self.is_part(index) && self.is_finding(counted.span.start) => {
                set(&mut declared.problems, counted.number, counted.span);
            }
            Level::Suggestion if self.is_finding(counted.span.start) => {
                set(&mut declared.suggestions, counted.number, counted.span);
            }
            _ => {}
        }
    }

    /// Does a count of problems, or of a finer kind, follow closely?
    fn leads_to_problems(&self, index: usize) -> bool {
        let here = self.counts[index];
        self.counts.get(index + 1).is_some_and(|next| {
            let gap = self.text[here.span.end..next.span.start].chars().count();
            let finer = matches!(next.level, Level::Problem | Level::Item(_))
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
        const OTHERS: [&str; 13] = [
            "主题教育", "民主生活会", "自查", "排查", "查摆", "对照检查", "督查发现", "解决",
            "领办", "收集", "协调", "难点", "堵点",
        ];
        let counted = self.counts[index].span;
        let clause = self.clause_before(counted.start).to(counted);
        let words = clause.of(self.text);
        contains_any(words, &OTHERS) && !contains_any(words, &["反馈", "指出", "巡察组"])
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
            if declared.completion_rate.is_none() && !self.is_of_tasks(at) {
                declared.completion_rate = Some((rate, Span::new(at, end)));
            }
        }
    }

    /// 全部整改完成, 均已整改到位, said of the problems.
    fn all_done(&self, declared: &mut Declared) {
        if declared.all_completed.is_some() {
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
        (counted || (named && whole)) && !speaks_of_tasks(sentence, self.of_tasks)
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

/// What follows from the numbers where no sentence says it.
fn conclude(declared: &mut Declared) {
    let open = [
        declared.in_progress, declared.basically_completed, declared.not_completed,
    ]
    .into_iter()
    .flatten()
    .find(|count| count.number > 0);
    let rate = declared.completion_rate;
    declared.all_completed = match (open, declared.completed, declared.problems, rate) {
        (Some(open), ..) => Some((false, open.span)),
        (None, Some(done), Some(all), _) if done.number < all.number => Some((false, done.span)),
        (None, _, _, Some((rate, span))) if rate < 1.0 => Some((false, span)),
        (None, Some(done), Some(all), _) if done.number == all.number => {
            declared.all_completed.or(Some((true, done.span)))
        }
        (None, _, _, Some((_, span))) => declared.all_completed.or(Some((true, span))),
        _ => declared.all_completed,
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn declared(text: &str) -> Declared {
        read(text, &[Span::new(0, text.len())])
    }

    fn counts(text: &str) -> [Option<u32>; 3] {
        let d = declared(text);
        [d.aspects, d.items, d.problems].map(|c| c.map(|c| c.number))
    }

    fn states(text: &str) -> ([Option<u32>; 4], Option<bool>) {
        let d = declared(text);
        let counts = [
            d.completed, d.basically_completed, d.in_progress, d.not_completed,
        ];
        (
            counts.map(|c| c.map(|c| c.number)),
            d.all_completed.map(|a| a.0),
        )
    }

    #[test]
    fn counts_of_what_was_found() {
        for (text, expected) in [
            (
                "巡察反馈的3个方面9项13个问题已全部整改完成。",
                [Some(3), Some(9), Some(13)],
            ),
            (
                "巡察组指出存在4个方面、16个主要问题。",
                [Some(4), None, Some(16)],
            ),
            ("反馈了五个方面共44个问题。", [Some(5), None, Some(44)]),
            ("反馈四方面10个问题。", [Some(4), None, Some(10)]),
            (
                "反馈四大方面15个分项问题39个具体问题。",
                [Some(4), Some(15), Some(39)],
            ),
            (
                "反馈4个方面12类问题和4条意见建议,镇党委细化成39个具体问题。",
                [Some(4), Some(12), Some(39)],
            ),
            ("指出4个大方面26个大项的问题。", [Some(4), Some(26), None]),
            (
                "指出六个方面的问题和五个方面意见建议。",
                [Some(6), None, None],
            ),
            ("巡察组反馈33项具体问题。", [None, None, Some(33)]),
            ("针对巡察反馈的16项问题制定措施。", [None, None, Some(16)]),
            ("巡察反馈问题33个,已完成整改30个。", [None, None, Some(33)]),
            (
                "召开专题民主生活会1次,对照反馈的2个方面5个问题逐项检视。",
                [Some(2), None, Some(5)],
            ),
            ("反馈12类问题。", [None, None, Some(12)]),
        ] {
            assert_eq!(counts(text), expected, "{text}");
        }
        let d = declared("巡察发现存在6个问题,并提出4项意见建议。");
        assert_eq!(d.suggestions.map(|c| c.number), Some(4));
    }

    #[test]
    fn what_counts_nothing() {
        for text in [
            "制定整改措施97条,分解任务106个。",
            "上一轮巡察反馈的12个问题已整改完成。",
            "从三个方面加强学习。",
            "主题教育查摆出5个问题。",
            "巡察移交问题线索5件。",
            "召开3次会议研究整改问题。",
            "第一个问题整改完成。",
            "召开巡察整改专题民主生活会,深入查摆问题31条。",
            "带头深入窗口调研,发现堵点难点问题29个。",
            "牵头推动整改任务落实,深入一线解决问题45个。",
        ] {
            assert_eq!(counts(text), [None; 3], "{text}");
        }
        assert_eq!(states("整改任务106个,已完成98个。"), ([None; 4], None));
        assert_eq!(states("确保问题全部整改到位。"), ([None; 4], None));
    }

    #[test]
    fn states_of_the_rectification() {
        for (text, expected, all) in [
            (
                "反馈的3个方面13个问题已全部整改完成。",
                [Some(13), None, None, None],
                Some(true),
            ),
            (
                "巡察反馈25个问题,已完成整改19个、正在整改6个,完成率76%。",
                [Some(19), None, Some(6), None],
                Some(false),
            ),
            (
                "反馈697个问题,完成688个,基本完成取得阶段性成果并持续整改4个,未完成5个。",
                [Some(688), Some(4), None, Some(5)],
                Some(false),
            ),
            (
                "反馈17个问题,已完成15个、基本完成2个。",
                [Some(15), Some(2), None, None],
                Some(false),
            ),
            (
                "反馈8个问题,已完成7个,阶段性完成1个,未完成0个。",
                [Some(7), Some(1), None, Some(0)],
                Some(false),
            ),
            (
                "反馈10个问题,已整改落实10个。",
                [Some(10), None, None, None],
                Some(true),
            ),
            ("巡察反馈的问题已全部整改完成。", [None; 4], Some(true)),
            ("反馈问题整改完成率100%。", [None; 4], Some(true)),
            (
                "反馈12个问题,其中11个问题已完成整改,1个正在整改。",
                [Some(11), None, Some(1), None],
                Some(false),
            ),
            (
                "反馈的六个方面的问题和五个方面意见建议,已全部整改完成。",
                [None; 4],
                Some(true),
            ),
            (
                "反馈39个问题,制定措施97条。截至目前,已完成整改35个。",
                [Some(35), None, None, None],
                Some(false),
            ),
            ("反馈12个问题。", [None; 4], None),
        ] {
            assert_eq!(states(text), (expected, all), "{text}");
        }
        let rate = declared("反馈问题整改完成率为98.71%。").completion_rate;
        assert_eq!(rate.map(|r| r.0), Some(0.9871));
    }

    #[test]
    fn each_count_carries_its_phrase() {
        let text = "巡察反馈的3个方面9项13个问题已全部整改完成。";
        let d = declared(text);
        let phrase = |c: Option<Count>| c.map(|c| c.span.of(text));
        assert_eq!(phrase(d.aspects), Some("3个方面"));
        assert_eq!(phrase(d.items), Some("9项"));
        assert_eq!(phrase(d.problems), Some("13个问题"));
        assert_eq!(phrase(d.completed), Some("13个问题已全部整改完成"));
    }
}
