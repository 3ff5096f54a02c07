//! Every document in a file: the file's own, those in an archive or a workspace, those attached to a mail.

use std::collections::HashMap;

use crate::review;
use crate::source::{self, LIMIT_UNPACKED_BYTES, Member, OpenError, OpenOptions};
use crate::workspace::{self, Entry, Workspace};
use crate::{Options, Report, analyze, open, reopen, reopened};

/// Archives may lie in archives, but not forever.
const MOST_NESTED: usize = 4;

/// A document that was in a file, or why there is none.
#[derive(Debug)]
pub struct Found {
    /// The name given, then the archives and folders it lies in, parted by `/`; `None` where no name was given and the file
    /// itself is the document.
    pub name: Option<String>,
    pub report: Result<Report, OpenError>,
}

/// Reads every document in `bytes`, in the order of the file. What cannot be read stands in the list with its reason. All
/// that is unpacked on the way shares one allowance of [`LIMIT_UNPACKED_BYTES`].
pub fn read_all(
    bytes: &[u8],
    name: Option<&str>,
    opening: &OpenOptions,
    options: &Options,
) -> Vec<Found> {
    let mut all = All {
        opening,
        options,
        found: Vec::new(),
        left: LIMIT_UNPACKED_BYTES,
    };
    all.read(bytes, name, 0);
    all.found
}

struct All<'a> {
    opening: &'a OpenOptions,
    options: &'a Options,
    found: Vec<Found>,
    /// How many bytes may still be unpacked.
    left: usize,
}

