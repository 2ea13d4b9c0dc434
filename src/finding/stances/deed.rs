//! Whether two outlets tell of one deed: the same verb or one of its kin, done by and to the same.
//!
//! Referents first: who or what must not be another. Leaves open what a pronoun or a description may stand for.

use crate::claim::frame::{Argument, Referent, Role, names_of};
use crate::entity::EntityId;
use crate::finding::Scene;
use crate::lexicon::clause::{StanceCue, is_stopword, stance_cue};
use crate::lexicon::senses;
use crate::lexicon::stages::is_motion;
use crate::mention::NameKind;
use crate::syntax::{Pos, Relation, TokenRange};

use super::told::Told;

/// Verbs that only share a sense often, but not always, mean the same.
const KIN: f64 = 0.7;

/// Two tellings of one deed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Likeness {
    /// 1 for the same verb, less for kin.
    pub verbs: f64,
    /// Whether it is done by the same.
    pub subject: Match,
    /// Whether it is done to the same.
    pub object: Match,
}

/// How two arguments stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Match {
    /// They are the same or named alike.
    Same,
    /// One is missing, or stands for something that cannot be told.
    Open,
    /// Neither is named, and they are called otherwise: "the police", "officers".
    Unlike,
    /// They are others.
    Different,
}

impl Likeness {
    /// How many of subject and object are the same; `None` where one is another.
    pub fn n_same(&self) -> Option<usize> {
        let both = [self.subject, self.object];
        let is_apart = both.contains(&Match::Different) || both.contains(&Match::Unlike);
        (!is_apart).then(|| both.iter().filter(|of| **of == Match::Same).count())
    }

    /// The same, where other words may mean the same one.
    pub fn n_same_in_other_words(&self) -> Option<usize> {
        let open = |of: Match| if of == Match::Unlike { Match::Open } else { of };
        Likeness { subject: open(self.subject), object: open(self.object), ..*self }.n_same()
    }
}

/// How alike two tellings are; `None` where they tell of two deeds.
pub(super) fn likeness(scene: &Scene<'_>, a: &Told<'_>, b: &Told<'_>) -> Option<Likeness> {
    if a.is_copula() || b.is_copula() {
        return of_copulas(scene, a, b);
    }
    Some(with_verbs(scene, (a, b), verbs(a, b)?))
}

/// How alike who is something and what it is are: "the bridge is closed".
fn of_copulas(scene: &Scene<'_>, a: &Told<'_>, b: &Told<'_>) -> Option<Likeness> {
    let both = |role: Role| a.argument(role).zip(b.argument(role));
    let (of_a, of_b) = both(Role::Complement)?;
    let is_one = a.document().lemma(of_a.head as usize) == b.document().lemma(of_b.head as usize);
    let (holder_a, holder_b) = both(Role::Subject)?;
    let subject = compare(scene, (a, holder_a), (b, holder_b));
    is_one.then_some(Likeness { verbs: 1.0, subject, object: Match::Same })
}

/// How alike who does it and to whom it is done are, whatever the verbs.
pub(super) fn with_verbs(scene: &Scene<'_>, (a, b): (&Told<'_>, &Told<'_>), verbs: f64) -> Likeness {
    let compare = |role: Role| match (a.argument(role), b.argument(role)) {
        (Some(of_a), Some(of_b)) => compare(scene, (a, of_a), (b, of_b)),
        _ => Match::Open,
    };
    Likeness { verbs, subject: compare(Role::Subject), object: compare(Role::Object) }
}

/// The entities that an argument of the deed names.
pub(super) fn named_in(scene: &Scene<'_>, told: &Told<'_>, role: Role) -> Vec<EntityId> {
    told.argument(role).map_or(Vec::new(), |argument| named(scene, told, argument))
}

/// How alike the verbs are. Verbs of moving tell one way behind the same preposition.
fn verbs(a: &Told<'_>, b: &Told<'_>) -> Option<f64> {
    if a.lemma == b.lemma {
        return (!is_stopword(a.lemma) || share_marker(a, b)).then_some(1.0);
    }
    let moves = is_motion(a.lemma) && is_motion(b.lemma) && share_marker(a, b);
    (moves || senses::are_related(a.lemma, b.lemma)).then_some(KIN)
}

