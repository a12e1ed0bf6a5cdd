"""How corrections and rules are kept: whole, shared, readable, never lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from extractors import atomic
from extractors.corrections import rulebook
from extractors.corrections.article_corrections import Store
from extractors.corrections.correction import Alter, Annotate, Correction, Keep, Merge, Redate, Reject, Target
from extractors.corrections.ledger import Ledger
from extractors.corrections.rule import Rule
from extractors.corrections.rule_text import rule_from
from extractors.errors import CorrectionsError
from extractors.kinds.registry import kind_of
from extractors.model import Analysis, Article, Span
from tui.choosing.changes import changes_of

ARTICLE = Article("a", "a.txt", "Titan fell.", paragraphs=(Span(0, 11),))
TITAN = Target("location", 0, 5, "Titan", "Titan", 7, whole=True)
PLACE = {
    "name": "Georgetown",
    "type": "city",
    "country": "GY",
    "lat": 6.8,
    "lon": -58.2,
    "geonameid": 3378644,
}
ALL: list[Correction] = [
    Reject("1", Target("figure", 0, 5, "Titan")),
    Keep("2", TITAN),
    Alter("3", TITAN, {"type": "region", "lat": None, "lon": None}),
    Merge("4", TITAN, Target("location", 6, 10, "fell", "Fell", whole=True)),
    Redate("5", "2021-08-20", None, None),
]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "data" / "corrections")


def test_what_was_said_comes_back_in_its_order(store: Store) -> None:
    assert store.of(ARTICLE).corrections == ()
    for correction in ALL:
        store.changed(ARTICLE, [correction])
    assert list(store.of(ARTICLE).corrections) == ALL
    assert store.changed(ARTICLE, removed=["3", "5"]).corrections == (ALL[0], ALL[1], ALL[3])
    assert store.of(replace(ARTICLE, text="Another text.")).corrections == ()
    assert list(store.of(replace(ARTICLE, id="renamed")).corrections) == [ALL[0], ALL[1], ALL[3]]


def test_a_person_can_read_the_file(store: Store) -> None:
    store.changed(ARTICLE, ALL[:1])
    read = json.loads(store.path(ARTICLE).read_text("utf-8"))
    assert read == {
        "version": 1,
        "article": {"id": "a", "title": None, "source": "a.txt"},
        "corrections": [
            {"id": "1", "do": "reject", "mention": {"kind": "figure", "start": 0, "end": 5, "text": "Titan"}}
        ],
    }


def test_two_readers_do_not_lose_each_others(store: Store) -> None:
    other = Store(store.folder)
    store.changed(ARTICLE, ALL[:1])
    other.changed(ARTICLE, ALL[1:2])
    assert list(store.changed(ARTICLE, ALL[2:3]).corrections) == ALL[:3]


def test_many_readers_at_once_lose_nothing(store: Store) -> None:
    say = (
        "import sys; from pathlib import Path; from extractors.corrections.article_corrections import Store;"
        "from tests.extractors.test_corrections_kept import ARTICLE, TITAN; from extractors.corrections.correction import Keep\n"
        "for n in range(15): Store(Path(sys.argv[1])).changed(ARTICLE, [Keep(f'{sys.argv[2]}-{n}', TITAN)])"
    )
    readers = [subprocess.Popen([sys.executable, "-c", say, str(store.folder), str(n)]) for n in range(3)]
    assert [reader.wait(60) for reader in readers] == [0, 0, 0]
    assert len(store.of(ARTICLE).corrections) == 45


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"version": 1}', b"\xff\xfe", b""])
def test_a_damaged_file_is_kept_aside_and_said(store: Store, content: bytes) -> None:
    store.changed(ARTICLE, ALL)
    path = store.path(ARTICLE)
    path.write_bytes(content)
    kept = store.of(ARTICLE)
    aside = path.with_name(f"{path.name}.damaged-1")
    assert kept.corrections == ()
    assert aside.name in kept.notice
    assert aside.read_bytes() == content
    path.write_bytes(content)
    assert list(store.changed(ARTICLE, ALL[:1]).corrections) == ALL[:1], (
        "it goes on, and keeps this one aside too"
    )
    assert path.with_name(f"{path.name}.damaged-2").read_bytes() == content


def test_a_record_that_makes_no_sense_is_left_out_and_stays(store: Store) -> None:
    store.changed(ARTICLE, ALL[:2])
    path = store.path(ARTICLE)
    read = json.loads(path.read_text("utf-8"))
    read["corrections"].insert(1, {"id": "x", "do": "sing"})
    path.write_text(json.dumps(read), "utf-8")
    kept = store.of(ARTICLE)
    assert list(kept.corrections) == ALL[:2]
    assert "correction 2: “do”: 'sing'" in kept.notice
    store.changed(ARTICLE, ALL[2:3])
    assert {"id": "x", "do": "sing"} in json.loads(path.read_text("utf-8"))["corrections"]


def test_what_a_later_version_wrote_is_left_alone(store: Store) -> None:
    store.changed(ARTICLE, ALL[:1])
    path = store.path(ARTICLE)
    path.write_text('{"version": 2, "corrections": []}', "utf-8")
    assert "later version" in store.of(ARTICLE).notice
    with pytest.raises(CorrectionsError, match="later version"):
        store.changed(ARTICLE, ALL[1:2])
    assert path.read_text("utf-8") == '{"version": 2, "corrections": []}'


def test_where_nothing_can_be_written_it_is_said_and_nothing_is_raised_at_opening(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    nowhere = Store(tmp_path / "file" / "corrections")
    assert nowhere.of(ARTICLE).corrections == ()
    with pytest.raises(CorrectionsError, match="cannot be kept"):
        nowhere.changed(ARTICLE, ALL[:1])


def test_a_full_disk_leaves_the_file_as_it_was(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.changed(ARTICLE, ALL[:1])

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic.os, "fsync", full)
    with pytest.raises(CorrectionsError, match="No space left on device"):
        store.changed(ARTICLE, ALL[1:2])
    monkeypatch.undo()
    assert list(store.of(ARTICLE).corrections) == ALL[:1]
    assert not list(store.folder.glob(".*.new"))


@pytest.mark.parametrize("moment", ["os.fsync", "Path.replace", "settle"])
def test_a_process_killed_in_mid_write_loses_nothing_that_was_confirmed(store: Store, moment: str) -> None:
    killing = f"""
