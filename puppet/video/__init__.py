"""Video files, read and written through PyAV."""
