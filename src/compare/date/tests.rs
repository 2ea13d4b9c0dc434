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
