//! What the parser of patterns says, in words for someone who seldom writes one.

use regex_syntax::ast::ErrorKind as Ast;
use regex_syntax::hir::ErrorKind as Hir;

/// In Chinese and English.
pub type Told = (&'static str, &'static str);

pub fn of_form(kind: &Ast) -> Told {
    use Ast::*;
    match kind {
        GroupUnclosed => ("圆括号“(”没有闭合。", "This bracket “(” is never closed."),
        GroupUnopened => (
            "多出一个“)”；要找括号本身，写成“\\)”。",
            "There is no “(” for this “)”. To find the sign itself, write “\\)”.",
        ),
        ClassUnclosed => ("方括号“[”没有闭合。", "This bracket “[” is never closed."),
        ClassEscapeInvalid => (
            "方括号里不能用这个转义。",
            "This escape cannot stand in square brackets.",
        ),
        ClassRangeInvalid => (
            "范围的起点在终点之后，应从小到大写。",
            "The range ends before it begins.",
        ),
        ClassRangeLiteral => (
            "范围的两端都应是单个字符。",
            "Both ends of a range must be single characters.",
        ),
        RepetitionMissing => (
            "“*”“+”“?”“{ }”前面没有可重复的内容；要找这个符号本身，前面加“\\”。",
            "Nothing stands before it that could be repeated. To find the sign itself, put “\\” before it.",
        ),
        RepetitionCountInvalid => (
            "重复次数的下限大于上限。",
            "The least number of repetitions is above the greatest.",
        ),
        RepetitionCountUnclosed => ("“{”没有闭合。", "This “{” is never closed."),
        RepetitionCountDecimalEmpty | DecimalEmpty => {
            ("这里应有一个数。", "A number is missing here.")
        }
        DecimalInvalid => ("这个数太大或写错了。", "This number is too large or wrong."),
        EscapeUnexpectedEof => (
            "“\\”后面应有一个字符；要找“\\”本身，写成“\\\\”。",
            "A character must follow “\\”. To find the sign itself, write “\\\\”.",
        ),
        EscapeUnrecognized => ("没有这个转义。", "There is no such escape."),
        EscapeHexEmpty | EscapeHexInvalid | EscapeHexInvalidDigit => (
            "字符编号写错了，应是十六进制数。",
            "The number of the character is wrong; it must be hexadecimal.",
        ),
        FlagDanglingNegation
        | FlagDuplicate { .. }
        | FlagRepeatedNegation { .. }
        | FlagUnexpectedEof
        | FlagUnrecognized => ("“(?…)”里的选项写错了。", "The flags in “(?…)” are wrong."),
        GroupNameDuplicate { .. } | GroupNameEmpty | GroupNameInvalid | GroupNameUnexpectedEof => {
            ("分组的名称写错了。", "The name of the group is wrong.")
        }
        NestLimitExceeded(_) => ("括号套得太深。", "The brackets are nested too deep."),
        CaptureLimitExceeded => ("分组太多。", "There are too many groups."),
        SpecialWordBoundaryUnclosed
        | SpecialWordBoundaryUnrecognized
        | SpecialWordOrRepetitionUnexpectedEof => (
            "词边界的写法不对。",
            "The boundary of a word is written wrongly.",
        ),
        UnicodeClassInvalid => ("字符类写错了。", "The class of characters is wrong."),
        UnsupportedBackreference => (
            "不支持反向引用（\\1 等）。",
            "References back to a group are not supported.",
        ),
        UnsupportedLookAround => (
            "不支持前后查看（(?=…)、(?<=…) 等）。",
            "Looking ahead or behind, as in (?=…), is not supported.",
        ),
        _ => ("这里的写法不对。", "This is not understood."),
    }
}

pub fn of_sense(kind: &Hir) -> Told {
    match kind {
        Hir::UnicodePropertyNotFound | Hir::UnicodePropertyValueNotFound => (
            "没有这个字符类；汉字写成 \\p{Han}。",
            "There is no such class of characters. Chinese ones are \\p{Han}.",
        ),
        Hir::UnicodeNotAllowed | Hir::InvalidUtf8 => (
            "这里不能关闭 Unicode。", "Unicode cannot be switched off here.",
        ),
        _ => ("不支持这种写法。", "This is not supported."),
    }
}
