"""What `q7x2-tui query` and the reading of a corpus answer."""

from __future__ import annotations

import contextlib
import csv
import io
import itertools
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pandas
import polars
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.asking.grammar import QueryError
from extractors.corpus.links_asked import of_link
from extractors.corpus.page import orders
from extractors.corpus.reading import Corpus
from extractors.errors import GivenUpError, SourceError
from extractors.exports.schema import as_json_line
from extractors.extracting import Extractor
from extractors.sources.opening import articles_in
from tests.command_run import q7x2
from tests.corpus.filled import TEXTS, plainly, records

SQL = {
    "": "SELECT id FROM {articles}",
    "taliban": "SELECT DISTINCT a.id FROM {articles} a LEFT JOIN {mentions} m USING (key)"
    " WHERE m.text ILIKE '%taliban%' OR a.title ILIKE '%taliban%'",
    "unit:troops value>500": "SELECT DISTINCT a.id FROM {articles} a JOIN {entities} e USING (key)"
    " WHERE e.kind = 'figure' AND e.unit LIKE '%troops%' AND coalesce(e.high, e.value) > 500",
    "country:AF": "SELECT DISTINCT a.id FROM {articles} a JOIN {entities} e USING (key) WHERE e.country = 'AF'",
    "about:AF": "SELECT id FROM {articles} WHERE list_contains(about_countries, 'AF')",
    "-about:AF": "SELECT id FROM {articles} WHERE NOT list_contains(about_countries, 'AF')",
    "date>=2021-08-14": "SELECT id FROM {articles} WHERE published >= DATE '2021-08-14'",
    "-country:AF": "SELECT id FROM {articles} WHERE key NOT IN (SELECT key FROM {entities} WHERE country = 'AF')",
}


@pytest.mark.parametrize("query", SQL)
def test_a_query_finds_what_plain_duckdb_finds_over_the_shards(corpus: Path, query: str) -> None:
    with Corpus.open(corpus) as opened:
        found = {row.id for row in opened.articles(query)}
        assert found == {id_ for (id_,) in plainly(corpus, SQL[query])}
        assert opened.count(query) == len(found) > 0


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ('country:AF value>500 unit:troops date>=2021-08-01 actor:"Taliban"', {"a1"}),
        ("unit:troops value<500", {"a2"}),
        ("value>$20bn", set()),
        ("value>$2m", {"a4"}),
        ("value>€1", set()),
        ("unit:usd", {"a4"}),
        ("unit:$ value>2 million", {"a4"}),
        ("unit=$", {"a4"}),
        ("unit:%", set()),
        ("country:fra", {"a4", "a5"}),
        ("country:german", {"a5"}),
        ("country:pak,france", {"a2", "a4", "a5"}),
        ("country:afghanistan kabul", {"a1", "a3"}),
        ("place:kabul country:PK", set()),
        ("about:afghanistan", {"a1", "a3"}),
        ("about:pk,fra", {"a2", "a4", "a5"}),
        ("about:pakistan unit:troops", {"a2"}),
        ("where:kabul", {"a3"}),
        ("where:afghanistan unit:people", {"a3"}),
        ("where:france unit:people", {"a4"}),
        ("status:doubtful", {"a2"}),
        ("who:nobody", set()),
        ("bound:about", {"a1", "a2"}),
        ("when:2021-08", {"a3"}),
        ("stance:asserts source:taliban", {"a3"}),
        ("stance:denied", set()),
        ("when>=2022", set()),
        ('near:"Kabul 50km"', {"a1", "a3"}),
        ('near:"Quetta 150km"', {"a2"}),
        ('near:"48.85,2.35 30km"', {"a4"}),
        ('"fire in paris"', {"a4"}),
        ('"fire in par"', set()),
        ("elysee", {"a5"}),
        ("value>2.5m", {"a4"}),
        ("value:2500000", {"a4"}),
        ("value=9bn", {"a4"}),
        ("value=12bn", {"a4"}),
        ("value>9bn", set()),
        ("kind:figure type:range", {"a4"}),
        ("type:indirect", {"a3"}),
        ("type:direct", set()),
        ("type:indir stance:asserts", {"a3"}),
        ("date:2021-08", {"a1", "a2"}),
        ("-date:2021-08 -taliban", {"a4", "a5"}),
        ("kind:actor taliban -place:kandahar", {"a3"}),
    ],
)
def test_terms_speak_of_the_same_figure_and_of_the_article(corpus: Path, query: str, ids: set[str]) -> None:
    with Corpus.open(corpus) as opened:
        assert {row.id for row in opened.articles(query)} == ids


def test_the_first_match_is_where_the_words_stand(corpus: Path) -> None:
    with Corpus.open(corpus) as opened:
        row = opened.articles("unit:troops value>500")[0]
        article, analysis = opened.article(row.key)
        assert row.first is not None
        assert article.text[row.first :].startswith("Some 800 troops")
        assert {analysis.entity(id_).kind for id_ in opened.matching(row.key, "unit:troops")} == {"figure"}


