"""Ways to run the generator. Never imports Qt or ``ui``.

One idea: an engine is given a portrait's tensors once (``bind``) and then answers frame by frame (``run``); whatever is
chosen, built, checked or stepped down from is an engine again, so that the renderer knows of none of it.

    protocol     what every engine offers
    eager        PyTorch as it is: the oracle        openvino   processors; with ovgraph (the graph), packing (pixels)
    compiled     torch.compile, or a CUDA graph      tensorrt   NVIDIA GPUs; with lowering (export), build and building
    device       what compiled and tensorrt share               (the process that builds), cache (what it built)

Which one, and when:

    at_once      the engine of a call, without PyTorch where that can be
    choose       all that can be made here: probed, checked, timed; the fastest, and why not the others
    upgrading    runs at once, and makes way for the better one that is made in the background
    stepping     runs until it fails in a call, and makes way for the next one; with arrival (PyTorch in a running call)

Whether it is right, and how fast:

    parity       what an engine says against what eager says; bounds: how far they may be apart; answers: what eager
                 said to a few questions, kept beside the weights that ship; example: the one that is a face
    ranges       what may enter convolutions that work in 8 bits; calibrate: measures that
    measure      times of frames, and the table of ``bench``; benchmark: what ``bench`` and ``doctor`` ask
    crowd        one engine for many puppets at once
    threads      how many an engine takes by itself
"""
