//! Learns which letters answer which in two romanisations of one name, and writes `data/romanisation.tsv`.
//!
//! `cargo run --release --example train_romanisation [--write]` reads `../shared/data/names/translit_*.tsv` (spellings
//! with their native form), and says so where they are absent. Spellings of one native form, each seen twice or more,
//! are of one name. Half of the native forms teach; `examples/check_names.rs` measures on the rest. A one-state
//! transducer is fitted by expectation and maximisation; what the table holds is how much likelier than chance two runs
//! of letters answer each other.

use std::collections::BTreeMap;
use std::path::Path;

use corroborate::entity::Folded;

/// Longest run of letters that answers another.
const LONGEST: usize = 3;

/// Rounds of expectation and maximisation; later ones change little.
const N_ROUNDS: usize = 12;

/// What each correspondence of more than one letter must bring beyond its first occurrence: rare ones fall out.
const DISCOUNT: f64 = 0.75;

/// A native form teaches at most so many pairs, so that "Mohammed" does not outweigh all others.
const MOST_PAIRS: usize = 12;

/// Correspondences expected less often than this are left out of the table.
const LEAST_COUNT: f64 = 1.0;

/// What is expected less often than this within a round is forgotten at its end.
const LEAST_IN_ROUND: f64 = 0.05;

/// Spellings seen less often are often errors.
const LEAST_SEEN: u32 = 2;

const SCRIPTS: [&str; 4] = ["arabic", "chinese", "hebrew", "russian"];

const HEAD: &str = "# what: runs of letters that answer each other in two romanisations of one name (^ and $ are the ends of a word), and how much likelier than chance they do: natural log, in hundredths\n\
    # origin: counts learned by examples/train_romanisation.rs from spellings of names in transliteration tables (CC0)\n\
    # licence: CC0\n";

/// Two runs of letters, and how often they are expected to answer each other.
type Counts = BTreeMap<(String, String), f64>;

/// Two spellings of one name, each between `^` and `$`.
type Pair = (String, String);

/// One correspondence within a pair: where it starts in both words, how long it is, how likely it is.
struct Step {
    from: (usize, usize),
    length: (usize, usize),
    chance: f64,
}

fn main() -> std::io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("../shared/data/names");
    if !folder.is_dir() {
        println!("skipped: {} is absent", folder.display());
        return Ok(());
    }
    let mut pairs = Vec::new();
    for script in SCRIPTS {
        let text = std::fs::read_to_string(folder.join(format!("translit_{script}.tsv")))?;
        pairs.extend(spellings(&text));
    }
    println!("{} pairs", pairs.len());
    let mut counts = None;
    for round in 0..N_ROUNDS {
        let (improved, likelihood) = improve(&pairs, counts.as_ref());
        println!("round {round}: {} correspondences, log likelihood {likelihood:.3} per pair", improved.len());
        counts = Some(improved);
    }
    let table = render(&counts.unwrap_or_default(), &letter_shares(&pairs));
    println!("{} lines", table.lines().count());
    match std::env::args().any(|argument| argument == "--write") {
        true => std::fs::write(root.join("data/romanisation.tsv"), table),
        false => Ok(()),
    }
}

/// The pairs of the native forms that teach.
fn spellings(text: &str) -> Vec<Pair> {
    let mut by_native: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for line in text.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let &[latin, native, seen] = fields.as_slice() else { continue };
        let word = Folded::new(latin).key();
        let is_plain = word.len() > 1 && word.bytes().all(|letter| letter.is_ascii_lowercase());
        if is_plain && teaches(native) && seen.parse().unwrap_or(0) >= LEAST_SEEN {
            let words = by_native.entry(native).or_default();
            let word = format!("^{word}$");
            if !words.contains(&word) {
                words.push(word);
            }
        }
    }
    by_native.values().flat_map(|words| of_one_name(words)).collect()
}

/// Half of the native forms, by their letters; the other half checks.
fn teaches(native: &str) -> bool {
    native.bytes().map(u32::from).sum::<u32>().is_multiple_of(2)
}

fn of_one_name(words: &[String]) -> Vec<Pair> {
    let all = words.iter().enumerate().flat_map(|(at, a)| words[at + 1..].iter().map(|b| (a.clone(), b.clone())));
    all.take(MOST_PAIRS).collect()
}

/// How often each letter stands in the words.
fn letter_shares(pairs: &[Pair]) -> BTreeMap<u8, f64> {
    let mut counts: BTreeMap<u8, f64> = (b'a'..=b'z').map(|letter| (letter, 1.0)).collect();
    for letter in pairs.iter().flat_map(|(a, b)| a.bytes().chain(b.bytes())) {
        *counts.entry(letter).or_default() += 1.0;
    }
    let all: f64 = counts.values().sum();
    counts.into_iter().map(|(letter, n)| (letter, n / all)).collect()
}

