//! The order of findings: what a fact-checker wants first comes first.
//!
//! Conflicts before agreement before what stands alone; agreement of copies after all other agreement; within a kind
//! the surer first, of claims that stand alone the weightier. Ties fall by position, so that the same input gives the same order.

use std::cmp::Ordering;

use crate::article::Passage;

use super::{Finding, FindingKind, Slot, quotes, short_quotes};

/// Sorts findings and drops those whose values are proved by no passage.
pub(super) fn rank(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.retain(|finding| finding.values.iter().all(|value| !value.evidence.is_empty()));
    for value in findings.iter_mut().flat_map(|finding| &mut finding.values) {
        value.evidence.sort_unstable();
        value.evidence.dedup();
    }
    drop_repeated_agreements(&mut findings);
    findings.sort_by(|a, b| {
        (place(a.kind)).cmp(&place(b.kind)).then(is_of_copies(a).cmp(&is_of_copies(b))).then_with(|| surer_first(a, b))
    });
    findings
}

/// Claims of one outlet keep the order in which their rule gives them, the weightiest first: nearly all are as sure.
fn surer_first(a: &Finding, b: &Finding) -> Ordering {
    if a.kind == FindingKind::Only {
        return Ordering::Equal;
    }
    (b.score.total_cmp(&a.score))
        .then_with(|| a.values[0].evidence.cmp(&b.values[0].evidence))
        .then(a.slot.cmp(&b.slot))
        .then_with(|| a.values[0].value.cmp(&b.values[0].value))
        .then_with(|| a.about.cmp(&b.about))
}

/// A shared quotation says all that a cluster or a shorter quotation of the same passages would say again.
fn drop_repeated_agreements(findings: &mut Vec<Finding>) {
    let rule = |finding: &Finding| finding.reasons.first().map_or("", |reason| reason.rule);
    let told_by = |findings: &[Finding], rules: &[&str]| -> Vec<Passage> {
        let telling = findings.iter().filter(|finding| finding.kind == FindingKind::Agree);
        let telling = telling.filter(|finding| rules.contains(&rule(finding)));
        telling.flat_map(|finding| finding.values[0].evidence.clone()).collect()
    };
    let of_long = told_by(findings, &[quotes::SAME_WORDS]);
    let of_all = told_by(findings, &[quotes::SAME_WORDS, short_quotes::SAME_SHORT_WORDS]);
    let is_repeated = |finding: &Finding| {
        let told = match rule(finding) {
            quotes::SAME_WORDS => return false,
            short_quotes::SAME_SHORT_WORDS => &of_long,
            _ => &of_all,
        };
        finding.slot == Slot::Quote && finding.values[0].evidence.iter().all(|passage| is_covered(passage, told))
    };
    findings.retain(|finding| finding.kind != FindingKind::Agree || !is_repeated(finding));
}

/// Whether most of `passage` lies in the pieces of quotations.
fn is_covered(passage: &Passage, quoted: &[Passage]) -> bool {
    let pieces = quoted.iter().filter(|piece| piece.article == passage.article);
    let shared = pieces.map(|piece| {
        let (a, b) = (piece.span, passage.span);
        a.end().min(b.end()).saturating_sub(a.start().max(b.start()))
    });
    2 * shared.sum::<usize>() > passage.span.len()
}

/// Whether copies of one text agree, which proves little.
fn is_of_copies(finding: &Finding) -> bool {
    finding.kind == FindingKind::Agree && finding.origins < 2
}

fn place(kind: FindingKind) -> u8 {
    match kind {
        FindingKind::Diverge => 0,
        FindingKind::Spelling => 1,
        FindingKind::Wording => 2,
        FindingKind::Agree => 3,
        FindingKind::Only => 4,
    }
}
