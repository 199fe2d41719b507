"""How good the puppet is: the metrics, the thin-plate reference, contact sheets and the ``evaluate`` command."""
