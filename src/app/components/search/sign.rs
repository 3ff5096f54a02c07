//! A magnifying glass.

use yew::prelude::*;

pub fn search_sign() -> Html {
    html! {
        <svg class="search-sign" width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor"
            stroke-width="2" stroke-linecap="round" aria-hidden="true">
            <circle cx="6.5" cy="6.5" r="4.5" />
            <path d="M10 10 L14.2 14.2" />
        </svg>
    }
}
