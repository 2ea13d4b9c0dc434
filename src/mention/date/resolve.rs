//! From meanings to days: TIMEX3 values and intervals against the day of publication and the last date in the text.
//!
//! Never reads the clock. Without a day to count from, values keep `X` in the places that stay open.

use jiff::civil::Date;

use super::holiday;
use super::meaning::{Clock, Meaning, Modifier, Named, Phrase, Pick, Point};
use super::period::{self, Period};
use super::tense::{self, Tense};
use super::words::Words;
use super::{DateBasis, DateCertainty, DateKind, DateModifier, Granularity, TimeExpression, duration};
use crate::lexicon::calendar::{Holiday, calendar};
use crate::syntax::TokenRange;

/// News tells of what was: a day ahead counts as this many behind when neither tense nor year is told.
const AHEAD_WEIGHT: i32 = 2;

/// The tense found may be another clause's: a day counts as so many where it speaks against it.
const AGAINST_WEIGHT: i32 = 3;

/// A weekday falls on a day of the month at least once in so many months, mostly.
const WEEKDAY_DAY_MONTHS: i64 = 11;

/// From a Monday, Tuesday or Wednesday back into the week before.
const HALF_WEEK: i64 = 3;

/// "Was extended to Nov. 16": a plan told in the past mostly looks no further ahead.
const NEAR_DAYS: i32 = 45;

/// A month that ended at most so many days ago is "last month" or its bare name, never "last February".
const NEAR_MONTH_DAYS: i32 = 31;

/// Resolves the phrases of one article in order.
#[derive(Debug)]
pub(super) struct Resolver {
    published: Option<Date>,
    /// The last period on the calendar that the text named.
    last: Option<Period>,
    /// The sentence that named it.
    last_sentence: usize,
    /// The sentence and the piece at which the last phrase ended, and whether "between" stood before it.
    end: (usize, usize),
    between: bool,
    /// The first day of that phrase; today for "now".
    first: Option<Date>,
    /// The last day named, with its sentence.
    day: Option<(usize, Date)>,
}

/// What a phrase comes to.
struct Resolved {
    kind: DateKind,
    value: String,
    interval: Option<(Date, Date)>,
    granularity: Granularity,
    basis: DateBasis,
}

impl Resolver {
    pub fn new(published: Option<Date>) -> Resolver {
        Resolver { published, last: None, last_sentence: 0, end: (0, 0), between: false, first: None, day: None }
    }

    /// The time expression that `phrase` comes to.
    pub fn expression(&mut self, words: &Words, phrase: &Phrase) -> TimeExpression {
        let resolved = self.resolved(words, phrase);
        self.end = (words.sentence(), phrase.end);
        self.between = words.before(phrase.start) == "between";
        let now = self.published.filter(|_| resolved.value == "PRESENT_REF");
        self.first = resolved.interval.map(|(first, _)| first).or(now);
        let (first, last) = (phrase.start, phrase.end.saturating_sub(1));
        let place = |at: usize| words.get(at).map(|word| (word.span, word.token)).unwrap_or_default();
        let ((start, token), (end, last_token)) = (place(first), place(last));
        let modifier = match phrase.modifier {
            Some(Modifier::Timex(modifier)) => Some(modifier),
            Some(Modifier::Earlier | Modifier::Later) => None,
            None if is_sighted(phrase) => Some(DateModifier::Approx),
            None => bound(words, phrase, resolved.kind),
        };
        TimeExpression {
            span: start.cover(end),
            tokens: TokenRange::new(token, last_token + 1),
            kind: resolved.kind,
            value: resolved.value,
            modifier,
            interval: resolved.interval.map(|interval| self.narrowed(interval, phrase.modifier)),
            longest: match &phrase.meaning {
                Meaning::Range(_, high, unit) => Some(duration::value(Some(*high), *unit)),
                _ => None,
            },
            granularity: resolved.granularity,
            basis: resolved.basis,
            certainty: certainty(phrase),
        }
    }

