//! The report JSON, schema `taizhang/1`: the contract with everyone who reads a report, and nothing else.
//!
//! Texts are quoted from the source as they stand; spans are `[start, end)` in Unicode code points
//! of the decoded source text.

mod hand;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod schema;

use serde::{Deserialize, Serialize};

pub use crate::source::{LeftOut, Omission};
pub use hand::{Checked, Deleted, Hand};

/// The value of [`Report::schema`].
pub const SCHEMA: &str = "taizhang/1";

/// `[start, end)` in code points of the source text.
pub type PointSpan = [usize; 2];

/// What one document says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Report {
    pub schema: String,
    pub kind: DocumentKind,
    pub source: Source,
    pub meta: Meta,
    pub outline: Vec<Heading>,
    pub problems: Vec<Problem>,
    pub remaining: Vec<NumberedText>,
    pub commitments: Vec<NumberedText>,
    pub entities: Vec<Entity>,
    pub findings: Vec<Finding>,
    pub segments: Vec<Segment>,
    /// What was masked, where it was asked for; never the secrets themselves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub masked: Vec<Masked>,
    /// What a person took out of the analyser's report.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deleted: Vec<Deleted>,
    /// What was found of the person's own kinds, by its place; left out where there is nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own: Vec<OwnItem>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    RectificationReport,
    InspectionNotice,
    FeedbackNews,
    Other,
}

/// Where the text came from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Source {
    pub name: Option<String>,
    /// What the file is: `txt`, `docx`, `pdf` …; `None` for a text that was given decoded.
    #[serde(default)]
    pub format: Option<String>,
    pub media_type: Option<String>,
    /// Name of the encoding as in the WHATWG Encoding Standard, lower case; `None` for a text that was given decoded, and
    /// where the format leaves no choice.
    pub encoding: Option<String>,
    /// Of the bytes given, lower-case hexadecimal.
    pub sha256: Option<String>,
    /// Length of the bytes given.
    pub bytes: usize,
    /// Length of the decoded text in code points.
    pub chars: usize,
    /// Always `unicode_code_point`.
    pub offset_unit: String,
    /// How many pages it has; `None` where the format has no pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<usize>,
    /// What the file holds that is not in the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOut>,
    /// The decoded text, when it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A piece of the source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Quote {
    pub text: String,
    pub span: PointSpan,
}

/// A piece of the source and what it says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Valued<V> {
    pub text: String,
    pub span: PointSpan,
    pub value: V,
}

/// What the document says of itself; a field is `None` when it does not say.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Meta {
    pub title: Option<Quote>,
    pub inspected_body: Option<Quote>,
    pub authority: Option<Quote>,
    pub inspection_team: Option<Quote>,
    pub inspection_kind: Option<Valued<InspectionKind>>,
    pub round: Option<Quote>,
    pub inspection_period: Option<Valued<DateRange>>,
    /// ISO date, `None` where the written one cannot be read.
    pub feedback_date: Option<Valued<Option<String>>>,
    pub issued_date: Option<Valued<Option<String>>>,
    pub published_date: Option<Valued<Option<String>>>,
    pub issuer: Option<Quote>,
    pub declared: Declared,
    pub contact: Contact,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum InspectionKind {
    Routine,
    Special,
    Elevated,
    FollowUp,
    Mobile,
    Other,
}

/// ISO dates, each `None` if it cannot be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DateRange {
    pub start: Option<String>,
    pub end: Option<String>,
}

/// The counts that the document declares of its problems.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Declared {
    pub aspects: Option<u32>,
    pub items: Option<u32>,
    pub problems: Option<u32>,
    pub completed: Option<u32>,
    pub all_completed: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basically_completed: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_progress: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_completed: Option<u32>,
    /// 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completion_rate: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggestions: Option<u32>,
    /// The phrases that declare them.
    pub spans: Vec<PointSpan>,
}

/// For the public to write to; strings as written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Contact {
    pub phones: Vec<String>,
    pub emails: Vec<String>,
    pub address: Option<String>,
    pub postcode: Option<String>,
    /// Where they stand: phones, e-mail addresses, address, postcode, in this order.
    pub spans: Vec<PointSpan>,
}

/// A numbered (or part) heading and those below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Heading {
    pub marker: Option<String>,
    /// The heading as written, marker included.
    pub text: String,
    pub span: PointSpan,
    pub children: Vec<Heading>,
}

/// One entry of the ledger (台账).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Problem {
    /// `p1`, `p2`, … in document order.
    pub id: String,
    pub number_path: Vec<String>,
    pub aspect: Option<Quote>,
    pub group: Option<Quote>,
    pub title: Quote,
    pub detail: Option<Quote>,
    pub points: Vec<Item>,
    pub responses: Vec<Response>,
    pub status: Status,
    pub ongoing: bool,
    pub due: Option<Entity>,
    pub topics: Vec<Topic>,
    /// From the problem's marker to the end of its last answer.
    pub span: PointSpan,
    #[serde(flatten)]
    pub hand: Hand,
}

