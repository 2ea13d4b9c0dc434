//! Files and folders to articles: the only reading in the library.
//!
//! Text, Markdown, HTML, JSON Lines, folders, standard input, `sources.csv`. A file that cannot be read becomes a
//! `Problem`; the others are still read. Each kind of file has its own module; `plain` reads the facts that the text
//! itself tells, for all of them.

mod date_line;
mod decode;
mod furniture;
mod headline;
mod html;
mod jsonl;
mod page;
mod page_facts;
mod paths;
mod plain;
mod sources_csv;

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::article::Article;

/// A file that could not be used, and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[error("{path}: {message}")]
pub struct Problem {
    /// The file as the user named it, with the line where that helps.
    pub path: String,
    /// What was wrong and what to do.
    pub message: String,
}

impl Problem {
    fn new(path: impl Into<String>, message: impl Into<String>) -> Problem {
        Problem { path: path.into(), message: message.into() }
    }
}

/// What was read from the paths of one call.
#[derive(Debug, Default)]
pub struct Collection {
    /// The articles, in a fixed order that does not depend on the order of the arguments.
    pub articles: Vec<Article>,
    /// The files that could not be used.
    pub problems: Vec<Problem>,
}

/// What is known of an article beside its text: from `sources.csv`, JSON Lines fields or a caller.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// The caller's own name for the article.
    pub id: Option<String>,
    /// The outlet.
    pub outlet: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The authors.
    pub authors: Vec<String>,
    /// The day of publication.
    pub published: Option<Date>,
    /// The address on the web.
    pub url: Option<String>,
    /// ISO 639-1 code of the language.
    pub language: Option<String>,
}

impl Given {
    /// These facts, with `other`'s where one is missing.
    fn or(self, other: &Given) -> Given {
        Given {
            id: self.id.or_else(|| other.id.clone()),
            outlet: self.outlet.or_else(|| other.outlet.clone()),
            title: self.title.or_else(|| other.title.clone()),
            authors: if self.authors.is_empty() { other.authors.clone() } else { self.authors },
            published: self.published.or(other.published),
            url: self.url.or_else(|| other.url.clone()),
            language: self.language.or_else(|| other.language.clone()),
        }
    }
}

/// Reads files, folders and `-` for standard input.
///
/// The articles come sorted by path, whatever the order of `paths`; a file named twice is read once.
pub fn read(paths: &[PathBuf]) -> Collection {
    let mut problems = Vec::new();
    let files = paths::find(paths, &mut problems);
    let sources = sources_csv::load(&files.folders, &mut problems);
    let read: Vec<Collection> = files.inputs.par_iter().map(|input| read_input(input, &sources)).collect();
    let mut collection = Collection { articles: Vec::new(), problems };
    for part in read {
        collection.articles.extend(part.articles);
        collection.problems.extend(part.problems);
    }
    collection.problems.sort();
    plain::warn_of_same_text(&mut collection.articles);
    collection
}

/// Reads the bytes of one file; `name` tells the kind by its extension, as a path would.
///
/// ```
/// let collection = corroborate::ingest::read_bytes("a.txt", b"Mayor resigns\n\nThe mayor of Springfield resigned on Monday.\n");
/// assert_eq!(collection.articles[0].title.as_deref(), Some("Mayor resigns"));
/// ```
pub fn read_bytes(name: &str, bytes: &[u8]) -> Collection {
    read_as(name, bytes, paths::Kind::of(Path::new(name)), &Given::default())
}

/// An article from text that the caller has already; `name` stands for its path.
///
/// Total: an empty text gives an article without anything in it.
pub fn article_from_text(name: &str, text: String, given: &Given) -> Article {
    plain::article(name, text, given)
}

fn read_input(input: &paths::Input, sources: &FxHashMap<PathBuf, Given>) -> Collection {
    let given = sources.get(&input.path).cloned().unwrap_or_default();
    match paths::bytes(input) {
        Ok(bytes) => read_as(&input.name, &bytes, input.kind, &given),
        Err(problem) => Collection { articles: Vec::new(), problems: vec![problem] },
    }
}

fn read_as(name: &str, bytes: &[u8], kind: paths::Kind, given: &Given) -> Collection {
    let mut collection = Collection::default();
    let text = match decode::text(name, bytes) {
        Ok(text) => text,
        Err(problem) => {
            collection.problems.push(problem);
            return collection;
        }
    };
    match kind.or_guess(&text) {
        paths::Kind::JsonLines => jsonl::read(name, &text, given, &mut collection),
        paths::Kind::Html => match html::article(name, &text, given) {
            Ok(article) => collection.articles.push(article),
            Err(problem) => collection.problems.push(problem),
        },
        paths::Kind::Plain | paths::Kind::Unknown => collection.articles.push(plain::article(name, text, given)),
    }
    collection
}
