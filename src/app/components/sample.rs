//! The sample that comes with the page.

use yew::prelude::*;

use crate::app::hooks::{App, Input};

/// A report of an invented town, with the faults that real ones have.
const SAMPLE: &str = include_str!("../../../www/samples/qingshi.txt");

pub fn open_sample(app: &App) -> Callback<MouseEvent> {
    let queue = app.queue.clone();
    let name = app.messages().sample_name;
    Callback::from(move |_| {
        queue.add(vec![Input::Text {
            name: name.into(),
            text: SAMPLE.into(),
        }]);
    })
}
