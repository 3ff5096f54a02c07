//! Where to write: postal addresses and postcodes, both only behind their labels.

use crate::text::Span;
use crate::text::cursor::Cursor;

/// No address is longer, in characters.
const LONGEST: usize = 60;

/// Before 地址, also without a colon behind it.
const KINDS: [&str; 13] = [
    "通信", "通讯", "邮寄", "联系", "办公", "来信", "邮政", "信访", "详细", "单位", "来访", "接待",
    "信函",
];

/// Words that begin what stands behind an address.
const NEXT_LABELS: [&str; 16] = [
    "邮编", "邮政编码", "电话", "联系", "电子", "传真", "邮箱", "网址", "收件人", "举报", "受理",
    "值班", "手机", "E-mail", "Email", "QQ",
];

/// Every address names one of these.
const PLACES: &str = "省市县区旗镇乡村街路道巷弄号楼栋幢座室厦园箱院";

/// The digits at `at` if a label says that they are a postcode; wrong lengths too, as written.
pub fn postcode(c: Cursor, at: usize) -> Option<Span> {
    let mut label = at;
    for word in [":", "是", "为", ":"] {
        label = c.eat_back(label, word).unwrap_or(label);
    }
    let labelled = c.ends_with_any(label, &["邮编", "邮政编码", "邮码", "邮政编号", "邮编号码"]);
    let end = c.digits(at);
    (labelled && (4..=8).contains(&(end - at))).then_some(Span::new(at, end))
}

/// The six digits at `at`, alone in brackets right behind an address that ends at `address_end`.
pub fn postcode_behind(c: Cursor, at: usize, address_end: usize) -> Option<Span> {
    let open = c.eat_back(at, "(")?;
    let end = c.digits(at);
    let alone = end - at == 6 && c.at(end) == Some(')');
    (alone && c.blanks_back(open) == address_end).then_some(Span::new(at, end))
}

/// The address behind the label that ends with the character before `at` (址 or 箱).
pub fn address(c: Cursor, at: usize) -> Option<Span> {
    let (label, strong) = label(c, at)?;
    if let Some(span) = post_office_box(c, label, at) {
        return Some(span);
    }
    let mut start = c.blanks(at);
    let colon = c.eat(start, ":");
    // 通讯地址,… as some write their list of contacts.
    let comma = c.eat(start, ",").filter(|_| strong);
    start = c.blanks(
        colon
            .or(comma)
            .or_else(|| c.eat_any(start, &["为", "是"]))
            .unwrap_or(start),
    );
    let before = c.before(c.blanks_back(label));
    let in_place = before.is_none_or(|p| "\n。,;:、()是".contains(p) || p.is_ascii());
    let apart = start > at;
    if !(strong || apart && in_place) {
        return None;
    }
    place(c, start, colon.is_some())
}

/// The address behind the 请寄, 邮寄至 that ends, but for its 至 and colon, at `at`.
pub fn sent_to(c: Cursor, at: usize) -> Option<Span> {
    let asks = c.is_any_before(at - '寄'.len_utf8(), "请邮可信函件");
    let to = c.eat_any(at, &["送至", "至", "往", "到"]).unwrap_or(at);
    let colon = c.eat(c.blanks(to), ":");
    let span = place(c, c.blanks(colon.unwrap_or(to)), colon.is_some()).filter(|_| asks)?;
    let text = c.slice(span);
    // 请寄通讯地址:…, and things that are sent back.
    let other = text.contains('址') || text.starts_with("邮政信箱") || text.starts_with('回');
    (!other).then_some(span)
}

/// The address that begins at `start`; one with a house number needs no colon before it.
fn place(c: Cursor, start: usize, colon: bool) -> Option<Span> {
    let span = Span::new(start, extent(c, start)).trim(c.text);
    let text = c.slice(span);
    let numbered = text.contains(|c: char| c.is_ascii_digit() || "号室楼箱".contains(c));
    let plausible = text.chars().count() >= 4 && text.contains(|c| PLACES.contains(c));
    (plausible && (colon || numbered)).then_some(span)
}

