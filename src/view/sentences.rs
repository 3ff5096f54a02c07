//! Sentences about a report with numbers in them.

use crate::report::Omission;

use super::Lang;

impl Lang {
    /// What of a file is not in its text.
    pub fn omission(self, what: Omission, count: usize) -> String {
        let (zh, en) = match what {
            Omission::Pictures => ("处图片", "Pictures"),
            Omission::Comments => ("条批注", "Comments"),
            Omission::HeadersFooters => {
                ("处页眉、页脚或页码", "Running heads and feet, page numbers")
            }
            Omission::Deletions => ("处已标记删除的文字", "Deletions that are marked as such"),
            Omission::HiddenText => ("处隐藏文字", "Hidden texts"),
            Omission::Objects => (
                "处公式、图表或嵌入对象", "Formulas, charts, embedded objects",
            ),
            Omission::UnknownCharacters => (
                "个认不出的字符（正文中显示为 �）",
                "Characters that the file does not name (� in the text)",
            ),
            Omission::PagesWithoutText => (
                "页没有文字，可能是扫描件", "Pages without text, perhaps scans",
            ),
            Omission::CutOff => (
                "处截断：文件不完整，后面的内容缺失",
                "The file is cut off, what followed is missing",
            ),
            Omission::DamagedPages => (
                "页已损坏，没有读出来", "Damaged pages that could not be read",
            ),
            Omission::Watermarks => ("处水印或斜排文字", "Watermarks, slanted text"),
            Omission::SiteChrome => ("处网站导航、广告等", "Parts of the site around the article"),
            Omission::Sheets => (
                "张隐藏或没有表格的工作表",
                "Sheets that are hidden or hold no table",
            ),
        };
        self.pick(format!("{count} {zh}"), format!("{en}: {count}"))
    }

    pub fn document_count(self, count: usize) -> String {
        self.pick(format!("{count} 份文档"), counted(count, "document"))
    }

    /// Below a sheet that could not hold more.
    pub fn rows_left_out(self, count: usize) -> String {
        self.pick(
            format!("工作表放不下，还有 {count} 行没有列出，全部内容请导出 JSON。"),
            format!(
                "The sheet is full: {count} more rows are not listed. The JSON holds them all."
            ),
        )
    }

    /// Behind a text that a cell could not hold.
    pub fn cell_cut(self) -> &'static str {
        self.pick(
            "……（单元格放不下，以下省略，全文请导出 JSON）",
            " … (the cell is full; the JSON holds the whole text)",
        )
    }

    pub fn problem_count(self, count: usize) -> String {
        self.pick(format!("{count} 个问题"), counted(count, "problem"))
    }

    pub fn yuan(self, number: &str) -> String {
        self.pick(format!("{number} 元"), format!("{number} yuan"))
    }

    /// Counts that the report declares: `aspects`, `items`, `problems`, `completed` and so on.
    pub fn declared(self, what: Declared, count: String) -> String {
        let (zh, en) = match what {
            Declared::Aspects => ("个方面", "aspects"),
            Declared::Items => ("项", "items"),
            Declared::Problems => ("个问题", "problems"),
            Declared::Completed => ("个已完成", "completed"),
            Declared::BasicallyCompleted => ("个基本完成", "basically completed"),
            Declared::InProgress => ("个正在整改", "in progress"),
            Declared::NotCompleted => ("个未完成", "not completed"),
            Declared::Suggestions => ("条建议", "suggestions"),
        };
        format!("{count} {}", self.pick(zh, en))
    }

    pub fn all_completed(self, all: bool) -> &'static str {
        if all {
            self.pick("全部完成", "all completed")
        } else {
            self.pick("未全部完成", "not all completed")
        }
    }

    pub fn completion_rate(self, percent: &str) -> String {
        self.pick(
            format!("完成率 {percent}%"),
            format!("{percent}% completed"),
        )
    }
}

/// English has a plural.
pub fn counted(count: usize, thing: &str) -> String {
    match count {
        1 => format!("1 {thing}"),
        _ => format!("{count} {thing}s"),
    }
}

/// A count of the document's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Declared {
    Aspects,
    Items,
    Problems,
    Completed,
    BasicallyCompleted,
    InProgress,
    NotCompleted,
    Suggestions,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_is_no_plural() {
        assert_eq!(Lang::En.problem_count(1), "1 problem");
        assert_eq!(Lang::En.problem_count(0), "0 problems");
        assert_eq!(Lang::Zh.problem_count(1), "1 个问题");
    }
}
