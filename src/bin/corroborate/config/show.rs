//! `corroborate config`: every setting as it is in force, and where it comes from.
//!
//! What is printed is itself a file of settings.

use clap::{Arg, Command, CommandFactory};

use super::option::{self, Kind};
use super::{Config, Setting};
use crate::args::{Args, ConfigArgs};
use crate::exit::Exit;
use crate::output;

/// The column where origins begin, beyond most settings.
const COLUMN: usize = 36;

/// Runs the command.
pub fn run(args: &ConfigArgs, config: &Config) -> anyhow::Result<Exit> {
    let root = Args::command();
    let mut text = match &config.file {
        Some(file) => format!("# Settings of {}\n", file.display()),
        None => "# No file of settings: all is as by default\n".to_owned(),
    };
    let mut list = |heading: &str, command: &Command| {
        let own: Vec<&Arg> = command.get_arguments().filter(|option| option::is_setting(option)).collect();
        if !own.is_empty() {
            text.push_str(&format!("\n{heading}"));
            own.iter().for_each(|option| text.push_str(&line(option, config.of(command.get_name(), option), config)));
        }
    };
    list("", &root);
    root.get_subcommands().for_each(|command| list(&format!("[{}]\n", command.get_name()), command));
    output::write(args.output.as_deref(), &text)?;
    Ok(Exit::Success)
}

/// `format = "text"                    # default`, or a comment where nothing is set.
fn line(option: &Arg, setting: Option<&Setting>, config: &Config) -> String {
    let key = option.get_long().unwrap_or_default();
    let default = option.get_default_values().first().map(|value| value.to_string_lossy().into_owned());
    let default = default.or_else(|| (Kind::of(option) == Kind::Switch).then(|| "false".to_owned()));
    let file = config.file.as_deref().map(|file| file.display().to_string()).unwrap_or_default();
    match (setting, default) {
        (Some(setting), _) => {
            let value = shown(option, &setting.value.to_string_lossy());
            format!("{:COLUMN$} # {file}:{}\n", format!("{key} = {value}"), setting.line)
        }
        (None, Some(value)) => format!("{:COLUMN$} # default\n", format!("{key} = {}", shown(option, &value))),
        (None, None) => format!("{:COLUMN$} # not set\n", format!("# {key} =")),
    }
}

/// The value as TOML writes it.
fn shown(option: &Arg, value: &str) -> String {
    match Kind::of(option) {
        Kind::Switch | Kind::Number | Kind::Whole => value.to_owned(),
        // JSON's strings are TOML's but for control characters, which no setting has.
        Kind::OneOf(_) | Kind::Path | Kind::Text => serde_json::json!(value).to_string(),
    }
}
