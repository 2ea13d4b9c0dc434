//! The content of a file of settings, checked: every key is an option, every value one that the option takes.
//!
//! All that is wrong is named at once, with its line and the nearest thing that would be right.

use std::ffi::OsString;
use std::path::Path;

use anyhow::{Context, anyhow};
use clap::{Arg, Command};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::option::{self, Kind};

/// Where the settings are told.
const WAY_OUT: &str = "see docs/config.md";

/// Names more unlike than this are no slips of one another.
const MIN_LIKENESS: f64 = 0.6;

/// One setting of the file.
#[derive(Debug)]
pub struct Setting {
    /// The command whose table it stands in; `None` at the top, for all commands.
    pub table: Option<String>,
    /// The long name of the option.
    pub key: String,
    /// What the option's parser reads; a path leads from here, not from the file.
    pub value: OsString,
    /// Where it stands, counted from 1.
    pub line: usize,
}

/// Reads the settings of `file` for the commands of `root`.
pub fn read(file: &Path, root: &Command) -> anyhow::Result<Vec<Setting>> {
    let name = file.display().to_string();
    let text = std::fs::read_to_string(file)
        .with_context(|| format!("{name}: cannot be read as settings; check --config, or use --no-config"))?;
    let mut reading = Reading { file, root, text: &text, settings: Vec::new(), problems: Vec::new() };
    match DeTable::parse(&text) {
        Ok(table) => reading.top(table.get_ref()),
        Err(error) => {
            let message = error.message().replace('\n', ", ");
            reading.problem(error.span().map_or(0, |span| span.start), &format!("not TOML: {message}"));
        }
    }
    if reading.problems.is_empty() {
        return Ok(reading.settings);
    }
    reading.problems.sort();
    let problems: Vec<String> = reading.problems.into_iter().map(|(_, problem)| problem).collect();
    // One error, told in lines that look as if each had been told alone.
    Err(anyhow!(problems.join("\ncorroborate: ")))
}

/// What was read so far, and what is wrong with it.
struct Reading<'a> {
    file: &'a Path,
    root: &'a Command,
    text: &'a str,
    settings: Vec<Setting>,
    /// By line.
    problems: Vec<(usize, String)>,
}

