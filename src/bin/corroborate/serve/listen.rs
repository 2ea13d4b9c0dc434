//! Connections: taken on up to a number, ended when they are slow, let go in order when the program ends.
//!
//! Leaves what is asked and answered to the router.

use std::sync::Arc;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use super::limits::{CONNECTION_TIME, CONNECTIONS, FAREWELL, HEAD_TIME};

/// How long to wait when the system has no handle for a further connection.
const BREATH: std::time::Duration = std::time::Duration::from_millis(100);

/// Serves until `stop` is ready, then gives the requests under way a moment to end.
pub async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    let ends = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    tokio::pin!(stop);
    loop {
        let next = tokio::select! {
            next = next(&listener, &places) => next,
            () = &mut stop => break,
        };
        let Some((stream, place)) = next else { continue };
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD_TIME)
            .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router.clone()));
        let connection = ends.watch(connection);
        tokio::spawn(async move {
            // A client that goes away or is too slow is its own loss.
            let _ = timeout(CONNECTION_TIME, connection).await;
            drop(place);
        });
    }
    drop(listener);
    // Who has not got an answer by then gets none.
    let _ = timeout(FAREWELL, ends.shutdown()).await;
}

/// The next connection, once there is a place for it; nothing where the system refuses one.
async fn next(listener: &TcpListener, places: &Arc<Semaphore>) -> Option<(TcpStream, OwnedSemaphorePermit)> {
    let place = places.clone().acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok((stream, _)) => Some((stream, place)),
        Err(_) => {
            tokio::time::sleep(BREATH).await;
            None
        }
    }
}
