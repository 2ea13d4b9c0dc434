//! What is counted: the noun phrase that follows a number.
//!
//! Uses parts of speech where the tagger set them, and closed-class words otherwise.

use crate::lexicon::ends_counted;
use crate::syntax::{Document, Pos, TokenRange};

use super::expression::is_dated;
use super::part::{PartKind, Parts};

/// More parts than this are no longer one noun phrase; names with hyphens and possessives take several each.
const LONGEST_PHRASE: usize = 10;

/// The counted noun phrase.
pub(super) struct Counted {
    /// Its tokens.
    pub tokens: TokenRange,
    /// Its head.
    pub head: u32,
    /// The head's lemma.
    pub lemma: String,
}

/// The noun phrase behind part `end`, if one begins there, perhaps after "of the".
pub(super) fn find(document: &Document, parts: &Parts, end: usize, dated: &[TokenRange]) -> Option<Counted> {
    let hyphened = skip_hyphen(parts, end);
    let start = skip_of(parts, hyphened);
    let stop = if hyphened > end { hyphened + 1 } else { phrase_end(parts, start, dated) };
    let head = head(parts, start, stop)?;
    let token = parts.get(head)?.token;
    Some(Counted { tokens: parts.tokens(start, head + 1), head: token, lemma: lemma(document, parts, head) })
}

/// The last noun of the phrase; its last word that can stand for one ("three wounded") where it has none. Where the
/// tagger has not spoken, a closing "-ing" or "-ed" is taken for a verb.
fn head(parts: &Parts, start: usize, stop: usize) -> Option<usize> {
    let is_verb = |at: usize| {
        let looks_verbal = ["ing", "ed", "ly"].iter().any(|ending| parts.norm(at).ends_with(ending));
        parts.get(at).is_some_and(|part| part.pos == Pos::X) && looks_verbal && !parts.is_capital(at)
    };
    let is_noun = |at: &usize| parts.get(*at).is_some_and(|part| matches!(part.pos, Pos::Noun | Pos::Propn | Pos::X));
    let heads = || (start..stop).rev().filter(|&at| is_head(parts, at) && !is_verb(at));
    heads().find(is_noun).or_else(|| heads().next())
}

fn skip_hyphen(parts: &Parts, at: usize) -> usize {
    if parts.norm(at) == "-" && parts.is_attached(at) && parts.is_attached(at + 1) { at + 1 } else { at }
}

/// "of", "of the", "of his", "of the three", "other", "more".
fn skip_of(parts: &Parts, at: usize) -> usize {
    let mut start = at;
    if parts.norm(start) == "of" {
        start += 1;
        while is_determiner(parts.norm(start)) {
            start += 1;
        }
        if let Some(number) = super::number::read(parts, start) {
            start = number.end;
        }
    }
    if matches!(parts.norm(start), "more" | "other" | "additional" | "further" | "extra") { start + 1 } else { start }
}

fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "the" | "these" | "those" | "this" | "that" | "his" | "her" | "its" | "their" | "our" | "my" | "all" | "such"
    )
}

fn phrase_end(parts: &Parts, start: usize, dated: &[TokenRange]) -> usize {
    let mut at = start;
    while at < start + LONGEST_PHRASE && goes_on(parts, start, at, dated) {
        at += 1;
    }
    at
}

fn goes_on(parts: &Parts, start: usize, at: usize, dated: &[TokenRange]) -> bool {
    let Some(part) = parts.get(at) else { return false };
    if is_dated(dated, TokenRange { start: part.token, end: part.token + 1 }) {
        return false;
    }
    match part.kind {
        PartKind::Word if is_hyphened(parts, at) && at > start => true,
        PartKind::Digits => false,
        PartKind::Sign => at > start && is_inner_sign(parts, at),
        PartKind::Word if matches!(part.norm, "and" | "or") => joins_names(parts, start, at),
        PartKind::Word if matches!(part.norm, "'s" | "s'") => at > start,
        PartKind::Word => !ends_counted(part.norm) && is_nominal(part.pos) && !is_after_plural(parts, start, at),
    }
}

