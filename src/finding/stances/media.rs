//! Whose word it is: outlets that tell one story after different agencies or media.
//!
//! "Xinhua reported" against "Fars reported", for alike claims, where the two outlets rest on no medium in common. One
//! finding for an event at most. Words that name media are in `data/speaker_nouns.tsv`.

use std::collections::BTreeMap;

use crate::article::Passage;
use crate::claim::{Claim, ClaimId};
use crate::finding::{Finding, FindingKind, FindingValue, Scene, Slot, pairs};
use crate::lexicon::reporting::{SpeakerNoun, speaker_noun};
use crate::mention::{Quote, Reading};
use crate::syntax::{Document, Pos, TokenRange};
use crate::text::Span;
use crate::verdict::Reason;

/// Claims less alike than this may be two stories.
const MIN_SIMILARITY: f64 = 0.18;

/// A story rests on what its first sentences cite; further on, media are cited for this and that.
const MAX_SENTENCE: usize = 10;

/// More media than this are many stories.
const MAX_MEDIA: usize = 4;

/// Words that cite are few; a longer stretch is a wrong reading.
const MAX_CITATION: usize = 120;

/// How sure the rule is.
const SURENESS: f64 = 0.5;

/// A medium that a claim rests on.
#[derive(Clone)]
struct Credit {
    name: String,
    passage: Passage,
}

/// The media of each outlet: its witness, and what it credits.
type Sides = Vec<(usize, Vec<Credit>)>;

/// The finding about media, if there is one.
pub(super) fn find(scene: &Scene<'_>) -> Option<Finding> {
    let n_claims = scene.graph.claims.len() as u32;
    let credits: Vec<Option<Credit>> = (0..n_claims).map(|claim| credit(scene, ClaimId(claim))).collect();
    let of_outlets = by_outlet(scene, &credits);
    let mut sides = Sides::new();
    for pair in pairs::across_witnesses(scene, MIN_SIMILARITY) {
        let (Some(of_a), Some(of_b)) = (&credits[pair.a.index()], &credits[pair.b.index()]) else { continue };
        let (a, b) = (scene.witness(pair.a), scene.witness(pair.b));
        if !share_a_medium(&of_outlets[&a], &of_outlets[&b]) {
            add(&mut sides, a, of_a);
            add(&mut sides, b, of_b);
        }
    }
    (sides.len() > 1 && sides.len() <= MAX_MEDIA).then(|| finding(scene, &sides))
}

fn by_outlet<'c>(scene: &Scene<'_>, credits: &'c [Option<Credit>]) -> BTreeMap<usize, Vec<&'c Credit>> {
    let mut of_outlets: BTreeMap<usize, Vec<&Credit>> = BTreeMap::new();
    for (claim, credit) in scene.graph.claims.iter().zip(credits) {
        of_outlets.entry(claim.witness).or_default().extend(credit);
    }
    of_outlets
}

fn share_a_medium(a: &[&Credit], b: &[&Credit]) -> bool {
    a.iter().any(|x| b.iter().any(|y| is_one(&x.name, &y.name)))
}

fn add(sides: &mut Sides, witness: usize, credit: &Credit) {
    match sides.iter_mut().find(|(other, _)| *other == witness) {
        Some((_, credits)) => credits.push(credit.clone()),
        None => sides.push((witness, vec![credit.clone()])),
    }
}

fn is_one(a: &str, b: &str) -> bool {
    a.contains(b) || b.contains(a)
}

/// The medium cited in a claim, with the words that cite it.
fn credit(scene: &Scene<'_>, id: ClaimId) -> Option<Credit> {
    let claim = scene.claim(id);
    if claim.sentence >= MAX_SENTENCE {
        return None;
    }
    let reading = scene.coverage.readings[claim.witness];
    let own = scene.outlet(claim.witness).to_lowercase();
    citations(claim, reading).into_iter().find_map(|(cue, speaker)| {
        let name = medium(reading.document, reading.document.tokens_in(speaker))?;
        let passage = scene.coverage.passage(claim.witness, speaker.cover(cue));
        (!is_one(&name, &own) && passage.span.len() <= MAX_CITATION).then_some(Credit { name, passage })
    })
}

/// The cues and speakers that a claim is cited by: of its quotation, then of its frames.
fn citations(claim: &Claim, reading: Reading<'_>) -> Vec<(Span, Span)> {
    let quote = claim.quote.map(|quote| &reading.mentions.quotes[quote as usize]);
    let speakers = |quote: &Quote| [quote.via.clone(), quote.speaker.clone()].into_iter().flatten().collect::<Vec<_>>();
    let of_quote = quote.and_then(|quote| Some((quote.cue?, speakers(quote))));
    let mut found: Vec<(Span, Span)> = Vec::new();
    if let Some((cue, speakers)) = of_quote {
        found.extend(speakers.iter().map(|speaker| (cue, speaker.span)));
    }
    let sources = claim.frames.iter().filter_map(|frame| frame.source.as_ref());
    found.extend(sources.filter_map(|source| {
        let cue = reading.document.tokens()[source.cue as usize].span;
        Some((cue, reading.document.span(source.speaker.as_ref()?.tokens)))
    }));
    found
}

/// The name of a medium in lower case, where the speaker is one.
fn medium(document: &Document, speaker: TokenRange) -> Option<String> {
    let is_break = |&at: &usize| document.tokens()[at].pos == Pos::Adp || document.norm(at) == ",";
    let start = speaker.indexes().find(|at| !is_break(at))?;
    let end = (start..speaker.end as usize).find(is_break).unwrap_or(speaker.end as usize);
    let is_outlet = |at: usize| speaker_noun(document.norm(at)) == Some(SpeakerNoun::Outlet);
    // "News" at the end names a medium, and so it does before a name or an agency; "news conference" does not.
    let goes_on = |at: usize| {
        let is_body = document.norm_at(at + 1).and_then(speaker_noun) == Some(SpeakerNoun::Body);
        at + 1 == end || is_body || document.tokens()[at + 1].pos == Pos::Propn
    };
    // An article tells nothing of who it is: "a newspaper" may be "the newspaper".
    let words = (start..end).filter(|&at| document.tokens()[at].pos != Pos::Det);
    let is_medium = (start..end).any(|at| is_outlet(at) && goes_on(at));
    is_medium.then(|| words.map(|at| document.norm(at)).collect::<Vec<_>>().join(" "))
}

fn finding(scene: &Scene<'_>, sides: &Sides) -> Finding {
    let said = |(witness, credits): &(usize, Vec<Credit>)| {
        format!("{}: “{}”", scene.outlet(*witness), shown(scene, *witness, &credits[0]))
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
        reasons: vec![Reason::new(
            "attribution/other-medium",
            "similar statements rest on the word of different media",
        )],
        values: sides.iter().map(value).collect(),
    }
}

fn shown(scene: &Scene<'_>, witness: usize, credit: &Credit) -> String {
    pairs::plain(scene.coverage.text(witness, credit.passage.span))
}

#[cfg(test)]
mod tests {
    use crate::finding::stances::testing::check;

    #[test]
    fn other_media() {
        check(
            "According to the Norvik Times, the two ministers signed the fishing treaty on Monday.",
            "According to Radio Halden, the two ministers signed the fishing treaty on Monday.",
            &["attribution/other-medium"],
        );
    }

    #[test]
    fn one_medium_by_two_names() {
        check(
            "According to a newspaper, the two ministers signed the fishing treaty on Monday.",
            "According to the newspaper Norvik Times, the two ministers signed the fishing treaty on Monday.",
            &[],
        );
    }
}
