//! Text as formats take it that cannot hold every character: tables, XML, Graphviz.
//!
//! XML 1.0 has no way to write a control character, and programs that open tables stumble over them. Each format still
//! escapes what means something to it.

use std::borrow::Cow;

/// The text with a replacement character for each that cannot be written, so that positions in it stay; line feeds and
/// tabs are kept, a carriage return becomes a space.
pub(super) fn printable(text: &str) -> Cow<'_, str> {
    if text.chars().all(|letter| written(letter) == letter) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(written).collect())
}

fn written(letter: char) -> char {
    match letter {
        '\n' | '\t' => letter,
        '\r' => ' ',
        // XML 1.0 forbids these two although Unicode does not call them control characters.
        '\u{FFFE}' | '\u{FFFF}' => char::REPLACEMENT_CHARACTER,
        _ if letter.is_control() => char::REPLACEMENT_CHARACTER,
        _ => letter,
    }
}

/// The text on one line, every run of white space a space.
pub(super) fn one_line(text: &str) -> String {
    printable(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_written_is_replaced_and_nothing_else() {
        #[track_caller]
        fn check(text: &str, expected: &str) {
            assert_eq!(printable(text), expected);
            assert_eq!(text.chars().count(), expected.chars().count());
        }
        check("“Qué”\t<b>\n\u{202e}abc \u{1f6a2}", "“Qué”\t<b>\n\u{202e}abc \u{1f6a2}");
        check("a\0b\u{1b}[31m\u{85}\u{fffe}", "a\u{fffd}b\u{fffd}[31m\u{fffd}\u{fffd}");
        check("one\r\ntwo", "one \ntwo");
    }

    #[test]
    fn one_line_is_one_line() {
        assert_eq!(one_line(" two\r\n\tlines "), "two lines");
    }
}
