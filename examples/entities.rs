//! Prints the entities and damaged dates of a text file as JSON: `cargo run --example entities FILE`.

use serde_json::json;
use taizhang::entities;
use taizhang::text::Reading;

fn main() {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("usage: entities FILE");
        std::process::exit(2);
    };
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| {
        eprintln!("{path}: {error}");
        std::process::exit(1);
    });
    let reading = Reading::new(&text);
    let scan = entities::scan(&reading);
    let entities: Vec<_> = scan
        .entities
        .iter()
        .map(|e| json!({"kind": e.kind, "text": reading.quote(e.span), "span": reading.source_span(e.span), "value": e.value}))
        .collect();
    let damaged: Vec<_> = scan
        .damaged
        .iter()
        .map(|d| json!({"text": reading.quote(d.span), "readings": d.readings}))
        .collect();
    println!("{}", json!({"entities": entities, "damaged": damaged}));
}
