//! ODT and FODT (OASIS OpenDocument 1.3): paragraphs with their list numbers, tables, notes.

mod blocks;
mod body;
mod inline;
mod lists;
mod styles;
mod table;

use super::package::Package;
use super::xml::{Xml, decoded};
use super::{Extract, Format, OpenError, OpenOptions, format};
use body::Body;

/// Reads a package (ODT) or a file that is one XML document (FODT).
pub fn read(bytes: &[u8], _options: &OpenOptions) -> Result<Extract, OpenError> {
    let mut body = Body::default();
    if bytes.starts_with(b"PK") {
        let mut package = Package::open(bytes, format::ODT)?;
        refuse_encrypted(&mut package)?;
        if let Some(styles) = package.part("styles.xml")? {
            document(styles, "styles.xml", format::ODT, &mut body)?;
        }
        let content = package.needed("content.xml")?;
        document(content, "content.xml", format::ODT, &mut body)?;
    } else {
        document(bytes.to_vec(), "document", format::FODT, &mut body)?;
    }
    body.writer.finish()
}

/// Of an encrypted part, or of the whole package as ODF 1.4 has it, the manifest says how (part 2, 3.4.1).
fn refuse_encrypted(package: &mut Package) -> Result<(), OpenError> {
    let Some(manifest) = package.part("META-INF/manifest.xml")? else {
        return Ok(());
    };
    let manifest = decoded(manifest);
    let mut xml = Xml::new(&manifest, "manifest.xml", format::ODT);
    while let Some(_root) = xml.child()? {
        while let Some(entry) = xml.child()? {
            let path = styles::owned(&entry, "full-path").unwrap_or_default();
            while let Some(child) = xml.child()? {
                if child.name() == "encryption-data"
                    && matches!(path.as_str(), "content.xml" | "encrypted-package")
                {
                    return Err(OpenError::Encrypted(format::ODT));
                }
                xml.skip()?;
            }
        }
    }
    Ok(())
}

/// Reads one XML document: of a package the styles or the content, else all of it.
fn document(bytes: Vec<u8>, part: &str, format: Format, body: &mut Body) -> Result<(), OpenError> {
    let text = decoded(bytes);
    let mut xml = Xml::new(&text, part, format);
    let mut found = false;
    while let Some(root) = xml.child()? {
        let only_common = root.name() == "document-styles";
        while let Some(element) = xml.child()? {
            match element.name() {
                "styles" => body.styles.read(&mut xml)?,
                // Those of the headers may bear the names of others in the text.
                "automatic-styles" if !only_common => body.styles.read(&mut xml)?,
                "master-styles" => body.master_pages(&mut xml)?,
                "body" => {
                    found = true;
                    self::body(&mut xml, format, body)?;
                }
                _ => xml.skip()?,
            }
        }
        found |= only_common;
    }
    match found {
        true => Ok(()),
        false => Err(OpenError::Broken(format, format!("{part}: no office:body"))),
    }
}

fn body(xml: &mut Xml, format: Format, body: &mut Body) -> Result<(), OpenError> {
    while let Some(kind) = xml.child()? {
        match kind.name() {
            "text" => body.read(xml)?,
            other => {
                let found = format!("office:{other} is no text document");
                return Err(OpenError::Broken(format, found));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
