//! Maximal capitalised sequences in one sentence, with the small words that link them.
//!
//! Leaves it to `split` where a sequence holds a title, an organisation and a person in a row.

use super::word::{Shape, Words};
use crate::lexicon::{self, Naming};

/// Words from `start` up to `end` of one sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Chunk {
    pub start: usize,
    pub end: usize,
}

/// The capitalised sequences of a sentence. `is_dated` tells which words a time expression covers.
pub(super) fn chunks(words: &Words, is_dated: &dyn Fn(usize) -> bool) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    let mut at = 0;
    while at < words.list.len() {
        if !is_name_word(words, at) || is_dated(at) {
            at += 1;
            continue;
        }
        let end = extent(words, at, is_dated);
        chunks.push(Chunk { start: at, end });
        at = end;
    }
    chunks
}

fn is_name_word(words: &Words, at: usize) -> bool {
    words.list.get(at).is_some_and(|word| word.is_capital()) && !is_pronoun(words, at) || is_numbered(words, at)
}

/// "52nd Street", "9th Circuit": an ordinal before a word that heads names.
fn is_numbered(words: &Words, at: usize) -> bool {
    let is_ordinal = |norm: &str| ["st", "nd", "rd", "th"].iter().any(|ending| norm.ends_with(ending));
    words.list.get(at).is_some_and(|word| word.shape == Shape::Number)
        && is_ordinal(words.norm(at))
        && words.list.get(at + 1).is_some_and(|word| word.shape == Shape::Capital)
        && lexicon::name_head(words.norm(at + 1)).is_some()
}

/// "I" is the one capital that is never a name, unless it is an initial.
fn is_pronoun(words: &Words, at: usize) -> bool {
    let norm = words.norm(at);
    norm == "i" && words.list[at].span.len() == 1 || norm.starts_with("i'")
}

/// Where the sequence that starts at `start` ends.
fn extent(words: &Words, start: usize, is_dated: &dyn Fn(usize) -> bool) -> usize {
    let mut end = start + 1;
    while !ends_here(words, end - 1) {
        let Some(next) = next_word(words, start, end) else { break };
        if (end..next).any(is_dated) {
            break;
        }
        end = next;
    }
    end
}

/// A possessive ends a name; those inside names such as "People's Republic" are part of the word.
/// So does a state's abbreviation after a comma: "Pittsburg, Calif."
fn ends_here(words: &Words, at: usize) -> bool {
    words.list[at].is_possessive() || is_state_after_comma(words, at)
}

fn is_state_after_comma(words: &Words, at: usize) -> bool {
    at > 0 && words.norm(at - 1) == "," && lexicon::us_state_by_abbreviation(words.norm(at)).is_some()
}

/// The end of the sequence with one more word in it.
fn next_word(words: &Words, start: usize, end: usize) -> Option<usize> {
    if is_name_word(words, end) {
        return follows_directly(words, end).then_some(end + 1);
    }
    let link = words.norm(end);
    if link == "," {
        return suffix_after_comma(words, end + 1);
    }
    if link == "&" && is_name_word(words, end + 1) {
        return Some(end + 2);
    }
    if words.list.get(end)?.shape != Shape::Lower {
        return None;
    }
    let after = (end..end + 3).find(|&at| !is_link(words.norm(at)))?;
    if after == end || !is_name_word(words, after) {
        return None;
    }
    is_linked(words, start, end, after).then_some(after + 1)
}

/// Weekdays and other capitals that are no name stand between names, not in them.
fn follows_directly(words: &Words, at: usize) -> bool {
    let norm = words.norm(at);
    lexicon::known_name(|ahead| (ahead == 0).then_some(norm)) != Some((1, Naming::None))
        || words.list[at].shape == Shape::Initial
        || lexicon::is_name_suffix(norm)
}

/// "Jr." and "Inc." after a comma belong to the name.
fn suffix_after_comma(words: &Words, at: usize) -> Option<usize> {
    let norm = words.norm(at);
    (is_name_word(words, at) && lexicon::is_name_suffix(norm)).then_some(at + 1)
}

