//! Words of names that do not tell one bearer from another: titles, Jr., legal forms, particles, articles.
//!
//! Read by `entity` when names are folded; leaves titles as text mentions to `mention::name`. Tables: `name_symbols.tsv`,
//! `common_names.tsv`, `distinct_names.tsv`, `generic_organization_words.txt`.

use std::cmp::Ordering;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{WordSet, entries};

/// What a word does in a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NameSymbol {
    /// It tells the bearer from others.
    #[default]
    Plain,
    /// "the".
    Article,
    /// "Jr.", "III".
    Generation,
    /// The legal form of a company.
    Legal,
    /// A word of an organisation's name: "bank", "ministry".
    Organization,
    /// "bin", "de", "van", "of".
    Particle,
    /// "Mr.", "Gen.", "President".
    Title,
}

static SYMBOLS: LazyLock<FxHashMap<&str, NameSymbol>> = LazyLock::new(|| {
    entries(include_str!("../../data/name_symbols.tsv")).map(|fields| (fields[0], symbol(fields[1]))).collect()
});

static GENERIC: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::new(include_str!("../../data/generic_organization_words.txt")));

static COMMON: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/common_names.tsv")));

fn symbol(kind: &str) -> NameSymbol {
    match kind {
        "article" => NameSymbol::Article,
        "generation" => NameSymbol::Generation,
        "legal" => NameSymbol::Legal,
        "organization" => NameSymbol::Organization,
        "particle" => NameSymbol::Particle,
        "title" => NameSymbol::Title,
        _ => NameSymbol::Plain,
    }
}

/// What `word`, folded to plain lower-case letters, does in a name.
///
/// ```
/// use corroborate::lexicon::{NameSymbol, name_symbol};
/// assert_eq!(name_symbol("inc"), NameSymbol::Legal);
/// assert_eq!(name_symbol("fenghe"), NameSymbol::Plain);
/// ```
pub fn name_symbol(word: &str) -> NameSymbol {
    SYMBOLS.get(word).copied().unwrap_or_default()
}

/// Whether an organisation's name may lack `word` and still mean the same body: "agency", "group".
pub fn is_generic_organization_word(word: &str) -> bool {
    GENERIC.contains(word)
}

/// Whether `word` is so common as a given name or surname that it is hardly a slip of another.
pub fn is_common_name(word: &str) -> bool {
    COMMON.contains(word)
}

/// Sorted lines, searched as they stand: they are many, and rarely asked for.
const DISTINCT: &str = include_str!("../../data/distinct_names.tsv");

/// Whether `a` and `b`, folded, are known for two names that merely look alike.
///
/// ```
/// use corroborate::lexicon::are_distinct_names;
/// assert!(are_distinct_names("salim", "salem") && are_distinct_names("salem", "salim"));
/// assert!(!are_distinct_names("qassem", "kasim"));
/// ```
pub fn are_distinct_names(a: &str, b: &str) -> bool {
    let (first, second) = if a <= b { (a, b) } else { (b, a) };
    let wanted = || first.bytes().chain(std::iter::once(b'/')).chain(second.bytes());
    let mut lines = DISTINCT;
    while !lines.is_empty() {
        let middle = lines.len() / 2;
        let start = lines.as_bytes()[..middle].iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
        let length = lines[start..].find('\n').unwrap_or(lines.len() - start);
        match lines[start..start + length].bytes().cmp(wanted()) {
            Ordering::Equal => return true,
            Ordering::Less => lines = &lines[(start + length + 1).min(lines.len())..],
            Ordering::Greater => lines = &lines[..start],
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_is_found() {
        for fields in entries(DISTINCT) {
            let (a, b) = fields[0].split_once('/').expect("two names with a slash");
            assert!(are_distinct_names(a, b) && are_distinct_names(b, a), "{a} {b}");
            assert!(!are_distinct_names(a, a), "{a}");
        }
    }
}
