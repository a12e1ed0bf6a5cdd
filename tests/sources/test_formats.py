"""Each format from a real file to its facts, through the command line."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path
from typing import Any

import pytest

from extractors.errors import SourceError, SourceNote
from extractors.extracting import Extractor
from extractors.model import Article, Figure
from extractors.sources.loading import Loading
from extractors.sources.opening import articles_in
from tests.command_run import q7x2
from tests.sources import making

FILES = Path(__file__).parent / "files"


def read(path: Path | str, **options: Any) -> Article:
    (article,) = articles_in(str(path), None, Loading(**options))
    assert isinstance(article, Article), article
    return article


def test_every_format_becomes_facts_through_the_command_line(tmp_path: Path) -> None:
    story = "\n\n".join(making.STORY)
    (tmp_path / "1.txt").write_bytes(f"date {making.DAY}\n\n{story}".encode("utf-16"))
    (tmp_path / "2.md").write_text(f"# {making.TITLE}\n\n*{making.DAY}*\n\n{story}", "utf-8")
    making.html(tmp_path / "3.html", "windows-1252")
    making.pdf(tmp_path / "4.pdf")
    making.word(tmp_path / "5.docx")
    making.epub(tmp_path / "6.epub")
    making.json_file(tmp_path / "7.json", {"articles": [making.record()]})
    (tmp_path / "8.jsonl").write_text(json.dumps(making.record()) + "\n", "utf-8")
    (tmp_path / "9.eml").write_bytes((FILES / "mail.eml").read_bytes())
    (tmp_path / "10.pdf").write_bytes((FILES / "cairo.pdf").read_bytes())
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    run = q7x2("extract", str(tmp_path), "--format", "jsonl")
    assert run.returncode == 0, run.stderr
    assert "passed over 1 file (.png)" in run.stderr
    found = [json.loads(line) for line in run.stdout.splitlines()]
    assert [one["article"]["id"] for one in found] == [
        "1",
        "2",
        "3",
        "4",
        "5",
        "6#1",
        "6#2",
        "r1",
        "r1",
        "9",
        "10",
    ]
    for one in found:
        text = one["article"]["text"]
        assert all(text[m["start"] : m["end"]] == m["text"] for m in one["mentions"])
        names = {entity.get("name") for entity in one["entities"]}
        assert {"Kabul", "Taliban", "Canada"} <= names or one["article"]["id"] == "10", one["article"]["id"]
        assert 600.0 in {entity.get("value") for entity in one["entities"]}
    origins = [one["article"]["published_from"] for one in found]
    assert origins == [
        "header",
        "header",
        "metadata",
        "file",
        "header",
        "metadata",
        "metadata",
        "record",
        "record",
        "header",
        "header",
    ]
    assert all(
        one["article"]["published"] == making.DAY
        for one in found
        if one["article"]["published_from"] != "file"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "shift_jis", "utf-16"])
def test_a_page_is_its_story_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(making.page(f'<meta charset="{encoding}">').decode().replace("–", "-").encode(encoding))
    article = read(path)
    assert (article.title, article.byline) == (making.TITLE, making.AUTHOR)
    assert (article.published, article.published_from) == (making.DAY, "metadata")
    assert "“a precaution”" in article.text
    assert len(article.paragraphs) == 3
    for furniture in ("Home", "Copyright", "Read more", "2017"):
        assert furniture not in article.text


@pytest.mark.parametrize("group", ["&nbsp;", "&thinsp;", "&#8239;", "&#8199;"])
@pytest.mark.parametrize("is_article", [True, False])
def test_blanks_between_groups_of_digits_keep_them_one_number(
    tmp_path: Path, extractor: Extractor, group: str, is_article: bool
) -> None:
    path = tmp_path / "page.html"
    said = f"<p>Some 2{group}000 guests came to the feast and 5{group}250 soldiers stayed outside on the road.</p>"
    page = (
        making.page().decode().replace("<p>", f"{said}<p>", 1) if is_article else f"<table><td>{said}</table>"
    )
    path.write_text(page, "utf-8")
    article = read(path)
    analysis = extractor.analysis(article)
    found = {entity.value for entity in analysis.entities if isinstance(entity, Figure)}
    assert {2000.0, 5250.0} <= found
    assert all(article.text[m.start : m.end] == m.text for m in analysis.mentions)


def test_a_page_without_a_date_takes_none_from_its_text(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(making.page(day=""))
    assert read(path).published is None


def test_a_pdf_flows_over_lines_and_pages(tmp_path: Path) -> None:
    article = read(making.pdf(tmp_path / "a.pdf"))
    assert (article.title, article.byline) == (making.TITLE, making.AUTHOR)
    assert [article.text[start:end] for start, end in article.paragraphs] == list(making.STORY) * 12
    other = read(FILES / "cairo.pdf")
    assert "the Taliban pressed" in other.text, "a word that was broken at a line's end is whole again"
    assert len(other.paragraphs) == 3


def test_a_word_document_keeps_the_order_of_paragraphs_and_tables(tmp_path: Path) -> None:
    article = read(making.word(tmp_path / "a.docx"))
    assert (article.title, article.byline) == (making.TITLE, making.AUTHOR)
    assert article.text.endswith("Herat | fell on Thursday")
    assert making.STORY[1] in article.text


def test_a_book_is_one_article_a_chapter(tmp_path: Path) -> None:
    first, second = articles_in(str(making.epub(tmp_path / "a.epub")))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.title, second.title, first.byline) == (making.TITLE, "The week", making.AUTHOR)
    assert first.text == "\n\n".join(making.STORY)


@pytest.mark.parametrize(
    "value",
    [
        making.record(),
        [making.record()],
        {"status": "ok", "tags": ["a"], "articles": [making.record()]},
        {"status": "ok", "stories": [making.record()]},
    ],
)
def test_json_is_a_record_an_array_or_holds_one(tmp_path: Path, value: Any) -> None:
    article = read(making.json_file(tmp_path / "a.json", value))
    assert (article.id, article.title, article.published) == ("r1", making.TITLE, making.DAY)


def test_records_may_use_other_names(tmp_path: Path) -> None:
    path = making.json_file(
        tmp_path / "a.json", [{"body": "Kabul fell.", "meta": {"day": "Fri, 13 Aug 2021 10:00:00 GMT"}}]
    )
    article = read(path, fields=(("text", "body"), ("date", "meta.day")))
    assert (article.text, article.published) == ("Kabul fell.", making.DAY)


def test_a_date_that_cannot_be_told_is_reported_and_the_record_read(tmp_path: Path) -> None:
    note, article = articles_in(
        str(making.json_file(tmp_path / "a.json", [making.record(date="08/09/2021")]))
    )
    assert isinstance(note, SourceNote)
    assert "08/09/2021" in note.message
    assert isinstance(article, Article)
    assert article.published is None


def test_what_is_in_a_file_goes_before_its_name(tmp_path: Path) -> None:
    for name, make in (("a", making.pdf), ("b.pdf", making.word), ("c.bin", making.epub), ("d", making.html)):
        assert any(isinstance(found, Article) for found in articles_in(str(make(tmp_path / name)))), name
    (tmp_path / "e").write_text(json.dumps(making.record()), "utf-8")
    assert read(tmp_path / "e").id == "r1"


@pytest.mark.usefixtures("by_small_model")
def test_standard_input_may_have_any_format() -> None:
    run = q7x2("extract", "-", "--format", "json", stdin=making.page().decode())
    assert json.loads(run.stdout)["article"]["title"] == making.TITLE


def test_a_folder_is_read_in_the_order_of_its_numbers(tmp_path: Path) -> None:
    for name in ("part10.txt", "part2.txt", ".hidden.txt", "notes"):
        (tmp_path / name).write_text("Kabul fell.", "utf-8")
    articles = [found for found in articles_in(str(tmp_path)) if isinstance(found, Article)]
    assert [article.id for article in articles] == ["notes", "part2", "part10"]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Folders in a folder, one hidden, one a link to its own parent, one a corpus."""
    folder = tmp_path / "news"
    for path in (
        "b.txt",
        "2021/10/a.txt",
        "2021/9/a.txt",
        ".git/c.txt",
        "2021/.d/e.txt",
        "2021/f.bin",
        "made/s/g.txt",
    ):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("Kabul fell.", "utf-8")
    (folder / "made" / "corpus.json").write_text("{}", "utf-8")
    (folder / "2021" / "again").symlink_to(folder, target_is_directory=True)
    return folder


