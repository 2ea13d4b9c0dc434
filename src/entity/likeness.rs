//! How two folded names stand to each other, and by which rule.
//!
//! Decides whether persons or organisations are compared and hands on to `person` or `organization`; `compare::name`
//! makes a verdict of the result and `cluster` an edge.

use super::fold::{Core, Folded};
use super::word::Slip;
use super::{organization, person};
use crate::verdict::Judgement;

/// The score of a group and a member of it: one is spoken of through the other, and neither is misspelt.
pub(super) const PLURAL: f64 = 0.65;

/// In what way two forms of one name differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameVariant {
    /// Letters with and without diacritics.
    Diacritic,
    /// Hyphen, space or nothing between the parts.
    Hyphen,
    /// Case, full stops, other punctuation, a title, Jr., a legal form.
    Style,
    /// An initial for a name.
    Initial,
    /// A short form of a given name.
    Nickname,
    /// A part left out: a middle name, the given name.
    PartOmitted,
    /// The same parts in another order.
    Reordered,
    /// The initials for an organisation's name.
    Acronym,
    /// A member of a people, party or faith, or several.
    Plural,
    /// Two neighbouring letters changed places.
    Transposition,
    /// A letter is missing or too many.
    DroppedLetter,
    /// A letter stands twice in one spelling and once in the other.
    DoubledLetter,
    /// A letter was taken for another.
    ChangedLetter,
    /// Two romanisations.
    Transliteration,
}

impl NameVariant {
    /// Whether a copy editor flags it between outlets: letters that differ, and no mere matter of house style.
    pub fn is_flagged(self) -> bool {
        self >= NameVariant::Transposition
    }

    /// The rule that is named in reasons.
    pub fn rule(self) -> &'static str {
        match self {
            NameVariant::Diacritic => "name/diacritic",
            NameVariant::Hyphen => "name/hyphen",
            NameVariant::Style => "name/style",
            NameVariant::Initial => "name/initial",
            NameVariant::Nickname => "name/nickname",
            NameVariant::PartOmitted => "name/part-omitted",
            NameVariant::Reordered => "name/reordered",
            NameVariant::Acronym => "name/acronym",
            NameVariant::Plural => "name/plural",
            NameVariant::Transposition => "name/transposition",
            NameVariant::DroppedLetter => "name/dropped-letter",
            NameVariant::DoubledLetter => "name/doubled-letter",
            NameVariant::ChangedLetter => "name/changed-letter",
            NameVariant::Transliteration => "name/transliteration",
        }
    }
}

impl From<Slip> for NameVariant {
    fn from(slip: Slip) -> NameVariant {
        match slip {
            Slip::Transposition => NameVariant::Transposition,
            Slip::DroppedLetter => NameVariant::DroppedLetter,
            Slip::DoubledLetter => NameVariant::DoubledLetter,
            Slip::ChangedLetter => NameVariant::ChangedLetter,
            Slip::Transliteration => NameVariant::Transliteration,
        }
    }
}

/// How two names stand to each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likeness {
    /// `Same`, `Compatible` (one can be a form of the other), `Conflict` (two bearers) or `Unknown`.
    pub judgement: Judgement,
    /// How sure it is that both name one bearer (for `Conflict`: that they do not), 0 to 1.
    pub score: f64,
    /// The most telling difference; `None` where they are equal or name two bearers.
    pub variant: Option<NameVariant>,
}

impl Likeness {
    /// One bearer, written in two ways.
    pub(super) fn of(judgement: Judgement, score: f64, variant: NameVariant) -> Likeness {
        Likeness { judgement, score, variant: Some(variant) }
    }

    /// Two bearers.
    pub(super) fn different(score: f64) -> Likeness {
        Likeness { judgement: Judgement::Conflict, score, variant: None }
    }

    /// Nothing can be said.
    pub(super) fn unknown() -> Likeness {
        Likeness { judgement: Judgement::Unknown, score: 0.3, variant: None }
    }
}

/// Compares two folded names. `is_organization` where the kind is known; otherwise the words decide.
pub fn likeness(a: &Folded, b: &Folded, is_organization: Option<bool>) -> Likeness {
    if a.words.is_empty() || b.words.is_empty() {
        return Likeness::unknown();
    }
    let is_organization = is_organization.unwrap_or(a.is_organization || b.is_organization);
    let (core_a, core_b) = (a.core(is_organization), b.core(is_organization));
    let is_equal = Letters::of_core(a, &core_a).is_equal(&Letters::of_core(b, &core_b));
    if is_equal && !is_organization && is_generation_apart(a, b) {
        return Likeness::different(0.9);
    }
    if is_equal || Letters::of_all(a).is_equal(&Letters::of_all(b)) {
        return equal_but_for_style(a, b, core_a.len() == core_b.len());
    }
    match is_organization {
        true => organization::likeness(a, b, &core_a, &core_b),
        false => person::likeness(a, b, &core_a, &core_b),
    }
}

/// Father and son: both forms name a generation, and not the same.
fn is_generation_apart(a: &Folded, b: &Folded) -> bool {
    matches!((a.generation(), b.generation()), (Some(left), Some(right)) if left != right)
}

fn equal_but_for_style(a: &Folded, b: &Folded, is_same_count: bool) -> Likeness {
    let variant = match (is_same_count, a.had_marks == b.had_marks) {
        (false, _) => NameVariant::Hyphen,
        (true, false) => NameVariant::Diacritic,
        (true, true) => NameVariant::Style,
    };
    Likeness::of(Judgement::Same, 0.98, variant)
}

/// The letters of a name without its spaces, for an equality test without an allocation.
#[derive(Default)]
struct Letters {
    hash: u64,
    len: usize,
}

impl Letters {
    fn of_core(folded: &Folded, core: &Core) -> Letters {
        let mut letters = Letters::default();
        core.as_slice().iter().for_each(|&at| letters.push(folded.word(at as usize)));
        letters
    }

    fn of_all(folded: &Folded) -> Letters {
        let mut letters = Letters::default();
        folded.words.iter().for_each(|&word| letters.push(folded.of(word)));
        letters
    }

    fn push(&mut self, word: &str) {
        for byte in word.bytes() {
            self.hash = (self.hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        self.len += word.len();
    }

    fn is_equal(&self, other: &Letters) -> bool {
        self.len == other.len && self.hash == other.hash
    }
}
