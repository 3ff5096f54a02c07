//! Correcting by hand.

use super::Lang;
use crate::report::ResponseKind;
use crate::review::Field;

macro_rules! phrases {
    ($($name:ident: $zh:literal, $en:literal;)*) => {
        impl Lang {
            $(pub fn $name(self) -> &'static str {
                self.pick($zh, $en)
            })*
        }
    };
}

phrases! {
    edit: "修改", "Edit";
    edit_done: "改好了", "Done";
    undo: "撤销", "Undo";
    redo: "重做", "Redo";
    edited_by_hand: "人工修改", "Edited";
    added_by_hand: "人工新增", "Added";
    analysed_value: "原识别结果", "As it was read";
    restore: "恢复", "Restore";
    nothing_there: "（无）", "(nothing)";
    note: "备注", "Note";
    due_hint: "如 2024-06-30 或 2024-06", "such as 2024-06-30, 2024-06";
    due_wrong: "日期请写成 2024-06-30、2024-06 或 2024", "Write the date as 2024-06-30, 2024-06 or 2024";
    delete: "删除", "Delete";
    delete_problem: "删除此问题", "Delete this problem";
    merge_next: "与下一问题合并", "Merge with the next";
    split_here: "从此处拆为新问题", "Split from here";
    add_answer: "增加", "Add";
    add_point: "增加一条", "Add a point";
    add_problem: "新增问题", "Add a problem";
    new_point: "新的一条", "New point";
    new_answer: "新增内容", "New answer";
    new_problem: "新问题", "New problem";
    deleted_things: "已删除", "Deleted";
    undelete: "恢复", "Bring back";
    edit_points: "要点与拆分", "Points, and where to split";
    selected_text: "选中的文字", "Selected text";
    mark_as: "标为要素", "Mark as";
    entity_kind: "要素种类", "Kind of entity";
    make_problem: "新建问题", "New problem";
    as_detail: "作为详情", "As detail";
    as_title: "作为标题", "As title";
    as_measures: "作为整改措施", "As measures";
    as_outcome: "作为整改成效", "As outcome";
    split_at_selection: "从选中处拆分问题", "Split the problem here";
    choose_problem_first: "先在台账中选一个问题，就能把文字放进去", "Choose a problem first to put the text into it";
    drop_entity: "不是要素", "No entity";
    check_state: "核查", "Checked";
    not_checked: "未核查", "Not checked";
    key_edit: "修改所选问题", "Edit the chosen problem";
    key_undo: "撤销、重做修改", "Undo, redo an edit";
    key_select: "选中所选之处的文字，Shift+方向键调整", "Select the text of what is chosen; Shift+arrows change it";
    made_by_hand: "人工修改记录", "Edits by hand";
}

impl Lang {
    /// The name of a field that a person may change.
    pub fn field(self, field: Field) -> &'static str {
        let (zh, en) = match field {
            Field::Title => ("标题", "Title"),
            Field::Detail => ("详情", "Detail"),
            Field::Aspect => ("方面", "Aspect"),
            Field::Group => ("类别", "Group"),
            Field::NumberPath => ("编号", "Number"),
            Field::Status => ("完成情况", "Status"),
            Field::Ongoing => ("长期坚持", "Ongoing"),
            Field::Due => ("完成时限", "Due"),
            Field::Text => ("内容", "Text"),
            Field::Label => ("名称", "Label"),
            Field::Kind => ("种类", "Kind"),
            Field::Marker => ("序号", "Marker"),
            Field::Value => ("数值", "Value"),
        };
        self.pick(zh, en)
    }

    pub fn value_wrong(self, example: &str) -> String {
        match self {
            Lang::Zh => format!("请按这样的写法：{example}"),
            Lang::En => format!("Write it like this: {example}"),
        }
    }

    pub fn into_problem(self, number: usize) -> String {
        match self {
            Lang::Zh => format!("放入问题{number}："),
            Lang::En => format!("Into problem {number}:"),
        }
    }

    pub fn edits_missed(self, count: usize) -> String {
        match self {
            Lang::Zh => format!("有{count}处修改在现在的文本中找不到位置，已保留但未生效。"),
            Lang::En => format!(
                "{count} edits find no place in the text as it is now; they are kept, but not shown."
            ),
        }
    }

    pub fn answer_name(self, kind: ResponseKind, number: usize) -> String {
        format!("{}{number}", self.response(kind))
    }

    pub fn point_name(self, number: usize) -> String {
        match self {
            Lang::Zh => format!("第{number}条"),
            Lang::En => format!("Point {number}"),
        }
    }
}
