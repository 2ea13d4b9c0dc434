//! Names of the calendar that come back every year: "April 27, 2022", "27 April", "March 2021", "fall of 1980", "Q3",
//! "this year's third quarter", "Christmas Day".
//!
//! Which May is meant as a month is decided here by neighbouring words; the year of "April 27" in `resolve`.

use super::day;
use super::meaning::{Named, Phrase, Pick, Point};
use super::words::Words;
use super::year;
use crate::lexicon;
use crate::lexicon::calendar::{CalendarName, Holiday, NameForm, calendar};

/// A month, a day of a month, a season, a quarter, a holiday, with the year where it is told.
pub(super) fn read(words: &Words, at: usize) -> Option<Phrase> {
    if let Some((start, pick)) = owner(words, at) {
        let (end, named) = name(words, start, true)?;
        return Some(Phrase::point(at, end, Point::Named(named, pick)));
    }
    let (end, named) = name(words, at, false)?;
    let (end, pick) = pick(words, end, named);
    Some(Phrase::point(at, end, Point::Named(named, pick)))
}

/// A day of a month at `at`, for dates that follow a weekday or make a week.
pub(super) fn dated(words: &Words, at: usize) -> Option<Phrase> {
    let start = words.past(at, "the");
    let (end, named) = day_first(words, start).or_else(|| month_day(words, at))?;
    let (end, pick) = pick(words, end, named);
    Some(Phrase::point(at, end, Point::Named(named, pick)))
}

/// The month at `at` and the position after it and its full stop.
pub(super) fn month_name(words: &Words, at: usize) -> Option<(CalendarName, usize)> {
    let month = *calendar().months.get(words.text(at))?;
    let end = past_point(words, at, month.form);
    // A short or ambiguous name in small letters needs a day or year beside it, in digits where it is a word of its own:
    // "we may first agree", "the second march".
    let short = month.form == NameForm::Short;
    let is_day = |at: usize| {
        let digits = words.text(at).starts_with(|first: char| first.is_ascii_digit());
        day::read(words, at).is_some_and(|day| short || day.ordinal && digits)
    };
    let beside = || {
        let next = words.past(past_mark(words, end), "the");
        let before = at.checked_sub(1).map(|at| words.past_back(words.past_back(at, "of"), "-"));
        is_day(next) || year::at(words, next).is_some() || before.is_some_and(is_day)
    };
    let fits = words.is_capital(at) || month.form == NameForm::Full || beside();
    fits.then_some((month, end))
}

/// The year after a name: ", 2022", "of 1980", "of this year", "last year".
pub(super) fn pick(words: &Words, end: usize, named: Named) -> (usize, Pick) {
    let glued = past_mark(words, end);
    if glued > end
        && matches!(named, Named::Month(_))
        && let Some(year) = year::four_digits(words.text(glued))
    {
        return (glued + 1, Pick::Year(year));
    }
    let place = words.past(words.past(words.past(end, ","), "of"), "fiscal");
    // "on May 5, 2000 people" keeps its number.
    let counted = |at: usize| words.text(end) == "," && year::is_plural(words, at);
    if let Some((year, after)) = year::at(words, place).filter(|(_, after)| !counted(*after)) {
        return (after, Pick::Year(year));
    }
    if let Some((year, after)) =
        year::short(words, words.past(end, "of")).filter(|_| !matches!(named, Named::Holiday(_)))
    {
        return (after, Pick::Year(year));
    }
    if let Some(year) = shared_year(words, end, named) {
        return (end, Pick::Year(year));
    }
    let place = words.past(words.past(end, "of"), "in");
    if words.text(place) == "the" && words.text(place + 1) == "year" && place > end {
        return (place + 2, Pick::YearShift(0));
    }
    let Some((len, by)) = calendar().directions.longest(words.phrase_from(place)) else {
        return (end, Pick::Bare);
    };
    if words.text(place + len) == "year" { (place + len + 1, Pick::YearShift(*by)) } else { (end, Pick::Bare) }
}

/// "April 24 and 25, 2019", "from May to October 2020": the first shares the year of the second, or has the one before.
fn shared_year(words: &Words, end: usize, named: Named) -> Option<i16> {
    if !calendar().role(words.text(end)).joins {
        return None;
    }
    let first = match named {
        Named::Day(month, _) | Named::Month(month) => month,
        _ => return None,
    };
    if let Some((month, after)) = month_name(words, end + 1) {
        let after = day::read(words, after).map_or(after, |day| day.end);
        let (year, _) = year::at(words, words.past(after, ","))?;
        return Some(if month.number < first { year - 1 } else { year });
    }
    if !matches!(named, Named::Day(..)) {
        return None;
    }
    let second = day::read(words, end + 1)?;
    year::at(words, words.past(second.end, ",")).map(|(year, _)| year)
}

