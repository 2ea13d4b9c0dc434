//! Two places, with containment.
//!
//! Presumes that both values answer one question. A place inside another is a matter of precision; what the gazetteer
//! does not know is no conflict.

use crate::lexicon::PlaceKind;
use crate::mention::PlaceMention;
use crate::verdict::{Judgement, Verdict};

/// Compares two values of one question.
pub fn compare(a: &PlaceMention, b: &PlaceMention) -> Verdict {
    if is_one_name(&a.place, &b.place) {
        return same_name(a, b);
    }
    if is_inside(a, b) || is_inside(b, a) {
        return Verdict::new(Judgement::Compatible, 0.9, "place/contained", "one place lies in the other");
    }
    if a.kind == PlaceKind::Water && b.kind == PlaceKind::Water {
        return disjoint();
    }
    if [a, b].iter().any(|place| place.kind == PlaceKind::Water || place.within.is_empty() && !is_continent(place)) {
        return Verdict::unknown("place/unknown", "the gazetteer does not tell where both places lie");
    }
    let is_vague = |place: &PlaceMention| place.kind == PlaceKind::Area;
    if (is_vague(a) || is_vague(b)) && shares_container(a, b) {
        return Verdict::unknown("place/vague", "an area without firm bounds");
    }
    disjoint()
}

fn disjoint() -> Verdict {
    Verdict::new(Judgement::Conflict, 0.85, "place/disjoint", "two places, neither in the other")
}

/// Equal names are one place, unless the containers of both are known and differ: Springfield in Illinois and in Missouri.
fn same_name(a: &PlaceMention, b: &PlaceMention) -> Verdict {
    match (a.within.first(), b.within.first()) {
        (Some(left), Some(right)) if left != right && !a.within.contains(right) && !b.within.contains(left) => {
            disjoint()
        }
        _ => Verdict::new(Judgement::Same, 0.95, "place/same", "the same place"),
    }
}

/// Names are compared without case; "New York City" is New York.
fn is_one_name(a: &str, b: &str) -> bool {
    let trimmed = |name: &'_ str| name.to_lowercase().trim_end_matches(" city").to_owned();
    a == b || trimmed(a) == trimmed(b)
}

fn is_inside(inner: &PlaceMention, outer: &PlaceMention) -> bool {
    inner.within.iter().any(|container| is_one_name(container, &outer.place))
}

fn shares_container(a: &PlaceMention, b: &PlaceMention) -> bool {
    a.within.iter().chain([&a.place]).any(|container| b.within.iter().chain([&b.place]).any(|other| other == container))
}

/// A continent lies in nothing, and yet its bounds are known.
fn is_continent(place: &PlaceMention) -> bool {
    place.kind == PlaceKind::Area
        && matches!(
            &*place.place,
            "Africa" | "Asia" | "Europe" | "North America" | "South America" | "Oceania" | "Antarctica"
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::places;
    use crate::syntax::TokenRange;
    use crate::text::Span;

    fn place(name: &str) -> PlaceMention {
        let (key, container) = name.split_once('/').unwrap_or((name, ""));
        let entries = places(&key.to_lowercase());
        let fits = |entry: &&crate::lexicon::PlaceEntry| {
            container.is_empty() || entry.containers().any(|name| name == container)
        };
        let entry = entries.iter().find(fits);
        PlaceMention {
            span: Span::default(),
            tokens: TokenRange::default(),
            kind: entry.map_or(PlaceKind::City, |entry| entry.kind),
            place: entry.map(|entry| entry.name).filter(|name| !name.is_empty()).unwrap_or(key).to_owned(),
            within: entry.map(|entry| entry.containers().map(str::to_owned).collect()).unwrap_or_default(),
        }
    }

    #[track_caller]
    fn check(a: &str, b: &str, expected: Judgement) {
        for (left, right) in [(a, b), (b, a)] {
            assert_eq!(compare(&place(left), &place(right)).judgement, expected, "{left} / {right}");
        }
    }

    #[test]
    fn one_place_or_one_in_the_other() {
        check("Tehran", "Tehran", Judgement::Same);
        check("Tehran", "Iran", Judgement::Compatible);
        check("Plantation", "Florida", Judgement::Compatible);
        check("U.S.", "United States", Judgement::Same);
        check("Brooklyn", "New York City", Judgement::Compatible);
        check("Iran", "Middle East", Judgement::Compatible);
        check("New York", "New York City", Judgement::Same);
    }

    #[test]
    fn two_places() {
        check("Indian Ocean", "Persian Gulf", Judgement::Conflict);
        check("Tehran", "Beijing", Judgement::Conflict);
        check("Aventura", "Plantation", Judgement::Conflict);
        check("Springfield/Missouri", "Springfield/Illinois", Judgement::Conflict);
        check("Iran", "Iraq", Judgement::Conflict);
        check("Europe", "Iran", Judgement::Conflict);
    }

    #[test]
    fn silence_where_nothing_is_known() {
        check("Nowhereville", "Tehran", Judgement::Unknown);
        check("South Florida", "Plantation", Judgement::Unknown);
        check("Gulf of Oman", "Oman", Judgement::Unknown);
    }
}
