//! The page for those who watch over the bot: whether it lives, whether it is
//! ready, and its metrics.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use super::error::Failure;
use super::metrics::Metrics;
use crate::library::Shelf;

const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// How long requests that are under way at the end may take.
const LAST_REQUESTS: Duration = Duration::from_secs(1);

/// What the page tells of.
#[derive(Clone, Debug)]
pub(super) struct Watched {
    /// What is counted, the shards among it.
    pub(super) metrics: Arc<Metrics>,
    /// The articles in force. There are some from the start on.
    pub(super) shelf: Arc<Shelf>,
}

/// Takes the page's address.
///
/// # Errors
/// [`Failure::HealthAddress`] if it can't be had.
pub(super) async fn bind(address: SocketAddr) -> Result<TcpListener, Failure> {
    let listener = TcpListener::bind(address).await;
    listener.map_err(|error| Failure::HealthAddress { address, error })
}

/// Serves the page until `shutdown` is done:
///
/// - `/healthz`: 200 while the process lives.
/// - `/readyz`: 200 while every shard is connected, else 503 and why.
/// - `/metrics`: in the OpenMetrics text format.
///
/// # Errors
/// If the listener breaks.
pub(super) async fn serve(
    listener: TcpListener,
    watched: Watched,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let (stopping, stopped) = oneshot::channel();
    let server = axum::serve(listener, router(watched)).with_graceful_shutdown(async {
        shutdown.await;
        // The other end is there as long as the server.
        let _ = stopping.send(());
    });
    let out_of_time = async {
        let _ = stopped.await;
        tokio::time::sleep(LAST_REQUESTS).await;
    };
    tokio::select! {
        ended = server => ended,
        () = out_of_time => Ok(()),
    }
}

fn router(watched: Watched) -> Router {
    Router::new()
        .route("/healthz", get(async || "ok\n"))
        .route("/readyz", get(ready))
        .route("/metrics", get(metrics))
        .fallback(async || {
            (
                StatusCode::NOT_FOUND,
                "There are /healthz, /readyz and /metrics.\n",
            )
        })
        .with_state(watched)
}

async fn ready(State(watched): State<Watched>) -> (StatusCode, String) {
    match watched.metrics.disconnected() {
        None => (StatusCode::OK, "ready\n".to_owned()),
        Some(why) => (StatusCode::SERVICE_UNAVAILABLE, format!("{why}\n")),
    }
}

async fn metrics(State(watched): State<Watched>) -> impl IntoResponse {
    let articles = watched.shelf.current().index.articles().len();
    watched
        .metrics
        .library(watched.shelf.generation(), articles);
    (
        [(header::CONTENT_TYPE, OPEN_METRICS)],
        watched.metrics.text(),
    )
}

#[cfg(test)]
mod tests {
    use std::net::SocketAddr;
    use std::sync::Arc;
    use std::time::Duration;

    use reqwest::{Client, Method, Response};
    use tokio::io::AsyncWriteExt as _;
    use tokio::net::TcpStream;
    use tokio::sync::oneshot;
    use tokio::task::JoinHandle;

    use super::{Failure, Metrics, OPEN_METRICS, Shelf, Watched, bind, serve};
    use crate::library::{Library, Origin};

    struct Page {
        address: SocketAddr,
        metrics: Arc<Metrics>,
        shelf: Arc<Shelf>,
        stop: oneshot::Sender<()>,
        served: JoinHandle<std::io::Result<()>>,
    }

    impl Page {
        async fn start() -> Self {
            let library = Library::load(&Origin::BuiltIn, &mut |_, _| {}).expect("a library");
            let metrics = Arc::new(Metrics::new());
            let shelf = Arc::new(Shelf::new(library));
            let watched = Watched {
                metrics: Arc::clone(&metrics),
                shelf: Arc::clone(&shelf),
            };
            let listener = bind(([127, 0, 0, 1], 0).into()).await.expect("a port");
            let address = listener.local_addr().expect("an address");
            let (stop, stopped) = oneshot::channel::<()>();
            let served = tokio::spawn(serve(listener, watched, async {
                let _ = stopped.await;
            }));
            Self {
                address,
                metrics,
                shelf,
                stop,
                served,
            }
        }

        async fn asked(&self, method: Method, path: &str) -> Response {
            let url = format!("http://{}{path}", self.address);
            let request = Client::new().request(method, url);
            request.send().await.expect("a response")
        }

        #[track_caller]
        fn get(&self, path: &str) -> impl Future<Output = (u16, String)> {
            let response = self.asked(Method::GET, path);
            async {
                let response = response.await;
                (
                    response.status().as_u16(),
                    response.text().await.expect("text"),
                )
            }
        }
    }

    #[tokio::test]
    async fn it_is_ready_once_every_shard_is_connected() {
        let page = Page::start().await;
        assert_eq!(page.get("/healthz").await, (200, "ok\n".to_owned()));
        let (status, why) = page.get("/readyz").await;
        assert_eq!(
            (status, why.as_str()),
            (503, "not yet connected to Discord\n")
        );
        page.metrics.expect_shards(2);
        page.metrics.shard(0, true);
        let (status, why) = page.get("/readyz").await;
        assert_eq!(
            (status, why.as_str()),
            (503, "1 of 2 shards are connected to Discord\n")
        );
        page.metrics.shard(1, true);
        assert_eq!(page.get("/readyz").await, (200, "ready\n".to_owned()));
    }

    #[tokio::test]
    async fn metrics_tell_of_the_articles_in_force() {
        let page = Page::start().await;
        let response = page.asked(Method::GET, "/metrics").await;
        assert_eq!(response.headers()["content-type"], OPEN_METRICS);
        let text = response.text().await.expect("text");
        assert!(text.contains("\nfootnote_library_generation 1\n"), "{text}");
        page.shelf.reload();
        let (_, text) = page.get("/metrics").await;
        assert!(text.contains("\nfootnote_library_generation 2\n"), "{text}");
        assert!(text.contains("\nfootnote_library_articles 1\n"), "{text}");
        assert!(text.ends_with("# EOF\n"), "{text}");
    }

    #[tokio::test]
    async fn other_requests_are_refused() {
        let page = Page::start().await;
        let (status, text) = page.get("/").await;
        assert_eq!((status, text.contains("/metrics")), (404, true));
        for (method, status) in [
            (Method::HEAD, 200),
            (Method::POST, 405),
            (Method::DELETE, 405),
        ] {
            let response = page.asked(method, "/metrics").await;
            assert_eq!(response.status().as_u16(), status);
        }
    }

    #[tokio::test]
    async fn a_request_that_never_ends_holds_nobody_up() {
        let page = Page::start().await;
        let mut halted = TcpStream::connect(page.address)
            .await
            .expect("a connection");
        halted
            .write_all(b"GET /healthz HTTP/1.1\r\n")
            .await
            .expect("sent");
        page.get("/healthz").await;
        page.stop.send(()).expect("it is served");
        let ended = tokio::time::timeout(Duration::from_secs(30), page.served).await;
        ended
            .expect("it ends")
            .expect("no panic")
            .expect("no error");
    }

    #[tokio::test]
    async fn a_port_in_use_is_named_with_the_remedy() {
        let page = Page::start().await;
        let failure = bind(page.address).await.expect_err("it is in use");
        assert!(matches!(failure, Failure::HealthAddress { .. }));
        assert_eq!(
            failure.to_string(),
            format!(
                "FOOTNOTE_HEALTH_ADDR is {}, where another program listens; stop that program, or choose another port",
                page.address
            )
        );
        assert!(failure.is_the_operators());
    }
}
