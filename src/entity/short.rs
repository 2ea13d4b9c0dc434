//! Gives single names ("Wei", "Mr. Karimi") to the fuller name they stand for.
//!
//! In the same article first: the last fuller mention before it with that surname. Then across the articles, where one
//! bearer alone fits. A surname nobody bears stays an entity of its own.

use std::collections::BTreeMap;

use super::cluster::Clusters;
use super::node::{MentionAt, Node};
use super::word::slip;

/// A single name this long can be a misspelling of a surname.
const LEAST_LENGTH_OF_SLIP: usize = 5;

/// A fuller name's cluster under one of its words.
#[derive(Clone, Copy, Debug)]
struct Bearer {
    cluster: usize,
    is_surname: bool,
}

/// The fuller persons of an event, by their words.
pub(super) struct Bearers<'a> {
    by_word: BTreeMap<&'a str, Vec<Bearer>>,
    mentions: BTreeMap<usize, Vec<MentionAt>>,
}

impl<'a> Bearers<'a> {
    /// The persons with at least two telling words.
    pub(super) fn new(nodes: &'a [Node], clusters: &Clusters) -> Bearers<'a> {
        let mut bearers = Bearers { by_word: BTreeMap::new(), mentions: BTreeMap::new() };
        for (at, node) in nodes.iter().enumerate() {
            if node.is_organization() || node.n_core() < 2 {
                continue;
            }
            let cluster = clusters.of(at);
            let n_core = node.n_core();
            for (n, word) in node.core_words().enumerate().filter(|(_, word)| word.len() > 1) {
                let bearer = Bearer { cluster, is_surname: n + 1 == n_core };
                bearers.by_word.entry(word).or_default().push(bearer);
            }
            bearers.mentions.entry(cluster).or_default().extend(&node.mentions);
        }
        bearers.mentions.values_mut().for_each(|mentions| mentions.sort_unstable());
        bearers
    }

    /// The cluster of the fuller name that the single name `word`, mentioned at `at`, stands for.
    pub(super) fn find(&self, word: &str, at: MentionAt) -> Option<usize> {
        let exact = self.by_word.get(word).map_or(&[][..], Vec::as_slice);
        let local = |is_surname| self.nearest(exact.iter().filter(move |bearer| bearer.is_surname == is_surname), at);
        local(true)
            .or_else(|| local(false))
            .or_else(|| self.nearest(self.misspelt(word).iter(), at))
            .or_else(|| only(exact.iter().filter(|bearer| bearer.is_surname)))
            .or_else(|| only(exact.iter()))
            .or_else(|| only(self.misspelt(word).iter()))
    }

    /// Of several bearers in the article, the one last named in full before the mention, else the first named after it.
    fn nearest<'b>(&self, bearers: impl Iterator<Item = &'b Bearer>, (article, at): MentionAt) -> Option<usize> {
        let distance = |bearer: &Bearer| {
            let mentions = self.mentions.get(&bearer.cluster)?;
            let in_article = mentions.iter().filter(|(other, _)| *other == article);
            in_article.map(|&(_, other)| if other < at { (0, at - other) } else { (1, other - at) }).min()
        };
        bearers.filter_map(|bearer| Some((distance(bearer)?, bearer.cluster))).min().map(|(_, cluster)| cluster)
    }

    /// The bearers of a surname that `word` is a misspelling or another romanisation of.
    fn misspelt(&self, word: &str) -> Vec<Bearer> {
        if word.len() < LEAST_LENGTH_OF_SLIP {
            return Vec::new();
        }
        let near = self.by_word.iter().filter(|(surname, _)| slip(surname, word).is_some());
        near.flat_map(|(_, bearers)| bearers.iter().filter(|bearer| bearer.is_surname).copied()).collect()
    }
}

/// The cluster of all `bearers`, where it is one.
fn only<'b>(mut bearers: impl Iterator<Item = &'b Bearer>) -> Option<usize> {
    let first = bearers.next()?.cluster;
    bearers.all(|bearer| bearer.cluster == first).then_some(first)
}
