//! The counts that a document declares of its problems, and how many of them are done.

use super::Declared;
use super::statement::{Statement, TASKS};
use super::words::{contains_any, sentences};
use crate::text::Span;

/// Reads the statements in `places`, of which the first is the opening; the first word counts, but that of a breakdown
/// (2个方面4个问题) before all others.
pub fn read(text: &str, places: &[Span]) -> Declared {
    let mut declared = Declared::default();
    let statements = statements(text, places);
    let breakdown = statements.iter().find(|s| s.is_breakdown());
    for statement in breakdown.into_iter().chain(&statements) {
        statement.read(&mut declared);
    }
    conclude(&mut declared);
    declared
}

fn statements<'t>(text: &'t str, places: &[Span]) -> Vec<Statement<'t>> {
    let mut statements = Vec::new();
    for (i, &place) in places.iter().enumerate() {
        for paragraph in paragraphs(text, place) {
            let mut of_tasks = false;
            for sentence in sentences(text, paragraph) {
                if is_of_this_inspection(sentence.of(text)) {
                    statements.push(Statement::new(text, sentence, of_tasks, i == 0));
                }
                of_tasks = leaves_tasks(sentence.of(text), of_tasks);
            }
        }
    }
    statements
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

/// Does the next sentence go on about tasks? One that named problems too leaves them the subject.
fn leaves_tasks(sentence: &str, before: bool) -> bool {
    !sentence.contains("问题") && (before || contains_any(sentence, &TASKS))
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
    use crate::meta::Count;

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
            ("反馈3类9个问题。", [Some(3), None, Some(9)]),
            ("反馈三类问题12个。", [Some(3), None, Some(12)]),
            (
                "反馈3大类12小类36个具体问题。",
                [Some(3), Some(12), Some(36)],
            ),
            ("巡察反馈了一个问题。", [None, None, Some(1)]),
            (
                "反馈街道层面5个问题、社区层面4个问题。",
                [None, None, Some(9)],
            ),
            (
                "反馈问题9个,其中街道层面5个、社区层面4个。",
                [None, None, Some(9)],
            ),
            (
                "反馈4个方面问题,其中党的领导方面3个问题、作风建设方面4个问题。",
                [Some(4), None, Some(7)],
            ),
            (
                "反馈4个大方面、9个大项、21个小项、45个具体问题。",
                [Some(4), Some(9), Some(45)],
            ),
            (
                "4大类、13个大项、26个具体问题、29项整改措施已完成。",
                [Some(4), Some(13), Some(26)],
            ),
            (
                "八个方面20项整改任务已全部整改到位。",
                [Some(8), None, None],
            ),
        ] {
            assert_eq!(counts(text), expected, "{text}");
        }
        let d = declared("反馈4个大方面、9个大项、21个小项、45个具体问题。");
        assert_eq!(d.finer_items.map(|c| c.number), Some(21));
        let d = declared("巡察发现存在6个问题,并提出4项意见建议。");
        assert_eq!(d.suggestions.map(|c| c.number), Some(4));
    }

    #[test]
    fn a_breakdown_counts_before_what_stands_before_it() {
        for before in [
            "对照巡察反馈,细化为46个具体问题。",
            "审计反馈的7个问题已整改。",
        ] {
            let text = format!("{before}反馈的2个方面4个问题,已完成整改3个。");
            assert_eq!(counts(&text), [Some(2), None, Some(4)], "{text}");
        }
    }

    #[test]
    fn what_counts_nothing() {
        for text in [
            "制定整改措施97条,分解任务106个。",
            "上一轮巡察反馈的12个问题已整改完成。",
            "从三个方面加强学习。",
            "主题教育查摆出5个问题。",
            "召开巡察整改专题民主生活会,班子成员认领问题46条。",
            "县委巡察办督导指出的7个问题全部补充完善。",
            "对照巡察反馈问题,组织自查自纠,查找问题105个。",
            "巡察移交问题线索5件。",
            "召开3次会议研究整改问题。",
            "第一个问题整改完成。",
            "坚持问题导向,一个问题一个问题整改。",
            "对照反馈问题,真正实现整改一个问题、固化一项机制。",
            "对反馈问题,做到一个问题、一个方案、一抓到底。",
            "召开巡察整改专题民主生活会,深入查摆问题31条。",
            "带头深入窗口调研,发现堵点难点问题29个。",
            "牵头推动整改任务落实,深入一线解决问题45个。",
        ] {
            assert_eq!(counts(text), [None; 3], "{text}");
        }
        assert_eq!(states("整改任务106个,已完成98个。"), ([None; 4], None));
        for text in [
            "确保问题全部整改到位。",
            "办结诉求46件。",
            "针对问题完成节水改造12处。",
            "针对问题完成培训12项。",
            "整改完成率达到100%的51个,80%以下的4个。",
            "4大类、13个大项、26个具体问题、29项整改措施已完成。",
            "97项整改措施已全部完成。",
        ] {
            assert_eq!(states(text), ([None; 4], None), "{text}");
            assert!(declared(text).completion_rate.is_none(), "{text}");
        }
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
            (
                "八个方面20项整改任务已全部整改到位。",
                [None; 4],
                Some(true),
            ),
            (
                "对12个方面32个问题认真进行了整改。大部分问题已经整改到位,仍有8个方面问题,有待持续整改。",
                [None; 4],
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
