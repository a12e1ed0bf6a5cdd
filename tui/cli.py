"""Arguments to the reader, or to `extract` without any of the reader's imports."""

from __future__ import annotations

import sys

EXIT_FAILURE, EXIT_USAGE, EXIT_INTERRUPTED = 1, 2, 130


def main() -> None:
    """The command `q7x2-tui`. Exit codes: 0 done, 1 a failure, 2 usage, 130 interrupted."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["extract"]:
        from extractors.command import main as extract

        sys.exit(extract(arguments[1:]))
    from tui import first_page, resources

    page = first_page.painted(arguments, resources.sample()) if first_page.is_possible() else None
    from tui.opening import main as read

    sys.exit(read(arguments, page))


if __name__ == "__main__":
    main()
