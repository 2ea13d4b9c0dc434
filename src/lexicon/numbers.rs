//! Number words, vague counts, and the words that bound a number or keep it from counting anything.
//!
//! Keys are written as parts (`mention::quantity`): lower-cased, with hyphens and signs apart.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Phrases, WordSet, entries};

/// What a word does in a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NumberWord {
    /// Zero to nine.
    Unit(f64),
    /// Ten to nineteen.
    Teen(f64),
    /// Twenty, thirty, …
    Tens(f64),
    /// Hundred.
    Hundred,
    /// Thousand, million, …
    Scale(f64),
    /// A scale that stands only behind digits: "k", "bn".
    Suffix(f64),
    /// Dozen.
    Dozen(f64),
    /// Half, quarter.
    Part(f64),
    /// First, second, …; also the name of a fraction ("a third").
    Ordinal(f64),
    /// Thirds, fifths, …: the number of parts.
    Denominator(f64),
    /// ½, ¾, …
    Glyph(f64),
}

/// How a bounding phrase limits the number beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Around the number.
    About,
    /// Above the number.
    MoreThan,
    /// Below the number.
    LessThan,
    /// The number or above.
    AtLeast,
    /// The number or below.
    AtMost,
}

/// Which part of what is counted a number covers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Coverage {
    /// Not told.
    #[default]
    Untold,
    /// "including 3", "3 of them".
    Part,
    /// "another 3", "3 others": besides those who were told before.
    More,
    /// "a total of 3".
    Total,
}

/// How a number moves as news comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TollDirection {
    /// More becomes known: the dead.
    Growing,
    /// People are found: the missing.
    Falling,
}

static WORDS: LazyLock<FxHashMap<&'static str, NumberWord>> = LazyLock::new(|| {
    entries(include_str!("../../data/number_words.tsv"))
        .filter_map(|row| Some((row[0], number_word_of(row.get(1)?, row.get(2)?.parse().ok()?)?)))
        .collect()
});

static VAGUE: LazyLock<Phrases<(f64, f64)>> = LazyLock::new(|| {
    Phrases::new(
        entries(include_str!("../../data/vague_counts.tsv"))
            .filter_map(|row| Some((row[0], (row.get(1)?.parse().ok()?, row.get(2)?.parse().ok()?)))),
    )
});

static BOUNDS: LazyLock<Phrases<Bound>> = LazyLock::new(|| bounds(include_str!("../../data/number_bounds.tsv")));

static AFTERBOUNDS: LazyLock<Phrases<Bound>> =
    LazyLock::new(|| bounds(include_str!("../../data/number_afterbounds.tsv")));

static IDIOMS: LazyLock<Phrases<()>> =
    LazyLock::new(|| Phrases::new(entries(include_str!("../../data/number_idioms.txt")).map(|row| (row[0], ()))));

static SCORE_CUES: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/score_cues.txt")));

static LABELS: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/number_labels.txt")));

static RANK_LABELS: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/rank_labels.txt")));

static STREETS: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/street_words.txt")));

static FATES: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    entries(include_str!("../../data/fates.tsv")).filter_map(|row| Some((row[0], *row.get(1)?))).collect()
});

static MOVING_TOLLS: LazyLock<FxHashMap<&'static str, TollDirection>> = LazyLock::new(|| {
    let direction = |word: &str| if word == "falling" { TollDirection::Falling } else { TollDirection::Growing };
    entries(include_str!("../../data/moving_tolls.tsv"))
        .filter_map(|row| Some((row[0], direction(row.get(1)?))))
        .collect()
});

static SCOPES_BEFORE: LazyLock<Phrases<Coverage>> =
    LazyLock::new(|| coverages(include_str!("../../data/scopes_before.tsv")));

static SCOPES_AFTER: LazyLock<Phrases<Coverage>> =
    LazyLock::new(|| coverages(include_str!("../../data/scopes_after.tsv")));

static MEASURE_FOLLOWERS: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::new(include_str!("../../data/measure_followers.txt")));

static STOPS: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/counted_stops.txt")));

static CHANGE_VERBS: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/change_verbs.txt")));

static RANGE_VERBS: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/range_verbs.txt")));

/// What `word` does in a number, if anything.
pub fn number_word(word: &str) -> Option<NumberWord> {
    WORDS.get(word).copied()
}

/// Vague counts with their customary range: "dozens" is 24 to 99.
pub fn vague_counts() -> &'static Phrases<(f64, f64)> {
    &VAGUE
}

/// Bounding phrases that stand before a number: "at least".
pub fn bounds_before() -> &'static Phrases<Bound> {
    &BOUNDS
}

/// Bounding phrases that stand after a number: "or more".
pub fn bounds_after() -> &'static Phrases<Bound> {
    &AFTERBOUNDS
}

