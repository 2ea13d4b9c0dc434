//! Learns the weights of `data/claim_matching.tsv` and `data/claim_contexts.tsv`: whether two claims speak of one thing.
//!
//! `cargo run --release --example train_matching [--write]` reads `../shared/gold`, `../shared/events`,
//! `../shared/seeds` and `../shared/data/news_cluster`, and says so where they are absent. Two claims of different
//! outlets are a positive pair when both hold evidence of one gold finding; gold findings are not exhaustive, so that
//! hand-judged pairs (`learning/judged_pairs.tsv`) overrule them. Prints precision and recall at several thresholds
//! for each event, learned from the others; with `--write` writes the weights learned from all.

#[path = "learning/gold.rs"]
#[allow(dead_code, reason = "each example reads a part of the findings")]
mod gold;
#[path = "learning/judged.rs"]
mod judged;
#[path = "learning/logistic.rs"]
mod logistic;

use std::path::Path;

use corroborate::claim::Claim;
use corroborate::finding::Scene;
use corroborate::graph::{CONTEXT_FEATURES, ContextFeatures, FEATURES, Features, Odds, candidate_features, contexts};
use corroborate::lexicon::Weights;
use corroborate::text::Span;
use corroborate::{ingest, pipeline};
use gold::GoldFinding;
use judged::Judged;

/// Two claims, what they have in common, and whether they speak of one thing, where that is known.
struct Pair {
    a: u32,
    b: u32,
    features: Features,
    is_same: Option<bool>,
    /// How often the pair counts: hand-judged pairs are few, and drawn where the decision is hard.
    n_times: usize,
}

/// The pairs of one event.
struct Event {
    name: String,
    claims: Vec<Claim>,
    pairs: Vec<Pair>,
}

/// How often a hand-judged pair counts.
const N_JUDGED: usize = 3;

fn main() -> std::io::Result<()> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let golds = gold::read_all(&shared)?;
    if golds.is_empty() {
        eprintln!("skipped: {} has no gold findings", shared.display());
        return Ok(());
    }
    let judged = Judged::read();
    let of_gold =
        |gold: &gold::Gold| gold.survey(|scene, findings| vec![event(scene, &gold.name, &judged, Some(findings))]);
    let mut events: Vec<Event> = golds.iter().flat_map(of_gold).collect();
    let n_gold = events.len();
    events.extend(news(&shared, &judged));
    for event in &events[..n_gold] {
        let n_same = event.pairs.iter().filter(|pair| pair.is_same == Some(true)).count();
        println!("{}: {} pairs, {n_same} of one thing", event.name, event.pairs.len());
    }
    let (by_themselves, in_context) = held_out(&events, n_gold);
    println!("by themselves");
    logistic::print_table(&by_themselves);
    println!("in context");
    logistic::print_table(&in_context);
    let (first, second) = learn(&events.iter().collect::<Vec<_>>());
    let head = |what: &str| {
        format!(
            "# Weights of the logistic model that tells {what} whether two claims speak of one thing.\n\
             # origin: learned by examples/train_matching.rs from hand-made findings on seven events and hand-judged pairs\n\
             # licence: MIT OR Apache-2.0\n"
        )
    };
    let first = logistic::render(&head("by what they have in common"), &first, &FEATURES);
    let second = logistic::render(&head("from the other pairs"), &second, &CONTEXT_FEATURES);
    println!("{first}\n{second}");
    if std::env::args().any(|argument| argument == "--write") {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        std::fs::write(data.join("claim_matching.tsv"), first)?;
        std::fs::write(data.join("claim_contexts.tsv"), second)?;
    }
    Ok(())
}

/// The events of `news_cluster` that hold judged pairs.
fn news(shared: &Path, judged: &Judged) -> Vec<Event> {
    let articles = ingest::read(&[shared.join("data/news_cluster/articles.jsonl")]).articles;
    let name = |group: &corroborate::event::EventGroup| format!("news {}", group.articles[0].index());
    let survey = pipeline::survey(&articles, |group, scene| event(scene, &name(group), judged, None));
    survey.events.into_iter().filter(|event| event.pairs.iter().any(|pair| pair.is_same.is_some())).collect()
}

