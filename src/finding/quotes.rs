//! One utterance as several outlets give it: word for word, or in different words.
//!
//! Pairs quotations across outlets through an index of their content words; leaves the alignment of two wordings to
//! `compare::quote`.

use std::collections::BTreeMap;

use petgraph::unionfind::UnionFind;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::article::Passage;
use crate::compare;
use crate::entity::EntityId;
use crate::lexicon::clause;
use crate::text::Span;
use crate::verdict::{Judgement, Reason, Verdict};

use super::{Finding, FindingKind, FindingValue, Scene, Slot, pairs, words};

/// A quotation of one outlet.
struct Utterance {
    witness: usize,
    text: String,
    content: Vec<Span>,
    speaker: Option<EntityId>,
}

/// The rule of a quotation that outlets give alike.
pub(super) const SAME_WORDS: &str = "quote/same-words";

/// Content words that two quotations must share to be compared.
const MIN_SHARED_WORDS: usize = 2;

/// A content word in more quotations than this brings only the next few as candidates.
const MAX_POSTINGS: usize = 100;

/// So many of the next holders of such a word are candidates all the same: groups of one quotation are put together
/// link by link, so that a few links for each outlet are enough.
const NEXT_HOLDERS: usize = 8;

/// A difference of wording less sure than this is not reported.
const MIN_WORDING: f64 = 0.5;

/// Shared and differing quotations of an event.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Finding> {
    let utterances = utterances(scene);
    let compared = compare_candidates(scene, &utterances);
    let mut together = UnionFind::<usize>::new(utterances.len());
    let mut alike = UnionFind::<usize>::new(utterances.len());
    for (a, b, verdict) in &compared {
        together.union(*a, *b);
        if verdict.is_agreement() {
            alike.union(*a, *b);
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..utterances.len() {
        groups.entry(together.find(at)).or_default().push(at);
    }
    let differing = differing(&utterances, &compared, &together, &alike);
    let of_groups = groups.iter().map(|(number, group)| (group, differing.get(number).copied()));
    of_groups.flat_map(|(group, differing)| group_findings(scene, &utterances, group, &alike, differing)).collect()
}

/// Two utterances and what their comparison says.
type Compared = (usize, usize, Verdict);

/// The surest difference of wording in each group, the first of equals. An outlet that gives the other version too has
/// worded nothing differently: it quotes twice.
fn differing<'c>(
    utterances: &[Utterance],
    compared: &'c [Compared],
    together: &UnionFind<usize>,
    alike: &UnionFind<usize>,
) -> FxHashMap<usize, &'c Compared> {
    let mut differing: FxHashMap<usize, &Compared> = FxHashMap::default();
    let given: FxHashSet<(usize, usize)> =
        utterances.iter().enumerate().map(|(at, utterance)| (utterance.witness, alike.find(at))).collect();
    let gives_both = |a: usize, b: usize| given.contains(&(utterances[a].witness, alike.find(b)));
    let worded_apart = |(a, b, verdict): &&Compared| {
        verdict.is_conflict() && !alike.equiv(*a, *b) && !gives_both(*a, *b) && !gives_both(*b, *a)
    };
    for pair in compared.iter().filter(worded_apart) {
        let best = differing.entry(together.find(pair.0)).or_insert(pair);
        if pair.2.score > best.2.score {
            *best = pair;
        }
    }
    differing
}

fn utterances(scene: &Scene<'_>) -> Vec<Utterance> {
    let mut utterances = Vec::new();
    for (witness, reading) in scene.coverage.readings.iter().enumerate() {
        for quote in reading.mentions.quotes.iter().filter(|quote| quote.direct) {
            let name = quote.speaker.as_ref().and_then(|speaker| speaker.name);
            let of_names = &scene.coverage.entities.of_names[witness];
            utterances.push(Utterance {
                witness,
                text: quote.text(reading.article),
                content: quote.content.clone(),
                speaker: name.and_then(|name| of_names.get(name as usize).copied()),
            });
        }
    }
    utterances
}

/// Verdicts on pairs of different outlets that share content words and may have one speaker, unknown ones left out.
fn compare_candidates(scene: &Scene<'_>, utterances: &[Utterance]) -> Vec<Compared> {
    let lemmas: Vec<Vec<&str>> = utterances.iter().map(|utterance| content_lemmas(scene, utterance)).collect();
    let mut postings: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (at, lemmas) in lemmas.iter().enumerate() {
        lemmas.iter().for_each(|lemma| postings.entry(lemma).or_default().push(at));
    }
    let mut compared = Vec::new();
    let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
    for (a, lemmas) in lemmas.iter().enumerate() {
        shared.clear();
        for holders in lemmas.iter().map(|lemma| &postings[lemma]) {
            let later = &holders[holders.partition_point(|&b| b <= a)..];
            let elsewhere = later.iter().filter(|&&b| utterances[a].witness != utterances[b].witness);
            let reach = if holders.len() <= MAX_POSTINGS { later.len() } else { NEXT_HOLDERS };
            elsewhere.take(reach).for_each(|&b| *shared.entry(b).or_default() += 1);
        }
        let mut others: Vec<usize> = shared.iter().filter(|(_, n)| **n >= MIN_SHARED_WORDS).map(|(b, _)| *b).collect();
        others.sort_unstable();
        let verdicts =
            others.into_iter().map(|b| (a, b, compare::quote::compare(&utterances[a].text, &utterances[b].text)));
        compared.extend(verdicts.filter(|(a, b, verdict)| counts(&utterances[*a], &utterances[*b], verdict)));
    }
    compared
}