def test_an_article_comes_back_as_it_was_analysed(corpus: Path, extractor: Extractor, tmp_path: Path) -> None:
    articles = {
        a.id: a for a in articles_in(str(records(tmp_path / "in.jsonl"))) if not isinstance(a, SourceError)
    }
    with Corpus.open(corpus) as opened:
        for row in opened.articles():
            found = json.loads(as_json_line(*opened.article(row.key)))
            wanted = json.loads(as_json_line(articles[row.id], extractor.analysis(articles[row.id])))
            wanted["article"]["source"] = found["article"]["source"]
            assert found == wanted


def test_an_article_without_a_title_is_known_by_its_first_words(corpus: Path) -> None:
    with Corpus.open(corpus) as opened:
        (row,) = (row for row in opened.articles() if row.title is None)
        assert row.heading == "The Taliban said on Friday that 12 people died in Kabul, Afghanistan."
        key = opened.entity_keys(row.key)
        taliban = next(name for name in key.values() if "taliban" in name)
        assert opened.elsewhere(taliban).sightings[1].title == row.heading


def test_an_entity_is_followed_through_the_articles(corpus: Path) -> None:
    with Corpus.open(corpus) as opened:
        key = next(row.key for row in opened.articles("taliban") if row.id == "a1")
        known = opened.entity_keys(key)
        taliban = next(key for key in known.values() if key.startswith("A:") and "taliban" in key)
        seen = opened.elsewhere(taliban)
        assert [sighting.date for sighting in seen.sightings] == ["2021-08-13", "2021-09-01"]
        assert (seen.articles, seen.first, seen.last) == (2, "2021-08-13", "2021-09-01")
        assert all(one.articles == 2 for one in seen.beside), "what stands in one of them alone tells nothing"
        assert "Kabul" in [one.name for one in seen.beside if one.kind == "location"]
        assert "Taliban" not in [one.name for one in seen.beside]


def test_a_facet_counts_what_its_term_finds(corpus: Path) -> None:
    with Corpus.open(corpus) as opened:
        facets = opened.facets("taliban")
        for facet in (*itertools.chain(*facets.of_kind.values()), *facets.days):
            assert opened.count(f"taliban {facet.term}") == facet.articles, facet
        assert facets.of_kind["location"]
        assert facets.days


def test_a_unit_of_the_facets_finds_as_many_as_they_say(tmp_path: Path) -> None:
    articles = [
        {"id": "a", "date": "2021-08-13", "text": "Two days later, a hotel employee called the family."},
        {"id": "b", "date": "2021-08-13", "text": "He was held for 30 days. The talks took 3 days."},
        {
            "id": "c",
            "date": "2021-08-13",
            "text": "A 2.0 GPA guarantees one thing. The army sent 500 troops.",
        },
    ]
    (tmp_path / "some.jsonl").write_text("\n".join(map(json.dumps, articles)), "utf-8")
    q7x2("index", "some.jsonl", "--into", "made", cwd=tmp_path)
    with Corpus.open(tmp_path / "made") as opened:
        units = opened.facets().of_kind["figure"]
        assert "troops" in {facet.label for facet in units}
        assert [(facet.label, opened.count(facet.term)) for facet in units] == [
            (facet.label, facet.articles) for facet in units
        ]


def test_a_rank_is_no_unit_that_is_counted(tmp_path: Path) -> None:
    article = {
        "id": "r",
        "date": "2021-08-13",
        "text": "The first bribe was paid, and he was the third minister to take 400 stones.",
    }
    (tmp_path / "one.jsonl").write_text(json.dumps(article), "utf-8")
    q7x2("index", "one.jsonl", "--into", "made", cwd=tmp_path)
    with Corpus.open(tmp_path / "made") as opened:
        assert [facet.label for facet in opened.facets().of_kind["figure"]] == ["stones"]
        assert (opened.count("unit:bribe"), opened.count("unit=bribe")) == (0, 0)
        assert (opened.count("unit:ordinal"), opened.count("type:ordinal"), opened.count("unit:stones")) == (
            1,
            1,
            1,
        )


def test_every_order_and_page_gives_each_article_once(corpus: Path) -> None:
    with Corpus.open(corpus) as opened:
        for order in orders():
            pages = [row.id for at in range(0, 6, 2) for row in opened.articles("", order, 2, at)]
            assert sorted(pages) == sorted(text[0] for text in TEXTS)


def test_the_parquet_opens_in_pandas_and_polars(corpus: Path) -> None:
    for table, rows in (
        ("articles", 5),
        ("entities", plainly(corpus, "SELECT count(*) FROM {entities}")[0][0]),
    ):
        files = sorted(corpus.glob(f"shards/*/{table}.parquet"))
        assert sum(len(pandas.read_parquet(file)) for file in files) == rows
        assert len(polars.read_parquet(files)) == rows


