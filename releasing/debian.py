"""A Debian package: the program with all that it needs in /opt, of the system's own Python, and its command in /usr/bin."""

from __future__ import annotations

import gzip
import os
import re
import shutil
from pathlib import Path
from typing import Final

from releasing.environment import ROOT, Environment, Failed, run
from releasing.trial import tried

NAME: Final = "q7x2-tui"
_PYTHON: Final = "/usr/bin/python3"
_HOME: Final = f"/opt/{NAME}"
_COMMAND: Final = f'#!/bin/sh\nexec {_HOME}/bin/python -P -m tui.cli "$@"\n'
_POSTINST: Final = f"""#!/bin/sh
set -e
[ "$1" != configure ] || {_HOME}/bin/python -m compileall -q {_HOME}/lib || true
"""
_PRERM: Final = f"""#!/bin/sh
set -e
find {_HOME} -type d -name __pycache__ -prune -exec rm -rf {{}} +
"""
_COPYRIGHT: Final = """Copyright and licence of {NAME}:

{licence}
What it needs lies in {HOME}/lib, each with its licence in its .dist-info folder.
"""
_DESCRIPTION: Final = """reader for news in the terminal with its facts in view
 Locations, actors, figures and dates of an article stand beside its text
 and follow the sentence that is read. Works offline."""


def why_not() -> str:
    """Why no package can be built here; empty where one can."""
    for command in ("dpkg-deb", _PYTHON):
        if not shutil.which(command):
            return f"{command} is not there"
    return ""


def built(wheel: Path, version: str, into: Path, scratch: Path) -> Path:
    """Build the package.

    Args:
        wheel: The program.
        version: Its version.
        into: The folder that gets the package.
        scratch: A folder for what it is made of.
    """
    tree = scratch / "tree"
    environment = Environment(tree / _HOME.lstrip("/"), _PYTHON)
    environment.install_pinned()
    environment.install("--no-deps", wheel)
    home = environment.folder
    for name in ("report.json", "bin/Activate.ps1", "bin/activate", "bin/activate.csh", "bin/activate.fish"):
        (home / name).unlink(missing_ok=True)
    for script in (home / "bin").iterdir():
        if not script.name.startswith("python"):
            script.unlink()  # their first lines name the folder that they were made in
    _write(home / "pyvenv.cfg", re.sub(r"(?m)^command = .*\n", "", (home / "pyvenv.cfg").read_text("utf-8")))
    for folder in home.rglob("__pycache__"):
        shutil.rmtree(folder)
    _write(tree / "usr/bin" / NAME, _COMMAND, 0o755)
    _documents(tree)
    _control(tree, version)
    architecture = run("dpkg", "--print-architecture").strip()
    package = into / f"{NAME}_{version}_{architecture}.deb"
    run("dpkg-deb", "--root-owner-group", "-Zzstd", "-z9", "--build", tree, package)
    return package


def _documents(tree: Path) -> None:
    """Manual page, changes, licence, completion, where Debian has them."""
    for source, target in (
        (ROOT / "docs" / f"{NAME}.1", f"usr/share/man/man1/{NAME}.1.gz"),
        (ROOT / "CHANGELOG.md", f"usr/share/doc/{NAME}/changelog.gz"),
    ):
        path = tree / target
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(source.read_bytes(), mtime=0))
    licence = (ROOT / "LICENSE").read_text("utf-8")
    _write(
        tree / f"usr/share/doc/{NAME}/copyright", _COPYRIGHT.format(NAME=NAME, HOME=_HOME, licence=licence)
    )
    completion = run(
        tree / _HOME.lstrip("/") / "bin/python",
        "-P",
        "-m",
        "tui.cli",
        "completion",
        "bash",
        PYTHONDONTWRITEBYTECODE="1",
    )
    _write(tree / f"usr/share/bash-completion/completions/{NAME}", completion)


def _control(tree: Path, version: str) -> None:
    minor = int(run(_PYTHON, "-c", "import sys; print(sys.version_info.minor)"))
    size = sum(path.lstat().st_size for path in tree.rglob("*")) // 1024
    fields = {
        "Package": NAME, "Version": version, "Architecture": run("dpkg", "--print-architecture").strip(),
        "Maintainer": f"{NAME} developers <nobody@localhost>", "Section": "text", "Priority": "optional",
        "Installed-Size": str(size), "Depends": f"python3 (>= 3.{minor}), python3 (<< 3.{minor + 1})",
        "Description": _DESCRIPTION,
    }  # fmt: skip
    _write(tree / "DEBIAN/control", "".join(f"{name}: {value}\n" for name, value in fields.items()))
    _write(tree / "DEBIAN/postinst", _POSTINST, 0o755)
    _write(tree / "DEBIAN/prerm", _PRERM, 0o755)


def _write(path: Path, text: str, mode: int = 0o644) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    path.chmod(mode)


def installed_and_removed(package: Path, version: str, scratch: Path) -> str:
    """Install it on this machine, try it, and remove it; what came of it, in words. For root.

    Raises:
        Failed: It cannot be installed, does not work, or leaves something behind.
    """
    if os.geteuid():
        raise Failed("only root can install a package")
    try:
        run("dpkg", "--install", package)
        said = tried(f"/usr/bin/{NAME}", folder=scratch, version=version)
    finally:
        run("dpkg", "--purge", NAME)
    left = [path for path in (_HOME, f"/usr/bin/{NAME}", f"/usr/share/doc/{NAME}") if Path(path).exists()]
    if left:
        raise Failed(f"after its removal there is still {', '.join(left)}")
    return f"installed, {said}; removed without a trace"
