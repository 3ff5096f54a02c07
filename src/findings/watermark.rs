//! `watermark`: lines that are not the document's.
//!
//! **What it does.** Reports each line that the outline takes for site chrome, an advertisement or
//! a reseller's notice.
//!
//! **Why.** Such lines are copied along with the text and must not be published or counted with it.
//!
//! **Example.** `发布日期：2023-03-14 浏览次数：`, `打印本页 关闭窗口`.

use super::{Document, hit::Hit};
use crate::outline::BlockKind;

pub fn check(document: &Document) -> Vec<Hit> {
    document
        .outline
        .of_kind(BlockKind::Chrome)
        .map(|block| {
            Hit::new(
                block.span,
                "这一行不是文件内容，是网站栏目、广告或转载声明",
                "This line is site chrome, an advertisement or a notice, not part of the document",
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::findings::fixture::Parts;
    use crate::outline::BlockKind;

    #[test]
    fn each_chrome_line_is_one() {
        let mut parts = Parts::of("当前位置：首页\n整改通报\n打印本页");
        parts.line(BlockKind::Chrome, "当前位置:首页");
        parts.line(BlockKind::Title, "整改通报");
        parts.line(BlockKind::Chrome, "打印本页");
        assert_eq!(parts.hits(check), ["当前位置：首页", "打印本页"]);
    }
}
