//! The normal form of what a post belongs to: "Iran's armed forces" and "the Iranian Armed Forces" are "iran armed forces".
//!
//! Leaves it to `compare::role` whether two normal forms agree.

use super::scene::Scene;
use crate::lexicon;
use crate::mention::name::word::Words;

/// The words from `start` up to `end` in lower case, without article and possessives, peoples as their country.
pub(super) fn normal(words: &Words, start: usize, end: usize) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut at = start;
    while at < end {
        let word = |ahead: usize| words.norm_before(at + ahead, end);
        if let Some((length, country)) = lexicon::demonym(word).or_else(|| lexicon::country(word)) {
            parts.push(country.name.to_lowercase());
            at += length;
            continue;
        }
        let norm = words.norm(at);
        if !matches!(norm, "the" | "a" | "an" | "'" | "") {
            parts.push(norm.trim_end_matches("'s").to_owned());
        }
        at += 1;
    }
    let normal = parts.join(" ");
    (!normal.is_empty()).then_some(normal)
}

/// The organisation that ends right before word `end`, with the country before it: first word and normal form.
pub(super) fn ending_at(scene: &Scene, end: usize) -> Option<(usize, String)> {
    let start = start_of(scene, end)?;
    normal(&scene.words, start, end).map(|normal| (start, normal))
}

fn start_of(scene: &Scene, end: usize) -> Option<usize> {
    if let Some(name) = scene.name_ending(end).filter(|name| !is_person_before_title(scene, name.end, name.kind)) {
        return Some(name.start);
    }
    let longest_people = 2;
    (1..=longest_people).rev().filter_map(|length| end.checked_sub(length)).find(|&start| {
        scene.words.list[start].is_capital()
            && lexicon::demonym(|ahead| scene.words.norm_before(start + ahead, end))
                .is_some_and(|(length, _)| start + length == end)
    })
}

/// "Bush lawyer X" serves a person, "said Smith, lawyer X" does not; only a possessive or bare family name counts.
fn is_person_before_title(scene: &Scene, end: usize, kind: crate::mention::NameKind) -> bool {
    kind == crate::mention::NameKind::Person && !scene.words.list[end - 1].is_possessive()
}
