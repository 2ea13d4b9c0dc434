//! Exit statuses, and the last word on an error.
//!
//! 0: it ran, also with discrepancies. 1: `--exit-code` was given and there are discrepancies. 2: usage or input.

use std::process::ExitCode;

use crate::message;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// It ran.
    Success,
    /// It ran, there are discrepancies, and the user asked to be told by the status.
    Discrepancies,
    /// Some input could not be read; the rest was.
    BadInput,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        match exit {
            Exit::Success => ExitCode::SUCCESS,
            Exit::Discrepancies => ExitCode::from(1),
            Exit::BadInput => ExitCode::from(2),
        }
    }
}

/// Prints an error with its causes on standard error. A reader that went away (`| head`) is no error.
pub fn report(outcome: anyhow::Result<Exit>) -> Exit {
    match outcome {
        Ok(exit) => exit,
        Err(error) if is_broken_pipe(&error) => Exit::Success,
        Err(error) => {
            message::error(&format!("{error:#}"));
            Exit::BadInput
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>())
        .any(|cause| cause.kind() == std::io::ErrorKind::BrokenPipe)
}
