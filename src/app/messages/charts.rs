//! What the charts say.

use super::Lang;
use crate::app::charts::facts::Level;
use crate::app::charts::groups::{self, By, Pick};
use crate::view::answers::Answer;

impl Lang {
    /// The title of the chart of problems by what they are sorted by.
    pub fn chart(self, by: By) -> &'static str {
        match by {
            By::Topic => self.pick("问题按主题", "Problems by topic"),
            By::Class => self.pick("问题按巡察内容", "Problems by class of inspection"),
            By::Aspect => self.pick("问题按方面", "Problems by aspect"),
            By::Status => self.pick("完成情况", "How problems stand"),
            By::Answer => self.pick("整改内容能否核对", "Can the answers be checked"),
        }
    }

    /// One word for what problems are sorted by.
    pub fn chart_head(self, by: By) -> &'static str {
        match by {
            By::Topic => self.pick("主题", "Topic"),
            By::Class => self.pick("巡察内容", "Class"),
            By::Aspect => self.pick("方面", "Aspect"),
            By::Status => self.pick("完成情况", "Status"),
            By::Answer => self.pick("整改内容", "Answer"),
        }
    }

    /// The name of a group of problems.
    pub fn chart_group(self, by: By, name: &str) -> String {
        match (by, name) {
            (By::Topic, "") => self.pick("没有归入主题", "No topic").into(),
            (By::Class, "") => self.pick("没有归入", "No class").into(),
            (By::Aspect, "") => self.pick("没有写明方面", "No aspect stated").into(),
            (By::Status, code) => match groups::status_of(code) {
                Some(status) => self.status(status).into(),
                None => code.into(),
            },
            (By::Answer, code) => match groups::answer_of(code) {
                Some(answer) => self.answer(answer).into(),
                None => code.into(),
            },
            (By::Topic, name) => self.topic(name).into(),
            (_, name) => name.into(),
        }
    }

    /// Of problems none of which belongs to a named group.
    pub fn chart_group_missing(self, by: By) -> &'static str {
        match by {
            By::Aspect => self.pick(
                "原文没有按方面列出问题",
                "The source sorts its problems under no aspects",
            ),
            _ => self.pick("没有问题能归入主题", "No problem names a known topic"),
        }
    }

    pub fn answer(self, answer: Answer) -> &'static str {
        match answer {
            Answer::Checkable => self.pick("有可核对的内容", "Names something to check"),
            Answer::Words => self.pick("只有一般表述", "Words alone"),
            Answer::StatusOnly => self.pick("只写了完成情况或目标", "Only a status or an aim"),
            Answer::Missing => self.pick("没有整改内容", "No answer"),
        }
    }

    pub fn chart_level(self, level: Level) -> &'static str {
        match level {
            Level::Aspects => self.pick("方面", "Aspects"),
            Level::Items => self.pick("项", "Items"),
            Level::Problems => self.pick("问题", "Problems"),
            Level::Completed => self.pick("已完成的问题", "Problems completed"),
        }
    }

    pub fn charts_completed_of(self, completed: usize, problems: usize) -> String {
        self.pick(
            format!("完成 {completed} / 共 {problems}"),
            format!("{completed} of {problems} done"),
        )
    }

    pub fn charts_sorted_by_open(self) -> &'static str {
        self.pick(
            "未完成比例高的排在前面。点一行打开该文档，点图例列出问题。",
            "The least finished stand first. A row opens its document, the legend lists problems.",
        )
    }

    pub fn charts_several_topics(self) -> &'static str {
        self.pick(
            "一个问题可以有几个主题，各计一次。",
            "A problem may have several topics; it counts for each.",
        )
    }

    pub fn charts_checkable(self) -> &'static str {
        self.pick(
            "可核对：整改内容中有日期、金额、数量、文件或带引号的名称。",
            "To check: the answer has a date, sum, count, document or quoted name.",
        )
    }

    /// What one sees in a chart, from its first rows: what it shows, then label and figure of each.
    pub fn charts_about<'a>(
        self,
        what: &str,
        rows: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> String {
        let told: Vec<String> = rows
            .take(8)
            .map(|(label, note)| format!("{label} {note}").trim().to_string())
            .collect();
        let (colon, comma) = self.pick(("：", "；"), (": ", "; "));
        format!("{what}{colon}{}", told.join(comma))
    }

    pub fn charts_document(self) -> &'static str {
        self.pick("文档", "Document")
    }

    /// The head over numbers of problems.
    pub fn charts_count(self) -> &'static str {
        self.pick("问题数", "Problems")
    }

    pub fn charts_rule(self) -> &'static str {
        self.pick("核对规则", "Rule")
    }

    pub fn charts_places(self) -> &'static str {
        self.pick("处数", "Findings")
    }

    pub fn charts_count_of(self) -> &'static str {
        self.pick("数目", "Count of")
    }

    pub fn charts_number(self) -> &'static str {
        self.pick("个数", "Number")
    }

    pub fn charts_findings(self) -> &'static str {
        self.pick("存疑按规则", "Doubts by rule")
    }

    /// A number of findings with their severity, if that is known.
    pub fn charts_graded(self, count: usize, severity: &str) -> String {
        match severity {
            "" => count.to_string(),
            _ => format!("{count} · {severity}"),
        }
    }

    pub fn charts_declared(self) -> &'static str {
        self.pick("所称数目与实际列出", "Declared and listed counts")
    }

    pub fn charts_as(self, declared: bool) -> &'static str {
        match declared {
            true => self.pick("原文所称", "Declared"),
            false => self.pick("实际列出", "Listed"),
        }
    }

    pub fn charts_declaring(self, declaring: usize, all: usize) -> String {
        self.pick(
            format!("{all} 份中有 {declaring} 份写明了数目，这里只列出不一致的。"),
            format!(
                "{declaring} of {all} documents declare counts; only those that differ are shown."
            ),
        )
    }

    pub fn charts_no_problems(self) -> &'static str {
        self.pick("没有列出问题", "No problems are listed")
    }

    pub fn charts_no_findings(self) -> &'static str {
        self.pick("没有存疑之处", "Nothing is in doubt")
    }

    pub fn charts_nothing_declared(self) -> &'static str {
        self.pick("原文没有写明数目", "The source declares no counts")
    }

    pub fn charts_declared_fits(self) -> &'static str {
        self.pick(
            "所称数目与实际列出的一致", "Declared and listed counts agree",
        )
    }

    pub fn charts_times_title(self) -> &'static str {
        self.pick("从巡察到公布", "From the visit to publication")
    }

    pub fn charts_no_times(self) -> &'static str {
        self.pick("原文没有写明时间", "The source states no time")
    }

    pub fn charts_dates_missing(self, names: &[&str]) -> String {
        self.pick(
            format!("原文没有写明或无法辨认：{}。", names.join("、")),
            format!("Not stated, or not to be read: {}.", names.join(", ")),
        )
    }

    pub fn charts_without_dates(self, count: usize) -> String {
        self.pick(
            format!("{count} 份文档没有写明任何时间，没有画出。"),
            format!("Documents that state no time, not drawn: {count}."),
        )
    }

    /// A month or year that answers name.
    pub fn charts_named_in(self, month: &str) -> String {
        self.pick(
            format!("整改内容中的 {month}"),
            format!("Answers name {month}"),
        )
    }

    pub fn charts_times(self, count: usize) -> String {
        self.pick(format!("{count} 处"), format!("×{count}"))
    }

    pub fn charts_months(self, months: f64) -> String {
        if months < 0.0 {
            return format!("−{}", self.charts_months(-months));
        }
        let (whole, days) = (months.round(), (months * 30.4375).round());
        match whole < 1.0 {
            true => self.pick(format!("{days} 天"), format!("{days} days")),
            false => self.pick(format!("{whole} 个月"), format!("{whole} months")),
        }
    }

    pub fn charts_event_heads(self) -> [&'static str; 2] {
        self.pick(["事项", "时间"], ["Event", "Time"])
    }

    pub fn charts_course_heads(self) -> [&'static str; 8] {
        self.pick(
            [
                "文档", "巡察时间", "反馈", "落款", "发布", "巡察结束到反馈", "反馈到公布", "全程",
            ],
            [
                "Document", "Visit", "Feedback", "Signed", "Published", "Visit to feedback",
                "Feedback to publication", "In all",
            ],
        )
    }

    /// A group with what problems are sorted by.
    pub fn charts_group_told(self, pick: &Pick) -> String {
        let colon = self.pick("：", ": ");
        let group = self.chart_group(pick.by, &pick.name);
        format!("{}{colon}{group}", self.chart_head(pick.by))
    }

    /// What the charts are of, if of several reports.
    pub fn charts_of(self, reports: usize) -> String {
        self.pick(
            format!("{reports} 份整改通报"),
            format!("{reports} rectification reports"),
        )
    }

    pub fn charts_whose(self) -> &'static str {
        self.pick("统计范围", "What is counted")
    }

    pub fn charts_this(self) -> &'static str {
        self.pick("打开的这一份", "The open one")
    }

    pub fn charts_all(self, listed: usize) -> String {
        self.pick(
            format!("列出的全部 {listed} 份"),
            format!("All {listed} listed"),
        )
    }

    pub fn charts_nothing_read(self, busy: bool) -> &'static str {
        match busy {
            true => self.pick(
                "正在读取，稍候即有图表。", "Being read, charts will follow.",
            ),
            false => self.pick(
                "没有可以统计的整改通报。",
                "There is no rectification report to be counted.",
            ),
        }
    }

    pub fn charts_table(self) -> &'static str {
        self.pick("数据表", "As a table")
    }

    pub fn charts_table_of(self, title: &str) -> String {
        self.pick(format!("{title}：数据表"), format!("{title}: table"))
    }

    pub fn charts_save(self, title: &str, form: &str) -> String {
        self.pick(
            format!("将“{title}”保存为 {form}"),
            format!("Save “{title}” as {form}"),
        )
    }

    pub fn charts_rows(self, shown: usize, all: usize) -> String {
        self.pick(
            format!("共 {all} 行，显示前 {shown} 行"),
            format!("First {shown} of {all} rows"),
        )
    }

    pub fn charts_more(self, count: usize) -> String {
        self.pick(format!("再显示 {count} 行"), format!("Show {count} more"))
    }

    /// Over a ledger that shows a few of its problems.
    pub fn charts_picked(self, label: &str, count: usize) -> String {
        self.pick(
            format!("只列出 {label}（{count} 个问题）"),
            format!("Only {label} ({count})"),
        )
    }

    pub fn charts_all_problems(self) -> &'static str {
        self.pick("列出全部", "List all")
    }
}
