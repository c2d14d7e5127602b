"""The picture that shows several screens in turn."""

from collections import Counter
from xml.etree import ElementTree

from docs.pictures.animation import Frame, animate

SCREEN = """<svg class="rich-terminal" viewBox="0 0 300 100.5" xmlns="http://www.w3.org/2000/svg">
<style>.terminal-r1 { fill: red }</style>
<text id="terminal-line-0" class="terminal-r1">words</text>
</svg>"""
SVG = "{http://www.w3.org/2000/svg}"


def test_each_screen_has_its_turn_its_caption_and_names_of_its_own() -> None:
    picture = ElementTree.fromstring(animate([Frame("first & <next>", SCREEN), Frame("second", SCREEN)]))
    frames = picture.findall(f"{SVG}g")
    assert [frame.get("style") for frame in frames] == ["animation-delay: 0s", "animation-delay: 5s"]
    assert [frame.findtext(f"{SVG}text") for frame in frames] == ["first & <next>", "second"]
    assert picture.get("viewBox") == "0 0 300 156.5"
    assert set(
        Counter(element.get("id") for element in picture.iter() if "id" in element.attrib).values()
    ) == {1}
