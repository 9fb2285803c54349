#!/usr/bin/env python3
"""bad_projects_test.py ASSAY: one hostile or mistaken project a row, against the real program.

A row says what lies in the folder, what is run, the exit code, and words of the output: the message, its place, its code. Whatever is
wrong, nothing is sent to the server that listens, and the program ends within its time and memory.
"""
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import threading

from local_server import LocalServer, read_head
from rows import judge

MEMORY = 128 << 20
SECONDS = 20


def case(request="{method: GET, path: /a}", case_id="shop/a", expect="{status: 200}", effect="read"):
    return (f"assay: 1\ncases:\n  - id: {case_id}\n    title: a case\n    effect: {effect}\n    request: {request}\n"
            f"    expect: {expect}\n")


def aliases():
    """Nine times nine times nine …"""
    text, last = "assay: 1\nx0: &x0 [x, x, x, x, x, x, x, x, x]\n", "x0"
    for i in range(1, 8):
        text += f"x{i}: &x{i} [{', '.join(['*' + last] * 9)}]\n"
        last = f"x{i}"
    return text + f"cases: *{last}\n"


class Link:
    """A symbolic link."""

    def __init__(self, target):
        self.target = target


class Fifo:
    """A pipe with a name: whoever opens it waits."""


class Folder:
    """An empty folder."""


TARGET = 'assay: 1\ncases: [shop.yaml]\ntargets:\n  t: {url: "http://127.0.0.1:PORT", credentials: {default: {key: {secret: KEY}}}}\n'
HOSTS = 'assay: 1\ncases: [shop.yaml]\ntargets:\n  t: {url: "URL", hosts: ["api.example.com:443"]}\n'
POST_FILE = case("{method: POST, path: /a, file: body}")
SCHEMA = case(expect="{status: 200, schema: s.json}")
DELETE = case('{method: DELETE, path: "/a/${id}"}', effect="destructive")
WELL = case()


def row(words, shop=WELL, code=3, args=(), environment=None, target="http://127.0.0.1:PORT", sends=0, **files):
    """`files` are named with `_` for `.`."""
    return {"words": [words] if isinstance(words, str) else words, "code": code, "args": list(args), "target": target,
            "sends": sends, "environment": environment or {},
            "files": {"shop.yaml": shop, **{name.replace("_", "."): content for name, content in files.items()}}}


def host(url, words):
    return row(words, target="t", assay_yaml=HOSTS.replace("URL", url))


