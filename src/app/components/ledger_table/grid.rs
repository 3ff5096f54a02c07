//! The table itself, by mouse, finger and keyboard. The focus stays on the grid, which tells what cell it is at: rows that
//! are scrolled away are not drawn and could not keep it.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::head::{heads, next_sort};
use super::menu::Anchor;
use super::row::{TableRow, cell_id, cell_of};
use super::tools::copy;
use crate::app::hooks::{App, Laid, Rows, use_app, use_rows_under};
use crate::app::state::Action;
use crate::app::table::{Change, Column, Cursor, Extent, copied_row};
use crate::app::web::{document, is_narrow, target_element, window};
use crate::export::tsv;

/// As the stylesheet has them.
const ROW_PIXELS: f64 = 66.0;
const HEAD_PIXELS: f64 = 44.0;

#[derive(PartialEq, Properties)]
pub struct GridProps {
    pub laid: Rc<Laid>,
    pub columns: Rc<Vec<Column>>,
    pub open_menu: Callback<(Column, Anchor)>,
}

#[component]
pub fn Grid(props: &GridProps) -> Html {
    let app = use_app();
    let (laid, columns) = (&props.laid, &props.columns);
    let count = laid.sifted.shown.len();
    let rows = use_rows_under(count, ROW_PIXELS, HEAD_PIXELS);
    let table = &app.state.table;
    let cursor = table.cursor.within(extent(props, 1));
    // What was scrolled to stays, unless the keyboard goes elsewhere or other rows are shown.
    use_effect_with((cursor, table.query.clone(), columns.clone()), {
        let rows = rows.clone();
        move |(cursor, _, _)| {
            if let Some(row) = cursor.row.checked_sub(1) {
                rows.reveal(row);
            }
            reveal_column(&rows, cursor.column);
        }
    });
    let control = Control {
        app: app.clone(),
        laid: laid.clone(),
        columns: columns.clone(),
        cursor,
        open_menu: props.open_menu.clone(),
    };
    let onkeydown = {
        let (control, extent) = (control.clone(), extent(props, rows.per_page()));
        Callback::from(move |event: KeyboardEvent| control.key(&event, extent))
    };
    let onclick = Callback::from(move |event: MouseEvent| control.click(&event));
    let is_drawn = cursor.row == 0 || rows.drawn.contains(&(cursor.row - 1));
    let opened = table.opened;
    let drawn = rows.drawn.clone().map(|place| {
        let number = place + 1;
        let here = cursor.row == number;
        let entry = laid.sheet.entry(laid.sifted.shown[place] as usize);
        let is_opened = entry.is_some_and(|it| opened == Some((it.doc.id, it.problem)));
        html! {
            <TableRow key={number} laid={laid.clone()} {number} columns={columns.clone()} at={here.then_some(cursor.column)}
                whole={here && cursor.whole} opened={is_opened} lang={app.lang()} />
        }
    });
    html! {
        <div ref={&rows.scroller} class="grid" role="grid" tabindex="0" aria-label={app.lang().view(app.state.view)}
            aria-describedby={super::TABLE_KEYS} aria-rowcount={(count + 1).to_string()}
            aria-colcount={columns.len().to_string()} aria-multiselectable="false"
            aria-activedescendant={is_drawn.then(|| cell_id(cursor.row, cursor.column))}
            onscroll={rows.onscroll.clone()} {onkeydown} {onclick}>
            { heads(&app, laid, columns, (cursor.row == 0).then_some(cursor.column)) }
            <div role="rowgroup" class="drawn-rows">{ for drawn }</div>
            if count == 0 {
                <p class="nothing">{ app.lang().table().nothing_fits }</p>
            }
        </div>
    }
}

fn extent(props: &GridProps, page: usize) -> Extent {
    Extent {
        rows: props.laid.sifted.shown.len(),
        columns: props.columns.len(),
        page,
    }
}

/// What mouse and keyboard do.
#[derive(Clone)]
struct Control {
    app: App,
    laid: Rc<Laid>,
    columns: Rc<Vec<Column>>,
    cursor: Cursor,
    open_menu: Callback<(Column, Anchor)>,
}

impl Control {
    fn key(&self, event: &KeyboardEvent, extent: Extent) {
        if event.is_composing() || event.alt_key() {
            return;
        }
        let control = event.ctrl_key() || event.meta_key();
        let key = event.key();
        if let Some(cursor) = self.cursor.after(&key, control, extent) {
            event.prevent_default();
            return self.go(cursor);
        }
        match key.as_str() {
            "Enter" if self.cursor.row == 0 => self.open_menu(self.cursor.column),
            "Enter" => self.open(self.cursor.row),
            "Escape" => self.close(),
            " " if event.shift_key() && self.cursor.row > 0 => self.select(),
            // Where something is selected with the mouse, the browser copies that.
            "c" | "C" if control && nothing_selected() => self.copy(),
            _ => return,
        }
        event.prevent_default();
    }

