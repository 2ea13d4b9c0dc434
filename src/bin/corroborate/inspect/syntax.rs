//! `inspect syntax`: sentences, tokens, lemmas, parts of speech, heads, relations and names as CoNLL-U.
//!
//! Of articles, or of tokens that someone else has cut (`--conllu`). The form itself is `syntax::conllu`'s.

use std::path::Path;

use anyhow::{Context, bail};
use corroborate::article::Article;
use corroborate::syntax::{analyze, annotate, conllu as of_document};
use rayon::prelude::*;

use crate::args::Stage;

/// All articles, one document after the other.
pub fn conllu(articles: &[Article]) -> String {
    let documents: Vec<String> = articles.par_iter().map(|article| of_document(article, &analyze(article))).collect();
    documents.concat()
}

/// The tokens of a CoNLL-U file with our analysis.
pub fn annotated(stage: Stage, file: &Path) -> anyhow::Result<String> {
    if stage != Stage::Syntax {
        bail!("--conllu goes with the stage syntax: corroborate inspect syntax --conllu {}", file.display());
    }
    let given = std::fs::read_to_string(file)
        .with_context(|| format!("cannot read {}; expected a CoNLL-U file in UTF-8", file.display()))?;
    let given = given.trim_start_matches('\u{feff}');
    check_lines(given, file)?;
    Ok(annotate(given))
}

/// Every line must be empty, a comment, or a row of ten columns.
fn check_lines(given: &str, file: &Path) -> anyhow::Result<()> {
    let mut n_rows = 0;
    for (number, line) in given.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let n_columns = line.split('\t').count();
        let starts_with_number = line.starts_with(|letter: char| letter.is_ascii_digit());
        if n_columns != 10 || !starts_with_number {
            bail!(
                "{}:{}: expected a row of CoNLL-U, ten columns separated by tabs of which the first is a number; \
                 found {n_columns} columns",
                file.display(),
                number + 1
            );
        }
        n_rows += 1;
    }
    if n_rows == 0 {
        bail!("{} has no words; expected a CoNLL-U file, one word a line", file.display());
    }
    Ok(())
}
