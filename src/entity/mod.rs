//! Which mentions, across the articles of one event, are of one person, organisation or place.
//!
//! One file per feature of two names. Every form of a name is kept. Leaves it to `finding` which forms a copy editor would flag.

mod align;
mod cluster;
mod decided;
mod fold;
mod likeness;
mod node;
mod organization;
mod person;
mod romanised;
mod short;
mod word;

pub use fold::Folded;

pub use likeness::{Likeness, NameVariant, likeness};
pub use romanised::alikeness;

use std::collections::{BTreeMap, BTreeSet};

use decided::DecidedNodes;
use node::{MentionAt, Node};

use crate::article::{ArticleId, Passage};
use crate::decision::NameDecision;
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
    resolve_decided(articles, readings, &[])
}

/// As `resolve`, obeying what a person decided about names.
pub fn resolve_decided(articles: &[ArticleId], readings: &[Reading<'_>], decisions: &[NameDecision]) -> Entities {
    let (nodes, of_names) = node::gather(readings);
    let decided = DecidedNodes::new(&nodes, decisions);
    let clusters = cluster::merge(&nodes, &of_names, readings, &decided);
    let bearers = short::Bearers::new(&nodes, &clusters);
    let mut entities = Entities { list: Vec::new(), of_names: Vec::with_capacity(readings.len()) };
    let mut ids: BTreeMap<usize, EntityId> = BTreeMap::new();
    let mut mentions: Vec<Vec<MentionAt>> = Vec::new();
    for (article, names) in of_names.iter().enumerate() {
        let mut of_article = Vec::with_capacity(names.len());
        for (at, &node) in names.iter().enumerate() {
            let own = clusters.of(node);
            let cluster = match decided.is_placed(node) {
                true => own,
                false => cluster_of(&nodes, &bearers, &clusters, node, (article, at)),
            };
            let cluster = if decided.are_apart(&clusters, own, cluster) { own } else { cluster };
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
fn cluster_of(
    nodes: &[Node],
    bearers: &short::Bearers<'_>,
    clusters: &cluster::Clusters,
    node: usize,
    at: MentionAt,
) -> usize {
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
    let mut own: BTreeSet<&str> = BTreeSet::new();
    for &(article, at) in mentions {
        let name = node::name_of(readings, (article, at));
        let span = name.span;
        if node::government_of(&readings[article], name).is_none() {
            own.insert(span.of(&readings[article].article.text));
        }
        let article_id = articles.get(article).copied().unwrap_or(ArticleId(article as u32));
        by_text
            .entry(span.of(&readings[article].article.text))
            .or_default()
            .push(Passage { article: article_id, span });
    }
    let mut forms: Vec<Form> =
        by_text.into_iter().map(|(text, passages)| Form { text: text.to_owned(), passages }).collect();
    forms.iter_mut().for_each(|form| form.passages.sort_unstable());
    forms.sort_by(|a, b| b.passages.len().cmp(&a.passages.len()).then_with(|| a.text.cmp(&b.text)));
    let kind = kind_of(readings, mentions);
    // A country is not called by its capital's name, unless the articles have no other for it.
    let is_own = |form: &&Form| own.is_empty() || own.contains(&*form.text);
    let name = fullest(&forms.iter().filter(is_own).collect::<Vec<_>>(), kind);
    Entity { name, kind, forms }
}

/// A place's name is used in its full form only where that is not rare: "Iran" beside one "Islamic Republic of Iran".
const MOST_RARE: usize = 4;

/// The form with the most telling words, an initial counting half; of equally full ones not the one in capitals, then
/// the most frequent. Forms come the most frequent first.
fn fullest(forms: &[&Form], kind: NameKind) -> String {
    let n_top = forms.first().map_or(0, |form| form.passages.len());
    let is_common = |form: &&&Form| kind != NameKind::Place || form.passages.len() * MOST_RARE >= n_top;
    let mut best: Option<(&Form, (usize, bool))> = None;
    for form in forms.iter().filter(is_common) {
        let fullness = fullness(&form.text, kind);
        if best.is_none_or(|(_, most)| fullness > most) {
            best = Some((form, fullness));
        }
    }
    best.map(|(form, _)| form.text.clone()).unwrap_or_default()
}

fn fullness(text: &str, kind: NameKind) -> (usize, bool) {
    let folded = Folded::new(text);
    let words = match kind {
        NameKind::Person => folded.core(false).as_slice().iter().map(|&at| folded.words[at as usize]).collect(),
        _ => folded.words.clone(),
    };
    let weight = words.iter().map(|word| if word.is_initial() { 1 } else { 2 }).sum();
    (weight, text.chars().any(char::is_lowercase))
}

fn kind_of(readings: &[Reading<'_>], mentions: &[MentionAt]) -> NameKind {
    node::majority(mentions.iter().map(|&mention| node::name_of(readings, mention).kind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::mention::{Mentions, Name};
    use crate::syntax::{Document, TokenRange};
    use crate::text::Span;

    /// Articles with names in square brackets, an organisation's with a leading `#`, a place's with `@`.
    fn resolved(texts: &[&str]) -> Vec<String> {
        let articles: Vec<Article> =
            texts.iter().map(|text| Article { text: (*text).to_owned(), ..Article::default() }).collect();
        let mentions: Vec<Mentions> =
            texts.iter().map(|text| Mentions { names: marked(text), ..Mentions::default() }).collect();
        let document = Document::default();
        let readings: Vec<Reading<'_>> = articles
            .iter()
            .zip(&mentions)
            .map(|(article, mentions)| Reading { article, document: &document, mentions })
            .collect();
        let ids: Vec<ArticleId> = (0..texts.len() as u32).map(ArticleId).collect();
        let mut lines: Vec<String> = resolve(&ids, &readings).list.iter().map(line).collect();
        lines.sort();
        lines
    }

    fn line(entity: &Entity) -> String {
        let forms: Vec<String> =
            entity.forms.iter().map(|form| format!("{} {}", form.text, form.passages.len())).collect();
        format!("{}: {}", entity.name, forms.join(", "))
    }

    fn marked(text: &str) -> Vec<Name> {
        let mut names = Vec::new();
        for (open, _) in text.match_indices('[') {
            let end = open + text[open..].find(']').expect("brackets are closed");
            let kind = match text.as_bytes()[open + 1] {
                b'#' => NameKind::Organization,
                b'@' => NameKind::Place,
                _ => NameKind::Person,
            };
            let start = open + 1 + usize::from(kind != NameKind::Person);
            let span = Span::new(start, end);
            names.push(Name { span, tokens: TokenRange::default(), full: span, kind, alias_of: None });
        }
        names
    }

    /// The articles in either order give the same entities.
    #[track_caller]
    fn check(texts: &[&str], expected: &[&str]) {
        assert_eq!(resolved(texts), expected);
        let turned: Vec<&str> = texts.iter().rev().copied().collect();
        assert_eq!(resolved(&turned), expected, "turned");
    }

    #[test]
    fn short_names_go_to_the_fuller() {
        check(
            &["[Liu Fangwei] met [Hosseini]. [Liu] left.", "[Reza Hosseini] met [Liu]."],
            &["Liu Fangwei: Liu 2, Liu Fangwei 1", "Reza Hosseini: Hosseini 1, Reza Hosseini 1"],
        );
    }

    #[test]
    fn a_shared_surname_stays_with_the_last_fuller_mention() {
        check(
            &["[Ann Miller] spoke. [Miller] sat. [Tom Miller] rose. [Miller] left."],
            &["Ann Miller: Ann Miller 1, Miller 1", "Tom Miller: Miller 1, Tom Miller 1"],
        );
    }

    #[test]
    fn spellings_are_joined() {
        check(
            &["[Mohammad-Reza Vahidi Kermani] and [Kermani]", "[Mohammad Reza Kermnai] and [Kermnai]"],
            &[
                "Mohammad-Reza Vahidi Kermani: Kermani 1, Kermnai 1, Mohammad Reza Kermnai 1, Mohammad-Reza Vahidi Kermani 1",
            ],
        );
        check(&["[Moammar Qaddafi]", "[Muammar Gaddafi]"], &["Moammar Qaddafi: Moammar Qaddafi 1, Muammar Gaddafi 1"]);
    }

    #[test]
    fn like_names_stay_apart() {
        check(
            &["[Bill Clinton]", "[Hillary Clinton]", "[Clinton]"],
            &["Bill Clinton: Bill Clinton 1", "Clinton: Clinton 1", "Hillary Clinton: Hillary Clinton 1"],
        );
        check(
            &["[Laura Sanchez] and [Linda T. Sánchez]", "[Laura Sánchez]"],
            &["Laura Sanchez: Laura Sanchez 1, Laura Sánchez 1", "Linda T. Sánchez: Linda T. Sánchez 1"],
        );
        check(&["[Khamenei]", "[Khomeini]"], &["Khamenei: Khamenei 1", "Khomeini: Khomeini 1"]);
        check(
            &["[Paul Adams Jr.] and [Paul Adams]"],
            &["Paul Adams Jr.: Paul Adams Jr. 1", "Paul Adams: Paul Adams 1"],
        );
    }

    #[test]
    fn one_weak_edge_does_not_chain() {
        check(
            &["[J. Smith]", "[John Smith]", "[Jane Smith]"],
            &["J. Smith: J. Smith 1", "Jane Smith: Jane Smith 1", "John Smith: John Smith 1"],
        );
        check(
            &["[J. Smith] and [John Smith]", "[Jane Smith]"],
            &["Jane Smith: Jane Smith 1", "John Smith: J. Smith 1, John Smith 1"],
        );
    }

    #[test]
    fn organisations_and_places() {
        check(
            &["[#Federal Bureau of Investigation] and [#F.B.I.] in the [@United States]", "The [#FBI] of the [@U.S.]"],
            &[
                "Federal Bureau of Investigation: F.B.I. 1, FBI 1, Federal Bureau of Investigation 1",
                "United States: U.S. 1, United States 1",
            ],
        );
        check(
            &["[#Wal-Mart Stores Inc.] of [@New York]", "[#Wal-Mart] and [#New York Police Department]"],
            &[
                "New York Police Department: New York Police Department 1",
                "New York: New York 1",
                "Wal-Mart Stores Inc.: Wal-Mart 1, Wal-Mart Stores Inc. 1",
            ],
        );
        check(
            &["[#Port Authority of New York and New Jersey]", "[#Port Authority]"],
            &[
                "Port Authority of New York and New Jersey: Port Authority 1, Port Authority of New York and New Jersey 1",
            ],
        );
    }

    /// Entities of texts that are read as the pipeline reads them.
    #[track_caller]
    fn check_read(texts: &[&str], expected: &[&str]) {
        let articles: Vec<Article> =
            texts.iter().map(|text| Article { text: (*text).to_owned(), ..Article::default() }).collect();
        let read: Vec<(Document, Mentions)> = articles
            .iter()
            .map(|article| {
                let document = crate::syntax::analyze(article);
                let mentions = crate::mention::extract(article, &document);
                (document, mentions)
            })
            .collect();
        let readings: Vec<Reading<'_>> = articles
            .iter()
            .zip(&read)
            .map(|(article, (document, mentions))| Reading { article, document, mentions })
            .collect();
        let ids: Vec<ArticleId> = (0..texts.len() as u32).map(ArticleId).collect();
        let mut lines: Vec<String> = resolve(&ids, &readings).list.iter().map(line).collect();
        lines.sort();
        assert_eq!(lines, expected);
    }

    #[test]
    fn capitals_that_stand_for_governments_are_their_countries() {
        check_read(
            &["Iran rejected the plan.", "Tehran rejected the plan. Tehran said it would not negotiate."],
            &["Iran: Tehran 2, Iran 1"],
        );
        check_read(
            &["The United States rejected the plan.", "Washington rejected the plan."],
            &["United States: United States 1, Washington 1"],
        );
        check_read(&["Tehran rejected the plan."], &["Tehran: Tehran 1"]);
    }

    #[test]
    fn capitals_as_towns_stay_towns() {
        check_read(
            &["Iran rejected the plan.", "Envoys met in Tehran. Tehran rejected the plan."],
            &["Iran: Iran 1, Tehran 1", "Tehran: Tehran 1"],
        );
        check_read(
            &["Russia won the game.", "The game was played in Moscow."],
            &["Moscow: Moscow 1", "Russia: Russia 1"],
        );
    }

    #[test]
    fn nothing_in_nothing_out() {
        assert!(resolve(&[], &[]).list.is_empty());
    }
}
