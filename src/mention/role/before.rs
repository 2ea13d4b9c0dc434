//! Roles said before the name: titles that touch it, a post in lower case before them, a post and a comma.
//!
//! "Chinese Defense Minister Gen. X", "Boeing lawyer X", "the mayor of Springfield, X".

use super::post::{self, tenure_of, with_deputy};
use super::scene::Scene;
use super::{Post, Role, Tenure, organization};
use crate::lexicon::{self, Title, TitleKind};

/// The longest title, in words.
const LONGEST_TITLE: usize = 6;

/// How far back a post before a comma is looked for, in words.
const REACH: usize = 14;

/// Appends the roles that stand before the scene's name `holder`.
pub(super) fn read(scene: &Scene, holder: usize, roles: &mut Vec<Role>) {
    let name = scene.names[holder];
    let titles = touching(scene, name.start);
    let first = titles.first().map_or(name.start, |title| title.0);
    let organization = organization::ending_at(scene, first);
    let tenure = tenure_before(scene, organization.as_ref().map_or(first, |found| found.0));
    for &(at, length, title) in &titles {
        let is_post = title.kind == TitleKind::Office;
        let organization = organization.as_ref().filter(|_| is_post || titles.len() == 1 && title.kind == TitleKind::Rank);
        let start = organization.map_or(at, |found| found.0);
        let post = Post {
            span: post::span(scene, start, at + length),
            office: with_deputy(scene, at, title),
            title,
            organization: organization.map(|found| found.1.clone()),
            tenure: if is_post { tenure } else { Tenure::Current },
        };
        roles.push(post.held_by(scene, holder));
    }
    if first > 0 && scene.norm(first - 1) == "," {
        read_before_comma(scene, holder, first - 1, roles);
    }
}

/// The titles that touch the name from the left, in text order.
fn touching(scene: &Scene, end: usize) -> Vec<(usize, usize, &'static Title)> {
    let mut titles = Vec::new();
    let mut end = end;
    while let Some(found) = title_ending(scene, end) {
        titles.push(found);
        end = found.0;
    }
    titles.reverse();
    titles
}

/// The longest title that ends right before word `end`; ranks and labels must be capitalised.
fn title_ending(scene: &Scene, end: usize) -> Option<(usize, usize, &'static Title)> {
    (end.saturating_sub(LONGEST_TITLE)..end).find_map(|start| {
        let (length, title) = lexicon::title(|ahead| scene.words.norm_before(start + ahead, end))?;
        let counts = title.kind == TitleKind::Office || scene.words.list[start].is_capital();
        let is_cut = (start..end - 1).any(|at| scene.words.list[at].is_possessive());
        (start + length == end && counts && !is_cut && !scene.words.list[end - 1].is_possessive()).then_some((start, length, title))
    })
}

/// "former", "acting" up to two words before the title or its organisation ("the former chief executive").
fn tenure_before(scene: &Scene, start: usize) -> Tenure {
    let before = (start.saturating_sub(3)..start).rev();
    before.take_while(|&at| scene.words.list[at].shape != crate::mention::name::word::Shape::Punct || scene.norm(at) == "-")
        .find_map(|at| tenure_of(scene.norm(at)))
        .unwrap_or_default()
}

/// "The deal was announced by the chief of staff of the army, X": a post whose phrase runs up to the comma.
fn read_before_comma(scene: &Scene, holder: usize, comma: usize, roles: &mut Vec<Role>) {
    let from = (comma.saturating_sub(REACH)..comma).rev().find(|&at| matches!(scene.norm(at), "," | ";" | ":" | "(" | "\""));
    let from = from.map_or(comma.saturating_sub(REACH), |mark| mark + 1);
    if from > 1 && scene.norm(from - 1) == "," && scene.name_ending(from - 1).is_some() {
        return;
    }
    let found = (from..comma).filter(|&start| starts_phrase(scene, start, from)).find_map(|start| {
        post::read(scene, start).filter(|read| read.end == comma)
    });
    if let Some(read) = found {
        roles.push(read.post.held_by(scene, holder));
    }
}

/// A phrase starts with its determiner, a possessor, or at the start of its stretch.
fn starts_phrase(scene: &Scene, start: usize, from: usize) -> bool {
    let is_determiner = post::skip_determiners(scene, start) > start;
    is_determiner || start == from || scene.name_starting(start).is_some()
}