/// Whether `x` may answer `y`. A run answers itself letter by letter only; the end of a word answers the end.
fn may_answer(x: &str, y: &str) -> bool {
    let is_too_long = x.len() + y.len() == 2 * LONGEST || x.len() * y.len() == 0 && x.len() + y.len() != 1;
    let is_itself = x.len() > 1 && x == y;
    !is_too_long && !is_itself && x.starts_with('^') == y.starts_with('^') && x.ends_with('$') == y.ends_with('$')
}

/// The chance of a correspondence before anything is learned: letters answer themselves, long runs rarely anything.
fn first_guess(x: &str, y: &str) -> f64 {
    let longer = x.len().max(y.len()) as i32 - 1;
    if x == y { 0.02 } else { 1e-4 * 0.02_f64.powi(longer) }
}

/// One round: the expected counts under the `counts` of the round before, and the log likelihood per pair.
fn improve(pairs: &[Pair], counts: Option<&Counts>) -> (Counts, f64) {
    let total: f64 = counts.map_or(1.0, |counts| counts.values().sum());
    let chance = |x: &str, y: &str| match counts {
        _ if !may_answer(x, y) => 0.0,
        None => first_guess(x, y),
        Some(counts) => counts.get(&(x.to_owned(), y.to_owned())).map_or(0.0, |n| n / total),
    };
    let mut expected = Counts::new();
    let (mut sum, mut n_aligned) = (0.0, 0.0);
    for (a, b) in pairs {
        if let Some(likelihood) = expect(a, b, &chance, &mut expected) {
            sum += likelihood;
            n_aligned += 1.0;
        }
    }
    expected.retain(|(x, y), n| {
        *n -= if x.len() > 1 || y.len() > 1 { DISCOUNT } else { 0.0 };
        *n > LEAST_IN_ROUND
    });
    (expected, sum / n_aligned)
}

/// Adds what is expected of one pair to `expected`, in both directions; its log likelihood, if it can be aligned.
fn expect(a: &str, b: &str, chance: &dyn Fn(&str, &str) -> f64, expected: &mut Counts) -> Option<f64> {
    let (forward, steps) = forward(a, b, chance);
    let all = forward[a.len()][b.len()];
    if all <= 0.0 {
        return None;
    }
    let mut backward = vec![vec![0.0; b.len() + 1]; a.len() + 1];
    backward[a.len()][b.len()] = 1.0;
    for Step { from: (i, j), length: (x, y), chance } in steps.iter().rev() {
        let after = chance * backward[i + x][j + y];
        backward[*i][*j] += after;
        let half = forward[*i][*j] * after / all / 2.0;
        let (x, y) = (a[*i..i + x].to_owned(), b[*j..j + y].to_owned());
        *expected.entry((x.clone(), y.clone())).or_default() += half;
        *expected.entry((y, x)).or_default() += half;
    }
    Some(all.ln())
}

/// The likelihood of each pair of beginnings, and every step that leads from one to another.
fn forward(a: &str, b: &str, chance: &dyn Fn(&str, &str) -> f64) -> (Vec<Vec<f64>>, Vec<Step>) {
    let mut forward = vec![vec![0.0; b.len() + 1]; a.len() + 1];
    forward[0][0] = 1.0;
    let mut steps = Vec::new();
    for i in 0..=a.len() {
        for j in (0..=b.len()).filter(|&j| !(i == a.len() && j == b.len())) {
            if forward[i][j] == 0.0 {
                continue;
            }
            for x in 0..=LONGEST.min(a.len() - i) {
                for y in 0..=LONGEST.min(b.len() - j) {
                    let chance = chance(&a[i..i + x], &b[j..j + y]);
                    if chance > 0.0 {
                        forward[i + x][j + y] += forward[i][j] * chance;
                        steps.push(Step { from: (i, j), length: (x, y), chance });
                    }
                }
            }
        }
    }
    (forward, steps)
}

/// The table: each pair of runs once.
fn render(counts: &Counts, letters: &BTreeMap<u8, f64>) -> String {
    let total: f64 = counts.values().sum();
    let alone = |run: &str| run.bytes().map(|letter| letters[&letter].ln()).sum::<f64>();
    let kept = counts.iter().filter(|((x, y), n)| x <= y && **n >= LEAST_COUNT);
    let mut lines: Vec<(String, f64)> =
        kept.map(|((x, y), n)| (format!("{x}/{y}"), (n / total).ln() - alone(x) - alone(y))).collect();
    lines.sort_by(|a, b| a.0.cmp(&b.0));
    lines.iter().fold(HEAD.to_owned(), |table, (runs, odds)| table + &format!("{runs}\t{:.0}\n", odds * 100.0))
}
