//! `inspect syntax`: sentences, tokens, lemmas and parts of speech as CoNLL-U.
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
    Ok(annotate(&given))
}
