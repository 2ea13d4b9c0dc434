//! A certain period of the calendar: its TIMEX3 value and its days.
//!
//! Every function is total; years outside jiff's range yield no period.

use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::{Span, ToSpan};

use super::Granularity;
use crate::lexicon::calendar::Season;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Period {
    Day(Date),
    /// Any day of the week.
    Weekend(Date),
    Week(Date),
    /// Any day of the month.
    Month(Date),
    Quarter(i16, i8),
    Half(i16, i8),
    Season(i16, Season),
    Year(i16),
    Decade(i16),
    Century(i16),
}

impl Period {
    /// The period of `unit` that holds `date`; `None` for units finer than a day.
    pub fn of(unit: Granularity, date: Date) -> Option<Period> {
        let year = date.year();
        Some(match unit {
            Granularity::Day | Granularity::DayPart => Period::Day(date),
            Granularity::Weekend => Period::Weekend(date),
            Granularity::Week => Period::Week(date),
            Granularity::Month => Period::Month(date),
            Granularity::Quarter => Period::Quarter(year, (date.month() - 1) / 3 + 1),
            Granularity::HalfYear => Period::Half(year, (date.month() - 1) / 6 + 1),
            Granularity::Year => Period::Year(year),
            Granularity::Decade => Period::Decade(year.div_euclid(10)),
            Granularity::Century => Period::Century(year.div_euclid(100)),
            _ => return None,
        })
    }

    pub fn granularity(self) -> Granularity {
        match self {
            Period::Day(_) => Granularity::Day,
            Period::Weekend(_) => Granularity::Weekend,
            Period::Week(_) => Granularity::Week,
            Period::Month(_) => Granularity::Month,
            Period::Quarter(..) => Granularity::Quarter,
            Period::Half(..) => Granularity::HalfYear,
            Period::Season(..) => Granularity::Season,
            Period::Year(_) => Granularity::Year,
            Period::Decade(_) => Granularity::Decade,
            Period::Century(_) => Granularity::Century,
        }
    }

    /// The TIMEX3 value.
    pub fn value(self) -> String {
        match self {
            Period::Day(date) => date.to_string(),
            Period::Weekend(date) => format!("{}-WE", week(date)),
            Period::Week(date) => week(date),
            Period::Month(date) => format!("{:04}-{:02}", date.year(), date.month()),
            Period::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
            Period::Half(year, half) => format!("{year:04}-H{half}"),
            Period::Season(year, season) => format!("{year:04}-{}", season.code),
            Period::Year(year) => format!("{year:04}"),
            Period::Decade(decade) => format!("{decade:03}"),
            Period::Century(century) => format!("{century:02}"),
        }
    }

    /// The first and last day.
    pub fn interval(self) -> Option<(Date, Date)> {
        let months = |year: i16, first: i8, end_year: i16, last: i8| {
            Some((Date::new(year, first, 1).ok()?, Date::new(end_year, last, 1).ok()?.last_of_month()))
        };
        match self {
            Period::Day(date) => Some((date, date)),
            Period::Weekend(date) => {
                let monday = monday(date)?;
                Some((monday.checked_add(5.days()).ok()?, monday.checked_add(6.days()).ok()?))
            }
            Period::Week(date) => {
                let monday = monday(date)?;
                Some((monday, monday.checked_add(6.days()).ok()?))
            }
            Period::Month(date) => Some((date.first_of_month(), date.last_of_month())),
            Period::Quarter(year, quarter) => months(year, quarter * 3 - 2, year, quarter * 3),
            Period::Half(year, half) => months(year, half * 6 - 5, year, half * 6),
            Period::Season(year, season) => {
                let end_year = if season.last < season.first { year.checked_add(1)? } else { year };
                months(year, season.first, end_year, season.last)
            }
            Period::Year(year) => months(year, 1, year, 12),
            Period::Decade(decade) => {
                let first = decade.checked_mul(10)?;
                months(first, 1, first.checked_add(9)?, 12)
            }
            Period::Century(century) => {
                let first = century.checked_mul(100)?;
                months(first, 1, first.checked_add(99)?, 12)
            }
        }
    }
}

/// `date` moved by so many units; `None` outside the calendar.
pub(super) fn shifted(date: Date, unit: Granularity, by: i64) -> Option<Date> {
    let span = match unit {
        Granularity::Day | Granularity::DayPart => Span::new().try_days(by),
        Granularity::Week | Granularity::Weekend => Span::new().try_weeks(by),
        Granularity::Month => Span::new().try_months(by),
        Granularity::Quarter => Span::new().try_months(by.checked_mul(3)?),
        Granularity::Year => Span::new().try_years(by),
        Granularity::Decade => Span::new().try_years(by.checked_mul(10)?),
        Granularity::Century => Span::new().try_years(by.checked_mul(100)?),
        _ => return None,
    };
    date.checked_add(span.ok()?).ok()
}

/// The Monday of the week of `date`.
pub(super) fn monday(date: Date) -> Option<Date> {
    date.checked_sub(i64::from(date.weekday().to_monday_zero_offset()).days()).ok()
}

/// The nth such weekday of the month, from 1; -1 is the last.
pub(super) fn nth_weekday(year: i16, month: i8, nth: i8, weekday: i8) -> Option<Date> {
    let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
    Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
}

/// The nth week of the month: the one of its nth Thursday, as ISO 8601 has it for years.
pub(super) fn nth_week(year: i16, month: i8, nth: i8) -> Option<Date> {
    nth_weekday(year, month, nth, THURSDAY)
}

/// The Thursday of the nth week of the year; -1 is the last.
pub(super) fn year_week(year: i16, nth: i8) -> Option<Date> {
    match nth {
        ..0 => nth_weekday(year, 12, -1, THURSDAY),
        _ => ISOWeekDate::new(year, nth, Weekday::Thursday).ok().map(ISOWeekDate::date),
    }
}

/// The weekday that tells to which month or year a week belongs.
const THURSDAY: i8 = 4;

fn week(date: Date) -> String {
    let week: ISOWeekDate = date.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_have_values_and_days() {
        let date = Date::constant(2022, 4, 27);
        let check = |unit, value: &str, first: &str, last: &str| {
            let period = Period::of(unit, date).expect("the unit is a day or more");
            let interval = period.interval().expect("2022 is in range");
            assert_eq!(
                (period.value().as_str(), interval.0.to_string(), interval.1.to_string()),
                (value, first.into(), last.into())
            );
        };
        check(Granularity::Day, "2022-04-27", "2022-04-27", "2022-04-27");
        check(Granularity::Week, "2022-W17", "2022-04-25", "2022-05-01");
        check(Granularity::Weekend, "2022-W17-WE", "2022-04-30", "2022-05-01");
        check(Granularity::Quarter, "2022-Q2", "2022-04-01", "2022-06-30");
        check(Granularity::Decade, "202", "2020-01-01", "2029-12-31");
    }
}
