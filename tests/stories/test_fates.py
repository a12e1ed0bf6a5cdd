"""What happens to those whom a figure counts, by its own noun or verb, and whether they are some of a greater number."""

from __future__ import annotations

import pytest

from extractors.extracting import Extractor
from extractors.sources.text import article_of
from extractors.stories.told_figure import ToldFigure, figures_told


def told(extractor: Extractor, text: str) -> dict[float, ToldFigure]:
    article = article_of(text, id="a", source="t", option_date="2024-03-08")
    return {figure.figure.value or 0: figure for figure in figures_told(article, extractor.analysis(article))}


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        (
            "Officials said 12 of the dead were children and that 64 people were treated in hospitals.",
            {64: "treated"},
        ),
        ("Hospitals treated 41 people for burns and smoke.", {41: "treated"}),
        ("Thirty-one people remained in hospital.", {31: "in hospital"}),
        ("The storm killed dozens and 300 people were taken to hospital.", {300: "in hospital"}),
        ("After the attack, in which many died, 15 suspects were questioned.", {15: ""}),
        ("After the quake, which killed dozens, 300 people are living in tents.", {300: ""}),
        ("Relatives of the dead received 500 blankets.", {500: ""}),
        ("Families of the missing met 30 soldiers.", {30: ""}),
        ("Some 2,000 mourners buried the dead on Friday.", {2000: ""}),
        ("Some 40 gunmen kidnapped at least 200 pupils.", {40: "", 200: "abducted"}),
        ("Police mourned the dead and arrested 12 men.", {12: "held"}),
        ("Funerals for seven of the victims were held on Wednesday.", {7: ""}),
        ("The fire killed 13 people trapped on the third floor.", {13: "dead"}),
        ("The institute said at least four people were killed and 60 injured.", {4: "dead", 60: "hurt"}),
        ("Rescuers found 22 bodies and pulled 40 people alive from the rubble.", {22: "dead", 40: ""}),
        (
            "The storm has killed 16 and forced 5,000 people from their homes.",
            {16: "dead", 5000: "displaced"},
        ),
        ("Police put the number of dead at 14.", {14: "dead"}),
        ("The number of people killed in the attack has risen to 14, police said.", {14: "dead"}),
        ("The dead, officials said, numbered 22.", {22: "dead"}),
        ("Killed in the crash were 12 students.", {12: "dead"}),
        ("Thousands marched for the 14 workers who were killed in the fire.", {14: "dead"}),
    ],
)
def test_a_fate_is_said_of_the_figure_itself(
    extractor: Extractor, text: str, fates: dict[float, str]
) -> None:
    found = told(extractor, text)
    assert {value: found[value].fate for value in fates} == fates


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The fire killed 13 people. Among those killed were three Syrian women, the union said.", 3),
        ("The fire killed 13 people. Among the dead were two police officers.", 2),
        ("The blast wounded 45. Among the wounded were at least six soldiers.", 6),
        ("The dead included four children.", 4),
        ("The victims, police said, were on a bus. The victims include two tourists.", 2),
        ("The crash killed 16 people, among them at least five tourists.", 5),
        ("The crash killed 16 people, with three children among the victims.", 3),
        ("Three Syrian women were among those killed.", 3),
        ("The explosion injured 34 people, nine of them seriously.", 9),
        ("The flood killed 31 people, nine more than police had reported a day before.", 9),
        ("A woman and three others were killed in the raid.", 3),
        ("Of the 45 injured, nine were in a critical state.", 9),
    ],
)
def test_some_of_a_number_are_part_of_it(extractor: Extractor, text: str, value: float) -> None:
    assert told(extractor, text)[value].is_part


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The bombing left 40 dead and 60 injured.", 60),
        ("Nine people were killed and 34 others were injured.", 34),
        ("The fire killed 13 people and injured 30.", 13),
    ],
)
def test_a_number_beside_another_is_whole(extractor: Extractor, text: str, value: float) -> None:
    assert not told(extractor, text)[value].is_part
