//! The files in folders that are dropped: old browsers know them, too, though by an interface of their own.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, File, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry};

use crate::app::hidden::is_hidden;

/// A file, and its name with those of the folders that it lies in.
pub type Named = (File, String);

/// What was dropped, if a folder is among it. To be asked while the event is handled: later the browser tells nothing.
pub fn entries(data: &DataTransfer) -> Option<Vec<FileSystemEntry>> {
    let items = data.items();
    let entries: Vec<FileSystemEntry> = (0..items.length())
        .filter_map(|i| items.get(i)?.webkit_get_as_entry().ok()?)
        .collect();
    let any_folder = entries.iter().any(FileSystemEntry::is_directory);
    any_folder.then_some(entries)
}

/// All files in them, whatever they are, but those that systems hide.
pub async fn files(entries: Vec<FileSystemEntry>) -> Vec<Named> {
    let mut files = Vec::new();
    let mut ahead = entries;
    while let Some(entry) = ahead.pop() {
        let path = entry.full_path();
        if is_hidden(&path) {
            continue;
        }
        if entry.is_directory() {
            ahead.extend(children(entry.unchecked_ref()).await);
        } else if let Some(file) = file(entry.unchecked_ref()).await {
            files.push((file, path.trim_start_matches('/').to_string()));
        }
    }
    files
}

/// Files that were chosen, one by one or with their folder; through that the browser has walked already.
pub fn chosen(files: Vec<File>) -> Vec<Named> {
    let named = files.into_iter().map(|file| {
        let path = Reflect::get(&file, &"webkitRelativePath".into()).ok();
        let path = path.and_then(|path| path.as_string()).unwrap_or_default();
        let hidden = is_hidden(&path);
        let name = if path.is_empty() { file.name() } else { path };
        (!hidden).then_some((file, name))
    });
    named.flatten().collect()
}

/// A folder tells its members some at a time, and an empty list in the end. One that may not be read has none.
async fn children(folder: &FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let reader = folder.create_reader();
    let mut children = Vec::new();
    loop {
        let some = told(|hear, fail| reader.read_entries_with_callback_and_callback(hear, fail));
        let Some(some) = some.await else { break };
        let some: Array = some.unchecked_into();
        if some.length() == 0 {
            break;
        }
        children.extend(some.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
    children
}

async fn file(entry: &FileSystemFileEntry) -> Option<File> {
    let file = told(|hear, fail| {
        entry.file_with_callback_and_callback(hear, fail);
        Ok(())
    });
    file.await.map(JsCast::unchecked_into)
}

/// What a function that takes two callbacks tells the first of them.
async fn told(ask: impl Fn(&Function, &Function) -> Result<(), JsValue>) -> Option<JsValue> {
    let answer = Promise::new(&mut |resolve, reject| {
        if ask(&resolve, &reject).is_err() {
            let _ = reject.call0(&JsValue::NULL);
        }
    });
    JsFuture::from(answer).await.ok()
}
