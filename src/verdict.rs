//! Judgements in four values, and scores that carry their reasons.
//!
//! Shared by every stage that compares. Silence is `Unknown`, never `Conflict`.

/// How two values of one kind stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Judgement {
    /// They say the same.
    Same,
    /// Both can be right: another precision, a rounding, a part of a whole.
    Compatible,
    /// They cannot both be right.
    Conflict,
    /// Nothing can be said.
    Unknown,
}

/// Why a judgement or score came about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Reason {
    /// The rule's name, such as `date/weekday-within-week`.
    pub rule: &'static str,
    /// One sentence or phrase for a reader.
    pub text: String,
}

impl Reason {
    /// A reason of `rule`, told as `text`.
    pub fn new(rule: &'static str, text: impl Into<String>) -> Reason {
        Reason { rule, text: text.into() }
    }
}

/// A judgement, how sure it is, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// The judgement.
    pub judgement: Judgement,
    /// Confidence in the judgement, 0 to 1.
    pub score: f64,
    /// The rules that led to it, the decisive one first.
    pub reasons: Vec<Reason>,
}

impl Verdict {
    /// A verdict by one rule.
    pub fn new(judgement: Judgement, score: f64, rule: &'static str, text: impl Into<String>) -> Verdict {
        Verdict { judgement, score, reasons: vec![Reason::new(rule, text)] }
    }

    /// Nothing can be said, because of `rule`.
    pub fn unknown(rule: &'static str, text: impl Into<String>) -> Verdict {
        Verdict::new(Judgement::Unknown, 0.0, rule, text)
    }

    /// Whether the values cannot both be right.
    pub fn is_conflict(&self) -> bool {
        self.judgement == Judgement::Conflict
    }

    /// Whether the values say the same or can both be right.
    pub fn is_agreement(&self) -> bool {
        matches!(self.judgement, Judgement::Same | Judgement::Compatible)
    }
}

/// A similarity between 0 and 1, built together with its reasons.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Score {
    /// The similarity.
    pub value: f64,
    /// What added to it or took from it.
    pub reasons: Vec<Reason>,
}