impl<'a> Reading<'a> {
    fn top(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            let name: &str = key.get_ref();
            match (self.command(name), value.get_ref()) {
                (Some(command), DeValue::Table(settings)) => {
                    settings.iter().for_each(|(key, value)| self.of_command(command, key, value));
                }
                (Some(_), _) => self.problem(key.span().start, &format!("`{name}` is a command: write [{name}]")),
                (None, DeValue::Table(_)) => self.unknown_table(name, key.span().start),
                (None, _) => self.of_all(key, value),
            }
        }
    }

    /// A command that has settings.
    fn command(&self, name: &str) -> Option<&'a Command> {
        self.commands().into_iter().find(|command| command.get_name() == name)
    }

    fn commands(&self) -> Vec<&'a Command> {
        let has_own = |command: &&Command| command.get_arguments().any(option::is_setting);
        self.root.get_subcommands().filter(has_own).collect()
    }

    /// A setting at the top: any command's, if one of those that have it takes the value.
    fn of_all(&mut self, key: &Spanned<toml::de::DeString<'_>>, value: &Spanned<DeValue<'_>>) {
        let name: &str = key.get_ref();
        let commands = self.commands();
        let options: Vec<&Arg> = commands.iter().flat_map(|command| option::settings(self.root, command)).collect();
        let named: Vec<&Arg> = options.iter().copied().filter(|option| option.get_long() == Some(name)).collect();
        if named.is_empty() {
            let mut known: Vec<&str> = options.iter().filter_map(|option| option.get_long()).collect();
            known.extend(commands.iter().map(|command| command.get_name()));
            return self.unknown(name, key.span().start, "no setting", &known);
        }
        let read: Vec<Result<OsString, String>> = named.iter().map(|option| self.value(option, value)).collect();
        let taken = read.iter().find_map(|read| read.as_ref().ok()).cloned();
        match taken {
            Some(taken) => self.push(None, name, taken, key.span().start),
            None => {
                let objection = read.into_iter().find_map(Result::err).unwrap_or_default();
                self.problem(value.span().start, &format!("`{name}`: {objection}"));
            }
        }
    }

    fn of_command(&mut self, command: &Command, key: &Spanned<toml::de::DeString<'_>>, value: &Spanned<DeValue<'_>>) {
        let name: &str = key.get_ref();
        let options = option::settings(self.root, command);
        let Some(option) = options.iter().find(|option| option.get_long() == Some(name)) else {
            let known: Vec<&str> = options.iter().filter_map(|option| option.get_long()).collect();
            let is_none = format!("no setting of `{}`", command.get_name());
            return self.unknown(name, key.span().start, &is_none, &known);
        };
        match self.value(option, value) {
            Ok(taken) => self.push(Some(command.get_name()), name, taken, key.span().start),
            Err(objection) => self.problem(value.span().start, &format!("`{name}`: {objection}")),
        }
    }

    /// What `option` makes of a value; else what is wrong with it.
    fn value(&self, option: &Arg, value: &Spanned<DeValue<'_>>) -> Result<OsString, String> {
        let kind = Kind::of(option);
        let read: Option<OsString> = match (&kind, value.get_ref()) {
            (Kind::Switch, DeValue::Boolean(is_on)) => Some(is_on.to_string().into()),
            (Kind::Path, DeValue::String(path)) => Some(self.beside(path)),
            (Kind::OneOf(_) | Kind::Text, DeValue::String(text)) => Some(text.to_string().into()),
            (Kind::Number | Kind::Whole, DeValue::Integer(number)) => Some(number.to_string().into()),
            (Kind::Number, DeValue::Float(number)) => Some(number.to_string().into()),
            _ => None,
        };
        let read = read.ok_or_else(|| format!("expected {}", kind.expected()))?;
        option::objection(option, &read).map_or(Ok(read), Err)
    }

    /// A path of the file, which leads from where the file is.
    fn beside(&self, path: &str) -> OsString {
        self.file.parent().map_or_else(|| path.into(), |folder| folder.join(path).into_os_string())
    }

    fn push(&mut self, table: Option<&str>, key: &str, value: OsString, at: usize) {
        let line = self.line(at);
        self.settings.push(Setting { table: table.map(str::to_owned), key: key.to_owned(), value, line });
    }

    fn unknown_table(&mut self, name: &str, at: usize) {
        let known: Vec<&str> = self.commands().iter().map(|command| command.get_name()).collect();
        self.unknown(name, at, "no command with settings", &known);
    }

    fn unknown(&mut self, name: &str, at: usize, what: &str, known: &[&str]) {
        if option::is_typed_only(name) {
            return self.problem(at, &format!("`{name}` belongs on the command line, not in a file"));
        }
        let likeness = |other: &&str| strsim::normalized_damerau_levenshtein(name, other);
        let nearest = known.iter().copied().filter(|other| likeness(other) >= MIN_LIKENESS);
        let hint = match nearest.max_by(|one, other| likeness(one).total_cmp(&likeness(other))) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("known are {}", listed(known)),
        };
        self.problem(at, &format!("`{name}` is {what}; {hint}"));
    }

    fn problem(&mut self, at: usize, message: &str) {
        let line = self.line(at);
        self.problems.push((line, format!("{}:{line}: {message} ({WAY_OUT})", self.file.display())));
    }

    fn line(&self, at: usize) -> usize {
        1 + self.text.as_bytes()[..at.min(self.text.len())].iter().filter(|&&byte| byte == b'\n').count()
    }
}

/// Each name once, in order.
fn listed(names: &[&str]) -> String {
    let mut names = names.to_vec();
    names.sort_unstable();
    names.dedup();
    names.join(", ")
}
