"""A search for hostile bytes that follows what code they reach: `python -m tests.fuzz.guided [TARGET...]`.

It needs atheris, which is no dependency of the project: `make fuzz-guided` brings it. Each target has a process of its own, is
given as many inputs as `Q7X2_FUZZ` says within `Q7X2_FUZZ_S` seconds, and begins with sound bytes. Nothing is kept of a search:
what is found is printed, and the exit code is 1.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS, SECONDS = int(os.environ.get("Q7X2_FUZZ", "10000")), int(os.environ.get("Q7X2_FUZZ_S", "40"))

# An input may take ten seconds, its process two gigabytes.
_LIMIT_S, _LIMIT_MB = 10, 2048
_LONGEST_BYTES = 4096
_EXECUTED = re.compile(r"number_of_executed_units:\s*(\d+)")
# Whose branches are followed: the program's own, and of parsers those that are written in Python.
_FOLLOWED = ["extractors", "tui", "docx", "email", "pypdf", "tomllib", "zipfile"]


def search(name: str, arguments: list[str]) -> None:
    """Search in this process, which ends with it."""
    import atheris

    with atheris.instrument_imports(include=_FOLLOWED):
        from tests.fuzz.targets import GUIDED
    atheris.Setup([sys.argv[0], *arguments], GUIDED[name].deed)
    atheris.Fuzz()


def searched(name: str) -> tuple[int, str]:
    """How many inputs the target saw, and what was found; nothing where all is well."""
    from tests.fuzz.hostile import PHRASES, WORDS
    from tests.fuzz.targets import GUIDED

    with tempfile.TemporaryDirectory(prefix="q7x2-fuzz-") as folder:
        seeds = Path(folder) / "seeds"
        seeds.mkdir()
        for number, seed in enumerate(GUIDED[name].seeds):
            (seeds / f"{number}").write_bytes(seed)
        words = Path(folder) / "words"
        words.write_text("".join(f'"{_escaped(word)}"\n' for word in (*WORDS, *PHRASES)), "ascii")
        arguments = [
            f"-runs={RUNS}", f"-max_total_time={SECONDS}", f"-timeout={_LIMIT_S}", f"-rss_limit_mb={_LIMIT_MB}",
            f"-max_len={max(_LONGEST_BYTES, *map(len, GUIDED[name].seeds))}", f"-dict={words}",
            f"-artifact_prefix={folder}/found-", "-print_final_stats=1", str(seeds),
        ]  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-m", "tests.fuzz.guided", "--search", name, *arguments],
            capture_output=True,
            check=False,
        )
        said = (done.stdout + done.stderr).decode("utf-8", "replace")
        executed = _EXECUTED.search(said)
        found = "".join(f"{path.name}: {path.read_bytes()!r}\n" for path in Path(folder).glob("found-*"))
    is_well = done.returncode == 0 and executed is not None
    return int(executed[1]) if executed else 0, "" if is_well else f"{said[-6000:]}\n{found}"


def main(names: list[str]) -> int:
    """Search every target, or those that are named."""
    from tests.fuzz.targets import GUIDED

    is_well = True
    for name in names or GUIDED:
        start = time.monotonic()
        executed, found = searched(name)
        print(f"{executed:>9,}  {name} (guided, {time.monotonic() - start:.0f} s)", flush=True)
        if found:
            is_well = False
            print(found, flush=True)
    return 0 if is_well else 1


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02X}" for byte in word.encode("utf-8", "replace"))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--search"]:
        search(sys.argv[2], sys.argv[3:])
    else:
        sys.exit(main(sys.argv[1:]))
