//! Who may ask: a browser that knows this server by its own name, and for what changes something, from its own pages.
//!
//! A page elsewhere can make a browser send requests here. It cannot choose the header `Host` (so a name that was made to
//! point here is found out), nor `Origin` and `Sec-Fetch-Site`. Also the headers that every answer carries.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::App;
use super::refusal::Refusal;

/// What every answer says, unless the page has said otherwise.
const HEADERS: [(HeaderName, &str); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::CACHE_CONTROL, "no-store"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// The names under which this server is asked.
pub struct Door {
    address: SocketAddr,
    /// Names that the user allows, in lower case, with any port.
    allowed: Vec<String>,
}

impl Door {
    /// The door of a server that listens on `address`.
    pub fn new(address: SocketAddr, allowed: &[String]) -> Door {
        Door { address, allowed: allowed.iter().map(|name| name.to_ascii_lowercase()).collect() }
    }

    /// Whether `host`, a name with a port, is this server.
    fn knows(&self, host: &str) -> bool {
        let host = host.to_ascii_lowercase();
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) if !port.ends_with(']') => (name, port.parse().ok()),
            _ => (host.as_str(), Some(80)),
        };
        self.allowed.iter().any(|allowed| *allowed == name) || (port == Some(self.address.port()) && self.is_own(name))
    }

    fn is_own(&self, name: &str) -> bool {
        let bound = self.address.ip();
        let bare = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
        let is_local = name == "localhost" && (bound.is_loopback() || bound.is_unspecified());
        is_local
            || bare.parse().is_ok_and(|asked: IpAddr| {
                // A number is no name that somebody else could make point here.
                asked == bound || bound.is_unspecified() || (asked.is_loopback() && bound.is_loopback())
            })
    }

    /// Whether the request comes in by this door.
    fn check(&self, method: &Method, headers: &HeaderMap) -> Result<(), Refusal> {
        let host = only(headers, &header::HOST).filter(|host| self.knows(host));
        let Some(host) = host else {
            let message = "This server is not known by that name; ask it by the address it printed, or start it with --allow-host NAME.";
            return Err(Refusal::new(StatusCode::FORBIDDEN, message));
        };
        if matches!(*method, Method::GET | Method::HEAD) || is_from_here(host, headers) {
            return Ok(());
        }
        Err(Refusal::new(StatusCode::FORBIDDEN, "Requests from the pages of others are refused."))
    }
}

/// Whether something that changes things comes from a page of this server, or from no page at all.
fn is_from_here(host: &str, headers: &HeaderMap) -> bool {
    let site = only(headers, &HeaderName::from_static("sec-fetch-site"));
    if site.is_some_and(|site| !matches!(site, "same-origin" | "none")) {
        return false;
    }
    match only(headers, &header::ORIGIN) {
        // Programs that are no browsers send none.
        None => !headers.contains_key(header::ORIGIN),
        // Sent by pages that hide where they are; only a browser that vouches for the page otherwise is believed.
        Some("null") => site == Some("same-origin"),
        Some(origin) => {
            let authority = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"));
            authority.is_some_and(|authority| authority.eq_ignore_ascii_case(host))
        }
    }
}

/// The value of a header that stands there once.
fn only<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}

/// Lets a request in, or refuses it.
pub async fn admit(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    match app.door.check(request.method(), request.headers()) {
        Ok(()) => next.run(request).await,
        Err(refusal) => refusal.into_response(),
    }
}

/// Adds the headers that every answer carries.
pub async fn add_headers(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a server on `bound` lets in a POST with these headers.
    #[track_caller]
    fn check(bound: &str, headers: &[(&'static str, &'static str)], expected: bool) {
        let door = Door::new(bound.parse().expect("an address"), &["Desk.example".to_owned()]);
        let mut map = HeaderMap::new();
        for &(name, value) in headers {
            map.append(name, HeaderValue::from_static(value));
        }
        assert_eq!(door.check(&Method::POST, &map).is_ok(), expected, "{bound} {headers:?}");
    }

    #[test]
    fn a_server_of_this_machine_is_asked_by_its_names() {
        for host in
            ["127.0.0.1:7878", "localhost:7878", "LOCALHOST:7878", "[::1]:7878", "desk.example", "desk.example:1"]
        {
            check("127.0.0.1:7878", &[("host", host)], true);
        }
        for host in
            ["evil.example:7878", "127.0.0.1", "127.0.0.1:80", "localhost.evil.example:7878", "10.0.0.1:7878", ""]
        {
            check("127.0.0.1:7878", &[("host", host)], false);
        }
        check("127.0.0.1:80", &[("host", "localhost")], true);
        check("127.0.0.1:7878", &[], false);
        check("127.0.0.1:7878", &[("host", "localhost:7878"), ("host", "localhost:7878")], false);
    }

    #[test]
    fn a_server_of_the_network_is_asked_by_numbers() {
        check("0.0.0.0:7878", &[("host", "192.168.1.2:7878")], true);
        check("0.0.0.0:7878", &[("host", "localhost:7878")], true);
        check("0.0.0.0:7878", &[("host", "evil.example:7878")], false);
        check("192.168.1.2:7878", &[("host", "192.168.1.2:7878")], true);
        check("192.168.1.2:7878", &[("host", "192.168.1.3:7878")], false);
    }

    #[test]
    fn pages_of_others_change_nothing() {
        let with = |origin, expected| {
            check("127.0.0.1:7878", &[("host", "localhost:7878"), ("origin", origin)], expected);
        };
        with("http://localhost:7878", true);
        with("http://localhost:7879", false);
        with("http://127.0.0.1:7878", false);
        with("http://evil.example", false);
        with("http://localhost:7878.evil.example", false);
        with("null", false);
        let site = |site, origin, expected| {
            let headers = [("host", "localhost:7878"), ("sec-fetch-site", site), ("origin", origin)];
            check("127.0.0.1:7878", &headers, expected);
        };
        site("same-origin", "null", true);
        site("same-origin", "http://localhost:7878", true);
        site("cross-site", "http://localhost:7878", false);
        check("127.0.0.1:7878", &[("host", "localhost:7878"), ("sec-fetch-site", "cross-site")], false);
    }
}
