"""The one place that imports OpenCV: ``from puppet.cv import cv2``.

On Linux OpenCV's wheel points Qt at its own plug-ins and fonts when it is imported; PySide6 brings its own, so both
variables are dropped again at once.
"""

import os
from typing import Any

import cv2 as _cv2

cv2: Any = _cv2  # its stubs refuse the arrays it takes
for _name in ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR"):
    if "cv2" in os.environ.get(_name, ""):
        del os.environ[_name]

__all__ = ["cv2"]
