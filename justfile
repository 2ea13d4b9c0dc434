# `just` lists the commands.
default:
    @just --list

# Format, lints, tests: what CI runs.
check:
    bash .ci/run

# The report on the shipped event.
demo:
    cargo run --release -- demo

# Two thousand files and 50 MB, on a release build.
scale:
    cargo test --release --test it scale -- --ignored

# Takes today's output as what the cases expect. Read the difference line by line.
accept:
    CORROBORATE_ACCEPT=1 cargo test --test it cases
    git diff tests/cases

# Puts the demo's report of today into README.md. Read the difference.
readme:
    CORROBORATE_ACCEPT=1 cargo test --test it readme
    git diff README.md
