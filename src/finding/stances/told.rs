//! One deed as an outlet tells it: who did what, and whether it is told as a fact, as planned, allowed, alleged …
//!
//! Reads a frame and the words around it. Which deeds are one is `deed`'s, what stands against what the rules'.

use crate::claim::frame::{Argument, Frame, FrameKind, Role};
use crate::claim::{ClaimId, Stance};
use crate::lexicon::clause::{StanceCue, is_conditional, is_negation, stance_cue, turns};
use crate::lexicon::reporting::{self, CueClass};
use crate::lexicon::senses;
use crate::lexicon::stages::{Stage, is_pending, limits_denial, stage};
use crate::mention::Reading;
use crate::syntax::{Document, Form, Pos, Relation, TokenRange};
use crate::text::Span;

use crate::finding::Scene;

/// How many steps up a clause is looked for a condition: "if" governs what its clause holds.
const MAX_CLIMB: usize = 6;

/// How a deed is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// As a fact.
    Fact,
    /// At a stage before that, or with a doubt.
    At(Stage),
    /// As an open question: "it is not known whether".
    Open,
    /// As denied by somebody: "he denied that he sold it".
    Denied,
    /// In a condition or a question, or in a way that tells nothing safe.
    Unclear,
}

/// A deed as one claim tells it.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub claim: ClaimId,
    pub frame: &'a Frame,
    pub reading: Reading<'a>,
    pub lemma: &'a str,
    pub standing: Standing,
}

/// The deeds that the clause of a claim tells; none for questions.
pub(super) fn of_claim<'a>(scene: &Scene<'a>, id: ClaimId) -> Vec<Told<'a>> {
    let claim = scene.graph.claim(id);
    let reading = scene.coverage.readings[claim.witness];
    let document = reading.document;
    if is_question(document, claim.sentence) {
        return Vec::new();
    }
    let is_clause = |frame: &Frame| matches!(frame.kind, FrameKind::Verb | FrameKind::Copula);
    let tells = |frame: &&Frame| is_clause(frame) && !frame.is_reporting;
    let told = |frame: &'a Frame| Told {
        claim: id,
        frame,
        reading,
        lemma: frame.lemma(document),
        standing: standing(document, frame, claim.tokens.start as usize),
    };
    claim.frames.iter().filter(tells).map(told).collect()
}

fn is_question(document: &Document, sentence: usize) -> bool {
    let tokens = document.sentences()[sentence].tokens;
    tokens.indexes().rev().take(3).any(|at| document.norm(at) == "?")
}

/// Whether the word denies.
pub(super) fn is_denying(document: &Document, at: usize) -> bool {
    is_negation(document.norm(at))
}

/// How the predicate of `frame` stands; its clause begins at `start`.
fn standing(document: &Document, frame: &Frame, start: usize) -> Standing {
    let chain: Vec<usize> = frame.chain.iter().map(|&at| at as usize).collect();
    if let Some(clause) = conditional_clause(document, chain[0]) {
        let is_asked = matches!(document.relation(clause), Relation::Ccomp | Relation::Csubj);
        return if is_asked { Standing::Open } else { Standing::Unclear };
    }
    if is_alleged(document, start, chain[0]) {
        return Standing::At(Stage::Alleged);
    }
    let governing = chain[..chain.len() - 1].iter().find_map(|&at| stage(document.lemma(at)));
    let around =
        || chain.iter().flat_map(|&at| document.dependents(at)).filter_map(|at| stage_beside(document, at)).max();
    match governing.or_else(around).or_else(|| stage_of_noun(document, chain[0])) {
        Some(stage) => Standing::At(stage),
        None if frame.stance == Stance::Asserted => Standing::Fact,
        None if frame.stance == Stance::Denied => Standing::Denied,
        None => Standing::Unclear,
    }
}

/// The stage that an auxiliary or adverb gives its verb. "Has" is a duty only before an infinitive.
fn stage_beside(document: &Document, at: usize) -> Option<Stage> {
    match document.relation(at) {
        Relation::Aux if document.lemma(at) == "have" => None,
        Relation::Aux | Relation::Advmod => stage(document.lemma(at)),
        _ => None,
    }
}

/// "The right to file": the noun that an infinitive completes.
fn stage_of_noun(document: &Document, top: usize) -> Option<Stage> {
    let head = document.head(top)?;
    (document.relation(top) == Relation::Acl).then(|| stage(document.lemma(head))).flatten()
}

/// The clause around `top` that "if" or "whether" opens.
fn conditional_clause(document: &Document, top: usize) -> Option<usize> {
    let opens = |below: usize| document.relation(below) == Relation::Mark && is_conditional(document.norm(below));
    let mut above = std::iter::successors(Some(top), |&at| document.head(at)).take(MAX_CLIMB);
    above.find(|&at| document.dependents(at).any(opens))
}

