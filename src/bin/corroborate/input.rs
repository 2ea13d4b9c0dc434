//! Tables from a file or standard input.
//!
//! Articles are read by the library's `ingest`; here is only what the commands read besides.

use std::io::Read;
use std::path::Path;

use anyhow::Context;

/// The bytes of `file`, or of standard input where it is `-`; `expected` says what should be there.
pub fn bytes(file: &Path, expected: &str) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = if is_standard(file) {
        std::io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        std::fs::read(file)
    };
    read.with_context(|| format!("cannot read {}; expected {expected}", name(file)))
}

/// What messages call `file`.
pub fn name(file: &Path) -> String {
    if is_standard(file) { "standard input".to_owned() } else { file.display().to_string() }
}

fn is_standard(file: &Path) -> bool {
    file.as_os_str() == "-"
}
