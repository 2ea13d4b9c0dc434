//! Short labels from passages.
//!
//! Serves the `about` of findings; leaves whole sentences to the rules.

/// The first `n_words` words of `text`, with an ellipsis where it goes on.
pub(super) fn head(text: &str, n_words: usize) -> String {
    let mut words = text.split_whitespace();
    let head: Vec<&str> = words.by_ref().take(n_words).collect();
    let head = head.join(" ");
    match words.next() {
        Some(_) => format!("{} …", head.trim_end_matches(|letter: char| letter.is_ascii_punctuation())),
        None => head,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_at_a_word() {
        assert_eq!(head("one, two, three", 2), "one, two …");
        assert_eq!(head("one two", 2), "one two");
    }
}