    fn resolved(&mut self, words: &Words, phrase: &Phrase) -> Resolved {
        let plain =
            |kind, value, granularity| Resolved { kind, value, interval: None, granularity, basis: DateBasis::None };
        match &phrase.meaning {
            Meaning::Length(amount, unit) => plain(DateKind::Duration, duration::value(*amount, *unit), *unit),
            Meaning::Range(low, _, unit) => plain(DateKind::Duration, duration::value(Some(*low), *unit), *unit),
            Meaning::Lengths(amount) => plain(DateKind::Duration, duration::value_of(amount), amount.unit()),
            Meaning::Set(value, unit) => plain(DateKind::Set, value.clone(), *unit),
            Meaning::Counted { months, days, from } => {
                let start = self.on_day(*from, None, words, phrase).interval.map(|(first, _)| first);
                let day = start.and_then(|start| moved(start, *months, *days)).map(Period::Day);
                if day.is_some() {
                    self.last = day;
                }
                Resolved {
                    kind: DateKind::Date,
                    value: day.map_or_else(|| "XXXX-XX-XX".to_string(), Period::value),
                    interval: day.and_then(Period::interval),
                    granularity: Granularity::Day,
                    basis: if day.is_some() { basis(*from, self.last.is_some()) } else { DateBasis::None },
                }
            }
            Meaning::Reference(value) => plain(DateKind::Date, value.to_string(), Granularity::Vague),
            Meaning::Clock(clock) => {
                let point = match self.day {
                    Some((sentence, _)) if sentence + 1 >= words.sentence() => Point::Anchor(Granularity::DayPart, 0),
                    _ => Point::Shift(Granularity::Day, 0),
                };
                self.on_day(point, Some(*clock), words, phrase)
            }
            Meaning::Point(point, clock) => self.on_day(*point, *clock, words, phrase),
        }
    }

    fn on_day(&mut self, point: Point, clock: Option<Clock>, words: &Words, phrase: &Phrase) -> Resolved {
        let period =
            self.period(point, words, (phrase.start, phrase.end), || tense::tense(words, phrase.start, phrase.end));
        let basis = match period {
            Some(_) => basis(point, self.last.is_some()),
            None => DateBasis::None,
        };
        // "A year earlier" looks back from a time that stays the one spoken of.
        let aside = matches!(point, Point::Anchor(unit, by) if by < 0 && unit >= Granularity::Month)
            || matches!(point, Point::Ago(..));
        if period.is_some() && !aside {
            self.last = period;
            self.last_sentence = words.sentence();
        }
        if let Some(Period::Day(day)) = period {
            self.day = Some((words.sentence(), day));
        }
        let value = period.map_or_else(|| open_value(point), Period::value);
        let granularity = period.map_or_else(|| granularity(point), Period::granularity);
        let interval = period.and_then(Period::interval);
        match clock {
            Some(clock) => Resolved {
                kind: DateKind::Time,
                value: format!("{value}T{}", clock_value(clock)),
                interval,
                granularity: clock_granularity(clock),
                basis,
            },
            None => Resolved { kind: DateKind::Date, value, interval, granularity, basis },
        }
    }

    fn period(
        &self,
        point: Point,
        words: &Words,
        (start, end): (usize, usize),
        tense: impl Fn() -> Tense,
    ) -> Option<Period> {
        let firm = || tense::is_firm(words, start, end);
        match point {
            Point::Year(year) => Some(Period::Year(year)),
            Point::Decade(decade) => Some(Period::Decade(decade)),
            Point::Century(century) => Some(Period::Century(century)),
            Point::Shift(Granularity::Weekend, 0) => {
                let tense = tense();
                self.bare_weekend(if tense == Tense::Unclear { Tense::Future } else { tense })
            }
            Point::Shift(Granularity::Weekend, by) => self.weekend(by),
            Point::Named(Named::Weekend, _) => self.bare_weekend(tense()),
            Point::Ago(Granularity::Year, by) if self.is_quarterly(words.sentence()) => self.quarter_ago(by),
            Point::Shift(unit, by) | Point::Ago(unit, by) => {
                Period::of(unit, period::shifted(self.published?, unit, by)?)
            }
            // A time of day without a day belongs to the day just spoken of.
            Point::Anchor(Granularity::DayPart, _) => self.day.map(|(_, day)| Period::Day(day)),
            Point::Anchor(unit, by) => self.anchored(unit, by),
            Point::WeekdayFrom(weekday, by) => self.weekday_from(weekday, by),
            Point::WeekdayOf(weekday, by) => {
                let monday = period::monday(period::shifted(self.published?, Granularity::Week, by)?)?;
                Some(Period::Day(period::shifted(monday, Granularity::Day, i64::from(weekday) - 1)?))
            }
            Point::WeekdayDay(weekday, day) => self.weekday_day(weekday, day, tense()),
            Point::NthIn(nth, weekday, by) => {
                let month = self.month(by)?;
                Some(Period::Day(period::nth_weekday(month.year(), month.month(), nth, weekday)?))
            }
            Point::NthWeekIn(nth, by) => {
                let month = self.month(by)?;
                Some(Period::Week(period::nth_week(month.year(), month.month(), nth)?))
            }
            Point::DayIn(day, by) => {
                let month = self.month(by)?;
                Some(Period::Day(Date::new(month.year(), month.month(), day).ok()?))
            }
            Point::Moved { months, days, anchored } => self.moved(months, days, anchored),
            Point::Named(Named::Weekday(weekday), pick) => self.weekday(weekday, pick, tense),
            Point::Named(named, Pick::Year(year)) => on_year(named, year),
            Point::Named(named, Pick::YearShift(by)) => {
                on_year(named, period::shifted(self.published?, Granularity::Year, by)?.year())
            }
            Point::Named(named, Pick::Direction(by)) => self.directed(named, by),
            Point::Named(named, Pick::Bare) => {
                let after = self.range_start(words, start);
                after.and_then(|after| first_after(named, after)).or_else(|| self.bare(named, tense(), firm))
            }
        }
    }

