//! What can be asked for, and who answers it.
//!
//! Every address is one of these, or that of a run in memory; none becomes a path. docs/serve.md lists them.

use std::sync::Arc;

use axum::body::{Body, HttpBody};
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Path, Request, State};
use axum::http::StatusCode;
use axum::http::header::{self, HeaderMap};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Json, Router, middleware};
use corroborate::report::html::{self, HtmlOptions};
use serde_json::json;
use tokio::time::timeout;

use super::decided::{self, DecisionTyped};
use super::downloads::{DOWNLOADS, Download};
use super::files::DECISIONS;
use super::limits::{PAUSE, SMALL_BODY, UPLOAD_TIME};
use super::refusal::Refusal;
use super::runs::{Finished, Run};
use super::upload;
use super::{App, guard, job, pages};

/// All routes. The guard stands before them, the headers go on every answer.
pub fn router(app: Arc<App>) -> Router {
    let upload_limit = usize::try_from(app.limits.upload).unwrap_or(usize::MAX);
    Router::new()
        .route("/", get(front))
        .route("/serve.css", get(async || ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], pages::STYLE)))
        .route("/serve.js", get(async || ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], pages::SCRIPT)))
        // Browsers ask for one without being told to.
        .route("/favicon.ico", get(async || StatusCode::NO_CONTENT))
        .route("/compare", post(compare).layer(DefaultBodyLimit::max(upload_limit)))
        .route("/r/{id}", get(slash))
        .route("/r/{id}/", get(page))
        .route("/r/{id}/state", get(state))
        .route("/r/{id}/report", get(report))
        .route("/r/{id}/decisions", post(decide))
        .route("/r/{id}/again", post(again))
        .route("/r/{id}/{file}", get(download))
        .fallback(async || Refusal::absent("There is no such page."))
        .layer(DefaultBodyLimit::max(SMALL_BODY))
        .layer(middleware::from_fn(pages::show_refusals))
        .layer(middleware::from_fn_with_state(app.clone(), guard::admit))
        .layer(middleware::map_response(guard::add_headers))
        .with_state(app)
}

async fn front(State(app): State<Arc<App>>) -> Response {
    pages::front(&app.limits)
}

/// Takes an upload and starts its comparison; leads to the page of the run.
async fn compare(State(app): State<Arc<App>>, request: Request) -> Result<Redirect, Refusal> {
    let refusal = |_| Refusal::failed("take the upload", "it ends");
    let _turn = app.shelf.uploads.acquire().await.map_err(refusal)?;
    if request.body().size_hint().lower() > app.limits.upload {
        drain(request.into_body(), 2 * app.limits.upload).await;
        return Err(upload::too_large(&app.limits));
    }
    let parts = Multipart::from_request(request, &()).await;
    let parts = parts.map_err(|error| Refusal::bad(format!("The upload is broken: {}.", error.body_text())))?;
    let (id, folder) = match app.shelf.new_folder() {
        Ok(folder) => folder,
        Err(refusal) => {
            // Ends by itself: the upload is no longer than its limit, and no part may pause for long.
            upload::drop_rest(parts).await;
            return Err(refusal);
        }
    };
    let received = timeout(UPLOAD_TIME, upload::receive(parts, &app.limits, folder)).await;
    let upload = received.map_err(|_| upload::too_slow(UPLOAD_TIME))??;
    let (run, attempt) = app.shelf.add(id, upload)?;
    let address = address(&run);
    job::start(app.clone(), run, attempt);
    Ok(Redirect::to(&address))
}

/// Reads an upload that is refused, up to a length: a browser that is still sending does not see the answer.
async fn drain(body: Body, most: u64) {
    let mut body = std::pin::pin!(body);
    let mut read = 0;
    while read < most {
        let frame = std::future::poll_fn(|context| body.as_mut().poll_frame(context));
        let Ok(Some(Ok(frame))) = timeout(PAUSE, frame).await else { return };
        read += frame.data_ref().map_or(0, |data| data.len() as u64);
    }
}

fn address(run: &Run) -> String {
    format!("/r/{}/", run.id)
}

/// The address of a run without its last slash.
async fn slash(State(app): State<Arc<App>>, Path(id): Path<String>) -> Result<Redirect, Refusal> {
    Ok(Redirect::to(&address(&*app.shelf.find(&id)?)))
}

async fn page(State(app): State<Arc<App>>, Path(id): Path<String>) -> Result<Response, Refusal> {
    Ok(pages::run(&*app.shelf.find(&id)?))
}

