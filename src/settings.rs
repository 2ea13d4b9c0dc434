//! Settings as typed by the user, and settings as used.
//!
//! The binary fills `SettingsTyped`; `Settings::from` checks it and fills in defaults. The only place for defaults that a user can change.

/// Settings as used by the pipeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Findings below this score are left out.
    pub min_score: f64,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { min_score: 0.0 }
    }
}
