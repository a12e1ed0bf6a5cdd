"""A style sheet that works out the style of a widget's part (a component class) when the part is first drawn.

Textual works out all of them whenever a widget is styled: a pane has a dozen, most of which stay unseen, and what opens is styled
more than once.
"""

from __future__ import annotations

from collections.abc import Callable

from textual.css.styles import RenderStyles
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode


class LazyStylesheet(Stylesheet):
    """Textual's style sheet, but for when the styles of component classes are worked out.

    Args:
        sheet: The one that it stands for; nothing was read into it yet.
    """

    def __init__(self, sheet: Stylesheet) -> None:
        super().__init__(variables=sheet._variables)

    def _process_component_classes(self, node: DOMNode) -> None:
        """Forget the parts' styles; what was drawn is worked out again, and drawn anew where it changed."""
        names = node._get_component_classes()
        if not names:
            return
        before = node._component_styles
        styles = _ComponentStyles(names, lambda name: self._style(node, name))
        node._component_styles = styles
        if not before or any(styles[name] != style for name, style in before.items()):
            node.refresh()

    def _style(self, node: DOMNode, component: str) -> RenderStyles:
        part = DOMNode(classes=component)
        part._attach(node)
        self.apply(part)
        return part.styles


class _ComponentStyles(dict[str, RenderStyles]):
    """The styles of a widget's component classes by name, each made when it is asked for.

    Args:
        names: Those that there are.
        make: Makes one.
    """

    def __init__(self, names: frozenset[str], make: Callable[[str], RenderStyles]) -> None:
        super().__init__()
        self._names, self._make = names, make

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __missing__(self, name: str) -> RenderStyles:
        if name not in self._names:
            raise KeyError(name)
        style = self[name] = self._make(name)
        return style
