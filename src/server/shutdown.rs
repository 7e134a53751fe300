//! `max_wait_time`: after so long, what is still busy when a server is shut down ends.

use std::pin::pin;
use std::rc::Rc;

use super::accept::no_stack;
use super::complaints::{self, Complaint};
use super::connection;
use super::context::ServerContext;
use super::http::http2;
use crate::engine::{Created, Engine, Interrupt, Job};
use crate::zend::{PhpResult, Unwind};

/// Starts a coroutine that waits for the connections of a server to end, for as long as its settings say.
pub fn limit(context: Rc<ServerContext>) -> PhpResult<()> {
    if context.settings.max_wait.is_none() || context.is_deserted() {
        return Ok(());
    }
    let waiting = Rc::clone(&context);
    let created = Engine::get().create_with(|| Job::Contained(Box::new(move || wait(&waiting))));
    let why = match created {
        Ok(Created::Id(_)) => return Ok(()),
        Ok(Created::LimitReached(live)) => format!("exceed max number of coroutine {live}"),
        Err(Unwind::Thrown) => no_stack()?,
        Err(unwind) => return Err(unwind),
    };
    complaints::log(
        Complaint::NoCoroutine,
        &format!("{why}: connections end now, and not after max_wait_time"),
    );
    end_all(&context)
}

fn wait(context: &Rc<ServerContext>) -> PhpResult<()> {
    let deadline = context
        .settings
        .max_wait
        .and_then(|limit| std::time::Instant::now().checked_add(limit));
    let left = pin!(std::future::poll_fn(|cx| context.poll_left(cx)));
    match Engine::get().wait_until(deadline, left) {
        Ok(Some(())) => Ok(()),
        Ok(None) | Err(Interrupt::Canceled) => end_all(context),
        Err(Interrupt::Unwind(unwind)) => Err(unwind),
    }
}

/// Ends the connections: WebSocket clients are told, and what handlers wait for fails.
fn end_all(context: &Rc<ServerContext>) -> PhpResult<()> {
    let all = connection::all();
    let ours = all
        .iter()
        .filter(|connection| connection.run.is_to(Rc::as_ptr(context)));
    let of_streams = http2::serving(Rc::as_ptr(context));
    for connection in ours {
        connection.go_away();
        if let Some(id) = connection.served_by.get() {
            // What cannot be cancelled computes, or is ending.
            Engine::get().cancel(id, false)?.ok();
        }
    }
    for id in of_streams {
        Engine::get().cancel(id, false)?.ok();
    }
    Ok(())
}
