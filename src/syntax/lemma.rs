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

    fn pairs(list: &str) -> Vec<(&str, &str)> {
        list.split('|').filter_map(|pair| pair.split_once(' ')).collect()
    }

    #[test]
    fn endings_and_exceptions() {
        fn check(word: &str, tag: (Pos, Form), expected: &str) {
            let tag = TAGS.iter().position(|&other| other == tag).expect("the test names a tag of the table");
            let (strip, add) = Lemmatizer::get().ending(word, tag);
            let found = format!("{}{add}", &word[..word.len() - strip]);
            assert!(found == expected, "{word}: {found}, not {expected}");
        }
        let words = |tag, pairs: &[(&str, &str)]| pairs.iter().for_each(|(word, lemma)| check(word, tag, lemma));
        let past = "met meet|agreed agree|stopped stop|carried carry|signed sign|arrived arrive|returned return|\
            upgraded upgrade|escalated escalate|visited visit|committed commit|referred refer|offered offer|vetoed veto|\
            died die|fled flee|led lead|bred breed|rose rise|struck strike|sought seek|withdrew withdraw|taught teach|\
            fell fall|held hold|urged urge|pledged pledge|condemned condemn|clashed clash|collapsed collapse|\
            resigned resign|ruled rule|pulled pull|added add|used use|cited cite|shot shoot|breathed breathe|\
            panicked panic|planned plan|hoped hope|hopped hop|cancelled cancel|canceled cancel|seized seize";
        words((Pos::Verb, Form::Past), &pairs(past));
        let gerund = "returning return|making make|running run|dying die|seeing see|killing kill|voting vote|adding add|\
            meeting meet|singing sing|imposing impose|lying lie|sitting sit|rebuilding rebuild|recording record";
        words((Pos::Verb, Form::Gerund), &pairs(gerund));
        let third =
            "goes go|says say|denies deny|passes pass|reaches reach|uses use|has have|does do|ties tie|rises rise";
        words((Pos::Verb, Form::PresentThird), &pairs(third));
        let plural = (Pos::Noun, Form::Plural);
        let nouns = "ties tie|women woman|countries country|boxes box|crises crisis|losses loss|buses bus|allies ally|\
            houses house|cases case|heroes hero|wives wife|children child|troops troops|\
            movies movie|headquarters headquarters|analyses analysis|viruses virus|series series|species species";
        words(plural, &pairs(nouns));
        let adjectives = "bigger big|earlier early|happiest happy|worst bad|former former|proper proper|sober sober|\
            modest modest|latest late|latter latter|simpler simple|nuclear nuclear|honest honest|cleverer clever";
        words((Pos::Adj, Form::Plain), &pairs(adjectives));
        check("was", (Pos::Aux, Form::Past), "be");
        check("n't", (Pos::Part, Form::Plain), "not");
        check("news", (Pos::Noun, Form::Plain), "news");
        check("", plural, "");
        check("é", plural, "é");
    }
}
