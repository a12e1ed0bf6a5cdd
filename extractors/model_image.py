"""An image of the installed model: the same pipeline, loaded in half the time.

The package lists three quarters of a million words that nothing here looks up: the vectors are found by a word's hash, and what
a text holds is added as it is read. It also makes the tokenizer's exceptions twice, and a sentence recogniser that is never used.
The image is what is left, written once a machine and compared with the package before it is used:
`python -m extractors.model_image` writes it beside the interpreter; else the analysing process has it written into the user's
cache. Where there is none, or it cannot be written, the package itself is loaded.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import warnings
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from platformdirs import user_cache_path

from extractors import DEFAULT_MODEL

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

FORMAT: Final = 1
"""Counted up where what an image leaves out changes."""

TOKENIZER: Final = "q7x2.EmptyTokenizer.v1"
_UNUSED: Final = "senter"
_COMPARED: Final = (
    "KABUL, Afghanistan (Reuters) - At least 12 people were killed on Friday, Nov. 15, 2019, the U.N. said, when gunmen who'd "
    "fled Lashkar Gah's jail attacked a bus; it wasn't clear how many of the 1,250 prisoners had been caught.",
    "“We're gonna lose $3.5m (€3.2m) a year,” said Zürich-based Dr. Müller, say by 31/12/2020 — 4.5% more than in the ’90s.",
    "See https://example.org/a?b=c or write to a.b@example.org: etc.\n\n\tIt’s 10 a.m. EST; 30,000 m² of Ülkü-Çelik were sold…",
)


def image_of(package: str) -> Path | None:
    """The folder of a usable image of an installed pipeline; None where there is none.

    Args:
        package: The installed package's name; hyphens stand for underscores.
    """
    name = _name(package)
    if name is None:
        return None
    return next((root / name for root in roots() if (root / name / "meta.json").is_file()), None)


def is_wanted(package: str) -> bool:
    """Whether it is an installed pipeline that has no image yet."""
    return "/" not in package and _name(package) is not None and image_of(package) is None


def roots() -> tuple[Path, Path]:
    """Folders of images: beside the interpreter, and in the user's cache."""
    return Path(sys.prefix) / "share/q7x2-tui/models", user_cache_path("q7x2-tui", appauthor=False) / "models"


def load_image(folder: Path) -> Language:
    """The pipeline of an image.

    Raises:
        Exception: It is damaged; whatever spaCy raises then.
    """
    import spacy

    _register()
    return spacy.load(folder, config={"nlp.tokenizer": {"@tokenizers": TOKENIZER}})


def write(package: str, root: Path) -> Path:
    """Write the image of an installed pipeline, compare what both find, and keep it.

    Raises:
        OSError: It cannot be written there, or the package cannot be read.
        ValueError: It would read a text in another way.
    """
    import spacy

    name = _name(package)
    if name is None:
        raise OSError(f"{package} is not installed")
    root.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix=f".{name}.", dir=root))
    try:
        whole = spacy.load(package.replace("-", "_"))
        whole.to_disk(new / name)
        _prune(new / name, whole)
        image = load_image(new / name)
        for text in _COMPARED:
            if _read(whole(text)) != _read(image(text)):
                raise ValueError(f"the image of {package} reads a text in another way than the package")
        with contextlib.suppress(OSError):  # another process was quicker
            (new / name).rename(root / name)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return root / name


def write_beside(package: str) -> None:
    """Have the image written by a process of its own, at the lowest priority; it ends with this one."""
    command = [sys.executable, "-P", "-m", "extractors.model_image", package, "--cache"]
    with contextlib.suppress(OSError):
        subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )


def _name(package: str) -> str | None:
    """The image's name says of what it is one: another version of model or spaCy has another."""
    package = package.replace("-", "_")
    with contextlib.suppress(PackageNotFoundError):
        return f"{package}-{version(package)}-spacy-{version('spacy')}-{FORMAT}"
    return None


def _prune(folder: Path, whole: Language) -> None:
    """Leave out all words but labels, and the recogniser of sentences that the package itself has switched off."""
    labels = {str(label) for _, component in whole.components for label in getattr(component, "labels", ())}
    (folder / "vocab/strings.json").write_text(json.dumps(sorted(labels)), encoding="utf-8")
    config = (folder / "config.cfg").read_text(encoding="utf-8")
    meta: dict[str, Any] = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    if _UNUSED in meta.get("disabled", ()):
        from thinc.api import Config

        read = Config().from_str(config, interpolate=False)
        read["nlp"]["pipeline"].remove(_UNUSED)
        read["nlp"]["disabled"].remove(_UNUSED)
        del read["components"][_UNUSED]
        read.to_disk(folder / "config.cfg")
        shutil.rmtree(folder / _UNUSED)


def _register() -> None:
    """A tokenizer without the language's exceptions: those of the image come from its file, with all the rest."""
    from spacy.tokenizer import Tokenizer
    from spacy.util import registry

    if not registry.has("tokenizers", TOKENIZER):
        registry.tokenizers(TOKENIZER, func=lambda: lambda nlp: Tokenizer(nlp.vocab))


def _read(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (
            *(token.text, token.norm_, token.tag_, token.pos_, str(token.morph), token.lemma_, token.shape_),
            *(
                token.dep_,
                token.head.i,
                token.ent_type_,
                token.ent_iob_,
                token.is_oov,
                float(token.vector_norm),
            ),
        )
        for token in doc
    ]


def main() -> int:
    """Write the image of the default model, or of the one named, beside the interpreter or into the cache."""
    from extractors.bounded import end_with_parent

    names = [each for each in sys.argv[1:] if not each.startswith("-")] or [DEFAULT_MODEL]
    is_for_user = "--cache" in sys.argv
    if is_for_user:
        end_with_parent()
        with contextlib.suppress(OSError):
            os.nice(19)
    if image_of(names[0]) is not None:
        return 0
    warnings.filterwarnings("ignore", message=r".*\[W095\]")  # as where the package itself is loaded
    try:
        write(names[0], roots()[is_for_user])
    except (OSError, ValueError) as error:
        print(f"No image of the model was written, so it loads as slowly as ever: {error}.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
