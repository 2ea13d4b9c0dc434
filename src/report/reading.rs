//! Passages as a person reads them: cut around what counts, in quotation marks, the same words of several outlets once.
//!
//! Serves `text` and `markdown`, which lay them out.

use std::collections::BTreeMap;

use super::model::{Evidence, ValueEntry};
use super::view::{passages, tellings};

/// Characters of a passage shown unless all is asked for: two lines.
pub(super) const CALM_PASSAGE: usize = 150;

/// Passages of one value shown unless all is asked for; the other outlets are named.
const CALM_PASSAGES: usize = 2;

/// Where the sentence of a passage stands in its source, in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    start: usize,
    end: usize,
}

impl Window {
    /// The sentence around `evidence`, as far as the report has it.
    pub fn of(evidence: &Evidence) -> Window {
        let start = evidence.start.saturating_sub(evidence.before.chars().count());
        Window { start, end: evidence.end + evidence.after.chars().count() }
    }

    /// Whether two windows of one source show the same words for the most part.
    pub fn is_one_sentence_with(self, other: Window) -> bool {
        let shared = self.end.min(other.end).saturating_sub(self.start.max(other.start));
        2 * shared > (self.end - self.start).min(other.end - other.start)
    }
}

/// The sentences that were shown already.
#[derive(Debug, Default)]
pub struct Told {
    by_source: BTreeMap<usize, Vec<Window>>,
}

impl Told {
    /// Whether the sentence of `evidence` was shown.
    pub fn has(&self, evidence: &Evidence) -> bool {
        let window = Window::of(evidence);
        self.by_source.get(&evidence.source).is_some_and(|told| told.iter().any(|one| one.is_one_sentence_with(window)))
    }

    /// Notes that the sentence of `evidence` is shown now.
    pub fn add(&mut self, evidence: &Evidence) {
        self.by_source.entry(evidence.source).or_default().push(Window::of(evidence));
    }
}

/// A passage with its sentence, as far as it is shown, quotation marks included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Who has these words, as indexes into the report's sources.
    pub sources: Vec<usize>,
    /// What leads up to the passage.
    pub before: String,
    /// The passage itself.
    pub exact: String,
    /// What follows it.
    pub after: String,
}

impl Shown {
    /// A passage with its sentence; unless all is asked for, no more of it than is needed to understand the passage.
    pub fn new(evidence: &Evidence, all: bool) -> Shown {
        let flat = |text: &str| text.chars().map(|letter| if letter.is_whitespace() { ' ' } else { letter }).collect();
        let exact: String = evidence.exact.split_whitespace().collect::<Vec<_>>().join(" ");
        let (before, after): (String, String) = (flat(&evidence.before), flat(&evidence.after));
        let mut shown = Shown { sources: vec![evidence.source], before, exact, after };
        if !all {
            shown.shorten();
        }
        shown.close_quotes();
        shown
    }

    /// The passage alone: its sentence was shown already.
    pub fn alone(evidence: &Evidence, all: bool) -> Shown {
        let is_cut = |text: &str| text.contains(char::is_alphanumeric);
        let around = |text: &str, mark: &str| if is_cut(text) { mark.to_owned() } else { String::new() };
        let (before, after) = (around(&evidence.before, "… "), around(&evidence.after, " …"));
        Shown::new(&Evidence { before, after, ..evidence.clone() }, all)
    }

    /// The whole, without telling the passage from its sentence.
    pub fn text(&self) -> String {
        format!("{}{}{}", self.before, self.exact, self.after)
    }

    /// Cuts the sentence on both sides so that the passage stays.
    fn shorten(&mut self) {
        let length = |text: &str| text.chars().count();
        if length(&self.before) + length(&self.exact) + length(&self.after) <= CALM_PASSAGE {
            return;
        }
        let left = CALM_PASSAGE.saturating_sub(length(&self.exact));
        if left == 0 {
            self.exact = format!("{} …", kept(&self.exact, CALM_PASSAGE));
            self.before = if self.before.is_empty() { String::new() } else { "… ".to_owned() };
            self.after.clear();
            return;
        }
        let half = left / 2;
        let of_before = half.max(left.saturating_sub(length(&self.after)));
        let of_after = left.saturating_sub(length(&self.before).min(of_before));
        if length(&self.before) > of_before {
            self.before = format!("… {}", kept_end(self.before.trim_start_matches("… "), of_before));
        }
        if length(&self.after) > of_after {
            self.after = format!("{} …", kept(self.after.trim_end_matches(" …"), of_after));
        }
    }

    /// Puts quotation marks around a passage that brings none, and closes those that its sentence leaves open.
    fn close_quotes(&mut self) {
        let text = self.text();
        let count = |mark: char| text.chars().filter(|letter| *letter == mark).count();
        let (opened, closed, straight) = (count('“'), count('”'), count('"'));
        if opened + closed + straight == 0 {
            self.before.insert(0, '“');
            self.after.push('”');
        }
        if opened > closed {
            self.after.push('”');
        } else if closed > opened {
            self.before.insert(0, '“');
        }
        if straight % 2 == 1 {
            if closes(&text) { self.before.insert(0, '"') } else { self.after.push('"') }
        }
    }
}

/// Whether the first straight mark of `text` ends a quotation.
fn closes(text: &str) -> bool {
    let before = text.find('"').and_then(|at| text[..at].chars().next_back());
    before.is_some_and(|letter| !letter.is_whitespace() && !matches!(letter, '(' | '[' | '—' | '-'))
}