/// Whether both have a phrase behind the same preposition.
fn share_marker(a: &Told<'_>, b: &Told<'_>) -> bool {
    let markers = |told: &Told<'_>| -> Vec<String> {
        let markers = told.frame.arguments.iter().filter_map(|argument| argument.marker);
        markers.map(|marker| words(told, marker)).collect()
    };
    let of_b = markers(b);
    markers(a).iter().any(|marker| of_b.contains(marker))
}

fn words(told: &Told<'_>, range: TokenRange) -> String {
    range.indexes().map(|at| told.document().norm(at)).collect::<Vec<_>>().join(" ")
}

/// Compares two arguments by whom they name, else by their head nouns.
fn compare(scene: &Scene<'_>, (a, of_a): (&Told<'_>, &Argument), (b, of_b): (&Told<'_>, &Argument)) -> Match {
    let (named_a, named_b) = (named(scene, a, of_a), named(scene, b, of_b));
    let share = |x: &[EntityId], y: &[EntityId]| x.iter().any(|entity| y.contains(entity));
    if share(&named_a, &named_b) {
        return Match::Same;
    }
    if is_open(a, of_a) || is_open(b, of_b) {
        return Match::Open;
    }
    let within = |told: &Told<'_>, argument: &Argument| names_within(scene, told, argument.tokens);
    let is_near = || share(&within(a, of_a), &within(b, of_b));
    let are_kin = || heads(a, of_a).any(|x| heads(b, of_b).any(|y| x == y || senses::are_related(x, y)));
    match (named_a.is_empty(), named_b.is_empty()) {
        (true, true) if are_kin() => Match::Same,
        (true, true) if !is_near() => Match::Unlike,
        (false, false) if !is_near() => Match::Different,
        _ => Match::Open,
    }
}

/// Pronouns, and words that only tell that something is alleged.
fn is_open(told: &Told<'_>, argument: &Argument) -> bool {
    let (document, head) = (told.document(), counted(told, argument.head));
    let is_name = !names_of(argument, told.reading).is_empty();
    let is_pronoun = matches!(document.tokens()[head].pos, Pos::Pron | Pos::Det | Pos::Num);
    !is_name && (is_pronoun || stance_cue(document.lemma(head)) == Some(StanceCue::Alleged))
        || argument.referent == Referent::Unknown
}

fn heads<'t>(told: &'t Told<'_>, argument: &'t Argument) -> impl Iterator<Item = &'t str> {
    let all = std::iter::once(argument.head).chain(argument.further.iter().copied());
    all.map(move |at| told.document().lemma(counted(told, at)))
}

/// "Lanes" of "two of the three lanes", "parcels" of "several of the parcels".
fn counted(told: &Told<'_>, head: u32) -> usize {
    let (document, head) = (told.document(), head as usize);
    let is_count = matches!(document.tokens()[head].pos, Pos::Num | Pos::Adj | Pos::Det | Pos::Pron);
    let whole = document.dependent(head, Relation::Nmod);
    whole.filter(|_| is_count && document.norm_at(head + 1) == Some("of")).unwrap_or(head)
}

fn named(scene: &Scene<'_>, told: &Told<'_>, argument: &Argument) -> Vec<EntityId> {
    let mut names = names_of(argument, told.reading);
    if names.is_empty() {
        names.extend(titled(told, argument.tokens));
    }
    names.into_iter().filter_map(|name| entity(scene, told, name as usize)).collect()
}

/// The name that follows a title at once, where the tree has cut it off: "deputy mayor" "Jon Holm".
fn titled(told: &Told<'_>, tokens: TokenRange) -> Option<u32> {
    let names = &told.reading.mentions.names;
    let at = names.partition_point(|name| name.tokens.start < tokens.end);
    let is_beside = names.get(at).is_some_and(|name| name.tokens.start == tokens.end && name.kind == NameKind::Person);
    is_beside.then_some(at as u32)
}

fn names_within(scene: &Scene<'_>, told: &Told<'_>, tokens: TokenRange) -> Vec<EntityId> {
    let names = &told.reading.mentions.names;
    let first = names.partition_point(|name| name.tokens.end <= tokens.start);
    let inside = names[first..].iter().enumerate().take_while(|(_, name)| name.tokens.start < tokens.end);
    inside.filter_map(|(at, _)| entity(scene, told, first + at)).collect()
}

fn entity(scene: &Scene<'_>, told: &Told<'_>, name: usize) -> Option<EntityId> {
    scene.coverage.entities.of_names.get(scene.witness(told.claim))?.get(name).copied()
}
