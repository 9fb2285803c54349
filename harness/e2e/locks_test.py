#!/usr/bin/env python3
"""locks_test.py ASSAY PROJECT: the three locks before a destructive request, against the real program and a server that counts.

A row says the case's request, what the target and the command line say, and what is sent: nothing, or exactly this request. The ids that a
destructive request may carry come from the run itself, the target, the command line or `unknown_id`; no value may mean more than one thing.
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

from local_server import LocalServer, read_head
from rows import judge

POLY = "agents.telephony.connectors.delete"
ALLOWED = ("--allow", "destructive")
IDS = ("--var", "agentId=my-agent", "--var", "connectorId=my-connector")
PATH = "/v1/agents/my-agent/telephony/connectors/my-connector"

CASES = """assay: 1
contract: ../schemas/polyai/openapi.yaml
cases:
  - id: locks/case
    title: deletes something
    effect: EFFECT
    tags: [locks]
    EXTRA
    request: REQUEST
"""


def row(request, sent=None, options=(*ALLOWED, *IDS), code=None, words="", effect="destructive", extra="clauses: []", target=None,
        project=""):
    """`sent`: request line of what comes, or None; `code` is 1 for what is sent, since the server answers 418."""
    if code is None:
        code = 1 if sent else 4
    return locals()


def operation(**with_values):
    values = ", ".join(f"{name}: {value}" for name, value in with_values.items())
    return "{operation: %s, with: {%s}}" % (POLY, values)


def raw(path, method="DELETE"):
    return '{method: %s, path: "%s"}' % (method, path)


REFUSED = "refused: this destructive request names"
CLIMBS = "of a destructive request, which may then mean more than one resource"

ROWS = {
    # The first lock: the case says so.
    "a case that does not say it": row(operation(), effect="write", code=3, words="destructive"),
    "a raw DELETE that does not say it": row(raw("/v1/x/${connectorId}"), effect="read", code=3, words="destructive"),
    # The second: the target permits it.
    "a target that does not permit it": row(operation(), options=IDS, code=2, words="does not allow that; nothing was sent"),
    # The third: the host is on the target's list.
    "a host elsewhere": row('{method: DELETE, url: "http://example.com/${connectorId}"}', code=3,
                            words="`example.com:80` is not a host that this target may be asked at"),
    "another port of this machine": row('{method: DELETE, url: "http://127.0.0.1:9/${connectorId}"}', code=3,
                                        words="`127.0.0.1:9` is not a host that this target may be asked at"),
    "a list without the host": row(operation(), target="t", code=3, words="is not among the `hosts` of this target",
                                   project='targets: {t: {url: "http://127.0.0.1:PORT", allow: [destructive], hosts: ["127.0.0.1:9"]}}'),
    # The ids: from the command line, the target, or the run itself.
    "ids of the command line": row(operation(), f"DELETE {PATH}"),
    "ids of the target": row(operation(), f"DELETE {PATH}", options=(), target="t", project=(
        'targets: {t: {url: "http://127.0.0.1:PORT", allow: [destructive], vars: {agentId: my-agent, connectorId: my-connector}}}')),
    "an id of the command line, by its name": row(operation(connectorId='"${connectorId}"'), f"DELETE {PATH}"),
    "an unknown id": row(operation(connectorId='"${unknown_id}"'), "DELETE /v1/agents/my-agent/telephony/connectors/9"),
    "raw, with ids of the command line": row(raw("/v1/agents/${agentId}/telephony/connectors/${connectorId}"), f"DELETE {PATH}"),
    "raw, of no operation, with an id of the command line": row(raw("/v1/things/${connectorId}/parts"),
                                                                "DELETE /v1/things/my-connector/parts", code=0),
    # And from nowhere else.
    "a literal id": row(operation(connectorId="live"), words=REFUSED + " `connectorId`"),
    "a literal id in a raw path": row(raw("/v1/agents/${agentId}/telephony/connectors/live"), words=REFUSED + " `connectorId`"),
    "literal ids in a raw path of no operation": row(raw("/v1/things/live"), words=REFUSED + " `path`"),
    "a number beside an id of ours": row(raw("/v1/things/${connectorId}/parts/5"), words=REFUSED + " `path`"),
    "an id of ours with something before it": row(raw("/v1/things/x${connectorId}"), words=REFUSED + " `path`"),
    "a literal id in a raw URL": row('{method: DELETE, url: "http://127.0.0.1:PORT/v1/things/live"}', words=REFUSED + " `path`"),
    "a literal id of a row": row(operation(connectorId='"${row_id}"'), extra="each: [{row_id: live}]", words=REFUSED + " `connectorId`"),
    "a literal id of the environment": row(operation(connectorId='"${env.LIVE}"'), words=REFUSED + " `connectorId`"),
    # What may mean more than one resource.
    **{f"an id that is {name}": row(operation(), options=(*ALLOWED, *IDS[:3], f"connectorId={value}"), code=3, words=CLIMBS)
       for name, value in {"empty": "", "a dot": ".", "two dots": "..", "an asterisk": "*", "a way up": "../x", "a way up behind": "x/..",
                           "a way up with a backslash": "..\\x"}.items()},
    "an empty raw segment": row(raw("/v1//${connectorId}"), code=3, words=CLIMBS),
    "a raw way up": row(raw("/v1/../${connectorId}"), code=3, words=CLIMBS),
    "a raw asterisk": row(raw("/v1/*/${connectorId}"), code=3, words=CLIMBS),
    "an id that nobody named": row(raw("/v1/things/${nobody}"), code=3, words="nothing is named `nobody` here"),
    # What looks like a way up to somebody else is one segment here.
    "an encoded way up": row(operation(), "DELETE /v1/agents/my-agent/telephony/connectors/%252e%252e",
                             options=(*ALLOWED, *IDS[:3], "connectorId=%2e%2e")),
    "an id with a slash": row(operation(), "DELETE /v1/agents/my-agent/telephony/connectors/a%2Fb",
                              options=(*ALLOWED, *IDS[:3], "connectorId=a/b")),
    "an id with a question mark": row(operation(), "DELETE /v1/agents/my-agent/telephony/connectors/a%3Fb",
                                      options=(*ALLOWED, *IDS[:3], "connectorId=a?b")),
}


class Server(LocalServer):
    """Answers everything with 418, and keeps the request lines."""

    def __init__(self):
        self.lines = []
        super().__init__()

    def serve(self, connection):
        self.lines.append(read_head(connection).split(b" HTTP/1.1")[0].decode(errors="backslashreplace"))
        connection.sendall(b"HTTP/1.1 418 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")


def faults_of(assay, project, told):
    with tempfile.TemporaryDirectory(prefix="assay-locks-") as name:
        folder = pathlib.Path(name)
        shutil.copytree(project / "schemas/polyai", folder / "schemas/polyai")
        server = Server()
        text = CASES.replace("EFFECT", told["effect"]).replace("EXTRA", told["extra"]).replace("REQUEST", told["request"])
        (folder / "cases").mkdir()
        (folder / "cases/locks.yaml").write_text(text.replace("PORT", str(server.port)), encoding="utf-8")
        (folder / "assay.yaml").write_text("assay: 1\ncases: [cases]\n" + told["project"].replace("PORT", str(server.port)) + "\n",
                                           encoding="utf-8")
        target = told["target"] or f"http://127.0.0.1:{server.port}"
        done = subprocess.run([assay, "run", "--target", target, *told["options"]], cwd=folder, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, env={"LIVE": "live", "PATH": "/usr/bin:/bin"}, text=True, timeout=60,
                              check=False)
        server.listener.close()
    sent = [line for line in server.lines if not line.startswith("GET /__assay/")]
    if told["sent"] is None and server.connections:
        yield f"{server.lines} were sent, expected nothing"
    if told["sent"] and not (len(sent) == 1 and sent[0].startswith(told["sent"])):
        yield f"{sent} were sent, expected {told['sent']}\n{done.stdout[:1500]}"
    if done.returncode != told["code"] or told["words"] not in done.stdout:
        yield f"exit {done.returncode}, expected {told['code']} and `{told['words']}`\n{done.stdout[:1500]}"


def main() -> int:
    assay, project = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2])
    return judge(ROWS, lambda _, told: faults_of(assay, project, told), sys.argv[3:],
                 "{} destructive requests, {} treated wrongly")


if __name__ == "__main__":
    sys.exit(main())
