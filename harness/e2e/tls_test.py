#!/usr/bin/env python3
"""tls_test.py ASSAY: `tls` of a target, against a real TLS server with certificates made here (needs the `openssl` command, else skipped)."""
import json
import os
import pathlib
import shutil
import ssl
import subprocess
import sys
import tempfile

from local_server import HEAD_END, LocalServer, read_head
from rows import judge

PROJECT = """assay: 1
cases: [shop.yaml]
targets:
  plain: {url: "https://127.0.0.1:PORT"}
  known: {url: "https://127.0.0.1:PORT", tls: {ca: ca.pem}}
  named: {url: "https://127.0.0.1:PORT", tls: {ca: ca.pem, cert: me.pem, key: {secret: ME_KEY}}}
  filed: {url: "https://127.0.0.1:PORT", tls: {ca: ca.pem, cert: me.pem, key: {secret_file: me.key}}}
  mixed: {url: "https://127.0.0.1:PORT", tls: {ca: ca.pem, cert: me.pem, key: {secret_file: server.key}}}
  no-ca: {url: "https://127.0.0.1:PORT", tls: {ca: shop.yaml}}
"""
CASES = """assay: 1
cases:
  - id: shop/a
    title: is answered
    effect: read
    request: {method: GET, path: /a}
    expect: {status: 200}
"""

# target, whether the server wants a client certificate: verdict, exit code, words of the output
ROWS = {
    ("plain", False): ("blocked", 4, "certificate"),
    ("known", False): ("pass", 0, ""),
    ("known", True): ("blocked", 4, "certificate"),
    ("named", True): ("pass", 0, ""),
    ("filed", True): ("pass", 0, ""),
    ("mixed", True): ("blocked", 4, "the client key is not the key of certificate `me.pem`"),
    ("no-ca", False): ("blocked", 4, "the CA file `shop.yaml` holds no certificates that can be read"),
}


def openssl(folder, *arguments):
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)


def make_certificates(folder):
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    openssl(folder, "req", "-x509", *key, "-keyout", "ca.key", "-out", "ca.pem", "-days", "2", "-subj", "/CN=ca")
    (folder / "extensions").write_text("subjectAltName=IP:127.0.0.1\n", encoding="utf-8")
    for name in ("server", "me"):
        openssl(folder, "req", *key, "-keyout", f"{name}.key", "-out", f"{name}.csr", "-subj", f"/CN={name}")
        openssl(folder, "x509", "-req", "-in", f"{name}.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
                "-days", "2", "-extfile", "extensions", "-out", f"{name}.pem")


class Server(LocalServer):
    def __init__(self, folder, wants_client):
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(folder / "server.pem", folder / "server.key")
        if wants_client:
            self.context.verify_mode = ssl.CERT_REQUIRED
            self.context.load_verify_locations(folder / "ca.pem")
        super().__init__()

    def serve(self, connection):
        with self.context.wrap_socket(connection, server_side=True) as stream:
            if HEAD_END not in read_head(stream):
                return
            stream.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            stream.unwrap()


def faults_of(assay, folder, row):
    target, wants_client = row
    verdict, code, words = ROWS[row]
    server = Server(folder, wants_client)
    (folder / "assay.yaml").write_text(PROJECT.replace("PORT", str(server.port)), encoding="utf-8")
    key = (folder / "me.key").read_text(encoding="utf-8")
    # The environment of a CI server shall change nothing.
    environment = {"PATH": os.environ["PATH"], "ME_KEY": key, "SSL_CERT_FILE": str(folder / "ca.pem"),
                   "HTTPS_PROXY": "http://127.0.0.1:9", "HTTP_PROXY": "http://127.0.0.1:9"}
    done = subprocess.run([assay, "run", "--target", target, "--report", "json", "--report-dir", "reports"], cwd=folder,
                          env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=60, check=False)
    server.listener.close()
    report = (folder / "reports/results.json").read_text(encoding="utf-8")
    got = json.loads(report)["cases"][0]["verdict"]
    if (got, done.returncode) != (verdict, code):
        yield f"{got}, exit {done.returncode}; expected {verdict}, exit {code}\n{done.stdout}"
    if words not in done.stdout:
        yield f"`{words}` is not said:\n{done.stdout}"
    if key.splitlines()[1] in report + done.stdout:
        yield "the private key is shown"


def main() -> int:
    if not shutil.which("openssl"):
        print("skipped: there is no `openssl` command to make certificates with")
        return 77
    assay = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory(prefix="assay-tls-") as name:
        folder = pathlib.Path(name)
        make_certificates(folder)
        (folder / "shop.yaml").write_text(CASES, encoding="utf-8")
        return judge(ROWS, lambda row, _: faults_of(assay, folder, row), [], "{} TLS settings, {} treated wrongly")


if __name__ == "__main__":
    sys.exit(main())
