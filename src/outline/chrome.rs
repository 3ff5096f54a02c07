//! Site chrome: what a web page, a share site or a reseller put around a document.
//!
//! The words come from the heads and feet of published pages. All are in the form of the reading
//! copy (half-width colons, ASCII letters).

use super::credit;
use super::site_words::{bare, first_label, is_column, starts_with_label};

/// Longer lines are text, whatever words they hold.
const LONGEST: usize = 80;

/// What can be clicked; a line of nothing else is chrome.
const MENU: &[&str] = &[
    "首页", "网站首页", "打印本页", "打印页面", "打印此页", "打印", "关闭窗口", "关闭本页",
    "关闭页面", "关闭此页", "关闭", "返回首页", "返回上一级", "返回上一页", "返回顶部", "返回列表",
    "返回", "无障碍浏览", "无障碍阅读", "无障碍", "关怀版", "长者助手", "长者模式", "适老版",
    "繁体", "简体", "登录", "注册", "加入收藏", "设为首页", "收藏本页", "收藏", "展开通版",
    "微信公众号", "微信", "微博", "新浪微博", "QQ空间", "QQ", "分享", "分享到", "朗读", "字号",
    "字体", "大", "中", "小", "默认", "超大", "纠错", "我要纠错", "下载", "联系我们", "网站地图",
    "网站声明", "隐私声明", "使用帮助", "关于我们", "站内搜索", "搜索", "更多", "点赞", "English",
    "附件下载", "移动端", "手机版", "电脑版", "客户端", "相关链接", "扫一扫", "扫一扫分享到微信",
    "分享到微信", "无障碍辅助",
];

/// Does the line belong to the page and not to the document?
///
/// `edge`: it stands before the text or behind it, where more words are chrome than inside.
pub fn is_chrome(line: &str, edge: bool) -> bool {
    if line.len() > LONGEST * 3 || line.chars().count() > LONGEST {
        return false;
    }
    let line = bare(line);
    is_page_number(line)
        || has_mark(line)
        || starts_with_label(line, edge)
        || (edge && (is_dated_label(line) || is_reading_time(line)))
        || is_menu(line)
        || (edge && (is_breadcrumb(line) || is_column(line)))
        || credit::is_credit(line, edge)
        || credit::is_picture(line)
        || is_host(line)
}

/// Does a reseller or share site speak here? Asked of lines before the title only, where even
/// a whole sentence can be the site's.
pub fn is_sales_talk(line: &str) -> bool {
    const WORDS: [&str; 16] = [
        "会员", "订阅", "小编", "下载", "倒卖", "商业用途", "侵权", "范文", "收藏", "欢迎阅读",
        "大家分享", "分享给大家", "付费", "文库", "原创", "公众号",
    ];
    line.len() < 600 && (has_mark(line) || WORDS.iter().any(|word| line.contains(word)))
}

/// 2021-07-19 08:05 责任编辑:…; a host name and brackets may stand around the date.
pub fn is_dated_label(line: &str) -> bool {
    let brackets = |c: char| c.is_whitespace() || matches!(c, '【' | '】' | '[' | ']' | '|');
    let facts = match line.split_once(char::is_whitespace) {
        Some((host, rest)) if is_host(host) => rest,
        _ => line,
    };
    let facts = facts.trim_start_matches(brackets);
    is_stamped(line)
        || facts.starts_with("20")
            && first_label(facts).is_some_and(|at| {
                super::signed::is_date_line(facts[..at].trim_end_matches(brackets))
            })
}

/// 青石县水务局 2024-12-05 09:30 来源:办公室: a date with the time of day, and a label behind it.
fn is_stamped(line: &str) -> bool {
    let stamp = |at: usize| {
        let time = line[at..].trim_start();
        line[..at]
            .trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '/' | '.'))
            .ends_with(' ')
            && time.get(..5).is_some_and(|t| {
                let t = t.as_bytes();
                t[2] == b':' && [0, 1, 3, 4].iter().all(|&i| t[i].is_ascii_digit())
            })
    };
    !line.contains('。')
        && first_label(line).is_some_and(|label| {
            line[..label]
                .match_indices(' ')
                .any(|(at, _)| line[..at].ends_with(|c: char| c.is_ascii_digit()) && stamp(at))
        })
        && super::title::within(line).is_none()
}

