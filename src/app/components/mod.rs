//! What stands on the page, one component a file.

mod charts;
mod dialog;
mod documents;
mod entities;
mod export_dialog;
mod facts;
mod find_bar;
mod findings;
mod header;
mod here_bar;
mod keep_dialog;
mod keys_dialog;
mod ledger;
mod ledger_table;
mod legend;
mod list_tools;
mod locate;
mod mask_dialog;
mod next_steps;
mod no_report;
mod offline;
mod pager;
mod paste_dialog;
mod problem;
mod problems;
mod review;
mod root;
mod source_facts;
mod status_bar;
mod text_pane;
mod welcome;
mod workspace;

pub use root::start;
