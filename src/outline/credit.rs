//! What editors leave around a page's text: who wrote, checked and released it, names of image files
//! and captions of pictures.

use crate::text::is_han;

/// Longer lines are text, whatever words they hold.
const LONGEST: usize = 80;

/// Labels of editors that no report uses for itself, also without a colon.
const SURE: [&str; 14] = [
    "一审", "二审", "三审", "初审", "复审", "终审", "责任编辑", "责编", "撰稿", "供稿", "编审",
    "值班编辑", "执行编辑", "责任校对",
];

/// Labels that need a colon, and a second label, brackets or the edge of the text beside them.
const WEAK: [&str; 16] = [
    "编辑", "审核", "校对", "签发", "监制", "作者", "记者", "摄影", "通讯员", "图", "文", "图文",
    "来源", "排版", "制作", "策划",
];

/// (一审:甲 二审:乙), 责任编辑 甲, (甲 || 责任编辑 乙). `edge`: before the text or behind it.
pub fn is_credit(line: &str, edge: bool) -> bool {
    if line.chars().take(LONGEST + 1).count() > LONGEST {
        return false;
    }
    let inner = line
        .strip_prefix(['(', '[', '【'])
        .map(|rest| rest.trim_end_matches([')', ']', '】']));
    let fields: Vec<Field> = inner
        .unwrap_or(line)
        .split(|c: char| c.is_whitespace() || matches!(c, '|' | '/' | ';' | ',' | '、'))
        .filter(|field| !field.is_empty())
        .map(Field::of)
        .collect();
    let count = |wanted: Field| fields.iter().filter(|f| **f == wanted).count();
    let (sure, weak) = (count(Field::Sure), count(Field::Weak));
    let bracketed = inner.is_some();
    count(Field::Other) == 0
        && (bracketed || fields.first() != Some(&Field::Name))
        && (sure > 0 || weak > 1 || (weak == 1 && (edge || bracketed)))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Sure,
    Weak,
    Name,
    Other,
}

impl Field {
    fn of(field: &str) -> Self {
        let (label, name) = field.split_once(':').unwrap_or((field, ""));
        if !(name.is_empty() || is_name(name, 12)) {
            Field::Other
        } else if SURE.contains(&label) {
            Field::Sure
        } else if label.len() < field.len() && WEAK.contains(&label) {
            Field::Weak
        } else if is_name(field, 4) {
            Field::Name
        } else {
            Field::Other
        }
    }
}

/// A person's or a body's name: nothing but Chinese characters.
fn is_name(text: &str, longest: usize) -> bool {
    let count = text.chars().take(longest + 1).count();
    (2..=longest).contains(&count) && text.chars().all(|c| is_han(c) || c == '·')
}

/// 微信图片_20230701.jpg, 图片1.png, 图:会议现场, 图为会议现场。
pub fn is_picture(line: &str) -> bool {
    const ENDS: [&str; 7] = [".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp", ".svg"];
    if line.chars().take(LONGEST + 1).count() > LONGEST {
        return false;
    }
    let name = line
        .trim_end_matches([')', ']', '】', ' '])
        .to_ascii_lowercase();
    let caption = ["图:", "图为", "图片:", "(图:", "(图为"]
        .iter()
        .any(|start| line.starts_with(start));
    caption || (ENDS.iter().any(|end| name.ends_with(end)) && !line.contains(['。', ',']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editors_and_their_names() {
        for line in [
            "(一审:陈山 二审:李河 三审:王川)",
            "责任编辑 陈山",
            "(陈山 || 责任编辑 李河)",
            "一审:陈山 | 二审:李河",
            "供稿:青石县水务局",
            "编辑:陈山 审核:李河",
            "【编辑:陈山】",
        ] {
            assert!(is_credit(line, false), "{line}");
        }
        assert!(is_credit("审核:陈山", true));
    }

    #[test]
    fn lines_of_a_report_credit_nobody() {
        for line in [
            "审核:陈山",
            "审核 不严",
            "陈山 责任编辑",
            "一审判决已执行。",
            "一审、二审均已胜诉,执行款收回3万元。",
            "责任人:陈山",
            "来源:整改台账3项",
            "青石县水务局",
            "",
        ] {
            assert!(!is_credit(line, false), "{line}");
        }
    }

    #[test]
    fn image_files_and_captions() {
        for line in [
            "微信图片_20230701102751_副本.jpg", "20240829135033.JPG", "图片1.png", "图:会议全景",
            "图为整改推进会现场。",
        ] {
            assert!(is_picture(line), "{line}");
        }
        for line in [
            "图书室建设滞后", "图1 组织架构", "照片保存为 a.jpg。已整改", "上传照片,见 a.jpg",
        ] {
            assert!(!is_picture(line), "{line}");
        }
    }
}
