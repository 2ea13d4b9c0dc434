//! JSON Lines with the fields that every line has: source, path, start, end, exact.
//!
//! Leaves the fields of each stage to its own file.

use corroborate::article::{Article, ArticleId, Passage};
use corroborate::report::model::Slicer;
use corroborate::text::Span;
use serde_json::{Map, Value, json};

/// The lines so far, and what turns spans into code points.
pub struct Lines<'a> {
    /// The articles of the run.
    pub articles: &'a [Article],
    slicer: Slicer<'a>,
    text: String,
}

impl<'a> Lines<'a> {
    /// No lines yet.
    pub fn new(articles: &'a [Article]) -> Lines<'a> {
        Lines { articles, slicer: Slicer::new(articles), text: String::new() }
    }

    /// All lines.
    pub fn into_text(self) -> String {
        self.text
    }

    /// Adds a line on `span` of article `at`, with the fields of `more`.
    pub fn push(&mut self, at: usize, span: Span, more: Value) {
        let mut line = Map::new();
        line.insert("source".into(), json!(source_id(at)));
        line.insert("path".into(), json!(self.articles[at].path));
        let (start, end) = self.slicer.code_points(ArticleId(at as u32), span);
        line.insert("start".into(), json!(start));
        line.insert("end".into(), json!(end));
        line.insert("exact".into(), json!(span.of(&self.articles[at].text)));
        self.push_line(line, more);
    }

    /// Adds a line that stands for no passage.
    pub fn push_bare(&mut self, line: Value) {
        self.push_line(Map::new(), line);
    }

    /// The text of `span` in article `at`.
    pub fn text_of(&self, at: usize, span: Span) -> &'a str {
        span.of(&self.articles[at].text)
    }

    /// `span` as an object with `start` and `end`.
    pub fn place(&self, at: usize, span: Span) -> Value {
        let (start, end) = self.slicer.code_points(ArticleId(at as u32), span);
        json!({"start": start, "end": end})
    }

    /// The passage as an object with the common fields.
    pub fn passage(&self, passage: Passage) -> Value {
        let at = passage.article.index();
        let (start, end) = self.slicer.code_points(passage.article, passage.span);
        json!({"source": source_id(at), "start": start, "end": end, "exact": self.text_of(at, passage.span)})
    }

    fn push_line(&mut self, mut line: Map<String, Value>, more: Value) {
        if let Value::Object(more) = more {
            line.extend(more);
        }
        self.text.push_str(&Value::Object(line).to_string());
        self.text.push('\n');
    }
}

/// The report's id of an article.
pub fn source_id(at: usize) -> String {
    format!("s{}", at + 1)
}
