//! Documents for the tests of the exports.

use super::{Content, Exported};
use crate::report::Report;
use crate::source::{OpenError, Refusal};
use crate::{Options, Origin, analyze};

pub use crate::view::fixture::{TEXT, own, report};

/// The report of the fixture, or one of another text, under a name.
pub fn read(report: &Report) -> Exported<'_> {
    read_of(report, TEXT)
}

pub fn read_of<'a>(report: &'a Report, text: &'a str) -> Exported<'a> {
    Exported {
        name: report.source.name.as_deref().unwrap_or("青石镇.txt"),
        content: Content::Read { report, text },
    }
}

pub fn refusal() -> Refusal {
    (&OpenError::Empty).into()
}

pub fn refused(refusal: &Refusal) -> Exported<'_> {
    Exported {
        name: "空白.txt",
        content: Content::Refused(refusal),
    }
}

/// A report of an invented text.
pub fn report_of(text: &str) -> Report {
    analyze(text, &Origin::of_text(text), &Options::default())
}

/// The text of a report with as many problems as one asks for, in two aspects.
pub fn text_with(problems: usize) -> String {
    let mut text =
        String::from("中共青石镇委员会关于巡察整改进展情况的通报\n一、巡察反馈问题整改情况\n");
    for number in 0..problems {
        let in_aspect = number % problems.div_ceil(2);
        if in_aspect == 0 {
            let (mark, name) = if number == 0 {
                ("一", "甲")
            } else {
                ("二", "乙")
            };
            text += &format!("（{mark}）关于“{name}”方面\n");
        }
        text += &format!(
            "{}.关于“账目不清{number}”的问题\n整改情况：2024年3月退还{number}元，已完成整改。\n",
            in_aspect + 1
        );
    }
    text
}
