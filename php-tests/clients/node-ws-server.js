// The same server as python-websockets-server.py, of Node's ws.
const { WebSocketServer } = require('ws');
const deflate = process.argv.includes('deflate') && { threshold: 0 };
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: deflate, maxPayload: 0 });
server.on('listening', () => console.log('listening ' + server.address().port));
server.on('connection', (socket) => {
    socket.on('error', () => {});
    socket.on('message', (data, isBinary) => {
        switch (isBinary ? '' : data.toString()) {
            case 'fragments':
                socket.send('one ', { fin: false });
                socket.send('two ', { fin: false });
                socket.send('three', { fin: true });
                break;
            case 'ping':
                socket.once('pong', () => socket.send('the pong has come'));
                socket.ping('are you there?');
                break;
            case 'close':
                socket.close(4001, 'as asked');
                break;
            default:
                socket.send(data, { binary: isBinary });
        }
    });
});