/// Whether a word of alleging stands before the predicate: in the clause itself, or above it in the tree.
fn is_alleged(document: &Document, start: usize, top: usize) -> bool {
    let alleges = |at: usize| stance_cue(document.lemma(at)) == Some(StanceCue::Alleged);
    let above = std::iter::successors(document.head(top), |&at| document.head(at)).take(MAX_CLIMB);
    let beside = document.dependents(top).any(alleges);
    beside
        || above.filter(|&at| at < top).any(alleges)
        || (start..top).any(|at| alleges(at) && opens_that(document, at))
}

/// "Accusations that aides shut down the lanes": the noun is completed by a clause.
fn opens_that(document: &Document, noun: usize) -> bool {
    document.norm_at(noun + 1) == Some("that")
}

/// Conjunctions and prepositions that open what `at` heads, and what stands beside an adverb.
fn openers(document: &Document, at: usize) -> impl Iterator<Item = usize> + '_ {
    let is_adverb = document.relation(at) == Relation::Advmod;
    let opens = move |below: &usize| matches!(document.relation(*below), Relation::Mark | Relation::Case);
    document.dependents(at).filter(move |below| is_adverb || opens(below))
}

/// Whether the word calls something possible: "maybe", "may".
pub(super) fn is_seeming(document: &Document, at: usize) -> bool {
    stage(document.lemma(at)) == Some(Stage::Possible)
}

