//! What is said of places in the text: what lies there, and on which page it is.

use super::Lang;

impl Lang {
    /// How many things lie over the chosen place.
    pub fn here_count(self, count: usize) -> String {
        self.pick(format!("此处 {count} 项"), format!("Here: {count}"))
    }

    pub fn key_marks(self) -> &'static str {
        self.pick(
            "原文中下一处、上一处标记", "next, previous mark in the text",
        )
    }

    pub fn key_here(self) -> &'static str {
        self.pick(
            "同一处重叠的下一项、上一项",
            "next, previous of what lies here",
        )
    }

    pub fn go_to_page(self) -> &'static str {
        self.pick("转到页", "Go to page")
    }

    /// What stands before and behind the field with the page.
    pub fn source_page(self, last: usize) -> (&'static str, String) {
        self.pick(
            ("第", format!("/ {last} 页")),
            ("Page", format!("of {last}")),
        )
    }
}
