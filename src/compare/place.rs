//! Two places, with containment.
//!
//! Presumes that both values answer one question. A place inside another is a matter of precision; what the gazetteer
//! does not know is no conflict.

use crate::lexicon::PlaceKind;
use crate::mention::PlaceMention;
use crate::verdict::{Judgement, Verdict};

/// Compares two values of one question.
pub fn compare(a: &PlaceMention, b: &PlaceMention) -> Verdict {
    if a.government_of.is_some() || b.government_of.is_some() {
        return Verdict::unknown("place/government", "a name that stands for a government");
    }
    if is_one_name(&a.place, &b.place) {
        return same_name(a, b);
    }
    if is_inside(a, b) || is_inside(b, a) {
        return contained();
    }
    if a.kind == PlaceKind::Water && b.kind == PlaceKind::Water {
        return disjoint();
    }
    if [a, b].iter().any(|place| place.kind == PlaceKind::Water || place.within.is_empty() && !is_continent(place)) {
        return Verdict::unknown("place/unknown", "the gazetteer does not tell where both places lie");
    }
    if is_perhaps_inside(a, b) || is_perhaps_inside(b, a) {
        return Verdict::unknown("place/open", "several places bear one of the names");
    }
    let is_vague = |place: &PlaceMention| place.kind == PlaceKind::Area;
    if (is_vague(a) || is_vague(b)) && shares_container(a, b) {
        return Verdict::unknown("place/vague", "an area without firm bounds");
    }
    disjoint()
}

fn contained() -> Verdict {
    Verdict::new(Judgement::Compatible, 0.9, "place/contained", "one place lies in the other")
}

fn disjoint() -> Verdict {
    Verdict::new(Judgement::Conflict, 0.85, "place/disjoint", "two places, neither in the other")
}

/// Equal names are one place, unless the containers of both are known and differ (Springfield in Illinois and in
/// Missouri), or one is a city and the other a state.
fn same_name(a: &PlaceMention, b: &PlaceMention) -> Verdict {
    if a.is_open != b.is_open {
        return Verdict::new(Judgement::Compatible, 0.6, "place/open", "one name, of which one may be another place");
    }
    match (a.kind, b.kind) {
        (PlaceKind::City, PlaceKind::State) if !a.is_open => return city_and_state(a, b),
        (PlaceKind::State, PlaceKind::City) if !a.is_open => return city_and_state(b, a),
        _ => {}
    }
    match (a.within.first(), b.within.first()) {
        (Some(left), Some(right)) if left != right && !a.within.contains(right) && !b.within.contains(left) => {
            disjoint()
        }
        _ => Verdict::new(Judgement::Same, 0.95, "place/same", "the same place"),
    }
}

/// New York lies in New York; Washington does not lie in Washington.
fn city_and_state(city: &PlaceMention, state: &PlaceMention) -> Verdict {
    if is_inside(city, state) { contained() } else { disjoint() }
}

/// Names are compared without case; "New York City" is New York.
fn is_one_name(a: &str, b: &str) -> bool {
    let trimmed = |name: &'_ str| name.to_lowercase().trim_end_matches(" city").to_owned();
    a == b || trimmed(a) == trimmed(b)
}

fn is_inside(inner: &PlaceMention, outer: &PlaceMention) -> bool {
    inner.within.iter().any(|container| is_one_name(container, &outer.place))
}

/// Whether `open` can be several places, and the other lies in what holds them all: then it may hold, or lie in, one of them.
fn is_perhaps_inside(open: &PlaceMention, other: &PlaceMention) -> bool {
    open.is_open && open.within.first().is_some_and(|outer| other.is_open || other.within.contains(outer))
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

    /// A place by its name and, after a stroke, a container; open where a question mark ends the name.
    fn place(name: &str) -> PlaceMention {
        let (name, is_open) = name.strip_suffix('?').map_or((name, false), |name| (name, true));
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
            is_open,
            government_of: None,
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
        check("New York?", "New York?", Judgement::Same);
        check("New York/New York", "New York City", Judgement::Same);
        check("New York/New York", "New York", Judgement::Compatible);
        check("Tacoma", "Washington", Judgement::Compatible);
    }

    #[test]
    fn two_places() {
        check("Indian Ocean", "Persian Gulf", Judgement::Conflict);
        check("Tehran", "Beijing", Judgement::Conflict);
        check("Aventura", "Plantation", Judgement::Conflict);
        check("Springfield/Missouri", "Springfield/Illinois", Judgement::Conflict);
        check("Iran", "Iraq", Judgement::Conflict);
        check("Europe", "Iran", Judgement::Conflict);
        check("Washington/District of Columbia", "Washington", Judgement::Conflict);
        check("Washington?", "Tehran", Judgement::Conflict);
        check("Indian Ocean", "Indian Ocean", Judgement::Same);
    }

    #[test]
    fn silence_where_nothing_is_known() {
        check("Nowhereville", "Tehran", Judgement::Unknown);
        check("South Florida", "Plantation", Judgement::Unknown);
        check("Gulf of Oman", "Oman", Judgement::Unknown);
        check("Persian Gulf", "Tehran", Judgement::Unknown);
        check("", "", Judgement::Same);
    }

    #[test]
    fn open_names_are_left_open() {
        check("Washington?", "Washington", Judgement::Compatible);
        check("Washington?", "Washington/District of Columbia", Judgement::Compatible);
        check("Washington?", "Tacoma", Judgement::Compatible);
        check("Washington?", "Plantation", Judgement::Unknown);
        check("Washington?", "New York?", Judgement::Unknown);
        check("Washington?", "United States", Judgement::Compatible);
    }

    #[test]
    fn a_government_is_no_place() {
        let (iran, tehran) = (place("Iran"), place("Tehran"));
        let government = PlaceMention { government_of: Some("Iran"), ..tehran.clone() };
        let rules = |a, b| compare(a, b).reasons[0].rule;
        assert_eq!(rules(&government, &iran), "place/government");
        assert_eq!(rules(&tehran, &government), "place/government");
        assert_eq!(rules(&tehran, &iran), "place/contained");
    }

    #[test]
    fn places_as_found_in_texts() {
        let find = |text: &str| {
            let article = crate::article::Article { text: text.to_owned(), ..Default::default() };
            let document = crate::syntax::analyze(&article);
            crate::mention::place::find(&article, &document, &[]).into_iter().next().expect("the text names a place")
        };
        let check_texts = |a: &str, b: &str, expected| {
            assert_eq!(compare(&find(a), &find(b)).judgement, expected, "{a} / {b}");
            assert_eq!(compare(&find(b), &find(a)).judgement, expected, "{b} / {a}");
        };
        check_texts("They met in the Iranian capital.", "They met in Tehran.", Judgement::Same);
        check_texts("They met in the Iranian capital.", "They met in Iran.", Judgement::Compatible);
        check_texts("They met in the Iranian capital.", "They met in Beijing.", Judgement::Conflict);
        check_texts("They met in Washington.", "They met in the U.S. capital.", Judgement::Compatible);
    }
}
