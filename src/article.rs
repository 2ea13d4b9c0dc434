//! Articles, what is known of their sources, and passages in their text.
//!
//! Made by `ingest` (or by a caller that has text already); read by every later stage. Knows nothing of files.

use jiff::civil::Date;

use crate::text::Span;

/// An article's place in the list of articles of one run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub u32);

impl ArticleId {
    /// The index into the run's articles.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Where a publication date comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PublishedBasis {
    /// Said by the user: `sources.csv`, a JSON Lines field.
    Given,
    /// Read from the text, such as a date line under the headline.
    Text,
    /// Read from meta tags or JSON-LD of a web page.
    Html,
    /// Taken from other articles on the same event.
    Inferred,
}

/// When an article was published, and how that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// The day.
    pub date: Date,
    /// How the day is known.
    pub basis: PublishedBasis,
}

/// Text that is no part of what the article tells: navigation, captions, follow-us and licence lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Boilerplate {
    /// The furniture, in the article's text.
    pub span: Span,
    /// What kind of furniture it is, in a word: `caption`, `related`, `byline`, `follow`, `licence` …
    pub why: &'static str,
}

/// An agency that the article credits ("The Associated Press contributed to this report").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// The agency's normal name.
    pub agency: String,
    /// The credit line.
    pub span: Span,
}

/// One article as read: its text, unchanged since decoding, and what is known about it.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// The path or JSON Lines address it came from, as the report shows it.
    pub path: String,
    /// The `id` field of a JSON Lines article.
    pub given_id: Option<String>,
    /// The outlet, such as "Fox News".
    pub outlet: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The authors.
    pub authors: Vec<String>,
    /// When it was published.
    pub published: Option<Published>,
    /// The address on the web.
    pub url: Option<String>,
    /// ISO 639-1 code of the language; "und" where it cannot be told.
    pub language: String,
    /// The text. Every span of the article counts bytes in it.
    pub text: String,
    /// Where the headline stands in the text, if it does.
    pub headline: Option<Span>,
    /// Furniture, sorted by position, not overlapping.
    pub boilerplate: Vec<Boilerplate>,
    /// Agency credits.
    pub credits: Vec<Credit>,
    /// What a reader must be careful about.
    pub warnings: Vec<String>,
}

impl Article {
    /// The outlet's name, or the path where the outlet is unknown.
    pub fn label(&self) -> &str {
        self.outlet.as_deref().unwrap_or(&self.path)
    }

    /// The same article with a publication date.
    pub fn with_published(&self, date: Date, basis: PublishedBasis) -> Article {
        Article { published: Some(Published { date, basis }), ..self.clone() }
    }

    /// Whether `span` touches furniture.
    pub fn is_boilerplate(&self, span: Span) -> bool {
        self.boilerplate.iter().any(|part| part.span.overlaps(span))
    }
}

/// A stretch of one article's text: what proves a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Passage {
    /// The article.
    pub article: ArticleId,
    /// Where in its text.
    pub span: Span,
}
