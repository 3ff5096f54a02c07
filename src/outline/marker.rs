//! Markers at the start of a line: 一、 （一） 1. （1） ① 一是 问题1 …

use crate::text::Span;

/// The family a marker belongs to. Levels are *usually* nested in this order (GB/T 9704-2012,
/// 7.3.3), but real reports skip and leave it: order is evidence, never a law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkerKind {
    /// 一、
    Part,
    /// 第一方面, 第一，
    Ordinal,
    /// （一）
    ParenHan,
    /// 1. 1、 1．
    Arabic,
    /// 1.1
    Dotted,
    /// （1） 1）
    ParenArabic,
    /// ①
    Circled,
    /// 问题1 问题一 【问题1】
    Problem,
    /// 一是
    Shi,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker {
    pub kind: MarkerKind,
    /// The number; `None` where the source lost it.
    pub number: Option<u32>,
    /// As quoted: with brackets and dot, without the mark that only separates (问题1 not 问题1：).
    pub span: Span,
}
