//! Comparison of two values of one kind: same, compatible, conflict, unknown, each with the rule that decided.
//!
//! One file per kind. Every comparison presumes that both values answer the same question; `graph` sees to that.

pub mod date;
pub mod name;
pub mod place;
pub mod quantity;
pub mod quote;
pub mod role;
