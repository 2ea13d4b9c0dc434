//! Which words of one version of a passage the other version does not have.
//!
//! Compares words, not letters: case and punctuation do not count. Leaves to the formats how a word is marked.

use similar::{Algorithm, DiffTag, capture_diff_slices};

/// A word of one version, as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'t> {
    /// The word with its punctuation.
    pub text: &'t str,
    /// Whether only this version has it.
    pub is_own: bool,
}

/// Where fewer than one word in so many of the shorter version is shared, marks would cover all and show nothing.
const MIN_SHARED: usize = 3;

/// The words of `version`, told apart by whether `other` has them in the same place; none where hardly any are shared.
pub fn words<'t>(version: &'t str, other: &str) -> Vec<Word<'t>> {
    let words: Vec<&str> = version.split_whitespace().collect();
    let ours: Vec<String> = words.iter().map(|word| bare(word)).collect();
    let theirs: Vec<String> = other.split_whitespace().map(bare).collect();
    let mut marked: Vec<Word<'t>> = words.iter().map(|&text| Word { text, is_own: true }).collect();
    for change in capture_diff_slices(Algorithm::Myers, &ours, &theirs) {
        if change.tag() == DiffTag::Equal {
            marked[change.old_range()].iter_mut().for_each(|word| word.is_own = false);
        }
    }
    let shared = marked.iter().filter(|word| !word.is_own).count();
    let is_comparable = shared * MIN_SHARED >= ours.len().min(theirs.len());
    for word in &mut marked {
        word.is_own &= is_comparable && word.text.contains(char::is_alphanumeric);
    }
    marked
}

/// Words that both versions have are cut to so many on either side of those that differ.
const AROUND: usize = 5;

/// The words without the middle of long stretches that both versions have; "…" stands for what is cut.
pub fn shortened(words: Vec<Word<'_>>) -> Vec<Word<'_>> {
    if words.iter().all(|word| !word.is_own) {
        return words;
    }
    let is_near = |at: usize| {
        let around = at.saturating_sub(AROUND)..words.len().min(at + AROUND + 1);
        words[around].iter().any(|word| word.is_own)
    };
    let mut shown: Vec<Word<'_>> = Vec::with_capacity(words.len());
    for (at, word) in words.iter().enumerate() {
        // A stretch of one word is no longer than what would stand for it.
        let is_shown = is_near(at) || (at > 0 && is_near(at - 1) && at + 1 < words.len() && is_near(at + 1));
        if is_shown {
            shown.push(*word);
        } else if shown.last().is_none_or(|last| last.text != "…") {
            shown.push(Word { text: "…", is_own: false });
        }
    }
    shown
}

fn bare(word: &str) -> String {
    word.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(version: &str, other: &str, own: &[&str]) {
        let words = words(version, other);
        let marked: Vec<&str> = words.iter().filter(|word| word.is_own).map(|word| word.text).collect();
        assert_eq!(marked, own);
    }

    #[test]
    fn own_words_are_marked() {
        check("We will mend the rifts.", "we will mend the divisions", &["rifts."]);
        check("We will mend the divisions", "We will mend the rifts", &["divisions"]);
    }

    #[test]
    fn long_stretches_of_both_are_cut() {
        let long = "one two three four five six seven eight nine ten eleven twelve";
        let version = format!("{long} thirteen {long}");
        let shown = shortened(words(&version, &format!("{long} {long}")));
        let text: Vec<&str> = shown.iter().map(|word| word.text).collect();
        assert_eq!(text.join(" "), "… eight nine ten eleven twelve thirteen one two three four five …");
    }

    #[test]
    fn nothing_is_marked_where_hardly_anything_is_shared() {
        check("It was a great honour", "They never told us the price of it", &[]);
    }

    #[test]
    fn case_and_punctuation_are_not() {
        check("“We will,” he said", "we will he said", &[]);
        check("yes — no", "yes no", &[]);
    }
}
