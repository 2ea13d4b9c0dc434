//! Judgements on pairs of phrases, in both orders.
//!
//! Phrases are read by `mention::date` against 27 April 2022, a Wednesday.

use jiff::civil::Date;

use super::compare;
use crate::article::{Article, Published, PublishedBasis};
use crate::mention::TimeExpression;
use crate::mention::date;
use crate::syntax;
use crate::verdict::Judgement::{self, Compatible, Conflict, Same, Unknown};

fn read(text: &str, published: Option<Date>) -> TimeExpression {
    let article = Article {
        text: text.to_string(),
        published: published.map(|date| Published { date, basis: PublishedBasis::Given }),
        ..Article::default()
    };
    let found = date::find(&article, &syntax::analyze(&article));
    assert_eq!(found.len(), 1, "{text} holds one time: {found:?}");
    found.into_iter().next().expect("the count was checked")
}

fn verdict(a: &TimeExpression, b: &TimeExpression, expected: Judgement) {
    let (there, back) = (compare(a, b), compare(b, a));
    assert_eq!(there.judgement, expected, "{} / {}: {there:?}", a.display(), b.display());
    assert_eq!(there, back, "the order of {} and {} matters", a.display(), b.display());
}

fn check(a: &str, b: &str, expected: Judgement) {
    let published = Some(Date::constant(2022, 4, 27));
    verdict(&read(a, published), &read(b, published), expected);
}

/// Judgement and rule.
fn check_rule(a: &str, b: &str, judgement: Judgement, rule: &str) {
    let published = Some(Date::constant(2022, 4, 27));
    let (a, b) = (read(a, published), read(b, published));
    verdict(&a, &b, judgement);
    let told = compare(&a, &b);
    assert!(told.reasons.iter().any(|reason| reason.rule == rule), "{} / {}: {told:?}", a.display(), b.display());
}

#[test]
fn a_finer_time_refines_the_coarser_it_lies_in() {
    let check = |a, b| check_rule(a, b, Compatible, "date/precision");
    check("It was in mid-2018.", "It was in June 2018.");
    check("It was in early May 2021.", "It was on May 3, 2021.");
    check("It was in 1995.", "It was in the 1990s.");
    check("It was in the 1990s.", "It was in the 20th century.");
    check("It was in the third quarter of 2019.", "It was in August 2019.");
    check("It was on Labor Day 2021.", "It was in September 2021.");
    check("It was on the first Monday of September 2021.", "It was in September 2021.");
    check("It was in the week of April 4.", "It was on April 6.");
}

#[test]
fn what_a_coarser_time_does_not_hold_conflicts() {
    let check = |a, b| check_rule(a, b, Conflict, "date/disjoint");
    check("It was in mid-2018.", "It was in December 2018.");
    check("It was in early May 2021.", "It was on May 25, 2021.");
    check("It was in 1995.", "It was in the 1980s.");
    check("It was in the third quarter of 2019.", "It was in November 2019.");
    check("It was on Labor Day 2021.", "It was in August 2021.");
    check("It was in the week of April 4.", "It was on April 20.");
    check("It was on Monday.", "It was on April 20.");
}

#[test]
fn neighbouring_loose_times_meet() {
    check_rule("It was in early May 2021.", "It was on May 13, 2021.", Compatible, "date/soft-border");
    check_rule("It was in late 1998.", "It was in early 1999.", Compatible, "date/soft-border");
    check_rule("It was in the summer of 2020.", "It was in mid-September 2020.", Compatible, "date/soft-border");
}

#[test]
fn periods_that_share_days_overlap() {
    check_rule("It was in the first half of 2019.", "It was in spring 2019.", Compatible, "date/precision");
    check_rule("It was in the winter of 2019.", "It was in early 2020.", Compatible, "date/overlap");
    check_rule("It was in mid-May 2021.", "It was in late May 2021.", Compatible, "date/overlap");
    check_rule("It was last week.", "It was in the week of April 18.", Same, "date/same");
}

#[test]
fn one_day_in_many_words_is_the_same() {
    let check = |a, b| check_rule(a, b, Same, "date/same");
    check("It was on the last Monday of May 2021.", "It was on Memorial Day 2021.");
    check("It was two days before Christmas 2021.", "It was on 23 December 2021.");
    check("It was in Q3 2019.", "It was in the third quarter of 2019.");
    check("It was on Friday, the 22nd.", "It was on 22 April.");
    check("It was in nineteen ninety-six.", "It was in 1996.");
}

#[test]
fn bounds_are_kept() {
    check_rule("It ended before 2019.", "It ended in 2021.", Conflict, "date/after-end");
    check_rule("It ended before 2019.", "It ended in 2016.", Compatible, "date/bound");
    check_rule("It ran since 2019.", "It ended before 2017.", Conflict, "date/no-time-between");
    check_rule("It ran since 2016.", "It ended before 2019.", Compatible, "date/bound");
}

