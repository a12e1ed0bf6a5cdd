"""Which library multiplies the model's matrices: the faster one on this machine.

Thinc multiplies by BLIS unless told. NumPy brings OpenBLAS, which knows more processors: on many it takes a third less of the
time for products of the size that a paragraph gives. Which is faster is measured once a machine and kept.
"""

from __future__ import annotations

import contextlib
import os
import platform
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from platformdirs import user_cache_path

if TYPE_CHECKING:
    from spacy.language import Language

VARIABLE: Final = "Q7X2_MATRIX_LIBRARY"
"""The environment's word: one of `LIBRARIES`; anything else, or nothing, leaves it to the measurement."""

BLIS, OPENBLAS = LIBRARIES = ("blis", "openblas")

_TOKENS, _IN, _OUT = 256, 288, 288  # a paragraph or two, by the widths of the default model's convolutions
_TIMES: Final = 15
_GAIN: Final = 0.95  # what the other must take of BLIS's time, so that noise changes nothing


def use_faster(nlp: Language) -> None:
    """Have the model's products made by the library that `chosen` says."""
    if chosen() == OPENBLAS:
        from thinc.api import Model, NumpyOps

        for _, component in nlp.pipeline:
            model = getattr(component, "model", None)
            for node in model.walk() if isinstance(model, Model) else ():
                if type(node.ops) is NumpyOps:
                    node.ops.use_blis = False


def chosen() -> str:
    """One of `LIBRARIES`: what the environment says, what was measured before, or what is measured now."""
    if (asked := os.environ.get(VARIABLE)) in LIBRARIES:
        return asked
    path = user_cache_path("q7x2-tui", appauthor=False) / "matrix-library"
    machine = _machine()
    with contextlib.suppress(OSError, ValueError):
        measured_on, library = path.read_text("utf-8").rsplit(maxsplit=1)
        if measured_on == machine and library in LIBRARIES:
            return library
    library = faster()
    _keep(path, f"{machine} {library}\n")
    return library


def faster() -> str:
    """Measure both, in some 50 ms: the least of several times, in turns."""
    import numpy
    from thinc.api import NumpyOps

    left = numpy.ones((_TOKENS, _IN), dtype="float32")
    right = numpy.ones((_OUT, _IN), dtype="float32")
    least = dict.fromkeys(LIBRARIES, float("inf"))
    ops = {BLIS: NumpyOps(), OPENBLAS: NumpyOps(use_blis=False)}
    for _ in range(_TIMES):
        for library in LIBRARIES:
            start = time.perf_counter()
            ops[library].gemm(left, right, trans2=True)
            least[library] = min(least[library], time.perf_counter() - start)
    return OPENBLAS if least[OPENBLAS] < _GAIN * least[BLIS] else BLIS


def _machine() -> str:
    """What the measurement holds for: a home folder may be shared by several machines."""
    import numpy
    import thinc

    return " ".join((platform.node(), platform.machine(), numpy.__version__, thinc.__version__))


def _keep(path: Path, text: str) -> None:
    from extractors.atomic import NewFile

    with contextlib.suppress(OSError):  # where nothing can be kept, it is measured again
        path.parent.mkdir(parents=True, exist_ok=True)
        with NewFile(path) as new:
            new.file.write(text.encode())
            new.keep()
