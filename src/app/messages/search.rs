//! What the search says.

use super::Lang;
use crate::app::search::Scope;
use crate::app::search::parts::{InLedger, Part};
use crate::app::search::results::{MOST_OF_ONE, Results};
use crate::report::Number;
use crate::view::describe;
use crate::view::sentences::counted;

impl Lang {
    pub fn scope(self, scope: Scope) -> &'static str {
        match scope {
            Scope::Text => self.pick("本文档原文", "This text"),
            Scope::Ledger => self.pick("本文档台账", "This ledger"),
            Scope::All => self.pick("全部文档", "All documents"),
        }
    }

    pub fn search_scope(self) -> &'static str {
        self.pick("查找范围", "Where to search")
    }

    pub fn search_field(self, scope: Scope) -> &'static str {
        match scope {
            Scope::Text => self.messages().find_in_text,
            Scope::Ledger => self.pick("在本文档台账中查找", "Find in this ledger"),
            Scope::All => self.pick("在全部文档中查找", "Find in all documents"),
        }
    }

    pub fn search_all(self) -> &'static str {
        self.pick(
            "在全部文档中查找（Ctrl+Shift+F）",
            "Find in all documents (Ctrl+Shift+F)",
        )
    }

    pub fn search_results(self) -> &'static str {
        self.pick("查找结果", "Results")
    }

    pub fn search_back(self) -> &'static str {
        self.pick("返回原处", "Back to where I was")
    }

    /// In the field of all documents, before anything is written.
    pub fn search_hint(self) -> &'static str {
        self.pick(
            "全角半角、简体繁体、大小写、汉字间的空格都视为相同。用空格隔开几个词：先找整句；整句一处也没有时，找同一段里各词都有的地方。",
            "Widths, scripts, case and blanks between Chinese characters make no difference. Several words: first the phrase; if it stands nowhere, paragraphs with all the words.",
        )
    }

    /// Which hit is shown. `at` counts from 0.
    pub fn hit_place(self, at: Option<usize>, count: usize, is_full: bool) -> String {
        let more = if is_full { "+" } else { "" };
        let count_told = grouped(count);
        match at {
            _ if count == 0 => self.pick("没有找到", "Not found").into(),
            None => self.pick(
                format!("{count_told}{more} 处"),
                format!("{}{more}", counted(count, "place")),
            ),
            Some(at) => self.pick(
                format!("第 {} / {count_told}{more} 处", grouped(at + 1)),
                format!("{} of {count_told}{more}", grouped(at + 1)),
            ),
        }
    }

    pub fn by_words(self) -> &'static str {
        self.pick(
            "没有这样的整句，以下是同一段里各词都有的地方。",
            "The phrase stands nowhere; these paragraphs hold all the words.",
        )
    }

    /// What was found in all documents, and how far the search has come. `waiting`: documents that are still read.
    pub fn search_summary(self, results: &Results, waiting: usize) -> String {
        let (docs, hits) = (results.groups.len(), results.count);
        let mut told = match hits {
            0 if results.is_over => self.pick("没有找到。", "Nothing found.").to_owned(),
            0 => String::new(),
            _ => self.pick(
                format!("{} 份文档，{} 处。", grouped(docs), grouped(hits)),
                format!(
                    "{} in {}. ",
                    counted(hits, "place"),
                    counted(docs, "document")
                ),
            ),
        };
        if !results.is_over {
            told += &self.pick(
                format!("已查 {} / {} 份……", results.searched, results.all),
                format!("{} of {} searched…", results.searched, results.all),
            );
        }
        if results.is_over && waiting > 0 {
            told += &self.pick(
                format!("还有 {waiting} 份在读，读好就查。"),
                format!("{} still being read.", counted(waiting, "document")),
            );
        }
        told
    }

    /// That not all documents were searched.
    pub fn search_full(self, results: &Results) -> String {
        let (listed, searched, all) = (results.listed, results.searched, results.all);
        let listed = grouped(listed);
        self.pick(
            format!("找到的太多：列出 {listed} 处后停下，{all} 份中查了 {searched} 份。请多写几个字再查。"),
            format!("Too much was found: stopped after {listed}, with {searched} of {all} documents searched. Please be more exact."),
        )
    }

    /// Hits of one document that are not listed.
    pub fn more_hits(self, count: usize) -> String {
        let count = grouped(count);
        self.pick(
            format!("只列前 {MOST_OF_ONE} 处，还有 {count} 处：打开原文逐处看"),
            format!("The first {MOST_OF_ONE} are listed; see {count} more in the text"),
        )
    }

    pub fn hits_of(self, count: usize) -> String {
        let told = grouped(count);
        self.pick(format!("{told} 处"), counted(count, "place"))
    }

    /// Where a hit stands.
    pub fn hit_part(self, part: Option<InLedger>) -> String {
        let Some(InLedger { target, part }) = part else {
            return self.pick("正文", "Running text").into();
        };
        let name = match part {
            Part::Title => self.pick("标题", "title"),
            Part::Detail => self.pick("具体表现", "detail"),
            Part::Points => self.pick("列举", "points"),
            Part::Response(kind) => self.response(kind),
            Part::Remaining => return self.remaining().into(),
            Part::Commitment => return self.commitments().into(),
        };
        match target.problem() {
            Some(problem) => format!("{} · {name}", self.problem_name(problem + 1)),
            None => name.into(),
        }
    }

    pub fn key_search_all(self) -> &'static str {
        self.pick("在全部文档中查找", "Find in all documents")
    }

    pub fn key_next_hit(self) -> &'static str {
        self.pick(
            "查找的下一处、上一处（Shift）",
            "next place found, previous (Shift)",
        )
    }
}

fn grouped(count: usize) -> String {
    describe::grouped(Number(count as f64))
}
