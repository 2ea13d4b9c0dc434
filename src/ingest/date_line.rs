//! Dates of publication: as the user or a page gives them, and as lines of the text say them.
//!
//! Only whole dates count, with day, month and year: what is told in running text belongs to `mention`.

use jiff::civil::Date;
use jiff::fmt::strtime::BrokenDownTime;

use crate::lexicon::newsroom;
use crate::text::Span;

/// A date line is short; a longer line tells something.
const MAX_WORDS: usize = 20;

/// So many words of a date line may be unknown when all are capitalised: the author's name beside the date.
const MAX_NAME_WORDS: usize = 5;

/// Newspapers older than this do not come as files.
const FIRST_YEAR: i16 = 1800;

/// Longer gaps between day, month and year are no date.
const MAX_GAP: usize = 3;

/// The day in a date that a user, a meta tag or JSON-LD gives: ISO 8601, RFC 2822, "April 27, 2022", "27 April 2022".
pub(super) fn parse_given(text: &str) -> Option<Date> {
    let text = text.trim();
    compact(text).or_else(|| find(text).first().map(|(_, date)| *date))
}

/// The day that the address of a page carries, as in `/2013/08/29/`.
pub(super) fn of_url(url: &str) -> Option<Date> {
    let mut parts = url.split(['/', '?', '#']).peekable();
    while let Some(year) = parts.next() {
        let mut rest = parts.clone();
        if year.len() == 4
            && let (Some(month), Some(day)) = (rest.next(), rest.next())
            && let Some(date) = date(year, month, day)
        {
            return Some(date);
        }
    }
    None
}

/// The day of publication that a line names, if the line is made for that.
pub(super) fn of_line(line: &str) -> Option<Date> {
    let dates = find(line);
    let (_, first) = dates.first()?;
    if !is_only_date(line, &dates) {
        return None;
    }
    let of_writing = dates.iter().find(|(span, _)| !is_update(&line[..span.start()]));
    Some(of_writing.map_or(*first, |(_, date)| *date))
}

/// All whole dates in a text, by position.
pub(super) fn find(text: &str) -> Vec<(Span, Date)> {
    let runs = runs(text);
    let mut dates = Vec::new();
    let mut at = 0;
    while at < runs.len() {
        match date_at(text, &runs[at..]) {
            Some((n_runs, date)) => {
                dates.push((Span::new(runs[at].start(), runs[at + n_runs - 1].end()), date));
                at += n_runs;
            }
            None => at += 1,
        }
    }
    dates
}

/// `20220427`, as in some meta tags.
fn compact(text: &str) -> Option<Date> {
    let digits = text.get(..8)?;
    let is_alone = !text[8..].starts_with(|letter: char| letter.is_ascii_digit());
    (is_alone && digits.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| date(&digits[..4], &digits[4..6], &digits[6..8]))
        .flatten()
}

/// Runs of letters and runs of digits: "2022Updated" is two.
fn runs(text: &str) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    let mut last_class = 0;
    for (at, letter) in text.char_indices() {
        let class = if letter.is_ascii_digit() { 1 } else { 2 * u8::from(letter.is_alphabetic()) };
        let end = at + letter.len_utf8();
        match runs.last_mut() {
            Some(run) if class == last_class && class != 0 => *run = Span::new(run.start(), end),
            _ if class != 0 => runs.push(Span::new(at, end)),
            _ => {}
        }
        last_class = class;
    }
    runs
}

/// The date that begins with the first of `runs`: its length in runs, and the day.
fn date_at(text: &str, runs: &[Span]) -> Option<(usize, Date)> {
    let first = runs.first()?.of(text);
    // "27th" and "1st" come as two runs.
    let has_ordinal = |at: usize| runs.get(at).is_some_and(|run| matches!(run.of(text), "st" | "nd" | "rd" | "th"));
    let word = |at: usize| runs.get(at).map(|run| run.of(text));
    let close = |upto: usize| {
        runs[..=upto].windows(2).all(|pair| {
            let gap = &text[pair[0].end()..pair[1].start()];
            gap.len() <= MAX_GAP && gap.chars().all(|mark| mark.is_whitespace() || ",.-/".contains(mark))
        })
    };
    let (last, date) = if let Some(month) = month(first) {
        let year_at = if has_ordinal(2) { 3 } else { 2 };
        (year_at, civil(word(year_at)?, month, word(1)?)?)
    } else if first.len() == 4 {
        (2, date(first, word(1)?, word(2)?)?)
    } else if first.bytes().all(|byte| byte.is_ascii_digit()) {
        let mut month_at = 1 + usize::from(has_ordinal(1));
        month_at += usize::from(word(month_at) == Some("of"));
        match month(word(month_at)?) {
            Some(month) => (month_at + 1, civil(word(month_at + 1)?, month, first)?),
            None => (2, of_numbers(first, word(1)?, word(2)?, text[runs[0].end()..].starts_with('.'))?),
        }
    } else {
        return None;
    };
    close(last).then_some((last + 1, date))
}

