"""The house's measures of the window find what they are there to find."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.house import ROOT, inherited, reached, shared, window_complaints
from tests.longest import LONGEST

MODAL = "class ListScreen(ModalScreen[None]): ..."


@pytest.mark.parametrize(
    ("classes", "complaint"),
    [
        (
            "class AskingScreen(Screen[None]): ...\nclass WindowScreen(AskingScreen): ...",
            "inherits the screen",
        ),
        (
            "class AskingScreen(screen.Screen): ...\nclass Part(AskingScreen): ...\nclass Window(Part): ...",
            "Window inherits the screen Part",
        ),
        (f"{MODAL}\nclass OtherScreen(ListScreen): ...", "OtherScreen inherits the screen ListScreen"),
        (
            "class Folds: ...\nclass Sings: ...\nclass Window(Folds, Sings, Screen[None]): ...",
            "has 2 mixins",
        ),
    ],
)
def test_a_screen_that_inherits_another_is_found(classes: str, complaint: str) -> None:
    found = list(inherited({"tui/a.py": ast.parse(classes)}))
    assert any(complaint in text for text in found), found


@pytest.mark.parametrize(
    "classes",
    [
        "class WindowScreen(Screen[None]): ...",
        "class Folds: ...\nclass WindowScreen(Folds, Screen[None]): ...",
        "class ScrolledScreen(ModalScreen[None]): ...\nclass HelpScreen(ScrolledScreen): ...",
        "class Listing(ScrollView): ...\nclass Pane(Listing): ...",
    ],
)
def test_a_screen_on_textuals_own_or_that_is_another_is_right(classes: str) -> None:
    assert not list(inherited({"tui/a.py": ast.parse(classes)}))


@pytest.mark.parametrize(
    "code",
    [
        "self.cards._view",
        "self._host._screen.size",
        "self.parts.cards._close()",
        "self.query_one(Card)._rows",
        "self.rows[0]._name",
    ],
)
def test_a_reach_into_another_part_is_found(code: str) -> None:
    assert list(reached("tui/a.py", ast.parse(code)))


@pytest.mark.parametrize("code", ["self._view", "self._view.size", "other._rows", "self.__class__.__name__"])
def test_what_is_ones_own_is_no_reach(code: str) -> None:
    assert not list(reached("tui/a.py", ast.parse(code)))


def test_the_window_is_put_together_and_reaches_nothing_private() -> None:
    trees = {str(path): ast.parse(path.read_text("utf-8")) for path in (ROOT / "tui").rglob("*.py")}
    assert trees
    assert not list(window_complaints(trees))


@pytest.mark.parametrize(
    "code",
    [
        "class Part:\n    rows = []",
        "class Part:\n    rows: dict[str, int] = {}",
        "class Part:\n    rows = deque()",
        "class Part:\n    def add(self): Part.count = 1",
        "class Part:\n    def add(self): self.__class__.count += 1",
        "class Part:\n    def add(self): type(self).count = 1",
        "class Part:\n    @classmethod\n    def add(cls): cls.count = 1",
    ],
)
def test_state_of_a_class_is_found(code: str) -> None:
    assert list(shared("tui/a.py", ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    [
        "class A:\n    BINDINGS = []",
        "class A:\n    rows = ()",
        "class A:\n    rows: list[int] = field(default_factory=list)",
        "class A:\n    def __init__(self): self.rows = []",
    ],
)
def test_constants_and_state_of_an_instance_are_right(code: str) -> None:
    assert not list(shared("tui/a.py", ast.parse(code)))


def test_every_controller_has_tests_of_its_own_that_build_no_app() -> None:
    controllers = {path.stem for path in Path(ROOT).glob("tui/*/*_controller.py")}
    tests = {
        path.stem.removeprefix("test_"): path for path in Path(ROOT).glob("tests/tui/*/test_*_controller.py")
    }
    assert controllers
    assert controllers <= set(tests)
    for path in tests.values():
        assert not {"run_test", "ReaderApp", "LibraryApp"} & set(
            re.findall(r"\w+", path.read_text("utf-8"))
        ), path


PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    *(f"docs/{path.name}" for path in sorted(Path(ROOT).glob("docs/*.md"))),
)
_ROOMS = ("extractors", "tui", "tests", "styles", "docs", "requirements", "seeds")
_IS_A_FILE = re.compile(
    r"`([\w./*-]+\.(?:py|toml|tcss|tsv|md))`|\]\((?!http)([\w./-]+)\)"  # in a sentence
    rf"|(?<![\w/.-])((?:{'|'.join(_ROOMS)})/[\w./*-]*\w/?)"  # anywhere, from the top
    r"|`([\w-]+(?:/[\w-]+)*/)`"  # a folder
)
_FOR_MAINTAINERS = ("CONTRIBUTING.md", "docs/architecture.md")
_FOR_INSTANCE = {
    "config.toml",
    "pyproject.toml",
    "rules.toml",
    "yazi.toml",
    "article.txt",
    "a.txt",
    "read",
    "feeds",
    "robots.txt",
}  # a user's own, a site's, or another package's
_IS_A_CLASS = re.compile(r"`(?:[a-z_]+\.)*([A-Z][a-z]+(?:[A-Z][a-z]+)+)\b")


@pytest.mark.parametrize("page", PAGES)
def test_every_file_and_folder_that_a_page_names_is_there(page: str) -> None:
    """Names in capitals, and what stands for any folder, are patterns: one file at least is as they say."""
    for named in (
        name for names in _IS_A_FILE.findall((Path(ROOT) / page).read_text("utf-8")) for name in names
    ):
        pattern = re.sub(r"\b[A-Z]{2,}(?=[_./])|\.\.\.", "*", named)
        is_a_users = Path(named).name in _FOR_INSTANCE or (
            named.endswith("/") and page not in _FOR_MAINTAINERS
        )
        if not named or is_a_users or named.upper() == named:
            continue
        found = [*Path(ROOT).glob(pattern), *(Path(ROOT) / page).parent.glob(pattern)]
        if "/" not in named.rstrip("/"):
            for folder in _ROOMS:
                found += (Path(ROOT) / folder).rglob(pattern)
        assert found, f"{page} names {named}, which is not there"


def test_every_class_that_is_named_to_a_maintainer_is_there() -> None:
    code = "\n".join(
        path.read_text("utf-8")
        for room in ("extractors", "tui", "tests")
        for path in Path(ROOT, room).rglob("*.py")
    )
    known = set(re.findall(r"\w+", code))
    for page in _FOR_MAINTAINERS:
        named = _IS_A_CLASS.findall((Path(ROOT) / page).read_text("utf-8"))
        assert named
        assert set(named) <= known, page


def test_every_test_file_that_is_to_come_first_is_there() -> None:
    assert [name for name in LONGEST if not (Path(ROOT) / "tests" / name).is_file()] == []
