"""What can be typed, as a script of a shell's own."""

from __future__ import annotations

from collections.abc import Iterator

from tui.levels import Level, Word

SHELLS = ("bash", "zsh", "fish")


def script(shell: str, levels: list[Level]) -> str:
    """The script for `bash`, `zsh` or `fish`."""
    lines = {"bash": _bash, "zsh": _zsh, "fish": _fish}[shell](levels)
    return "".join(f"{line}\n" for line in lines)


def _bash(levels: list[Level]) -> Iterator[str]:
    yield "# bash completion for q7x2-tui"
    yield "_q7x2_tui() {"
    yield '    local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" path="" i words values="" files=1'
    yield "    for ((i = 1; i < COMP_CWORD; i++)); do"
    yield '        case "$path ${COMP_WORDS[i]}" in'
    for level in levels:
        if level.path:
            yield f'            "{_spaced(level.path)}") path="{_spaced(level.path)}" ;;'
    yield "        esac"
    yield "    done"
    yield '    case "$path" in'
    for level in levels:
        typed = [name for word in (*level.commands, *level.options) for name in word.names]
        yield f'        "{_spaced(level.path)}") words="{" ".join([*typed, *level.choices])}"'
        yield '            case "$before" in'
        for option in level.options:
            if option.has_value:
                names = "|".join(option.names)
                yield f'                {names}) values=1; words="{" ".join(option.choices)}" ;;'
        yield "            esac ;;"
    yield "    esac"
    yield '    COMPREPLY=($(compgen -W "$words" -- "$word"))'
    yield "    if [[ -z $values && $word != -* ]] || [[ -n $values && -z $words ]]; then"
    yield '        compopt -o filenames 2>/dev/null; COMPREPLY+=($(compgen -f -- "$word"))'
    yield "    fi"
    yield "}"
    yield "complete -F _q7x2_tui q7x2-tui"


def _spaced(path: tuple[str, ...]) -> str:
    return "".join(f" {name}" for name in path)


def _zsh(levels: list[Level]) -> Iterator[str]:
    yield "#compdef q7x2-tui"
    yield "_q7x2_tui() {"
    yield '    local path="" i'
    yield "    for ((i = 2; i < CURRENT; i++)); do"
    yield '        case "$path ${words[i]}" in'
    for level in levels:
        if level.path:
            yield f'            "{_spaced(level.path)}") path="{_spaced(level.path)}" ;;'
    yield "        esac"
    yield "    done"
    yield '    case "$path" in'
    for level in levels:
        yield f'        "{_spaced(level.path)}")'
        if level.commands:
            described = " ".join(_quoted(f"{word.names[0]}:{word.meaning}") for word in level.commands)
            yield f"            local -a commands=({described})"
            yield "            _describe command commands"
        specs = [spec for option in level.options for spec in _zsh_specs(option)]
        rest = f"({' '.join(level.choices)})" if level.choices else "_files"
        yield f"            _arguments {' '.join(map(_quoted, [*specs, f'*:argument:{rest}']))} ;;"
    yield "    esac"
    yield "}"
    yield 'if [[ $funcstack[1] == _q7x2-tui ]]; then _q7x2_tui "$@"; else compdef _q7x2_tui q7x2-tui; fi'


def _zsh_specs(option: Word) -> Iterator[str]:
    text = option.meaning.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")
    follows = f":value:({' '.join(option.choices)})" if option.choices else ":value:_files"
    for name in option.names:
        yield f"{name}[{text}]{follows if option.has_value else ''}"


def _fish(levels: list[Level]) -> Iterator[str]:
    yield "# fish completion for q7x2-tui"
    for level in levels:
        inner = [word.names[0] for word in level.commands]
        tests = [f"__fish_seen_subcommand_from {name}" for name in level.path]
        if inner:
            tests.append(f"not __fish_seen_subcommand_from {' '.join(inner)}")
        start = f"complete -c q7x2-tui -n {_quoted('; and '.join(tests) or 'true')}"
        for word in level.commands:
            yield f"{start} -a {word.names[0]} -d {_quoted(word.meaning)}"
        if level.choices:
            yield f"{start} -f -a {_quoted(' '.join(level.choices))}"
        for option in level.options:
            names = " ".join(
                f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names
            )
            value = f" -x -a {_quoted(' '.join(option.choices))}" if option.choices else " -r"
            yield f"{start} {names} -d {_quoted(option.meaning)}{value if option.has_value else ''}"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