/// Where the label that ends at `at` begins, and whether it needs no colon.
fn label(c: Cursor, at: usize) -> Option<(usize, bool)> {
    if let Some(start) = c.eat_back(at, "地址") {
        if c.ends_with_any(start, &["网", "邮箱", "电子", "IP", "站", "子"]) {
            return None;
        }
        let kind = KINDS.iter().find_map(|kind| c.eat_back(start, kind));
        return Some((kind.unwrap_or(start), kind.is_some()));
    }
    let start = c.eat_back(at, "信箱")?;
    if c.ends_with_any(start, &["电子"]) {
        return None;
    }
    let kind = c.eat_back(start, "邮政");
    Some((kind.unwrap_or(start), kind.is_some()))
}

/// 某县A105邮政信箱转第一组收: the box itself is the address.
fn post_office_box(c: Cursor, label: usize, at: usize) -> Option<Span> {
    if !c.text[..at].ends_with('箱') {
        return None;
    }
    let numbered = c
        .before(label)
        .is_some_and(|p| p.is_ascii_alphanumeric() || p == '号');
    if !numbered {
        return None;
    }
    let start = clause_start(c, label);
    Some(Span::new(start, extent(c, start).max(at)).trim(c.text))
}

/// Behind the punctuation or the 寄至 before `at`.
fn clause_start(c: Cursor, at: usize) -> usize {
    let mut start = at;
    for _ in 0..LONGEST {
        match c.before(start) {
            Some(p)
                if !"\n。,;:、(".contains(p)
                    && !c.ends_with_any(start, &["寄至", "寄往", "寄到"]) =>
            {
                start = c.text[..start]
                    .char_indices()
                    .next_back()
                    .map_or(0, |(at, _)| at);
            }
            _ => break,
        }
    }
    start
}

/// Behind the address at `at`: up to a separator, the next label, or the bracket with the postcode.
fn extent(c: Cursor, at: usize) -> usize {
    let mut end = at;
    for _ in 0..LONGEST {
        let Some((found, next)) = c.step(end) else {
            break;
        };
        if let Some(behind) = numbered_box(c, end) {
            end = behind;
            continue;
        }
        let wide_gap = found == ' ' && c.blanks(end) > end + 1;
        let label = c.eat_any(end, &NEXT_LABELS).is_some() || spaced_label(c, end);
        if "\n。,;、:)《".contains(found) || wide_gap || label {
            break;
        }
        end = match found {
            '(' => match bracket(c, next) {
                Some(end) => end,
                None => break,
            },
            _ => next,
        };
    }
    end
}

/// 邮 编, 电 话: a label of two characters drawn apart.
fn spaced_label(c: Cursor, at: usize) -> bool {
    const LABELS: [(&str, &str); 5] = [
        ("邮", "编"),
        ("电", "话"),
        ("传", "真"),
        ("邮", "箱"),
        ("手", "机"),
    ];
    LABELS.iter().any(|(first, second)| {
        let behind = c.eat(at, first).map(|end| (end, c.blanks(end)));
        behind.is_some_and(|(end, next)| next > end && c.eat(next, second).is_some())
    })
}

/// Behind the 邮箱 of 1960邮箱转第一组收: a post-office box, not the label of an e-mail address.
fn numbered_box(c: Cursor, at: usize) -> Option<usize> {
    let numbered = c
        .before(at)
        .is_some_and(|p| p.is_ascii_digit() || p == '号');
    let end = c.eat(at, "邮箱").filter(|_| numbered)?;
    (c.is_any(c.blanks(end), "转收") || c.is_clause_end(end) && c.at(end) != Some(':'))
        .then_some(end)
}

