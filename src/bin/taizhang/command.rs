//! What a person types.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

use taizhang::export::Format;
use taizhang::mask::{Choices, Class};
use taizhang::own::{Matcher, read_list};
use taizhang::source::Encoding;
use taizhang::view::Lang;
use taizhang::{OpenOptions, Options};

pub const HELP: &str = "\
taizhang reads published rectification reports (巡察整改进展情况的通报) into a ledger (台账).
It prints what stands in each FILE as JSON, one report a line, or writes all of it as one file of another format.

Usage: taizhang [OPTIONS] FILE...

  FILE            a document, or - for standard input: text (UTF-8, UTF-16, GBK, GB18030, Big5), DOCX, DOC, WPS,
                  PDF, OFD, RTF, ODT, HTML, MHT, EML, XLSX, XLS, ET, CSV; of a ZIP, every document in it; of a workspace that
                  the page saved, every document with its changes by hand

Options:
      --ndjson    one report a line (this is so unless --pretty is given)
      --pretty    indent the JSON
      --format NAME
                  json      one report, or a list of all
                  ndjson    one report a line
                  csv       the ledger, a row a problem
                  csv-items the ledger, a row a point of an answer
                  xlsx      a workbook: ledger, overview, doubts, statistics, entities
                  md        Markdown
                  html      the text with its marks beside the ledger, a page that needs no network and no script
                  jsonld    W3C Web Annotations
                  workspace all of them with their texts, to be gone on with on the page
      --output FILE
                  write to FILE, whose ending tells the format where --format does not; to a folder, under a name
                  made of who was inspected and when
      --lang zh|en
                  the language of heads and labels (zh)
      --kinds FILE
                  seek kinds of your own as well: a JSON list of {\"name\": …, \"words\": […]} or {\"name\": …, \"pattern\": …}, as
                  the page saves it
      --with-text put the text that the spans count in into source.text
      --mask CLASSES
                  hide secrets wherever they stand: all, or some of name,phone,email,address,postcode,identity,card,
                  plate, parted by commas
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
  taizhang reports.zip --output ledger.xlsx
  taizhang report.docx --format html --output .
  taizhang --kinds kinds.json reports.zip --output ledger.xlsx
";

/// What the command line asks for.
pub enum Command {
    Help,
    Version,
    Analyze {
        files: Vec<OsString>,
        form: Form,
        opening: OpenOptions,
        options: Options,
        /// What is masked; `None` is nothing.
        mask: Option<Choices>,
    },
}

/// How the reports leave.
pub enum Form {
    /// Printed as soon as each is there.
    Printed { pretty: bool },
    /// All of them as one file.
    Exported {
        format: Format,
        /// `None` is standard output.
        output: Option<PathBuf>,
        lang: Lang,
    },
}

/// What of the form the command line said.
#[derive(Default)]
struct Wishes {
    pretty: bool,
    ndjson: bool,
    format: Option<Format>,
    output: Option<PathBuf>,
    lang: Option<Lang>,
}

impl Command {
    pub fn parse(mut arguments: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let mut files = Vec::new();
        let mut opening = OpenOptions::default();
        let mut options = Options::default();
        let mut mask = None;
        let mut wishes = Wishes::default();
        let mut only_files = false;
        while let Some(argument) = arguments.next() {
            match argument.to_str() {
                _ if only_files => files.push(argument),
                Some("--") => only_files = true,
                Some("-h" | "--help") => return Ok(Self::Help),
                Some("-V" | "--version") => return Ok(Self::Version),
                Some("--pretty") => wishes.pretty = true,
                Some("--ndjson") => wishes.ndjson = true,
                Some("--format") => wishes.format = Some(format(arguments.next())?),
                Some("--output") => {
                    wishes.output = Some(arguments.next().ok_or("--output needs a FILE")?.into());
                }
                Some("--lang") => wishes.lang = Some(lang(arguments.next())?),
                Some("--encoding") => opening.encoding = Some(encoding(arguments.next())?),
                Some("--mask") => mask = Some(choices(arguments.next())?),
                Some("--kinds") => options.own = kinds(arguments.next())?,
                Some("--with-text") => options.with_text = true,
                Some(option) if option.starts_with('-') && option != "-" => {
                    return Err(format!("there is no option {option}"));
                }
                _ => files.push(argument),
            }
        }
        if files.is_empty() {
            return Err("no FILE given".to_owned());
        }
        let form = wishes.form()?;
        Ok(Self::Analyze {
            files,
            form,
            opening,
            options,
            mask,
        })
    }
}

impl Wishes {
    fn form(self) -> Result<Form, String> {
        let said = [self.pretty, self.ndjson, self.format.is_some()];
        if said.into_iter().filter(|&it| it).count() > 1 {
            return Err("--pretty, --ndjson and --format exclude each other".to_owned());
        }
        let said = match (self.pretty, self.ndjson) {
            (true, _) => Some(Format::Json),
            (_, true) => Some(Format::Ndjson),
            _ => self.format,
        };
        match (said, self.output) {
            (_, None) if self.pretty => Ok(Form::Printed { pretty: true }),
            (None | Some(Format::Ndjson), None) => Ok(Form::Printed { pretty: false }),
            (format, output) => Ok(Form::Exported {
                format: format
                    .or_else(|| format_of_name(output.as_deref()?))
                    .unwrap_or(Format::Ndjson),
                output,
                lang: self.lang.unwrap_or(Lang::Zh),
            }),
        }
    }
}

fn format_of_name(output: &Path) -> Option<Format> {
    let ending = output.extension()?.to_str()?.to_ascii_lowercase();
    Format::ALL
        .into_iter()
        .find(|format| format.ending() == ending)
}

fn format(name: Option<OsString>) -> Result<Format, String> {
    named(
        "--format",
        name,
        Format::named,
        &Format::ALL.map(Format::name),
    )
}

fn encoding(name: Option<OsString>) -> Result<Encoding, String> {
    let known = Encoding::ALL.map(Encoding::name);
    named("--encoding", name, Encoding::named, &known)
}

fn kinds(file: Option<OsString>) -> Result<Matcher, String> {
    let file = file.ok_or("--kinds needs a FILE")?;
    let failed = |reason: String| format!("{}: {reason}", OsStr::display(&file));
    let json = fs::read(&file).map_err(|error| failed(error.to_string()))?;
    let kinds = read_list(&json).map_err(|error| failed(error.to_string()))?;
    Matcher::new(&kinds).map_err(|error| failed(error.to_string()))
}

fn lang(name: Option<OsString>) -> Result<Lang, String> {
    named("--lang", name, Lang::named, &Lang::NAMES)
}

fn choices(classes: Option<OsString>) -> Result<Choices, String> {
    let known = || {
        let codes = Class::ALL.map(Class::code);
        format!("--mask knows: all, {}", codes.join(", "))
    };
    let classes = classes.ok_or_else(known)?;
    let classes = classes.to_str().ok_or_else(known)?;
    if classes == "all" {
        return Ok(Choices::default());
    }
    let named = classes.split(',').map(Class::named);
    Ok(Choices {
        classes: named.collect::<Option<_>>().ok_or_else(known)?,
        ..Choices::default()
    })
}

/// The value of an option that knows a few names.
fn named<T>(
    option: &str,
    name: Option<OsString>,
    find: impl Fn(&str) -> Option<T>,
    known: &[&str],
) -> Result<T, String> {
    let name = name.ok_or_else(|| format!("{option} needs a name"))?;
    name.to_str()
        .and_then(find)
        .ok_or_else(|| format!("{option} knows: {}", known.join(", ")))
}

impl Form {
    pub fn needs_text(&self) -> bool {
        matches!(self, Form::Exported { format, .. } if format.needs_text())
    }
}
