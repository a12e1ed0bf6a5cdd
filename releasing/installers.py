"""`pipx run` and `uv tool install`, from a folder of packages and the index."""

from __future__ import annotations

from pathlib import Path

from releasing.environment import Environment, homes, run
from releasing.trial import tried


def installed(packages: Path, version: str, scratch: Path) -> list[str]:
    """Try both; what came of it, in words.

    Args:
        packages: The folder with the wheel.
        version: What it must say that it is.
        scratch: A folder for all that they make.

    Raises:
        Failed: One of them does not install it, or what it installed does not work.
    """
    tools = Environment(scratch / "tools")
    tools.install("uv", "pipx", "pip")
    uv, pipx, home = tools.folder / "bin/uv", tools.folder / "bin/pipx", scratch / "home"
    home.mkdir()
    said = []
    around = {
        "UV_TOOL_DIR": str(scratch / "uv"),
        "UV_TOOL_BIN_DIR": str(scratch / "uv-bin"),
        "UV_LINK_MODE": "copy",
        "UV_PYTHON_DOWNLOADS": "never",
    }
    python = str(tools.python.resolve())
    run(
        uv,
        "tool",
        "install",
        "--quiet",
        "--python",
        python,
        "--find-links",
        packages,
        f"q7x2-tui=={version}",
        cwd=home,
        **around,
    )
    said.append(f"uv tool install: {tried(scratch / 'uv-bin/q7x2-tui', folder=home, version=version)}")
    wheel = next(packages.glob("*.whl"))
    around = {
        "PIPX_HOME": str(scratch / "pipx"),
        "PIPX_BIN_DIR": str(scratch / "pipx-bin"),
        "PIPX_DEFAULT_PYTHON": python,
        **homes(home),
    }
    answer = run(pipx, "run", "--spec", wheel, "q7x2-tui", "--version", cwd=home, **around)
    said.append(f"pipx run: {answer.strip()}")
    return said
