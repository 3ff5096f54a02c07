//! A document: its pages in their order, with templates, resources and annotations (GB/T 33190-2016, 7.5 to 7.9, 15).

use std::collections::{BTreeSet, HashMap};

use super::canvas::{Canvas, Pen};
use super::files::{File, Files};
use super::matrix::{Matrix, POINTS, numbers};
use super::objects::{Object, objects};
use crate::source::extract::Omission;
use crate::source::layout::{self, Layout};
use crate::source::xml::Xml;
use crate::source::{OpenError, Writer, format};

/// Width and height of A4 in millimetres, where neither page nor document say.
const A4: (f32, f32) = (210.0, 297.0);

/// What `Document.xml` says.
#[derive(Default)]
struct Document {
    path: String,
    area: Option<(f32, f32)>,
    /// Locations of pages.
    pages: Vec<String>,
    /// Locations of templates by their number.
    templates: HashMap<String, String>,
    /// Locations of files with resources.
    resources: Vec<String>,
    annotations: Vec<String>,
    attachments: Vec<String>,
}

/// A page or template.
#[derive(Default)]
struct Sheet {
    area: Option<(f32, f32)>,
    templates: Vec<String>,
    resources: Vec<String>,
    objects: Vec<Object>,
}

/// Reads the document at `root` and writes its pages.
pub fn read(root: &str, files: &mut Files, writer: &mut Writer) -> Result<(), OpenError> {
    let file = files.needed(root, "")?;
    let document = document(&file)?;
    let mut composites = HashMap::new();
    for location in &document.resources {
        read_resources(location, &document.path, files, &mut composites)?;
    }
    let mut layout = Layout::default();
    let mut running = Running::default();
    let mut drawn = 0;
    for location in &document.pages {
        let file = files.needed(location, &document.path)?;
        let sheet = sheet(&file)?;
        for location in &sheet.resources {
            read_resources(location, &file.path, files, &mut composites)?;
        }
        let mut pen = Pen {
            composites: &composites,
            drawn,
        };
        for template in &sheet.templates {
            running.template(template, &document, files, &mut pen)?;
        }
        let page = page(&sheet, &document, &mut pen, &mut running, writer)?;
        drawn = pen.drawn;
        layout.page(page);
    }
    let mut pen = Pen {
        composites: &composites,
        drawn,
    };
    read_annotations(&document, files, &mut pen, &mut running, writer)?;
    count_attachments(&document, files, writer)?;
    for text in running.texts {
        writer.leave_out(Omission::HeadersFooters, Some(&text));
    }
    layout.write(writer);
    Ok(())
}

/// Text that stands around or across the pages, each once.
#[derive(Default)]
struct Running {
    texts: Vec<String>,
    told: BTreeSet<String>,
    /// Templates that have been read.
    templates: BTreeSet<String>,
}

impl Running {
    fn tell(&mut self, text: &str) {
        let text = text.trim();
        if !text.is_empty() && self.told.insert(text.to_owned()) {
            self.texts.push(text.to_owned());
        }
    }

    fn template(
        &mut self,
        id: &str,
        document: &Document,
        files: &mut Files,
        pen: &mut Pen,
    ) -> Result<(), OpenError> {
        if !self.templates.insert(id.to_owned()) {
            return Ok(());
        }
        let Some(location) = document.templates.get(id) else {
            return Ok(());
        };
        let Some(file) = files.get(location, &document.path)? else {
            return Ok(());
        };
        let sheet = sheet(&file)?;
        self.objects(&sheet.objects, pen)
    }

    /// Tells the lines that `objects` show.
    fn objects(&mut self, objects: &[Object], pen: &mut Pen) -> Result<(), OpenError> {
        let mut canvas = Canvas::default();
        pen.draw(objects, &Matrix::TO_POINTS, &mut canvas)?;
        let (page, askew) = canvas.page(A4.0 * POINTS, A4.1 * POINTS);
        layout::lines(page.runs)
            .iter()
            .for_each(|line| self.tell(line));
        askew.iter().for_each(|text| self.tell(text));
        Ok(())
    }
}

fn page(
    sheet: &Sheet,
    document: &Document,
    pen: &mut Pen,
    running: &mut Running,
    writer: &mut Writer,
) -> Result<layout::Page, OpenError> {
    let mut canvas = Canvas::default();
    pen.draw(&sheet.objects, &Matrix::TO_POINTS, &mut canvas)?;
    for text in std::mem::take(&mut canvas.hidden) {
        writer.leave_out(Omission::HiddenText, Some(&text));
    }
    let (width, height) = sheet.area.or(document.area).unwrap_or(A4);
    let (page, askew) = canvas.page(width * POINTS, height * POINTS);
    askew.iter().for_each(|text| running.tell(text));
    let unknown = page
        .runs
        .iter()
        .map(|run| run.text.matches(char::REPLACEMENT_CHARACTER).count());
    (0..unknown.sum()).for_each(|_| writer.leave_out(Omission::UnknownCharacters, None));
    Ok(page)
}