import os, signal, sys
from pathlib import Path
from extractors import atomic
from extractors.corrections.correction import Keep
from extractors.corrections.article_corrections import Store
from tests.extractors.test_corrections_kept import ARTICLE, TITAN
store = Store(Path(sys.argv[1]))
for n in range(5):
    store.changed(ARTICLE, [Keep(str(n), TITAN)])
    print(n, flush=True)
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
if "{moment}" == "os.fsync": atomic.os.fsync = die
elif "{moment}" == "Path.replace": Path.replace = die
else: atomic.settle = die
store.changed(ARTICLE, [Keep("5", TITAN)])
print("survived", flush=True)
"""
    done = subprocess.run(
        [sys.executable, "-c", killing, str(store.folder)], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == -signal.SIGKILL
    assert done.stdout.split() == ["0", "1", "2", "3", "4"]
    kept = store.of(ARTICLE)
    assert [correction.id for correction in kept.corrections][:5] == ["0", "1", "2", "3", "4"]
    assert kept.notice == ""
    assert [c.id for c in store.changed(ARTICLE, [Keep("6", TITAN)]).corrections][-1] == "6"
    assert not list(store.folder.glob(".*.new")), "what was left lying is cleared away"


def test_a_process_killed_at_any_moment_loses_nothing_that_was_confirmed(store: Store) -> None:
    saying = """
import sys
from pathlib import Path
from extractors.corrections.correction import Keep
from extractors.corrections.article_corrections import Store
from tests.extractors.test_corrections_kept import ARTICLE, TITAN
store = Store(Path(sys.argv[1]))
for n in range(100000):
    store.changed(ARTICLE, [Keep(f"{sys.argv[2]}-{n}", TITAN)])
    print(f"{sys.argv[2]}-{n}", flush=True)
