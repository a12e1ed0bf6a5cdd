from tests.tui.commands import command
from tests.tui.commands.window import Window
from tui.screens.article_list import ArticleListScreen


@command("article.list")
async def the_list_opens_what_is_chosen(window: Window) -> None:
    await window.do()
    assert isinstance(window.app.screen, ArticleListScreen)
    await window.press("j", "enter")
    assert window.app.screen is window.screen
    assert window.now.article.id == "other"


@command("article.reload")
async def there_is_no_file_behind_it(window: Window) -> None:
    await window.do()
    assert "no file" in window.notice


@command("copies.toggle")
async def no_other_article_tells_this_story(window: Window) -> None:
    await window.do()
    await window.until(lambda: "There is no copy or version of this article here" in window.notice)


@command("versions.show")
async def there_is_no_other_version(window: Window) -> None:
    await window.do()
    await window.until(lambda: "There is no copy or version of this article here" in window.notice)


@command("story.show")
async def without_a_corpus_no_story_is_known(window: Window) -> None:
    await window.do()
    assert "Stories are told of a corpus" in window.notice
