//! Lemma rules: for each tag, what the end of a word is replaced with to make its lemma.
//!
//! Learned by `examples/train`; the longest ending that a table has decides, a whole word before all endings.

use rustc_hash::FxHashMap;

use super::entries;

/// The rules for words of one tag.
#[derive(Debug, Default)]
pub struct LemmaRules {
    words: FxHashMap<&'static str, Rule>,
    endings: FxHashMap<&'static str, Rule>,
    longest_ending: usize,
}

#[derive(Clone, Copy, Debug)]
struct Rule {
    strip: usize,
    add: &'static str,
}

impl LemmaRules {
    /// The rules of each tag, by the tag's name, as "noun-plural".
    pub fn by_tag() -> FxHashMap<&'static str, LemmaRules> {
        let mut tags: FxHashMap<&'static str, LemmaRules> = FxHashMap::default();
        for fields in entries(include_str!("../../data/lemma_rules.tsv")) {
            let (tag, ending) = fields[0].split_once(':').expect("every key is a tag, a colon and an ending");
            let strip = fields[1].parse().expect("the second field is a number");
            let rule = Rule { strip, add: if fields[2] == "_" { "" } else { fields[2] } };
            let rules = tags.entry(tag).or_default();
            match ending.strip_prefix('^') {
                Some(word) => {
                    rules.words.insert(word, rule);
                }
                None => {
                    rules.longest_ending = rules.longest_ending.max(ending.len());
                    rules.endings.insert(ending, rule);
                }
            }
        }
        tags
    }

    /// How many bytes to take from the end of `word`, which is in its normal form, and what to put there.
    pub fn ending(&self, word: &str) -> (usize, &'static str) {
        let from = word.len().saturating_sub(self.longest_ending);
        let ending = || (from..=word.len()).find_map(|at| self.endings.get(word.get(at..)?));
        let rule = if self.endings.is_empty() { self.words.get(word) } else { self.words.get(word).or_else(ending) };
        let fits = |rule: &&Rule| word.is_char_boundary(word.len().saturating_sub(rule.strip));
        rule.filter(fits).map_or((0, ""), |rule| (rule.strip.min(word.len()), rule.add))
    }
}
