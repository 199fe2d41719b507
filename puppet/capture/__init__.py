"""Where frames come from: webcams, films, the bundled driver."""
