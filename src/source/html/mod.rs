//! HTML: the article of a web page without what surrounds it.

mod article;
mod blocks;
mod lists;
mod notes;
mod table;
mod tree;

use super::{Extract, OpenError, OpenOptions, Writer, decode, encoding};
use tree::Tree;

/// Reads a page from its bytes. What their characters say of the encoding counts more than what the page declares: sites
/// change the one and forget the other.
pub fn read(bytes: &[u8], options: &OpenOptions) -> Result<Extract, OpenError> {
    let (found, mark) = encoding::detect(bytes);
    let encoding = options.encoding.unwrap_or(found);
    let text = decode::decode(&bytes[mark..], encoding).ok_or(OpenError::Undecodable)?;
    let mut extract = read_text(&text)?;
    extract.encoding = Some(encoding);
    Ok(extract)
}

/// Reads a page that is decoded already.
pub fn read_text(html: &str) -> Result<Extract, OpenError> {
    let tree = Tree::parse(html);
    let mut writer = Writer::default();
    let parts = article::find(&tree);
    for &head in &parts.heads {
        blocks::write(&tree, head, &mut writer)?;
    }
    blocks::write(&tree, parts.body, &mut writer)?;
    article::leave_out_the_rest(&tree, &parts, &mut writer);
    writer.finish()
}

#[cfg(test)]
mod tests;
