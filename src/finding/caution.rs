//! A caution for what one outlet alone says: another outlet's text is cut off or short, and may have said it.
//!
//! Silence of a fragment means little. Runs over the findings of `only`; leaves their score to them.

use crate::claim::Coverage;
use crate::verdict::Reason;

use super::{Finding, FindingKind};

/// The rule's name, by which the formats find the caution.
pub const SHORT_TEXT: &str = "only/short-text";

/// Outlets that are named; the rest are counted.
const MAX_NAMED: usize = 3;

/// Adds the caution to each finding of what one outlet alone says, where it is due.
pub(super) fn add(coverage: &Coverage<'_>, findings: &mut [Finding]) {
    let partial: Vec<usize> =
        (0..coverage.readings.len()).filter(|&witness| coverage.readings[witness].article.is_partial()).collect();
    if partial.is_empty() {
        return;
    }
    for finding in findings.iter_mut().filter(|finding| finding.kind == FindingKind::Only) {
        let teller = finding.values.iter().flat_map(|value| &value.evidence).map(|passage| passage.article).next();
        let others = partial.iter().filter(|&&witness| Some(coverage.articles[witness]) != teller);
        let others: Vec<&str> = others.map(|&witness| coverage.readings[witness].article.label()).collect();
        if !others.is_empty() {
            finding.reasons.push(Reason::new(SHORT_TEXT, told(&others)));
        }
    }
}

fn told(outlets: &[&str]) -> String {
    let named = outlets[..outlets.len().min(MAX_NAMED)].join(", ");
    let rest = outlets.len().saturating_sub(MAX_NAMED);
    let more = if rest > 0 { format!(" and of {rest} more") } else { String::new() };
    format!("the text of {named}{more} is short or cut off, and may have said it")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_outlets_are_counted() {
        let check =
            |outlets: &[&str], expected: &str| assert!(told(outlets).starts_with(expected), "{}", told(outlets));
        check(&["The Echo"], "the text of The Echo is short");
        check(&["A", "B", "C", "D", "E"], "the text of A, B, C and of 2 more is short");
    }
}
