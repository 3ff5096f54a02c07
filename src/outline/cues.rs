//! Words that give away which part of the document a line is.

use super::numbered::{is_marked, without_number};
use super::{chrome, signed};

/// The sentence that announces the text is in this line.
pub fn announces(line: &str) -> bool {
    const ENDS: [&str; 18] = [
        "予以公布", "予以公开", "予以通报", "予以公示", "予以公告", "公布如下", "公开如下",
        "通报如下", "报告如下", "公示如下", "公告如下", "情况如下", "汇报如下", "通告如下",
        "向社会公开", "向社会公布", "公示于后", "说明如下",
    ];
    ENDS.iter().any(|end| line.contains(end))
}

pub fn tells_of_inspection(line: &str) -> bool {
    ["巡察", "巡视", "巡查", "审计", "督察"]
        .iter()
        .any(|w| line.contains(w))
        && ["开展", "进行", "反馈", "实施", "派出", "现将"]
            .iter()
            .any(|w| line.contains(w))
}

pub fn is_full_title(title: &str) -> bool {
    title.contains("关于") || signed::is_body(title) || title.chars().take(16).count() == 16
}

/// 整改情况通报 and the like: a kind of text, nobody's.
pub fn is_column_title(line: &str) -> bool {
    !line.contains("关于") && line.chars().filter(|c| !c.is_whitespace()).take(11).count() <= 10
}

/// Chrome, but no contacts of the document that a menu is glued to.
pub fn is_sites(line: &str, edge: bool) -> bool {
    const OWNERS: [&str; 6] = ["ICP", "版权", "备案", "标识码", "主办", "承办"];
    chrome::is_chrome(line, edge)
        && (!begins_with_contact(line) || OWNERS.iter().any(|owner| line.contains(owner)))
}

/// Behind the signature a short line is the site's, unless it names an attachment.
pub fn is_after_signature(line: &str) -> bool {
    chrome::is_chrome(line, true)
        || (line.chars().take(61).count() <= 60
            && !line.contains('。')
            && !line.starts_with("附件")
            && !line.starts_with("(此件"))
}

/// 抄送:县委巡察办, 县委办公室 2024年1月2日印发: whom the document goes to, and who printed it.
pub fn is_distribution(line: &str) -> bool {
    ["抄送:", "抄报:", "分送:", "主送:"]
        .iter()
        .any(|w| line.starts_with(w))
        || line.ends_with("日印发")
}

/// 欢迎广大干部群众…进行监督, 如有意见建议,请…
pub fn invites(line: &str) -> bool {
    let asks = line.contains("欢迎")
        || line.contains("如有意见")
        || line.contains("如有异议")
        || line.starts_with("公示期")
        || line.contains("如对");
    let what = ["监督", "意见", "建议", "反映", "反馈", "联系"]
        .iter()
        .any(|w| line.contains(w));
    let term = line.starts_with("公示期限:") || line.starts_with("公示时间:");
    ((asks && what || term) && !is_marked(line)) || is_farewell(line)
}

/// 特此通报。
pub fn is_farewell(line: &str) -> bool {
    line.starts_with("特此") && line.chars().take(13).count() <= 12
}

/// 联系电话:…, 邮政信箱:…
pub fn begins_with_contact(line: &str) -> bool {
    const LABELS: [&str; 22] = [
        "监督举报", "受理电话", "咨询电话", "反馈电话", "联系电话", "联系方式", "电话", "监督电话",
        "举报电话", "邮政信箱", "通讯地址", "通信地址", "联系地址", "来信地址", "邮寄地址", "地址",
        "电子邮箱", "电子信箱", "电子邮件", "邮箱", "邮编", "邮政编码",
    ];
    let label: String = line
        .trim_start_matches('(')
        .chars()
        .take_while(|&c| c != ':')
        .filter(|c| !c.is_whitespace())
        .take(6)
        .collect();
    LABELS.iter().any(|l| label.starts_with(l))
        || names_channel(line)
        || label.starts_with("联系人")
        || label.starts_with("来信请")
}

/// 意见反馈渠道:电话…, 监督方式: alone on its line: a list of contacts follows.
pub fn names_channel(line: &str) -> bool {
    let Some((label, rest)) = line.split_once(':') else {
        return false;
    };
    let begins = ["监督", "意见", "反馈", "联系", "举报", "受理", "群众"];
    let ends = ["方式", "渠道", "途径"];
    let contacts = ["电话", "邮", "地址", "信箱", "来信", "来访", "@"];
    label.chars().take(11).count() <= 10
        && begins.iter().any(|w| label.starts_with(w))
        && ends.iter().any(|w| label.ends_with(w))
        && (rest.trim().is_empty() || contacts.iter().any(|w| rest.contains(w)))
}

/// (一)电话:…, 2.邮箱:… in a list of contacts.
pub fn is_numbered_contact(line: &str) -> bool {
    let Some(rest) = without_number(line) else {
        return false;
    };
    let label = rest.split_once(':').map(|(label, _)| label);
    let short = label.is_some_and(|l| l.chars().take(9).count() <= 8);
    let comes = ["来信", "来访", "信函", "邮寄", "传真"];
    short && (begins_with_contact(rest) || comes.iter().any(|w| rest.starts_with(w)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_menu_glued_to_the_contacts_does_not_make_them_the_sites() {
        assert!(is_sites("打印本页 关闭窗口", true));
        assert!(is_sites(
            "地址:某路1号 电话:0123-1234567 某ICP备12345678号",
            true
        ));
        assert!(!is_sites("联系电话:0123-1234567。打印本页 关闭窗口", true));
    }

    #[test]
    fn who_gets_the_document_and_who_printed_it() {
        assert!(is_distribution("抄送:县委巡察办。"));
        assert!(is_distribution("县委办公室 2024年1月2日印发"));
        assert!(!is_distribution("文件抄送不及时。"));
    }

    #[test]
    fn invitations_and_contacts() {
        assert!(invites("欢迎广大干部群众对巡察整改落实情况进行监督。"));
        assert!(invites("特此通报。"));
        assert!(invites(
            "公示期限:2024年12月5日至12月19日。公示期间,如有异议,请与县水务局联系。"
        ));
        assert!(!invites("公示期满后整改。"));
        assert!(!invites("群众欢迎的项目。"));
        assert!(!invites("1.欢迎群众监督。"));
        assert!(begins_with_contact("联系电话:0123-1234567"));
        assert!(begins_with_contact("电  话:0123-1234567"));
        assert!(begins_with_contact("监督举报电话:12388"));
        assert!(begins_with_contact("(联系人:陈山,联系电话:0123-1234567)"));
        assert!(!begins_with_contact("(联系群众不够)"));
        assert!(!begins_with_contact("电教设备闲置。"));
        assert!(begins_with_contact("意见反馈渠道:电话 0123-1234567"));
        assert!(begins_with_contact("监督方式:"));
        assert!(!begins_with_contact("监督渠道:公开栏每月更新。"));
        assert!(is_numbered_contact("(一)电话:0123-1234567"));
        assert!(is_numbered_contact("2.电子邮箱:a@example.com"));
        assert!(!is_numbered_contact("(一)电话回访不经常。"));
        assert!(!is_numbered_contact("电话:0123-1234567"));
    }
}
