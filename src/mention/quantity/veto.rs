//! Numbers that count nothing: years, street and docket numbers, parts of names, pronouns.
//!
//! Each rule sees the number where it stands; leaves dates to `date`.

use crate::lexicon::{ends_counted, is_number_label, is_street_word, number_idioms, units};
use crate::syntax::Pos;

use super::number::{Number, NumberForm};
use super::part::{PartKind, Parts};

/// Above this share of capitals a sentence is a headline, where capitals tell nothing.
const HEADLINE_CAPITALS: f64 = 0.6;

/// The part after an idiom or a chain of numbers at `at` ("first lady", "555-1234-99"), if one starts there.
pub(super) fn skip(parts: &Parts, at: usize) -> Option<usize> {
    if let Some((length, ())) = number_idioms().longest(parts.from(at)) {
        let is_measure = parts.norm(at + length - 1) == "one" && units().longest(parts.from(at + length)).is_some();
        return (!is_measure).then_some(at + length);
    }
    name_with_number(parts, at)
        .or_else(|| docket(parts, at))
        .or_else(|| leading_zero(parts, at))
        .or_else(|| chain(parts, at))
        .or_else(|| plural_or_hour(parts, at))
}

/// "0207", "007": no number begins with a zero.
fn leading_zero(parts: &Parts, at: usize) -> Option<usize> {
    let digits = parts.norm(at).as_bytes();
    let is_code = parts.is(at, PartKind::Digits) && digits.len() > 1 && digits[0] == b'0' && digits[1].is_ascii_digit();
    is_code.then_some(at + 1)
}

/// "the 737s", "the 1990s", "2 p.m.": decades and ages of people have been read before.
fn plural_or_hour(parts: &Parts, at: usize) -> Option<usize> {
    if !parts.is(at, PartKind::Digits) {
        return None;
    }
    let is_plural = parts.norm(at + 1) == "s" && parts.is_attached(at + 1);
    let is_hour = matches!(parts.norm(at + 1), "am" | "pm" | "a.m" | "p.m" | "o'clock");
    (is_plural || is_hour).then_some(at + 2)
}

/// "F-16", "COVID-19": digits hyphened to letters before them.
fn name_with_number(parts: &Parts, at: usize) -> Option<usize> {
    const PREFIXES: [&str; 6] = ["mid", "sub", "over", "under", "plus", "pre"];
    let is_hyphened = parts.is(at, PartKind::Digits) && parts.before(at, 1) == "-" && parts.is_attached(at);
    if !is_hyphened || at < 2 || !parts.is_attached(at - 1) {
        return None;
    }
    let before = parts.get(at - 2)?;
    let is_name =
        before.kind == PartKind::Word && !PREFIXES.contains(&before.norm) && !crate::lexicon::is_score_cue(before.norm);
    is_name.then_some(at + 1)
}

/// "No. 10-277", "No. A-12".
fn docket(parts: &Parts, at: usize) -> Option<usize> {
    let digits = digits_after_no(parts, at)?;
    let is_chain = parts.norm(digits + 1) == "-" && parts.is(digits + 2, PartKind::Digits);
    is_chain.then_some(digits + 3)
}

/// The digits of "No. 2", "Nos. 2", "#2" that starts at `at`.
pub(super) fn digits_after_no(parts: &Parts, at: usize) -> Option<usize> {
    let next = match parts.norm(at) {
        "no" | "nos" if parts.norm(at + 1) == "." => at + 2,
        "no." | "nos." => at + 1,
        "no" if parts.is_capital(at) => at + 1,
        "#" if parts.is_attached(at + 1) => at + 1,
        _ => return None,
    };
    parts.is(next, PartKind::Digits).then_some(next)
}

/// Phone numbers, dates in digits, times, versions: the end of a chain of digits joined by signs.
fn chain(parts: &Parts, at: usize) -> Option<usize> {
    if !parts.is(at, PartKind::Digits) {
        return None;
    }
    let mut end = at + 1;
    let mut links = 0;
    let mut has_colon = false;
    while matches!(parts.norm(end), "-" | "/" | ":" | "." | "_")
        && parts.is_attached(end)
        && parts.is_attached(end + 1)
        && parts.is(end + 1, PartKind::Digits)
    {
        has_colon |= parts.norm(end) == ":";
        links += 1;
        end += 2;
    }
    let is_phone =
        links == 1 && parts.norm(at + 1) == "-" && parts.norm(at).len() == 3 && parts.norm(at + 2).len() == 4;
    let is_date = links == 1
        && parts.norm(at + 1) == "/"
        && super::number::read(parts, at).is_none_or(|number| number.end <= at + 1);
    let is_season = links == 1
        && parts.norm(at + 1) == "-"
        && is_year_digits(parts.norm(at))
        && matches!(parts.norm(at + 2).len(), 2 | 4);
    (links > 1 || has_colon || is_phone || is_date || is_season).then_some(end)
}

