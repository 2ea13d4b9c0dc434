//! Lemmas with their capitals, as treebanks write them: names, peoples, acronyms, "I".
//!
//! For `inspect syntax`; documents hold lower-cased lemmas, and no stage needs others.

use crate::lexicon::{cased_lemma as known_lemma, demonym, is_ordinary};

use super::document::{Document, Pos};
use super::word::Casing;

/// Longer words in capitals are no acronyms, but shouted.
const LONGEST_ACRONYM: usize = 5;

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Without capitals.
    Small,
    /// One capital letter, at its beginning.
    Capital,
    /// A single letter, which is a capital; digits and marks aside.
    Letter,
    /// Two capitals or more and no small letter, but for the "s" of a plural.
    Capitals,
    /// In another way.
    Mixed,
}

impl Shape {
    /// How `form` is written.
    pub fn of(form: &str) -> Shape {
        let stem = form.strip_suffix("'s").or(form.strip_suffix("’s")).or(form.strip_suffix('s')).unwrap_or(form);
        let count = |word: &str, is: fn(char) -> bool| word.chars().filter(|&letter| is(letter)).count();
        let (n_capitals, n_small) = (count(form, char::is_uppercase), count(form, char::is_lowercase));
        match (n_capitals, n_small) {
            (0, _) => Shape::Small,
            (1, 0) => Shape::Letter,
            (1, _) if form.starts_with(char::is_uppercase) => Shape::Capital,
            _ if n_capitals > 1 && count(stem, char::is_lowercase) == 0 => Shape::Capitals,
            _ => Shape::Mixed,
        }
    }
}

/// The token's lemma with its capitals; `text` is what the document was made from.
pub fn cased_lemma(text: &str, document: &Document, token: usize) -> String {
    let (form, lemma) = (document.tokens()[token].span.of(text), document.lemma(token));
    let shape = Shape::of(form);
    let sentence = document.sentence_of(token).tokens;
    let casing = match shape {
        Shape::Small => Casing::Sentence,
        _ => Casing::of(document.tokens()[sentence.indexes()].iter().map(|token| token.span.of(text))),
    };
    // The first word of a sentence, and all words of a headline, have a capital that says nothing.
    let is_chosen = casing == Casing::Sentence && sentence.start as usize != token;
    match document.tokens()[token].pos {
        Pos::Pron if lemma == "i" => "I".to_owned(),
        Pos::Pron if document.norm(token) == "her" => {
            (if is_possessive(document, token) { "her" } else { "she" }).to_owned()
        }
        Pos::Propn => name(form, lemma, shape, casing),
        Pos::Adj => adjective(form, lemma, shape, is_chosen),
        Pos::Noun => noun(form, lemma, shape, casing),
        Pos::Num if is_roman(form) => form.to_owned(),
        Pos::Num if lemma.starts_with(|digit: char| digit.is_ascii_digit()) => lemma.replace(',', ""),
        Pos::X if shape == Shape::Capitals => as_written(form, lemma),
        _ => lemma.to_owned(),
    }
}

/// Whether "her" is followed by what belongs to her.
fn is_possessive(document: &Document, token: usize) -> bool {
    let next = token + 1;
    document.sentence_of(token).tokens.contains(next)
        && matches!(document.tokens()[next].pos, Pos::Adj | Pos::Noun | Pos::Num | Pos::Propn)
}

fn name(form: &str, lemma: &str, shape: Shape, casing: Casing) -> String {
    let longest = if casing == Casing::Sentence { LONGEST_ACRONYM } else { LONGEST_ACRONYM - 1 };
    let is_shouted =
        shape == Shape::Capitals && lemma.chars().all(char::is_alphabetic) && lemma.chars().count() > longest;
    if is_shouted { capitalised(lemma) } else { as_written(form, lemma) }
}

fn adjective(form: &str, lemma: &str, shape: Shape, is_chosen: bool) -> String {
    if let Some(known) = known_lemma(&format!("adj:{lemma}")) {
        return known.to_owned();
    }
    let is_people = demonym(|at| (at == 0).then_some(lemma)).is_some();
    match shape {
        Shape::Capital | Shape::Mixed if is_chosen => as_written(form, lemma),
        _ if is_people => capitalised(lemma),
        _ => lemma.to_owned(),
    }
}