async fn state(State(app): State<Arc<App>>, Path(id): Path<String>) -> Result<Response, Refusal> {
    let run = app.shelf.find(&id)?;
    let now = run.snapshot();
    let problems = now.finished.as_deref().map_or(&run.problems, |finished| &finished.problems);
    let state = json!({
        "busy": now.stage.is_busy(),
        "stage": now.stage.word(),
        "told": pages::told(&now.stage),
        "seconds": pages::seconds(&now),
        "problems": problems,
        "report": now.finished.is_some(),
    });
    Ok(Json(state).into_response())
}

/// The report, which sends decisions back here. Its page carries its own content security policy.
async fn report(State(app): State<Arc<App>>, Path(id): Path<String>) -> Result<Response, Refusal> {
    let (run, finished) = finished(&app, &id)?;
    let decide = format!("{}decisions", address(&run));
    let render = move || {
        // A file that cannot be read is told on the page of the run; the report is there all the same.
        let standing = decided::standing(&run).unwrap_or_default();
        let decided = decided::on_report(&standing, &finished.report);
        let options = HtmlOptions { decide: Some(&decide), decided: &decided };
        html::render(&finished.report, &finished.articles, &options)
    };
    Ok(axum::response::Html(on_thread(render).await?).into_response())
}

/// A file to download: a form of the report, or the decisions.
async fn download(State(app): State<Arc<App>>, Path((id, file)): Path<(String, String)>) -> Result<Response, Refusal> {
    if file == DECISIONS {
        let run = app.shelf.find(&id)?;
        let text = run.folder.decisions_text().map_err(|error| Refusal::failed("read the decisions", error))?;
        return Ok(attachment(DECISIONS, "application/toml", text.unwrap_or_else(|| decided::HEAD.to_owned())));
    }
    let Some(&Download { name, media, render, .. }) = DOWNLOADS.iter().find(|download| download.name == file) else {
        app.shelf.find(&id)?;
        return Err(Refusal::absent("There is no such file."));
    };
    let (_, finished) = finished(&app, &id)?;
    Ok(attachment(name, media, on_thread(move || render(&finished)).await?))
}

fn attachment(name: &str, media: &str, text: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, format!("{media}; charset=utf-8")),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox".to_owned()),
    ];
    (headers, text).into_response()
}

/// Writes down what a person decides on a finding. The report's page sends JSON, the page of the run a form.
async fn decide(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    request: Request,
) -> Result<Response, Refusal> {
    let run = app.shelf.find(&id)?;
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("");
    let is_form = kind.starts_with("application/x-www-form-urlencoded");
    let typed: DecisionTyped = if is_form {
        let form = in_time(Form::from_request(request, &())).await?;
        form.map_err(|error| Refusal::new(error.status(), error.body_text()))?.0
    } else {
        let json = in_time(Json::from_request(request, &())).await?;
        json.map_err(|error| Refusal::new(error.status(), error.body_text()))?.0
    };
    let address = address(&run);
    on_thread(move || decided::write(&run, &typed)).await??;
    Ok(if is_form { Redirect::to(&address).into_response() } else { StatusCode::NO_CONTENT.into_response() })
}

async fn again(State(app): State<Arc<App>>, Path(id): Path<String>) -> Result<Redirect, Refusal> {
    let run = app.shelf.find(&id)?;
    let attempt = app.shelf.again(&run)?;
    let address = address(&run);
    job::start(app.clone(), run, attempt);
    Ok(Redirect::to(&address))
}

/// The run with its report.
fn finished(app: &App, id: &str) -> Result<(Arc<Run>, Arc<Finished>), Refusal> {
    let run = app.shelf.find(id)?;
    let finished = run.snapshot().finished;
    let finished = finished.ok_or_else(|| Refusal::absent("There is no report yet; look at the page of the run."))?;
    Ok((run, finished))
}

/// Runs what takes a moment beside the connections.
async fn on_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Refusal> {
    tokio::task::spawn_blocking(work).await.map_err(|error| Refusal::failed("answer", error))
}

/// What comes within `PAUSE`.
async fn in_time<T>(coming: impl Future<Output = T>) -> Result<T, Refusal> {
    timeout(PAUSE, coming)
        .await
        .map_err(|_| Refusal::new(StatusCode::REQUEST_TIMEOUT, "The request did not come whole."))
}
