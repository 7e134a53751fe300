//! The page of metrics: a server of its own beside the script's, so that no client of the script's ever reaches it.

use std::rc::Rc;

use protocol::http1::response::{Body, ResponseHead};

use super::response::send_status;
use crate::engine::log::{self, Level};
use crate::engine::{Created, Engine, Job};
use crate::net::outbox;
use crate::server::accept::AcceptEnd;
use crate::server::http::exchange::Exchange;
use crate::server::http::request::Request;
use crate::server::settings::MetricsListener;
use crate::server::{Application, Server, Settings};
use crate::zend::PhpResult;

const CONTENT_TYPE: &[u8] = b"text/plain; version=0.0.4; charset=utf-8";
const NOT_FOUND: u16 = 404;
const METHOD_NOT_ALLOWED: u16 = 405;

struct MetricsPage {
    path: Vec<u8>,
}

impl Application for MetricsPage {
    fn media_type(&self, _path: &[u8]) -> Vec<u8> {
        CONTENT_TYPE.to_vec()
    }

    fn handle(&self, request: Rc<Request>, exchange: Rc<Exchange>) -> PhpResult<()> {
        if request.head.path() != self.path {
            send_status(&exchange, NOT_FOUND);
        } else if !matches!(request.head.method(), b"GET" | b"HEAD") {
            send_status(&exchange, METHOD_NOT_ALLOWED);
        } else {
            send_page(&exchange, Engine::get().metrics_page().as_bytes());
        }
        Ok(())
    }
}

fn send_page(exchange: &Exchange, page: &[u8]) {
    let mut out = outbox::take_buffer();
    let mut head = ResponseHead::begin(&mut out, 200, None);
    // The field's name and its value are valid.
    let _ = head.header(b"Content-Type", Some(CONTENT_TYPE));
    let finished = exchange.finish(
        head,
        Body::Sized {
            len: page.len() as u64,
        },
    );
    // Who has gone needs no answer.
    let _ = exchange.send(&out, finished, page);
    outbox::recycle_buffer(out);
}

/// Serves the page until the server that is given back is shut down. Each process of a pool listens, and whichever is asked
/// tells of all. None: it cannot be served, as the log says; that is no reason not to serve the script's clients.
pub fn serve(listener: &MetricsListener) -> PhpResult<Option<Rc<Server>>> {
    let complain = |error: &dyn std::fmt::Display| {
        let text = format!("metrics_listen: {} cannot be served: {error}", listener.text);
        log::write(Level::Warning, &text);
    };
    let server = match Server::bind(listener.address.clone(), true) {
        Ok(server) => Rc::new(server),
        Err(error) => {
            complain(&error);
            return Ok(None);
        }
    };
    let settings = Settings::of_metrics();
    let page: Rc<dyn Application> = Rc::new(MetricsPage {
        path: listener.path.clone(),
    });
    let in_coroutine = Rc::clone(&server);
    let job = Job::Native(Box::new(move || {
        match in_coroutine.start(page, settings, &|| {})? {
            AcceptEnd::Shutdown => {}
            AcceptEnd::Failed(error) => log::write(Level::Warning, &format!("metrics_listen: {error}")),
        }
        Ok(())
    }));
    match Engine::get().create(job)? {
        Created::Id(_) => Ok(Some(server)),
        Created::LimitReached(live) => {
            complain(&format!("exceed max number of coroutine {live}"));
            Ok(None)
        }
    }
}
