//! Two short articles of one day and what the rules find between them, for the tests of the rules.

use jiff::civil::date;

use crate::article::{Article, PublishedBasis};
use crate::pipeline;

/// What each article goes on with, so that it is not of one sentence.
const BESIDE: [&str; 2] = [
    "The harbour town of Tarvik has some nine thousand inhabitants and lives from fishing.",
    "Snow is expected in the north of the country at the end of the week.",
];

/// Asserts that two outlets which tell `a` and `b` are set against each other by these rules, and in either order.
#[track_caller]
pub fn check(a: &str, b: &str, expected: &[&str]) {
    for (a, b) in [(a, b), (b, a)] {
        assert_eq!(rules(a, b), expected, "{a} | {b}");
    }
}

fn rules(a: &str, b: &str) -> Vec<&'static str> {
    let article = |(text, beside): (&str, &str)| Article {
        path: format!("{beside}.txt"),
        text: format!("{text} {beside}"),
        language: "en".to_owned(),
        ..Article::default()
    };
    let dated = |article: Article| article.with_published(date(2021, 3, 4), PublishedBasis::Given);
    let articles: Vec<Article> = [a, b].into_iter().zip(BESIDE).map(article).map(dated).collect();
    pipeline::survey_one_event(&articles, |scene| {
        let found = super::find(scene);
        found.iter().filter_map(|finding| Some(finding.reasons.first()?.rule)).collect()
    })
}
