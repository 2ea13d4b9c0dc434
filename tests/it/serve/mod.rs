//! `serve`: a server on a free port, asked as a browser and as an attacker would.

mod client;

/// What is refused: too much, broken, from elsewhere, paths that lead out.
mod refused;

use std::process::Command;

use client::{Server, field, file, keys};

use crate::{corroborate, demo_folder};

/// The text of one of the demo's articles.
fn demo(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/{name}", demo_folder())).expect("the demo is there")
}

/// A text that takes longer to compare than any test waits for.
fn long_text() -> String {
    "ABC DEF, ".repeat(400_000)
}

#[test]
fn an_upload_becomes_the_report_of_the_command_line() {
    let names = ["daily_meridian.txt", "selwyn_courier.txt", "sources.csv"];
    let contents = names.map(demo);
    let parts: Vec<_> = names.iter().zip(&contents).map(|(name, content)| file(name, content)).collect();
    let server = Server::start(&[]);
    let run = server.compare(&parts);
    let state = server.wait(&run);
    // The table of the demo has rows for three further articles.
    assert_eq!(state["problems"].as_array().expect("a list").len(), 3, "{state}");
    let folder = tempfile::tempdir().expect("a temporary folder");
    names.iter().zip(&contents).for_each(|(name, content)| {
        std::fs::write(folder.path().join(name), content).expect("written");
    });
    for (download, format, more) in
        [("report.json", "json", ""), ("report.md", "markdown", ""), ("report.txt", "text", "--width=100")]
    {
        let mut command = corroborate();
        command.current_dir(folder.path()).args(["compare", names[0], names[1], "--format", format]);
        let output = command.args((!more.is_empty()).then_some(more)).output().expect("the binary starts");
        let expected = String::from_utf8(output.stdout).expect("output is UTF-8");
        assert!(expected.contains("The Selwyn Courier"), "{expected}");
        assert_eq!(server.fetch(&format!("{run}{download}")).body, expected, "{download}");
    }
}

#[test]
fn every_download_of_the_page_is_there() {
    let server = Server::start(&[]);
    let run = server.compare(&[file("a.txt", &demo("daily_meridian.txt")), file("b.txt", &demo("selwyn_courier.txt"))]);
    let page = server.fetch(&run);
    assert!(page.body.contains("Report ready") && page.body.contains("2 articles on 1 event"), "{page:?}");
    let links: Vec<&str> = page.body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let downloads: Vec<&&str> = links.iter().filter(|link| link.starts_with(&run) && link.contains('.')).collect();
    assert!(downloads.len() >= 6, "{links:?}");
    for download in downloads {
        let answer = server.fetch(download);
        assert_eq!(answer.status, 200, "{answer:?}");
        assert!(!answer.body.is_empty(), "{download}");
        assert!(
            answer.header("content-disposition").is_some_and(|value| value.starts_with("attachment")),
            "{answer:?}"
        );
        check_headers(&answer);
    }
    let report = server.fetch(&format!("{run}report"));
    assert_eq!((report.status, report.header("content-security-policy")), (200, None));
    check_headers(&report);
}

/// What every answer carries.
#[track_caller]
fn check_headers(answer: &client::Answer) {
    assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{answer:?}");
    assert_eq!(answer.header("cache-control"), Some("no-store"), "{answer:?}");
    assert_eq!(answer.header("x-frame-options"), Some("DENY"), "{answer:?}");
    assert!(matches!(answer.header("referrer-policy"), Some("no-referrer" | "same-origin")), "{answer:?}");
}

#[test]
fn pages_run_no_script_but_the_servers() {
    let server = Server::start(&[]);
    for path in ["/", "/serve.css", "/serve.js", "/none"] {
        check_headers(&server.fetch(path));
    }
    let front = server.fetch("/");
    let policy = front.header("content-security-policy").expect("a policy");
    assert!(policy.starts_with("default-src 'none'; script-src 'self'") && !policy.contains("unsafe"), "{policy}");
    let is_inline = |tag: &str| front.body.contains(tag);
    assert!(!is_inline("<script>") && !is_inline("<style") && !is_inline(" style=") && !is_inline(" onclick="));
    // Every field has a label around it or by its id.
    assert_eq!(
        front.body.matches("<label").count(),
        front.body.matches("<input").count() + front.body.matches("<textarea").count()
    );
}