    /// Whether the text just spoke of a quarter, so that "a year ago" is a quarter too.
    fn is_quarterly(&self, sentence: usize) -> bool {
        matches!(self.last, Some(Period::Quarter(..))) && sentence <= self.last_sentence + 1
    }

    fn quarter_ago(&self, years: i64) -> Option<Period> {
        let Some(Period::Quarter(year, quarter)) = self.last else { return None };
        Some(Period::Quarter(year.checked_add(i16::try_from(years).ok()?)?, quarter))
    }

    /// A day of the month so many months away.
    fn month(&self, by: i64) -> Option<Date> {
        period::shifted(self.published?, Granularity::Month, by)
    }

    /// Counts to the day, from publication or the last date in the text.
    fn moved(&self, months: i32, days: i32, anchored: bool) -> Option<Period> {
        let last = self.last.filter(|_| anchored).and_then(Period::interval).map(|(first, _)| first);
        Some(Period::Day(moved(last.or(self.published)?, months, days)?))
    }

    /// "the following Tuesday": the first such day after (or before) the last date in the text.
    fn weekday_from(&self, weekday: i8, by: i64) -> Option<Period> {
        let last = self.last.and_then(Period::interval);
        let from = last.map(|(first, last)| if by > 0 { last } else { first }).or(self.published)?;
        let ahead = (i64::from(weekday) - i64::from(from.weekday().to_monday_one_offset())).rem_euclid(7);
        let days = match (by > 0, ahead) {
            (true, 0) => 7,
            (true, _) => ahead,
            (false, _) => ahead - 7,
        };
        Some(Period::Day(period::shifted(from, Granularity::Day, days)?))
    }

    /// "Friday the 22nd": the nearest such day, by tense.
    fn weekday_day(&self, weekday: i8, day: i8, tense: Tense) -> Option<Period> {
        let published = self.published?;
        let fits = |date: &Date| date.day() == day && date.weekday().to_monday_one_offset() == weekday;
        let months = (-WEEKDAY_DAY_MONTHS..=WEEKDAY_DAY_MONTHS).filter_map(|by| {
            let month = self.month(by)?;
            Date::new(month.year(), month.month(), day).ok()
        });
        let cost = |date: &Date| cost((*date - published).get_days(), tense, false);
        months.filter(fits).min_by_key(cost).map(Period::Day)
    }

    /// The weekend of the week so many weeks away.
    fn weekend(&self, by: i64) -> Option<Period> {
        Some(Period::Weekend(period::shifted(self.published?, Granularity::Week, by)?))
    }

    /// "The weekend", "this weekend": the one that runs, else by tense; without tense the nearer one.
    fn bare_weekend(&self, tense: Tense) -> Option<Period> {
        let weekday = self.published?.weekday().to_monday_one_offset();
        let ahead = match tense {
            Tense::Past => weekday >= 6,
            Tense::Future => true,
            Tense::Unclear => weekday >= 4,
        };
        self.weekend(if ahead { 0 } else { -1 })
    }

