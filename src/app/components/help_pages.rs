//! The pages of the help; the list of keys has a file of its own.

use yew::prelude::*;

use super::finding_row::sign;
use super::tour::start_tour;
use crate::app::help::{FIELDS, SAMPLE};
use crate::app::hooks::{App, use_app};
use crate::view::example::Example;
use crate::view::kind::Kind;
use crate::view::kind_help::kind_example;
use crate::view::rules::{self, Rule};

#[component]
pub fn Use() -> Html {
    let app = use_app();
    html! {
        <>
            { headed(&app.lang().help_use()) }
            <p><button class="start-tour" onclick={start_tour(&app)}>{ app.lang().take_tour() }</button></p>
        </>
    }
}

#[component]
pub fn Privacy() -> Html {
    let app = use_app();
    headed(&app.lang().help_privacy())
}

fn headed(paragraphs: &[(&'static str, &'static str)]) -> Html {
    html! {
        { for paragraphs.iter().map(|(head, text)| html! {
            <section><h3>{ *head }</h3><p>{ *text }</p></section>
        }) }
    }
}

#[component]
pub fn Kinds() -> Html {
    let app = use_app();
    let lang = app.lang();
    html! {
        <>
            <p>{ lang.help_kinds() }</p>
            <dl class="kinds">
                { for Kind::ALL.into_iter().filter(|kind| !matches!(kind, Kind::Own(1..))).map(|kind| html! {
                    <div key={kind.css()}>
                        <dt><span class={classes!("swatch", format!("s-{}", kind.css()))} aria-hidden="true" />{ lang.kind(kind) }</dt>
                        <dd>
                            { lang.kind_help(kind) }
                            { example(&app, kind_example(kind), &format!("s-{}", kind.css())) }
                        </dd>
                    </div>
                }) }
            </dl>
        </>
    }
}

fn example(app: &App, example: Example, css: &str) -> Html {
    html! {
        <p class="example">
            <span class="example-name">{ app.lang().example() }</span>
            <span lang="zh">
                { for example.parts().map(|part| match part.marked {
                    true => html! { <mark class={css.to_string()}>{ part.text }</mark> },
                    false => html! { { part.text } },
                }) }
            </span>
        </p>
    }
}

#[derive(PartialEq, Properties)]
pub struct RulesProps {
    /// The code of the rule that is asked for.
    pub asked: Option<&'static str>,
}

#[component]
pub fn Rules(props: &RulesProps) -> Html {
    let app = use_app();
    html! {
        <>
            <p>{ app.lang().help_rules() }</p>
            { for rules::ALL.iter().map(|rule| explained(&app, rule, props.asked == Some(rule.code))) }
        </>
    }
}

fn explained(app: &App, rule: &Rule, asked: bool) -> Html {
    let lang = app.lang();
    let severity = rule.severity();
    let css = match severity {
        crate::report::Severity::Error => "s-error",
        crate::report::Severity::Warning => "s-warning",
        crate::report::Severity::Info => "s-info",
    };
    html! {
        <section key={rule.code} id={format!("rule-{}", rule.code)} class={classes!("rule", asked.then_some("current"))} aria-current={asked.then_some("true")}>
            <h3>{ sign(severity) }{ rule.name(lang) }<span class="rule-severity">{ lang.severity(severity) }</span></h3>
            <p>{ rule.meaning(lang) }</p>
            <dl>
                <div><dt>{ lang.why_it_matters() }</dt><dd>{ rule.why(lang) }</dd></div>
                <div><dt>{ lang.what_to_do() }</dt><dd>{ rule.todo(lang) }</dd></div>
            </dl>
            { example(app, rule.example, css) }
        </section>
    }
}

#[component]
pub fn Json() -> Html {
    let app = use_app();
    let lang = app.lang();
    html! {
        <>
            <p>{ lang.help_json() }</p>
            <dl class="json-fields">
                { for FIELDS.iter().map(|(name, [zh, en])| html! {
                    <div key={*name}><dt><code>{ *name }</code></dt><dd>{ lang.pick(*zh, *en) }</dd></div>
                }) }
            </dl>
            <p>{ lang.help_json_sample() }</p>
            <pre lang="zh" tabindex="0">{ SAMPLE }</pre>
        </>
    }
}

#[component]
pub fn About() -> Html {
    let app = use_app();
    html! {
        <>
            <p><b>{ app.messages().app_name }</b>{ format!(" {} {}", app.lang().version(), env!("CARGO_PKG_VERSION")) }</p>
            { for app.lang().help_about().into_iter().map(|text| html! { <p>{ text }</p> }) }
        </>
    }
}
