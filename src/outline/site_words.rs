//! Words that web pages use for themselves: the labels of their facts, the names of their columns.

/// Labels that no report uses for itself, at the start of a line.
const LABELS: &[&str] = &[
    "发布时间", "发布日期", "发表时间", "发表日期", "发文时间", "发文日期", "成文日期", "成文时间",
    "公开日期", "公开时间", "生成日期", "更新时间", "更新日期", "信息来源", "文章来源", "稿件来源",
    "新闻来源", "数据来源", "发布单位", "发布机构", "发布人", "发布者", "发文机关", "发文机构",
    "制发机关", "公开单位", "公开部门", "公开责任部门", "责任编辑", "文章作者", "浏览次数",
    "浏览量", "浏览人次", "浏览", "访问量", "访问次数", "阅读量", "阅读次数", "阅读数", "点击",
    "点击数", "点击量", "点击次数", "点击率", "字号", "字体", "字体大小", "文字大小", "分享到",
    "分享至", "索引号", "信息索引号", "信息索引", "公文种类", "主题分类", "体裁分类", "组配分类",
    "服务对象分类", "服务对象", "发文字号", "公开方式", "公开形式", "公开范围", "公开程序",
    "公开时限", "公开类别", "公开属性", "效力状态", "有效性", "是否有效", "失效日期", "失效时间",
    "废止日期", "废止时间", "生效日期", "关键词", "主题词", "内容概述", "内容概况", "信息分类",
    "信息类别", "所属分类", "信息名称", "文件名称", "当前位置", "您的位置", "您当前的位置",
    "您当前位置", "您现在的位置", "当前所在位置", "现在位置", "所在位置", "您所在的位置",
    "版权所有", "主办单位", "承办单位", "协办单位", "技术支持", "网站标识码", "备案号", "备案序号",
    "上一篇", "下一篇", "上一条", "下一条", "上篇", "下篇", "相关链接", "相关文章", "相关新闻",
    "相关阅读", "延伸阅读", "推荐阅读", "热门推荐", "扫一扫",
];

/// Labels that a report could use too: chrome only before the text and behind it.
const EDGE_LABELS: &[&str] = &[
    "时间", "日期", "来源", "作者", "编辑", "编审", "审核", "校对", "录入", "供稿", "主办", "承办",
    "文号", "标题", "名称", "题名", "阅读", "分享", "朗读", "索引", "状态", "类别", "栏目", "备注",
    "版次", "一审", "二审", "三审", "初审", "复审", "终审", "签发", "监制",
];

/// Names of columns of a site; a line of one of them alone is chrome before the text.
const COLUMNS: &[&str] = &[
    "通知公告", "公告公示", "公示公告", "政务公开", "政府信息公开", "信息公开", "党务公开",
    "巡察工作", "巡视巡察", "巡察监督", "巡察整改", "整改公开", "工作动态", "要闻动态", "新闻中心",
    "新闻动态", "部门动态", "纪检监察", "清廉建设", "法定主动公开内容", "正文", "详细内容", "内容",
    "文章正文", "信息详情", "全文",
];

/// A label that stands alone: its value is on the next line (`• 名称:`).
pub fn is_label_alone(line: &str) -> bool {
    let line = bare(line);
    let Some(label) = line.strip_suffix(':') else {
        return false;
    };
    let label = squeeze(label);
    LABELS.contains(&label.as_str()) || EDGE_LABELS.contains(&label.as_str())
}

/// The first label that stands in `text` after a blank or at its start, as a byte offset:
/// where a page head is glued behind a title.
pub fn first_label(text: &str) -> Option<usize> {
    let mut after_blank = true;
    for (at, c) in text.char_indices() {
        if after_blank && !c.is_whitespace() && starts_with_label(&text[at..], true) {
            return Some(at);
        }
        after_blank = c.is_whitespace() || matches!(c, '|' | '[' | '(' | '【' | '】');
    }
    None
}

/// 发布时间:…, 浏览次数 12, 索 引 号:…, [ 发布日期 ] …, | 文号 | …
pub fn starts_with_label(line: &str, edge: bool) -> bool {
    let line = line.trim_start_matches(['[', '【', '|', ' ']);
    // The longest label has seven characters; with blanks inside it stays under twenty.
    let mut label = String::new();
    for (seen, c) in line.chars().enumerate() {
        let closes = matches!(c, ':' | ']' | '】');
        if closes || matches!(c, '[' | '(' | '|') || c.is_ascii_digit() {
            return is_label(&label, edge || closes, edge);
        }
        if seen >= 20 {
            return false;
        }
        if !c.is_whitespace() {
            label.push(c);
        }
    }
    is_label(&label, edge, edge)
}

fn is_label(label: &str, alone: bool, edge: bool) -> bool {
    alone && (LABELS.contains(&label) || (edge && EDGE_LABELS.contains(&label)))
}

/// 通知公告, 巡察整改: the name of a column, alone.
pub fn is_column(line: &str) -> bool {
    let name = line.trim_matches(['【', '】', '[', ']', '>', ' ']);
    COLUMNS.contains(&name)
}

/// Without the bullet that lists of facts put before a label.
pub fn bare(line: &str) -> &str {
    line.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '•' | '·' | '-' | '*' | '○' | '●' | '▪' | '■' | '◆')
    })
    .trim_end()
}

fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_label_that_is_glued_behind() {
        let line = "关于巡察整改情况的通报 发布时间:2024-06-24";
        assert_eq!(
            first_label(line).map(|at| &line[at..]),
            Some("发布时间:2024-06-24")
        );
        assert_eq!(first_label("关于巡察整改情况的通报"), None);
    }

    #[test]
    fn a_label_may_stand_in_brackets() {
        for line in [
            "[ 发布日期 ] 2025-01-10", "【索引号】115/2024", "| 发布机构 | 甲局 |",
        ] {
            assert!(starts_with_label(line, true), "{line}");
        }
        assert!(starts_with_label("[ 浏览次数 ] 512", false));
        assert!(!starts_with_label("【整改情况】已完成。", true));
        assert!(!starts_with_label("[ 来源 ] 群众来信", false));
    }
}
