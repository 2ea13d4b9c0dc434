//! Short forms that the text introduces in brackets: "Joint Comprehensive Plan of Action (JCPOA)".
//!
//! Points from the name in the brackets to the one before them, when the one's letters are the other's initials.

use crate::mention::Name;

/// How far the bracket may stand from the name before it, in bytes: one space, or none.
const GAP: usize = 2;

/// Sets `alias_of` of every name that stands in brackets after the name it abbreviates or expands.
pub(super) fn link(text: &str, names: &mut [Name]) {
    for at in 1..names.len() {
        let (before, after) = (names[at - 1].span, names[at].span);
        let gap = text.get(before.end()..after.start()).unwrap_or("");
        let is_bracket = gap.ends_with('(') && gap.len() <= GAP + 2 && text[after.end()..].starts_with(')');
        if is_bracket && abbreviates(after.of(text), before.of(text)) {
            names[at].alias_of = Some(at as u32 - 1);
            names[at].kind = names[at - 1].kind;
        }
    }
}

/// Whether one name's letters are the initials of the other's words, small words counted or not.
pub(super) fn abbreviates(a: &str, b: &str) -> bool {
    let (short, long) = if a.split_whitespace().count() <= b.split_whitespace().count() { (a, b) } else { (b, a) };
    let letters: String = short.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>().to_uppercase();
    let initials = |keep: &dyn Fn(&str) -> bool| -> String {
        let words = long.split([' ', '-', '\u{a0}']).filter(|word| keep(word));
        words.filter_map(|word| word.chars().find(|letter| letter.is_alphanumeric())).collect::<String>().to_uppercase()
    };
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    letters.chars().count() >= 2 && (letters == initials(&is_capital) || letters == initials(&|_| true))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(short: &str, long: &str, expected: bool) {
        assert_eq!(abbreviates(short, long), expected, "{short} / {long}");
    }

    #[test]
    fn reads_initials() {
        check("JCPOA", "Joint Comprehensive Plan of Action", true);
        check("F.B.I.", "Federal Bureau of Investigation", true);
        check("DOT", "Department of Transportation", true);
        check("FBI", "Central Intelligence Agency", false);
    }
}
