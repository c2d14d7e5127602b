"""The macros of mdoc(7) within lines."""

from collections.abc import Mapping

from tui.document.model import SpanKind
from tui.formats.inline import InlineBuilder
from tui.formats.man.escapes import add_text

_SPANS = {
    "Fl": SpanKind.STRONG,
    "Cm": SpanKind.STRONG,
    "Nm": SpanKind.STRONG,
    "Ic": SpanKind.STRONG,
    "Sy": SpanKind.STRONG,
    "Fn": SpanKind.STRONG,
    "Fd": SpanKind.CODE,
    "In": SpanKind.CODE,
    "Ar": SpanKind.EMPHASIS,
    "Em": SpanKind.EMPHASIS,
    "Pa": SpanKind.EMPHASIS,
    "Va": SpanKind.EMPHASIS,
    "Fa": SpanKind.EMPHASIS,
    "Ft": SpanKind.EMPHASIS,
    "Vt": SpanKind.EMPHASIS,
    "Li": SpanKind.CODE,
    "Ql": SpanKind.CODE,
    "Dv": SpanKind.CODE,
    "Ev": SpanKind.CODE,
    "Er": SpanKind.CODE,
}
_PLAIN = frozenset(
    "No An Ad Ms Tn Cd Lb Nd Xr St At Bx Bsx Nx Fx Ox Dx Ux Lk Mt Rs Re Rv Ex Ta Ap Pf Ns Xo Xc Fo Fc Bt Ud Tg Db "
    "%A %B %C %D %I %J %N %O %P %Q %R %T %U %V".split()
)
_ENCLOSURES = {
    "Op": ("[", "]"),
    "Oo": ("[", ""),
    "Oc": ("", "]"),
    "Bq": ("[", "]"),
    "Bo": ("[", ""),
    "Bc": ("", "]"),
    "Pq": ("(", ")"),
    "Po": ("(", ""),
    "Pc": ("", ")"),
    "Brq": ("{", "}"),
    "Bro": ("{", ""),
    "Brc": ("", "}"),
    "Aq": ("<", ">"),
    "Ao": ("<", ""),
    "Ac": ("", ">"),
    "Dq": ("“", "”"),
    "Do": ("“", ""),
    "Dc": ("", "”"),
    "Qq": ('"', '"'),
    "Qo": ('"', ""),
    "Qc": ("", '"'),
    "Sq": ("‘", "’"),
    "So": ("‘", ""),
    "Sc": ("", "’"),
}
_SYSTEMS = {
    "At": "AT&T UNIX", "Bx": "BSD", "Nx": "NetBSD", "Fx": "FreeBSD", "Ox": "OpenBSD", "Dx": "DragonFly BSD",
    "Ux": "UNIX",
    "Bt": "is currently in beta test.", "Ap": "'",
    "Ex": "The exit status is 0 on success, and >0 if an error occurs.",
}  # fmt: skip
_OPENING = ("(", "[")
_CLOSING = (".", ",", ":", ";", ")", "]", "?", "!")


class MdocLine:
    """Writes macro lines as text, and remembers the page's name for the macro ``Nm``."""

    def __init__(self, strings: Mapping[str, str]) -> None:
        self._strings = strings
        self._name = ""

    def knows(self, macro: str) -> bool:
        """Return whether a macro can stand within a line."""
        return macro in _SPANS or macro in _PLAIN or macro in _ENCLOSURES or macro in ("D1", "Dl")

    def write(self, words: list[str], builder: InlineBuilder) -> None:
        """Add the words of a macro line: each word may be a macro for those after it."""
        closings: list[str] = []
        macro, joins = "", True
        for position, word in enumerate(words):
            if self.knows(word):
                macro = word
                joins = self._begin(words, position, joins, builder, closings)
                continue
            if word in _CLOSING and position == len(words) - 1:
                self._close(closings, builder)
            is_first = position == 0 or self.knows(words[position - 1])
            is_section = macro == "Xr" and not is_first and word[:1].isdigit()
            if not joins and word not in _CLOSING and not is_section:
                builder.add(" ")
            self._write_word(macro, f"({word})" if is_section else word, builder, is_first=is_first)
            joins = word in _OPENING or macro == "Pf"
            macro = "" if macro == "Pf" else macro
        self._close(closings, builder)

    def _begin(
        self, words: list[str], position: int, joins: bool, builder: InlineBuilder, closings: list[str]
    ) -> bool:
        """Begin a macro; return whether the next word follows without a space."""
        macro = words[position]
        following = words[position + 1] if position + 1 < len(words) else ""
        if macro == "Ns":
            return True
        if enclosure := _ENCLOSURES.get(macro):
            if enclosure[0] and not joins:
                builder.add(" ")
            builder.add(enclosure[0])
            if enclosure[0]:
                closings += [enclosure[1]] if enclosure[1] else []
                return True
            builder.add(enclosure[1])
            return False
        is_alone = not following or following in _CLOSING or self.knows(following)
        text = _SYSTEMS.get(macro, "")
        if is_alone:
            text = text or {"Nm": self._name, "Ar": "file ...", "Fl": "-"}.get(macro, "")
        if text:
            builder.add(text if joins else f" {text}")
            return macro in ("Ap", "Fl")
        return joins

    def _write_word(self, macro: str, word: str, builder: InlineBuilder, *, is_first: bool) -> None:
        if word in _CLOSING or word in _OPENING:
            builder.add(word)
            return
        if macro == "Nm" and not self._name:
            self._name = word
        kind = _SPANS.get(macro)
        if kind is not None:
            builder.open(macro, kind)
        if macro == "Fl":
            builder.add("-")
        elif macro == "Nd":
            builder.add("– " if is_first else "")
        add_text(word, builder, self._strings)
        if kind is not None:
            builder.close(macro)

    @staticmethod
    def _close(closings: list[str], builder: InlineBuilder) -> None:
        while closings:
            builder.add(closings.pop())