/// "this year's", "next fiscal year's", "2016's": the position after it and the year it tells.
fn owner(words: &Words, at: usize) -> Option<(usize, Pick)> {
    if let Some((year, end)) = year::at(words, at) {
        return (words.text(end) == "'s").then_some((end + 1, Pick::Year(year)));
    }
    if let Some(end) = year_ago(words, at) {
        return Some((end, Pick::YearShift(-1)));
    }
    let (len, by) = calendar().directions.longest(words.phrase_from(at))?;
    let unit = words.past(words.past(at + len, "fiscal"), "calendar");
    (words.text(unit) == "year" && words.text(unit + 1) == "'s").then_some((unit + 2, Pick::YearShift(*by)))
}

/// "the year-ago", "year-earlier" before a quarter: the position after it.
fn year_ago(words: &Words, at: usize) -> Option<usize> {
    let unit = words.past(at, "the");
    let lead = words.past_hyphen(unit + 1);
    let fits = words.text(unit) == "year" && lead > unit + 1 && matches!(words.text(lead), "ago" | "earlier");
    fits.then_some(lead + 1)
}

/// The name at `at` and the position after it; `owned` where a year stands before it.
fn name(words: &Words, at: usize, owned: bool) -> Option<(usize, Named)> {
    let start = words.past(at, "the");
    day_first(words, start)
        .or_else(|| month_day(words, at))
        .or_else(|| month(words, at, owned))
        .or_else(|| season(words, at, owned))
        .or_else(|| part(words, start, owned))
        .or_else(|| holiday(words, start))
}

/// "27 April", "27th of April", "the twenty-third day of September".
fn day_first(words: &Words, at: usize) -> Option<(usize, Named)> {
    let day = day::read(words, at).or_else(|| spoken_day(words, at))?;
    let place = if day.ordinal { words.past(words.past(day.end, "day"), "of") } else { words.past(day.end, "of") };
    let place = words.past(words.past_hyphen(place), ".");
    let (month, end) = month_name(words, place)?;
    // "in 2 May 5" would be the rest of another date.
    month_day(words, place).is_none().then_some((end, Named::Day(month.number, day.number)))
}

/// "twenty five January": a number in words that a month closes.
fn spoken_day(words: &Words, at: usize) -> Option<day::Day> {
    let number = super::numeral::below_hundred(words, at)?;
    let value = number.value.filter(|value| (1.0..=31.0).contains(value))? as i8;
    let spelled = !words.text(at).starts_with(|first: char| first.is_ascii_digit()) && words.text(at) != "a";
    spelled.then_some(day::Day { number: value, end: number.end, ordinal: false })
}

/// "April 27", "Feb. 5", "April 27th", "Jan-1".
fn month_day(words: &Words, at: usize) -> Option<(usize, Named)> {
    let (month, end) = month_name(words, at)?;
    let comma = words.past(end, ",");
    let ordinal = comma > end && day::ordinal(words, comma).is_some();
    let place = if ordinal { comma } else { words.past(past_mark(words, end), "the") };
    let day = day::read(words, place)?;
    let next = words.text(day.end);
    // "May 2 million people", "May 12:30" and "in March 12 people" are no days.
    let scaled = calendar().role(next).scale;
    let clock = next == ":" && words.is_glued(day.end + 1);
    let counted = !day.ordinal && calendar().role(words.before(at)).within && year::is_plural(words, day.end);
    (!scaled && !clock && !counted).then_some((day.end, Named::Day(month.number, day.number)))
}

/// The position after a hyphen or slash that is glued on both sides: "Jan-1", "Jan/1", "Dec-2018".
fn past_mark(words: &Words, at: usize) -> usize {
    let slashed = words.text(at) == "/" && words.is_glued(at) && words.is_glued(at + 1);
    if slashed { at + 1 } else { words.past_hyphen(at) }
}

/// A month without a day.
fn month(words: &Words, at: usize, owned: bool) -> Option<(usize, Named)> {
    let place = words.past(at, "the");
    if words.text(place) == "month" && words.text(place + 1) == "of" {
        let (month, end) = month_name(words, place + 2)?;
        return Some((end, Named::Month(month.number)));
    }
    let (month, end) = month_name(words, place)?;
    if place > at && (words.is_capital(end) || month_day(words, place).is_some()) {
        return None;
    }
    let year = words.past(words.past(end, ","), "of");
    let dated = owned || year::at(words, year).is_some() || year::short(words, words.past(end, "of")).is_some();
    let fits = match month.form {
        // "The august body" is no month.
        NameForm::Full if !words.is_capital(place) => dated || place == at && calendar().role(words.before(at)).season,
        NameForm::Full => place == at || calendar().role(words.before(at)).season,
        NameForm::Short => dated || end > place + 1 && !words.is_capital(end) || is_month_place(words, place),
        _ => dated || is_month_place(words, place) || place > at && is_describing(words, end),
    };
    fits.then_some((end, Named::Month(month.number)))
}

