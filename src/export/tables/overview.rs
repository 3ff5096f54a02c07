//! The facts of the heads (概况), a row a document; what could not be read stands among them with its reason.

use super::{Head, Table, head};
use crate::export::{Cell, Content, Exported};
use crate::report::{Report, Status};
use crate::view::Lang;
use crate::view::facts::{FACTS, Fact, said};

type Column = (Head, fn(&Report, Lang) -> Cell);

/// From here on it is about the file, and no longer about what stands in it.
pub const FORMAT_HEAD: Head = head("格式", "Format", 10.0);

/// Behind the facts and the statuses.
const COLUMNS: [Column; 7] = [
    (head("存疑", "Doubts", 7.0), |report, _| {
        Cell::count(report.findings.len())
    }),
    (FORMAT_HEAD, |report, lang| {
        Cell::text(lang.source_format(report.source.format.as_deref()))
    }),
    (head("页数", "Pages", 7.0), |report, _| {
        report.source.pages.map_or(Cell::Empty, Cell::count)
    }),
    (head("字数", "Characters", 10.0), |report, _| {
        Cell::count(report.source.chars)
    }),
    (
        head("未放进正文的内容", "Left out of the text", 24.0),
        left_out,
    ),
    (head("已脱敏", "Masked", 14.0), masked),
    (head("SHA-256", "SHA-256", 20.0), |report, _| {
        Cell::text(report.source.sha256.as_deref().unwrap_or_default())
    }),
];

pub fn overview(documents: &[Exported], lang: Lang) -> Table {
    let mut heads = vec![
        head("文档", "Document", 22.0),
        head("说明", "What it is", 16.0),
    ];
    heads.extend(FACTS.map(fact_head));
    heads.push(head("问题", "Problems", 7.0));
    heads.extend(Status::ALL.map(status_head));
    heads.extend(COLUMNS.iter().map(|column| column.0));
    let rows = documents.iter().map(|document| {
        let mut row = vec![Cell::text(document.name)];
        match document.content {
            Content::Read { report, .. } => row.extend(of_report(report, lang)),
            Content::Refused(refusal) => {
                let reason = lang.pick(&refusal.message, &refusal.message_en);
                row.push(Cell::text(lang.not_read(reason)));
            }
        }
        row.resize(heads.len(), Cell::Empty);
        row
    });
    Table {
        name: lang.pick("概况", "Overview"),
        rows: rows.collect(),
        heads,
    }
}

fn of_report(report: &Report, lang: Lang) -> Vec<Cell> {
    let mut cells = vec![Cell::text(lang.document(report.kind))];
    cells.extend(FACTS.map(|fact| fact_cell(report, fact, lang)));
    cells.push(Cell::count(report.problems.len()));
    cells.extend(Status::ALL.map(|status| {
        let of_status = report.problems.iter().filter(|it| it.status == status);
        Cell::count(of_status.count())
    }));
    cells.extend(COLUMNS.iter().map(|(_, cell)| cell(report, lang)));
    cells
}

fn fact_head(fact: Fact) -> Head {
    let width = match fact {
        Fact::Title | Fact::Contact | Fact::Declared => 30.0,
        Fact::Feedback | Fact::Issued | Fact::Published => 12.0,
        _ => 18.0,
    };
    head(Lang::Zh.fact(fact), Lang::En.fact(fact), width)
}

pub(super) fn status_head(status: Status) -> Head {
    head(Lang::Zh.status(status), Lang::En.status(status), 9.0)
}

fn fact_cell(report: &Report, fact: Fact, lang: Lang) -> Cell {
    let dated = match fact {
        Fact::Feedback => &report.meta.feedback_date,
        Fact::Issued => &report.meta.issued_date,
        Fact::Published => &report.meta.published_date,
        _ => &None,
    };
    if let Some(iso) = dated.as_ref().and_then(|dated| dated.value.as_ref()) {
        return Cell::date(iso);
    }
    match said(report, fact, lang) {
        (Some(text), Some(value)) => Cell::text(lang.with_value(&text, &value)),
        (text, _) => Cell::text(text.unwrap_or_default()),
    }
}

fn left_out(report: &Report, lang: Lang) -> Cell {
    let omissions = report.source.left_out.iter();
    let lines: Vec<String> = omissions
        .map(|omission| lang.omission(omission.what, omission.count))
        .collect();
    Cell::text(lines.join("\n"))
}

/// How much of which class is hidden in the text.
fn masked(report: &Report, lang: Lang) -> Cell {
    let lines: Vec<String> = report
        .masked
        .iter()
        .map(|it| {
            let class = lang.mask_class(it.class);
            lang.pick(
                format!("{class} {} 项 {} 处", it.secrets, it.places),
                format!("{class}: {} in {} places", it.secrets, it.places),
            )
        })
        .collect();
    Cell::text(lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture;
    use crate::report::Valued;

    fn cell<'a>(table: &'a Table, row: usize, name: &str) -> &'a Cell {
        let column = table.head_names(Lang::Zh).position(|head| head == name);
        &table.rows[row][column.unwrap()]
    }

    #[test]
    fn a_row_tells_the_facts_and_counts_the_problems() {
        let mut report = fixture::report();
        report.problems[1].status = Status::InProgress;
        report.meta.issued_date = Some(Valued {
            text: "2024年6月5日".into(),
            span: [0, 0],
            value: Some("2024-06-05".into()),
        });
        report.meta.feedback_date = Some(Valued {
            text: "2022412日".into(),
            span: [0, 0],
            value: None,
        });
        let table = overview(&[fixture::read(&report)], Lang::Zh);
        assert_eq!(cell(&table, 0, "被巡察单位"), &Cell::text("青石镇"));
        assert_eq!(
            cell(&table, 0, "落款日期"),
            &Cell::Date("2024-06-05".into())
        );
        assert_eq!(
            cell(&table, 0, "反馈日期"),
            &Cell::text("2022412日（日期无法辨认）")
        );
        assert_eq!(cell(&table, 0, "问题"), &Cell::Number(2.0));
        assert_eq!(cell(&table, 0, "已完成"), &Cell::Number(1.0));
        assert_eq!(cell(&table, 0, "正在整改"), &Cell::Number(1.0));
    }

    #[test]
    fn what_could_not_be_read_is_named_with_the_reason() {
        let refusal = fixture::refusal();
        let report = fixture::report();
        let documents = [fixture::read(&report), fixture::refused(&refusal)];
        let table = overview(&documents, Lang::Zh);
        assert_eq!(cell(&table, 1, "文档"), &Cell::text("空白.txt"));
        let reason = cell(&table, 1, "说明").shown();
        assert!(reason.starts_with("未能读取：文件是空的"), "{reason}");
        assert_eq!(table.rows[1].len(), table.heads.len());
    }
}
