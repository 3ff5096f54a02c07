//! What is said of a person's own kinds.

use super::Lang;
use crate::app::own::{Count, Sought};
use crate::own::{MOST_HITS, OwnKind};
use crate::report::Number;
use crate::view::describe::grouped;
use crate::view::sentences::counted;

/// Words that the list of kinds shows of each.
const WORDS_SHOWN: usize = 6;

impl Lang {
    pub fn open_own(self) -> &'static str {
        self.pick("自定义…", "Own…")
    }

    pub fn own_title(self) -> &'static str {
        self.pick("自定义类别", "Kinds of your own")
    }

    pub fn own_none(self) -> &'static str {
        self.pick(
            "还没有自定义类别。起个名称，写上要找的词语或表达式，所有文档里的相应文字就会标出来，和其他类别一样可以开关、逐个查看，导出时也在其中。",
            "There are none yet. Give a name and the words or a pattern to look for: they are then marked in every document, \
             switched and stepped through like the other kinds, and part of what you export.",
        )
    }

    pub fn own_add(self) -> &'static str {
        self.pick("新增类别", "Add a kind")
    }

    pub fn own_import(self) -> &'static str {
        self.pick("导入…", "Import…")
    }

    pub fn own_export(self) -> &'static str {
        self.pick("导出清单", "Save the list")
    }

    pub fn own_file_name(self) -> &'static str {
        self.pick("自定义类别.json", "own-kinds.json")
    }

    pub fn own_kept(self) -> &'static str {
        self.pick(
            "类别对所有文档有效，保存在本机浏览器中，最多 12 个。",
            "They hold for all documents and are kept in this browser; there can be 12.",
        )
    }

    pub fn own_edit(self) -> &'static str {
        self.pick("编辑", "Edit")
    }

    pub fn own_delete(self) -> &'static str {
        self.pick("删除", "Delete")
    }

    pub fn own_up(self) -> &'static str {
        self.pick("上移", "Move up")
    }

    pub fn own_down(self) -> &'static str {
        self.pick("下移", "Move down")
    }

    /// What a button does, and with which kind.
    pub fn own_of(self, does: &str, name: &str) -> String {
        self.pick(format!("{does}：{name}"), format!("{does}: {name}"))
    }

    pub fn own_deleted(self, name: &str) -> String {
        self.pick(
            format!("已删除“{name}”。"),
            format!("“{name}” is deleted. "),
        )
    }

    pub fn own_undo(self) -> &'static str {
        self.pick("撤销", "Undo")
    }

    pub fn own_imported(self, count: usize) -> String {
        self.pick(
            format!("已导入 {count} 个类别，同名的已替换。"),
            format!(
                "Imported {}; those of the same name were replaced.",
                counted(count, "kind")
            ),
        )
    }

    /// By what a kind is sought, in one line.
    pub fn own_sought(self, kind: &OwnKind) -> String {
        if let Some(pattern) = &kind.pattern {
            return pattern.clone();
        }
        let mut shown: Vec<&str> = kind.words.iter().map(String::as_str).collect();
        shown.truncate(WORDS_SHOWN);
        let shown = shown.join(self.pick("、", ", "));
        match kind.words.len() {
            count if count > WORDS_SHOWN => self.pick(
                format!("{shown} 等 {count} 个词"),
                format!("{shown} … {count} words"),
            ),
            _ => shown,
        }
    }

    pub fn own_count(self, Count { hits, documents }: Count) -> String {
        let (hits, documents) = (number(hits), number(documents));
        self.pick(
            format!("{hits} 处，{documents} 份文档"),
            format!("{hits} in {documents} documents"),
        )
    }

    /// How far a search has come.
    pub fn own_searched(self, done: usize, total: usize) -> String {
        match done < total {
            true => self.pick(
                format!("已查 {done}/{total} 份文档…"),
                format!("{done} of {total} documents searched …"),
            ),
            false => self.pick(
                format!("已查全部 {total} 份文档。"),
                format!("All documents searched: {total}."),
            ),
        }
    }

    pub fn own_name(self) -> &'static str {
        self.pick("名称", "Name")
    }

    pub fn own_look_for(self) -> &'static str {
        self.pick("查找", "Look for")
    }

    pub fn own_way(self, sought: Sought) -> &'static str {
        match sought {
            Sought::Words => self.pick("词语", "Words"),
            Sought::Pattern => self.pick("表达式", "A pattern"),
        }
    }

    pub fn own_hint(self, sought: Sought) -> &'static str {
        match sought {
            Sought::Words => self.pick("每行一个词语。", "One word or phrase a line."),
            Sought::Pattern => self.pick(
                "正则表达式，逐行查找。例如：第[0-9]+号 找“第3号”；(公务|商务)接待 找其中任一；\\p{Han}{2,3}路 找两三个汉字后面的“路”。",
                "A regular expression, applied line by line. For example, 第[0-9]+号 finds 第3号, (公务|商务)接待 finds either, \
                 \\p{Han}{2,3}路 finds 路 behind two or three Chinese characters.",
            ),
        }
    }

    pub fn own_match_case(self) -> &'static str {
        self.pick("区分字母大小写", "Tell capital letters from small ones")
    }

    pub fn own_match_form(self) -> &'static str {
        self.pick(
            "区分全角半角、繁体简体",
            "Tell full width from half, and traditional script from simplified",
        )
    }

    pub fn own_preview(self) -> &'static str {
        self.pick("找到的内容", "What is found")
    }

    pub fn own_here(self, hits: usize) -> String {
        let more = if hits >= MOST_HITS { "+" } else { "" };
        let hits = number(hits);
        self.pick(
            format!("本文档 {hits}{more} 处"),
            format!("{hits}{more} in this document"),
        )
    }

    /// Hits in all documents, of which `done` of `total` were searched.
    pub fn own_all(self, count: Count, done: usize, total: usize) -> String {
        let (hits, documents) = (number(count.hits), number(count.documents));
        match done < total {
            true => self.pick(
                format!("已查 {done}/{total} 份：{hits} 处，见于 {documents} 份"),
                format!("{done} of {total} documents searched: {hits} in {documents}"),
            ),
            false => self.pick(
                format!("全部 {total} 份文档：{hits} 处，见于 {documents} 份"),
                format!("All documents ({total}): {hits} in {documents}"),
            ),
        }
    }

    pub fn own_cancel(self) -> &'static str {
        self.pick("取消", "Cancel")
    }

    pub fn own_save(self) -> &'static str {
        self.pick("保存", "Save")
    }
}

fn number(count: usize) -> String {
    grouped(Number(count as f64))
}
