//! Two roles of one person, by office, organisation and tenure.
//!
//! Presumes that both values answer one question. People are called many things at once, so that only posts that fill
//! a working life can conflict, and only where neither is a general word for the other.

use crate::lexicon::{self, Hold, Title};
use crate::mention::{Role, Tenure};
use crate::verdict::{Judgement, Verdict};

/// Two full posts of one family cannot be held at once: two ministries, two commands.
const SAME_CLASS_CONFLICT: f64 = 0.8;

/// Two full posts of two families: rarer as an error than as a change over time.
const OTHER_CLASS_CONFLICT: f64 = 0.6;

/// One post of two bodies; often one body is a part of the other.
const ORGANIZATION_CONFLICT: f64 = 0.6;

/// A deputy is not the holder.
const DEPUTY_CONFLICT: f64 = 0.7;

/// Former and current may both be right at their time.
const TENURE_CONFLICT: f64 = 0.5;

/// Compares two values of one question.
///
/// ```
/// use corroborate::compare::role::compare;
/// use corroborate::mention::{Role, Tenure};
/// use corroborate::text::Span;
/// let role = |office: &str, organization: &str| Role {
///     holder: 0, span: Span::default(), passage: Span::default(), office: office.into(), is_rank: false,
///     organization: Some(organization.into()), tenure: Tenure::Current,
/// };
/// assert!(compare(&role("commander", "coast guard"), &role("chief of staff", "armed forces")).is_conflict());
/// ```
pub fn compare(a: &Role, b: &Role) -> Verdict {
    if a.is_rank || b.is_rank {
        return ranks(a, b);
    }
    if a.office == b.office {
        return same_office(a, b);
    }
    if let Some(verdict) = deputy(a, b).or_else(|| deputy(b, a)) {
        return verdict;
    }
    match (lexicon::office(&a.office), lexicon::office(&b.office)) {
        (Some(of_a), Some(of_b)) => offices(a, b, of_a, of_b),
        _ => Verdict::unknown("role/unknown-office", "an office that no table has"),
    }
}

/// Ranks and labels go with any post; two ranks differ by promotion or brevity ("Gen." for "Maj. Gen.").
fn ranks(a: &Role, b: &Role) -> Verdict {
    if a.is_rank != b.is_rank {
        return Verdict::new(Judgement::Compatible, 0.5, "role/rank-and-post", "a rank or label goes with a post");
    }
    if a.office == b.office {
        return Verdict::new(Judgement::Same, 0.8, "role/same-rank", format!("both {}", a.office));
    }
    let is_short = a.office.ends_with(b.office.as_str()) || b.office.ends_with(a.office.as_str());
    if is_short {
        return Verdict::new(Judgement::Compatible, 0.7, "role/short-rank", "one rank is short for the other");
    }
    Verdict::unknown("role/ranks", "two ranks or labels")
}

fn same_office(a: &Role, b: &Role) -> Verdict {
    if let (Some(of_a), Some(of_b)) = (&a.organization, &b.organization)
        && contradict(of_a, of_b)
        && lexicon::office(&a.office).is_some_and(|office| office.hold == Hold::Full)
    {
        let text = format!("{} of {of_a} / of {of_b}", a.office);
        return Verdict::new(Judgement::Conflict, ORGANIZATION_CONFLICT, "role/different-organization", text);
    }
    if is_over(a.tenure) != is_over(b.tenure) {
        let text = format!("{} / {}", a.display(), b.display());
        return Verdict::new(Judgement::Conflict, TENURE_CONFLICT, "role/former-and-current", text);
    }
    let score = if a.organization.is_some() && b.organization.is_some() { 0.95 } else { 0.8 };
    Verdict::new(Judgement::Same, score, "role/same-office", format!("both {}", a.office))
}

fn is_over(tenure: Tenure) -> bool {
    tenure == Tenure::Former
}

/// Whether two organisations share no word: "department of justice" and "justice" agree, "iran" and "china" do not.
/// A body without its country ("armed forces") is left open against a country alone.
fn contradict(a: &str, b: &str) -> bool {
    let shares = a.split(' ').any(|word| b.split(' ').any(|other| word == other));
    let initials = |words: &str| words.split(' ').filter_map(|word| word.chars().next()).collect::<String>();
    let is_land = |words: &str| {
        let parts: Vec<&str> = words.split(' ').collect();
        lexicon::country(|at| parts.get(at).copied()).or(lexicon::country(|at| parts.get(at).copied()))
            .is_some_and(|(length, _)| length == parts.len())
    };
    !shares && initials(a) != b && initials(b) != a && is_land(a) == is_land(b)
}

