//! Files and folders to articles: the only reading in the library.
//!
//! Text, Markdown, HTML, JSON Lines, folders, standard input, `sources.csv`. A file that cannot be read becomes a
//! `Problem`; the others are still read.

use std::path::PathBuf;

use crate::article::Article;

/// A file that could not be used, and why.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {message}")]
pub struct Problem {
    /// The file as the user named it, with the line where that helps.
    pub path: String,
    /// What was wrong and what to do.
    pub message: String,
}

/// What was read from the paths of one call.
#[derive(Debug, Default)]
pub struct Collection {
    /// The articles, in a fixed order that does not depend on the order of the arguments.
    pub articles: Vec<Article>,
    /// The files that could not be used.
    pub problems: Vec<Problem>,
}

/// Reads files, folders and `-` for standard input.
pub fn read(_paths: &[PathBuf]) -> Collection {
    Collection::default()
}
