//! The command line: files in, report JSON out. One file at a time is in memory.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::Path;
use std::process::ExitCode;

use taizhang::source::{Encoding, LIMIT_BYTES};
use taizhang::{OpenError, OpenOptions, Options, Report, read_all};

const HELP: &str = "\
taizhang reads published rectification reports (巡察整改进展情况的通报) into a ledger (台账).
It prints what stands in each FILE as JSON, one report a line.

Usage: taizhang [OPTIONS] FILE...

  FILE            a document, or - for standard input: text (UTF-8, UTF-16, GBK, GB18030, Big5), DOCX, DOC, WPS,
                  PDF, OFD, RTF, ODT, HTML, MHT, EML, XLSX, XLS, ET, CSV; of a ZIP, every document in it

Options:
      --ndjson    one report a line (this is so unless --pretty is given)
      --pretty    indent the JSON
      --with-text put the text that the spans count in into source.text
      --encoding NAME
                  read text files in this encoding (utf-8, gb18030, gbk, big5, utf-16le, utf-16be), where the one that
                  was found is wrong
  -h, --help      print this help
  -V, --version   print the version

A file that cannot be read is named on standard error, the others go on, and the exit status
is 1 at the end. A wrong option gives exit status 2.

Examples:
  taizhang --pretty report.txt > report.json
  taizhang reports/*.txt > reports.ndjson
  taizhang reports.zip | jq '.problems[].title.text'
";

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

/// What the command line asks for.
enum Command {
    Help,
    Version,
    Analyze {
        files: Vec<OsString>,
        pretty: bool,
        opening: OpenOptions,
        options: Options,
    },
}

impl Command {
    fn parse(mut arguments: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let mut files = Vec::new();
        let mut opening = OpenOptions::default();
        let mut options = Options::default();
        let (mut pretty, mut ndjson, mut only_files) = (false, false, false);
        while let Some(argument) = arguments.next() {
            match argument.to_str() {
                _ if only_files => files.push(argument),
                Some("--") => only_files = true,
                Some("-h" | "--help") => return Ok(Self::Help),
                Some("-V" | "--version") => return Ok(Self::Version),
                Some("--pretty") => pretty = true,
                Some("--ndjson") => ndjson = true,
                Some("--encoding") => opening.encoding = Some(encoding(arguments.next())?),
                Some("--with-text") => options.with_text = true,
                Some(option) if option.starts_with('-') && option != "-" => {
                    return Err(format!("there is no option {option}"));
                }
                _ => files.push(argument),
            }
        }
        if pretty && ndjson {
            return Err("--pretty and --ndjson exclude each other".to_owned());
        }
        if files.is_empty() {
            return Err("no FILE given".to_owned());
        }
        Ok(Self::Analyze {
            files,
            pretty,
            opening,
            options,
        })
    }
}

fn encoding(name: Option<OsString>) -> Result<Encoding, String> {
    let name = name.ok_or("--encoding needs a name")?;
    let known = Encoding::ALL.map(Encoding::name).join(", ");
    name.to_str()
        .and_then(Encoding::named)
        .ok_or_else(|| format!("--encoding knows: {known}"))
}

/// Fails only where the output cannot be written.
fn run(command: &Command, out: &mut impl Write) -> io::Result<ExitCode> {
    let mut status = ExitCode::SUCCESS;
    match command {
        Command::Help => out.write_all(HELP.as_bytes())?,
        Command::Version => writeln!(out, "taizhang {}", env!("CARGO_PKG_VERSION"))?,
        Command::Analyze {
            files,
            pretty,
            opening,
            options,
        } => {
            for file in files {
                for (name, report) in documents(file, opening, options) {
                    match report {
                        Ok(report) => print(&report, *pretty, out)?,
                        Err(reason) => {
                            eprintln!("taizhang: {name}: {reason}");
                            status = ExitCode::FAILURE;
                        }
                    }
                }
            }
        }
    }
    out.flush()?;
    Ok(status)
}

fn print(report: &Report, pretty: bool, out: &mut impl Write) -> io::Result<()> {
    if pretty {
        serde_json::to_writer_pretty(&mut *out, report)?;
    } else {
        serde_json::to_writer(&mut *out, report)?;
    }
    out.write_all(b"\n")
}

/// The documents in a file, each with its name for a person and with its report or the reason why there is none.
fn documents(
    file: &OsStr,
    opening: &OpenOptions,
    options: &Options,
) -> Vec<(String, Result<Report, String>)> {
    let shown = file.display().to_string();
    let bytes = if file == "-" {
        bytes_of(io::stdin().lock())
    } else {
        File::open(file).and_then(bytes_of)
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(error) => return vec![(shown, Err(error.to_string()))],
    };
    let own = base_name(file);
    read_all(&bytes, own.as_deref(), opening, options)
        .into_iter()
        .map(|found| {
            // The file's own name is shown as it was given, with its folders.
            let inner = found.name.as_deref().unwrap_or_default();
            let inner = inner.strip_prefix(own.as_deref().unwrap_or_default());
            let name = format!("{shown}{}", inner.unwrap_or_default());
            (name, found.report.map_err(|e| in_both_languages(&e)))
        })
        .collect()
}

/// Reads no more than is needed to see that it is too much.
fn bytes_of(input: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(LIMIT_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The report names the file without its folders: they are the person's own affair.
fn base_name(file: &OsStr) -> Option<String> {
    if file == "-" {
        return None;
    }
    let name = Path::new(file).file_name()?;
    Some(name.to_string_lossy().into_owned())
}

fn in_both_languages(error: &OpenError) -> String {
    format!("{} {}", error.message(), error.message_en())
}