def names_in(folder: Path, is_deep: bool = True) -> tuple[list[str], list[SourceError]]:
    found = list(articles_in(str(folder), loading=Loading(is_deep=is_deep)))
    paths = [one.source for one in found if isinstance(one, Article)]
    return [os.path.relpath(path, folder) for path in paths], [
        one for one in found if isinstance(one, SourceError)
    ]


def test_a_folder_is_read_with_the_folders_inside_but_no_hidden_one_no_link_and_no_corpus(tree: Path) -> None:
    names, (note,) = names_in(tree)
    assert names == ["2021/9/a.txt", "2021/10/a.txt", "b.txt"]
    assert "passed over 1 file (.bin), 1 link to a folder and 1 corpus inside" in str(note)


def test_without_recursion_a_folder_is_its_own_files(tree: Path) -> None:
    names, (note,) = names_in(tree, is_deep=False)
    assert names == ["b.txt"]
    assert "passed over 2 folders inside" in str(note)


def test_a_folder_inside_that_cannot_be_read_is_told_and_the_others_are_read(tree: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("nothing is closed to root")
    (tree / "2021" / "9").chmod(0)
    try:
        names, (error, _) = names_in(tree)
    finally:
        (tree / "2021" / "9").chmod(0o700)
    assert names == ["2021/10/a.txt", "b.txt"]
    assert type(error) is SourceError
    assert "9" in str(error)


def test_a_corpus_is_no_folder_of_articles(tree: Path) -> None:
    names, (error,) = names_in(tree / "made")
    assert not names
    assert "this is a corpus" in str(error)
    assert "q7x2-tui query" in str(error)


def test_a_named_pipe_is_read_when_something_writes_to_it(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_text("Kabul fell.", "utf-8"), daemon=True)
    writer.start()
    assert read(pipe).text == "Kabul fell."
    writer.join(10)


def test_a_mails_header_is_marked_and_its_quotes_are_paragraphs() -> None:
    article = read(FILES / "mail.eml")
    header, quoted, rest = (article.text[start:end] for start, end in article.paragraphs)
    assert header.startswith("From: ")
    assert article.regions[0].kind == "mail"
    assert (article.title, article.published) == ("Two capitals fall – again", making.DAY)
    assert quoted.count(">") == 4
    assert rest.startswith("Britain said about 600 troops")


def test_a_list_of_short_lines_is_no_narrow_column(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text(
        "Lashkar Gah in Helmand\nKandahar in Kandahar\nHerat in Herat region\nKunduz in the north", "utf-8"
    )
    assert len(read(path).paragraphs) == 4


def test_a_wires_own_lines_are_a_header(tmp_path: Path) -> None:
    path = tmp_path / "wire.txt"
    path.write_text(
        "BC-AF-Afghanistan, 3rd Ld-Writethru,0412\nURGENT\nAug 13, 2021\nKABUL (AP) - Kabul fell.", "utf-8"
    )
    article = read(path)
    assert article.published == making.DAY
    assert article.text[slice(*article.lede)].startswith("KABUL (AP)")


@pytest.mark.parametrize(
    ("name", "says"), [("x.png", "a picture"), ("x.doc", "an old Office"), ("x.rtf", "an RTF")]
)
def test_another_kind_of_file_is_named(tmp_path: Path, name: str, says: str) -> None:
    marks = {"x.png": b"\x89PNG\r\n", "x.doc": b"\xd0\xcf\x11\xe0\xa1\xb1", "x.rtf": b"{\\rtf1 Kabul}"}
    (tmp_path / name).write_bytes(marks[name])
    (error,) = articles_in(str(tmp_path / name))
    assert isinstance(error, SourceError)
    assert says in error.message


def test_markdown_stays_as_it_is_and_its_fields_are_a_header(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "---\ntitle: 'Two capitals fall'\ndate: 2021-08-13\n---\n\n# Kabul\n\nKabul *fell*.", "utf-8"
    )
    article = read(path)
    assert (article.title, article.published, article.published_from) == (making.TITLE, making.DAY, "header")
    assert article.text == path.read_text("utf-8")
    assert article.regions[0].kind == "header"
