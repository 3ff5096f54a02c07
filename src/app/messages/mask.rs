//! What the page says of masking.

use super::Lang;

impl Lang {
    pub fn masking(self) -> &'static str {
        self.pick("脱敏", "Mask")
    }

    /// Of the button, while secrets are masked.
    pub fn masked(self) -> &'static str {
        self.pick("已脱敏", "Masked")
    }

    pub fn masking_hint(self) -> &'static str {
        self.pick(
            "人名、电话、地址等用 × 和 * 遮住，页面上和导出的每个文件里都一样；人名留姓。文档会重新读一遍。人名靠职务和上下文辨认，请对照下面的清单核对。",
            "Names, telephone numbers, addresses and the like are hidden by × and *, on the page and in every exported file; of names the family's stays. The documents are read once more. Names are told by office and context: please check the list below.",
        )
    }

    pub fn mask_on(self) -> &'static str {
        self.pick("脱敏", "Mask what is ticked")
    }

    pub fn mask_classes(self) -> &'static str {
        self.pick("遮哪几类", "Classes")
    }

    pub fn mask_listed(self, count: usize) -> String {
        self.pick(
            format!("找到 {count} 项（去掉勾就不遮）"),
            format!("{count} found (without the tick it stays readable)"),
        )
    }

    pub fn mask_more(self, count: usize) -> String {
        self.pick(
            format!("还有 {count} 项没有列出，按类别处理。"),
            format!("{count} more are not listed; their class decides."),
        )
    }

    pub fn mask_places(self, count: usize) -> String {
        self.pick(format!("{count} 处"), format!("in {count} places"))
    }

    pub fn mask_add(self) -> &'static str {
        self.pick(
            "漏了什么？加上要遮的词",
            "Is one missing? Add what shall be hidden",
        )
    }

    pub fn mask_add_go(self) -> &'static str {
        self.pick("添加", "Add")
    }

    pub fn mask_drop(self, word: &str) -> String {
        self.pick(format!("不再遮“{word}”"), format!("Do not hide “{word}”"))
    }

    pub fn mask_apply(self) -> &'static str {
        self.pick("应用", "Apply")
    }
}
