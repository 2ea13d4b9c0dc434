//! The same bytes for any order of the arguments and any number of threads.

use crate::{demo_folder, run};

fn demo_files() -> Vec<String> {
    let names = ["channel_nine", "channel_nine_budget", "daily_meridian", "selwyn_courier", "valdoria_press_agency"];
    names.iter().map(|name| format!("{}/{name}.txt", demo_folder())).collect()
}

fn report(files: &[String], more: &[&str]) -> String {
    let mut args = vec!["compare", "--format", "json"];
    args.extend(files.iter().map(String::as_str));
    args.extend(more);
    let (stdout, stderr, status) = run(&args);
    assert_eq!((stderr.as_str(), status), ("", 0));
    stdout
}

#[test]
fn the_order_of_the_arguments_changes_nothing() {
    let mut files = demo_files();
    let expected = report(&files, &[]);
    files.reverse();
    assert_eq!(report(&files, &[]), expected);
    files.swap(1, 3);
    assert_eq!(report(&files, &[]), expected);
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let files = demo_files();
    let expected = report(&files, &["--jobs", "1"]);
    assert_eq!(report(&files, &["--jobs", "4"]), expected);
    assert_eq!(report(&files, &[]), expected);
}