    /// Counts from the last date in the text, or from publication where there is none.
    fn anchored(&self, unit: Granularity, by: i64) -> Option<Period> {
        let last = self.last.and_then(Period::interval).map(|(first, _)| first);
        let from = last.or(self.published)?;
        // "A year earlier" than a quarter is a quarter.
        let kept = match self.last {
            Some(last) if unit == Granularity::Year && by != 0 => last.granularity().min(unit),
            _ => unit,
        };
        let moved = period::shifted(from, unit, by)?;
        let kept = if kept == Granularity::Quarter { kept } else { unit };
        Period::of(kept, moved)
    }

    fn weekday(&self, weekday: i8, pick: Pick, tense: impl Fn() -> Tense) -> Option<Period> {
        let published = self.published?;
        let today = published.weekday().to_monday_one_offset();
        let back = (i64::from(today) - i64::from(weekday)).rem_euclid(7);
        let ahead = (7 - back) % 7;
        let by = match pick {
            Pick::Direction(-1) if back == 0 => -7,
            Pick::Direction(-1) => -back,
            // "Next Friday", said on a Monday, is not the Friday of that week, which needs no "next".
            Pick::Direction(1) if ahead == 0 || weekday > today => ahead + 7,
            Pick::Direction(1) => ahead,
            Pick::Direction(_) if tense() != Tense::Past => ahead,
            // The publication day counts as that day in either tense.
            _ if tense() == Tense::Future => ahead,
            _ => -back,
        };
        Some(Period::Day(period::shifted(published, Granularity::Day, by)?))
    }

    /// "last June", "this spring", "next Christmas".
    fn directed(&self, named: Named, by: i64) -> Option<Period> {
        let published = self.published?;
        let this = on_year(named, published.year())?;
        let (first, last) = this.interval()?;
        let year = match by {
            0 => published.year(),
            // In March, "last February" is not "last month" but the one of the year before.
            -1 if last < published && (published - last).get_days() > NEAR_MONTH_DAYS => published.year(),
            -1 if last < published && !matches!(named, Named::Month(_)) => published.year(),
            -1 => published.year().checked_sub(1)?,
            _ if first > published => published.year(),
            _ => published.year().checked_add(1)?,
        };
        on_year(named, year)
    }

    /// The first day of a range that ends at `start`: "from May to September".
    fn range_start(&self, words: &Words, start: usize) -> Option<Date> {
        let (sentence, end) = self.end;
        let ranged = calendar().role(words.before(start)).upto;
        let ranged = ranged || words.before(start) == "and" && self.between;
        (ranged && sentence == words.sentence() && end + 1 == start).then_some(self.first?)
    }

    /// "June", "April 27": the year by tense and nearness.
    fn bare(&self, named: Named, tense: Tense, firm: impl Fn() -> bool) -> Option<Period> {
        let published = self.published?;
        let year = published.year();
        let around = [year.checked_sub(1)?, year, year.checked_add(1)?];
        let days = |period: &Period| period.interval().map(|interval| distance(interval, published));
        let candidates = around.into_iter().filter_map(|year| {
            let period = on_year(named, year)?;
            Some((days(&period)?, period))
        });
        // "It expects to report a loss for the third quarter": what is to come is the report.
        let reported = matches!(named, Named::Quarter(_)) && tense == Tense::Future;
        let tense = if reported { Tense::Unclear } else { tense };
        let is_day = matches!(named, Named::Day(..) | Named::Holiday(_) | Named::Nth(..));
        let firm = firm();
        let strict = |days: i32| firm && (!is_day || days > NEAR_DAYS);
        candidates.min_by_key(|(days, _)| cost(*days, tense, strict(*days))).map(|(_, period)| period)
    }

    /// The part of a period that a modifier leaves.
    fn narrowed(&self, interval: (Date, Date), modifier: Option<Modifier>) -> (Date, Date) {
        let (first, last) = interval;
        let days = i64::from((last - first).get_days());
        let moved = |date, by| period::shifted(date, Granularity::Day, by).unwrap_or(date);
        match modifier {
            Some(Modifier::Timex(DateModifier::Start)) => (first, moved(first, days / 3)),
            Some(Modifier::Timex(DateModifier::Mid)) => (moved(first, days / 3), moved(last, -days / 3)),
            Some(Modifier::Timex(DateModifier::End)) => (moved(last, -days / 3), last),
            Some(Modifier::Earlier) => (first, self.published.map_or(last, |day| last.min(day)).max(first)),
            Some(Modifier::Later) => (self.published.map_or(first, |day| first.max(day)).min(last), last),
            _ => interval,
        }
    }
}

