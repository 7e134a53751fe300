# A gRPC server of bytes on a free port: unary, both kinds of streams, an error, and one that never answers.
import threading
from concurrent import futures

import grpc


def upper(request, context):
    context.set_trailing_metadata((("x-sum", str(len(request))),))
    return request.upper()


def refuse(request, context):
    context.abort(grpc.StatusCode.NOT_FOUND, "nothing: here")


def count(request, context):
    for number in range(int(request)):
        yield b"%d" % number


def echo(requests, context):
    for request in requests:
        yield request.upper()


def sleep(request, context):
    # ends with the deadline
    over = threading.Event()
    context.add_callback(over.set)
    over.wait(20)
    return b""


methods = {
    "Upper": grpc.unary_unary_rpc_method_handler(upper),
    "Refuse": grpc.unary_unary_rpc_method_handler(refuse),
    "Count": grpc.unary_stream_rpc_method_handler(count),
    "Echo": grpc.stream_stream_rpc_method_handler(echo),
    "Sleep": grpc.unary_unary_rpc_method_handler(sleep),
}
server = grpc.server(futures.ThreadPoolExecutor(max_workers=4))
server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler("test.Service", methods),))
port = server.add_insecure_port("127.0.0.1:0")
server.start()
print("listening %d" % port)
server.wait_for_termination()
