//! Hand-judged pairs of claims: `judged_pairs.tsv` beside this file.
//!
//! Only places and judgements are kept here; the articles lie in `../shared`.

use std::collections::HashMap;

use corroborate::finding::Scene;
use corroborate::graph::ClaimGraph;
use corroborate::text::Span;

/// The place of a claim: the article's path below `../shared`, and the span in bytes.
type Place = (&'static str, Span);

/// The spans of two claims, and whether both tell the same.
type Judgement = (Span, Span, bool);

/// The pairs with their judgement.
pub struct Judged {
    pairs: HashMap<(&'static str, &'static str), Vec<Judgement>>,
}

impl Judged {
    /// Reads the table.
    pub fn read() -> Judged {
        let mut pairs: HashMap<_, Vec<_>> = HashMap::new();
        for line in include_str!("judged_pairs.tsv").lines().filter(|line| !line.starts_with('#')) {
            if let Some((a, b, is_same)) = judgement(line) {
                pairs.entry((a.0, b.0)).or_default().push((a.1, b.1, is_same));
            }
        }
        Judged { pairs }
    }

    /// The judgement on two claims of `scene`, where there is one.
    pub fn of(&self, scene: &Scene<'_>, graph: &ClaimGraph, a: u32, b: u32) -> Option<bool> {
        let place = |at: u32| {
            let claim = &graph.claims[at as usize];
            let path = &scene.coverage.readings[claim.witness].article.path;
            (path.rsplit_once("shared/").map_or(path.as_str(), |(_, below)| below), claim.span)
        };
        let ((path_a, span_a), (path_b, span_b)) = (place(a), place(b));
        let find = |first: (&str, Span), second: (&str, Span)| {
            let known = self.pairs.get(&(first.0, second.0))?;
            let known = known.iter().find(|(x, y, _)| overlaps(*x, first.1) && overlaps(*y, second.1))?;
            Some(known.2)
        };
        find((path_a, span_a), (path_b, span_b)).or_else(|| find((path_b, span_b), (path_a, span_a)))
    }
}

fn judgement(line: &'static str) -> Option<(Place, Place, bool)> {
    let fields: Vec<&str> = line.split('\t').collect();
    let span = |at: usize| Some(Span::new(fields.get(at)?.parse().ok()?, fields.get(at + 1)?.parse().ok()?));
    Some(((fields[0], span(1)?), (*fields.get(3)?, span(4)?), *fields.get(6)? == "1"))
}

/// Whether most of the longer span lies in the other: claims may be cut a little otherwise than when they were judged.
fn overlaps(a: Span, b: Span) -> bool {
    let shared = a.end().min(b.end()).saturating_sub(a.start().max(b.start()));
    2 * shared > a.len().max(b.len())
}
