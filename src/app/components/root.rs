//! The whole page.

use std::rc::Rc;
use std::sync::Arc;

use wasm_bindgen::prelude::*;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::charts::Charts;
use super::export::{ExportDialog, Wanted};
use super::header::Header;
use super::help_dialog::HelpDialog;
use super::keep_dialog::KeepDialog;
use super::ledger_table::{ColumnsDialog, LedgerTable, STORED_LAYOUT};
use super::mask_dialog::MaskDialog;
use super::own::OwnDialog;
use super::paste_dialog::PasteDialog;
use super::status_bar::StatusBar;
use super::tour::Tour;
use super::welcome::Welcome;
use super::workspace::Workspace;
use crate::app::hooks::{
    App, Input, Keeper, Queue, Store, use_drops, use_keeping, use_keys, use_printing,
    use_search_keys, use_searching,
};
use crate::app::messages::Lang;
use crate::app::own;
use crate::app::state::{Dialog, State, Theme, View};
use crate::app::table::Layout;
use crate::app::web::{document, files, folders, languages, set_root_attribute, storage};
use crate::own::write_list;

#[wasm_bindgen]
extern "C" {
    /// Of the loader: says on the page, whatever state that is in, that it cannot go on.
    fn taizhang_failed(reason: &str);
}

/// Draws the page into `#app`.
pub fn start() {
    yew::set_custom_panic_hook(Box::new(|panic| taizhang_failed(&panic.to_string())));
    let root = document()
        .get_element_by_id("app")
        .expect("index.html has #app");
    yew::Renderer::<Root>::with_root(root).render();
}

#[component]
fn Root() -> Html {
    let store = use_reducer(|| Store(Rc::new(remembered())));
    let dispatcher = store.dispatcher();
    let queue = use_memo((), |_| Queue::new(dispatcher.clone()));
    let keeper = use_memo((), |_| Keeper::default());
    let app = App {
        state: store.0.clone(),
        dispatcher,
        queue: (*queue).clone(),
        keeper: (*keeper).clone(),
    };
    let messages = app.messages();

    let input = use_node_ref();
    let open_files = use_callback(input.clone(), |(), input| {
        if let Some(input) = input.cast::<HtmlInputElement>() {
            input.click();
        }
    });
    let folder_input = use_node_ref();
    let open_folder = use_callback(folder_input.clone(), |(), input| {
        if let Some(input) = input.cast::<HtmlInputElement>() {
            input.click();
        }
    });
    let on_files = use_callback((*queue).clone(), |event: Event, queue| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let files = folders::chosen(files::list(input.files()));
        queue.add(Input::files(files));
        // The same file can be chosen again.
        input.set_value("");
    });
    let hanging = use_drops((*queue).clone(), app.dispatcher.clone(), messages);
    use_keys(app.clone(), open_files.clone());
    use_search_keys(&app);
    use_searching(&app);
    use_keeping(&app);
    use_effect_with(app.state.reviews.clone(), {
        let queue = app.queue.clone();
        move |reviews| queue.know_reviews(reviews)
    });
    use_printing(app.clone());
    use_effect_with(
        (app.state.lang, app.state.theme, app.state.keys),
        |(lang, theme, keys)| remember(*lang, *theme, *keys),
    );

    // Before what is opened: it is made ready with these.
    use_effect_with(app.state.own.clone(), {
        let queue = app.queue.clone();
        move |own| {
            queue.shelf().set_own(Arc::new(own::matcher(own)));
            storage::save("own", &write_list(own));
        }
    });

    // What is opened is made ready; what still waits goes before the others.
    use_effect_with(app.state.asked, {
        let app = app.clone();
        move |_| match app.state.open_doc() {
            Some(doc) if doc.stage.is_busy() => app.queue.prefer(doc.id),
            Some(doc) => app.queue.shelf().open(doc.id, app.review(doc.id)),
            None => {}
        }
    });

    let dialog = match app.state.dialog {
        Some(Dialog::Paste) => html! { <PasteDialog /> },
        Some(Dialog::Help(page)) => html! { <HelpDialog {page} /> },
        Some(Dialog::Keep) => html! { <KeepDialog /> },
        Some(Dialog::Mask) => html! { <MaskDialog /> },
        Some(Dialog::Columns) => html! { <ColumnsDialog /> },
        Some(Dialog::Export) => html! { <ExportDialog key="export" /> },
        Some(Dialog::Print) => html! { <ExportDialog key="print" wanted={Wanted::Print} /> },
        Some(Dialog::Workspace) => {
            html! { <ExportDialog key="workspace" wanted={Wanted::Workspace} /> }
        }
        Some(Dialog::Own) => html! { <OwnDialog /> },
        None => html! {},
    };
    let body = if app.state.docs.is_empty() {
        html! { <Welcome open_files={open_files.clone()} open_folder={open_folder.clone()} /> }
    } else {
        match app.state.view {
            View::Reading => html! { <Workspace /> },
            View::Table => html! { <LedgerTable /> },
            View::Charts => html! { <Charts /> },
        }
    };
    html! {
        <ContextProvider<App> context={app.clone()}>
            <Header {open_files} {open_folder} />
            <input ref={input} type="file" multiple=true hidden=true onchange={on_files.clone()}
                aria-label={messages.open_files} />
            <input ref={folder_input} class="folder-input" type="file" webkitdirectory=true hidden=true onchange={on_files}
                aria-label={messages.open_folder} />
            { body }
            <StatusBar />
            { dialog }
            if let Some(stop) = app.state.tour {
                <Tour {stop} />
            }
            if hanging {
                <div class="drop-cover"><p>{ messages.drop_here }</p></div>
            }
        </ContextProvider<App>>
    }
}

fn remembered() -> State {
    let chosen = storage::load("lang").and_then(|name| Lang::named(&name));
    let lang = chosen.unwrap_or_else(|| Lang::preferred(languages()));
    let theme = match storage::load("theme").as_deref() {
        Some("dark") => Theme::Dark,
        Some("light") => Theme::Light,
        _ => Theme::Auto,
    };
    let keys = storage::load("keys").as_deref() != Some("off");
    let mut state = State::new(lang, theme, keys);
    state.table.layout = Layout::read(&storage::load(STORED_LAYOUT).unwrap_or_default());
    state.own = Rc::new(own::kept(storage::load("own").as_deref()));
    state
}

fn remember(lang: Lang, theme: Theme, keys: bool) {
    let theme = match theme {
        Theme::Auto => "",
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    storage::save("theme", theme);
    storage::save("keys", if keys { "on" } else { "off" });
    set_root_attribute("lang", lang.tag());
    set_root_attribute("data-theme", theme);
    document().set_title(lang.messages().page_title);
}
