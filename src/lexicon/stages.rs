//! Words that tell how far a deed has come, in what condition somebody or something is, and what a denial is limited to.
//!
//! Read from `data/stages.tsv`, `data/conditions.tsv`, `data/denial_limits.txt`, `data/pending_words.txt` and
//! `data/motion_verbs.txt`. For `finding`, which sets what outlets tell against each other.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{WordSet, entries};

/// How far a deed has come, or how certain it is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Somebody wants it: "wants to expand".
    Wanted,
    /// It is planned or lies ahead: "will expand".
    Planned,
    /// It is agreed or decided: "agreed to expand".
    Agreed,
    /// It may be done: "is allowed to file".
    Allowed,
    /// It must be done: "has to file".
    Required,
    /// It may be so: "may have filed".
    Possible,
    /// It is alleged: "allegedly filed".
    Alleged,
}

impl Stage {
    /// All stages with their names in the table.
    const NAMES: [(&'static str, Stage); 7] = [
        ("wanted", Stage::Wanted),
        ("planned", Stage::Planned),
        ("agreed", Stage::Agreed),
        ("allowed", Stage::Allowed),
        ("required", Stage::Required),
        ("possible", Stage::Possible),
        ("alleged", Stage::Alleged),
    ];
}

/// One answer to a question about somebody's or something's condition: "progress", "stuck".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Condition {
    /// What is asked.
    pub question: &'static str,
    /// What the word answers.
    pub answer: &'static str,
}

static STAGES: LazyLock<FxHashMap<&'static str, Stage>> = LazyLock::new(|| {
    let named = |name: &str| Stage::NAMES.iter().find(|(other, _)| *other == name).map(|(_, stage)| *stage);
    let rows = entries(include_str!("../../data/stages.tsv"));
    rows.filter_map(|fields| Some((fields[0], named(fields.get(1)?)?))).collect()
});

static CONDITIONS: LazyLock<FxHashMap<&'static str, Vec<Condition>>> = LazyLock::new(|| {
    let condition =
        |answer: &'static str| answer.split_once(':').map(|(question, answer)| Condition { question, answer });
    let rows = entries(include_str!("../../data/conditions.tsv"));
    rows.filter_map(|fields| Some((fields[0], fields.get(1)?.split(' ').filter_map(condition).collect()))).collect()
});

static LIMITS: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/denial_limits.txt")));
static PENDING: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/pending_words.txt")));
static MOTION: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/motion_verbs.txt")));

/// The stage that `lemma` gives the deed that it governs, if any.
///
/// ```
/// use corroborate::lexicon::stages::{Stage, stage};
/// assert_eq!(stage("agree"), Some(Stage::Agreed));
/// assert_eq!(stage("walk"), None);
/// ```
pub fn stage(lemma: &str) -> Option<Stage> {
    STAGES.get(lemma).copied()
}

/// The questions that `lemma` answers about the condition of somebody or something.
pub fn conditions(lemma: &str) -> &'static [Condition] {
    CONDITIONS.get(lemma).map_or(&[], Vec::as_slice)
}

/// Whether `word`, lower-cased, limits what a denial beside it denies.
pub fn limits_denial(word: &str) -> bool {
    LIMITS.contains(word)
}

/// Whether `word`, lower-cased, tells beside a denial that it may yet come.
pub fn is_pending(word: &str) -> bool {
    PENDING.contains(word)
}

/// Whether the verb `lemma` tells of moving.
pub fn is_motion(lemma: &str) -> bool {
    MOTION.contains(lemma)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        let n_rows = entries(include_str!("../../data/stages.tsv")).count();
        assert_eq!(STAGES.len(), n_rows);
        for fields in entries(include_str!("../../data/conditions.tsv")) {
            assert_eq!(conditions(fields[0]).len(), fields[1].split(' ').count(), "{fields:?}");
        }
    }

    #[test]
    fn words_answer_questions() {
        let answers = |lemma| conditions(lemma).iter().map(|of| (of.question, of.answer)).collect::<Vec<_>>();
        assert_eq!(answers("stalled"), [("progress", "stuck")]);
        assert_eq!(answers("table"), []);
        assert!(limits_denial("until") && !limits_denial("on"));
        assert!(is_pending("yet") && is_motion("pass"));
    }
}
