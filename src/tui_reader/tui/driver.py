"""The terminal driver: Textual's, without the reports that the app has no use for."""

from __future__ import annotations

from textual.drivers.linux_driver import LinuxDriver

_ON = "\x1b[?1000h\x1b[?1002h\x1b[?1006h"
_OFF = "\x1b[?1006l\x1b[?1002l\x1b[?1000l"


class CalmDriver(LinuxDriver):
    """Asks for clicks, wheel and drags, never for bare motion, which would be traffic without effect."""

    def _enable_mouse_support(self) -> None:
        if self._mouse:
            self.write(_ON)

    def _disable_mouse_support(self) -> None:
        if self._mouse:
            self.write(_OFF)

    def _enable_mouse_pixels(self) -> None:
        """Cells are fine enough."""
