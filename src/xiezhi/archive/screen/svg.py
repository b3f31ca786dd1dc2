"""The few SVG elements that the drawings need."""

from __future__ import annotations

from html import escape

INK, PALE, ALERT, BLUE = "#222222", "#b8b8b8", "#b3261e", "#2f5d8a"
_FONT = '"Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif'


def document(width: float, height: float, title: str, body: list[str]) -> str:
    """A whole picture, `width` × `height` points, white ground."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" viewBox="0 0 {width:.0f} {height:.0f}" '
        f"font-family='{_FONT}' font-size=\"11\"><title>{escape(title)}</title>"
        f'<rect width="100%" height="100%" fill="#ffffff"/>\n' + "\n".join(body) + "\n</svg>\n"
    )


def line(
    x1: float,
    y1: float,
    x2: float,
    y2: float,
    *,
    colour: str = PALE,
    width: float = 1.0,
    dashed: bool = False,
) -> str:
    """A straight line."""
    dash = ' stroke-dasharray="4 3"' if dashed else ""
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" stroke-width="{width:.1f}"{dash}/>'


def circle(x: float, y: float, radius: float, *, colour: str, title: str = "") -> str:
    """A filled circle with a tooltip."""
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{colour}"><title>{escape(title)}</title></circle>'


def text(x: float, y: float, words: str, *, anchor: str = "start", colour: str = INK, size: int = 11) -> str:
    """Words with their base line at y."""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}" font-size="{size}">{escape(words)}</text>'


def bar(x: float, y: float, width: float, height: float, *, colour: str, title: str = "") -> str:
    """A filled bar with a tooltip."""
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{colour}"><title>{escape(title)}</title></rect>'
