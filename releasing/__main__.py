"""`make release`: wheel and sdist, tried in fresh environments, with checksums and a bill of materials, in `dist`.

`--deb` builds a Debian package too, and as root installs, tries and removes it; `--tools` tries pipx and uv.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from extractors import __version__
from releasing import debian, installers
from releasing.contents import looked_into
from releasing.environment import ROOT, Environment, Failed, run
from releasing.sbom import metadata_in, sbom
from releasing.trial import tried

DIST = ROOT / "dist"


def main() -> int:
    """Make a release; the exit code."""
    parser = argparse.ArgumentParser(prog="make release", description=__doc__)
    parser.add_argument("--deb", action="store_true", help="a Debian package, too")
    parser.add_argument("--tools", action="store_true", help="try pipx and uv, too")
    given = parser.parse_args()
    os.environ.setdefault("SOURCE_DATE_EPOCH", _changed_at())
    with tempfile.TemporaryDirectory() as folder:
        try:
            _made(Path(folder), given.deb, given.tools)
        except Failed as error:
            print(f"make release: {error}", file=sys.stderr)
            return 1
    return 0


def _made(scratch: Path, with_deb: bool, with_tools: bool) -> None:
    shutil.rmtree(DIST, ignore_errors=True)
    run(sys.executable, "-m", "build", "--no-isolation", "--wheel", "--sdist", "--outdir", DIST, ROOT)
    (wheel,), (sdist,) = DIST.glob("*.whl"), DIST.glob("*.tar.gz")
    looked_into(wheel, sdist)
    print(
        f"{wheel.name} {wheel.stat().st_size / 1e6:.1f} MB, {sdist.name} {sdist.stat().st_size / 1e6:.1f} MB",
        flush=True,
    )

    _wheel_tried(wheel, scratch)
    _sdist_tried(sdist, scratch)
    if with_tools:
        (scratch / "tools-home").mkdir()
        for words in installers.installed(DIST, __version__, scratch / "tools-home"):
            print(words, flush=True)
    if with_deb:
        _deb_made(wheel, scratch)
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(DIST.iterdir())
    ]
    (DIST / "SHA256SUMS").write_text("".join(lines), "utf-8")
    print("".join(lines), end="")


def _wheel_tried(wheel: Path, scratch: Path) -> None:
    """From nothing to the first analysis, as somebody has it who installs it; then the bill of materials."""
    start = time.monotonic()
    environment = Environment(scratch / "of-wheel")
    installed = environment.install_pinned()
    environment.install("--no-deps", wheel)
    home = scratch / "home-of-wheel"
    home.mkdir()
    said = tried(environment.program, folder=home, version=__version__)
    print(f"from the wheel, {time.monotonic() - start:.0f} s: {said}", flush=True)
    stamp = dt.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), dt.UTC).isoformat()
    document = sbom("q7x2-tui", metadata_in(environment.folder), installed, stamp)
    (DIST / f"q7x2-tui-{__version__}.cdx.json").write_text(document, "utf-8")


def _sdist_tried(sdist: Path, scratch: Path) -> None:
    """A wheel of the sdist must have what the wheel of the tree has: the tests of it are those of the wheel."""
    again = scratch / "again"
    run(
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "--quiet",
        "--wheel-dir",
        again,
        sdist,
    )
    (wheel,) = again.glob("*.whl")
    looked_into(wheel, sdist)
    print("from the sdist: a wheel with the same in it", flush=True)


def _deb_made(wheel: Path, scratch: Path) -> None:
    if reason := debian.why_not():
        print(f"no Debian package: {reason}")
        return
    package = debian.built(wheel, __version__, DIST, scratch)
    print(f"{package.name} {package.stat().st_size / 1e6:.0f} MB", flush=True)
    if os.geteuid() == 0:
        (scratch / "deb-home").mkdir()
        print(debian.installed_and_removed(package, __version__, scratch / "deb-home"), flush=True)


def _changed_at() -> str:
    """Seconds since 1970 of the last commit, or of the changelog where there is no repository."""
    try:
        return run("git", "log", "-1", "--format=%ct", cwd=ROOT).strip()
    except (Failed, OSError):
        return str(int((ROOT / "CHANGELOG.md").stat().st_mtime))


if __name__ == "__main__":
    sys.exit(main())