fn noun(form: &str, lemma: &str, shape: Shape, casing: Casing) -> String {
    if let Some(known) = known_lemma(&format!("noun:{lemma}")) {
        return known.to_owned();
    }
    let is_short = lemma.chars().count() <= LONGEST_ACRONYM && !is_ordinary(lemma);
    let is_code = is_short || lemma.chars().any(|letter| letter.is_ascii_digit());
    let is_kept = matches!(shape, Shape::Capitals | Shape::Letter) && is_code && casing != Casing::Capitals;
    if is_kept { as_written(form, lemma) } else { lemma.to_owned() }
}

fn is_roman(form: &str) -> bool {
    !form.is_empty() && form.chars().all(|letter| "IVXLCDM".contains(letter))
}

fn capitalised(lemma: &str) -> String {
    let mut letters = lemma.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The lemma with the capitals of the form, if it is the form or its beginning.
fn as_written(form: &str, lemma: &str) -> String {
    let same = form.chars().zip(lemma.chars()).take_while(|(a, b)| a.to_lowercase().eq(b.to_lowercase())).count();
    if same == lemma.chars().count() {
        return form.chars().take(same).collect();
    }
    // "Oct." for "October", "PM" for "p.m.".
    if Shape::of(form) == Shape::Capitals {
        lemma.to_owned()
    } else {
        form.chars().take(same).chain(lemma.chars().skip(same)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::from_conllu;

    /// `sentence` is words with their parts of speech: "Her/PRON dog/NOUN".
    fn check(sentence: &str, expected: &str) {
        let line = |(at, word): (usize, &str)| {
            let (form, pos) = word.rsplit_once('/').expect("every word has its part of speech");
            let features = match pos {
                "VERB" => "Tense=Past|VerbForm=Fin",
                "NOUN" if form.ends_with('s') => "Number=Plur",
                _ => "_",
            };
            format!("{}\t{form}\t_\t{pos}\t_\t{features}\t{at}\tdep\t_\t_\n", at + 1)
        };
        let given: String = sentence.split(' ').enumerate().map(line).collect();
        let (text, document) = from_conllu(&given);
        let lemmas: Vec<String> =
            (0..document.tokens().len()).map(|token| cased_lemma(&text, &document, token)).collect();
        assert_eq!(lemmas.join(" "), expected);
    }

    #[test]
    fn capitals_that_are_kept() {
        check("I/PRON saw/VERB Kim/PROPN in/ADP Paris/PROPN", "I see Kim in Paris");
        check("Islamic/ADJ law/NOUN and/CCONJ iraqi/ADJ law/NOUN", "Islamic law and Iraqi law");
        check("the/DET Little/ADJ Dipper/PROPN rose/VERB", "the Little Dipper rise");
        check("two/NUM TVs/NOUN and/CCONJ a/DET GPU/NOUN", "two TV and a GPU");
        check("part/NOUN II/NUM had/VERB 1,200/NUM pages/NOUN", "part II have 1200 page");
    }

    #[test]
    fn capitals_that_go() {
        check("Little/ADJ visits/NOUN ended/VERB today/NOUN", "little visit end today");
        check("a/DET very/ADV GREAT/ADJ IDEA/NOUN indeed/ADV", "a very great idea indeed");
        check("so/ADV said/VERB GINSBURG/PROPN of/ADP NASA/PROPN", "so say Ginsburg of NASA");
        check("at/ADP 9/NUM PM/NOUN he/PRON left/VERB", "at 9 p.m. he leave");
    }

    #[test]
    fn her_is_possessive_before_what_she_has() {
        check("they/PRON met/VERB her/PRON brother/NOUN", "they meet her brother");
        check("they/PRON met/VERB her/PRON in/ADP Rome/PROPN", "they meet she in Rome");
    }

    #[test]
    fn shapes() {
        let shapes = ["ties", "Ties", "Q1", "TVs", "US", "McCain", "1,200", ""].map(Shape::of);
        let expected = [
            Shape::Small,
            Shape::Capital,
            Shape::Letter,
            Shape::Capitals,
            Shape::Capitals,
            Shape::Mixed,
            Shape::Small,
            Shape::Small,
        ];
        assert_eq!(shapes, expected);
    }
}
