<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AddTile</name>
    <message>
        <source>Add…</source>
        <translation>Añadir…</translation>
    </message>
    <message>
        <source>Add a portrait: choose a file, drop one anywhere, or paste a picture</source>
        <translation>Añadir un retrato: elige un archivo, suéltalo en cualquier parte o pega una imagen</translation>
    </message>
    <message>
        <source>Add a portrait</source>
        <translation>Añadir un retrato</translation>
    </message>
</context>
<context>
    <name>Adder</name>
    <message>
        <source>Add portraits</source>
        <translation>Añadir retratos</translation>
    </message>
</context>
<context>
    <name>AgreementDialog</name>
    <message>
        <source>Before you go live</source>
        <translation>Antes de emitir</translation>
    </message>
    <message>
        <source>Agree and go live</source>
        <translation>Aceptar y emitir</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Others will see you as the portrait you chose. This is asked once.</source>
        <translation>Los demás te verán como el retrato que elegiste. Solo se pregunta una vez.</translation>
    </message>
</context>
<context>
    <name>BackgroundRow</name>
    <message>
        <source>Background</source>
        <translation>Fondo</translation>
    </message>
    <message>
        <source>The portrait’s</source>
        <translation>El del retrato</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>Desenfocado</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Green screen</source>
        <translation>Pantalla verde</translation>
    </message>
    <message>
        <source>What stands behind the person</source>
        <translation>Lo que hay detrás de la persona</translation>
    </message>
    <message>
        <source>Choose another colour</source>
        <translation>Elegir otro color</translation>
    </message>
    <message>
        <source>Choose another picture</source>
        <translation>Elegir otra imagen</translation>
    </message>
    <message>
        <source>Colour behind the person</source>
        <translation>Color detrás de la persona</translation>
    </message>
    <message>
        <source>Picture behind the person</source>
        <translation>Imagen detrás de la persona</translation>
    </message>
    <message>
        <source>Pictures ({0})</source>
        <translation>Imágenes ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Show the next message</source>
        <translation>Mostrar el mensaje siguiente</translation>
    </message>
    <message>
        <source>Dismiss (Esc)</source>
        <translation>Descartar (Esc)</translation>
    </message>
    <message>
        <source>Next (1 more)</source>
        <translation>Siguiente (1 más)</translation>
    </message>
    <message>
        <source>Next ({0} more)</source>
        <translation>Siguiente ({0} más)</translation>
    </message>
    <message>
        <source>Dismiss: {0}</source>
        <translation>Descartar: {0}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>Calibrate</source>
        <translation>Calibrar</translation>
    </message>
    <message>
        <source>Take your neutral face anew: look straight, mouth closed</source>
        <translation>Tomar de nuevo tu cara neutra: mira de frente, boca cerrada</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Ausente</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>Emitir en directo</translation>
    </message>
    <message>
        <source>End live</source>
        <translation>Dejar de emitir</translation>
    </message>
    <message>
        <source>Others see the puppet. Press to show them the Away card</source>
        <translation>Los demás ven la marioneta. Pulsa para mostrarles la tarjeta de ausente</translation>
    </message>
    <message>
        <source>Let others see the puppet in place of the Away card</source>
        <translation>Mostrar a los demás la marioneta en lugar de la tarjeta de ausente</translation>
    </message>
    <message>
        <source>I’m back</source>
        <translation>He vuelto</translation>
    </message>
    <message>
        <source>Show the puppet again</source>
        <translation>Mostrar de nuevo la marioneta</translation>
    </message>
    <message>
        <source>Show others the Away card for a while</source>
        <translation>Mostrar a los demás la tarjeta de ausente un rato</translation>
    </message>
    <message>
        <source>Preview only</source>
        <translation>Solo vista previa</translation>
    </message>
    <message>
        <source>Choose “{0}” as the camera in your call</source>
        <translation>Elige «{0}» como cámara en tu llamada</translation>
    </message>
    <message>
        <source>No virtual camera takes the pictures: only this window shows them</source>
        <translation>Ninguna cámara virtual recibe las imágenes: solo las muestra esta ventana</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
    </message>
    <message>
        <source>{0} fps</source>
        <translation>{0} fps</translation>
    </message>
    <message>
        <source>{0} ms</source>
        <translation>{0} ms</translation>
    </message>
    <message>
        <source>Camera to output: half of the pictures within {0} ms, 95 % within {1} ms (p50, p95)</source>
        <translation>De la cámara a la salida: la mitad de las imágenes en {0} ms, el 95&#xa0;% en {1} ms (p50, p95)</translation>
    </message>
</context>
<context>
    <name>BusyTile</name>
    <message>
        <source>Adding…</source>
        <translation>Añadiendo…</translation>
    </message>
    <message>
        <source>A portrait is being added</source>
        <translation>Se está añadiendo un retrato</translation>
    </message>
</context>
<context>
    <name>CalibrationOverlay</name>
    <message>
        <source>Look straight at the camera, mouth closed</source>
        <translation>Mira de frente a la cámara, boca cerrada</translation>
    </message>
    <message>
        <source>Hold still…</source>
        <translation>No te muevas…</translation>
    </message>
    <message>
        <source>Calibrated</source>
        <translation>Calibrado</translation>
    </message>
</context>
<context>
    <name>CallPreview</name>
    <message>
        <source>How the call gets it</source>
        <translation>Así llega a la llamada</translation>
    </message>
</context>
<context>
    <name>CameraPicker</name>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>The camera that drives the puppet</source>
        <translation>La cámara que mueve la marioneta</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>Sin cámara</translation>
    </message>
</context>
<context>
    <name>CameraStep</name>
    <message>
        <source>Which camera sees you?</source>
        <translation>¿Qué cámara te ve?</translation>
    </message>
    <message>
        <source>Pick the picture that shows you. Only Puppet sees it.</source>
        <translation>Elige la imagen en la que sales. Solo Puppet la ve.</translation>
    </message>
    <message>
        <source>Another camera appears here as soon as it is plugged in.</source>
        <translation>Si conectas otra cámara, aparecerá aquí enseguida.</translation>
    </message>
    <message>
        <source>Looking for cameras…</source>
        <translation>Buscando cámaras…</translation>
    </message>
    <message>
        <source>No camera was found: a recorded face moves the puppet meanwhile. Plug a camera in, and it appears here.</source>
        <translation>No se encontró ninguna cámara: mientras tanto, una cara grabada mueve la marioneta. Conecta una cámara y aparecerá aquí.</translation>
    </message>
</context>
<context>
    <name>CameraTile</name>
    <message>
        <source>A recorded face, to try things out</source>
        <translation>Una cara grabada, para probar</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>En uso</translation>
    </message>
    <message>
        <source>Camera {0}</source>
        <translation>Cámara {0}</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Picture: arrows move the frame, plus and minus zoom</source>
        <translation>Imagen: las flechas mueven el marco; más y menos, el zoom</translation>
    </message>
    <message>
        <source>Face: arrows move the handle “{0}”</source>
        <translation>Cara: las flechas mueven el punto «{0}»</translation>
    </message>
    <message>
        <source>Getting the portrait ready…</source>
        <translation>Preparando el retrato…</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>You are live</source>
        <translation>Estás en directo</translation>
    </message>
    <message>
        <source>Only you see the puppet: no virtual camera is open.</source>
        <translation>Solo tú ves la marioneta: no hay cámara virtual abierta.</translation>
    </message>
    <message>
        <source>Others see the puppet right now.</source>
        <translation>Los demás ven la marioneta ahora mismo.</translation>
    </message>
    <message>
        <source>Others see the Away card.</source>
        <translation>Los demás ven la tarjeta de ausente.</translation>
    </message>
    <message>
        <source>Puppet can go on without its window: you find it in the tray.</source>
        <translation>Puppet puede seguir sin su ventana: lo encontrarás en la bandeja.</translation>
    </message>
    <message>
        <source>This desktop has no tray, so closing the window ends the call’s picture.</source>
        <translation>Este escritorio no tiene bandeja, así que al cerrar la ventana se corta la imagen de la llamada.</translation>
    </message>
    <message>
        <source>Keep the window</source>
        <translation>Conservar la ventana</translation>
    </message>
    <message>
        <source>End live and quit</source>
        <translation>Dejar de emitir y salir</translation>
    </message>
    <message>
        <source>Hide, show Away</source>
        <translation>Ocultar y mostrar Ausente</translation>
    </message>
    <message>
        <source>Hide and go on</source>
        <translation>Ocultar y seguir</translation>
    </message>
</context>
<context>
    <name>ConsentStep</name>
    <message>
        <source>Welcome to Puppet</source>
        <translation>Te damos la bienvenida a Puppet</translation>
    </message>
    <message>
        <source>Join a video call as a portrait that your face moves. Two minutes, and you are there.</source>
        <translation>Entra en una videollamada como un retrato que se mueve con tu cara. En dos minutos lo tienes.</translation>
    </message>
    <message>
        <source>Portraits you have the right to use</source>
        <translation>Retratos que tienes derecho a usar</translation>
    </message>
    <message>
        <source>Yourself, people who have agreed, works that are free to use. Not a living person without their consent, and nobody to deceive others with.</source>
        <translation>Tú, personas que han aceptado, obras de uso libre. Ninguna persona viva sin su consentimiento, y nadie para engañar a otros.</translation>
    </message>
    <message>
        <source>Nothing leaves this computer but the picture you send</source>
        <translation>De este ordenador solo sale la imagen que envías</translation>
    </message>
    <message>
        <source>Camera, portraits and everything computed from them stay here. There is no account, no upload and no statistics. The call never gets your camera’s picture, not even by mistake.</source>
        <translation>La cámara, los retratos y todo lo que se calcula con ellos se quedan aquí. Sin cuenta, sin subidas y sin estadísticas. La llamada nunca recibe la imagen de tu cámara, ni por error.</translation>
    </message>
    <message>
        <source>I use portraits that I have the right to use</source>
        <translation>Uso retratos que tengo derecho a usar</translation>
    </message>
    <message>
        <source>Agreed on {0}.</source>
        <translation>Aceptado el {0}.</translation>
    </message>
    <message>
        <source>Agree and go on</source>
        <translation>Aceptar y seguir</translation>
    </message>
