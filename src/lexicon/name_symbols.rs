//! Words of names that do not tell one bearer from another: titles, Jr., legal forms, particles, articles.
//!
//! Read by `entity` when names are folded; leaves titles as text mentions to `mention::name`. Tables: `name_symbols.tsv`, `common_names.tsv`,
//! `generic_organization_words.txt`.

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

static GENERIC: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/generic_organization_words.txt")));

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
