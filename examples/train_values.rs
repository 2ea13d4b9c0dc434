//! Learns the weights of `data/date_questions.tsv` and `data/number_questions.tsv`: whether two values answer one question.
//!
//! `cargo run --release --example train_values [--write]` reads `../shared/gold` with its articles and
//! `../shared/data/mrpc`, and says so where they are absent. Two values of different outlets are a positive pair when
//! they agree inside one gold agreement, or conflict inside one gold divergence on numbers or dates; a negative pair
//! when they conflict and no gold divergence holds them: gold divergences are complete, gold agreements are not. In two
//! sentences that MRPC labels as paraphrases, equal values answer one question, others do not. In the articles of
//! `../shared/data/news_cluster`, which nobody labelled, equal values that chance hardly brings together (a number of
//! three digits that is not round, a day or month far from the articles') answer one question, and values in conflict do
//! not: true conflicts are few. Prints precision and recall at several thresholds for each gold event, learned from the
//! others and from the rest; with `--write` writes the weights learned from all.

#[path = "learning/gold.rs"]
#[allow(dead_code, reason = "each example reads a part of the findings")]
mod gold;
#[path = "learning/logistic.rs"]
mod logistic;

use std::path::Path;

use corroborate::article::{Article, Published, PublishedBasis};
use corroborate::finding::{Scene, Slot, VALUE_FEATURES, ValueFeatures, ValuePair, value_pairs};
use corroborate::lexicon::Weights;
use corroborate::text::Span;
use corroborate::verdict::Judgement;
use corroborate::{ingest, pipeline};
use gold::{Evidence, GoldFinding};

/// A pair with its features and whether both values answer one question.
type Example = (ValueFeatures, bool);

/// An example of either kind of value.
type Labelled = (Slot, Example);

/// How often each gold pair counts: they are few, made by hand, and what reports look like.
const GOLD_WEIGHT: usize = 4;

/// Days between a date and its article from which chance hardly brings it into two articles.
const FAR: i32 = 10;

fn main() -> std::io::Result<()> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let golds = gold::read_all(&shared)?;
    let paraphrases = paraphrases(&shared.join("data/mrpc/msr-para-train.tsv"));
    let clustered = clustered(&shared.join("data/news_cluster/articles.jsonl"));
    if golds.is_empty() || paraphrases.is_empty() || clustered.is_empty() {
        eprintln!("skipped: {} has no gold findings, no MRPC or no news_cluster", shared.display());
        return Ok(());
    }
    let events: Vec<Vec<Labelled>> = golds.iter().map(|gold| gold.survey(label_pairs)).collect();
    for (slot, name) in [(Slot::Date, "date"), (Slot::Number, "number")] {
        let of_slot = |labelled: &[Labelled]| -> Vec<Example> {
            labelled.iter().filter(|(of, _)| *of == slot).map(|(_, example)| *example).collect()
        };
        let events: Vec<Vec<Example>> = events.iter().map(|event| of_slot(event)).collect();
        let rest: Vec<Example> = of_slot(&paraphrases).into_iter().chain(of_slot(&clustered)).collect();
        println!("== {name}: {} pairs of gold, {} others", events.iter().map(Vec::len).sum::<usize>(), rest.len());
        let table = learn(&events, &rest);
        println!("{table}");
        if std::env::args().any(|argument| argument == "--write") {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("data/{name}_questions.tsv"));
            std::fs::write(path, table)?;
        }
    }
    Ok(())
}

/// Prints how well each event is judged by the others; the table learned from all.
fn learn(events: &[Vec<Example>], rest: &[Example]) -> String {
    let mut pooled: Vec<(f64, bool)> = Vec::new();
    for (held_out, event) in events.iter().enumerate() {
        let others = events.iter().enumerate().filter(|(at, _)| *at != held_out).flat_map(|(_, of)| of);
        let weights = logistic::learn(&weighted(others, rest));
        pooled.extend(event.iter().map(|(features, is_one)| (weights.likelihood(features), *is_one)));
    }
    logistic::print_table(&pooled);
    print_alarms(&logistic::learn(&weighted(events.iter().flatten(), rest)), events, rest);
    let head = "# Weights of the logistic model that tells whether two values answer one question.\n\
         # origin: learned by examples/train_values.rs from hand-made findings on seven events, from MRPC and from news without labels\n\
         # licence: MIT OR Apache-2.0 (weights only)\n";
    logistic::render(head, &logistic::learn(&weighted(events.iter().flatten(), rest)), &VALUE_FEATURES)
}

/// How many unlabelled conflicts are taken at the likelihood that takes a share of the gold pairs: mostly false alarms.
fn print_alarms(weights: &Weights<{ VALUE_FEATURES.len() }>, events: &[Vec<Example>], rest: &[Example]) {
    let likelihoods = |of: &mut dyn Iterator<Item = &Example>, wanted: bool| -> Vec<f64> {
        let mut found: Vec<f64> =
            of.filter(|(_, is_one)| *is_one == wanted).map(|(features, _)| weights.likelihood(features)).collect();
        found.sort_by(|a, b| b.total_cmp(a));
        found
    };
    let gold = likelihoods(&mut events.iter().flatten(), true);
    let alarms = likelihoods(&mut rest.iter(), false);
    println!("recall of gold pairs  likelihood  unlabelled conflicts taken, of {}", alarms.len());
    for share in [0.3, 0.5, 0.6, 0.7, 0.8] {
        let threshold = gold[((gold.len() as f64 * share) as usize).min(gold.len() - 1)];
        println!("{share:.1}  {threshold:.3}  {}", alarms.iter().filter(|p| **p >= threshold).count());
    }
}

