"""The PySide6 app. Never imports torch, cv2 or mediapipe."""
