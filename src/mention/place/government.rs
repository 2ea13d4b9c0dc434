//! Capitals that stand for a government: "Tehran said", "rejected by Moscow", "Beijing's position".
//!
//! A capital does so as the subject of a verb of saying or deciding, as its agent behind "by", or as the owner of what
//! only governments have. In every other position ("in Tehran", "Paris hosted") it is the town.

use super::PlaceMention;
use crate::article::Article;
use crate::lexicon::reporting::{self, CueClass};
use crate::lexicon::{self, PlaceKind};
use crate::syntax::{Document, Pos, Relation};

/// The country for whose government a place's name stands.
pub(super) fn of(article: &Article, document: &Document, place: &PlaceMention) -> Option<&'static str> {
    if !(place.is_open || place.kind == PlaceKind::City) {
        return None;
    }
    let text = place.span.of(&article.text);
    let countries = lexicon::governed_from(&text.to_lowercase());
    let country = countries.iter().find(|country| place.within.iter().any(|outer| outer == *country))?;
    let is_government = !is_date_line(text, document, place) && acts(document, head_of(document, place)?);
    is_government.then_some(country)
}

/// "TEHRAN — …", "Moscow (AP) …".
fn is_date_line(text: &str, document: &Document, place: &PlaceMention) -> bool {
    let next = document.norm_at(place.tokens.end as usize).unwrap_or("");
    !text.chars().any(char::is_lowercase) || matches!(next, "-" | "--" | "(" | ":" | "/")
}

/// The token of the name that depends on something outside.
fn head_of(document: &Document, place: &PlaceMention) -> Option<usize> {
    place.tokens.indexes().find(|&at| document.head(at).is_none_or(|head| !place.tokens.contains(head)))
}

/// Whether the name at `at`, or the row of names it stands in, says, decides or owns what a government does.
fn acts(document: &Document, at: usize) -> bool {
    let mut first = at;
    while document.relation(first) == Relation::Conj {
        let Some(head) = document.head(first).filter(|_| document.dependent(first, Relation::Case).is_none()) else {
            return false;
        };
        first = head;
    }
    // "Berlin police and Moscow said": the row must be of names.
    let Some(head) = document.head(first).filter(|_| document.tokens()[first].pos == Pos::Propn) else { return false };
    match document.relation(first) {
        Relation::Nsubj => document.dependent(first, Relation::Case).is_none() && is_deed(document, head),
        Relation::OblAgent => is_deed(document, head),
        Relation::NmodPoss => lexicon::is_governing_noun(document.lemma(head)),
        _ => false,
    }
}

/// A verb of deciding, or of saying something in a clause: "London added three stations" tells of a town.
fn is_deed(document: &Document, verb: usize) -> bool {
    let lemma = document.lemma(verb);
    if document.tokens()[verb].pos != Pos::Verb {
        return false;
    }
    let is_saying = reporting::verb(lemma).is_some_and(|(class, _)| class != CueClass::Report);
    lexicon::is_governing_deed(lemma) || is_saying && document.dependent(verb, Relation::Obj).is_none()
}

#[cfg(test)]
mod tests {
    use crate::article::Article;

    /// Each place with the country for whose government it stands.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let document = crate::syntax::analyze(&article);
        let found: Vec<String> = super::super::find(&article, &document, &[])
            .iter()
            .filter_map(|place| Some(format!("{}={}", place.place, place.government_of?)))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn who_says_or_decides_is_the_government() {
        check("Tehran said it would not negotiate.", &["Tehran=Iran"]);
        check("Moscow rejected the proposal.", &["Moscow=Russia"]);
        check("The plan was rejected by Moscow.", &["Moscow=Russia"]);
        check("Beijing's position has not changed.", &["Beijing=China"]);
        check("Tehran and Beijing agreed to the terms.", &["Tehran=Iran", "Beijing=China"]);
        check("Washington wants to resume talks.", &["Washington=United States"]);
        check("The Hague condemned the attack.", &["The Hague=Netherlands"]);
    }

    #[test]
    fn towns_are_left() {
        check("The talks were held in Tehran.", &[]);
        check("A hotel in Moscow was evacuated, officials said.", &[]);
        check("Paris hosted the games.", &[]);
        check("London's mayor said the bridge would stay.", &[]);
        check("Kyiv shook under the blasts.", &[]);
        check("London added three stations.", &[]);
        check("Florence said it would close the museum.", &[]);
        check("TEHRAN said it would close.", &[]);
        check("Brussels said it would decide.", &[]);
        check("Officials near Tehran said they knew.", &[]);
    }
}
