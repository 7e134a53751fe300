//! One frame: whatever a header says, writing it again gives the same bytes; what `unpack` accepts, `pack` makes again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use protocol::websocket::frame::{FrameHeader, encode_header, is_control};
use protocol::websocket::pack::{FLAG_FIN, MAX_OPCODE, pack, unpack};

/// Of a payload that is restored.
const LIMIT: usize = 64 * 1024;

fuzz_target!(|data: &[u8]| {
    if let Ok(Some(header)) = FrameHeader::parse(data) {
        assert!(header.header_bytes <= data.len());
        let mut again = Vec::new();
        encode_header(
            &mut again,
            header.bits,
            header.opcode,
            header.payload_bytes,
            header.mask,
        );
        assert_eq!(
            again,
            data[..header.header_bytes],
            "lengths are minimal, so there is one form only"
        );
    }
    if let Ok(frame) = unpack(data, LIMIT) {
        if frame.opcode > MAX_OPCODE {
            return;
        }
        let flags = if frame.finish { FLAG_FIN } else { 0 };
        let mut packed = Vec::new();
        pack(&mut packed, frame.opcode.into(), flags, &frame.payload).expect("it was a frame before");
        let again = unpack(&packed, LIMIT).expect("what pack makes, unpack reads");
        assert_eq!((again.opcode, again.payload), (frame.opcode, frame.payload));
        assert!(again.finish == frame.finish || is_control(frame.opcode));
    }
});
