//! The command line, as clap reads it.
//!
//! Help texts live here; docs/cli.md tells the same at more length.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

const EXAMPLES: &str = "\
Examples:
  corroborate demo                                   a report on a shipped event
  corroborate compare fox.txt cnn.html               two articles
  corroborate compare event/ --format markdown -o memo.md
  corroborate compare event/ --format json | jq '.events[].findings[] | select(.kind == \"diverge\")'

Exit status: 0 when it ran, 1 with --exit-code when there are discrepancies, 2 for usage or input errors.";

/// Compares several articles on one event: what they agree on, dispute, spell differently, word differently, and what
/// one alone says, each with the passages that prove it.
#[derive(Debug, Parser)]
#[command(version, after_help = EXAMPLES, arg_required_else_help = true)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Compare articles and report where they agree and differ
    Compare(CompareArgs),
    /// Show a report on a shipped, invented event
    Demo(ReportArgs),
    /// Show what one stage made of the articles, as JSON Lines (syntax: CoNLL-U)
    Inspect(InspectArgs),
    /// Tell the events of a mixed folder apart
    Events(EventsArgs),
    /// Compare two written names: forms of one name, or two names
    Names(NamesArgs),
    /// Compare two sentences: the same, compatible, in conflict, or of different things
    Match(MatchArgs),
    /// Serve a page for the browser: drop in articles, read the report, keep or dismiss findings
    #[cfg(feature = "serve")]
    Serve(ServeArgs),
}

/// What both `compare` and `demo` take.
#[derive(Debug, ClapArgs)]
pub struct ReportArgs {
    /// Form of the report
    #[arg(long, short, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Write the report to FILE instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Show every finding, not only the first of each section (text, markdown)
    #[arg(long)]
    pub all: bool,
    /// Leave out findings of which the tool is less sure than X, from 0 to 1 [default: 0.3 in text and markdown
    /// without --all, else 0]
    #[arg(long, value_name = "X")]
    pub min_score: Option<f64>,
    /// Obey what FILE (TOML) says is the same, is not the same, is dismissed or kept
    #[arg(long, value_name = "FILE")]
    pub decisions: Option<PathBuf>,
    /// Exit with status 1 when there are discrepancies
    #[arg(long)]
    pub exit_code: bool,
    /// Columns of the text report [default: the terminal's, else 100]
    #[arg(long, value_name = "N", value_parser = positive)]
    pub width: Option<usize>,
    /// When to use colour
    #[arg(long, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub color: Color,
    /// Threads to use [default: one per core]
    #[arg(long, short, value_name = "N", value_parser = positive)]
    pub jobs: Option<usize>,
}

#[derive(Debug, ClapArgs)]
pub struct CompareArgs {
    /// Articles (.txt, .md, .html, .jsonl), folders of them, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub report: ReportArgs,
}

#[derive(Debug, ClapArgs)]
pub struct InspectArgs {
    /// The stage to look at
    #[arg(value_enum)]
    pub stage: Stage,
    /// Articles, folders of them, or - for standard input
    #[arg(required_unless_present = "conllu", value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Analyse the tokens of a CoNLL-U file instead of text (stage syntax)
    #[arg(long, value_name = "FILE", conflicts_with = "paths")]
    pub conllu: Option<PathBuf>,
    /// Which mentions to show (stage mentions)
    #[arg(long, value_enum, default_value_t = MentionKind::Name)]
    pub kind: MentionKind,
    /// Write to FILE instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Threads to use [default: one per core]
    #[arg(long, short, value_name = "N", value_parser = positive)]
    pub jobs: Option<usize>,
}

#[derive(Debug, ClapArgs)]
pub struct EventsArgs {
    /// Articles, folders of them, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Form of the list
    #[arg(long, short, value_enum, default_value_t = EventsFormat::Text)]
    pub format: EventsFormat,
    /// Write to FILE instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Threads to use [default: one per core]
    #[arg(long, short, value_name = "N", value_parser = positive)]
    pub jobs: Option<usize>,
}

