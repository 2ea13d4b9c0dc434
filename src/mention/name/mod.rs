//! Names of persons, organisations, places and other things.
//!
//! A name's span holds the name alone; titles stand in `full`. Leaves posts to `role`, the gazetteer's view to
//! `place`, and identity to `entity`.

mod alias;
mod chunk;
mod headline;
mod kind;
mod known;
mod recognised;
mod split;
pub(super) mod word;

use rustc_hash::FxHashMap;

use crate::article::Article;
use crate::mention::{DateKind, TimeExpression};
use crate::syntax::{Document, Sentence, SentenceKind, TokenRange};
use crate::text::Span;
use kind::Evidence;
use known::Known;
use recognised::Recognised;
use split::Piece;
use word::Words;

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// An organisation, office or group.
    Organization,
    /// A place.
    Place,
    /// Anything else: a treaty, a scandal, a ship; also where the kind cannot be told.
    Other,
}

/// One name as written once.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// The name without titles and without a possessive 's.
    pub span: Span,
    /// The tokens of `span`.
    pub tokens: TokenRange,
    /// The name with the titles before it ("Maj. Gen. Karim Daro").
    pub full: Span,
    /// What it names.
    pub kind: NameKind,
    /// The expansion or short form that the text introduces in brackets ("JCPOA" for "Joint Comprehensive Plan of Action"): index of the other name.
    pub alias_of: Option<u32>,
}

/// The names of an article, in text order, not overlapping.
pub fn find(article: &Article, document: &Document, dates: &[TimeExpression]) -> Vec<Name> {
    let text = article.text.as_str();
    let mut words = Words::default();
    let known = read_known(text, document, &mut words);
    let mut found = Vec::new();
    let mut titled = Vec::new();
    for sentence in document.sentences() {
        words.read(text, sentence.span);
        if is_title_case(sentence, &words) {
            titled.push(sentence.span);
        } else {
            let recognised = recognised::in_sentence(&words, document, sentence);
            read_sentence(&words, &known, dates, &recognised, &mut found);
        }
    }
    let kinds = settle(&mut found);
    for sentence in titled {
        words.read(text, sentence);
        let pieces = headline::pieces(&words, &kinds);
        found.extend(pieces.iter().map(|&(piece, kind)| Found::new(&words, piece, Evidence::Firm(kind))));
    }
    found.sort_by_key(|found| found.span);
    let mut names: Vec<Name> = found.iter().map(|found| found.name(document)).collect();
    alias::link(text, &mut names);
    names
}

/// A name on its way: its kind may still be open.
struct Found {
    span: Span,
    full: Span,
    norm: String,
    last: String,
    evidence: Evidence,
    look: NameKind,
}

impl Found {
    fn new(words: &Words, piece: Piece, evidence: Evidence) -> Found {
        Found {
            span: words.span(piece.start, piece.end),
            full: words.span(piece.full, piece.end),
            norm: words.phrase(piece.start, piece.end),
            last: words.norm(last_of_name(words, piece)).to_owned(),
            evidence,
            look: kind::by_look(words, piece),
        }
    }

    fn name(&self, document: &Document) -> Name {
        let kind = match self.evidence {
            Evidence::Firm(kind) | Evidence::Likely(kind) => kind,
            Evidence::Open | Evidence::Denied | Evidence::Reject => NameKind::Other,
        };
        Name { span: self.span, tokens: document.tokens_in(self.span), full: self.full, kind, alias_of: None }
    }
}

/// The family name: the last word that is no "Jr.".
fn last_of_name(words: &Words, piece: Piece) -> usize {
    (piece.start..piece.end)
        .rev()
        .find(|&at| !crate::lexicon::is_name_suffix(words.norm(at)) && words.norm(at) != ",")
        .unwrap_or(piece.start)
}

fn is_title_case(sentence: &Sentence, words: &Words) -> bool {
    sentence.kind == SentenceKind::Headline || headline::is_title_case(words)
}

fn read_known(text: &str, document: &Document, words: &mut Words) -> Known {
    let mut known = Known::default();
    for sentence in document.sentences() {
        words.read(text, sentence.span);
        if !is_title_case(sentence, words) {
            known.read(words);
        }
    }
    known
}

fn read_sentence(
    words: &Words,
    known: &Known,
    dates: &[TimeExpression],
    recognised: &[Recognised],
    found: &mut Vec<Found>,
) {
    let is_dated = |at: usize| {
        let span = words.list[at].span;
        let next = dates.partition_point(|date| date.span.end() <= span.start());
        dates.get(next).is_some_and(|date| date.span.overlaps(span) && is_calendar(date))
    };
    let mut ruled = Vec::new();
    for chunk in chunk::chunks(words, &is_dated) {
        for piece in split::pieces(words, known, chunk) {
            let evidence = kind::evidence(words, piece);
            if evidence != Evidence::Reject && !is_forced(words, known, piece, evidence) {
                ruled.push((piece, evidence));
            }
        }
    }
    let named = recognised::combine(words, ruled, recognised);
    found.extend(named.into_iter().map(|(piece, evidence)| Found::new(words, piece, evidence)));
}

/// "Daily" and "Now" are time expressions too, but do not keep a word out of a name.
fn is_calendar(date: &TimeExpression) -> bool {
    matches!(date.kind, DateKind::Date | DateKind::Time) && !date.value.ends_with("_REF")
}

/// Whether a single word is capitalised only because it stands first.
fn is_forced(words: &Words, known: &Known, piece: Piece, evidence: Evidence) -> bool {
    let norm = words.norm(piece.start);
    let is_alone = piece.end - piece.start == 1 && piece.full == piece.start;
    let is_supported = matches!(evidence, Evidence::Firm(_)) || known.is_capital(norm);
    let is_acronym = words.list[piece.start].shape == word::Shape::Upper;
    is_alone
        && known::is_opening(words, piece.start)
        && !is_supported
        && !is_acronym
        && (evidence == Evidence::Open || known.is_lower(norm) || crate::lexicon::is_ordinary(norm))
}

