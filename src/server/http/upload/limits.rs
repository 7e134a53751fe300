//! PHP's limits on forms and files, as php.ini and `set()` say them.

use std::path::PathBuf;

use super::disk_space;
use crate::server::SettingError;
use crate::server::settings::{given, size};
use crate::zend::{Array, ini};

/// What a form may bring, and where its files go.
#[derive(Clone, Debug)]
pub struct UploadLimits {
    /// Where files are kept while their request lives.
    pub folder: PathBuf,
    /// Files are taken at all.
    pub enabled: bool,
    /// Bytes of one file; 0: any.
    pub file_bytes: u64,
    /// Files of one form, those without content included.
    pub files: usize,
    /// Fields of one form.
    pub fields: usize,
    /// Parts of one form.
    pub parts: usize,
    /// Bytes of the files of all requests together.
    pub disk: u64,
    /// `$files` has the shape of `$_FILES` for names with brackets.
    pub php_shape: bool,
}

const DEFAULT_FILE_BYTES: usize = 2 << 20;
const DEFAULT_FILES: usize = 20;
const DEFAULT_FIELDS: usize = 1_000;

impl UploadLimits {
    /// php.ini's.
    pub fn of_php() -> Self {
        let number = |name, default| ini::bytes(name).unwrap_or(default);
        let (files, fields) = (
            number("max_file_uploads", DEFAULT_FILES),
            number("max_input_vars", DEFAULT_FIELDS),
        );
        let folder = ini::text("upload_tmp_dir");
        UploadLimits {
            folder: if folder.is_empty() {
                std::env::temp_dir()
            } else {
                folder.into()
            },
            enabled: ini::flag("file_uploads"),
            file_bytes: number("upload_max_filesize", DEFAULT_FILE_BYTES) as u64,
            files,
            fields,
            // -1, the default, stands for what fields and files need.
            parts: ini::bytes("max_multipart_body_parts").unwrap_or(files + fields),
            disk: disk_space::DEFAULT_LIMIT,
            php_shape: false,
        }
    }

    /// What `set()` says instead. A folder that does not exist is made.
    pub fn read(&mut self, array: &Array) -> Result<(), SettingError> {
        if let Some(value) = given(array, "http_parse_files") {
            self.php_shape = value.truthy();
        }
        if let Some(bytes) = size(array, "upload_max_filesize")? {
            self.file_bytes = bytes as u64;
        }
        if let Some(bytes) = size(array, "upload_max_disk")? {
            self.disk = bytes as u64;
        }
        if let Some(folder) = given(array, "upload_tmp_dir") {
            let text = folder.to_str()?.to_text();
            if std::fs::create_dir_all(&text).is_err() {
                return Err(SettingError::Fatal(format!(
                    "Unable to create upload_tmp_dir[{text}]"
                )));
            }
            self.folder = text.into();
        }
        Ok(())
    }
}
