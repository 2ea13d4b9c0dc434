//! What the server refuses, and that nothing outside its folder is read or written.

use std::path::Path;

use super::client::{Answer, BOUNDARY, Part, Server, field, file, multipart};
use super::{check_headers, demo, long_text};

/// Text that stands outside the served folder.
const SECRET: &str = "The harbour master keeps the key under the mat.";

/// All files under a folder, from there, sorted.
fn all_files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut pending = vec![folder.to_path_buf()];
    while let Some(next) = pending.pop() {
        for entry in std::fs::read_dir(&next).expect("it can be read") {
            let path = entry.expect("it can be read").path();
            if path.is_dir() {
                pending.push(path);
            } else {
                found.push(path.strip_prefix(folder).expect("it is inside").display().to_string());
            }
        }
    }
    found.sort();
    found
}

#[test]
fn uploads_stay_in_the_folder_of_their_run() {
    let outside = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(outside.path().join("secret.txt"), SECRET).expect("written");
    let served = outside.path().join("served");
    let server = Server::start(&["--folder", served.to_str().expect("UTF-8")]);
    let absolute = outside.path().join("absolute.txt").display().to_string();
    let names = [
        "../escape.txt",
        "../../escape.txt",
        "..\\\\..\\\\escape.txt",
        "%2e%2e%2fescape.txt",
        "%252e%252e%252fescape.txt",
        "C:\\\\escape.txt",
        "..",
        ".",
        ".hidden.txt",
        "a/../../escape.txt",
        "nul.txt",
        &absolute,
        "escape.txt\u{0}.png",
    ];
    let text = demo("daily_meridian.txt");
    for name in names {
        let answer = server.upload(&[file(name, &text)]);
        assert!(matches!(answer.status, 303 | 400), "{name}: {answer:?}");
        if let Some(run) = answer.header("location") {
            server.wait(run);
        }
    }
    let table = format!("file,outlet\n../../../secret.txt,Echo\n{}/secret.txt,Echo\n", outside.path().display());
    let run = server.compare(&[file("a.txt", &text), file("../sources.csv", &table)]);
    assert_eq!(server.wait(&run)["problems"].as_array().map(Vec::len), Some(2));
    for path in all_files(outside.path()) {
        let parts: Vec<&str> = path.split('/').collect();
        match parts[..] {
            ["secret.txt"] => {}
            ["served", run, "articles", name] => {
                assert!(
                    run.starts_with("run-") && !name.starts_with('.') && !name.contains(['\\', ':', '%']),
                    "{path}"
                );
            }
            _ => panic!("{path} was written outside the folder of a run"),
        }
    }
}

#[test]
fn no_address_leads_to_a_file() {
    let outside = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(outside.path().join("secret.txt"), SECRET).expect("written");
    let served = outside.path().join("served");
    let server = Server::start(&["--folder", served.to_str().expect("UTF-8")]);
    let page = format!("<!doctype html><title>Ferry</title><p>{SECRET}</p>");
    let run = server.begin(&[file("page.html", &page), file("a.txt", SECRET)]);
    server.wait(&run);
    let absolute = outside.path().join("secret.txt").display().to_string();
    let ups = ["..", "%2e%2e", "%252e%252e", "..%00", "%c0%ae%c0%ae", "..%5c..", "....//"];
    let mut paths: Vec<String> = ups
        .iter()
        .flat_map(|up| {
            let target = |slash: &str| format!("{up}{slash}{up}{slash}secret.txt");
            ["/", "%2f", "%252f", "\\", "%5c"]
                .iter()
                .flat_map(move |slash| ["/", "/r/"].map(|start| format!("{start}{}", target(slash))))
                .collect::<Vec<_>>()
        })
        .collect();
    paths.extend(paths.clone().iter().map(|path| format!("{run}{}", path.trim_start_matches('/'))));
    paths.push(absolute.clone());
    paths.push(format!("/{absolute}"));
    paths.push(format!("{run}{}", absolute.replace('/', "%2f")));
    // Nor are uploads served back: a page that somebody uploads must not run here.
    for name in
        ["page.html", "a.txt", "articles/page.html", "articles%2fpage.html", "sources.csv", "report.json%00.html"]
    {
        paths.push(format!("{run}{name}"));
    }
    for path in paths {
        let answer = server.fetch(&path);
        assert!(matches!(answer.status, 400 | 404), "{path}: {answer:?}");
        assert!(!answer.body.contains("harbour master"), "{path}: {answer:?}");
    }
    assert_eq!(server.fetch(&format!("{}x", run.trim_end_matches('/'))).status, 404);
    assert_eq!(server.fetch(run.trim_end_matches('/')).header("location"), Some(run.as_str()));
    let far = server.fetch("/r/%0d%0aLocation:%20http://evil.example");
    assert_eq!((far.status, far.header("location")), (404, None));
}

