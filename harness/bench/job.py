"""Cases as a user would write them, and the same requests for curl."""
import json
import pathlib
import shutil

ID = "c0ffee00c0ffee00"
PATH = f"/client/v4/accounts/acc/magic/connectors/{ID}"


def answer(root: pathlib.Path) -> str:
    """What Cloudflare's page documents for a deletion, in one line."""
    body = json.loads((root / "harness/e2e/testdata/cloudflare-answer.json").read_text(encoding="utf-8"))
    body["result"]["id"] = ID
    return json.dumps(body)


def write_cases(root: pathlib.Path, folder: pathlib.Path, count: int) -> str:
    """A case file of `count` deletions beside its contract; gives its path from `folder`."""
    shutil.copytree(root / "schemas/cloudflare", folder / "schemas", dirs_exist_ok=True)
    lines = ["assay: 1", "contract: schemas/openapi.yaml", "defaults: {timeout: 10s, headers: {Accept: application/json}}",
             "cases:"]
    for i in range(count):
        lines += [
            f"  - id: load/magic-connectors.delete/{i:05}",
            f"    title: connector {i} is deleted",
            "    clauses: [cloudflare/magic-connectors.delete/status/200]",
            "    effect: destructive",
            "    request: {operation: magic-connectors.delete}",
            "    expect: {status: 200, body: {/success: true}}",
        ]
    name = f"load-{count}.yaml"
    (folder / name).write_text("\n".join(lines) + "\n")
    return f"./{name}"


def assay_command(assay: str, port: int, cases: str, *options: str) -> list[str]:
    return [assay, "run", "--target", f"http://127.0.0.1:{port}", "--allow", "destructive", "--var", f"connector_id={ID}",
            "--var", "account_id=acc", *options, cases]


def curl_command(curl: str, folder: pathlib.Path, port: int, count: int, *options: str) -> list[str]:
    """curl sending the same requests with the same header fields; the answers are dropped."""
    url = f"http://127.0.0.1:{port}{PATH}"
    config = folder / f"curl-{count}.conf"
    config.write_text(f'url = "{url}"\noutput = "/dev/null"\n' * count)
    return [curl, "--silent", "--request", "DELETE", "--header", "Accept: application/json",
            "--header", "Authorization: Bearer 0123456789abcdef", "--config", str(config), *options]
