//! The program `corroborate`: arguments in, reports out.
//!
//! Printing, colour, progress and exit codes live here and nowhere else; all work is the library's.

mod args;
mod compare;
mod completions;
mod config;
mod demo;
mod events;
mod examples;
mod exit;
mod input;
mod inspect;
mod man;
mod message;
mod names;
mod output;
mod pairs;
mod progress;
#[cfg(feature = "serve")]
mod serve;

use crate::args::{Args, Command, GlobalArgs};
use crate::config::Config;
use crate::exit::Exit;

fn main() -> std::process::ExitCode {
    exit::report(config::parse().and_then(|(args, config)| run(&args, &config))).into()
}

fn run(args: &Args, config: &Config) -> anyhow::Result<Exit> {
    obey(&args.global);
    match &args.command {
        Command::Compare(args) => compare::run(args),
        Command::Demo(args) => demo::run(args),
        Command::Inspect(args) => inspect::run(args),
        Command::Events(args) => events::run(args),
        Command::Names(args) => names::run(args),
        Command::Match(args) => pairs::run(args),
        #[cfg(feature = "serve")]
        Command::Serve(args) => serve::run(args),
        Command::Config(args) => config::show(args, config),
        Command::Completions(args) => completions::run(args),
        Command::Man(args) => man::run(args),
    }
}

/// Settles what holds for the whole run.
fn obey(args: &GlobalArgs) {
    output::choose_color(args.color);
    if args.quiet {
        message::be_quiet();
    }
}
