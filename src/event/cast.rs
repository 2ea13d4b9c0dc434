//! The cast of an event: persons whom most of its articles name.
//!
//! An earlier round of a long story is told in much the same words, but of other people. An article that names several
//! persons, none of the cast among them, is on another event. Runs after the clusters are made.

use std::collections::BTreeMap;

use super::features::Profile;

/// Articles from which a group can have a cast.
const MIN_ARTICLES: usize = 4;

/// Persons that make a cast: one alone may be a bystander of many events, such as a head of state.
const MIN_CAST: usize = 3;

/// Persons that an article must name before naming none of the cast says something.
const MIN_NAMED: usize = 2;

/// Takes out of each group the articles that share nobody with its cast; those of one group form a group of their own.
pub(super) fn without_strangers(groups: Vec<Vec<usize>>, profiles: &[Profile<'_>]) -> Vec<Vec<usize>> {
    let mut kept = Vec::new();
    for group in groups {
        let cast = cast(&group, profiles);
        let is_stranger = |article: &usize| {
            let persons = &profiles[*article].persons;
            cast.len() >= MIN_CAST && persons.len() >= MIN_NAMED && !cast.iter().any(|person| persons.contains(person))
        };
        let (strangers, members): (Vec<usize>, Vec<usize>) = group.into_iter().partition(is_stranger);
        kept.extend([members, strangers].into_iter().filter(|group| !group.is_empty()));
    }
    kept.sort();
    kept
}

/// Persons named in more than half of the articles.
fn cast<'a>(group: &[usize], profiles: &[Profile<'a>]) -> Vec<&'a str> {
    if group.len() < MIN_ARTICLES {
        return Vec::new();
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for person in group.iter().flat_map(|article| &profiles[*article].persons) {
        *counts.entry(person).or_default() += 1;
    }
    counts.into_iter().filter(|(_, n)| 2 * n > group.len()).map(|(person, _)| person).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(persons: &[&[&'static str]], expected: &[&[usize]]) {
        let profile =
            |names: &&[&'static str]| Profile { persons: names.iter().copied().collect(), ..Profile::default() };
        let profiles: Vec<Profile<'_>> = persons.iter().map(profile).collect();
        assert_eq!(without_strangers(vec![(0..persons.len()).collect()], &profiles), expected);
    }

    #[test]
    fn an_article_of_other_people_is_taken_out() {
        let cast = ["ames", "brandt", "cole"];
        check(&[&cast, &cast, &["dorn", "eder"], &cast], &[&[0, 1, 3], &[2]]);
    }

    #[test]
    fn an_article_that_names_nobody_stays() {
        let cast = ["ames", "brandt", "cole"];
        check(&[&cast, &cast, &["dorn"], &cast], &[&[0, 1, 2, 3]]);
    }

    #[test]
    fn three_articles_are_too_few_to_tell() {
        let cast = ["ames", "brandt", "cole"];
        check(&[&cast, &cast, &["dorn", "eder"]], &[&[0, 1, 2]]);
    }
}