/// The first words of `text` that fit into `limit` characters.
fn kept(text: &str, limit: usize) -> &str {
    let end = text.char_indices().nth(limit).map_or(text.len(), |(at, _)| at);
    let whole = text[..end].rfind(' ').unwrap_or(0);
    if end == text.len() { text } else { text[..whole].trim_end_matches([' ', ',', ';', ':', '–', '—']) }
}

/// The last words of `text` that fit into `limit` characters.
fn kept_end(text: &str, limit: usize) -> &str {
    let n_cut = text.chars().count().saturating_sub(limit);
    let start = text.char_indices().nth(n_cut).map_or(text.len(), |(at, _)| at);
    if start == 0 { text } else { text[start..].find(' ').map_or("", |space| &text[start + space + 1..]) }
}

/// The passages of a value, the same words of several outlets once, and which other outlets have the value.
pub fn of_value(value: &ValueEntry, all: bool) -> (Vec<Shown>, Vec<usize>) {
    let mut list: Vec<Shown> = Vec::new();
    for evidence in passages(value, all) {
        let new = Shown::new(evidence, all);
        match list.iter_mut().find(|known| known.text() == new.text()) {
            Some(known) if !known.sources.contains(&evidence.source) => known.sources.push(evidence.source),
            Some(_) if !all => {}
            _ => list.push(new),
        }
    }
    let n_shown = if all { list.len() } else { CALM_PASSAGES.min(list.len()) };
    let others = list.split_off(n_shown).into_iter().flat_map(|shown| shown.sources).collect();
    (list, others)
}

/// What the outlets make of one version of an utterance, the same words of several once.
pub fn versions(value: &ValueEntry, all: bool) -> Vec<(Vec<usize>, String)> {
    let mut versions: Vec<(Vec<usize>, String)> = Vec::new();
    for telling in tellings(value, all) {
        match versions.iter_mut().find(|(sources, text)| *text == telling.text && !sources.contains(&telling.source)) {
            Some((sources, _)) => sources.push(telling.source),
            None => versions.push((vec![telling.source], telling.text)),
        }
    }
    versions
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evidence(before: &str, exact: &str, after: &str) -> Evidence {
        let [before, exact, after] = [before, exact, after].map(str::to_owned);
        Evidence { source: 0, start: 1000, end: 1000 + exact.chars().count(), exact, before, after }
    }

    fn check(before: &str, exact: &str, after: &str, expected: &str) {
        assert_eq!(Shown::new(&evidence(before, exact, after), false).text(), expected);
    }

    #[test]
    fn quotation_marks_are_put_around_and_closed() {
        check("The ", "mayor", " left.", "“The mayor left.”");
        check("", "“We won,”", " he said.", "“We won,” he said.");
        check("", "\"All three focus on it.", "", "\"All three focus on it.\"");
        check("", "It provides access,\" he said.", "", "\"It provides access,\" he said.");
        check("", "“We know it.", "", "“We know it.”");
    }

    #[test]
    fn a_long_sentence_is_cut_around_its_passage() {
        let words = "word ".repeat(60);
        let shown = Shown::new(&evidence(&words, "nineteen people", &format!(" {words}end.")), false);
        assert!(shown.text().contains("word nineteen people word"), "{shown:?}");
        assert!(shown.before.starts_with("“… word") && shown.after.ends_with("word …”"), "{shown:?}");
        assert!(shown.text().chars().count() <= CALM_PASSAGE + 6, "{shown:?}");
        let whole = Shown::new(&evidence(&words, "nineteen people", " more."), true);
        assert!(whole.text().chars().count() > CALM_PASSAGE, "{whole:?}");
    }

    #[test]
    fn a_long_passage_is_cut_at_its_end() {
        let shown = Shown::new(&evidence("", "word ".repeat(100).trim(), ""), false);
        assert!(shown.text().ends_with("word …”") && shown.text().chars().count() <= CALM_PASSAGE + 4, "{shown:?}");
    }

    #[test]
    fn the_same_words_of_two_outlets_are_shown_once() {
        let one = evidence("The ", "mayor", " left.");
        let other = Evidence { source: 1, ..one.clone() };
        let third = Evidence { source: 2, after: " went.".into(), ..one.clone() };
        let fourth = Evidence { source: 3, after: " has gone.".into(), ..one.clone() };
        let value = ValueEntry { value: "mayor".into(), normalized: None, evidence: vec![one, other, third, fourth] };
        let (shown, others) = of_value(&value, false);
        let sources: Vec<&[usize]> = shown.iter().map(|shown| shown.sources.as_slice()).collect();
        assert_eq!((sources, others), (vec![&[0, 1][..], &[2][..]], vec![3]));
    }

    #[test]
    fn one_sentence_is_known_by_its_place() {
        let mut told = Told::default();
        let first = evidence("The mayor left and ", "the town rejoiced", ".");
        told.add(&first);
        let rest = Evidence {
            start: first.start - 19,
            end: first.start - 5,
            exact: "The mayor left".into(),
            before: "".into(),
            after: " and the town rejoiced.".into(),
            source: 0,
        };
        assert!(told.has(&rest));
        assert!(!told.has(&Evidence { source: 1, ..rest.clone() }));
        assert!(!told.has(&Evidence { start: 1500, end: 1514, ..rest }));
    }
}
