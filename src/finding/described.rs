//! What two or more outlets say somebody or something is, in the same words: "a registered voter", "the largest port".
//!
//! Reads copulas and appositions: said of one entity, and sharing a noun with another telling word. Leaves offices and
//! titles to `roles`, and whole claims that are alike to `agree`.

use std::collections::BTreeMap;

use crate::claim::frame::{self, FrameKind, Role};
use crate::claim::{ClaimId, Stance};
use crate::entity::EntityId;
use crate::lexicon::{clause, frequency};
use crate::mention::{NameKind, Reading};
use crate::syntax::{Pos, TokenRange};
use crate::verdict::Reason;

use super::{Finding, FindingKind, FindingValue, Scene, Slot, words};

/// What an entity is said to be.
struct Description<'a> {
    claim: ClaimId,
    tokens: TokenRange,
    /// The lemma of the noun at the head.
    head: &'a str,
    /// Lemmas of the other telling words, ascending.
    words: Vec<&'a str>,
}

/// Summed rarity of shared words from which they are told of one thing, not words that fit many.
const MIN_RARITY: f64 = 10.0;

/// Longer phrases tell more than what somebody is.
const MAX_TOKENS: usize = 14;

/// The agreements of an event on what entities are.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Finding> {
    let described = descriptions(scene);
    described.iter().flat_map(|(entity, said)| shared(scene, *entity, said)).collect()
}

fn descriptions<'a>(scene: &Scene<'a>) -> BTreeMap<EntityId, Vec<Description<'a>>> {
    let mut described: BTreeMap<EntityId, Vec<Description<'a>>> = BTreeMap::new();
    for at in (0..scene.graph.claims.len() as u32).map(ClaimId) {
        let claim = &scene.graph.claims[at.index()];
        let reading = scene.coverage.readings[claim.witness];
        let of_names = scene.coverage.entities.of_names.get(claim.witness).map_or(&[][..], Vec::as_slice);
        let telling = claim.frames.iter().filter(|frame| {
            matches!(frame.kind, FrameKind::Copula | FrameKind::Apposition)
                && frame.is_affirmed
                && !matches!(frame.stance, Stance::Possible | Stance::Planned | Stance::Denied)
        });
        for frame in telling {
            let (Some(subject), Some(said)) = (frame.argument(Role::Subject), frame.argument(Role::Complement)) else {
                continue;
            };
            let Some(&name) = frame::names_of(subject, reading).first() else { continue };
            let entity = of_names.get(name as usize).copied();
            if let Some((entity, description)) = entity.zip(description(reading, at, said.head as usize, said.tokens)) {
                described.entry(entity).or_default().push(description);
            }
        }
    }
    described
}

fn description<'a>(reading: Reading<'a>, claim: ClaimId, head: usize, tokens: TokenRange) -> Option<Description<'a>> {
    let document = reading.document;
    // "his counterpart, Orla Brandt" tells who, not what.
    let names = &reading.mentions.names;
    let is_name = names.iter().any(|name| name.kind == NameKind::Person && name.tokens.contains(head));
    let is_noun = !is_name && matches!(document.tokens()[head].pos, Pos::Noun | Pos::Propn | Pos::Adj);
    let is_telling = |at: &usize| {
        matches!(document.tokens()[*at].pos, Pos::Noun | Pos::Adj | Pos::Propn | Pos::Verb)
            && !clause::is_stopword(document.lemma(*at))
    };
    let others = tokens.indexes().filter(|at| *at != head).filter(is_telling);
    let mut words: Vec<&str> = others.map(|at| document.lemma(at)).collect();
    words.sort_unstable();
    words.dedup();
    (is_noun && tokens.len() <= MAX_TOKENS).then(|| Description { claim, tokens, head: document.lemma(head), words })
}

/// One finding for each head under which outlets share another telling word; the widest group for each.
fn shared(scene: &Scene<'_>, entity: EntityId, said: &[Description<'_>]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut heads: Vec<&str> = said.iter().map(|one| one.head).collect();
    heads.sort_unstable();
    heads.dedup();
    for head in heads {
        let of_head: Vec<&Description<'_>> = said.iter().filter(|one| one.head == head).collect();
        let like = |one: &Description<'_>| -> Vec<&Description<'_>> {
            of_head.iter().filter(|other| rarity_shared(one, other) >= MIN_RARITY).copied().collect()
        };
        let groups = of_head.iter().map(|one| (*one, like(one)));
        let widest = groups.max_by_key(|(one, group)| (witnesses(scene, group).len(), std::cmp::Reverse(one.claim)));
        if let Some((one, group)) = widest
            && witnesses(scene, &group).len() > 1
        {
            findings.push(finding(scene, entity, one, &group));
        }
    }
    findings
}

/// The rarity of the words that two descriptions share, beside their head; 0 where they share none.
fn rarity_shared(a: &Description<'_>, b: &Description<'_>) -> f64 {
    let shared: f64 =
        a.words.iter().filter(|word| b.words.binary_search(word).is_ok()).map(|word| frequency::rarity(word)).sum();
    if shared > 0.0 { shared + frequency::rarity(a.head) } else { 0.0 }
}

fn witnesses(scene: &Scene<'_>, group: &[&Description<'_>]) -> Vec<usize> {
    let mut witnesses: Vec<usize> = group.iter().map(|one| scene.witness(one.claim)).collect();
    witnesses.sort_unstable();
    witnesses.dedup();
    witnesses
}

fn finding(scene: &Scene<'_>, entity: EntityId, one: &Description<'_>, group: &[&Description<'_>]) -> Finding {
    let name = &scene.coverage.entities.list[entity.0 as usize].name;
    let witnesses = witnesses(scene, group);
    let span = |of: &Description<'_>| scene.coverage.readings[scene.witness(of.claim)].document.span(of.tokens);
    let text = super::pairs::plain(scene.coverage.text(scene.witness(one.claim), span(one)));
    Finding {
        kind: FindingKind::Agree,
        slot: Slot::Role,
        about: format!("{name}: {}", words::head(&text, 6)),
        summary: format!("{} call {name} {text}.", scene.outlets(&witnesses)),
        score: 0.75,
        origins: scene.coverage.n_origins(witnesses),
        reasons: vec![Reason::new("role/same-description", "the same noun with the same telling word, of one entity")],
        values: vec![FindingValue {
            value: text,
            normalized: None,
            evidence: group.iter().map(|of| scene.coverage.passage(scene.witness(of.claim), span(of))).collect(),
        }],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::pipeline;

    fn check(a: &str, b: &str, expected: &[&str]) {
        let article = |path: &str, text: &str| Article { path: path.into(), text: text.into(), ..Article::default() };
        let told = pipeline::survey_one_event(&[article("a", a), article("b", b)], |scene| {
            find(scene).into_iter().map(|finding| finding.values[0].value.clone()).collect::<Vec<_>>()
        });
        assert_eq!(told, expected);
    }

    #[test]
    fn one_noun_with_one_telling_word() {
        let a = "Orla Brandt is a licensed beekeeper. She lives in Halden.";
        check(a, "Orla Brandt, a licensed beekeeper, won the vote in Halden on Monday.", &["a licensed beekeeper"]);
    }

    #[test]
    fn other_words_are_no_agreement() {
        let a = "Orla Brandt is a licensed beekeeper. She lives in Halden.";
        check(a, "Orla Brandt, a retired beekeeper, won the vote in Halden on Monday.", &[]);
        check(a, "Orla Brandt is not a licensed beekeeper. She lives in Halden.", &[]);
    }
}
