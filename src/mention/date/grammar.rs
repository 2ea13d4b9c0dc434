//! The longest time phrase at a place: tries every reader, with and without a modifier before.
//!
//! Readers tell meanings; days are left to `resolve`.

use super::meaning::{Clock, Meaning, Modifier, Phrase, Point};
use super::words::Words;
use super::{DateModifier, Granularity, clock, duration, joined, named, nth, numeric, relative, set, weekday, year};
use crate::lexicon::calendar::{NumberClass, calendar};

type Reader = fn(&Words, usize) -> Option<Phrase>;

/// Where two read equally far, the earlier one wins.
const READERS: [Reader; 13] = [
    relative::fixed,
    numeric::read,
    named::year_first,
    named::read,
    year::read,
    weekday::read,
    nth::read,
    relative::directed,
    set::read,
    duration::read,
    named::sharing,
    clock::read,
    clock::part_of_day,
];

/// The readers of times of day, which come last.
const CLOCKS: usize = 2;

/// The longest time phrase that starts at `at`.
pub(super) fn read(words: &Words, at: usize) -> Option<Phrase> {
    let plain = core(words, at);
    let bent = modified(words, at);
    let best = longer(plain, bent)?;
    Some(joined::joined(words, best))
}

/// The longest phrase without a modifier.
pub(super) fn core(words: &Words, at: usize) -> Option<Phrase> {
    READERS.iter().fold(None, |best, reader| longer(best, reader(words, at)))
}

/// The longest day or repetition without a modifier, times of day left out.
pub(super) fn core_day(words: &Words, at: usize) -> Option<Phrase> {
    let clock = READERS.len() - CLOCKS;
    READERS[..clock].iter().fold(None, |best, reader| longer(best, reader(words, at)))
}

fn longer(a: Option<Phrase>, b: Option<Phrase>) -> Option<Phrase> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if b.end > a.end { b } else { a }),
        (a, b) => a.or(b),
    }
}

fn modified(words: &Words, at: usize) -> Option<Phrase> {
    let (len, name) = calendar().modifiers.longest(words.phrase_from(at))?;
    let modifier = modifier(name);
    let after = at + len;
    let mut phrase = match modifier {
        Modifier::Timex(DateModifier::Start | DateModifier::Mid | DateModifier::End)
        | Modifier::Earlier
        | Modifier::Later => part_of_period(words, after)?,
        Modifier::Timex(_) => amount(words, after)?,
    };
    phrase.start = at;
    phrase.modifier = Some(modifier);
    Some(phrase)
}

fn modifier(name: &str) -> Modifier {
    Modifier::Timex(match name {
        "START" => DateModifier::Start,
        "MID" => DateModifier::Mid,
        "END" => DateModifier::End,
        "NEARLY" => DateModifier::Nearly,
        "JUST_OVER" => DateModifier::JustOver,
        "LESS_THAN" | "EQUAL_OR_LESS" => DateModifier::LessThan,
        "MORE_THAN" | "EQUAL_OR_MORE" => DateModifier::MoreThan,
        "EARLIER" => return Modifier::Earlier,
        "LATER" => return Modifier::Later,
        _ => DateModifier::Approx,
    })
}

/// What "early", "the end of" or "later" can be said of: a period, or a bare unit ("earlier in the year").
fn part_of_period(words: &Words, after: usize) -> Option<Phrase> {
    let mut at = words.past_hyphen(after);
    at = words.past(at, "in");
    at = words.past(at, "on");
    at = words.past(at, "of");
    let bare = bare_unit(words, at);
    let phrase = longer(core(words, at), bare)?;
    matches!(phrase.meaning, Meaning::Point(..)).then_some(phrase)
}

/// "the year", "the month": the current one, or the one last spoken of.
fn bare_unit(words: &Words, at: usize) -> Option<Phrase> {
    let unit = words.unit(at + 1).filter(|unit| !unit.plural)?;
    let unit = super::duration::granularity(unit.unit);
    let fits = words.text(at) == "the" && unit >= Granularity::Day && unit <= Granularity::Century;
    fits.then(|| Phrase::point(at, at + 2, Point::Shift(unit, 0)))
}

/// What "about" or "more than" can be said of: a number of units, a clock time, a year.
fn amount(words: &Words, at: usize) -> Option<Phrase> {
    let phrase = core(words, at)?;
    let counts = is_number(words, at);
    let fits = match phrase.meaning {
        Meaning::Length(..) | Meaning::Range(..) | Meaning::Lengths(_) => counts,
        Meaning::Point(Point::Shift(..) | Point::Ago(..) | Point::Anchor(..) | Point::Moved { .. }, None) => counts,
        Meaning::Counted { .. } => counts,
        Meaning::Clock(Clock::At(..)) | Meaning::Point(Point::Year(_), None) => true,
        _ => false,
    };
    fits.then_some(phrase)
}

fn is_number(words: &Words, at: usize) -> bool {
    let text = words.text(at);
    let class = calendar().numbers.get(text).map(|word| word.class);
    text.starts_with(|first: char| first.is_ascii_digit()) || class.is_some_and(|class| class != NumberClass::Ordinal)
}
