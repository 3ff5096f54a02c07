//! The files that `tests/formats/make.py` makes: damaged, cut off, misnamed, and those meant to harm. No reader may panic,
//! overflow its stack, hang, or take more memory than [`MOST_BYTES`].
//!
//! Ignored by default, since the files need LibreOffice and the like: `scripts/test.sh formats` makes them and runs this.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use serde_json::Value;
use taizhang::{Found, OpenError, OpenOptions, Opened, Options, open, read_all};

/// What opening one file may take at most, in bytes (1 GB): what is unpacked of a file (256 MB), its text, and what is made of them.
const MOST_BYTES: usize = 1 << 30;

/// Memory is refused from here on, before the machine gives in.
const REFUSED_BYTES: usize = 6 << 30;

/// Only so that a reader that hangs fails instead of hanging the tests; this is no measure of speed.
const HANGS: Duration = Duration::from_secs(60);

const CUTS: usize = 20;
const FLIPS: usize = 200;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Counts what the current thread holds. Readers have no threads of their own.
struct Counting;

thread_local! {
    static HELD: Cell<usize> = const { Cell::new(0) };
    static PEAK: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: every call goes on to the system's allocator with the same arguments; a null pointer is a lawful answer.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if !take(layout.size()) {
            return std::ptr::null_mut();
        }
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if !take(layout.size()) {
            return std::ptr::null_mut();
        }
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        HELD.set(HELD.get().saturating_sub(layout.size()));
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        HELD.set(HELD.get().saturating_sub(layout.size()));
        if !take(size) {
            return std::ptr::null_mut();
        }
        unsafe { System.realloc(pointer, layout, size) }
    }
}

fn take(size: usize) -> bool {
    let held = HELD.get().saturating_add(size);
    HELD.set(held);
    PEAK.set(PEAK.get().max(held));
    held <= REFUSED_BYTES
}

fn folder() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target"),
        PathBuf::from,
    );
    target.join("formats")
}

fn manifest() -> Value {
    let path = folder().join("manifest.json");
    let text = std::fs::read_to_string(&path)
        .unwrap_or_else(|e| panic!("{}: {e}; run tests/formats/make.py", path.display()));
    serde_json::from_str(&text).unwrap()
}

fn bytes_of(file: &str) -> Vec<u8> {
    std::fs::read(folder().join(file)).unwrap()
}

/// Of each format the first file; the last one too, which holds a table.
fn samples() -> Vec<String> {
    let manifest = manifest();
    let mut by_format = BTreeMap::<_, Vec<String>>::new();
    for entry in manifest["files"].as_array().unwrap() {
        let [file, format] = ["file", "format"].map(|key| entry[key].as_str().unwrap().to_owned());
        if !file.contains("bigger") {
            by_format.entry(format).or_default().push(file);
        }
    }
    let mut samples: Vec<_> = by_format
        .into_values()
        .flat_map(|files| [files[0].clone(), files[files.len() - 1].clone()])
        .collect();
    samples.dedup();
    samples
}

/// What `work` gives, run in a thread of the name `label`, which the message of an overflowing stack tells; or what went wrong.
fn guarded<T: Send + 'static>(
    label: &str,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, String> {
    let (sender, receiver) = mpsc::channel();
    let thread = thread::Builder::new()
        .name(label.to_owned())
        .spawn(move || {
            let before = HELD.get();
            PEAK.set(before);
            let result = work();
            // Nobody listens after the time is over.
            let _ = sender.send((result, PEAK.get() - before));
        })
        .unwrap();
    match receiver.recv_timeout(HANGS) {
        Ok((result, peak)) if peak <= MOST_BYTES => Ok(result),
        Ok((_, peak)) => Err(format!("{label}: took {} MB", peak >> 20)),
        Err(mpsc::RecvTimeoutError::Timeout) => Err(format!("{label}: no answer in {HANGS:?}")),
        Err(mpsc::RecvTimeoutError::Disconnected) => {
            let panic = thread.join().err();
            let said = panic.as_ref().and_then(|it| it.downcast_ref::<String>());
            Err(format!("{label}: panic: {}", said.map_or("", |it| it)))
        }
    }
}

fn open_any(bytes: &[u8]) -> Result<Opened, OpenError> {
    open(bytes, Some("文件"), &OpenOptions::default())
}

/// Every file is tried, then those that failed are named.
fn report(failures: &[String]) {
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

/// Opens what `damage` makes of the file for each number below `count`; what went wrong first.
fn damaged(file: &str, count: usize, damage: fn(&[u8], usize) -> Vec<u8>) -> Option<String> {
    let bytes = bytes_of(file);
    (0..count).find_map(|i| {
        let variant = damage(&bytes, i);
        let label = format!("{file}, variant {i}");
        // Either answer is right, so long as there is one.
        guarded(&label, move || drop(open_any(&variant))).err()
    })
}

fn cut_off(bytes: &[u8], i: usize) -> Vec<u8> {
    bytes[..bytes.len() * i / CUTS].to_vec()
}

/// A bit of one byte, at places that are spread over the file and the same in every run.
fn with_a_wrong_byte(bytes: &[u8], i: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let spread = (i as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20;
    let place = spread as usize % bytes.len();
    bytes[place] ^= 1 << (i % 8);
    bytes
}

#[test]
#[ignore = "needs the files of tests/formats/make.py: scripts/test.sh formats"]
fn files_that_are_cut_off() {
    let samples = samples();
    let failures: Vec<_> = samples
        .iter()
        .filter_map(|file| damaged(file, CUTS, cut_off))
        .collect();
    report(&failures);
}

#[test]
#[ignore = "needs the files of tests/formats/make.py: scripts/test.sh formats"]
fn files_with_a_byte_that_is_wrong() {
    let samples = samples();
    let failures: Vec<_> = samples
        .iter()
        .filter_map(|file| damaged(file, FLIPS, with_a_wrong_byte))
        .collect();
    report(&failures);
}

#[test]
#[ignore = "needs the files of tests/formats/make.py: scripts/test.sh formats"]
fn files_under_a_wrong_name() {
    let failures: Vec<_> = samples()
        .iter()
        .filter(|file| {
            let bytes = bytes_of(file);
            let wrong = open(&bytes, Some("通报.jpg"), &OpenOptions::default());
            let text = |opened: Result<Opened, OpenError>| opened.map(|it| it.text);
            text(wrong) != text(open_any(&bytes))
        })
        .map(|file| format!("{file}: its name was believed"))
        .collect();
    report(&failures);
}

#[test]
#[ignore = "needs the files of tests/formats/make.py: scripts/test.sh formats"]
fn files_that_are_meant_to_harm() {
    let manifest = manifest();
    let mut failures = Vec::new();
    for entry in manifest["hostile"].as_array().unwrap() {
        let file = entry["file"].as_str().unwrap();
        let bytes = bytes_of(file);
        let found = guarded(file, move || {
            let found = read_all(&bytes, None, &OpenOptions::default(), &Options::default());
            code(&found)
        });
        match (found, entry["code"].as_str()) {
            (Err(failure), _) => failures.push(failure),
            (Ok(found), Some(wanted)) if found != wanted => {
                failures.push(format!("{file}: {found}, not {wanted}"));
            }
            _ => {}
        }
    }
    report(&failures);
}

/// The error of the first document, or `ok`.
fn code(found: &[Found]) -> String {
    match found.first().map(|it| &it.report) {
        None => "nothing".to_owned(),
        Some(Ok(_)) => "ok".to_owned(),
        Some(Err(error)) => error.code().to_owned(),
    }
}