</context>
<context>
    <name>CropSide</name>
    <message>
        <source>Shape</source>
        <translation>Forma</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Imagen entera</translation>
    </message>
    <message>
        <source>Wide, 16 : 9 (fills the call)</source>
        <translation>Ancha, 16 : 9 (llena la llamada)</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Cuadrada</translation>
    </message>
    <message>
        <source>Upright, 3 : 4</source>
        <translation>Vertical, 3 : 4</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Libre</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>How the call gets it</source>
        <translation>Así llega a la llamada</translation>
    </message>
</context>
<context>
    <name>CropView</name>
    <message>
        <source>The portrait and the part of it that is shown</source>
        <translation>El retrato y la parte que se muestra</translation>
    </message>
    <message>
        <source>Getting the portrait ready…</source>
        <translation>Preparando el retrato…</translation>
    </message>
    <message>
        <source>The face in the frame is the one that moves.</source>
        <translation>La cara del marco es la que se mueve.</translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copiar detalles</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>Dots</name>
    <message>
        <source>Step {0} of {1}</source>
        <translation>Paso {0} de {1}</translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>Drop a picture to add it as a portrait</source>
        <translation>Suelta una imagen para añadirla como retrato</translation>
    </message>
    <message>
        <source>or on a portrait below, if it is another photo of the same person</source>
        <translation>o sobre un retrato de abajo, si es otra foto de la misma persona</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>Getting the portrait ready…</source>
        <translation>Preparando el retrato…</translation>
    </message>
    <message>
        <source>Keeping it…</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>{0} looks as before</source>
        <translation>{0} vuelve a verse como antes</translation>
    </message>
    <message>
        <source>{0} has been adjusted</source>
        <translation>{0} se ha ajustado</translation>
    </message>
</context>
<context>
    <name>EditorDialog</name>
    <message>
        <source>Adjust {0}</source>
        <translation>Ajustar {0}</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Recorte</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>Cara</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>As found</source>
        <translation>Como al principio</translation>
    </message>
    <message>
        <source>The whole picture, landmarks as they were found</source>
        <translation>La imagen entera, con los puntos tal como se encontraron</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Drag the frame or its corners; the wheel zooms.</source>
        <translation>Arrastra el marco o sus esquinas; la rueda cambia el zoom.</translation>
    </message>
    <message>
        <source>Drag a handle; arrows move the chosen one, with Shift further.</source>
        <translation>Arrastra un punto; las flechas mueven el elegido, con Mayús más lejos.</translation>
    </message>
</context>
<context>
    <name>FaceDialog</name>
    <message>
        <source>Which face?</source>
        <translation>¿Qué cara?</translation>
    </message>
    <message>
        <source>This picture shows {0} faces. Which one do you want?</source>
        <translation>Esta imagen muestra {0} caras. ¿Cuál quieres?</translation>
    </message>
    <message>
        <source>Face {0} of {1}, from the left</source>
        <translation>Cara {0} de {1}, desde la izquierda</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>FaceRow</name>
    <message>
        <source>Which face?</source>
        <translation>¿Qué cara?</translation>
    </message>
    <message>
        <source>Face {0} of {1}, from the left</source>
        <translation>Cara {0} de {1}, desde la izquierda</translation>
    </message>
</context>
<context>
    <name>FaceSide</name>
    <message>
        <source>Pull a handle to where it belongs; the rest of the face follows. For paintings and drawings whose eyes, lips or jaw were not found quite right.</source>
        <translation>Lleva un punto a su sitio; el resto de la cara lo sigue. Para cuadros y dibujos en los que no se encontraron bien los ojos, los labios o la mandíbula.</translation>
    </message>
    <message>
        <source>Handle that the arrow keys move</source>
        <translation>Punto que mueven las flechas</translation>
    </message>
    <message>
        <source>Put this handle back</source>
        <translation>Devolver este punto a su sitio</translation>
    </message>
    <message>
        <source>Show the mesh</source>
        <translation>Mostrar la malla</translation>
    </message>
</context>
<context>
    <name>FinishStep</name>
    <message>
        <source>Open your call app</source>
        <translation>Abre tu aplicación de llamadas</translation>
    </message>
    <message>
        <source>This is the puppet; others see the Away card until you go live.</source>
        <translation>Esta es la marioneta; los demás ven la tarjeta de ausente hasta que emitas.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
    </message>
    <message>
        <source>Puppet is getting ready.</source>
        <translation>Puppet se está preparando.</translation>
    </message>
    <message>
        <source>Set up the virtual camera</source>
        <translation>Configurar la cámara virtual</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>Open Zoom, Meet, Teams or any other call. If it was open already, close it and open it again.</source>
        <translation>Abre Zoom, Meet, Teams o cualquier otra llamada. Si ya estaba abierta, ciérrala y ábrela de nuevo.</translation>
    </message>
    <message>
        <source>In its video settings choose the camera “{0}”.</source>
        <translation>En sus ajustes de vídeo elige la cámara «{0}».</translation>
    </message>
    <message>
        <source>Here, press Go live ({0}). Away ({1}) hides the puppet at any time.</source>
        <translation>Aquí, pulsa Emitir en directo ({0}). Ausente ({1}) oculta la marioneta cuando quieras.</translation>
    </message>
    <message>
        <source>Zoom mirrors your own view: others see it the right way round.</source>
        <translation>Zoom refleja tu propia vista: los demás la ven del derecho.</translation>
    </message>
    <message>
        <source>There is no virtual camera yet: calls cannot see the puppet before there is one.</source>
        <translation>Aún no hay cámara virtual: sin ella, las llamadas no pueden ver la marioneta.</translation>
    </message>
</context>
<context>
    <name>FirstRunDialog</name>
    <message>
        <source>Set up Puppet</source>
        <translation>Configurar Puppet</translation>
    </message>
    <message>
        <source>Puppet is getting ready…</source>
        <translation>Puppet se está preparando…</translation>
    </message>
    <message>
        <source>Skip set-up</source>
        <translation>Omitir todo</translation>
    </message>
    <message>
        <source>Close this for good; “Set up again” in the settings brings it back</source>
        <translation>Cerrar esto del todo; «Configurar de nuevo», en los ajustes, lo recupera</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Skip this step</source>
        <translation>Omitir este paso</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>The new size and rate begin when you end live</source>
        <translation>El nuevo tamaño y ritmo empiezan cuando dejes de emitir</translation>
    </message>
</context>
<context>
    <name>FramePanel</name>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>W nearer, S further away</source>
        <translation>W más cerca, S más lejos</translation>
    </message>
    <message>
        <source>Left and right</source>
        <translation>Izquierda y derecha</translation>
    </message>
    <message>
        <source>H to the left, K to the right</source>
        <translation>H a la izquierda, K a la derecha</translation>
    </message>
    <message>
        <source>Up and down</source>
        <translation>Arriba y abajo</translation>
    </message>
    <message>
        <source>U up, J down</source>
        <translation>U arriba, J abajo</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Retrato</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>Mostrar entero</translation>
    </message>
    <message>
        <source>Fill the picture</source>
        <translation>Llenar la imagen</translation>
    </message>
    <message>
        <source>Back to the middle</source>
        <translation>Volver al centro</translation>
    </message>
    <message>
        <source>Zoom and position</source>
        <translation>Zoom y posición</translation>
    </message>
    <message>
        <source>Of the pictures that others get; it changes while you are not live</source>
        <translation>De las imágenes que reciben los demás; cambia mientras no emites</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>Por segundo</translation>
    </message>
    <message>
        <source>Mirror for me</source>
        <translation>Reflejar para mí</translation>
    </message>
    <message>
        <source>This window alone shows it mirrored</source>
        <translation>Solo esta ventana lo muestra reflejado</translation>
    </message>
    <message>
        <source>Mirror for others</source>
        <translation>Reflejar para los demás</translation>
    </message>
    <message>
        <source>Others see it mirrored</source>
        <translation>Los demás lo ven reflejado</translation>
    </message>
    <message>
        <source>Landmarks on the camera</source>
        <translation>Puntos en la cámara</translation>
    </message>
    <message>
        <source>Over your camera’s picture</source>
        <translation>Sobre la imagen de tu cámara</translation>
    </message>
    <message>
        <source>Landmarks on the portrait</source>
        <translation>Puntos en el retrato</translation>
    </message>
    <message>
        <source>Only this window shows them</source>
        <translation>Solo los muestra esta ventana</translation>
    </message>
    <message>
        <source>Frame rate and delay</source>
        <translation>Fotogramas y retardo</translation>
    </message>
    <message>
        <source>In the bar below</source>
        <translation>En la barra de abajo</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Portraits</source>
        <translation>Retratos</translation>
    </message>
    <message>
        <source>Show this portrait</source>
        <translation>Mostrar este retrato</translation>
    </message>
    <message>
        <source>Add photos of this person…</source>
        <translation>Añadir fotos de esta persona…</translation>
    </message>
    <message>
        <source>Photos of this person…</source>
        <translation>Fotos de esta persona…</translation>
    </message>
    <message>
        <source>Adjust crop and face…</source>
        <translation>Ajustar recorte y cara…</translation>
    </message>
    <message>
        <source>I may use it (since {0})</source>
        <translation>Puedo usarlo (desde el {0})</translation>
    </message>
    <message>
        <source>I may use it</source>
        <translation>Puedo usarlo</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Cambiar nombre…</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>Mover a la izquierda</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>Mover a la derecha</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove (comes with Puppet)</source>
        <translation>Quitar (viene con Puppet)</translation>
    </message>
