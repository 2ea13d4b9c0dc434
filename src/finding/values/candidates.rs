//! Every two values of different outlets that can be compared, with what speaks for one question behind them.
//!
//! Reads the pairs of claims that the graph holds for comparable. Leaves it to the rule of each kind of value what is
//! likely enough.

use rustc_hash::FxHashMap;

use crate::claim::ClaimId;
use crate::finding::Slot;
use crate::finding::pairs::ClaimPair;
use crate::text::Span;
use crate::verdict::{Judgement, Verdict};

use super::question::{self, Asked, Features};
use super::{Node, ValuePair};

/// Of a claim with more values only the first ones are compared: it is a list or a table, and its values answer many
/// questions.
const MAX_VALUES: usize = 24;

/// Two values that can be compared.
pub(super) struct Candidate<'c, 'a> {
    pub a: Node,
    pub b: Node,
    pub asked: (&'c Asked<'a>, &'c Asked<'a>),
    pub features: Features,
    pub verdict: &'c Verdict,
    /// Whether one of them agrees with a value of the other claim.
    pub is_agreed: bool,
}

impl Candidate<'_, '_> {
    /// The two as training reads them; `place` tells the witness and the place of a value.
    pub fn value_pair(&self, slot: Slot, place: impl Fn(Node) -> (usize, Span)) -> ValuePair {
        ValuePair {
            slot,
            a: place(self.a),
            b: place(self.b),
            features: self.features,
            is_of_one_form: self.asked.0.form == self.asked.1.form,
            judgement: self.verdict.judgement,
            is_explained: self.is_agreed && self.verdict.is_conflict(),
        }
    }
}

/// What a kind of value must tell of itself.
pub(super) struct Source<'s, 'a> {
    /// The values of a claim.
    pub nodes: &'s dyn Fn(ClaimId) -> Vec<Node>,
    /// What is known of a value, one of so many of its kind in the claim.
    pub asked: &'s dyn Fn(Node, usize) -> Asked<'a>,
    pub verdict: &'s dyn Fn(Node, Node) -> Verdict,
    /// Whether an agreement of the two shows that both outlets know the value.
    pub is_telling: &'s dyn Fn(Node, Node) -> bool,
}

/// Calls `visit` with every two values of `pairs` that can be compared.
pub(super) fn for_each<'a>(pairs: &[ClaimPair], source: &Source<'_, 'a>, mut visit: impl FnMut(&Candidate<'_, 'a>)) {
    let mut known: FxHashMap<ClaimId, Vec<(Node, Asked<'a>)>> = FxHashMap::default();
    for pair in pairs {
        for claim in [pair.a, pair.b] {
            known.entry(claim).or_insert_with(|| values_of(claim, source));
        }
        let (of_a, of_b) = (&known[&pair.a], &known[&pair.b]);
        let verdicts = Verdicts::new(of_a, of_b, source);
        for (at_a, (a, asked_a)) in of_a.iter().enumerate() {
            for (at_b, (b, asked_b)) in of_b.iter().enumerate() {
                if let Some(verdict) = verdicts.known(at_a, at_b) {
                    let n_left = verdicts.n_left(at_a, at_b);
                    let features = question::features(asked_a, asked_b, pair.similarity, n_left);
                    let is_agreed = verdicts.agreed_a[at_a] || verdicts.agreed_b[at_b];
                    visit(&Candidate { a: *a, b: *b, asked: (asked_a, asked_b), features, verdict, is_agreed });
                }
            }
        }
    }
}

fn values_of<'a>(claim: ClaimId, source: &Source<'_, 'a>) -> Vec<(Node, Asked<'a>)> {
    let mut nodes = (source.nodes)(claim);
    nodes.truncate(MAX_VALUES);
    let n_values = nodes.len();
    nodes.into_iter().map(|node| (node, (source.asked)(node, n_values))).collect()
}

/// The verdicts on every value of one claim against every value of another.
struct Verdicts {
    n_b: usize,
    all: Vec<Verdict>,
    /// Which values of the one claim agree with some value of the other.
    agreed_a: Vec<bool>,
    agreed_b: Vec<bool>,
    /// How many values of the one claim agree with none of the other.
    n_left_a: usize,
    n_left_b: usize,
}

impl Verdicts {
    fn new<'a>(of_a: &[(Node, Asked<'a>)], of_b: &[(Node, Asked<'a>)], source: &Source<'_, 'a>) -> Verdicts {
        let (n_a, n_b) = (of_a.len(), of_b.len());
        let all: Vec<Verdict> = (0..n_a * n_b).map(|at| (source.verdict)(of_a[at / n_b].0, of_b[at % n_b].0)).collect();
        let agree = |a: usize, b: usize| all[a * n_b + b].is_agreement() && (source.is_telling)(of_a[a].0, of_b[b].0);
        let agreed_a: Vec<bool> = (0..n_a).map(|a| (0..n_b).any(|b| agree(a, b))).collect();
        let agreed_b: Vec<bool> = (0..n_b).map(|b| (0..n_a).any(|a| agree(a, b))).collect();
        let n_left = |agreed: &[bool]| agreed.iter().filter(|is_agreed| !**is_agreed).count();
        let (n_left_a, n_left_b) = (n_left(&agreed_a), n_left(&agreed_b));
        Verdicts { n_b, all, agreed_a, agreed_b, n_left_a, n_left_b }
    }

    /// The verdict on two values, where there is one.
    fn known(&self, a: usize, b: usize) -> Option<&Verdict> {
        Some(&self.all[a * self.n_b + b]).filter(|verdict| verdict.judgement != Judgement::Unknown)
    }

    /// How many values of either claim, beside `a` and `b`, agree with none of the other claim: where few are left
    /// over, they are likely to answer one question.
    fn n_left(&self, a: usize, b: usize) -> (usize, usize) {
        let but = |n_left: usize, is_agreed: bool| n_left - usize::from(!is_agreed);
        (but(self.n_left_a, self.agreed_a[a]), but(self.n_left_b, self.agreed_b[b]))
    }
}
