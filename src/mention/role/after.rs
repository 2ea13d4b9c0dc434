//! Roles said after the name: appositions, party and state in brackets, "is" and "who is".
//!
//! "X, chief of staff of Iran's armed forces,", "X (D-Calif.)", "X is a partner and a former judge".

use super::post;
use super::scene::Scene;
use super::{Post, Role, Tenure};
use crate::lexicon;

/// Appends the roles that stand after the scene's name `holder`.
pub(super) fn read(scene: &Scene, holder: usize, roles: &mut Vec<Role>) {
    let name = scene.names[holder];
    if scene.words.list[name.end - 1].is_possessive() {
        return;
    }
    let mut at = name.end;
    if let Some((post, end)) = party_label(scene, at) {
        roles.push(post.held_by(scene, holder));
        at = end;
    }
    at = skip_age(scene, at);
    match scene.norm(at) {
        "," => read_phrases(scene, holder, skip_who_is(scene, at + 1), true, roles),
        "is" | "was" | "became" => read_phrases(scene, holder, at + 1, false, roles),
        "serves" | "served" | "works" | "worked" if scene.norm(at + 1) == "as" => {
            read_phrases(scene, holder, at + 2, false, roles);
        }
        _ => {}
    }
}

/// ", 56," between a name and what is said of it.
fn skip_age(scene: &Scene, at: usize) -> usize {
    let is_age = scene.norm(at) == "," && scene.norm(at + 2) == "," && scene.norm(at + 1).parse::<u8>().is_ok();
    if is_age { at + 2 } else { at }
}

fn skip_who_is(scene: &Scene, at: usize) -> usize {
    let is_relative = scene.norm(at) == "who" && matches!(scene.norm(at + 1), "is" | "was" | "became");
    if is_relative { at + 2 } else { at }
}

/// One noun phrase after another, joined by "and".
fn read_phrases(scene: &Scene, holder: usize, start: usize, is_apposition: bool, roles: &mut Vec<Role>) {
    let mut at = start;
    let was = start > 0 && !is_apposition && matches!(scene.norm(start - 1), "was" | "served" | "worked");
    while let Some(read) = post::read(scene, at) {
        let mut post = read.post;
        if was && post.tenure == Tenure::Current {
            post.tenure = Tenure::Former;
        }
        roles.push(post.held_by(scene, holder));
        if scene.norm(read.end) != "and" {
            break;
        }
        at = read.end + 1;
    }
}

/// "(D-Calif.)", ", D-N.Y.,", "(R)": the party, and the state as its organisation.
fn party_label(scene: &Scene, at: usize) -> Option<(Post, usize)> {
    if !matches!(scene.norm(at), "(" | ",") {
        return None;
    }
    let norm = scene.norm(at + 1);
    let (letter, state) = norm.split_once('-').unwrap_or((norm, ""));
    let title = lexicon::party_by_letter(letter)?;
    let state_name = lexicon::us_state_by_abbreviation(state);
    if !state.is_empty() && state_name.is_none() || state.is_empty() && scene.norm(at + 2) != ")" {
        return None;
    }
    let span = scene.words.list[at + 1].span;
    let post = Post {
        span,
        office: title.normal.to_owned(),
        title,
        organization: state_name.map(str::to_lowercase),
        tenure: Tenure::Current,
    };
    Some((post, at + 3))
}