/// A point of an enumeration: marker as written, text without it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Item {
    /// What edits name it by; left out where it is its place: `p3r1i2`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    pub marker: Option<String>,
    pub text: String,
    pub span: PointSpan,
    #[serde(flatten)]
    pub hand: Hand,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Response {
    /// What edits name it by; left out where it is its place: `p3r1`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Without its colon; `None` for an answer without a label.
    pub label: Option<String>,
    pub kind: ResponseKind,
    /// What stands before the first marked point.
    pub summary: Option<Quote>,
    /// The whole answer without the label.
    pub text: String,
    pub span: PointSpan,
    pub items: Vec<Item>,
    #[serde(flatten)]
    pub hand: Hand,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ResponseKind {
    Measures,
    Outcome,
    Responsible,
    Deadline,
}

impl ResponseKind {
    /// Whether it tells what was done, and not by whom or until when.
    pub fn is_answer(self) -> bool {
        matches!(self, ResponseKind::Measures | ResponseKind::Outcome)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    Completed,
    InProgress,
    Ongoing,
    NotStarted,
    Unstated,
}

impl Status {
    /// In the order in which they are counted.
    pub const ALL: [Status; 5] = [
        Status::Completed,
        Status::InProgress,
        Status::Ongoing,
        Status::NotStarted,
        Status::Unstated,
    ];
}

/// A topic of the lexicon and the terms that called for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Topic {
    pub name: String,
    pub dimension: TopicDimension,
    pub spans: Vec<PointSpan>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TopicDimension {
    /// What the problem is about: 党费, 采购, 信访.
    Subject,
    /// The class by which inspections sort their findings (四个落实, 三个聚焦).
    InspectionClass,
}

/// A problem still open, or a numbered next step: the paragraph without its marker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct NumberedText {
    pub number_path: Vec<String>,
    pub text: String,
    pub span: PointSpan,
}

/// A dated, counted or named thing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Entity {
    pub kind: EntityKind,
    pub text: String,
    pub span: PointSpan,
    pub value: Option<Value>,
    #[serde(flatten)]
    pub hand: Hand,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EntityKind {
    Date,
    Period,
    Money,
    Percent,
    Quantity,
    Document,
    Phone,
    Email,
    Postcode,
    Address,
    Voucher,
}

/// The normalised value of an entity. Dates are ISO 8601, cut to their precision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
// Without `deny_unknown_fields` a period would be read back as a date without a day.
#[serde(untagged, deny_unknown_fields)]
pub enum Value {
    Date {
        /// `None` where a month or day has no year to inherit.
        iso: Option<String>,
        precision: Precision,
        #[serde(default, skip_serializing_if = "is_false")]
        approximate: bool,
    },
    /// Both ends inclusive; `None` for an open end, or one that cannot be read.
    Period {
        start: Option<String>,
        end: Option<String>,
        precision: Precision,
        #[serde(default, skip_serializing_if = "is_false")]
        approximate: bool,
    },
    Money {
        /// `None` for a foreign sum.
        yuan: Option<Number>,
        /// ISO 4217; left out for yuan.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        currency: Option<String>,
        /// In units of `currency`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        amount: Option<Number>,
        #[serde(default, skip_serializing_if = "is_false")]
        approximate: bool,
    },
    Percent {
        ratio: Number,
        #[serde(default, skip_serializing_if = "is_false")]
        approximate: bool,
    },
    Quantity {
        number: Number,
        unit: String,
        #[serde(default, skip_serializing_if = "is_false")]
        approximate: bool,
    },
    Voucher {
        period: Option<String>,
        number: u32,
    },
}

impl Value {
    /// Whether the text says 约, 余, 左右.
    pub fn is_approximate(&self) -> bool {
        match self {
            Value::Date { approximate, .. }
            | Value::Period { approximate, .. }
            | Value::Money { approximate, .. }
            | Value::Percent { approximate, .. }
            | Value::Quantity { approximate, .. } => *approximate,
            Value::Voucher { .. } => false,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    Day,
    Month,
    Year,
}

/// A number that is written without a fraction where it has none.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Number(pub f64);

impl Serialize for Number {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Up to 2^53 a whole f64 is exact.
        if self.0.fract() == 0.0 && self.0.abs() <= 9_007_199_254_740_992.0 {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

/// A thing of a kind that the person defined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OwnItem {
    /// The name of the kind.
    pub kind: String,
    pub text: String,
    pub span: PointSpan,
}

/// What a careful reader would want to check.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Finding {
    pub code: String,
    pub severity: Severity,
    /// In Chinese.
    pub message: String,
    pub message_en: String,
    pub spans: Vec<PointSpan>,
    pub data: serde_json::Map<String, serde_json::Value>,
    /// What a person found of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<Checked>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    Error,
    Warning,
    Info,
}

/// A piece of the document and its part in it; segments tile the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Segment {
    pub span: PointSpan,
    pub role: Role,
    /// The page it begins on, from 1; `None` where the format has no pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<usize>,
}

/// How much of a class was masked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Masked {
    pub class: crate::mask::Class,
    /// Different ones.
    pub secrets: usize,
    /// Where they stand in the text.
    pub places: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Navigation, view counters, advertisements.
    Chrome,
    Title,
    /// The sentence on who inspected whom, when.
    Opening,
    /// A heading above problems or paragraphs.
    Heading,
    /// How the rectification was organised, and other text outside the ledger.
    Body,
    /// A problem in its own words.
    Problem,
    /// An answer to a problem.
    Response,
    Remaining,
    Commitment,
    /// Invitation to write, contacts.
    Closing,
    /// Issuer and date under the text.
    Signature,
    /// White space between two others.
    Blank,
}

fn is_false(b: &bool) -> bool {
    !b
}
