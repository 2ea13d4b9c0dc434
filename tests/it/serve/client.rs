//! A server under test, and a client that sends exactly what it is told: no path is tidied, no header added.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

/// Longer than any answer takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// The line between the parts of an upload.
pub const BOUNDARY: &str = "---- boundary of a test";

/// A running server; killed when dropped.
pub struct Server {
    pub child: Child,
    pub port: u16,
    /// What it said until it listened.
    pub said: String,
    pub stderr: BufReader<std::process::ChildStderr>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    /// The head as it came.
    pub head: String,
    pub body: String,
}

impl Answer {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

/// One part of an upload.
pub struct Part<'p> {
    pub name: &'p str,
    pub file: Option<&'p str>,
    pub content: &'p [u8],
}

/// A file as a form sends it.
pub fn file<'p>(name: &'p str, content: &'p (impl AsRef<[u8]> + ?Sized)) -> Part<'p> {
    Part { name: "file", file: Some(name), content: content.as_ref() }
}

/// A field as a form sends it.
pub fn field<'p>(name: &'p str, value: &'p str) -> Part<'p> {
    Part { name, file: None, content: value.as_bytes() }
}

/// The body of an upload.
pub fn multipart(parts: &[Part<'_>]) -> Vec<u8> {
    let mut body = Vec::new();
    for part in parts {
        let file = part.file.map(|file| format!("; filename=\"{file}\"")).unwrap_or_default();
        let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{}\"{file}\r\n\r\n", part.name);
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(part.content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    body
}

impl Server {
    pub fn start(args: &[&str]) -> Server {
        Server::start_in(None, args)
    }

    /// Starts with `temporary` as the place for temporary folders.
    pub fn start_in(temporary: Option<&std::path::Path>, args: &[&str]) -> Server {
        let mut command = Command::new(env!("CARGO_BIN_EXE_corroborate"));
        if let Some(temporary) = temporary {
            command.env("TMPDIR", temporary);
        }
        Server::listening(&mut command, args)
    }

    /// Starts by another program, which becomes the server.
    #[cfg(unix)]
    pub fn start_through(program: &str) -> Server {
        let mut command = Command::new(program);
        Server::listening(command.arg(env!("CARGO_BIN_EXE_corroborate")), &[])
    }

    fn listening(command: &mut Command, args: &[&str]) -> Server {
        // Empty: no file of settings, wherever the tests run.
        let command = command.env("CORROBORATE_CONFIG", "").args(["serve", "--port", "0"]).args(args);
        let mut child = command.stderr(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the binary starts");
        let mut stderr = BufReader::new(child.stderr.take().expect("it is piped"));
        let mut said = String::new();
        while !said.contains("Listening on") {
            let n_read = stderr.read_line(&mut said).expect("it is text");
            assert!(n_read > 0, "it ended with {said}");
        }
        let address = said.split("http://").nth(1).and_then(|rest| rest.split('/').next()).expect("an address");
        let port = address.rsplit(':').next().and_then(|port| port.parse().ok()).expect("a port");
        Server { child, port, said, stderr }
    }

    /// Sends bytes as they are and reads until the server closes.
    pub fn send(&self, bytes: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("the server listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("it can be set");
        stream.write_all(bytes).expect("the server reads");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("the server answers");
        let answer = String::from_utf8(answer).expect("answers are UTF-8");
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no head in {answer:?}"));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        Answer { status, head: head.to_owned(), body: body.to_owned() }
    }

    /// A request with these further header lines.
    pub fn request(&self, method: &str, path: &str, headers: &[&str], body: &[u8]) -> Answer {
        let mut bytes = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n").into_bytes();
        if !headers.iter().any(|header| header.starts_with("Host:")) {
            bytes.extend_from_slice(format!("Host: 127.0.0.1:{}\r\n", self.port).as_bytes());
        }
        headers.iter().for_each(|header| bytes.extend_from_slice(format!("{header}\r\n").as_bytes()));
        if method == "POST" && !headers.iter().any(|header| header.starts_with("Transfer-Encoding:")) {
            bytes.extend_from_slice(format!("Content-Length: {}\r\n", body.len()).as_bytes());
        }
        bytes.extend_from_slice(b"\r\n");
        bytes.extend_from_slice(body);
        self.send(&bytes)
    }

    pub fn fetch(&self, path: &str) -> Answer {
        self.request("GET", path, &[], b"")
    }

    /// Uploads; gives the answer as it is.
    pub fn upload(&self, parts: &[Part<'_>]) -> Answer {
        let kind = format!("Content-Type: multipart/form-data; boundary=\"{BOUNDARY}\"");
        self.request("POST", "/compare", &[&kind], &multipart(parts))
    }

    /// Uploads, and gives the address of the run.
    #[track_caller]
    pub fn begin(&self, parts: &[Part<'_>]) -> String {
        let answer = self.upload(parts);
        assert_eq!(answer.status, 303, "{answer:?}");
        answer.header("location").expect("a redirect leads somewhere").to_owned()
    }

    /// Waits until the run is over; gives its state.
    #[track_caller]
    pub fn wait(&self, run: &str) -> Value {
        let start = Instant::now();
        loop {
            let state = self.fetch(&format!("{run}state")).json();
            if state["busy"] == false {
                return state;
            }
            assert!(start.elapsed() < PATIENCE, "{state}");
            std::thread::sleep(Duration::from_millis(30));
        }
    }

    /// Uploads, waits for the report, and gives the address of the run.
    #[track_caller]
    pub fn compare(&self, parts: &[Part<'_>]) -> String {
        let run = self.begin(parts);
        let state = self.wait(&run);
        assert_eq!(state["stage"], "done", "{state}");
        run
    }

    /// The JSON report of a run.
    pub fn report(&self, run: &str) -> Value {
        self.fetch(&format!("{run}report.json")).json()
    }

    /// Sends a decision as the report's page does.
    pub fn decide(&self, run: &str, key: &str, decision: &str) -> Answer {
        let body = serde_json::json!({"key": key, "about": "not looked at", "decision": decision}).to_string();
        let origin = format!("Origin: http://127.0.0.1:{}", self.port);
        let headers = ["Content-Type: application/json", &origin];
        self.request("POST", &format!("{run}decisions"), &headers, body.as_bytes())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already, as some tests want.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The keys of all findings.
pub fn keys(report: &Value) -> Vec<String> {
    let events = report["events"].as_array().expect("a list").iter();
    let findings = events.flat_map(|event| event["findings"].as_array().expect("a list"));
    findings.map(|finding| finding["key"].as_str().expect("a key").to_owned()).collect()
}
