"""Arguments to the reader, or to `extract` without any of the reader's imports."""

from __future__ import annotations

import gc
import os
import sys

from extractors.exit_codes import EXIT_INTERRUPTED


def main() -> None:
    """The command `q7x2-tui`. Exit codes: 0 done, 1 a failure, 2 usage, 130 interrupted."""
    arguments = sys.argv[1:]
    try:
        if instruction := os.environ.get("_Q7X2_TUI_COMPLETE"):
            from tui.completing import complete

            sys.exit(complete(instruction))
        command = _COMMANDS.get(arguments[0]) if arguments else None
        code = command(arguments[1:]) if command else _slip(arguments) or _read(arguments)
    except KeyboardInterrupt:
        code = EXIT_INTERRUPTED
    except (ImportError, FileNotFoundError) as error:
        code = _incomplete(error)
    sys.exit(code)


def _incomplete(error: ImportError | FileNotFoundError) -> int:
    """A part of the program, or a package that it needs, is not there: say so; the exit code.

    Raises:
        FileNotFoundError: It is another file that is not there.
    """
    from extractors.exit_codes import EXIT_FAILURE

    if isinstance(error, FileNotFoundError) and error.errno is not None:
        raise error
    from extractors.visible import visible

    words = f"The installation is incomplete ({visible(str(error))})."
    print(f"q7x2-tui: {words} q7x2-tui doctor says what is wrong.", file=sys.stderr)
    return EXIT_FAILURE


def _slip(arguments: list[str]) -> int:
    """Where the first word is no file and nearly a command, say which one; the exit code, 0 where it is none."""
    word = arguments[0] if arguments else ""
    if not word.isalpha() or os.path.lexists(word):
        return 0
    from extractors.exit_codes import EXIT_USAGE
    from extractors.settings.file import nearest

    meant = nearest(word, list(_COMMANDS))
    if not meant:
        return 0
    print(f"q7x2-tui: {word} is no file and no command{meant}.", file=sys.stderr)
    return EXIT_USAGE


def _extract(arguments: list[str]) -> int:
    from extractors.command import main as extract

    return extract(arguments)


def _explain(arguments: list[str]) -> int:
    from extractors.explaining.command import main as explain

    return explain(arguments)


def _changes(arguments: list[str]) -> int:
    from extractors.versions.command import main as changes

    return changes(arguments)


def _index(arguments: list[str]) -> int:
    from extractors.corpus.index_command import main as index

    return index(arguments)


def _query(arguments: list[str]) -> int:
    from extractors.corpus.query_command import main as query

    return query(arguments)


def _serve(arguments: list[str]) -> int:
    from tui.serving import main as serve

    return serve(arguments)


def _config(arguments: list[str]) -> int:
    from tui.configuring import main as configure

    return configure(arguments)


def _doctor(arguments: list[str]) -> int:
    from tui.doctor.command import main as doctor

    return doctor(arguments)


def _completion(arguments: list[str]) -> int:
    from tui.completing import main as complete

    return complete(arguments)


def _read(arguments: list[str]) -> int:
    gc.disable()  # what is imported and built now stays: the window collects again once it stands
    from tui.startup import module_image

    image = module_image.image()
    if image is not None:
        image.install()
    from extractors.settings import place
    from tui import resources
    from tui.startup import first_page

    configuration = None
    if os.path.lexists(place.path()):  # without a file nothing more is imported before the first page
        from extractors.settings.file import configured

        configuration = configured()
    set_there = configuration.values if configuration else {}
    from tui.ending import Ending

    page, early, ending = None, None, Ending()
    try:
        if first_page.is_possible():
            page = first_page.painted(arguments, resources.sample(), set_there)
        if page is not None and page.is_new:
            from tui.startup.early_worker import EarlyWorker

            early = EarlyWorker(arguments, set_there)
        from tui.command_line import main as read

        return read(arguments, page, configuration, ending, early, image)
    finally:
        gc.enable()
        if image is not None:
            image.close()
        if early is not None:
            early.end()
        if page is not None:
            page.end()


_COMMANDS = {
    "extract": _extract,
    "explain": _explain,
    "changes": _changes,
    "index": _index,
    "query": _query,
    "serve": _serve,
    "config": _config,
    "doctor": _doctor,
    "completion": _completion,
}

if __name__ == "__main__":
    main()
