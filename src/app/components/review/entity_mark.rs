//! What a person says of an entity: another value, a note, or that it is none.

use std::rc::Rc;

use yew::prelude::*;

use super::edit_button;
use super::field::EditField;
use super::naming::field_id;
use super::on_edit;
use crate::app::document::Work;
use crate::app::entity_value::{example, read, written};
use crate::app::hooks::{App, use_app};
use crate::report::{Entity, Value};
use crate::review::{Edit, EntityKey, Field, Noted};

#[derive(PartialEq, Properties)]
pub struct EntityMarkProps {
    pub work: Rc<Work>,
    pub index: usize,
}

#[component]
pub fn EntityMark(props: &EntityMarkProps) -> Html {
    let app = use_app();
    let lang = app.lang();
    let Some(found) = props.work.report.entities.get(props.index) else {
        return html! {};
    };
    let entity = EntityKey::of(found);
    let [start, end] = entity.span;
    let target = format!("{:?}-{start}-{end}", entity.kind);
    let note = on_edit(&app, move |note: String| Edit::Note {
        of: Noted::Entity(entity),
        note,
    });
    let id = field_id(&app, &target, "note");
    html! {
        <div class="entity-mark">
            { value(&app, found, entity, &target) }
            <EditField key={id.clone()} id={id.clone()} label={lang.note()}
                value={found.hand.note.clone().unwrap_or_default()} change={note} />
            { edit_button(&app, lang.drop_entity(), "", Edit::DropEntity { entity }) }
        </div>
    }
}

fn value(app: &App, found: &Entity, entity: EntityKey, target: &str) -> Html {
    let Some(text) = written(found) else {
        return html! {};
    };
    let lang = app.lang();
    let approximate = found.value.as_ref().is_some_and(Value::is_approximate);
    let change = on_edit(app, move |text: String| Edit::SetValue {
        entity,
        value: read(entity.kind, &text, approximate),
    });
    let restore = found.hand.analysed.contains_key("value");
    let restore = restore.then(|| on_edit(app, move |_: MouseEvent| Edit::RestoreValue { entity }));
    let kind = entity.kind;
    let check =
        Callback::from(move |text: String| text.is_empty() || read(kind, &text, false).is_some());
    let id = field_id(app, target, "value");
    html! {
        <EditField key={id.clone()} id={id.clone()} label={lang.field(Field::Value)} value={text} hint={example(entity.kind)}
            {change} check={(check, AttrValue::from(lang.value_wrong(example(entity.kind))))} {restore} />
    }
}