/// "04/27/2022" and "27/04/2022"; nothing where both orders make a date. With dots the day comes first.
fn of_numbers(one: &str, two: &str, year: &str, has_dots: bool) -> Option<Date> {
    let day_first = date(year, two, one);
    let month_first = date(year, one, two);
    match (day_first, month_first) {
        (day_first, _) if has_dots => day_first,
        (Some(date), None) | (None, Some(date)) => Some(date),
        (Some(one), Some(other)) if one == other => Some(one),
        _ => None,
    }
}

fn month(word: &str) -> Option<i8> {
    let full = BrokenDownTime::parse("%B", word).ok().and_then(|time| time.month());
    full.or_else(|| {
        let is_short = word.len() == 3 || word.eq_ignore_ascii_case("sept");
        is_short.then(|| word.get(..3)).flatten().and_then(|short| BrokenDownTime::parse("%b", short).ok()?.month())
    })
}

fn date(year: &str, month: &str, day: &str) -> Option<Date> {
    (month.len() <= 2).then(|| civil(year, month.parse().ok()?, day)).flatten()
}

fn civil(year: &str, month: i8, day: &str) -> Option<Date> {
    if year.len() != 4 || day.len() > 2 {
        return None;
    }
    let year: i16 = year.parse().ok().filter(|&year| year >= FIRST_YEAR)?;
    Date::new(year, month, day.parse().ok()?).ok()
}

/// Whether nothing stands on the line but dates, times, words such as "Published", and perhaps a name.
fn is_only_date(line: &str, dates: &[(Span, Date)]) -> bool {
    let mut n_names = 0;
    let runs = runs(line);
    if runs.len() > MAX_WORDS * 2 {
        return false;
    }
    for run in runs {
        let word = run.of(line);
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
        if is_number || dates.iter().any(|(span, _)| span.contains(run)) {
            continue;
        }
        if !newsroom::is_date_line_word(&word.to_lowercase()) {
            n_names += 1;
            if n_names > MAX_NAME_WORDS || !word.starts_with(char::is_uppercase) {
                return false;
            }
        }
    }
    n_names == 0 || !line.ends_with(['.', ')', '!', '?', ':'])
}

fn is_update(before: &str) -> bool {
    let word = before.trim_end_matches(|letter: char| !letter.is_alphabetic());
    let word = word.rsplit(|letter: char| !letter.is_alphabetic()).next().unwrap_or("").to_lowercase();
    newsroom::is_update_word(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<&str>) {
        assert_eq!(of_line(line).map(|date| date.to_string()).as_deref(), expected, "{line}");
    }

    #[test]
    fn lines_that_are_made_for_the_date() {
        check("April 28, 2022Updated: April 29, 2022", Some("2022-04-28"));
        check("April 27, 2022", Some("2022-04-27"));
        check("Published: Wednesday, 3rd of March 2021, 10:15 a.m. GMT", Some("2021-03-03"));
        check("Updated Sept. 5, 2019 at 4:05 PM EDT / Published Sept. 4, 2019", Some("2019-09-04"));
        check("Posted on 2020-02-29", Some("2020-02-29"));
        check("Ann Example | 27.04.2022 18:30", Some("2022-04-27"));
        check("13/02/2021", Some("2021-02-13"));
    }

    #[test]
    fn lines_that_tell_something() {
        check("The bridge was closed on April 27, 2022.", None);
        check("Recruits train in Springfield on March 10, 2005.", None);
        check("02/03/2021", None);
        check("April 2022", None);
        check("February 30, 2022", None);
        check("March on Washington, 1963", None);
    }

    #[test]
    fn dates_as_given() {
        for (given, expected) in [
            ("2022-04-27T10:00:00+02:00", Some("2022-04-27")),
            ("Wed, 27 Apr 2022 10:00:00 GMT", Some("2022-04-27")),
            ("20220427", Some("2022-04-27")),
            ("27 April 2022", Some("2022-04-27")),
            ("1650000000", None),
            ("next week", None),
        ] {
            assert_eq!(parse_given(given).map(|date| date.to_string()).as_deref(), expected, "{given}");
        }
    }

    #[test]
    fn the_address_may_carry_the_day() {
        let of = |url: &str| of_url(url).map(|date| date.to_string());
        assert_eq!(of("https://www.example.com/politics/2013/08/29/a-title.html").as_deref(), Some("2013-08-29"));
        assert_eq!(of("https://www.example.com/2013/08/a-title/29"), None);
        assert_eq!(of("https://www.example.com/entry/1234/56/78"), None);
    }
}
