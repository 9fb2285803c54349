"""An nginx on a free loopback port that gives one JSON answer to whatever is asked."""
import contextlib
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from typing import Iterator, NamedTuple

PATH = os.environ.get("PATH", "") + ":/usr/sbin:/sbin"


class StaticServer(NamedTuple):
    port: int
    process: int  # id of the process that answers


def cpu_seconds(process: int) -> float:
    """What a process has used so far, user and system, in steps of 10 ms."""
    fields = pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def tool(name: str) -> str:
    """The path of a tool; ends the program as skipped where it is not installed."""
    path = shutil.which(name, path=PATH)
    if path is None:
        print(f"not run: {name} is not installed")
        sys.exit(77)
    return path


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def await_port(port: int, server: subprocess.Popen) -> None:
    while True:  # until it listens; Meson's time limit bounds this
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port)).close()
            return
        if server.poll() is not None:
            sys.exit("nginx does not start")
        time.sleep(0.01)


@contextlib.contextmanager
def static_server(body: str) -> Iterator[StaticServer]:
    """`body` without an apostrophe or a dollar, which nginx reads itself."""
    with tempfile.TemporaryDirectory(prefix="assay-nginx-") as folder:
        port = free_port()
        config = pathlib.Path(folder, "nginx.conf")
        config.write_text(f"""
worker_processes 1; daemon off; error_log {folder}/error.log; pid {folder}/pid;
events {{ worker_connections 1024; }}
http {{
  access_log off; keepalive_requests 100000000; default_type application/json;
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c; uwsgi_temp_path {folder}/d;
  scgi_temp_path {folder}/e;
  server {{ listen 127.0.0.1:{port} reuseport; location / {{ return 200 '{body}'; }} }}
}}""")
        master = subprocess.Popen([tool("nginx"), "-c", str(config), "-e", f"{folder}/error.log"])
        try:
            await_port(port, master)
            children = pathlib.Path(f"/proc/{master.pid}/task/{master.pid}/children").read_text()
            yield StaticServer(port, int(children.split()[0]))
        finally:
            master.terminate()
            master.wait()
