"""The editor of one portrait: which part of its picture is shown, which face, and where its landmarks lie."""
