// Chromium as the client of an echo server: the script of a page of that server. Gives a line for each thing that
// worked; see support/foreign.inc.
const done = arguments[arguments.length - 1];
const LARGE = 16 * 1024 * 1024;
const NOISE_MAX = 65536; // what getRandomValues gives at once
const lines = [];
const socket = new WebSocket(`ws://${location.host}/`);
socket.binaryType = 'arraybuffer';

const once = (event) => new Promise((resolve, reject) => {
    socket.addEventListener(event, resolve, {once: true});
    socket.addEventListener('error', () => reject(new Error('the connection failed')), {once: true});
});
const echo = async (message) => {
    const answer = once('message');
    socket.send(message);
    return (await answer).data;
};
const same = (buffer, bytes) => {
    const got = new Uint8Array(buffer);
    return got.length === bytes.length && got.every((byte, at) => byte === bytes[at]);
};

(async () => {
    await once('open');
    lines.push(`extensions: ${socket.extensions.split(';')[0] || 'none'}`);
    const text = 'Grüße, 世界 🐘 '.repeat(20);
    lines.push(`text: ${await echo(text) === text}`);
    const bytes = new Uint8Array([0, 255, 128, 10]);
    lines.push(`binary: ${same(await echo(bytes), bytes)}`);
    lines.push(`empty: ${await echo('') === ''}`);
    // half of it is noise, so that compression has both kinds
    const large = new Uint8Array(LARGE).fill(101);
    for (let at = 0; at < LARGE / 2; at += NOISE_MAX) {
        crypto.getRandomValues(large.subarray(at, at + NOISE_MAX));
    }
    lines.push(`16 MB: ${same(await echo(large), large)}`);
    lines.push(`pong: ${await echo('ping me')}`);
    const close = once('close');
    socket.close(3001, 'that is all');
    const {code, reason, wasClean} = await close;
    lines.push(`close: ${code} ${reason}, ${wasClean ? 'clean' : 'not clean'}`);
})().catch((error) => lines.push(String(error))).finally(() => done(lines.join('\n')));