fn moved(from: Date, months: i32, days: i32) -> Option<Date> {
    let month = period::shifted(from, Granularity::Month, i64::from(months))?;
    period::shifted(month, Granularity::Day, i64::from(days))
}

/// The first period of that name that does not begin before `after`.
fn first_after(named: Named, after: Date) -> Option<Period> {
    let years = [after.year(), after.year().checked_add(1)?];
    let periods = years.into_iter().filter_map(|year| on_year(named, year));
    periods.into_iter().find(|period| period.interval().is_some_and(|(first, _)| first >= after))
}

/// How unlikely a period so many days ahead or behind is; `strict` where the tense leaves no doubt.
fn cost(days: i32, tense: Tense, strict: bool) -> i32 {
    let against = matches!((tense, days.signum()), (Tense::Past, 1) | (Tense::Future, -1));
    let weight = match tense {
        _ if against && strict => return i32::MAX,
        _ if against => AGAINST_WEIGHT,
        Tense::Unclear if days > 0 => AHEAD_WEIGHT,
        _ => 1,
    };
    days.saturating_mul(weight).abs()
}

/// Days from `published` to the nearest day of `interval`; 0 inside.
fn distance(interval: (Date, Date), published: Date) -> i32 {
    let (first, last) = interval;
    if published < first {
        (first - published).get_days()
    } else if published > last {
        (last - published).get_days()
    } else {
        0
    }
}

fn on_year(named: Named, year: i16) -> Option<Period> {
    Some(match named {
        Named::Day(month, day) => Period::Day(Date::new(year, month, day).ok()?),
        Named::Month(month) => Period::Month(Date::new(year, month, 1).ok()?),
        Named::Season(season) => Period::Season(year, season),
        Named::Quarter(quarter) => Period::Quarter(year, quarter),
        Named::Half(half) => Period::Half(year, half),
        Named::Holiday(rule) => Period::Day(holiday::day(rule, year)?),
        Named::Nth(month, nth, weekday) => Period::Day(period::nth_weekday(year, month, nth, weekday)?),
        Named::NthWeek(month, nth) => Period::Week(period::nth_week(year, month, nth)?),
        Named::YearWeek(nth) => Period::Week(period::year_week(year, nth)?),
        Named::WeekOf(month, day) => Period::Week(Date::new(year, month, day).ok()?),
        Named::WeekendOf(rule) => {
            let day = holiday::day(rule, year)?;
            // A Monday, Tuesday or Wednesday ends its weekend; the other days begin it.
            let back = if day.weekday().to_monday_one_offset() <= 3 { -HALF_WEEK } else { 0 };
            Period::Weekend(period::shifted(day, Granularity::Day, back)?)
        }
        Named::Weekday(_) | Named::Weekend => return None,
    })
}

fn basis(point: Point, mentioned: bool) -> DateBasis {
    match point {
        Point::Year(_) | Point::Decade(_) | Point::Century(_) | Point::Named(_, Pick::Year(_)) => DateBasis::Stated,
        Point::Anchor(..) | Point::WeekdayFrom(..) if mentioned => DateBasis::Mentioned,
        _ => DateBasis::Published,
    }
}

/// Whether the day depends on where the moon is seen.
fn is_sighted(phrase: &Phrase) -> bool {
    matches!(phrase.meaning, Meaning::Point(Point::Named(Named::Holiday(Holiday::Islamic(..)), _), _))
}

fn certainty(phrase: &Phrase) -> DateCertainty {
    match phrase.meaning {
        Meaning::Point(Point::Named(_, Pick::Bare), _) | Meaning::Clock(_) => DateCertainty::Guessed,
        // "Last week" and "yesterday" are one unit away; more are counted, and counted roughly.
        Meaning::Point(Point::Shift(unit, by) | Point::Ago(unit, by) | Point::Anchor(unit, by), _)
            if by.abs() > 1 && unit > Granularity::Day =>
        {
            DateCertainty::Counted
        }
        _ => DateCertainty::Firm,
    }
}

