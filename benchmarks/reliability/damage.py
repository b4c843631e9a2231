"""Damaged files and hostile JSON beside good trainings."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from benchmarks.reliability.rows import Row
from kmop_wizard.domain.training import Training
from kmop_wizard.storage.check import check
from kmop_wizard.storage.codec import encode
from kmop_wizard.storage.store import Store

GOOD: Final = 20
MOST_SECONDS: Final = 2.0
MOST_MIB: Final = 200
_PEAK: Final = """
import resource, sys
from pathlib import Path
from kmop_wizard.storage.store import Store
loaded = Store(Path(sys.argv[1]), Path(sys.argv[1], "state")).load()
status = Path("/proc/self/status")
if status.exists():
    # Linux hands the peak of the program that started this one on to it; this peak is our own.
    lines = status.read_text(encoding="ascii").splitlines()
    print(next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1024)
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def variants(count: int, seed: int = 20261123) -> dict[str, bytes]:
    """``count`` ways to damage the file of a training, by the name of the file."""
    dice = random.Random(seed)
    found = {}
    for number in range(count):
        name = f"bad{number:04}"
        whole = encode(Training(name, title="Brandbestrijding", notes="Bel morgen " * 20))
        at, length = dice.randrange(len(whole)), dice.randrange(1, 64)
        before, after = whole[:at], whole[at + length :]
        ways = (
            before,
            before + bytes(length) + after,
            before + bytes([whole[at] ^ (1 << dice.randrange(8))]) + whole[at + 1 :],
            before + dice.randbytes(length) + after,
            before + after,
            before + whole[at : at + length] * 2 + after,
            whole + whole[:at],
            bytes(len(whole)),
            whole.decode().encode(("utf-16", "utf-32", "utf-8-sig")[number % 3]),
            before + (b"[" * 50_000) + after,
        )
        found[name] = ways[number % len(ways)]
    return found


def torture() -> dict[str, bytes]:
    """JSON that must be read, refused, or may be either: by the names that such suites use."""
    raw = {
        "n_structure_100000_opening_arrays": b"[" * 100_000,
        "n_structure_open_array_object": b'[{"":' * 50_000,
        "n_structure_no_data": b"",
        "n_structure_null-byte-outside-string": b"[\0]",
        "n_structure_trailing_#": b'{"a":"b"}#{}',
        "n_structure_unclosed_object": b'{"asd":"asd"',
        "n_structure_UTF8_BOM_no_data": b"\xef\xbb\xbf",
        "n_structure_whitespace_formfeed": b"[\x0c]",
        "n_array_extra_comma": b'["",]',
        "n_array_just_minus": b"[-]",
        "n_incomplete_true": b"[tru]",
        "n_number_+1": b"[+1]",
        "n_number_NaN": b"[NaN]",
        "n_number_infinity": b"[Infinity]",
        "n_number_hex_1_digit": b"[0x1]",
        "n_number_-01": b"[-01]",
        "n_number_2.e3": b"[2.e3]",
        "n_object_trailing_comma": b'{"id":0,}',
        "n_object_unquoted_key": b'{a: "b"}',
        "n_object_single_quote": b"{'a':0}",
        "n_object_trailing_comment": b'{"a":"b"}/**/',
        "n_string_1_surrogate_then_escape_u": b'["\\uD800\\u"]',
        "n_string_invalid_backslash_esc": b'["\\a"]',
        "n_string_unescaped_newline": b'["new\nline"]',
        "n_string_unescaped_tab": b'["\t"]',
        "n_single_space": b" ",
        "i_number_huge_exp": b"[0.4e" + b"0" * 500 + b"1]",
        "i_number_too_big_pos_int": b"[" + b"1" * 5000 + b"]",
        "i_object_key_lone_2nd_surrogate": b'{"\\uDFAA":0}',
        "i_string_UTF-16LE_with_BOM": "\ufeff[é]".encode("utf-16-le"),
        "i_string_invalid_utf-8": b'["\xff"]',
        "i_string_overlong_sequence_2_bytes": b'["\xc0\xaf"]',
        "i_string_lone_utf8_continuation_byte": b'["\x81"]',
        "i_structure_500_nested_arrays": b"[" * 500 + b"]" * 500,
        "i_structure_UTF-8_BOM_empty_object": b"\xef\xbb\xbf{}",
        "y_structure_lonely_string": b'"asd"',
        "y_structure_lonely_null": b"null",
        "y_object_duplicated_key": b'{"a":"b","a":"c"}',
        "y_string_allowed_escapes": b'["\\"\\\\\\/\\b\\f\\n\\r\\t"]',
        "y_number_real_capital_e": b"[1E22]",
        "y_array_empty": b"[]",
        "y_object_empty_key": b'{"":0}',
        "y_structure_whitespace_array": b" [] ",
    }
    found = _alone_and_inside(raw)
    found["n_large"] = b'"' + b"x" * 6_000_000 + b'"'
    found["n_million_keys"] = b"{" + b",".join(b'"%d":0' % n for n in range(300_000)) + b"}"
    return found


