#!/usr/bin/env python3
"""Makes wwwroot-assets/icons.woff2: of Radzen's Material Symbols only the icons named in build/icons.txt.

The whole font is a megabyte; this is what the screens use, and what Radzen's own components draw.
Needs fonttools and brotli (Debian: python3-fonttools, python3-brotli). Run it after changing icons.txt.
"""
import io
import pathlib

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCE = "radzen.blazor/*/staticwebassets/fonts/MaterialSymbolsOutlined.woff2"
LIGATURES = 4


def main():
    packages = pathlib.Path.home() / ".nuget" / "packages"
    font = instancer.instantiateVariableFont(TTFont(sorted(packages.glob(SOURCE))[-1]), {"wght": 400})
    plain = io.BytesIO()
    font.flavor = None
    font.save(plain)
    font = TTFont(io.BytesIO(plain.getvalue()))

    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    by_name = {}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            if table.LookupType == LIGATURES:
                for first, ligatures in table.ligatures.items():
                    for one in ligatures:
                        by_name["".join(letters.get(glyph, "?") for glyph in [first, *one.Component])] = one.LigGlyph

    names = (ROOT / "build" / "icons.txt").read_text().split()
    missing = [name for name in names if name not in by_name]
    if missing:
        raise SystemExit(f"The font has no icon {', '.join(missing)}")

    options = subset.Options()
    options.layout_features = ["*"]
    options.layout_closure = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(glyphs=[by_name[name] for name in names], text="".join(sorted(set("".join(names)))))
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(ROOT / "wwwroot-assets" / "icons.woff2")


if __name__ == "__main__":
    main()
