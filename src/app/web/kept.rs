//! The documents that a person wants kept in this browser, in IndexedDB. Nothing is kept unless that was asked for.
//!
//! What is kept of a document is what it is made from: its file as the browser has it, or the pasted text, and what a person
//! said of it. So a later version reads it anew.

use idb::{Database, DatabaseEvent, Error, Factory, ObjectStoreParams, TransactionMode};
use wasm_bindgen::JsValue;

const DATABASE: &str = "taizhang";

/// The two lists of the database. Changes by hand stand beside the files, which need not be written again for them.
#[derive(Clone, Copy)]
pub enum List {
    Documents,
    Reviews,
}

impl List {
    fn name(self) -> &'static str {
        match self {
            List::Documents => "documents",
            List::Reviews => "reviews",
        }
    }
}

pub struct Kept(Database);

impl Kept {
    /// Fails where the browser forbids it.
    pub async fn open() -> Result<Self, Error> {
        let mut request = Factory::new()?.open(DATABASE, Some(1))?;
        request.on_upgrade_needed(|event| {
            if let Ok(database) = event.database() {
                for list in [List::Documents, List::Reviews] {
                    let _ = database.create_object_store(list.name(), ObjectStoreParams::new());
                }
            }
        });
        Ok(Self(request.await?))
    }

    /// All records with their keys, in the order of these.
    pub async fn all(&self, list: List) -> Result<Vec<(String, JsValue)>, Error> {
        let transaction = self
            .0
            .transaction(&[list.name()], TransactionMode::ReadOnly)?;
        let store = transaction.object_store(list.name())?;
        let keys = store.get_all_keys(None, None)?.await?;
        let records = store.get_all(None, None)?.await?;
        let keys = keys.iter().map(|key| key.as_string().unwrap_or_default());
        Ok(keys.zip(records).collect())
    }

    /// Writes records, over those of the same key; all or, where one does not fit, none.
    pub async fn put(&self, list: List, records: &[(String, JsValue)]) -> Result<(), Error> {
        let transaction = self
            .0
            .transaction(&[list.name()], TransactionMode::ReadWrite)?;
        let store = transaction.object_store(list.name())?;
        for (key, record) in records {
            store.put(record, Some(&key.into()))?;
        }
        // Without `commit`, which is too new for some: it is done when nothing is left to do.
        transaction.await.map(|_| ())
    }

    pub async fn delete(&self, list: List, keys: &[String]) -> Result<(), Error> {
        let transaction = self
            .0
            .transaction(&[list.name()], TransactionMode::ReadWrite)?;
        let store = transaction.object_store(list.name())?;
        for key in keys {
            store.delete(JsValue::from(key))?;
        }
        transaction.await.map(|_| ())
    }

    /// Leaves nothing behind, not even an empty database.
    pub async fn wipe(self) -> Result<(), Error> {
        self.0.close();
        Factory::new()?.delete(DATABASE)?.await
    }
}
