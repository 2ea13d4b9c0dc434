//! Why two statements are alike or not, in words for a reader.
//!
//! Tells facts that can be checked, not what each feature weighs: features overlap, so that one weight alone misleads.

use crate::lexicon::credence::Credence;
use crate::verdict::Reason;

use super::align::Alignment;
use super::statement::{Statement, WordClass};
use super::{credit, meaning, roles};

/// More words are not shown.
const MOST_WORDS: usize = 5;

/// What both tell, what one leaves out, who does it, and words of doubt, in that order.
pub fn of(alignment: &Alignment<'_>) -> Vec<Reason> {
    let mut reasons = vec![covered(alignment)];
    if roles::main_deed(alignment).is_some() {
        reasons.push(Reason::new("statement/deed", "the main deed is the same"));
    }
    for (side, pairs) in alignment.sides() {
        reasons.extend(left_over(side, pairs));
    }
    for credence in Credence::ALL {
        reasons.extend(words_of_credence(alignment, credence));
    }
    reasons
}

fn covered(alignment: &Alignment<'_>) -> Reason {
    let [a, b] = alignment.sides().map(|(side, pairs)| 100.0 * meaning::covered(side, pairs));
    Reason::new(
        "statement/covered",
        format!("{:.0} % of one is told by the other, {:.0} % the other way", a.max(b), a.min(b)),
    )
}

/// Names, numbers and times that the other does not have.
fn left_over(side: &Statement, pairs: &[Option<(usize, f64)>]) -> Option<Reason> {
    let is_telling = |class| matches!(class, WordClass::Name | WordClass::Number | WordClass::Time);
    let left = (0..pairs.len()).filter(|&word| pairs[word].is_none() && is_telling(side.words[word].class));
    let words: Vec<&str> =
        left.map(|word| side.document.tokens()[side.words[word].token].span.of(&side.article.text)).collect();
    let shown = words.iter().take(MOST_WORDS).copied().collect::<Vec<_>>().join(", ");
    (!words.is_empty()).then(|| Reason::new("statement/left-over", format!("only one has: {shown}")))
}

fn words_of_credence(alignment: &Alignment<'_>, credence: Credence) -> Option<Reason> {
    let (rule, what) = match credence {
        Credence::Refute => ("statement/refuting", "refutes"),
        Credence::Doubt => ("statement/doubting", "doubts"),
        Credence::Report => ("statement/reporting", "reports"),
        Credence::Plan => ("statement/planning", "plans"),
        Credence::Confirm => ("statement/confirming", "confirms"),
    };
    let words = credit::words_of(alignment, credence);
    let shown = words.iter().take(MOST_WORDS).copied().collect::<Vec<_>>().join(", ");
    (!words.is_empty()).then(|| Reason::new(rule, format!("one {what}: {shown}")))
}