#[test]
#[cfg(unix)]
fn links_in_the_folder_are_not_followed() {
    let outside = tempfile::tempdir().expect("a temporary folder");
    let secret = outside.path().join("secret.toml");
    std::fs::write(&secret, format!("# {SECRET}\n")).expect("written");
    let served = outside.path().join("served");
    let server = Server::start(&["--folder", served.to_str().expect("UTF-8")]);
    let run = server.compare(&[file("a.txt", &demo("daily_meridian.txt")), file("b.txt", &demo("selwyn_courier.txt"))]);
    let key = super::keys(&server.report(&run)).swap_remove(0);
    let folder = std::fs::read_dir(&served).expect("it can be read").next().expect("the run's").expect("read").path();
    std::os::unix::fs::symlink(&secret, folder.join("decisions.toml")).expect("linked");
    let answer = server.fetch(&format!("{run}decisions.toml"));
    assert!(answer.status == 500 && !answer.body.contains("harbour"), "{answer:?}");
    assert_eq!(server.decide(&run, &key, "kept").status, 500);
    assert_eq!(std::fs::read_to_string(&secret).expect("read"), format!("# {SECRET}\n"));
    let article = folder.join("articles/a.txt");
    std::fs::remove_file(&article).and_then(|()| std::os::unix::fs::symlink(&secret, &article)).expect("linked");
    std::fs::remove_file(folder.join("decisions.toml")).expect("removed");
    assert_eq!(server.request("POST", &format!("{run}again"), &[], b"").status, 303);
    let state = server.wait(&run);
    assert!(state["problems"].to_string().contains("a.txt: cannot be read"), "{state}");
    assert!(!server.report(&run).to_string().contains("harbour"));
}

#[test]
fn requests_from_elsewhere_are_refused() {
    let server = Server::start(&["--allow-host", "desk.example"]);
    let port = server.port;
    let check = |headers: &[String], expected: (u16, u16)| {
        let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
        let (read, written) =
            (server.request("GET", "/", &headers, b""), server.request("POST", "/r/none/again", &headers, b""));
        assert_eq!((read.status, written.status), expected, "{headers:?}");
        check_headers(&written);
    };
    let host = |name: &str| format!("Host: {name}");
    check(&[], (200, 404));
    check(&[host(&format!("localhost:{port}"))], (200, 404));
    check(&[host("desk.example")], (200, 404));
    check(&[host(&format!("evil.example:{port}"))], (403, 403));
    check(&[host("127.0.0.1:1")], (403, 403));
    check(&[host("")], (403, 403));
    check(&[format!("Origin: http://127.0.0.1:{port}")], (200, 404));
    check(&["Origin: http://evil.example".to_owned()], (200, 403));
    check(&[format!("Origin: http://127.0.0.1:{}", port ^ 1)], (200, 403));
    check(&["Origin: null".to_owned()], (200, 403));
    check(&["Sec-Fetch-Site: cross-site".to_owned()], (200, 403));
    let kind = format!("Content-Type: multipart/form-data; boundary=\"{BOUNDARY}\"");
    let body = multipart(&[file("a.txt", "A text.")]);
    assert_eq!(server.request("POST", "/compare", &[&kind, "Origin: http://evil.example"], &body).status, 403);
}

