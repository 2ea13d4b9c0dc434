//! Learns the weights of `data/date_questions.tsv` and `data/number_questions.tsv`: whether two values answer one question.
//!
//! `cargo run --release --example train_values [--write]` reads the articles of the events and seeds of `../shared` and of
//! `../shared/data/news_cluster`, and says so where they are absent. Needs no labels: values of two outlets that chance
//! hardly makes equal (a number of two digits or more, a date some days from the articles') answer one question, and values
//! that differ do not, but for the few true conflicts. Conflicts of gold divergences are left out of the latter. Prints
//! precision and recall at several thresholds, each tenth of the events judged by weights learned from the others; with
//! `--write` writes the weights learned from all.

#[path = "learning/gold.rs"]
#[allow(dead_code, reason = "each example reads a part of the findings")]
mod gold;
#[path = "learning/logistic.rs"]
#[allow(dead_code, reason = "the weights are learned by `signed`")]
mod logistic;
#[path = "learning/signed.rs"]
mod signed;

use std::path::Path;

use corroborate::finding::{Scene, Slot, VALUE_FEATURES, ValuePair, value_pairs};
use corroborate::text::Span;
use corroborate::verdict::Judgement;
use corroborate::{ingest, pipeline};
use gold::GoldFinding;

const N: usize = VALUE_FEATURES.len();

/// An example of either kind of value.
type Labelled = (Slot, signed::Example<N>);

/// What holds against one question by its meaning; all other features may only speak for it.
const AGAINST: [&str; 16] = [
    "claims hardly alike",
    "deeds unlike",
    "participants of both, none shared",
    "things of both, none shared",
    "one in words of saying",
    "both in words of saying",
    "prepositions of both, unlike",
    "nouns above of both, unlike",
    "noun above of one",
    "counted of both, unlike",
    "counted of one",
    "other values",
    "subjects unlike",
    "objects unlike",
    "days between articles",
    "one planned",
];

/// How much the pairs of the events with gold findings count: they are what reports look like, three articles of one day.
const EVENT_WEIGHT: f64 = 3.0;

/// How much a pair counts whose words are nearly all shared: copies are many and teach little.
const COPY_WEIGHT: f64 = 0.3;

/// The share of words from which two passages are copies.
const COPY: f64 = 0.9;

/// Days between a date and its article from which chance hardly brings it into two articles.
const FAR: i32 = 3;

/// Digits that are no noughts at the end, from which chance hardly gives two articles one number.
const MIN_DIGITS: usize = 2;

/// The events are judged in so many parts.
const N_PARTS: usize = 10;

fn main() -> std::io::Result<()> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let golds = gold::read_all(&shared)?;
    let clustered = clustered(&shared.join("data/news_cluster/articles.jsonl"));
    if golds.is_empty() || clustered.is_empty() {
        eprintln!("skipped: {} has no events or no news_cluster", shared.display());
        return Ok(());
    }
    let mut events: Vec<Vec<Labelled>> = golds.iter().map(|gold| gold.survey(of_gold)).collect();
    events.extend(clustered);
    for (slot, name) in [(Slot::Date, "date"), (Slot::Number, "number")] {
        let of_slot = |labelled: &Vec<Labelled>| -> Vec<signed::Example<N>> {
            labelled.iter().filter(|(of, _)| *of == slot).map(|(_, example)| *example).collect()
        };
        let events: Vec<Vec<signed::Example<N>>> = events.iter().map(of_slot).collect();
        println!("== {name}: {} pairs", events.iter().map(Vec::len).sum::<usize>());
        print_judged(&events);
        let table = table(&events);
        println!("{table}");
        if std::env::args().any(|argument| argument == "--write") {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("data/{name}_questions.tsv"));
            std::fs::write(path, table)?;
        }
    }
    Ok(())
}

fn table(events: &[Vec<signed::Example<N>>]) -> String {
    let all: Vec<signed::Example<N>> = events.iter().flatten().copied().collect();
    let head = "# Weights of the logistic model that tells whether two values answer one question.\n\
         # origin: learned by examples/train_values.rs from equal and unequal values in news without labels\n\
         # licence: MIT OR Apache-2.0 (weights only)\n";
    logistic::render(head, &signed::learn(&all, &is_against()), &VALUE_FEATURES)
}

