//! Lemmas: the word's normal form with its ending replaced as the rules of its tag say.
//!
//! Rules are data (`lexicon::LemmaRules`); this file joins them to the tags.

use std::sync::LazyLock;

use crate::lexicon::LemmaRules;

use super::tag::{N_TAGS, TAGS};

/// The rules, by tag.
pub struct Lemmatizer {
    rules: Vec<LemmaRules>,
}

impl Lemmatizer {
    /// The rules that are compiled in, read on first use.
    pub fn get() -> &'static Lemmatizer {
        static LEMMATIZER: LazyLock<Lemmatizer> = LazyLock::new(|| {
            let mut by_tag = LemmaRules::by_tag();
            Lemmatizer { rules: (0..N_TAGS).map(|tag| by_tag.remove(name(tag).as_str()).unwrap_or_default()).collect() }
        });
        &LEMMATIZER
    }

    /// How many bytes to take from the end of a normal form with that tag, and what to put there.
    pub fn ending(&self, norm: &str, tag: usize) -> (usize, &'static str) {
        self.rules[tag].ending(norm)
    }
}

/// The name of a tag in the table of rules: "noun-plural", "det".
pub fn name(tag: usize) -> String {
    let (pos, form) = TAGS[tag];
    let form = match form {
        super::Form::Plain => String::new(),
        form => format!("-{form:?}"),
    };
    format!("{}{form}", pos.name()).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{Form, Pos};

    #[test]
    fn endings_and_exceptions() {
        fn check(word: &str, tag: (Pos, Form), expected: &str) {
            let tag = TAGS.iter().position(|&other| other == tag).expect("the test names a tag of the table");
            let (strip, add) = Lemmatizer::get().ending(word, tag);
            assert_eq!(format!("{}{add}", &word[..word.len() - strip]), expected);
        }
        let past = (Pos::Verb, Form::Past);
        check("met", past, "meet");
        check("agreed", past, "agree");
        check("stopped", past, "stop");
        check("carried", past, "carry");
        check("signed", past, "sign");
        check("arrived", past, "arrive");
        let plural = (Pos::Noun, Form::Plural);
        check("ties", plural, "tie");
        check("women", plural, "woman");
        check("countries", plural, "country");
        check("boxes", plural, "box");
        check("was", (Pos::Aux, Form::Past), "be");
        check("n't", (Pos::Part, Form::Plain), "not");
        check("news", (Pos::Noun, Form::Plain), "news");
        check("", plural, "");
        check("é", plural, "é");
    }
}
