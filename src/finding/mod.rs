//! What an editor reads: agree, diverge, spelling, wording, only.
//!
//! One rule per file, one list of rules. A rule reads the claim graph and the comparisons; it leaves the format to `report`.

mod agree;
mod caution;
mod conflicts;
mod described;
mod details;
mod misspelt;
mod names;
mod only;
mod pairs;
mod quotes;
mod ranking;
mod roles;
mod settled;
mod short_quotes;
mod spelling;
mod stances;
mod values;
mod words;

pub use caution::SHORT_TEXT;
pub use values::{FEATURES as VALUE_FEATURES, Features as ValueFeatures, ValuePair, value_pairs};

use crate::article::Passage;
use crate::claim::Coverage;
use crate::graph::ClaimGraph;
use crate::verdict::Reason;

/// What a rule may read: the coverage of one event and its claim graph.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The articles, entities and origins of the event.
    pub coverage: &'a Coverage<'a>,
    /// The claims and their similarities.
    pub graph: &'a ClaimGraph,
}

/// The rules, each of which yields findings of its own kind and slot.
const RULES: [fn(&Scene<'_>) -> Vec<Finding>; 12] = [
    roles::find,
    described::find,
    values::find,
    names::find,
    conflicts::find,
    stances::find,
    spelling::find,
    quotes::find,
    short_quotes::find,
    agree::find,
    only::find,
    details::find,
];

/// All findings of one event, what a reader should see first in front.
pub fn find(scene: &Scene<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = RULES.iter().flat_map(|rule| rule(scene)).collect();
    caution::add(scene.coverage, &mut findings);
    ranking::rank(settled::settle(scene, findings))
}

/// The kinds of the report contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FindingKind {
    /// Values for the same thing that cannot all be right.
    Diverge,
    /// One name in ways that a copy editor would flag.
    Spelling,
    /// One utterance in different words or cuts.
    Wording,
    /// Two or more sources state the same thing.
    Agree,
    /// A claim that one source alone makes.
    Only,
}

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Slot {
    Event,
    Number,
    Date,
    Place,
    Role,
    Name,
    Quote,
    Attribution,
    Status,
    Modality,
    Content,
    Polarity,
}

/// One value of a finding, and the passages that prove it.
#[derive(Clone, Debug, PartialEq)]
pub struct FindingValue {
    /// The value as a reader sees it.
    pub value: String,
    /// The value in normal form: a date interval, a number, a canonical name.
    pub normalized: Option<String>,
    /// The passages, by article and position.
    pub evidence: Vec<Passage>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Agree, diverge, spelling, wording or only.
    pub kind: FindingKind,
    /// What is compared.
    pub slot: Slot,
    /// What is compared, in a few words: "Halina Vorst: post".
    pub about: String,
    /// One sentence for a reader.
    pub summary: String,
    /// How sure the tool is, 0 to 1.
    pub score: f64,
    /// Independent origins behind the most supported value.
    pub origins: usize,
    /// Why it is reported, the decisive reason first.
    pub reasons: Vec<Reason>,
    /// The values: one for `Agree` and `Only`, two or more otherwise.
    pub values: Vec<FindingValue>,
}
