//! Words as Universal Dependencies counts them: "long-term" is three.
//!
//! Within the library a hyphened compound is one token, which suits names, numbers and posts; whoever reads our trees
//! elsewhere expects the parts. The last part is the head, but the first in names ("al-Qaeda") and ranges ("5-3").

use crate::lexicon::{Boundaries, number_word};
use crate::text::Span;

use super::case::cased_lemma;
use super::document::{Document, Pos};
use super::relation::Relation;
use super::tag::Form;
use super::token::is_hyphen;

/// One word: a token, or a part of one.
#[derive(Clone, Debug)]
pub struct SyntacticWord {
    /// Where it stands in the article's text.
    pub span: Span,
    /// The token that it is, or is part of.
    pub token: usize,
    /// Its lemma, with capitals.
    pub lemma: String,
    /// Its part of speech.
    pub pos: Pos,
    /// Its number or verb form.
    pub form: Form,
    /// The word it depends on, as an index into all words; `None` for the root.
    pub head: Option<usize>,
    /// How it depends on it.
    pub relation: Relation,
}

/// The words of a document, in text order.
pub fn words(text: &str, document: &Document) -> Vec<SyntacticWord> {
    let parts: Vec<Vec<Span>> = document.tokens().iter().map(|token| parts(text, token.span)).collect();
    let mut main_words = Vec::with_capacity(parts.len());
    let mut n_words = 0;
    for (token, parts) in document.tokens().iter().zip(&parts) {
        main_words.push(n_words + main_part(token.pos, parts.len()));
        n_words += parts.len();
    }
    let mut words = Vec::with_capacity(n_words);
    for (token, parts) in parts.iter().enumerate() {
        for (number, &span) in parts.iter().enumerate() {
            words.push(word(text, document, token, (number, span), parts.len(), &main_words));
        }
    }
    words
}

/// The tokens of a document as they are, for texts that somebody else has cut.
pub fn tokens(text: &str, document: &Document) -> Vec<SyntacticWord> {
    let whole = |token: usize| {
        let tagged = document.tokens()[token];
        SyntacticWord {
            span: tagged.span,
            token,
            lemma: cased_lemma(text, document, token),
            pos: tagged.pos,
            form: tagged.form,
            head: document.head(token),
            relation: tagged.relation,
        }
    };
    (0..document.tokens().len()).map(whole).collect()
}

fn word(
    text: &str,
    document: &Document,
    token: usize,
    (number, span): (usize, Span),
    n_parts: usize,
    main_words: &[usize],
) -> SyntacticWord {
    let whole = document.tokens()[token];
    if number == main_part(whole.pos, n_parts) {
        let lemma = cased_lemma(text, document, token);
        // The lemma of the last part is what the whole's ends with.
        let lemma = match (n_parts, whole.pos) {
            (1, _) => lemma,
            (_, Pos::Propn) => span.of(text).to_owned(),
            (_, Pos::Num) => span.of(text).to_lowercase(),
            _ => lemma.rsplit(is_hyphen).next().unwrap_or_default().to_owned(),
        };
        let head = document.head(token).map(|head| main_words[head]);
        return SyntacticWord { span, token, lemma, pos: whole.pos, form: whole.form, head, relation: whole.relation };
    }
    let (pos, relation) = part_kind(span.of(text), whole.pos);
    let lemma = if pos == Pos::Propn { span.of(text).to_owned() } else { span.of(text).to_lowercase() };
    SyntacticWord { span, token, lemma, pos, form: Form::Plain, head: Some(main_words[token]), relation }
}

/// What a part of a compound that is not its head is.
fn part_kind(part: &str, whole: Pos) -> (Pos, Relation) {
    let is_number = part.chars().all(|letter| letter.is_ascii_digit());
    match whole {
        _ if part.chars().all(is_hyphen) => (Pos::Punct, Relation::Punct),
        Pos::Propn => (Pos::Propn, Relation::Flat),
        Pos::Num if is_number => (Pos::Num, Relation::Nmod),
        _ if is_number || number_word(&part.to_lowercase()).is_some() => (Pos::Num, Relation::Nummod),
        _ => (Pos::Noun, Relation::Compound),
    }
}

/// Which part is the head: the first in names and ranges, else the last.
fn main_part(pos: Pos, n_parts: usize) -> usize {
    if matches!(pos, Pos::Propn | Pos::Num) { 0 } else { n_parts - 1 }
}

/// The parts of a token and its hyphens; the token itself where it is no compound.
fn parts(text: &str, token: Span) -> Vec<Span> {
    let form = token.of(text);
    let pieces: Vec<&str> = form.split(is_hyphen).collect();
    let is_piece = |piece: &&str| !piece.is_empty() && piece.chars().all(char::is_alphanumeric);
    let is_digits = |piece: &&str| piece.chars().all(|letter| letter.is_ascii_digit());
    let is_bound = Boundaries::get().is_bound_prefix(&pieces[0].to_lowercase());
    let is_telephone =
        pieces.len() > 2 && pieces.iter().all(is_digits) || pieces.iter().all(|p| is_digits(p) && p.len() > 2);
    if pieces.len() < 2 || !pieces.iter().all(is_piece) || is_telephone || is_bound {
        return vec![token];
    }
    let mut parts = Vec::with_capacity(2 * pieces.len() - 1);
    let mut at = token.start();
    for (number, piece) in pieces.iter().enumerate() {
        if number > 0 {
            let hyphen = text[at..].chars().next().map_or(0, char::len_utf8);
            parts.push(Span::new(at, at + hyphen));
            at += hyphen;
        }
        parts.push(Span::new(at, at + piece.len()));
        at += piece.len();
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    fn check(text: &str, expected: &str) {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let document = crate::syntax::analyze(&article);
        let found: Vec<&str> = words(text, &document).iter().map(|word| word.span.of(text)).collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn compounds_are_taken_apart() {
        check("A long-term plan", "A long - term plan");
        check("the 25-year agreement", "the 25 - year agreement");
        check("al-Qaeda won 5-3", "al - Qaeda won 5 - 3");
    }

    #[test]
    fn what_is_one_word_stays_one() {
        check("his co-worker sent an e-mail", "his co-worker sent an e-mail");
        check("call 713-853-3989 now", "call 713-853-3989 now");
        check("plain words", "plain words");
    }

    #[test]
    fn parts_hang_on_the_head_of_the_compound() {
        let text = "They made a long-term plan.";
        let document = crate::syntax::analyze(&Article { text: text.to_owned(), ..Article::default() });
        let words = words(text, &document);
        let term = words.iter().position(|word| word.span.of(text) == "term").expect("a part");
        assert_eq!(words[term - 2].head, Some(term));
        assert_eq!((words[term - 1].head, words[term - 1].relation), (Some(term), Relation::Punct));
        assert_eq!(words[words[term].head.expect("a head")].span.of(text), "plan");
        assert_eq!(words[term].lemma, "term");
        let score = "They won 5-3.";
        let document = crate::syntax::analyze(&Article { text: score.to_owned(), ..Article::default() });
        let lemmas: Vec<String> = super::words(score, &document).into_iter().map(|word| word.lemma).collect();
        assert_eq!(lemmas[2..5], ["5", "-", "3"]);
    }
}
