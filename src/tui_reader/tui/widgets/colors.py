"""Colors that can be read: mixing, contrast after WCAG 2.2, and the nearest readable variant on a given ground."""

from __future__ import annotations

from functools import lru_cache

RGB = tuple[int, int, int]
"""Red, green, blue, each 0 to 255."""

_STEPS = 24
_BLACK: RGB = (0, 0, 0)
_WHITE: RGB = (255, 255, 255)


def rgb(written: str) -> RGB:
    """The color written `#rrggbb`."""
    return int(written[1:3], 16), int(written[3:5], 16), int(written[5:7], 16)


def written(color: RGB) -> str:
    """A color as `#rrggbb`."""
    return "#{:02x}{:02x}{:02x}".format(*color)


def mix(one: RGB, other: RGB, share: float) -> RGB:
    """`share` of `other` (0 to 1) in `one`."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def luminance(color: RGB) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in color)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: RGB, other: RGB) -> float:
    """The contrast ratio of two colors, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def best_of(ground: RGB) -> RGB:
    """Black or white, whichever is read better on `ground`."""
    return max((_BLACK, _WHITE), key=lambda ink: contrast(ink, ground))


@lru_cache(1024)
def readable(color: RGB, ground: RGB, ratio: float = 4.5) -> RGB:
    """`color`, moved toward black or white no farther than it takes to reach `ratio` on `ground`."""
    pole = best_of(ground)
    for step in range(_STEPS + 1):
        candidate = mix(color, pole, step / _STEPS)
        if contrast(candidate, ground) >= ratio:
            return candidate
    return pole