/// "The March accession": after an article and before a word in small letters, the name describes.
fn is_describing(words: &Words, end: usize) -> bool {
    words.text(end).starts_with(|first: char| first.is_ascii_lowercase()) && !words.is_capital(end)
}

/// Whether "May" or "March" at `at` is the month: after a preposition of time, a direction or a modifier.
fn is_month_place(words: &Words, at: usize) -> bool {
    let before = words.before(at);
    let hyphen = before == "-" && words.is_glued(at);
    let before = if hyphen { words.before(at - 1) } else { before };
    // A person's own words follow "by May" and "from May" too, so only firm signs count.
    if is_joined_month(words, at) {
        return true;
    }
    let role = calendar().role(before);
    role.monthly || (hyphen || role.monthpair) && is_month_name(words, at)
}

/// "from March to May", "Nov and Feb 2017".
fn is_joined_month(words: &Words, at: usize) -> bool {
    let month = |at: usize| words.is_capital(at) && calendar().months.contains_key(words.text(at));
    let joins = |at: usize| calendar().role(words.text(at)).joins;
    let next = words.past(at + 1, ".");
    joins(next) && month(next + 1)
        || at > 1 && joins(at - 1) && (month(at - 2) || words.text(at - 2) == "." && month(at.wrapping_sub(3)))
}

/// Whether another month stands close by.
fn is_month_name(words: &Words, at: usize) -> bool {
    let near = at.saturating_sub(3)..at + 4;
    near.filter(|&place| place != at).any(|place| {
        let full = calendar().months.get(words.text(place)).is_some_and(|name| name.form != NameForm::Word);
        full && words.is_capital(place)
    })
}

/// The position after a name and, for a short form, its full stop.
fn past_point(words: &Words, at: usize, form: NameForm) -> usize {
    if form == NameForm::Short && words.is_glued(at + 1) { words.past(at + 1, ".") } else { at + 1 }
}

fn season(words: &Words, at: usize, owned: bool) -> Option<(usize, Named)> {
    let place = words.past(at, "the");
    let season = calendar().seasons.get(words.text(place))?;
    let end = place + 1;
    let year = words.past(end, "of");
    let dated = owned || year::at(words, year).is_some() || year::short(words, end).is_some();
    let hyphen = words.before(at) == "-" && words.is_glued(at);
    let before = if hyphen { words.before(at - 1) } else { words.before(at) };
    let article = place > at && (calendar().role(before).season || before.is_empty());
    let preposition = calendar().role(before).seasonal;
    // "The fall of the government", "in spring water".
    let ambiguous = season.ambiguous && words.text(end) == "of";
    (dated || (article || preposition) && !ambiguous).then_some((end, Named::Season(*season)))
}

/// "Q3", "third quarter", "third-quarter", "first half", "2016 Q3".
fn part(words: &Words, at: usize, owned: bool) -> Option<(usize, Named)> {
    if let Some(number) = words.text(at).strip_prefix('q').and_then(|rest| rest.parse::<i8>().ok()) {
        return (1..=4).contains(&number).then_some((at + 1, Named::Quarter(number)));
    }
    if let Some(half) = half_name(words, at, owned) {
        return Some((at + 1, Named::Half(half)));
    }
    let unit = words.past_hyphen(at + 1);
    let whole = |unit: usize| owned || is_of_year(words, unit + 1);
    if calendar().role(words.text(at)).last && whole(unit) {
        return match words.text(unit) {
            "quarter" => Some((unit + 1, Named::Quarter(4))),
            "half" => Some((unit + 1, Named::Half(2))),
            _ => None,
        };
    }
    let number = day::ordinal(words, at)?.number;
    match words.text(unit) {
        "quarter" if number <= 4 => Some((unit + 1, Named::Quarter(number))),
        "half" if number <= 2 && whole(unit) => Some((unit + 1, Named::Half(number))),
        _ => None,
    }
}

/// "H1 2016": alone it is a road or a visa.
fn half_name(words: &Words, at: usize, owned: bool) -> Option<i8> {
    let number: i8 = words.text(at).strip_prefix('h')?.parse().ok()?;
    let dated = owned || year::at(words, words.past(at + 1, "of")).is_some() || is_of_year(words, at + 1);
    ((1..=2).contains(&number) && dated).then_some(number)
}

/// "of 2016", "of this year", "this year".
fn is_of_year(words: &Words, at: usize) -> bool {
    !matches!(pick(words, at, Named::Weekend), (_, Pick::Bare))
}

