"""Write ``resources/formats/<language>.json`` from Babel's data, or check that they follow it.

python -m tools.formats write    writes the files
python -m tools.formats check    exits 1 when Babel says something else
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Final

from babel import Locale

FOLDER: Final = Path(__file__).resolve().parent.parent / "resources" / "formats"
LOCALES: Final = {"nl": "nl_BE", "fr": "fr_BE", "en": "en_BE"}
# Babel has no ordinals; French writes them for the first day of a month alone.
_FIRST_OF_MONTH: Final = {"fr": "1er"}
# Babel writes 7.500 € in the English of Belgium, which reads as seven and a half: as in French.
_GROUP: Final = {"en": "\u202f"}


def formats(language: str) -> dict[str, object]:
    """The content of one file."""
    locale = Locale.parse(LOCALES[language])
    symbols = locale.number_symbols["latn"]
    money = locale.currency_formats["standard"]
    euro = locale.currency_symbols["EUR"]
    percent = locale.percent_formats[None]
    patterns = [
        f"{prefix}#{suffix}".replace("¤", euro).replace("-", symbols["minusSign"])
        for prefix, suffix in zip(money.prefix, money.suffix, strict=True)
    ]
    months, days = locale.months["format"], locale.days["format"]
    return {
        "locale": str(locale),
        "months": [months["wide"][month] for month in range(1, 13)],
        "months_short": [months["abbreviated"][month] for month in range(1, 13)],
        "weekdays": [days["wide"][day] for day in range(7)],
        "weekdays_short": [days["abbreviated"][day] for day in range(7)],
        "first_of_month": _FIRST_OF_MONTH.get(language, "1"),
        "decimal": symbols["decimal"],
        "group": _GROUP.get(language, symbols["group"]),
        "money_pattern": patterns[0],
        "negative_money_pattern": patterns[1],
        "percent_pattern": f"{percent.prefix[0]}#{percent.suffix[0]}",
    }


def written(language: str) -> str:
    """The file of one language as text."""
    return json.dumps(formats(language), ensure_ascii=False, indent=2) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Run the tool; returns its exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("task", choices=("write", "check"))
    task = parser.parse_args(arguments).task
    stale = []
    for language in LOCALES:
        path = FOLDER / f"{language}.json"
        if task == "write":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(written(language), encoding="utf-8")
        elif not path.is_file() or path.read_text(encoding="utf-8") != written(language):
            stale.append(path.name)
    for name in stale:
        print(f"resources/formats/{name} differs from Babel: run python -m tools.formats write")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
