//! Who of an article's persons can be "he" and who "she": by titles and given names.
//!
//! Silence allows both. Read once for an article: asking every name for every pronoun would be quadratic.

use rustc_hash::FxHashMap;

use super::scene::Scene;
use crate::lexicon::{Gender, gender_of_given_name};
use crate::mention::{Name, NameKind};

/// What is known of an article's persons.
pub(super) struct Genders<'a> {
    /// By family name; `None` where persons of both genders bear it.
    of_families: FxHashMap<&'a str, Option<Gender>>,
}

impl<'a> Genders<'a> {
    pub fn new(scene: &Scene<'a>) -> Genders<'a> {
        let mut of_families: FxHashMap<&str, Option<Gender>> = FxHashMap::default();
        for name in scene.names.iter().filter(|name| name.kind == NameKind::Person) {
            let Some(gender) = own(scene, name) else { continue };
            let known = of_families.entry(family(scene, name)).or_insert(Some(gender));
            *known = known.filter(|known| *known == gender);
        }
        Genders { of_families }
    }

    /// Whether a name is a person's who can be meant by a pronoun of `gender`.
    pub fn allow(&self, scene: &Scene<'_>, idx: u32, gender: Gender) -> bool {
        let name = &scene.names[idx as usize];
        let of_family = || self.of_families.get(family(scene, name)).copied().flatten();
        name.kind == NameKind::Person && own(scene, name).or_else(of_family).is_none_or(|own| own == gender)
    }
}

/// What the title, else the given name tells.
fn own(scene: &Scene<'_>, name: &Name) -> Option<Gender> {
    let text = scene.article.text.as_str();
    gender_of_title(name.full.of(text)).or_else(|| {
        let (given, _) = name.span.of(text).split_once(' ')?;
        let mut letters = [0; MAX_GIVEN];
        let lower = letters.get_mut(..given.len())?;
        lower.copy_from_slice(given.as_bytes());
        lower.make_ascii_lowercase();
        gender_of_given_name(std::str::from_utf8(lower).ok()?)
    })
}

/// No given name of the table is longer in bytes.
const MAX_GIVEN: usize = 16;

fn family<'a>(scene: &Scene<'a>, name: &Name) -> &'a str {
    let name: &'a str = name.span.of(&scene.article.text);
    name.rsplit(' ').next().unwrap_or("")
}

/// What the title before a name tells: "Ms. Brandt"; `None` where there is none or it tells nothing.
pub fn gender_of_title(full: &str) -> Option<Gender> {
    match full.split(' ').next()?.trim_end_matches('.') {
        "Mr" | "Sir" | "Lord" | "King" => Some(Gender::Male),
        "Ms" | "Mrs" | "Miss" | "Lady" | "Queen" | "Dame" => Some(Gender::Female),
        _ => None,
    }
}
