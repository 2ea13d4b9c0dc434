//! Makes a folder of distinct articles on invented events: for measuring large collections.
//!
//! `cargo run --release --example make_collection -- N FOLDER [SEED]` writes N articles on N/8 events, each event told
//! by several outlets over two days, with `sources.csv`; the same seed gives the same bytes. The sentences come from
//! `happenings.txt`, the names, figures and days are made up for each event, each article chooses its facts and its
//! words, and one article in ten is a cut copy of an earlier one on its event, as wire texts are.
//! docs/performance.md states what a comparison of such a folder takes.

mod event;
mod happenings;

use std::fmt::Write;
use std::path::Path;

use event::{Dice, Event};

/// Articles on one event.
const ARTICLES_PER_EVENT: usize = 8;

/// One article in so many is a copy of an earlier one.
const COPY: usize = 10;

/// Outlets, of which each event has some.
const OUTLETS: [&str; 12] = [
    "Albrook Gazette",
    "Bayard Times",
    "Corvane Post",
    "Dunmere Herald",
    "Eastmark Courier",
    "Farrow Tribune",
    "Glenholt News",
    "Harrow Bay Echo",
    "Inverdale Mail",
    "Jessop Observer",
    "Kestrel Wire",
    "Lorne Dispatch",
];

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (Some(n_articles), Some(folder)) = (arguments.first().and_then(|n| n.parse().ok()), arguments.get(1)) else {
        eprintln!("usage: make_collection N FOLDER [SEED]");
        std::process::exit(2);
    };
    let seed = arguments.get(2).and_then(|seed| seed.parse().ok()).unwrap_or(1);
    make(n_articles, Path::new(folder), &mut Dice::new(seed))
}

fn make(n_articles: usize, folder: &Path, dice: &mut Dice) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let happenings = happenings::all();
    let mut sources = String::from("file,outlet,published\n");
    for first in (0..n_articles).step_by(ARTICLES_PER_EVENT) {
        let event = Event::new(&happenings, dice);
        let outlet = dice.below(OUTLETS.len());
        let mut told: Vec<Vec<String>> = Vec::new();
        for at in first..n_articles.min(first + ARTICLES_PER_EVENT) {
            let lines = match told.is_empty() || dice.below(COPY) > 0 {
                true => event.article(dice),
                false => event.copy(&told[dice.below(told.len())], dice),
            };
            // Written in an order that has nothing to do with the events.
            let name = format!("{:06}.txt", at * 7919 % 1_000_000);
            std::fs::write(folder.join(&name), lines.join("\n\n") + "\n")?;
            let outlet = OUTLETS[(outlet + at) % OUTLETS.len()];
            writeln!(sources, "{name},{outlet},{}", event.published(at % 2)).expect("a string takes everything");
            told.push(lines);
        }
    }
    std::fs::write(folder.join("sources.csv"), sources)
}
