//! What the page says of itself as a program: that it works without the network, its version, that there is a newer one.

use yew::prelude::*;

use crate::app::hooks::{use_app, use_offline};
use crate::app::state::Keeping;
use crate::app::web::build;
use crate::app::web::offline::renew;

/// The single file beside the site, as the build names it.
const SINGLE_FILE: &str = "taizhang.html";

/// In the status bar: a newer version is there. It comes when the person wants it.
#[component]
pub fn NewVersion() -> Html {
    let app = use_app();
    let later = use_state(|| false);
    let shown = use_offline().newer && !*later;
    let lost = !app.state.docs.is_empty() && app.state.keeping != Keeping::On;
    let lang = app.lang();
    let put_off = Callback::from(move |_: MouseEvent| later.set(true));
    html! {
        <span class="new-version" role="status">
            if shown {
                <span>{ lang.new_version(lost) }</span>
                <button class="renew" onclick={|_: MouseEvent| renew()}>{ lang.renew() }</button>
                <button onclick={put_off}>{ lang.later() }</button>
            }
        </span>
    }
}

/// On the page without documents: how it works without the network, and which version it is.
#[component]
pub fn OfflineNote() -> Html {
    let lang = use_app().lang();
    let offline = use_offline();
    let build = build();
    html! {
        <>
            <p class="small offline-note">
                if build.single_file {
                    { lang.is_single_file() }
                } else {
                    if offline.kept {
                        { lang.kept_offline() }
                    }
                    <a href={SINGLE_FILE} download={SINGLE_FILE}>{ lang.get_single_file() }</a>
                    { lang.what_single_file_is() }
                }
            </p>
            <p class="small build">{ lang.build(build.version, build.date.as_deref()) }</p>
        </>
    }
}
