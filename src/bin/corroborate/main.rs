//! The program `corroborate`: arguments in, reports out.
//!
//! Printing, colour, progress and exit codes live here and nowhere else; all work is the library's.

mod args;
mod compare;
mod demo;
mod events;
mod exit;
mod inspect;
mod names;
mod output;
mod pairs;
mod progress;
#[cfg(feature = "serve")]
mod serve;

use clap::Parser;

use crate::args::{Args, Command};
use crate::exit::Exit;

fn main() -> std::process::ExitCode {
    let args = Args::parse();
    exit::report(run(&args)).into()
}

fn run(args: &Args) -> anyhow::Result<Exit> {
    match &args.command {
        Command::Compare(args) => compare::run(args),
        Command::Demo(args) => demo::run(args),
        Command::Inspect(args) => inspect::run(args),
        Command::Events(args) => events::run(args),
        Command::Names(args) => names::run(args),
        Command::Match(args) => pairs::run(args),
        #[cfg(feature = "serve")]
        Command::Serve(args) => serve::run(args),
    }
}
