//! What a number covers: killed or hurt, a part or all, a level or a change.
//!
//! Reads the words around a quantity up to the next number or clause; leaves the noun that is counted to `counted`.

use crate::lexicon::{Coverage, fate, is_change_verb, scopes_after, scopes_before};

use super::QuantityKind;
use super::part::{PartKind, Parts};

/// Whether a value is a state or a step between two states.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Change {
    /// Not told as a change.
    #[default]
    Untold,
    /// "rose by 5 percent", "a 5 percent rise".
    By,
    /// "rose to 5 percent".
    To,
    /// "rose from 5 percent".
    From,
}

/// What a number covers, as far as the words around it tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QuantityScope {
    /// What happened to those who are counted, a class of `data/fates.tsv`: "killed", "hurt".
    pub fate: Option<&'static str>,
    /// Part, addition or total.
    pub coverage: Coverage,
    /// State or change.
    pub change: Change,
}

/// The scope of the quantity from part `start` to `end`, whose noun ends before `counted_end`.
pub(super) fn read(parts: &Parts, start: usize, end: usize, counted_end: usize, kind: QuantityKind) -> QuantityScope {
    let fate = if kind == QuantityKind::Count { fate_of(parts, start, end, counted_end) } else { None };
    QuantityScope {
        fate,
        coverage: coverage(parts, start, end, counted_end),
        change: change(parts, start, end, counted_end, kind),
    }
}

/// Parts behind a noun within which its verb stands: "people in the car were killed".
const WORDS_FORWARD: usize = 6;

/// Parts before a number within which its verb or noun stands: "the death toll rose to 12".
const WORDS_BACK: usize = 5;

/// The fate in the counted phrase itself, then the one before ("killing 12"), then the one behind ("12 were killed").
fn fate_of(parts: &Parts, start: usize, end: usize, counted_end: usize) -> Option<&'static str> {
    let behind = past_aside(parts, start, counted_end);
    let inside = (end..counted_end).find_map(|at| fate(parts.norm(at)));
    inside.or_else(|| fate_before(parts, start)).or_else(|| fate_behind(parts, behind))
}

/// The part behind ", including 10 children," where the quantity is what it stands in or behind: both share the verb.
fn past_aside(parts: &Parts, start: usize, end: usize) -> usize {
    const LONGEST_ASIDE: usize = 10;
    let closes = |at: usize| matches!(parts.norm(at), "," | ")");
    let is_part =
        |at: usize| scopes_before().longest(parts.from(at)).is_some_and(|(_, found)| *found == Coverage::Part);
    if start > 0 && is_part(start - 1) && closes(end) {
        return end + 1;
    }
    if !matches!(parts.norm(end), "," | "(") || !is_part(end + 1) {
        return end;
    }
    (end + 1..end + LONGEST_ASIDE).find(|&at| closes(at)).map_or(end, |close| close + 1)
}

fn fate_before(parts: &Parts, start: usize) -> Option<&'static str> {
    let back = (1..=WORDS_BACK.min(start)).map(|back| start - back);
    back.take_while(|&at| parts.is(at, PartKind::Word) && !turns_away(parts.norm(at)))
        .find_map(|at| fate(parts.norm(at)))
}

fn fate_behind(parts: &Parts, end: usize) -> Option<&'static str> {
    (end..end + WORDS_FORWARD)
        .take_while(|&at| parts.is(at, PartKind::Word) && !opens_clause(parts.norm(at)))
        .find_map(|at| fate(parts.norm(at)))
}

/// Words between a fate and a number that counts others: "killed by 12 gunmen", "12 killed and 23 …".
fn turns_away(word: &str) -> bool {
    opens_clause(word)
        || matches!(word, "by" | "in" | "on" | "with" | "during" | "for" | "within" | "near" | "from" | "who" | "off")
}

fn opens_clause(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "but"
            | "or"
            | "while"
            | "after"
            | "before"
            | "when"
            | "as"
            | "because"
            | "that"
            | "which"
            | "since"
            | "than"
            | "until"
            | "where"
    )
}

fn coverage(parts: &Parts, start: usize, end: usize, counted_end: usize) -> Coverage {
    const LONGEST_PHRASE: usize = 3;
    let before = (1..=LONGEST_PHRASE.min(start)).rev().find_map(|length| {
        let (found, coverage) = scopes_before().longest(parts.from(start - length))?;
        (found == length).then_some(*coverage)
    });
    let behind = |at: usize| scopes_after().longest(parts.from(at)).map(|(_, coverage)| *coverage);
    before.or_else(|| behind(end)).or_else(|| behind(counted_end)).unwrap_or_default()
}