    fn click(&self, event: &MouseEvent) {
        let Some(target) = target_element(event) else {
            return;
        };
        let cell: Option<Element> = target.closest(".cell").ok().flatten();
        let Some((row, column)) = cell.and_then(|cell| cell_of(&cell.id())) else {
            return;
        };
        let in_menu_button = target.closest(".head-menu").ok().flatten().is_some();
        if row > 0 && !nothing_selected() {
            return;
        }
        let cursor = Cursor {
            row,
            column,
            whole: false,
        };
        self.app.act(Action::Table(Change::Cursor(cursor)));
        match row {
            0 if in_menu_button => self.open_menu(column),
            0 => self.sort(column),
            _ => self.open(row),
        }
    }

    /// What is shown whole goes along.
    fn go(&self, cursor: Cursor) {
        self.app.act(Action::Table(Change::Cursor(cursor)));
        if self.app.state.table.opened.is_some() && cursor.row > 0 && cursor.row != self.cursor.row
        {
            self.open(cursor.row);
        }
    }

    fn open(&self, row: usize) {
        let index = row
            .checked_sub(1)
            .and_then(|it| self.laid.sifted.shown.get(it));
        let entry = index.and_then(|&index| self.laid.sheet.entry(index as usize));
        if let Some(entry) = entry {
            open(&self.app, entry.doc.id, entry.problem);
        }
    }

    fn close(&self) {
        self.app.act(Action::Table(Change::Opened(None)));
    }

    fn select(&self) {
        let whole = !self.cursor.whole;
        let cursor = Cursor {
            whole,
            ..self.cursor
        };
        self.app.act(Action::Table(Change::Cursor(cursor)));
    }

    fn sort(&self, column: usize) {
        if let Some(&column) = self.columns.get(column) {
            let sort = next_sort(column, self.app.state.table.query.sort);
            self.app.act(Action::Table(Change::Sort(sort)));
        }
    }

    fn open_menu(&self, place: usize) {
        let head = document().get_element_by_id(&cell_id(0, place));
        if let (Some(&column), Some(head)) = (self.columns.get(place), head) {
            let rect = head.get_bounding_client_rect();
            self.open_menu.emit((column, (rect.left(), rect.bottom())));
        }
    }

    /// The cell as its text, a row as a line for a spreadsheet.
    fn copy(&self) {
        let (sheet, lang) = (&self.laid.sheet, self.app.lang());
        let row = self.cursor.row.checked_sub(1);
        let index = row.and_then(|row| self.laid.sifted.shown.get(row));
        let column = self.columns.get(self.cursor.column).copied();
        let text = match (index, column) {
            (Some(&index), _) if self.cursor.whole => {
                copied_row(sheet, index as usize, &self.columns, lang)
            }
            (Some(&index), Some(column)) => {
                let entry = sheet.entry(index as usize);
                entry.map_or_else(String::new, |it| tsv::cell(&column.text(&it, lang)))
            }
            (None, Some(column)) => lang.column(column).into(),
            _ => return,
        };
        copy(&self.app, text, 1);
    }
}

/// Gives the table the focus back.
pub fn focus() {
    let grid = document().query_selector(".grid").ok().flatten();
    if let Some(grid) = grid.and_then(|grid| grid.dyn_into::<HtmlElement>().ok()) {
        let _ = grid.focus();
    }
}

/// Shows a problem whole. Its document is opened, so that the report is at hand.
pub fn open(app: &App, id: u32, problem: usize) {
    if app.state.open != Some(id) {
        app.act(Action::Open(id));
    }
    app.act(Action::Table(Change::Opened(Some((id, problem)))));
}

fn nothing_selected() -> bool {
    let selection = window().get_selection().ok().flatten();
    selection.is_none_or(|selection| selection.is_collapsed())
}

/// Scrolls sideways so far that a column is in view, and not below the one that stays in place.
fn reveal_column(rows: &Rows, place: usize) {
    let Some(scroller) = rows.scroller.cast::<HtmlElement>() else {
        return;
    };
    let heads = document().get_element_by_id(&cell_id(0, place));
    let Some(head) = heads.filter(|head| !head.class_list().contains("column-title")) else {
        return;
    };
    let fixed = scroller
        .query_selector(".head-cell.column-title")
        .ok()
        .flatten();
    let (seen, cell) = (
        scroller.get_bounding_client_rect(),
        head.get_bounding_client_rect(),
    );
    let is_behind = |fixed: &Element| {
        let position = fixed.compare_document_position(&head);
        // A narrow screen has the fixed one before all others.
        is_narrow() || position & web_sys::Node::DOCUMENT_POSITION_FOLLOWING != 0
    };
    let fixed = fixed.filter(is_behind);
    let from = seen.left() + fixed.map_or(0.0, |it| it.get_bounding_client_rect().width());
    let to = seen.left() + f64::from(scroller.client_width());
    let by = if cell.left() < from {
        cell.left() - from
    } else {
        (cell.right() - to).max(0.0).min(cell.left() - from)
    };
    if by != 0.0 {
        scroller.set_scroll_left(scroller.scroll_left() + by.round() as i32);
    }
}