fn weighted<'e>(gold: impl Iterator<Item = &'e Example>, rest: &[Example]) -> Vec<Example> {
    gold.flat_map(|example| std::iter::repeat_n(*example, GOLD_WEIGHT)).chain(rest.iter().copied()).collect()
}

fn label_pairs(scene: &Scene<'_>, findings: &[GoldFinding]) -> Vec<Labelled> {
    let pairs = value_pairs(scene);
    let pairs = pairs.iter().filter(|pair| !pair.is_explained);
    pairs.filter_map(|pair| Some((pair.slot, (pair.features, label(pair, findings)?)))).collect()
}

/// Whether gold has the two values answer one question; `None` where it does not tell.
fn label(pair: &ValuePair, findings: &[GoldFinding]) -> Option<bool> {
    let is_conflict = pair.judgement == Judgement::Conflict;
    let slot = if pair.slot == Slot::Number { "number" } else { "date" };
    for finding in findings {
        let values_with = |of: (usize, Span)| -> Vec<usize> {
            (0..finding.values.len()).filter(|&at| holds(&finding.values[at], of)).collect()
        };
        let (of_a, of_b) = (values_with(pair.a), values_with(pair.b));
        let is_apart = of_a.iter().any(|x| of_b.iter().any(|y| x != y));
        let is_together = of_a.iter().any(|x| of_b.contains(x));
        match finding.kind.as_str() {
            "agree" if is_together => return Some(!is_conflict),
            "diverge" if finding.slot == slot && is_apart && is_conflict => return Some(true),
            "diverge" if is_together && !is_conflict => return Some(true),
            "diverge" if is_apart => return None,
            _ => {}
        }
    }
    is_conflict.then_some(false)
}

fn holds(evidence: &Evidence, (witness, span): (usize, Span)) -> bool {
    evidence.iter().any(|(of, place)| *of == witness && place.start() <= span.start() && span.end() <= place.end())
}

/// The value pairs of unlabelled articles, by whether chance can have made them equal.
fn clustered(path: &Path) -> Vec<Labelled> {
    let articles = ingest::read(&[path.to_path_buf()]).articles;
    let survey = pipeline::survey(&articles, |_, scene| -> Vec<Labelled> {
        let told = |pair: &ValuePair| match pair.judgement {
            Judgement::Same if is_telling(scene, pair) => Some((pair.slot, (pair.features, true))),
            Judgement::Conflict => Some((pair.slot, (pair.features, false))),
            _ => None,
        };
        value_pairs(scene).iter().filter(|pair| !pair.is_explained).filter_map(told).collect()
    });
    survey.events.into_iter().flatten().collect()
}

/// Whether two equal values are hardly equal by chance.
fn is_telling(scene: &Scene<'_>, pair: &ValuePair) -> bool {
    let reading = scene.coverage.readings[pair.a.0];
    if pair.slot == Slot::Number {
        let quantity = reading.mentions.quantities.iter().find(|quantity| quantity.span == pair.a.1);
        return quantity.and_then(|quantity| quantity.low).is_some_and(|value| {
            let digits = format!("{value}").trim_end_matches('0').chars().filter(char::is_ascii_digit).count();
            digits >= 3
        });
    }
    let date = reading.mentions.dates.iter().find(|date| date.span == pair.a.1);
    let interval = date.and_then(|date| date.interval).zip(reading.article.published);
    interval.is_some_and(|((from, _), published)| {
        published.date.since(from).is_ok_and(|distance| distance.get_days().abs() >= FAR)
    })
}

/// The value pairs of the sentences that are labelled as paraphrases.
fn paraphrases(path: &Path) -> Vec<Labelled> {
    let table = std::fs::read_to_string(path).unwrap_or_default();
    let rows = table.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    rows.filter(|row| row.len() == 5 && row[0] == "1").flat_map(|row| of_sentences(row[3], row[4])).collect()
}

fn of_sentences(a: &str, b: &str) -> Vec<Labelled> {
    // A day in the year of these sentences, so that weekdays have a date; which one does not matter.
    let published = Some(Published { date: jiff::civil::date(2003, 6, 4), basis: PublishedBasis::Given });
    let article = |text: &str| Article { text: text.to_owned(), published, ..Article::default() };
    pipeline::survey_one_event(&[article(a), article(b)], |scene| {
        let told = |pair: &ValuePair| match pair.judgement {
            Judgement::Same => Some((pair.slot, (pair.features, true))),
            Judgement::Conflict => Some((pair.slot, (pair.features, false))),
            _ => None,
        };
        value_pairs(scene).iter().filter(|pair| !pair.is_explained).filter_map(told).collect()
    })
}
