#!/usr/bin/env python3
"""over_http.py ASSAY FOLDER: starts `assay mock --control` on a free port, runs the project's cases against it, reports into FOLDER."""
import re
import subprocess
import sys

assay, folder = sys.argv[1:3]
mock = subprocess.Popen([assay, "mock", "--port", "0", "--control"], stdout=subprocess.PIPE, text=True)
try:
    port = re.search(r"http://127\.0\.0\.1:(\d+)", mock.stdout.readline()).group(1)
    done = subprocess.run([assay, "run", "--target", f"http://127.0.0.1:{port}", "--allow", "destructive", "--allow",
                           "coercible-ids", "--report", "json", "--report-dir", folder], check=False)
finally:
    mock.terminate()
    ended = mock.wait()
if ended != 0:
    sys.exit(f"the mock ended with {ended} when it was told to stop")
sys.exit(done.returncode)
