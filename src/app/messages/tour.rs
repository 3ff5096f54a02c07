//! What is said on the tour.

use super::Lang;
use crate::app::tour::STOPS;

impl Lang {
    pub fn tour(self) -> &'static str {
        self.pick("导览", "Tour")
    }

    pub fn take_tour(self) -> &'static str {
        self.pick("用示例看一遍导览", "Take the tour")
    }

    /// Title and text of each stop.
    pub fn tour_stops(self) -> [(&'static str, &'static str); STOPS.len()] {
        self.pick(
            [
                (
                    "放进文件",
                    "把通报拖进来，或者从这里打开，可以一次放许多份。放了多份，左边会列出清单。现在打开的是一份虚构的示例。",
                ),
                (
                    "原文",
                    "问题、整改内容、日期、金额、数量都做了标记。点任何一处，台账就翻到它。",
                ),
                (
                    "图例",
                    "每类标记有多少处。点一下，就关掉或打开这一类。",
                ),
                (
                    "台账",
                    "每个问题一条，带着整改措施、完成情况和时限。点标题，就回到原文那一处。",
                ),
                (
                    "存疑",
                    "数目对不上、日期残缺、没有整改内容……先重后轻。点“?”看意思和怎么办。",
                ),
                (
                    "导出",
                    "核对完了，从这里存成文件，或者把台账复制到表格里。",
                ),
                (
                    "帮助",
                    "类别、规则、快捷键的说明都在这里，导览也可以从这里再看。",
                ),
            ],
            [
                (
                    "Give it files",
                    "Drop reports on the page or open them here, many at once; several make a list on the left. Open now: a sample, invented.",
                ),
                (
                    "The text",
                    "Problems, answers, dates, sums and counts are marked. A click on any of them turns the ledger to it.",
                ),
                (
                    "The legend",
                    "How many of each kind there are. A click switches the kind off or on.",
                ),
                (
                    "The ledger",
                    "An entry a problem, with measures, status and deadline. A click on its title leads back to its place in the text.",
                ),
                (
                    "The doubts",
                    "Counts that do not fit, damaged dates, problems without an answer; the gravest first. “?” tells what they mean and what to do.",
                ),
                (
                    "Export",
                    "When all is checked, save it as a file here, or copy the ledger into a spreadsheet.",
                ),
                (
                    "Help",
                    "Kinds, rules and keys are explained here, and the tour can be taken again.",
                ),
            ],
        )
    }

    /// Which stop of the tour it is, from 1.
    pub fn tour_place(self, stop: usize) -> String {
        let all = STOPS.len();
        self.pick(
            format!("第 {stop} / {all} 步"),
            format!("Step {stop} of {all}"),
        )
    }

    pub fn tour_next(self) -> &'static str {
        self.pick("下一步", "Next")
    }

    pub fn tour_back(self) -> &'static str {
        self.pick("上一步", "Back")
    }

    pub fn tour_skip(self) -> &'static str {
        self.pick("跳过", "Skip")
    }

    pub fn tour_done(self) -> &'static str {
        self.pick("完成", "Done")
    }
}
