//! The dates, open periods and ends of a year inside an answer.

use crate::entities::{self, Entity};
use crate::report::{EntityKind, Precision, Value};
use crate::text::{Reading, Span, numeral};

/// The dates that tell what lies ahead, ISO 8601.
#[derive(Clone, Debug, Default)]
pub struct Times {
    /// The findings were handed over.
    pub feedback: Option<String>,
    /// The report was issued: what is planned lies behind.
    pub issued: Option<String>,
}

/// A date that a problem states.
pub struct Found {
    pub date: Entity,
    /// Where it stands among the entities; 年底 is none of them.
    pub index: Option<usize>,
    /// End of the words that belong to it: the 前 of 2024年6月30日前, the 底 of 今年底.
    pub end: usize,
    /// 前 or 内 is among them.
    pub bounded: bool,
}

/// Reads dates of a document that was issued at a known time.
pub struct Dates<'a> {
    pub reading: &'a Reading<'a>,
    pub times: Times,
}

impl Dates<'_> {
    /// The dates, open periods up to a date and ends of a year inside `span`, in order.
    pub fn inside(&self, entities: &[Entity], span: Span) -> Vec<Found> {
        let from = entities.partition_point(|e| e.span.start < span.start);
        let mut found: Vec<Found> = entities[from..]
            .iter()
            .enumerate()
            .take_while(|(_, e)| e.span.start < span.end)
            .filter(|(_, e)| span.contains(e.span))
            .filter_map(|(i, e)| self.date(e, from + i, span.end))
            .collect();
        found.extend(self.ends_of_year(span));
        found.sort_by_key(|f| f.date.span.start);
        found
    }

    fn date(&self, entity: &Entity, index: usize, limit: usize) -> Option<Found> {
        let text = self.reading.text();
        let mut date = entity.clone();
        let mut end = date.span.end;
        let bounded;
        if let Some(Value::Period {
            start: None,
            end: last,
            precision,
            ..
        }) = &entity.value
        {
            if !entity.span.of(text).ends_with('前') {
                return None;
            }
            // 2024年6月30日前: the date is what stands before 前.
            let words = entity
                .span
                .of(text)
                .trim_end_matches(['前', '之', '以', ' ']);
            date.span.end = date.span.start + words.len();
            date.kind = EntityKind::Date;
            date.value = Some(Value::Date {
                iso: last.clone(),
                precision: *precision,
                approximate: false,
            });
            bounded = true;
        } else if entity.kind == EntityKind::Date {
            let behind = &text[end..limit];
            let vague = vague_len(behind);
            let bound = bound_len(&behind[vague..]);
            bounded = bound > 0;
            end += vague + bound;
        } else {
            return None;
        }
        self.give_year(&mut date);
        Some(Found {
            date,
            index: Some(index),
            end,
            bounded,
        })
    }

    /// 6月底前 in a report of October 2023 is June 2024, whatever year was told before it.
    fn give_year(&self, date: &mut Entity) {
        let feedback = self.times.feedback.as_deref();
        let Some(from) = self.times.issued.as_deref().or(feedback) else {
            return;
        };
        let lies_back = |date: &Entity| {
            let feedback = feedback.unwrap_or(from);
            iso(date).is_none_or(|iso| iso < &feedback[..iso.len().min(feedback.len())])
        };
        let has_year = self.reading.get(date.span).contains('年');
        let Some(first) = from.get(..4).and_then(|y| y.parse().ok()) else {
            return;
        };
        if has_year || !lies_back(date) {
            return;
        }
        for year in [first, first + 1] {
            let mut dated = date.clone();
            let given = entities::give_year(self.reading, &mut dated, year);
            let ahead = iso(&dated).is_some_and(|iso| iso >= &from[..iso.len().min(from.len())]);
            if given && ahead {
                *date = dated;
                return;
            }
        }
    }

    /// 今年底, 明年年底, 年内: no dates of their own, but by that one can be done.
    fn ends_of_year(&self, span: Span) -> Vec<Found> {
        let words = self.reading.get(span);
        let ends = words.match_indices('年').filter_map(|(at, _)| {
            let behind = &words[at + '年'.len_utf8()..];
            let end = ["底", "末", "内"]
                .iter()
                .find(|w| behind.starts_with(**w))?;
            let (start, later) = year_words(&words[..at])?;
            let bare = start == at;
            let named = Span::new(span.start + start, span.start + at + '年'.len_utf8());
            let last = named.end + end.len();
            let quoted = match (bare, self.reading.get(named).ends_with("年年")) {
                (true, _) => Span::new(named.start, last),
                (false, true) => Span::new(named.start, named.end - '年'.len_utf8()),
                (false, false) => named,
            };
            let bound = bound_len(&self.reading.text()[last..span.end]);
            Some(Found {
                date: Entity {
                    kind: EntityKind::Date,
                    span: quoted,
                    value: Some(self.year(later)),
                },
                index: None,
                end: last + bound,
                bounded: bound > 0 || *end == "内",
            })
        });
        ends.collect()
    }

    fn year(&self, later: i32) -> Value {
        let year: Option<i32> = self
            .times
            .issued
            .as_ref()
            .and_then(|iso| iso.get(..4)?.parse().ok());
        Value::Date {
            iso: year.map(|y| format!("{:04}", y + later)),
            precision: Precision::Year,
            approximate: true,
        }
    }
}

pub fn iso(date: &Entity) -> Option<&str> {
    match &date.value {
        Some(Value::Date { iso, .. }) => iso.as_deref(),
        _ => None,
    }
}

/// Where the words 今年, 明年 or nothing before a 年底 begin, and how many years they look ahead.
fn year_words(before: &str) -> Option<(usize, i32)> {
    let head = before.strip_suffix('年').unwrap_or(before);
    if let Some(named) = [("今", 0), ("本", 0), ("明", 1)]
        .into_iter()
        .find_map(|(word, later)| Some((head.strip_suffix(word)?.len(), later)))
    {
        return Some(named);
    }
    // 2023年底 is a date, 两年内 a span of time, 每年底 a habit.
    let other = |c: char| {
        c.is_ascii_digit()
            || numeral::is_han_numeral(c)
            || "年每去上当前往次近全历半多几".contains(c)
    };
    let alone = before
        .chars()
        .next_back()
        .is_none_or(|c| !other(c) && !c.is_whitespace());
    alone.then_some((before.len(), 0))
}

/// Length of the 底, 上旬, 上半年 that a date's text leaves out.
fn vague_len(behind: &str) -> usize {
    const VAGUE: [&str; 15] = [
        "年底", "底", "末", "初", "上旬", "中旬", "下旬", "上半年", "下半年", "一季度", "二季度",
        "三季度", "四季度", "份", "左右",
    ];
    let ordinal = behind.strip_prefix('第').unwrap_or(behind);
    let skipped = behind.len() - ordinal.len();
    let vague = VAGUE.iter().find(|w| ordinal.starts_with(**w));
    vague.map_or(0, |w| skipped + w.len())
}

fn bound_len(behind: &str) -> usize {
    let bounds = ["前", "之前", "以前", "内", "之内", "以内"];
    bounds
        .iter()
        .find(|w| behind.starts_with(**w))
        .map_or(0, |w| w.len())
}
