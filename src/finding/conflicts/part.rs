//! A part or the whole: "overturned a part of the act" / "overturned the act", "some of the boxes" / "all of them".
//!
//! A part is set against the whole only where the deed has the same verb; some against all where the deeds share a
//! telling word. Parts of things that are told with a number are left alone: "the 21 girls" are some of the girls.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::frame::{Argument, Role};
use crate::claim::{ClaimId, Stance};
use crate::finding::{Finding, Scene, Slot, pairs, words};
use crate::lexicon::description::{Extent, extent};
use crate::lexicon::{clause, frequency, senses};
use crate::syntax::{Document, Pos, Relation};
use crate::verdict::Reason;

use super::deed::Deed;
use super::{Dispute, Stage, divergence, sides_by};

/// A part against the whole is often a matter of precision.
const PART_SCORE: f64 = 0.55;

/// Some against all is a plain contradiction, where the deed is one.
const MEMBERS_SCORE: f64 = 0.6;

/// Some and all are set against each other only where deeds share a word as rare as this.
const TELLING: f64 = 5.0;

/// So many phrases with "some of" or "all of" are held against each other in one event.
const MAX_PHRASES: usize = 64;

/// Words that tell a reader which thing is meant.
const THING_WORDS: usize = 6;

/// An argument with how much of it is meant.
#[derive(Clone, Copy)]
struct Amount<'a> {
    deed: Deed<'a>,
    extent: Option<Extent>,
    /// The token of the thing.
    thing: usize,
}

/// Whether the whole stands on the side.
type IsWhole = bool;

/// Who tells which of the two.
type ToldBy = BTreeSet<(IsWhole, ClaimId)>;

pub(super) fn find(stage: &Stage<'_, '_>) -> Vec<Finding> {
    let mut findings = parts(stage);
    findings.extend(members(stage));
    findings
}

/// A part against the whole.
fn parts(stage: &Stage<'_, '_>) -> Vec<Finding> {
    let mut disputes: BTreeMap<(&str, &str), (String, ToldBy)> = BTreeMap::new();
    for (a, b) in stage.deeds.pairs() {
        for (part, whole) in [(a, b), (b, a)].into_iter().filter(|(a, b)| is_told(*a) && is_told(*b)) {
            for (part, whole) in part_and_whole(stage.scene, part, whole) {
                let key = (part.deed.lemma, part.deed.document.lemma(part.thing));
                let dispute = disputes.entry(key).or_insert_with(|| (shown(stage.scene, whole), BTreeSet::new()));
                dispute.1.extend([(false, part.deed.claim), (true, whole.deed.claim)]);
            }
        }
    }
    let found = disputes.into_iter().filter_map(|((deed, _), (thing, told_by))| {
        let text = format!("{deed}: {thing}, or a part of it");
        let reason = Reason::new("conflict/part-or-whole", text.clone());
        let dispute = Dispute { slot: Slot::Content, about: text, score: PART_SCORE, reason };
        divergence(stage.scene, dispute, &sides_by(stage.scene, told_by))
    });
    found.collect()
}

/// Whether a deed is told as done.
fn is_told(deed: Deed<'_>) -> bool {
    deed.frame.is_affirmed && matches!(deed.frame.stance, Stance::Asserted | Stance::Reported | Stance::Planned)
}

fn part_and_whole<'a>(scene: &Scene<'a>, part: Deed<'a>, whole: Deed<'a>) -> Vec<(Amount<'a>, Amount<'a>)> {
    let mut found = Vec::new();
    for one in part.arguments(Role::Object) {
        let one = amount(part, one);
        if one.extent != Some(Extent::Part) || !is_definite(part.document, one.thing) {
            continue;
        }
        for other in whole.arguments(Role::Object) {
            let party = whole.party(scene, other);
            let other = amount(whole, other);
            let is_one = party.noun == part.document.lemma(one.thing);
            if other.extent != Some(Extent::Part) && is_one && is_definite(whole.document, other.thing) {
                found.push((one, other));
            }
        }
    }
    found
}

/// How much of which thing an argument tells.
fn amount<'a>(deed: Deed<'a>, argument: &Argument) -> Amount<'a> {
    let (document, head) = (deed.document, argument.head as usize);
    let of = || document.dependents(head).find(|&at| document.relation(at) == Relation::Nmod && is_of(document, at));
    let own = extent(document.lemma(head));
    if let Some((extent, thing)) = own.zip(of()) {
        return Amount { deed, extent: Some(extent), thing };
    }
    let qualifies = |at: &usize| {
        matches!(document.relation(*at), Relation::Det | Relation::DetPredet | Relation::Amod)
            && extent(document.lemma(*at)) == Some(Extent::All)
    };
    let extent = document.dependents(head).find(qualifies).map(|_| Extent::All);
    Amount { deed, extent, thing: head }
}

