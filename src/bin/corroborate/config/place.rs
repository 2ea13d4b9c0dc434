//! Where the file of settings is: as other programs look for theirs.
//!
//! One file counts, the first that is there; files are not merged. Leaves its content to `file`.

use std::path::{Path, PathBuf};

use anyhow::bail;

/// What the file is called.
const NAME: &str = "corroborate.toml";

/// Names the file instead of looking for it; empty for none.
const VARIABLE: &str = "CORROBORATE_CONFIG";

/// The file that `--config` names, else the environment, else the nearest one, else the user's.
pub fn find(named: Option<&Path>) -> anyhow::Result<Option<PathBuf>> {
    if let Some(file) = named {
        return existing(file, "check --config").map(Some);
    }
    if let Some(file) = std::env::var_os(VARIABLE) {
        return if file.is_empty() {
            Ok(None)
        } else {
            existing(Path::new(&file), "check CORROBORATE_CONFIG").map(Some)
        };
    }
    Ok(nearest().or_else(users))
}

fn existing(file: &Path, way_out: &str) -> anyhow::Result<PathBuf> {
    if !file.exists() {
        bail!("{}: there is no such file of settings; {way_out}", file.display());
    }
    Ok(file.to_path_buf())
}

/// The file in this folder or in the nearest one above it.
fn nearest() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let file = here.ancestors().map(|folder| folder.join(NAME)).find(|file| file.is_file())?;
    Some(file.strip_prefix(&here).map(Path::to_path_buf).unwrap_or(file))
}

/// The file in the user's folder of settings.
fn users() -> Option<PathBuf> {
    let given = |variable: &str| std::env::var_os(variable).map(PathBuf::from).filter(|folder| folder.is_absolute());
    let folder = given("XDG_CONFIG_HOME")
        .or_else(|| if cfg!(windows) { given("APPDATA") } else { None })
        .or_else(|| Some(std::env::home_dir()?.join(".config")))?;
    Some(folder.join("corroborate").join(NAME)).filter(|file| file.is_file())
}
