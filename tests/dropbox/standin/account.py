"""One Dropbox account: its files and folders, and the journal that cursors point into."""

import dataclasses
import hashlib
import threading

BLOCK = 4 * 1024 * 1024


def content_hash(content):
    digests = (hashlib.sha256(content[i : i + BLOCK]) for i in range(0, len(content), BLOCK))
    return hashlib.sha256(b"".join(d.digest() for d in digests)).hexdigest()


@dataclasses.dataclass(slots=True)
class Entry:
    """A file or a folder. `content` is bytes, or a number from which synthetic bytes follow."""

    id: str
    path: str
    content: bytes | int | None = None
    rev: str = ""
    hash: str = ""
    export: bytes | None = None  # a cloud document: what it exports to
    symlink: bool = False
    no_lower: bool = False

    @property
    def is_folder(self):
        return self.content is None

    def read(self):
        return synthetic(self.content) if isinstance(self.content, int) else self.content

    def metadata(self, at):
        """The entry as the API gives it, seen at `at`, its path for this caller."""
        data = {
            ".tag": "folder" if self.is_folder else "file",
            "name": at.rpartition("/")[2],
            "id": self.id,
            "path_lower": None if self.no_lower else at.lower(),
            "path_display": at,
        }
        if self.is_folder:
            return data
        data |= {
            "client_modified": "2026-01-01T00:00:00Z",
            "server_modified": "2026-01-01T00:00:00Z",
            "rev": self.rev,
            "size": len(self.read()) if isinstance(self.content, int) else len(self.content),
            "is_downloadable": self.export is None,
            "content_hash": self.hash,
        }
        if self.export is not None:
            data["export_info"] = {"export_as": "docx", "export_options": ["docx", "pdf"]}
        if self.symlink:
            data["symlink_info"] = {"target": "/elsewhere"}
        return data


def synthetic(number):
    """The text of an invented person's resume; each number gives another."""
    return (
        f"Person {number} Example\nperson.{number}@example.com\n+1 202-555-0143\n\n"
        f"Experience\n2019-2024 Engineer, Northwind Trading {number}\n"
    ).encode()


def deleted(at):
    return {
        ".tag": "deleted",
        "name": at.rpartition("/")[2],
        "path_lower": at.lower(),
        "path_display": at,
    }


class Account:
    """Paths are those of the account's root namespace. Every method may be called from any thread."""

    def __init__(self, number, home=""):
        self.id = f"dbid:standin-{number}"
        self.uid = str(1000 + number)
        self.email = f"account.{number}@example.com"
        self.root = str(10 * number + 1)
        self.home = home  # a team account's home folder inside the root namespace, else ""
        self.home_namespace = str(10 * number + 2) if home else self.root
        self.entries = {}  # by path in lower case
        self.by_id = {}
        self.by_rev = {}
        self.journal = []  # (path, entry or None when it was deleted), in order
        self.snapshots = {}
        self.changed = threading.Condition(threading.RLock())
        self.numbers = 0
        if home:
            self.make_folder(home)

    def next_number(self):
        self.numbers += 1
        return self.numbers

    def make_folder(self, path):
        """The folder and those above it, unless they are there."""
        with self.changed:
            if not path or path.lower() in self.entries:
                return
            self.make_folder(path.rpartition("/")[0])
            self.note(Entry(f"id:folder{self.next_number():012d}", path))

    def note(self, entry):
        self.entries[entry.path.lower()] = entry
        self.by_id[entry.id] = entry
        if entry.rev:
            self.by_rev[entry.rev] = entry
        self.journal.append((entry.path, entry))
        self.changed.notify_all()

    def put(self, path, content, **more):
        """Creates or changes a file. The same content again changes nothing."""
        with self.changed:
            self.make_folder(path.rpartition("/")[0])
            old = self.entries.get(path.lower())
            raw = synthetic(content) if isinstance(content, int) else content
            hash_ = content_hash(raw)
            if old and old.is_folder:
                self.delete(path)
                old = None
            if old and old.hash == hash_ and not more:
                return old
            number = self.next_number()
            id_ = old.id if old else f"id:file{number:014d}"
            rev = f"{number:09x}{int(self.uid):06x}"
            self.note(Entry(id_, old.path if old else path, content, rev, hash_, **more))
            return self.entries[path.lower()]

    def touch(self, path):
        """Another revision with the same content, as a save without a change makes."""
        with self.changed:
            old = self.entries[path.lower()]
            rev = f"{self.next_number():09x}{int(self.uid):06x}"
            self.note(dataclasses.replace(old, rev=rev))

    def delete(self, path):
        with self.changed:
            for key in [k for k in self.entries if is_below(k, path.lower())]:
                entry = self.entries.pop(key)
                self.by_id.pop(entry.id, None)
            self.journal.append((path, None))
            self.changed.notify_all()

    def move(self, source, target):
        """Everything keeps its id. The journal has the new places before the old one goes."""
        with self.changed:
            self.make_folder(target.rpartition("/")[0])
            moved = [k for k in self.entries if is_below(k, source.lower())]
            entries = [self.entries.pop(key) for key in moved]
            for entry in entries:
                place = target + entry.path[len(source) :]
                self.note(dataclasses.replace(entry, path=place))
            self.journal.append((source, None))
            self.changed.notify_all()

    def fill(self, folder, count, first=0):
        """Synthetic files, a thousand a folder."""
        with self.changed:
            for i in range(first, first + count):
                self.put(f"{folder}/{i // 1000:04d}/person {i}.txt", i)


def is_below(key, folder):
    """Whether the path, in lower case, is the folder itself or lies in it."""
    return not folder or key == folder or key.startswith(folder + "/")
