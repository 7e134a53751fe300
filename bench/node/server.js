// The same services on Node's http and ws, as a peer: KIND is echo, hello or broadcast, PORT the port.
'use strict';

const http = require('node:http');

const kind = process.env.KIND;
const hello = Buffer.from('Hello World\n');
const server = http.createServer((request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Length': hello.length });
    response.end(hello);
});
if (kind !== 'hello') {
    const { WebSocketServer, WebSocket } = require('ws');
    const sockets = new WebSocketServer({ server, perMessageDeflate: false });
    const answer = {
        echo: (socket, data) => socket.send(data, { binary: false }),
        broadcast: (_, data) => {
            const text = `Server: ${data}`;
            for (const member of sockets.clients) {
                if (member.readyState === WebSocket.OPEN) {
                    member.send(text);
                }
            }
        },
    }[kind];
    sockets.on('connection', (socket) => {
        socket.on('error', () => {}); // a client that just leaves
        socket.on('message', (data) => answer(socket, data));
    });
}
server.keepAliveTimeout = 60_000; // as long as ours
server.listen(process.env.PORT, '127.0.0.1');