fn change(parts: &Parts, start: usize, end: usize, counted_end: usize, kind: QuantityKind) -> Change {
    let follows_verb = |from: usize| {
        (from..=from + WORDS_BACK)
            .take_while(|&back| back <= start && !matches!(parts.before(start, back), "." | ";" | "(" | ")"))
            .any(|back| is_change_verb(parts.before(start, back)))
    };
    match parts.before(start, 1) {
        "to" if follows_verb(2) => return Change::To,
        "from" if follows_verb(2) => return Change::From,
        "by" if follows_verb(2) => return Change::By,
        // "mowing down dozens", "lining up 30 men": of counts these tell no change.
        "up" | "down" if kind == QuantityKind::Count => {}
        word if is_change_verb(word) => return Change::By,
        _ => {}
    }
    let is_step = |at: usize| is_change_verb(parts.norm(at)) || matches!(parts.norm(at), "higher" | "less" | "fewer");
    let noun = if counted_end > end { counted_end - 1 } else { end };
    if is_step(end) || is_step(noun) { Change::By } else { Change::Untold }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::mention::quantity;
    use crate::syntax;

    fn scopes(text: &str) -> Vec<QuantityScope> {
        let article = Article { text: text.to_string(), ..Article::default() };
        quantity::find(&article, &syntax::analyze(&article), &[]).iter().map(|one| one.scope).collect()
    }

    fn check_fates(text: &str, expected: &[Option<&str>]) {
        assert_eq!(scopes(text).iter().map(|scope| scope.fate).collect::<Vec<_>>(), expected, "{text}");
    }

    fn check_coverage(text: &str, expected: &[Coverage]) {
        assert_eq!(scopes(text).iter().map(|scope| scope.coverage).collect::<Vec<_>>(), expected, "{text}");
    }

    fn check_change(text: &str, expected: &[Change]) {
        assert_eq!(scopes(text).iter().map(|scope| scope.change).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn what_happened_to_those_who_are_counted() {
        check_fates("The blast killed at least 12 people and injured 23.", &[Some("killed"), Some("hurt")]);
        check_fates("12 people were killed and 23 wounded.", &[Some("killed"), Some("hurt")]);
        check_fates("Three people died in the fire.", &[Some("killed")]);
        check_fates("The death toll rose to 41.", &[Some("killed")]);
        check_fates("Officials reported 41 deaths.", &[Some("killed")]);
        check_fates("84 people, including 10 children, have died.", &[Some("killed"), Some("killed")]);
        check_fates("Police detained 30 protesters.", &[Some("held")]);
    }

    #[test]
    fn others_are_left() {
        check_fates("He was killed by 12 gunmen.", &[None]);
        check_fates("They killed the dog in 30 minutes.", &[None]);
        check_fates("12 boats sailed, and five men were killed.", &[None, Some("killed")]);
        check_fates("The council has 12 members.", &[None]);
    }

    #[test]
    fn part_addition_and_total() {
        check_coverage("At least 12 people died, including 3 children.", &[Coverage::Untold, Coverage::Part]);
        check_coverage("12 people came, 5 of them by train.", &[Coverage::Untold, Coverage::Part]);
        check_coverage("Another 20 people were hurt.", &[Coverage::More]);
        check_coverage("A total of 20 people were hurt.", &[Coverage::Total]);
        check_coverage("The committee includes 20 people.", &[Coverage::Part]);
        check_coverage("Some 20 people spoke of the weather.", &[Coverage::Untold]);
    }

    #[test]
    fn levels_and_changes() {
        check_change("Prices rose by 5 percent.", &[Change::By]);
        check_change("Prices rose 5 percent.", &[Change::By]);
        check_change("Unemployment rose to 5 percent.", &[Change::To]);
        check_change("Unemployment fell from 6 percent to 5 percent.", &[Change::From, Change::To]);
        check_change("A 5 percent increase was agreed.", &[Change::By]);
        check_change("Unemployment is at 5 percent.", &[Change::Untold]);
        check_change("They walked to 5 villages.", &[Change::Untold]);
        check_change("He mowed down 30 men.", &[Change::Untold]);
        check_change("Shares are up 5 percent.", &[Change::By]);
    }
}