fn is_link(word: &str) -> bool {
    matches!(word, "of" | "for" | "and" | "on" | "the") || lexicon::is_name_particle(word)
}

/// Whether the small words from `end` up to `after` link the sequence before with the one after.
fn is_linked(words: &Words, start: usize, end: usize, after: usize) -> bool {
    let link = words.norm(end);
    if lexicon::is_name_particle(link) || is_inside_title(words, start, after) {
        return true;
    }
    match link {
        "of" | "for" | "on" => {
            !starts_titled_name(words, after)
                && (head_takes(words, start, end, link) || link == "of" && is_named_act(words, start, end, after))
        }
        "and" => after == end + 1 && is_linked_by_and(words, start, end, after),
        _ => false,
    }
}

/// "Chief of Staff", "Secretary of State": the link stands inside one title.
fn is_inside_title(words: &Words, start: usize, after: usize) -> bool {
    (start..after).any(|at| {
        lexicon::title(|ahead| words.norm_before(at + ahead, after + 1)).is_some_and(|(length, _)| at + length > after)
    })
}

/// Whether the last word before the link is a head that goes on with it ("Department of …").
fn head_takes(words: &Words, start: usize, end: usize, link: &str) -> bool {
    if is_title_phrase(words, start, end) {
        return false;
    }
    let takes = |at: usize| lexicon::name_head(words.norm(at)).is_some_and(|head| head.takes(link));
    takes(end - 1) || link != "of" && (start..end).any(takes)
}

/// "Defense of Marriage Act": a topic before "of", and the word for a law or plan at the end.
fn is_named_act(words: &Words, start: usize, end: usize, after: usize) -> bool {
    let right_end = (after..words.list.len()).find(|&at| !words.list[at].is_capital()).unwrap_or(words.list.len());
    let is_topic = |at: usize| lexicon::is_ordinary(words.norm(at)) && !lexicon::opens_sentences(words.norm(at));
    let closes = lexicon::name_head(words.norm(right_end - 1)).is_some_and(|head| head.naming == Naming::Other);
    right_end > after + 1 && closes && (start..end).all(is_topic)
}

/// "Chief of Staff of …", "Commander of …": a post, whose organisation is a name of its own.
fn is_title_phrase(words: &Words, start: usize, end: usize) -> bool {
    (start..end).any(|at| {
        lexicon::title(|ahead| words.norm_before(at + ahead, end)).is_some_and(|(length, _)| at + length == end)
    })
}

/// "… of President Obama" starts another name.
fn starts_titled_name(words: &Words, at: usize) -> bool {
    lexicon::title(|ahead| words.norm_before(at + ahead, words.list.len()))
        .is_some_and(|(_, title)| title.kind != lexicon::TitleKind::Party && title.normal != "justice")
}

/// "and" joins the topics of one body ("Housing and Urban Development"), not two names.
fn is_linked_by_and(words: &Words, start: usize, end: usize, after: usize) -> bool {
    let opens_with_head = (start + 1..end).any(|at| {
        words.norm(at) == "of" && lexicon::name_head(words.norm(at - 1)).is_some_and(|head| head.takes("of"))
    });
    let is_topic = |at: usize| lexicon::is_ordinary(words.norm(at));
    let right_end = (after..words.list.len()).find(|&at| !words.list[at].is_capital()).unwrap_or(words.list.len());
    if opens_with_head {
        return is_topic(end - 1) && is_topic(after) || is_twin_land(words, end - 1, after);
    }
    let closes_with_head = right_end > after + 1
        && lexicon::name_head(words.norm(right_end - 1)).is_some_and(|head| head.naming == Naming::Organization);
    closes_with_head && (start..end).all(is_topic) && is_topic(after)
}

/// "… of New York and New Jersey": two states after one "of".
fn is_twin_land(words: &Words, left: usize, right: usize) -> bool {
    let state = |at: usize| lexicon::us_state(|ahead| words.norm_before(at + ahead, words.list.len())).is_some();
    (state(left) || left > 0 && state(left - 1)) && state(right)
}
