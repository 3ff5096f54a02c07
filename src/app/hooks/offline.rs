//! Whether the page is kept for use without the network, as it stands now.

use yew::prelude::*;

use crate::app::web::offline::Offline;

#[hook]
pub fn use_offline() -> Offline {
    let state = use_state(Offline::now);
    let setter = state.setter();
    use_effect_with((), move |()| {
        // The loader may have said something between the first drawing and now.
        setter.set(Offline::now());
        let listener = Offline::watch(move |offline| setter.set(offline));
        move || drop(listener)
    });
    *state
}
