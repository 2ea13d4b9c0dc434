//! `corroborate demo`: the report on a shipped, invented event.
//!
//! The articles are part of the program, so that the demo runs anywhere.

use corroborate::article::Article;
use corroborate::ingest::{self, Given};

use crate::args::ReportArgs;
use crate::compare;
use crate::exit::Exit;

/// The articles of data/demo/, sorted by name as a folder would be.
const ARTICLES: [(&str, &str); 5] = [
    ("demo/channel_nine.txt", include_str!("../../../data/demo/channel_nine.txt")),
    ("demo/channel_nine_budget.txt", include_str!("../../../data/demo/channel_nine_budget.txt")),
    ("demo/daily_meridian.txt", include_str!("../../../data/demo/daily_meridian.txt")),
    ("demo/selwyn_courier.txt", include_str!("../../../data/demo/selwyn_courier.txt")),
    ("demo/valdoria_press_agency.txt", include_str!("../../../data/demo/valdoria_press_agency.txt")),
];

/// What is known of them beside their text.
const SOURCES: &str = include_str!("../../../data/demo/sources.csv");

/// Runs the command.
pub fn run(args: &ReportArgs) -> anyhow::Result<Exit> {
    let settings = compare::settings(args)?;
    let articles = articles()?;
    compare::reconcile(&articles, &settings, args)
}

fn articles() -> anyhow::Result<Vec<Article>> {
    let mut articles = Vec::new();
    for (row, (path, text)) in csv::Reader::from_reader(SOURCES.as_bytes()).records().zip(ARTICLES) {
        let row = row?;
        let given = Given {
            outlet: row.get(1).map(str::to_owned),
            published: row.get(2).and_then(|date| date.parse().ok()),
            title: row.get(4).map(str::to_owned),
            ..Given::default()
        };
        articles.push(ingest::article_from_text(path, text.to_owned(), &given));
    }
    Ok(articles)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_article_has_its_row() {
        let files: Vec<&str> = SOURCES.lines().skip(1).filter_map(|row| row.split(',').next()).collect();
        let names: Vec<&str> = ARTICLES.iter().map(|(path, _)| &path["demo/".len()..]).collect();
        assert_eq!(files, names);
        let articles = articles().expect("the table is valid");
        assert!(articles.iter().all(|article| article.published.is_some() && article.outlet.is_some()));
    }
}
