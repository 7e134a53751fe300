"""Servers that answer late, for tests of calls that wait. Standard library only.

late.py KIND SECONDS FOLDER [PORT [ADDRESS]]      prints `listening PORT`; all on 127.0.0.1, but for dns if told otherwise

http    GET /S: `after S`, S seconds later. Any POST is answered, SECONDS later, as a SOAP call of `late` is.
https   as http, with certificate.pem and key.pem of FOLDER
dns     UDP, at PORT if given: any A query is answered with 127.0.0.1, SECONDS later; other types with no records
ftp     any user; `LIST`, `NLST`, `RETR`, `SIZE` wait for SECONDS; a file's text is its name
ldap    bind and search succeed, SECONDS later; a search finds nothing
mongodb any command succeeds, `ping` and `getMore` SECONDS later; `find` has two batches of one document each
silent  TCP: takes connections and never says a word
closing TCP: takes connections and closes them, SECONDS later
"""

import http.server
import socket
import socketserver
import ssl
import struct
import sys
import threading
import time

KIND, SECONDS, FOLDER = sys.argv[1], float(sys.argv[2]), sys.argv[3]


class Web(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, body, kind="text/plain"):
        body = body.encode()
        # one write: a head and a body in two packets would wait for an acknowledgement
        self.wfile.write((
            "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n" % (kind, len(body))
        ).encode() + body)

    def do_GET(self):
        delay = self.path.split("?")[0].strip("/") or "0"
        time.sleep(float(delay))
        self.answer("after " + delay)

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        time.sleep(SECONDS)
        self.answer(
            '<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>'
            '<m:lateResponse xmlns:m="urn:late"><return>late</return></m:lateResponse></s:Body></s:Envelope>',
            "text/xml",
        )

    def log_message(self, *_):
        pass


class Ftp(socketserver.StreamRequestHandler):
    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")

    def send(self, data):
        self.say("150 here it comes")
        connection, _ = self.passive.accept()
        connection.sendall(data.encode())
        connection.close()
        self.say("226 done")

    def handle(self):
        self.say("220 late")
        for line in self.rfile:
            verb, _, argument = line.decode().strip().partition(" ")
            verb = verb.upper()
            if verb in ("LIST", "NLST", "RETR", "SIZE"):
                time.sleep(SECONDS)
            if verb == "USER":
                self.say("331 password?")
            elif verb == "PASS":
                self.say("230 welcome")
            elif verb == "PASV":
                self.passive = socket.create_server(("127.0.0.1", 0))
                port = self.passive.getsockname()[1]
                self.say("227 passive (127,0,0,1,%d,%d)" % divmod(port, 256))
            elif verb in ("LIST", "NLST"):
                self.send("one\r\ntwo\r\n")
            elif verb == "RETR":
                self.send(argument)
            elif verb == "SIZE":
                self.say("213 %d" % len(argument))
            elif verb == "PWD":
                self.say('257 "/"')
            elif verb == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("200 as you like")


class Ldap(socketserver.StreamRequestHandler):
    """BER, RFC 4511: a message is SEQUENCE { messageID INTEGER, [APPLICATION n] ... }."""

    def element(self):
        tag = self.rfile.read(1)
        if not tag:
            return None, b""
        length = self.rfile.read(1)[0]
        if length & 0x80:
            length = int.from_bytes(self.rfile.read(length & 0x7F), "big")
        return tag[0], self.rfile.read(length)

    def handle(self):
        while True:
            tag, message = self.element()
            if tag is None:
                return
            identity = message[: 2 + message[1]]
            operation = message[len(identity)]
            # bindRequest 0x60 -> bindResponse 0x61, searchRequest 0x63 -> searchResultDone 0x65
            answer = {0x60: 0x61, 0x63: 0x65}.get(operation)
            if answer is None:
                return
            time.sleep(SECONDS)
            result = bytes([answer, 7]) + b"\x0a\x01\x00\x04\x00\x04\x00"
            body = identity + result
            self.wfile.write(bytes([0x30, len(body)]) + body)