#[test]
fn what_is_typed_of_an_article_counts_before_the_table() {
    let server = Server::start(&[]);
    let text = String::from_utf8(demo("selwyn_courier.txt")).expect("UTF-8").replace('\n', "\r\n");
    let run = server.compare(&[
        file("sources.csv", "file;outlet;published;title\nnews/a.txt;Echo;2025-03-12;Ferry hits pier\n"),
        file("a.txt", &demo("daily_meridian.txt")),
        field("outlet", "  The \r\n Meridian, daily "),
        field("published", ""),
        field("text", &text),
        field("outlet", "=Courier"),
        field("published", "2025-03-13"),
        field("title", "Ferry \"strikes\" pier"),
        field("text", " \r\n"),
        field("outlet", "of no article"),
    ]);
    let report = server.report(&run);
    let told = |field: &str| -> Vec<&str> {
        let sources = report["sources"].as_array().expect("a list").iter();
        sources.map(|source| source[field].as_str().unwrap_or("")).collect()
    };
    assert_eq!(told("path"), ["a.txt", "pasted-1.txt"]);
    assert_eq!(told("outlet"), ["The Meridian, daily", "=Courier"]);
    assert_eq!(told("published"), ["2025-03-12", "2025-03-13"]);
    assert_eq!(told("title"), ["Ferry hits pier", "Ferry \"strikes\" pier"]);
    assert_eq!(server.wait(&run)["problems"].as_array().map(Vec::len), Some(0));
    assert!(!report.to_string().contains("\\r"), "a form's line ends are no part of the text");
}

#[test]
fn files_that_cannot_be_used_are_told_and_the_others_compared() {
    let server = Server::start(&[]);
    let run = server.compare(&[
        file("a.txt", &demo("daily_meridian.txt")),
        file("empty.txt", ""),
        file("picture.png", b"\x89PNG\0\0\0\0\0\0\0\0"),
        file("sources.csv", "file,outlet\n<script>alert(1)<script>,Echo\n"),
    ]);
    let problems = server.wait(&run)["problems"].to_string();
    for problem in ["empty.txt: is empty", "picture.png: is not text", "sources.csv:2: there is no file"] {
        assert!(problems.contains(problem), "{problems}");
    }
    assert!(!problems.contains(std::env::temp_dir().to_str().expect("UTF-8")), "{problems}");
    let page = server.fetch(&run).body;
    assert!(page.contains("&lt;script&gt;alert(1)") && !page.contains("<script>alert"), "{page}");
    let run = server.begin(&[file("empty.txt", "")]);
    let state = server.wait(&run);
    assert_eq!((&state["stage"], &state["report"]), (&"failed".into(), &false.into()));
    assert!(server.fetch(&run).body.contains("empty.txt: is empty"));
}

#[test]
fn what_is_dismissed_is_gone_from_the_next_report() {
    let server = Server::start(&[]);
    let contents = [demo("daily_meridian.txt"), demo("selwyn_courier.txt")];
    let run = server.compare(&[file("a.txt", &contents[0]), file("b.txt", &contents[1])]);
    let before = keys(&server.report(&run));
    let (dismissed, kept) = (&before[0], &before[1]);
    assert_eq!(server.decide(&run, dismissed, "kept").status, 204);
    assert_eq!(server.decide(&run, dismissed, "dismissed").status, 204);
    assert_eq!(server.decide(&run, kept, "kept").status, 204);
    let unknown = server.decide(&run, "diverge/number:1|2", "kept");
    assert_eq!(unknown.status, 404, "{unknown:?}");
    assert_eq!(server.decide(&run, kept, "perhaps").status, 422);
    let decisions = server.fetch(&format!("{run}decisions.toml")).body;
    assert_eq!(decisions.matches("[[findings]]").count(), 2, "{decisions}");
    assert!(decisions.contains("about = ") && !decisions.contains("not looked at"), "{decisions}");
    assert_eq!(server.request("POST", &format!("{run}again"), &[], b"").status, 303);
    assert_eq!(server.wait(&run)["stage"], "done");
    let report = server.report(&run);
    assert_eq!(keys(&report), before[1..]);
    assert_eq!(report["events"][0]["findings"][0]["decision"], "kept");
    // The command line obeys the file too.
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, content) in [("a.txt", &contents[0]), ("b.txt", &contents[1]), ("d.toml", &decisions.into_bytes())] {
        std::fs::write(folder.path().join(name), content).expect("written");
    }
    let mut command = corroborate();
    command.current_dir(folder.path()).args(["compare", "a.txt", "b.txt", "--decisions", "d.toml", "--format", "json"]);
    let output = command.output().expect("the binary starts");
    let of_command: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(keys(&of_command), keys(&report));
    // What is gone from the report is taken back on the page of the run.
    let page = server.fetch(&run).body;
    assert!(page.contains("Take back"), "{page}");
    let form = format!("decision=open&key={}", dismissed.replace('|', "%7C"));
    let kind = "Content-Type: application/x-www-form-urlencoded";
    assert_eq!(server.request("POST", &format!("{run}decisions"), &[kind], form.as_bytes()).status, 303);
    let decisions = server.fetch(&format!("{run}decisions.toml")).body;
    assert!(!decisions.contains(dismissed.as_str()) && decisions.contains(kept.as_str()), "{decisions}");
}

