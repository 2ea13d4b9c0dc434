//! The examples at the foot of each command's help, and of its manual page.
//!
//! A test runs through them all: every option that they show must exist.

/// For `corroborate` itself.
pub const CORROBORATE: &str = "\
Examples:
  corroborate demo                              a report on a shipped event
  corroborate compare fox.txt cnn.html          two articles
  corroborate compare event/ --all              everything that was found on a folder of articles
  corroborate compare event/ --format markdown -o memo.md
  corroborate help compare                      all options of a command, with examples

Exit status: 0 when it ran, 1 with --exit-code when there are discrepancies, 2 for usage or input errors.";

/// For `corroborate compare`.
pub const COMPARE: &str = "\
Examples:
  corroborate compare fox.txt cnn.html          two articles, for reading in the terminal
  corroborate compare event/ --all              every finding and every passage
  corroborate compare event/ --min-score 0.7    only what is rather sure
  corroborate compare event/ --format markdown -o memo.md
  corroborate compare event/ --format html -o report.html
  corroborate compare event/ --format json | jq '.events[].findings[] | select(.kind == \"diverge\")'
  curl -s https://example.org/story.html | corroborate compare - other.txt

What was judged once is not asked again:
  corroborate compare event/ --format decisions -o decisions.toml
  corroborate compare event/ --decisions decisions.toml

Exit status: 0 when it ran, 1 with --exit-code when there are discrepancies, 2 for usage or input errors.";

/// For `corroborate demo`.
pub const DEMO: &str = "\
Examples:
  corroborate demo                              five invented articles, compared
  corroborate demo --all                        every finding and every passage
  corroborate demo --format html -o demo.html   the same, for a browser";

/// For `corroborate inspect`.
pub const INSPECT: &str = "\
Examples:
  corroborate inspect article story.html        outlet, headline, date and text as they were read
  corroborate inspect mentions event/ --kind date
  corroborate inspect claims event/ | jq -r .exact
  corroborate inspect syntax story.txt -o story.conllu";

/// For `corroborate events`.
pub const EVENTS: &str = "\
Examples:
  corroborate events articles/                  which files are on one event
  corroborate events articles/ --format json | jq -r '[.event, .label] | @tsv'";

/// For `corroborate names`.
pub const NAMES: &str = "\
Examples:
  corroborate names 'Mohammed al-Sadr' 'Muhammad al-Sadr'
  corroborate names --pairs pairs.csv -o judged.csv
  cut -d, -f1,2 people.csv | corroborate names --pairs -";

/// For `corroborate match`.
pub const MATCH: &str = "\
Examples:
  corroborate match 'The bridge fell on Monday.' 'On Monday the bridge collapsed.'
  corroborate match --pairs pairs.tsv -o judged.jsonl
  paste one.txt other.txt | corroborate match --pairs - | jq -r .relation";

/// For `corroborate serve`.
#[cfg(feature = "serve")]
pub const SERVE: &str = "\
Examples:
  corroborate serve                             a page at http://127.0.0.1:7878/
  corroborate serve --open yes                  and opened in the browser
  corroborate serve --port 0 --folder runs/     any free port; articles and decisions stay in runs/
  corroborate serve --max-files 2000 --max-seconds 3600

docs/serve.md tells what it takes, and what to know before others use it.";

/// For `corroborate config`.
pub const CONFIG: &str = "\
Examples:
  corroborate config                            what is in force in this folder
  corroborate config --no-config -o corroborate.toml
                                                a file with every setting as it is by default, to be changed

docs/config.md tells what such a file may say.";

/// For `corroborate completions`.
pub const COMPLETIONS: &str = "\
Examples:
  bash        corroborate completions bash -o ~/.local/share/bash-completion/completions/corroborate
  zsh         corroborate completions zsh -o ~/.zfunc/_corroborate     (a folder of $fpath)
  fish        corroborate completions fish -o ~/.config/fish/completions/corroborate.fish
  elvish      corroborate completions elvish >> ~/.config/elvish/rc.elv
  powershell  corroborate completions powershell >> $PROFILE";

/// For `corroborate man`.
pub const MAN: &str = "\
Examples:
  corroborate man | man -l -                    read it
  corroborate man -o ~/.local/share/man/man1    install it, with a page for each command";
