//! `corroborate serve`: a page for the browser, from articles to the report and what a person decides on it.
//!
//! Here it starts and ends: folder, address, signals. `routes` says what can be asked for, `guard` who may ask, `limits`
//! how much; docs/serve.md tells all of it. The comparison is the library's, which never touches the network.

mod decided;
mod downloads;
mod files;
mod guard;
mod job;
mod limits;
mod listen;
mod pages;
mod refusal;
mod routes;
mod runs;
mod shelf;
mod stop;
mod upload;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use tempfile::TempDir;
use tokio::net::TcpListener;

use crate::args::{Open, ServeArgs};
use crate::exit::Exit;
use guard::Door;
use limits::Limits;
use shelf::Shelf;

/// What all requests share.
struct App {
    shelf: Shelf,
    limits: Limits,
    door: Door,
}

/// Runs the command until it is told to stop.
pub fn run(args: &ServeArgs) -> anyhow::Result<Exit> {
    let limits = Limits::new(args);
    let served = Served::new(args.folder.as_deref())?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .enable_time()
        .max_blocking_threads(limits.runs + limits::SHORT_WORK)
        .build()
        .context("cannot start the server")?;
    let outcome = runtime.block_on(serve(args, limits, &served));
    // A comparison in its thread cannot be stopped, and nobody waits for it any more.
    runtime.shutdown_background();
    served.close();
    outcome.map(|()| Exit::Success)
}

async fn serve(args: &ServeArgs, limits: Limits, served: &Served) -> anyhow::Result<()> {
    let asked = SocketAddr::new(args.bind, args.port);
    let advice = "choose another with --port, or --port 0 for any that is free";
    let listener = TcpListener::bind(asked).await.with_context(|| format!("cannot listen on {asked}; {advice}"))?;
    let address = listener.local_addr().context("the system does not tell the address")?;
    let stop = stop::asked()?;
    tell(address, served);
    if args.open == Open::Yes
        && let Err(error) = open::that_detached(page_address(address))
    {
        anstream::eprintln!("corroborate: cannot open the browser ({error}); open the address yourself");
    }
    let door = Door::new(address, &args.allow_host);
    let shelf = Shelf::new(served.folder.clone(), served.is_kept(), &limits);
    listen::serve(listener, routes::router(Arc::new(App { shelf, limits, door })), stop).await;
    Ok(())
}

/// Says where the page is, and what to know before using it.
fn tell(address: SocketAddr, served: &Served) {
    if !address.ip().is_loopback() {
        anstream::eprintln!(
            "corroborate: warning: anybody who can reach {address} can use this page, with no password and unencrypted"
        );
    }
    let folder = if served.is_kept() {
        format!("runs are kept in {}", served.folder.display())
    } else {
        "runs are removed at the end".to_owned()
    };
    anstream::eprintln!("Listening on {} ({folder}), stop with Ctrl-C", page_address(address));
}

/// The address to open: a browser cannot go to "all addresses".
fn page_address(address: SocketAddr) -> String {
    let port = address.port();
    match address {
        SocketAddr::V4(address) if address.ip().is_unspecified() => format!("http://127.0.0.1:{port}/"),
        SocketAddr::V6(address) if address.ip().is_unspecified() => format!("http://[::1]:{port}/"),
        other => format!("http://{other}/"),
    }
}

/// The folder under which the runs have theirs.
struct Served {
    folder: PathBuf,
    /// Removed with all that is in it; `None` where the user named the folder.
    temporary: Option<TempDir>,
}

impl Served {
    fn new(named: Option<&Path>) -> anyhow::Result<Served> {
        let Some(named) = named else {
            let temporary = files::private_folder("corroborate-").tempdir();
            let temporary = temporary.context("cannot make a temporary folder; name one with --folder")?;
            return Ok(Served { folder: temporary.path().canonicalize()?, temporary: Some(temporary) });
        };
        let made = std::fs::create_dir_all(named).and_then(|()| named.canonicalize());
        let folder = made.with_context(|| format!("cannot use {} as --folder", named.display()))?;
        Ok(Served { folder, temporary: None })
    }

    fn is_kept(&self) -> bool {
        self.temporary.is_none()
    }

    fn close(self) {
        let Some(temporary) = self.temporary else { return };
        if let Err(error) = temporary.close() {
            anstream::eprintln!("corroborate: the temporary folder could not be removed: {error}");
        }
    }
}
