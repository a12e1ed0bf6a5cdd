from pathlib import Path

import pytest

from tui.queries import Queries
from tui.query import QueryError
from tui.reader.session import Jumps


def test_what_was_saved_is_there_in_the_next_window(tmp_path: Path) -> None:
    path = tmp_path / "state" / "queries.json"
    Queries(path).save("big", "value>500")
    assert Queries(path).expanded("@big kabul") == "value>500 kabul"
    Queries(path).save("big", "")
    assert Queries(path).saved == {}


def test_the_recent_ones_are_kept_the_latest_last_and_once_each(tmp_path: Path) -> None:
    path = tmp_path / "queries.json"
    for words in ("kabul", "taliban", "kabul", " "):
        Queries(path).used("filters", words)
    assert Queries(path).recent("filters") == ("taliban", "kabul")
    for number in range(80):
        Queries(path).used("searches", str(number))
    assert len(Queries(path).recent("searches")) == 50


def test_two_windows_add_to_each_other(tmp_path: Path) -> None:
    path = tmp_path / "queries.json"
    one, other = Queries(path), Queries(path)
    assert one.saved == other.saved == {}
    one.save("one", "kabul")
    other.save("other", "taliban")
    assert Queries(path).saved == {"one": "kabul", "other": "taliban"}


def test_a_saved_query_may_use_another_but_not_itself_for_ever() -> None:
    queries = Queries()
    queries.save("big", "value>500")
    queries.save("bigtroops", "@big unit:troops")
    queries.save("loop", "@loop")
    assert queries.expanded("@bigtroops") == "value>500 unit:troops"
    assert queries.expanded("@loop") == "@loop"


def test_a_name_is_asked_for_while_it_is_typed_and_explained_at_the_end() -> None:
    queries = Queries()
    queries.save("troops", "unit:troops")
    assert queries.expanded("@tro") == ""
    with pytest.raises(QueryError, match="perhaps “@troops”"):
        queries.expanded("@troop", is_final=True)
    with pytest.raises(QueryError, match="nothing is saved as “@x”"):
        queries.expanded("@x")
    assert queries.expanded("a@b") == "a@b"


@pytest.mark.parametrize("name", ["", "a b", "@", "x" * 40])
def test_a_name_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(QueryError, match="a name is"):
        Queries().save(name, "kabul")


@pytest.mark.parametrize("damage", [b"", b"{", b"[1]", b'{"saved": 3}'])
def test_a_damaged_file_is_put_aside(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "queries.json"
    path.write_bytes(damage)
    queries = Queries(path)
    queries.save("big", "value>500")
    assert Queries(path).saved == {"big": "value>500"}
    assert path.with_suffix(".damaged").read_bytes() == damage


def test_where_nothing_can_be_written_they_live_as_long_as_the_window(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    queries = Queries(tmp_path / "file" / "queries.json")
    queries.save("big", "value>500")
    queries.used("filters", "kabul")
    assert (queries.saved, queries.recent("filters")) == ({"big": "value>500"}, ("kabul",))


def test_jumps_lead_back_and_on_again() -> None:
    jumps = Jumps().begun_at(10).begun_at(20).begun_at(20)
    assert jumps.back == (10, 20)
    offset, jumps = jumps.gone_back(30) or (0, Jumps())
    assert offset == 20
    offset, jumps = jumps.gone_back(20) or (0, Jumps())
    assert (offset, jumps.on) == (10, (30, 20))
    assert jumps.gone_back(10) is None
    offset, jumps = jumps.gone_on(10) or (0, Jumps())
    assert offset == 20
    assert jumps.begun_at(5).on == ()
    assert Jumps().gone_on(3) is None


def test_only_so_many_jumps_are_kept() -> None:
    jumps = Jumps()
    for offset in range(500):
        jumps = jumps.begun_at(offset)
    assert len(jumps.back) == 100
    assert jumps.back[-1] == 499
