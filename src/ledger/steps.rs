//! What is still open, and the numbered next steps.

use super::part::{Part, PartRole};
use super::{NumberedText, enumeration};
use crate::outline::marker::{self, MarkerKind};
use crate::outline::outlook;
use crate::outline::wording;
use crate::outline::{BlockKind, Outline};
use crate::text::{Reading, Span};

/// Headings of what is still open.
const OPEN: &[&str] = &[
    "存在的困难", "存在困难", "存在的主要问题", "存在的问题", "存在问题", "存在的不足", "尚未完成",
    "未完成整改", "仍存在", "还存在", "需要持续整改", "需持续推进的问题", "未整改到位", "尚未整改",
    "还没有", "没有完全", "长期整改的",
];
/// Words that make such a heading one of next steps all the same.
const STEPS: &[&str] = &["下一步", "下步", "打算", "措施", "计划", "安排", "今后"];

/// `remaining` and `commitments` of the parts that look ahead.
pub fn read(
    reading: &Reading,
    outline: &Outline,
    parts: &[Part],
) -> (Vec<NumberedText>, Vec<NumberedText>) {
    let mut walk = Walk {
        reading,
        outline,
        mixed: false,
        remaining: Vec::new(),
        commitments: Vec::new(),
    };
    for part in parts.iter().filter(|p| p.role == PartRole::Next) {
        let title = reading.get(outline.blocks[part.block].body);
        let open = is_open(title);
        walk.mixed = (says(title, OPEN) || outlook::names_gaps(title)) && !open;
        walk.heading(part.block, &[], open);
    }
    if walk.commitments.is_empty() {
        walk.outlook();
    }
    (walk.remaining, walk.commitments)
}

fn is_open(heading: &str) -> bool {
    (says(heading, OPEN) || outlook::names_gaps(heading)) && !says(heading, STEPS)
}

fn says(text: &str, words: &[&str]) -> bool {
    words.iter().any(|w| text.contains(w))
}

struct Walk<'a> {
    reading: &'a Reading<'a>,
    outline: &'a Outline,
    /// The part's title names both what is open and what comes next.
    mixed: bool,
    remaining: Vec<NumberedText>,
    commitments: Vec<NumberedText>,
}

