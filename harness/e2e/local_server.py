"""What the servers of these tests share: a free port of this machine, a thread for each connection, and the head of a request."""
import socket
import threading

HEAD_END = b"\r\n\r\n"


class LocalServer:
    """Listens on a free port of 127.0.0.1 and calls `serve(connection)`, in a thread of its own, for each connection."""

    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.connections = 0
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self.keep, args=(connection,), daemon=True).start()

    def keep(self, connection):
        with connection:
            try:
                self.serve(connection)
            except OSError:
                pass


def read_head(stream, pending: bytes = b"") -> bytes:
    """What came until a head is whole, `pending` before it; without the head's end where the connection ended first."""
    while HEAD_END not in pending:
        got = stream.recv(65536)
        if not got:
            break
        pending += got
    return pending