/// Behind the bracket whose inside begins at `at`, if it belongs to the address.
fn bracket(c: Cursor, at: usize) -> Option<usize> {
    let end = c.text[at..]
        .char_indices()
        .take(LONGEST)
        .find(|(_, found)| "()\n。".contains(*found))?;
    let inside = Span::new(at, at + end.0);
    let other = NEXT_LABELS
        .iter()
        .chain(&["信封", "注明", "请"])
        .any(|word| c.slice(inside).contains(word));
    let text = c.slice(inside);
    let postcode = text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit());
    (end.1 == ')' && !other && !postcode).then_some(inside.end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<&str> {
        let at = text.find(['址', '箱', '寄'])?;
        let (c, behind) = (Cursor::new(text), at + '址'.len_utf8());
        let found = if text[at..].starts_with('寄') {
            sent_to(c, behind)
        } else {
            address(c, behind)
        };
        found.map(|span| span.of(text))
    }

    #[test]
    fn addresses_behind_their_labels() {
        for (text, expected) in [
            (
                "邮政信箱:青山市柳河区旭日路8号(邮编300000);",
                "青山市柳河区旭日路8号",
            ),
            (
                "来信地址 柳河区英雄路7号局办公室(300000)。",
                "柳河区英雄路7号局办公室",
            ),
            (
                "82740000,邮政信箱青山市柳河区英雄路7号,电子邮箱",
                "青山市柳河区英雄路7号",
            ),
            (
                "地址:柳河区广云路8号信箱 邮 编:300000",
                "柳河区广云路8号信箱",
            ),
            (
                "地址:柳河区广云路新村6栋西头,邮政编码",
                "柳河区广云路新村6栋西头",
            ),
            (
                "通讯地址:柳河县人民路1号(县委大院3楼)",
                "柳河县人民路1号(县委大院3楼)",
            ),
            (
                "邮政信箱:柳河市1960邮箱转第一巡察组收(邮编:528400)",
                "柳河市1960邮箱转第一巡察组收",
            ),
            ("地址:柳河区人民路8号邮箱:a@example.com", "柳河区人民路8号"),
            (
                "来信请寄柳河县龙津路26号县储备中心(邮编419407)",
                "柳河县龙津路26号县储备中心",
            ),
            (
                "意见建议请寄:柳河区丹霞路1号党政办;电话",
                "柳河区丹霞路1号党政办",
            ),
            ("通讯地址,城南路88号土木楼A305。", "城南路88号土木楼A305"),
            (
                "可寄至柳河县A105邮政信箱转第一巡察组收。",
                "柳河县A105邮政信箱转第一巡察组收",
            ),
            (
                "邮政信箱:柳河县1960邮箱转县委第三巡察组收(邮编:528400)",
                "柳河县1960邮箱转县委第三巡察组收",
            ),
            (
                "通讯地址:柳河县人民路1号邮箱:a@example.com",
                "柳河县人民路1号",
            ),
            (
                "地址:柳河区光华路4号东方中心C座901室 邮编:10002",
                "柳河区光华路4号东方中心C座901室",
            ),
        ] {
            assert_eq!(found(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_none() {
        for text in [
            "注册地址不实问题", "电子信箱:a@example.com", "网站地址:柳河区人民路1号",
            "设立举报信箱3个", "请寄回3号楼", "多寄3号楼", "材料邮寄至县委巡察办", "地址:见附件",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn postcodes_need_their_label() {
        let read = |text: &str| {
            let at = text.find(|c: char| c.is_ascii_digit()).unwrap();
            postcode(Cursor::new(text), at).is_some()
        };
        assert!(read("邮编300270") && read("邮政编码:411100") && read("邮  编:10002"));
        assert!(!read("编号300270") && !read("300270"));
        let behind = |text: &str| {
            let at = text.find("30").unwrap();
            postcode_behind(Cursor::new(text), at, "柳河路".len()).is_some()
        };
        assert!(behind("柳河路(300270)"));
        assert!(!behind("柳河路东(300270)") && !behind("柳河路(3002701)"));
    }
}
