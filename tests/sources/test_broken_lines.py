"""A line's end within a sentence: the sentence goes on. One between lines that are no sentence parts them."""

from __future__ import annotations

import pytest

from extractors.sources.markup import text_of_blocks, tree_of
from extractors.sources.paragraphs import paragraphs_of

BROKEN = (
    "Delegates met in the National Convention\nAssembly in Port-of-\nSpain on Friday.",
    "The envoy met Prime Minister Boris\nJohnson on 12\nAugust 2021 in San\nFrancisco, where some 12,500\npeople had gathered.",
    "Some 40 people died in Burkina\nFaso on 12\nAugust 2021, officials said.",
    "Some 30 people died\nin New\nYork on 3\nMay 2021.",
    "Rain fell on the\nnorth of Kenya.",
    "The army said that it took Novi\nSad and Mazar-i-\nSharif on Monday.",
    "Prices rose by 12 percent,\nthe bank said.",
    "He was born in\nRio de\nJaneiro in 1950.",
    "Aid came from Côte\nd'Ivoire and\nGuinea-\nBissau on 3 May.",
    "Twelve people were hurt in Los\nAngeles, police said, when a\nbus fell from a bridge.",
)

APART = (
    "Storm kills 12 in Kabul\nBy Ann Lee\nThe storm came in the night.",
    "Storm kills 12 in Kabul\nby Ann Lee\nThe storm came in the night.",
    "Name: Ann Lee\nOffice: Paris\nPhone: 555.",
    "- tents for the north\n- food\n- water for all.",
    "Kabul\nHerat\nKandahar",
    "The first died.\nThe second lived.",
    "1. Take the bread\n2. eat it.",
)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("text", BROKEN)
def test_a_sentence_that_is_broken_anywhere_is_one_paragraph(text: str, line_end: str) -> None:
    text = text.replace("\n", line_end)
    assert [text[span.start : span.end] for span in paragraphs_of(text)] == [text]


@pytest.mark.parametrize("text", APART)
def test_lines_that_are_no_broken_sentence_are_paragraphs_each(text: str) -> None:
    assert [text[span.start : span.end] for span in paragraphs_of(text)] == text.split("\n")


@pytest.mark.parametrize("text", BROKEN)
@pytest.mark.parametrize("page", ["<pre>{}</pre>", "<p>{}</p>"])
def test_a_break_within_a_sentence_of_a_page_is_a_blank(page: str, text: str) -> None:
    broken = text if "pre" in page else text.replace("\n", "<br>")
    words = " ".join(text.split())
    assert text_of_blocks(tree_of(page.format(broken).encode(), "a page")) in (
        words,
        words.replace("- ", "-"),
    )


@pytest.mark.parametrize("text", APART)
def test_a_break_between_sentences_or_items_of_a_page_stays(text: str) -> None:
    page = f"<p>{text.replace(chr(10), '<br>')}</p>"
    assert text_of_blocks(tree_of(page.encode(), "a page")) == text


def test_a_quotation_of_a_mail_has_the_mark_of_plain_mails_and_what_follows_has_none() -> None:
    page = b"<p>Hi.</p><blockquote><p>Old<blockquote>Older</blockquote></p></blockquote><p>My own.</p>"
    assert text_of_blocks(tree_of(page, "a mail"), has_quotes=True) == "Hi.\n\n> Old\n\n>> Older\n\nMy own."
    assert text_of_blocks(tree_of(page, "a page")) == "Hi.\n\nOld\n\nOlder\n\nMy own."
