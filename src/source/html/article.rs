//! Which part of a page is the article: the innermost element that holds nearly all sentences of the page.

use super::blocks::{self, Flow};
use super::tree::{Kind, Tree};
use crate::source::{Omission, Writer};

/// Such a share of the page's sentences belongs to the article.
const SHARE: f64 = 0.9;

/// With fewer marks of punctuation there are no sentences to tell an article by.
const FEWEST_MARKS: usize = 12;

/// A head or a line on the publication is no longer than this, in characters.
const LONGEST_HEAD: usize = 120;

/// What a title of the page must share with the text, in characters.
const SHORTEST_TITLE: usize = 8;

/// Words of the line under the title of a page.
const PUBLICATION: [&str; 7] = [
    "发布时间", "发布日期", "发表时间", "来源：", "来源:", "信息来源", "日期：",
];

/// The parts of a page that are read, as nodes of its tree.
pub struct Parts {
    /// Title and the line on the publication, where they stand outside of the article.
    pub heads: Vec<usize>,
    pub body: usize,
}

pub fn find(tree: &Tree) -> Parts {
    let marks = marks(tree);
    let mut body = 0;
    if marks[0] >= FEWEST_MARKS {
        let enough = SHARE * marks[0] as f64;
        while let Some(inner) = richest(tree, &marks, body).filter(|&it| marks[it] as f64 >= enough)
        {
            body = inner;
        }
        // A single paragraph is no article, nor is a cell or an item.
        while body != 0 && !is_container(tree, body) {
            body = tree.nodes[body].parent;
        }
    }
    Parts {
        heads: if body == 0 {
            Vec::new()
        } else {
            heads(tree, body)
        },
        body,
    }
}

fn is_container(tree: &Tree, node: usize) -> bool {
    matches!(
        tree.name(node),
        "div"
            | "article"
            | "section"
            | "main"
            | "td"
            | "body"
            | "html"
            | "form"
            | "blockquote"
            | "center"
    )
}

fn richest(tree: &Tree, marks: &[usize], node: usize) -> Option<usize> {
    let children = tree.nodes[node].children.iter().copied();
    children.max_by_key(|&child| marks[child])
}

/// How many marks of sentences each node holds, links left out: menus are links.
fn marks(tree: &Tree) -> Vec<usize> {
    let mut marks = vec![0; tree.nodes.len()];
    // Children come behind their parents.
    for (i, node) in tree.nodes.iter().enumerate().rev() {
        match &node.kind {
            Kind::Text(text) => marks[i] = text.chars().filter(|c| "。；，、".contains(*c)).count(),
            Kind::Element { .. } if tree.name(i) == "a" || tree.is_unseen(i) => marks[i] = 0,
            Kind::Element { .. } => {}
        }
        if i > 0 {
            marks[node.parent] += marks[i];
        }
    }
    marks
}

/// The lines before the article that belong to it, in their order.
fn heads(tree: &Tree, body: usize) -> Vec<usize> {
    let title = page_title(tree);
    let mut heads = Vec::new();
    let mut i = 1;
    while i < body {
        if is_unseen(tree, i) || !is_line(tree, i) || is_inside(tree, body, i) {
            i += 1;
            continue;
        }
        let text = text_of(tree, i);
        if is_head(tree, i, &text, &title) {
            heads.push(i);
            i = end_of(tree, i);
        } else {
            i += 1;
        }
    }
    heads
}

fn is_head(tree: &Tree, node: usize, text: &str, title: &str) -> bool {
    let plain: String = text.split_whitespace().collect();
    let length = plain.chars().count();
    if length == 0 || length > LONGEST_HEAD || is_mostly_links(tree, node, length) {
        return false;
    }
    let is_title = length >= SHORTEST_TITLE && title.contains(&plain);
    is_title || PUBLICATION.iter().any(|words| plain.contains(words))
}

/// The way to the page (首页 > 公告 > …) may hold its title as well.
fn is_mostly_links(tree: &Tree, node: usize, length: usize) -> bool {
    let linked: usize = (node..end_of(tree, node))
        .filter(|&i| tree.name(i) == "a")
        .map(|i| {
            text_of(tree, i)
                .chars()
                .filter(|c| !c.is_whitespace())
                .count()
        })
        .sum();
    2 * linked > length
}

fn page_title(tree: &Tree) -> String {
    let titles = (0..tree.nodes.len()).filter(|&i| tree.name(i) == "title");
    titles
        .flat_map(|i| &tree.nodes[i].children)
        .filter_map(|&i| match &tree.nodes[i].kind {
            Kind::Text(text) => Some(text.split_whitespace().collect::<String>()),
            Kind::Element { .. } => None,
        })
        .collect()
}

/// A block without blocks in it.
fn is_line(tree: &Tree, node: usize) -> bool {
    tree.is_block(node) && !(node + 1..end_of(tree, node)).any(|i| tree.is_block(i))
}

/// Whether `node` lies in something that is not on the page.
fn is_unseen(tree: &Tree, node: usize) -> bool {
    let mut at = node;
    while at != 0 {
        if tree.is_unseen(at) {
            return true;
        }
        at = tree.nodes[at].parent;
    }
    false
}

/// Whether `outer` is `node` or lies above it.
fn is_inside(tree: &Tree, node: usize, outer: usize) -> bool {
    let mut at = node;
    while at != 0 && at != outer {
        at = tree.nodes[at].parent;
    }
    at == outer
}

/// The node behind all that is in `node`: the tree is in document order.
fn end_of(tree: &Tree, node: usize) -> usize {
    let mut last = node;
    while let Some(&child) = tree.nodes[last].children.last() {
        last = child;
    }
    last + 1
}

fn text_of(tree: &Tree, node: usize) -> String {
    let mut flow = Flow::default();
    // Only a writer can grow too much.
    let _ = blocks::read(tree, node, &mut flow);
    flow.lines.join(" ")
}

/// Tells what else stands on the page, line by line.
pub fn leave_out_the_rest(tree: &Tree, parts: &Parts, writer: &mut Writer) {
    let read = |i: usize| parts.body == i || parts.heads.contains(&i);
    let mut i = if parts.body == 0 { tree.nodes.len() } else { 1 };
    while i < tree.nodes.len() {
        if read(i) || tree.is_unseen(i) {
            i = end_of(tree, i);
        } else if is_line(tree, i) {
            let text = text_of(tree, i);
            if !text.is_empty() {
                writer.leave_out(Omission::SiteChrome, Some(&text));
            }
            i = end_of(tree, i);
        } else {
            i += 1;
        }
    }
}
