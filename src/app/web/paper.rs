//! What is printed stands beside the page while it is printed: there nothing is left undrawn because it is out of sight.
//!
//! Not a window of its own with the annotated file in it: the page's policy allows no inline style, popups are often
//! blocked, and the page's own style prints the marks as the reader knows them.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::Element;

use super::clock::Slices;
use super::{document, window};
use crate::app::messages::Lang;
use crate::export::paper::Paper;

const ID: &str = "paper";

/// Set on `<body>` while there is paper: the style then prints it and not the page.
const CLASS: &str = "prints-paper";

/// Puts the pieces, each the bytes of its UTF-8, on paper, in slices of time.
pub async fn lay_out(kind: Paper, pieces: &Array, lang: Lang) -> Result<(), JsValue> {
    let paper = empty(kind, lang)?;
    let mut slices = Slices::default();
    for piece in pieces.iter() {
        let piece = Uint8Array::new(&piece).to_vec();
        add(&paper, &String::from_utf8_lossy(&piece))?;
        slices.pause_if_due().await;
    }
    Ok(())
}

/// The same at once, for a browser that already prints.
pub fn lay_out_now(kind: Paper, pieces: &[String], lang: Lang) -> Result<(), JsValue> {
    let paper = empty(kind, lang)?;
    pieces.iter().try_for_each(|piece| add(&paper, piece))
}

pub fn is_laid_out() -> bool {
    document().get_element_by_id(ID).is_some()
}

pub fn print() -> Result<(), JsValue> {
    window().print()
}

pub fn clear() {
    if let Some(paper) = document().get_element_by_id(ID) {
        paper.remove();
    }
    if let Some(body) = document().body() {
        let _ = body.class_list().remove_1(CLASS);
    }
}

fn empty(kind: Paper, lang: Lang) -> Result<Element, JsValue> {
    clear();
    let paper = document().create_element("div")?;
    paper.set_id(ID);
    paper.set_attribute("lang", lang.tag())?;
    let kind = match kind {
        Paper::Ledger => "ledger",
        Paper::Text => "text",
    };
    paper.set_attribute("data-paper", kind)?;
    let body = document().body().ok_or("no body")?;
    body.append_child(&paper)?;
    body.class_list().add_1(CLASS)?;
    Ok(paper)
}

/// Rows go into the table of the piece before them.
fn add(paper: &Element, piece: &str) -> Result<(), JsValue> {
    let last = paper.last_element_child();
    let into = match last.filter(|_| piece.starts_with("<tbody")) {
        Some(table) => table,
        None => paper.clone(),
    };
    into.insert_adjacent_html("beforeend", piece)
}