impl<'a> Told<'a> {
    pub fn document(&self) -> &'a Document {
        self.reading.document
    }

    pub fn argument(&self, role: Role) -> Option<&'a Argument> {
        self.frame.argument(role)
    }

    /// The words of the predicate and of all that hangs on it, within the claim.
    pub fn span(&self, scene: &Scene<'_>) -> Span {
        let claim = scene.graph.claim(self.claim);
        let words = self.frame.words.iter().map(|&at| TokenRange { start: at, end: at + 1 });
        let ranges = words.chain(self.frame.arguments.iter().map(|argument| argument.tokens));
        let inside = ranges.filter(|range| range.overlaps(claim.tokens));
        let joined = inside.reduce(|a, b| TokenRange { start: a.start.min(b.start), end: a.end.max(b.end) });
        let range = joined.unwrap_or(claim.tokens);
        let clipped = TokenRange { start: range.start.max(claim.tokens.start), end: range.end.min(claim.tokens.end) };
        self.document().span(clipped)
    }

    pub fn is_fact(&self) -> bool {
        self.standing == Standing::Fact
    }

    pub fn is_at(&self, stage: Stage) -> bool {
        self.standing == Standing::At(stage)
    }

    /// Whether it tells what somebody or something is.
    pub fn is_copula(&self) -> bool {
        self.frame.kind == FrameKind::Copula
    }

    /// Whether it lies in the past: a past tense or a participle with its auxiliary, no infinitive or present.
    pub fn is_past(&self) -> bool {
        let (document, predicate) = (self.document(), self.frame.predicate());
        let has_auxiliary = document.dependents(predicate).any(|at| document.relation(at) == Relation::Aux);
        document.is_past(predicate) && (document.is_finite(predicate) || has_auxiliary || self.frame.is_passive)
    }

    /// Whether an auxiliary or governing verb of now puts it ahead: "will sign", "plans to sign", not "planned to".
    pub fn is_ahead(&self) -> bool {
        let document = self.document();
        let top = self.frame.chain[0] as usize;
        let is_past = |at: usize| document.tokens()[at].form == Form::Past || document.lemma(at) == "would";
        let auxiliaries =
            || document.dependents(top).filter(|&at| matches!(document.relation(at), Relation::Aux | Relation::Cop));
        self.standing != Standing::Fact && !auxiliaries().any(is_past) && document.tokens()[top].form != Form::Past
    }

    /// Whether a modal verb looks back: "may have passed".
    pub fn looks_back(&self) -> bool {
        let document = self.document();
        let is_have = |at: usize| document.relation(at) == Relation::Aux && document.lemma(at) == "have";
        let predicate = self.frame.predicate();
        document.tokens()[predicate].form == Form::Participle && document.dependents(predicate).any(is_have)
    }

    /// Whether a word that denies hangs on the predicate itself, or it has an argument that is none: "no ship left".
    pub fn is_plainly_denied(&self) -> bool {
        let document = self.document();
        let denies = |at: usize| document.dependents(at).any(|below| is_negation(document.norm(below)));
        let is_none = |argument: &Argument| {
            let head = argument.head as usize;
            is_negation(document.norm(head)) || self.is_no(argument)
        };
        let turned = self.frame.chain.iter().any(|&at| turns(document.lemma(at as usize)));
        let of_chain = self.frame.chain.iter().any(|&at| denies(at as usize));
        !self.frame.is_affirmed && (turned || of_chain || self.frame.arguments.iter().any(is_none))
    }

    /// "No ship", "no formal charges".
    pub fn is_no(&self, argument: &Argument) -> bool {
        let document = self.document();
        let mut before = document.dependents(argument.head as usize);
        before.any(|at| document.relation(at) == Relation::Det && is_negation(document.norm(at)))
    }

    /// Whether something limits what the negation denies, and does not limit what `affirmed` affirms: "not until
    /// Monday", "as if".
    pub fn is_limited_against(&self, affirmed: &Told<'_>) -> bool {
        let of_affirmed = affirmed.limits();
        self.limits().iter().any(|limit| !of_affirmed.contains(limit))
    }

    /// The limiting words that hang on the verbs or open what hangs on them.
    fn limits(&self) -> Vec<&'a str> {
        let document = self.document();
        let chain = self.frame.chain.iter().flat_map(|&at| document.dependents(at as usize));
        let around = chain.flat_map(|at| std::iter::once(at).chain(openers(document, at)));
        around.map(|at| document.norm(at)).filter(|word| limits_denial(word)).collect()
    }

    /// "Have been filed", "are filed yet": what is told as it is up to now.
    pub fn is_up_to_now(&self) -> bool {
        let document = self.document();
        let mut beside = self.frame.chain.iter().flat_map(|&at| document.dependents(at as usize));
        beside.any(|at| {
            let is_have = document.relation(at) == Relation::Aux && document.lemma(at) == "have";
            (is_have && document.tokens()[at].form != Form::Past) || is_pending(document.norm(at))
        })
    }

    /// Whether it is only said to seem so: "appeared to speed up", "apparently sped up".
    pub fn only_seems(&self) -> bool {
        let document = self.document();
        let chain = &self.frame.chain;
        let governing = chain[..chain.len() - 1].iter().any(|&at| is_seeming(document, at as usize));
        let mut adverbs = self.frame.adverbs.iter().map(|&at| at as usize);
        governing || (self.is_past() && adverbs.any(|at| is_seeming(document, at)))
    }

    /// Whether the claim holds a word of that kind anywhere: a tree may have hung it elsewhere.
    pub fn has_beside(&self, scene: &Scene<'_>, is_such: impl Fn(&Document, usize) -> bool) -> bool {
        scene.graph.claim(self.claim).tokens.indexes().any(|at| is_such(self.document(), at))
    }

    /// The share of the content words of its arguments, of the core or of all, that the sentence of `other` holds too; 1
    /// where there are none.
    pub fn covered_by(&self, scene: &Scene<'_>, other: &Told<'_>, is_wanted: impl Fn(&Argument) -> bool) -> f64 {
        let arguments = self.frame.arguments.iter().filter(|argument| is_wanted(argument));
        let tokens = arguments.flat_map(|argument| argument.tokens.indexes());
        let document = self.document();
        let is_content = |at: &usize| document.tokens()[*at].pos.is_content() && !is_negation(document.norm(*at));
        let words: Vec<&str> = tokens.filter(is_content).map(|at| document.lemma(at)).collect();
        let there = other.document();
        let sentence = there.sentences()[scene.graph.claim(other.claim).sentence].tokens;
        let is_there = |word: &&&str| {
            sentence.indexes().any(|at| there.lemma(at) == **word || senses::are_related(there.lemma(at), word))
        };
        if words.is_empty() { 1.0 } else { words.iter().filter(is_there).count() as f64 / words.len() as f64 }
    }

    /// Whether the sentence leaves the word to somebody: a source, a cue of alleging or reporting, quotation marks.
    pub fn is_left_to_others(&self, scene: &Scene<'_>) -> bool {
        let claim = scene.graph.claim(self.claim);
        let document = self.document();
        let sentence = document.sentences()[claim.sentence].tokens;
        let cites = |at: usize| {
            let cue = stance_cue(document.lemma(at));
            let is_verb = || document.tokens()[at].pos == Pos::Verb && reporting::verb(document.norm(at)).is_some();
            matches!(cue, Some(StanceCue::Alleged | StanceCue::Reported | StanceCue::Denied))
                || is_verb()
                || self.cites_at(at)
        };
        claim.quote.is_some() || self.frame.source.is_some() || sentence.indexes().any(cites)
    }

    fn cites_at(&self, at: usize) -> bool {
        let document = self.document();
        let words = |ahead: usize| document.norm_at(at + ahead);
        reporting::phrase(words).is_some_and(|(_, class)| class == CueClass::According)
    }
}
