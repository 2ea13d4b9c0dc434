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
use corroborate::syntax::training::{Casing, Lemmatizer, TAGS, Tagger, Word};
use corroborate::syntax::{Document, Pos};
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
    let mut arguments = std::env::args().skip(1);
    let megabytes: f64 = arguments.next().and_then(|size| size.parse().ok()).unwrap_or(1.0);
    let files: Vec<String> = arguments.filter_map(|path| std::fs::read_to_string(path).ok()).collect();
    let texts: Vec<&str> = if files.is_empty() { DEMO.to_vec() } else { files.iter().map(String::as_str).collect() };
    let start = Instant::now();
    black_box(pipeline::read_article(&article("warm.txt", DEMO[0])));
    println!("first article, tables and models read: {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
    let articles = articles(&texts, (megabytes * 1e6) as usize);
    let n_bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    let documents: Vec<_> = articles.iter().map(syntax::analyze).collect();
    let n_tokens: usize = documents.iter().map(|document| document.tokens().len()).sum();
    println!("{} articles, {:.2} MB, {n_tokens} tokens", articles.len(), n_bytes as f64 / 1e6);
    tell("ingest (one thread)", (n_bytes, n_tokens), || {
        articles.iter().map(|read| article(&read.path, &read.text).boilerplate.len()).sum()
    });
    tell("sentences and tokens (one thread)", (n_bytes, n_tokens), || {
        articles.iter().map(syntax::training::n_tokens).sum()
    });
    let sentences = sentences(&articles, &documents);
    tell("tagging words (one thread)", (n_bytes, n_tokens), || tag(&sentences));
    tell("lemmas of tagged words (one thread)", (n_bytes, n_tokens), || documents.iter().map(lemmas).sum());
    tell("all of syntax (one thread)", (n_bytes, n_tokens), || {
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

/// The words of each sentence, as they stand in the text and in their normal form.
fn sentences<'t>(articles: &'t [Article], documents: &'t [Document]) -> Vec<Vec<(&'t str, &'t str)>> {
    let mut sentences = Vec::new();
    for (article, document) in articles.iter().zip(documents) {
        let word = |token: usize| (document.tokens()[token].span.of(&article.text), document.norm(token));
        sentences.extend(document.sentences().iter().map(|sentence| sentence.tokens.indexes().map(word).collect()));
    }
    sentences
}

/// Words to tags, as `syntax` does it: casing, what the model sees of each word, the model.
fn tag(sentences: &[Vec<(&str, &str)>]) -> usize {
    let tagger = Tagger::get();
    let (mut words, mut tags) = (Vec::new(), Vec::new());
    let mut n_nouns = 0;
    for sentence in sentences {
        let casing = Casing::of(sentence.iter().map(|(text, _)| *text));
        words.clear();
        words.extend(sentence.iter().map(|(text, norm)| Word::new(text, norm, casing)));
        tagger.tag(&mut words, &mut tags);
        n_nouns += tags.iter().filter(|&&tag| TAGS[usize::from(tag)].0 == Pos::Noun).count();
    }
    n_nouns
}

fn lemmas(document: &Document) -> usize {
    let lemmatizer = Lemmatizer::get();
    let tag = |token: &syntax::Token| TAGS.iter().position(|&tag| tag == (token.pos, token.form)).unwrap_or(0);
    let strip = |(at, token): (usize, &syntax::Token)| lemmatizer.ending(document.norm(at), tag(token)).0;
    document.tokens().iter().enumerate().map(strip).sum()
}

/// Texts again and again, each with numbers of its own, so that not all are copies.
fn articles(texts: &[&str], n_bytes: usize) -> Vec<Article> {
    let mut articles = Vec::new();
    let mut left = n_bytes as isize;
    while left > 0 {
        let round = articles.len() / texts.len();
        let text = texts[articles.len() % texts.len()].replace("1", &format!("{}", 1 + round % 9));
        left -= text.len() as isize;
        articles.push(article(&format!("{:05}.txt", articles.len()), &text));
    }
    articles
}

fn article(name: &str, text: &str) -> Article {
    ingest::article_from_text(name, text.to_owned(), &Given::default())
}

/// Runs `work` until `PATIENCE` is over and prints the fastest run; for one thread also what all runs took of its
/// processor, which other programs that run meanwhile hardly change.
fn tell(what: &str, (n_bytes, n_tokens): (usize, usize), work: impl Fn() -> usize) {
    let (begin, busy) = (Instant::now(), processor_time());
    let mut fastest = Duration::MAX;
    let mut n_runs = 0u32;
    while n_runs < 2 || begin.elapsed() < PATIENCE {
        let start = Instant::now();
        black_box(work());
        fastest = fastest.min(start.elapsed());
        n_runs += 1;
    }
    let seconds = fastest.as_secs_f64();
    let tokens = |seconds: f64| n_tokens as f64 / 1e3 / seconds;
    let (speed, fast) = (n_bytes as f64 / 1e6 / seconds, tokens(seconds));
    let mut line = format!("{what:36} {:9.1} ms {speed:8.2} MB/s {fast:8.0} thousand tokens/s", seconds * 1e3);
    if let Some((before, after)) = busy.zip(processor_time()).filter(|_| what.contains("one thread")) {
        line += &format!(", {:.0} by processor time", tokens((after - before).as_secs_f64() / f64::from(n_runs)));
    }
    println!("{line}");
}

/// The processor time of this thread, where the system tells it.
fn processor_time() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
