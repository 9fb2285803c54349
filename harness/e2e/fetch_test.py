#!/usr/bin/env python3
"""fetch_test.py ASSAY: pages fetched over real sockets from a small site: stored, found again, changed, moved, refused."""
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from local_server import HEAD_END, LocalServer, read_head  # noqa: E402

PAGE = "## Get an item\n\n**get** `/items/{{item_id}}`\n\n{words}\n\n### Returns\n\n- `id: string`\n"


class Site(LocalServer):
    """Answers by path; `pages` may be changed between requests."""

    def __init__(self):
        self.pages = {}
        self.heads = []
        super().__init__()

    def serve(self, connection):
        pending = b""
        while HEAD_END in (pending := read_head(connection, pending)):
            head, _, pending = pending.partition(HEAD_END)
            self.heads.append(head.decode())
            path = head.split(b" ")[1].decode()
            status, headers, body = self.pages.get(path, ("404 Not Found", "Content-Type: text/html\r\n", "<html>"))
            body = body.encode()
            connection.sendall(f"HTTP/1.1 {status}\r\n{headers}Content-Length: {len(body)}\r\n\r\n".encode() + body)

    def put(self, path, words, media_type="text/markdown"):
        self.pages[path] = ("200 OK", f"Content-Type: {media_type}\r\n", PAGE.format(words=words))

    def move(self, path, to):
        self.pages[path] = ("302 Found", f"Location: {to}\r\n", "")


