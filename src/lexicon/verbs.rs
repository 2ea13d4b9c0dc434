//! What kinds of deed verbs tell, and how they handle their object, derived from WordNet.
//!
//! Reads `data/verb_classes.tsv`. For rules that ask whether a deed is done once, with hands, or merely in words.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::entries;

/// What a verb tells.
#[derive(Debug)]
pub struct Verb {
    /// The kinds of its most frequent senses, by WordNet's names: "contact", "communication".
    pub kinds: Vec<&'static str>,
    /// How it handles its object: "strike", "seize", "push"; `None` for deeds of other kinds.
    pub handling: Option<&'static str>,
}

static VERBS: LazyLock<FxHashMap<&'static str, Verb>> = LazyLock::new(|| {
    let rows = entries(include_str!("../../data/verb_classes.tsv"));
    rows.filter_map(|fields| {
        let kinds = fields.get(1)?.split(' ').collect();
        let handling = Some(*fields.get(2)?).filter(|handling| *handling != "-");
        Some((fields[0], Verb { kinds, handling }))
    })
    .collect()
});

/// The verb of that lemma, if the table has it.
///
/// ```
/// let handling = |lemma| corroborate::lexicon::verbs::verb(lemma).and_then(|verb| verb.handling);
/// assert_eq!((handling("grab"), handling("punch"), handling("say")), (Some("seize"), Some("strike"), None));
/// ```
pub fn verb(lemma: &str) -> Option<&'static Verb> {
    VERBS.get(lemma)
}
