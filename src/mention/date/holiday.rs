//! The day of a holiday in a year: fixed, by weekday, by Easter, by the Hebrew or the Islamic calendar.
//!
//! Islamic months begin when the moon is seen: the tabular calendar is right to a day or so. Which holiday a text
//! names is left to `named`.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::period::nth_weekday;
use crate::lexicon::calendar::Holiday;

/// The day of a holiday in `year`; none for a day of independence whose country is not known.
pub(super) fn day(rule: Holiday, year: i16) -> Option<Date> {
    match rule {
        Holiday::Fixed(month, day) => Date::new(year, month, day).ok(),
        Holiday::Nth(month, nth, weekday) => nth_weekday(year, month, nth, weekday),
        Holiday::After(month, day, weekday) => {
            let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
            let from = Date::new(year, month, day).ok()?;
            if from.weekday() == weekday { Some(from) } else { from.nth_weekday(1, weekday).ok() }
        }
        Holiday::Easter(days) => easter(year)?.checked_add(i64::from(days).days()).ok(),
        Holiday::Hebrew(days) => fixed_day(rosh_hashanah(i64::from(year) + HEBREW_YEARS) + i64::from(days)),
        Holiday::Islamic(month, day) => islamic(year, month, day),
        Holiday::Independence => None,
    }
}

/// Easter Sunday by the anonymous Gregorian algorithm.
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - b / 4 - g + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year, (n / 31) as i8, (n % 31 + 1) as i8).ok()
}

/// The Hebrew year that begins in autumn has so many years more.
const HEBREW_YEARS: i64 = 3761;
/// The first day of the Hebrew calendar, counted in days from 1 January of the year 1, which is 1.
const HEBREW_EPOCH: i64 = -1_373_427;
/// The first day of the Islamic calendar, counted so: the Thursday of the astronomers, which meets the days kept in
/// Saudi Arabia more often than the civil Friday.
const ISLAMIC_EPOCH: i64 = 227_014;
/// 1 January 1970, counted so.
const UNIX_EPOCH: i64 = 719_163;

fn fixed_day(day: i64) -> Option<Date> {
    let span = jiff::Span::new().try_days(day - UNIX_EPOCH).ok()?;
    Date::constant(1970, 1, 1).checked_add(span).ok()
}

/// The first day of a Hebrew year, after Dershowitz and Reingold, Calendrical Calculations.
fn rosh_hashanah(year: i64) -> i64 {
    let (before, this, after) = (molad_day(year - 1), molad_day(year), molad_day(year + 1));
    // No year has 356 or 382 days.
    let correction = match (after - this, this - before) {
        (356, _) => 2,
        (_, 382) => 1,
        _ => 0,
    };
    HEBREW_EPOCH + this + correction
}

/// Days from the epoch to the new moon of a Hebrew year, moved off Sunday, Wednesday and Friday.
fn molad_day(year: i64) -> i64 {
    let months = (235 * year - 234).div_euclid(19);
    let parts = 12_084 + 13_753 * months;
    let day = 29 * months + parts.div_euclid(25_920);
    if (3 * (day + 1)).rem_euclid(7) < 3 { day + 1 } else { day }
}

/// The first such day of the tabular Islamic calendar in a year of ours; a few years have none.
fn islamic(year: i16, month: i8, day: i8) -> Option<Date> {
    // 33 Islamic years are about 32 of ours.
    let near = (i64::from(year) - 622) * 33 / 32;
    let days = (near - 1..=near + 3).filter_map(|islamic| {
        let month = i64::from(month);
        let months = 29 * (month - 1) + (6 * month - 1).div_euclid(11);
        let years = (islamic - 1) * 354 + (3 + 11 * islamic).div_euclid(30);
        fixed_day(ISLAMIC_EPOCH - 1 + years + months + i64::from(day))
    });
    days.into_iter().find(|date| date.year() == year)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rule: Holiday, dates: &[&str]) {
        for date in dates {
            let expected: Date = date.parse().expect("the test holds dates");
            assert_eq!(day(rule, expected.year()), Some(expected));
        }
    }

    #[test]
    fn easter_falls_on_known_days() {
        check(Holiday::Easter(0), &["2022-04-17", "2018-04-01", "2011-04-24", "2024-03-31"]);
    }

    #[test]
    fn hebrew_days_fall_on_known_days() {
        check(Holiday::Hebrew(0), &["2018-09-10", "2020-09-19", "2022-09-26", "2023-09-16", "2024-10-03"]);
        check(Holiday::Hebrew(9), &["1973-10-06", "2022-10-05"]);
        check(Holiday::Hebrew(-193), &["2022-03-17", "2024-03-24"]);
    }

    #[test]
    fn islamic_days_fall_on_known_days_of_the_tables() {
        check(Holiday::Islamic(10, 1), &["2019-06-04", "2022-05-02", "2023-04-21"]);
        check(Holiday::Islamic(12, 10), &["2023-06-28"]);
    }

    #[test]
    fn far_years_and_unknown_countries_have_none_or_one_but_never_panic() {
        for year in [-9999, 0, 1, 621, 9999] {
            day(Holiday::Islamic(12, 10), year);
            day(Holiday::Hebrew(0), year);
        }
        assert_eq!(day(Holiday::Independence, 2022), None);
    }
}
