//! Sentences, tokens, lemmas, parts of speech, heads and relations, and names as a network marks them.
//!
//! Reads an `Article`, passing over its furniture; makes a `Document`. Leaves what names stand for, dates and all
//! other meaning to `mention`.

mod case;
mod compound;
mod conllu;
mod document;
mod hash;
mod lemma;
mod model;
mod parser;
mod relation;
mod sentence;
mod tag;
mod tagger;
mod token;
mod weights;
mod word;

pub use case::cased_lemma;
pub use compound::{SyntacticWord, tokens, words};
pub use conllu::{analyze_tokens, annotate, conllu, from_conllu};
pub use document::{Document, NamedTokens, Pos, Sentence, SentenceKind, Token, TokenRange};
pub use relation::{N_RELATIONS, NameKind, RELATIONS, Relation};
pub use tag::{Form, tag_of};

/// What the training command needs of the models' insides.
pub mod training {
    pub use super::case::Shape;
    pub use super::document::normal;
    pub use super::lemma::{Lemmatizer, name as lemma_tag_name};
    pub use super::model::{Corrupt, Kind, bundle, parts, push_number, seal};
    pub use super::n_tokens;
    pub use super::parser::{
        LEAK, N_DISTANCES, N_LABELS, N_TABLES, Network, Parser, Sizes, begin, best_labels, best_tree, distance, leaky,
        push_numbers, push_sizes, push_table, sigmoid, spans, table_keys, tanh,
    };
    pub use super::tag::{N_TAGS, TAGS};
    pub use super::tagger::{ANY, Classes, Known, N_FEATURES, ROW, Tagger, class_key, features};
    pub use super::weights::{Feature, Scores, Weights, encode, key};
    pub use super::word::{Casing, Word};
}

use crate::article::Article;
use crate::text::Span;

/// Splits an article's text, without its furniture, into sentences and tokens, and tags them.
///
/// Total: any text yields a document, an empty text an empty one.
pub fn analyze(article: &Article) -> Document {
    let mut builder = document::Builder::default();
    for_sentences(article, |sentence, paragraph, kind, spans| {
        builder.open_sentence(sentence, paragraph, kind);
        builder.push_tokens(&article.text, spans);
    });
    builder.finish()
}

/// How many tokens an article has: the splitting alone, so that its cost can be measured.
pub fn n_tokens(article: &Article) -> usize {
    let mut count = 0;
    for_sentences(article, |_, _, _, spans| count += spans.len());
    count
}

/// Calls `work` for each sentence that has tokens, with its span, paragraph, kind, and the spans of its tokens.
fn for_sentences(article: &Article, mut work: impl FnMut(Span, u32, SentenceKind, &[Span])) {
    let mut spans = Vec::new();
    for (paragraph, sentence) in sentence::split(article) {
        let kind = match article.headline {
            Some(headline) if headline.overlaps(sentence) => SentenceKind::Headline,
            _ => SentenceKind::Body,
        };
        spans.clear();
        token::split(&article.text, sentence, &mut spans);
        spans.retain(|span| !is_furniture(article, *span));
        if !spans.is_empty() {
            work(sentence, paragraph, kind, &spans);
        }
    }
}

/// Whether a token stands in an aside that is no part of what the sentence tells.
fn is_furniture(article: &Article, token: Span) -> bool {
    let next = article.boilerplate.partition_point(|part| part.span.end() <= token.start());
    article.boilerplate.get(next).is_some_and(|part| part.span.overlaps(token))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Boilerplate;

    fn article(text: &str) -> Article {
        Article { text: text.to_owned(), ..Article::default() }
    }

    fn sentences(article: &Article) -> Vec<&str> {
        sentence::split(article).into_iter().map(|(_, span)| span.of(&article.text)).collect()
    }

    fn tokens(article: &Article) -> Vec<&str> {
        let document = analyze(article);
        document.tokens().iter().map(|token| token.span.of(&article.text)).collect()
    }

    fn cases(golden: &str) -> impl Iterator<Item = &str> {
        golden.lines().filter(|line| !line.starts_with("# "))
    }

    #[test]
    fn sentences_end_where_the_golden_file_says() {
        let mut failed = 0;
        for case in cases(include_str!("../../tests/stages/sentences.txt")) {
            let expected: Vec<&str> = case.split('‖').map(str::trim).collect();
            let article = article(&case.replace(" ‖ ", " ").replace('‖', ""));
            if sentences(&article) != expected {
                eprintln!("expected {case}\n   found {}", sentences(&article).join(" ‖ "));
                failed += 1;
            }
        }
        assert_eq!(failed, 0, "sentences that end elsewhere");
    }

    #[test]
    fn tokens_end_where_the_golden_file_says() {
        let lines: Vec<&str> = cases(include_str!("../../tests/stages/tokens.txt")).collect();
        let mut failed = 0;
        for pair in lines.chunks(2) {
            let text = pair[0].replace('␣', "\u{a0}");
            let found = tokens(&article(&text)).join(" ");
            if found != pair[1] {
                eprintln!("expected {}\n   found {found}", pair[1]);
                failed += 1;
            }
        }
        assert_eq!(failed, 0, "lines with other tokens");
    }

    #[test]
    fn furniture_is_passed_over() {
        fn check(text: &str, furniture: &str, expected: &[&str]) {
            let mut article = article(text);
            let start = text.find(furniture).expect("the test's furniture stands in its text");
            let span = Span::new(start, start + furniture.len());
            article.boilerplate.push(Boilerplate { span, why: "related" });
            assert_eq!(sentences(&article), expected);
            assert!(analyze(&article).tokens().iter().all(|token| !token.span.overlaps(span)));
        }
        check("He left. READ: More here She stayed.", "READ: More here", &["He left.", "She stayed."]);
        check("He (READ: More. Now!) left. Then", "(READ: More. Now!)", &["He (READ: More. Now!) left.", "Then"]);
        check("He left. (READ: More.) She stayed.", "(READ: More.)", &["He left.", "She stayed."]);
        check("Follow us\nHe left.", "Follow us", &["He left."]);
    }

    #[test]
    fn lines_end_sentences() {
        let article = article("A headline\r\n\r\nThe first line\nThe soft\u{ad}ly second.\u{2028}Third");
        assert_eq!(sentences(&article), ["A headline", "The first line", "The soft\u{ad}ly second.", "Third"]);
        let document = analyze(&article);
        assert_eq!(document.norm(6), "softly");
        assert_eq!(document.sentences()[2].paragraph, 2);
    }

    #[test]
    fn long_texts_take_linear_time() {
        for part in ["U.S.-", "a. ", ". . ", "…", "((", "'s", "A", "\u{ad}", "1,000", ".\"", "x@", "http://", "? “"]
        {
            assert!(n_tokens(&article(&part.repeat(50_000))) <= 250_000);
            assert!(analyze(&article(&part.repeat(1_000))).tokens().len() <= 5_000);
        }
    }
}