impl Walk<'_> {
    /// 下一步，局党组将抓好整改。一是…二是… behind the last problem, in one paragraph under no heading.
    fn outlook(&mut self) {
        let paragraphs = self.outline.of_kind(BlockKind::Text).filter(|b| {
            b.parent.is_none() && b.depth == 0 && outlook::opens(self.reading.get(b.span))
        });
        let spans: Vec<Span> = paragraphs.map(|b| b.span).collect();
        for span in spans {
            self.points(span, &[], false);
        }
    }

    fn heading(&mut self, block: usize, path: &[Span], open: bool) {
        let own = &self.outline.blocks[block];
        let path: Vec<Span> = path
            .iter()
            .copied()
            .chain(own.marker.map(|m| m.span))
            .collect();
        let headings: Vec<usize> = self
            .outline
            .children(block)
            .filter(|&c| self.outline.blocks[c].kind == BlockKind::Heading)
            .collect();
        let points = !headings.is_empty()
            && headings.iter().all(|&c| {
                self.outline.blocks[c]
                    .marker
                    .is_some_and(|m| m.kind == MarkerKind::Shi)
            });
        let is_step = own.parent.is_some() && own.marker.is_some();
        if is_step && (headings.is_empty() || points) && !self.only_names_list(block) {
            let above = path.split_last().map_or(&[][..], |(_, above)| above);
            if headings.is_empty() && self.runs_on(block) {
                return self.points(own.span, above, open);
            }
            let text = self.paragraph(block);
            self.keep(path, text, open);
            return;
        }
        for &child in headings.iter().filter(|_| !points) {
            let stands_above = !self.outline.below(child).is_empty();
            let name = self.reading.get(self.outline.blocks[child].body);
            let says_open = stands_above && is_open(name);
            // 尚未完成的问题及下一步措施 above (二)下一步措施: from here on it is steps.
            let mixed = self.mixed;
            self.mixed &= !(stands_above && says(name, STEPS) && !says(name, OPEN));
            self.heading(child, &path, open || says_open);
            self.mixed = mixed;
        }
        for child in self.outline.children(block) {
            if points || self.outline.blocks[child].kind == BlockKind::Text {
                self.points(self.outline.blocks[child].span, &path, open);
            }
        }
    }

    /// （二）下一步工作 or （一）存在的不足 alone on its line: the steps, or what is open, are the points below it.
    fn only_names_list(&self, block: usize) -> bool {
        let heading = self.reading.get(self.outline.blocks[block].body);
        let mut below = self.outline.below(block);
        let names = says(heading, STEPS) && !below.is_empty()
            || is_open(heading) && below.any(|i| self.enumerates(self.outline.blocks[i].span));
        names && !heading.contains([',', ';'])
    }

    /// （一）加快进度。（二）严格执行。 on one line: further steps like its own behind the first.
    fn runs_on(&self, block: usize) -> bool {
        let own = &self.outline.blocks[block];
        let text = self.reading.text();
        let found = enumeration::read(text, &[own.span]);
        let kind = |item: &super::Item| {
            let marker = item.marker.and_then(|m| marker::read(text, m.start));
            marker.map(|m| m.kind)
        };
        let first = own.marker.map(|m| m.kind);
        found.lead.is_none()
            && found.items.len() > 1
            && found.items.iter().all(|item| kind(item) == first)
    }

    /// Does the paragraph hold points, or is it one?
    fn enumerates(&self, paragraph: Span) -> bool {
        let found = enumeration::read(self.reading.text(), &[paragraph]);
        found.items.iter().any(|item| item.marker.is_some())
    }

    /// The numbered paragraph without its marker; a heading alone on its line takes its text in.
    fn paragraph(&self, block: usize) -> Span {
        let own = &self.outline.blocks[block];
        let alone = !self
            .reading
            .get(own.body)
            .trim_end_matches('。')
            .contains('。');
        let last = self.outline.below(block).next_back();
        match last.filter(|_| alone) {
            Some(i) => own.body.to(self.outline.blocks[i].span),
            None => own.body,
        }
    }

    /// 一是… 二是… inside a paragraph without a number.
    fn points(&mut self, paragraph: Span, path: &[Span], open: bool) {
        let found = enumeration::read(self.reading.text(), &[paragraph]);
        // 主要原因:一是… tells why, not what comes next.
        let tells_why = |lead: Span| {
            let words = self
                .reading
                .get(lead)
                .trim_end_matches([':', ',', '是', '有']);
            words.ends_with("原因") || words.ends_with("原因如下")
        };
        if found.lead.is_some_and(tells_why) {
            return;
        }
        for item in found.items {
            if let Some(marker) = item.marker {
                let path = path.iter().copied().chain([marker]).collect();
                self.keep(path, item.text, open);
            }
        }
    }

    fn keep(&mut self, number_path: Vec<Span>, text: Span, open: bool) {
        // A number alone on its line leaves the line break before its text.
        let text = text.trim(self.reading.text());
        if text.is_empty() {
            return;
        }
        // Under 尚未整改到位的问题及后续安排 each says itself which of the two it is.
        let names_fault = || {
            let first = self
                .reading
                .get(text)
                .split([',', '。', ';'])
                .next()
                .unwrap_or("");
            first.ends_with("问题") || is_open(first) || wording::reads_as_problem(first)
        };
        let list = if open || (self.mixed && names_fault()) {
            &mut self.remaining
        } else {
            &mut self.commitments
        };
        list.push(NumberedText { number_path, text });
    }
}
