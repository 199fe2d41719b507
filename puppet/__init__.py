"""Puppet: everything between the camera and the output. Never imports Qt or ``ui``."""

__version__ = "0.1.0"