def public_suite() -> dict[str, bytes]:
    """The texts of a public suite, one file each in the folder ``KMOP_JSON_SUITE``, if there."""
    folder = os.environ.get("KMOP_JSON_SUITE")
    files = sorted(Path(folder).glob("*.json")) if folder else []
    return _alone_and_inside({f"public_{file.stem}": file.read_bytes() for file in files})


def _alone_and_inside(texts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Each text, and the same as the value of a key that nobody knows in a file good otherwise."""
    found = dict(texts)
    for name, content in texts.items():
        inside = encode(Training(f"in_{name}")).rstrip().removesuffix(b"}").rstrip()
        found[f"in_{name}"] = inside + b',\n  "x": ' + content + b"\n}\n"
    return found


def damaged(folder: Path, count: int) -> Row:
    """Put damage of all kinds beside good trainings; look, check, and compare every byte."""
    trainings = folder / "trainings"
    trainings.mkdir(parents=True)
    public = public_suite()
    contents = {**variants(count), **torture(), **public}
    slowest = 0.0
    for name, content in contents.items():
        (trainings / f"{name}.json").write_bytes(content)
    for number in range(GOOD):
        (trainings / f"good{number}.json").write_bytes(encode(Training(f"good{number}")))
    before = {path.name: path.read_bytes() for path in trainings.iterdir()}
    begin = time.perf_counter()
    loaded = Store(folder, folder / "state").load()
    whole = time.perf_counter() - begin
    problems = check(folder)
    for name, content in contents.items():
        alone = folder / name
        (alone / "trainings").mkdir(parents=True)
        (alone / "trainings" / f"{name}.json").write_bytes(content)
        begin = time.perf_counter()
        Store(alone, folder / "state").load()
        slowest = max(slowest, time.perf_counter() - begin)
    shown = sum(each.id.startswith("good") for each in loaded.trainings)
    told = len(loaded.trainings) + len(loaded.newer) + len(loaded.unreadable)
    after = {path.name: path.read_bytes() for path in trainings.iterdir()}
    changed = sum(before[name] != after.get(name) for name in before) + len(after) - len(before)
    peak = int(subprocess.check_output([sys.executable, "-c", _PEAK, str(folder)]))
    unnamed = len(before) - told + abs(len(problems) - len(loaded.newer) - len(loaded.unreadable))
    good = shown == GOOD and not changed and not unnamed
    return Row(
        f"{count} damaged variants and {len(torture())} hostile JSON texts"
        f"{f' and {len(public)} of a public suite' if public else ''} beside {GOOD} trainings",
        f"{shown} of {GOOD} trainings shown, {unnamed} files not accounted for, {changed} changed; "
        f"slowest file {slowest:.2f} s, all {whole:.2f} s, at most {peak} MiB",
        good and slowest < MOST_SECONDS and peak < MOST_MIB,
    )
