//! Which agencies a credit line names.

use crate::lexicon::newsroom;

use super::furniture::Words;

/// The normal names of the agencies that a credit line names, each once, in the order of the line.
pub(super) fn agencies(line: &str) -> Vec<&'static str> {
    let words = Words::of(line);
    let mut agencies = Vec::new();
    let mut at = 0;
    while at < words.spans.len() {
        let Some((n_words, agency)) = newsroom::agency_at(|offset| words.get(at + offset)) else {
            at += 1;
            continue;
        };
        let written = &line[words.spans[at].start()..words.spans[at + n_words - 1].end()];
        let fits = if agency.needs_capitals { !written.contains(char::is_lowercase) } else { has_capital(written) };
        if fits && !agencies.contains(&agency.name) {
            agencies.push(agency.name);
        }
        at += n_words;
    }
    agencies
}

/// "dpa" is written small; all other names have a capital.
fn has_capital(written: &str) -> bool {
    written.contains(char::is_uppercase) || written == "dpa"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &[&str]) {
        assert_eq!(agencies(line), expected, "{line}");
    }

    #[test]
    fn agencies_in_credit_lines() {
        check("The Associated Press contributed to this report.", &["The Associated Press"]);
        check(
            "Reuters and AFP contributed to this report; AP, too.",
            &["Reuters", "Agence France-Presse", "The Associated Press"],
        );
        check("Copyright 2021 Agence France-Presse", &["Agence France-Presse"]);
    }

    #[test]
    fn words_that_are_no_agencies() {
        check("Pa and Ani contributed to this report.", &[]);
        check("Ann Example contributed to this report.", &[]);
    }
}