ROWS = {
    # 49
    "alias bomb": row("./shop.yaml:7:10: error: the aliases up to here add more than 100000 values [yaml.alias-budget]", aliases()),
    "recursive alias": row("./shop.yaml:2:15: error: `*a` stands inside the value that it names [yaml.recursive-alias]",
                           "assay: 1\ncases: &a [x, *a]\n"),
    # 50
    "500 levels": row("./shop.yaml:2:263: error: the document nests deeper than 256 levels [yaml.depth]",
                      "assay: 1\ncases: " + "[" * 500 + "]" * 500 + "\n"),
    "100,000 brackets": row("./shop.yaml:2:263: error: the document nests deeper than 256 levels [yaml.depth]",
                            "assay: 1\ncases: " + "[" * 100_000 + "\n"),
    # 51
    "duplicate key": row(["./shop.yaml:8:1: error: the key `assay` stands twice in one mapping [yaml.duplicate-key]",
                          "./shop.yaml:1:1: note: it stands here too"], WELL + "assay: 1\n"),
    "indented by a tab": row("./shop.yaml:3:1: error: a tab stands in the indentation of this line [yaml.tab]",
                             "assay: 1\ncases:\n\t- id: shop/a\n"),
    "NUL": row("./shop.yaml:2:10: error: the character U+0000 may not stand in YAML [yaml.control-character]",
               b"assay: 1\ncases: [a\0b]\n"),
    "UTF-16": row("./shop.yaml:1:1: error: the text is not UTF-8 but looks like UTF-16 [yaml.utf-16]", WELL.encode("utf-16")),
    "byte order mark": row("1 case: 1 pass", b"\xef\xbb\xbf" + WELL.encode(), 0, sends=1),
    "CRLF": row("1 case: 1 pass", WELL.replace("\n", "\r\n"), 0, sends=1),
    "words that look like other things": row(
        ["./shop.yaml:7:38: warning: `no` is a string here and a boolean", "./shop.yaml:7:46: warning: `010` is the number 10 here and an octal",
         "./shop.yaml:7:55: warning: `1_000` is a string here and a number", "./shop.yaml:7:66: warning: `12:30:45` is a string here and a number"],
        case(expect="{status: 200, body: {/a: no, /b: 010, /c: 1_000, /d: 12:30:45}}"), 1, sends=1),
    # 52
    "unclosed quote": row("./shop.yaml:4:12: error: this quote is not closed [yaml.unclosed-quote]",
                          WELL.replace("title: a case", 'title: "a case')),
    "template of another tool": row(["./shop.yaml:4:12: error: `{{ }}` is a mapping in a mapping to YAML [yaml.template]",
                                     'write `"${name}"` for a variable'], WELL.replace("title: a case", "title: {{ name }}")),
    "wrong indentation": row("./shop.yaml:6:8: warning: ",
                             WELL.replace("title: a case", "tags:\n      - b\n       - c\n    title: a case"), 0, sends=1),
    # 53
    "reference cycle": row("s.json:1:47: error: the reference leads back to itself without going into the value "
                           "[schema.reference-loop]", SCHEMA, s_json='{"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/a"}}}'),
    "reference to the network": row("s.json:1:10: error: `http://example.com/s.json` leads nowhere", SCHEMA,
                                    s_json='{"$ref": "http://example.com/s.json"}'),
    "reference out of the project": row("s.json:1:10: error: `../../../../../etc/passwd` leads nowhere", SCHEMA,
                                        s_json='{"$ref": "../../../../../etc/passwd"}'),
    "schema out of the project": row("./shop.yaml:7:35: error: `../../../../../etc/passwd` lies outside the project [cases.outside-root]",
                                     case(expect="{status: 200, schema: ../../../../../etc/passwd}")),
    "schema of 10 MB": row("./shop.yaml:7:35: error: the schema `s.json` cannot be read: ", SCHEMA,
                           s_json='{"description": "' + "a" * 10_000_000 + '"}'),
    "schema of 1,000,000 properties": row("./shop.yaml:7:35: error: the schema `s.json` cannot be read: ", SCHEMA,
                                          s_json='{"properties": {' + ",".join(f'"p{i}": {{}}' for i in range(1_000_000)) + "}}"),
    # 54
    "body from a link": row("./shop.yaml:6:45: error: `body` lies outside the project [cases.outside-root]", POST_FILE,
                            body=Link("/etc/passwd")),
    "body from a FIFO": row("./shop.yaml:6:45: error: `body` is not a regular file [cases.unreadable-file]", POST_FILE, body=Fifo()),
    "body from a device": row("./shop.yaml:6:45: error: `/dev/zero` lies outside the project [cases.outside-root]",
                              POST_FILE.replace("body", "/dev/zero")),
    "body from a link to a device": row("./shop.yaml:6:45: error: `body` lies outside the project [cases.outside-root]", POST_FILE,
                                        body=Link("/dev/zero")),
    "body from a folder": row("./shop.yaml:6:45: error: `body` is not a regular file [cases.unreadable-file]", POST_FILE, body=Folder()),
    # 55: nothing is ever named by an id on the disk, so that `con` is one like any other
    "id that climbs": row("./shop.yaml:3:9: error: the id `../x` has the segment `..` [cases.bad-id]", case(case_id="../x")),
    "id of 300 characters": row("has 300 bytes; the limit is 200 [cases.bad-id]", case(case_id="a" * 300)),
    "id of an emoji": row("./shop.yaml:3:9: error: the id `😀` has other characters than letters, digits and", case(case_id='"😀"')),
    "id of mark-up": row("./shop.yaml:3:9: error: the id `<x>` has other characters than", case(case_id="<x>")),
    "id twice": row(["./shop.yaml:8:9: error: the id `shop/a` stands twice [cases.duplicate-id]", "./shop.yaml:3:9: note: first here"],
                    WELL + WELL.split("cases:\n")[1]),
    "id of a device": row("1 case: 1 pass", case(case_id="con"), 0, sends=1),
    # 56
    "line break in a header": row(["./shop.yaml:6:51: error: the value of `X` has a line break", "[cases.bad-header-value]"],
                                  case('{method: GET, path: /a, headers: {X: "a\\r\\nEvil: 1"}}')),
    "line break from a variable": row(["./shop.yaml:6:5: error: the value of `X` has a line break", "[cases.bad-header-value]"],
                                      case('{method: GET, path: /a, headers: {X: "${v}"}}'), args=["--var", "v=a\r\nEvil: 1"]),
    "line break in --header": row("`--header X: a\\r\\nEvil: 1` is not of the form Name: value", code=2,
                                  args=["--header", "X: a\r\nEvil: 1"]),
    "colon in a header's name": row("./shop.yaml:6:48: error: `X:` is no header name", case('{method: GET, path: /a, headers: {"X:": a}}')),
    "line break in a method": row("./shop.yaml:6:23: error: `GET /x HTTP/1.1\\r\\n` is no method",
                                  case('{method: "GET /x HTTP/1.1\\r\\n", path: /a}')),
    # 57
    "empty variable in a destructive path": row(
        ["./shop.yaml:6:37: error: a variable is empty in the path of a destructive request", "[cases.dangerous-path]"], DELETE,
        args=["--allow", "destructive", "--var", "id="]),
    "undefined variable in a destructive path": row("./shop.yaml:6:37: error: nothing is named `id` here", DELETE,
                                                    args=["--allow", "destructive"]),
    # 58
    "host that begins like ours": row("a host name that begins like an IPv4 address is not supported [http.url]", code=2,
                                      target="http://127.0.0.1.example.com:80"),
    "host behind user information": row("it carries user information", code=2, target="http://127.0.0.1@example.com"),
    "host elsewhere, by its URL": row("`https://API.example.com.` is not on this machine", code=2, target="https://API.example.com."),
    "host with the listed one in front": host("https://api.example.com.evil.com",
                                              "assay.yaml:4:12: error: `api.example.com.evil.com:443` is not among the `hosts`"),
    "host with the listed one as user": host("https://api.example.com@evil.com", "it carries user information"),
    "host in another script": host("https://аpi.example.com", "assay.yaml:4:12: error: "),
    "host as an address in another": row("`[::ffff:127.0.0.1]:80` is not among the `hosts` of this target", target="t",
                                         assay_yaml='assay: 1\ncases: [shop.yaml]\ntargets:\n'
                                                    '  t: {url: "http://[::ffff:127.0.0.1]:80", hosts: ["127.0.0.1:80"]}\n'),
    "host of a raw URL": row("./shop.yaml:6:5: error: `example.com:80` is not a host that this target may be asked at [cases.host-not-listed]", case('{method: GET, url: "http://example.com/a"}')),
    # 59
    "secret of three characters": row("the secret `KEY` has fewer than 6 characters", code=2, target="t", assay_yaml=TARGET,
                                      environment={"KEY": "abc"}),
    "secret of a common word": row("the secret `KEY` is a word that answers are full of", code=2, target="t", assay_yaml=TARGET,
                                   environment={"KEY": "success"}),
    # 60 (signals and closed outputs: interrupt_test.py)
    "report folder that is a file": row("cannot make the folder of `shop.yaml/reports/results.json`", sends=1,
                                        args=["--report", "json", "--report-dir", "shop.yaml/reports"]),
    "full disk": row("cannot write `reports/results.json`", sends=1, args=["--report", "json", "--report-dir", "reports"]),
    # 61 (SSL_CERT_FILE: tls_test.py)
    "proxy of the environment": row("1 case: 1 pass", code=0, sends=1,
                                    environment={"HTTP_PROXY": "http://127.0.0.1:9", "http_proxy": "http://127.0.0.1:9",
                                                 "ALL_PROXY": "http://127.0.0.1:9"}),
    # 62: nothing is recorded yet that could be replayed
}


