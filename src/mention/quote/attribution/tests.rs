//! What must be attributed, and what is the outlet's own voice.

use crate::mention::quote::testing::{check_direct, check_reported};

#[test]
fn clauses_under_a_cue_are_attributed() {
    check_reported("Ana Kovač said that the mill would close.", &["Ana Kovač: that the mill would close"]);
    check_reported("The ministry denied the bridge was unsafe.", &["The ministry: the bridge was unsafe"]);
    check_reported("The mayor told reporters that the mill would close.", &["The mayor: that the mill would close"]);
    check_reported("Ana Kovač wants to sell the mill.", &["Ana Kovač: to sell the mill"]);
}

#[test]
fn asides_and_phrases_are_attributed() {
    check_reported("The mill will close, Ana Kovač said.", &["Ana Kovač: The mill will close"]);
    check_reported(
        "Two cranes fell, according to a statement from the harbour board.",
        &["a statement from the harbour board: Two cranes fell"],
    );
}

#[test]
fn the_outlets_own_voice_is_nobodys() {
    check_reported("The mill closed in May.", &[]);
    check_reported("The mayor opened the bridge and left.", &[]);
    check_reported("Ana Kovač sold the mill on Monday.", &[]);
    check_reported("The clock told the time.", &[]);
}

#[test]
fn who_passes_it_on_is_told_from_who_says_it() {
    check_reported(
        "Fars News reported that Karim Bagheri said the border was closed.",
        &[
            "Fars News: that Karim Bagheri said the border was closed",
            "Karim Bagheri via Fars News: the border was closed",
        ],
    );
    check_direct(
        "“The border is closed,” Karim Bagheri told Ana Kovač, the AP reported.",
        &["Karim Bagheri via AP: The border is closed,"],
    );
}

#[test]
fn what_is_said_in_quotation_marks_is_left_to_direct_quotations() {
    check_reported("“The mill will close,” Ana Kovač said.", &[]);
}
