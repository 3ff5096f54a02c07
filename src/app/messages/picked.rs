//! What is said of documents that were picked by hand.

use super::Lang;
use crate::view::sentences::counted;

impl Lang {
    pub fn picked_count(self, picked: usize) -> String {
        self.pick(format!("已选 {picked} 份"), format!("{picked} picked"))
    }

    /// How many of them a filter hides.
    pub fn picked_hidden(self, hidden: usize) -> String {
        self.pick(format!("{hidden} 份未列出"), format!("{hidden} not listed"))
    }

    /// Of an export, the charts or the table.
    pub fn picked_scope(self, picked: usize) -> String {
        self.pick(format!("所选 {picked} 份"), format!("The {picked} picked"))
    }

    pub fn picked_group(self) -> &'static str {
        self.pick("所选文档", "Documents that are picked")
    }

    pub fn pick_document(self, name: &str) -> String {
        self.pick(format!("选取 {name}"), format!("Pick {name}"))
    }

    pub fn pick_listed(self) -> &'static str {
        self.pick("全选所列", "All listed")
    }

    pub fn pick_none(self) -> &'static str {
        self.pick("取消选择", "None")
    }

    pub fn remove_picked(self) -> &'static str {
        self.pick("移除", "Remove")
    }

    pub fn remove_picked_asked(self, picked: usize) -> String {
        self.pick(
            format!("移除所选 {picked} 份？"),
            format!("Remove {}?", counted(picked, "document")),
        )
    }

    pub fn key_pick(self) -> &'static str {
        self.pick(
            "在文档列表里选取一份，或取消",
            "pick a document of the list, or let it go",
        )
    }

    pub fn list_keys(self) -> &'static str {
        self.pick(
            "文档列表：Ctrl+点击 逐份选取，Shift+点击、Shift+方向键 连选，Ctrl+A 全选所列，Esc 取消选择。选取之后，导出、图表、台账表都可以只用所选的几份。",
            "List of documents: Ctrl+click picks one, Shift+click and Shift+arrows a range, Ctrl+A all that is listed, Esc none. Exports, charts and the table can then be of those alone.",
        )
    }
}