fn holiday(words: &Words, at: usize) -> Option<(usize, Named)> {
    let (len, holiday) = calendar().holidays.longest(words.phrase_from(at))?;
    let end = at + len;
    let holiday = match holiday {
        Holiday::Independence => independence(words, at, end).unwrap_or(*holiday),
        known => *known,
    };
    // "Labor Day weekend".
    Some(if words.text(end) == "weekend" {
        (end + 1, Named::WeekendOf(holiday))
    } else {
        (end, Named::Holiday(holiday))
    })
}

/// So many words has the name of a country, with "'s", at most.
const COUNTRY_WORDS: usize = 6;

/// The Independence Day of a country that stands beside it: "India's", "the Ukrainian", "of Ghana".
fn independence(words: &Words, at: usize, end: usize) -> Option<Holiday> {
    let told = |place: usize| {
        let country = lexicon::country(words.phrase_from(place));
        country.or_else(|| lexicon::demonym(words.phrase_from(place)))
    };
    let before = (at.saturating_sub(COUNTRY_WORDS)..at).find_map(|place| {
        let (len, country) = told(place)?;
        (words.past(place + len, "'s") == at).then_some(country)
    });
    let joined = calendar().role(words.text(end)).partof;
    let country = before.or_else(|| told(end + 1).filter(|_| joined).map(|(_, country)| country))?;
    calendar().independence.get(country.name.to_lowercase().as_str()).copied()
}

/// "1988 second quarter", "2016 Q3", "2016 H2".
pub(super) fn year_first(words: &Words, at: usize) -> Option<Phrase> {
    let start = words.past(at, "the");
    let year = year::four_digits(words.text(start))?;
    let month = || month_name(words, words.past(start + 1, ",")).filter(|(month, _)| month.form != NameForm::Word);
    let (end, named) = part(words, words.past(words.past_hyphen(start + 1), "the"), true)
        .or_else(|| month().map(|(month, end)| (end, Named::Month(month.number))))?;
    Some(Phrase::point(at, end, Point::Named(named, Pick::Year(year))))
}

/// The other day of "April 24 and 25" or "24 and 25 April": a bare number that shares the month beside it.
pub(super) fn sharing(words: &Words, at: usize) -> Option<Phrase> {
    let start = words.past(at, "the");
    let day = day::read(words, start)?;
    after_day(words, at, start, day).or_else(|| before_day(words, at, day)).or_else(|| in_month(words, at, day))
}

/// "4 to 22 this month", either number.
fn in_month(words: &Words, at: usize, day: day::Day) -> Option<Phrase> {
    let joins = |at: usize| calendar().role(words.text(at)).joins;
    let second = joins(day.end).then(|| day::read(words, day.end + 1)).flatten();
    if let Some(second) = second {
        let (_, by) = super::nth::month_shift(words, words.past(words.past(second.end, "of"), "in"))?;
        return Some(Phrase::point(at, day.end, Point::DayIn(day.number, by)));
    }
    let first = at.checked_sub(2).filter(|&first| joins(first + 1)).and_then(|first| day::read(words, first));
    let (end, by) = super::nth::month_shift(words, words.past(words.past(day.end, "of"), "in"))?;
    first.map(|_| Phrase::point(at, end, Point::DayIn(day.number, by)))
}

fn after_day(words: &Words, at: usize, start: usize, day: day::Day) -> Option<Phrase> {
    let mark = at.checked_sub(1).filter(|&mark| calendar().role(words.text(mark)).joins)?;
    let place = (mark.saturating_sub(5)..mark).find(|&place| {
        month_day(words, place).is_some_and(|(end, named)| {
            matches!(named, Named::Day(_, first) if first < day.number)
                && (end == mark || pick(words, end, named).0 == mark)
        })
    })?;
    let (month, _) = month_name(words, place)?;
    // "From May 3 to 12 states": the number must end the phrase.
    let next = words.text(day.end);
    let counted = year::is_plural(words, day.end) || year::is_plural(words, day.end + 1);
    let closed = day.ordinal || day::is_closed(words, day.end) || !counted;
    let month_follows = calendar().months.contains_key(words.text(words.past(day.end, "of")));
    let fits = closed && !month_follows && !calendar().role(next).scale && !matches!(next, ":" | "/" | "-");
    let named = Named::Day(month.number, day.number);
    let (end, pick) = pick(words, day.end, named);
    (fits && start >= at).then(|| Phrase::point(at, end, Point::Named(named, pick)))
}

fn before_day(words: &Words, at: usize, day: day::Day) -> Option<Phrase> {
    let joined = calendar().role(words.text(day.end)).joins;
    let second = if joined { words.past(day.end + 1, "the") } else { return None };
    let (end, named) = day_first(words, second)?;
    let Named::Day(month, last) = named else { return None };
    let (_, pick) = pick(words, end, named);
    let fits = day.number < last && words.text(at) != "a";
    fits.then(|| Phrase::point(at, day.end, Point::Named(Named::Day(month, day.number), pick)))
}