#[derive(Debug, ClapArgs)]
pub struct NamesArgs {
    /// The two names
    #[arg(num_args = 2, required_unless_present = "pairs", value_names = ["A", "B"])]
    pub names: Vec<String>,
    /// A CSV file with the columns name1 and name2; its other columns are passed through
    #[arg(long, value_name = "FILE", conflicts_with = "names")]
    pub pairs: Option<PathBuf>,
    /// Write to FILE instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub struct MatchArgs {
    /// The two sentences
    #[arg(num_args = 2, required_unless_present = "pairs", value_names = ["A", "B"])]
    pub sentences: Vec<String>,
    /// A file with two sentences a line, separated by a tab; further columns are passed through. A first line with the
    /// names sentence1 and sentence2, or a and b, says which columns hold the sentences
    #[arg(long, value_name = "FILE", conflicts_with = "sentences")]
    pub pairs: Option<PathBuf>,
    /// Write to FILE instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Threads to use [default: one per core]
    #[arg(long, short, value_name = "N", value_parser = positive)]
    pub jobs: Option<usize>,
}

#[cfg(feature = "serve")]
#[derive(Debug, ClapArgs)]
pub struct ServeArgs {
    /// Port to listen on; 0 takes any that is free
    #[arg(long, value_name = "N", default_value_t = 7878)]
    pub port: u16,
    /// Address to listen on; any but this machine's own lets the network in
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub bind: std::net::IpAddr,
    /// Another name under which the browser may ask, such as that of a proxy; may be given several times
    #[arg(long, value_name = "NAME")]
    pub allow_host: Vec<String>,
    /// Keep the articles and decisions of each run in a folder of its own under DIR [default: a temporary folder,
    /// removed at the end]
    #[arg(long, value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// Whether to open the page in the browser
    #[arg(long, value_enum, default_value_t = Open::No, value_name = "WHETHER")]
    pub open: Open,
    /// Largest upload, in megabytes
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u64).range(1..=1000))]
    pub max_megabytes: u64,
    /// Most files in one upload
    #[arg(long, value_name = "N", default_value = "500", value_parser = positive)]
    pub max_files: usize,
    /// Longest comparison, in seconds
    #[arg(long, value_name = "N", default_value_t = 600, value_parser = clap::value_parser!(u64).range(1..))]
    pub max_seconds: u64,
    /// Comparisons at once, others wait [default: one per core]
    #[arg(long, value_name = "N", value_parser = positive)]
    pub runs: Option<usize>,
    /// Reports that are kept; the oldest is forgotten for a further one
    #[arg(long, value_name = "N", default_value = "20", value_parser = positive)]
    pub keep: usize,
}

#[cfg(feature = "serve")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Open {
    Yes,
    No,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Stage {
    /// What was read: outlet, headline, date, text, furniture
    Article,
    Sentences,
    /// Tokens, lemmas and parts of speech, as CoNLL-U
    Syntax,
    /// Dates, quantities, names, roles, places or quotations: see --kind
    Mentions,
    /// Names resolved across articles
    Entities,
    Claims,
    /// The edges of the claim graph
    Graph,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MentionKind {
    Date,
    Quantity,
    Name,
    Role,
    Place,
    Quote,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum EventsFormat {
    /// For reading
    Text,
    /// One object per line
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For reading in a terminal
    Text,
    /// For pasting into a memo
    Markdown,
    /// One file for a browser: grid, annotated articles, graph
    Html,
    /// For other programs; described in docs/report.md
    Json,
    /// Findings for a spreadsheet, a row for each passage that proves a value
    Csv,
    /// Claims for a spreadsheet, a row for each
    CsvClaims,
    /// The claim graph for Gephi, yEd or networkx
    Graphml,
    /// The claim graph for Graphviz
    Dot,
    /// Findings with their passages as linked data: W3C PROV and Web Annotation
    Jsonld,
    /// A file for --decisions with an entry for each finding, to be filled in
    Decisions,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// When standard output is a terminal and NO_COLOR is not set
    Auto,
    Always,
    Never,
}

/// A number of columns, threads or files, of which none would be of no use.
fn positive(typed: &str) -> Result<usize, String> {
    match typed.parse() {
        Ok(0) | Err(_) => Err("give a whole number from 1".to_owned()),
        Ok(number) => Ok(number),
    }
}
