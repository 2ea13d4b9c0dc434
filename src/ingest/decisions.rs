//! Decisions from a TOML file: what is written there, checked, as `decision` takes it.
//!
//! Whatever is not understood is named with its line and the way out; half a file of decisions is none.

use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::Problem;
use crate::decision::{ClaimDecision, Decisions, FindingDecision, NameDecision, Quoted};

/// Where the format is told.
const WAY_OUT: &str = "see docs/decisions.md";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileTyped {
    #[serde(default)]
    names: Vec<Spanned<NamesTyped>>,
    #[serde(default)]
    claims: Vec<Spanned<ClaimsTyped>>,
    #[serde(default)]
    findings: Vec<Spanned<FindingTyped>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an entry `[[names]]`")]
struct NamesTyped {
    same: Option<Vec<String>>,
    not_same: Option<Vec<String>>,
    note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an entry `[[claims]]`")]
struct ClaimsTyped {
    same: Option<Vec<QuotedTyped>>,
    not_same: Option<Vec<QuotedTyped>>,
    note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "`{ article = \"…\", passage = \"…\" }`")]
struct QuotedTyped {
    article: String,
    passage: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an entry `[[findings]]`")]
struct FindingTyped {
    dismissed: Option<String>,
    kept: Option<String>,
    about: Option<String>,
    note: Option<String>,
}

/// Reads decisions from a file.
///
/// # Errors
///
/// The file cannot be read, is not TOML, or holds something that is no decision; the problem names the line.
pub fn read_decisions(path: &Path) -> Result<Decisions, Problem> {
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|error| {
        Problem::new(name.as_str(), format!("cannot be read as decisions ({error}); check --decisions"))
    })?;
    decisions(&name, &text)
}

/// Decisions from the text of a file called `name`.
fn decisions(name: &str, text: &str) -> Result<Decisions, Problem> {
    let line = |at: usize| 1 + text.as_bytes()[..at.min(text.len())].iter().filter(|&&byte| byte == b'\n').count();
    let problem = |line: usize, message: &str| Problem::new(format!("{name}:{line}"), format!("{message}; {WAY_OUT}"));
    let typed: FileTyped = toml::from_str(text)
        .map_err(|error| problem(line(error.span().map_or(0, |span| span.start)), &plain(error.message())))?;
    let mut decisions = Decisions::default();
    for entry in typed.names {
        let line = line(entry.span().start);
        let typed = entry.into_inner();
        let (is_same, names) = one_of_two(typed.same, typed.not_same).map_err(|message| problem(line, message))?;
        decisions.names.push(NameDecision { is_same, names, note: typed.note, line });
    }
    for entry in typed.claims {
        let line = line(entry.span().start);
        let typed = entry.into_inner();
        let (is_same, claims) = one_of_two(typed.same, typed.not_same).map_err(|message| problem(line, message))?;
        let quoted = |typed: QuotedTyped| Quoted { article: typed.article, passage: typed.passage };
        let claims = claims.into_iter().map(quoted).collect();
        decisions.claims.push(ClaimDecision { is_same, claims, note: typed.note, line });
    }
    for entry in typed.findings {
        let line = line(entry.span().start);
        let FindingTyped { dismissed, kept, about, note } = entry.into_inner();
        let (is_dismissed, key) = match (dismissed, kept) {
            (Some(key), None) => (true, key),
            (None, Some(key)) => (false, key),
            _ => return Err(problem(line, "a finding needs either `dismissed` or `kept` with the finding's key")),
        };
        decisions.findings.push(FindingDecision { is_dismissed, key, about, note, line });
    }
    Ok(decisions)
}

/// What the reader of TOML says, in the words of somebody who writes the file.
fn plain(message: &str) -> String {
    let message = message.replace('\n', " ");
    let message =
        message.trim_end_matches([';', ' ']).replace("a sequence", "a list of entries").replace(" map", " a table");
    match message.strip_prefix("invalid type: ").and_then(|rest| rest.split_once(", expected ")) {
        Some((found, expected)) => format!("expected {expected}, found {found}"),
        None => message.replace("unknown field", "there is no word").replace("missing field", "there must also be"),
    }
}

/// The list that is there, with whether it is the first; an error where both or none are, or where it is too short.
fn one_of_two<T>(same: Option<Vec<T>>, not_same: Option<Vec<T>>) -> Result<(bool, Vec<T>), &'static str> {
    let (is_same, list) = match (same, not_same) {
        (Some(list), None) => (true, list),
        (None, Some(list)) => (false, list),
        _ => return Err("a decision needs either `same` or `not_same`"),
    };
    match list.len() {
        0 | 1 => Err("`same` and `not_same` need two or more in their list"),
        _ => Ok((is_same, list)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_kinds_are_read() {
        let text = "# The ferry\n[[names]]\nsame = [\"Ana Kovač\", \"A. Kovac\"]\n\n[[claims]]\nnot_same = [\n\
            { article = \"a.txt\", passage = \"Two fell\" },\n{ article = \"b.txt\", passage = \"Two rose\" },\n]\n\n\
            [[findings]]\ndismissed = \"diverge/number:1|2\"\nnote = \"Two tolls\"\n";
        let read = decisions("d.toml", text).expect("it is in order");
        assert_eq!((read.names[0].is_same, read.names[0].names.len(), read.names[0].line), (true, 2, 2));
        assert_eq!((read.claims[0].is_same, read.claims[0].claims[1].article.as_str()), (false, "b.txt"));
        assert!(read.findings[0].is_dismissed);
        assert_eq!(read.findings[0].note.as_deref(), Some("Two tolls"));
        assert!(decisions("d.toml", "").expect("an empty file decides nothing").is_empty());
    }

    /// The problem's text must hold each of `parts`.
    fn check(text: &str, parts: &[&str]) {
        let problem = decisions("d.toml", text).expect_err("it is out of order").to_string();
        assert!(parts.iter().all(|part| problem.contains(part)), "{problem}");
        assert!(problem.contains(WAY_OUT) && !problem.contains('\n'), "{problem}");
    }

    #[test]
    fn what_is_not_understood_is_named_with_its_line() {
        check("[[names]]\nsame = [\"A\", \"B\"]\nnots = \"x\"\n", &["d.toml:3", "nots", "note"]);
        check("[[name]]\nsame = []\n", &["d.toml:1", "name", "findings"]);
        check("[[names]]\nsame = [\"A\"]\n", &["d.toml:1", "two or more"]);
        check("\n[[names]]\nnote = \"x\"\n", &["d.toml:2", "not_same"]);
        check("[[findings]]\ndismissed = \"a\"\nkept = \"b\"\n", &["d.toml:1", "kept"]);
        check("[[findings]\n", &["d.toml:1"]);
        check("[names]\nsame = []\n", &["d.toml:1", "expected a list of entries, found a table"]);
        check("[[names]]\nsame = \"a\"\n", &["d.toml:2", "expected a list of entries, found string \"a\""]);
        check("findings = [\"x\"]\n", &["d.toml:1", "expected an entry `[[findings]]`"]);
        check("[[claims]]\nsame = [\"a\", \"b\"]\n", &["d.toml:2", "{ article = ", "found string"]);
        check("[[claims]]\nsame = [{ article = \"a\" }]\n", &["d.toml:2", "there must also be `passage`"]);
    }
}
