//! Where the report goes, standard output or a file, and what it can show there: colour and width.
//!
//! Leaves a broken pipe to `exit`, which takes it for the reader's wish.

use std::io::Write;
use std::path::Path;

use anstream::ColorChoice;
use anyhow::Context;

use crate::args::Color;

/// Columns where there is no terminal to ask: fits on a page and in a mail.
const DEFAULT_WIDTH: usize = 100;

/// Columns of the report: as typed, else the terminal's.
pub fn width(typed: Option<usize>, is_file: bool) -> usize {
    let terminal = || terminal_size::terminal_size_of(std::io::stdout()).map(|(width, _)| usize::from(width.0));
    typed.or_else(|| if is_file { None } else { terminal() }).unwrap_or(DEFAULT_WIDTH)
}

/// Settles the colour of all that the run prints, messages included.
pub fn choose_color(typed: Color) {
    let choice = match typed {
        Color::Always => ColorChoice::Always,
        Color::Never => ColorChoice::Never,
        Color::Auto => ColorChoice::Auto,
    };
    choice.write_global();
}

/// Whether to colour the report: as chosen, else where standard output is a terminal that wants it (NO_COLOR,
/// CLICOLOR, CLICOLOR_FORCE, TERM). A file gets colour only where it was asked for by `--color always`.
pub fn color(is_file: bool) -> bool {
    match ColorChoice::global() {
        ColorChoice::Always | ColorChoice::AlwaysAnsi => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => !is_file && anstream::AutoStream::choice(&std::io::stdout()) != ColorChoice::Never,
    }
}

/// Writes `text` to `file`, or to standard output.
pub fn write(file: Option<&Path>, text: &str) -> anyhow::Result<()> {
    match file {
        Some(path) => std::fs::write(path, text)
            .with_context(|| format!("cannot write {}; choose another file with -o", path.display())),
        None => {
            let mut out = std::io::stdout().lock();
            out.write_all(text.as_bytes())?;
            Ok(out.flush()?)
        }
    }
}
