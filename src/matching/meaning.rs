//! Features of what two statements tell: what of each is covered by the other, what is left over, what contradicts.
//!
//! Reads the alignment; the roles that words play are left to `roles`.

use crate::lexicon::clause::is_negation;
use crate::lexicon::{opposites, vectors, wording};

use super::align::Alignment;
use super::statement::{Statement, Word, WordClass};

/// The names of the features, in the order of `of`.
pub const NAMES: [&str; 21] = [
    COVERED_LESS,
    COVERED_MORE,
    BESIDE_LESS,
    "told beside what both tell, by the one that tells more beside",
    "names left over in both",
    "names left over in one",
    "numbers left over in both",
    "times left over in both",
    "times left over in one",
    "verbs left over in both",
    "verbs left over in one",
    NOUNS_LEFT,
    "nouns left over in one",
    "qualities left over in both",
    "longest run left over",
    DENIED,
    "opposite words",
    "saying left over",
    "sureness of the pairs",
    "company of what is left over, of the one less alike",
    "company of what is left over, of the one more alike",
];

/// The features that `credit` reads as well.
pub const COVERED_LESS: &str = "covered of the one covered less";
pub const COVERED_MORE: &str = "covered of the one covered more";
pub const BESIDE_LESS: &str = "told beside what both tell, by the one that tells less beside";
pub const NOUNS_LEFT: &str = "nouns left over in both";
pub const DENIED: &str = "one denied, one not";

/// More words left over, of one class, add nothing.
const MOST_LEFT: f64 = 4.0;

/// More opposites, or more words of saying, add nothing.
const MOST_OPPOSITES: f64 = 2.0;
const MOST_SAYING: f64 = 3.0;

/// The features of an alignment.
pub fn of(alignment: &Alignment<'_>) -> [f64; NAMES.len()] {
    let [a, b] = alignment.sides().map(|(side, pairs)| Side { side, pairs });
    let both = |of: &dyn Fn(&Side<'_>) -> f64| (of(&a).min(of(&b)), of(&a).max(of(&b)));
    let covered = both(&|side| covered(side.side, side.pairs));
    let beside = both(&|side| (1.0 + side.told_beside()).ln());
    let left = |class| both(&|side| side.left_over(class).min(MOST_LEFT));
    let (names, numbers, times) = (left(WordClass::Name), left(WordClass::Number), left(WordClass::Time));
    let (verbs, nouns, qualities) = (left(WordClass::Verb), left(WordClass::Noun), left(WordClass::Quality));
    [
        covered.0,
        covered.1,
        beside.0,
        beside.1,
        names.0,
        names.1,
        numbers.0,
        times.0,
        times.1,
        verbs.0,
        verbs.1,
        nouns.0,
        nouns.1,
        qualities.0,
        both(&|side| (1.0 + side.longest_run_left()).ln()).1,
        f64::from(n_negations(a.side) % 2 != n_negations(b.side) % 2),
        opposites_left(&a, &b).min(MOST_OPPOSITES),
        both(&|side| side.saying_left()).1.min(MOST_SAYING),
        a.sureness(),
        company(&a, &b).min(company(&b, &a)),
        company(&a, &b).max(company(&b, &a)),
    ]
}

/// The share of what one statement tells that is paired, by the weight of the words.
pub fn covered(side: &Statement, pairs: &[Option<(usize, f64)>]) -> f64 {
    let of = Side { side, pairs };
    let (met, total) = of
        .content()
        .fold((0.0, 0.0), |(met, total), (word, strength)| (met + word.weight * strength, total + word.weight));
    met / f64::max(total, 1.0)
}

/// How many words deny.
pub fn n_negations(side: &Statement) -> usize {
    (0..side.words.len()).filter(|&word| is_negation(side.norm(word))).count()
}

/// One statement with its pairs.
struct Side<'s> {
    side: &'s Statement,
    pairs: &'s [Option<(usize, f64)>],
}

impl<'s> Side<'s> {
    fn content(&self) -> impl Iterator<Item = (&'s Word, f64)> + '_ {
        let all = self.side.words.iter().zip(self.pairs).filter(|(word, _)| word.is_content());
        all.map(|(word, pair)| (word, pair.map_or(0.0, |(_, strength)| strength)))
    }

    /// What is told and not paired, the saying left out.
    fn told_beside(&self) -> f64 {
        let told = self.content().filter(|(word, _)| !word.is_attribution);
        told.map(|(word, strength)| word.weight * (1.0 - strength)).sum()
    }

    fn left_over(&self, class: WordClass) -> f64 {
        let of_class = self.content().filter(|(word, _)| word.class == class && !word.is_attribution);
        of_class.map(|(_, strength)| 1.0 - strength).sum()
    }

    fn saying_left(&self) -> f64 {
        self.content().filter(|(word, strength)| word.is_attribution && *strength == 0.0).count() as f64
    }

    fn longest_run_left(&self) -> f64 {
        let runs = self.pairs.chunk_by(|x, y| x.is_some() == y.is_some()).filter(|run| run[0].is_none());
        runs.map(<[_]>::len).max().unwrap_or(0) as f64
    }

    fn sureness(&self) -> f64 {
        let (n, sum) =
            self.pairs.iter().flatten().fold((0.0, 0.0), |(n, sum), (_, strength)| (n + 1.0, sum + strength));
        sum / f64::max(n, 1.0)
    }
}

/// How alike the company is that the words left over in `a` keep to that of the likest words left over in `b`, by the
/// weight of the words; 1 where nothing is left over.
fn company(a: &Side<'_>, b: &Side<'_>) -> f64 {
    let known = |side: &Side<'_>| -> Vec<(f64, Option<vectors::KnownWord>)> {
        let left = (0..side.pairs.len()).filter(|&at| side.pairs[at].is_none() && side.side.words[at].is_content());
        left.map(|at| (side.side.words[at].weight, vectors::known(side.side.lemma(at)))).collect()
    };
    let (of_a, of_b) = (known(a), known(b));
    let likest = |word: vectors::KnownWord| {
        of_b.iter().filter_map(|(_, other)| *other).map(|other| vectors::likeness(word, other)).fold(0.0, f64::max)
    };
    let (met, total) = of_a
        .iter()
        .fold((0.0, 0.0), |(met, total), (weight, word)| (met + weight * word.map_or(0.0, likest), total + weight));
    if total == 0.0 { 1.0 } else { met / total }
}

/// How many words of one are the opposite of a word of the other, neither of them paired.
fn opposites_left(a: &Side<'_>, b: &Side<'_>) -> f64 {
    let left = |side: &Side<'_>| -> Vec<usize> {
        (0..side.pairs.len()).filter(|&at| side.pairs[at].is_none() && side.side.words[at].is_content()).collect()
    };
    let (of_a, of_b) = (left(a), left(b));
    of_a.iter().filter(|x| of_b.iter().any(|y| are_opposite((a.side, **x), (b.side, *y)))).count() as f64
}

/// Whether two words mean the opposite of each other, as written or as lemmas ("higher", "lower").
pub fn are_opposite((a, x): (&Statement, usize), (b, y): (&Statement, usize)) -> bool {
    let stems = |one: &str, other: &str| opposites::are_opposite(&wording::stem(one), &wording::stem(other));
    stems(a.norm(x), b.norm(y)) || stems(a.lemma(x), b.lemma(y))
}
