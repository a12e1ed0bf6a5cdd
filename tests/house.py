"""The house's own measures: files of at most 400 lines, functions of at most 40, no file without a noun of its own; and of the
window, that its parts are put together and not inherited, and reach no other part's private attribute."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

FILE_LINES, FUNCTION_LINES = 400, 40
NOT_NOUNS = {"utils", "util", "helpers", "helper", "manager", "misc", "common"}

# Screens that are another screen of ours, and say so.
IS_A = {
    "HelpScreen": "ScrolledScreen",
    "MessagesScreen": "ScrolledScreen",
    "ExplanationScreen": "ScrolledScreen",
    "StoryScreen": "ScrolledScreen",
    "VersionsScreen": "ScrolledScreen",
    "LibraryReadingScreen": "ReadingScreen",
}
_SCREENS = {"Screen", "ModalScreen"}

ROOT = Path(__file__).resolve().parent.parent


def complaints(path: Path, text: str, tree: ast.Module) -> Iterator[str]:
    """What is wrong with one file by itself.

    Args:
        path: Where it is.
        text: What it says.
        tree: Its syntax.
    """
    name = path.relative_to(ROOT)
    if (lines := text.count("\n")) > FILE_LINES:
        yield f"{name}: {lines} lines, at most {FILE_LINES}"
    if path.stem in NOT_NOUNS:
        yield f"{name}: the name says nothing of what is in it"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION_LINES:
                yield f"{name}:{node.lineno}: {node.name} has {length} lines, at most {FUNCTION_LINES}"


def shared(path: str, tree: ast.Module) -> Iterator[str]:
    """State of a class, which all of its instances and all tests would share: a mutable value in its body, or one set later.

    Names in capitals are constants, as Textual's `BINDINGS`.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            for line in node.body:
                if isinstance(line, ast.Assign | ast.AnnAssign) and _is_mutable(line.value):
                    name = ast.unparse(line.targets[0] if isinstance(line, ast.Assign) else line.target)
                    if not name.isupper():
                        yield f"{path}:{line.lineno}: {node.name}.{name} is shared by every {node.name}"
        elif isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                if isinstance(target, ast.Attribute) and _is_class(target.value):
                    yield f"{path}:{node.lineno}: {ast.unparse(target)} is state of a class"


def inherited(trees: Mapping[str, ast.Module]) -> Iterator[str]:
    """Screens of ours that inherit one that they are not, and reading screens with more than one mixin.

    Args:
        trees: The reader's modules, by path.
    """
    classes = {
        node.name: (path, node)
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    bases = {name: [_name(base) for base in node.bases] for name, (_, node) in classes.items()}

    def is_screen(name: str) -> bool:
        return name in _SCREENS or any(is_screen(base) for base in bases.get(name, ()))

    for name, (path, node) in classes.items():
        if not is_screen(name):
            continue
        for base in bases[name]:
            if base in classes and is_screen(base) and IS_A.get(name) != base:
                yield f"{path}:{node.lineno}: {name} inherits the screen {base}: put it together of controllers"
        mixins = [base for base in bases[name] if base in classes and not is_screen(base)]
        if len(mixins) > 1:
            yield f"{path}:{node.lineno}: {name} has {len(mixins)} mixins, at most 1"


def reached(path: str, tree: ast.Module) -> Iterator[str]:
    """Private attributes of another part: `self.part._inner`; one's own are no reach."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Attribute)
            and node.attr.startswith("_")
            and not node.attr.startswith("__")
            and isinstance(node.value, ast.Attribute | ast.Call | ast.Subscript)
            and _root(node.value) == "self"
        ):
            yield f"{path}:{node.lineno}: {ast.unparse(node)} reaches a private attribute of another part"


def _name(base: ast.expr) -> str:
    """The class's own name: `Screen` of `Screen[None]`."""
    base = base.value if isinstance(base, ast.Subscript) else base
    return base.attr if isinstance(base, ast.Attribute) else getattr(base, "id", "")


_MUTABLE = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
_MAKES_MUTABLE = {"bytearray", "defaultdict", "deque", "dict", "list", "set", "Counter"}


def _is_mutable(value: ast.expr | None) -> bool:
    return isinstance(value, _MUTABLE) or (
        isinstance(value, ast.Call) and _name(value.func) in _MAKES_MUTABLE
    )


def _is_class(node: ast.expr) -> bool:
    text = ast.unparse(node)
    is_named = isinstance(node, ast.Name) and node.id[:1].isupper() and not node.id.isupper()
    return text == "cls" or text.endswith(".__class__") or text.startswith("type(") or is_named


def _root(node: ast.expr) -> str:
    while isinstance(node, ast.Attribute | ast.Call | ast.Subscript):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def window_complaints(trees: Mapping[str, ast.Module]) -> Iterator[str]:
    """What is wrong with how the window is put together.

    Args:
        trees: The reader's modules, by path.
    """
    yield from inherited(trees)
    for path, tree in trees.items():
        yield from reached(path, tree)


def main() -> int:
    found: list[str] = []
    of_window: dict[str, ast.Module] = {}
    for folder in ("tui", "extractors"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            text, name = path.read_text(encoding="utf-8"), str(path.relative_to(ROOT))
            tree = ast.parse(text)
            found += [*complaints(path, text, tree), *shared(name, tree)]
            if folder == "tui":
                of_window[name] = tree
    found += window_complaints(of_window)
    print("\n".join(found) or "the house is in order")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
