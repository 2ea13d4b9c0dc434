//! A time expression in a reader's words: "27 April 2022", "January 2022", "2021", "10 years".
//!
//! One form for all spellings of one time.

use jiff::civil::Date;

use super::{DateKind, DateModifier, Granularity, TimeExpression};
use crate::lexicon::calendar::{CalendarName, NameForm, calendar};

impl TimeExpression {
    /// The normal form for a reader; the TIMEX3 value where no better one is known.
    pub fn display(&self) -> String {
        let plain = self.plain();
        match self.modifier {
            Some(DateModifier::Approx) => format!("about {plain}"),
            Some(DateModifier::Before) => format!("before {plain}"),
            Some(DateModifier::After) => format!("since {plain}"),
            Some(DateModifier::Start) => format!("early {plain}"),
            Some(DateModifier::Mid) => format!("mid-{plain}"),
            Some(DateModifier::End) => format!("late {plain}"),
            Some(DateModifier::LessThan) => format!("less than {plain}"),
            Some(DateModifier::Nearly) => format!("nearly {plain}"),
            Some(DateModifier::JustOver) => format!("just over {plain}"),
            Some(DateModifier::MoreThan) => format!("more than {plain}"),
            None => plain,
        }
    }

    fn plain(&self) -> String {
        match (self.kind, self.interval) {
            (DateKind::Duration, _) => self.length(),
            (DateKind::Time, Some((first, _))) => match self.value.split_once('T') {
                Some((_, clock)) => format!("{}, {}", day(first), part(clock)),
                None => day(first),
            },
            (DateKind::Date, Some((first, last))) => self.period(first, last),
            _ => unanchored(&self.value).unwrap_or_else(|| self.value.clone()),
        }
    }

    fn length(&self) -> String {
        let told = |value: &str| length(value).unwrap_or_else(|| value.to_string());
        match &self.longest {
            Some(longest) => format!("{} to {}", told(&self.value), told(longest)),
            None => told(&self.value),
        }
    }

    /// `first` and `last` may be narrowed by a modifier, but lie in the period.
    fn period(&self, first: Date, last: Date) -> String {
        match self.granularity {
            Granularity::Day => day(first),
            Granularity::Week => format!("week of {}", day(first)),
            Granularity::Weekend => format!("weekend of {}", day(first)),
            Granularity::Month => format!("{} {}", month(first), first.year()),
            Granularity::Season => format!("{} {}", season(&self.value), first.year()),
            Granularity::Quarter => format!("{} to {} {}", month(first), month(last), last.year()),
            Granularity::Year => first.year().to_string(),
            Granularity::Decade => format!("{}s", first.year() / 10 * 10),
            _ => self.value.clone(),
        }
    }
}

/// "10 years" of `P10Y`; `None` for lengths of two units or of no certain amount.
fn length(value: &str) -> Option<String> {
    let (amount, clock) = match value.strip_prefix("PT") {
        Some(rest) => (rest, true),
        None => (value.strip_prefix('P')?, false),
    };
    let letter = amount.chars().last()?;
    let amount = amount.get(..amount.len() - letter.len_utf8())?;
    let number: f64 = amount.parse().ok()?;
    let unit = match (clock, letter) {
        (true, 'S') => "second",
        (true, 'M') => "minute",
        (true, 'H') => "hour",
        (false, 'D') => "day",
        (false, 'W') => "week",
        (false, 'M') => "month",
        (false, 'Y') => "year",
        _ => return None,
    };
    Some(format!("{amount} {unit}{}", if number == 1.0 { "" } else { "s" }))
}

/// The reader's word for the part of the day with a TIMEX3 code; clock times stay as they are.
fn part(code: &str) -> &str {
    let mut words: Vec<&str> =
        calendar().day_parts.iter().filter(|(_, part)| **part == code).map(|(word, _)| *word).collect();
    // The codes are made of the plainest word (MO of "morning"); else the shortest one, so that the order of the table
    // does not show.
    words.sort_unstable_by_key(|word| (!word.to_uppercase().starts_with(code), word.len(), *word));
    words.first().copied().unwrap_or(code)
}

fn season(value: &str) -> &str {
    let code = value.rsplit('-').next().unwrap_or_default();
    let mut words: Vec<&str> =
        calendar().seasons.iter().filter(|(_, season)| season.code == code).map(|(word, _)| *word).collect();
    words.sort_unstable_by_key(|word| (word.len(), *word));
    words.first().copied().unwrap_or(code)
}

/// "Saturday" for `XXXX-WXX-6`, "27 April" for `XXXX-04-27`, "April" for `XXXX-04`.
fn unanchored(value: &str) -> Option<String> {
    let rest = value.split('T').next()?.strip_prefix("XXXX-")?;
    if let Some(number) = rest.strip_prefix("WXX-") {
        return weekday(number.parse().ok()?);
    }
    let mut parts = rest.split('-');
    let name = calendar().month_names.get(parts.next()?.parse::<usize>().ok()?.checked_sub(1)?)?;
    match parts.next() {
        Some(day) => Some(format!("{} {name}", day.parse::<u8>().ok()?)),
        None => Some(name.clone()),
    }
}

/// The full name of a day of the week, from Monday, 1.
fn weekday(number: u8) -> Option<String> {
    let is_it = |name: &CalendarName| name.form == NameForm::Full && i64::from(name.number) == i64::from(number);
    let names = calendar().weekdays.iter().filter(|(_, name)| is_it(name));
    let (word, _) = names.max_by_key(|(word, _)| (word.len(), **word))?;
    let mut letters = word.chars();
    let first = letters.next()?;
    Some(first.to_uppercase().chain(letters).collect())
}

fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

fn month(date: Date) -> &'static str {
    let at = usize::from(date.month().unsigned_abs()) - 1;
    calendar().month_names.get(at).map_or("", String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: &str, expected: Option<&str>) {
        assert_eq!(unanchored(value).as_deref(), expected, "{value}");
    }

    #[test]
    fn times_without_a_year_are_told_in_words() {
        check("XXXX-WXX-6", Some("Saturday"));
        check("XXXX-04-27", Some("27 April"));
        check("XXXX-04", Some("April"));
        check("XXXX-WXX-6TMO", Some("Saturday"));
    }

    #[test]
    fn other_values_are_left() {
        check("PRESENT_REF", None);
        check("XXXX-SU", None);
        check("2022-04-27", None);
    }
}
