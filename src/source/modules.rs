//! Which reader reads what, by the wasm module that holds it. Natively all of them are there.

use super::{
    Extract, Format, Handling, Module, OpenError, OpenOptions, Reader, archive, csv, doc, docx,
    html, mail, odt, ofd, pdf, rtf, sheet,
};

/// What every reader reads.
pub fn any(format: Format, bytes: &[u8], options: &OpenOptions) -> Result<Extract, OpenError> {
    let Handling::Read(reader) = format.handling else {
        return Err(OpenError::NotRead(Some(format)));
    };
    match reader.module() {
        Module::Package => package(format, bytes, options),
        Module::Word => word(format, bytes, options),
        Module::Web => web(format, bytes, options),
        Module::Sheet => workbook(format, bytes, options),
        Module::Pdf => paged(format, bytes, options),
    }
}

/// Of [`Module::Package`].
pub fn package(format: Format, bytes: &[u8], options: &OpenOptions) -> Result<Extract, OpenError> {
    match format.handling {
        Handling::Read(Reader::Docx) => docx::read(bytes, options),
        Handling::Read(Reader::Odt | Reader::Fodt) => odt::read(bytes, options),
        Handling::Read(Reader::Ofd) => ofd::read(bytes, options),
        Handling::Read(Reader::Zip) => archive::read(bytes, options),
        _ => Err(OpenError::NotRead(Some(format))),
    }
}

/// Of [`Module::Word`].
pub fn word(format: Format, bytes: &[u8], options: &OpenOptions) -> Result<Extract, OpenError> {
    match format.handling {
        Handling::Read(Reader::Doc) => doc::read(bytes, options),
        Handling::Read(Reader::Rtf) => rtf::read(bytes, options),
        _ => Err(OpenError::NotRead(Some(format))),
    }
}

/// Of [`Module::Web`].
pub fn web(format: Format, bytes: &[u8], options: &OpenOptions) -> Result<Extract, OpenError> {
    match format.handling {
        Handling::Read(Reader::Html) => html::read(bytes, options),
        Handling::Read(Reader::Mail) => mail::read(bytes, options),
        _ => Err(OpenError::NotRead(Some(format))),
    }
}

/// Of [`Module::Sheet`].
pub fn workbook(format: Format, bytes: &[u8], options: &OpenOptions) -> Result<Extract, OpenError> {
    match format.handling {
        Handling::Read(Reader::Sheet) => sheet::read(bytes, options),
        Handling::Read(Reader::Csv) => csv::read(bytes, options),
        _ => Err(OpenError::NotRead(Some(format))),
    }
}

/// Of [`Module::Pdf`].
pub fn paged(format: Format, bytes: &[u8], options: &OpenOptions) -> Result<Extract, OpenError> {
    match format.handling {
        Handling::Read(Reader::Pdf) => pdf::read(bytes, options),
        _ => Err(OpenError::NotRead(Some(format))),
    }
}