#[test]
fn decisions_at_once_are_all_written() {
    let server = Server::start(&[]);
    let run = server.compare(&[file("a.txt", &demo("daily_meridian.txt")), file("b.txt", &demo("selwyn_courier.txt"))]);
    let keys = keys(&server.report(&run));
    assert!(keys.len() > 8, "{keys:?}");
    std::thread::scope(|scope| {
        for key in &keys {
            scope.spawn(|| assert_eq!(server.decide(&run, key, "dismissed").status, 204));
        }
    });
    let decisions = server.fetch(&format!("{run}decisions.toml")).body;
    assert!(keys.iter().all(|key| decisions.contains(key.as_str())), "{decisions}");
    assert_eq!(decisions.matches("dismissed = ").count(), keys.len());
}

#[test]
fn decisions_that_come_along_are_obeyed() {
    let server = Server::start(&[]);
    let contents = [demo("daily_meridian.txt"), demo("selwyn_courier.txt")];
    let parts = || [file("a.txt", &contents[0]), file("b.txt", &contents[1])];
    let first = server.compare(&parts());
    let key = &keys(&server.report(&first))[0];
    let decisions = format!("# Judged in March.\n[[findings]]\ndismissed = \"{key}\"\n");
    let run = server.compare(&parts().into_iter().chain([file("decisions.toml", &decisions)]).collect::<Vec<_>>());
    assert!(!keys(&server.report(&run)).contains(key));
    let run =
        server.begin(&parts().into_iter().chain([file("decisions.toml", "[[names]]\nsame = 1\n")]).collect::<Vec<_>>());
    let state = server.wait(&run);
    assert!(state["told"].as_str().is_some_and(|told| told.starts_with("decisions.toml:")), "{state}");
}

#[test]
fn what_an_older_file_keeps_can_be_taken_back() {
    let server = Server::start(&[]);
    let names = ["daily_meridian.txt", "selwyn_courier.txt", "channel_nine.txt"];
    let contents = names.map(demo);
    let parts: Vec<_> = names.iter().zip(&contents).map(|(name, content)| file(name, content)).collect();
    let earlier = keys(&server.report(&server.compare(&parts[..2])));
    // The third article adds passages to findings, so that their keys are others now.
    let now = keys(&server.report(&server.compare(&parts)));
    let grown = |old: &&String| now.iter().find(|key| key != old && corroborate::report::key::is_known(old, key));
    let old = earlier.iter().find(|old| !now.contains(old) && grown(old).is_some()).expect("a finding that has grown");
    let new = grown(&old).expect("it was found");
    let decisions = format!("# Judged in March.\n\n[[findings]]\nkept = \"{old}\"\n");
    let run = server.compare(&parts.into_iter().chain([file("decisions.toml", &decisions)]).collect::<Vec<_>>());
    let report = server.fetch(&format!("{run}report")).body;
    assert!(report.contains(" data-decision=\"kept\""));
    assert_eq!(server.decide(&run, new, "open").status, 204);
    assert_eq!(server.fetch(&format!("{run}decisions.toml")).body, "# Judged in March.\n");
}

#[test]
fn two_runs_at_once_are_two_runs() {
    let server = Server::start(&["--runs", "2"]);
    let (meridian, courier) = (demo("daily_meridian.txt"), demo("selwyn_courier.txt"));
    let runs = [server.begin(&[file("a.txt", &meridian)]), server.begin(&[file("a.txt", &courier)])];
    assert_ne!(runs[0], runs[1]);
    for (run, outlet) in runs.iter().zip(["Nineteen injured", "Ferry strikes pier"]) {
        server.wait(run);
        assert!(server.report(run)["sources"][0]["title"].as_str().is_some_and(|title| title.starts_with(outlet)));
    }
}

#[test]
fn old_runs_are_forgotten() {
    let served = tempfile::tempdir().expect("a temporary folder");
    let n_folders = || std::fs::read_dir(served.path()).expect("it can be read").count();
    let server = Server::start_in(Some(served.path()), &["--keep", "1"]);
    let text = demo("daily_meridian.txt");
    let first = server.compare(&[file("a.txt", &text)]);
    let second = server.compare(&[file("a.txt", &text)]);
    assert_eq!((server.fetch(&first).status, server.fetch(&second).status), (404, 200));
    let folder = std::fs::read_dir(served.path()).expect("it can be read").next().expect("the server's").expect("read");
    assert_eq!(std::fs::read_dir(folder.path()).expect("it can be read").count(), 1);
    drop(server);
    let kept = served.path().join("kept");
    let server = Server::start(&["--keep", "1", "--folder", kept.to_str().expect("UTF-8")]);
    for _ in 0..2 {
        server.compare(&[file("a.txt", &text)]);
    }
    assert_eq!(std::fs::read_dir(&kept).expect("it can be read").count(), 2, "the user's folder keeps all");
    assert_eq!(n_folders(), 2, "a server that is killed cannot clean up");
}

