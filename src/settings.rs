//! Settings as typed by the user, and settings as used.
//!
//! The binary fills `SettingsTyped`; `Settings::new` checks it and fills in defaults. The only place for defaults that
//! a user can change.

use crate::decision::Decisions;

/// Settings as the user typed them; `None` where nothing was said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SettingsTyped {
    /// `--min-score`.
    pub min_score: Option<f64>,
    /// What the file of `--decisions` says.
    pub decisions: Option<Decisions>,
    /// Whether the form of the report shows how alike claims are.
    pub likeness: bool,
}

/// Settings as used by the pipeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Findings below this score are left out.
    pub min_score: f64,
    /// What a person decided about names, claims and findings.
    pub decisions: Decisions,
    /// Whether the report holds how alike claims are: of a large collection that is the greater part of it.
    pub likeness: bool,
}

/// A setting out of its range.
#[derive(Debug, PartialEq, thiserror::Error)]
pub enum SettingsError {
    /// A score outside 0 to 1.
    #[error("--min-score {0} is out of range: give a number from 0 (everything) to 1 (only what is certain)")]
    MinScore(f64),
}

impl Settings {
    /// Checks what was typed and fills in defaults.
    pub fn new(typed: &SettingsTyped) -> Result<Settings, SettingsError> {
        let defaults = Settings::default();
        let min_score = typed.min_score.unwrap_or(defaults.min_score);
        if !(0.0..=1.0).contains(&min_score) {
            return Err(SettingsError::MinScore(min_score));
        }
        Ok(Settings { min_score, decisions: typed.decisions.clone().unwrap_or_default(), likeness: typed.likeness })
    }
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { min_score: 0.0, decisions: Decisions::default(), likeness: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: Option<f64>, expected: Option<f64>) {
        let settings = Settings::new(&SettingsTyped { min_score: typed, ..SettingsTyped::default() });
        assert_eq!(settings.ok().map(|settings| settings.min_score), expected);
    }

    #[test]
    fn scores_lie_between_0_and_1() {
        check(None, Some(0.0));
        check(Some(0.5), Some(0.5));
        check(Some(1.0), Some(1.0));
        check(Some(1.1), None);
        check(Some(-0.1), None);
        check(Some(f64::NAN), None);
    }
}
