//! Whether two values answer one question, as numbers and as a learned likelihood.
//!
//! Referents first: the features know what the values are values of, never the values themselves, so that the same
//! likelihood speaks for an agreement and for a conflict. The weights are learned by
//! `cargo run --release --example train_values` and kept in `data/date_questions.tsv` and `data/number_questions.tsv`.

use std::sync::LazyLock;

use jiff::civil::Date;

use crate::claim::{ClaimId, Stance};
use crate::finding::{Scene, Slot};
use crate::lexicon::{Weights, frequency, reporting, senses};
use crate::mention::NameKind;

use super::anchor::{Anchor, Part};
use super::surroundings::Surroundings;

/// The names of the features, in the order of `Features`.
pub const FEATURES: [&str; 33] = [
    "claims alike",
    "claims hardly alike",
    "same deed",
    "deed told of elsewhere",
    "deeds unlike",
    "same part in the deed",
    "shared participants",
    "participants of both, none shared",
    "shared things",
    "things of both, none shared",
    "one in words of saying",
    "both in words of saying",
    "same preposition",
    "prepositions of both, unlike",
    "same noun above",
    "nouns above of both, unlike",
    "noun above of one",
    "same counted",
    "related counted",
    "counted of both, unlike",
    "counted of one",
    "same unit",
    "other values",
    "share of the words around, the lesser",
    "share of the words around, the greater",
    "subjects unlike",
    "objects unlike",
    "telling deed",
    "same deed behind the same preposition",
    "days between articles",
    "one planned",
    "both at the start",
    "same neighbours",
];

/// One number for each of `FEATURES`.
pub type Features = [f64; FEATURES.len()];

static OF_DATES: LazyLock<Weights<{ FEATURES.len() }>> =
    LazyLock::new(|| Weights::new(include_str!("../../../data/date_questions.tsv"), &FEATURES));

static OF_NUMBERS: LazyLock<Weights<{ FEATURES.len() }>> =
    LazyLock::new(|| Weights::new(include_str!("../../../data/number_questions.tsv"), &FEATURES));

/// Log odds beyond this are all the same: as good as certain.
const MAX_ODDS: f64 = 4.0;

/// Rarity of a word that counts as one telling word.
const TELLING: f64 = 8.0;

/// What is known of one value beside the value.
pub(super) struct Asked<'a> {
    pub anchor: Anchor<'a>,
    pub around: Surroundings<'a>,
    /// The lemma of what is counted.
    pub counted: Option<&'a str>,
    /// The unit of a number, "votes" for a score; empty where it has none.
    pub unit: &'a str,
    /// How the value is told, so that values of one form can be told apart from others: the precision of a date, whether a
    /// number is vague, open or plain.
    pub form: u8,
    /// When the article was published.
    pub published: Option<Date>,
    /// Whether the claim tells a plan.
    pub is_planned: bool,
    /// The number of the sentence in the article.
    pub sentence: usize,
}