/// Whether `number`, bare at parts `start` to its end, names something instead of counting.
pub(super) fn names(parts: &Parts, start: usize, number: &Number) -> bool {
    is_labelled(parts, start) || is_part_of_name(parts, start, number)
}

fn is_labelled(parts: &Parts, start: usize) -> bool {
    let label = parts.before(start, 1);
    is_number_label(label)
        || label == "#"
        || label == "." && matches!(parts.before(start, 2), "sec" | "art" | "ch" | "p" | "pp" | "vol")
}

/// "52nd Street", "1600 Elm Grove Avenue".
pub(super) fn is_street(parts: &Parts, end: usize) -> bool {
    const LONGEST_STREET_NAME: usize = 4;
    (end..end + LONGEST_STREET_NAME).take_while(|&at| parts.is_capital(at)).any(|at| is_street_word(parts.norm(at)))
}

/// "Falcon 9", "Ocean's Eleven": a number in a row of capitals, outside headlines.
fn is_part_of_name(parts: &Parts, start: usize, number: &Number) -> bool {
    let Some(before) = start.checked_sub(1).and_then(|at| parts.get(at)) else { return false };
    let is_name = before.kind == PartKind::Word && before.is_capital && start > 1 && !ends_counted(before.norm);
    let is_tagged_name = matches!(before.pos, Pos::Propn | Pos::Noun | Pos::X);
    let is_alone = parts.get(number.end).is_none_or(|next| next.kind != PartKind::Word || ends_counted(next.norm));
    is_name
        && is_tagged_name
        && (is_alone || parts.is_capital(start))
        && number.scale == 1.0
        && parts.capital_share < HEADLINE_CAPITALS
}

/// "2013" of "2013-14" or "1978-1995".
fn is_year_digits(digits: &str) -> bool {
    digits.len() == 4 && digits.parse().is_ok_and(|value| YEARS.contains(&value))
}

/// A bare number of four digits between these is a year.
const YEARS: std::ops::RangeInclusive<f64> = 1500.0..=2100.0;

/// Whether the digits at `at` are a year: "2016", "the 2016 election"; not "2000 people".
pub(super) fn is_year(parts: &Parts, at: usize, number: &Number, has_counted: bool) -> bool {
    let is_bare = number.form == NumberForm::Digits && number.end == at + 1 && parts.norm(at).len() == 4;
    let is_round = number.value % 100.0 == 0.0;
    let follows =
        matches!(parts.before(at, 1), "in" | "since" | "the" | "of" | "by" | "until" | "from" | "a" | "," | "");
    is_bare && YEARS.contains(&number.value) && !(is_round && has_counted && !follows)
}

/// "one" is a count only before a noun.
pub(super) fn is_pronoun(parts: &Parts, at: usize, number: &Number, has_counted: bool) -> bool {
    const NOT_BEFORE_ONE: [&str; 12] =
        ["no", "this", "that", "the", "which", "any", "every", "each", "some", "another", "only", "'s"];
    if parts.norm(at) != "one" || number.end != at + 1 {
        return false;
    }
    !has_counted || parts.norm(number.end) == "of" || NOT_BEFORE_ONE.contains(&parts.before(at, 1))
}

/// "first" and "second" as adverbs and units: an ordinal needs an article
/// or a verb of finishing before it, or a noun after it.
pub(super) fn is_adverb(parts: &Parts, at: usize, number: &Number, has_counted: bool) -> bool {
    if number.form != NumberForm::Ordinal {
        return false;
    }
    let is_adverb = parts.get(at).is_some_and(|part| part.pos == Pos::Adv);
    let is_finish = matches!(parts.before(at, 1), "the" | "finished" | "came" | "finishing" | "ranked" | "placed");
    let follows_subject = matches!(parts.before(at, 1), "he" | "she" | "it" | "they" | "we" | "i" | "you" | "who");
    follows_subject || !(is_finish || has_counted && !is_adverb)
}
