"""The code that makes Puppet's bundled assets: the driver clip, the portraits and the icon.

A small software renderer of its own: ``rig`` (the face rig and its poses), ``groom`` (hair and lashes), ``skin``
(painted skin), ``garment`` (a sweater), ``light`` and ``shade`` (what light does), ``raster`` (what is seen), ``scene``
(a person before a wall). On it stand ``motion`` and ``driver`` (the clip), ``strokes`` (oil paint), ``ink`` (drawing),
``people`` and ``portraits``. ``mouth`` and ``teeth`` make the mouth layer's sprites, ``expressions`` the expression
shapes, ``rigset`` the rendered people of the tests. ``icon`` stands alone. The rig's file is given by ``--rig``; see
``assets/NOTICES.md``.
"""
