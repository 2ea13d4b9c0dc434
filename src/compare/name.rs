//! Two written names: same, a spelling variant, compatible (a part left out), different, unknown.
//!
//! Works on strings, so that any two names can be compared; the features are those of `entity`.

pub use crate::entity::NameVariant;

use crate::entity::{Folded, Likeness, likeness};
use crate::verdict::{Judgement, Verdict};

/// From this score, a verdict of agreement means one bearer. A single part in common stays below it.
/// Chosen on the labelled pairs that `examples/check_names.rs` reads.
pub const MATCH: f64 = 0.6;

/// Compares two names without titles. `Conflict` means that they name different persons or things.
///
/// ```
/// use corroborate::compare::name::compare;
/// use corroborate::verdict::Judgement;
/// assert_eq!(compare("Linda T. Sánchez", "Linda Sanchez").judgement, Judgement::Compatible);
/// assert_eq!(compare("Bill Clinton", "Hillary Clinton").judgement, Judgement::Conflict);
/// ```
pub fn compare(a: &str, b: &str) -> Verdict {
    if a == b && !a.is_empty() {
        return Verdict::new(Judgement::Same, 1.0, "name/same", "written alike");
    }
    let found = likeness(&Folded::new(a), &Folded::new(b), None);
    Verdict::new(found.judgement, found.score, rule(&found), text(&found))
}

/// In what way `a` and `b` are forms of one name; `None` where they are written alike or are two names.
pub fn variant(a: &str, b: &str) -> Option<NameVariant> {
    if a == b {
        return None;
    }
    let found = likeness(&Folded::new(a), &Folded::new(b), None);
    matches!(found.judgement, Judgement::Same | Judgement::Compatible).then_some(found.variant).flatten()
}

fn rule(found: &Likeness) -> &'static str {
    match (found.judgement, found.variant) {
        (Judgement::Conflict, _) => "name/different",
        (_, Some(variant)) => variant.rule(),
        (_, None) => "name/unclear",
    }
}

fn text(found: &Likeness) -> &'static str {
    match (found.judgement, found.variant) {
        (Judgement::Conflict, _) => "parts of the names contradict each other",
        (_, None) => "too little to tell",
        (_, Some(variant)) => wording(variant),
    }
}

