//! Which runs of letters answer each other in two romanisations of one name: "kh" and "h", "ou" and "u".
//!
//! Reads `data/romanisation.tsv`, learned by `examples/train_romanisation.rs`. Leaves to `entity` how words are aligned.

use std::sync::LazyLock;

use super::entries;

/// Longest run of letters that answers another, the ends of a word counted as letters.
pub const LONGEST_RUN: usize = 3;

/// Codes of runs: five bits for each letter.
const N_CODES: usize = 1 << (5 * LONGEST_RUN);

/// A run that the table has; an index into its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run(u16);

/// The table, ready for look-ups without an allocation.
#[derive(Debug)]
struct Romanisation {
    /// For each code of a run, its row and column, counted from 1; 0 where the table does not have it.
    runs: Vec<u16>,
    n_runs: usize,
    /// Log odds in hundredths for each pair of runs; `i16::MIN` where they do not answer each other.
    odds: Vec<i16>,
}

static ROMANISATION: LazyLock<Romanisation> =
    LazyLock::new(|| Romanisation::new(include_str!("../../data/romanisation.tsv")));

impl Romanisation {
    fn new(table: &str) -> Romanisation {
        let rows: Vec<(usize, usize, i16)> = entries(table).filter_map(|fields| row(&fields)).collect();
        let mut runs = vec![0; N_CODES];
        let mut n_runs = 0;
        for code in rows.iter().flat_map(|&(a, b, _)| [a, b]) {
            if runs[code] == 0 {
                n_runs += 1;
                runs[code] = n_runs as u16;
            }
        }
        let mut odds = vec![i16::MIN; n_runs * n_runs];
        for (a, b, value) in rows {
            let (a, b) = (usize::from(runs[a]) - 1, usize::from(runs[b]) - 1);
            odds[a * n_runs + b] = value;
            odds[b * n_runs + a] = value;
        }
        Romanisation { runs, n_runs, odds }
    }
}

/// "kh/h" and its log odds in hundredths.
fn row(fields: &[&str]) -> Option<(usize, usize, i16)> {
    let (a, b) = fields.first()?.split_once('/')?;
    let code = |run: &str| {
        let letters: Option<Vec<u8>> = run.bytes().map(letter).collect();
        letters.filter(|letters| letters.len() <= LONGEST_RUN).map(|letters| code(&letters))
    };
    Some((code(a)?, code(b)?, fields.get(1)?.parse().ok()?))
}

/// The number of a letter as runs are made of them: a to z, `^` for the start of a word and `$` for its end.
pub fn letter(byte: u8) -> Option<u8> {
    match byte {
        b'a'..=b'z' => Some(byte - b'a' + 1),
        b'^' => Some(27),
        b'$' => Some(28),
        _ => None,
    }
}

fn code(letters: &[u8]) -> usize {
    letters.iter().fold(0, |code, &letter| code << 5 | usize::from(letter & 31))
}

/// The run of these letters' numbers, at most `LONGEST_RUN`; `None` where nothing answers it.
pub fn run(letters: &[u8]) -> Option<Run> {
    let at = *ROMANISATION.runs.get(code(letters))?;
    at.checked_sub(1).map(Run)
}

/// How much likelier two runs answer each other than stand beside each other by chance: natural log, in hundredths;
/// `None` where they never answer each other.
///
/// ```
/// use corroborate::lexicon::romanisation::{letter, odds, run};
/// let run = |letters: &str| run(&letters.bytes().filter_map(letter).collect::<Vec<_>>()).unwrap();
/// assert!(odds(run("ou"), run("u")) > Some(0));
/// assert_eq!(odds(run("ou"), run("t")), None);
/// ```
pub fn odds(a: Run, b: Run) -> Option<i32> {
    let table = &*ROMANISATION;
    let odds = *table.odds.get(usize::from(a.0) * table.n_runs + usize::from(b.0))?;
    (odds != i16::MIN).then_some(i32::from(odds))
}
