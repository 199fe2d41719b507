"""The PySide6 app. Never imports torch, cv2 or mediapipe."""

from ui import none_guard

none_guard.hold()
