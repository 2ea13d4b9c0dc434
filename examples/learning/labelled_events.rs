//! Articles whose events are known: news_cluster, the seeds, and the six events.

use std::collections::BTreeMap;
use std::path::Path;

use corroborate::article::Article;
use corroborate::ingest;

/// An article, and the event that it is on.
#[derive(Clone, Debug)]
pub struct LabelledArticle {
    /// The article.
    pub article: Article,
    /// The event's name.
    pub event: String,
}

/// The articles in `shared`; none where it is absent.
pub fn read(shared: &Path) -> std::io::Result<Vec<LabelledArticle>> {
    let labels = labels(&shared.join("data/news_cluster/articles.jsonl"))?;
    let paths = [shared.join("data/news_cluster"), shared.join("events"), shared.join("seeds")];
    let articles = ingest::read(&paths).articles;
    let labelled = articles.into_iter().filter_map(|article| {
        let event = event_of(&article, &labels)?;
        Some(LabelledArticle { article, event })
    });
    Ok(labelled.collect())
}

fn labels(path: &Path) -> std::io::Result<BTreeMap<String, String>> {
    let Ok(text) = std::fs::read_to_string(path) else { return Ok(BTreeMap::new()) };
    let mut labels = BTreeMap::new();
    for line in text.lines() {
        let fields: serde_json::Value = serde_json::from_str(line)?;
        let field = |name: &str| fields[name].as_str().unwrap_or_default().to_string();
        labels.insert(field("id"), field("event"));
    }
    Ok(labels)
}

/// The labelled event of a JSON Lines article, else its folder; the seed of 2018 is an event of its own.
fn event_of(article: &Article, labels: &BTreeMap<String, String>) -> Option<String> {
    if let Some(id) = &article.given_id {
        return labels.get(id).cloned();
    }
    let path = Path::new(&article.path);
    let folder = path.parent()?.file_name()?.to_string_lossy().into_owned();
    let is_apart = folder == "seeds" && path.file_name()?.to_string_lossy().starts_with("000");
    Some(if is_apart { "seed of 2018".to_string() } else { folder })
}
