"""The story of a page whole, and nothing else: what is not of it is known by its words, its names and its links."""

from __future__ import annotations

import pytest

from extractors.sources.html import document_of

TITLE = "Storm leaves thousands homeless"
STANDFIRST = (
    "Rescue teams reached the last of the villages on Friday, two days after the worst storm in 30 years."
)
STORY = [
    "A storm that swept over the northern coast on Wednesday killed at least 40 people and left some 12,000 without a home, the"
    " government said.",
    "Most of the victims were in the port of Karwar, where a wall collapsed on a row of shops as people sought shelter from the"
    " rain, police said.",
    "“We have never seen water rise as fast as that,” said Anna Ferreira, who runs a bakery in the old town and lost her stock.",
    "The army has sent 600 troops and two field hospitals to the region, and schools there remain closed until next week.",
    "Insurers put the damage at about $45 million, less than half of what the floods of 2009 had cost the country.",
]
HEADS = ["A wall collapses", "The army moves in"]


def text_of(body: str) -> str:
    head = f"<head><title>{TITLE}</title></head>"
    return document_of(f"<!doctype html><html>{head}<body>{body}</body></html>".encode(), "a").text


def page(*parts: str, before: str = "", after: str = "") -> str:
    """A page with a story, parts between its third and fourth paragraphs."""
    paragraphs = [f"<p>{words}</p>" for words in STORY]
    paragraphs[3:3] = parts
    return f"<div id=page><h1>{TITLE}</h1>{before}<div class=text>{''.join(paragraphs)}</div>{after}</div>"


BESIDE = {
    "an advertisement's label": "<p>Advertisement</p>",
    "a label with its way on": "<p>ADVERTISEMENT - CONTINUE READING BELOW</p>",
    "a pointer": "<p><strong>Read more: <a href=/x>Ten storms that changed the coast</a></strong></p>",
    "another pointer": "<p><a href=/x>RELATED: How the harbour was rebuilt in 2010</a></p>",
    "a share bar": "<div><span>Share</span> | <a href=/f>Facebook</a> | <a href=/t>Twitter</a> | <a href=/w>WhatsApp</a></div>",
    "a credit": "<p>Photo: Maria Lopes/Harbour News</p>",
    "a newsletter": "<div class=x><h3>Sign up for our newsletter</h3><p>The best of the week each Sunday.</p></div>",
    "other stories": "<div><h3>More stories</h3><ul><li><a href=/1>Ferry sinks off Marapi with 90 on board</a></li>"
    "<li><a href=/2>Mayor resigns over harbour deal</a></li></ul></div>",
    "other stories with summaries": "<section class='related-stories'><h4>Mayor resigns</h4><p>The mayor resigned on Monday after"
    " a court found that he had sold land below its price.</p></section>",
    "titles that follow a label": "<p>You might also like</p><p><a href=/1>Ferry sinks off Marapi with 90 on board</a></p>",
    "a German pointer": "<p>Lesen Sie auch: <a href=/1>Fähre sinkt vor Marapi</a></p>",
    "a notice of rights": "<p>© 2023 Harbour News. All rights reserved.</p>",
    "a window": "<div class='site-modal'><p>Never miss a story. We send the most important ones to you each day.</p></div>",
}  # fmt: skip


@pytest.mark.parametrize("name", BESIDE)
def test_what_stands_in_a_story_and_is_not_of_it_is_left_out(name: str) -> None:
    assert text_of(page(BESIDE[name])).split("\n\n") == STORY


@pytest.mark.parametrize("name", BESIDE)
def test_what_stands_after_a_story_is_left_out(name: str) -> None:
    assert text_of(page(after=BESIDE[name])).split("\n\n") == STORY


def test_a_footer_without_a_name_is_left_out() -> None:
    footer = "<div class=dark><div class=col><span>Harbour News is the paper of the coast.</span></div><div>Quay 4</div></div>"
    assert text_of(f"<main>{page()}</main>{footer}").split("\n\n") == STORY


