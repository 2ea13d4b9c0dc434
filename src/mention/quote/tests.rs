//! Direct quotations in the shapes in which news writes them, with the speakers they must get.

use super::testing::check_direct;

#[test]
fn cues_stand_before_behind_and_inverted() {
    check_direct("“We won,” Ana Kovač said.", &["Ana Kovač: We won,"]);
    check_direct("“We won,” said Ana Kovač.", &["Ana Kovač: We won,"]);
    check_direct("Ana Kovač said: “We won.”", &["Ana Kovač: We won."]);
}

#[test]
fn split_quotations_are_one() {
    check_direct("“We won,” Ana Kovač said, “and we are glad.”", &["Ana Kovač: We won, / and we are glad."]);
    check_direct("“We won,” Ana Kovač said. “It is late.”", &["Ana Kovač: We won, / It is late."]);
}

#[test]
fn paragraphs_of_one_quotation_are_one() {
    check_direct("Ana Kovač said: “We won.\n\n“It is late.”", &["Ana Kovač: We won. / It is late."]);
}

#[test]
fn pronouns_and_descriptions_stand_for_who_was_named() {
    check_direct("Ana Kovač left the hall. “We won,” she said.", &["Ana Kovač: We won,"]);
    check_direct("Nancy Brandt met Robert Lindt. “We won,” he said.", &["Robert Lindt: We won,"]);
    check_direct("Sen. Robert Lindt came late. “We must hurry,” the lawmaker said.", &["Robert Lindt: We must hurry,"]);
    check_direct(
        "Sen. Robert Lindt met Sen. Nancy Brandt. “We must hurry,” the lawmaker said.",
        &["the lawmaker: We must hurry,"],
    );
}

#[test]
fn a_noun_that_is_a_verb_closes_a_sentence() {
    check_direct("“Who are you!” the seven-term congressman demands.", &["the seven-term congressman: Who are you!"]);
}

#[test]
fn the_sentence_before_tells_who_speaks() {
    check_direct(
        "Ana Kovač said the mill was old. “We always knew it would fall.”",
        &["Ana Kovač: We always knew it would fall."],
    );
    check_direct("The mill was old. “We always knew it would fall.”", &["?: We always knew it would fall."]);
}

#[test]
fn a_name_signs_behind_a_dash() {
    check_direct("“We always knew it would fall.” ― Ana Kovač", &["Ana Kovač: We always knew it would fall."]);
    check_direct("“We always knew it would fall” – nobody else did.", &["?: We always knew it would fall"]);
}

#[test]
fn a_cue_of_the_wrong_clause_is_left() {
    check_direct(
        "Robert Lindt said that unless they adopted “a working man’s agenda,” they should expect defeat.",
        &["Robert Lindt: a working man’s agenda,"],
    );
    check_direct("“Ironhand” Karl Lindt said that the letter was old.", &["?: Ironhand"]);
}
