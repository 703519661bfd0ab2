"""Reading order: blocks of text whose place on the page is known, and how many of their lines a reader got right.

A block is right when its words come one after the other, uninterrupted by another column's, and after the block above it. Of
recognized text a few letters may be wrong."""
from collections import defaultdict
from difflib import SequenceMatcher
from functools import cache
from itertools import accumulate

from .truth import squeezed

LEAST = 4  # A shorter text stands in too many places to say anything.


def overlap(a, b):
    shared = min(a[2], b[2]) - max(a[0], b[0])
    return shared > 0.5 * min(a[2] - a[0], b[2] - b[0])


def from_look(blocks):
    """Blocks of a browser's page, with the one above each in its column."""
    out = []
    for index, block in enumerate(blocks):
        above = [i for i in range(index) if blocks[i]["box"][3] <= block["box"][1] + 3 and overlap(blocks[i]["box"], block["box"])]
        after = max(above, key=lambda i: blocks[i]["box"][3], default=None)
        out.append({"text": block["text"], "lines": block["lines"], "after": after})
    return out


def whole_on_paper(blocks, shown):
    """Those that no edge cuts off. `shown` is the text of the pages in the order in which it was printed."""
    words = [squeezed(word) for word in shown.split()]
    text, edges = "".join(words), set(accumulate(map(len, words), initial=0))

    def is_whole(block):
        wanted, at = squeezed(block["text"]), -1
        while (at := text.find(wanted, at + 1)) >= 0:
            if at in edges and at + len(wanted) in edges:
                return True
        return False

    return [block for block in blocks if is_whole(block)]


def from_plan(plan, headings=True):
    """Own layouts put each section's lines one under the other. A JSON Resume has no headings of its own."""
    out = []
    for name in ("summary", "work", "education", "skills", "languages"):
        part = plan[name]
        lines = [line for entry in part.get("entries", []) for line in entry["lines"]] + part.get("lines", [])
        for index, text in enumerate([part["heading"], *lines] if headings else lines):
            out.append({"text": text, "lines": 1, "after": len(out) - 1 if index else None})
    return out


def find(text, content, start, forgiving):
    """Where the text begins in the content, at `start` or later; -1 when it is nowhere."""
    at = content.find(text, start)
    if at >= 0 or not forgiving:
        return at
    # The longest piece that is whole says where to compare.
    match = SequenceMatcher(None, text, content[start:], autojunk=False).find_longest_match()
    begin = max(start, start + match.b - match.a)
    alike = SequenceMatcher(None, text, content[begin : begin + len(text)], autojunk=False).ratio()
    return begin if alike > 0.8 else -1


def children_of(blocks):
    """Of each block, and of None, the blocks that come right after it."""
    below = defaultdict(list)
    for index, block in enumerate(blocks):
        below[block["after"]].append(index)
    return below


def measure(blocks, content, forgiving=False):
    """(lines that are right, all lines) of one document.

    The most lines that can be right together: many resumes say the same line twice, and a block that is not there must not stand
    for the next one of the same words, or all that comes between them would count as wrong."""
    content, texts, below = squeezed(content), [squeezed(block["text"]) for block in blocks], children_of(blocks)
    counted = [len(text) >= LEAST for text in texts]
    place = cache(lambda text, start: find(text, content, start, forgiving))

    @cache
    def rest(index, start):
        return sum(best(child, start) for child in below[index])

    @cache
    def best(index, start):
        at = place(texts[index], start) if counted[index] else -1
        left_out = rest(index, start)
        return max(left_out, blocks[index]["lines"] + rest(index, at + len(texts[index]))) if at >= 0 else left_out

    total = sum(block["lines"] for block, counts in zip(blocks, counted) if counts)
    return rest(None, 0), total
