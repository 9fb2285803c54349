#!/usr/bin/env python3
"""head_test.py ASSAY PROJECT: the mock answers HEAD over the wire with the head of its answer to GET, and without the body."""
import http.client
import re
import subprocess
import sys

assay, project = sys.argv[1:3]
mock = subprocess.Popen([assay, "mock", "--port", "0", f"{project}/harness/mock/testdata/plain.yaml"],
                        stdout=subprocess.PIPE, text=True)
try:
    port = re.search(r"http://127\.0\.0\.1:(\d+)", mock.stdout.readline()).group(1)
    client = http.client.HTTPConnection("127.0.0.1", int(port), timeout=30)

    def ask(method):
        client.request(method, "/things/ab", headers={"Prefer": "code=400"})
        answer = client.getresponse()
        return answer.status, answer.getheaders(), answer.read()

    # The second of one connection comes whole only if the first had no body.
    head, get = ask("HEAD"), ask("GET")
    told = (get[0], dict(get[1]).get("Content-Length"))
    faults = []
    if not get[2] or told != (400, str(len(get[2]))):
        faults.append(f"GET: {get}")
    if head != (*get[:2], b""):
        faults.append(f"HEAD: {head}, but GET: {get}")
finally:
    mock.terminate()
    mock.wait()
sys.exit("\n".join(faults) or 0)
