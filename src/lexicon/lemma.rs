//! Lemma rules: for each tag, what the end of a word is replaced with to make its lemma.
//!
//! Learned by `examples/train`; the longest ending that a table has decides, a whole word before all endings.

use rustc_hash::FxHashMap;

use super::entries;

/// The rules for words of one tag.
#[derive(Debug, Default)]
pub struct LemmaRules {
    endings: FxHashMap<&'static str, Rule>,
    longest: usize,
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
            let add = if fields[2] == "_" { "" } else { fields[2] };
            let rules = tags.entry(tag).or_default();
            rules.longest = rules.longest.max(ending.trim_start_matches('^').len());
            rules.endings.insert(ending, Rule { strip, add });
        }
        tags
    }

    /// How many bytes to take from the end of `word`, which is in its normal form, and what to put there.
    ///
    /// `scratch` is room for the look-up of whole words.
    pub fn ending(&self, word: &str, scratch: &mut String) -> (usize, &'static str) {
        scratch.clear();
        scratch.push('^');
        scratch.push_str(word);
        let whole = self.endings.get(scratch.as_str());
        let from = word.len().saturating_sub(self.longest);
        let ending = || (from..=word.len()).find_map(|at| self.endings.get(word.get(at..)?));
        let rule = whole.or_else(ending).filter(|rule| word.is_char_boundary(word.len().saturating_sub(rule.strip)));
        rule.map_or((0, ""), |rule| (rule.strip.min(word.len()), rule.add))
    }
}
