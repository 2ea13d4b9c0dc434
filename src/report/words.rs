//! The words by which the formats name kinds, slots, stances and types.
//!
//! One place, so that JSON, `inspect` and the texts for people never differ. Part of the format: docs/report.md.

use super::decided::{Decided, DecisionEntry};
use super::links::Relation;
use crate::article::PublishedBasis;
use crate::claim::Stance;
use crate::claim::frame::{FrameKind, Role};
use crate::finding::{FindingKind, Slot};
use crate::mention::NameKind;

/// The kind of a finding.
pub fn kind_word(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Diverge => "diverge",
        FindingKind::Spelling => "spelling",
        FindingKind::Wording => "wording",
        FindingKind::Agree => "agree",
        FindingKind::Only => "only",
    }
}

/// What is compared.
pub fn slot_word(slot: Slot) -> &'static str {
    match slot {
        Slot::Event => "event",
        Slot::Number => "number",
        Slot::Date => "date",
        Slot::Place => "place",
        Slot::Role => "role",
        Slot::Name => "name",
        Slot::Quote => "quote",
        Slot::Attribution => "attribution",
        Slot::Status => "status",
        Slot::Modality => "modality",
        Slot::Content => "content",
        Slot::Polarity => "polarity",
    }
}

/// The type of a name or entity.
pub fn name_kind_word(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => "person",
        NameKind::Organization => "organization",
        NameKind::Place => "place",
        NameKind::Other => "other",
    }
}

/// How certain a claim is made.
pub fn stance_word(stance: Stance) -> &'static str {
    match stance {
        Stance::Asserted => "asserted",
        Stance::Reported => "reported",
        Stance::Alleged => "alleged",
        Stance::Planned => "planned",
        Stance::Denied => "denied",
        Stance::Possible => "possible",
    }
}

/// What an argument is to the deed.
pub fn role_word(role: Role) -> &'static str {
    match role {
        Role::Subject => "subject",
        Role::Object => "object",
        Role::Recipient => "recipient",
        Role::Complement => "complement",
        Role::Time => "time",
        Role::Place => "place",
        Role::Modifier => "modifier",
    }
}

/// What two linked claims are to each other.
pub fn relation_word(relation: Relation) -> &'static str {
    match relation {
        Relation::Similar => "similar",
        Relation::Agree => "agree",
        Relation::Conflict => "conflict",
    }
}

/// What a decision is on.
pub fn decided_word(on: Decided) -> &'static str {
    match on {
        Decided::Names => "names",
        Decided::Claims => "claims",
        Decided::Finding => "finding",
    }
}

/// What became of a decision.
pub fn status_word(decision: &DecisionEntry) -> &'static str {
    if decision.is_applied { "applied" } else { "matched nothing" }
}

/// What makes a predicate.
pub fn frame_kind_word(kind: FrameKind) -> &'static str {
    match kind {
        FrameKind::Verb => "verb",
        FrameKind::Copula => "copula",
        FrameKind::Apposition => "apposition",
        FrameKind::Noun => "noun",
    }
}

/// How a publication date is known, as the format names it.
pub fn basis_word(basis: PublishedBasis) -> &'static str {
    match basis {
        PublishedBasis::Given => "given",
        PublishedBasis::Text => "text",
        PublishedBasis::Html => "html",
        PublishedBasis::Inferred => "inferred",
    }
}
