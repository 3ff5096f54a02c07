//! Tags become a tree of elements and texts, as a browser would build it where it matters for text.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// Elements may nest so deep; what lies deeper counts as lying there.
const DEEPEST: usize = 256;

#[derive(Debug)]
pub struct Node {
    pub parent: usize,
    /// In document order; each comes behind its parent in [`Tree::nodes`].
    pub children: Vec<usize>,
    pub kind: Kind,
}

#[derive(Debug)]
pub enum Kind {
    Element {
        /// Lower case.
        name: String,
        attributes: Vec<(String, String)>,
    },
    Text(String),
}

#[derive(Debug)]
pub struct Tree {
    /// In document order; the first is the root.
    pub nodes: Vec<Node>,
}

/// Elements that have no end tag.
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// Elements that begin and end a line.
const BLOCKS: [&str; 39] = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre",
    "section", "summary", "table", "tr", "ul", "menu",
];

/// Parts of a table; they end each other.
const TABLE_PARTS: [&str; 6] = ["td", "th", "tr", "tbody", "thead", "tfoot"];

/// What nobody reads on the page.
const UNSEEN: [&str; 22] = [
    "audio", "button", "canvas", "datalist", "embed", "head", "iframe", "input", "map", "noscript",
    "object", "option", "rp", "rt", "script", "select", "style", "svg", "template", "textarea",
    "title", "video",
];

impl Tree {
    pub fn parse(html: &str) -> Self {
        let builder = Builder::default();
        let input = BufferQueue::default();
        input.push_back(StrTendril::from_slice(html));
        let tokenizer = Tokenizer::new(builder, TokenizerOpts::default());
        let _ = tokenizer.feed(&input);
        tokenizer.end();
        Self {
            nodes: tokenizer.sink.0.into_inner().nodes,
        }
    }

    /// Name of an element; empty for a text.
    pub fn name(&self, node: usize) -> &str {
        match &self.nodes[node].kind {
            Kind::Element { name, .. } => name,
            Kind::Text(_) => "",
        }
    }

    pub fn attribute(&self, node: usize, wanted: &str) -> Option<&str> {
        match &self.nodes[node].kind {
            Kind::Element { attributes, .. } => attributes
                .iter()
                .find(|(name, _)| name == wanted)
                .map(|(_, value)| value.as_str()),
            Kind::Text(_) => None,
        }
    }

    pub fn is_block(&self, node: usize) -> bool {
        let name = self.name(node);
        BLOCKS.contains(&name) || TABLE_PARTS.contains(&name)
    }

    /// Not on the page. `visibility` does not count: pages are saved before their scripts show what it hides.
    pub fn is_unseen(&self, node: usize) -> bool {
        UNSEEN.contains(&self.name(node)) || self.is_hidden(node)
    }

    fn is_hidden(&self, node: usize) -> bool {
        let hides = |style: &str| {
            let plain: String = style.split_ascii_whitespace().collect();
            plain.to_ascii_lowercase().contains("display:none")
        };
        self.attribute(node, "hidden").is_some() || self.attribute(node, "style").is_some_and(hides)
    }
}

#[derive(Default)]
struct Builder(RefCell<Building>);

struct Building {
    nodes: Vec<Node>,
    /// From the root to where the next node goes.
    open: Vec<usize>,
}

impl Default for Building {
    fn default() -> Self {
        let root = Node {
            parent: 0,
            children: Vec::new(),
            kind: Kind::Element {
                name: "html".to_owned(),
                attributes: Vec::new(),
            },
        };
        Self {
            nodes: vec![root],
            open: vec![0],
        }
    }
}

impl TokenSink for Builder {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut building = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return building.start(&tag),
            Token::TagToken(tag) => building.end(&tag.name),
            Token::CharacterTokens(text) => building.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Building {
    fn start(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        if name == "html" || name == "body" {
            return TokenSinkResult::Continue; // There is one already.
        }
        self.end_what_cannot_hold(name);
        let attributes = tag.attrs.iter();
        let node = self.add(Kind::Element {
            name: name.to_owned(),
            attributes: attributes
                .map(|it| (it.name.local.to_string(), it.value.to_string()))
                .collect(),
        });
        if !VOID.contains(&name) && !tag.self_closing && self.open.len() < DEEPEST {
            self.open.push(node);
        }
        match name {
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            "style" | "xmp" | "iframe" | "noembed" | "noframes" => {
                TokenSinkResult::RawData(RawKind::Rawtext)
            }
            "textarea" | "title" => TokenSinkResult::RawData(RawKind::Rcdata),
            _ => TokenSinkResult::Continue,
        }
    }

    /// Many end tags may be left out (HTML Living Standard, 13.1.2.4).
    fn end_what_cannot_hold(&mut self, name: &str) {
        match name {
            "li" => self.end_open(&["li"], &["ul", "ol", "menu", "table"]),
            "dd" | "dt" => self.end_open(&["dd", "dt"], &["dl", "table"]),
            "td" | "th" => self.end_open(&["td", "th"], &["table"]),
            "tr" => self.end_open(&["tr"], &["table"]),
            "tbody" | "thead" | "tfoot" => self.end_open(&["tbody", "thead", "tfoot"], &["table"]),
            _ if BLOCKS.contains(&name) => {
                self.end_open(&["p"], &["td", "th", "li", "table", "div", "section"]);
            }
            _ => {}
        }
    }

    /// Ends the innermost open element of `names`, if it is inside of those that bound the search.
    fn end_open(&mut self, names: &[&str], bounds: &[&str]) {
        for depth in (1..self.open.len()).rev() {
            let name = self.name(self.open[depth]);
            if names.contains(&name) {
                self.open.truncate(depth);
                return;
            }
            if bounds.contains(&name) {
                return;
            }
        }
    }

    fn end(&mut self, name: &str) {
        let block = BLOCKS.contains(&name) || TABLE_PARTS.contains(&name);
        for depth in (1..self.open.len()).rev() {
            let open = self.name(self.open[depth]);
            if open == name {
                self.open.truncate(depth);
                return;
            }
            // An end tag of text does not end a paragraph, nor one inside a cell the cell.
            let open_is_block = BLOCKS.contains(&open) || TABLE_PARTS.contains(&open);
            let fence = matches!(open, "td" | "th") && !matches!(name, "tr" | "table" | "tbody");
            if (!block && open_is_block) || fence {
                return;
            }
        }
    }

    fn text(&mut self, text: &str) {
        let parent = self.open[self.open.len() - 1];
        let last = self.nodes[parent].children.last().copied();
        if let Some(Kind::Text(before)) = last.map(|last| &mut self.nodes[last].kind) {
            before.push_str(text);
        } else {
            self.add(Kind::Text(text.to_owned()));
        }
    }

    fn add(&mut self, kind: Kind) -> usize {
        let parent = self.open[self.open.len() - 1];
        let node = self.nodes.len();
        self.nodes[parent].children.push(node);
        self.nodes.push(Node {
            parent,
            children: Vec::new(),
            kind,
        });
        node
    }

    fn name(&self, node: usize) -> &str {
        match &self.nodes[node].kind {
            Kind::Element { name, .. } => name,
            Kind::Text(_) => "",
        }
    }
}
