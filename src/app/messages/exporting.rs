//! What the window for exports says.

use super::Lang;
use crate::app::exporting::Subject;
use crate::app::scope::Scope;
use crate::export::Format;
use crate::export::job::Product;
use crate::export::paper::Paper;
use crate::view::describe;

impl Lang {
    pub fn product(self, product: Product) -> &'static str {
        let (zh, en) = match product {
            Product::File(Format::Xlsx) => ("Excel 工作簿（XLSX）", "Excel workbook (XLSX)"),
            Product::File(Format::Csv) => ("CSV，一行一个问题", "CSV, a row a problem"),
            Product::File(Format::CsvItems) => {
                ("CSV，一行一条措施", "CSV, a row a point of an answer")
            }
            Product::File(Format::Html) => ("带标注的网页（HTML）", "Annotated page (HTML)"),
            Product::File(Format::Markdown) => ("Markdown", "Markdown"),
            Product::File(Format::Json) => ("JSON", "JSON"),
            Product::File(Format::Ndjson) => ("NDJSON，一行一份", "NDJSON, a line a document"),
            Product::File(Format::Workspace) => (
                "工作区（换台电脑接着改）", "Workspace, to go on with elsewhere",
            ),
            Product::File(Format::JsonLd) => ("网页标注（JSON-LD）", "Web Annotations (JSON-LD)"),
            Product::Paper(Paper::Ledger) => ("打印台账", "Print the ledger"),
            Product::Paper(Paper::Text) => ("打印原文和标记", "Print the text with its marks"),
        };
        self.pick(zh, en)
    }

    /// What it is good for.
    pub fn product_hint(self, product: Product) -> &'static str {
        let (zh, en) = match product {
            Product::File(Format::Xlsx) => (
                "台账、概况、存疑、统计、要素五张表，可筛选、可改完成情况，A4 横向即可打印上交。",
                "Five sheets: ledger, overview, doubts, statistics, entities. Filters, a choice of statuses, set up for A4.",
            ),
            Product::File(Format::Csv) => (
                "导入别的系统或数据库；用 Excel、WPS 直接打开不会乱码。",
                "For other systems and databases; opens in any spreadsheet.",
            ),
            Product::File(Format::CsvItems) => (
                "每条措施单独一行，便于逐条分办、逐条销号。",
                "Each measure in a row of its own, to be handed out and ticked off.",
            ),
            Product::File(Format::Html) => (
                "一个文件，左边原文、右边台账，点击互相跳转；不联网也能看，适合发给同事。",
                "One file, text beside ledger, linked both ways; needs no network. To be passed on.",
            ),
            Product::File(Format::Markdown) => (
                "概况、台账、存疑、后续，纯文字表格，适合放进笔记或知识库。",
                "Facts, ledger, doubts and next steps as plain tables, for notes and wikis.",
            ),
            Product::File(Format::Json) => (
                "全部结果，供程序使用，与命令行 taizhang --pretty 相同；带原文的可以再拖进本页打开。",
                "Everything, for programs, as taizhang --pretty prints it. With its text it can be opened here again.",
            ),
            Product::File(Format::Workspace) => (
                "文档、人工修改、自定义类别和遮蔽名单都在一个文件里；拖进本页就能接着改，改过的仍可撤销。不带原文时只存修改，放入原文件后自动接上。开启遮蔽时不含自定义类别和遮蔽名单。",
                "Documents, changes by hand, own kinds and masks in one file. Dropped on this page, work goes on, and changes can still be undone. Without the texts only the changes are saved, and come back when the files are opened. While masking is on, own kinds and masks are left out.",
            ),
            Product::File(Format::Ndjson) => (
                "每份文档一行 JSON，适合成批处理。",
                "A line of JSON a document, for processing in bulk.",
            ),
            Product::File(Format::JsonLd) => (
                "按 W3C 网页标注标准写出每处标记的位置和引文，供标注软件使用。",
                "Each mark with its place and quotation by the W3C standard, for annotation tools.",
            ),
            Product::Paper(Paper::Ledger) => (
                "A4 横向，一张干净的台账，表头每页重复；也可在打印窗口里另存为 PDF。",
                "A clean table on A4, heads repeated on each page; the print window can save a PDF.",
            ),
            Product::Paper(Paper::Text) => (
                "A4 纵向，全文连同标记和图例，后面附存疑；也可另存为 PDF。",
                "The whole text with its marks and their legend, doubts at the end; can be saved as a PDF.",
            ),
        };
        self.pick(zh, en)
    }

    pub fn product_group(self, products: &[Product]) -> &'static str {
        let (zh, en) = match products {
            [Product::Paper(_), ..] => ("打印", "Print"),
            [Product::File(Format::Workspace), ..] => ("数据", "Data"),
            [Product::File(Format::Html), ..] => ("阅读", "To be read"),
            _ => ("表格", "Tables"),
        };
        self.pick(zh, en)
    }

    pub fn export_scope(self, scope: Scope, subject: &Subject, name: &str) -> String {
        match scope {
            Scope::Open => self.pick(format!("本文档：{name}"), format!("This document: {name}")),
            Scope::Listed => self.pick(
                format!("列表中的全部 {} 份", subject.read),
                format!("All {} in the list", subject.read),
            ),
            Scope::Picked => self.picked_scope(subject.read),
        }
    }

    /// How much it will be. `bytes` is `None` where that is not known, and reckoned where `about`.
    pub fn export_size(self, subject: &Subject, bytes: Option<f64>, about: bool) -> String {
        let mut told = vec![
            self.document_count(subject.read),
            self.problem_count(subject.problems),
        ];
        if let Some(bytes) = bytes {
            let size = describe::bytes(bytes as usize);
            told.push(match about {
                true => self.pick(format!("约 {size}"), format!("about {size}")),
                false => size,
            });
        }
        told.join(" · ")
    }

    /// What becomes of those that failed.
    pub fn export_failed(self, count: usize, named: bool) -> String {
        match named {
            true => self.pick(
                format!("{count} 份未能读取，文件里会列出名称和原因："),
                format!("{count} could not be read; they are named with the reason:"),
            ),
            false => self.pick(
                format!("{count} 份未能读取，不在其中："),
                format!("{count} could not be read and are left out:"),
            ),
        }
    }

    pub fn export_busy(self, count: usize) -> String {
        self.pick(
            format!("还有 {count} 份正在分析，不在其中。"),
            format!("{count} are still being analysed and are left out."),
        )
    }

    pub fn and_more(self, count: usize) -> String {
        self.pick(format!("等，另有 {count} 份"), format!("and {count} more"))
    }

    pub fn export_progress(self, done: usize, all: usize) -> String {
        self.pick(
            format!("已写出 {done} / {all}"),
            format!("{done} of {all} written"),
        )
    }

    pub fn export_broke_off(self, reason: &str) -> String {
        self.pick(
            format!("导出没有完成，请再试一次；如果还不行，请把这一行告诉维护者：{reason}"),
            format!(
                "The export was not finished. Try again; if that fails, tell its keeper: {reason}"
            ),
        )
    }

    pub fn sheet_columns(self, name: &str, columns: usize) -> String {
        self.pick(
            format!("{name}（{columns} 列）"),
            format!("{name} ({columns} columns)"),
        )
    }

    pub fn with_text(self, product: Product) -> &'static str {
        match product {
            Product::File(Format::Workspace) => self.pick("带上原文", "With the texts"),
            _ => self.pick(
                "带上原文（以后可以再打开）",
                "With the text, so that it can be opened again",
            ),
        }
    }

    pub fn export_word(self, word: Word) -> &'static str {
        let (zh, en) = match word {
            Word::PrintKey => (
                "打印台账或原文；在图表页打印图表",
                "print the ledger or the text; among the charts, these",
            ),
            Word::Print => ("打印", "Print"),
            Word::Save => ("保存", "Save"),
            Word::Scope => ("范围", "What"),
            Word::Format => ("格式", "Format"),
            Word::HeadsIn => ("表头语言", "Language of the heads"),
            Word::Name => ("文件名", "File name"),
            Word::Preview => ("预览", "Preview"),
            Word::FirstRows => ("开头几行", "The first rows"),
            Word::Previewing => ("正在准备预览……", "Preparing the preview …"),
            Word::NoRows => (
                "没有问题条目，表是空的。", "No problems: the table is empty.",
            ),
            Word::Writing => ("正在写出", "Writing"),
            Word::Nothing => (
                "这里没有分析好的文档。", "There is no analysed document here.",
            ),
        };
        self.pick(zh, en)
    }
}

/// What is said the same way every time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    Print,
    /// In the list of keys.
    PrintKey,
    Save,
    Scope,
    Format,
    HeadsIn,
    Name,
    Preview,
    FirstRows,
    Previewing,
    NoRows,
    Writing,
    Nothing,
}
