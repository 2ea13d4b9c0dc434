//! Which mentions, across the articles of one event, are of one person, organisation or place.
//!
//! One file per feature of two names. Every form of a name is kept. Leaves it to `finding` which forms a copy editor would flag.

use crate::article::{ArticleId, Passage};
use crate::mention::{NameKind, Reading};

/// An entity's place in the list of entities of one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

/// One way in which a name is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The name as written, without titles.
    pub text: String,
    /// Where it is written so.
    pub passages: Vec<Passage>,
}

/// One person, organisation or place.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Its fullest common name.
    pub name: String,
    /// What it is.
    pub kind: NameKind,
    /// Its forms, the most frequent first.
    pub forms: Vec<Form>,
}

/// The entities of one event, and which name means which.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    /// The entities; an `EntityId` is an index into this list.
    pub list: Vec<Entity>,
    /// For each article of the event, in order: the entity of each of the article's names.
    pub of_names: Vec<Vec<EntityId>>,
}

/// Resolves the names of one event's articles to entities. `readings` and `articles` run in parallel.
pub fn resolve(_articles: &[ArticleId], readings: &[Reading<'_>]) -> Entities {
    Entities { list: Vec::new(), of_names: readings.iter().map(|_| Vec::new()).collect() }
}
