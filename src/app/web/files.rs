//! Reading a file's bytes.

use js_sys::ArrayBuffer;
use wasm_bindgen::JsCast;
use web_sys::{Event, File, FileList, FileReader};

use super::listener::Listener;

/// A file that is being read; dropping it stops the reading.
pub struct Reading {
    reader: FileReader,
    _listeners: [Listener; 2],
}

impl Reading {
    /// Reads a file and calls `done` once; `None` where the browser cannot read it.
    pub fn start(file: &File, done: impl Fn(Option<ArrayBuffer>) + 'static) -> Option<Self> {
        // Not file.arrayBuffer(): Chromium has that from 76.
        let reader = FileReader::new().ok()?;
        let done = std::rc::Rc::new(done);
        let loaded = Listener::new(&reader, "load", {
            let (reader, done) = (reader.clone(), done.clone());
            move |_: Event| {
                let buffer = reader.result().ok();
                done(buffer.and_then(|buffer| buffer.dyn_into().ok()));
            }
        });
        let failed = Listener::new(&reader, "error", move |_: Event| done(None));
        reader.read_as_array_buffer(file).ok()?;
        Some(Self {
            reader,
            _listeners: [loaded, failed],
        })
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        const LOADING: u16 = 1;
        if self.reader.ready_state() == LOADING {
            self.reader.abort();
        }
    }
}

pub fn list(files: Option<FileList>) -> Vec<File> {
    let Some(files) = files else {
        return Vec::new();
    };
    (0..files.length()).filter_map(|i| files.get(i)).collect()
}
