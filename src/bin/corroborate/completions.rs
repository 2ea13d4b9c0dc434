//! `corroborate completions SHELL`: what a shell needs to complete commands, options and their values.

use clap::CommandFactory;

use crate::args::{Args, CompletionsArgs};
use crate::exit::Exit;
use crate::output;

/// Runs the command.
pub fn run(args: &CompletionsArgs) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "corroborate", &mut script);
    output::write(args.output.as_deref(), &String::from_utf8(script)?)?;
    Ok(Exit::Success)
}