</context>
<context>
    <name>GeneralPanel</name>
    <message>
        <source>Profile</source>
        <translation>Perfil</translation>
    </message>
    <message>
        <source>Camera, portrait, motion and frame as you saved them</source>
        <translation>Cámara, retrato, movimiento y encuadre tal como los guardaste</translation>
    </message>
    <message>
        <source>None saved yet</source>
        <translation>Ninguno guardado</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Usar</translation>
    </message>
    <message>
        <source>Set everything as in this profile</source>
        <translation>Ajustar todo como en este perfil</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Forget this profile</source>
        <translation>Olvidar este perfil</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Nuevo nombre</translation>
    </message>
    <message>
        <source>Name of the new profile</source>
        <translation>Nombre del nuevo perfil</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Save camera, portrait, motion and frame</source>
        <translation>Guardar cámara, retrato, movimiento y encuadre</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>All settings and profiles, to a file</source>
        <translation>Todos los ajustes y perfiles, a un archivo</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importar…</translation>
    </message>
    <message>
        <source>Settings and profiles from a file</source>
        <translation>Ajustes y perfiles desde un archivo</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>Cambiar teclas…</translation>
    </message>
    <message>
        <source>Diagnostic report…</source>
        <translation>Informe de diagnóstico…</translation>
    </message>
    <message>
        <source>To attach to a question</source>
        <translation>Para adjuntar a una pregunta</translation>
    </message>
    <message>
        <source>Set up again…</source>
        <translation>Configurar de nuevo…</translation>
    </message>
    <message>
        <source>The first steps once more, one by one</source>
        <translation>Otra vez los primeros pasos, uno a uno</translation>
    </message>
    <message>
        <source>Reset all settings</source>
        <translation>Restablecer todo</translation>
    </message>
    <message>
        <source>As they were at first</source>
        <translation>Como al principio</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Of the window, from the next start on</source>
        <translation>De la ventana, desde el próximo inicio</translation>
    </message>
    <message>
        <source>The profile {0} is saved</source>
        <translation>El perfil {0} está guardado</translation>
    </message>
    <message>
        <source>{0} is in use</source>
        <translation>{0} está en uso</translation>
    </message>
    <message>
        <source>The language changes at the next start</source>
        <translation>El idioma cambia en el próximo inicio</translation>
    </message>
    <message>
        <source>All settings are as they were at first</source>
        <translation>Todos los ajustes están como al principio</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Export settings</source>
        <translation>Exportar ajustes</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>Importar ajustes</translation>
    </message>
    <message>
        <source>Settings (*.json)</source>
        <translation>Ajustes (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>The settings are in {0}</source>
        <translation>Los ajustes están en {0}</translation>
    </message>
    <message>
        <source>The settings of {0} are in force</source>
        <translation>Ya rigen los ajustes de {0}</translation>
    </message>
    <message>
        <source>Some values could not be used: {0}</source>
        <translation>Algunos valores no se pudieron usar: {0}</translation>
    </message>
    <message>
        <source>This demonstration keeps no settings</source>
        <translation>Esta demostración no guarda ajustes</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>Starting…</source>
        <translation>Iniciando…</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Todas las teclas</translation>
    </message>
    <message>
        <source>Adjust</source>
        <translation>Ajustar</translation>
    </message>
    <message>
        <source>Motion and more</source>
        <translation>Movimiento y más</translation>
    </message>
</context>
<context>
    <name>Heading</name>
    <message>
        <source>open</source>
        <translation>abierto</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>cerrado</translation>
    </message>
</context>
<context>
    <name>InsetView</name>
    <message>
        <source>Your camera, mirrored; only you see this</source>
        <translation>Tu cámara, reflejada; solo tú la ves</translation>
    </message>
    <message>
        <source>No camera picture yet</source>
        <translation>Aún no hay imagen de la cámara</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>Pictures ({0})</source>
        <translation>Imágenes ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>Imagen pegada</translation>
    </message>
    <message>
        <source>That is only the address of a picture on the web</source>
        <translation>Eso es solo la dirección de una imagen de la web</translation>
    </message>
    <message>
        <source>Puppet fetches nothing: save the picture or copy it, then add that</source>
        <translation>Puppet no descarga nada: guarda o copia la imagen y añádela después</translation>
    </message>
    <message>
        <source>There is no picture in that</source>
        <translation>Ahí no hay ninguna imagen</translation>
    </message>
    <message>
        <source>Copy a picture or an image file first, or choose a file with Add</source>
        <translation>Copia antes una imagen o un archivo de imagen, o elige un archivo con Añadir</translation>
    </message>
    <message>
        <source>That picture cannot be taken over</source>
        <translation>No se puede tomar esa imagen</translation>
    </message>
    <message>
        <source>Save it to a file, then add that</source>
        <translation>Guárdala en un archivo y añádelo después</translation>
    </message>
    <message>
        <source>That address holds no picture</source>
        <translation>En esa dirección no hay ninguna imagen</translation>
    </message>
    <message>
        <source>Save the picture or copy it, then add that</source>
        <translation>Guarda o copia la imagen y añádela después</translation>
    </message>
</context>
<context>
    <name>Keeper</name>
    <message>
        <source>“{0}” is called “{1}” now</source>
        <translation>«{0}» ahora se llama «{1}»</translation>
    </message>
    <message>
        <source>{0} has its name again</source>
        <translation>{0} recupera su nombre</translation>
    </message>
    <message>
        <source>It is kept, with today’s date, that you may use {0}</source>
        <translation>Queda anotado, con la fecha de hoy, que puedes usar {0}</translation>
    </message>
    <message>
        <source>What was kept of your right to use {0} is as it was</source>
        <translation>Lo anotado sobre tu derecho a usar {0} está como antes</translation>
    </message>
    <message>
        <source>{0} has been added; the call still shows the portrait you chose. May you use this picture?</source>
        <translation>{0} se ha añadido; la llamada sigue mostrando el retrato que elegiste. ¿Puedes usar esta imagen?</translation>
    </message>
    <message>
        <source>{0} has been added. May you use this picture?</source>
        <translation>{0} se ha añadido. ¿Puedes usar esta imagen?</translation>
    </message>
    <message>
        <source>It is you, the person has agreed, or the work is free to use.</source>
        <translation>Eres tú, la persona ha aceptado o la obra es de uso libre.</translation>
    </message>
    <message>
        <source>I may use it</source>
        <translation>Puedo usarlo</translation>
    </message>
    <message>
        <source>{0} is back at its place</source>
        <translation>{0} vuelve a su sitio</translation>
    </message>
    <message>
        <source>{0} comes with Puppet and stays</source>
        <translation>{0} viene con Puppet y se queda</translation>
    </message>
    <message>
        <source>{0} has been deleted: others see the Away card until you press “{1}”</source>
        <translation>{0} se ha eliminado: los demás ven la tarjeta de ausente hasta que pulses «{1}»</translation>
    </message>
    <message>
        <source>{0} has been deleted</source>
        <translation>{0} se ha eliminado</translation>
    </message>
    <message>
        <source>{0} is back</source>
        <translation>{0} ha vuelto</translation>
    </message>
</context>
<context>
    <name>KeyButton</name>
    <message>
        <source>{0}: key {1}, {2}</source>
        <translation>{0}: tecla {1}, {2}</translation>
    </message>
    <message>
        <source>Press a key…</source>
        <translation>Pulsa una tecla…</translation>
    </message>
    <message>
        <source>{0}: press a key; Escape keeps the old one</source>
        <translation>{0}: pulsa una tecla; Escape deja la anterior</translation>
    </message>
</context>
<context>
    <name>KeyEditor</name>
    <message>
        <source>Change keys</source>
        <translation>Cambiar teclas</translation>
    </message>
    <message>
        <source>Press a button, then the new key. Backspace takes a key away, Escape keeps it.</source>
        <translation>Pulsa un botón y luego la tecla nueva. Retroceso quita una tecla, Escape la deja.</translation>
    </message>
    <message>
        <source>All as at first</source>
        <translation>Todas como al principio</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>{0} is taken: {1}</source>
        <translation>{0} está ocupada: {1}</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>Cambiar teclas…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Set up again…</source>
        <translation>Configurar de nuevo…</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Previous portrait</source>
        <translation>Retrato anterior</translation>
    </message>
    <message>
        <source>Next portrait</source>
        <translation>Retrato siguiente</translation>
    </message>
    <message>
        <source>Any other portrait</source>
        <translation>Cualquier otro retrato</translation>
    </message>
    <message>
        <source>Away card on or off</source>
        <translation>Poner o quitar la tarjeta de ausente</translation>
    </message>
    <message>
        <source>Go live, or end it</source>
        <translation>Emitir en directo o terminar</translation>
    </message>
    <message>
        <source>Calibrate: look straight, mouth closed</source>
        <translation>Calibrar: mira de frente, boca cerrada</translation>
    </message>
    <message>
        <source>Take the most neutral face of the last seconds</source>
        <translation>La cara más neutra de los últimos segundos</translation>
    </message>
    <message>
        <source>Nearer</source>
        <translation>Más cerca</translation>
    </message>
    <message>
        <source>Further away</source>
        <translation>Más lejos</translation>
    </message>
    <message>
        <source>Portrait up</source>
        <translation>Retrato hacia arriba</translation>
    </message>
    <message>
        <source>Portrait down</source>
        <translation>Retrato hacia abajo</translation>
    </message>
    <message>
        <source>Portrait to the left</source>
        <translation>Retrato a la izquierda</translation>
    </message>
    <message>
        <source>Portrait to the right</source>
        <translation>Retrato a la derecha</translation>
    </message>
    <message>
        <source>Zoom and position set back</source>
        <translation>Restablecer zoom y posición</translation>
    </message>
    <message>
        <source>Landmarks: camera, portrait too, none</source>
        <translation>Puntos: cámara, también retrato, ninguno</translation>
    </message>
    <message>
        <source>Frame rate and delay on or off</source>
        <translation>Mostrar u ocultar fotogramas y retardo</translation>
    </message>
    <message>
        <source>Mirror the picture for me</source>
        <translation>Reflejar la imagen para mí</translation>
    </message>
    <message>
        <source>Mirror the picture for others</source>
        <translation>Reflejar la imagen para los demás</translation>
    </message>
    <message>
        <source>Open or close the panel at the right</source>
        <translation>Abrir o cerrar el panel lateral</translation>
    </message>
    <message>
        <source>Record, or end it</source>
        <translation>Grabar o terminar</translation>
    </message>
    <message>
        <source>Save a snapshot</source>
        <translation>Guardar una instantánea</translation>
    </message>
    <message>
        <source>Add photos of the focused or shown person</source>
        <translation>Añadir fotos de la persona elegida</translation>
    </message>
    <message>
        <source>Add what is on the clipboard</source>
        <translation>Añadir lo que hay en el portapapeles</translation>
    </message>
    <message>
        <source>Take back the last change to a portrait</source>
        <translation>Deshacer el último cambio de un retrato</translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation>Esta hoja</translation>
    </message>
    <message>
        <source>Show that portrait</source>
        <translation>Mostrar ese retrato</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Press the focused button</source>
        <translation>Pulsar el botón enfocado</translation>
    </message>
    <message>
        <source>Rename the focused portrait</source>
        <translation>Cambiar el nombre del retrato enfocado</translation>
    </message>
    <message>
        <source>Ctrl+← →</source>
        <translation>Ctrl+← →</translation>
    </message>
    <message>
        <source>Move the focused portrait</source>
        <translation>Mover el retrato enfocado</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Remove the focused portrait</source>
        <translation>Quitar el retrato enfocado</translation>
    </message>
    <message>
        <source>Shift+F10</source>
        <translation>Mayús+F10</translation>
    </message>
    <message>
        <source>Menu of the focused portrait</source>
        <translation>Menú del retrato enfocado</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Dismiss the message; never ends a live call</source>
        <translation>Descartar el mensaje; nunca corta la emisión</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Go through everything</source>
        <translation>Recorrer todo</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Others see this: the test picture</source>
        <translation>Los demás ven la imagen de prueba</translation>
    </message>
    <message>
        <source>Test picture – only you see it: no virtual camera is open</source>
        <translation>Imagen de prueba: solo tú la ves, no hay cámara virtual abierta</translation>
    </message>
    <message>
        <source>Preview – others see the Away card</source>
        <translation>Vista previa: los demás ven la tarjeta de ausente</translation>
    </message>
    <message>
        <source>Preview – no virtual camera is open</source>
        <translation>Vista previa: no hay cámara virtual abierta</translation>
    </message>
    <message>
        <source>Away card – only you see it: no virtual camera is open</source>
        <translation>Tarjeta de ausente: solo tú la ves, no hay cámara virtual abierta</translation>
    </message>
    <message>
        <source>Others see this</source>
        <translation>Los demás ven esto</translation>
    </message>
    <message>
        <source>Only you see this: no virtual camera is open</source>
        <translation>Solo tú ves esto: no hay cámara virtual abierta</translation>
    </message>
    <message>
        <source>Others see this: the Away card</source>
        <translation>Los demás ven la tarjeta de ausente</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
    </message>
    <message>
        <source>Puppet is getting ready.</source>
        <translation>Puppet se está preparando.</translation>
    </message>
    <message>
        <source>Puppet could not start</source>
        <translation>Puppet no pudo iniciarse</translation>
    </message>
    <message>
        <source>The message below says why.</source>
        <translation>El mensaje de abajo dice por qué.</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>Detenido</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>The window system reports a fault</source>
        <translation>El sistema de ventanas informa de un fallo</translation>
    </message>
    <message>
        <source>Something went wrong inside Puppet</source>
        <translation>Algo ha fallado dentro de Puppet</translation>
    </message>
    <message>
        <source>Try again; if it stays, restart Puppet and report the details</source>
        <translation>Inténtalo de nuevo; si sigue igual, reinicia Puppet y comunica los detalles</translation>
    </message>
</context>
<context>
    <name>Motion</name>
    <message>
        <source>You just showed a better neutral face than the one in use</source>
        <translation>Acabas de mostrar una cara más neutra que la que se usa</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Usarla</translation>
    </message>
</context>
<context>
    <name>MotionPanel</name>
    <message>
        <source>Head</source>
        <translation>Cabeza</translation>
    </message>
    <message>
        <source>How far the head turns, leans and moves</source>
        <translation>Cuánto gira, se inclina y se mueve la cabeza</translation>
    </message>
    <message>
        <source>Mouth</source>
        <translation>Boca</translation>
    </message>
    <message>
        <source>How far lips and jaw move</source>
        <translation>Cuánto se mueven los labios y la mandíbula</translation>
    </message>
    <message>
        <source>Brows</source>
        <translation>Cejas</translation>
    </message>
    <message>
        <source>How far the brows move</source>
        <translation>Cuánto se mueven las cejas</translation>
    </message>
    <message>
        <source>Eyelids</source>
        <translation>Párpados</translation>
    </message>
    <message>
        <source>How far the eyes open and close</source>
        <translation>Cuánto se abren y cierran los ojos</translation>
    </message>
    <message>
        <source>Gaze</source>
        <translation>Mirada</translation>
    </message>
    <message>
        <source>How far the eyes look aside</source>
        <translation>Cuánto miran los ojos hacia los lados</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Suavizado</translation>
    </message>
    <message>
        <source>More: calmer and a little later. Less: livelier</source>
        <translation>Más: más tranquilo y algo más tarde. Menos: más vivo</translation>
    </message>
    <message>
        <source>Look at the camera</source>
        <translation>Mirar a la cámara</translation>
    </message>
    <message>
        <source>The puppet looks at them wherever you look</source>
        <translation>La marioneta los mira, mires donde mires</translation>
    </message>
    <message>
        <source>Mirror my motion</source>
        <translation>Reflejar mi movimiento</translation>
    </message>
    <message>
        <source>Your left moves the puppet’s right</source>
        <translation>Tu izquierda mueve la derecha de la marioneta</translation>
    </message>
    <message>
        <source>Breathe and blink at rest</source>
        <translation>En reposo, respirar y parpadear</translation>
    </message>
    <message>
        <source>What the puppet does while nobody moves it</source>
        <translation>Lo que hace la marioneta mientras nadie la mueve</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>Calibrar</translation>
    </message>
    <message>
        <source>Take your neutral face anew: look straight, mouth closed</source>
        <translation>Tomar de nuevo tu cara neutra: mira de frente, boca cerrada</translation>
    </message>
    <message>
        <source>Best of the last seconds</source>
        <translation>La mejor de los últimos segundos</translation>
    </message>
    <message>
        <source>Take the most neutral face of the last ten seconds as your neutral</source>
        <translation>Tomar como neutra la cara más neutra de los últimos diez segundos</translation>
    </message>
    <message>
        <source>Usual values</source>
        <translation>Valores habituales</translation>
    </message>
    <message>
        <source>Set everything here back</source>
        <translation>Restablecer todo lo de aquí</translation>
    </message>
</context>
<context>
    <name>NameEdit</name>
    <message>
        <source>New name of {0}</source>
        <translation>Nuevo nombre de {0}</translation>
    </message>
</context>
<context>
    <name>NeutralStep</name>
    <message>
        <source>Look straight, mouth closed</source>
        <translation>Mira de frente, boca cerrada</translation>
    </message>
    <message>
        <source>The puppet moves as you move away from this face. It takes about a second, by itself.</source>
        <translation>La marioneta se mueve según te apartas de esta cara. Tarda un segundo, y se toma sola.</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Otra vez</translation>
    </message>
    <message>
        <source>Your neutral face can wait</source>
        <translation>Tu cara neutra puede esperar</translation>
    </message>
    <message>
        <source>The puppet moves as you move away from it. A recorded face moves the puppet meanwhile.</source>
        <translation>La marioneta se mueve según te apartas de ella. Mientras tanto, la mueve una cara grabada.</translation>
    </message>
    <message>
        <source>No webcam is in use: your neutral is taken by itself when one sees you</source>
        <translation>No se usa ninguna webcam: tu cara neutra se tomará sola cuando una te vea</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Preparando…</translation>
    </message>
    <message>
        <source>That is your neutral face</source>
        <translation>Esta es tu cara neutra</translation>
    </message>
    <message>
        <source>Look straight at the camera, mouth closed</source>
        <translation>Mira de frente a la cámara, boca cerrada</translation>
    </message>
    <message>
        <source>Hold still…</source>
        <translation>No te muevas…</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
</context>
<context>
    <name>NeutralView</name>
    <message>
        <source>Your camera, mirrored; only you see this</source>
        <translation>Tu cámara, reflejada; solo tú la ves</translation>
    </message>
</context>
<context>
    <name>Output</name>
    <message>
        <source>without sound</source>
        <translation>sin sonido</translation>
    </message>
    <message>
        <source>room for {0} min</source>
        <translation>espacio para {0} min</translation>
    </message>
    <message>
        <source>room for {0} h</source>
        <translation>espacio para {0} h</translation>
    </message>
</context>
<context>
    <name>OutputDialog</name>
    <message>
        <source>Virtual camera</source>
        <translation>Cámara virtual</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>OutputPanel</name>
    <message>
        <source>Paste this into a terminal and press Return; then come back and press Recheck.</source>
        <translation>Pega esto en un terminal y pulsa Intro; después vuelve y pulsa «Volver a comprobar».</translation>
    </message>
    <message>
        <source>Command for a terminal</source>
        <translation>Comando para un terminal</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>Abrir la página</translation>
    </message>
    <message>
        <source>Recheck</source>
        <translation>Volver a comprobar</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Comprobando…</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Copiar el comando</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Copiar la dirección</translation>
    </message>
    <message>
        <source>In the call, choose “{0}” as the camera.</source>
        <translation>En la llamada, elige «{0}» como cámara.</translation>
    </message>
    <message>
        <source>The virtual camera could not be looked at ({0}).</source>
        <translation>No se pudo comprobar la cámara virtual ({0}).</translation>
    </message>
    <message>
        <source>Looking for a virtual camera…</source>
        <translation>Buscando una cámara virtual…</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Buscando</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>No está lista</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Lista</translation>
    </message>
    <message>
        <source>Works, with a catch</source>
        <translation>Funciona, con un pero</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Grabar</translation>
    </message>
    <message>
        <source>Record the large picture into your Videos folder</source>
        <translation>Grabar la imagen grande en tu carpeta Vídeos</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>Instantánea</translation>
    </message>
    <message>
        <source>Save the large picture into your Pictures folder</source>
        <translation>Guardar la imagen grande en tu carpeta Imágenes</translation>
    </message>
    <message>
        <source>With the microphone</source>
        <translation>Con el micrófono</translation>
    </message>
    <message>
        <source>Recordings have your voice, in time</source>
        <translation>Las grabaciones llevan tu voz, a tiempo</translation>
    </message>
    <message>
        <source>Invisible mark</source>
        <translation>Marca invisible</translation>
    </message>
    <message>
        <source>Pictures can be told from a camera’s: python main.py inspect FILE</source>
        <translation>Así se distinguen de las imágenes de una cámara: python main.py inspect FILE</translation>
    </message>
    <message>
        <source>Visible mark</source>
        <translation>Marca visible</translation>
    </message>
    <message>
        <source>Pictures say “AI-generated” in a corner</source>
        <translation>Las imágenes dicen «AI-generated» en una esquina</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>Copiar el número</translation>
    </message>
    <message>
        <source>Test picture</source>
        <translation>Imagen de prueba</translation>
    </message>
    <message>
        <source>Others see colour bars and words: look whether they arrive as they are</source>
        <translation>Los demás ven barras de color y palabras: mira si llegan tal como son</translation>
    </message>
    <message>
        <source>Clean window</source>
        <translation>Ventana limpia</translation>
    </message>
    <message>
        <source>A window with nothing but the picture, to be captured</source>
        <translation>Una ventana con solo la imagen, para capturarla</translation>
    </message>
    <message>
        <source>Local stream</source>
        <translation>Flujo local</translation>
    </message>
    <message>
        <source>For OBS or a browser on this machine alone; the address is new each time</source>
        <translation>Para OBS o un navegador solo en este equipo; la dirección es nueva cada vez</translation>
    </message>
    <message>
        <source>Copy its address</source>
        <translation>Copiar su dirección</translation>
    </message>
    <message>
        <source>Stop {0}</source>
        <translation>Detener {0}</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>Pictures are {0} ms late. So that lips and voice meet, enter {0} ms as the microphone’s delay in OBS or the call program.</source>
        <translation>Las imágenes llegan {0} ms tarde. Para que labios y voz coincidan, pon {0} ms de retardo al micrófono en OBS o en el programa de llamadas.</translation>
    </message>
    <message>
        <source>How late pictures are shows here as soon as your face moves the puppet.</source>
        <translation>El retraso de las imágenes aparece aquí en cuanto tu cara mueva la marioneta.</translation>
    </message>
    <message>
        <source>Copy {0}</source>
        <translation>Copiar {0}</translation>
    </message>
</context>
<context>
    <name>OutputStep</name>
    <message>
        <source>How the call sees you</source>
        <translation>Cómo te ve la llamada</translation>
    </message>
    <message>
        <source>Zoom, Meet and Teams get Puppet’s picture from a virtual camera of the system.</source>
        <translation>Zoom, Meet y Teams reciben la imagen de Puppet por una cámara virtual del sistema.</translation>
    </message>
</context>
<context>
    <name>OutputWindow</name>
    <message>
        <source>What others see</source>
        <translation>Lo que ven los demás</translation>
    </message>
</context>
<context>
    <name>PhotoAdder</name>
    <message>
        <source>Add photos of {0}</source>
        <translation>Añadir fotos de {0}</translation>
    </message>
    <message>
        <source>A photo of {0} has been removed</source>
        <translation>Se ha quitado una foto de {0}</translation>
    </message>
    <message>
        <source>A photo of {0} has been added</source>
        <translation>Se ha añadido una foto de {0}</translation>
    </message>
    <message>
        <source>{1} photos of {0} have been added</source>
        <translation>Se han añadido {1} fotos de {0}</translation>
    </message>
    <message>
        <source>The photos of {0} are as before</source>
        <translation>Las fotos de {0} están como antes</translation>
    </message>
</context>
<context>
    <name>PhotosDialog</name>
    <message>
        <source>Photos of {0}</source>
        <translation>Fotos de {0}</translation>
    </message>
    <message>
        <source>Add photos…</source>
        <translation>Añadir fotos…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>One photo of {1}</source>
        <translation>Una foto de {1}</translation>
    </message>
    <message>
        <source>{0} photos of {1}</source>
        <translation>{0} fotos de {1}</translation>
    </message>
    <message>
        <source>Photo {0} of {1}</source>
        <translation>Foto {0} de {1}</translation>
    </message>
    <message>
        <source>The portrait</source>
        <translation>El retrato</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove photo {0} of {1}</source>
        <translation>Quitar la foto {0} de {1}</translation>
    </message>
    <message>
        <source>{0} photos are all that fit</source>
        <translation>No caben más de {0} fotos</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>Large picture</source>
        <translation>Imagen grande</translation>
    </message>
</context>
<context>
    <name>PortraitStep</name>
    <message>
        <source>Who will you be?</source>
        <translation>¿Quién quieres ser?</translation>
    </message>
    <message>
        <source>Pick a portrait, or drop a picture of your own with a face in it.</source>
        <translation>Elige un retrato, o suelta una imagen tuya en la que haya una cara.</translation>
    </message>
    <message>
        <source>Add your own…</source>
        <translation>Añadir el tuyo…</translation>
    </message>
    <message>
        <source>Adjust crop and face…</source>
        <translation>Ajustar recorte y cara…</translation>
    </message>
    <message>
        <source>Add portraits</source>
        <translation>Añadir retratos</translation>
    </message>
</context>
<context>
    <name>PortraitTile</name>
    <message>
        <source>Portrait {0}: {1}</source>
        <translation>Retrato {0}: {1}</translation>
    </message>
    <message>
        <source>{0} photos</source>
        <translation>{0} fotos</translation>
    </message>
    <message>
        <source>it is being refined: {0} % done</source>
        <translation>se está refinando: {0}&#xa0;% hecho</translation>
    </message>
    <message>
        <source>Getting better: {0} %</source>
        <translation>Mejorando: {0}&#xa0;%</translation>
    </message>
    <message>
        <source>photos are being added</source>
        <translation>se están añadiendo fotos</translation>
    </message>
</context>
<context>
    <name>Puppet</name>
    <message>
        <source>No face: move into the picture</source>
        <translation>Sin cara: entra en la imagen</translation>
    </message>
    <message>
        <source>Come closer</source>
        <translation>Acércate</translation>
    </message>
    <message>
        <source>Move into the middle of the picture</source>
        <translation>Ponte en el centro de la imagen</translation>
    </message>
    <message>
        <source>Look straight at the camera</source>
        <translation>Mira de frente a la cámara</translation>
    </message>
    <message>
        <source>Open your eyes</source>
        <translation>Abre los ojos</translation>
    </message>
    <message>
        <source>Close your mouth</source>
        <translation>Cierra la boca</translation>
    </message>
    <message>
        <source>Hold still</source>
        <translation>No te muevas</translation>
    </message>
    <message>
        <source>Preparing the portrait…</source>
        <translation>Preparando el retrato…</translation>
    </message>
    <message>
        <source>Loading the face tracker…</source>
        <translation>Cargando el seguimiento…</translation>
    </message>
    <message>
        <source>Preview only</source>
        <translation>Solo vista previa</translation>
    </message>
    <message>
        <source>The camera delivers no pictures.</source>
        <translation>La cámara no entrega imágenes.</translation>
    </message>
    <message>
        <source>See whether another program uses it, unplug it and plug it in again, or pick another camera.</source>
        <translation>Mira si la usa otro programa, desconéctala y vuelve a conectarla, o elige otra cámara.</translation>
    </message>
    <message>
        <source>Demo clip</source>
        <translation>Clip de demostración</translation>
    </message>
    <message>
        <source>None of the last seconds&apos; faces was neutral.</source>
        <translation>Ninguna cara de los últimos segundos era neutra.</translation>
    </message>
    <message>
        <source>Look straight at the camera, mouth closed, and try again.</source>
        <translation>Mira de frente a la cámara, boca cerrada, e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>The most neutral face of the last seconds is the neutral now.</source>
        <translation>La cara más neutra de los últimos segundos es ahora la neutra.</translation>
    </message>
    <message>
        <source>No face has been seen for a while: others see the Away card.</source>
        <translation>Hace un rato que no se ve ninguna cara: los demás ven la tarjeta de ausente.</translation>
    </message>
    <message>
        <source>Sit in front of the camera; the puppet comes back by itself.</source>
        <translation>Siéntate ante la cámara; la marioneta vuelve sola.</translation>
    </message>
    <message>
        <source>The virtual camera does not take pictures.</source>
        <translation>La cámara virtual no acepta imágenes.</translation>
    </message>
    <message>
        <source>It is opened again; if others see nothing, close the call program&apos;s camera and open it again.</source>
        <translation>Se abre de nuevo; si los demás no ven nada, cierra la cámara en el programa de llamadas y ábrela otra vez.</translation>
    </message>
    <message>
        <source>Close the call program&apos;s camera and open it again, or start Puppet again.</source>
        <translation>Cierra la cámara en el programa de llamadas y ábrela otra vez, o reinicia Puppet.</translation>
    </message>
    <message>
        <source>No face was found in the picture</source>
        <translation>No se encontró ninguna cara en la imagen</translation>
    </message>
    <message>
        <source>Use a picture in which the face is seen from the front, is not covered and is at least about 100 pixels wide</source>
        <translation>Usa una imagen en la que la cara se vea de frente, sin tapar y con al menos unos 100 píxeles de ancho</translation>
    </message>
    <message>
        <source>This computer is busy: this window shows every second picture, others see them all.</source>
        <translation>Este equipo está ocupado: esta ventana muestra una de cada dos imágenes; los demás las ven todas.</translation>
    </message>
    <message>
        <source>This computer is busy: every second picture gets its fine details.</source>
        <translation>Este equipo está ocupado: una de cada dos imágenes recibe sus detalles finos.</translation>
    </message>
    <message>
        <source>This computer is busy: the puppet is drawn more simply.</source>
        <translation>Este equipo está ocupado: la marioneta se dibuja de forma más sencilla.</translation>
    </message>
    <message>
        <source>Closing other programs helps; full quality comes back by itself.</source>
        <translation>Cerrar otros programas ayuda; la calidad completa vuelve por sí sola.</translation>
    </message>
    <message>
        <source>No camera was found</source>
        <translation>No se encontró ninguna cámara</translation>
    </message>
    <message>
        <source>A camera&apos;s driver does not answer</source>
        <translation>El controlador de una cámara no responde</translation>
    </message>
    <message>
        <source>A recorded face moves the puppet meanwhile. Plug a camera in and pick it from the list.</source>
        <translation>Mientras tanto, una cara grabada mueve la marioneta. Conecta una cámara y elígela en la lista.</translation>
    </message>
    <message>
        <source>The camera&apos;s picture is black.</source>
        <translation>La imagen de la cámara está en negro.</translation>
    </message>
    <message>
        <source>Open its shutter or cover, or turn on a light.</source>
        <translation>Abre su tapa u obturador, o enciende una luz.</translation>
    </message>
    <message>
        <source>The camera&apos;s picture is frozen.</source>
        <translation>La imagen de la cámara está congelada.</translation>
    </message>
    <message>
        <source>Unplug it and plug it in again, or choose another camera.</source>
        <translation>Desconéctala y vuelve a conectarla, o elige otra cámara.</translation>
    </message>
    <message>
        <source>A portrait cannot be prepared: it takes too long.</source>
        <translation>No se puede preparar un retrato: tarda demasiado.</translation>
    </message>
    <message>
        <source>Pick another portrait.</source>
        <translation>Elige otro retrato.</translation>
    </message>
    <message>
        <source>The puppet rests and it is tried again. If it stays, start Puppet again.</source>
        <translation>La marioneta descansa y se vuelve a intentar. Si sigue así, reinicia Puppet.</translation>
    </message>
    <message>
        <source>It is tried again by itself; if this stays, start Puppet again.</source>
        <translation>Se vuelve a intentar solo; si sigue así, reinicia Puppet.</translation>
    </message>
    <message>
        <source>The virtual camera takes long to open.</source>
        <translation>La cámara virtual tarda en abrirse.</translation>
    </message>
    <message>
        <source>It is tried once more; see whether another program uses it.</source>
        <translation>Se intenta una vez más; mira si la usa otro programa.</translation>
    </message>
    <message>
        <source>The virtual camera does not open.</source>
        <translation>La cámara virtual no se abre.</translation>
    </message>
    <message>
        <source>Others cannot see the puppet; close what uses the camera, then start Puppet again.</source>
        <translation>Los demás no pueden ver la marioneta; cierra lo que use la cámara y reinicia Puppet.</translation>
    </message>
    <message>
        <source>Choose a JPEG, PNG or WebP picture</source>
        <translation>Elige una imagen JPEG, PNG o WebP</translation>
    </message>
    <message>
        <source>Open it in an image viewer and save it as JPEG or PNG</source>
        <translation>Ábrela en un visor de imágenes y guárdala como JPEG o PNG</translation>
    </message>
    <message>
        <source>The pasted picture is empty</source>
        <translation>La imagen pegada está vacía</translation>
    </message>
    <message>
        <source>Fetch or copy it again</source>
        <translation>Descárgala o cópiala otra vez</translation>
    </message>
    <message>
        <source>Copy the picture again</source>
        <translation>Copia la imagen otra vez</translation>
    </message>
    <message>
        <source>The download or copy went wrong: fetch it again</source>
        <translation>La descarga o la copia salió mal: vuelve a obtenerlo</translation>
    </message>
    <message>
        <source>Check the name</source>
        <translation>Revisa el nombre</translation>
    </message>
    <message>
        <source>Choose a picture file inside it</source>
        <translation>Elige un archivo de imagen de dentro</translation>
    </message>
    <message>
        <source>Change the file&apos;s permissions, or copy it elsewhere</source>
        <translation>Cambia los permisos del archivo o cópialo a otro sitio</translation>
    </message>
    <message>
        <source>Use a picture in which the face is at least about 100 pixels wide</source>
        <translation>Usa una imagen en la que la cara tenga al menos unos 100 píxeles de ancho</translation>
    </message>
    <message>
        <source>Use a larger picture or cut it closer: the face should be at least about 100 pixels wide</source>
        <translation>Usa una imagen más grande o recórtala más: la cara debe tener al menos unos 100 píxeles de ancho</translation>
    </message>
    <message>
        <source>Add it again and choose one</source>
        <translation>Añádelo otra vez y elige una</translation>
    </message>
    <message>
        <source>Free some space there, or make the folder writable</source>
        <translation>Libera espacio allí o permite escribir en la carpeta</translation>
    </message>
    <message>
        <source>Free some space there, or choose another folder</source>
        <translation>Libera espacio allí o elige otra carpeta</translation>
    </message>
    <message>
        <source>Close other apps that use the camera, and check that it is plugged in</source>
        <translation>Cierra otros programas que usen la cámara y comprueba que está conectada</translation>
    </message>
    <message>
        <source>Unplug it and plug it in again</source>
        <translation>Desconéctala y vuelve a conectarla</translation>
    </message>
    <message>
        <source>Unplug it and plug it in again, or pick another one</source>
        <translation>Desconéctala y vuelve a conectarla, o elige otra</translation>
    </message>
    <message>
        <source>The camera does not open</source>
        <translation>La cámara no se abre</translation>
    </message>
    <message>
        <source>The camera is not connected</source>
        <translation>La cámara no está conectada</translation>
    </message>
    <message>
        <source>Plug it in, or choose another one</source>
        <translation>Conéctala o elige otra</translation>
    </message>
    <message>
        <source>The camera failed</source>
        <translation>La cámara falló</translation>
    </message>
    <message>
        <source>Plug it in again or pick another; it is tried again by itself.</source>
        <translation>Vuelve a conectarla o elige otra; se reintenta sola.</translation>
    </message>
    <message>
        <source>The virtual camera cannot be opened</source>
        <translation>La cámara virtual no se puede abrir</translation>
    </message>
    <message>
        <source>Others cannot see the puppet; the preview goes on.</source>
        <translation>Los demás no ven la marioneta; la vista previa sigue.</translation>
    </message>
    <message>
        <source>The virtual camera failed</source>
        <translation>La cámara virtual falló</translation>
    </message>
    <message>
        <source>It is opened again by itself.</source>
        <translation>Se vuelve a abrir sola.</translation>
    </message>
    <message>
        <source>Check that it still exists; it is opened again as soon as it does</source>
        <translation>Comprueba que aún existe; en cuanto exista se vuelve a abrir</translation>
    </message>
    <message>
        <source>What was recorded is kept; make room</source>
        <translation>Lo grabado se conserva; haz sitio</translation>
    </message>
    <message>
        <source>The disk is nearly full</source>
        <translation>El disco está casi lleno</translation>
    </message>
    <message>
        <source>Check the folder</source>
        <translation>Revisa la carpeta</translation>
    </message>
    <message>
        <source>On Debian and Ubuntu: sudo apt install libportaudio2</source>
        <translation>En Debian y Ubuntu: sudo apt install libportaudio2</translation>
    </message>
    <message>
        <source>This portrait is not in the gallery any more</source>
        <translation>Este retrato ya no está en la galería</translation>
    </message>
    <message>
        <source>The portrait you chose last is not there any more.</source>
        <translation>El retrato que elegiste la última vez ya no está.</translation>
    </message>
    <message>
        <source>Pick another one</source>
        <translation>Elige otro</translation>
    </message>
    <message>
        <source>No virtual camera could be opened</source>
        <translation>No se pudo abrir ninguna cámara virtual</translation>
    </message>
    <message>
        <source>The virtual camera is ready.</source>
        <translation>La cámara virtual está lista.</translation>
    </message>
    <message>
        <source>No virtual camera is installed: calls cannot see the puppet yet.</source>
        <translation>No hay ninguna cámara virtual instalada: las llamadas aún no pueden ver la marioneta.</translation>
    </message>
    <message>
        <source>Install v4l2loopback.</source>
        <translation>Instala v4l2loopback.</translation>
    </message>
    <message>
        <source>v4l2loopback is installed, but not loaded.</source>
        <translation>v4l2loopback está instalado, pero no cargado.</translation>
    </message>
    <message>
        <source>Load it, now and at every start.</source>
        <translation>Cárgalo, ahora y en cada inicio.</translation>
    </message>
    <message>
        <source>The virtual camera works until the computer is restarted.</source>
        <translation>La cámara virtual funciona hasta que se reinicie el equipo.</translation>
    </message>
    <message>
        <source>Have it loaded at every start.</source>
        <translation>Haz que se cargue en cada inicio.</translation>
    </message>
    <message>
        <source>Puppet cannot open a virtual camera: the package pyvirtualcam is not installed.</source>
        <translation>Puppet no puede abrir una cámara virtual: falta el paquete pyvirtualcam.</translation>
    </message>
    <message>
        <source>Install it, then start Puppet again.</source>
        <translation>Instálalo y reinicia Puppet.</translation>
    </message>
    <message>
        <source>The virtual camera is there, but it cannot be opened.</source>
        <translation>La cámara virtual está ahí, pero no se puede abrir.</translation>
    </message>
    <message>
        <source>Close other programs that send pictures to it (OBS, another Puppet); reload it if that does not help.</source>
        <translation>Cierra otros programas que le envíen imágenes (OBS, otro Puppet); vuelve a cargarla si eso no ayuda.</translation>
    </message>
    <message>
        <source>v4l2loopback is loaded, but without any camera.</source>
        <translation>v4l2loopback está cargado, pero sin ninguna cámara.</translation>
    </message>
    <message>
        <source>Load it anew with one.</source>
        <translation>Vuelve a cargarlo con una.</translation>
    </message>
    <message>
        <source>They hold from the next start of the computer on.</source>
        <translation>Valen a partir del próximo inicio del equipo.</translation>
    </message>
    <message>
        <source>Secure Boot does not let v4l2loopback in</source>
        <translation>Secure Boot no deja entrar a v4l2loopback</translation>
    </message>
    <message>
        <source>Have the firmware trust modules that are built on this computer.</source>
        <translation>Haz que el firmware confíe en los módulos compilados en este equipo.</translation>
    </message>
    <message>
        <source>Make up a password when asked and restart. A blue screen comes up: choose Enroll MOK, Continue, Yes, and type that password. Then come back here.</source>
        <translation>Inventa una contraseña cuando se pida y reinicia. Aparece una pantalla azul: elige Enroll MOK, Continue, Yes y escribe la contraseña. Después vuelve aquí.</translation>
    </message>
    <message>
        <source>v4l2loopback is installed, but not built for the kernel that runs</source>
        <translation>v4l2loopback está instalado, pero no compilado para el núcleo en uso</translation>
    </message>
    <message>
        <source>Build it.</source>
        <translation>Compílalo.</translation>
    </message>
    <message>
        <source>OBS Virtual Camera is installed, but another program has it.</source>
        <translation>OBS Virtual Camera está instalada, pero la tiene otro programa.</translation>
    </message>
    <message>
        <source>Press Stop Virtual Camera in OBS, or install Unity Capture beside it: Puppet then takes that one.</source>
        <translation>Detén la cámara virtual en OBS, o instala también Unity Capture: Puppet usará esa.</translation>
    </message>
    <message>
        <source>Unpack it, run Install.bat in its folder Install, and come back here.</source>
        <translation>Descomprímelo, ejecuta Install.bat en su carpeta Install y vuelve aquí.</translation>
    </message>
    <message>
        <source>The virtual camera is installed, but cannot be opened</source>
        <translation>La cámara virtual está instalada, pero no se puede abrir</translation>
    </message>
    <message>
        <source>Close other programs that send pictures to it.</source>
        <translation>Cierra otros programas que le envíen imágenes.</translation>
    </message>
    <message>
        <source>Install OBS Studio, which brings one. It need not run.</source>
        <translation>Instala OBS Studio, que trae una. No hace falta que esté abierto.</translation>
    </message>
    <message>
        <source>Come back here when it is installed.</source>
        <translation>Vuelve aquí cuando esté instalado.</translation>
    </message>
    <message>
        <source>OBS’s virtual camera is installed, but cannot be opened.</source>
        <translation>La cámara virtual de OBS está instalada, pero no se puede abrir.</translation>
    </message>
    <message>
        <source>Quit OBS, which may have it, and close other programs that send pictures to it.</source>
        <translation>Sal de OBS, que puede tenerla, y cierra otros programas que le envíen imágenes.</translation>
    </message>
    <message>
        <source>macOS waits for your permission to use OBS’s virtual camera.</source>
        <translation>macOS espera tu permiso para usar la cámara virtual de OBS.</translation>
    </message>
    <message>
        <source>OBS is installed, but its virtual camera has never been switched on.</source>
        <translation>OBS está instalado, pero su cámara virtual nunca se ha activado.</translation>
    </message>
    <message>
        <source>Open OBS and press Start Virtual Camera once.</source>
        <translation>Abre OBS e inicia una vez la cámara virtual.</translation>
    </message>
    <message>
        <source>Allow its extension in System Settings when macOS asks, then quit OBS and come back here.</source>
        <translation>Permite su extensión en Ajustes del Sistema cuando macOS lo pida, sal de OBS y vuelve aquí.</translation>
    </message>
    <message>
        <source>Install OBS Studio 30 or newer, which brings one.</source>
        <translation>Instala OBS Studio 30 o posterior, que trae una.</translation>
    </message>
    <message>
        <source>Open it, press Start Virtual Camera once, allow its extension when macOS asks, and quit it.</source>
        <translation>Ábrelo, inicia una vez la cámara virtual, permite su extensión cuando macOS lo pida y ciérralo.</translation>
    </message>
    <message>
        <source>right brow, outer end</source>
        <translation>ceja derecha, extremo exterior</translation>
    </message>
    <message>
        <source>right brow, middle</source>
        <translation>ceja derecha, centro</translation>
    </message>
    <message>
        <source>right brow, inner end</source>
        <translation>ceja derecha, extremo interior</translation>
    </message>
    <message>
        <source>left brow, inner end</source>
        <translation>ceja izquierda, extremo interior</translation>
    </message>
    <message>
        <source>left brow, middle</source>
        <translation>ceja izquierda, centro</translation>
    </message>
    <message>
        <source>left brow, outer end</source>
        <translation>ceja izquierda, extremo exterior</translation>
    </message>
    <message>
        <source>right eye, outer corner</source>
        <translation>ojo derecho, comisura exterior</translation>
    </message>
    <message>
        <source>right eye, upper lid</source>
        <translation>ojo derecho, párpado superior</translation>
    </message>
    <message>
        <source>right eye, lower lid</source>
        <translation>ojo derecho, párpado inferior</translation>
    </message>
    <message>
        <source>right eye, inner corner</source>
        <translation>ojo derecho, comisura interior</translation>
    </message>
    <message>
        <source>left eye, inner corner</source>
        <translation>ojo izquierdo, comisura interior</translation>
    </message>
    <message>
        <source>left eye, upper lid</source>
        <translation>ojo izquierdo, párpado superior</translation>
    </message>
    <message>
        <source>left eye, lower lid</source>
        <translation>ojo izquierdo, párpado inferior</translation>
    </message>
    <message>
        <source>left eye, outer corner</source>
        <translation>ojo izquierdo, comisura exterior</translation>
    </message>
    <message>
        <source>nose</source>
        <translation>nariz</translation>
    </message>
    <message>
        <source>right mouth corner</source>
        <translation>comisura derecha de la boca</translation>
    </message>
    <message>
        <source>left mouth corner</source>
        <translation>comisura izquierda de la boca</translation>
    </message>
    <message>
        <source>upper lip, edge</source>
        <translation>labio superior, borde</translation>
    </message>
    <message>
        <source>upper lip, inside</source>
        <translation>labio superior, interior</translation>
    </message>
    <message>
        <source>lower lip, inside</source>
        <translation>labio inferior, interior</translation>
    </message>
    <message>
        <source>lower lip, edge</source>
        <translation>labio inferior, borde</translation>
    </message>
    <message>
        <source>right jaw</source>
        <translation>mandíbula derecha</translation>
    </message>
    <message>
        <source>chin</source>
        <translation>barbilla</translation>
    </message>
    <message>
        <source>left jaw</source>
        <translation>mandíbula izquierda</translation>
    </message>
    <message>
        <source>{0}.</source>
        <translation>{0}.</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>«{0}»</translation>
    </message>
    <message>
        <source>{0} is not a picture that can be read</source>
        <translation>{0} no es una imagen que se pueda leer</translation>
    </message>
    <message>
        <source>{0} is damaged or of a kind that cannot be read ({1})</source>
        <translation>{0} está dañada o es de un tipo que no se puede leer ({1})</translation>
    </message>
    <message>
        <source>{0} is cut off: part of the picture is missing</source>
        <translation>{0} está incompleta: falta parte de la imagen</translation>
    </message>
    <message>
        <source>{0} is a HEIC picture, which cannot be read here</source>
        <translation>{0} es una imagen HEIC, que aquí no se puede leer</translation>
    </message>
    <message>
        <source>{0} is a video, not a picture</source>
        <translation>{0} es un vídeo, no una imagen</translation>
    </message>
    <message>
        <source>{0} is a text file, not a picture, whatever its name says</source>
        <translation>{0} es un archivo de texto, no una imagen, diga lo que diga su nombre</translation>
    </message>
    <message>
        <source>{0} is empty</source>
        <translation>{0} está vacío</translation>
    </message>
    <message>
        <source>{0} is too small ({1} x {2} pixels)</source>
        <translation>{0} es demasiado pequeña ({1} x {2} píxeles)</translation>
    </message>
    <message>
        <source>There is no file {0}</source>
        <translation>No existe el archivo {0}</translation>
    </message>
    <message>
        <source>{0} may not be read</source>
        <translation>No hay permiso para leer {0}</translation>
    </message>
    <message>
        <source>{0} is a folder</source>
        <translation>{0} es una carpeta</translation>
    </message>
    <message>
        <source>The face in the picture is too small ({0} pixels wide)</source>
        <translation>La cara de la imagen es demasiado pequeña ({0} píxeles de ancho)</translation>
    </message>
    <message>
        <source>{0} has several faces and none was chosen</source>
        <translation>{0} tiene varias caras y no se eligió ninguna</translation>
    </message>
    <message>
        <source>{0} cannot be used ({1})</source>
        <translation>{0} no se puede usar ({1})</translation>
    </message>
    <message>
        <source>The portrait cannot be kept in {0} ({1})</source>
        <translation>El retrato no se puede guardar en {0} ({1})</translation>
    </message>
    <message>
        <source>{0} cannot be deleted ({1})</source>
        <translation>{0} no se puede eliminar ({1})</translation>
    </message>
    <message>
        <source>Check the folder {0}</source>
        <translation>Revisa la carpeta {0}</translation>
    </message>
    <message>
        <source>{0} cannot be opened</source>
        <translation>{0} no se puede abrir</translation>
    </message>
    <message>
        <source>{0} cannot be opened ({1})</source>
        <translation>{0} no se puede abrir ({1})</translation>
    </message>
    <message>
        <source>{0} stopped delivering pictures</source>
        <translation>{0} dejó de entregar imágenes</translation>
    </message>
    <message>
        <source>{0} failed ({1})</source>
        <translation>{0} falló ({1})</translation>
    </message>
    <message>
        <source>You have no permission to use {0}</source>
        <translation>No tienes permiso para usar {0}</translation>
    </message>
    <message>
        <source>Run: {0}, then log in again</source>
        <translation>Ejecuta {0} y vuelve a iniciar sesión</translation>
    </message>
    <message>
        <source>Run: {0}</source>
        <translation>Ejecuta: {0}</translation>
    </message>
    <message>
        <source>{0} does not answer: its driver hangs</source>
        <translation>{0} no responde: su controlador está bloqueado</translation>
    </message>
    <message>
        <source>{0} does not answer</source>
        <translation>{0} no responde</translation>
    </message>
    <message>
        <source>{0} did not answer and was started again</source>
        <translation>{0} no respondió y se ha reiniciado</translation>
    </message>
    <message>
        <source>{0} no longer takes pictures ({1})</source>
        <translation>{0} ya no acepta imágenes ({1})</translation>
    </message>
    <message>
        <source>The virtual camera is there, but it cannot be opened. Open in: {0}</source>
        <translation>La cámara virtual está ahí, pero no se puede abrir. Abierta en: {0}</translation>
    </message>
    <message>
        <source>The disk is full: {0} ends here</source>
        <translation>El disco está lleno: {0} termina aquí</translation>
    </message>
    <message>
        <source>Only {0} MB are free in {1}</source>
        <translation>Solo hay {0} MB libres en {1}</translation>
    </message>
    <message>
        <source>Make room: {0} MB are needed</source>
        <translation>Haz sitio: se necesitan {0} MB</translation>
    </message>
    <message>
        <source>{0} cannot be written ({1})</source>
        <translation>{0} no se puede escribir ({1})</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}</source>
        <translation>{0} no se puede escribir: {1}</translation>
    </message>
    <message>
        <source>Saved: {0} in {1}</source>
        <translation>Guardado: {0} en {1}</translation>
    </message>
    <message>
        <source>No microphone can be used ({0})</source>
        <translation>No se puede usar ningún micrófono ({0})</translation>
    </message>
    <message>
        <source>The recording ended. {0}</source>
        <translation>La grabación terminó. {0}</translation>
    </message>
    <message>
        <source>The recording is silent. {0}</source>
        <translation>La grabación no tiene sonido. {0}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>The pasted picture</source>
        <translation>La imagen pegada</translation>
    </message>
    <message>
        <source>The portrait</source>
        <translation>El retrato</translation>
    </message>
    <message>
        <source>The face tracker</source>
        <translation>El seguimiento de la cara</translation>
    </message>
    <message>
        <source>The renderer</source>
        <translation>El dibujo de la marioneta</translation>
    </message>
    <message>
        <source>Preparing portraits</source>
        <translation>La preparación de los retratos</translation>
    </message>