def test_a_question_that_is_given_up_ends_and_the_next_is_answered(corpus: Path) -> None:
    with Corpus.open(corpus) as opened, ThreadPoolExecutor() as pool:
        session = opened._session
        endless = pool.submit(
            session.rows, "SELECT count(*) FROM range(100_000_000_000) a WHERE a.range % 7 = 8"
        )
        while not endless.done():
            opened.give_up()
        with pytest.raises(GivenUpError):
            endless.result()
        assert opened.count("taliban") == 2


def test_what_was_found_is_asked_once_and_forgotten_in_time(corpus: Path) -> None:
    with Corpus.open(corpus) as opened:
        tables = "SELECT count(*) FROM duckdb_tables() WHERE table_name LIKE 'found%'"
        for word in ("taliban", "kabul", "paris", "troops", "macron", "fire", "taliban"):
            opened.count(word), opened.articles(word), opened.facets(word)
        assert opened._session.rows(tables) == [(4,)]


def test_what_is_held_in_memory_answers_the_same(corpus: Path) -> None:
    with Corpus.open(corpus) as plain, Corpus.open(corpus) as held:
        held.hold()
        for query in SQL:
            assert held.articles(query) == plain.articles(query)
            assert held.facets(query) == plain.facets(query)


HOSTILE = ["'", "''; DROP TABLE articles; --", "%_%", "a' OR '1'='1", 'unit:"\'; --"', "?", "$1", "\\", "value>1e999",
           "name:(", '"a[b(c\\d"', "(((", "country:''", "\x00", "\ud800", "-", "!", "date>=", "kind:,", "{0}"]  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE)
def test_a_hostile_query_finds_nothing_or_is_told_of(corpus: Path, query: str) -> None:
    with Corpus.open(corpus) as opened:
        with contextlib.suppress(QueryError, SourceError):
            opened.articles(query)
            opened.facets(query)
        assert opened.count() == 5


def test_any_text_is_a_query_or_an_error_that_says_why(corpus: Path) -> None:
    with Corpus.open(corpus) as opened:

        @settings(deadline=None, max_examples=50)
        @given(st.text(st.characters(codec="utf-8"), max_size=20))
        def asked(query: str) -> None:
            with contextlib.suppress(QueryError):
                assert 0 <= opened.count(query) <= 5

        asked()


def test_the_command_writes_csv_json_and_a_table(corpus: Path) -> None:
    rows = list(
        csv.DictReader(io.StringIO(q7x2("query", corpus, "country:AF unit:troops", "--format", "csv").stdout))
    )
    assert [row["id"] for row in rows] == ["a1"]
    lines = q7x2("query", corpus, "taliban", "-kandahar").stdout.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["a3"]
    assert "Fall of Kandahar" in q7x2("query", corpus, "kandahar", "--format", "table").stdout
    full = json.loads(q7x2("query", corpus, "unit:troops", "--limit", "1", "--format", "jsonl-full").stdout)
    assert full["schema"] == 1
    assert q7x2("query", corpus, "--count").stdout == "5\n"


def test_an_empty_query_asks_for_every_article(corpus: Path) -> None:
    for query in ([], [""], ["  "]):
        assert q7x2("query", corpus, *query, "--count").stdout == "5\n"


def test_what_is_wrong_is_a_sentence(corpus: Path, tmp_path: Path) -> None:
    wrong = q7x2("query", corpus, "valeu>5")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "perhaps “value”" in wrong.stderr
    for query, says in (
        ("value>", "value> what?"),
        ("country:", "country: what?"),
        ('actor:"Tali', "not closed"),
        ("country:zz", "no country"),
        ("about:zz", "no country"),
        ("about:", "about: what?"),
        ("date>=2021-13", "no date"),
        ("value>1,5", "only part"),
        ("status:corrected", "no status of a corpus"),
        ("-", "- leaves out what?"),
        ("!", "! leaves out what?"),
        ("taliban -", "- leaves out what?"),
        ("- taliban", "- leaves out what?"),
    ):
        wrong = q7x2("query", corpus, query)
        assert (wrong.returncode, wrong.stdout) == (2, ""), query
        assert says in wrong.stderr
    assert "this is no corpus" in q7x2("query", tmp_path, "x").stderr


def test_who_finds_each_of_those_who_share_a_figure() -> None:
    rows = [
        ("k", "A1", None, [], "sweden"), ("k", "A2", None, [], "finland"), ("k", "F1", "A1", ["A2"], "tanks"),
        ("k", "F2", "A1", [], "guns"),
    ]  # fmt: skip
    with duckdb.connect() as engine:
        engine.execute("CREATE TABLE entities (key TEXT, id TEXT, who TEXT, who_with TEXT[], wordings TEXT)")
        engine.executemany("INSERT INTO entities VALUES (?, ?, ?, ?, ?)", rows)
        for word, ids in {"sweden": ["F1", "F2"], "finland": ["F1"], "norway": []}.items():
            asked = of_link("who", word)
            found = engine.execute(
                f"SELECT id FROM entities e WHERE {asked.sql} ORDER BY id", list(asked.values)
            )
            assert [id_ for (id_,) in found.fetchall()] == ids