LIKE_FURNITURE = (
    "<p>Copyright also covers maps, a court in Karwar held in March, and damages of $2 million were paid to the mapmaker.</p>",
    "<p>Read more slowly, the report says that the dam had cracks 12 years ago, and that nobody told the villages below it.</p>",
    "<p>Related deaths rose to 60 by Friday evening, as rescuers found a bus with 20 passengers in a ravine near the town.</p>",
    "<p>Share prices of three insurers fell by 4 percent in early trading after the storm, and two of them issued warnings.</p>",
    "<p>Comments by the minister that nobody could have known drew protests of some 300 people in front of the town hall.</p>",
    '<p><a href="/x">The full list of the 40 victims was published by the ministry on Friday, with their ages.</a></p>',
)


@pytest.mark.parametrize("part", LIKE_FURNITURE)
def test_a_paragraph_that_only_begins_like_furniture_stays(part: str) -> None:
    words = part.partition("<p>")[2].partition("</p>")[0].removeprefix('<a href="/x">').removesuffix("</a>")
    assert text_of(page(part)).split("\n\n") == [*STORY[:3], words, *STORY[3:]]


def test_subheads_stand_where_they_head_their_part() -> None:
    parts = [f"<p>{words}</p>" for words in STORY]
    parts[1:1] = [f"<div class=head><h2>{HEADS[0]}</h2></div>"]
    parts[4:4] = [f"<h2>{HEADS[1]}</h2>"]
    contents = "".join(f"<li><a href='#{n}'>{head}</a></li>" for n, head in enumerate(HEADS))
    body = f"<h1>{TITLE}</h1><ul class=contents>{contents}</ul><div>{''.join(parts)}</div>"
    assert text_of(body).split("\n\n") == [STORY[0], HEADS[0], *STORY[1:3], HEADS[1], *STORY[3:]]


@pytest.mark.parametrize("name", ["lead", "teaser", "article-intro", "promo"])
def test_the_standfirst_under_the_title_is_of_the_story(name: str) -> None:
    body = page(before=f"<div class='{name}'><p>{STANDFIRST}</p></div><p>By A. Writer</p>")
    assert text_of(body).split("\n\n")[-6:] == [STANDFIRST, *STORY]


def test_a_caption_under_the_title_is_no_standfirst() -> None:
    words = "Boats lie on the shore of the port of Karwar after the storm of Wednesday."
    caption = f"<figure><img src=a.jpg><figcaption>{words}</figcaption></figure>"
    assert text_of(page(before=caption)).split("\n\n") == STORY


def test_a_sentence_set_large_is_told_once() -> None:
    assert text_of(page(f"<div class=text><p>{STORY[2]}</p></div>")).split("\n\n") == STORY


def test_a_page_set_twice_for_two_screens_is_told_once() -> None:
    story = "".join(f"<p>{words}</p>" for words in STORY)
    body = f"<h1>{TITLE}</h1><div class=wide><article>{story}</article></div><div class=narrow><article>{story}</article></div>"
    text = text_of(body)
    assert [text.count(words) for words in STORY] == [1] * len(STORY)


def test_no_break_and_thin_spaces_stay_as_they_are() -> None:
    words = "About 12\u00a0500 people, 3\u202f200 of them children, left on 4\u2009June, the government said on Friday."
    assert words in text_of(page(f"<p>{words}</p>"))
    assert "a\u00a0b" in text_of("<table><tr><td>\u00a0a\u00a0b </td></tr></table>")


def test_a_story_in_a_layout_table_is_without_its_menu() -> None:
    menu = "".join(
        f"<a href=/{n}>{name}</a><br>"
        for n, name in enumerate(("Home", "News", "Sport", "Weather", "Contact us"))
    )
    story = "<br><br>".join(STORY)
    body = f"<table><tr><td>{menu}</td><td><h1>{TITLE}</h1>{story}</td></tr></table>"
    assert text_of(body).split("\n\n")[-5:] == STORY
    assert "Weather" not in text_of(body)


