//! All that the page says, in its two languages. A sentence that lacks one of them does not compile.

mod charts;
mod en;
mod exporting;
mod findings;
mod help;
mod keep;
mod labels;
mod language;
mod mask;
mod offline;
mod own;
mod picked;
mod places;
mod review;
mod search;
mod sentences;
mod table;
mod tour;
mod workspace;
mod zh;

pub use crate::view::Lang;
pub use exporting::Word;

impl Lang {
    pub fn messages(self) -> &'static Messages {
        match self {
            Lang::Zh => &zh::MESSAGES,
            Lang::En => &en::MESSAGES,
        }
    }
}

/// Everything that is said the same way every time.
pub struct Messages {
    pub app_name: &'static str,
    pub page_title: &'static str,
    // Header
    pub open_files: &'static str,
    pub open_folder: &'static str,
    pub paste: &'static str,
    pub sample: &'static str,
    pub sample_name: &'static str,
    pub export: &'static str,
    /// In the other language, for those who cannot read this one.
    pub switch_language: &'static str,
    pub to_dark: &'static str,
    pub to_light: &'static str,
    pub keys: &'static str,
    pub actions: &'static str,
    // Nothing loaded
    pub welcome_title: &'static str,
    pub welcome_text: &'static str,
    pub welcome_drop: &'static str,
    pub welcome_formats: &'static str,
    pub welcome_private: &'static str,
    pub drop_here: &'static str,
    // Documents
    pub documents: &'static str,
    pub filter_documents: &'static str,
    pub documents_shown: &'static str,
    pub sort_by: &'static str,
    pub reverse: &'static str,
    pub none_listed: &'static str,
    pub retry_failed: &'static str,
    pub remove_failed: &'static str,
    pub waiting: &'static str,
    pub reading: &'static str,
    pub taking_out: &'static str,
    pub analysing: &'static str,
    pub opening: &'static str,
    pub remove: &'static str,
    pub retry: &'static str,
    pub cancel: &'static str,
    pub cancel_all: &'static str,
    pub pasted_name: &'static str,
    // Failures
    pub cannot_read: &'static str,
    pub unreadable: &'static str,
    pub died: &'static str,
    pub no_reader: &'static str,
    pub took_too_long: &'static str,
    pub cancelled: &'static str,
    // Panes
    pub text: &'static str,
    pub ledger: &'static str,
    pub to_ledger: &'static str,
    pub view: &'static str,
    pub legend: &'static str,
    pub all_on: &'static str,
    pub all_off: &'static str,
    pub here: &'static str,
    pub find: &'static str,
    pub find_in_text: &'static str,
    pub find_next: &'static str,
    pub find_previous: &'static str,
    // Ledger
    pub problems: &'static str,
    pub facts: &'static str,
    pub findings: &'static str,
    pub entities: &'static str,
    pub next_steps: &'static str,
    pub no_problems: &'static str,
    pub no_findings: &'static str,
    pub no_entities: &'static str,
    pub not_a_report_hint: &'static str,
    pub show_whole: &'static str,
    pub show_titles: &'static str,
    pub copy_ledger: &'static str,
    pub copy_problem: &'static str,
    pub points: &'static str,
    pub long_term: &'static str,
    pub not_stated: &'static str,
    pub show_in_text: &'static str,
    pub no_place: &'static str,
    pub previous_page: &'static str,
    pub next_page: &'static str,
    pub all_kinds: &'static str,
    pub value: &'static str,
    // Facts
    pub contact: &'static str,
    pub outline: &'static str,
    pub source: &'static str,
    pub source_name: &'static str,
    pub source_format: &'static str,
    pub source_pages: &'static str,
    pub source_encoding: &'static str,
    pub change_encoding: &'static str,
    pub left_out: &'static str,
    pub source_size: &'static str,
    pub source_chars: &'static str,
    pub source_hash: &'static str,
    // Dialogs
    pub close: &'static str,
    pub paste_title: &'static str,
    pub paste_label: &'static str,
    pub paste_go: &'static str,
    pub keys_title: &'static str,
    pub keys_on: &'static str,
    pub key_problems: &'static str,
    pub key_findings: &'static str,
    pub key_entities: &'static str,
    pub key_documents: &'static str,
    pub key_find: &'static str,
    pub key_tabs: &'static str,
    pub key_open: &'static str,
    pub key_escape: &'static str,
    pub key_help: &'static str,
    pub key_tab: &'static str,
    pub export_title: &'static str,
    pub export_table: &'static str,
    pub export_table_hint: &'static str,
    // Notices
    pub copy_failed: &'static str,
    pub save_failed: &'static str,
    pub nothing_dropped: &'static str,
    pub walking_folders: &'static str,
}
