// An HTTP/2 server without TLS on a free port.
const http2 = require('http2');
const server = http2.createServer({ settings: { maxConcurrentStreams: 10 } });
server.on('stream', (stream, fields) => {
    stream.on('error', () => {});
    switch (fields[':path']) {
        case '/echo':
            stream.respond({ ':status': 200, 'x-method': fields[':method'] });
            stream.pipe(stream);
            break;
        case '/large':
            stream.respond({ ':status': 200 });
            stream.end(Buffer.alloc(3000000, 'x'));
            break;
        case '/trailers':
            stream.respond({ ':status': 200 }, { waitForTrailers: true });
            stream.on('wantTrailers', () => stream.sendTrailers({ 'x-sum': '42' }));
            stream.end('with trailers');
            break;
        case '/reset':
            stream.close(http2.constants.NGHTTP2_ENHANCE_YOUR_CALM);
            break;
        case '/interim':
            stream.additionalHeaders({ ':status': 103, link: '</style.css>' });
            stream.respond({ ':status': 200 });
            stream.end('after 103');
            break;
        case '/goaway':
            stream.respond({ ':status': 200 });
            stream.end('the last');
            stream.session.goaway(0, stream.id, Buffer.from('enough'));
            break;
    }
});
server.listen(0, '127.0.0.1', () => console.log('listening ' + server.address().port));
