//! Which options a file of settings may set, and to what: read off the command line's own description.
//!
//! A new option of a command is a setting at once.

use std::any::TypeId;
use std::ffi::OsStr;
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{Arg, ArgAction, Command};

/// Options that say what one run is about: in a file they would surprise.
const OF_ONE_RUN: [&str; 7] = ["config", "no-config", "conllu", "help", "output", "pairs", "version"];

/// Options that let others in, write somewhere or start something: a file that came along with the articles, in a folder
/// above this one, must not do that unasked.
const OF_THE_OUTSIDE: [&str; 4] = ["allow-host", "bind", "folder", "open"];

/// What an option takes.
#[derive(Debug, PartialEq, Eq)]
pub enum Kind {
    /// On or off.
    Switch,
    /// One of these words.
    OneOf(Vec<String>),
    /// A path, in a file relative to that file.
    Path,
    /// A number.
    Number,
    /// A whole number.
    Whole,
    /// Anything.
    Text,
}

impl Kind {
    /// What `option` takes.
    pub fn of(option: &Arg) -> Kind {
        if matches!(option.get_action(), ArgAction::SetTrue) {
            return Kind::Switch;
        }
        let words: Vec<String> = option.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
        let value_type = option.get_value_parser().type_id();
        let is_one_of = |types: &[TypeId]| types.iter().any(|other| value_type == *other);
        match () {
            () if !words.is_empty() => Kind::OneOf(words),
            () if is_one_of(&[TypeId::of::<PathBuf>()]) => Kind::Path,
            () if is_one_of(&[TypeId::of::<f64>()]) => Kind::Number,
            () if is_one_of(&whole_types()) => Kind::Whole,
            () => Kind::Text,
        }
    }

    /// What should stand in the file, in words.
    pub fn expected(&self) -> String {
        match self {
            Kind::Switch => "true or false".to_owned(),
            Kind::OneOf(words) => {
                let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
                format!("one of {}", quoted.join(", "))
            }
            Kind::Path => "a path in quotation marks".to_owned(),
            Kind::Number => "a number".to_owned(),
            Kind::Whole => "a whole number".to_owned(),
            Kind::Text => "text in quotation marks".to_owned(),
        }
    }
}

/// All types of whole numbers, whichever the next option has.
fn whole_types() -> [TypeId; 10] {
    [
        TypeId::of::<u8>(),
        TypeId::of::<u16>(),
        TypeId::of::<u32>(),
        TypeId::of::<u64>(),
        TypeId::of::<usize>(),
        TypeId::of::<i8>(),
        TypeId::of::<i16>(),
        TypeId::of::<i32>(),
        TypeId::of::<i64>(),
        TypeId::of::<isize>(),
    ]
}

/// Whether a file may set `option`.
pub fn is_setting(option: &Arg) -> bool {
    let is_single = matches!(option.get_action(), ArgAction::Set | ArgAction::SetTrue);
    is_single && option.get_long().is_some_and(|name| !is_typed_only(name)) && !option.is_hide_set()
}

/// Whether the option is one for the command line alone.
pub fn is_typed_only(name: &str) -> bool {
    OF_ONE_RUN.contains(&name) || OF_THE_OUTSIDE.contains(&name)
}

/// Whether `option` is on or off, and may be set.
pub fn is_switch(option: &Arg) -> bool {
    is_setting(option) && Kind::of(option) == Kind::Switch
}

/// The options of `command` that a file may set, those of all commands included, by name.
pub fn settings<'c>(root: &'c Command, command: &'c Command) -> Vec<&'c Arg> {
    let of_all = root.get_arguments().filter(|option| option.is_global_set());
    let mut options: Vec<&Arg> = command.get_arguments().chain(of_all).filter(|option| is_setting(option)).collect();
    options.sort_by_key(|option| option.get_long());
    options.dedup_by_key(|option| option.get_long());
    options
}

/// Whether `option` takes `value`.
pub fn takes(option: &Arg, value: &OsStr) -> bool {
    objection(option, value).is_none()
}

/// What the option's own parser has against `value`; `None` where it takes it.
pub fn objection(option: &Arg, value: &OsStr) -> Option<String> {
    if Kind::of(option) == Kind::Switch {
        return (value != "true" && value != "false").then(|| Kind::Switch.expected());
    }
    let alone = Arg::new("value").required(true).allow_hyphen_values(true);
    let alone = alone.value_parser(option.get_value_parser().clone());
    let error = Command::new("check").no_binary_name(true).arg(alone).try_get_matches_from([value]).err()?;
    let reason = std::error::Error::source(&error).map(ToString::to_string);
    Some(match (error.kind(), reason) {
        (ErrorKind::ValueValidation, Some(reason)) => reason,
        _ => format!("expected {}", Kind::of(option).expected()),
    })
}
