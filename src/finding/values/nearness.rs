//! Whether two values that contradict each other are near enough to be two reports of one thing.
//!
//! Outlets that disagree are mostly off by a little, by a digit or by one part of a date; values far apart mostly answer
//! two questions. Leaves it to the rules how much more a far value must have in common.

use jiff::civil::Date;

use crate::compare;
use crate::mention::date::{DateBasis, Granularity};
use crate::mention::{Quantity, TimeExpression};

/// Small numbers whose ratio is greater are far apart, and so are the sides of votes.
const MAX_RATIO: f64 = 4.0;

/// The same for lengths of time.
const MAX_LENGTH_RATIO: f64 = 2.0;

/// Numbers up to this are small: one more or less is much of them.
const SMALL: f64 = 10.0;

/// Numbers whose ratio is no greater are nearly the same.
const MAX_CLOSE_RATIO: f64 = 1.2;

/// The same for all other numbers: what outlets give for one thing is seldom more than twice as much.
const MAX_LARGE_RATIO: f64 = 2.5;

/// Years further apart are no slip of one part of a date.
const MAX_YEARS: i16 = 10;

/// Whether two dates are near: a short gap for their precision, or one part of the date that differs.
pub(super) fn are_near_dates(a: &TimeExpression, b: &TimeExpression) -> bool {
    if let (Some(a), Some(b)) = (compare::date::length_in_days(a), compare::date::length_in_days(b)) {
        return a.max(b) <= MAX_LENGTH_RATIO * a.min(b);
    }
    let (Some(first), Some(second)) = (a.interval, b.interval) else { return true };
    let gap = gap(first, second);
    gap <= longest_gap(a.granularity.min(b.granularity))
        || is_one_part_apart(first.0, second.0, a.granularity.max(b.granularity))
}

/// Whether both fall on the same day of the week, and the date of an article sets them weeks apart: outlets that speak of
/// one Wednesday, one of them under a date of publication that is not its own.
pub(super) fn name_one_weekday(a: &TimeExpression, b: &TimeExpression) -> bool {
    let (Some(first), Some(second)) = (a.interval, b.interval) else { return false };
    let are_days = first.0 == first.1 && second.0 == second.1;
    are_days && (hangs_on_article(a) || hangs_on_article(b)) && first.0.weekday() == second.0.weekday()
}

/// Whether both dates are counted from the days of their articles: "Wednesday", "last year".
pub(super) fn hang_on_articles(a: &TimeExpression, b: &TimeExpression) -> bool {
    hangs_on_article(a) && hangs_on_article(b)
}

fn hangs_on_article(date: &TimeExpression) -> bool {
    matches!(date.basis, DateBasis::Published | DateBasis::Mentioned)
}

/// Days between two intervals.
fn gap(a: (Date, Date), b: (Date, Date)) -> i32 {
    let days = |from: Date, to: Date| (to - from).get_days();
    days(a.1, b.0).max(days(b.1, a.0)).max(0)
}

/// How many days two dates of that precision may lie apart: a fortnight for days, a year for months, ten for years.
fn longest_gap(granularity: Granularity) -> i32 {
    match granularity {
        Granularity::Second | Granularity::Minute | Granularity::Hour | Granularity::DayPart | Granularity::Day => 14,
        Granularity::Weekend | Granularity::Week => 31,
        Granularity::Month | Granularity::Quarter | Granularity::Season | Granularity::HalfYear => 366,
        Granularity::Year => 3_653,
        Granularity::Decade | Granularity::Century | Granularity::Vague => i32::MAX,
    }
}

/// Whether only the year, the month or the day differs, as far as both dates tell them.
fn is_one_part_apart(a: Date, b: Date, coarser: Granularity) -> bool {
    let years = (a.year() - b.year()).abs();
    let parts = [years != 0, a.month() != b.month(), a.day() != b.day()];
    let n_told = match coarser {
        granularity if granularity <= Granularity::Week => 3,
        granularity if granularity <= Granularity::Season => 2,
        _ => 1,
    };
    years <= MAX_YEARS && parts[..n_told].iter().filter(|differs| **differs).count() == 1
}

