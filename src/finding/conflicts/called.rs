//! What a thing is called, and under what name something was published.
//!
//! "An account titled Norvik" / "an account called Halden"; "the video, posted by Norvik" / "the video, published under
//! an account titled Halden". Each outlet gives one name, and neither name stands in the other's article. Persons are
//! left alone: "a man named Brandt" may be any man.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::ClaimId;
use crate::claim::frame::{Argument, Role};
use crate::finding::{Finding, Slot};
use crate::lexicon;
use crate::lexicon::description::{NamingWord, naming_word};
use crate::syntax::{Document, Pos, Relation, TokenRange};
use crate::text::Span;
use crate::verdict::Reason;

use super::deed::Deed;
use super::{Dispute, Side, Stage, divergence};

/// What is published may be published by two.
const SCORE: f64 = 0.55;

/// A thing as one claim names it.
struct Named<'a> {
    claim: ClaimId,
    witness: usize,
    name: &'a str,
}

/// What is asked: the name of a thing, or of who published it.
type Question<'a> = (&'static str, &'a str);

pub(super) fn find(stage: &Stage<'_, '_>) -> Vec<Finding> {
    let mut questions: BTreeMap<Question<'_>, Vec<Named<'_>>> = BTreeMap::new();
    for deed in stage.deeds.list.iter().filter(|deed| deed.frame.is_affirmed) {
        let found = called(stage, *deed).or_else(|| publisher(stage, *deed));
        if let Some((question, name)) = found {
            let named = Named { claim: deed.claim, witness: deed.witness, name };
            questions.entry(question).or_default().push(named);
        }
    }
    questions.iter().filter_map(|(question, named)| finding(stage, *question, named)).collect()
}

fn finding(stage: &Stage<'_, '_>, (what, thing): Question<'_>, named: &[Named<'_>]) -> Option<Finding> {
    let mut by_name: BTreeMap<String, (BTreeSet<usize>, Side)> = BTreeMap::new();
    for one in named {
        let side = || (BTreeSet::new(), Side { value: one.name.to_owned(), claims: Vec::new() });
        let (witnesses, side) = by_name.entry(key(one.name)).or_insert_with(side);
        witnesses.insert(one.witness);
        side.claims.push(one.claim);
    }
    let is_known = |name: &str, witnesses: &BTreeSet<usize>| {
        witnesses.iter().any(|&at| key(&stage.scene.coverage.readings[at].article.text).contains(name))
    };
    let names: Vec<&String> = by_name.keys().collect();
    let is_apart =
        |name: &&String| by_name.iter().all(|(other, (told_by, _))| other == *name || !is_known(name, told_by));
    let are_two = names.len() == 2;
    if !are_two || !names.iter().all(is_apart) {
        return None;
    }
    let text = format!("{what} {thing}");
    let sides: Vec<Side> = by_name.into_values().map(|(_, side)| side).collect();
    let reason = Reason::new("conflict/called", format!("{} / {}", sides[0].value, sides[1].value));
    divergence(stage.scene, Dispute { slot: Slot::Name, about: text, score: SCORE, reason }, &sides)
}

/// Letters and digits alone, in lower case.
fn key(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The thing that a verb of naming names, and its name.
fn called<'a>(stage: &Stage<'_, 'a>, deed: Deed<'a>) -> Option<(Question<'a>, &'a str)> {
    // "He called the act a crime" gives no name.
    if naming_word(deed.lemma) != Some(NamingWord::Call) || !deed.frame.is_passive {
        return None;
    }
    let thing = deed.frame.arguments.iter().find(|argument| is_thing(deed.document, argument))?;
    let name = deed.frame.arguments.iter().find_map(|argument| name(stage, deed, argument.head as usize))?;
    Some((("name of the", deed.document.lemma(thing.head as usize)), name))
}

fn is_thing(document: &Document, argument: &Argument) -> bool {
    let head = argument.head as usize;
    let lemma = document.lemma(head);
    let is_post = lexicon::title(|ahead| (ahead == 0).then_some(lemma)).is_some();
    let is_role = matches!(argument.role, Role::Object | Role::Recipient);
    is_role && document.tokens()[head].pos == Pos::Noun && !document.is_plural(head) && !is_post
}

/// The name under which something was published: "by Norvik", "under an account titled Norvik".
fn publisher<'a>(stage: &Stage<'_, 'a>, deed: Deed<'a>) -> Option<(Question<'a>, &'a str)> {
    if naming_word(deed.lemma) != Some(NamingWord::Issue) {
        return None;
    }
    let document = deed.document;
    let thing = deed.arguments(Role::Object).next().filter(|argument| is_thing(document, argument))?;
    let by = deed.arguments(Role::Subject).find(|argument| argument.marker.is_some());
    let by = by.and_then(|argument| name(stage, deed, argument.head as usize));
    let handle = || deed.arguments(Role::Modifier).find_map(|argument| handle(stage, deed, argument.head as usize));
    Some((("who published the", document.lemma(thing.head as usize)), by.or_else(handle)?))
}

/// The name of the account that `head` is.
fn handle<'a>(stage: &Stage<'_, 'a>, deed: Deed<'a>, head: usize) -> Option<&'a str> {
    let document = deed.document;
    let word = naming_word(document.lemma(head))?;
    let calls = |at: &usize| naming_word(document.lemma(*at)) == Some(NamingWord::Call);
    let below = || document.dependents(head).filter(|&at| at > head);
    let named = below().filter(calls).flat_map(|verb| document.dependents(verb).filter(move |&at| at > verb));
    let beside = below().filter(|&at| matches!(document.relation(at), Relation::Appos | Relation::Flat));
    let is_handle = word == NamingWord::Handle || document.lemma(head) == "name";
    named.chain(beside).find_map(|at| name(stage, deed, at)).filter(|_| is_handle)
}

/// The name that `head` ends: proper nouns in a row, without quotation marks.
fn name<'a>(stage: &Stage<'_, 'a>, deed: Deed<'a>, head: usize) -> Option<&'a str> {
    let document = deed.document;
    let is_name = |at: usize| document.tokens()[at].pos == Pos::Propn;
    if !is_name(head) {
        return None;
    }
    let sentence = document.sentence_of(head).tokens;
    let start = (sentence.start as usize..head).rev().take_while(|&at| is_name(at)).last().unwrap_or(head);
    let end = (head..sentence.end as usize).take_while(|&at| is_name(at)).last().unwrap_or(head) + 1;
    let span: Span = document.span(TokenRange::new(start, end));
    Some(span.of(&stage.scene.coverage.readings[deed.witness].article.text))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use super::*;

    #[test]
    fn two_names_of_one_publisher() {
        check(
            find,
            ["The video was posted by HarbourGuy.", "The video was published under an account titled Haldenization."],
            &["Haldenization", "HarbourGuy"],
        );
    }

    #[test]
    fn another_thing_or_no_name() {
        check(find, ["The video was posted by HarbourGuy.", "The report was published by Norvik."], &[]);
        check(find, ["The video was posted by HarbourGuy.", "The video was posted by HarbourGuy on Monday."], &[]);
        check(find, ["He called the attack a crime.", "She called the attack Terror."], &[]);
        let both = "The video was posted by Norvik. HarbourGuy posted it again.";
        check(find, ["The video was posted by HarbourGuy.", both], &[]);
    }
}
