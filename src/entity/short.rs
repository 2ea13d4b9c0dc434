//! Gives single names ("Wei", "Mr. Karimi") to the fuller name they stand for.
//!
//! In the same article first: the last fuller mention before it with that surname. Then across the articles, where one
//! bearer alone fits. A surname nobody bears stays an entity of its own.

use std::collections::BTreeMap;

use super::cluster::Clusters;
use super::node::{MentionAt, Node};
use super::word::{initial_sound, is_romanised, slip};
use crate::lexicon::is_common_name;

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
    misspelt: BTreeMap<&'a str, Vec<Bearer>>,
    mentions: BTreeMap<usize, Vec<MentionAt>>,
}

impl<'a> Bearers<'a> {
    /// The persons with at least two telling words.
    pub(super) fn new(nodes: &'a [Node], clusters: &Clusters) -> Bearers<'a> {
        let mut bearers = Bearers { by_word: BTreeMap::new(), misspelt: BTreeMap::new(), mentions: BTreeMap::new() };
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
        bearers.misspelt = bearers.misspelt(nodes);
        bearers
    }

    /// The cluster of the fuller name that the single name `word`, mentioned at `at`, stands for.
    pub(super) fn find(&self, word: &str, at: MentionAt) -> Option<usize> {
        let exact = self.by_word.get(word).map_or(&[][..], Vec::as_slice);
        let misspelt = self.misspelt.get(word).map_or(&[][..], Vec::as_slice);
        let local = |is_surname| self.nearest(exact.iter().filter(move |bearer| bearer.is_surname == is_surname), at);
        local(true)
            .or_else(|| local(false))
            .or_else(|| self.nearest(misspelt.iter(), at))
            .or_else(|| only(exact.iter().filter(|bearer| bearer.is_surname)))
            .or_else(|| only(exact.iter().filter(|_| !is_common_name(word))))
            .or_else(|| only(misspelt.iter()))
    }

    /// Of several bearers in the article, the one last named in full before the mention, else the first named after it.
    fn nearest<'b>(&self, bearers: impl Iterator<Item = &'b Bearer>, (article, at): MentionAt) -> Option<usize> {
        let distance = |bearer: &Bearer| {
            let mentions = self.mentions.get(&bearer.cluster)?;
            let next = mentions.partition_point(|&mention| mention < (article, at));
            let before = next.checked_sub(1).map(|last| mentions[last]).filter(|(other, _)| *other == article);
            let after = mentions.get(next).filter(|(other, _)| *other == article);
            before.map(|(_, other)| (0, at - other)).or_else(|| after.map(|&(_, other)| (1, other - at)))
        };
        bearers.filter_map(|bearer| Some((distance(bearer)?, bearer.cluster))).min().map(|(_, cluster)| cluster)
    }

    /// For each single name that no fuller name has: the bearers of a surname that it is a misspelling or another
    /// romanisation of. Only surnames that begin with the same sound are tried.
    fn misspelt(&self, nodes: &'a [Node]) -> BTreeMap<&'a str, Vec<Bearer>> {
        let mut by_initial: BTreeMap<u8, Vec<(&str, Bearer)>> = BTreeMap::new();
        for (word, bearers) in &self.by_word {
            let surnames = bearers.iter().filter(|bearer| bearer.is_surname);
            by_initial.entry(initial_sound(word)).or_default().extend(surnames.map(|bearer| (*word, *bearer)));
        }
        let singles = nodes.iter().filter(|node| node.n_core() == 1).filter_map(|node| node.core_words().next());
        let unknown = singles.filter(|word| word.len() >= LEAST_LENGTH_OF_SLIP && !self.by_word.contains_key(word));
        unknown
            .map(|word| {
                let near = by_initial.get(&initial_sound(word)).into_iter().flatten();
                (word, near.filter(|(surname, _)| is_misspelt(surname, word)).map(|(_, bearer)| *bearer).collect())
            })
            .collect()
    }
}

fn is_misspelt(surname: &str, word: &str) -> bool {
    slip(surname, word).is_some() || is_romanised(surname, word)
}

/// The cluster of all `bearers`, where it is one.
fn only<'b>(mut bearers: impl Iterator<Item = &'b Bearer>) -> Option<usize> {
    let first = bearers.next()?.cluster;
    bearers.all(|bearer| bearer.cluster == first).then_some(first)
}
