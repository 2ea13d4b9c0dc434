//! Web pages: the article's body, and what meta tags and JSON-LD say of it.
//!
//! The body is found by `dom_smoothie`; this module reads the facts and hands both to `plain`, which looks for
//! furniture that came along.

use dom_query::Document;
use dom_smoothie::{Config, Readability, TextMode};

use crate::article::Article;

use super::page_facts;
use super::{Given, Problem, plain};

/// Larger pages are no articles; beyond this the body is taken without weighing every element.
const MAX_ELEMENTS: usize = 100_000;

/// News pages nest some dozens of elements; the search for the body takes time with the square of the depth.
const MAX_DEPTH: usize = 512;

/// Open tags in the source from which a page is not even parsed: the parser, too, takes time with the square of the
/// depth. Far above `MAX_DEPTH`, because tags in scripts are counted along.
const MAX_OPEN_TAGS: usize = 20_000;

/// The article of a page.
///
/// # Errors
/// A `Problem` where the page holds no text.
pub(super) fn article(name: &str, html: &str, given: &Given) -> Result<Article, Problem> {
    let too_deep = || Problem::new(name, "nests its elements too deeply for an article; save the text as .txt");
    if open_tags(html) > MAX_OPEN_TAGS {
        return Err(too_deep());
    }
    let document = Document::from(html);
    if depth(&document) > MAX_DEPTH {
        return Err(too_deep());
    }
    let facts = page_facts::read(&document);
    let text = body(document).filter(|text| !text.trim().is_empty());
    let text =
        text.ok_or_else(|| Problem::new(name, "holds no text of an article; save the page whole, or as .txt"))?;
    Ok(plain::article_of_page(name, text, given, &facts))
}

fn body(document: Document) -> Option<String> {
    let whole = document.clone();
    let config = Config { text_mode: TextMode::Formatted, max_elements_to_parse: MAX_ELEMENTS, ..Config::default() };
    let read = Readability::with_document(document, None, Some(config)).and_then(|mut page| page.parse());
    match read {
        Ok(article) => Some(article.text_content.to_string()),
        Err(_) => plain_body(&whole),
    }
}

/// The most tags that are open at once in the source, those left out that need no end.
fn open_tags(html: &str) -> usize {
    let (mut open, mut most) = (0_usize, 0);
    for (at, _) in html.match_indices('<') {
        let rest = &html[at + 1..];
        if rest.starts_with('/') {
            open = open.saturating_sub(1);
        } else if rest.starts_with(|first: char| first.is_ascii_alphabetic()) && needs_end(rest) {
            open += 1;
            most = most.max(open);
        }
    }
    most
}

/// Whether the tag whose name stands at the start of `rest` stays open until its end tag, by the HTML standard.
fn needs_end(rest: &str) -> bool {
    let length = rest.bytes().take(MAX_TAG_NAME).take_while(u8::is_ascii_alphanumeric).count();
    !matches!(
        rest[..length].to_ascii_lowercase().as_str(),
        "area"
            | "base"
            | "br"
            | "col"
            | "dd"
            | "dt"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "li"
            | "link"
            | "meta"
            | "option"
            | "p"
            | "param"
            | "source"
            | "td"
            | "th"
            | "tr"
            | "track"
            | "wbr"
    )
}

/// The names of tags that need no end are shorter.
const MAX_TAG_NAME: usize = 16;

/// How deep the elements of a page nest, walked without recursion; stops soon behind the limit.
fn depth(document: &Document) -> usize {
    let mut deepest = 0;
    let mut pending = vec![(document.root(), 0)];
    while let Some((node, depth)) = pending.pop() {
        deepest = deepest.max(depth);
        if deepest > MAX_DEPTH {
            break;
        }
        pending.extend(node.children().into_iter().map(|child| (child, depth + 1)));
    }
    deepest
}

/// All text of a page in which no article is found.
fn plain_body(document: &Document) -> Option<String> {
    document.select("script, style, noscript, nav, header, footer, form, template").remove();
    document.body().map(|body| body.formatted_text().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_gives_body_and_facts() {
        let paragraph =
            "The bridge over the river was closed on Monday, and nobody knows for how long it will be. ".repeat(4);
        let html = format!(
            "<html><head><title>Bridge closed | Example Post</title><meta property=\"og:site_name\" content=\"Example Post\">\
             <meta property=\"article:published_time\" content=\"2021-03-04T10:00:00Z\"></head><body><nav>Home</nav>\
             <article><h1>Bridge closed</h1><p>{paragraph}</p><p>{paragraph}</p></article></body></html>"
        );
        let article = article("a.html", &html, &Given::default()).expect("an article");
        assert!(article.text.contains("The bridge over the river"));
        assert!(!article.text.contains("Home"));
        assert_eq!(article.outlet.as_deref(), Some("Example Post"));
        assert_eq!(article.title.as_deref(), Some("Bridge closed"));
        assert_eq!(article.published.map(|published| published.date.to_string()).as_deref(), Some("2021-03-04"));
    }

    #[test]
    fn a_page_without_text_is_a_problem() {
        assert!(article("a.html", "<html><body><script>1</script></body></html>", &Given::default()).is_err());
    }

    #[test]
    fn a_page_nested_without_end_is_a_problem() {
        let html = format!("<html><body>{}The bridge was closed.", "<div>".repeat(MAX_DEPTH * 2));
        assert!(article("a.html", &html, &Given::default()).is_err());
    }
}
