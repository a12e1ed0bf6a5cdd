"""What a source is called where others read it."""

from __future__ import annotations

import os
import zlib
from pathlib import Path

import pytest

from extractors.command import articles_of
from extractors.errors import Q7x2Error
from extractors.exports.registry import format_named, names
from extractors.exports.schema import as_schema
from extractors.model import Analysis, Article
from extractors.settings.known import ARTICLES_OWN
from extractors.sources.formats import without_login
from extractors.sources.loading import Loading
from tui.article_loader import ArticleLoader
from tui.reader.quoting import origin


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home" / "ann"
    for part in ("part1", "part2"):
        (folder / part).mkdir(parents=True)
        (folder / part / "a.txt").write_text(f"Kabul fell, says {part}.", "utf-8")
        (folder / part / "r.jsonl").write_text('{"text": "One."}\n{"id": "mine", "text": "Two."}\n', "utf-8")
    (folder / "b.txt").write_text("Herat fell.", "utf-8")
    return folder


def read(*sources: str | Path, is_full: bool = False) -> list[Article]:
    items = articles_of(tuple(map(str, sources)), None, ARTICLES_OWN, Loading(has_full_source=is_full))
    return [item for item in items if not isinstance(item, Q7x2Error)]


def named(*sources: str | Path, is_full: bool = False) -> list[str]:
    return [article.source for article in read(*sources, is_full=is_full)]


def test_a_file_is_called_by_its_name(home: Path) -> None:
    assert named(home / "b.txt") == ["b.txt"]
    assert named(home / "b.txt", home / "part1" / "a.txt") == ["b.txt", "a.txt"]


def test_a_folders_files_are_called_by_their_names_there(home: Path) -> None:
    assert named(home / "part1") == ["a.txt", "r.jsonl, line 1", "r.jsonl, line 2"]
    assert named(f"{home}/part1/") == named(home / "part1")


@pytest.mark.parametrize("is_full", [False, True])
def test_files_of_one_name_in_the_folders_of_a_folder_are_several_articles(home: Path, is_full: bool) -> None:
    ids = [article.id for article in read(home, is_full=is_full)]
    assert len(set(ids)) == len(ids) - 1, "but for what bears an id of its own"
    assert {"b", "part1/a", "part2/a", "mine"} < set(ids)
    if not is_full:
        assert named(home)[:2] == ["b.txt", "part1/a.txt"]


def test_the_working_folder_is_a_folder_too(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home / "part1")
    assert named(".") == named("./") == ["a.txt", "r.jsonl, line 1", "r.jsonl, line 2"]
    assert named(".", "../b.txt")[0] == "part1/a.txt"
    assert named("../part2/a.txt", "a.txt") == ["part2/a.txt", "part1/a.txt"]


def test_files_of_one_name_stay_apart_without_the_folders_that_they_share(home: Path) -> None:
    assert named(home / "part1" / "a.txt", home / "part2" / "a.txt") == ["part1/a.txt", "part2/a.txt"]
    assert named(home / "part1", home / "part2")[::3] == ["part1/a.txt", "part2/a.txt"]
    (home / "a.txt").write_text("Kunduz fell.", "utf-8")
    assert named(home / "a.txt", home / "part1" / "a.txt") == ["a.txt", "part1/a.txt"]
    assert named(home / "b.txt", home / "b.txt") == ["b.txt", "b.txt"]


def test_folders_of_one_name_stay_apart(home: Path) -> None:
    for year in ("2020", "2021"):
        (home / year / "news").mkdir(parents=True)
        (home / year / "news" / "a.txt").write_text("Kabul.", "utf-8")
    assert named(home / "2020" / "news", home / "2021" / "news") == ["2020/news/a.txt", "2021/news/a.txt"]


def test_the_whole_path_is_there_for_who_asks(home: Path) -> None:
    assert named(home / "b.txt", is_full=True) == [str(home / "b.txt")]
    assert [article.id for article in read(home / "part1" / "r.jsonl", is_full=True)] == [
        f"{home}/part1/r.jsonl:1",
        "mine",
    ]


def test_the_id_of_a_record_without_one_tells_no_folder_and_others_stay(home: Path) -> None:
    assert [article.id for article in read(home / "part1" / "r.jsonl")] == ["r.jsonl:1", "mine"]
    assert [article.id for article in read(home / "b.txt")] == ["b"]
    both = read(home / "part1" / "r.jsonl", home / "part2" / "r.jsonl")
    assert [article.id for article in both] == ["part1/r.jsonl:1", "mine", "part2/r.jsonl:1", "mine"]


def test_a_file_that_is_named_by_an_address_is_called_by_its_name(home: Path) -> None:
    pytest.importorskip("fsspec")
    assert named(f"file://{home}/b.txt") == ["b.txt"]
    assert [article.id for article in read(f"file://{home}/part1/r.jsonl")] == ["r.jsonl:1", "mine"]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("https://ann:secret@example.org/a", "https://example.org/a"),
        ("https://ann@example.org:8080/a@b", "https://example.org:8080/a@b"),
        ("http://ann:p@ss@example.org", "http://example.org"),
        ("https://example.org?to=ann@example.org", "https://example.org?to=ann@example.org"),
        ("ftp://ann:secret@example.org/a.txt", "ftp://example.org/a.txt"),
        ("no address@all", "no address@all"),
    ],
)
def test_an_address_is_told_whole_but_for_its_user_and_password(address: str, told: str) -> None:
    assert without_login(address) == told


def test_an_error_names_no_password() -> None:
    (error,) = articles_of(("http://ann:secret@127.0.0.1:9/a",), None, ARTICLES_OWN, Loading())
    assert isinstance(error, Q7x2Error)
    assert "secret" not in str(error)
    assert "127.0.0.1" in str(error)


def test_the_window_names_sources_so_too_and_reads_them_again(home: Path) -> None:
    sources = (str(home / "part1"), str(home / "part2" / "r.jsonl"), str(home / "b.txt"))
    loader = ArticleLoader(sources, None, Loading())
    loader.open_first()
    while not loader.is_complete:
        loader._take_next()
    assert [article.source for article in loader.articles] == [
        "part1/a.txt", "part1/r.jsonl, line 1", "part1/r.jsonl, line 2", "r.jsonl, line 1", "r.jsonl, line 2", "b.txt",
    ]  # fmt: skip
    assert [os.path.exists(origin) for origin in loader.origins] == [True] * 6  # noqa: PTH110
    (home / "part1" / "a.txt").write_text("Kabul fell again.", "utf-8")
    assert [loader.again(index).source for index in range(6)] == [
        article.source for article in loader.articles
    ]
    assert loader.again(0).text == "Kabul fell again."


@pytest.mark.parametrize("form", [form for form in names() if form != "spacy"])
def test_no_export_and_no_citation_tells_the_folder(home: Path, form: str) -> None:
    (article,) = read(home / "b.txt")
    analysis = Analysis(sentences=article.paragraphs)
    export = format_named(form)
    told = [repr(export.piece(article, analysis)), origin(article), repr(as_schema(article, analysis))]
    told += (
        [] if form == "brat" else [repr(export.alone(article, analysis))]
    )  # a folder has no file of one article
    assert not any("home/ann" in words for words in told)
    assert origin(article) == "b.txt, undated"


def test_a_spacy_file_tells_no_folder(home: Path) -> None:
    (article,) = read(home / "b.txt")
    told = zlib.decompress(format_named("spacy").alone(article, Analysis(sentences=article.paragraphs)))
    assert b"b.txt" in told
    assert b"home/ann" not in told
