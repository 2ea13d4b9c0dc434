//! The demo's articles, damaged at random: whatever comes in, a report comes out, and every passage is in its text.
//!
//! The damage follows a fixed seed, so that a failure comes again. Runs the library: a process for each case is slow.

use corroborate::article::Article;
use corroborate::ingest::{self, Given};
use corroborate::pipeline;
use corroborate::report::Report;
use corroborate::report::model::Evidence;
use corroborate::settings::Settings;

/// Enough for every kind of damage to meet every article several times.
const CASES: u64 = 120;

/// Characters of a damaged text: a debug build reads this much in a few milliseconds.
const LENGTH: usize = 400;

/// What is put in: marks that open and close, digits, controls, letters of several bytes, and what looks like facts.
const SCRAPS: [&str; 40] = [
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'",
    "(",
    ")",
    "[",
    "«",
    "\0",
    "\u{7f}",
    "\n",
    "\n\n",
    "\r",
    "\u{2028}",
    "\u{feff}",
    "\u{ad}",
    "\u{301}",
    "İ",
    "ß",
    "ﬀ",
    "漢字",
    "🦀",
    "\u{1F1FA}\u{1F1F8}",
    "9999999999999999999999",
    "1,0,0",
    "0",
    "-",
    "—",
    "…",
    ".",
    "$",
    "%",
    "½",
    "99/99/9999",
    "Feb. 30, 2021",
    " said ",
    "Gen. ",
    "\t \u{a0}",
];

/// Xorshift (Marsaglia 2003): the same numbers on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n.max(1) as u64) as usize
    }
}

/// A stretch of `text`, with a few pieces put in, taken out, turned or repeated.
fn damaged(text: &[char], dice: &mut Dice) -> String {
    let start = dice.below(text.len());
    let mut letters: Vec<char> = text[start..text.len().min(start + LENGTH)].to_vec();
    for _ in 0..dice.below(24) {
        let at = dice.below(letters.len());
        let end = (at + dice.below(40)).min(letters.len());
        match dice.below(5) {
            0 => drop(letters.drain(at..end)),
            1 => letters[at..end].reverse(),
            2 => letters[at..end].iter_mut().for_each(|letter| *letter = letter.to_uppercase().next().unwrap_or(' ')),
            3 => {
                let scrap: Vec<char> = SCRAPS[dice.below(SCRAPS.len())].repeat(1 + dice.below(9)).chars().collect();
                letters.splice(at..at, scrap);
            }
            _ => {
                let scrap =
                    SCRAPS[dice.below(SCRAPS.len())].chars().chain(char::from_u32(dice.below(0x11_0000) as u32));
                letters.splice(at..end.min(at + 1), scrap.collect::<Vec<_>>());
            }
        }
    }
    letters.into_iter().collect()
}

fn demo_texts() -> Vec<Vec<char>> {
    let mut paths: Vec<_> = std::fs::read_dir(crate::demo_folder())
        .expect("the demo is there")
        .map(|entry| entry.expect("it can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read_to_string(path).expect("it is text").chars().collect()).collect()
}

/// The report on `texts`; every passage must be the text at its place, by code points.
fn check(texts: &[String]) {
    let articles: Vec<Article> = texts
        .iter()
        .enumerate()
        .map(|(at, text)| ingest::article_from_text(&format!("{at}.txt"), text.clone(), &Given::default()))
        .collect();
    for article in &articles {
        check_spans(article);
    }
    let report = pipeline::reconcile(&articles, &Settings::default());
    for evidence in passages(&report) {
        let letters = texts[evidence.source].chars().skip(evidence.start).take(evidence.end - evidence.start);
        assert_eq!(letters.collect::<String>(), evidence.exact, "{texts:?}");
    }
}

/// Every token and mention of an article lies on character boundaries.
fn check_spans(article: &Article) {
    let (document, mentions) = pipeline::read_article(article);
    let mut spans: Vec<_> = document.tokens().iter().map(|token| token.span).collect();
    spans.extend(document.sentences().iter().map(|sentence| sentence.span));
    spans.extend(mentions.names.iter().flat_map(|name| [name.span, name.full]));
    spans.extend(mentions.dates.iter().map(|date| date.span));
    spans.extend(mentions.quantities.iter().map(|quantity| quantity.span));
    spans.extend(mentions.places.iter().map(|place| place.span));
    spans.extend(mentions.roles.iter().flat_map(|role| [role.span, role.passage]));
    spans.extend(mentions.quotes.iter().flat_map(|quote| quote.content.iter().copied().chain(quote.cue)));
    spans.extend(article.boilerplate.iter().map(|part| part.span).chain(article.headline));
    for span in spans {
        assert!(article.text.get(span.range()).is_some(), "{span:?} in {:?}", article.text);
    }
}

fn passages(report: &Report) -> impl Iterator<Item = &Evidence> {
    let findings = report.events.iter().flat_map(|event| &event.findings);
    let values = findings.flat_map(|finding| &finding.values).flat_map(|value| &value.evidence);
    values.chain(report.events.iter().flat_map(|event| &event.claims).map(|claim| &claim.passage))
}

#[test]
fn damaged_articles_are_compared_all_the_same() {
    let demo = demo_texts();
    for case in 1..=CASES {
        let mut dice = Dice(case.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let texts: Vec<String> = (0..2).map(|_| damaged(&demo[dice.below(demo.len())], &mut dice)).collect();
        check(&texts);
    }
}

#[test]
fn a_text_of_one_character_repeated_is_read() {
    for scrap in SCRAPS {
        check(&[scrap.repeat(300), scrap.to_owned()]);
    }
}
