//! What two articles have in common, as numbers.
//!
//! Bags of rare lemmas, of names and of headline words, persons, and days. Leaves their weighing to `event`.

use jiff::civil::{Date, Weekday};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::lexicon::{clause, frequency};
use crate::mention::{NameKind, Reading, TimeExpression};
use crate::syntax::Pos;

/// The names of the features, in the order of `Features`.
pub const FEATURES: [&str; 9] = [
    "alike in rare words",
    "alike in names",
    "headline words in the other article",
    "shared persons",
    "persons of both, none shared",
    "days between publications",
    "weekdays of both leads, none shared",
    "years of both, none shared",
    "words of the shorter article",
];

/// One number for each of `FEATURES`.
pub type Features = [f64; FEATURES.len()];

/// A headline names the happening: its words count this much more.
const HEADLINE_FACTOR: f64 = 2.0;

/// Sentences that make up the lead: the headline, and what follows it at once.
const LEAD_SENTENCES: u32 = 6;

/// Beyond this many days the distance says no more.
const MAX_DAYS: i32 = 30;

/// One article, ready to be compared.
#[derive(Debug, Default)]
pub(super) struct Profile<'a> {
    /// Lemmas with weights, heaviest first, of length 1.
    pub words: Vec<(&'a str, f64)>,
    pub names: FxHashMap<&'a str, f64>,
    pub headline: Vec<&'a str>,
    pub all: FxHashMap<&'a str, f64>,
    pub persons: FxHashSet<&'a str>,
    pub published: Option<Date>,
    pub weekdays: FxHashSet<Weekday>,
    pub years: FxHashSet<i16>,
    pub n_words: usize,
}

impl<'a> Profile<'a> {
    pub(super) fn new(reading: Reading<'a>) -> Profile<'a> {
        let document = reading.document;
        let mut counts: FxHashMap<&str, (f64, bool)> = FxHashMap::default();
        let mut headline = Vec::new();
        for (at, token) in document.tokens().iter().enumerate() {
            let lemma = document.lemma(at);
            let is_word = lemma.chars().filter(|letter| letter.is_alphabetic()).count() > 1;
            if !is_word || !(token.pos.is_content() || token.pos == Pos::X) || clause::is_stopword(lemma) {
                continue;
            }
            let in_headline = reading.article.headline.is_some_and(|headline| headline.overlaps(token.span));
            let entry = counts.entry(lemma).or_default();
            entry.0 += if in_headline { HEADLINE_FACTOR } else { 1.0 };
            entry.1 |= token.pos == Pos::Propn;
            if in_headline {
                headline.push(lemma);
            }
        }
        headline.sort_unstable();
        headline.dedup();
        let weight = |lemma: &str, count: f64| (1.0 + count.ln().max(0.0)) * frequency::rarity(lemma).powi(2);
        let all = unit(counts.iter().map(|(lemma, (count, _))| (*lemma, weight(lemma, *count))).collect());
        let of_names = counts.iter().filter(|(_, (_, is_name))| *is_name);
        let names = unit(of_names.map(|(lemma, (count, _))| (*lemma, weight(lemma, *count))).collect());
        let mut words: Vec<(&str, f64)> = all.iter().map(|(lemma, weight)| (*lemma, *weight)).collect();
        words.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
        let published = reading.article.published.map(|published| published.date);
        let (weekdays, years) = (lead_weekdays(reading), years(reading));
        Profile {
            words,
            names,
            headline,
            all,
            persons: persons(reading),
            published,
            weekdays,
            years,
            n_words: document.tokens().len(),
        }
    }
}

/// The last words of the persons' names.
fn persons(reading: Reading<'_>) -> FxHashSet<&str> {
    let persons = reading.mentions.names.iter().filter(|name| name.kind == NameKind::Person);
    persons.filter_map(|name| Some(reading.document.norm(name.tokens.indexes().next_back()?))).collect()
}

/// The weekdays on which the lead places what it tells.
fn lead_weekdays(reading: Reading<'_>) -> FxHashSet<Weekday> {
    let dates = reading.mentions.dates.iter();
    let in_lead = dates.take_while(|date| {
        let first = reading.document.tokens().get(date.tokens.start as usize);
        first.is_some_and(|token| token.sentence < LEAD_SENTENCES)
    });
    in_lead.filter_map(weekday).collect()
}

/// The weekday of a single day, known or not anchored (`XXXX-WXX-3`).
fn weekday(date: &TimeExpression) -> Option<Weekday> {
    match date.interval {
        Some((from, to)) => (from == to).then(|| from.weekday()),
        None => Weekday::from_monday_one_offset(date.value.strip_prefix("XXXX-WXX-")?.parse().ok()?).ok(),
    }
}

/// The years of the days and months that the text names: what happens is told with them, background with bare years.
fn years(reading: Reading<'_>) -> FxHashSet<i16> {
    let months = reading.mentions.dates.iter().filter_map(|date| date.interval);
    months
        .filter(|(from, to)| from.year() == to.year() && from.month() == to.month())
        .map(|(from, _)| from.year())
        .collect()
}

fn are_disjoint<T: std::hash::Hash + Eq>(a: &FxHashSet<T>, b: &FxHashSet<T>) -> bool {
    !a.is_empty() && !b.is_empty() && a.is_disjoint(b)
}

/// The same vector with length 1. Sums run in sorted order, so that no hash order reaches a result.
fn unit(weights: FxHashMap<&str, f64>) -> FxHashMap<&str, f64> {
    let mut squares: Vec<f64> = weights.values().map(|weight| weight * weight).collect();
    squares.sort_by(f64::total_cmp);
    let length = squares.iter().sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
    weights.into_iter().map(|(word, weight)| (word, weight / length)).collect()
}

/// The features of two articles.
pub(super) fn of(a: &Profile<'_>, b: &Profile<'_>) -> Features {
    let n_shared = a.persons.iter().filter(|person| b.persons.contains(*person)).count();
    let strangers = if n_shared == 0 { a.persons.len().min(b.persons.len()) } else { 0 };
    [
        a.words.iter().filter_map(|(word, weight)| Some(weight * b.all.get(word)?)).sum(),
        names_alike(a, b),
        (headline_in(a, b) + headline_in(b, a)) / 2.0,
        (n_shared as f64).ln_1p(),
        (strangers as f64).ln_1p(),
        days_apart(a, b),
        f64::from(are_disjoint(&a.weekdays, &b.weekdays)),
        f64::from(are_disjoint(&a.years, &b.years)),
        (a.n_words.min(b.n_words) as f64).ln_1p(),
    ]
}

fn names_alike(a: &Profile<'_>, b: &Profile<'_>) -> f64 {
    let shared = a.words.iter().filter_map(|(word, _)| Some(a.names.get(word)? * b.names.get(word)?));
    shared.sum()
}

/// The share of one article's headline, by rarity, that stands anywhere in the other.
fn headline_in(a: &Profile<'_>, b: &Profile<'_>) -> f64 {
    let total: f64 = a.headline.iter().map(|lemma| frequency::rarity(lemma)).sum();
    let there = a.headline.iter().filter(|lemma| b.all.contains_key(*lemma)).map(|lemma| frequency::rarity(lemma));
    if total > 0.0 { there.sum::<f64>() / total } else { 0.0 }
}

/// Days between publications as a logarithm; 0 where one is not known.
fn days_apart(a: &Profile<'_>, b: &Profile<'_>) -> f64 {
    let days = a.published.zip(b.published).and_then(|(a, b)| a.since(b).ok()).map_or(0, |span| span.get_days().abs());
    f64::from(days.min(MAX_DAYS)).ln_1p()
}
