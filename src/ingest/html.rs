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

/// The article of a page.
///
/// # Errors
/// A `Problem` where the page holds no text.
pub(super) fn article(name: &str, html: &str, given: &Given) -> Result<Article, Problem> {
    let document = Document::from(html);
    if depth(&document) > MAX_DEPTH {
        return Err(Problem::new(name, "nests its elements too deeply for an article; save the text as .txt"));
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
