//! Events of several collections in one call: none may be mixed up with one of another collection.
//!
//! Reads what lies beside the repository, and says so where it is absent.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use corroborate::article::Article;
use corroborate::mention::{Mentions, Reading};
use corroborate::syntax::Document;
use corroborate::{event, ingest, pipeline};

#[test]
fn events_of_several_collections_are_told_apart() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let paths: Vec<PathBuf> =
        ["data/news_cluster/articles.jsonl", "events", "seeds"].map(|path| shared.join(path)).into();
    if paths.iter().any(|path| !path.exists()) {
        eprintln!("skipped: {} is absent", shared.display());
        return;
    }
    let articles = ingest::read(&paths).articles;
    let read: Vec<(Document, Mentions)> = articles.iter().map(pipeline::read_article).collect();
    let pairs = articles.iter().zip(&read);
    let readings: Vec<Reading<'_>> =
        pairs.map(|(article, (document, mentions))| Reading { article, document, mentions }).collect();
    let mut wrong = Vec::new();
    let mut pieces: BTreeMap<String, usize> = BTreeMap::new();
    for group in event::group(&readings) {
        let mut collections: Vec<String> = group.articles.iter().map(|id| collection(&articles[id.index()])).collect();
        collections.sort();
        collections.dedup();
        for name in &collections {
            *pieces.entry(name.clone()).or_default() += 1;
        }
        if collections.len() > 1 {
            wrong.push(collections.join(" with "));
        }
    }
    assert!(wrong.is_empty(), "mixed up: {wrong:?}");
    // The six events have three articles each, and none falls apart beside the others.
    let events = pieces.iter().filter(|(name, _)| !name.ends_with(".jsonl") && *name != "seeds");
    assert!(events.clone().count() == 6 && events.clone().all(|(_, n)| *n == 1), "{pieces:?}");
}

/// The folder of an article, or the JSON Lines file.
fn collection(article: &Article) -> String {
    let path = Path::new(&article.path);
    match article.given_id {
        Some(_) => article.file_name().split(':').next().unwrap_or_default().to_owned(),
        None => {
            path.parent().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
        }
    }
}