#[test]
fn units_of_one_length_are_the_same() {
    let check = |a, b| check_rule(a, b, Same, "date/same-length");
    check("It took two years.", "It took 24 months.");
    check("It took two weeks.", "It took 14 days.");
    check("It took a fortnight.", "It took two weeks.");
    check("It took an hour and a half.", "It took 90 minutes.");
    check("It took two and a half years.", "It took 30 months.");
}

#[test]
fn nearly_is_not_far() {
    check("It took nearly a decade.", "It took nine years.", Compatible);
    check("It took nearly a decade.", "It took six years.", Conflict);
    check("It took nearly a decade.", "It took 12 years.", Conflict);
    check("It took just over a week.", "It took eight days.", Compatible);
    check("It took just over a week.", "It took two weeks.", Conflict);
    check("It took less than a decade.", "It took six years.", Compatible);
    check("It took two years.", "It took 20 months.", Compatible);
    check("It took two years.", "It took 36 months.", Conflict);
}

#[test]
fn equal_days_are_the_same() {
    check("It was signed on Wednesday.", "It was signed on April 27, 2022.", Same);
    check("It was signed yesterday.", "It was signed on 26 April.", Same);
    check("It began in January.", "It began in January 2022.", Same);
}

#[test]
fn precision_is_compatible() {
    check("It was signed on Wednesday.", "It was signed in April.", Compatible);
    check("It was signed in 2021.", "It was signed in March 2021.", Compatible);
    check("It was signed last year.", "It was signed in March 2021.", Compatible);
    check("It happened on Friday morning.", "It happened on Friday.", Compatible);
    check("It happened in the summer of 2020.", "It happened in June 2020.", Compatible);
    check("It happened in the summer of 2020.", "It happened in early September 2020.", Compatible);
    check("He came two years ago.", "He came in late 2019.", Compatible);
}

#[test]
fn other_days_conflict() {
    check("It was signed in January.", "It was signed in March 2021.", Conflict);
    check("It was signed on Tuesday.", "It was signed on Wednesday.", Conflict);
    check("It was founded in 1998.", "It was founded in 1999.", Conflict);
    check("He left at 2:30 p.m. Friday.", "He left at 5 p.m. Friday.", Conflict);
    check("It happened in the summer of 2020.", "It happened in December 2020.", Conflict);
}

#[test]
fn starts_are_compared_by_start() {
    check("He has served since 2019.", "He has served since 2020.", Conflict);
    check("He has served since 2019.", "He took office in 2019.", Compatible);
    check("He has served since 2019.", "He left in 2017.", Conflict);
}

#[test]
fn lengths_have_the_tolerance_of_their_unit() {
    check("The 25-year deal", "It runs for 25 years.", Same);
    check("It took a decade.", "It took 10 years.", Same);
    check("It took a decade.", "It took nine years.", Compatible);
    check("It took four days.", "It took five days.", Conflict);
    check("It took about four weeks.", "It took a month.", Compatible);
    check("It took years.", "It took 10 years.", Unknown);
}

#[test]
fn about_an_hour_leaves_the_day_as_it_is() {
    check("It began about 9 a.m. on April 4, 2022.", "It began about 5 p.m. on April 6, 2022.", Conflict);
}

#[test]
fn unlike_kinds_are_unknown() {
    check("It took four days.", "It happened on Wednesday.", Unknown);
    check("It happened recently.", "It happened on Wednesday.", Unknown);
}

#[test]
fn unanchored_times_are_patterns() {
    let published = Some(Date::constant(2022, 4, 27));
    let open = |text| read(text, None);
    verdict(&open("It was on Wednesday."), &open("It was on Wednesday."), Same);
    verdict(&open("It was on Wednesday."), &open("It was on Thursday."), Conflict);
    verdict(&open("It was on Wednesday."), &read("It was on April 27.", published), Same);
    verdict(&open("It was on Wednesday."), &read("It was on April 26.", published), Conflict);
    verdict(&open("It was in April."), &open("It was on April 27."), Compatible);
    verdict(&open("It was in April."), &read("It was on April 27.", published), Compatible);
    verdict(&open("It was in May 2020."), &open("It was yesterday."), Unknown);
}

#[test]
fn nights_between_two_days_conflict_less() {
    let published = Some(Date::constant(2022, 4, 27));
    let score = |a: &str, b: &str| compare(&read(a, published), &read(b, published)).score;
    let night = score("It began on Monday night.", "It began on Tuesday morning.");
    assert!(night < score("It began on Monday.", "It began on Tuesday."));
}

#[test]
fn a_length_between_two_holds_both() {
    check("It took two to three weeks.", "It took two weeks.", Compatible);
    check("It took two to three weeks.", "It took three weeks.", Compatible);
    check("It took two to three weeks.", "It took two to three weeks.", Same);
    check("It took two to three weeks.", "It took five weeks.", Conflict);
}
