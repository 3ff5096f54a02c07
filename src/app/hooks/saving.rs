//! Saving reports as files: in slices of time, since they may be hundreds of megabytes.

use std::rc::Rc;
use std::sync::Arc;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::{App, shelf};
use crate::app::document::{Doc, DocId};
use crate::app::own::json_end;
use crate::app::pretty::Pretty;
use crate::app::state::{Action, Notice};
use crate::app::web::clock::Slices;
use crate::app::web::download::{self, Parts};
use crate::app::web::today;
use crate::export::{file_name, file_name_of_several};
use crate::own::{Matcher, Seeking};
use crate::report::OwnItem;
use crate::worker::analyst::Delivery;

/// Bytes of JSON that are laid out in one step.
const PIECE: u32 = 65_536;

/// Saves the open document's report, as the command line would print it.
pub fn save_one(app: &App) {
    let (Some(id), Some(work)) = (app.state.open, app.state.open_work()) else {
        return;
    };
    save(app, vec![id], file_name(&work.report, "json"), false);
}

/// Saves all reports, as a list of what is saved for each alone.
pub fn save_all(app: &App) {
    let read = app.state.docs.iter().filter(|doc| doc.summary().is_some());
    let ids: Vec<DocId> = read.map(|doc: &Doc| doc.id).collect();
    let name = file_name_of_several(ids.len(), "json", Some(&today()));
    save(app, ids, name, true);
}

fn save(app: &App, ids: Vec<DocId>, name: String, as_list: bool) {
    let app = app.clone();
    app.act(Action::Dialog(None));
    spawn_local(async move {
        let shelf = app.queue.shelf();
        let delivered = ids.iter().filter_map(|&id| shelf.delivered(id));
        let delivered: Vec<Rc<Delivery>> = delivered.collect();
        let outcome = match lay_out(&delivered, as_list, &shelf.own()).await {
            Ok(parts) => download::save(&name, "application/json", parts),
            Err(error) => Err(error),
        };
        app.act(Action::Notice(Some(match outcome {
            Ok(()) => Notice::Saved(delivered.len()),
            Err(_) => Notice::SaveFailed,
        })));
    });
}

async fn lay_out(
    delivered: &[Rc<Delivery>],
    as_list: bool,
    own: &Arc<Matcher>,
) -> Result<Parts, JsValue> {
    let mut parts = Parts::default();
    let mut slices = Slices::default();
    for (n, delivery) in delivered.iter().enumerate() {
        match (as_list, n) {
            (false, _) => {}
            (true, 0) => parts.add(b"[\n  ")?,
            (true, _) => parts.add(b",\n  ")?,
        }
        let mut pretty = Pretty::new(usize::from(as_list));
        let found = found(delivery, own, &mut slices).await;
        let json = &delivery.report;
        // What was found of the person's own kinds goes in before the last brace.
        let length = json.length() - u32::from(!found.is_empty());
        for at in (0..length).step_by(PIECE as usize) {
            let piece = json.subarray(at, length.min(at + PIECE)).to_vec();
            let mut laid_out = Vec::with_capacity(2 * piece.len());
            pretty.push(&piece, &mut laid_out);
            parts.add(&laid_out)?;
            slices.pause_if_due().await;
        }
        for piece in json_end(&found) {
            let mut laid_out = Vec::with_capacity(2 * piece.len());
            pretty.push(piece.as_bytes(), &mut laid_out);
            parts.add(&laid_out)?;
            slices.pause_if_due().await;
        }
        if !found.is_empty() {
            let mut laid_out = Vec::new();
            pretty.push(b"]}", &mut laid_out);
            parts.add(&laid_out)?;
        }
    }
    parts.add(if as_list { b"\n]\n" } else { b"\n" })?;
    Ok(parts)
}

/// What a document holds of the person's own kinds.
async fn found(delivery: &Delivery, own: &Arc<Matcher>, slices: &mut Slices) -> Vec<OwnItem> {
    if own.is_empty() {
        return Vec::new();
    }
    let text = shelf::text(delivery);
    let mut seeking = Seeking::new(own.clone());
    while seeking.step(&text) {
        slices.pause_if_due().await;
    }
    seeking.done()
}
