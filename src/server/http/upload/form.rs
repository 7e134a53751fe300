//! A multipart form: its fields in memory, its files on the disk.

use std::io;

use protocol::multipart::{Event, FormError, Parser, Part};

use super::disk_space::{DiskShare, NoSpace};
use super::disk_writer::{DiskWriter, Files};
use super::limits::UploadLimits;
use crate::engine::{Engine, Interrupt, TempFile};
use crate::server::complaints::{self, Complaint};
use crate::zend::sapi;

/// A field of a form that limits the files behind it, in bytes, as PHP has it.
const MAX_FILE_SIZE: &[u8] = b"MAX_FILE_SIZE";

/// What is wrong with a file: PHP's `UPLOAD_ERR_*`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UploadError {
    None = 0,
    IniSize = 1,
    FormSize = 2,
    NoFile = 4,
    NoTmpDir = 6,
    CantWrite = 7,
}

/// A file of a form.
pub struct Upload {
    pub field: Vec<u8>,
    /// As it was sent.
    pub filename: Vec<u8>,
    /// As it was sent; empty if it was not, or nothing was kept.
    pub media_type: Vec<u8>,
    pub size: u64,
    pub error: UploadError,
    /// Where it is, if all of it is there.
    pub file: Option<TempFile>,
}

/// A form that has arrived. Its files go with it.
pub struct Form {
    /// Names and values, as they were sent.
    pub fields: Vec<(Vec<u8>, Vec<u8>)>,
    pub uploads: Vec<Upload>,
    /// Held as long as the files.
    _space: DiskShare,
}

impl Drop for Form {
    fn drop(&mut self) {
        for mut file in self.uploads.iter_mut().filter_map(|upload| upload.file.take()) {
            if sapi::remove_upload(file.path()) {
                Engine::get().remove_temp_file(file);
            } else {
                file.was_moved();
            }
        }
    }
}

/// Why a form is not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FormRefused {
    Malformed(FormError),
    NoSpace(NoSpace),
}

/// A form that is being received.
pub struct FormReceiver {
    parser: Parser,
    parts: Parts,
}

/// Where the content of the present part goes.
#[derive(Clone, Copy)]
enum Content {
    /// Nowhere.
    Skipped,
    /// To the last field.
    Field,
    /// To the last upload, and the disk.
    File,
}

/// What has come of the form.
struct Parts {
    limits: UploadLimits,
    content: Content,
    count: usize,
    /// Files with a name.
    files: usize,
    /// What the form itself allows a file to have; 0: anything.
    form_limit: u64,
    fields: Vec<(Vec<u8>, Vec<u8>)>,
    field_bytes: usize,
    uploads: Vec<Upload>,
    /// Uploads by the order in which their files were created.
    created: Vec<usize>,
    disk: DiskWriter,
    space: DiskShare,
    no_space: Option<NoSpace>,
}

impl FormReceiver {
    pub fn new(boundary: &[u8], limits: &UploadLimits) -> Self {
        FormReceiver {
            parser: Parser::new(boundary),
            parts: Parts {
                disk: DiskWriter::new(limits.folder.clone()),
                limits: limits.clone(),
                content: Content::Skipped,
                count: 0,
                files: 0,
                form_limit: 0,
                fields: Vec::new(),
                field_bytes: 0,
                uploads: Vec::new(),
                created: Vec::new(),
                space: DiskShare::default(),
                no_space: None,
            },
        }
    }

    /// Takes the next bytes of the body.
    pub fn take(&mut self, bytes: &[u8]) -> Result<(), FormRefused> {
        self.parser
            .feed(bytes, &mut |event| self.parts.take(event))
            .map_err(FormRefused::Malformed)?;
        self.parts
            .no_space
            .map_or(Ok(()), |why| Err(FormRefused::NoSpace(why)))
    }

    /// Bytes in memory.
    pub fn held(&self) -> usize {
        self.parts.field_bytes + self.parts.disk.held()
    }

    /// Bytes that PHP's memory will take.
    pub fn field_bytes(&self) -> usize {
        self.parts.field_bytes
    }

    /// Has written what is worth writing, which may take a while.
    pub fn relieve(&mut self) -> Result<(), Interrupt> {
        self.parts.disk.relieve()
    }

    /// The body has ended. Ok(Err): so has the form not.
    pub fn finish(self) -> Result<Result<Form, FormRefused>, Interrupt> {
        if let Err(error) = self.parser.finish() {
            return Ok(Err(FormRefused::Malformed(error)));
        }
        self.parts.finish().map(Ok)
    }
}