class MongoDb(socketserver.StreamRequestHandler):
    """The wire protocol: a handshake by OP_QUERY, everything else by OP_MSG."""

    QUERY, REPLY, MESSAGE = 2004, 1, 2013

    def document(self, **fields):
        body = b""
        for name, value in fields.items():
            key = name.encode() + b"\0"
            if isinstance(value, bool):
                body += b"\x08" + key + bytes([value])
            elif isinstance(value, float):
                body += b"\x01" + key + struct.pack("<d", value)
            elif name == "id":
                body += b"\x12" + key + struct.pack("<q", value)
            elif isinstance(value, int):
                body += b"\x10" + key + struct.pack("<i", value)
            elif isinstance(value, str):
                text = value.encode() + b"\0"
                body += b"\x02" + key + struct.pack("<i", len(text)) + text
            elif isinstance(value, list):
                body += b"\x04" + key + self.document(**{str(i): one for i, one in enumerate(value)})
            else:
                body += b"\x03" + key + self.document(**value)
        return struct.pack("<i", len(body) + 5) + body + b"\0"

    def result(self, command):
        if command.lower() in ("ismaster", "hello"):
            return {"ismaster": True, "helloOk": True, "maxWireVersion": 13, "minWireVersion": 0, "maxWriteBatchSize": 1000,
                    "maxBsonObjectSize": 16777216, "maxMessageSizeBytes": 48000000}
        if command == "find":
            return {"cursor": {"id": 5, "ns": "db.all", "firstBatch": [{"a": 1}]}}
        if command in ("ping", "getMore"):
            time.sleep(SECONDS)
        if command == "getMore":
            return {"cursor": {"id": 0, "ns": "db.all", "nextBatch": [{"a": 2}]}}
        return {}

    def handle(self):
        while len(head := self.rfile.read(16)) == 16:
            length, request, _, operation = struct.unpack("<iiii", head)
            body = self.rfile.read(length - 16)
            if operation == self.QUERY:
                at = body.index(b"\0", 4) + 9
                opening = struct.pack("<iqii", 8, 0, 0, 1)
            else:
                at, opening = 5, b"\0\0\0\0\0"
            # the command is the name of the first field
            command = body[at + 5 : body.index(b"\0", at + 5)].decode()
            answer = opening + self.document(**self.result(command), ok=1.0)
            kind = self.REPLY if operation == self.QUERY else self.MESSAGE
            self.wfile.write(struct.pack("<iiii", len(answer) + 16, 0, request, kind) + answer)


class Silent(socketserver.BaseRequestHandler):
    def handle(self):
        while self.request.recv(65536):
            pass


class Closing(socketserver.BaseRequestHandler):
    def handle(self):
        time.sleep(SECONDS)


class Threads(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 256


class SecureThreads(Threads):
    context = None

    def get_request(self):
        connection, address = super().get_request()
        # the handshake belongs to the connection's own thread
        return self.context.wrap_socket(connection, server_side=True, do_handshake_on_connect=False), address


def answer_name(server, query, client):
    time.sleep(SECONDS)
    end = 12
    while query[end]:
        end += query[end] + 1
    question = query[12 : end + 5]
    is_address = question[-4:-2] == b"\x00\x01"
    head = query[:2] + b"\x81\x80\x00\x01" + (b"\x00\x01" if is_address else b"\x00\x00") + b"\x00\x00\x00\x00"
    record = b"\xc0\x0c\x00\x01\x00\x01\x00\x00\x00\x00\x00\x04\x7f\x00\x00\x01" if is_address else b""
    server.sendto(head + question + record, client)


def serve_names():
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    # a resolver asks port 53 alone, in a namespace of its own
    address = sys.argv[5] if len(sys.argv) > 5 else "127.0.0.1"
    server.bind((address, int(sys.argv[4]) if len(sys.argv) > 4 else 0))
    print("listening", server.getsockname()[1], flush=True)
    while True:
        query, client = server.recvfrom(512)
        threading.Thread(target=answer_name, args=(server, query, client), daemon=True).start()


if KIND == "dns":
    serve_names()
handlers = {"http": Web, "https": Web, "ftp": Ftp, "ldap": Ldap, "mongodb": MongoDb, "silent": Silent, "closing": Closing}
server = (SecureThreads if KIND == "https" else Threads)(("127.0.0.1", 0), handlers[KIND])
if KIND == "https":
    server.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.context.load_cert_chain(FOLDER + "/certificate.pem", FOLDER + "/key.pem")
    server.handle_error = lambda *_: None
print("listening", server.server_address[1], flush=True)
server.serve_forever()
