//! Measures throughput on the demo's articles, repeated and varied.
//!
//! `cargo run --release --example bench [MEGABYTES [FILE…]]` prints MB/s and tokens/s of one thread for the parts of
//! `syntax` and for mentions, and the time of a whole comparison on all threads. Files, where given, stand in for the
//! demo's articles. The figures of docs/performance.md come from here; `benches/peer` times winkNLP on the same text.

use std::hint::black_box;
use std::time::{Duration, Instant};

use corroborate::article::Article;
use corroborate::ingest::{self, Given};
use corroborate::settings::Settings;
use corroborate::{mention, pipeline, syntax};

/// The texts of the demo.
const DEMO: [&str; 5] = [
    include_str!("../data/demo/channel_nine.txt"),
    include_str!("../data/demo/channel_nine_budget.txt"),
    include_str!("../data/demo/daily_meridian.txt"),
    include_str!("../data/demo/selwyn_courier.txt"),
    include_str!("../data/demo/valdoria_press_agency.txt"),
];

/// Each measurement runs as often as fits into this time, and at least twice: the fastest run counts.
const PATIENCE: Duration = Duration::from_secs(3);

fn main() {
    let megabytes: f64 = std::env::args().nth(1).and_then(|size| size.parse().ok()).unwrap_or(1.0);
    let start = Instant::now();
    black_box(pipeline::read_article(&article("warm.txt", DEMO[0])));
    println!("first article, tables and models read: {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
    let articles = articles((megabytes * 1e6) as usize);
    let n_bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    let documents: Vec<_> = articles.iter().map(syntax::analyze).collect();
    let n_tokens: usize = documents.iter().map(|document| document.tokens().len()).sum();
    println!("{} articles, {:.2} MB, {n_tokens} tokens", articles.len(), n_bytes as f64 / 1e6);
    tell("ingest (one thread)", (n_bytes, n_tokens), || {
        articles.iter().map(|read| article(&read.path, &read.text).boilerplate.len()).sum()
    });
    tell("sentences and tags (one thread)", (n_bytes, n_tokens), || {
        articles.iter().map(|article| syntax::analyze(article).tokens().len()).sum()
    });
    tell("mentions (one thread)", (n_bytes, n_tokens), || {
        articles.iter().zip(&documents).map(|(article, document)| mention::extract(article, document).names.len()).sum()
    });
    tell("whole comparison (all threads)", (n_bytes, n_tokens), || {
        pipeline::reconcile(&articles, &Settings::default()).events.len()
    });
    let demo: Vec<Article> = DEMO.iter().enumerate().map(|(at, text)| article(&format!("{at}.txt"), text)).collect();
    let n_bytes = demo.iter().map(|article| article.text.len()).sum();
    tell("the demo alone (all threads)", (n_bytes, 0), || {
        pipeline::reconcile(&demo, &Settings::default()).events.len()
    });
}

/// Demo articles again and again, each with numbers of its own, so that not all are copies.
fn articles(n_bytes: usize) -> Vec<Article> {
    let mut articles = Vec::new();
    let mut left = n_bytes as isize;
    while left > 0 {
        let round = articles.len() / DEMO.len();
        let text = DEMO[articles.len() % DEMO.len()].replace("1", &format!("{}", 1 + round % 9));
        left -= text.len() as isize;
        articles.push(article(&format!("{:05}.txt", articles.len()), &text));
    }
    articles
}

fn article(name: &str, text: &str) -> Article {
    ingest::article_from_text(name, text.to_owned(), &Given::default())
}

/// Runs `work` until `PATIENCE` is over and prints the fastest run.
fn tell(what: &str, (n_bytes, n_tokens): (usize, usize), work: impl Fn() -> usize) {
    let begin = Instant::now();
    let mut fastest = Duration::MAX;
    for run in 0.. {
        let start = Instant::now();
        black_box(work());
        fastest = fastest.min(start.elapsed());
        if run > 0 && begin.elapsed() > PATIENCE {
            break;
        }
    }
    let seconds = fastest.as_secs_f64();
    let (speed, tokens) = (n_bytes as f64 / 1e6 / seconds, n_tokens as f64 / 1e3 / seconds);
    println!("{what:34} {:9.1} ms {speed:8.2} MB/s {tokens:8.0} thousand tokens/s", seconds * 1e3);
}