fn event(scene: &Scene<'_>, name: &str, judged: &Judged, findings: Option<&[GoldFinding]>) -> Event {
    let claims = &scene.graph.claims;
    let shared = findings.unwrap_or_default().iter().filter(|finding| finding.kind != "only");
    let of_claims: Vec<Vec<usize>> = {
        let shared: Vec<&GoldFinding> = shared.collect();
        claims.iter().map(|claim| (0..shared.len()).filter(|&at| holds(shared[at], claim)).collect()).collect()
    };
    let pair = |(a, b, features): (corroborate::claim::ClaimId, corroborate::claim::ClaimId, Features)| {
        let by_gold = || findings.map(|_| of_claims[a.index()].iter().any(|of| of_claims[b.index()].contains(of)));
        let by_hand = judged.of(scene, scene.graph, a.0, b.0);
        let n_times = if by_hand.is_some() { N_JUDGED } else { 1 };
        // A gold finding that holds both proves more than the eye that drew pairs by chance.
        let is_same = by_gold().filter(|is_same| *is_same).or(by_hand).or_else(by_gold);
        Pair { a: a.0, b: b.0, features, is_same, n_times }
    };
    let is_across = |a: usize, b: usize| claims[a].witness != claims[b].witness;
    let candidates = candidate_features(claims, scene.coverage).into_iter();
    let pairs = candidates.filter(|(a, b, _)| is_across(a.index(), b.index())).map(pair).collect();
    Event { name: name.to_string(), claims: claims.clone(), pairs }
}

fn holds(finding: &GoldFinding, claim: &Claim) -> bool {
    finding.evidence().any(|(witness, span)| *witness == claim.witness && overlaps(claim.span, *span))
}

/// A likelihood, and whether the pair speaks of one thing.
type Pooled = (f64, bool);

/// Each gold event judged by weights learned from the others: by the pairs alone, and in context.
fn held_out(events: &[Event], n_gold: usize) -> (Vec<Pooled>, Vec<Pooled>) {
    let (mut by_themselves, mut in_context) = (Vec::new(), Vec::new());
    for event in &events[..n_gold] {
        let others: Vec<&Event> = events.iter().filter(|other| other.name != event.name).collect();
        let (first, second) = learn(&others);
        for (pair, context) in event.pairs.iter().zip(event.contexts(&first)) {
            let Some(is_same) = pair.is_same else { continue };
            by_themselves.push((first.likelihood(&pair.features), is_same));
            in_context.push((second.likelihood(&context), is_same));
        }
    }
    (by_themselves, in_context)
}

/// The weights of both models. The second learns from odds that the first gives to events it has not seen.
fn learn(events: &[&Event]) -> (Weights<{ FEATURES.len() }>, Weights<{ CONTEXT_FEATURES.len() }>) {
    let first_of = |events: &[&Event]| {
        let of_event = |event: &&Event| event.examples(event.pairs.iter().map(|pair| pair.features).collect());
        logistic::learn(&events.iter().flat_map(of_event).collect::<Vec<_>>())
    };
    let mut contexts: Vec<(ContextFeatures, bool)> = Vec::new();
    for event in events {
        let others: Vec<&Event> = events.iter().filter(|other| other.name != event.name).copied().collect();
        contexts.extend(event.examples(event.contexts(&first_of(&others))));
    }
    (first_of(events), logistic::learn(&contexts))
}

impl Event {
    /// The pairs of known judgement with their features, each as often as it counts.
    fn examples<const N: usize>(&self, features: Vec<[f64; N]>) -> Vec<([f64; N], bool)> {
        let known = self.pairs.iter().zip(features).filter_map(|(pair, of)| Some((pair, of, pair.is_same?)));
        known.flat_map(|(pair, of, is_same)| std::iter::repeat_n((of, is_same), pair.n_times)).collect()
    }

    /// What the other pairs tell of each pair, by the odds that `first` gives.
    fn contexts(&self, first: &Weights<{ FEATURES.len() }>) -> Vec<ContextFeatures> {
        let odds = |pair: &Pair| first.bias + first.parts(&pair.features).iter().sum::<f64>();
        let pairs: Vec<Odds> = self.pairs.iter().map(|pair| Odds { a: pair.a, b: pair.b, odds: odds(pair) }).collect();
        contexts(&pairs, &self.claims)
    }
}

fn overlaps(a: Span, b: Span) -> bool {
    let shared = a.end().min(b.end()).saturating_sub(a.start().max(b.start()));
    2 * shared >= a.len().min(b.len()) && shared > 0
}