def write(folder, files, port):
    for name, content in files.items():
        path = folder / name
        if isinstance(content, Link):
            path.symlink_to(content.target)
        elif isinstance(content, Fifo):
            os.mkfifo(path)
        elif isinstance(content, Folder):
            path.mkdir()
        elif isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_bytes(content.replace("PORT", str(port)).encode())


class Server(LocalServer):
    """Answers every request with 200 and an empty object."""

    ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"

    def serve(self, connection):
        read_head(connection)
        connection.sendall(self.ANSWER)


def faults_of(assay, name, told):
    with tempfile.TemporaryDirectory(prefix="assay-bad-") as folder:
        server = Server()
        write(pathlib.Path(folder), told["files"], server.port)
        command = [assay, "run", "--target", told["target"].replace("PORT", str(server.port)), *told["args"], "./shop.yaml"]
        with open(pathlib.Path(folder, "said"), "w+", encoding="utf-8", errors="backslashreplace") as out:
            limit = (lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))) if name == "full disk" else None
            environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", **told["environment"]}
            # Python ignores the signal of a file that grows too large; so does the program then, and is told by an error.
            process = subprocess.Popen(command, cwd=folder, env=environment, stdout=out, stderr=subprocess.STDOUT,
                                       preexec_fn=limit, restore_signals=False)
            killer = threading.Timer(SECONDS, process.kill)
            killer.start()
            _, status, usage = os.wait4(process.pid, 0)
            killer.cancel()
            out.seek(0)
            said = out.read()
        server.listener.close()
        left = [path.name for path in pathlib.Path(folder).rglob("*.part")]
    code = os.waitstatus_to_exitcode(status)
    if code != told["code"]:
        yield f"exit {code}, expected {told['code']}\n{said[:2000]}"
    for words in told["words"]:
        if words not in said:
            yield f"`{words}` is not said\n{said[:2000]}"
    if server.connections != told["sends"]:
        yield f"{server.connections} requests were sent, expected {told['sends']}"
    if usage.ru_maxrss * 1024 > MEMORY and b"__asan_init" not in pathlib.Path(assay).read_bytes():
        yield f"{usage.ru_maxrss >> 10} MiB"
    if left:
        yield f"{left} are left"


def main() -> int:
    assay = str(pathlib.Path(sys.argv[1]).resolve())
    return judge(ROWS, lambda name, told: faults_of(assay, name, told), sys.argv[2:], "{} bad projects, {} treated wrongly")


if __name__ == "__main__":
    sys.exit(main())
