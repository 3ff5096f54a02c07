//! The command line: files in, reports out. Where they are printed one after the other, one file at a time is in memory.

mod command;

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal, Read, Write};
use std::path::Path;
use std::process::ExitCode;

use taizhang::export::{Content, Exported, Format, export, file_name_of, json};
use taizhang::mask::{Choices, Masks, secrets};
use taizhang::source::{LIMIT_BYTES, Refusal};
use taizhang::view::Lang;
use taizhang::{OpenOptions, Options, Report, read_all};

use command::{Command, Form, HELP};

fn main() -> ExitCode {
    let command = match Command::parse(std::env::args_os().skip(1)) {
        Ok(command) => command,
        Err(message) => {
            eprintln!("taizhang: {message}\nTry 'taizhang --help'.");
            return ExitCode::from(2);
        }
    };
    match run(&command, &mut BufWriter::new(io::stdout().lock())) {
        Ok(status) => status,
        // Whoever reads our output has seen enough: `taizhang … | head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("taizhang: standard output: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Fails only where standard output cannot be written.
fn run(command: &Command, out: &mut impl Write) -> io::Result<ExitCode> {
    let mut status = ExitCode::SUCCESS;
    match command {
        Command::Help => out.write_all(HELP.as_bytes())?,
        Command::Version => writeln!(out, "taizhang {}", version())?,
        Command::Analyze {
            files,
            form,
            opening,
            options,
            mask,
        } => {
            let keeps_text = options.with_text || form.needs_text();
            let options = Options {
                with_text: keeps_text || mask.is_some(),
                ..options.clone()
            };
            let mut documents = files
                .iter()
                .flat_map(|file| documents(file, opening, &options))
                .map(|document| match mask {
                    Some(choices) => masked(document, choices, keeps_text),
                    None => document,
                })
                .inspect(|document| {
                    if let Err(refusal) = &document.report {
                        complain(&document.shown, refusal);
                        status = ExitCode::FAILURE;
                    }
                });
            if !put_out(&mut documents, form, out)? {
                status = ExitCode::FAILURE;
            }
        }
    }
    out.flush()?;
    Ok(status)
}

/// With the day of the sources, where whoever built this knew it (scripts/dist.sh).
fn version() -> String {
    let version = env!("CARGO_PKG_VERSION");
    match option_env!("TAIZHANG_BUILD_DATE") {
        Some(date) if !date.is_empty() => format!("{version} ({date})"),
        _ => version.to_owned(),
    }
}

fn complain(name: &str, refusal: &Refusal) {
    let (zh, en) = (&refusal.message, &refusal.message_en);
    eprintln!("taizhang: {name}: {zh} {en}");
}

/// Whether all that was asked for was put out; if not, the reason is on standard error.
fn put_out(
    documents: &mut impl Iterator<Item = Document>,
    form: &Form,
    out: &mut impl Write,
) -> io::Result<bool> {
    match form {
        Form::Printed { pretty } => {
            for report in documents.filter_map(|document| document.report.ok()) {
                print(&report, *pretty, out)?;
            }
        }
        Form::Exported {
            format,
            output,
            lang,
        } => {
            let documents: Vec<Document> = documents.collect();
            if let Err(message) = save(&documents, *format, output.as_deref(), *lang, out)? {
                eprintln!("taizhang: {message}");
                return Ok(false);
            }
        }
    }
    Ok(true)
}

fn print(report: &Report, pretty: bool, out: &mut impl Write) -> io::Result<()> {
    let json = if pretty {
        json::pretty(report)
    } else {
        json::line(report)
    };
    writeln!(out, "{json}")
}

/// A document, with its report or the reason why there is none.
struct Document {
    /// As it was given, with its folders, for messages.
    shown: String,
    /// Without them: they are the person's own affair.
    name: String,
    report: Result<Report, Refusal>,
}

/// Without its secrets; messages still name the file as the person did.
fn masked(document: Document, choices: &Choices, keeps_text: bool) -> Document {
    let Ok(report) = document.report else {
        return document;
    };
    let text = report.source.text.clone().unwrap_or_default();
    let masks = Masks::new(&secrets(&report, &text), choices);
    let mut report = masks.report(report, &text);
    if !keeps_text {
        report.source.text = None;
    }
    Document {
        name: masks.mask(&document.name).into_owned(),
        report: Ok(report),
        ..document
    }
}

/// All documents as one file. The inner error is a message for the person.
fn save(
    documents: &[Document],
    format: Format,
    output: Option<&Path>,
    lang: Lang,
    out: &mut impl Write,
) -> io::Result<Result<(), String>> {
    if output.is_none()
        && matches!(format, Format::Xlsx | Format::Workspace)
        && io::stdout().is_terminal()
    {
        return Ok(Err(
            "such a file is nothing for a terminal: name a file with --output".to_owned(),
        ));
    }
    let exported: Vec<Exported> = documents.iter().map(exported).collect();
    let bytes = match export(format, &exported, lang) {
        Ok(bytes) => bytes,
        Err(reason) => return Ok(Err(reason)),
    };
    let Some(output) = output else {
        out.write_all(&bytes)?;
        return Ok(Ok(()));
    };
    let file = if output.is_dir() {
        output.join(file_name_of(&exported, format.ending(), None))
    } else {
        output.to_owned()
    };
    Ok(fs::write(&file, bytes).map_err(|error| format!("{}: {error}", file.display())))
}

fn exported(document: &Document) -> Exported<'_> {
    Exported {
        name: &document.name,
        content: match &document.report {
            Ok(report) => Content::Read {
                report,
                text: report.source.text.as_deref().unwrap_or_default(),
            },
            Err(refusal) => Content::Refused(refusal),
        },
    }
}

/// The documents in a file.
fn documents(file: &OsStr, opening: &OpenOptions, options: &Options) -> Vec<Document> {
    let shown = file.display().to_string();
    let bytes = if file == "-" {
        bytes_of(io::stdin().lock())
    } else {
        File::open(file).and_then(bytes_of)
    };
    let own = base_name(file);
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(error) => {
            return vec![Document {
                name: own.unwrap_or_else(|| shown.clone()),
                shown,
                report: Err(unreadable(&error)),
            }];
        }
    };
    read_all(&bytes, own.as_deref(), opening, options)
        .into_iter()
        .map(|found| {
            let name = found.name.unwrap_or_default();
            let inner = name.strip_prefix(own.as_deref().unwrap_or_default());
            Document {
                shown: format!("{shown}{}", inner.unwrap_or_default()),
                name: if name.is_empty() { shown.clone() } else { name },
                report: found.report.map_err(|error| (&error).into()),
            }
        })
        .collect()
}

fn unreadable(error: &io::Error) -> Refusal {
    Refusal {
        code: "unreadable".to_owned(),
        message: "打不开这个文件，请检查路径和权限。".to_owned(),
        message_en: format!("The file cannot be opened: {error}"),
    }
}

/// Reads no more than is needed to see that it is too much.
fn bytes_of(input: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(LIMIT_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The name of a file without its folders; none of standard input.
fn base_name(file: &OsStr) -> Option<String> {
    if file == "-" {
        return None;
    }
    let name = Path::new(file).file_name()?;
    Some(name.to_string_lossy().into_owned())
}
