"""Files of an object store, or of any file system that fsspec knows, as local copies that are read like other files."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extractors.errors import SourceError
from extractors.sources.formats import ending_of, without_login
from extractors.sources.intake import too_large
from extractors.sources.loading import Loading
from extractors.sources.registry import format_by_name, is_grown

_BLOCK = 1 << 20  # bytes
_GLOBS = "*?["


def local_copies(source: str, loading: Loading) -> Iterator[tuple[str, str] | SourceError]:
    """Path of a copy and address of the original, for each file: a copy is there until the next is asked for.

    Args:
        source: An address with a scheme: of a file, of a folder (`s3://BUCKET/news/`), or with `*` for several.
        loading: How large a file may be.

    Raises:
        SourceError: The store is not known, or does not answer.
    """
    try:
        import fsspec
    except ImportError as error:
        raise SourceError(f"{source}: object stores need fsspec.", "pip install fsspec s3fs") from error
    try:
        system, path = fsspec.core.url_to_fs(source)
        source = without_login(source)  # for what is said of it
        found = _found(system, path, loading.is_deep)
        names = sorted(name for name in found if name == path or format_by_name(name))
    except ImportError as error:  # a scheme's own package, which fsspec names
        raise SourceError(f"{source}: {error}.", "Install that package beside this program.") from error
    except Exception as error:  # each store has errors of its own
        raise _unanswered(source, error) from error
    if not names:
        yield SourceError(f"{source}: there is nothing there that is read here.", "Check the address.")
    for name in names:
        address = without_login(str(system.unstrip_protocol(name)))
        with tempfile.TemporaryDirectory(prefix="q7x2-tui-") as folder:
            copy = Path(folder) / (Path(name).stem + ending_of(name))
            try:
                if system.size(name) > loading.max_bytes and not is_grown(name):
                    yield too_large(address, loading)
                    continue
                with system.open(name, "rb") as file, copy.open("wb") as local:
                    while block := file.read(_BLOCK):
                        local.write(block)
            except Exception as error:
                yield _unanswered(address, error)
                continue
            yield str(copy), address


def _found(system: Any, path: str, is_deep: bool) -> list[str]:
    if any(sign in path for sign in _GLOBS):
        return list(system.glob(path))
    return list(system.find(path, maxdepth=None if is_deep else 1))


def _unanswered(address: str, error: Exception) -> SourceError:
    why = str(error) or type(error).__name__
    return SourceError(
        f"{address}: it cannot be read ({why}).", "Check the address and your right to read it."
    )
