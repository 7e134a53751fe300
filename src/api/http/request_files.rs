//! What a multipart form gives a Request: `$post`, `$files` and `$tmpfiles`.

use std::os::unix::ffi::OsStrExt;

use protocol::multipart::Part;

use super::request::parsed;
use crate::server::http::upload::form::{Form, Upload};
use crate::zend::{Array, Value, sapi};

/// `$post`: null if the form has no fields.
pub fn fields(form: &Form) -> Value {
    if form.fields.is_empty() {
        return Value::NULL;
    }
    parsed(sapi::register_variables(|register| {
        for (name, value) in &form.fields {
            register(name, value.as_slice().into());
        }
    }))
}

/// `$files`: null if the form has none. A name with brackets has its record at the place that they say, or, in the shape of
/// `$_FILES`, that place below each of the record's keys.
pub fn files(form: &Form, php_shape: bool) -> Value {
    if form.uploads.is_empty() {
        return Value::NULL;
    }
    parsed(sapi::register_variables(|register| {
        for upload in &form.uploads {
            match brackets(&upload.field).filter(|_| php_shape) {
                None => register(&upload.field, record(upload)),
                Some((name, place)) => {
                    for (key, value) in in_php_order(upload) {
                        register(&[name, b"[", key.as_bytes(), b"]", place].concat(), value);
                    }
                }
            }
        }
    }))
}

/// `$tmpfiles`: null if there are none.
pub fn paths(form: &Form) -> Value {
    let mut paths = Array::new();
    for upload in form.uploads.iter().filter(|upload| upload.file.is_some()) {
        paths.push(path(upload));
    }
    if paths.is_empty() {
        Value::NULL
    } else {
        paths.into()
    }
}

/// `name` and `[place]`.
fn brackets(field: &[u8]) -> Option<(&[u8], &[u8])> {
    let start = field.iter().position(|byte| *byte == b'[')?;
    field.ends_with(b"]").then(|| field.split_at(start))
}

fn record(upload: &Upload) -> Value {
    let mut record = Array::with_capacity(8);
    record.set("type", upload.media_type.as_slice());
    record.set("tmp_name", path(upload));
    record.set("size", upload.size as i64);
    record.set("name", Part::base_name(&upload.filename));
    record.set("error", upload.error as i64);
    record.set("full_path", upload.filename.as_slice());
    record.into()
}

fn in_php_order(upload: &Upload) -> [(&'static str, Value); 6] {
    [
        ("name", Part::base_name(&upload.filename).into()),
        ("type", upload.media_type.as_slice().into()),
        ("tmp_name", path(upload)),
        ("error", (upload.error as i64).into()),
        ("size", (upload.size as i64).into()),
        ("full_path", upload.filename.as_slice().into()),
    ]
}

/// Where the file is; '' if it is not there.
fn path(upload: &Upload) -> Value {
    let path = upload
        .file
        .as_ref()
        .map(|file| file.path().as_os_str().as_bytes());
    path.unwrap_or_default().into()
}
