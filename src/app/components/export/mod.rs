//! What can leave the page: which documents, as what, what will be in it, under which name.

mod choices;
mod preview;

use yew::prelude::*;

use self::choices::Choices;
use self::preview::{Preview, PreviewState};
use super::dialog::DialogFrame;
use crate::app::exporting::{
    Choice, Habits, PREVIEWED, Subject, can_take_text, ending, first_scope, proposed_name,
    settled_name, subject,
};
use crate::app::hooks::{App, Export, News, habits, keep_habits, use_app};
use crate::app::messages::{Lang, Word};
use crate::app::scope::Scope;
use crate::app::state::{Action, Notice};
use crate::app::web::{clock, download, paper, today};
use crate::export::Format;
use crate::export::job::Product;

#[derive(PartialEq, Properties)]
pub struct ExportDialogProps {
    /// Somebody knows already what is wanted.
    #[prop_or_default]
    pub wanted: Option<Wanted>,
}

#[derive(Clone, Copy, PartialEq)]
pub enum Wanted {
    Print,
    Workspace,
}

/// How far the export is.
#[derive(Clone, PartialEq)]
enum Progress {
    None,
    Done(usize),
    Failed(String),
}

#[component]
pub fn ExportDialog(props: &ExportDialogProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let choice = use_state(|| first_choice(&app, props.wanted));
    let typed = use_state(|| None::<String>);
    let progress = use_state(|| Progress::None);
    let running = use_mut_ref(|| None::<Export>);
    let subject = subject(&app.state, choice.scope);
    let previewed = use_preview(&app, &choice, &subject);
    let proposed = proposed_name(&app.state, &choice, &subject, &today());
    let busy = matches!(*progress, Progress::Done(_));

    let go = {
        let (app, choice, subject) = (app.clone(), (*choice).clone(), subject.clone());
        let name = settled_name(typed.as_deref(), &proposed, choice.product);
        let (progress, running) = (progress.clone(), running.clone());
        Callback::from(move |()| {
            if subject.read == 0 || running.borrow().is_some() {
                return;
            }
            remember(&choice);
            progress.set(Progress::Done(0));
            let (heard, started) = (hearing(&app, &choice, &subject, &name), progress.clone());
            let ended = running.clone();
            let export = Export::start(
                &app,
                choice.job(false),
                &subject.ids,
                move |news| match news {
                    News::Progress(done) => started.set(Progress::Done(done)),
                    News::Failed(reason) => {
                        started.set(Progress::Failed(reason));
                        *ended.borrow_mut() = None;
                    }
                    made => heard(made),
                },
            );
            *running.borrow_mut() = Some(export);
        })
    };
    let cancel = {
        let (progress, running) = (progress.clone(), running.clone());
        Callback::from(move |_: MouseEvent| {
            *running.borrow_mut() = None;
            progress.set(Progress::None);
        })
    };
    let on_choice = {
        let (choice, progress) = (choice.clone(), progress.clone());
        Callback::from(move |chosen: Choice| {
            progress.set(Progress::None);
            choice.set(chosen);
        })
    };
    let on_name = {
        let typed = typed.clone();
        Callback::from(move |name: String| typed.set(Some(name)))
    };
    html! {
        <DialogFrame title={app.messages().export_title} class="export-dialog">
            <Choices choice={(*choice).clone()} proposed={proposed} typed={(*typed).clone()}
                disabled={busy} {on_choice} {on_name} go={go.clone()} />
            <Preview choice={(*choice).clone()} subject={subject.clone()} state={previewed} />
            if let Progress::Failed(reason) = &*progress {
                <p class="export-failed" role="alert">{ lang.export_broke_off(reason) }</p>
            }
            { foot(&app, &choice, &subject, &progress, go, cancel) }
        </DialogFrame>
    }
}

fn first_choice(app: &App, wanted: Option<Wanted>) -> Choice {
    let habits = habits();
    let scope = first_scope(&app.state);
    let (scope, product) = match wanted {
        Some(Wanted::Print) => (scope, Product::Paper(habits.paper)),
        Some(Wanted::Workspace) => (Scope::Listed, Product::File(Format::Workspace)),
        None => (scope, habits.product),
    };
    Choice {
        scope,
        product,
        lang: app.lang(),
        with_text: habits.with_text,
    }
}

