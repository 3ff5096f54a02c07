//! The search above the text: in it, or in what of it stands in the ledger.

use yew::prelude::*;

use super::field::SearchField;
use crate::app::hooks::{Finding, use_app};
use crate::app::search::Change;
use crate::app::search::query::By;
use crate::app::state::Action;

#[derive(PartialEq, Properties)]
pub struct FindBarProps {
    pub finding: Finding,
}

#[component]
pub fn FindBar(props: &FindBarProps) -> Html {
    let app = use_app();
    let finding = &props.finding;
    let count = finding.found.count();
    let told = if finding.is_over {
        let place = Some(finding.place);
        app.lang().hit_place(place, count, finding.found.is_full())
    } else {
        "…".into()
    };
    let go = {
        let finding = finding.clone();
        Callback::from(move |forward| {
            if !finding.found.is_empty() {
                finding.go.emit(finding.beside(forward));
            }
        })
    };
    html! {
        <>
            <SearchField {told} none={count == 0} {go} leave={app.on(|| Action::Search(Change::Close))} />
            if finding.by == By::Words && count > 0 && finding.is_over {
                <p class="search-note">{ app.lang().by_words() }</p>
            }
        </>
    }
}