/// Whether two numbers are near: of one order of size; of two votes, both sides.
pub(super) fn are_near_numbers(a: &Quantity, b: &Quantity) -> bool {
    if let (Some(a), Some(b)) = (a.score, b.score) {
        return are_of_one_size(a.0, b.0) && are_of_one_size(a.1, b.1);
    }
    let size = |quantity: &Quantity| quantity.high.or(quantity.low).unwrap_or_default().abs();
    let (a, b) = (size(a), size(b));
    let are_small = a.max(b) <= SMALL;
    are_of_one_size(a, b) && (are_small || a.max(b) <= MAX_LARGE_RATIO * a.min(b))
}

/// Whether two numbers beyond the small ones are nearly the same: of one counted thing, they are seldom counts of two.
pub(super) fn are_close_numbers(a: &Quantity, b: &Quantity) -> bool {
    let size = |quantity: &Quantity| quantity.high.or(quantity.low).unwrap_or_default().abs();
    let (small, large) = (size(a).min(size(b)), size(a).max(size(b)));
    a.score.is_none() && b.score.is_none() && small > SMALL && large <= MAX_CLOSE_RATIO * small
}

fn are_of_one_size(a: f64, b: f64) -> bool {
    a.min(b) > 0.0 && a.max(b) <= MAX_RATIO * a.min(b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Published, PublishedBasis};
    use crate::mention::{Mentions, extract};
    use crate::syntax;

    fn mentions(text: &str) -> Mentions {
        let published = Some(Published { date: jiff::civil::date(2022, 4, 28), basis: PublishedBasis::Given });
        let article = Article { text: text.to_owned(), published, ..Article::default() };
        extract(&article, &syntax::analyze(&article))
    }

    #[track_caller]
    fn check_dates(a: &str, b: &str, expected: bool) {
        let date = |text: &str| mentions(&format!("They met {text}.")).dates[0].clone();
        assert_eq!(are_near_dates(&date(a), &date(b)), expected, "{a} {b}");
        assert_eq!(are_near_dates(&date(b), &date(a)), expected, "{b} {a}");
    }

    #[track_caller]
    fn check_numbers(a: &str, b: &str, expected: bool) {
        let number = |text: &str| mentions(&format!("The fire killed {text} people.")).quantities[0].clone();
        assert_eq!(are_near_numbers(&number(a), &number(b)), expected, "{a} {b}");
    }

    #[test]
    fn a_slip_or_a_few_days() {
        check_dates("on April 27, 2022", "on April 25, 2022", true);
        check_dates("on April 27, 2022", "on September 27, 2022", true);
        check_dates("on April 27, 2022", "on April 27, 2021", true);
        check_dates("in January 2022", "in March 2021", true);
        check_dates("in 2002", "in 2003", true);
        check_dates("for four days", "for eight days", true);
        check_numbers("27", "25", true);
        check_numbers("12", "30", true);
        check_numbers("2", "6", true);
    }

    #[test]
    fn nearly_the_same() {
        let number = |text: &str| mentions(&format!("The fire killed {text} people.")).quantities[0].clone();
        let check = |a: &str, b: &str, expected: bool| {
            assert_eq!(are_close_numbers(&number(a), &number(b)), expected, "{a} {b}");
            assert_eq!(are_close_numbers(&number(b), &number(a)), expected, "{b} {a}");
        };
        check("1.5 million", "up to 1.6 million", true);
        check("27", "25", true);
        check("9", "8", false);
        check("27", "34", false);
    }

    #[test]
    fn weekdays_under_a_wrong_date_of_publication() {
        let date = |text: &str| mentions(&format!("They met {text}.")).dates[0].clone();
        let check = |a: &str, b: &str, expected: bool| {
            assert_eq!(name_one_weekday(&date(a), &date(b)), expected, "{a} {b}");
        };
        check("on Wednesday", "on Wednesday, April 13, 2022", true);
        check("on Wednesday", "on April 26, 2022", false);
        check("on April 13, 2022", "on April 20, 2022", false);
    }

    #[test]
    fn another_time_or_size() {
        check_dates("in 2002", "in the summer of 2017", false);
        check_dates("on September 5, 2017", "on December 31, 2017", false);
        check_dates("in 1981", "on April 27, 2022", false);
        check_dates("for six hours", "for four years", false);
        check_dates("for 20 years", "for 45 years", false);
        check_numbers("20,000", "eight", false);
        check_numbers("3", "20", false);
        check_numbers("12", "40", false);
    }
}
