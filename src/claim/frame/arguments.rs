//! The frame of a verb: its own arguments, and those that other rules find for it.

use crate::lexicon::clause::is_negation;
use crate::syntax::{Document, Pos, Relation, TokenRange};

use super::relative::{self, Filler};
use super::{
    Argument, Frame, FrameKind, Referent, Role, control, coordination, light, modality, negation, passive, reporting,
    subject, tree, words,
};

/// The frame of the verb `token`; `None` where nothing is said of anything.
pub(super) fn verb_frame(document: &Document, token: usize) -> Option<Frame> {
    let chain = control::chain(document, token);
    let is_passive = tree::is_passive(document, token);
    let mut arguments: Vec<Argument> = subject(document, &chain).into_iter().collect();
    arguments.extend(dependents(document, &chain));
    coordination::share(document, &chain, &mut arguments);
    let has_object = arguments.iter().any(|argument| argument.role == Role::Object);
    if let Some(object) = relative::open_object(document, token).filter(|_| !has_object && !is_passive) {
        arguments.push(filled(document, Role::Object, object.head, object));
    }
    if is_passive {
        passive::turn(document, &mut arguments);
    }
    if arguments.is_empty() {
        return None;
    }
    let mut frame = frame(document, FrameKind::Verb, &chain, arguments);
    frame.is_passive = is_passive;
    light::lift(document, &mut frame);
    Some(frame)
}

/// A frame with everything that the words around its predicate tell.
pub(super) fn frame(document: &Document, kind: FrameKind, chain: &[usize], mut arguments: Vec<Argument>) -> Frame {
    arguments.sort_by_key(|argument| (argument.role != Role::Subject, argument.head));
    Frame {
        kind,
        chain: chain.iter().map(|&at| at as u32).collect(),
        words: words::of(document, chain),
        adverbs: words::adverbs(document, chain),
        light: None,
        is_passive: false,
        is_affirmed: negation::is_affirmed(document, chain, &arguments),
        stance: modality::of(document, chain),
        source: reporting::source(document, chain[0]),
        is_reporting: reporting::is_reporting(document, chain),
        arguments,
    }
}

/// The grammar's subject, in the role that it has in the active voice.
pub(super) fn subject(document: &Document, chain: &[usize]) -> Option<Argument> {
    let token = chain[chain.len() - 1];
    let found = subject::find(document, token)?;
    let mut subject = filled(document, Role::Subject, found.head, found);
    subject.marker = None;
    Some(subject)
}

/// What hangs on the verbs of the chain, the subject aside. What stands between them belongs to all.
pub(super) fn dependents(document: &Document, chain: &[usize]) -> Vec<Argument> {
    let mut found = Vec::new();
    for &member in chain {
        for dependent in document.dependents(member).filter(|at| !chain.contains(at)) {
            let Some(role) = role(document, dependent) else { continue };
            let is_controlled = member != chain[chain.len() - 1] && role != Role::Modifier;
            let is_linked = document.relation(dependent) == Relation::Xcomp && is_further(document, dependent, chain);
            if !is_controlled && !is_linked {
                found.push(filled(document, role, dependent, relative::filler(document, dependent)));
            }
        }
    }
    found
}

/// Whether `token` is a first conjunct of the last of the chain.
fn is_further(document: &Document, token: usize, chain: &[usize]) -> bool {
    chain.iter().any(|&member| tree::first_conjunct(document, member) == token)
}

fn role(document: &Document, dependent: usize) -> Option<Role> {
    match document.relation(dependent) {
        Relation::Obj => Some(Role::Object),
        Relation::Iobj => Some(Role::Recipient),
        Relation::Ccomp | Relation::Xcomp => Some(Role::Complement),
        Relation::Obl | Relation::OblUnmarked | Relation::OblAgent | Relation::Advcl => Some(Role::Modifier),
        Relation::Advmod => tells_circumstance(document, dependent).then_some(Role::Modifier),
        _ => None,
    }
}

/// Whether an adverb is a phrase of its own ("northeast of Tarboro") or stands for one ("where").
fn tells_circumstance(document: &Document, adverb: usize) -> bool {
    let is_phrase = document.dependents(adverb).any(|at| document.relation(at) != Relation::Punct);
    let is_relative = relative::filler(document, adverb) != Filler::plain(adverb);
    let is_negated =
        is_negation(document.norm(adverb)) || document.dependents(adverb).any(|at| is_negation(document.norm(at)));
    (is_phrase || is_relative || document.tokens()[adverb].pos == Pos::Noun) && !is_negated
}

/// The argument that `filler` heads in the place of `dependent`.
pub(super) fn filled(document: &Document, role: Role, dependent: usize, filler: Filler) -> Argument {
    let mut argument = argument(document, role, filler.head);
    if dependent != filler.head {
        argument.marker = tree::marker(document, dependent);
    }
    if let Some(limit) = filler.limit.filter(|&limit| argument.tokens.contains(limit)) {
        argument.tokens = before(document, argument.tokens, limit);
        argument.further.retain(|&further| argument.tokens.contains(further as usize));
    }
    argument
}

/// The argument that `head` heads.
pub(super) fn argument(document: &Document, role: Role, head: usize) -> Argument {
    match tree::is_clause(document, head) {
        true => Argument { marker: None, ..nominal(document, role, head, tree::phrase(document, head)) },
        false => nominal(document, role, head, tree::nominal(document, head, true)),
    }
}

/// The argument that `head` heads, without what is coordinated with it.
pub(super) fn single(document: &Document, role: Role, head: usize) -> Argument {
    nominal(document, role, head, tree::nominal(document, head, false))
}

/// What somebody or something is said to be.
pub(super) fn complement(document: &Document, head: usize) -> Argument {
    nominal(document, Role::Complement, head, tree::nominal(document, head, true))
}

fn nominal(document: &Document, role: Role, head: usize, tokens: TokenRange) -> Argument {
    let others = tree::conjuncts(document, head).into_iter().skip(1);
    Argument {
        role,
        head: head as u32,
        further: others.filter(|&at| tokens.contains(at)).map(|at| at as u32).collect(),
        tokens,
        marker: tree::marker(document, head).filter(|marker| !tokens.overlaps(*marker)),
        referent: Referent::Itself,
    }
}

fn before(document: &Document, tokens: TokenRange, limit: usize) -> TokenRange {
    let mut end = limit;
    while end > tokens.start as usize + 1 && document.tokens()[end - 1].pos == Pos::Punct {
        end -= 1;
    }
    TokenRange::new(tokens.start as usize, end.max(tokens.start as usize + 1))
}