impl Parts {
    fn take(&mut self, event: Event<'_>) {
        match (event, self.content) {
            (Event::Part(part), _) => {
                self.count += 1;
                self.content = self.begin(part);
            }
            (Event::Data(_), Content::Skipped) => {}
            (Event::Data(data), Content::Field) => {
                self.field_bytes += data.len();
                if let Some((_, value)) = self.fields.last_mut() {
                    value.extend_from_slice(data);
                }
            }
            (Event::Data(data), Content::File) => self.write(data),
            (Event::PartEnd, Content::File) => self.disk.complete(),
            (Event::PartEnd, _) => {}
        }
    }

    fn begin(&mut self, part: Part) -> Content {
        if self.count > self.limits.parts {
            let text = format!(
                "Multipart body parts limit exceeded {}. To increase the limit change max_multipart_body_parts in php.ini.",
                self.limits.parts
            );
            complaints::log(Complaint::MultipartForm, &text);
            return Content::Skipped;
        }
        if let Some(disposition) = part.unsupported {
            let text = format!(
                "Unsupported Content-Disposition [{}]",
                String::from_utf8_lossy(&disposition)
            );
            complaints::log(Complaint::MultipartForm, &text);
        }
        match (part.name, part.filename) {
            (None, _) => Content::Skipped,
            (Some(name), None) => self.begin_field(name),
            (Some(_), Some(_)) if !self.limits.enabled => Content::Skipped,
            (Some(name), Some(filename)) => {
                self.begin_file(name, filename, part.content_type.unwrap_or_default())
            }
        }
    }

    fn begin_field(&mut self, name: Vec<u8>) -> Content {
        if self.fields.len() == self.limits.fields {
            let text = format!(
                "Input variables exceeded {}. To increase the limit change max_input_vars in php.ini.",
                self.limits.fields
            );
            complaints::log(Complaint::TooManyVariables, &text);
            return Content::Skipped;
        }
        self.field_bytes += name.len();
        self.fields.push((name, Vec::new()));
        Content::Field
    }

    fn begin_file(&mut self, field: Vec<u8>, filename: Vec<u8>, media_type: Vec<u8>) -> Content {
        self.field_bytes += field.len() + filename.len() + media_type.len();
        let mut upload = Upload {
            field,
            filename,
            media_type,
            size: 0,
            error: UploadError::None,
            file: None,
        };
        if upload.filename.is_empty() {
            upload.error = UploadError::NoFile;
            upload.media_type.clear();
            self.uploads.push(upload);
            return Content::Skipped;
        }
        self.files += 1;
        if self.files > self.limits.files {
            let text =
                "Maximum number of allowable file uploads has been exceeded (max_file_uploads in php.ini)";
            complaints::log(Complaint::MultipartForm, text);
            return Content::Skipped;
        }
        self.form_limit = self.max_file_size();
        self.disk.create();
        self.created.push(self.uploads.len());
        self.uploads.push(upload);
        Content::File
    }

    fn write(&mut self, data: &[u8]) {
        let Some(upload) = self.uploads.last_mut() else {
            return;
        };
        upload.size += data.len() as u64;
        let exceeds = |limit: u64| limit > 0 && upload.size > limit;
        if exceeds(self.limits.file_bytes) || exceeds(self.form_limit) {
            upload.error = if exceeds(self.limits.file_bytes) {
                UploadError::IniSize
            } else {
                UploadError::FormSize
            };
            self.disk.discard();
            self.content = Content::Skipped;
        } else if let Err(why) = self.space.grow(data.len() as u64, self.limits.disk) {
            self.no_space = Some(why);
            self.content = Content::Skipped;
        } else {
            self.disk.write(data);
        }
    }

    /// What the form's own field says, if it came before the file.
    fn max_file_size(&self) -> u64 {
        let field = self.fields.iter().rev().find(|(name, _)| name == MAX_FILE_SIZE);
        field
            .and_then(|(_, value)| std::str::from_utf8(value).ok()?.trim().parse().ok())
            .unwrap_or(0)
    }

    fn finish(self) -> Result<Form, Interrupt> {
        let files = self.disk.finish()?;
        let mut uploads = self.uploads;
        keep(&mut uploads, &self.created, files);
        Ok(Form {
            fields: self.fields,
            uploads,
            _space: self.space,
        })
    }
}

/// Gives each upload its file, or says why there is none.
fn keep(uploads: &mut [Upload], created: &[usize], files: Files) {
    for (index, file) in created.iter().zip(files) {
        let upload = &mut uploads[*index];
        match file {
            Ok(file) => {
                sapi::add_upload(file.path());
                upload.file = Some(file);
            }
            Err(error) if upload.error == UploadError::None => upload.error = failure(&error),
            Err(_) => {}
        }
        if upload.error != UploadError::None {
            upload.size = 0;
            upload.media_type.clear();
        }
    }
}

fn failure(error: &io::Error) -> UploadError {
    let text = format!("an uploaded file could not be kept: {error}");
    complaints::log(Complaint::Disk, &text);
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory | io::ErrorKind::PermissionDenied => {
            UploadError::NoTmpDir
        }
        _ => UploadError::CantWrite,
    }
}
