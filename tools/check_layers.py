#!/usr/bin/env python3
"""Fails when a file under src/ includes a folder that is not below its own.

The order is that of src/CMakeLists.txt. Neighbors on one level never see each other. Reading
documents is for the program vitae-extract alone: what the server links must not include it.
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
SRC = pathlib.Path(__file__).resolve().parent.parent / "src"
INCLUDE = re.compile(r'\s*#\s*include\s+"([^"/]+)/')


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
    folder = path.relative_to(SRC).parts[0]
    if folder not in LEVEL_OF:
        yield f"{path}: {folder}/ has no level; give it one in tools/check_layers.py"
        return
    for number, line in enumerate(path.read_text().splitlines(), 1):
        included = INCLUDE.match(line)
        fault = included and fault_of(folder, included[1])
        if fault:
            yield f"{path.relative_to(SRC.parent)}:{number}: {fault}"


def main():
    files = sorted(path for path in SRC.rglob("*") if path.suffix in {".h", ".cc"})
    faults = [fault for path in files for fault in faults_in(path)]
    print("\n".join(faults) or f"layers: {len(files)} files, each includes only what is below it")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