/// What a name's own words tell outweighs what stands around two other mentions.
const FIRM_VOTES: u32 = 3;

/// The votes of one name's mentions for each kind, and the kind of the first.
#[derive(Clone, Copy)]
struct Votes {
    of_kinds: [u32; 4],
    first: NameKind,
}

impl Votes {
    /// The kind with the most votes; among equals the first mention's, so that a name has one kind in an article.
    fn elected(&self) -> NameKind {
        let kinds = [self.first, NameKind::Person, NameKind::Organization, NameKind::Place, NameKind::Other];
        let most = self.of_kinds.iter().max();
        kinds.into_iter().find(|&kind| Some(&self.of_kinds[kind as usize]) == most).unwrap_or(self.first)
    }
}

/// Gives names that are not firm the kind that most mentions of the same name have, or the person of that family name;
/// returns all kinds by name.
fn settle(found: &mut [Found]) -> FxHashMap<String, NameKind> {
    let votes = votes(found);
    for name in found.iter_mut() {
        let look = match name.evidence {
            Evidence::Firm(_) => continue,
            Evidence::Denied => NameKind::Other,
            _ => name.look,
        };
        name.evidence = Evidence::Likely(votes.get(&name.norm).map_or(look, Votes::elected));
    }
    let mut kinds: FxHashMap<String, NameKind> =
        votes.into_iter().map(|(name, votes)| (name, votes.elected())).collect();
    for name in found.iter() {
        if let Evidence::Likely(kind) = name.evidence {
            kinds.entry(name.norm.clone()).or_insert(kind);
        }
    }
    kinds
}

/// All mentions vote for their name; those that are evidently persons also for their family name.
fn votes(found: &[Found]) -> FxHashMap<String, Votes> {
    let mut votes: FxHashMap<String, Votes> = FxHashMap::default();
    let mut vote = |name: &str, kind: NameKind, n_votes: u32| {
        let of_name = votes.entry(name.to_owned()).or_insert(Votes { of_kinds: [0; 4], first: kind });
        of_name.of_kinds[kind as usize] += n_votes;
    };
    for name in found {
        match name.evidence {
            Evidence::Firm(kind) => {
                vote(&name.norm, kind, FIRM_VOTES);
                if kind == NameKind::Person && name.last != name.norm {
                    vote(&name.last, kind, FIRM_VOTES);
                }
            }
            Evidence::Likely(kind) => vote(&name.norm, kind, 1),
            _ => {}
        }
    }
    votes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax;

    /// Names as written, each with the first letter of its kind.
    fn check(text: &str, expected: &[&str]) {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let found: Vec<String> = find(&article, &syntax::analyze(&article), &[])
            .iter()
            .map(|name| format!("{} {:?}", name.span.of(text), name.kind))
            .collect();
        let found: Vec<&str> = found.iter().map(String::as_str).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn splits_titles_from_names() {
        check(
            "The plan pleased French Armed Forces Chief of Staff Maj. Gen. Pierre Dumont.",
            &["French Armed Forces Organization", "Pierre Dumont Person"],
        );
        check(
            "It was signed by Norway's Coastal Guard Corps commander Lars Holm on Friday.",
            &["Norway Place", "Coastal Guard Corps Organization", "Lars Holm Person"],
        );
        check(
            "They met Ohio Democratic Rep. Mary Sample and former CIA Director John Q. Public.",
            &["Ohio Place", "Mary Sample Person", "CIA Organization", "John Q. Public Person"],
        );
    }

    #[test]
    fn keeps_linked_names_whole() {
        check(
            "He left the Department of Housing and Urban Development for the People's Republic of China.",
            &["Department of Housing and Urban Development Organization", "People's Republic of China Place"],
        );
        check(
            "Talks between Iran and China about the Clean Rivers Act stalled.",
            &["Iran Place", "China Place", "Clean Rivers Act Other"],
        );
    }

    #[test]
    fn leaves_capitals_that_are_no_names() {
        check("Regardless, the French and Democratic sides met. Throwing stones helps nobody.", &[]);
        check("Nothing moved on Friday. I said so.", &[]);
    }

    #[test]
    fn short_forms_take_the_kind_of_the_full_name() {
        check(
            "Gen. Omar Velt spoke. Velt then left the Sample Research Institute (SRI).",
            &["Omar Velt Person", "Velt Person", "Sample Research Institute Organization", "SRI Organization"],
        );
    }

    #[test]
    fn the_gazetteer_explains_names_without_a_head() {
        check("Word came from Cabral and from Manila.", &["Cabral Person", "Manila Place"]);
        check("She left Beverly Hills for the village of Skirlington.", &["Beverly Hills Place", "Skirlington Place"]);
        check("They beat the Fairfax Connectors twice.", &["Fairfax Connectors Organization"]);
        check("It follows the Obama administration.", &["Obama Person"]);
        check("The singer Xyloth left the band Deadsy.", &["Xyloth Person", "Deadsy Organization"]);
    }

    #[test]
    fn an_ordinal_belongs_to_a_head() {
        check("They met on 52nd Street after the 3rd Attempt.", &["52nd Street Place", "Attempt Other"]);
    }

    #[test]
    fn stress_and_things_are_no_persons() {
        check("They want it in two DAYS and so do YOU.", &[]);
        check("They sailed on the Samsara to see the Cabral.", &["Samsara Other", "Cabral Other"]);
    }
}