/// www.qingshi.example.cn at the start of a line.
fn is_host(line: &str) -> bool {
    line.starts_with("www.") && !line.contains('。')
}

/// 青石县人民政府门户网站, 青石网: the name of a site, alone.
pub fn is_site_name(line: &str) -> bool {
    ["网", "网站", "门户", "客户端", "公众号", "频道"]
        .iter()
        .any(|end| line.ends_with(end))
        && line.chars().take(25).count() <= 24
        && !line.contains(['。', ',', ':', '、'])
}

/// 机构概况 领导之窗 政务动态 互动交流: several short words with blanks between them.
pub fn is_menu_bar(line: &str) -> bool {
    let is_word = |word: &str| {
        (2..=6).contains(&word.chars().take(7).count()) && word.chars().all(crate::text::is_han)
    };
    line.split_whitespace().take(4).count() == 4 && line.split_whitespace().all(is_word)
}

/// 打印本页 关闭窗口; 【打印】【关闭】; 字体:大 中 小
fn is_menu(line: &str) -> bool {
    let mut words = line
        .split(|c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    '|' | '[' | ']' | '【' | '】' | ':' | '>' | '(' | ')' | '/'
                )
        })
        .filter(|word| !word.is_empty())
        .peekable();
    words.peek().is_some() && words.all(|word| MENU.contains(&word) || is_menu_run(word))
}

/// Menu words without anything between them: 打印本页关闭窗口.
fn is_menu_run(word: &str) -> bool {
    let mut rest = word;
    while !rest.is_empty() {
        // One character (大, 中, 小) is too little to go on inside a run.
        let Some(hit) = MENU
            .iter()
            .filter(|m| m.len() > 3 && rest.starts_with(**m))
            .max_by_key(|m| m.len())
        else {
            return false;
        };
        rest = &rest[hit.len()..];
    }
    true
}

/// 本篇文章417字,读完约1分钟: how long the page is.
fn is_reading_time(line: &str) -> bool {
    let counted = line.split('字').next().is_some_and(|before| {
        before.len() < line.len() && before.ends_with(|c: char| c.is_ascii_digit())
    });
    counted && !line.contains('。') && ["读完", "全文共"].iter().any(|w| line.contains(w))
}

/// 首页 > 政务公开 > 巡察整改. A title may stand behind its last mark: see [`super::title`].
fn is_breadcrumb(line: &str) -> bool {
    let columns = || {
        line.split(['>', '»', '›'])
            .map(|column| column.trim_matches(|c: char| c.is_whitespace() || c == '-'))
            .filter(|column| !column.is_empty())
    };
    let short = |column: &str| column.chars().take(13).count() <= 12 && !column.contains(',');
    line.contains(['>', '»', '›'])
        && (line.starts_with("首页")
            || line.ends_with("正文")
            || (columns().count() > 1 && columns().all(short)))
}

/// — 3 —, 第 3 页 共 8 页, 第05版
fn is_page_number(line: &str) -> bool {
    let mut digits = 0;
    let mut signs = 0;
    for c in line.chars() {
        match c {
            '0'..='9' => digits += 1,
            '-' | '—' | '–' | '第' | '页' | '共' | '版' | '/' => signs += 1,
            _ if c.is_whitespace() => {}
            _ => return false,
        }
    }
    // A bare number may be the cell of a table, digits with one slash or hyphen a date or a range.
    digits > 0
        && digits <= 6
        && (line.contains(['页', '版']) || (signs >= 2 && line.ends_with(['-', '—', '–'])))
}

/// Words that give a short line away wherever they stand in it.
fn has_mark(line: &str) -> bool {
    line.char_indices().any(|(at, c)| {
        marks_from(c)
            .iter()
            .any(|mark| line[at..].starts_with(mark))
    })
}

