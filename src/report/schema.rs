//! The contract as JSON Schema, made from the types: `docs/taizhang.schema.json`.

use std::fs;
use std::path::Path;

use schemars::generate::SchemaSettings;

use super::Report;

/// `WRITE_SCHEMA=1 cargo test --lib report::schema` brings the file up to date.
#[test]
fn the_schema_in_docs_is_that_of_the_types() {
    let generator = SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator();
    let mut schema = generator.into_root_schema_for::<Report>();
    schema.insert("title".into(), super::SCHEMA.into());
    schema.insert(
        "description".into(),
        "What one document says. Texts are quoted from it as they stand; spans are [start, end) in Unicode code points \
         of its decoded text."
            .into(),
    );
    let written = serde_json::to_string_pretty(&schema).unwrap() + "\n";
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/taizhang.schema.json");
    if std::env::var_os("WRITE_SCHEMA").is_some() {
        fs::write(&file, &written).unwrap();
    }
    assert!(
        fs::read_to_string(&file).is_ok_and(|kept| kept == written),
        "{} is not up to date: WRITE_SCHEMA=1 cargo test --lib report::schema",
        file.display()
    );
}