/// Phrases whose number words count nothing: "first lady".
pub fn number_idioms() -> &'static Phrases<()> {
    &IDIOMS
}

/// Whether two numbers beside `word` are a vote or a score: "won", "vote".
pub fn is_score_cue(word: &str) -> bool {
    SCORE_CUES.contains(word)
}

/// Whether "from 5 to 7" after `word` is a change: "rose", "cut".
pub fn is_change_verb(word: &str) -> bool {
    CHANGE_VERBS.contains(word)
}

/// What happens to people with the lower-cased `word`, as a class: "killed" for "death", "hurt" for "injuring".
pub fn fate(word: &str) -> Option<&'static str> {
    FATES.get(word).copied()
}

/// How the number of those of a class of fates moves as news comes in, where it moves.
pub fn toll_direction(fate: &str) -> Option<TollDirection> {
    MOVING_TOLLS.get(fate).copied()
}

/// Phrases before a number that tell what it covers: "including".
pub fn scopes_before() -> &'static Phrases<Coverage> {
    &SCOPES_BEFORE
}

/// Phrases behind a number that tell what it covers: "of them".
pub fn scopes_after() -> &'static Phrases<Coverage> {
    &SCOPES_AFTER
}

/// Whether "from 5 to 7" after `word` is a range: "ranged", "varies".
pub fn is_range_verb(word: &str) -> bool {
    RANGE_VERBS.contains(word)
}

/// Whether a number after `word` is a name: "section 3".
pub fn is_number_label(word: &str) -> bool {
    LABELS.contains(word)
}

/// Whether a number after `word` is a place in an order: "No. 2".
pub fn is_rank_label(word: &str) -> bool {
    RANK_LABELS.contains(word)
}

/// Whether `word` closes a street name: "52nd Street".
pub fn is_street_word(word: &str) -> bool {
    STREETS.contains(word)
}

/// Whether `word` follows lengths: "1.8m tall", "the 100m hurdles".
pub fn is_measure_follower(word: &str) -> bool {
    MEASURE_FOLLOWERS.contains(word)
}

/// Whether the noun phrase after a number ends before `word`.
pub fn ends_counted(word: &str) -> bool {
    STOPS.contains(word)
}

fn number_word_of(class: &str, value: f64) -> Option<NumberWord> {
    Some(match class {
        "unit" => NumberWord::Unit(value),
        "teen" => NumberWord::Teen(value),
        "tens" => NumberWord::Tens(value),
        "hundred" => NumberWord::Hundred,
        "scale" => NumberWord::Scale(value),
        "suffix" => NumberWord::Suffix(value),
        "dozen" => NumberWord::Dozen(value),
        "part" => NumberWord::Part(value),
        "ordinal" => NumberWord::Ordinal(value),
        "denominator" => NumberWord::Denominator(value),
        "glyph" => NumberWord::Glyph(value),
        _ => return None,
    })
}

fn bounds(table: &'static str) -> Phrases<Bound> {
    Phrases::new(entries(table).filter_map(|row| Some((row[0], bound_of(row.get(1)?)?))))
}

fn coverages(table: &'static str) -> Phrases<Coverage> {
    Phrases::new(entries(table).filter_map(|row| Some((row[0], coverage_of(row.get(1)?)?))))
}

fn coverage_of(name: &str) -> Option<Coverage> {
    Some(match name {
        "part" => Coverage::Part,
        "more" => Coverage::More,
        "total" => Coverage::Total,
        _ => return None,
    })
}

fn bound_of(name: &str) -> Option<Bound> {
    Some(match name {
        "about" => Bound::About,
        "more than" => Bound::MoreThan,
        "less than" => Bound::LessThan,
        "at least" => Bound::AtLeast,
        "at most" => Bound::AtMost,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_tables_is_read() {
        let lines = |table| entries(table).count();
        assert_eq!(WORDS.len(), lines(include_str!("../../data/number_words.tsv")));
        for row in entries(include_str!("../../data/number_bounds.tsv")) {
            assert!(bound_of(row[1]).is_some(), "{row:?}");
        }
        for table in [include_str!("../../data/scopes_before.tsv"), include_str!("../../data/scopes_after.tsv")] {
            assert!(entries(table).all(|row| coverage_of(row[1]).is_some()));
        }
        for row in entries(include_str!("../../data/vague_counts.tsv")) {
            assert!(row[1].parse::<f64>().is_ok() && row[2].parse::<f64>().is_ok(), "{row:?}");
        }
    }

    #[test]
    fn words_have_their_class() {
        assert_eq!(number_word("twelve"), Some(NumberWord::Teen(12.0)));
        assert_eq!(number_word("twelfth"), Some(NumberWord::Ordinal(12.0)));
        assert_eq!(number_word("twelvish"), None);
    }
}
