"""Superscript and subscript characters."""

RAISED = str.maketrans(
    "0123456789+-−=()abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
)
"""The superscript forms of characters, for ``str.translate``."""
LOWERED = str.maketrans("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
"""The subscript forms of characters."""
_MAX_EXPONENT = 4
_EXPONENT = frozenset("0123456789+-−")


def is_exponent(text: str) -> bool:
    """Return whether a superscript is a short number, as in 10⁶, which must not be read as digits of the line."""
    text = text.strip()
    return len(text) <= _MAX_EXPONENT and _EXPONENT.issuperset(text) and any(map(str.isdigit, text))


def raised(text: str) -> str:
    """Return a text in superscript characters, such as ``⁶``, or ``^(2πk)`` where Unicode has no such characters.

    Words without digits stay as they are.
    """
    is_word = text.isalpha() and text not in ("n", "i")
    if not is_word and all(ord(character) in RAISED for character in text):
        return text.translate(RAISED)
    return f"^({text})" if any(map(str.isdigit, text)) else text
