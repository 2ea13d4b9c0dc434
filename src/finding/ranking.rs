//! The order of findings: what a fact-checker wants first comes first.
//!
//! Conflicts before agreement before what stands alone; agreement of copies after all other agreement; within a kind
//! the surer first. Ties fall by position, so that the same input gives the same order.

use super::{Finding, FindingKind};

/// Sorts findings and drops those whose values are proved by no passage.
pub(super) fn rank(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.retain(|finding| finding.values.iter().all(|value| !value.evidence.is_empty()));
    for value in findings.iter_mut().flat_map(|finding| &mut finding.values) {
        value.evidence.sort_unstable();
        value.evidence.dedup();
    }
    findings.sort_by(|a, b| {
        (place(a.kind))
            .cmp(&place(b.kind))
            .then(is_of_copies(a).cmp(&is_of_copies(b)))
            .then(b.score.total_cmp(&a.score))
            .then_with(|| a.values[0].evidence.cmp(&b.values[0].evidence))
            .then(a.slot.cmp(&b.slot))
            .then_with(|| a.about.cmp(&b.about))
    });
    findings
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
