//! What proxies say about clients: a header of the PROXY protocol is complete only with its last byte, and is no longer than
//! what came; fields are read without a panic, and name nobody whose address is not in them.
#![no_main]

use libfuzzer_sys::fuzz_target;
use protocol::forwarding::fields::{self, Field};
use protocol::forwarding::networks::Networks;
use protocol::forwarding::proxy_header::{Header, MAX_BYTES, parse};

type Input<'a> = (&'a [u8], Vec<&'a [u8]>, &'a str);

fuzz_target!(|input: Input<'_>| {
    let (header, values, network) = input;
    if let Header::Complete { used, .. } = parse(header) {
        assert!(used <= header.len() && used <= MAX_BYTES);
        for end in 0..used {
            assert_eq!(parse(&header[..end]), Header::Incomplete);
        }
    }
    let mut trusted = Networks::default();
    trusted.add(network);
    for field in [Field::XForwardedFor, Field::Forwarded] {
        let client = fields::client(field, values.iter().copied(), &trusted);
        assert!(client.is_none() || values.iter().any(|value| !value.is_empty()));
    }
});
