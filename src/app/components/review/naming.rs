//! How fields are named on the page, and what becomes of the words typed into them.

use yew::prelude::*;

use super::on_edit;
use crate::app::hooks::App;
use crate::review::{Edit, Field, Words};

/// Of an element of the page: of which document, thing and field it is.
pub fn field_id(app: &App, target: &str, field: &str) -> String {
    format!(
        "edit-{}-{target}-{field}",
        app.state.open.unwrap_or_default()
    )
}

/// Other words for a field of a problem, an answer or a point.
pub fn on_words(app: &App, target: &str, field: Field) -> Callback<String> {
    let target = target.to_owned();
    on_edit(app, move |words: String| Edit::SetWords {
        target: target.clone(),
        field,
        words: Words::Text(words),
    })
}
