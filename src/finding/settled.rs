//! Agreement and dispute kept apart: what a divergence sets against each other is no agreement, and neither stands alone.
//!
//! Runs over all findings of an event, after the rules. A cluster of claims speaks of one thing, but the claims may
//! give it different values; then the side of fewer passages leaves the agreement.

use rustc_hash::FxHashSet;

use crate::article::Passage;

use super::{Finding, FindingKind, FindingValue, Scene, Slot, stances};

/// Takes disputed passages out of agreements, and agreements of fewer than two articles out of the findings.
pub(super) fn settle(scene: &Scene<'_>, mut findings: Vec<Finding>) -> Vec<Finding> {
    let disputes: Vec<(Slot, Vec<Vec<Passage>>)> = findings
        .iter()
        .filter(|finding| finding.kind == FindingKind::Diverge && !stances::is_of_certainty(finding))
        .map(|finding| (finding.slot, finding.values.iter().map(|value| value.evidence.clone()).collect()))
        .collect();
    for finding in findings.iter_mut().filter(|finding| finding.kind == FindingKind::Agree) {
        // A dispute over the day leaves an agreement on the number of the same sentence alone.
        let touches = |slot: Slot| finding.slot == Slot::Event || finding.slot == slot || is_of_whole_claims(slot);
        let touching = disputes.iter().filter(|(slot, _)| touches(*slot));
        let evidence = &mut finding.values[0].evidence;
        let n_before = evidence.len();
        touching.for_each(|(_, sides)| keep_larger_side(evidence, sides));
        if evidence.len() < n_before {
            let witness = |passage: &Passage| scene.coverage.articles.iter().position(|id| *id == passage.article);
            finding.origins = scene.coverage.n_origins(evidence.iter().filter_map(witness));
        }
    }
    findings.retain(|finding| finding.kind != FindingKind::Agree || n_articles(&finding.values[0].evidence) > 1);
    let numbers: Vec<FindingValue> = findings
        .iter()
        .filter(|finding| finding.kind == FindingKind::Diverge && finding.slot == Slot::Number)
        .flat_map(|finding| finding.values.iter().cloned())
        .collect();
    findings.retain(|finding| !is_disputed_number(finding, &numbers, |passage| words_of(scene, passage)));
    let shared = told_by_several(&findings);
    let disputed: Vec<Passage> = disputes
        .into_iter()
        .filter(|(slot, _)| is_of_whole_claims(*slot))
        .flat_map(|(_, sides)| sides.concat())
        .collect();
    let is_disputed = |passage: &Passage| disputed.iter().any(|other| is_most(other, passage));
    let is_shared = |finding: &Finding| {
        finding.values[0].evidence.iter().any(|passage| shared.contains(passage) || is_disputed(passage))
    };
    findings.retain(|finding| finding.kind != FindingKind::Only || !is_shared(finding));
    findings
}

/// Whether a number that one outlet alone gives is one of those in dispute: it stands in the passage of a side, and its
/// words are that side's value. Other numbers of the passage still stand alone.
fn is_disputed_number<'t>(finding: &Finding, sides: &[FindingValue], words: impl Fn(&Passage) -> &'t str) -> bool {
    if finding.kind != FindingKind::Only || finding.slot != Slot::Number {
        return false;
    }
    let is_of = |part: &Passage, side: &FindingValue| {
        side.evidence.iter().any(|whole| holds(whole, part)) && words(part).contains(&side.value)
    };
    let mut parts = finding.values.iter().flat_map(|value| &value.evidence);
    parts.any(|part| sides.iter().any(|side| is_of(part, side)))
}

fn words_of<'s>(scene: &'s Scene<'_>, passage: &Passage) -> &'s str {
    let reading = scene.coverage.readings.iter().zip(scene.coverage.articles).find(|(_, id)| **id == passage.article);
    reading.map_or("", |(reading, _)| passage.span.of(&reading.article.text))
}

/// Whether a dispute of that kind is about the claims as a whole, not about one value in them.
fn is_of_whole_claims(slot: Slot) -> bool {
    matches!(slot, Slot::Polarity | Slot::Modality | Slot::Status)
}

/// Whether `part` lies in `whole` and is more than half of it.
fn is_most(part: &Passage, whole: &Passage) -> bool {
    holds(whole, part) && 2 * part.span.len() > whole.span.len()
}

/// Whether `part` lies in `whole`.
fn holds(whole: &Passage, part: &Passage) -> bool {
    part.article == whole.article && whole.span.contains(part.span)
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
    let is_of = |side: &[Passage], passage: &Passage| side.iter().any(|other| is_most(other, passage));
    let n_of = |side: &[Passage]| evidence.iter().filter(|passage| is_of(side, passage)).count();
    let counts: Vec<usize> = sides.iter().map(|side| n_of(side)).collect();
    if counts.iter().filter(|n| **n > 0).count() < 2 {
        return;
    }
    let most = counts.iter().max().copied().unwrap_or_default();
    let kept = counts.iter().position(|n| *n == most).unwrap_or_default();
    let others = sides.iter().enumerate().filter(|(at, _)| *at != kept);
    let dropped: Vec<Passage> = others.flat_map(|(_, side)| side.iter().copied()).collect();
    evidence.retain(|passage| !is_of(&dropped, passage));
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
    fn a_number_in_dispute_does_not_stand_alone_and_its_neighbour_does() {
        const TEXT: &str = "$2 million went to nine towns.";
        let side = |value: &str, article: u32| FindingValue {
            value: value.into(),
            normalized: None,
            evidence: vec![Passage { article: ArticleId(article), span: Span::new(0, TEXT.len()) }],
        };
        let check = |slot: Slot, words: &str, expected: bool| {
            let start = TEXT.find(words).expect("the words are in the text");
            let span = Span::new(start, start + words.len());
            let value = FindingValue { evidence: vec![Passage { article: ArticleId(0), span }], ..side(words, 0) };
            let finding = Finding {
                kind: FindingKind::Only,
                slot,
                about: String::new(),
                summary: String::new(),
                score: 0.9,
                origins: 1,
                reasons: Vec::new(),
                values: vec![value],
            };
            let sides = [side("$2 million", 0), side("$3 million", 1)];
            assert_eq!(is_disputed_number(&finding, &sides, |passage| passage.span.of(TEXT)), expected, "{words}");
        };
        check(Slot::Number, "$2 million", true);
        check(Slot::Number, "nine towns", false);
        check(Slot::Name, "$2 million", false);
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
