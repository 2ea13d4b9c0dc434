//! The tags that the tagger chooses between: a part of speech with the form of the word.
//!
//! The form is what later stages need of morphology: number of nouns, tense and finiteness of verbs.

use super::document::Pos;

/// The form of a word as far as it matters here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form {
    /// No form to tell: everything but nouns, names, verbs and auxiliaries; nouns in the singular.
    #[default]
    Plain,
    /// A noun or name in the plural.
    Plural,
    /// A verb's base: infinitive or imperative.
    Base,
    /// A finite verb in the past tense.
    Past,
    /// A finite verb in the present tense; also modal verbs.
    Present,
    /// A finite verb in the third person singular of the present tense.
    PresentThird,
    /// A verb's form in -ing.
    Gerund,
    /// A verb's past participle.
    Participle,
}

/// How many tags there are.
pub const N_TAGS: usize = 28;

/// All tags; a model's columns stand in this order.
pub const TAGS: [(Pos, Form); N_TAGS] = [
    (Pos::Adj, Form::Plain),
    (Pos::Adp, Form::Plain),
    (Pos::Adv, Form::Plain),
    (Pos::Aux, Form::Base),
    (Pos::Aux, Form::Past),
    (Pos::Aux, Form::Present),
    (Pos::Aux, Form::Gerund),
    (Pos::Aux, Form::Participle),
    (Pos::Cconj, Form::Plain),
    (Pos::Det, Form::Plain),
    (Pos::Intj, Form::Plain),
    (Pos::Noun, Form::Plain),
    (Pos::Noun, Form::Plural),
    (Pos::Num, Form::Plain),
    (Pos::Part, Form::Plain),
    (Pos::Pron, Form::Plain),
    (Pos::Propn, Form::Plain),
    (Pos::Propn, Form::Plural),
    (Pos::Punct, Form::Plain),
    (Pos::Sconj, Form::Plain),
    (Pos::Sym, Form::Plain),
    (Pos::Verb, Form::Base),
    (Pos::Verb, Form::Past),
    (Pos::Verb, Form::Present),
    (Pos::Verb, Form::PresentThird),
    (Pos::Verb, Form::Gerund),
    (Pos::Verb, Form::Participle),
    (Pos::X, Form::Plain),
];

impl Pos {
    /// The name in CoNLL-U.
    pub fn name(self) -> &'static str {
        const NAMES: [&str; 17] = [
            "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT",
            "SCONJ", "SYM", "VERB", "X",
        ];
        NAMES[self as usize]
    }

    /// The part of speech of that name in CoNLL-U; `None` for any other text.
    pub fn from_name(name: &str) -> Option<Pos> {
        Pos::ALL.into_iter().find(|pos| pos.name() == name)
    }
}

impl Form {
    /// The features of the form in CoNLL-U, for a word of class `pos`.
    pub fn features(self, pos: Pos) -> &'static str {
        match (self, pos) {
            (Form::Plain, Pos::Noun | Pos::Propn) => "Number=Sing",
            (Form::Plain, _) => "_",
            (Form::Plural, _) => "Number=Plur",
            (Form::Base, _) => "VerbForm=Inf",
            (Form::Past, _) => "Mood=Ind|Tense=Past|VerbForm=Fin",
            (Form::Present, _) => "Mood=Ind|Tense=Pres|VerbForm=Fin",
            (Form::PresentThird, _) => "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
            (Form::Gerund, _) => "Tense=Pres|VerbForm=Part",
            (Form::Participle, _) => "Tense=Past|VerbForm=Part",
        }
    }
}

/// The index in `TAGS` of a part of speech with the features of CoNLL-U.
pub fn tag_of(pos: Pos, features: &str) -> usize {
    let form = match pos {
        Pos::Noun | Pos::Propn if features.contains("Number=P") => Form::Plural,
        Pos::Verb | Pos::Aux => verb_form(pos, features),
        _ => Form::Plain,
    };
    TAGS.iter().position(|&tag| tag == (pos, form)).expect("every class has each of its forms in the table")
}

fn verb_form(pos: Pos, features: &str) -> Form {
    let has = |feature| features.split('|').any(|part| part == feature);
    if has("VerbForm=Ger") || (has("VerbForm=Part") && has("Tense=Pres")) {
        Form::Gerund
    } else if has("VerbForm=Part") {
        Form::Participle
    } else if has("VerbForm=Inf") || has("Mood=Imp") || features == "_" {
        Form::Base
    } else if has("Tense=Past") {
        Form::Past
    } else if has("Person=3") && has("Number=Sing") && pos == Pos::Verb {
        Form::PresentThird
    } else {
        Form::Present
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_choose_the_form() {
        fn check(pos: Pos, features: &str, expected: Form) {
            assert_eq!(TAGS[tag_of(pos, features)], (pos, expected));
        }
        check(Pos::Noun, "Number=Plur", Form::Plural);
        check(Pos::Noun, "Number=Sing", Form::Plain);
        check(Pos::Verb, "Tense=Past|VerbForm=Part", Form::Participle);
        check(Pos::Verb, "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin", Form::Past);
        check(Pos::Verb, "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", Form::PresentThird);
        check(Pos::Aux, "VerbForm=Fin", Form::Present);
        check(Pos::Verb, "VerbForm=Ger", Form::Gerund);
        check(Pos::Verb, "Mood=Imp|VerbForm=Fin", Form::Base);
    }
}