AROUND_STORIES = {
    "who wrote it and when": "<div>Submitted by <span>desk</span> on 12 June 2023 - 14:05</div>",
    "a day alone": "<p>Tuesday, 12 June 2023, 14:05</p>",
    "a menu in one line": "<p><a href=/1>Home</a> | <a href=/2>Archive</a> | <a href=/3>Contact</a></p>",
}
WITHIN_STORIES = {
    "a card": "<article class=c1><a href=/1><h3>The valley that lives from the river</h3><p>Maize, fish and power: what 300,000"
    " people owe to the water behind the wall.</p></a></article>",
    "a form": "<div class=c2><h4>Business Briefing</h4><p>Five things to know before markets open, every weekday.</p><label>Email"
    "</label><button>Sign up</button><p>By signing up you agree to our terms of use.</p></div>",
    "a caption without a name": "<table><tr><td><img src=a.jpg></td></tr><tr><td><i>Karel Dvorak at the court.</i></td>"
    "</tr></table>",
    "a caption in italics": "<p><img src=a.jpg><br><i>A map of the villages below the dam. Graphic: Valley Post</i></p>",
    "a caption in a box": "<div class=image-block><img src=a.jpg><span>Grace Mutua speaks beside the river.</span></div>",
    "pictures": "<div><h3>In pictures</h3><ul><li><img src=1.jpg><p>1/9 A family waits for the bus.</p></ul></div>",
    "a sentence set large": "<div class=q>“We have never seen water rise as fast as that”</div>",
    "how to reach the writer": "<p><i>Anna Lopes covers the coast. You can write to her at lopes@example.org.</i></p>",
    "what is asked of who liked it": "<p><em>If you liked this, follow Valley Notes for more stories like it.</em></p>",
    "what is left to read": "<div>You have 2 free articles left this month.</div><div>Subscribe for 1 euro a week</div>",
}


@pytest.mark.parametrize("name", AROUND_STORIES)
def test_what_stands_between_a_title_and_its_story_is_left_out(name: str) -> None:
    parts = "".join(f"<p>{words}</p>" for words in STORY)
    title = f"<div role=heading aria-level=1>{TITLE} on the coast</div>"
    body = f"<div id=page>{title}<div class=text>{AROUND_STORIES[name]}{parts}</div></div>"
    assert text_of(body).split("\n\n") == STORY


@pytest.mark.parametrize("name", WITHIN_STORIES)
def test_a_box_in_a_story_is_known_by_what_holds_it_or_by_what_it_repeats(name: str) -> None:
    assert text_of(page(WITHIN_STORIES[name])).split("\n\n") == STORY


LIKE_BOXES = (
    "<p>“You have to free the hostages and you have 12 hours left,” the commander said on the radio at noon.</p>",
    "<p>The village can be reached by boat alone, and 40 of its people waited on the roofs until Friday evening.</p>",
    "<p>Like this, the minister said, support for the poor would follow the share of the state in the oil fund.</p>",
    "<p>“We agree to nothing before the 600 troops have left,” said the mayor, who met the general on Thursday.</p>",
    "<p>Posted on the gate in 2019, a notice had said that the wall was safe, two of the workers remembered.</p>",
    "<div class=lead><img src=a.jpg><p>The wall gave way at noon, and within an hour the water stood in 300 houses.</p></div>",
    "<p><a name=part2>The wall gave way at noon, and within an hour the water stood in 300 houses of the town.</a></p>",
)


@pytest.mark.parametrize("part", LIKE_BOXES)
def test_a_paragraph_that_only_looks_like_a_box_stays(part: str) -> None:
    words = part.partition("<p>")[2].partition("</p>")[0]
    words = words.removeprefix("<a name=part2>").removesuffix("</a>")
    assert text_of(page(part)).split("\n\n") == [*STORY[:3], words, *STORY[3:]]


def test_the_days_of_a_chronicle_stand() -> None:
    parts = "".join(f"<p><b>{day} June 2023</b></p><p>{words}</p>" for day, words in enumerate(STORY, 10))
    told = text_of(f"<h1>{TITLE}</h1><div class=text>{parts}</div>").split("\n\n")
    assert told == [words for day, said in enumerate(STORY, 10) for words in (f"{day} June 2023", said)]


def test_a_standfirst_that_the_page_calls_so_needs_no_full_stop() -> None:
    words = "Food became 11 percent dearer within a year, and four economists had hoped for a cut"
    assert text_of(page(before=f"<p class='sc-sub'>{words}</p>")).split("\n\n") == [words, *STORY]


def test_a_cell_of_several_lines_is_no_cell_of_a_row() -> None:
    body = "<table><tr><td>Home<br>Sport<br>Weather</td><td>Storm leaves thousands homeless</td></tr></table>"
    assert "Weather |" not in text_of(body)
