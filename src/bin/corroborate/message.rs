//! What is told on standard error: errors, and remarks that `--quiet` silences.
//!
//! Each message names its file and what to do. Colour follows `--color` and the terminal.

use std::sync::atomic::{AtomicBool, Ordering};

use anstyle::{AnsiColor, Style};

/// What stands before an error.
const ERROR: Style = AnsiColor::Red.on_default().bold();

/// What stands before a remark.
const REMARK: Style = AnsiColor::Yellow.on_default().bold();

/// Set once, before anything is told.
static IS_QUIET: AtomicBool = AtomicBool::new(false);

/// From now on only errors are told.
pub fn be_quiet() {
    IS_QUIET.store(true, Ordering::Relaxed);
}

/// Whether `--quiet` was given.
pub fn is_quiet() -> bool {
    IS_QUIET.load(Ordering::Relaxed)
}

/// Tells why nothing, or not all, was done.
pub fn error(text: &str) {
    tell(ERROR, text);
}

/// Tells what was left out, unless the user wants quiet.
pub fn remark(text: &str) {
    if !is_quiet() {
        tell(REMARK, text);
    }
}

fn tell(style: Style, text: &str) {
    anstream::eprintln!("{style}corroborate:{style:#} {text}");
}
