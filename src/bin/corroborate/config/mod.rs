//! Settings from a file: `corroborate.toml` under the command line.
//!
//! What the file says becomes the defaults of the options, so that the command line counts before it and nothing else
//! knows of the file. `place` finds it, `file` reads and checks it, `option` tells what may stand in it, `show` prints
//! what is in force.

mod file;
mod option;
mod place;
mod show;

use std::path::PathBuf;

use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command, CommandFactory, FromArgMatches};

use crate::args::Args;
use file::Setting;

pub use show::run as show;

/// Commands that a broken file must not stop: shells run them when they start.
const WITHOUT_FILE: [&str; 2] = ["completions", "man"];

/// What the file of settings says; empty where there is none.
#[derive(Default)]
pub struct Config {
    /// The file, as messages name it.
    file: Option<PathBuf>,
    settings: Vec<Setting>,
}

/// The arguments of this run, with the settings of the file under them.
///
/// Ends the program as clap does: on `--help`, and on arguments that are not understood.
pub fn parse() -> anyhow::Result<(Args, Config)> {
    let command = with_opposites(Args::command());
    let typed = command.clone().get_matches();
    let config = Config::find(&typed, &command)?;
    let matches = match typed.subcommand() {
        Some((name, of_command)) if !config.settings.is_empty() => {
            config.beneath(command, name, of_command).get_matches()
        }
        _ => typed,
    };
    let args = Args::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    Ok((args, config))
}

impl Config {
    fn find(typed: &ArgMatches, command: &Command) -> anyhow::Result<Config> {
        let is_without = typed.subcommand_name().is_some_and(|name| WITHOUT_FILE.contains(&name));
        let named = typed.get_one::<PathBuf>("config").map(PathBuf::as_path);
        if is_without || typed.get_flag("no_config") {
            return Ok(Config::default());
        }
        match place::find(named)? {
            None => Ok(Config::default()),
            Some(file) => Ok(Config { settings: file::read(&file, command)?, file: Some(file) }),
        }
    }

    /// The setting of an option of one command: its own table counts before the top of the file.
    fn of<'c>(&'c self, command: &str, option: &Arg) -> Option<&'c Setting> {
        let named = || self.settings.iter().filter(|setting| Some(setting.key.as_str()) == option.get_long());
        let own = named().find(|setting| setting.table.as_deref() == Some(command));
        // The top of the file speaks to all commands; what one of them cannot take is meant for another.
        own.or_else(|| named().find(|setting| setting.table.is_none() && option::takes(option, &setting.value)))
    }

    /// `root` with the settings as defaults of the command `name`, except for switches that were typed off.
    fn beneath(&self, root: Command, name: &str, typed: &ArgMatches) -> Command {
        let Some(command) = root.find_subcommand(name).cloned() else { return root };
        let is_off = |option: &Arg| is_typed(typed, &opposite(option));
        let settings = |command: &Command| -> Vec<(clap::Id, std::ffi::OsString)> {
            let options = command.get_arguments().filter(|option| !is_off(option));
            options.filter_map(|option| Some((option.get_id().clone(), self.of(name, option)?.value.clone()))).collect()
        };
        let of_root = settings(&root);
        let with = |command: Command, settings: Vec<(clap::Id, std::ffi::OsString)>| {
            settings.into_iter().fold(command, |command, (id, value)| {
                command.mut_arg(id, |option| option.default_value(clap::builder::OsStr::from(value)))
            })
        };
        let of_command = settings(&command);
        with(root, of_root).mut_subcommand(name, |command| with(command, of_command))
    }
}

/// Adds to each switch its opposite, so that the command line can turn off what the file turns on.
fn with_opposites(command: Command) -> Command {
    let switches: Vec<Arg> = command.get_arguments().filter(|option| option::is_switch(option)).cloned().collect();
    let command = switches.into_iter().fold(command, |command, switch| {
        let off = Arg::new(opposite(&switch)).long(opposite(&switch)).action(ArgAction::SetTrue).hide(true);
        command.arg(off.global(switch.is_global_set()).overrides_with(switch.get_id().clone()))
    });
    command.mut_subcommands(with_opposites)
}

/// "no-all" for `--all`.
fn opposite(switch: &Arg) -> String {
    format!("no-{}", switch.get_long().unwrap_or_default())
}

fn is_typed(matches: &ArgMatches, id: &str) -> bool {
    let is_known = matches.try_contains_id(id).is_ok();
    is_known && matches.value_source(id) == Some(ValueSource::CommandLine)
}
