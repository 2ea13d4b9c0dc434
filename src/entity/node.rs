//! The distinct names of one event: every mention of one folded name is one node.
//!
//! Made first by `resolve`; `cluster` joins nodes and `short` gives single words to fuller names. Nodes stand in the
//! order of their keys, so that no later step depends on the order of the articles.

use std::collections::BTreeMap;

use super::fold::Folded;
use crate::lexicon::{PlaceKind, places};
use crate::mention::{Name, NameKind, Reading};

/// One mention: the article's index and the name's index in it.
pub(super) type MentionAt = (usize, usize);

/// One distinct folded name.
#[derive(Debug)]
pub(super) struct Node {
    /// Its folded form.
    pub(super) folded: Folded,
    /// Its kind, by the majority of its mentions.
    pub(super) kind: NameKind,
    /// Its mentions, in order.
    pub(super) mentions: Vec<MentionAt>,
    /// The key of a place that the gazetteer knows as a country or state under several names.
    pub(super) place_key: Option<&'static str>,
    /// Whether its mentions are a capital's name that stands for the government: of the entity that `place_key` names,
    /// and like no other name.
    pub(super) is_government: bool,
}

impl Node {
    /// Whether it is one telling word of a person: to be given to a fuller name.
    pub(super) fn is_short_person(&self) -> bool {
        self.kind == NameKind::Person && self.n_core() == 1
    }

    /// How many telling words it has.
    pub(super) fn n_core(&self) -> usize {
        self.folded.core(self.is_organization()).len()
    }

    /// Its telling words.
    pub(super) fn core_words(&self) -> impl Iterator<Item = &str> {
        let core = self.folded.core(self.is_organization());
        (0..core.len()).map(move |at| self.folded.word(core.as_slice()[at] as usize))
    }

    /// Whether it is compared as an organisation: everything that is no person.
    pub(super) fn is_organization(&self) -> bool {
        self.kind != NameKind::Person
    }

    /// Whether some article has both this and `other`. Mentions stand in the order of articles.
    pub(super) fn shares_article(&self, other: &Node) -> bool {
        let (mut left, mut right) = (self.mentions.iter().peekable(), other.mentions.iter().peekable());
        while let (Some((a, _)), Some((b, _))) = (left.peek(), right.peek()) {
            match a.cmp(b) {
                std::cmp::Ordering::Equal => return true,
                std::cmp::Ordering::Less => drop(left.next()),
                std::cmp::Ordering::Greater => drop(right.next()),
            }
        }
        false
    }
}

/// The nodes of an event, by key, and the node of each name.
pub(super) fn gather(readings: &[Reading<'_>]) -> (Vec<Node>, Vec<Vec<usize>>) {
    let mut by_key: BTreeMap<(String, Option<&'static str>), Vec<MentionAt>> = BTreeMap::new();
    for (article, reading) in readings.iter().enumerate() {
        for (at, name) in reading.mentions.names.iter().enumerate() {
            let key = Folded::new(name.span.of(&reading.article.text)).key();
            by_key.entry((key, government_of(reading, name))).or_default().push((article, at));
        }
    }
    let mut of_names: Vec<Vec<usize>> = readings.iter().map(|reading| vec![0; reading.mentions.names.len()]).collect();
    let mut nodes = Vec::with_capacity(by_key.len());
    for ((_, government_of), mentions) in by_key {
        for &(article, at) in &mentions {
            of_names[article][at] = nodes.len();
        }
        nodes.push(node(readings, mentions, government_of));
    }
    (nodes, of_names)
}

/// The country for whose government a name stands in its sentence: Iran for Tehran in "Tehran said".
pub(super) fn government_of(reading: &Reading<'_>, name: &Name) -> Option<&'static str> {
    let places = &reading.mentions.places;
    let at = places.partition_point(|place| place.span.start() < name.span.start());
    places.get(at).filter(|place| place.span == name.span && name.kind != NameKind::Person)?.government_of
}

fn node(readings: &[Reading<'_>], mentions: Vec<MentionAt>, government_of: Option<&'static str>) -> Node {
    let written =
        |&(article, at): &MentionAt| name_of(readings, (article, at)).span.of(&readings[article].article.text);
    let text = mentions.iter().map(written).min().unwrap_or("");
    let kind = majority(mentions.iter().map(|&mention| name_of(readings, mention).kind));
    let place_key = if kind == NameKind::Person { None } else { government_of.or_else(|| place_key(text)) };
    Node { folded: Folded::new(text), kind, mentions, place_key, is_government: government_of.is_some() }
}

/// The name that a mention is.
pub(super) fn name_of<'a>(readings: &[Reading<'a>], (article, at): MentionAt) -> &'a Name {
    &readings[article].mentions.names[at]
}

fn place_key(text: &str) -> Option<&'static str> {
    let found = places(&text.trim_start_matches("the ").to_lowercase());
    let place = found.first()?;
    // "New York" is the city before it is the state.
    if place.kind == PlaceKind::State && found.iter().any(|other| other.kind == PlaceKind::City && other.is_prominent) {
        return None;
    }
    matches!(place.kind, PlaceKind::Country | PlaceKind::State | PlaceKind::Water).then_some(place.name)
}

/// The most frequent kind; of equally frequent ones the first in the order of `NameKind`.
pub(super) fn majority(kinds: impl Iterator<Item = NameKind>) -> NameKind {
    let mut counts: BTreeMap<NameKind, usize> = BTreeMap::new();
    kinds.for_each(|kind| *counts.entry(kind).or_default() += 1);
    let best = counts.into_iter().max_by_key(|&(kind, n)| (n, std::cmp::Reverse(kind)));
    best.map_or(NameKind::Other, |(kind, _)| kind)
}
