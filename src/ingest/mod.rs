//! Files and folders to articles: the only reading in the library.
//!
//! Text, Markdown, HTML, JSON Lines, folders, standard input, `sources.csv`. A file that cannot be read becomes a
//! `Problem`; the others are still read. Each kind of file has its own module; `plain` reads the facts that the text
//! itself tells, for all of them.

mod aside;
mod byline;
mod caption;
mod careful;
mod credit;
mod date_line;
mod decisions;
mod decode;
mod furniture;
mod headline;
mod html;
mod jsonl;
mod outlet;
mod page;
mod page_facts;
mod paths;
mod plain;
mod sources_csv;
mod zone;

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::article::Article;

pub use decisions::read_decisions;
pub use sources_csv::SourceRow;

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
        let path = path.into();
        let path = if path == "-" { "standard input".to_owned() } else { path };
        Problem { path, message: message.into() }
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
    careful::warn_of_same_text(&mut collection.articles);
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

/// The rows of a table of sources that the caller has already, whether or not there are such files; what is wrong in it
/// is added to `problems` under `name`.
///
/// ```
/// let mut problems = Vec::new();
/// let rows = corroborate::ingest::source_rows("sources.csv", b"file;outlet\na.txt;Example Post\n", &mut problems);
/// assert_eq!((rows[0].file.as_str(), rows[0].given.outlet.as_deref()), ("a.txt", Some("Example Post")));
/// ```
pub fn source_rows(name: &str, bytes: &[u8], problems: &mut Vec<Problem>) -> Vec<SourceRow> {
    sources_csv::rows(name, bytes, problems)
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

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str =
        "Bridge closed in Springfield\n\nThe bridge over the river was closed on Monday, the mayor said.\n";

    /// Writes files into a folder and reads `paths`, each relative to it; gives names, headlines and problems.
    fn check(files: &[(&str, &[u8])], paths: &[&str], articles: &[&str], problems: &[&str]) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (name, bytes) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap_or(folder.path())).expect("a folder");
            std::fs::write(path, bytes).expect("written");
        }
        let inside = |path: &str| {
            path.strip_prefix(&folder.path().display().to_string()).unwrap_or(path).trim_matches('/').to_owned()
        };
        let paths: Vec<PathBuf> = paths.iter().map(|path| folder.path().join(path)).collect();
        let mut reversed = paths.clone();
        reversed.reverse();
        for paths in [paths, reversed] {
            let collection = read(&paths);
            let found: Vec<String> = collection.articles.iter().map(|article| inside(&article.path)).collect();
            assert_eq!(found, articles);
            let shown: Vec<String> = collection.problems.iter().map(|problem| inside(&problem.to_string())).collect();
            assert_eq!(shown.len(), problems.len(), "{shown:?}");
            assert!(shown.iter().zip(problems).all(|(shown, problem)| shown.contains(problem)), "{shown:?}");
        }
    }

    #[test]
    fn folders_are_walked_in_order_and_other_files_passed_over() {
        let report = REPORT.as_bytes();
        let files: &[(&str, &[u8])] = &[
            ("b.txt", report),
            ("a/c.md", report),
            ("a/.hidden.txt", report),
            ("a/picture.png", b"\x89PNG\0\0\0\0"),
            (".git/d.txt", report),
            ("a/e.TXT", report),
            ("lines.jsonl", b"{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n"),
        ];
        check(files, &[""], &["a/c.md", "a/e.TXT", "b.txt", "lines.jsonl:1", "lines.jsonl:2"], &[]);
        check(files, &["b.txt", "", "a"], &["a/c.md", "a/e.TXT", "b.txt", "lines.jsonl:1", "lines.jsonl:2"], &[]);
    }

    #[test]
    fn what_cannot_be_read_is_named_and_the_rest_read() {
        let files: &[(&str, &[u8])] = &[
            ("a.txt", REPORT.as_bytes()),
            ("empty.txt", b""),
            ("x.bin", b"\0\x01\x02\0\0\x03\0\0\0"),
            ("d/x.png", b"1"),
        ];
        check(
            files,
            &["a.txt", "empty.txt", "gone.txt"],
            &["a.txt"],
            &["empty.txt: is empty", "gone.txt: there is no such file"],
        );
        check(files, &["x.bin", "d"], &[], &["d: holds no .txt", "x.bin: is not text"]);
    }

    #[test]
    fn a_file_of_another_name_is_read_when_named() {
        check(&[("report", REPORT.as_bytes())], &["report"], &["report"], &[]);
    }

    #[test]
    fn what_sources_csv_says_counts_before_the_text() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::write(folder.path().join("a.txt"), format!("April 2, 2020\n\n{REPORT}")).expect("written");
        std::fs::write(folder.path().join("sources.csv"), "file,outlet,published\na.txt,Example Post,2020-04-01\n")
            .expect("written");
        for path in [folder.path().to_path_buf(), folder.path().join("a.txt")] {
            let collection = read(&[path]);
            assert_eq!(collection.articles[0].outlet.as_deref(), Some("Example Post"));
            assert_eq!(
                collection.articles[0].published.map(|published| published.date.to_string()).as_deref(),
                Some("2020-04-01")
            );
            assert!(collection.problems.is_empty());
        }
    }

    #[test]
    fn the_articles_beside_this_repository_are_read_whole() {
        let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
        if !shared.is_dir() {
            eprintln!("skipped: ../shared is absent");
            return;
        }
        let collection = read(&[shared.join("seeds"), shared.join("events")]);
        assert!(collection.problems.is_empty(), "{:?}", collection.problems);
        collection.articles.iter().for_each(print_article);
        for article in &collection.articles {
            assert!(article.headline.is_some(), "{}", article.path);
            assert_eq!(article.language, "en", "{}", article.path);
        }
    }

    fn print_article(article: &Article) {
        let shown: String = article.path.chars().rev().take(36).collect::<Vec<_>>().into_iter().rev().collect();
        println!(
            "== {shown} | {:?} | {:?} | {:?}",
            article.outlet,
            article.title,
            article.published.map(|found| found.date)
        );
        println!("   authors {:?} credits {:?} warnings {:?}", article.authors, article.credits, article.warnings);
        for part in &article.boilerplate {
            println!("   {:10} {:.110}", part.why, part.span.of(&article.text));
        }
    }
}