impl All<'_> {
    fn read(&mut self, bytes: &[u8], name: Option<&str>, depth: usize) {
        if source::recognise(bytes) == Some(source::format::SAVED) {
            return self.reopen(bytes, name);
        }
        let opened = match open(bytes, name, self.opening) {
            Ok(opened) => opened,
            Err(error) => return self.add(name, Err(error)),
        };
        let is_archive = opened.is_archive();
        if is_archive && depth == MOST_NESTED {
            return self.add(name, Err(OpenError::TooMuchInside));
        }
        if !is_archive {
            let report = analyze(&opened.text, &opened.origin, self.options);
            self.add(name, Ok(report));
        }
        let mut members = opened.members;
        match workspace::take_index(&mut members) {
            Some(Ok(workspace)) => return self.workspace(workspace, members, name),
            Some(Err(wrong)) => {
                self.add(name, Err(OpenError::Workspace(wrong)));
            }
            None => {}
        }
        for Member { path, bytes } in members {
            let path = name.map_or_else(|| path.clone(), |outer| format!("{outer}/{path}"));
            match bytes.and_then(|bytes| self.allow(bytes, depth)) {
                Ok(bytes) => self.read(&bytes, Some(&path), depth + 1),
                Err(error) => self.add(Some(&path), Err(error)),
            }
        }
    }

    /// Reports that were saved: the only one by the name of the file, several by that and their own.
    fn reopen(&mut self, bytes: &[u8], name: Option<&str>) {
        let saved = match reopen::read(bytes) {
            Ok(saved) => saved,
            Err(error) => return self.add(name, Err(error)),
        };
        let several = saved.len() > 1;
        for (number, saved) in (1..).zip(saved) {
            let own = reopen::name(&saved.report, number);
            let path = name.map_or_else(|| own.clone(), |outer| format!("{outer}/{own}"));
            let report = reopened(saved, self.options);
            self.add(if several { Some(&path) } else { name }, Ok(report));
        }
    }

    /// The documents of a workspace, with their changes by hand.
    fn workspace(&mut self, workspace: Workspace, members: Vec<Member>, name: Option<&str>) {
        let mut bytes: HashMap<String, _> =
            members.into_iter().map(|it| (it.path, it.bytes)).collect();
        for entry in workspace.documents {
            let path = name.map_or_else(
                || entry.name.clone(),
                |outer| format!("{outer}/{}", entry.name),
            );
            let file = entry
                .report
                .as_ref()
                .and_then(|member| bytes.remove(member));
            let file = file.unwrap_or(Err(OpenError::SavedWithoutText));
            let report = file
                .and_then(|file| self.allow(file, 0))
                .and_then(|file| self.reviewed(&file, &entry));
            self.add(Some(&path), report);
        }
    }

    fn reviewed(&self, file: &[u8], entry: &Entry) -> Result<Report, OpenError> {
        let mut saved = reopen::read(file)?.pop().ok_or(OpenError::Empty)?;
        review::apply(&mut saved.report, &saved.text, &entry.review);
        Ok(reopened(saved, self.options))
    }

    fn allow(&mut self, bytes: Vec<u8>, depth: usize) -> Result<Vec<u8>, OpenError> {
        let left = self.left.checked_sub(bytes.len());
        // Then nothing more is unpacked, however small the archive is that it is packed in.
        self.left = left.unwrap_or(0);
        match left {
            Some(_) if depth < MOST_NESTED => Ok(bytes),
            _ => Err(OpenError::TooMuchInside),
        }
    }

    fn add(&mut self, name: Option<&str>, report: Result<Report, OpenError>) {
        self.found.push(Found {
            name: name.map(str::to_owned),
            report,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::workspace::Writer;
    use crate::review::{Edit, Field, Review, Words};
    use std::io::{Cursor, Write};

    fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            let how = zip::write::SimpleFileOptions::default();
            zip.start_file(*name, how).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn codes(bytes: &[u8], left: usize) -> Vec<String> {
        let mut all = All {
            opening: &OpenOptions::default(),
            options: &Options::default(),
            found: Vec::new(),
            left,
        };
        all.read(bytes, Some("a.zip"), 0);
        let code = |report: &Result<Report, OpenError>| match report {
            Ok(_) => "ok".to_owned(),
            Err(error) => error.code().to_owned(),
        };
        let told = all.found.iter();
        told.map(|f| format!("{} {}", f.name.as_deref().unwrap_or("-"), code(&f.report)))
            .collect()
    }

    #[test]
    fn archives_in_an_archive_share_one_allowance() {
        let text = "整改情况。\n".repeat(100);
        let inner = zip(&[("b.txt", text.as_bytes()), ("c.txt", text.as_bytes())]);
        let outer = zip(&[("in.zip", &inner), ("d.txt", b"abc")]);
        let paths = ["a.zip/in.zip/b.txt", "a.zip/in.zip/c.txt", "a.zip/d.txt"];
        assert_eq!(
            codes(&outer, LIMIT_UNPACKED_BYTES),
            paths.map(|path| format!("{path} ok"))
        );
        // After the first that is too much, nothing.
        let enough_for_one = inner.len() + text.len() + 100;
        assert_eq!(
            codes(&outer, enough_for_one),
            [
                format!("{} ok", paths[0]),
                format!("{} too_much_inside", paths[1]),
                format!("{} too_much_inside", paths[2]),
            ]
        );
    }

    const TEXT: &str = "一、巡察反馈问题整改情况\n1.账目不清的问题\n整改情况：已完成整改。\n";

    /// A workspace of two documents, the first with its title changed by hand.
    fn workspace(with_text: bool) -> Vec<u8> {
        let mut writer = Writer::new(Vec::new(), None);
        let edits = vec![Edit::SetWords {
            target: "p1".into(),
            field: Field::Title,
            words: Words::Text("账目混乱".into()),
        }];
        for (name, review) in [("甲.txt", Review { edits }), ("乙.txt", Review::default())] {
            let opened = open(TEXT.as_bytes(), Some(name), &OpenOptions::default()).unwrap();
            let report = analyze(&opened.text, &opened.origin, &Options::default());
            let text = with_text.then(|| opened.text.clone());
            writer.add(name, report, text, review).unwrap();
        }
        writer.end().unwrap()
    }

    fn all(bytes: &[u8]) -> Vec<Found> {
        let (opening, options) = (OpenOptions::default(), Options::default());
        read_all(bytes, Some("a.taizhang"), &opening, &options)
    }

    #[test]
    fn a_workspace_gives_its_documents_with_the_changes_by_hand() {
        let found = all(&workspace(true));
        let names: Vec<_> = found.iter().filter_map(|it| it.name.as_deref()).collect();
        assert_eq!(names, ["a.taizhang/甲.txt", "a.taizhang/乙.txt"]);
        let titles: Vec<_> = found
            .iter()
            .map(|it| it.report.as_ref().unwrap().problems[0].title.text.as_str())
            .collect();
        assert_eq!(titles, ["账目混乱", "账目不清的问题"]);
        assert!(found[0].report.as_ref().unwrap().problems[0].hand.edited);
    }

    #[test]
    fn a_workspace_without_its_texts_says_what_is_missing() {
        let codes: Vec<_> = all(&workspace(false))
            .into_iter()
            .map(|it| it.report.unwrap_err().code().to_owned())
            .collect();
        assert_eq!(codes, ["saved_without_text"; 2]);
    }

    #[test]
    fn a_damaged_index_is_told_and_the_reports_are_read() {
        let text = TEXT.as_bytes();
        let bytes = zip(&[
            ("workspace.json", b"{\"schema\":\"taizhang-workspace/9\"}"),
            ("b.txt", text),
        ]);
        assert_eq!(
            codes(&bytes, LIMIT_UNPACKED_BYTES),
            ["a.zip workspace", "a.zip/b.txt ok"]
        );
    }
}