/// Prints how well each part of the events is judged by the others.
fn print_judged(events: &[Vec<signed::Example<N>>]) {
    let mut pooled: Vec<(f64, bool)> = Vec::new();
    for part in 0..N_PARTS {
        let of_part = |is_held: bool| -> Vec<signed::Example<N>> {
            let kept = events.iter().enumerate().filter(|(at, _)| (at % N_PARTS == part) == is_held);
            kept.flat_map(|(_, of)| of.iter().copied()).collect()
        };
        let weights = signed::learn(&of_part(false), &is_against());
        pooled.extend(of_part(true).iter().map(|(features, is_one, _)| (weights.likelihood(features), *is_one)));
    }
    logistic::print_table(&pooled);
}

fn is_against() -> [bool; N] {
    VALUE_FEATURES.map(|name| AGAINST.contains(&name))
}

/// The pairs of one event with gold findings.
fn of_gold(scene: &Scene<'_>, findings: &[GoldFinding]) -> Vec<Labelled> {
    let pairs = value_pairs(scene);
    let left = pairs.iter().filter(|pair| !is_gold_conflict(pair, findings));
    left.filter_map(|pair| labelled(pair, EVENT_WEIGHT, &|pair| is_telling(scene, pair, true))).collect()
}

/// Whether gold sets the two values against each other.
fn is_gold_conflict(pair: &ValuePair, findings: &[GoldFinding]) -> bool {
    let diverging = findings.iter().filter(|finding| finding.kind == "diverge");
    pair.judgement == Judgement::Conflict
        && diverging.into_iter().any(|finding| {
            let holds = |(witness, span): (usize, Span)| {
                let is_there = |place: &Span| place.start() <= span.start() && span.end() <= place.end();
                finding.evidence().any(|(of, place)| *of == witness && is_there(place))
            };
            holds(pair.a) && holds(pair.b)
        })
}

/// The pairs of unlabelled articles, by event.
fn clustered(path: &Path) -> Vec<Vec<Labelled>> {
    let articles = ingest::read(&[path.to_path_buf()]).articles;
    let survey = pipeline::survey(&articles, |_, scene| -> Vec<Labelled> {
        let pairs = value_pairs(scene);
        pairs.iter().filter_map(|pair| labelled(pair, 1.0, &|pair| is_telling(scene, pair, false))).collect()
    });
    survey.events
}

/// The pair as an example; `None` where it does not tell. Dates of two forms are never equal, and teach nothing of the rest.
fn labelled(pair: &ValuePair, weight: f64, is_telling: &dyn Fn(&ValuePair) -> bool) -> Option<Labelled> {
    let is_one = match pair.judgement {
        Judgement::Same => true,
        Judgement::Conflict => false,
        _ => return None,
    };
    let is_date = pair.slot == Slot::Date;
    if pair.is_explained || is_date && !pair.is_of_one_form || is_one && !is_telling(pair) {
        return None;
    }
    let share = VALUE_FEATURES.iter().position(|name| *name == "share of the words around, the lesser")?;
    let weight = if pair.features[share] > COPY { weight * COPY_WEIGHT } else { weight };
    Some((pair.slot, (pair.features, is_one, weight)))
}

/// Whether two equal values are hardly equal by chance; in a gold event any date is taken, because there are few.
fn is_telling(scene: &Scene<'_>, pair: &ValuePair, is_gold: bool) -> bool {
    let reading = scene.coverage.readings[pair.a.0];
    if pair.slot == Slot::Number {
        let quantity = reading.mentions.quantities.iter().find(|quantity| quantity.span == pair.a.1);
        return quantity.and_then(|quantity| quantity.low).is_some_and(|value| {
            let digits: String = format!("{value}").chars().filter(char::is_ascii_digit).collect();
            digits.trim_matches('0').len() >= MIN_DIGITS
        });
    }
    let date = reading.mentions.dates.iter().find(|date| date.span == pair.a.1);
    let interval = date.and_then(|date| date.interval).zip(reading.article.published);
    is_gold
        || interval.is_none_or(|((from, _), published)| {
            published.date.since(from).is_ok_and(|distance| distance.get_days().abs() >= FAR)
        })
}
