//! Clause-sized claims: who, what, when, where, how many, who says so, how certain.
//!
//! Reads one article's reading and the event's entities. Leaves it to `graph` which claims speak of one thing.

use crate::article::{ArticleId, Passage};
use crate::entity::{Entities, EntityId};
use crate::mention::Reading;

/// A claim's place in the list of claims of one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimId(pub u32);

/// How certain the claim is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// The outlet states it.
    #[default]
    Asserted,
    /// Somebody is cited for it.
    Reported,
    /// It is alleged.
    Alleged,
    /// It is planned, wanted or promised.
    Planned,
    /// It is denied.
    Denied,
    /// It may be so.
    Possible,
}

/// One claim of one article.
#[derive(Clone, Debug, Default)]
pub struct Claim {
    /// The clause, for evidence.
    pub passage: Option<Passage>,
    /// The sentence: index into the document's sentences.
    pub sentence: u32,
    /// Who says so, where somebody is cited.
    pub speaker: Option<EntityId>,
    /// How certain.
    pub stance: Stance,
    /// Whether the claim is affirmed.
    pub is_affirmed: bool,
    /// Entities named in it.
    pub entities: Vec<EntityId>,
    /// The lemma of its main verb, where there is one.
    pub predicate: Option<String>,
}

/// The claims of one article, in text order.
pub fn extract(_article: ArticleId, _reading: Reading<'_>, _entities: &Entities) -> Vec<Claim> {
    Vec::new()
}
