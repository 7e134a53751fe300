//! The end of an exception that nobody caught. In a coroutine, or on the loop's stack, it stops the loop, unless the option
//! `exception_handler` takes it. Where the loop has to go on, or a process ends by itself, PHP's own handler gets it, or it
//! is printed. The exception that `exit` throws is no error anywhere.

use super::lifecycle::classes;
use crate::engine::{Engine, Exit, Stop, UNCAUGHT};
use crate::zend::error::{self, Taken};
use crate::zend::object::{self, Object};
use crate::zend::{PhpResult, Unwind, Value};

/// What follows when an exception was reported.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AfterReport {
    GoOn,
    /// The script's handler has called `exit`, whose status the engine knows.
    Exit,
}

impl Engine {
    /// Takes the pending exception and says why the script stops now, if it does. `exit`: what follows from an exit that
    /// is no exception of ours: PHP's own, or one of the teardown.
    pub(in crate::engine) fn stop_for_thrown(
        &self,
        exit: impl FnOnce() -> Option<Stop>,
    ) -> Result<Option<Stop>, Unwind> {
        match error::take() {
            None => Ok(None),
            Some(Taken::Exit) => Ok(exit()),
            Some(Taken::Exception(exception)) => match self.as_exit(&exception) {
                Some(argument) => Ok(Some(Stop::Exit(Exit::of(argument)))),
                None => self
                    .handled_by_option(exception)
                    .map(|exception| exception.map(Stop::Exception)),
            },
        }
    }

    /// The argument of an uncaught `exit`.
    pub fn as_exit(&self, exception: &Object) -> Option<Value> {
        let classes = classes()?;
        object::is_instance(exception.as_raw(), (classes.exit)()).then(|| (classes.exit_status)(exception))
    }

    /// `Coroutine::set(['exception_handler' => …])`: the callable gets the exception, and the loop goes on. What it throws
    /// itself, or the exception if there is no such handler, comes back.
    fn handled_by_option(&self, exception: Object) -> Result<Option<Object>, Unwind> {
        let handler = self.options.borrow().exception_handler.clone();
        let Some(handler) = handler else {
            return Ok(Some(exception));
        };
        let argument = Value::from(exception);
        match handler.call(&[*argument.raw()]) {
            Ok(_) => Ok(None),
            Err(Unwind::Bailout) => Err(Unwind::Bailout),
            Err(Unwind::Thrown) => match error::take() {
                Some(Taken::Exception(thrown)) => Ok(Some(thrown)),
                _ => Ok(None),
            },
        }
    }

    /// Gives an exception that ends only what threw it, a request, or a connection with all that goes with its coroutine,
    /// to the option `exception_handler`, or to the script's own handler, or prints it; an `exit` needs nothing. `Err`: a
    /// fatal error, or an exit of the whole script that goes on.
    #[cold]
    pub fn contain(&self, exception: Object) -> PhpResult<()> {
        if self.as_exit(&exception).is_some() {
            return Ok(());
        }
        let Some(exception) = self.handled_by_option(exception)? else {
            return Ok(());
        };
        match self.report_uncaught(exception)? {
            AfterReport::GoOn => Ok(()),
            AfterReport::Exit => Err(error::throw_graceful_exit()),
        }
    }

    /// Calls PHP's own handler of uncaught exceptions, or prints the exception as PHP does. The script goes on.
    pub fn report_uncaught(&self, exception: Object) -> PhpResult<AfterReport> {
        let Some(handler) = error::user_exception_handler()? else {
            return self.print_uncaught(exception).map(|()| AfterReport::GoOn);
        };
        let argument = Value::from(exception);
        match handler.call(&[*argument.raw()]) {
            Ok(_) => Ok(AfterReport::GoOn),
            Err(Unwind::Bailout) => Err(Unwind::Bailout),
            Err(Unwind::Thrown) => match error::take() {
                None => Ok(AfterReport::GoOn),
                Some(Taken::Exit) => Ok(AfterReport::Exit),
                Some(Taken::Exception(thrown)) => self.print_uncaught(thrown).map(|()| AfterReport::GoOn),
            },
        }
    }

    /// Prints an exception, which makes the status 255, also that of an `exit` before it.
    fn print_uncaught(&self, exception: Object) -> PhpResult<()> {
        error::report_uncaught(exception)?;
        self.overrule_exit(UNCAUGHT);
        Ok(())
    }

    fn overrule_exit(&self, status: i32) {
        if let Some(first) = &mut *self.loop_state.stop.borrow_mut() {
            first.overrule(status);
        }
    }

    /// Something else while the script stops: an exception is said, not lost. The status that it asks for.
    pub(in crate::engine) fn report_another(&self, stop: Stop) -> PhpResult<Option<i32>> {
        match stop {
            Stop::Exception(exception) => self.print_uncaught(exception).map(|()| Some(UNCAUGHT)),
            Stop::Exit(exit) => match (exit.print(), error::take()) {
                (Err(Unwind::Bailout), _) => Err(Unwind::Bailout),
                (_, Some(Taken::Exception(thrown))) => self.print_uncaught(thrown).map(|()| Some(UNCAUGHT)),
                _ => Ok(Some(exit.status)),
            },
            Stop::Bailout => Ok(None),
        }
    }

    /// The same where the script ends in any case: the process gets that status, unless an exception is to be passed on.
    pub(in crate::engine) fn conclude(&self, stop: Stop) -> PhpResult<()> {
        let Some(status) = self.report_another(stop)? else {
            return Ok(());
        };
        if self.is_stopping() {
            self.overrule_exit(status);
        } else {
            error::set_exit_status(status);
        }
        Ok(())
    }
}
