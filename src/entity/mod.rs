//! Which mentions, across the articles of one event, are of one person, organisation or place.
//!
//! One file per feature of two names. Every form of a name is kept. Leaves it to `finding` which forms a copy editor would flag.

mod align;
mod cluster;
mod fold;
mod likeness;
mod node;
mod organization;
mod person;
mod short;
mod word;

pub use fold::Folded;
pub use likeness::{Likeness, NameVariant, likeness};

use std::collections::BTreeMap;

use node::{MentionAt, Node};

use crate::article::{ArticleId, Passage};
use crate::mention::{NameKind, Reading};

/// An entity's place in the list of entities of one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

/// One way in which a name is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The name as written, without titles.
    pub text: String,
    /// Where it is written so.
    pub passages: Vec<Passage>,
}

/// One person, organisation or place.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Its fullest common name.
    pub name: String,
    /// What it is.
    pub kind: NameKind,
    /// Its forms, the most frequent first.
    pub forms: Vec<Form>,
}

/// The entities of one event, and which name means which.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    /// The entities; an `EntityId` is an index into this list.
    pub list: Vec<Entity>,
    /// For each article of the event, in order: the entity of each of the article's names.
    pub of_names: Vec<Vec<EntityId>>,
}

/// Resolves the names of one event's articles to entities. `readings` and `articles` run in parallel.
///
/// Entities stand in the order of their first mention; who is joined with whom does not depend on the articles' order.
pub fn resolve(articles: &[ArticleId], readings: &[Reading<'_>]) -> Entities {
    let (nodes, of_names) = node::gather(readings);
    let clusters = cluster::merge(&nodes, &of_names, readings);
    let bearers = short::Bearers::new(&nodes, &clusters);
    let mut entities = Entities { list: Vec::new(), of_names: Vec::with_capacity(readings.len()) };
    let mut ids: BTreeMap<usize, EntityId> = BTreeMap::new();
    let mut mentions: Vec<Vec<MentionAt>> = Vec::new();
    for (article, names) in of_names.iter().enumerate() {
        let mut of_article = Vec::with_capacity(names.len());
        for (at, &node) in names.iter().enumerate() {
            let cluster = cluster_of(&nodes, &bearers, &clusters, node, (article, at));
            let id = *ids.entry(cluster).or_insert(EntityId(mentions.len() as u32));
            if id.0 as usize == mentions.len() {
                mentions.push(Vec::new());
            }
            mentions[id.0 as usize].push((article, at));
            of_article.push(id);
        }
        entities.of_names.push(of_article);
    }
    entities.list = mentions.iter().map(|mentions| entity(articles, readings, mentions)).collect();
    entities
}

/// The cluster of one mention: that of its fuller name for a single name, else that of its node.
fn cluster_of(nodes: &[Node], bearers: &short::Bearers<'_>, clusters: &cluster::Clusters, node: usize, at: MentionAt) -> usize {
    let is_single = nodes[node].is_short_person() || is_unclear_single(&nodes[node]);
    let word = nodes[node].core_words().next().filter(|_| is_single);
    word.and_then(|word| bearers.find(word, at)).unwrap_or(clusters.of(node))
}

/// One word of unclear kind can be a surname.
fn is_unclear_single(node: &Node) -> bool {
    node.kind == NameKind::Other && node.n_core() == 1
}

/// One entity from its mentions, which are in text order.
fn entity(articles: &[ArticleId], readings: &[Reading<'_>], mentions: &[MentionAt]) -> Entity {
    let mut by_text: BTreeMap<&str, Vec<Passage>> = BTreeMap::new();
    for &(article, at) in mentions {
        let span = node::name_of(readings, (article, at)).span;
        let article_id = articles.get(article).copied().unwrap_or(ArticleId(article as u32));
        by_text.entry(span.of(&readings[article].article.text)).or_default().push(Passage { article: article_id, span });
    }
    let mut forms: Vec<Form> =
        by_text.into_iter().map(|(text, passages)| Form { text: text.to_owned(), passages }).collect();
    forms.iter_mut().for_each(|form| form.passages.sort_unstable());
    forms.sort_by(|a, b| b.passages.len().cmp(&a.passages.len()).then_with(|| a.text.cmp(&b.text)));
    Entity { name: fullest(&forms), kind: kind_of(readings, mentions), forms }
}

/// The form with the most words; of equally full ones the most frequent. Forms come the most frequent first.
fn fullest(forms: &[Form]) -> String {
    let mut best: Option<(&Form, usize)> = None;
    for form in forms {
        let n_words = form.text.split_whitespace().count();
        if best.is_none_or(|(_, n_best)| n_words > n_best) {
            best = Some((form, n_words));
        }
    }
    best.map(|(form, _)| form.text.clone()).unwrap_or_default()
}

fn kind_of(readings: &[Reading<'_>], mentions: &[MentionAt]) -> NameKind {
    node::majority(mentions.iter().map(|&mention| node::name_of(readings, mention).kind))
}
