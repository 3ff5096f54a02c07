//! ZIP archives: the documents in them, each to be opened by itself.

use std::collections::HashMap;

use super::package::Package;
use super::{Encoding, Extract, LIMIT_BYTES, Member, OpenError, OpenOptions, decode, format};

/// So many files of an archive are looked at.
const MOST_MEMBERS: usize = 10_000;

/// What systems put beside a person's files: icons, views of folders, marks that a file is open.
const OF_SYSTEMS: [&str; 4] = [".ds_store", "thumbs.db", "desktop.ini", "ehthumbs.db"];

/// The files in the archive, with their folders. One that cannot be unpacked has its reason.
pub fn read(bytes: &[u8], _options: &OpenOptions) -> Result<Extract, OpenError> {
    let mut package = Package::open(bytes, format::ZIP)?;
    let mut names = Names::default();
    let mut members = Vec::new();
    let mut rest = 0;
    // Of what is made to burst, no more is unpacked.
    let mut burst = false;
    for index in 0..package.len() {
        let entry = package.entry(index)?;
        let path = path(&entry.name);
        if !entry.is_file || is_of_system(&path) {
            continue;
        }
        if members.len() == MOST_MEMBERS {
            rest += 1;
            continue;
        }
        let bytes = match (entry.size > LIMIT_BYTES as u64, burst) {
            (true, _) => Err(OpenError::TooLarge),
            (_, true) => Err(OpenError::TooMuchInside),
            _ => package.nth(index),
        };
        burst |= bytes == Err(OpenError::TooMuchInside);
        let path = names.unique(path);
        members.push(Member { path, bytes });
    }
    if rest > 0 {
        members.push(Member {
            path: format!("（其余 {rest} 个文件）"),
            bytes: Err(OpenError::TooMuchInside),
        });
    }
    if members.is_empty() {
        return Err(OpenError::Empty);
    }
    Ok(Extract {
        members,
        ..Extract::default()
    })
}

/// The path of a file inside the archive, which never leads out of it. Names are in UTF-8 where a flag says so and by
/// programs of today, else in the encoding of the system that packed them: in China GBK.
fn path(name: &[u8]) -> String {
    let name = match std::str::from_utf8(name) {
        Ok(name) => name.to_owned(),
        Err(_) => decode::decode(name, Encoding::Gb18030)
            .unwrap_or_else(|| String::from_utf8_lossy(name).into_owned()),
    };
    let folders: Vec<String> = name
        .split(['/', '\\'])
        .map(|folder| folder.chars().filter(|c| !c.is_control()).collect())
        .map(|folder: String| folder.trim().to_owned())
        .filter(|folder| !matches!(folder.as_str(), "" | "." | "..") && !is_drive(folder))
        .collect();
    match folders.is_empty() {
        true => "无名".to_owned(),
        false => folders.join("/"),
    }
}

/// `C:`
fn is_drive(folder: &str) -> bool {
    matches!(folder.as_bytes(), [letter, b':'] if letter.is_ascii_alphabetic())
}

fn is_of_system(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let lower = name.to_ascii_lowercase();
    path.split('/').any(|folder| folder == "__MACOSX")
        || OF_SYSTEMS.contains(&lower.as_str())
        || name.starts_with("~$")
        || name.starts_with("._")
}

/// Paths that were given out, and how often.
#[derive(Default)]
struct Names(HashMap<String, usize>);

