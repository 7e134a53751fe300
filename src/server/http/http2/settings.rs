//! What `Server->set()` and `Coroutine::set()` may say about HTTP/2.

use crate::server::SettingError;
use crate::server::settings::given;
use crate::zend::Array;

/// The names; `Coroutine::set()` takes those that begin with `http2_`, too.
pub const NAMES: [&str; 7] = [
    "open_http2_protocol",
    "http2_header_table_size",
    "http2_max_concurrent_streams",
    "http2_init_window_size",
    "http2_max_frame_size",
    "http2_max_header_list_size",
    "http2_max_headers",
];

/// What the client is told in the first frame (RFC 9113, section 6.5.2), and whether HTTP/2 is spoken at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Http2Settings {
    /// False: a client that begins with HTTP/2's preface is refused.
    pub is_spoken: bool,
    /// `h2` is offered where TLS is negotiated.
    pub is_offered: bool,
    pub header_table_size: u32,
    pub max_concurrent_streams: u32,
    pub init_window_size: u32,
    pub max_frame_size: u32,
    pub max_header_list_size: u32,
    /// Fields of a request; None: as many as in HTTP/1.
    pub max_headers: Option<u32>,
}

impl Default for Http2Settings {
    fn default() -> Self {
        Http2Settings {
            is_spoken: true,
            is_offered: false,
            header_table_size: 4096,
            max_concurrent_streams: 128,
            init_window_size: 65_535,
            max_frame_size: 16_384,
            max_header_list_size: 64 * 1024,
            max_headers: None,
        }
    }
}

impl Http2Settings {
    /// `options`: what `Coroutine::set()` was given; `settings` counts before it. Err: says what a setting may be.
    pub fn read(options: Option<&Array>, settings: Option<&Array>) -> Result<Self, SettingError> {
        let mut http2 = Http2Settings::default();
        for array in [options, settings].into_iter().flatten() {
            http2.read_limits(array)?;
        }
        if let Some(value) = settings.and_then(|array| given(array, "open_http2_protocol")) {
            http2.is_spoken = value.truthy();
            http2.is_offered = value.truthy();
        }
        Ok(http2)
    }

    fn read_limits(&mut self, array: &Array) -> Result<(), SettingError> {
        const MAX_WINDOW: i64 = (1 << 31) - 1;
        const MAX_FRAME: i64 = (1 << 24) - 1;
        const MAX: i64 = u32::MAX as i64;
        let number = |name: &str, to: &mut u32, least: i64, most: i64| -> Result<(), SettingError> {
            let Some(value) = given(array, name) else {
                return Ok(());
            };
            let value = value.to_long()?;
            if !(least..=most).contains(&value) {
                let text = format!("{name} must be a number from {least} to {most}");
                return Err(SettingError::Invalid(text));
            }
            *to = value as u32;
            Ok(())
        };
        number("http2_header_table_size", &mut self.header_table_size, 0, MAX)?;
        number(
            "http2_max_concurrent_streams",
            &mut self.max_concurrent_streams,
            1,
            MAX,
        )?;
        number(
            "http2_init_window_size",
            &mut self.init_window_size,
            1,
            MAX_WINDOW,
        )?;
        number(
            "http2_max_frame_size",
            &mut self.max_frame_size,
            16_384,
            MAX_FRAME,
        )?;
        number(
            "http2_max_header_list_size",
            &mut self.max_header_list_size,
            1024,
            MAX,
        )?;
        let mut max_headers = self.max_headers.unwrap_or(0);
        number("http2_max_headers", &mut max_headers, 1, MAX)?;
        self.max_headers = (max_headers > 0).then_some(max_headers);
        Ok(())
    }
}
