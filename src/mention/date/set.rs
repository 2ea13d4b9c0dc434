//! Repetitions: "every year", "each Tuesday", "every other week", "twice a week", "Sundays", "every morning".
//!
//! Adverbs ("daily") are phrases of `relative::fixed`.

use super::Granularity;
use super::duration::{granularity, value};
use super::meaning::{Meaning, Phrase};
use super::words::Words;
use super::{day, named, numeral, weekday};
use crate::lexicon::calendar::{NameForm, calendar};

/// A repetition at `at`.
pub(super) fn read(words: &Words, at: usize) -> Option<Phrase> {
    plural(words, at).or_else(|| times(words, at)).or_else(|| every(words, at))
}

/// "Sundays", "mornings".
fn plural(words: &Words, at: usize) -> Option<Phrase> {
    if let Some((end, name)) = weekday::name(words, at).filter(|(_, name)| name.form == NameForm::Plural) {
        return Some(set(at, end, format!("XXXX-WXX-{}", name.number), Granularity::Day));
    }
    if let Some(phrase) = weekday_parts(words, at) {
        return Some(phrase);
    }
    let part = calendar().day_parts.get(words.text(at)).filter(|_| words.text(at).ends_with('s'))?;
    let counted = at > 0 && calendar().numbers.contains_key(words.before(at));
    let before = calendar().role(words.before(at));
    let placed =
        before.season || before.day || words.before(at) == "the" || at > 0 && weekday::name(words, at - 1).is_some();
    (!counted && placed).then(|| set(at, at + 1, format!("T{part}"), Granularity::DayPart))
}

/// "Friday mornings".
fn weekday_parts(words: &Words, at: usize) -> Option<Phrase> {
    let (end, name) = weekday::name(words, at).filter(|(_, name)| name.form == NameForm::Full)?;
    let part = calendar().day_parts.get(words.text(end)).filter(|_| words.text(end).ends_with('s'))?;
    Some(set(at, end + 1, format!("XXXX-WXX-{}T{part}", name.number), Granularity::DayPart))
}

/// "twice a week", "three times a year", "per day".
fn times(words: &Words, at: usize) -> Option<Phrase> {
    let article = match words.text(at) {
        "once" | "twice" => at + 1,
        "per" => at,
        _ => {
            let number = numeral::cardinal(words, at)?;
            if words.text(number.end) != "times" {
                return None;
            }
            number.end + 1
        }
    };
    if !calendar().role(words.text(article)).per {
        return None;
    }
    let unit = words.unit(article + 1).filter(|unit| !unit.plural)?;
    let granularity = granularity(unit.unit);
    Some(set(at, article + 2, value(Some(unit.times), granularity), granularity))
}

/// "every year", "each Tuesday", "every two weeks", "every other Friday", "every July", "every morning".
fn every(words: &Words, at: usize) -> Option<Phrase> {
    if !calendar().role(words.text(at)).every {
        return None;
    }
    let skipped = words.past(at + 1, "single");
    let (place, amount) = step(words, skipped);
    if let Some((end, name)) = weekday::name(words, place).filter(|(_, name)| name.form == NameForm::Full) {
        return Some(set(at, end, format!("XXXX-WXX-{}", name.number), Granularity::Day));
    }
    if let Some(part) = calendar().day_parts.get(words.text(place)) {
        return Some(set(at, place + 1, format!("T{part}"), Granularity::DayPart));
    }
    if let Some((month, end)) = named::month_name(words, place) {
        return Some(set(at, end, format!("XXXX-{:02}", month.number), Granularity::Month));
    }
    if let Some(season) = calendar().seasons.get(words.text(place)) {
        return Some(set(at, place + 1, format!("XXXX-{}", season.code), Granularity::Season));
    }
    let unit = words.unit(place)?;
    let granularity = granularity(unit.unit);
    if granularity == Granularity::Weekend && amount == 1.0 {
        return Some(set(at, place + 1, "XXXX-WXX-WE".to_string(), granularity));
    }
    Some(set(at, place + 1, value(Some(amount * unit.times), granularity), granularity))
}

/// How many units lie between two: "every other" 2, "every third" 3, "every two" 2.
fn step(words: &Words, at: usize) -> (usize, f64) {
    if words.text(at) == "other" {
        return (at + 1, 2.0);
    }
    if let Some(day) = day::ordinal(words, at) {
        return (day.end, f64::from(day.number));
    }
    let number = numeral::cardinal(words, at).and_then(|number| Some((number.end, number.value?)));
    number.filter(|(_, value)| *value > 0.0).unwrap_or((at, 1.0))
}

fn set(start: usize, end: usize, value: String, granularity: Granularity) -> Phrase {
    Phrase::new(start, end, Meaning::Set(value, granularity))
}