/// The content words of a quotation, each once.
fn content_lemmas<'a>(scene: &Scene<'a>, utterance: &Utterance) -> Vec<&'a str> {
    let document = scene.coverage.readings[utterance.witness].document;
    let tokens = utterance.content.iter().flat_map(|span| document.tokens_in(*span).indexes());
    let mut lemmas: Vec<&str> = tokens
        .map(|token| document.lemma(token))
        .filter(|lemma| lemma.chars().any(char::is_alphanumeric) && !clause::is_stopword(lemma))
        .collect();
    lemmas.sort_unstable();
    lemmas.dedup();
    lemmas
}

/// Whether a verdict speaks of one utterance. Word for word it is one whoever is named; in other words only where the
/// speakers do not contradict.
fn counts(a: &Utterance, b: &Utterance, verdict: &Verdict) -> bool {
    let may_be_one_speaker = a.speaker.zip(b.speaker).is_none_or(|(a, b)| a == b);
    match verdict.judgement {
        Judgement::Same | Judgement::Compatible => true,
        Judgement::Conflict => verdict.score >= MIN_WORDING && may_be_one_speaker,
        Judgement::Unknown => false,
    }
}

fn group_findings(
    scene: &Scene<'_>,
    utterances: &[Utterance],
    group: &[usize],
    alike: &UnionFind<usize>,
    differing: Option<&Compared>,
) -> Vec<Finding> {
    let mut versions: Vec<Vec<usize>> = Vec::new();
    let mut version_of: FxHashMap<usize, usize> = FxHashMap::default();
    for &at in group {
        let version = *version_of.entry(alike.find(at)).or_insert(versions.len());
        if version == versions.len() {
            versions.push(Vec::new());
        }
        versions[version].push(at);
    }
    let mut findings: Vec<Finding> = versions.iter().filter_map(|version| shared(scene, utterances, version)).collect();
    if let Some((a, b, verdict)) = differing {
        findings.push(wording(scene, utterances, &versions, (*a, *b), verdict));
    }
    findings
}

/// A quotation that two or more outlets give word for word, at whatever length.
fn shared(scene: &Scene<'_>, utterances: &[Utterance], version: &[usize]) -> Option<Finding> {
    let mut witnesses: Vec<usize> = version.iter().map(|at| utterances[*at].witness).collect();
    witnesses.sort_unstable();
    witnesses.dedup();
    let shortest = version.iter().min_by_key(|at| (utterances[**at].text.len(), **at))?;
    let text = pairs::plain(&utterances[*shortest].text);
    (witnesses.len() > 1).then(|| Finding {
        kind: FindingKind::Agree,
        slot: Slot::Quote,
        about: about(scene, utterances, version),
        summary: format!("{} quote alike: “{text}”", scene.outlets(&witnesses)),
        score: 0.95,
        origins: scene.coverage.n_origins(witnesses.iter().copied()),
        reasons: vec![Reason::new(SAME_WORDS, "the same words, at whatever length")],
        values: vec![value(scene, utterances, version)],
    })
}

fn wording(
    scene: &Scene<'_>,
    utterances: &[Utterance],
    versions: &[Vec<usize>],
    (a, b): (usize, usize),
    verdict: &Verdict,
) -> Finding {
    Finding {
        kind: FindingKind::Wording,
        slot: Slot::Quote,
        about: about(scene, utterances, &[a, b]),
        summary: format!(
            "{} and {} word one utterance differently.",
            scene.outlet(utterances[a].witness),
            scene.outlet(utterances[b].witness)
        ),
        score: verdict.score,
        origins: 1,
        reasons: verdict.reasons.clone(),
        values: versions.iter().map(|version| value(scene, utterances, version)).collect(),
    }
}

/// The speaker where one is known, and the first words.
fn about(scene: &Scene<'_>, utterances: &[Utterance], version: &[usize]) -> String {
    let speaker = version.iter().find_map(|at| utterances[*at].speaker);
    let head = words::head(&pairs::plain(&utterances[version[0]].text), 6);
    match speaker {
        Some(entity) => format!("{}: “{head}”", scene.coverage.entities.list[entity.0 as usize].name),
        None => format!("“{head}”"),
    }
}

fn value(scene: &Scene<'_>, utterances: &[Utterance], version: &[usize]) -> FindingValue {
    let passages = |at: &usize| -> Vec<Passage> {
        let utterance = &utterances[*at];
        utterance.content.iter().map(|span| scene.coverage.passage(utterance.witness, *span)).collect()
    };
    FindingValue {
        value: pairs::plain(&utterances[version[0]].text),
        normalized: None,
        evidence: version.iter().flat_map(passages).collect(),
    }
}