/// The upload must be refused with a status and words that help.
#[track_caller]
fn check(server: &Server, parts: &[Part<'_>], status: u16, words: &str) {
    check_answer(&server.upload(parts), status, words);
}

#[track_caller]
fn check_answer(answer: &Answer, status: u16, words: &str) {
    assert!(answer.status == status && answer.body.contains(words), "{status} {words}: {answer:?}");
}

#[test]
fn too_much_is_refused_with_the_limit() {
    let server = Server::start(&["--max-megabytes", "1", "--max-files", "2"]);
    let large = vec![b'a'; 1_200_000];
    check(&server, &[file("large.txt", &large)], 413, "larger than 1 MB");
    check(&server, &[file("a.txt", "A."), file("b.txt", "B."), file("c.txt", "C.")], 413, "More than 2 articles");
    check(&server, &[file("a.txt", "A."), field("outlet", &"x".repeat(1001))], 413, "outlet is longer");
    let fields: Vec<Part<'_>> = (0..50).map(|_| field("nothing", "")).collect();
    check(&server, &fields, 413, "More than 2 articles");
    // Without a length told before.
    let mut body = Vec::new();
    for chunk in multipart(&[file("large.txt", &large)]).chunks(50_000) {
        body.extend_from_slice(format!("{:x}\r\n", chunk.len()).as_bytes());
        body.extend_from_slice(chunk);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"0\r\n\r\n");
    let kind = format!("Content-Type: multipart/form-data; boundary=\"{BOUNDARY}\"");
    let answer = server.request("POST", "/compare", &[&kind, "Transfer-Encoding: chunked"], &body);
    check_answer(&answer, 413, "larger than 1 MB");
    // A file of JSON Lines holds an article in each line.
    let lines =
        ["A", "B", "C"].map(|title| format!("{{\"title\": \"{title}\", \"text\": \"The pier of {title} fell.\"}}\n"));
    let run = server.begin(&[file("a.jsonl", &lines[..2].concat())]);
    assert_eq!(server.wait(&run)["stage"], "done");
    let run = server.begin(&[file("a.jsonl", &lines.concat())]);
    let state = server.wait(&run);
    let told = "3 articles, more than 2; leave some out, or start with --max-files.";
    assert_eq!((&state["stage"], &state["told"]), (&"failed".into(), &told.into()), "{state}");
    let page =
        server.request("POST", "/compare", &[&kind, "Accept: text/html"], &multipart(&[file("large.txt", &large)]));
    check_answer(&page, 413, "<p role=\"alert\" class=\"trouble\">The upload is larger than 1 MB");
    let key = "k".repeat(70_000);
    let run = server.compare(&[file("a.txt", &demo("daily_meridian.txt"))]);
    assert_eq!(server.decide(&run, &key, "kept").status, 413);
}

#[test]
fn broken_uploads_are_refused() {
    let server = Server::start(&[]);
    let send = |kind: &str, body: &[u8]| server.request("POST", "/compare", &[kind], body);
    let kind = format!("Content-Type: multipart/form-data; boundary=\"{BOUNDARY}\"");
    let whole = multipart(&[file("a.txt", "A text.")]);
    check_answer(&send("Content-Type: text/plain", b"A text."), 400, "The upload is broken");
    check_answer(&send("Content-Type: multipart/form-data", &whole), 400, "The upload is broken");
    check_answer(&send("X-Nothing: 1", &whole), 400, "The upload is broken");
    check_answer(&send(&kind, &whole[..whole.len() - 12]), 400, "The upload is broken");
    check_answer(&send(&kind, b"no boundary at all"), 400, "The upload is broken");
    check_answer(&send(&kind, &[]), 400, "The upload is broken");
    check_answer(&server.upload(&[]), 400, "nothing to compare");
    check_answer(&server.upload(&[file("", ""), field("text", "  ")]), 400, "nothing to compare");
    check_answer(&server.upload(&[file("", "A text.")]), 400, "without a name");
    let run = server.compare(&[file("a.txt", &demo("daily_meridian.txt"))]);
    let decide =
        |kind: &str, body: &str| server.request("POST", &format!("{run}decisions"), &[kind], body.as_bytes()).status;
    assert_eq!(decide("Content-Type: application/json", "{"), 400);
    assert_eq!(decide("Content-Type: application/json", "{\"key\": 1}"), 422);
    assert_eq!(decide("Content-Type: text/plain", "{}"), 415);
    assert_eq!(server.request("PUT", &run, &[], b"").status, 405);
    // After all that it still works.
    assert_eq!(server.fetch("/").status, 200);
}

#[test]
fn what_takes_too_long_is_given_up_and_the_queue_has_an_end() {
    let server = Server::start(&["--max-seconds", "3", "--runs", "1"]);
    let first = server.begin(&[file("long.txt", &long_text())]);
    let waiting: Vec<String> = (0..16).map(|_| server.begin(&[file("a.txt", "A text.")])).collect();
    let one_more = server.upload(&[file("a.txt", "A text.")]);
    // The first may have been given up by now: then one of the others is the seventeenth.
    let state = server.wait(&first);
    assert!(state["told"].as_str().is_some_and(|told| told.starts_with("Given up after 3 seconds")), "{state}");
    assert!(one_more.status == 503 && one_more.body.contains("waiting"), "{one_more:?}");
    // What was given up still holds its turn, so the others wait.
    assert_eq!(server.fetch(&format!("{}state", waiting[0])).json()["stage"], "waiting");
    assert_eq!(server.request("POST", &format!("{}again", waiting[0]), &[], b"").status, 409);
}