/// "deputy X" against "X".
fn deputy(a: &Role, b: &Role) -> Option<Verdict> {
    let full = a.office.strip_prefix("deputy ").or_else(|| a.office.strip_prefix("vice "))?;
    let is_holder = full == b.office && lexicon::office(full).is_some_and(|office| office.hold == Hold::Full);
    is_holder.then(|| {
        let text = format!("{} / {}", a.office, b.office);
        Verdict::new(Judgement::Conflict, DEPUTY_CONFLICT, "role/deputy", text)
    })
}

/// Two different posts that the tables know.
fn offices(a: &Role, b: &Role, of_a: &Title, of_b: &Title) -> Verdict {
    if of_a.hold == Hold::Generic || of_b.hold == Hold::Generic {
        return generic(of_a, of_b);
    }
    let are_full = of_a.hold == Hold::Full && of_b.hold == Hold::Full;
    if !are_full {
        return Verdict::new(Judgement::Compatible, 0.4, "role/held-together", "posts that one person can hold together");
    }
    if a.tenure != b.tenure || goes_with(of_a.class, of_b.class) {
        return Verdict::unknown("role/at-other-times", "posts that one person can have held one after the other");
    }
    if is_ambiguous(a, of_a) || is_ambiguous(b, of_b) {
        return Verdict::unknown("role/whose-office", "an office that many bodies have, without its body");
    }
    let score = if of_a.class == of_b.class { SAME_CLASS_CONFLICT } else { OTHER_CLASS_CONFLICT };
    Verdict::new(Judgement::Conflict, score, "role/different-office", format!("{} / {}", a.display(), b.display()))
}

/// A general word says nothing against a post of its family, and little against another.
fn generic(a: &Title, b: &Title) -> Verdict {
    if a.class == b.class || lexicon::classes_go_together(a.class, b.class) {
        return Verdict::new(Judgement::Compatible, 0.6, "role/general-word", "one is a general word for the other");
    }
    Verdict::unknown("role/general-word-elsewhere", "a general word and another post")
}

/// Families whose posts are commonly held by one person at one time.
fn goes_with(a: &str, b: &str) -> bool {
    lexicon::classes_go_together(a, b)
}

/// "president", "secretary", "chief of staff": whose?
fn is_ambiguous(role: &Role, office: &Title) -> bool {
    role.organization.is_none() && lexicon::is_office_of_many(office.normal)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn role(written: &str) -> Role {
        let (tenure, written) = match written.strip_prefix("former ") {
            Some(rest) => (Tenure::Former, rest),
            None => (Tenure::Current, written),
        };
        let (office, organization) = match written.split_once(" @ ") {
            Some((office, organization)) => (office, Some(organization.to_owned())),
            None => (written, None),
        };
        let is_rank = lexicon::office(office).is_none() && !office.starts_with("deputy");
        Role { holder: 0, span: Span::default(), passage: Span::default(), office: office.into(), is_rank, organization, tenure }
    }

    fn check(a: &str, b: &str, expected: Judgement) {
        let (a, b) = (role(a), role(b));
        assert_eq!(compare(&a, &b).judgement, expected, "{} / {}", a.display(), b.display());
        assert_eq!(compare(&b, &a).judgement, expected, "swapped: {} / {}", b.display(), a.display());
    }

    #[test]
    fn takes_posts_that_exclude_each_other() {
        check("commander @ islamic revolutionary guard corps", "chief of staff @ iran armed forces", Judgement::Conflict);
        check("minister of defence @ france", "minister of foreign affairs @ france", Judgement::Conflict);
        check("president @ france", "prime minister @ france", Judgement::Conflict);
        check("minister of defence @ france", "minister of defence @ italy", Judgement::Conflict);
        check("deputy governor", "governor", Judgement::Conflict);
        check("former governor @ ohio", "governor @ ohio", Judgement::Conflict);
    }

    #[test]
    fn leaves_posts_that_go_together() {
        check("minister of defence @ iran", "minister of defence", Judgement::Same);
        check("commander @ navy", "officer", Judgement::Compatible);
        check("lawyer", "partner", Judgement::Compatible);
        check("representative", "candidate", Judgement::Compatible);
        check("representative", "lawmaker", Judgement::Compatible);
        check("actor", "donor", Judgement::Compatible);
        check("major general", "chief of staff @ iran armed forces", Judgement::Compatible);
        check("general", "major general", Judgement::Compatible);
        check("speaker", "representative", Judgement::Unknown);
        check("president", "chief of staff", Judgement::Unknown);
        check("former senator", "secretary of state", Judgement::Unknown);
        check("minister of justice @ france", "mayor", Judgement::Conflict);
    }
}
