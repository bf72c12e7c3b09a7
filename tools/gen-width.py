#!/usr/bin/env python3
"""Writes Sources/CTerminal/width_table.c from Unicode data.

    gen-width.py EastAsianWidth-17.0.0.txt > Sources/CTerminal/width_table.c

The East Asian Width file carries the width property and, in its comments, the
general category of every assigned code point; both come from there. Canonical
compositions (stable since Unicode 3.1, only added to) come from Python's own
unicodedata. One byte per code point: class << 2 | width; see include/ct_width.h.
"""
import re
import sys
import unicodedata

PLAIN, AMBIGUOUS, MARK, IGNORED, SPACE, UNKNOWN, REGIONAL, CONTROL = range(8)
BLOCK = 128
LINE = re.compile(r"^([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*(\w+)\s*#\s*(\w\S)")
WIDE_DEFAULTS = [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FFFD), (0x30000, 0x3FFFD)]
# Letters that attach to the one after them (Grapheme_Cluster_Break=Prepend, category Lo).
PREPENDED = {0x0D4E, 0x111C2, 0x111C3, 0x113D1, 0x1193F, 0x11941, 0x11D46, 0x11F02, *range(0x11A84, 0x11A8A)}
FILLERS = {0x115F, 0x3164, 0xFFA0}  # letters by category, drawn as nothing


def jamo_tail(c):
    return 0x1160 <= c <= 0x11FF or 0xD7B0 <= c <= 0xD7FB


def read(path):
    width, category = ["N"] * 0x110000, ["Cn"] * 0x110000
    for first, last in WIDE_DEFAULTS:
        width[first:last + 1] = ["W"] * (last + 1 - first)
    for line in open(path, encoding="utf-8"):
        found = LINE.match(line)
        if found:
            first = int(found[1], 16)
            last = int(found[2] or found[1], 16)
            kind = found[4] if len(found[4]) == 2 and found[4] != "L&" else "Lu"
            for c in range(first, last + 1):
                width[c], category[c] = found[3], kind
    return width, category


def info(c, width, category):
    if category == "Cc":
        return CONTROL << 2
    cells = 2 if width in "WF" else 1
    if category in ("Mn", "Me") or jamo_tail(c):
        return MARK << 2
    if category == "Mc" or c in PREPENDED:
        return MARK << 2 | cells
    if category in ("Cf", "Zl", "Zp"):
        return (IGNORED if category == "Cf" else SPACE) << 2
    if c in FILLERS:
        return IGNORED << 2 | cells
    if category == "Zs" and c not in (0x20, 0x3000):
        return SPACE << 2 | cells
    if category in ("Cn", "Co", "Cs"):
        return UNKNOWN << 2 | cells
    if 0x1F1E6 <= c <= 0x1F1FF:
        return REGIONAL << 2 | cells
    return (AMBIGUOUS if width == "A" else PLAIN) << 2 | cells


def compositions():
    for c in range(0x110000):
        parts = unicodedata.decomposition(chr(c)).split()
        if len(parts) == 2 and parts[0][0] != "<":
            base, mark = (int(p, 16) for p in parts)
            if unicodedata.normalize("NFC", chr(base) + chr(mark)) == chr(c):
                yield base, mark, c


def rows(values, form, per_line):
    out = []
    for i in range(0, len(values), per_line):
        out.append("    " + ", ".join(form % v for v in values[i:i + per_line]) + ",")
    return "\n".join(out)


def main():
    width, category = read(sys.argv[1])
    data = bytes(info(c, width[c], category[c]) for c in range(0x110000))
    blocks, first = {}, []
    for i in range(0, len(data), BLOCK):
        first.append(blocks.setdefault(data[i:i + BLOCK], len(blocks)))
    assert len(blocks) <= 256, len(blocks)
    pairs = sorted(compositions())
    print("/* Made by tools/gen-width.py from EastAsianWidth-17.0.0; do not edit. */")
    print('#include "ct_width.h"\n')
    print("const uint8_t ct_width_stage1[%d] = {\n%s\n};\n" % (len(first), rows(first, "%d", 22)))
    print("const uint8_t ct_width_stage2[%d] = {" % (len(blocks) * BLOCK))
    print(rows(list(b"".join(blocks)), "%d", 22) + "\n};\n")
    print("const int ct_pair_count = %d;" % len(pairs))
    print("const ct_pair ct_pairs[%d] = {" % len(pairs))
    for i in range(0, len(pairs), 4):
        print("    " + " ".join("{0x%X, 0x%X, 0x%X}," % p for p in pairs[i:i + 4]))
    print("};")


main()
