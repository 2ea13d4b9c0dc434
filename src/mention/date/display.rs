//! A time expression in a reader's words: "27 April 2022", "January 2022", "2021", "10 years".
//!
//! One form for all spellings of one time.

use jiff::civil::Date;

use super::{DateKind, DateModifier, Granularity, TimeExpression};
use crate::lexicon::calendar::calendar;

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
            Some(DateModifier::MoreThan) => format!("more than {plain}"),
            None => plain,
        }
    }

    fn plain(&self) -> String {
        match (self.kind, self.interval) {
            (DateKind::Duration, _) => self.value.clone(),
            (_, Some((first, _))) => period(first, self.granularity, &self.value),
            _ => self.value.clone(),
        }
    }
}

fn period(first: Date, granularity: Granularity, value: &str) -> String {
    let month = month(first);
    match granularity {
        Granularity::Day => day(first),
        Granularity::Week => format!("week of {}", day(first)),
        Granularity::Weekend => format!("weekend of {}", day(first)),
        Granularity::Month => format!("{month} {}", first.year()),
        Granularity::Year => first.year().to_string(),
        Granularity::Decade => format!("{}s", first.year() / 10 * 10),
        _ => value.to_string(),
    }
}

fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

fn month(date: Date) -> &'static str {
    let at = usize::from(date.month().unsigned_abs()) - 1;
    calendar().month_names.get(at).map_or("", String::as_str)
}
