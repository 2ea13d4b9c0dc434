//! Two words as romanisations of one name: the best alignment of their letters, by learned odds.
//!
//! Weights are learned from spellings of one native form (`lexicon::romanisation`). Leaves it to `word` how like is
//! like enough.

use crate::lexicon::romanisation::{LONGEST_RUN, Run, letter, odds, run};

/// Longer words are not aligned: no part of a name needs more.
const MOST_LETTERS: usize = 22;

/// A word with both its ends.
const MOST_PLACES: usize = MOST_LETTERS + 2;

/// Words whose lengths differ by more are not aligned.
const MOST_APART: usize = 5;

/// What a row of the alignment may still gain beyond what letters bring that answer themselves, in hundredths.
const HOPE: i32 = 300;

/// No alignment leads here.
const NOWHERE: i32 = i32::MIN / 2;

/// A word as the alignment reads it.
struct Runs {
    /// The runs of 0 to 3 letters that start at each place.
    at: [[Option<Run>; LONGEST_RUN + 1]; MOST_PLACES + 1],
    /// What the letters from each place on bring, each answered by itself.
    rest: [i32; MOST_PLACES + 1],
    len: usize,
}

impl Runs {
    fn new(word: &str) -> Option<Runs> {
        if word.len() > MOST_LETTERS || word.is_empty() {
            return None;
        }
        let mut letters = [0; MOST_PLACES];
        let len = word.len() + 2;
        for (place, byte) in std::iter::once(b'^').chain(word.bytes()).chain(std::iter::once(b'$')).enumerate() {
            letters[place] = letter(byte)?;
        }
        let mut runs = Runs { at: [[None; LONGEST_RUN + 1]; MOST_PLACES + 1], rest: [0; MOST_PLACES + 1], len };
        let empty = run(&[]);
        for place in (0..=len).rev() {
            runs.at[place][0] = empty;
            for length in 1..=LONGEST_RUN.min(len - place) {
                runs.at[place][length] = run(&letters[place..place + length]);
            }
            let single = runs.at[place][1];
            runs.rest[place] = match single {
                Some(single) if place < len => runs.rest[place + 1] + odds(single, single).unwrap_or(0),
                _ => 0,
            };
        }
        Some(runs)
    }
}

/// How alike two folded words are, where 1 is as like as each is to itself; `None` where they are less alike than
/// `least`, or no plain letters. The same in both orders.
pub fn alikeness(a: &str, b: &str, least: f64) -> Option<f64> {
    if a.len().abs_diff(b.len()) > MOST_APART || (consonants(a) ^ consonants(b)).count_ones() > 2 {
        return None;
    }
    let (first, second) = if a <= b { (a, b) } else { (b, a) };
    let (a, b) = (Runs::new(first)?, Runs::new(second)?);
    let most = f64::from(a.rest[0] + b.rest[0]) / 2.0;
    let best = best(&a, &b, (most * least) as i32)?;
    let alikeness = f64::from(best) / most.max(1.0);
    (alikeness >= least).then_some(alikeness)
}

/// The rough classes of the consonants of a word, as bits. A cheap bound: romanisations of one name hardly ever differ
/// in three classes.
fn consonants(word: &str) -> u32 {
    word.bytes().fold(0, |classes, letter| {
        classes
            | match letter {
                b'b' | b'p' | b'f' | b'v' | b'w' => 1,
                b'd' | b't' => 2,
                b's' | b'z' | b'c' | b'x' | b'k' | b'g' | b'q' | b'j' => 4,
                b'l' => 8,
                b'm' => 16,
                b'n' => 32,
                b'r' => 64,
                _ => 0,
            }
    })
}

/// The odds of the best alignment; `None` as soon as it cannot reach `least`.
fn best(a: &Runs, b: &Runs, least: i32) -> Option<i32> {
    let mut rows = [[NOWHERE; MOST_PLACES + 1]; LONGEST_RUN + 1];
    rows[0][0] = 0;
    for i in 0..=a.len {
        let hope = (0..=b.len).map(|j| rows[0][j].saturating_add(a.rest[i].min(b.rest[j]))).max().unwrap_or(NOWHERE);
        let is_pending = rows[1..].iter().any(|row| row.iter().any(|&value| value > NOWHERE));
        if hope + HOPE < least && !is_pending {
            return None;
        }
        for j in 0..=b.len {
            if rows[0][j] > NOWHERE {
                step(&mut rows, (a, i), (b, j));
            }
        }
        if i == a.len {
            break;
        }
        rows.rotate_left(1);
        rows[LONGEST_RUN] = [NOWHERE; MOST_PLACES + 1];
    }
    Some(rows[0][b.len]).filter(|&best| best >= least)
}

/// All correspondences that start at place `i` of `a` and `j` of `b`. Row `n` holds what ends at `i + n`.
fn step(rows: &mut [[i32; MOST_PLACES + 1]; LONGEST_RUN + 1], (a, i): (&Runs, usize), (b, j): (&Runs, usize)) {
    let here = rows[0][j];
    for (length_a, run_a) in a.at[i].iter().enumerate() {
        let Some(run_a) = run_a else { continue };
        for (length_b, run_b) in b.at[j].iter().enumerate().filter(|(length_b, _)| length_a + length_b > 0) {
            let Some(odds) = run_b.and_then(|run_b| odds(*run_a, run_b)) else { continue };
            let there = &mut rows[length_a][j + length_b];
            *there = (*there).max(here + odds);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether two words are at least as alike as `least`, in both orders.
    #[track_caller]
    fn check(a: &str, b: &str, least: f64, expected: bool) {
        assert_eq!(alikeness(a, b, least).is_some(), expected, "{a} {b}: {:?}", alikeness(a, b, 0.0));
        assert_eq!(alikeness(a, b, least), alikeness(b, a, least), "{a} {b}");
    }

    #[test]
    fn takes_romanisations() {
        check("tchaikovsky", "chaykovskiy", 0.8, true);
        check("yurievich", "iourivitch", 0.7, true);
        check("qassem", "kasim", 0.6, true);
        check("haim", "chajim", 0.6, true);
        check("ossip", "osip", 0.8, true);
    }

    #[test]
    fn leaves_other_names() {
        check("hassan", "hussein", 0.6, false);
        check("mohammad", "mahmoud", 0.6, false);
        check("khamenei", "khomeini", 0.75, false);
        check("merkel", "mercaz", 0.6, false);
        check("clinton", "clifton", 0.6, false);
        check("khalil", "khalid", 0.6, false);
    }

    #[test]
    fn a_word_is_like_itself_and_odd_text_is_left() {
        check("lavrov", "lavrov", 0.99, true);
        check("", "a", 0.0, false);
        check("x2", "x3", 0.0, false);
        check(&"a".repeat(400), &"a".repeat(399), 0.0, false);
    }
}
