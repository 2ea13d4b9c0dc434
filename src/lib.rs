//! corroborate compares what several articles say about one event.
//!
//! The modules stand in the order in which data flows. A module may use only modules above it; `tests/tidy.rs` checks this.

/// Positions in text: byte spans, lines, code points.
pub mod text;

/// Judgements in four values, and scores that carry their reasons.
pub mod verdict;

/// Average-link clusters over a sparse graph of similarities.
pub mod cluster;

/// Typed word tables, compiled in from `data/`.
pub mod lexicon;

/// Articles, their sources, and passages in their text.
pub mod article;

/// What a person decided about earlier reports.
pub mod decision;

/// Sentences, tokens, lemmas and parts of speech.
pub mod syntax;

/// Names, roles, dates, quantities, places and quotations as they stand in one article.
pub mod mention;

/// Which articles are about the same happening.
pub mod event;

/// Which articles descend from one text or one agency.
pub mod origin;

/// Which mentions, across articles, are of one person, organisation or place.
pub mod entity;

/// Clause-sized claims: who, what, when, where, how many, who says so, how certain.
pub mod claim;

/// The claim graph: similarity edges with reasons, clusters, questions.
pub mod graph;

/// Comparison of two values of one kind.
pub mod compare;

/// Two statements that stand alone: do they say the same, and does one deny the other.
pub mod matching;

/// What an editor reads: agree, diverge, spelling, wording, only.
pub mod finding;

/// The report and its formats.
pub mod report;

/// Settings as typed, and settings as used.
pub mod settings;

/// Files and folders to articles: the only reading in the library.
pub mod ingest;

/// The stages in order: the whole program on one page.
pub mod pipeline;
