//! Where the report goes: standard output or a file.
//!
//! Leaves a broken pipe to `exit`, which takes it for the reader's wish.

use std::io::Write;
use std::path::Path;

use anyhow::Context;

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
