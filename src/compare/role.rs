//! Two roles of one person, by office, organisation and tenure.
//!
//! Presumes that both values answer one question. People are called many things at once, so that only posts that fill
//! a working life can conflict, and only where neither is a general word for the other.

use crate::lexicon::{self, Hold, NameSymbol, Title};
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

/// Longer single words are words, not initials.
const LONGEST_ACRONYM: usize = 6;

/// Former and current, elect and current may both be right at their time.
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
    if let Some(verdict) = tenures(a, b) {
        return verdict;
    }
    let score = if a.organization.is_some() && b.organization.is_some() { 0.95 } else { 0.8 };
    Verdict::new(Judgement::Same, score, "role/same-office", format!("both {}", a.office))
}

/// One post, held at different times or for a time only; `None` where both are held alike.
fn tenures(a: &Role, b: &Role) -> Option<Verdict> {
    let text = || format!("{} / {}", a.display(), b.display());
    let conflict = |rule| Some(Verdict::new(Judgement::Conflict, TENURE_CONFLICT, rule, text()));
    match (a.tenure, b.tenure) {
        (x, y) if x == y => None,
        (Tenure::Former, _) | (_, Tenure::Former) => conflict("role/former-and-current"),
        (Tenure::Elect, _) | (_, Tenure::Elect) => conflict("role/elect-and-current"),
        _ => Some(Verdict::new(Judgement::Compatible, 0.7, "role/acting", text())),
    }
}

/// Whether two organisations are two bodies: "department of justice" and "justice" are one, "iran" and "china" are not,
/// nor are "department of justice" and "department of energy". A body without its country ("armed forces") is left
/// open against a country alone.
fn contradict(a: &str, b: &str) -> bool {
    let is_land = |words: &str| {
        let parts: Vec<&str> = words.split(' ').collect();
        lexicon::country(|at| parts.get(at).copied()).is_some_and(|(length, _)| length == parts.len())
    };
    !is_short_for(a, b) && !is_short_for(b, a) && is_land(a) == is_land(b) && have_two_topics(a, b)
}

/// Whether each of the two has telling words that the other lacks, and they share none.
fn have_two_topics(a: &str, b: &str) -> bool {
    let is_telling = |word: &&str| {
        let symbol = lexicon::name_symbol(word);
        !matches!(symbol, NameSymbol::Organization | NameSymbol::Particle | NameSymbol::Article | NameSymbol::Legal)
            && !lexicon::is_generic_organization_word(word)
    };
    let mut telling = (a.split(' ').filter(is_telling).peekable(), b.split(' ').filter(is_telling).peekable());
    let all = |words: &str, word: &str| words.split(' ').any(|other| other == word);
    match (telling.0.peek().is_some(), telling.1.peek().is_some()) {
        (true, true) => telling.0.all(|word| !all(b, word)),
        _ => a.split(' ').all(|word| !all(b, word)),
    }
}

/// Whether `a` is initials of `b`, or holds those of two words or more: "irgc" of "islamic revolutionary guard corps"
/// and of "revolutionary guards".
fn is_short_for(a: &str, b: &str) -> bool {
    let initials: String = b.split(' ').filter_map(|word| word.chars().next()).collect();
    let is_one_word = !a.contains(' ');
    a == initials || is_one_word && a.len() <= LONGEST_ACRONYM && initials.len() > 1 && a.contains(&initials)
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
        return Verdict::new(
            Judgement::Compatible,
            0.4,
            "role/held-together",
            "posts that one person can hold together",
        );
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
        let tenures = [("former ", Tenure::Former), ("acting ", Tenure::Acting), ("elect ", Tenure::Elect)];
        let found = tenures.iter().find_map(|(word, tenure)| Some((*tenure, written.strip_prefix(word)?)));
        let (tenure, written) = found.unwrap_or((Tenure::Current, written));
        let (office, organization) = match written.split_once(" @ ") {
            Some((office, organization)) => (office, Some(organization.to_owned())),
            None => (written, None),
        };
        let is_rank = lexicon::office(office).is_none() && !office.starts_with("deputy");
        Role {
            holder: 0,
            span: Span::default(),
            passage: Span::default(),
            office: office.into(),
            is_rank,
            organization,
            tenure,
        }
    }

    fn check(a: &str, b: &str, expected: Judgement) {
        let (a, b) = (role(a), role(b));
        assert_eq!(compare(&a, &b).judgement, expected, "{} / {}", a.display(), b.display());
        assert_eq!(compare(&b, &a).judgement, expected, "swapped: {} / {}", b.display(), a.display());
    }

    #[test]
    fn takes_posts_that_exclude_each_other() {
        check(
            "commander @ islamic revolutionary guard corps",
            "chief of staff @ iran armed forces",
            Judgement::Conflict,
        );
        check("minister of defence @ france", "minister of foreign affairs @ france", Judgement::Conflict);
        check("president @ france", "prime minister @ france", Judgement::Conflict);
        check("minister of defence @ france", "minister of defence @ italy", Judgement::Conflict);
        check("deputy governor", "governor", Judgement::Conflict);
        check("former governor @ ohio", "governor @ ohio", Judgement::Conflict);
        check("elect president @ france", "president @ france", Judgement::Conflict);
        check("former president @ france", "elect president @ france", Judgement::Conflict);
        check("chief of the naval staff @ india", "chief of the army staff @ india", Judgement::Conflict);
        check("commander @ navy", "commander @ coast guard", Judgement::Conflict);
        check("president @ university of ohio", "president @ university of utah", Judgement::Conflict);
    }

    #[test]
    fn leaves_posts_that_go_together() {
        check("minister of defence @ iran", "minister of defence", Judgement::Same);
        check("commander @ navy", "officer", Judgement::Compatible);
        check("commander @ irgc", "commander @ islamic revolutionary guard corps", Judgement::Same);
        check("commander @ irgc", "commander @ revolutionary guards", Judgement::Same);
        check("commander @ iran armed forces", "commander @ armed forces", Judgement::Same);
        check("attorney general @ department of justice", "attorney general @ justice department", Judgement::Same);
        check("acting police chief @ springfield", "police chief @ springfield", Judgement::Compatible);
        check("lawyer", "partner", Judgement::Compatible);
        check("representative", "candidate", Judgement::Compatible);
        check("representative", "lawmaker", Judgement::Compatible);
        check("actor", "donor", Judgement::Compatible);
        check("major general", "chief of staff @ iran armed forces", Judgement::Compatible);
        check("general", "major general", Judgement::Compatible);
        check("speaker", "representative", Judgement::Unknown);
        check("president", "chief of staff", Judgement::Unknown);
        check("former senator", "secretary of state", Judgement::Unknown);
        check("minister of justice @ france", "mayor", Judgement::Unknown);
    }
}
