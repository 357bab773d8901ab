"""The style sheet of the app: Textual's, read once for each set of colors."""

from __future__ import annotations

from textual.css.stylesheet import Stylesheet


class SteadySheet(Stylesheet):
    """Keeps what it has read until a color changes; Textual's own is read three times before the first frame."""

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take the theme's colors."""
        if variables != self._variables:
            super().set_variables(variables)

    def reparse(self) -> None:
        """Read what was not read with these colors. Raises StylesheetParseError, and then stays as it is."""
        self.parse()
