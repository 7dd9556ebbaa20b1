"""A PNG on a sheet, without the imaging library that openpyxl would ask for."""

from io import BytesIO
from struct import unpack
from typing import Any, Final

from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D

EMU_OF_PIXEL: Final = 9525
_SIZE: Final = slice(16, 24)


class Picture(Image):
    """Set at a cell, rows and columns from 1, `width` pixels of the sheet wide."""

    def __init__(self, png: bytes, row: int, column: int, width: int) -> None:
        """Take the bytes of a PNG as they are."""
        across, down = unpack(">II", png[_SIZE])
        self._png = png
        self.width, self.height = width, round(width * down / across)
        self.format, self.ref = "png", BytesIO(png)
        size = XDRPositiveSize2D(self.width * EMU_OF_PIXEL, self.height * EMU_OF_PIXEL)
        corner: Any = AnchorMarker(col=column - 1, row=row - 1)
        self.anchor = OneCellAnchor(_from=corner, ext=size)

    def _data(self) -> bytes:
        return self._png