/// Whether no word that the date could describe follows.
fn is_closed(words: &Words, at: usize) -> bool {
    let text = words.text(at);
    !text.starts_with(char::is_alphanumeric) && text != "-"
}

/// "since 2019", "before June": a bound told by the word before.
fn bound(words: &Words, phrase: &Phrase, kind: DateKind) -> Option<DateModifier> {
    if !matches!(kind, DateKind::Date | DateKind::Time) || words.text(phrase.end) == "'s" {
        return None;
    }
    match words.before(phrase.start) {
        "since" => Some(DateModifier::After),
        // "Before Friday prayers" tells of the prayers, "before 2019" of a bound.
        "before" if is_closed(words, phrase.end) => Some(DateModifier::Before),
        "to" if words.before(phrase.start.saturating_sub(1)) == "prior" => Some(DateModifier::Before),
        _ => None,
    }
}

/// The TIMEX3 form of a time of day.
pub(super) fn clock_value(clock: Clock) -> String {
    match clock {
        Clock::At(hour, minute) => format!("{hour:02}:{:02}", minute.unwrap_or(0)),
        Clock::Exact(hour, minute, second) => format!("{hour:02}:{minute:02}:{second:02}"),
        Clock::Part(code) => code.to_string(),
    }
}

fn clock_granularity(clock: Clock) -> Granularity {
    match clock {
        Clock::At(_, Some(_)) => Granularity::Minute,
        Clock::Exact(..) => Granularity::Second,
        Clock::At(_, None) => Granularity::Hour,
        Clock::Part(_) => Granularity::DayPart,
    }
}

fn granularity(point: Point) -> Granularity {
    match point {
        Point::Year(_) => Granularity::Year,
        Point::Decade(_) => Granularity::Decade,
        Point::Century(_) => Granularity::Century,
        Point::Shift(unit, _) | Point::Ago(unit, _) | Point::Anchor(unit, _) => unit,
        Point::WeekdayOf(..)
        | Point::WeekdayFrom(..)
        | Point::WeekdayDay(..)
        | Point::NthIn(..)
        | Point::DayIn(..)
        | Point::Moved { .. } => Granularity::Day,
        Point::NthWeekIn(..) => Granularity::Week,
        Point::Named(named, _) => match named {
            Named::Day(..) | Named::Holiday(_) | Named::Weekday(_) | Named::Nth(..) => Granularity::Day,
            Named::NthWeek(..) | Named::YearWeek(_) | Named::WeekOf(..) => Granularity::Week,
            Named::Weekend | Named::WeekendOf(_) => Granularity::Weekend,
            Named::Month(_) => Granularity::Month,
            Named::Season(_) => Granularity::Season,
            Named::Quarter(_) => Granularity::Quarter,
            Named::Half(_) => Granularity::HalfYear,
        },
    }
}

/// The value of a point that no date anchors.
fn open_value(point: Point) -> String {
    match point {
        Point::Named(Named::Weekday(weekday), _) | Point::WeekdayOf(weekday, _) => format!("XXXX-WXX-{weekday}"),
        Point::WeekdayDay(weekday, _) | Point::WeekdayFrom(weekday, _) => format!("XXXX-WXX-{weekday}"),
        Point::Named(Named::Day(month, day), _) => format!("XXXX-{month:02}-{day:02}"),
        Point::Named(Named::Month(month), _) => format!("XXXX-{month:02}"),
        Point::Named(Named::Season(season), _) => format!("XXXX-{}", season.code),
        Point::Named(Named::Quarter(quarter), _) => format!("XXXX-Q{quarter}"),
        Point::Named(Named::Half(half), _) => format!("XXXX-H{half}"),
        _ => match granularity(point) {
            Granularity::Week => "XXXX-WXX".to_string(),
            Granularity::Weekend => "XXXX-WXX-WE".to_string(),
            Granularity::Month => "XXXX-XX".to_string(),
            Granularity::Quarter => "XXXX-QX".to_string(),
            Granularity::Year => "XXXX".to_string(),
            Granularity::Decade => "XXX".to_string(),
            Granularity::Century => "XX".to_string(),
            _ => "XXXX-XX-XX".to_string(),
        },
    }
}
