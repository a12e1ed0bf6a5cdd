from tests.tui.commands import command
from tests.tui.commands.window import Window


@command("line.next")
async def a_line_on(window: Window) -> None:
    start = window.offset
    await window.do(3)
    assert window.offset > start + 100


@command("line.previous")
async def a_line_back(window: Window) -> None:
    start = window.offset
    await window.press("j", "j")
    await window.do(2)
    assert window.offset == start


@command("sentence.next")
async def a_sentence_on(window: Window) -> None:
    await window.do()
    assert window.text.startswith("The provincial council chief")


@command("sentence.previous")
async def a_sentence_back(window: Window) -> None:
    await window.press("l")
    await window.do()
    assert window.text.startswith("The Taliban have captured")


@command("paragraph.next")
async def a_paragraph_on(window: Window) -> None:
    await window.do()
    assert window.text.startswith("The provincial council chief")


@command("paragraph.previous")
async def a_paragraph_back_is_its_own_beginning_first(window: Window) -> None:
    await window.press("right_curly_bracket", "j")
    await window.do()
    assert window.text.startswith("The provincial council chief")
    await window.do()
    assert window.text.startswith("The Taliban have captured")


@command("page.next")
async def a_page_on(window: Window) -> None:
    top = window.now.page.start
    await window.do()
    assert window.now.page.start > top


@command("page.previous")
async def a_page_back(window: Window) -> None:
    await window.press("G")
    top = window.now.page.start
    await window.do()
    assert window.now.page.start < top


@command("half.next")
async def half_a_page_on(window: Window) -> None:
    before = window.offset
    await window.do()
    half = window.offset
    await window.press("ctrl+u", "space")
    assert before < half < window.offset


@command("half.previous")
async def half_a_page_back(window: Window) -> None:
    await window.press("ctrl+d")
    there = window.offset
    await window.do()
    assert window.offset < there


@command("article.start")
async def the_beginning(window: Window) -> None:
    await window.press("G")
    await window.do()
    assert window.offset == window.now.article.paragraphs[0].start


@command("article.end")
async def the_end(window: Window) -> None:
    await window.do()
    assert window.now.sentence.end == window.now.article.paragraphs[-1].end


@command("jump.back")
async def back_to_where_the_jump_began(window: Window) -> None:
    start = window.offset
    await window.press("G")
    await window.do()
    assert window.offset == start
    await window.do()
    assert "not jumped" in window.notice


@command("jump.on")
async def on_again_to_where_the_reader_was(window: Window) -> None:
    await window.do()
    assert "not gone back" in window.notice
    await window.press("G")
    end = window.offset
    await window.press("ctrl+o")
    await window.do()
    assert window.offset == end


@command("word.next")
async def a_word_on(window: Window) -> None:
    words = window.text.split()
    await window.do()
    assert window.text.split()[0] == words[1]


@command("word.previous")
async def a_word_back(window: Window) -> None:
    before = window.offset
    await window.press("W", "W")
    await window.do(2)
    assert window.offset == before