/// "to" in "ship-to-ship transfers".
fn is_hyphened(parts: &Parts, at: usize) -> bool {
    let is_hyphen = |at: usize| parts.norm(at) == "-" && parts.is_attached(at);
    parts.before(at, 1) == "-"
        && is_hyphen(at - 1)
        && parts.is_attached(at)
        && is_hyphen(at + 1)
        && parts.is_attached(at + 2)
}

fn is_inner_sign(parts: &Parts, at: usize) -> bool {
    match parts.norm(at) {
        "-" => parts.is_attached(at) && parts.is_attached(at + 1) && parts.is(at + 1, PartKind::Word),
        "'" => parts.is_attached(at),
        "." => parts.is_capital(at - 1) && parts.norm(at - 1).contains('.'),
        _ => false,
    }
}

/// "4,300 Acme and Bell stores": names joined before the noun.
fn joins_names(parts: &Parts, start: usize, at: usize) -> bool {
    let is_lower_plural = |at: usize| !parts.is_capital(at) && parts.norm(at).ends_with('s');
    at > start && parts.is_capital(at - 1) && parts.is_capital(at + 1) && (at + 2..at + 5).any(is_lower_plural)
}

fn is_nominal(pos: Pos) -> bool {
    matches!(pos, Pos::X | Pos::Noun | Pos::Propn | Pos::Adj | Pos::Num | Pos::Verb | Pos::Adv | Pos::Part | Pos::Punct)
}

/// A verb after a noun ends the phrase: "women work", "packages containing".
fn is_after_plural(parts: &Parts, start: usize, at: usize) -> bool {
    let Some(part) = parts.get(at) else { return false };
    let follows_noun = at > start && parts.get(at - 1).is_some_and(|last| matches!(last.pos, Pos::Noun | Pos::Propn));
    if part.pos == Pos::X {
        let last = parts.before(at, 1);
        let is_plural = at > start
            && last.len() > 3
            && last.ends_with('s')
            && !last.ends_with("ss")
            && !last.ends_with("us")
            && !last.ends_with("'s");
        return is_plural && !parts.is_capital(at - 1) || at > start && is_irregular_plural(last);
    }
    matches!(part.pos, Pos::Verb | Pos::Adv) && follows_noun
}

fn is_irregular_plural(word: &str) -> bool {
    matches!(word, "people" | "women" | "men" | "children" | "police")
}

fn is_head(parts: &Parts, at: usize) -> bool {
    let Some(part) = parts.get(at) else { return false };
    let can_be_noun = matches!(part.pos, Pos::X | Pos::Noun | Pos::Propn | Pos::Adj | Pos::Verb);
    part.kind == PartKind::Word && can_be_noun && part.norm.len() > 1 && part.norm != "'s"
}

/// The head's lemma; where the lemmatiser has not spoken, the word without its plural ending.
fn lemma(document: &Document, parts: &Parts, head: usize) -> String {
    let Some(part) = parts.get(head) else { return String::new() };
    let lemma = document.lemma(part.token as usize);
    let is_whole = document.norm(part.token as usize) == part.norm;
    if is_whole && lemma != part.norm { lemma.to_string() } else { singular(part.norm) }
}

fn singular(word: &str) -> String {
    match word {
        "people" | "persons" => return "person".to_string(),
        "women" => return "woman".to_string(),
        "men" => return "man".to_string(),
        "children" => return "child".to_string(),
        _ => {}
    }
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix('\'')).unwrap_or(word);
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return format!("{stem}y");
    }
    let es = ["ches", "shes", "xes", "sses", "zes"].iter().any(|ending| word.ends_with(ending));
    if es {
        return word[..word.len() - 2].to_string();
    }
    let is_plural = word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !word.ends_with("is");
    if is_plural { word[..word.len() - 1].to_string() } else { word.to_string() }
}