fn wording(variant: NameVariant) -> &'static str {
    match variant {
        NameVariant::Diacritic => "alike but for diacritics",
        NameVariant::Hyphen => "alike but for hyphens or spaces",
        NameVariant::Style => "alike but for case, punctuation, title or legal form",
        NameVariant::Initial => "an initial stands for a name",
        NameVariant::Nickname => "a short form of the given name",
        NameVariant::PartOmitted => "a part of the name is left out",
        NameVariant::Reordered => "the same parts in another order",
        NameVariant::Acronym => "the initials of the name",
        NameVariant::Plural => "one member of a group, or several",
        NameVariant::Transposition => "two letters changed places",
        NameVariant::DroppedLetter => "a letter is missing or too many",
        NameVariant::DoubledLetter => "a letter is doubled in one of them",
        NameVariant::ChangedLetter => "a letter differs",
        NameVariant::Transliteration => "two romanisations of one name",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: &str, b: &str, judgement: Judgement, expected: &str) {
        for (left, right) in [(a, b), (b, a)] {
            let verdict = compare(left, right);
            assert_eq!((verdict.judgement, verdict.reasons[0].rule), (judgement, expected), "{left} / {right}");
        }
    }

    #[test]
    fn takes_forms_of_one_name() {
        check("Linda Sánchez", "Linda Sanchez", Judgement::Same, "name/diacritic");
        check("Mohammad-Reza Karimi", "Mohammad Reza Karimi", Judgement::Same, "name/style");
        check("Kim Jong Un", "Kim Jongun", Judgement::Same, "name/hyphen");
        check("Wal-Mart Stores Inc.", "Walmart Stores", Judgement::Same, "name/hyphen");
        check("James Comey", "Jim Comey", Judgement::Compatible, "name/nickname");
        check("Cesar Altieri Sosa Jr.", "Cesar Sosa", Judgement::Compatible, "name/part-omitted");
        check("George W. Bush", "George Walker Bush", Judgement::Compatible, "name/initial");
        check("Sammy Davis Jr.", "Sammy Davis", Judgement::Same, "name/style");
        check("Federal Bureau of Investigation", "F.B.I.", Judgement::Compatible, "name/acronym");
        check("Justice Department", "Department of Justice", Judgement::Same, "name/reordered");
        check("Fars News", "Fars News Agency", Judgement::Compatible, "name/part-omitted");
    }

    #[test]
    fn takes_spellings_an_editor_flags() {
        check("Mohammad-Reza Karimi Vahidian", "Mohammad Reza Vahidina", Judgement::Compatible, "name/transposition");
        check("Moammar Qaddafi", "Muammar Gaddafi", Judgement::Compatible, "name/transliteration");
        check("Serei Lavrov", "Sergei Lavrov", Judgement::Compatible, "name/dropped-letter");
        check("Mohamed Hasan", "Mohamed Hassan", Judgement::Compatible, "name/doubled-letter");
        check("Muammar Gaddafi", "Muammer Gaddafi", Judgement::Compatible, "name/changed-letter");
        check("Boris Nemtsov", "Boris Nemtzov", Judgement::Compatible, "name/transliteration");
        check("Qassem Soleimani", "Kassem Suleymani", Judgement::Compatible, "name/transliteration");
        check("Qassem", "Kasim", Judgement::Compatible, "name/transliteration");
        check("Viktor Yurievich Petrov", "Victor Iouriévitch Petrov", Judgement::Compatible, "name/transliteration");
        check("Maria Petrov", "Maria Petrova", Judgement::Compatible, "name/dropped-letter");
        assert_eq!(variant("Serei Lavrov", "Sergei Lavrov").map(NameVariant::is_flagged), Some(true));
        assert_eq!(variant("Linda Sánchez", "Linda Sanchez").map(NameVariant::is_flagged), Some(false));
        assert_eq!(variant("James Comey", "Jim Comey").map(NameVariant::is_flagged), Some(false));
    }

    #[test]
    fn a_plural_is_no_misspelling() {
        check("Republican", "Republicans", Judgement::Compatible, "name/plural");
        check("Houthi", "Houthis", Judgement::Compatible, "name/plural");
        check("House Democrat", "House Democrats", Judgement::Compatible, "name/plural");
        assert_eq!(variant("Sunni", "Sunnis").map(NameVariant::is_flagged), Some(false));
        check("Robert", "Roberts", Judgement::Conflict, "name/different");
        check("Johnson", "Johnsons", Judgement::Conflict, "name/different");
        check("Petr Lavrov", "Petr Lavrovs", Judgement::Compatible, "name/dropped-letter");
    }

    #[test]
    fn takes_forms_of_one_organisation() {
        check("Siemens AG", "Siemens", Judgement::Same, "name/style");
        check("Acme Holdings Ltd.", "Acme Holdings Limited", Judgement::Same, "name/style");
        check("Toyota Motor Corp.", "Toyota Motor Corporation", Judgement::Same, "name/style");
        check("Gazprom PJSC", "Gazprom", Judgement::Same, "name/style");
        check("The Washington Post", "Washington Post", Judgement::Same, "name/style");
        check("Johnson & Johnson", "Johnson and Johnson", Judgement::Same, "name/style");
        check("International Atomic Energy Agency", "IAEA", Judgement::Compatible, "name/acronym");
        check("World Health Organization", "W.H.O.", Judgement::Compatible, "name/acronym");
        check("Department of Homeland Security", "DHS", Judgement::Compatible, "name/acronym");
        check("University of California, Los Angeles", "UCLA", Judgement::Compatible, "name/acronym");
        check("Toyota", "Toyota Motor Corp.", Judgement::Compatible, "name/part-omitted");
        check("Ministry of Defense", "Defense Ministry", Judgement::Same, "name/reordered");
    }

    #[test]
    fn leaves_two_organisations() {
        check("Ministry of Defense", "Ministry of Finance", Judgement::Conflict, "name/different");
        check("Senate Judiciary Committee", "House Judiciary Committee", Judgement::Conflict, "name/different");
        check("Federal Bureau of Investigation", "CIA", Judgement::Conflict, "name/different");
        check("World Health Organization", "WTO", Judgement::Conflict, "name/different");
        check("University of Michigan", "Michigan State University", Judgement::Unknown, "name/part-omitted");
        check("Deutsche Bank", "Deutsche Telekom", Judgement::Conflict, "name/different");
        check("Bank of America", "Bank of England", Judgement::Conflict, "name/different");
        check("General Motors", "General Electric", Judgement::Conflict, "name/different");
    }

    #[test]
    fn a_capital_is_no_misspelling_of_its_country() {
        for (town, country) in
            [("Algiers", "Algeria"), ("Tunis", "Tunisia"), ("Brasilia", "Brazil"), ("Kuwait City", "Kuwait")]
        {
            assert!(!variant(town, country).is_some_and(NameVariant::is_flagged), "{town} / {country}");
        }
    }

    #[test]
    fn leaves_two_bearers() {
        check("Ali Khamenei", "Ruhollah Khomeini", Judgement::Conflict, "name/different");
        check("Khamenei", "Khomeini", Judgement::Conflict, "name/different");
        check("Boris Johnson", "Boris Johnston", Judgement::Conflict, "name/different");
        check("Bill Clinton", "Hillary Clinton", Judgement::Conflict, "name/different");
        check("Reza Hassan", "Reza Hussein", Judgement::Conflict, "name/different");
        check("Hassan", "Hussein", Judgement::Conflict, "name/different");
        check("Mahmoud Karimi", "Mohammad Karimi", Judgement::Conflict, "name/different");
        check("Salim Farsi", "Salem Farsi", Judgement::Conflict, "name/different");
        check("Igor Petrov", "Maria Petrova", Judgement::Conflict, "name/different");
        check("Petrov", "Petrova", Judgement::Conflict, "name/different");
        check("Alexander Petrov", "Alexandra Petrova", Judgement::Conflict, "name/different");
        check("Li", "Lee", Judgement::Conflict, "name/different");
        check("Loretta Sanchez", "Linda T. Sánchez", Judgement::Conflict, "name/different");
        check("George Bush Sr.", "George Bush Jr.", Judgement::Conflict, "name/different");
        check("Bank of China", "Bank of Chile", Judgement::Conflict, "name/different");
        check("", "Ann", Judgement::Unknown, "name/unclear");
    }
}