class Test:
    def __init__(self, assay: pathlib.Path, folder: pathlib.Path):
        self.assay, self.folder, self.faults = assay, folder, 0
        self.site, self.other = Site(), Site()
        (folder / "cases").mkdir()
        (folder / "assay.yaml").write_text("assay: 1\ncases: [cases]\n", encoding="utf-8")

    def url(self, path):
        return f"http://127.0.0.1:{self.site.port}{path}"

    def run(self, name, arguments, code, *said):
        """`said`: patterns, each of which the output holds."""
        done = subprocess.run([self.assay, *arguments], cwd=self.folder, text=True, timeout=60, check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        missing = [one for one in said if not re.search(one, done.stdout)]
        if done.returncode != code or missing:
            self.faults += 1
            print(f"{name}: exit {done.returncode}, expected {code}; not said: {missing}\n{done.stdout}")

    def hold(self, name, holds):
        if not holds:
            self.faults += 1
            print(f"{name}: does not hold")

    def files(self):
        return {path: path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}

    def refused(self, name, path, code, *said):
        before = self.files()
        self.run(name, ["fetch", self.url(path), "--api", "shop"], code, *said)
        self.hold(f"{name}: nothing is written", self.files() == before)

    def store(self):
        self.site.put("/items/get", "One item.")
        self.run("where a page of no list belongs is asked", ["fetch", self.url("/items/get")], 2, "--api NAME")
        self.run("a new page", ["fetch", self.url("/items/get"), "--api", "shop"], 0, "added cases/shop/pages/get.md", "1 added")
        page = self.folder / "cases/shop/pages/get.md"
        self.hold("the page is what was sent", page.read_text(encoding="utf-8") == PAGE.format(words="One item."))
        self.hold("Markdown is asked for first", "Accept: text/markdown, " in self.site.heads[-1])
        before = self.files()
        self.run("the same page", ["fetch", self.url("/items/get")], 0, "unchanged cases/shop/pages/get.md")
        self.run("a part of the page", ["fetch", self.url("/items/get#returns"), "--api", "shop"], 0,
                 "^unchanged cases/shop/pages/get.md\n1 unchanged")
        self.run("a check of a part of the page", ["fetch", "--check", self.url("/items/get#returns")], 0, "1 unchanged")
        self.hold("the same page: nothing is written", self.files() == before)
        self.run("a check of the same", ["fetch", "--check"], 0, "1 unchanged")
        asked = len(self.site.heads)
        self.run("a check of a page of no list", ["fetch", "--check", self.url("/items/get"), self.url("/items/gone")], 2,
                 "no list of pages names `.*/items/gone`")
        self.hold("a check of a page of no list asks for none", len(self.site.heads) == asked)
        self.run("the page makes a contract", ["derive"], 0, "shop: 1 operation")

    def change(self):
        self.site.put("/items/get", "Another.")
        before = self.files()
        self.run("a check of a changed page", ["fetch", "--check"], 5, "changed cases/shop/pages/get.md", "was [0-9a-f]{64}", "assay diff")
        self.hold("a check writes nothing", self.files() == before)
        self.run("a changed page", ["fetch", self.url("/items/get")], 0, "changed cases/shop/pages/get.md", "assay derive --check")
        self.run("then it is as published", ["fetch", "--check"], 0, "1 unchanged")

    def edit(self):
        page = self.folder / "cases/shop/pages/get.md"
        page.write_text("Mine.\n", encoding="utf-8")
        before = self.files()
        self.run("a check of an edited file", ["fetch", "--check"], 5, "edited cases/shop/pages/get.md", "1 edited")
        self.hold("a check restores nothing", self.files() == before)
        page.unlink()
        self.run("a check of a missing file", ["fetch", "--check"], 5, "missing cases/shop/pages/get.md", "1 missing")
        self.hold("a check fetches nothing", not page.exists())
        self.run("the file comes back", ["fetch", self.url("/items/get")], 0, "restored cases/shop/pages/get.md")
        self.run("a restored file", ["fetch", "--check"], 0, "1 unchanged")

    def move(self):
        self.site.put("/v2/get-one.md", "Moved.")
        self.site.move("/old", "v2/get-one.md")
        self.run("a redirect", ["fetch", self.url("/old"), "--into", "moved"], 0, "added moved/old.md", r"found at .*/v2/get-one\.md")
        self.site.move("/round", "/round")
        self.refused("a circle", "/round", 4, "redirects more than 5 times")
        self.other.put("/get", "Elsewhere.")
        asked = len(self.other.heads)
        self.site.move("/away", f"http://127.0.0.1:{self.other.port}/get")
        self.refused("another host", "/away", 4, r"fetch\.redirect", "--allow-host 127.0.0.1:")
        self.hold("another host is not asked", len(self.other.heads) == asked)
        self.run("another host that is allowed", ["fetch", self.url("/away"), "--into", "moved", "--allow-host",
                                                  f"127.0.0.1:{self.other.port}"], 0, "added moved/away.md")

    def refuse(self):
        self.refused("no such page", "/none", 4, "answers 404 and not 200")
        self.site.put("/html", "One.", "text/html; charset=utf-8")
        self.refused("HTML", "/html", 3, r"fetch\.html", r"`\.md` behind it")
        self.site.pages["/login"] = ("200 OK", "Content-Type: text/plain\r\n", "Sign in.\n")
        self.refused("no format", "/login", 3, r"fetch\.unknown-format")
        self.site.pages["/cut"] = ("200 OK", "Transfer-Encoding: chunked\r\n", "5\r\nabc")
        self.refused("a broken answer", "/cut", 4, r"fetch\.unreachable")
        self.run("no address", ["fetch", "ftp://127.0.0.1/x"], 2, "ftp")
        self.run("one of two pages", ["fetch", self.url("/none"), self.url("/items/get")], 2, "which API")
        self.run("the other page all the same", ["fetch", self.url("/none"), self.url("/items/get"), "--api", "shop"], 4,
                 "1 unchanged, 1 not fetched")

    def keep(self):
        pages = self.folder / "cases/shop/pages"
        record = (pages / "pages.yaml").read_text(encoding="utf-8")
        (pages / "pages.yaml").write_text(re.sub(r"(    url: .*\n)", r"\1    restated: true\n", record, count=1), encoding="utf-8")
        self.refused("words of one's own", "/items/get", 3, r"fetch\.restated")
        self.run("are not asked for again", ["fetch", "--check"], 0, "1 restated and not asked for")


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="assay-fetch-") as folder:
        test = Test(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(folder))
        test.store()
        test.change()
        test.edit()
        test.move()
        test.refuse()
        test.keep()
        print(f"{test.faults} faults")
        return 1 if test.faults else 0


if __name__ == "__main__":
    sys.exit(main())