impl Names {
    /// `path`, or with a number before its ending where it was there before.
    fn unique(&mut self, path: String) -> String {
        let (stem, ending) = match path.rsplit_once('.') {
            Some((stem, ending)) if !ending.contains('/') => (stem, format!(".{ending}")),
            _ => (path.as_str(), String::new()),
        };
        let mut unique = path.clone();
        while self.0.contains_key(&unique) {
            let count = self.0.entry(path.clone()).or_insert(1);
            *count += 1;
            unique = format!("{stem} ({count}){ending}");
        }
        self.0.insert(unique.clone(), 1);
        unique
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::write::SimpleFileOptions;

    use super::*;

    fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in files {
            if name.ends_with('/') {
                zip.add_directory(*name, SimpleFileOptions::default())
                    .unwrap();
                continue;
            }
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(content).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn members(bytes: &[u8]) -> Vec<(String, Result<Vec<u8>, OpenError>)> {
        let extract = read(bytes, &OpenOptions::default()).unwrap();
        assert_eq!(extract.text, "");
        extract
            .members
            .into_iter()
            .map(|m| (m.path, m.bytes))
            .collect()
    }

    #[test]
    fn files_keep_their_folders_and_what_is_of_the_system_goes() {
        let inner = archive(&[("a.txt", b"1")]);
        let bytes = archive(&[
            ("整改/", b""),
            ("整改/一.txt", "账目".as_bytes()),
            ("整改/内.zip", &inner),
            ("__MACOSX/整改/._一.txt", b"x"),
            ("整改/.DS_Store", b"x"),
            ("整改/Thumbs.db", b"x"),
            ("整改/~$一.docx", b"x"),
        ]);
        assert_eq!(
            members(&bytes),
            [
                ("整改/一.txt".to_owned(), Ok("账目".as_bytes().to_vec())),
                ("整改/内.zip".to_owned(), Ok(inner)),
            ]
        );
    }

    #[test]
    fn paths_do_not_lead_out_and_names_stay_apart() {
        let bytes = archive(&[
            ("../../a.txt", b"1"),
            ("C:\\a.txt", b"2"),
            ("/b/./a", b"3"),
            ("b//a", b"4"),
            ("..", b"5"),
        ]);
        let paths: Vec<String> = members(&bytes).into_iter().map(|(path, _)| path).collect();
        assert_eq!(paths, ["a.txt", "a (2).txt", "b/a", "b/a (2)", "无名"]);
    }

    #[test]
    fn names_in_gbk() {
        // 整改.txt, in an archive whose flag does not say UTF-8.
        let mut bytes = archive(&[("abcd.txt", b"1")]);
        for at in 0..bytes.len() - 4 {
            if &bytes[at..at + 4] == b"abcd" {
                bytes[at..at + 4].copy_from_slice(b"\xD5\xFB\xB8\xC4");
            }
        }
        assert_eq!(members(&bytes)[0].0, "整改.txt");
    }

    #[test]
    fn what_is_encrypted_or_damaged_is_told_of_the_file() {
        let mut bytes = archive(&[("a.txt", b"11111111"), ("b.txt", b"2")]);
        // The flag of encryption, in the header of the file and in the directory.
        bytes[6] |= 1;
        let directory = bytes.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
        bytes[directory + 8] |= 1;
        let found = members(&bytes);
        assert_eq!(found[0].1, Err(OpenError::Encrypted(format::ZIP)));
        assert_eq!(found[1].1, Ok(b"2".to_vec()));
    }

    #[test]
    fn a_file_that_is_too_large_is_not_unpacked() {
        let mut bytes = archive(&[("a.txt", b"1"), ("b.txt", b"2")]);
        // The size that the directory says it has.
        let directory = bytes.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
        bytes[directory + 27] = 0x40;
        let found = members(&bytes);
        assert_eq!(found[0].1, Err(OpenError::TooLarge));
        assert_eq!(found[1].1, Ok(b"2".to_vec()));
    }

    #[test]
    fn there_may_be_too_many() {
        let names: Vec<String> = (0..MOST_MEMBERS + 2).map(|i| format!("{i}.txt")).collect();
        let files: Vec<(&str, &[u8])> = names
            .iter()
            .map(|name| (name.as_str(), &b"1"[..]))
            .collect();
        let found = members(&archive(&files));
        assert_eq!(found.len(), MOST_MEMBERS + 1);
        assert_eq!(found[MOST_MEMBERS].0, "（其余 2 个文件）");
    }

    #[test]
    fn empty_and_damaged_archives() {
        assert_eq!(
            read(&archive(&[]), &OpenOptions::default()),
            Err(OpenError::Empty)
        );
        let bytes = archive(&[("a.txt", b"11111111")]);
        for part in 0..20 {
            assert!(read(&bytes[..bytes.len() * part / 20], &OpenOptions::default()).is_err());
        }
        for at in 0..bytes.len() {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1 << (at % 8);
            let _ = read(&flipped, &OpenOptions::default());
        }
    }

    #[test]
    fn other_archives_are_refused_with_advice() {
        for bytes in [
            &b"7z\xBC\xAF\x27\x1C\0\x04"[..],
            b"Rar!\x1A\x07\x01\0",
            b"Rar!\x1A\x07\0",
        ] {
            let error = crate::open(bytes, None, &OpenOptions::default()).unwrap_err();
            assert_eq!(error.code(), "not_read");
            assert!(error.message().contains("请先解压"), "{}", error.message());
        }
    }
}
