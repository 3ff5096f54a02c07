//! Saving reports as files: in slices of time, since they may be hundreds of megabytes.

use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::App;
use super::shelf::rereading;
use crate::app::document::{Doc, DocId};
use crate::app::pretty::Pretty;
use crate::app::state::{Action, Notice};
use crate::app::web::clock::Slices;
use crate::app::web::download::{self, Parts};
use crate::app::web::today;
use crate::export::{file_name, file_name_of_several};
use crate::review::Review;
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
        let delivered = ids.iter().filter_map(|&id| {
            let review = app.state.reviews.review(id);
            Some((shelf.delivered(id)?, review))
        });
        let delivered: Vec<(Rc<Delivery>, Review)> = delivered.collect();
        let outcome = match lay_out(&delivered, as_list).await {
            Ok(parts) => download::save(&name, "application/json", parts),
            Err(error) => Err(error),
        };
        app.act(Action::Notice(Some(match outcome {
            Ok(()) => Notice::Saved(delivered.len()),
            Err(_) => Notice::SaveFailed,
        })));
    });
}

/// The report's JSON as a person changed it; what the worker delivered, where nobody did.
async fn json(
    delivery: &Delivery,
    review: &Review,
    slices: &mut Slices,
) -> Result<Uint8Array, JsValue> {
    if review.is_empty() {
        return Ok(delivery.report.clone());
    }
    let failed = |error: serde_json::Error| JsValue::from(error.to_string());
    let mut rereading = rereading(delivery, review.clone());
    loop {
        if let Some(reread) = rereading.step().map_err(failed)? {
            let json = serde_json::to_vec(&reread.report).map_err(failed)?;
            return Ok(Uint8Array::from(&json[..]));
        }
        slices.pause_if_due().await;
    }
}

async fn lay_out(delivered: &[(Rc<Delivery>, Review)], as_list: bool) -> Result<Parts, JsValue> {
    let mut parts = Parts::default();
    let mut slices = Slices::default();
    for (n, (delivery, review)) in delivered.iter().enumerate() {
        match (as_list, n) {
            (false, _) => {}
            (true, 0) => parts.add(b"[\n  ")?,
            (true, _) => parts.add(b",\n  ")?,
        }
        let mut pretty = Pretty::new(usize::from(as_list));
        let json = json(delivery, review, &mut slices).await?;
        for at in (0..json.length()).step_by(PIECE as usize) {
            let piece = json.subarray(at, json.length().min(at + PIECE)).to_vec();
            let mut laid_out = Vec::with_capacity(2 * piece.len());
            pretty.push(&piece, &mut laid_out);
            parts.add(&laid_out)?;
            slices.pause_if_due().await;
        }
    }
    parts.add(if as_list { b"\n]\n" } else { b"\n" })?;
    Ok(parts)
}
