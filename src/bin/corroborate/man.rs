//! `corroborate man`: the manual page, one for all commands or one for each.
//!
//! Sections come from the description of the command line; the examples are set line by line, as they stand in the help.

use std::path::Path;

use anyhow::Context;
use clap::{Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

use crate::args::{Args, ManArgs};
use crate::exit::Exit;
use crate::output;

/// What every page ends with.
const FILES: [(&str, &str); 3] = [
    ("corroborate.toml", "Settings: the nearest in this folder or one above it, else the user's."),
    ("CORROBORATE_CONFIG", "Environment variable that names another file of settings; empty for none."),
    ("NO_COLOR, CLICOLOR, CLICOLOR_FORCE, TERM", "Environment variables that tell whether to use colour."),
];

/// Runs the command.
pub fn run(args: &ManArgs) -> anyhow::Result<Exit> {
    let mut command = Args::command().disable_help_subcommand(true);
    command.build();
    match &args.output {
        Some(folder) => write_pages(&command, folder)?,
        None => output::write(None, &whole_page(&command)?)?,
    }
    Ok(Exit::Success)
}

/// One file for the program and one for each command.
fn write_pages(command: &Command, folder: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    for part in std::iter::once(command).chain(command.get_subcommands()) {
        let man = Man::new(part.clone());
        let mut page = head(&man)?;
        man.render_options_section(&mut page)?;
        if part.has_subcommands() {
            man.render_subcommands_section(&mut page)?;
        }
        foot(&mut page, part)?;
        output::write(Some(&folder.join(man.get_filename())), &String::from_utf8(page)?)?;
    }
    Ok(())
}

/// One page with the options and examples of every command.
fn whole_page(command: &Command) -> anyhow::Result<String> {
    let man = Man::new(command.clone());
    let mut page = head(&man)?;
    man.render_options_section(&mut page)?;
    for part in command.get_subcommands() {
        Roff::new().control("SH", [part.get_name().to_uppercase().as_str()]).to_writer(&mut page)?;
        page.extend(part_of_page(part)?.into_bytes());
        examples(&mut page, part, "SS")?;
    }
    foot(&mut page, command)?;
    Ok(String::from_utf8(page)?)
}

/// Usage, description and own options of one command, without headings that the page has already.
fn part_of_page(part: &Command) -> anyhow::Result<String> {
    let is_own = |command: Command| command.mut_args(|arg| if arg.is_global_set() { arg.hide(true) } else { arg });
    let man = Man::new(is_own(part.clone()));
    let mut text = Vec::new();
    man.render_synopsis_section(&mut text)?;
    man.render_description_section(&mut text)?;
    man.render_options_section(&mut text)?;
    let text = String::from_utf8(text)?;
    Ok(text
        .replace(".SH SYNOPSIS\n", "")
        .replace(".SH DESCRIPTION\n", ".PP\n")
        .replace(".SH OPTIONS\n", ".SS Options\n"))
}

/// Title, name, usage and description.
fn head(man: &Man) -> anyhow::Result<Vec<u8>> {
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    Ok(page)
}

/// Examples, files and where to read on.
fn foot(page: &mut Vec<u8>, command: &Command) -> anyhow::Result<()> {
    examples(page, command, "SH")?;
    let mut roff = Roff::new();
    roff.control("SH", ["FILES AND ENVIRONMENT"]);
    for (name, meaning) in FILES {
        roff.control("TP", []).text([roman(name)]).text([roman(meaning)]);
    }
    roff.control("SH", ["VERSION"]).text([roman(format!("v{}", env!("CARGO_PKG_VERSION")))]);
    Ok(roff.to_writer(page)?)
}

/// The foot of the command's help, line by line; its first line is the heading.
fn examples(page: &mut Vec<u8>, command: &Command, heading: &str) -> anyhow::Result<()> {
    let help = command.get_after_long_help().or_else(|| command.get_after_help());
    let Some(help) = help.map(|help| help.to_string()) else { return Ok(()) };
    let title = if heading == "SH" { "EXAMPLES" } else { "Examples" };
    let mut roff = Roff::new();
    roff.control(heading, [title]).control("nf", []);
    for line in help.lines().skip(1) {
        roff.text([roman(line)]);
    }
    roff.control("fi", []);
    Ok(roff.to_writer(page)?)
}