impl<'a> Asked<'a> {
    /// What the claim tells of a value, before its kind adds what it knows.
    pub fn new(scene: &Scene<'a>, claim: ClaimId, anchor: Anchor<'a>, around: Surroundings<'a>) -> Asked<'a> {
        let claim = scene.claim(claim);
        Asked {
            anchor,
            around,
            counted: None,
            unit: "",
            form: 0,
            published: scene.coverage.readings[claim.witness].article.published.map(|day| day.date),
            is_planned: claim.stance == Stance::Planned,
            sentence: claim.sentence,
        }
    }
}

/// What two values have in common beside themselves; `similarity` is that of their claims, `n_left` how many other
/// values of each claim no value of the other claim agrees with.
pub(super) fn features(a: &Asked<'_>, b: &Asked<'_>, similarity: f64, n_left: (usize, usize)) -> Features {
    let odds = (similarity / (1.0 - similarity).max(1e-6)).ln().clamp(-MAX_ODDS, MAX_ODDS);
    let (x, y) = (&a.anchor, &b.anchor);
    let deed = likeness(&x.deeds, &y.deeds);
    let elsewhere = if deed > 0.0 { 0.0 } else { likeness(&x.deeds, &y.near).max(likeness(&x.near, &y.deeds)) };
    let has_deeds = !x.deeds.is_empty() && !y.deeds.is_empty();
    let is_one_deed = deed.max(elsewhere);
    let n_shared = x.entities.iter().filter(|entity| y.entities.binary_search(entity).is_ok()).count();
    let have_entities = !x.entities.is_empty() && !y.entities.is_empty();
    let things = shared_things(&x.things, &y.things);
    let have_things = !x.things.is_empty() && !y.things.is_empty();
    let markers = x.marker.zip(y.marker);
    let is_one_marker = f64::from(markers.is_some_and(|(x, y)| x == y));
    let nouns = x.noun.zip(y.noun);
    let noun = nouns.map_or(0.0, |(x, y)| are_one(x, y));
    let counted = a.counted.zip(b.counted).map_or(0.0, |(x, y)| are_one(x, y));
    let (rarity_a, rarity_b) = (a.around.rarity(), b.around.rarity());
    let shared_rarity = a.around.shared_rarity(&b.around);
    let share = |of: f64| shared_rarity / of.max(TELLING);
    [
        odds.max(0.0),
        (-odds).max(0.0),
        deed,
        elsewhere,
        f64::from(is_one_deed == 0.0 && has_deeds),
        f64::from(x.role.is_some() && x.role == y.role) * is_one_deed,
        n_shared.min(2) as f64,
        f64::from(have_entities && n_shared == 0),
        (things / TELLING).min(2.0),
        f64::from(have_things && things == 0.0),
        f64::from(x.is_said != y.is_said),
        f64::from(x.is_said && y.is_said),
        is_one_marker,
        f64::from(markers.is_some_and(|(x, y)| x != y)),
        noun,
        f64::from(nouns.is_some() && noun == 0.0),
        f64::from(x.noun.is_some() != y.noun.is_some()),
        f64::from(counted == 1.0),
        f64::from(counted > 0.0 && counted < 1.0),
        f64::from(a.counted.is_some() && b.counted.is_some() && counted == 0.0),
        f64::from(a.counted.is_some() != b.counted.is_some()),
        f64::from(!a.unit.is_empty() && a.unit == b.unit),
        (((1 + n_left.0) * (1 + n_left.1)) as f64).ln(),
        share(rarity_a.max(rarity_b)),
        share(rarity_a.min(rarity_b)),
        f64::from(are_one_part(x.subject.as_ref(), y.subject.as_ref()) == Some(false)),
        f64::from(are_one_part(x.object.as_ref(), y.object.as_ref()) == Some(false)),
        deed * x.deeds.iter().map(|deed| frequency::rarity(deed)).fold(0.0, f64::max) / TELLING,
        deed * is_one_marker,
        f64::from(1 + days_between(a, b)).ln(),
        f64::from(a.is_planned != b.is_planned),
        f64::from(a.sentence.max(b.sentence) < START),
        a.around.same_neighbours(&b.around) as f64,
    ]
}

/// Days between the publication of the two articles; 0 where it is not known.
pub(super) fn days_between(a: &Asked<'_>, b: &Asked<'_>) -> i32 {
    a.published.zip(b.published).map_or(0, |(x, y)| (x - y).get_days().abs())
}

/// Whether the words tell two happenings of one kind: deeds of two people or of two organizations, or words about different
/// things. A value that belongs to one noun ("the 2015 deal") needs no deed.
pub(super) fn tell_two_deeds(a: &Asked<'_>, b: &Asked<'_>, features: &Features) -> bool {
    let (x, y) = (&a.anchor, &b.anchor);
    let have_one_object = are_one_part(x.object.as_ref(), y.object.as_ref()) == Some(true);
    if have_one_object || belong_to_one(x, y) {
        return false;
    }
    let tell = |anchor: &Anchor<'_>| anchor.deeds.iter().any(|deed| reporting::verb(deed).is_some());
    let are_told = tell(x) && tell(y) && (features[0] == 0.0 || !share_a_thing_done(x, y));
    are_told || subjects_of_one_kind(x, y) && subjects_differ(x, y)
}

/// Whether both deeds have a thing in common beside who does them.
fn share_a_thing_done(x: &Anchor<'_>, y: &Anchor<'_>) -> bool {
    let is_done =
        |anchor: &Anchor<'_>, thing: &str| anchor.subject.as_ref().is_none_or(|subject| subject.head != thing);
    let of_y = || y.things.iter().filter(|thing| is_done(y, thing));
    x.things.iter().filter(|thing| is_done(x, thing)).any(|thing| of_y().any(|other| are_one(thing, other) > 0.0))
}

/// The log odds that are held against one question because the words tell deeds that differ in something.
pub(super) fn doubt(a: &Asked<'_>, b: &Asked<'_>) -> f64 {
    let (x, y) = (&a.anchor, &b.anchor);
    let planned = if a.is_planned == b.is_planned { 0.0 } else { ONE_PLANNED };
    if belong_to_one(x, y) {
        return planned;
    }
    let is_one_deed =
        likeness(&x.deeds, &y.deeds).max(likeness(&x.deeds, &y.near)).max(likeness(&x.near, &y.deeds)) > 0.0;
    let deeds = if is_one_deed { 0.0 } else { OTHER_DEED };
    let subjects = if subjects_differ(x, y) { OTHER_SUBJECT } else { 0.0 };
    planned + deeds + subjects
}

/// What is held against two dates of which one is planned and one past. These three are more than the model holds, whose
/// labels are noisy; of the values tried, they kept most of what `tests/perturb.py` changes and fewest false disputes.
const ONE_PLANNED: f64 = 1.0;

/// What is held against values of two deeds, or of a deed and of none, as in the caption of a picture.
const OTHER_DEED: f64 = 0.7;

/// What is held against deeds of two subjects.
const OTHER_SUBJECT: f64 = 0.4;

/// Whether both values belong to one noun.
fn belong_to_one(x: &Anchor<'_>, y: &Anchor<'_>) -> bool {
    x.noun.zip(y.noun).is_some_and(|(x, y)| are_one(x, y) > 0.0)
}

fn subjects_differ(x: &Anchor<'_>, y: &Anchor<'_>) -> bool {
    are_one_part(x.subject.as_ref(), y.subject.as_ref()) == Some(false)
}

/// Whether both subjects are people, or both organizations.
fn subjects_of_one_kind(x: &Anchor<'_>, y: &Anchor<'_>) -> bool {
    let kind = |anchor: &Anchor<'_>| anchor.subject.as_ref().and_then(|subject| subject.kind);
    matches!(kind(x), Some(NameKind::Person | NameKind::Organization)) && kind(x) == kind(y)
}

/// Sentences from the start of an article that tell what it is about.
const START: usize = 4;

/// Whether two parts are filled by one; `None` where one of them is not known.
fn are_one_part(a: Option<&Part<'_>>, b: Option<&Part<'_>>) -> Option<bool> {
    let (a, b) = a.zip(b)?;
    let share_entity = a.entities.iter().any(|entity| b.entities.contains(entity));
    let share_head = !a.head.is_empty() && !b.head.is_empty() && are_one(a.head, b.head) > 0.0;
    Some(share_entity || share_head)
}

/// How likely two values of a kind answer one question.
pub(super) fn likelihood(slot: Slot, features: &Features) -> f64 {
    if slot == Slot::Date { OF_DATES.likelihood(features) } else { OF_NUMBERS.likelihood(features) }
}

/// 1 for one word, less for relatives, 0 for two words.
fn are_one(a: &str, b: &str) -> f64 {
    match a == b {
        true => 1.0,
        false if senses::are_related(a, b) => 0.7,
        false => 0.0,
    }
}

fn likeness(a: &[&str], b: &[&str]) -> f64 {
    a.iter().flat_map(|x| b.iter().map(|y| are_one(x, y))).fold(0.0, f64::max)
}

fn shared_things(a: &[&str], b: &[&str]) -> f64 {
    let shared = a.iter().filter(|x| b.iter().any(|y| are_one(x, y) > 0.0));
    shared.map(|word| frequency::rarity(word)).sum()
}
