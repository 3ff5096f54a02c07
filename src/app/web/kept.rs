//! The documents that a person wants kept in this browser, in IndexedDB. Nothing is kept unless that was asked for.
//!
//! What is kept of a document is what it is made from: its file as the browser has it, or the pasted text, and what a person
//! said of it. So a later version reads it anew.

use idb::{Database, DatabaseEvent, Error, Factory, ObjectStoreParams, TransactionMode};
use wasm_bindgen::JsValue;

const DATABASE: &str = "taizhang";
const STORE: &str = "documents";

pub struct Kept(Database);

impl Kept {
    /// Fails where the browser forbids it.
    pub async fn open() -> Result<Self, Error> {
        let mut request = Factory::new()?.open(DATABASE, Some(1))?;
        request.on_upgrade_needed(|event| {
            if let Ok(database) = event.database() {
                let _ = database.create_object_store(STORE, ObjectStoreParams::new());
            }
        });
        Ok(Self(request.await?))
    }

    /// All records with their keys, in the order of these.
    pub async fn all(&self) -> Result<Vec<(String, JsValue)>, Error> {
        let transaction = self.0.transaction(&[STORE], TransactionMode::ReadOnly)?;
        let store = transaction.object_store(STORE)?;
        let keys = store.get_all_keys(None, None)?.await?;
        let records = store.get_all(None, None)?.await?;
        let keys = keys.iter().map(|key| key.as_string().unwrap_or_default());
        Ok(keys.zip(records).collect())
    }

    /// Writes records, over those of the same key; all or, where one does not fit, none.
    pub async fn put(&self, records: &[(String, JsValue)]) -> Result<(), Error> {
        let transaction = self.0.transaction(&[STORE], TransactionMode::ReadWrite)?;
        let store = transaction.object_store(STORE)?;
        for (key, record) in records {
            store.put(record, Some(&key.into()))?;
        }
        // Without `commit`, which is too new for some: it is done when nothing is left to do.
        transaction.await.map(|_| ())
    }

    pub async fn delete(&self, keys: &[String]) -> Result<(), Error> {
        let transaction = self.0.transaction(&[STORE], TransactionMode::ReadWrite)?;
        let store = transaction.object_store(STORE)?;
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
