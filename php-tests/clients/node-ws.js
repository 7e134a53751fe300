// Node's ws as the client of an echo server: node node-ws.js URL. Asks for compression, prints a line for each thing
// that worked; see support/foreign.inc.
'use strict';
const crypto = require('node:crypto');
const WebSocket = require('ws');

const LARGE = 16 * 1024 * 1024;
const socket = new WebSocket(process.argv[2], {perMessageDeflate: true, maxPayload: 2 * LARGE});
const once = (event) => new Promise((resolve, reject) => {
    socket.once(event, (...values) => resolve(values));
    socket.once('error', reject);
});
const echo = async (...sends) => {
    const answer = once('message');
    sends.forEach((send) => socket.send(...send));
    return await answer;
};

(async () => {
    await once('open');
    console.log('extensions:', socket.extensions.split(';')[0] || 'none');
    const [text, textIsBinary] = await echo(['Grüße, 世界 🐘 '.repeat(20)]);
    console.log('text:', !textIsBinary && text.toString() === 'Grüße, 世界 🐘 '.repeat(20));
    const [bytes, isBinary] = await echo([Buffer.from([0, 255, 128, 10])]);
    console.log('binary:', isBinary && bytes.equals(Buffer.from([0, 255, 128, 10])));
    const [empty] = await echo(['']);
    console.log('empty:', empty.length === 0);
    // half of it is noise, so that compression has both kinds
    const large = Buffer.concat([crypto.randomBytes(LARGE / 2), Buffer.alloc(LARGE / 2, 'elephant ')]);
    const [same] = await echo([large]);
    console.log('16 MB:', same.equals(large));
    const [whole] = await echo(['one ', {fin: false}], ['two ', {fin: false}], ['three', {fin: true}]);
    console.log('fragments:', whole.toString());
    const pong = once('pong');
    socket.ping('are you there?');
    console.log('pong:', (await pong)[0].toString());
    const close = once('close');
    socket.close(3001, 'that is all');
    const [code, reason] = await close;
    console.log('close:', code, reason.toString());
})().catch((error) => {
    console.log(error);
    process.exit(1);
});
