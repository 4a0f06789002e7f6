"""Small PDFs for tests: words at places on pages, in a standard font that is not embedded."""

from collections.abc import Iterable, Sequence

Words = tuple[float, float, float, str]
"""From the left edge, from the lower edge, size (all in points), and what stands there."""

_FONT = (
    "<</Type/Font/Subtype/Type0/BaseFont/HeiseiMin-W3/Encoding/UniJIS-UTF16-H"
    "/DescendantFonts[4 0 R]>>",
    "<</Type/Font/Subtype/CIDFontType0/BaseFont/HeiseiMin-W3/DW 1000/W[1 94 500]"
    "/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>/FontDescriptor 5 0 R>>",
    "<</Type/FontDescriptor/FontName/HeiseiMin-W3/Flags 4/FontBBox[0 -120 1000 880]"
    "/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 80>>",
)


def pdf(*pages: Sequence[Words], spacing: float = 0.0) -> bytes:
    """A PDF of A4 pages; `spacing` in points is put between all letters."""
    numbers = [6 + 2 * n for n in range(len(pages))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        *_FONT,
    ]
    for number, words in zip(numbers, pages, strict=True):
        content = "".join(_shown(words, spacing))
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {number + 1} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>"
        )
        objects.append(f"<</Length {len(content)}>>\nstream\n{content}\nendstream")
    return _file(objects)


def _shown(words: Iterable[Words], spacing: float) -> Iterable[str]:
    for left, bottom, size, text in words:
        code = text.encode("utf-16-be").hex()
        yield f"BT /F {size} Tf {spacing} Tc 1 0 0 1 {left} {bottom} Tm <{code}> Tj ET\n"


def _file(objects: Sequence[str]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("ascii")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return out + (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF\n"
    ).encode("ascii")
