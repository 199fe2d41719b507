"""The live chain: stages on workers, newest-only slots between them, and what the user keeps."""
