"""A whole mock, and a request that it is asked over and over."""
import contextlib
import json
import pathlib
import re
import subprocess
import urllib.request
from typing import Iterator, NamedTuple


class Asked(NamedTuple):
    """What a mock is asked; the state of its resource makes the path."""
    what: str
    contract: str
    method: str
    resource: str
    presence: str
    path: str
    field: str  # that carries the secret
    prefix: str = ""


GET = Asked("a resource got", "harness/mock/testdata/shop.yaml", "GET", "shop/book", "present",
            "/v2/shelves/{shelf_id}/books/{book_id}", "Authorization", "Bearer ")
NOT_FOUND = Asked("a resource not found", "schemas/polyai/openapi.yaml", "DELETE", "polyai/connector", "absent",
                  "/v1/agents/{agentId}/telephony/connectors/{connectorId}", "x-api-key")
UNDOCUMENTED = Asked("an answer that is not documented", "schemas/cloudflare/openapi.yaml", "DELETE", "cloudflare/connector",
                     "absent", "/client/v4/accounts/{account_id}/magic/connectors/{connector_id}", "Authorization", "Bearer ")


class Mock(NamedTuple):
    process: subprocess.Popen
    port: int
    url: str
    fields: list[str]  # names and values in turn

    @property
    def pid(self) -> int:
        return self.process.pid


def introduced(process: subprocess.Popen, asked: Asked) -> Mock:
    """Reads what a mock says when it starts, and sets the state that is asked for."""
    port = int(re.search(r":(\d+)", process.stdout.readline()).group(1))
    secret = process.stdout.readline().split()[-1]
    api, resource = asked.resource.split("/")
    state = json.dumps({"api": api, "resource": resource, "presence": asked.presence}).encode()
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/__assay/state", data=state) as answer:
        path = asked.path.format(**json.load(answer)["vars"])
    fields = [asked.field, asked.prefix + secret, "Accept", "application/json"]
    return Mock(process, port, f"http://127.0.0.1:{port}{path}", fields)


def command(assay: str, root: pathlib.Path, asked: Asked) -> list[str]:
    return [assay, "mock", "--control", str(root / asked.contract)]


@contextlib.contextmanager
def served(assay: str, root: pathlib.Path, asked: Asked) -> Iterator[Mock]:
    with subprocess.Popen(command(assay, root, asked), cwd=root, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield introduced(process, asked)
        finally:
            process.terminate()
