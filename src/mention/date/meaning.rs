//! What a time phrase means before any date anchors it.
//!
//! Made by the readers, read by `resolve`.

use super::amount::Amount;
use super::{DateModifier, Granularity};
use crate::lexicon::calendar::{Holiday, Season};

/// A time phrase: pieces `start..end` of one sentence, and their meaning.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Phrase {
    pub start: usize,
    pub end: usize,
    pub meaning: Meaning,
    pub modifier: Option<Modifier>,
}

impl Phrase {
    pub fn new(start: usize, end: usize, meaning: Meaning) -> Phrase {
        Phrase { start, end, meaning, modifier: None }
    }

    pub fn point(start: usize, end: usize, point: Point) -> Phrase {
        Phrase::new(start, end, Meaning::Point(point, None))
    }
}

/// A modifier; the last two cut a period at the day of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Modifier {
    Timex(DateModifier),
    Earlier,
    Later,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning {
    /// A place on the calendar, perhaps with a time of day.
    Point(Point, Option<Clock>),
    /// Months and days from a day that is told: "two weeks after Christmas".
    Counted { months: i32, days: i32, from: Point },
    /// A time of day alone.
    Clock(Clock),
    /// A length; without an amount, "several".
    Length(Option<f64>, Granularity),
    /// A length between two: "two to three weeks".
    Range(f64, f64, Granularity),
    /// A length of several units.
    Lengths(Amount),
    /// A repetition, with its TIMEX3 value.
    Set(String, Granularity),
    /// PRESENT_REF, PAST_REF, FUTURE_REF.
    Reference(&'static str),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Clock {
    /// Hour and minute.
    At(i8, Option<i8>),
    /// Hour, minute and second.
    Exact(i8, i8, i8),
    /// MO, AF, EV, NI, MI.
    Part(&'static str),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Point {
    /// A name that comes back every year or week, and which of them is meant.
    Named(Named, Pick),
    Year(i16),
    /// The year without its last digit.
    Decade(i16),
    /// The year without its last two digits.
    Century(i16),
    /// Units from the day of publication.
    Shift(Granularity, i64),
    /// Units back from publication, counted: "a year ago".
    Ago(Granularity, i64),
    /// Units from the last date in the text.
    Anchor(Granularity, i64),
    /// A weekday of the week so many weeks from publication.
    WeekdayOf(i8, i64),
    /// The next (1) or last (-1) such weekday from the last date in the text.
    WeekdayFrom(i8, i64),
    /// A weekday that is also a day of the month: "Friday the 22nd".
    WeekdayDay(i8, i8),
    /// Which one (-1 the last), weekday, and months from publication.
    NthIn(i8, i8, i64),
    /// Which week (-1 the last) and months from publication.
    NthWeekIn(i8, i64),
    /// Day, and months from publication.
    DayIn(i8, i64),
    /// Months and days from publication or the last date in the text, counted to the day.
    Moved {
        months: i32,
        days: i32,
        anchored: bool,
    },
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Named {
    Day(i8, i8),
    Month(i8),
    Season(Season),
    Quarter(i8),
    Half(i8),
    Holiday(Holiday),
    Weekday(i8),
    Weekend,
    /// Month, which one (-1 the last), weekday.
    Nth(i8, i8, i8),
    /// Month, which week (-1 the last).
    NthWeek(i8, i8),
    /// Which week of the year (-1 the last).
    YearWeek(i8),
    /// The week of a month and day.
    WeekOf(i8, i8),
    /// The weekend at a holiday.
    WeekendOf(Holiday),
}

/// Which of the days, months … of one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pick {
    /// None said: tense decides.
    Bare,
    /// Last (-1), this (0), next (1).
    Direction(i64),
    /// Of this year.
    Year(i16),
    /// Of the year so many years from publication.
    YearShift(i64),
}
