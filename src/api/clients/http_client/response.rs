//! Shows a response in a client's properties.

use protocol::http1::client::head::parse;

use super::cookie_jar::Change;
use super::object::of;
use super::request::origin;
use crate::api::http::response_object::take_array;
use crate::api::registration::{constants, slots};
use crate::client::http::{Response, Target};
use crate::engine::Engine;
use crate::zend::array::Key;
use crate::zend::object::{property, reset_number, set_property};
use crate::zend::{Array, Value, memory, raw};

/// What the last response has left goes, as a new request begins.
pub fn clear(object: *mut raw::zend_object) {
    reset_number(object, slots::http_client::STATUS_CODE);
    set_property(object, slots::http_client::HEADERS, Value::NULL);
    set_property(object, slots::http_client::SET_COOKIE_HEADERS, Value::NULL);
    set_property(object, slots::http_client::BODY, Value::from(""));
}

/// Shows a response. Err: the number of an error, because there is no memory for it.
pub fn show(
    object: *mut raw::zend_object,
    target: &Target,
    path: &[u8],
    response: &Response,
) -> Result<(), i64> {
    let lowercase = of(object).settings.borrow().lowercase_header;
    let Ok(head) = parse(&response.head, false) else {
        return Ok(());
    };
    let mut headers = Array::new();
    let mut set_cookies = Array::new();
    for (name, value) in head.fields() {
        add(&mut headers, name, value, lowercase);
        if name.eq_ignore_ascii_case(b"set-cookie") {
            set_cookies.push(value);
            store_cookie(object, target, path, value);
        }
    }
    for (name, value) in &response.trailers {
        add(&mut headers, name, value, lowercase);
    }
    for (slot, array) in [
        (slots::http_client::HEADERS, headers),
        (slots::http_client::SET_COOKIE_HEADERS, set_cookies),
    ] {
        if !array.is_empty() {
            set_property(object, slot, array);
        }
    }
    if !memory::fits(response.body.len()) {
        return Err(constants::SWOOLE_ERROR_PACKAGE_LENGTH_TOO_LARGE);
    }
    set_property(object, slots::http_client::BODY, &response.body[..]);
    set_property(
        object,
        slots::http_client::STATUS_CODE,
        i64::from(response.status),
    );
    Ok(())
}

/// A name that comes again has a list.
fn add(headers: &mut Array, name: &[u8], value: &[u8], lowercase: bool) {
    let lower;
    let name = if lowercase {
        lower = name.to_ascii_lowercase();
        &lower[..]
    } else {
        name
    };
    let Some(earlier) = headers.get_symbol_mut(name) else {
        headers.set_symbol(name, value);
        return;
    };
    earlier.add_to_list(value);
}

fn store_cookie(object: *mut raw::zend_object, target: &Target, path: &[u8], line: &[u8]) {
    let now = Engine::get().reactor().turn_time().as_secs().cast_signed();
    let change = of(object)
        .jar
        .borrow_mut()
        .take_up(line, origin(target, path), now);
    let slot = slots::http_client::COOKIES;
    match change {
        None => {}
        Some(Change::Set { name, value }) => {
            let mut cookies = take_array(object, slot);
            cookies.set_symbol(&name, &value[..]);
            set_property(object, slot, cookies);
        }
        Some(Change::Remove { .. }) if property(object, slot).is_null() => {}
        Some(Change::Remove { name }) => {
            let cookies = take_array(object, slot);
            set_property(object, slot, without(&cookies, &name));
        }
    }
}

fn without(cookies: &Array, name: &[u8]) -> Array {
    let mut rest = Array::new();
    for (key, value) in cookies.iter() {
        match key {
            key if key.text().as_bytes() == name => {}
            Key::Name(key) => rest.set_symbol(key.as_bytes(), value),
            Key::Index(index) => rest.set_index(index, value),
        }
    }
    rest
}