"""
    confirmed: list[str] = []
    for number, until in enumerate((3, 8, 21)):
        child = subprocess.Popen(
            [sys.executable, "-c", saying, str(store.folder), str(number)], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        confirmed += [child.stdout.readline().strip() for _ in range(until)]
        child.kill()
        confirmed += child.stdout.read().split()
        child.wait()
    kept = store.of(ARTICLE)
    assert kept.notice == ""
    assert set(confirmed) <= {correction.id for correction in kept.corrections}


# --- rules


def rules_in(tmp_path: Path, text: str) -> rulebook.Rulebook:
    path = tmp_path / "rules.toml"
    path.write_text(text, "utf-8")
    return rulebook.read(path)


def test_rules_are_plain_toml(tmp_path: Path) -> None:
    book = rules_in(
        tmp_path,
        """
        [[merge]]
        kind = "actor"
        text = "NATO allies"
        into = "NATO"
        [[reject]]
        kind = "location"
        text = "Titan"
        [[place]]
        text = "Georgetown"
        geonameid = 3378644
        [[change]]
        kind = "location"
        text = "Meta"
        becomes = "actor"
        type = "organisation"
        """,
    )
    assert book.notice == ""
    merge, reject, place, change = book.rules
    assert merge == Rule("merge", "actor", "NATO allies", into="NATO")
    assert reject == Rule("reject", "location", "Titan")
    assert (place.to["country"], place.to["lat"]) == ("GY", 6.8045), "the place index knows the rest"
    assert change.to == {"kind": "actor", "type": "organisation"}


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ('[[reject]]\nkind = "planet"\ntext = "x"', "line 5: kind: 'planet' is none of"),
        ('[[reject]]\ntext = "x"', "line 5: it has no kind"),
        ('[[reject]]\nkind = "actor"', "line 5: text: it has none"),
        ('[[place]]\ntext = "x"', "line 5: geonameid: it has none"),
        ('[[place]]\ntext = "x"\ngeonameid = 999999999', "the place index has no place"),
        ('[[place]]\ntext = "x"\nlat = 95.0\nlon = 1.0', "lat: 95.0 is not degrees north"),
        ('[[merge]]\nkind = "actor"\ntext = "x"', "into: name the entity"),
        ('[[change]]\nkind = "actor"\ntext = "x"\ncolour = "red"', "“colour” is no field of the kind actor"),
        ('[[sing]]\ntext = "x"', "“sing” is none of reject, change, place, merge"),
        ('[reject]\nkind = "actor"\ntext = "y"', ""),
    ],
)
def test_a_bad_rule_says_line_and_cause_and_the_others_hold(tmp_path: Path, table: str, words: str) -> None:
    book = rules_in(tmp_path, f'[[merge]]\nkind="actor"\ntext="a"\ninto="b"\n{table}\n')
    assert words in book.notice
    assert book.rules[0] == Rule("merge", "actor", "a", into="b")


def test_a_file_that_is_no_toml_says_where(tmp_path: Path) -> None:
    book = rules_in(tmp_path, '[[reject]]\nkind = "actor\n')
    assert book.rules == ()
    assert "line 2" in book.notice
    with pytest.raises(CorrectionsError, match="Mend it first"):
        rulebook.added(Rule("reject", "actor", "x"), tmp_path / "rules.toml")


@pytest.mark.parametrize("text", ["a = " + "[" * 3_000, "[[" + "a." * 3_000 + "b]]", "#\n" * 600_000])
def test_a_file_of_rules_that_nobody_would_write_is_refused_and_stays(tmp_path: Path, text: str) -> None:
    assert "no rule is applied" in rules_in(tmp_path, text).notice
    with pytest.raises(CorrectionsError, match="Mend it first"):
        rulebook.added(Rule("reject", "actor", "x"), tmp_path / "rules.toml")
    assert (tmp_path / "rules.toml").read_text("utf-8") == text


def test_a_number_that_nothing_can_hold_is_no_place_and_no_figure(tmp_path: Path) -> None:
    many = "9" * 400
    of_place = rules_in(tmp_path, f'[[place]]\ntext = "Kabul"\ngeonameid = {many}\n')
    of_figure = rules_in(tmp_path, f'[[change]]\nkind = "figure"\ntext = "forty"\nvalue = {many}\n')
    for book in (of_place, of_figure):
        assert book.rules == ()
        assert "this rule is not applied" in book.notice


def test_each_bad_rule_of_several_kinds_is_told_by_its_line(tmp_path: Path) -> None:
    good = '[[reject]]\nkind = "actor"\ntext = "a"\n'
    book = rules_in(tmp_path, f'{good}[[merge]]\nkind = "actor"\ntext = "b"\n{good}')
    assert "line 4:" in book.notice
    assert len(book.rules) == 2


def test_a_rule_is_added_at_the_end_and_taken_back_from_there(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "rules.toml"
    rulebook.added(Rule("reject", "location", 'Ti"t\\an\n\x7f'), path)
    path.write_text("# mine\n" + path.read_text("utf-8"), "utf-8")
    before = path.read_text("utf-8")
    rule = rule_from(Alter("1", TITAN, PLACE), "Georgetown")
    rulebook.added(rule, path)
    assert rulebook.read(path).rules == (Rule("reject", "location", 'Ti"t\\an\n\x7f'), rule)
    assert path.read_text("utf-8").startswith(before)
    assert rulebook.removed(rule, path)
    assert path.read_text("utf-8") == before
    assert not rulebook.removed(rule, path)
    assert tomllib.loads(before)


def test_a_figures_value_makes_no_rule() -> None:
    with pytest.raises(CorrectionsError, match="its article only"):
        rule_from(Alter("1", replace(TITAN, kind="figure"), {"value": 3.0}), "some")
    with pytest.raises(CorrectionsError, match="its article only"):
        rule_from(ALL[4], "")


def test_every_change_of_a_name_that_can_be_chosen_is_a_rule_that_reads_back_as_it_was_said(
    tmp_path: Path, sample_analysis: Analysis
) -> None:
    path = tmp_path / "rules.toml"
    named = [entity for entity in sample_analysis.entities if kind_of(entity.kind).is_named]
    tried = 0
    for entity in (next(e for e in named if e.kind == kind) for kind in ("location", "actor")):
        for choice in changes_of(entity):
            if not isinstance(choice.value, dict):
                continue  # it asks on
            path.unlink(missing_ok=True)
            rule = rule_from(Alter("1", replace(TITAN, kind=entity.kind), choice.value), "Titan")
            rulebook.added(rule, path)
            read = rulebook.read(path)
            assert read.notice == "", choice
            (back,) = read.rules
            said = {
                name: value for name, value in rule.to.items() if rule.verb == "change" or value is not None
            }
            assert said.items() <= back.to.items(), choice
            tried += 1
    assert tried > 15


@pytest.mark.parametrize("unknown", ['"lat"', "[1]", '["nothing"]', '["lat"]', '["name"]', "[]"])
def test_a_rule_whose_unknown_is_no_list_of_its_fields_is_told(tmp_path: Path, unknown: str) -> None:
    book = rules_in(tmp_path, f'[[change]]\nkind = "location"\ntext = "Titan"\nunknown = {unknown}\n')
    assert book.rules == ()
    assert "line 1" in book.notice


def test_what_makes_no_rule_is_named() -> None:
    with pytest.raises(CorrectionsError, match="Noted on “Titan”"):
        rule_from(Annotate("1", TITAN, "who says so?"), "Titan")


def test_nothing_said_anywhere_is_none(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "none", tmp_path / "none.toml")
    assert ledger.of(ARTICLE) is None
    assert not (tmp_path / "none").exists()


def test_the_date_given_before_is_the_anchor_unless_the_command_line_gives_one(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "c", tmp_path / "rules.toml")
    ledger.changed(ARTICLE, [ALL[4]])
    corrections = ledger.of(ARTICLE)
    assert corrections is not None
    assert corrections.dated(ARTICLE).published == "2021-08-20"
    told = replace(ARTICLE, published="2020-01-01", published_from="option")
    assert corrections.dated(told) is told


def test_they_lie_with_the_users_data_and_configuration(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    ledger = Ledger()
    if os.name == "posix" and sys.platform.startswith("linux"):
        assert ledger.folder == tmp_path / "data" / "q7x2-tui" / "corrections"
        assert ledger.rules_path == tmp_path / "config" / "q7x2-tui" / "rules.toml"
