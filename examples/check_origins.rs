//! Plants near-copies among articles written apart, and checks that each joins its origin and nothing else does.
//!
//! `cargo run --release --example check_origins [FILE.jsonl [SEED]]` takes ten articles of a collection with a field
//! `event` (by default `../shared/data/news_cluster/articles.jsonl`), leaves out a fifth of the sentences of each, puts
//! the rest into another order, rewords it lightly, and mixes the copies with all others. Prints how many copies share
//! the origin of their article, and every pair of origins that joins other articles. Says so where the file is absent.

use std::collections::BTreeMap;
use std::path::PathBuf;

use corroborate::article::Article;
use corroborate::ingest::{self, Given};
use corroborate::mention::{Mentions, Reading};
use corroborate::origin::{self, OriginId};
use corroborate::syntax::Document;
use corroborate::{event, pipeline};

/// Articles that are copied.
const N_COPIED: usize = 10;

/// One sentence in so many is left out.
const CUT: u64 = 5;

/// Sentences that an article needs to be worth copying.
const MIN_SENTENCES: usize = 8;

/// What a desk rewords: contractions, numbers as words, near synonyms. Left becomes right and right becomes left.
const REWORDED: [(&str, &str); 40] = [
    ("is not", "isn't"),
    ("was not", "wasn't"),
    ("did not", "didn't"),
    ("do not", "don't"),
    ("would not", "wouldn't"),
    ("could not", "couldn't"),
    ("has not", "hasn't"),
    ("it is", "it's"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("twelve", "12"),
    ("said", "stated"),
    ("also", "in addition"),
    ("about", "around"),
    ("after", "following"),
    ("because", "since"),
    ("but", "yet"),
    ("killed", "left dead"),
    ("police", "officers"),
    ("people", "persons"),
    ("big", "large"),
    ("began", "started"),
    ("begin", "start"),
    ("many", "numerous"),
    ("near", "close to"),
    ("now", "currently"),
    ("show", "reveal"),
    ("told", "informed"),
    ("use", "employ"),
    ("while", "as"),
    ("help", "assist"),
    ("percent", "per cent"),
    ("last year", "a year ago"),
];

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let default = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/news_cluster/articles.jsonl");
    let path = arguments.next().map_or_else(default, PathBuf::from);
    let mut dice = Dice(arguments.next().and_then(|seed| seed.parse().ok()).unwrap_or(1));
    if !path.exists() {
        eprintln!("skipped: {} is absent", path.display());
        return Ok(());
    }
    let events = events(&path)?;
    let mut articles = ingest::read(&[path]).articles;
    let n_whole = articles.len();
    let copied = chosen(&articles, &mut dice);
    let copies: Vec<Article> = copied.iter().map(|&at| copy(&articles[at], &mut dice)).collect();
    articles.extend(copies);
    let origins = origins(&articles);
    let joined = (0..copied.len()).filter(|&copy| origins[n_whole + copy] == origins[copied[copy]]).count();
    println!("{joined} of {} copies join their origin", copied.len());
    let event = |at: usize| {
        let whole = if at < n_whole { at } else { copied[at - n_whole] };
        articles[whole].given_id.as_ref().and_then(|id| events.get(id)).map_or("", String::as_str)
    };
    let mut counts = [0; 2];
    for a in 0..n_whole {
        for b in (a + 1..n_whole).filter(|&b| origins[a] == origins[b]) {
            let is_related = event(a) == event(b);
            counts[usize::from(is_related)] += 1;
            println!(
                "{}: {} | {}",
                if is_related { "one event" } else { "UNRELATED" },
                told(&articles[a]),
                told(&articles[b])
            );
        }
    }
    let strays = (n_whole..articles.len()).flat_map(|copy| (0..n_whole).map(move |at| (copy, at)));
    let n_strays = strays.filter(|&(copy, at)| origins[copy] == origins[at] && event(copy) != event(at)).count();
    println!(
        "{n_whole} articles: {} unrelated pairs joined, {} pairs of one event; {n_strays} copies with unrelated articles",
        counts[0], counts[1]
    );
    Ok(())
}

fn told(article: &Article) -> String {
    format!("{} ({})", article.title.as_deref().unwrap_or(&article.path), article.label())
}

fn events(path: &PathBuf) -> std::io::Result<BTreeMap<String, String>> {
    let mut events = BTreeMap::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let fields: serde_json::Value = serde_json::from_str(line)?;
        let field = |name: &str| fields[name].as_str().unwrap_or_default().to_owned();
        events.insert(field("id"), field("event"));
    }
    Ok(events)
}

/// Ten different articles that are long enough.
fn chosen(articles: &[Article], dice: &mut Dice) -> Vec<usize> {
    let mut long: Vec<usize> =
        (0..articles.len()).filter(|&at| sentences(&articles[at]).len() >= MIN_SENTENCES).collect();
    dice.shuffle(&mut long);
    long.truncate(N_COPIED);
    long
}

fn sentences(article: &Article) -> Vec<String> {
    let (document, _) = pipeline::read_article(article);
    let body = document.sentences().iter();
    body.map(|sentence| sentence.span.of(&article.text).trim().to_owned()).filter(|text| !text.is_empty()).collect()
}

/// A near-copy: a fifth of the sentences left out, the others in another order, lightly reworded.
fn copy(article: &Article, dice: &mut Dice) -> Article {
    let mut kept = sentences(article);
    let n_kept = kept.len() - kept.len() / CUT as usize;
    dice.shuffle(&mut kept);
    kept.truncate(n_kept);
    let lines: Vec<String> = kept.iter().map(|sentence| reworded(sentence)).collect();
    let given = Given { published: article.published.map(|published| published.date), ..Given::default() };
    ingest::article_from_text(&format!("copy of {}", article.path), lines.join("\n\n"), &given)
}

fn reworded(sentence: &str) -> String {
    let mut words: Vec<String> = sentence.split(' ').map(str::to_owned).collect();
    for at in 0..words.len() {
        let two = words.get(at + 1).map(|next| format!("{} {next}", words[at]));
        for (left, right) in REWORDED {
            let other = |text: &str| {
                if text == left {
                    Some(right)
                } else if text == right {
                    Some(left)
                } else {
                    None
                }
            };
            if let Some(new) = two.as_deref().and_then(other) {
                words[at] = new.to_owned();
                words[at + 1].clear();
                break;
            }
            if let Some(new) = other(&words[at]) {
                words[at] = new.to_owned();
                break;
            }
        }
    }
    words.retain(|word| !word.is_empty());
    words.join(" ")
}

fn origins(articles: &[Article]) -> Vec<OriginId> {
    let read: Vec<(Document, Mentions)> = articles.iter().map(pipeline::read_article).collect();
    let pairs = articles.iter().zip(&read);
    let readings: Vec<Reading<'_>> =
        pairs.map(|(article, (document, mentions))| Reading { article, document, mentions }).collect();
    origin::trace(&readings, &event::group(&readings))
}

/// A seeded source of chance (xorshift; Marsaglia 2003): the same seed gives the same copies.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % n.max(1)
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.below(at + 1));
        }
    }
}