</context>
<context>
    <name>RecordingLight</name>
    <message>
        <source>Recording</source>
        <translation>Grabando</translation>
    </message>
    <message>
        <source>Recording. Press to end it</source>
        <translation>Grabando. Pulsa para terminar</translation>
    </message>
    <message>
        <source>End the recording</source>
        <translation>Terminar la grabación</translation>
    </message>
    <message>
        <source>Recording, {0}</source>
        <translation>Grabando, {0}</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Diagnostic report</source>
        <translation>Informe de diagnóstico</translation>
    </message>
    <message>
        <source>This is all that the report says. Nothing is sent: save it and attach it yourself.</source>
        <translation>Esto es todo lo que dice el informe. No se envía nada: guárdalo y adjúntalo tú.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>Add the picture that others see (never your camera’s)</source>
        <translation>Añadir la imagen que ven los demás (nunca la de tu cámara)</translation>
    </message>
    <message>
        <source>Without it: text alone</source>
        <translation>Sin ella: solo texto</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Guardar…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Looking at this machine…</source>
        <translation>Examinando este equipo…</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Guardar el informe</translation>
    </message>
    <message>
        <source>The report cannot be saved: {0}</source>
        <translation>No se puede guardar el informe: {0}</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>Elige otra carpeta</translation>
    </message>
    <message>
        <source>The report is in {0}</source>
        <translation>El informe está en {0}</translation>
    </message>
