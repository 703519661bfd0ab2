#!/usr/bin/env python3
"""Fails when a file under src/ includes a folder that is not below its own.

The order is that of src/CMakeLists.txt. Neighbors on one level never see each other. Reading
documents is for the program vitae-extract alone: what the server links must not include it.

It fails as well when two headers of one program define types of one name: the linker takes code for
one of them for the other's, and says nothing.
"""

import pathlib
import re
import sys

LEVELS = [
    ["base"],
    ["model", "http"],
    ["store", "connect", "evaluate", "sandbox", "extract", "resume", "unpack"],
    ["queue", "auth", "reader"],
    ["ingest", "review", "reader_main"],
    ["api"],
    ["main"],
]
LEVEL_OF = {folder: level for level, folders in enumerate(LEVELS) for folder in folders}
VITAE_EXTRACT = {"extract", "resume", "unpack", "reader", "reader_main"}
SHARED = {"base", "model", "sandbox"}  # By both programs.
SRC = pathlib.Path(__file__).resolve().parent.parent / "src"
TYPE = re.compile(r"^(?:struct|class|enum class) (\w+)(?: final)?(?: : [^;{]*)?\s*\{", re.MULTILINE)
INCLUDE = re.compile(r'\s*#\s*include\s+"([^"/]+)/')


def folder_of(path):
    return path.relative_to(SRC).parts[0]


def fault_of(folder, included):
    """What is wrong with a file of `folder` including one of `included`, or None."""
    if included == folder:
        return None
    if included not in LEVEL_OF:
        return f"{included}/ is not a folder of src/"
    if LEVEL_OF[included] >= LEVEL_OF[folder]:
        return f"{folder}/ may not include {included}/"
    if included in VITAE_EXTRACT and folder not in VITAE_EXTRACT:
        return f"only the program vitae-extract may include {included}/"
    return None


def faults_in(path):
    folder = folder_of(path)
    if folder not in LEVEL_OF:
        yield f"{path}: {folder}/ has no level; give it one in tools/check_layers.py"
        return
    for number, line in enumerate(path.read_text().splitlines(), 1):
        included = INCLUDE.match(line)
        fault = included and fault_of(folder, included[1])
        if fault:
            yield f"{path.relative_to(SRC.parent)}:{number}: {fault}"


def types_in(path):
    """All headers are of one namespace, so what is indented is a member of something else."""
    return TYPE.findall(path.read_text())


def faults_in_types(files):
    headers = [path for path in files if path.suffix == ".h"]
    for program in (VITAE_EXTRACT | SHARED, LEVEL_OF.keys() - VITAE_EXTRACT):
        known = {}
        for path in headers:
            for name in types_in(path) if folder_of(path) in program else ():
                other = known.setdefault(name, path)
                if other != path:
                    yield f"{path.relative_to(SRC.parent)}: {name} is a type of {other.relative_to(SRC.parent)} too"


def main():
    files = sorted(path for path in SRC.rglob("*") if path.suffix in {".h", ".cc"})
    faults = [fault for path in files for fault in faults_in(path)] + list(faults_in_types(files))
    print("\n".join(faults) or f"layers: {len(files)} files, each includes only what is below it; types have names of their own")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