#[test]
#[cfg(unix)]
fn nobody_else_reads_the_folders_or_learns_an_address_from_them() {
    let temporary = tempfile::tempdir().expect("a temporary folder");
    let named = temporary.path().join("named");
    let text = demo("daily_meridian.txt");
    let servers =
        [Server::start_in(Some(temporary.path()), &[]), Server::start(&["--folder", named.to_str().expect("UTF-8")])];
    let runs = servers.each_ref().map(|server| server.compare(&[file("a.txt", &text)]));
    let folders = |folder: &std::path::Path| -> Vec<std::path::PathBuf> {
        let entries = std::fs::read_dir(folder).expect("it can be read");
        entries.map(|entry| entry.expect("it can be read").path()).collect()
    };
    let served = folders(temporary.path());
    assert_eq!(served.len(), 2, "{served:?}");
    for of_server in served {
        let is_private = |folder: &std::path::Path| {
            let about = std::fs::metadata(folder).expect("it is there");
            std::os::unix::fs::PermissionsExt::mode(&about.permissions()) & 0o077 == 0
        };
        assert!(of_server == named || is_private(&of_server), "{of_server:?}");
        let of_runs = folders(&of_server);
        assert!(of_runs.len() == 1 && is_private(&of_runs[0]), "{of_runs:?}");
        let path = of_runs[0].display().to_string();
        assert!(runs.iter().all(|run| !path.contains(run.trim_matches(['/', 'r']))), "{path}");
    }
}

#[test]
#[cfg(unix)]
fn what_a_terminal_starts_with_nohup_outlives_it() {
    if !cfg!(target_os = "linux") {
        eprintln!("skipped: only Linux tells what a program was started to ignore");
        return;
    }
    let server = Server::start_through("nohup");
    let hang_up = Command::new("kill").args(["-HUP", &server.child.id().to_string()]).status().expect("kill runs");
    assert!(hang_up.success());
    std::thread::sleep(std::time::Duration::from_millis(200));
    assert_eq!(server.fetch("/").status, 200);
}

#[test]
#[cfg(unix)]
fn a_signal_ends_it_in_order() {
    for signal in ["-INT", "-TERM", "-HUP"] {
        if signal == "-HUP" && ignores_hangup() {
            eprintln!("skipped: these tests run under nohup, and so would the server");
            continue;
        }
        let temporary = tempfile::tempdir().expect("a temporary folder");
        let mut server = Server::start_in(Some(temporary.path()), &["--max-seconds", "60"]);
        let run = server.begin(&[file("long.txt", &long_text())]);
        assert_eq!(server.fetch(&run).status, 200);
        // A connection that says nothing must not hold it up.
        let _idle = std::net::TcpStream::connect(("127.0.0.1", server.port)).expect("it listens");
        let killed = Command::new("kill").args([signal, &server.child.id().to_string()]).status().expect("kill runs");
        assert!(killed.success());
        assert_eq!(server.child.wait().expect("it ends").code(), Some(0));
        let mut said = String::new();
        std::io::Read::read_to_string(&mut server.stderr, &mut said).expect("text");
        assert_eq!(said, "");
        assert_eq!(std::fs::read_dir(temporary.path()).expect("it can be read").count(), 0);
    }
}

/// Whether this program, and so what it starts, ignores the signal of a closed terminal.
#[cfg(unix)]
fn ignores_hangup() -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    ignored.is_some_and(|signals| signals.trim().ends_with(['1', '3', '5', '7', '9', 'b', 'd', 'f']))
}

#[test]
fn an_address_in_use_is_told() {
    let server = Server::start(&[]);
    let (_, stderr, status) = crate::run(&["serve", "--port", &server.port.to_string()]);
    assert!(stderr.contains("cannot listen on 127.0.0.1") && stderr.contains("--port 0"), "{stderr}");
    assert_eq!(status, 2);
}

#[test]
fn the_network_is_let_in_with_a_warning_only() {
    let server = Server::start(&["--bind", "0.0.0.0"]);
    assert!(server.said.contains("warning: anybody who can reach"), "{}", server.said);
    assert_eq!(server.fetch("/").status, 200);
    assert!(!Server::start(&[]).said.contains("warning"));
}