/// The thing for a reader.
fn shown(scene: &Scene<'_>, amount: Amount<'_>) -> String {
    let span = amount.deed.document.span(amount.deed.document.subtree(amount.thing));
    words::head(&pairs::plain(scene.coverage.text(amount.deed.witness, span)), THING_WORDS)
}

fn is_of(document: &Document, token: usize) -> bool {
    document.dependent(token, Relation::Case).is_some_and(|case| document.norm(case) == "of")
}

/// Whether one known thing is meant: a name, or one with "the"; none that is counted or one of several.
fn is_definite(document: &Document, token: usize) -> bool {
    let is_counted = document.dependent(token, Relation::Nummod).is_some();
    let is_told = document.dependent(token, Relation::Det).is_some_and(|det| document.norm(det) == "the");
    let is_name = document.tokens()[token].pos == Pos::Propn;
    (is_told || is_name) && !is_counted && !document.is_plural(token)
}

/// Some against all.
fn members(stage: &Stage<'_, '_>) -> Vec<Finding> {
    let roles = [Role::Subject, Role::Object];
    let amounts = stage.deeds.list.iter().filter(|deed| is_told(**deed)).flat_map(|deed| {
        let of_role = move |role| deed.arguments(role).map(move |argument| amount(*deed, argument));
        roles.into_iter().flat_map(of_role)
    });
    let (some, all): (Vec<Amount<'_>>, Vec<Amount<'_>>) = amounts
        .filter(|amount| matches!(amount.extent, Some(Extent::Members | Extent::All)))
        .partition(|amount| amount.extent == Some(Extent::Members));
    let mut disputes: BTreeMap<&str, BTreeSet<(IsWhole, ClaimId)>> = BTreeMap::new();
    for part in some.iter().take(MAX_PHRASES) {
        for whole in all.iter().take(MAX_PHRASES).filter(|whole| are_at_odds(part, whole)) {
            let thing = part.deed.document.lemma(part.thing);
            disputes.entry(thing).or_default().extend([(false, part.deed.claim), (true, whole.deed.claim)]);
        }
    }
    let found = disputes.into_iter().filter_map(|(thing, told_by)| {
        let text = format!("{thing}: some of them, or all");
        let reason = Reason::new("conflict/some-or-all", text.clone());
        let dispute = Dispute { slot: Slot::Number, about: text, score: MEMBERS_SCORE, reason };
        divergence(stage.scene, dispute, &sides_by(stage.scene, told_by))
    });
    found.collect()
}

fn are_at_odds(some: &Amount<'_>, all: &Amount<'_>) -> bool {
    let (a, b) = (some.deed, all.deed);
    let is_pronoun = |amount: &Amount<'_>| amount.deed.document.tokens()[amount.thing].pos == Pos::Pron;
    let things = (a.document.lemma(some.thing), b.document.lemma(all.thing));
    let are_one = match (is_pronoun(some), is_pronoun(all)) {
        (false, false) => things.0 == things.1,
        (x, y) => x != y,
    };
    a.witness != b.witness && are_one && share_telling_word(a, b)
}

/// Whether the deeds, without what is counted, share a rare word.
fn share_telling_word(a: Deed<'_>, b: Deed<'_>) -> bool {
    let (of_a, of_b) = (circumstances(a), circumstances(b));
    let is_shared = |word: &str| of_b.iter().any(|other| *other == word || senses::are_related(other, word));
    of_a.iter().any(|word| frequency::rarity(word) >= TELLING && is_shared(word))
}

/// The verb and the nouns of what is told beside subject and object; what stands behind a preposition is often neither.
fn circumstances<'a>(deed: Deed<'a>) -> Vec<&'a str> {
    let is_beside =
        |argument: &&Argument| argument.marker.is_some() || !matches!(argument.role, Role::Subject | Role::Object);
    let beside = deed.frame.arguments.iter().filter(is_beside);
    let heads = beside.map(|argument| deed.document.lemma(argument.head as usize));
    let mut words: Vec<&str> = heads.chain([deed.lemma]).collect();
    words.retain(|word| !clause::is_stopword(word));
    words
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use super::*;

    #[test]
    fn a_part_against_the_whole() {
        check(
            find,
            ["The court overturned a part of the Harbour Act.", "The court overturned the Harbour Act."],
            &["The court overturned a part of the Harbour Act.", "The court overturned the Harbour Act."],
        );
        check(
            find,
            ["Some of the boxes were sent by mail.", "All of the boxes were sent by mail."],
            &["All of the boxes were sent by mail.", "Some of the boxes were sent by mail."],
        );
    }

    #[test]
    fn another_deed_or_a_counted_part() {
        check(find, ["The court overturned a part of the Harbour Act.", "The court upheld the Harbour Act."], &[]);
        check(find, ["The group freed some of the girls.", "The group freed the 21 girls."], &[]);
        check(find, ["Some of the boxes were sent by mail.", "All of the letters were burned."], &[]);
    }
}