/// [`has_mark`]'s list, by first character, so that a line is looked through once.
fn marks_from(c: char) -> &'static [&'static str] {
    match c {
        'I' => &["ICP备"],
        'C' => &["Copyright", "COPYRIGHT"],
        '©' => &["©"],
        'Q' => &["QQ群", "QQ交流群"],
        'h' => &["http://", "https://"],
        '公' => &["公网安备"],
        '网' => &["网站标识码", "网站备案"],
        '浏' => &["浏览次数", "浏览量", "浏览器"],
        '扫' => &["扫一扫在手机", "扫码下载", "扫码关注", "扫描二维码"],
        '禁' => &["禁止外传", "禁止转载"],
        '严' => &["严禁外传", "严禁倒卖"],
        '仅' => &["仅供学习", "仅供内部", "仅供参考", "仅供会员"],
        '会' => &["会员资料", "会员群", "会员分享", "会员上传", "会员免费"],
        '咨' => &["咨询QQ", "咨询微信", "咨询客服"],
        '加' => &["加QQ", "加微信"],
        '添' => &["添加微信", "添加QQ"],
        '在' => &["在线阅读", "在线预览", "在线浏览"],
        '文' => &["文档搜索", "文档下载", "文档来源", "文章来源:"],
        '免' => &["免费下载", "免费阅读"],
        '下' => &["下载本文", "下面是小编"],
        '以' => &["以下是小编"],
        '本' => &["本文来源", "本文档由", "本资料由", "本文由"],
        '小' => &["小编整理", "小编为"],
        '版' => &["版权归", "版权所有"],
        '转' => &["转载请注明"],
        '未' => &["未经授权", "未经许可"],
        '打' => &["打击倒卖", "打印本页"],
        '倒' => &["倒卖会员"],
        '展' => &["展开通版"],
        '关' => &["关闭窗口", "关闭本页"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_and_feet_of_pages_are_chrome() {
        for line in [
            "发布日期:2023-03-14 浏览次数: 字体:[ ]",
            "- 索 引 号:000014/2024-00012",
            "• 发布机构:",
            "来源:某县纪委 发布日期:2024-01-02",
            "首页 > 政务公开 > 巡察整改",
            "当前位置:首页 > 通知公告",
            "打印本页 关闭窗口",
            "【打印】【关闭】",
            "打印本页关闭窗口",
            "上一篇:没有了",
            "某ICP备12345678号-1",
            "扫一扫在手机打开当前页",
            "第05版",
            "— 3 —",
            "第 3 页 共 8 页",
            "通知公告",
            "某某文行整理,咨询QQ123456",
            "时间:2024-06-24 17:44",
            "2021-07-19 08:05 责任编辑:某人",
            "青石县水务局 2024-12-05 09:30 来源:办公室 浏览:321次",
            "www.qingshi.example.cn 】 【 2024-08-29 13:51:01 】 【 来源:青石县",
            "巡察工作 > 巡察整改",
            "(一审:陈山 二审:李河)",
            "本篇文章417字,读完约1分钟",
            "仅展示623字,全文共2550字",
        ] {
            assert!(is_chrome(line, true), "{line}");
        }
    }

    #[test]
    fn lines_of_the_document_are_not() {
        for line in [
            "根据县委统一部署,2023年3月1日至4月30日,县委第一巡察组对青石镇党委开展了巡察。",
            "一、整改工作开展情况",
            "时间:2023年12月底前",
            "3",
            "2023-2024",
            "名称不统一的问题",
            "打印店报销凭证不规范。",
            "来源不清的资金已退回。",
            "联系电话:0123-1234567;电子邮箱:abc@qq.com。",
            "1.微信公众号建设滞后",
            "中共青石镇委员会",
        ] {
            assert!(!is_chrome(line, false), "{line}");
        }
        assert!(!is_chrome("巡察整改不到位", true));
        assert!(!is_chrome("阅读笔记3000字以上的要求未落实", true));
        assert!(!is_chrome("县水务局 2024年12月5日 来源不清", true));
        assert!(!is_chrome(
            "关于巡察整改情况的通报 2024-12-05 09:30 来源:办公室",
            true
        ));
    }

    #[test]
    fn a_sentence_of_a_reseller_is_told_from_one_of_the_report() {
        assert!(is_sales_talk("倒卖会员文件请举报,核实后送三个月会员!"));
        assert!(!is_sales_talk(
            "根据县委统一部署,县委第一巡察组对青石镇党委开展了巡察。"
        ));
    }
}