fn document(file: &File) -> Result<Document, OpenError> {
    let mut document = Document {
        path: file.path.clone(),
        ..Document::default()
    };
    let mut listed = BTreeSet::new();
    let mut xml = Xml::new(&file.text, &file.path, format::OFD);
    while let Some(_root) = xml.child()? {
        while let Some(part) = xml.child()? {
            match part.name() {
                "CommonData" => common(&mut xml, &mut document)?,
                "Pages" => {
                    while let Some(page) = xml.child()? {
                        let location = page.attribute("BaseLoc").unwrap_or_default();
                        // A page is listed once; listed a thousand times it would be read as often.
                        if listed.insert(location.to_string()) {
                            document.pages.push(location.into_owned());
                        }
                        xml.skip()?;
                    }
                }
                "Annotations" => document.annotations.push(xml.text()?),
                "Attachments" => document.attachments.push(xml.text()?),
                _ => xml.skip()?,
            }
        }
    }
    Ok(document)
}

fn common(xml: &mut Xml, document: &mut Document) -> Result<(), OpenError> {
    while let Some(part) = xml.child()? {
        match part.name() {
            "PageArea" => document.area = area(xml)?,
            "PublicRes" | "DocumentRes" => document.resources.push(xml.text()?),
            "TemplatePage" => {
                let value = |name| part.attribute(name).unwrap_or_default().into_owned();
                document.templates.insert(value("ID"), value("BaseLoc"));
                xml.skip()?;
            }
            _ => xml.skip()?,
        }
    }
    Ok(())
}

/// Width and height of the paper.
fn area(xml: &mut Xml) -> Result<Option<(f32, f32)>, OpenError> {
    let mut area = None;
    while let Some(box_) = xml.child()? {
        if box_.name() != "PhysicalBox" {
            xml.skip()?;
            continue;
        }
        area = match numbers(&xml.text()?)[..] {
            [_, _, width, height, ..] if width > 0.0 && height > 0.0 => Some((width, height)),
            _ => None,
        };
    }
    Ok(area)
}

fn sheet(file: &File) -> Result<Sheet, OpenError> {
    let mut sheet = Sheet::default();
    let mut xml = Xml::new(&file.text, &file.path, format::OFD);
    while let Some(_page) = xml.child()? {
        while let Some(part) = xml.child()? {
            match part.name() {
                "Area" => sheet.area = area(&mut xml)?,
                "Template" => {
                    let id = part.attribute("TemplateID").unwrap_or_default();
                    sheet.templates.push(id.into_owned());
                    xml.skip()?;
                }
                "PageRes" => sheet.resources.push(xml.text()?),
                "Content" => sheet.objects.extend(objects(&mut xml)?),
                _ => xml.skip()?,
            }
        }
    }
    Ok(sheet)
}

/// The drawings among the resources at `location`; one that cannot be found has none.
fn read_resources(
    location: &str,
    from: &str,
    files: &mut Files,
    composites: &mut HashMap<String, Vec<Object>>,
) -> Result<(), OpenError> {
    let Some(file) = files.get(location, from)? else {
        return Ok(());
    };
    let mut xml = Xml::new(&file.text, &file.path, format::OFD);
    while let Some(_root) = xml.child()? {
        while let Some(part) = xml.child()? {
            if part.name() != "CompositeGraphicUnits" {
                xml.skip()?;
                continue;
            }
            while let Some(unit) = xml.child()? {
                let id = unit.attribute("ID").unwrap_or_default().into_owned();
                composites.insert(id, objects(&mut xml)?);
            }
        }
    }
    Ok(())
}

/// Stamps and watermarks are told as what surrounds the text, remarks as comments.
fn read_annotations(
    document: &Document,
    files: &mut Files,
    pen: &mut Pen,
    running: &mut Running,
    writer: &mut Writer,
) -> Result<(), OpenError> {
    for location in &document.annotations {
        let Some(list) = files.get(location, &document.path)? else {
            continue;
        };
        let mut locations = Vec::new();
        let mut xml = Xml::new(&list.text, &list.path, format::OFD);
        while let Some(_root) = xml.child()? {
            while let Some(_page) = xml.child()? {
                while let Some(part) = xml.child()? {
                    match part.name() {
                        "FileLoc" => locations.push(xml.text()?),
                        _ => xml.skip()?,
                    }
                }
            }
        }
        for location in locations {
            if let Some(file) = files.get(&location, &list.path)? {
                read_page_annotations(&file, pen, running, writer)?;
            }
        }
    }
    Ok(())
}

fn read_page_annotations(
    file: &File,
    pen: &mut Pen,
    running: &mut Running,
    writer: &mut Writer,
) -> Result<(), OpenError> {
    let mut xml = Xml::new(&file.text, &file.path, format::OFD);
    while let Some(_root) = xml.child()? {
        while let Some(_annotation) = xml.child()? {
            // Its appearance would say it again.
            let mut remarked = false;
            while let Some(part) = xml.child()? {
                match part.name() {
                    "Remark" => {
                        remarked = true;
                        writer.leave_out(Omission::Comments, Some(&xml.text()?));
                    }
                    "Appearance" if !remarked => {
                        let objects = objects(&mut xml)?;
                        running.objects(&objects, pen)?;
                    }
                    _ => xml.skip()?,
                }
            }
        }
    }
    Ok(())
}

fn count_attachments(
    document: &Document,
    files: &mut Files,
    writer: &mut Writer,
) -> Result<(), OpenError> {
    for location in &document.attachments {
        let Some(list) = files.get(location, &document.path)? else {
            continue;
        };
        let mut xml = Xml::new(&list.text, &list.path, format::OFD);
        while let Some(_root) = xml.child()? {
            while let Some(_attachment) = xml.child()? {
                writer.leave_out(Omission::Objects, None);
                xml.skip()?;
            }
        }
    }
    Ok(())
}
