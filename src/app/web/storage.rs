//! Choices that are remembered. Where the browser forbids storage, they are not, and nothing else changes.

use super::window;

const PREFIX: &str = "taizhang.";

pub fn load(key: &str) -> Option<String> {
    storage()?.get_item(&format!("{PREFIX}{key}")).ok()?
}

pub fn save(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(&format!("{PREFIX}{key}"), value);
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok()?
}