</context>
<context>
    <name>SamePersonDialog</name>
    <message>
        <source>The same person?</source>
        <translation>¿La misma persona?</translation>
    </message>
    <message>
        <source>Is this the same person?</source>
        <translation>¿Es la misma persona?</translation>
    </message>
    <message>
        <source>The two faces have rather different proportions. That may be the camera or the expression: you know better. Photos of somebody else would spoil the portrait.</source>
        <translation>Las dos caras tienen proporciones bastante distintas. Puede ser por la cámara o la expresión: tú lo sabes mejor. Las fotos de otra persona estropearían el retrato.</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Dejarla fuera</translation>
    </message>
    <message>
        <source>Same person: add it</source>
        <translation>Es la misma: añadirla</translation>
    </message>
</context>
<context>
    <name>SetUp</name>
    <message>
        <source>You are live, but nobody else sees the puppet: no virtual camera is open</source>
        <translation>Estás en directo, pero nadie más ve la marioneta: no hay cámara virtual abierta</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>Configurar…</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Motion</source>
        <translation>Movimiento</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Encuadre</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Others still see the puppet.</source>
        <translation>Los demás siguen viendo la marioneta.</translation>
    </message>
    <message>
        <source>Puppet goes on here</source>
        <translation>Puppet sigue aquí</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>You</source>
        <translation>Tú</translation>
    </message>
    <message>
        <source>Face found</source>
        <translation>Cara encontrada</translation>
    </message>
    <message>
        <source>No face</source>
        <translation>Sin cara</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Iniciando…</translation>
    </message>
    <message>
        <source>Calibrating: look straight at the camera, mouth closed.</source>
        <translation>Calibrando: mira de frente a la cámara, boca cerrada.</translation>
    </message>
    <message>
        <source>Calibrating: {0}.</source>
        <translation>Calibrando: {0}.</translation>
    </message>
    <message>
        <source>Calibrating…</source>
        <translation>Calibrando…</translation>
    </message>
    <message>
        <source>Calibrating: hold still…</source>
        <translation>Calibrando: no te muevas…</translation>
    </message>
    <message>
        <source>Face the camera, in good light.</source>
        <translation>Mira a la cámara, con buena luz.</translation>
    </message>
    <message>
        <source>Only you see this.</source>
        <translation>Solo tú ves esto.</translation>
    </message>
    <message>
        <source>portrait</source>
        <translation>retrato</translation>
    </message>
    <message>
        <source>next portrait</source>
        <translation>siguiente</translation>
    </message>
    <message>
        <source>calibrate</source>
        <translation>calibrar</translation>
    </message>
    <message>
        <source>best neutral</source>
        <translation>mejor neutra</translation>
    </message>
    <message>
        <source>Away card</source>
        <translation>ausente</translation>
    </message>
    <message>
        <source>go live</source>
        <translation>emitir en directo</translation>
    </message>
    <message>
        <source>adjust</source>
        <translation>ajustar</translation>
    </message>
    <message>
        <source>snapshot</source>
        <translation>instantánea</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>todas las teclas</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Away</source>
        <translation>Ausente</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Retrato</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>Emitir en directo</translation>
    </message>
    <message>
        <source>Show the window</source>
        <translation>Mostrar la ventana</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En directo</translation>
    </message>
    <message>
        <source>no virtual camera is open</source>
        <translation>no hay cámara virtual abierta</translation>
    </message>
    <message>
        <source>End live</source>
        <translation>Dejar de emitir</translation>
    </message>
</context>
<context>
    <name>UndoStack</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Undo one more</source>
        <translation>Deshacer otro</translation>
    </message>
    <message>
        <source>There is nothing to take back</source>
        <translation>No hay nada que deshacer</translation>
    </message>
</context>
<context>
    <name>Wishes</name>
    <message>
        <source>{0} has been added; the call still shows the portrait you chose</source>
        <translation>{0} se ha añadido; la llamada sigue mostrando el retrato que elegiste</translation>
    </message>
</context>
</TS>
