//! What the table says.

use super::Lang;
use crate::app::table::{Column, Entry, Sheet, Sort};
use crate::app::table::{evidence_named, status_named};
use crate::view::sentences::counted;

impl Lang {
    pub fn column(self, column: Column) -> &'static str {
        let (zh, en) = match column {
            Column::Number => ("序号", "No."),
            Column::Aspect => ("方面", "Aspect"),
            Column::Title => ("反馈问题", "Problem"),
            Column::Detail => ("具体情况", "Detail"),
            Column::Response => ("整改措施、成效", "Measures and outcome"),
            Column::Responsible => ("责任", "Responsible"),
            Column::Deadline => ("时限", "Deadline"),
            Column::Status => ("完成情况", "Status"),
            Column::Ongoing => ("长期坚持", "Kept up"),
            Column::Topics => ("主题", "Topics"),
            Column::Evidence => ("佐证", "Evidence"),
            Column::Findings => ("存疑", "Doubts"),
            Column::Document => ("文件", "Document"),
        };
        self.pick(zh, en)
    }

    /// Of a column in which no row has anything.
    pub fn column_is_empty(self, column: Column) -> &'static str {
        match column {
            Column::Findings | Column::Topics => self.pick("无", "none"),
            _ => self.pick("原文未写", "not stated"),
        }
    }

    /// 长期坚持, as the search finds it.
    pub fn long_term(self) -> &'static str {
        self.pick("长期坚持", "ongoing")
    }

    /// A value of a column with choices, as a person reads it.
    pub fn column_value(self, column: Column, value: &str, sheet: &Sheet) -> String {
        let named = match column {
            Column::Status => status_named(value).map(|it| self.status(it).to_string()),
            _ if value.is_empty() => None,
            Column::Evidence => evidence_named(value).map(|it| self.entity(it).to_string()),
            Column::Findings => Some(self.finding(value).to_string()),
            Column::Ongoing => Some(self.yes_no(true).to_string()),
            Column::Document => {
                let doc = value.parse().ok().and_then(|id| sheet.doc(id));
                doc.map(|doc| doc.name.to_string())
            }
            Column::Topics => Some(self.topic(value).to_string()),
            _ => Some(value.to_string()),
        };
        named.unwrap_or_else(|| self.without_value(column).into())
    }

    fn without_value(self, column: Column) -> &'static str {
        match column {
            Column::Ongoing => self.yes_no(false),
            Column::Findings => self.pick("没有存疑", "no doubts"),
            Column::Evidence => self.pick("没有佐证", "no evidence"),
            Column::Topics => self.pick("没有主题", "no topic"),
            _ => self.pick("原文未写", "not stated"),
        }
    }

    /// How many rows are shown.
    pub fn rows_of_all(self, shown: usize, all: usize) -> String {
        match shown == all {
            true => self.pick(format!("{all} 个问题"), counted(all, "problem")),
            false => self.pick(
                format!("{all} 个问题中的 {shown} 个"),
                format!("{shown} of {}", counted(all, "problem")),
            ),
        }
    }

    pub fn sorted_by(self, sort: Sort) -> String {
        let name = self.column(sort.column);
        match sort.reversed {
            true => self.pick(format!("按{name}降序"), format!("{name}, descending")),
            false => self.pick(format!("按{name}升序"), format!("{name}, ascending")),
        }
    }

    pub fn column_menu(self, column: Column) -> String {
        let name = self.column(column);
        self.pick(
            format!("{name}：排序与筛选"),
            format!("{name}: sort and filter"),
        )
    }

    pub fn drop_filter(self, column: Column) -> String {
        let name = self.column(column);
        self.pick(
            format!("不再按{name}筛选"),
            format!("Remove the filter on {name}"),
        )
    }

    pub fn move_column(self, column: Column, earlier: bool) -> String {
        let name = self.column(column);
        match earlier {
            true => self.pick(format!("{name}前移"), format!("Move {name} up")),
            false => self.pick(format!("{name}后移"), format!("Move {name} down")),
        }
    }

    /// Of a list that is too long to be shown.
    pub fn more_values(self, more: usize) -> String {
        self.pick(
            format!("还有 {more} 个，输入文字查找"),
            format!("{more} more: type to find them"),
        )
    }

    /// The heading of a problem that is shown whole.
    pub fn opened_problem(self, entry: &Entry) -> String {
        self.problem_name(entry.problem + 1)
    }

    pub fn table(self) -> &'static Words {
        self.pick(&ZH, &EN)
    }
}

