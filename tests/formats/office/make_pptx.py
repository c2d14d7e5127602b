"""PowerPoint presentations made for the tests."""

from tests.formats.epub.make_book import make_zip

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relations(*targets: tuple[str, str, str]) -> str:
    """Return relationships from their IDs, kinds and targets."""
    inside = "".join(
        f'<Relationship Id="{identifier}" Type="{_TYPES}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if "://" in target else "/>")
        for identifier, kind, target in targets
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'


def shape(kind: str | None, *paragraphs: str) -> str:
    placeholder = "" if kind is None else f'<p:ph type="{kind}"/>' if kind else '<p:ph idx="1"/>'
    inside = "".join(part if part.startswith("<a:p>") else f"<a:p>{run(part)}</a:p>" for part in paragraphs)
    return f"<p:sp><p:nvSpPr><p:nvPr>{placeholder}</p:nvPr></p:nvSpPr><p:txBody>{inside}</p:txBody></p:sp>"


def run(text: str, properties: str = "<a:rPr/>") -> str:
    return f"<a:r>{properties}<a:t>{text}</a:t></a:r>"


def paragraph(properties: str, *runs: str) -> str:
    return f"<a:p>{properties}{''.join(runs)}</a:p>"


def slide(*shapes: str, attributes: str = "", tag: str = "sld") -> str:
    return f"<p:{tag} {NAMESPACES} {attributes}><p:cSld><p:spTree>{''.join(shapes)}</p:spTree></p:cSld></p:{tag}>"


def make_slides(*slides: str, files: dict[str, str] | None = None, core: str = "") -> bytes:
    """Return a presentation of some slides, in this order, whatever the names of their files."""
    names = [f"slides/slide{9 - number}.xml" for number in range(len(slides))]
    listed = "".join(f'<p:sldId id="{number}" r:id="s{number}"/>' for number in range(len(slides)))
    content: dict[str, str | bytes] = {
        "ppt/presentation.xml": f"<p:presentation {NAMESPACES}><p:sldIdLst>{listed}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": relations(
            *((f"s{number}", "slide", name) for number, name in enumerate(names))
        ),
        "docProps/core.xml": f'<c xmlns:dc="http://purl.org/dc/elements/1.1/">{core}</c>',
    }
    content |= {f"ppt/{name}": inside for name, inside in zip(names, slides, strict=True)}
    return make_zip(content | dict(files or {}))
