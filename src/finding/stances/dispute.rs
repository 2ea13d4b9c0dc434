//! From claims that stand against each other to findings: sides, evidence, a sentence for the reader.
//!
//! The surest pair opens a dispute; further pairs of the same rule that share a claim join its sides, unless an outlet
//! would stand on both.

use crate::article::Passage;
use crate::claim::ClaimId;
use crate::finding::{Finding, FindingKind, FindingValue, Scene, pairs, words};
use crate::text::Span;
use crate::verdict::Reason;

use super::{MAX_SHOWN, Opposed};

/// Pairs less sure than this are not reported.
const MIN_SURENESS: f64 = 0.4;

/// Words of a claim that stand for it in a sentence.
const SHOWN_WORDS: usize = 30;

/// A claim, and what of it is shown where it is not all.
type Shown = (ClaimId, Option<Span>);

/// Claims that stand against each other, by side; the first of each is shown.
struct Dispute {
    surest: Opposed,
    sides: [Vec<Shown>; 2],
}

/// The findings of an event, one for each dispute.
pub(super) fn findings(scene: &Scene<'_>, mut opposed: Vec<Opposed>) -> Vec<Finding> {
    opposed.retain(|one| one.sureness >= MIN_SURENESS);
    opposed.sort_by(|x, y| {
        let place = |one: &Opposed| (one.first, one.second, one.rule);
        y.sureness.total_cmp(&x.sureness).then(place(x).cmp(&place(y)))
    });
    let mut disputes: Vec<Dispute> = Vec::new();
    for one in opposed {
        match disputes.iter_mut().find(|dispute| dispute.is_about(&one)) {
            Some(dispute) => dispute.join(scene, &one),
            None => disputes.push(Dispute { sides: sides(&one).map(|shown| vec![shown]), surest: one }),
        }
    }
    disputes.iter().map(|dispute| finding(scene, dispute)).collect()
}

fn sides(one: &Opposed) -> [Shown; 2] {
    [(one.first, one.clauses[0]), (one.second, one.clauses[1])]
}

impl Dispute {
    /// Whether the pair shares a claim with the dispute.
    fn is_about(&self, one: &Opposed) -> bool {
        self.sides.iter().flatten().any(|(claim, _)| *claim == one.first || *claim == one.second)
    }

    fn join(&mut self, scene: &Scene<'_>, one: &Opposed) {
        let stands =
            |side: &[Shown], claim| side.iter().any(|(other, _)| scene.witness(*other) == scene.witness(claim));
        let is_torn = stands(&self.sides[1], one.first) || stands(&self.sides[0], one.second);
        if one.rule != self.surest.rule || is_torn {
            return;
        }
        for (side, shown) in self.sides.iter_mut().zip(sides(one)) {
            if !side.iter().any(|(claim, _)| *claim == shown.0) {
                side.push(shown);
            }
        }
    }
}

fn finding(scene: &Scene<'_>, dispute: &Dispute) -> Finding {
    let values: Vec<FindingValue> = dispute.sides.iter().map(|side| value(scene, side)).collect();
    let said: Vec<String> = dispute.sides.iter().zip(&values).map(|(side, value)| said(scene, side, value)).collect();
    let n_origins = |side: &Vec<Shown>| scene.coverage.n_origins(side.iter().map(|(claim, _)| scene.witness(*claim)));
    Finding {
        kind: FindingKind::Diverge,
        slot: dispute.surest.slot,
        about: words::head(&values[0].value, 8),
        summary: format!("{}.", said.join("; ")),
        score: dispute.surest.sureness,
        origins: dispute.sides.iter().map(n_origins).max().unwrap_or(1),
        reasons: vec![Reason::new(dispute.surest.rule, dispute.surest.text)],
        values,
    }
}

fn value(scene: &Scene<'_>, side: &[Shown]) -> FindingValue {
    let evidence: Vec<Passage> = side.iter().map(|shown| passage(scene, *shown)).collect();
    let text = pairs::plain(scene.coverage.text(scene.witness(side[0].0), evidence[0].span));
    FindingValue { value: words::head(&text, SHOWN_WORDS), normalized: None, evidence }
}

/// "Fox News and Reuters say: …".
fn said(scene: &Scene<'_>, side: &[Shown], value: &FindingValue) -> String {
    let mut witnesses: Vec<usize> = side.iter().map(|(claim, _)| scene.witness(*claim)).collect();
    witnesses.sort_unstable();
    witnesses.dedup();
    let text = value.value.trim_end_matches('.');
    format!("{} {}: {text}", scene.outlets(&witnesses), pairs::says(witnesses.len()))
}

/// The passage of a claim or of its clause, cut where it is too long to be evidence.
fn passage(scene: &Scene<'_>, (id, clause): Shown) -> Passage {
    let claim = scene.claim(id);
    let document = scene.coverage.readings[claim.witness].document;
    let whole = clause.unwrap_or(claim.span);
    let fits = |end: &usize| end - whole.start() <= MAX_SHOWN;
    let ends = document.tokens_in(whole).indexes().map(|at| document.tokens()[at].span.end());
    let end = ends.take_while(fits).last().unwrap_or(whole.end());
    scene.coverage.passage(claim.witness, Span::new(whole.start(), end))
}
