//! Words that tell how much of a thing is meant, how far a superlative reaches, and what a thing is called.
//!
//! Reads `data/part_words.tsv`. For the rules of disagreement over what things are and cover.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::entries;

/// How much of a thing is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// A part: "a section of the act".
    Part,
    /// Some of several: "some of the boxes".
    Members,
    /// Nothing is left out: "all of them".
    All,
}

static EXTENTS: LazyLock<FxHashMap<&'static str, Extent>> = LazyLock::new(|| {
    let rows = entries(include_str!("../../data/part_words.tsv"));
    rows.filter_map(|fields| {
        let extent = match *fields.get(1)? {
            "part" => Extent::Part,
            "member" => Extent::Members,
            _ => Extent::All,
        };
        Some((fields[0], extent))
    })
    .collect()
});

/// How much the word `lemma` leaves of what stands behind its "of".
///
/// ```
/// use corroborate::lexicon::description::{Extent, extent};
/// assert_eq!((extent("portion"), extent("all"), extent("law")), (Some(Extent::Part), Some(Extent::All), None));
/// ```
pub fn extent(lemma: &str) -> Option<Extent> {
    EXTENTS.get(lemma).copied()
}
