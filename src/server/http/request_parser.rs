//! Parsing a request that a script has read by itself, in pieces as they come.

use std::cell::RefCell;
use std::rc::Rc;

use protocol::http1::body::BodyDecoder;
use protocol::http1::head::{self, HeadScanner};

use super::body::{Receiver, may_be_form};
use super::no_request::NoRequest;
use super::request::{Body, Request, RequestHead};
use crate::server::Settings;
use crate::zend::Unwind;

/// Why a piece could not be taken.
pub enum ParseError {
    /// The request is complete, or was refused before.
    Over,
    /// It is none.
    Refused,
    Unwound(Unwind),
}

enum State {
    /// What has come of the head.
    Head {
        scanner: HeadScanner,
        input: Vec<u8>,
    },
    /// The head has come, and a part of the body.
    Body {
        head: Rc<RequestHead>,
        decoder: BodyDecoder,
        body: Vec<u8>,
    },
    Complete(Rc<Request>),
    Failed,
}

/// One request, up to its end. What follows it is not taken. It knows no connection.
pub struct RequestParser {
    pub settings: Rc<Settings>,
    state: RefCell<State>,
}

impl RequestParser {
    pub fn new(settings: Settings) -> Self {
        RequestParser {
            settings: Rc::new(settings),
            state: RefCell::new(State::Head {
                scanner: HeadScanner::default(),
                input: Vec::new(),
            }),
        }
    }

    /// The request, once it is complete.
    pub fn request(&self) -> Option<Rc<Request>> {
        match &*self.state.borrow() {
            State::Complete(request) => Some(Rc::clone(request)),
            _ => None,
        }
    }

    /// Its head, once that is complete.
    pub fn head(&self) -> Option<Rc<RequestHead>> {
        match &*self.state.borrow() {
            State::Body { head, .. } => Some(Rc::clone(head)),
            State::Complete(request) => Some(Rc::clone(&request.head)),
            State::Head { .. } | State::Failed => None,
        }
    }

    /// What was taken of a request that is not complete: all of its head, and its body without the transfer coding.
    pub fn taken(&self) -> Vec<u8> {
        match &*self.state.borrow() {
            State::Head { input, .. } => input.clone(),
            State::Body { head, body, .. } => [head.bytes(), body].concat(),
            State::Complete(_) | State::Failed => Vec::new(),
        }
    }

    /// Takes the next bytes. How many of them belong to the request.
    pub fn take(&self, bytes: &[u8]) -> Result<usize, ParseError> {
        // What is made of a complete body may wait for the disk: the state is nobody else's meanwhile.
        let state = self.state.replace(State::Failed);
        if let State::Complete(_) = state {
            self.state.replace(state);
            return Err(ParseError::Over);
        }
        let (state, used) = self.advance(state, bytes)?;
        self.state.replace(state);
        Ok(used)
    }

    fn advance(&self, state: State, bytes: &[u8]) -> Result<(State, usize), ParseError> {
        match state {
            State::Head {
                mut scanner,
                mut input,
            } => {
                let before = input.len();
                input.extend_from_slice(bytes);
                let Some(end) = scanner.find_end(&input) else {
                    if HeadScanner::is_too_large(&input) {
                        return Err(ParseError::Refused);
                    }
                    return Ok((State::Head { scanner, input }, bytes.len()));
                };
                input.truncate(end);
                let of_head = end - before;
                let parsed =
                    head::parse(&input, self.settings.max_headers).map_err(|_| ParseError::Refused)?;
                let decoder = BodyDecoder::new(parsed.framing);
                let head = RequestHead::new(&parsed, &input);
                let (state, used) = self.decode(head, decoder, Vec::new(), &bytes[of_head..])?;
                Ok((state, of_head + used))
            }
            State::Body { head, decoder, body } => self.decode(head, decoder, body, bytes),
            State::Complete(_) | State::Failed => Err(ParseError::Over),
        }
    }

    fn decode(
        &self,
        head: Rc<RequestHead>,
        mut decoder: BodyDecoder,
        mut body: Vec<u8>,
        bytes: &[u8],
    ) -> Result<(State, usize), ParseError> {
        // The script has all of it already: there is no limit to keep to.
        let progress = decoder
            .decode(bytes, &mut body, u64::MAX)
            .map_err(|_| ParseError::Refused)?;
        let state = if progress.done {
            let body = self.finish(&head, &body)?;
            let settings = Rc::clone(&self.settings);
            State::Complete(Rc::new(Request::of_script(head, body, settings)))
        } else {
            State::Body { head, decoder, body }
        };
        Ok((state, progress.consumed))
    }

    /// A complete body, taken apart if it is a form.
    fn finish(&self, head: &RequestHead, body: &[u8]) -> Result<Body, ParseError> {
        let content_type = head.content_type().filter(|_| may_be_form(head.method()));
        let mut receiver = Receiver::new(&self.settings, content_type)?;
        receiver.take(body)?;
        Ok(receiver.finish()?)
    }
}

impl From<NoRequest> for ParseError {
    fn from(why: NoRequest) -> Self {
        match why {
            NoRequest::Unwound(unwind) => ParseError::Unwound(unwind),
            NoRequest::Gone | NoRequest::Refused(_) | NoRequest::Http2(_) => ParseError::Refused,
        }
    }
}
