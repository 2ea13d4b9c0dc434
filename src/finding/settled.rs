//! Agreement and dispute kept apart: what a divergence sets against each other is no agreement, and neither stands alone.
//!
//! Runs over all findings of an event, after the rules. A cluster of claims speaks of one thing, but the claims may
//! give it different values; then the side of fewer passages leaves the agreement.

use rustc_hash::FxHashSet;

use crate::article::Passage;

use super::{Finding, FindingKind, Scene, Slot};

/// Takes disputed passages out of agreements, and agreements of fewer than two articles out of the findings.
pub(super) fn settle(scene: &Scene<'_>, mut findings: Vec<Finding>) -> Vec<Finding> {
    let disputes: Vec<(Slot, Vec<Vec<Passage>>)> = findings
        .iter()
        .filter(|finding| finding.kind == FindingKind::Diverge)
        .map(|finding| (finding.slot, finding.values.iter().map(|value| value.evidence.clone()).collect()))
        .collect();
    for finding in findings.iter_mut().filter(|finding| finding.kind == FindingKind::Agree) {
        // A dispute over the day leaves an agreement on the number of the same sentence alone.
        let touching = disputes.iter().filter(|(slot, _)| finding.slot == Slot::Event || finding.slot == *slot);
        let evidence = &mut finding.values[0].evidence;
        let n_before = evidence.len();
        touching.for_each(|(_, sides)| keep_larger_side(evidence, sides));
        if evidence.len() < n_before {
            let witness = |passage: &Passage| scene.coverage.articles.iter().position(|id| *id == passage.article);
            finding.origins = scene.coverage.n_origins(evidence.iter().filter_map(witness));
        }
    }
    findings.retain(|finding| finding.kind != FindingKind::Agree || n_articles(&finding.values[0].evidence) > 1);
    let shared = told_by_several(&findings);
    let is_shared = |finding: &Finding| finding.values[0].evidence.iter().any(|passage| shared.contains(passage));
    findings.retain(|finding| finding.kind != FindingKind::Only || !is_shared(finding));
    findings
}

/// The passages whose value stands beside that of another outlet, whether they agree or not: none of them stands alone.
/// Clusters of claims that are merely alike are left out; `only` has looked at them.
fn told_by_several(findings: &[Finding]) -> FxHashSet<Passage> {
    let has_values = |finding: &&Finding| match finding.kind {
        FindingKind::Agree => finding.slot != Slot::Event,
        kind => kind == FindingKind::Diverge,
    };
    let of_several = findings.iter().filter(has_values);
    of_several.flat_map(|finding| &finding.values).flat_map(|value| value.evidence.iter().copied()).collect()
}

/// Where passages of several sides stand together, only those of the side with most of them stay.
fn keep_larger_side(evidence: &mut Vec<Passage>, sides: &[Vec<Passage>]) {
    let n_of = |side: &[Passage]| evidence.iter().filter(|passage| side.contains(passage)).count();
    let counts: Vec<usize> = sides.iter().map(|side| n_of(side)).collect();
    if counts.iter().filter(|n| **n > 0).count() < 2 {
        return;
    }
    let most = counts.iter().max().copied().unwrap_or_default();
    let kept = counts.iter().position(|n| *n == most).unwrap_or_default();
    let others = sides.iter().enumerate().filter(|(at, _)| *at != kept);
    let dropped: Vec<Passage> = others.flat_map(|(_, side)| side.iter().copied()).collect();
    evidence.retain(|passage| !dropped.contains(passage));
}

fn n_articles(evidence: &[Passage]) -> usize {
    let mut articles: Vec<_> = evidence.iter().map(|passage| passage.article).collect();
    articles.sort_unstable();
    articles.dedup();
    articles.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::ArticleId;
    use crate::text::Span;

    fn passage(article: u32) -> Passage {
        Passage { article: ArticleId(article), span: Span::new(0, 9) }
    }

    fn check(evidence: &[u32], sides: &[&[u32]], expected: &[u32]) {
        let passages =
            |articles: &[u32]| -> Vec<Passage> { articles.iter().map(|article| passage(*article)).collect() };
        let mut left = passages(evidence);
        keep_larger_side(&mut left, &sides.iter().map(|side| passages(side)).collect::<Vec<_>>());
        assert_eq!(left, passages(expected));
    }

    #[test]
    fn the_smaller_side_leaves() {
        check(&[0, 1, 2, 3], &[&[0, 1], &[2]], &[0, 1, 3]);
    }

    #[test]
    fn a_dispute_about_something_else_changes_nothing() {
        check(&[0, 1], &[&[0, 1], &[2]], &[0, 1]);
    }
}
