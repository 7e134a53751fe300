//! The end of an exception that nobody caught and that ends only what threw it: a request, or a connection with all that
//! goes with its coroutine (defers, context object, output buffers, destructors). Nothing that a client does ends a server.

use crate::engine::Engine;
use crate::zend::error::{self, Taken};
use crate::zend::{Object, PhpResult, Unwind, Value};

impl Engine {
    /// Gives the exception to the option `exception_handler`, or to the script's own handler, or prints it; an `exit` needs
    /// nothing. `Err`: a fatal error, or an exit of the whole script that goes on.
    #[cold]
    pub fn contain(&self, exception: Object) -> PhpResult<()> {
        if self.as_exit(&exception).is_some() {
            return Ok(());
        }
        let Some(exception) = self.handled_by_option(exception)? else {
            return Ok(());
        };
        let Some(handler) = error::user_exception_handler()? else {
            return error::report_uncaught(exception);
        };
        match handler.call(&[*Value::from(exception)]) {
            Ok(_) => Ok(()),
            Err(Unwind::Bailout) => Err(Unwind::Bailout),
            Err(Unwind::Thrown) => match error::take() {
                Some(Taken::Exception(thrown)) => error::report_uncaught(thrown),
                Some(Taken::Exit) => Err(error::throw_graceful_exit()),
                None => Ok(()),
            },
        }
    }
}
