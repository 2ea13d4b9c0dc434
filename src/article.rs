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
    /// The outlet's name, or the file's where the outlet is unknown.
    pub fn label(&self) -> &str {
        self.outlet.as_deref().unwrap_or(self.file_name())
    }

    /// The last part of the path: "fox.txt" of "event/fox.txt", "all.jsonl:3" of "event/all.jsonl:3".
    pub fn file_name(&self) -> &str {
        self.path.rsplit(['/', '\\']).find(|part| !part.is_empty()).unwrap_or(&self.path)
    }

    /// Whether `span` touches furniture.
    pub fn is_boilerplate(&self, span: Span) -> bool {
        let next = self.boilerplate.partition_point(|part| part.span.end() <= span.start());
        self.boilerplate.get(next).is_some_and(|part| part.span.overlaps(span))
    }

    /// The warning of an article without a date of publication.
    pub const NO_DATE: &'static str = "No publication date is known; days such as \"Wednesday\" cannot be placed.";

    /// How the warning of a very short article begins.
    pub const SHORT: &'static str = "The text is very short";

    /// The warning of an article that stops in the middle.
    pub const CUT_OFF: &'static str = "The text seems to be cut off at its end; what it leaves out means little.";

    /// Whether it is cut off or very short, so that what it leaves out means little.
    pub fn is_partial(&self) -> bool {
        self.warnings.iter().any(|warning| warning == Article::CUT_OFF || warning.starts_with(Article::SHORT))
    }

    /// A copy that was published on `date`, as `basis` tells; the warning about a missing date goes or is replaced.
    ///
    /// ```
    /// use corroborate::article::{Article, PublishedBasis};
    /// let undated = Article { warnings: vec![Article::NO_DATE.to_owned()], ..Article::default() };
    /// let dated = undated.with_published(jiff::civil::date(2021, 3, 4), PublishedBasis::Given);
    /// assert!(dated.published.is_some() && dated.warnings.is_empty());
    /// ```
    pub fn with_published(&self, date: Date, basis: PublishedBasis) -> Article {
        let mut article = self.clone();
        article.published = Some(Published { date, basis });
        article.warnings.retain(|warning| warning != Article::NO_DATE);
        if basis == PublishedBasis::Inferred {
            let warning = format!("Its date is not known: {date} is that of other articles.");
            article.warnings.insert(0, warning);
        }
        article
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inferred_date_replaces_the_warning() {
        let article = Article { warnings: vec![Article::NO_DATE.to_owned()], ..Article::default() };
        let dated = article.with_published(jiff::civil::date(2021, 3, 4), PublishedBasis::Inferred);
        let expected = "Its date is not known: 2021-03-04 is that of other articles.";
        assert_eq!(dated.warnings, [expected]);
    }

    #[test]
    fn furniture_is_found_by_position() {
        let part = |start, end| Boilerplate { span: Span::new(start, end), why: "caption" };
        let article = Article { boilerplate: vec![part(2, 4), part(8, 9)], ..Article::default() };
        let found: Vec<bool> = (0..10).map(|at| article.is_boilerplate(Span::new(at, at + 1))).collect();
        assert_eq!(found, [false, false, true, true, false, false, false, false, true, false]);
        assert!(article.is_boilerplate(Span::new(0, 3)) && !article.is_boilerplate(Span::new(4, 8)));
    }
}
