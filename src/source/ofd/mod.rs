//! OFD (GB/T 33190-2016): pages of placed text, lines and pictures.

mod canvas;
mod document;
mod files;
mod matrix;
mod objects;
mod path;

use super::xml::Xml;
use super::{Extract, OpenError, OpenOptions, Writer, format};
use files::Files;

/// Reads all documents of the file, one after the other.
pub fn read(bytes: &[u8], _options: &OpenOptions) -> Result<Extract, OpenError> {
    let mut files = Files::open(bytes)?;
    // How its parts are encrypted (GM/T 0099).
    if files.has("Encryptions.xml") {
        return Err(OpenError::Encrypted(format::OFD));
    }
    let mut writer = Writer::default();
    let roots = roots(&mut files)?;
    if roots.is_empty() {
        return Err(OpenError::Broken(
            format::OFD,
            "OFD.xml: no DocRoot".to_owned(),
        ));
    }
    for root in roots {
        document::read(&root, &mut files, &mut writer)?;
    }
    writer.finish()
}

/// Where the documents are.
fn roots(files: &mut Files) -> Result<Vec<String>, OpenError> {
    let entry = files.needed("/OFD.xml", "")?;
    let mut xml = Xml::new(&entry.text, &entry.path, format::OFD);
    let mut roots = Vec::new();
    while let Some(_ofd) = xml.child()? {
        while let Some(body) = xml.child()? {
            if body.name() != "DocBody" {
                xml.skip()?;
                continue;
            }
            while let Some(part) = xml.child()? {
                match part.name() {
                    "DocRoot" => roots.push(xml.text()?),
                    _ => xml.skip()?,
                }
            }
        }
    }
    Ok(roots)
}

#[cfg(test)]
mod tests;