fn remember(choice: &Choice) {
    let old = habits();
    keep_habits(&match choice.product {
        // Who printed once still saves the next time.
        Product::Paper(paper) => Habits { paper, ..old },
        product => Habits {
            product,
            with_text: if can_take_text(product) {
                choice.with_text
            } else {
                old.with_text
            },
            ..old
        },
    });
}

/// What is made of the first documents, anew whenever something else is chosen.
#[hook]
fn use_preview(app: &App, choice: &Choice, subject: &Subject) -> PreviewState {
    let state = use_state(|| PreviewState::Waiting);
    let running = use_mut_ref(|| None::<Export>);
    let read = |id: &&u32| {
        app.state
            .doc(**id)
            .is_some_and(|doc| doc.summary().is_some())
    };
    let ids: Vec<u32> = subject
        .ids
        .iter()
        .filter(read)
        .take(PREVIEWED)
        .copied()
        .collect();
    let wanted = (choice.clone(), ids, subject.ids.len());
    use_effect_with(wanted, {
        let (state, app) = (state.clone(), app.clone());
        move |(choice, ids, _)| {
            state.set(PreviewState::Waiting);
            let told = state.clone();
            let export = (!ids.is_empty()).then(|| {
                Export::start(&app, choice.job(true), ids, move |news| match news {
                    News::Preview(preview) => told.set(PreviewState::Ready(preview.into())),
                    News::Failed(reason) => told.set(PreviewState::Failed(reason)),
                    _ => {}
                })
            });
            *running.borrow_mut() = export;
        }
    });
    (*state).clone()
}

/// What is done with what was made.
fn hearing(app: &App, choice: &Choice, subject: &Subject, name: &str) -> impl Fn(News) + use<> {
    let (app, product, lang) = (app.clone(), choice.product, choice.lang);
    let (count, name) = (subject.read, name.to_owned());
    move |news| match (news, product) {
        (News::File(parts), Product::File(format)) => {
            let outcome = download::save(&name, format.media_type(), &parts);
            app.act(Action::Dialog(None));
            app.act(Action::Notice(Some(match outcome {
                Ok(()) => Notice::Saved(count),
                Err(_) => Notice::SaveFailed,
            })));
        }
        (News::Paper(pieces), Product::Paper(kind)) => {
            let app = app.clone();
            wasm_bindgen_futures::spawn_local(async move {
                app.act(Action::Dialog(None));
                let laid_out = paper::lay_out(kind, &pieces, lang).await;
                clock::pause().await;
                if laid_out.and_then(|()| paper::print()).is_err() {
                    paper::clear();
                    app.act(Action::Notice(Some(Notice::SaveFailed)));
                }
            });
        }
        _ => {}
    }
}

fn foot(
    app: &App,
    choice: &Choice,
    subject: &Subject,
    progress: &Progress,
    go: Callback<()>,
    cancel: Callback<MouseEvent>,
) -> Html {
    let lang = app.lang();
    if let Progress::Done(done) = progress {
        let all = subject.ids.len();
        return html! {
            <div class="export-foot">
                <progress aria-label={lang.export_word(Word::Writing)} max={all.to_string()} value={done.to_string()} />
                <span class="export-progress" role="status">{ lang.export_progress(*done, all) }</span>
                <button class="export-cancel" onclick={cancel}>{ app.messages().cancel }</button>
            </div>
        };
    }
    let rows = app
        .state
        .open_work()
        .map_or(0, |work| work.report.problems.len());
    let copy = {
        let app = app.clone();
        Callback::from(move |_: MouseEvent| app.copy(None))
    };
    html! {
        <div class="export-foot">
            if rows > 0 {
                <button class="export-copy" title={app.messages().export_table_hint} onclick={copy}>{ app.messages().export_table }</button>
            }
            <button class="primary export-go" disabled={subject.read == 0} onclick={go.reform(|_| ())}>
                { go_name(choice.product, lang) }
            </button>
        </div>
    }
}

fn go_name(product: Product, lang: Lang) -> String {
    match product {
        Product::Paper(_) => lang.export_word(Word::Print).into(),
        Product::File(_) => {
            if product == Product::File(Format::Workspace) {
                return lang.save_workspace().into();
            }
            let ending = ending(product).to_uppercase();
            format!("{} {ending}", lang.export_word(Word::Save))
        }
    }
}
