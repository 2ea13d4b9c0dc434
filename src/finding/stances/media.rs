//! Whose word it is: outlets that tell one story after different agencies or media.
//!
//! "Xinhua reported" against "Fars reported", for alike claims, where the two outlets rest on no medium in common. One
//! finding for an event at most. Words that name media are in `data/speaker_nouns.tsv`.

use std::collections::BTreeMap;

use crate::article::Passage;
use crate::claim::ClaimId;
use crate::claim::frame::Argument;
use crate::finding::{Finding, FindingKind, FindingValue, Scene, Slot, pairs};
use crate::lexicon::reporting::{SpeakerNoun, speaker_noun};
use crate::verdict::Reason;

/// Claims less alike than this may be two stories.
const MIN_SIMILARITY: f64 = 0.18;

/// More media than this are many stories.
const MAX_MEDIA: usize = 4;

/// How sure the rule is.
const SURENESS: f64 = 0.5;

/// A medium that a claim rests on.
#[derive(Clone)]
struct Credit {
    name: String,
    passage: Passage,
}

/// The finding about media, if there is one.
pub(super) fn find(scene: &Scene<'_>) -> Option<Finding> {
    let n_claims = scene.graph.claims.len() as u32;
    let credits: Vec<Option<Credit>> = (0..n_claims).map(|claim| credit(scene, ClaimId(claim))).collect();
    let mut of_outlets: BTreeMap<usize, Vec<&Credit>> = BTreeMap::new();
    for (claim, credit) in credits.iter().enumerate() {
        let witness = scene.witness(ClaimId(claim as u32));
        of_outlets.entry(witness).or_default().extend(credit);
    }
    let shares = |a: usize, b: usize| {
        let of = |witness: usize| of_outlets.get(&witness).into_iter().flatten();
        of(a).any(|x| of(b).any(|y| is_one(&x.name, &y.name)))
    };
    let mut sides: Vec<(usize, Vec<Credit>)> = Vec::new();
    for pair in pairs::across_witnesses(scene, MIN_SIMILARITY) {
        let both = [pair.a, pair.b].map(|claim| (scene.witness(claim), credits[claim.index()].clone()));
        let [(a, Some(of_a)), (b, Some(of_b))] = both else { continue };
        if !shares(a, b) {
            add(&mut sides, a, of_a);
            add(&mut sides, b, of_b);
        }
    }
    (sides.len() > 1 && sides.len() <= MAX_MEDIA).then(|| finding(scene, sides))
}

fn add(sides: &mut Vec<(usize, Vec<Credit>)>, witness: usize, credit: Credit) {
    match sides.iter_mut().find(|(other, _)| *other == witness) {
        Some((_, credits)) => credits.push(credit),
        None => sides.push((witness, vec![credit])),
    }
}

fn is_one(a: &str, b: &str) -> bool {
    a.contains(b) || b.contains(a)
}

/// The medium cited in a claim, with the words that cite it.
fn credit(scene: &Scene<'_>, id: ClaimId) -> Option<Credit> {
    let claim = scene.claim(id);
    let source = claim.frames.iter().filter_map(|frame| frame.source.as_ref());
    let cited = source.filter_map(|source| Some((source.cue as usize, source.speaker.as_ref()?)));
    let reading = scene.coverage.readings[claim.witness];
    let own = scene.outlet(claim.witness).to_lowercase();
    cited.into_iter().find_map(|(cue, speaker)| {
        let name = medium(scene, claim.witness, speaker)?;
        let cue = reading.document.tokens()[cue].span;
        let span = reading.document.span(speaker.tokens).cover(cue);
        (!is_one(&name, &own)).then(|| Credit { name, passage: scene.coverage.passage(claim.witness, span) })
    })
}

/// The name of a medium in lower case, where the speaker is one.
fn medium(scene: &Scene<'_>, witness: usize, speaker: &Argument) -> Option<String> {
    let document = scene.coverage.readings[witness].document;
    let is_outlet = |at: usize| speaker_noun(document.norm(at)) == Some(SpeakerNoun::Outlet);
    let head = speaker.head as usize;
    let of_head = document.subtree(head).indexes().filter(|&at| document.head(at) == Some(head) || at == head);
    of_head
        .into_iter()
        .any(is_outlet)
        .then(|| pairs::plain(scene.coverage.text(witness, document.span(speaker.tokens))).to_lowercase())
}

fn finding(scene: &Scene<'_>, sides: Vec<(usize, Vec<Credit>)>) -> Finding {
    let said = |(witness, credits): &(usize, Vec<Credit>)| {
        format!("{} rests on {}", scene.outlet(*witness), shown(scene, *witness, &credits[0]))
    };
    let summary = format!("{}.", sides.iter().map(said).collect::<Vec<_>>().join("; "));
    let value = |(witness, credits): &(usize, Vec<Credit>)| FindingValue {
        value: shown(scene, *witness, &credits[0]),
        normalized: None,
        evidence: credits.iter().map(|credit| credit.passage).collect(),
    };
    Finding {
        kind: FindingKind::Diverge,
        slot: Slot::Attribution,
        about: "whose word the story rests on".to_owned(),
        summary,
        score: SURENESS,
        origins: 1,
        reasons: vec![Reason::new("attribution/other-medium", "alike claims are told after different media")],
        values: sides.iter().map(value).collect(),
    }
}

fn shown(scene: &Scene<'_>, witness: usize, credit: &Credit) -> String {
    pairs::plain(scene.coverage.text(witness, credit.passage.span))
}
