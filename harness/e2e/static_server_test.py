#!/usr/bin/env python3
"""Holds `assay run` against a server that is not ours: nginx answering one static JSON file.

The right answer passes; each single field removed or of a wrong type, in turn, fails with a finding at that field (an optional
field may be absent). Without `--allow` nothing is sent at all. Needs nginx; exits 77 (skipped) where there is none.
"""
import copy
import json
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/sbin:/bin")
CONNECTOR = "c0ffee00c0ffee00"
WRONG = {str: 12345, bool: "yes", int: "one", float: "one", list: {"not": "a list"}, dict: ["not an object"]}


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def start_nginx(folder: pathlib.Path, port: int) -> subprocess.Popen:
    (folder / "nginx.conf").write_text(f"""
daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; worker_processes 1;
events {{}}
http {{
  access_log {folder}/access.log;
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u;
  scgi_temp_path {folder}/s;
  server {{
    listen 127.0.0.1:{port}; root {folder}; default_type application/json; types {{}}
    # A static file answers GET alone; for DELETE the same file is given as an error page with status 200.
    location / {{ error_page 404 405 =200 /answer.json; }}
  }}
}}""")
    process = subprocess.Popen([NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf")],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while True:  # until it listens; Meson's time limit bounds this
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return process
        except OSError:
            if process.poll() is not None:
                raise SystemExit((folder / "error.log").read_text())
            time.sleep(0.01)


def fields(value, pointer=""):
    """Every place of the answer but items of arrays beyond the first."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield f"{pointer}/{key}", inner
            yield from fields(inner, f"{pointer}/{key}")
    elif isinstance(value, list) and value:
        yield f"{pointer}/0", value[0]
        yield from fields(value[0], f"{pointer}/0")


def holder(root, pointer):
    tokens = pointer.split("/")[1:]
    for token in tokens[:-1]:
        root = root[int(token)] if isinstance(root, list) else root[token]
    return root, int(tokens[-1]) if isinstance(root, list) else tokens[-1]


def required(schemas: pathlib.Path, pointer: str) -> bool:
    """Whether the contract's schema says that the field must be there; an item of an array need not."""
    document = json.loads((schemas / "magic-connectors.delete.200.json").read_text(encoding="utf-8"))
    schema = document
    for token in pointer.split("/")[1:]:
        while "$ref" in schema:
            path, schema = schema["$ref"].split("/")[1:], document
            for part in path:
                schema = schema[part]
        if token.isdigit():
            needed, schema = False, schema["items"]
        else:
            needed, schema = token in schema.get("required", []), schema["properties"][token]
    return needed


class Test:
    def __init__(self, assay, project, folder, port):
        self.assay, self.project, self.folder, self.port = assay, project, folder, port
        self.faults = 0

    def run(self, answer, *options):
        (self.folder / "answer.json").write_text(json.dumps(answer))
        reports = self.folder / "reports"
        done = subprocess.run([self.assay, "run", "--target", f"http://127.0.0.1:{self.port}", *options, "--var",
                               f"connector_id={CONNECTOR}", "--report", "json", "--report-dir", str(reports), "cloudflare"],
                              cwd=self.project, capture_output=True, text=True, check=False)
        path = reports / "results.json"
        results = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        path.unlink(missing_ok=True)
        places = {finding.get("at", "") for case in results.get("cases", []) for finding in case.get("findings", [])}
        return done, places

    def expect(self, what, code, place, answer):
        done, places = self.run(answer, "--allow", "destructive")
        if done.returncode != code or (place is not None and place not in places):
            self.faults += 1
            print(f"{what}: exit {done.returncode}, expected {code}; findings at {sorted(places)}\n{done.stdout}{done.stderr}")


def main() -> int:
    assay, project = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    if not NGINX:
        print("skipped: nginx is not installed")
        return 77
    good = json.loads((project / "harness/e2e/testdata/cloudflare-answer.json").read_text(encoding="utf-8"))
    good["result"]["id"] = CONNECTOR
    with tempfile.TemporaryDirectory(prefix="assay-nginx-") as name:
        folder = pathlib.Path(name)
        folder.chmod(0o755)  # nginx's worker is another user
        port = free_port()
        server = start_nginx(folder, port)
        try:
            test = Test(assay, project, folder, port)
            done, _ = test.run(good)
            seen = (folder / "access.log").read_text()
            if done.returncode != 2 or seen:
                test.faults += 1
                print(f"without --allow: exit {done.returncode}, expected 2; the server saw: {seen}\n{done.stderr}")
            test.expect("the right answer", 0, None, good)
            count = 0
            for pointer, value in list(fields(good)):
                wrong = copy.deepcopy(good)
                at, key = holder(wrong, pointer)
                at[key] = WRONG[type(value)]
                test.expect(f"{pointer} of a wrong type", 1, pointer, wrong)
                if not pointer.rsplit("/", 1)[1].isdigit():
                    gone = copy.deepcopy(good)
                    at, key = holder(gone, pointer)
                    del at[key]
                    must = required(project / "schemas/cloudflare", pointer)
                    test.expect(f"{pointer} removed", 1 if must else 0, pointer if must else None, gone)
                count += 1
            print(f"{count} fields, {test.faults} faults")
            return 1 if test.faults or count < 20 else 0
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    sys.exit(main())
