//! Names of what the report's enumerations hold.

use crate::report::{DocumentKind, EntityKind, InspectionKind, ResponseKind, Severity, Status};

use super::Lang;
use super::facts::Fact;
use super::kind::Kind;
use super::rules::rule;
use crate::mask::Class;

impl Lang {
    pub fn kind(self, kind: Kind) -> &'static str {
        let (zh, en) = match kind {
            Kind::Heading => ("标题", "Headings"),
            Kind::Problem => ("问题", "Problems"),
            Kind::Response => ("整改", "Answers"),
            Kind::Remaining => ("仍存在的问题", "Still open"),
            Kind::Commitment => ("下一步", "Next steps"),
            Kind::Fact => ("概况", "Facts"),
            Kind::Entity(entity) => return self.entity(entity),
            Kind::Finding(severity) => return self.severity(severity),
            Kind::Own(_) => ("自定义", "Own kinds"),
        };
        self.pick(zh, en)
    }

    /// A shorter name, for a legend of many kinds.
    pub fn kind_in_legend(self, kind: Kind) -> &'static str {
        let english = match kind {
            Kind::Heading => "Head",
            Kind::Problem => "Problem",
            Kind::Response => "Answer",
            Kind::Remaining => "Open",
            Kind::Commitment => "Next",
            Kind::Fact => "Fact",
            Kind::Entity(EntityKind::Date) => "Date",
            Kind::Entity(EntityKind::Period) => "Period",
            Kind::Entity(EntityKind::Money) => "Sum",
            Kind::Entity(EntityKind::Percent) => "Percent",
            Kind::Entity(EntityKind::Quantity) => "Count",
            Kind::Entity(EntityKind::Document) => "Doc",
            Kind::Entity(EntityKind::Phone) => "Phone",
            Kind::Entity(EntityKind::Email) => "Mail",
            Kind::Entity(EntityKind::Postcode) => "Post",
            Kind::Entity(EntityKind::Address) => "Addr",
            Kind::Entity(EntityKind::Voucher) => "Voucher",
            Kind::Finding(Severity::Error) => "Error",
            Kind::Finding(Severity::Warning) => "Warn",
            Kind::Finding(Severity::Info) => "Note",
            Kind::Own(_) => "Own",
        };
        self.pick(self.kind(kind), english)
    }

    /// What is masked.
    pub fn mask_class(self, class: Class) -> &'static str {
        let (zh, en) = match class {
            Class::Name => ("人名", "Names of persons"),
            Class::Phone => ("电话", "Telephone"),
            Class::Email => ("邮箱", "E-mail"),
            Class::Address => ("地址", "Postal address"),
            Class::Postcode => ("邮编", "Postcode"),
            Class::Identity => ("身份证号", "Identity number"),
            Class::Card => ("银行卡号", "Bank card"),
            Class::Plate => ("车牌号", "Number plate"),
            Class::Other => ("手工添加", "Added by hand"),
        };
        self.pick(zh, en)
    }

    pub fn entity(self, kind: EntityKind) -> &'static str {
        let (zh, en) = match kind {
            EntityKind::Date => ("日期", "Dates"),
            EntityKind::Period => ("时段", "Periods"),
            EntityKind::Money => ("金额", "Sums"),
            EntityKind::Percent => ("百分比", "Percentages"),
            EntityKind::Quantity => ("数量", "Counts"),
            EntityKind::Document => ("文件", "Documents"),
            EntityKind::Phone => ("电话", "Telephones"),
            EntityKind::Email => ("邮箱", "E-mail"),
            EntityKind::Postcode => ("邮编", "Postcodes"),
            EntityKind::Address => ("地址", "Addresses"),
            EntityKind::Voucher => ("凭证", "Vouchers"),
        };
        self.pick(zh, en)
    }

    pub fn severity(self, severity: Severity) -> &'static str {
        let (zh, en) = match severity {
            Severity::Error => ("错误", "Errors"),
            Severity::Warning => ("疑点", "Warnings"),
            Severity::Info => ("提示", "Remarks"),
        };
        self.pick(zh, en)
    }

    pub fn status(self, status: Status) -> &'static str {
        let (zh, en) = match status {
            Status::Completed => ("已完成", "Completed"),
            Status::InProgress => ("正在整改", "In progress"),
            Status::Ongoing => ("长期坚持", "Ongoing"),
            Status::NotStarted => ("未启动", "Not started"),
            Status::Unstated => ("未写明", "Not stated"),
        };
        self.pick(zh, en)
    }

    pub fn response(self, kind: ResponseKind) -> &'static str {
        let (zh, en) = match kind {
            ResponseKind::Measures => ("整改措施", "Measures"),
            ResponseKind::Outcome => ("整改成效", "Outcome"),
            ResponseKind::Responsible => ("责任", "Responsible"),
            ResponseKind::Deadline => ("时限", "Deadline"),
        };
        self.pick(zh, en)
    }

    pub fn document(self, kind: DocumentKind) -> &'static str {
        let (zh, en) = match kind {
            DocumentKind::RectificationReport => ("整改通报", "rectification report"),
            DocumentKind::InspectionNotice => ("巡察公告", "notice of an inspection"),
            DocumentKind::FeedbackNews => ("反馈巡察情况的消息", "news of a feedback meeting"),
            DocumentKind::Other => ("别的文字", "text of another kind"),
        };
        self.pick(zh, en)
    }

    pub fn inspection(self, kind: InspectionKind) -> &'static str {
        let (zh, en) = match kind {
            InspectionKind::Routine => ("常规巡察", "routine"),
            InspectionKind::Special => ("专项巡察", "special"),
            InspectionKind::Elevated => ("提级巡察", "elevated"),
            InspectionKind::FollowUp => ("巡察“回头看”", "follow-up"),
            InspectionKind::Mobile => ("机动巡察", "mobile"),
            InspectionKind::Other => ("其他", "other"),
        };
        self.pick(zh, en)
    }

    pub fn fact(self, fact: Fact) -> &'static str {
        let (zh, en) = match fact {
            Fact::Title => ("标题", "Title"),
            Fact::InspectedBody => ("被巡察单位", "Inspected body"),
            Fact::Authority => ("派出巡察的党委", "Authority"),
            Fact::Team => ("巡察组", "Inspection team"),
            Fact::InspectionKind => ("巡察方式", "Kind of inspection"),
            Fact::Round => ("轮次", "Round"),
            Fact::Period => ("巡察时间", "Visit"),
            Fact::Feedback => ("反馈日期", "Feedback"),
            Fact::Issued => ("落款日期", "Signed on"),
            Fact::Published => ("发布日期", "Published"),
            Fact::Issuer => ("落款单位", "Issuer"),
            Fact::Declared => ("所称数目", "Declared counts"),
            Fact::Contact => ("联系方式", "Contact"),
        };
        self.pick(zh, en)
    }

    /// The name of a finding's rule; a code that came later is shown as it is.
    pub fn finding(self, code: &str) -> &str {
        rule(code).map_or(code, |rule| rule.name(self))
    }

    /// What a source is, by [`Source::format`](crate::report::Source::format).
    pub fn source_format(self, format: Option<&str>) -> String {
        match format {
            None => self.pick("以文字粘贴", "pasted as text").into(),
            Some("txt") => self.pick("纯文本", "plain text").into(),
            Some(id) => id.to_uppercase(),
        }
    }

    /// Before the date by which a problem shall be done.
    pub fn due(self) -> &'static str {
        self.pick("时限", "Due")
    }

    /// Of a problem without one.
    pub fn no_answer(self) -> &'static str {
        self.pick("没有找到对应的整改内容", "No answer to it was found")
    }

    /// The list of [`Report::remaining`](crate::report::Report::remaining).
    pub fn remaining(self) -> &'static str {
        self.pick("仍存在的问题", "Problems still open")
    }

    /// The list of [`Report::commitments`](crate::report::Report::commitments).
    pub fn commitments(self) -> &'static str {
        self.pick("下一步打算", "What comes next")
    }

    /// Of a file that is no report: why.
    pub fn not_read(self, reason: &str) -> String {
        self.pick(
            format!("未能读取：{reason}"),
            format!("could not be read: {reason}"),
        )
    }

    /// A text and what it means.
    pub fn with_value(self, text: &str, value: &str) -> String {
        self.pick(format!("{text}（{value}）"), format!("{text} ({value})"))
    }

    /// Of a date that stands in the text and is no date.
    pub fn unreadable_date(self) -> &'static str {
        self.pick("日期无法辨认", "date cannot be read")
    }

    /// Before the number of problems that a report lists.
    pub fn found(self) -> &'static str {
        self.pick("实际列出", "It lists")
    }

    /// Pages of a document, from 1.
    pub fn pages(self, first: usize, last: usize) -> String {
        match first == last {
            true => self.pick(format!("第{first}页"), format!("page {first}")),
            false => self.pick(
                format!("第{first}–{last}页"),
                format!("pages {first}–{last}"),
            ),
        }
    }

    /// Code points of a text, from 1, the last one included.
    pub fn characters(self, first: usize, last: usize) -> String {
        self.pick(
            format!("第{first}–{last}字"),
            format!("characters {first}–{last}"),
        )
    }

    pub fn yes_no(self, yes: bool) -> &'static str {
        if yes {
            self.pick("是", "yes")
        } else {
            self.pick("否", "no")
        }
    }
}
