//! What each claim tells of whom, as sets of classes: the deed, who does it, to whom or what.
//!
//! Read from the frames of claims; a deed or filler meets another where they share a class: the entity, the word, its
//! root, a sense. Leaves the weighing to `similarity`.

use crate::claim::frame::{self, Argument, Frame, FrameKind, Role};
use crate::claim::{Claim, Coverage};
use crate::mention::Reading;
use crate::syntax::Pos;

use super::terms::{entity_class, word_classes};

/// Frames of one claim that are compared, the main one first: those further down tell details.
const MAX_FRAMES: usize = 5;

/// One frame of one claim.
#[derive(Clone, Debug)]
struct Deed {
    /// Classes of the predicate, ascending.
    predicate: Vec<u64>,
    subject: Filler,
    object: Filler,
    is_affirmed: bool,
}

/// What fills a role.
#[derive(Clone, Debug, Default)]
struct Filler {
    /// Its classes, ascending.
    classes: Vec<u64>,
    /// Whether it is a name or stands for one.
    is_named: bool,
}

/// The deeds of all claims of an event.
pub struct Deeds {
    of_claims: Vec<Vec<Deed>>,
}

/// What two claims' deeds have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Meeting {
    /// Both tell one deed of one subject.
    pub same_subject: bool,
    /// Both tell one deed done to one object.
    pub same_object: bool,
    /// Both tell one deed, of two subjects that are known.
    pub other_subject: bool,
    /// The main deed of one is the main deed of the other.
    pub same_main: bool,
    /// Both tell one deed with one filler; one affirms and one denies it.
    pub is_disputed: bool,
}

impl Deeds {
    pub fn new(claims: &[Claim], coverage: &Coverage<'_>) -> Deeds {
        let deeds = |claim: &Claim| {
            let told = claim.frames.iter().filter(|frame| !frame.is_reporting).take(MAX_FRAMES);
            told.map(|frame| deed(frame, claim.witness, coverage)).collect()
        };
        Deeds { of_claims: claims.iter().map(deeds).collect() }
    }

    /// What claims `a` and `b` have in common.
    pub fn meeting(&self, a: usize, b: usize) -> Meeting {
        let mut meeting = Meeting::default();
        for x in &self.of_claims[a] {
            for y in self.of_claims[b].iter().filter(|y| meet(&x.predicate, &y.predicate)) {
                let same_subject = meet(&x.subject.classes, &y.subject.classes);
                let same_object = meet(&x.object.classes, &y.object.classes);
                meeting.same_subject |= same_subject;
                meeting.same_object |= same_object;
                meeting.other_subject |= x.subject.is_named && y.subject.is_named && !same_subject;
                meeting.is_disputed |= (same_subject || same_object) && x.is_affirmed != y.is_affirmed;
            }
        }
        let main = |claim: usize| self.of_claims[claim].first();
        meeting.same_main = main(a).zip(main(b)).is_some_and(|(x, y)| meet(&x.predicate, &y.predicate));
        meeting.other_subject &= !meeting.same_subject;
        meeting
    }
}

fn deed(frame: &Frame, witness: usize, coverage: &Coverage<'_>) -> Deed {
    let reading = coverage.readings[witness];
    let lemma = frame.lemma(reading.document);
    let is_state = matches!(frame.kind, FrameKind::Copula | FrameKind::Apposition);
    let object = if is_state { Role::Complement } else { Role::Object };
    let filler = |role| frame.argument(role).map(|argument| filler(argument, reading, witness, coverage));
    Deed {
        predicate: sorted(word_classes(lemma).into_iter().map(|(class, _)| class)),
        subject: filler(Role::Subject).unwrap_or_default(),
        object: filler(object).unwrap_or_default(),
        is_affirmed: frame.is_affirmed,
    }
}

fn filler(argument: &Argument, reading: Reading<'_>, witness: usize, coverage: &Coverage<'_>) -> Filler {
    let names = frame::names_of(argument, reading);
    let of_names = coverage.entities.of_names.get(witness).map_or(&[][..], Vec::as_slice);
    let entities = names.iter().filter_map(|&name| of_names.get(name as usize)).map(|entity| entity_class(entity.0));
    if !names.is_empty() {
        return Filler { classes: sorted(entities), is_named: true };
    }
    let heads = std::iter::once(argument.head).chain(argument.further.iter().copied());
    let words = heads.filter(|&head| reading.document.tokens()[head as usize].pos != Pos::Pron);
    let classes = words.flat_map(|head| word_classes(reading.document.lemma(head as usize)));
    Filler { classes: sorted(classes.map(|(class, _)| class)), is_named: false }
}

fn sorted(classes: impl Iterator<Item = u64>) -> Vec<u64> {
    let mut classes: Vec<u64> = classes.collect();
    classes.sort_unstable();
    classes.dedup();
    classes
}

/// Whether two ascending lists share a class.
fn meet(a: &[u64], b: &[u64]) -> bool {
    a.iter().any(|class| b.binary_search(class).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classes(word: &str) -> Vec<u64> {
        sorted(word_classes(word).into_iter().map(|(class, _)| class))
    }

    fn told(subject: &str, verb: &str, object: &str, is_affirmed: bool) -> Deed {
        let filler = |word: &str| Filler { classes: classes(word), is_named: word.starts_with("name") };
        Deed { predicate: classes(verb), subject: filler(subject), object: filler(object), is_affirmed }
    }

    fn meeting(a: Deed, b: Deed) -> Meeting {
        Deeds { of_claims: vec![vec![a], vec![b]] }.meeting(0, 1)
    }

    #[test]
    fn deeds_meet_by_their_fillers() {
        let found = meeting(told("name1", "close", "harbour", true), told("name1", "close", "harbour", false));
        assert!(found.same_main && found.same_subject && found.same_object && found.is_disputed);
        let found = meeting(told("name1", "agree", "price", true), told("name2", "agree", "date", true));
        assert!(found.other_subject && !found.same_subject && !found.same_object && !found.is_disputed);
    }

    #[test]
    fn other_deeds_do_not_meet() {
        let found = meeting(told("name1", "close", "harbour", true), told("name1", "sink", "harbour", false));
        assert_eq!(found, Meeting::default());
        let found = meeting(told("ship", "close", "harbour", true), told("train", "close", "door", false));
        assert!(!found.other_subject && !found.is_disputed, "nobody knows whether two words are of one thing");
    }
}