/// What is said the same way every time.
pub struct Words {
    pub over_open: &'static str,
    pub over_all: &'static str,
    pub over: &'static str,
    pub search: &'static str,
    pub clear: &'static str,
    pub columns: &'static str,
    pub columns_hint: &'static str,
    pub columns_reset: &'static str,
    pub copy_table: &'static str,
    pub ascending: &'static str,
    pub descending: &'static str,
    pub unsorted: &'static str,
    pub contains: &'static str,
    pub find_value: &'static str,
    pub any: &'static str,
    pub filled: &'static str,
    pub unfilled: &'static str,
    pub clear_column: &'static str,
    pub hide_column: &'static str,
    pub nothing_fits: &'static str,
    pub nothing_there: &'static str,
    pub at_work: &'static str,
    pub show_source: &'static str,
    pub show_place: &'static str,
    pub previous: &'static str,
    pub next: &'static str,
    pub filters: &'static str,
    pub keys: &'static str,
}

const ZH: Words = Words {
    over_open: "本文档",
    over_all: "全部文档",
    over: "台账范围",
    search: "在台账中查找",
    clear: "清除筛选",
    columns: "列…",
    columns_hint: "勾选要显示的列，用箭头调整先后。",
    columns_reset: "恢复默认",
    copy_table: "复制表格",
    ascending: "升序",
    descending: "降序",
    unsorted: "原文顺序",
    contains: "包含文字",
    find_value: "查找选项",
    any: "不限",
    filled: "有内容",
    unfilled: "无内容",
    clear_column: "清除本列筛选",
    hide_column: "隐藏本列",
    nothing_fits: "没有符合条件的问题。",
    nothing_there: "这里没有列出问题的整改通报。",
    at_work: "正在整理台账…",
    show_source: "查看原文",
    show_place: "在原文中查看",
    previous: "上一个",
    next: "下一个",
    filters: "当前筛选",
    keys: "方向键移动，回车打开，Ctrl+C 复制单元格，Shift+空格 选中整行；在表头按回车排序、筛选。",
};

const EN: Words = Words {
    over_open: "This document",
    over_all: "All documents",
    over: "What the ledger covers",
    search: "Search the ledger",
    clear: "Clear filters",
    columns: "Columns…",
    columns_hint: "Tick the columns to show; the arrows change their order.",
    columns_reset: "Reset",
    copy_table: "Copy table",
    ascending: "Ascending",
    descending: "Descending",
    unsorted: "As in the text",
    contains: "Contains",
    find_value: "Find a value",
    any: "Any",
    filled: "Has something",
    unfilled: "Has nothing",
    clear_column: "Clear this filter",
    hide_column: "Hide this column",
    nothing_fits: "No problem fits.",
    nothing_there: "There is no report with problems here.",
    at_work: "Laying out the ledger …",
    show_source: "Show in the text",
    show_place: "Show this in the text",
    previous: "Previous",
    next: "Next",
    filters: "Filters",
    keys: "Arrows move, Enter opens, Ctrl+C copies the cell, Shift+Space selects the row; Enter on a head sorts and filters.",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_tell_what_is_left_out_only_where_something_is() {
        assert_eq!(Lang::Zh.rows_of_all(12, 128), "128 个问题中的 12 个");
        assert_eq!(Lang::Zh.rows_of_all(128, 128), "128 个问题");
        assert_eq!(Lang::En.rows_of_all(1, 1), "1 problem");
    }

    #[test]
    fn values_have_names() {
        let sheet = Sheet::default();
        let name = |column, value| Lang::Zh.column_value(column, value, &sheet);
        assert_eq!(name(Column::Status, "in_progress"), "正在整改");
        assert_eq!(name(Column::Status, ""), "未写明");
        assert_eq!(name(Column::Evidence, "money"), "金额");
        assert_eq!(name(Column::Aspect, ""), "原文未写");
        assert_eq!(name(Column::Ongoing, ""), "否");
    }
}
