<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AddTile</name>
    <message>
        <source>Add…</source>
        <translation>Neu&#xa0;…</translation>
    </message>
    <message>
        <source>Add a portrait: choose a file, drop one anywhere, or paste a picture</source>
        <translation>Porträt hinzufügen: Datei wählen, irgendwo ablegen oder ein Bild einfügen</translation>
    </message>
    <message>
        <source>Add a portrait</source>
        <translation>Porträt hinzufügen</translation>
    </message>
</context>
<context>
    <name>Adder</name>
    <message>
        <source>Add portraits</source>
        <translation>Porträts hinzufügen</translation>
    </message>
</context>
<context>
    <name>AgreementDialog</name>
    <message>
        <source>Before you go live</source>
        <translation>Bevor Sie live gehen</translation>
    </message>
    <message>
        <source>Agree and go live</source>
        <translation>Zustimmen und live gehen</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>Others will see you as the portrait you chose. This is asked once.</source>
        <translation>Andere sehen Sie dann als das Porträt, das Sie gewählt haben. Dies wird einmal gefragt.</translation>
    </message>
</context>
<context>
    <name>BackgroundRow</name>
    <message>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>The portrait’s</source>
        <translation>Wie im Porträt</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>Unscharf</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Green screen</source>
        <translation>Greenscreen</translation>
    </message>
    <message>
        <source>What stands behind the person</source>
        <translation>Was hinter der Person zu sehen ist</translation>
    </message>
    <message>
        <source>Choose another colour</source>
        <translation>Andere Farbe wählen</translation>
    </message>
    <message>
        <source>Choose another picture</source>
        <translation>Anderes Bild wählen</translation>
    </message>
    <message>
        <source>Colour behind the person</source>
        <translation>Farbe hinter der Person</translation>
    </message>
    <message>
        <source>Picture behind the person</source>
        <translation>Bild hinter der Person</translation>
    </message>
    <message>
        <source>Pictures ({0})</source>
        <translation>Bilder ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Show the next message</source>
        <translation>Die nächste Meldung zeigen</translation>
    </message>
    <message>
        <source>Dismiss (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Next (1 more)</source>
        <translation>Weiter (noch 1)</translation>
    </message>
    <message>
        <source>Next ({0} more)</source>
        <translation>Weiter (noch {0})</translation>
    </message>
    <message>
        <source>Dismiss: {0}</source>
        <translation>Schließen: {0}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>Calibrate</source>
        <translation>Kalibrieren</translation>
    </message>
    <message>
        <source>Take your neutral face anew: look straight, mouth closed</source>
        <translation>Ihr neutrales Gesicht neu aufnehmen: geradeaus schauen, Mund geschlossen</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Abwesend</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>Live gehen</translation>
    </message>
    <message>
        <source>End live</source>
        <translation>Live beenden</translation>
    </message>
    <message>
        <source>Others see the puppet. Press to show them the Away card</source>
        <translation>Andere sehen die Puppe. Drücken, um ihnen die Abwesend-Karte zu zeigen</translation>
    </message>
    <message>
        <source>Let others see the puppet in place of the Away card</source>
        <translation>Anderen die Puppe statt der Abwesend-Karte zeigen</translation>
    </message>
    <message>
        <source>I’m back</source>
        <translation>Wieder da</translation>
    </message>
    <message>
        <source>Show the puppet again</source>
        <translation>Die Puppe wieder zeigen</translation>
    </message>
    <message>
        <source>Show others the Away card for a while</source>
        <translation>Anderen eine Weile die Abwesend-Karte zeigen</translation>
    </message>
    <message>
        <source>Preview only</source>
        <translation>Nur Vorschau</translation>
    </message>
    <message>
        <source>Choose “{0}” as the camera in your call</source>
        <translation>Wählen Sie im Anruf „{0}“ als Kamera</translation>
    </message>
    <message>
        <source>No virtual camera takes the pictures: only this window shows them</source>
        <translation>Keine virtuelle Kamera nimmt die Bilder an: Nur dieses Fenster zeigt sie</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen&#xa0;…</translation>
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
        <translation>Von der Kamera zur Ausgabe: die Hälfte der Bilder in {0} ms, 95&#xa0;% in {1} ms (p50, p95)</translation>
    </message>
</context>
<context>
    <name>BusyTile</name>
    <message>
        <source>Adding…</source>
        <translation>Neu&#xa0;…</translation>
    </message>
    <message>
        <source>A portrait is being added</source>
        <translation>Ein Porträt wird hinzugefügt</translation>
    </message>
</context>
<context>
    <name>CalibrationOverlay</name>
    <message>
        <source>Look straight at the camera, mouth closed</source>
        <translation>Schauen Sie gerade in die Kamera, Mund geschlossen</translation>
    </message>
    <message>
        <source>Hold still…</source>
        <translation>Stillhalten&#xa0;…</translation>
    </message>
    <message>
        <source>Calibrated</source>
        <translation>Kalibriert</translation>
    </message>
</context>
<context>
    <name>CallPreview</name>
    <message>
        <source>How the call gets it</source>
        <translation>So kommt es im Anruf an</translation>
    </message>
</context>
<context>
    <name>CameraPicker</name>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>The camera that drives the puppet</source>
        <translation>Die Kamera, die die Puppe bewegt</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>Keine Kamera</translation>
    </message>
</context>
<context>
    <name>CameraStep</name>
    <message>
        <source>Which camera sees you?</source>
        <translation>Welche Kamera sieht Sie?</translation>
    </message>
    <message>
        <source>Pick the picture that shows you. Only Puppet sees it.</source>
        <translation>Wählen Sie das Bild, das Sie zeigt. Nur Puppet sieht es.</translation>
    </message>
    <message>
        <source>Another camera appears here as soon as it is plugged in.</source>
        <translation>Eine weitere Kamera erscheint hier, sobald sie angeschlossen ist.</translation>
    </message>
    <message>
        <source>Looking for cameras…</source>
        <translation>Kameras werden gesucht&#xa0;…</translation>
    </message>
    <message>
        <source>No camera was found: a recorded face moves the puppet meanwhile. Plug a camera in, and it appears here.</source>
        <translation>Keine Kamera gefunden: Ein aufgezeichnetes Gesicht bewegt inzwischen die Puppe. Schließen Sie eine Kamera an, dann erscheint sie hier.</translation>
    </message>
</context>
<context>
    <name>CameraTile</name>
    <message>
        <source>A recorded face, to try things out</source>
        <translation>Aufgezeichnet, zum Ausprobieren</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Camera {0}</source>
        <translation>Kamera {0}</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Picture: arrows move the frame, plus and minus zoom</source>
        <translation>Bild: Pfeiltasten bewegen den Rahmen, Plus und Minus zoomen</translation>
    </message>
    <message>
        <source>Face: arrows move the handle “{0}”</source>
        <translation>Gesicht: Pfeiltasten bewegen den Griff „{0}“</translation>
    </message>
    <message>
        <source>Getting the portrait ready…</source>
        <translation>Porträt wird vorbereitet&#xa0;…</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>You are live</source>
        <translation>Sie sind live</translation>
    </message>
    <message>
        <source>Only you see the puppet: no virtual camera is open.</source>
        <translation>Nur Sie sehen die Puppe: keine virtuelle Kamera ist offen.</translation>
    </message>
    <message>
        <source>Others see the puppet right now.</source>
        <translation>Andere sehen gerade die Puppe.</translation>
    </message>
    <message>
        <source>Others see the Away card.</source>
        <translation>Andere sehen die Abwesend-Karte.</translation>
    </message>
    <message>
        <source>Puppet can go on without its window: you find it in the tray.</source>
        <translation>Puppet kann ohne Fenster weiterlaufen: Sie finden es im Infobereich.</translation>
    </message>
    <message>
        <source>This desktop has no tray, so closing the window ends the call’s picture.</source>
        <translation>Dieser Desktop hat keinen Infobereich; wenn Sie das Fenster schließen, endet das Bild im Anruf.</translation>
    </message>
    <message>
        <source>Keep the window</source>
        <translation>Fenster behalten</translation>
    </message>
    <message>
        <source>End live and quit</source>
        <translation>Live beenden und Puppet verlassen</translation>
    </message>
    <message>
        <source>Hide, show Away</source>
        <translation>Verbergen, Abwesend zeigen</translation>
    </message>
    <message>
        <source>Hide and go on</source>
        <translation>Verbergen und weiter</translation>
    </message>
</context>
<context>
    <name>ConsentStep</name>
    <message>
        <source>Welcome to Puppet</source>
        <translation>Willkommen bei Puppet</translation>
    </message>
    <message>
        <source>Join a video call as a portrait that your face moves. Two minutes, and you are there.</source>
        <translation>Nehmen Sie an Videoanrufen als Porträt teil, das Ihr Gesicht bewegt. In zwei Minuten ist es so weit.</translation>
    </message>
    <message>
        <source>Portraits you have the right to use</source>
        <translation>Porträts, die Sie verwenden dürfen</translation>
    </message>
    <message>
        <source>Yourself, people who have agreed, works that are free to use. Not a living person without their consent, and nobody to deceive others with.</source>
        <translation>Sie selbst, Menschen, die zugestimmt haben, frei verwendbare Werke. Keine lebende Person ohne deren Zustimmung und niemand, um andere zu täuschen.</translation>
    </message>
    <message>
        <source>Nothing leaves this computer but the picture you send</source>
        <translation>Nichts verlässt diesen Computer außer dem Bild, das Sie senden</translation>
    </message>
    <message>
        <source>Camera, portraits and everything computed from them stay here. There is no account, no upload and no statistics. The call never gets your camera’s picture, not even by mistake.</source>
        <translation>Kamera, Porträts und alles, was daraus berechnet wird, bleiben hier. Es gibt kein Konto, keinen Upload und keine Statistik. Das Bild Ihrer Kamera gelangt nie in den Anruf, auch nicht versehentlich.</translation>
    </message>
    <message>
        <source>I use portraits that I have the right to use</source>
        <translation>Ich verwende Porträts, die ich verwenden darf</translation>
    </message>
    <message>
        <source>Agreed on {0}.</source>
        <translation>Zugestimmt am {0}.</translation>
    </message>
    <message>
        <source>Agree and go on</source>
        <translation>Zustimmen und weiter</translation>
    </message>
</context>
<context>
    <name>CropSide</name>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Ganzes Bild</translation>
    </message>
    <message>
        <source>Wide, 16 : 9 (fills the call)</source>
        <translation>Breit, 16 : 9 (füllt den Anruf)</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Quadrat</translation>
    </message>
    <message>
        <source>Upright, 3 : 4</source>
        <translation>Hochformat, 3 : 4</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>How the call gets it</source>
        <translation>So kommt es im Anruf an</translation>
    </message>
</context>
<context>
    <name>CropView</name>
    <message>
        <source>The portrait and the part of it that is shown</source>
        <translation>Das Porträt und der gezeigte Ausschnitt</translation>
    </message>
    <message>
        <source>Getting the portrait ready…</source>
        <translation>Porträt wird vorbereitet&#xa0;…</translation>
    </message>
    <message>
        <source>The face in the frame is the one that moves.</source>
        <translation>Das Gesicht im Rahmen ist das, das sich bewegt.</translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Details kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Dots</name>
    <message>
        <source>Step {0} of {1}</source>
        <translation>Schritt {0} von {1}</translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>Drop a picture to add it as a portrait</source>
        <translation>Bild hier ablegen, um es als Porträt hinzuzufügen</translation>
    </message>
    <message>
        <source>or on a portrait below, if it is another photo of the same person</source>
        <translation>oder auf einem Porträt unten, wenn es ein weiteres Foto derselben Person ist</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>Getting the portrait ready…</source>
        <translation>Porträt wird vorbereitet&#xa0;…</translation>
    </message>
    <message>
        <source>Keeping it…</source>
        <translation>Wird gespeichert&#xa0;…</translation>
    </message>
    <message>
        <source>{0} looks as before</source>
        <translation>{0} sieht aus wie zuvor</translation>
    </message>
    <message>
        <source>{0} has been adjusted</source>
        <translation>{0} wurde angepasst</translation>
    </message>
</context>
<context>
    <name>EditorDialog</name>
    <message>
        <source>Adjust {0}</source>
        <translation>{0} anpassen</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Zuschnitt</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>Gesicht</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>As found</source>
        <translation>Wie gefunden</translation>
    </message>
    <message>
        <source>The whole picture, landmarks as they were found</source>
        <translation>Das ganze Bild, Gesichtspunkte wie gefunden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Drag the frame or its corners; the wheel zooms.</source>
        <translation>Ziehen Sie den Rahmen oder seine Ecken; das Mausrad zoomt.</translation>
    </message>
    <message>
        <source>Drag a handle; arrows move the chosen one, with Shift further.</source>
        <translation>Ziehen Sie einen Griff; Pfeiltasten bewegen den gewählten, mit Umschalt weiter.</translation>
    </message>
</context>
<context>
    <name>FaceDialog</name>
    <message>
        <source>Which face?</source>
        <translation>Welches Gesicht?</translation>
    </message>
    <message>
        <source>This picture shows {0} faces. Which one do you want?</source>
        <translation>Dieses Bild zeigt {0} Gesichter. Welches möchten Sie?</translation>
    </message>
    <message>
        <source>Face {0} of {1}, from the left</source>
        <translation>Gesicht {0} von {1}, von links</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>FaceRow</name>
    <message>
        <source>Which face?</source>
        <translation>Welches Gesicht?</translation>
    </message>
    <message>
        <source>Face {0} of {1}, from the left</source>
        <translation>Gesicht {0} von {1}, von links</translation>
    </message>
</context>
<context>
    <name>FaceSide</name>
    <message>
        <source>Pull a handle to where it belongs; the rest of the face follows. For paintings and drawings whose eyes, lips or jaw were not found quite right.</source>
        <translation>Ziehen Sie einen Griff an seinen Platz; der Rest des Gesichts folgt. Für Gemälde und Zeichnungen, bei denen Augen, Lippen oder Kinn nicht ganz richtig gefunden wurden.</translation>
    </message>
    <message>
        <source>Handle that the arrow keys move</source>
        <translation>Griff, den die Pfeiltasten bewegen</translation>
    </message>
    <message>
        <source>Put this handle back</source>
        <translation>Diesen Griff zurücksetzen</translation>
    </message>
    <message>
        <source>Show the mesh</source>
        <translation>Netz anzeigen</translation>
    </message>
</context>
<context>
    <name>FinishStep</name>
    <message>
        <source>Open your call app</source>
        <translation>Öffnen Sie Ihre Anruf-App</translation>
    </message>
    <message>
        <source>This is the puppet; others see the Away card until you go live.</source>
        <translation>Das ist die Puppe; andere sehen die Abwesend-Karte, bis Sie live gehen.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen&#xa0;…</translation>
    </message>
    <message>
        <source>Puppet is getting ready.</source>
        <translation>Puppet wird vorbereitet.</translation>
    </message>
    <message>
        <source>Set up the virtual camera</source>
        <translation>Virtuelle Kamera einrichten</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Open Zoom, Meet, Teams or any other call. If it was open already, close it and open it again.</source>
        <translation>Öffnen Sie Zoom, Meet, Teams oder ein anderes Anrufprogramm. War es schon offen, schließen und öffnen Sie es erneut.</translation>
    </message>
    <message>
        <source>In its video settings choose the camera “{0}”.</source>
        <translation>Wählen Sie in dessen Videoeinstellungen die Kamera „{0}“.</translation>
    </message>
    <message>
        <source>Here, press Go live ({0}). Away ({1}) hides the puppet at any time.</source>
        <translation>Drücken Sie hier „Live gehen“ ({0}). „Abwesend“ ({1}) verbirgt die Puppe jederzeit.</translation>
    </message>
    <message>
        <source>Zoom mirrors your own view: others see it the right way round.</source>
        <translation>Zoom spiegelt Ihre eigene Ansicht: Andere sehen sie richtig herum.</translation>
    </message>
    <message>
        <source>There is no virtual camera yet: calls cannot see the puppet before there is one.</source>
        <translation>Noch gibt es keine virtuelle Kamera: Ohne sie können Anrufe die Puppe nicht sehen.</translation>
    </message>
</context>
<context>
    <name>FirstRunDialog</name>
    <message>
        <source>Set up Puppet</source>
        <translation>Puppet einrichten</translation>
    </message>
    <message>
        <source>Puppet is getting ready…</source>
        <translation>Puppet wird vorbereitet&#xa0;…</translation>
    </message>
    <message>
        <source>Skip set-up</source>
        <translation>Einrichtung überspringen</translation>
    </message>
    <message>
        <source>Close this for good; “Set up again” in the settings brings it back</source>
        <translation>Endgültig schließen; „Erneut einrichten“ in den Einstellungen bringt es zurück</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Skip this step</source>
        <translation>Schritt überspringen</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>The new size and rate begin when you end live</source>
        <translation>Neue Größe und Bildrate gelten, sobald Sie Live beenden</translation>
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
        <translation>W näher, S weiter weg</translation>
    </message>
    <message>
        <source>Left and right</source>
        <translation>Links und rechts</translation>
    </message>
    <message>
        <source>H to the left, K to the right</source>
        <translation>H nach links, K nach rechts</translation>
    </message>
    <message>
        <source>Up and down</source>
        <translation>Auf und ab</translation>
    </message>
    <message>
        <source>U up, J down</source>
        <translation>U nach oben, J nach unten</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Porträt</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>Ganz zeigen</translation>
    </message>
    <message>
        <source>Fill the picture</source>
        <translation>Bild füllen</translation>
    </message>
    <message>
        <source>Back to the middle</source>
        <translation>Zurück in die Mitte</translation>
    </message>
    <message>
        <source>Zoom and position</source>
        <translation>Zoom und Position</translation>
    </message>
    <message>
        <source>Of the pictures that others get; it changes while you are not live</source>
        <translation>Der Bilder, die andere erhalten; ändert sich, solange Sie nicht live sind</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>Bilder/Sekunde</translation>
    </message>
    <message>
        <source>Mirror for me</source>
        <translation>Für mich spiegeln</translation>
    </message>
    <message>
        <source>This window alone shows it mirrored</source>
        <translation>Nur dieses Fenster zeigt es gespiegelt</translation>
    </message>
    <message>
        <source>Mirror for others</source>
        <translation>Für andere spiegeln</translation>
    </message>
    <message>
        <source>Others see it mirrored</source>
        <translation>Andere sehen es gespiegelt</translation>
    </message>
    <message>
        <source>Landmarks on the camera</source>
        <translation>Punkte auf der Kamera</translation>
    </message>
    <message>
        <source>Over your camera’s picture</source>
        <translation>Über dem Bild Ihrer Kamera</translation>
    </message>
    <message>
        <source>Landmarks on the portrait</source>
        <translation>Punkte auf dem Porträt</translation>
    </message>
    <message>
        <source>Only this window shows them</source>
        <translation>Nur dieses Fenster zeigt sie</translation>
    </message>
    <message>
        <source>Frame rate and delay</source>
        <translation>Bildrate und Verzögerung</translation>
    </message>
    <message>
        <source>In the bar below</source>
        <translation>In der Leiste unten</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Portraits</source>
        <translation>Porträts</translation>
    </message>
    <message>
        <source>Show this portrait</source>
        <translation>Dieses Porträt zeigen</translation>
    </message>
    <message>
        <source>Add photos of this person…</source>
        <translation>Fotos dieser Person hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>Photos of this person…</source>
        <translation>Fotos dieser Person&#xa0;…</translation>
    </message>
    <message>
        <source>Adjust crop and face…</source>
        <translation>Zuschnitt und Gesicht anpassen&#xa0;…</translation>
    </message>
    <message>
        <source>I may use it (since {0})</source>
        <translation>Ich darf es verwenden (seit {0})</translation>
    </message>
    <message>
        <source>I may use it</source>
        <translation>Ich darf es verwenden</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen&#xa0;…</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>Nach links</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>Nach rechts</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove (comes with Puppet)</source>
        <translation>Entfernen (gehört zu Puppet)</translation>
    </message>
</context>
<context>
    <name>GeneralPanel</name>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Camera, portrait, motion and frame as you saved them</source>
        <translation>Kamera, Porträt, Bewegung und Bildausschnitt, wie Sie sie gespeichert haben</translation>
    </message>
    <message>
        <source>None saved yet</source>
        <translation>Noch keines gespeichert</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Set everything as in this profile</source>
        <translation>Alles wie in diesem Profil einstellen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Forget this profile</source>
        <translation>Dieses Profil löschen</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Neuer Name</translation>
    </message>
    <message>
        <source>Name of the new profile</source>
        <translation>Name des neuen Profils</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save camera, portrait, motion and frame</source>
        <translation>Kamera, Porträt, Bewegung und Bildausschnitt speichern</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren&#xa0;…</translation>
    </message>
    <message>
        <source>All settings and profiles, to a file</source>
        <translation>Alle Einstellungen und Profile in eine Datei</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren&#xa0;…</translation>
    </message>
    <message>
        <source>Settings and profiles from a file</source>
        <translation>Einstellungen und Profile aus einer Datei</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>Tasten ändern&#xa0;…</translation>
    </message>
    <message>
        <source>Diagnostic report…</source>
        <translation>Diagnosebericht&#xa0;…</translation>
    </message>
    <message>
        <source>To attach to a question</source>
        <translation>Als Anhang zu einer Frage</translation>
    </message>
    <message>
        <source>Set up again…</source>
        <translation>Erneut einrichten …</translation>
    </message>
    <message>
        <source>The first steps once more, one by one</source>
        <translation>Noch einmal die ersten Schritte, einer nach dem anderen</translation>
    </message>
    <message>
        <source>Reset all settings</source>
        <translation>Alles zurücksetzen</translation>
    </message>
    <message>
        <source>As they were at first</source>
        <translation>Wie am Anfang</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Of the window, from the next start on</source>
        <translation>Des Fensters, ab dem nächsten Start</translation>
    </message>
    <message>
        <source>The profile {0} is saved</source>
        <translation>Das Profil {0} ist gespeichert</translation>
    </message>
    <message>
        <source>{0} is in use</source>
        <translation>{0} ist in Gebrauch</translation>
    </message>
    <message>
        <source>The language changes at the next start</source>
        <translation>Die Sprache wechselt beim nächsten Start</translation>
    </message>
    <message>
        <source>All settings are as they were at first</source>
        <translation>Alle Einstellungen sind wie am Anfang</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Export settings</source>
        <translation>Einstellungen exportieren</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>Einstellungen importieren</translation>
    </message>
    <message>
        <source>Settings (*.json)</source>
        <translation>Einstellungen (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The settings are in {0}</source>
        <translation>Die Einstellungen sind in {0}</translation>
    </message>
    <message>
        <source>The settings of {0} are in force</source>
        <translation>Die Einstellungen aus {0} gelten jetzt</translation>
    </message>
    <message>
        <source>Some values could not be used: {0}</source>
        <translation>Einige Werte waren nicht verwendbar: {0}</translation>
    </message>
    <message>
        <source>This demonstration keeps no settings</source>
        <translation>Diese Vorführung speichert keine Einstellungen</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>Starting…</source>
        <translation>Startet&#xa0;…</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Alle Tasten</translation>
    </message>
    <message>
        <source>Adjust</source>
        <translation>Anpassen</translation>
    </message>
    <message>
        <source>Motion and more</source>
        <translation>Bewegung und mehr</translation>
    </message>
</context>
<context>
    <name>Heading</name>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
</context>
<context>
    <name>InsetView</name>
    <message>
        <source>Your camera, mirrored; only you see this</source>
        <translation>Ihre Kamera, gespiegelt; nur Sie sehen das</translation>
    </message>
    <message>
        <source>No camera picture yet</source>
        <translation>Noch kein Kamerabild</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>Pictures ({0})</source>
        <translation>Bilder ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>Eingefügtes Bild</translation>
    </message>
    <message>
        <source>That is only the address of a picture on the web</source>
        <translation>Das ist nur die Adresse eines Bildes im Web</translation>
    </message>
    <message>
        <source>Puppet fetches nothing: save the picture or copy it, then add that</source>
        <translation>Puppet lädt nichts herunter: Speichern oder kopieren Sie das Bild und fügen Sie es dann hinzu</translation>
    </message>
    <message>
        <source>There is no picture in that</source>
        <translation>Darin ist kein Bild</translation>
    </message>
    <message>
        <source>Copy a picture or an image file first, or choose a file with Add</source>
        <translation>Kopieren Sie zuerst ein Bild oder eine Bilddatei, oder wählen Sie eine Datei mit „Hinzufügen“</translation>
    </message>
    <message>
        <source>That picture cannot be taken over</source>
        <translation>Dieses Bild kann nicht übernommen werden</translation>
    </message>
    <message>
        <source>Save it to a file, then add that</source>
        <translation>Speichern Sie es als Datei und fügen Sie diese hinzu</translation>
    </message>
    <message>
        <source>That address holds no picture</source>
        <translation>An dieser Adresse ist kein Bild</translation>
    </message>
    <message>
        <source>Save the picture or copy it, then add that</source>
        <translation>Speichern oder kopieren Sie das Bild und fügen Sie es dann hinzu</translation>
    </message>
</context>
<context>
    <name>Keeper</name>
    <message>
        <source>“{0}” is called “{1}” now</source>
        <translation>„{0}“ heißt jetzt „{1}“</translation>
    </message>
    <message>
        <source>{0} has its name again</source>
        <translation>{0} hat wieder seinen Namen</translation>
    </message>
    <message>
        <source>It is kept, with today’s date, that you may use {0}</source>
        <translation>Mit heutigem Datum ist vermerkt, dass Sie {0} verwenden dürfen</translation>
    </message>
    <message>
        <source>What was kept of your right to use {0} is as it was</source>
        <translation>Der Vermerk, dass Sie {0} verwenden dürfen, ist wie zuvor</translation>
    </message>
    <message>
        <source>{0} has been added; the call still shows the portrait you chose. May you use this picture?</source>
        <translation>{0} wurde hinzugefügt; der Anruf zeigt weiterhin das gewählte Porträt. Dürfen Sie dieses Bild verwenden?</translation>
    </message>
    <message>
        <source>{0} has been added. May you use this picture?</source>
        <translation>{0} wurde hinzugefügt. Dürfen Sie dieses Bild verwenden?</translation>
    </message>
    <message>
        <source>It is you, the person has agreed, or the work is free to use.</source>
        <translation>Sie sind es selbst, die Person hat zugestimmt oder das Werk ist frei verwendbar.</translation>
    </message>
    <message>
        <source>I may use it</source>
        <translation>Ich darf es verwenden</translation>
    </message>
    <message>
        <source>{0} is back at its place</source>
        <translation>{0} ist wieder an seinem Platz</translation>
    </message>
    <message>
        <source>{0} comes with Puppet and stays</source>
        <translation>{0} gehört zu Puppet und bleibt</translation>
    </message>
    <message>
        <source>{0} has been deleted: others see the Away card until you press “{1}”</source>
        <translation>{0} wurde gelöscht: Andere sehen die Abwesend-Karte, bis Sie „{1}“ drücken</translation>
    </message>
    <message>
        <source>{0} has been deleted</source>
        <translation>{0} wurde gelöscht</translation>
    </message>
    <message>
        <source>{0} is back</source>
        <translation>{0} ist wieder da</translation>
    </message>
</context>
<context>
    <name>KeyButton</name>
    <message>
        <source>{0}: key {1}, {2}</source>
        <translation>{0}: Taste {1}, {2}</translation>
    </message>
    <message>
        <source>Press a key…</source>
        <translation>Taste drücken&#xa0;…</translation>
    </message>
    <message>
        <source>{0}: press a key; Escape keeps the old one</source>
        <translation>{0}: Taste drücken; Escape behält die alte</translation>
    </message>
</context>
<context>
    <name>KeyEditor</name>
    <message>
        <source>Change keys</source>
        <translation>Tasten ändern</translation>
    </message>
    <message>
        <source>Press a button, then the new key. Backspace takes a key away, Escape keeps it.</source>
        <translation>Drücken Sie eine Schaltfläche, dann die neue Taste. Die Rücktaste entfernt eine Taste, Escape behält sie.</translation>
    </message>
    <message>
        <source>All as at first</source>
        <translation>Alle wie am Anfang</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>{0} is taken: {1}</source>
        <translation>{0} ist belegt: {1}</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>Tasten ändern&#xa0;…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Set up again…</source>
        <translation>Erneut einrichten&#xa0;…</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Previous portrait</source>
        <translation>Voriges Porträt</translation>
    </message>
    <message>
        <source>Next portrait</source>
        <translation>Nächstes Porträt</translation>
    </message>
    <message>
        <source>Any other portrait</source>
        <translation>Irgendein anderes Porträt</translation>
    </message>
    <message>
        <source>Away card on or off</source>
        <translation>Abwesend-Karte ein oder aus</translation>
    </message>
    <message>
        <source>Go live, or end it</source>
        <translation>Live gehen oder beenden</translation>
    </message>
    <message>
        <source>Calibrate: look straight, mouth closed</source>
        <translation>Kalibrieren: geradeaus schauen, Mund zu</translation>
    </message>
    <message>
        <source>Take the most neutral face of the last seconds</source>
        <translation>Neutralstes Gesicht der letzten Sekunden</translation>
    </message>
    <message>
        <source>Nearer</source>
        <translation>Näher</translation>
    </message>
    <message>
        <source>Further away</source>
        <translation>Weiter weg</translation>
    </message>
    <message>
        <source>Portrait up</source>
        <translation>Porträt nach oben</translation>
    </message>
    <message>
        <source>Portrait down</source>
        <translation>Porträt nach unten</translation>
    </message>
    <message>
        <source>Portrait to the left</source>
        <translation>Porträt nach links</translation>
    </message>
    <message>
        <source>Portrait to the right</source>
        <translation>Porträt nach rechts</translation>
    </message>
    <message>
        <source>Zoom and position set back</source>
        <translation>Zoom und Position zurücksetzen</translation>
    </message>
    <message>
        <source>Landmarks: camera, portrait too, none</source>
        <translation>Punkte: Kamera, auch Porträt, keine</translation>
    </message>
    <message>
        <source>Frame rate and delay on or off</source>
        <translation>Bildrate und Verzögerung ein oder aus</translation>
    </message>
    <message>
        <source>Mirror the picture for me</source>
        <translation>Bild für mich spiegeln</translation>
    </message>
    <message>
        <source>Mirror the picture for others</source>
        <translation>Bild für andere spiegeln</translation>
    </message>
    <message>
        <source>Open or close the panel at the right</source>
        <translation>Seitenleiste öffnen oder schließen</translation>
    </message>
    <message>
        <source>Record, or end it</source>
        <translation>Aufnehmen oder beenden</translation>
    </message>
    <message>
        <source>Save a snapshot</source>
        <translation>Schnappschuss speichern</translation>
    </message>
    <message>
        <source>Add photos of the focused or shown person</source>
        <translation>Fotos der gewählten Person hinzufügen</translation>
    </message>
    <message>
        <source>Add what is on the clipboard</source>
        <translation>Inhalt der Zwischenablage hinzufügen</translation>
    </message>
    <message>
        <source>Take back the last change to a portrait</source>
        <translation>Letzte Änderung am Porträt zurücknehmen</translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation>Diese Übersicht</translation>
    </message>
    <message>
        <source>Show that portrait</source>
        <translation>Dieses Porträt zeigen</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Press the focused button</source>
        <translation>Gewählte Schaltfläche drücken</translation>
    </message>
    <message>
        <source>Rename the focused portrait</source>
        <translation>Gewähltes Porträt umbenennen</translation>
    </message>
    <message>
        <source>Ctrl+← →</source>
        <translation>Strg+← →</translation>
    </message>
    <message>
        <source>Move the focused portrait</source>
        <translation>Gewähltes Porträt verschieben</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Remove the focused portrait</source>
        <translation>Gewähltes Porträt entfernen</translation>
    </message>
    <message>
        <source>Shift+F10</source>
        <translation>Umschalt+F10</translation>
    </message>
    <message>
        <source>Menu of the focused portrait</source>
        <translation>Menü des gewählten Porträts</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Dismiss the message; never ends a live call</source>
        <translation>Meldung schließen; beendet nie Live</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Go through everything</source>
        <translation>Durch alles gehen</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Others see this: the test picture</source>
        <translation>Andere sehen das Testbild</translation>
    </message>
    <message>
        <source>Test picture – only you see it: no virtual camera is open</source>
        <translation>Testbild – nur Sie sehen es: keine virtuelle Kamera ist offen</translation>
    </message>
    <message>
        <source>Preview – others see the Away card</source>
        <translation>Vorschau – andere sehen die Abwesend-Karte</translation>
    </message>
    <message>
        <source>Preview – no virtual camera is open</source>
        <translation>Vorschau – keine virtuelle Kamera ist offen</translation>
    </message>
    <message>
        <source>Away card – only you see it: no virtual camera is open</source>
        <translation>Abwesend-Karte – nur Sie sehen sie: keine virtuelle Kamera ist offen</translation>
    </message>
    <message>
        <source>Others see this</source>
        <translation>Andere sehen dies</translation>
    </message>
    <message>
        <source>Only you see this: no virtual camera is open</source>
        <translation>Nur Sie sehen das: keine virtuelle Kamera ist offen</translation>
    </message>
    <message>
        <source>Others see this: the Away card</source>
        <translation>Andere sehen die Abwesend-Karte</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen&#xa0;…</translation>
    </message>
    <message>
        <source>Puppet is getting ready.</source>
        <translation>Puppet wird vorbereitet.</translation>
    </message>
    <message>
        <source>Puppet could not start</source>
        <translation>Puppet konnte nicht starten</translation>
    </message>
    <message>
        <source>The message below says why.</source>
        <translation>Die Meldung unten sagt, warum.</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>Läuft nicht</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>The window system reports a fault</source>
        <translation>Das Fenstersystem meldet einen Fehler</translation>
    </message>
    <message>
        <source>Something went wrong inside Puppet</source>
        <translation>In Puppet ist etwas schiefgegangen</translation>
    </message>
    <message>
        <source>Try again; if it stays, restart Puppet and report the details</source>
        <translation>Versuchen Sie es erneut; bleibt es dabei, starten Sie Puppet neu und melden Sie die Details</translation>
    </message>
</context>
<context>
    <name>Motion</name>
    <message>
        <source>You just showed a better neutral face than the one in use</source>
        <translation>Gerade war Ihr Gesicht neutraler als das gespeicherte</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Übernehmen</translation>
    </message>
</context>
<context>
    <name>MotionPanel</name>
    <message>
        <source>Head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>How far the head turns, leans and moves</source>
        <translation>Wie weit sich der Kopf dreht, neigt und bewegt</translation>
    </message>
    <message>
        <source>Mouth</source>
        <translation>Mund</translation>
    </message>
    <message>
        <source>How far lips and jaw move</source>
        <translation>Wie weit sich Lippen und Kiefer bewegen</translation>
    </message>
    <message>
        <source>Brows</source>
        <translation>Brauen</translation>
    </message>
    <message>
        <source>How far the brows move</source>
        <translation>Wie weit sich die Brauen bewegen</translation>
    </message>
    <message>
        <source>Eyelids</source>
        <translation>Lider</translation>
    </message>
    <message>
        <source>How far the eyes open and close</source>
        <translation>Wie weit sich die Augen öffnen und schließen</translation>
    </message>
    <message>
        <source>Gaze</source>
        <translation>Blick</translation>
    </message>
    <message>
        <source>How far the eyes look aside</source>
        <translation>Wie weit die Augen zur Seite schauen</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>More: calmer and a little later. Less: livelier</source>
        <translation>Mehr: ruhiger und etwas später. Weniger: lebhafter</translation>
    </message>
    <message>
        <source>Look at the camera</source>
        <translation>In die Kamera schauen</translation>
    </message>
    <message>
        <source>The puppet looks at them wherever you look</source>
        <translation>Die Puppe schaut die anderen an, wohin Sie auch schauen</translation>
    </message>
    <message>
        <source>Mirror my motion</source>
        <translation>Bewegung spiegeln</translation>
    </message>
    <message>
        <source>Your left moves the puppet’s right</source>
        <translation>Ihre linke Seite bewegt die rechte der Puppe</translation>
    </message>
    <message>
        <source>Breathe and blink at rest</source>
        <translation>In Ruhe atmen und blinzeln</translation>
    </message>
    <message>
        <source>What the puppet does while nobody moves it</source>
        <translation>Was die Puppe tut, solange niemand sie bewegt</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>Kalibrieren</translation>
    </message>
    <message>
        <source>Take your neutral face anew: look straight, mouth closed</source>
        <translation>Ihr neutrales Gesicht neu aufnehmen: geradeaus schauen, Mund geschlossen</translation>
    </message>
    <message>
        <source>Best of the last seconds</source>
        <translation>Bestes der letzten Sekunden</translation>
    </message>
    <message>
        <source>Take the most neutral face of the last ten seconds as your neutral</source>
        <translation>Das neutralste Gesicht der letzten zehn Sekunden als neutrales übernehmen</translation>
    </message>
    <message>
        <source>Usual values</source>
        <translation>Übliche Werte</translation>
    </message>
    <message>
        <source>Set everything here back</source>
        <translation>Alles hier zurücksetzen</translation>
    </message>
</context>
<context>
    <name>NameEdit</name>
    <message>
        <source>New name of {0}</source>
        <translation>Neuer Name von {0}</translation>
    </message>
</context>
<context>
    <name>NeutralStep</name>
    <message>
        <source>Look straight, mouth closed</source>
        <translation>Geradeaus schauen, Mund geschlossen</translation>
    </message>
    <message>
        <source>The puppet moves as you move away from this face. It takes about a second, by itself.</source>
        <translation>Die Puppe bewegt sich, wie Sie von diesem Gesicht abweichen. Es dauert etwa eine Sekunde und geht von selbst.</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Your neutral face can wait</source>
        <translation>Ihr neutrales Gesicht kann warten</translation>
    </message>
    <message>
        <source>The puppet moves as you move away from it. A recorded face moves the puppet meanwhile.</source>
        <translation>Die Puppe bewegt sich, wie Sie davon abweichen. Inzwischen bewegt sie ein aufgezeichnetes Gesicht.</translation>
    </message>
    <message>
        <source>No webcam is in use: your neutral is taken by itself when one sees you</source>
        <translation>Keine Webcam in Gebrauch: Ihr neutrales Gesicht wird von selbst aufgenommen, sobald eine Sie sieht</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Wird vorbereitet&#xa0;…</translation>
    </message>
    <message>
        <source>That is your neutral face</source>
        <translation>Das ist Ihr neutrales Gesicht</translation>
    </message>
    <message>
        <source>Look straight at the camera, mouth closed</source>
        <translation>Schauen Sie gerade in die Kamera, Mund geschlossen</translation>
    </message>
    <message>
        <source>Hold still…</source>
        <translation>Stillhalten&#xa0;…</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment&#xa0;…</translation>
    </message>
</context>
<context>
    <name>NeutralView</name>
    <message>
        <source>Your camera, mirrored; only you see this</source>
        <translation>Ihre Kamera, gespiegelt; nur Sie sehen das</translation>
    </message>
</context>
<context>
    <name>Output</name>
    <message>
        <source>without sound</source>
        <translation>ohne Ton</translation>
    </message>
    <message>
        <source>room for {0} min</source>
        <translation>Platz für {0} min</translation>
    </message>
    <message>
        <source>room for {0} h</source>
        <translation>Platz für {0} h</translation>
    </message>
</context>
<context>
    <name>OutputDialog</name>
    <message>
        <source>Virtual camera</source>
        <translation>Virtuelle Kamera</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>OutputPanel</name>
    <message>
        <source>Paste this into a terminal and press Return; then come back and press Recheck.</source>
        <translation>Fügen Sie das in ein Terminal ein und drücken Sie die Eingabetaste; kommen Sie dann zurück und drücken Sie „Erneut prüfen“.</translation>
    </message>
    <message>
        <source>Command for a terminal</source>
        <translation>Befehl für ein Terminal</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>Seite öffnen</translation>
    </message>
    <message>
        <source>Recheck</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft&#xa0;…</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>In the call, choose “{0}” as the camera.</source>
        <translation>Wählen Sie im Anruf „{0}“ als Kamera.</translation>
    </message>
    <message>
        <source>The virtual camera could not be looked at ({0}).</source>
        <translation>Die virtuelle Kamera konnte nicht geprüft werden ({0}).</translation>
    </message>
    <message>
        <source>Looking for a virtual camera…</source>
        <translation>Virtuelle Kamera wird gesucht&#xa0;…</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Suche läuft</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>Nicht bereit</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Works, with a catch</source>
        <translation>Geht, mit Einschränkung</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Record the large picture into your Videos folder</source>
        <translation>Das große Bild in Ihren Videos-Ordner aufnehmen</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>Schnappschuss</translation>
    </message>
    <message>
        <source>Save the large picture into your Pictures folder</source>
        <translation>Das große Bild in Ihrem Bilder-Ordner speichern</translation>
    </message>
    <message>
        <source>With the microphone</source>
        <translation>Mit Mikrofon</translation>
    </message>
    <message>
        <source>Recordings have your voice, in time</source>
        <translation>Aufnahmen enthalten Ihre Stimme, zum Bild passend</translation>
    </message>
    <message>
        <source>Invisible mark</source>
        <translation>Unsichtbare Kennung</translation>
    </message>
    <message>
        <source>Pictures can be told from a camera’s: python main.py inspect FILE</source>
        <translation>So lassen sich Bilder von denen einer Kamera unterscheiden: python main.py inspect FILE</translation>
    </message>
    <message>
        <source>Visible mark</source>
        <translation>Sichtbare Kennung</translation>
    </message>
    <message>
        <source>Pictures say “AI-generated” in a corner</source>
        <translation>In einer Ecke der Bilder steht „AI-generated“</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>Zahl kopieren</translation>
    </message>
    <message>
        <source>Test picture</source>
        <translation>Testbild</translation>
    </message>
    <message>
        <source>Others see colour bars and words: look whether they arrive as they are</source>
        <translation>Andere sehen Farbbalken und Wörter: Prüfen Sie, ob sie so ankommen, wie sie sind</translation>
    </message>
    <message>
        <source>Clean window</source>
        <translation>Reines Bildfenster</translation>
    </message>
    <message>
        <source>A window with nothing but the picture, to be captured</source>
        <translation>Ein Fenster nur mit dem Bild, zum Abgreifen</translation>
    </message>
    <message>
        <source>Local stream</source>
        <translation>Lokaler Stream</translation>
    </message>
    <message>
        <source>For OBS or a browser on this machine alone; the address is new each time</source>
        <translation>Für OBS oder einen Browser nur auf diesem Rechner; die Adresse ist jedes Mal neu</translation>
    </message>
    <message>
        <source>Copy its address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Stop {0}</source>
        <translation>{0} stoppen</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert&#xa0;…</translation>
    </message>
    <message>
        <source>Pictures are {0} ms late. So that lips and voice meet, enter {0} ms as the microphone’s delay in OBS or the call program.</source>
        <translation>Bilder sind {0} ms verspätet. Damit Lippen und Stimme zusammenpassen, geben Sie in OBS oder im Anrufprogramm {0} ms als Mikrofonverzögerung ein.</translation>
    </message>
    <message>
        <source>How late pictures are shows here as soon as your face moves the puppet.</source>
        <translation>Wie spät die Bilder sind, steht hier, sobald Ihr Gesicht die Puppe bewegt.</translation>
    </message>
    <message>
        <source>Copy {0}</source>
        <translation>{0} kopieren</translation>
    </message>
</context>
<context>
    <name>OutputStep</name>
    <message>
        <source>How the call sees you</source>
        <translation>So sieht der Anruf Sie</translation>
    </message>
    <message>
        <source>Zoom, Meet and Teams get Puppet’s picture from a virtual camera of the system.</source>
        <translation>Zoom, Meet und Teams erhalten das Bild von Puppet über eine virtuelle Kamera des Systems.</translation>
    </message>
</context>
<context>
    <name>OutputWindow</name>
    <message>
        <source>What others see</source>
        <translation>Was andere sehen</translation>
    </message>
</context>
<context>
    <name>PhotoAdder</name>
    <message>
        <source>Add photos of {0}</source>
        <translation>Fotos von {0} hinzufügen</translation>
    </message>
    <message>
        <source>A photo of {0} has been removed</source>
        <translation>Ein Foto von {0} wurde entfernt</translation>
    </message>
    <message>
        <source>A photo of {0} has been added</source>
        <translation>Ein Foto von {0} wurde hinzugefügt</translation>
    </message>
    <message>
        <source>{1} photos of {0} have been added</source>
        <translation>{1} Fotos von {0} wurden hinzugefügt</translation>
    </message>
    <message>
        <source>The photos of {0} are as before</source>
        <translation>Die Fotos von {0} sind wie zuvor</translation>
    </message>
</context>
<context>
    <name>PhotosDialog</name>
    <message>
        <source>Photos of {0}</source>
        <translation>Fotos von {0}</translation>
    </message>
    <message>
        <source>Add photos…</source>
        <translation>Fotos hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>One photo of {1}</source>
        <translation>Ein Foto von {1}</translation>
    </message>
    <message>
        <source>{0} photos of {1}</source>
        <translation>{0} Fotos von {1}</translation>
    </message>
    <message>
        <source>Photo {0} of {1}</source>
        <translation>Foto {0} von {1}</translation>
    </message>
    <message>
        <source>The portrait</source>
        <translation>Das Porträt</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove photo {0} of {1}</source>
        <translation>Foto {0} von {1} entfernen</translation>
    </message>
    <message>
        <source>{0} photos are all that fit</source>
        <translation>Mehr als {0} Fotos passen nicht</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>Large picture</source>
        <translation>Großes Bild</translation>
    </message>
</context>
<context>
    <name>PortraitStep</name>
    <message>
        <source>Who will you be?</source>
        <translation>Wer möchten Sie sein?</translation>
    </message>
    <message>
        <source>Pick a portrait, or drop a picture of your own with a face in it.</source>
        <translation>Wählen Sie ein Porträt oder ziehen Sie ein eigenes Bild mit einem Gesicht hierher.</translation>
    </message>
    <message>
        <source>Add your own…</source>
        <translation>Eigenes hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>Adjust crop and face…</source>
        <translation>Zuschnitt und Gesicht anpassen&#xa0;…</translation>
    </message>
    <message>
        <source>Add portraits</source>
        <translation>Porträts hinzufügen</translation>
    </message>
</context>
<context>
    <name>PortraitTile</name>
    <message>
        <source>Portrait {0}: {1}</source>
        <translation>Porträt {0}: {1}</translation>
    </message>
    <message>
        <source>{0} photos</source>
        <translation>{0} Fotos</translation>
    </message>
    <message>
        <source>it is being refined: {0} % done</source>
        <translation>wird verfeinert: {0}&#xa0;% fertig</translation>
    </message>
    <message>
        <source>Getting better: {0} %</source>
        <translation>Wird besser: {0}&#xa0;%</translation>
    </message>
    <message>
        <source>photos are being added</source>
        <translation>Fotos werden hinzugefügt</translation>
    </message>
</context>
<context>
    <name>Puppet</name>
    <message>
        <source>No face: move into the picture</source>
        <translation>Kein Gesicht: Kommen Sie ins Bild</translation>
    </message>
    <message>
        <source>Come closer</source>
        <translation>Kommen Sie näher</translation>
    </message>
    <message>
        <source>Move into the middle of the picture</source>
        <translation>Kommen Sie in die Bildmitte</translation>
    </message>
    <message>
        <source>Look straight at the camera</source>
        <translation>Schauen Sie gerade in die Kamera</translation>
    </message>
    <message>
        <source>Open your eyes</source>
        <translation>Öffnen Sie die Augen</translation>
    </message>
    <message>
        <source>Close your mouth</source>
        <translation>Schließen Sie den Mund</translation>
    </message>
    <message>
        <source>Hold still</source>
        <translation>Halten Sie still</translation>
    </message>
    <message>
        <source>Preparing the portrait…</source>
        <translation>Porträt wird vorbereitet&#xa0;…</translation>
    </message>
    <message>
        <source>Loading the face tracker…</source>
        <translation>Tracker wird geladen&#xa0;…</translation>
    </message>
    <message>
        <source>Preview only</source>
        <translation>Nur Vorschau</translation>
    </message>
    <message>
        <source>The camera delivers no pictures.</source>
        <translation>Die Kamera liefert keine Bilder.</translation>
    </message>
    <message>
        <source>See whether another program uses it, unplug it and plug it in again, or pick another camera.</source>
        <translation>Prüfen Sie, ob ein anderes Programm sie verwendet, stecken Sie sie neu ein oder wählen Sie eine andere Kamera.</translation>
    </message>
    <message>
        <source>Demo clip</source>
        <translation>Demo-Clip</translation>
    </message>
    <message>
        <source>None of the last seconds&apos; faces was neutral.</source>
        <translation>Keines der Gesichter der letzten Sekunden war neutral.</translation>
    </message>
    <message>
        <source>Look straight at the camera, mouth closed, and try again.</source>
        <translation>Schauen Sie gerade in die Kamera, Mund geschlossen, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The most neutral face of the last seconds is the neutral now.</source>
        <translation>Das neutralste Gesicht der letzten Sekunden gilt jetzt als neutrales.</translation>
    </message>
    <message>
        <source>No face has been seen for a while: others see the Away card.</source>
        <translation>Seit einer Weile war kein Gesicht zu sehen: Andere sehen die Abwesend-Karte.</translation>
    </message>
    <message>
        <source>Sit in front of the camera; the puppet comes back by itself.</source>
        <translation>Setzen Sie sich vor die Kamera; die Puppe kommt von selbst zurück.</translation>
    </message>
    <message>
        <source>The virtual camera does not take pictures.</source>
        <translation>Die virtuelle Kamera nimmt keine Bilder an.</translation>
    </message>
    <message>
        <source>It is opened again; if others see nothing, close the call program&apos;s camera and open it again.</source>
        <translation>Sie wird neu geöffnet; sehen andere nichts, schließen Sie die Kamera im Anrufprogramm und öffnen Sie sie wieder.</translation>
    </message>
    <message>
        <source>Close the call program&apos;s camera and open it again, or start Puppet again.</source>
        <translation>Schließen Sie die Kamera im Anrufprogramm und öffnen Sie sie wieder, oder starten Sie Puppet neu.</translation>
    </message>
    <message>
        <source>No face was found in the picture</source>
        <translation>Im Bild wurde kein Gesicht gefunden</translation>
    </message>
    <message>
        <source>Use a picture in which the face is seen from the front, is not covered and is at least about 100 pixels wide</source>
        <translation>Verwenden Sie ein Bild, auf dem das Gesicht von vorn zu sehen, nicht verdeckt und mindestens etwa 100 Pixel breit ist</translation>
    </message>
    <message>
        <source>This computer is busy: this window shows every second picture, others see them all.</source>
        <translation>Dieser Computer ist ausgelastet: Dieses Fenster zeigt jedes zweite Bild, andere sehen alle.</translation>
    </message>
    <message>
        <source>This computer is busy: every second picture gets its fine details.</source>
        <translation>Dieser Computer ist ausgelastet: Nur jedes zweite Bild bekommt seine Feinheiten.</translation>
    </message>
    <message>
        <source>This computer is busy: the puppet is drawn more simply.</source>
        <translation>Dieser Computer ist ausgelastet: Die Puppe wird einfacher gezeichnet.</translation>
    </message>
    <message>
        <source>Closing other programs helps; full quality comes back by itself.</source>
        <translation>Andere Programme zu schließen hilft; die volle Qualität kommt von selbst zurück.</translation>
    </message>
    <message>
        <source>No camera was found</source>
        <translation>Keine Kamera gefunden</translation>
    </message>
    <message>
        <source>A camera&apos;s driver does not answer</source>
        <translation>Der Treiber einer Kamera antwortet nicht</translation>
    </message>
    <message>
        <source>A recorded face moves the puppet meanwhile. Plug a camera in and pick it from the list.</source>
        <translation>Ein aufgezeichnetes Gesicht bewegt inzwischen die Puppe. Schließen Sie eine Kamera an und wählen Sie sie aus der Liste.</translation>
    </message>
    <message>
        <source>The camera&apos;s picture is black.</source>
        <translation>Das Bild der Kamera ist schwarz.</translation>
    </message>
    <message>
        <source>Open its shutter or cover, or turn on a light.</source>
        <translation>Öffnen Sie ihre Abdeckung oder machen Sie Licht.</translation>
    </message>
    <message>
        <source>The camera&apos;s picture is frozen.</source>
        <translation>Das Bild der Kamera steht still.</translation>
    </message>
    <message>
        <source>Unplug it and plug it in again, or choose another camera.</source>
        <translation>Stecken Sie sie neu ein oder wählen Sie eine andere Kamera.</translation>
    </message>
    <message>
        <source>A portrait cannot be prepared: it takes too long.</source>
        <translation>Ein Porträt lässt sich nicht vorbereiten: Es dauert zu lange.</translation>
    </message>
    <message>
        <source>Pick another portrait.</source>
        <translation>Wählen Sie ein anderes Porträt.</translation>
    </message>
    <message>
        <source>The puppet rests and it is tried again. If it stays, start Puppet again.</source>
        <translation>Die Puppe ruht, und es wird neu versucht. Wenn es bleibt, starten Sie Puppet neu.</translation>
    </message>
    <message>
        <source>It is tried again by itself; if this stays, start Puppet again.</source>
        <translation>Es wird von selbst neu versucht; wenn das bleibt, starten Sie Puppet neu.</translation>
    </message>
    <message>
        <source>The virtual camera takes long to open.</source>
        <translation>Die virtuelle Kamera braucht lange zum Öffnen.</translation>
    </message>
    <message>
        <source>It is tried once more; see whether another program uses it.</source>
        <translation>Es wird noch einmal versucht; prüfen Sie, ob ein anderes Programm sie verwendet.</translation>
    </message>
    <message>
        <source>The virtual camera does not open.</source>
        <translation>Die virtuelle Kamera lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>Others cannot see the puppet; close what uses the camera, then start Puppet again.</source>
        <translation>Andere können die Puppe nicht sehen; schließen Sie, was die Kamera verwendet, und starten Sie Puppet dann neu.</translation>
    </message>
    <message>
        <source>Choose a JPEG, PNG or WebP picture</source>
        <translation>Wählen Sie ein Bild als JPEG, PNG oder WebP</translation>
    </message>
    <message>
        <source>Open it in an image viewer and save it as JPEG or PNG</source>
        <translation>Öffnen Sie es in einem Bildbetrachter und speichern Sie es als JPEG oder PNG</translation>
    </message>
    <message>
        <source>The pasted picture is empty</source>
        <translation>Das eingefügte Bild ist leer</translation>
    </message>
    <message>
        <source>Fetch or copy it again</source>
        <translation>Laden oder kopieren Sie es noch einmal</translation>
    </message>
    <message>
        <source>Copy the picture again</source>
        <translation>Kopieren Sie das Bild noch einmal</translation>
    </message>
    <message>
        <source>The download or copy went wrong: fetch it again</source>
        <translation>Beim Laden oder Kopieren ging etwas schief: Holen Sie sie noch einmal</translation>
    </message>
    <message>
        <source>Check the name</source>
        <translation>Prüfen Sie den Namen</translation>
    </message>
    <message>
        <source>Choose a picture file inside it</source>
        <translation>Wählen Sie eine Bilddatei darin</translation>
    </message>
    <message>
        <source>Change the file&apos;s permissions, or copy it elsewhere</source>
        <translation>Ändern Sie die Rechte der Datei oder kopieren Sie sie anderswohin</translation>
    </message>
    <message>
        <source>Use a picture in which the face is at least about 100 pixels wide</source>
        <translation>Verwenden Sie ein Bild, auf dem das Gesicht mindestens etwa 100 Pixel breit ist</translation>
    </message>
    <message>
        <source>Use a larger picture or cut it closer: the face should be at least about 100 pixels wide</source>
        <translation>Verwenden Sie ein größeres Bild oder schneiden Sie es enger zu: Das Gesicht sollte mindestens etwa 100 Pixel breit sein</translation>
    </message>
    <message>
        <source>Add it again and choose one</source>
        <translation>Fügen Sie es noch einmal hinzu und wählen Sie eines</translation>
    </message>
    <message>
        <source>Free some space there, or make the folder writable</source>
        <translation>Schaffen Sie dort Platz oder machen Sie den Ordner beschreibbar</translation>
    </message>
    <message>
        <source>Free some space there, or choose another folder</source>
        <translation>Schaffen Sie dort Platz oder wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>Close other apps that use the camera, and check that it is plugged in</source>
        <translation>Schließen Sie andere Programme, die die Kamera verwenden, und prüfen Sie, ob sie eingesteckt ist</translation>
    </message>
    <message>
        <source>Unplug it and plug it in again</source>
        <translation>Stecken Sie sie aus und wieder ein</translation>
    </message>
    <message>
        <source>Unplug it and plug it in again, or pick another one</source>
        <translation>Stecken Sie sie neu ein oder wählen Sie eine andere</translation>
    </message>
    <message>
        <source>The camera does not open</source>
        <translation>Die Kamera lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>The camera is not connected</source>
        <translation>Die Kamera ist nicht angeschlossen</translation>
    </message>
    <message>
        <source>Plug it in, or choose another one</source>
        <translation>Stecken Sie sie ein oder wählen Sie eine andere</translation>
    </message>
    <message>
        <source>The camera failed</source>
        <translation>Die Kamera ist ausgefallen</translation>
    </message>
    <message>
        <source>Plug it in again or pick another; it is tried again by itself.</source>
        <translation>Stecken Sie sie neu ein oder wählen Sie eine andere; sie wird von selbst wieder versucht.</translation>
    </message>
    <message>
        <source>The virtual camera cannot be opened</source>
        <translation>Die virtuelle Kamera lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>Others cannot see the puppet; the preview goes on.</source>
        <translation>Andere sehen die Puppe nicht; die Vorschau läuft weiter.</translation>
    </message>
    <message>
        <source>The virtual camera failed</source>
        <translation>Die virtuelle Kamera ist ausgefallen</translation>
    </message>
    <message>
        <source>It is opened again by itself.</source>
        <translation>Sie wird von selbst wieder geöffnet.</translation>
    </message>
    <message>
        <source>Check that it still exists; it is opened again as soon as it does</source>
        <translation>Prüfen Sie, ob es sie noch gibt; sie wird dann sofort wieder geöffnet</translation>
    </message>
    <message>
        <source>What was recorded is kept; make room</source>
        <translation>Das Aufgenommene bleibt erhalten; schaffen Sie Platz</translation>
    </message>
    <message>
        <source>The disk is nearly full</source>
        <translation>Der Datenträger ist fast voll</translation>
    </message>
    <message>
        <source>Check the folder</source>
        <translation>Prüfen Sie den Ordner</translation>
    </message>
    <message>
        <source>On Debian and Ubuntu: sudo apt install libportaudio2</source>
        <translation>Auf Debian und Ubuntu: sudo apt install libportaudio2</translation>
    </message>
    <message>
        <source>This portrait is not in the gallery any more</source>
        <translation>Dieses Porträt ist nicht mehr in der Galerie</translation>
    </message>
    <message>
        <source>The portrait you chose last is not there any more.</source>
        <translation>Das zuletzt gewählte Porträt gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Pick another one</source>
        <translation>Wählen Sie ein anderes</translation>
    </message>
    <message>
        <source>No virtual camera could be opened</source>
        <translation>Keine virtuelle Kamera ließ sich öffnen</translation>
    </message>
    <message>
        <source>The virtual camera is ready.</source>
        <translation>Die virtuelle Kamera ist bereit.</translation>
    </message>
    <message>
        <source>No virtual camera is installed: calls cannot see the puppet yet.</source>
        <translation>Keine virtuelle Kamera ist installiert: Anrufe können die Puppe noch nicht sehen.</translation>
    </message>
    <message>
        <source>Install v4l2loopback.</source>
        <translation>Installieren Sie v4l2loopback.</translation>
    </message>
    <message>
        <source>v4l2loopback is installed, but not loaded.</source>
        <translation>v4l2loopback ist installiert, aber nicht geladen.</translation>
    </message>
    <message>
        <source>Load it, now and at every start.</source>
        <translation>Laden Sie es, jetzt und bei jedem Start.</translation>
    </message>
    <message>
        <source>The virtual camera works until the computer is restarted.</source>
        <translation>Die virtuelle Kamera funktioniert bis zum Neustart des Computers.</translation>
    </message>
    <message>
        <source>Have it loaded at every start.</source>
        <translation>Lassen Sie sie bei jedem Start laden.</translation>
    </message>
    <message>
        <source>Puppet cannot open a virtual camera: the package pyvirtualcam is not installed.</source>
        <translation>Puppet kann keine virtuelle Kamera öffnen: Das Paket pyvirtualcam ist nicht installiert.</translation>
    </message>
    <message>
        <source>Install it, then start Puppet again.</source>
        <translation>Installieren Sie es und starten Sie Puppet dann neu.</translation>
    </message>
    <message>
        <source>The virtual camera is there, but it cannot be opened.</source>
        <translation>Die virtuelle Kamera ist da, lässt sich aber nicht öffnen.</translation>
    </message>
    <message>
        <source>Close other programs that send pictures to it (OBS, another Puppet); reload it if that does not help.</source>
        <translation>Schließen Sie andere Programme, die ihr Bilder senden (OBS, ein anderes Puppet); laden Sie sie neu, wenn das nicht hilft.</translation>
    </message>
    <message>
        <source>v4l2loopback is loaded, but without any camera.</source>
        <translation>v4l2loopback ist geladen, aber ohne Kamera.</translation>
    </message>
    <message>
        <source>Load it anew with one.</source>
        <translation>Laden Sie es neu, mit einer Kamera.</translation>
    </message>
    <message>
        <source>They hold from the next start of the computer on.</source>
        <translation>Sie gelten ab dem nächsten Start des Computers.</translation>
    </message>
    <message>
        <source>Secure Boot does not let v4l2loopback in</source>
        <translation>Secure Boot lässt v4l2loopback nicht zu</translation>
    </message>
    <message>
        <source>Have the firmware trust modules that are built on this computer.</source>
        <translation>Lassen Sie die Firmware Modulen vertrauen, die auf diesem Computer gebaut sind.</translation>
    </message>
    <message>
        <source>Make up a password when asked and restart. A blue screen comes up: choose Enroll MOK, Continue, Yes, and type that password. Then come back here.</source>
        <translation>Denken Sie sich ein Passwort aus, wenn danach gefragt wird, und starten Sie neu. Ein blauer Bildschirm erscheint: Wählen Sie Enroll MOK, Continue, Yes und tippen Sie das Passwort. Kommen Sie dann hierher zurück.</translation>
    </message>
    <message>
        <source>v4l2loopback is installed, but not built for the kernel that runs</source>
        <translation>v4l2loopback ist installiert, aber nicht für den laufenden Kernel gebaut</translation>
    </message>
    <message>
        <source>Build it.</source>
        <translation>Bauen Sie es.</translation>
    </message>
    <message>
        <source>OBS Virtual Camera is installed, but another program has it.</source>
        <translation>OBS Virtual Camera ist installiert, aber ein anderes Programm hat sie.</translation>
    </message>
    <message>
        <source>Press Stop Virtual Camera in OBS, or install Unity Capture beside it: Puppet then takes that one.</source>
        <translation>Beenden Sie in OBS die virtuelle Kamera, oder installieren Sie Unity Capture dazu: Puppet nimmt dann diese.</translation>
    </message>
    <message>
        <source>Unpack it, run Install.bat in its folder Install, and come back here.</source>
        <translation>Entpacken Sie es, starten Sie Install.bat im Ordner Install und kommen Sie hierher zurück.</translation>
    </message>
    <message>
        <source>The virtual camera is installed, but cannot be opened</source>
        <translation>Die virtuelle Kamera ist installiert, lässt sich aber nicht öffnen</translation>
    </message>
    <message>
        <source>Close other programs that send pictures to it.</source>
        <translation>Schließen Sie andere Programme, die ihr Bilder senden.</translation>
    </message>
    <message>
        <source>Install OBS Studio, which brings one. It need not run.</source>
        <translation>Installieren Sie OBS Studio, das eine mitbringt. Es muss nicht laufen.</translation>
    </message>
    <message>
        <source>Come back here when it is installed.</source>
        <translation>Kommen Sie hierher zurück, wenn es installiert ist.</translation>
    </message>
    <message>
        <source>OBS’s virtual camera is installed, but cannot be opened.</source>
        <translation>Die virtuelle Kamera von OBS ist installiert, lässt sich aber nicht öffnen.</translation>
    </message>
    <message>
        <source>Quit OBS, which may have it, and close other programs that send pictures to it.</source>
        <translation>Beenden Sie OBS, das sie haben könnte, und andere Programme, die ihr Bilder senden.</translation>
    </message>
    <message>
        <source>macOS waits for your permission to use OBS’s virtual camera.</source>
        <translation>macOS wartet auf Ihre Erlaubnis, die virtuelle Kamera von OBS zu verwenden.</translation>
    </message>
    <message>
        <source>OBS is installed, but its virtual camera has never been switched on.</source>
        <translation>OBS ist installiert, aber seine virtuelle Kamera wurde noch nie eingeschaltet.</translation>
    </message>
    <message>
        <source>Open OBS and press Start Virtual Camera once.</source>
        <translation>Öffnen Sie OBS und starten Sie dort einmal die virtuelle Kamera.</translation>
    </message>
    <message>
        <source>Allow its extension in System Settings when macOS asks, then quit OBS and come back here.</source>
        <translation>Erlauben Sie die Erweiterung in den Systemeinstellungen, wenn macOS fragt, beenden Sie dann OBS und kommen Sie hierher zurück.</translation>
    </message>
    <message>
        <source>Install OBS Studio 30 or newer, which brings one.</source>
        <translation>Installieren Sie OBS Studio 30 oder neuer, das eine mitbringt.</translation>
    </message>
    <message>
        <source>Open it, press Start Virtual Camera once, allow its extension when macOS asks, and quit it.</source>
        <translation>Öffnen Sie es, starten Sie einmal die virtuelle Kamera, erlauben Sie die Erweiterung, wenn macOS fragt, und beenden Sie es.</translation>
    </message>
    <message>
        <source>right brow, outer end</source>
        <translation>rechte Braue, äußeres Ende</translation>
    </message>
    <message>
        <source>right brow, middle</source>
        <translation>rechte Braue, Mitte</translation>
    </message>
    <message>
        <source>right brow, inner end</source>
        <translation>rechte Braue, inneres Ende</translation>
    </message>
    <message>
        <source>left brow, inner end</source>
        <translation>linke Braue, inneres Ende</translation>
    </message>
    <message>
        <source>left brow, middle</source>
        <translation>linke Braue, Mitte</translation>
    </message>
    <message>
        <source>left brow, outer end</source>
        <translation>linke Braue, äußeres Ende</translation>
    </message>
    <message>
        <source>right eye, outer corner</source>
        <translation>rechtes Auge, äußerer Winkel</translation>
    </message>
    <message>
        <source>right eye, upper lid</source>
        <translation>rechtes Auge, Oberlid</translation>
    </message>
    <message>
        <source>right eye, lower lid</source>
        <translation>rechtes Auge, Unterlid</translation>
    </message>
    <message>
        <source>right eye, inner corner</source>
        <translation>rechtes Auge, innerer Winkel</translation>
    </message>
    <message>
        <source>left eye, inner corner</source>
        <translation>linkes Auge, innerer Winkel</translation>
    </message>
    <message>
        <source>left eye, upper lid</source>
        <translation>linkes Auge, Oberlid</translation>
    </message>
    <message>
        <source>left eye, lower lid</source>
        <translation>linkes Auge, Unterlid</translation>
    </message>
    <message>
        <source>left eye, outer corner</source>
        <translation>linkes Auge, äußerer Winkel</translation>
    </message>
    <message>
        <source>nose</source>
        <translation>Nase</translation>
    </message>
    <message>
        <source>right mouth corner</source>
        <translation>rechter Mundwinkel</translation>
    </message>
    <message>
        <source>left mouth corner</source>
        <translation>linker Mundwinkel</translation>
    </message>
    <message>
        <source>upper lip, edge</source>
        <translation>Oberlippe, Rand</translation>
    </message>
    <message>
        <source>upper lip, inside</source>
        <translation>Oberlippe, innen</translation>
    </message>
    <message>
        <source>lower lip, inside</source>
        <translation>Unterlippe, innen</translation>
    </message>
    <message>
        <source>lower lip, edge</source>
        <translation>Unterlippe, Rand</translation>
    </message>
    <message>
        <source>right jaw</source>
        <translation>rechter Kiefer</translation>
    </message>
    <message>
        <source>chin</source>
        <translation>Kinn</translation>
    </message>
    <message>
        <source>left jaw</source>
        <translation>linker Kiefer</translation>
    </message>
    <message>
        <source>{0}.</source>
        <translation>{0}.</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>„{0}“</translation>
    </message>
    <message>
        <source>{0} is not a picture that can be read</source>
        <translation>{0} ist kein lesbares Bild</translation>
    </message>
    <message>
        <source>{0} is damaged or of a kind that cannot be read ({1})</source>
        <translation>{0} ist beschädigt oder von einer Art, die nicht gelesen werden kann ({1})</translation>
    </message>
    <message>
        <source>{0} is cut off: part of the picture is missing</source>
        <translation>{0} ist abgeschnitten: Ein Teil des Bildes fehlt</translation>
    </message>
    <message>
        <source>{0} is a HEIC picture, which cannot be read here</source>
        <translation>{0} ist ein HEIC-Bild, das hier nicht gelesen werden kann</translation>
    </message>
    <message>
        <source>{0} is a video, not a picture</source>
        <translation>{0} ist ein Video, kein Bild</translation>
    </message>
    <message>
        <source>{0} is a text file, not a picture, whatever its name says</source>
        <translation>{0} ist eine Textdatei und kein Bild, was auch immer der Name sagt</translation>
    </message>
    <message>
        <source>{0} is empty</source>
        <translation>{0} ist leer</translation>
    </message>
    <message>
        <source>{0} is too small ({1} x {2} pixels)</source>
        <translation>{0} ist zu klein ({1} x {2} Pixel)</translation>
    </message>
    <message>
        <source>There is no file {0}</source>
        <translation>Es gibt keine Datei {0}</translation>
    </message>
    <message>
        <source>{0} may not be read</source>
        <translation>{0} darf nicht gelesen werden</translation>
    </message>
    <message>
        <source>{0} is a folder</source>
        <translation>{0} ist ein Ordner</translation>
    </message>
    <message>
        <source>The face in the picture is too small ({0} pixels wide)</source>
        <translation>Das Gesicht im Bild ist zu klein ({0} Pixel breit)</translation>
    </message>
    <message>
        <source>{0} has several faces and none was chosen</source>
        <translation>{0} hat mehrere Gesichter und keines wurde gewählt</translation>
    </message>
    <message>
        <source>{0} cannot be used ({1})</source>
        <translation>{0} lässt sich nicht verwenden ({1})</translation>
    </message>
    <message>
        <source>The portrait cannot be kept in {0} ({1})</source>
        <translation>Das Porträt kann in {0} nicht gespeichert werden ({1})</translation>
    </message>
    <message>
        <source>{0} cannot be deleted ({1})</source>
        <translation>{0} lässt sich nicht löschen ({1})</translation>
    </message>
    <message>
        <source>Check the folder {0}</source>
        <translation>Prüfen Sie den Ordner {0}</translation>
    </message>
    <message>
        <source>{0} cannot be opened</source>
        <translation>{0} lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>{0} cannot be opened ({1})</source>
        <translation>{0} lässt sich nicht öffnen ({1})</translation>
    </message>
    <message>
        <source>{0} stopped delivering pictures</source>
        <translation>{0} liefert keine Bilder mehr</translation>
    </message>
    <message>
        <source>{0} failed ({1})</source>
        <translation>{0} ist ausgefallen ({1})</translation>
    </message>
    <message>
        <source>You have no permission to use {0}</source>
        <translation>Sie dürfen {0} nicht verwenden</translation>
    </message>
    <message>
        <source>Run: {0}, then log in again</source>
        <translation>Führen Sie {0} aus und melden Sie sich neu an</translation>
    </message>
    <message>
        <source>Run: {0}</source>
        <translation>Führen Sie aus: {0}</translation>
    </message>
    <message>
        <source>{0} does not answer: its driver hangs</source>
        <translation>{0} antwortet nicht: Der Treiber hängt</translation>
    </message>
    <message>
        <source>{0} does not answer</source>
        <translation>{0} antwortet nicht</translation>
    </message>
    <message>
        <source>{0} did not answer and was started again</source>
        <translation>{0} hat nicht geantwortet und wurde neu gestartet</translation>
    </message>
    <message>
        <source>{0} no longer takes pictures ({1})</source>
        <translation>{0} nimmt keine Bilder mehr an ({1})</translation>
    </message>
    <message>
        <source>The virtual camera is there, but it cannot be opened. Open in: {0}</source>
        <translation>Die virtuelle Kamera ist da, lässt sich aber nicht öffnen. Geöffnet in: {0}</translation>
    </message>
    <message>
        <source>The disk is full: {0} ends here</source>
        <translation>Der Datenträger ist voll: {0} endet hier</translation>
    </message>
    <message>
        <source>Only {0} MB are free in {1}</source>
        <translation>Nur {0} MB sind in {1} frei</translation>
    </message>
    <message>
        <source>Make room: {0} MB are needed</source>
        <translation>Schaffen Sie Platz: {0} MB werden gebraucht</translation>
    </message>
    <message>
        <source>{0} cannot be written ({1})</source>
        <translation>{0} kann nicht geschrieben werden ({1})</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}</source>
        <translation>{0} kann nicht geschrieben werden: {1}</translation>
    </message>
    <message>
        <source>Saved: {0} in {1}</source>
        <translation>Gespeichert: {0} in {1}</translation>
    </message>
    <message>
        <source>No microphone can be used ({0})</source>
        <translation>Kein Mikrofon lässt sich verwenden ({0})</translation>
    </message>
    <message>
        <source>The recording ended. {0}</source>
        <translation>Die Aufnahme ist zu Ende. {0}</translation>
    </message>
    <message>
        <source>The recording is silent. {0}</source>
        <translation>Die Aufnahme ist ohne Ton. {0}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>The pasted picture</source>
        <translation>Das eingefügte Bild</translation>
    </message>
    <message>
        <source>The portrait</source>
        <translation>Das Porträt</translation>
    </message>
    <message>
        <source>The face tracker</source>
        <translation>Die Gesichtserkennung</translation>
    </message>
    <message>
        <source>The renderer</source>
        <translation>Das Zeichnen der Puppe</translation>
    </message>
    <message>
        <source>Preparing portraits</source>
        <translation>Das Vorbereiten der Porträts</translation>
    </message>
</context>
<context>
    <name>RecordingLight</name>
    <message>
        <source>Recording</source>
        <translation>Aufnahme läuft</translation>
    </message>
    <message>
        <source>Recording. Press to end it</source>
        <translation>Aufnahme läuft. Drücken zum Beenden</translation>
    </message>
    <message>
        <source>End the recording</source>
        <translation>Aufnahme beenden</translation>
    </message>
    <message>
        <source>Recording, {0}</source>
        <translation>Aufnahme, {0}</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Diagnostic report</source>
        <translation>Diagnosebericht</translation>
    </message>
    <message>
        <source>This is all that the report says. Nothing is sent: save it and attach it yourself.</source>
        <translation>Das ist alles, was der Bericht enthält. Nichts wird gesendet: Speichern Sie ihn und hängen Sie ihn selbst an.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Add the picture that others see (never your camera’s)</source>
        <translation>Das Bild hinzufügen, das andere sehen (nie das Ihrer Kamera)</translation>
    </message>
    <message>
        <source>Without it: text alone</source>
        <translation>Ohne: nur Text</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern&#xa0;…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Looking at this machine…</source>
        <translation>Dieser Rechner wird untersucht&#xa0;…</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>The report cannot be saved: {0}</source>
        <translation>Der Bericht kann nicht gespeichert werden: {0}</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>Wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>The report is in {0}</source>
        <translation>Der Bericht ist in {0}</translation>
    </message>
</context>
<context>
    <name>SamePersonDialog</name>
    <message>
        <source>The same person?</source>
        <translation>Dieselbe Person?</translation>
    </message>
    <message>
        <source>Is this the same person?</source>
        <translation>Ist das dieselbe Person?</translation>
    </message>
    <message>
        <source>The two faces have rather different proportions. That may be the camera or the expression: you know better. Photos of somebody else would spoil the portrait.</source>
        <translation>Die Proportionen der beiden Gesichter unterscheiden sich deutlich. Das kann an Kamera oder Ausdruck liegen: Sie wissen es besser. Fotos von jemand anderem würden das Porträt verderben.</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Same person: add it</source>
        <translation>Dieselbe Person: hinzufügen</translation>
    </message>
</context>
<context>
    <name>SetUp</name>
    <message>
        <source>You are live, but nobody else sees the puppet: no virtual camera is open</source>
        <translation>Sie sind live, aber niemand sonst sieht die Puppe: keine virtuelle Kamera ist offen</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>Einrichten&#xa0;…</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Bildausschnitt</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Others still see the puppet.</source>
        <translation>Andere sehen weiterhin die Puppe.</translation>
    </message>
    <message>
        <source>Puppet goes on here</source>
        <translation>Puppet läuft hier weiter</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Face found</source>
        <translation>Gesicht erkannt</translation>
    </message>
    <message>
        <source>No face</source>
        <translation>Kein Gesicht</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Startet&#xa0;…</translation>
    </message>
    <message>
        <source>Calibrating: look straight at the camera, mouth closed.</source>
        <translation>Kalibrierung: Schauen Sie gerade in die Kamera, Mund geschlossen.</translation>
    </message>
    <message>
        <source>Calibrating: {0}.</source>
        <translation>Kalibrierung: {0}.</translation>
    </message>
    <message>
        <source>Calibrating…</source>
        <translation>Kalibrierung&#xa0;…</translation>
    </message>
    <message>
        <source>Calibrating: hold still…</source>
        <translation>Kalibrierung: stillhalten&#xa0;…</translation>
    </message>
    <message>
        <source>Face the camera, in good light.</source>
        <translation>Schauen Sie bei gutem Licht in die Kamera.</translation>
    </message>
    <message>
        <source>Only you see this.</source>
        <translation>Nur Sie sehen das.</translation>
    </message>
    <message>
        <source>portrait</source>
        <translation>Porträt</translation>
    </message>
    <message>
        <source>next portrait</source>
        <translation>nächstes</translation>
    </message>
    <message>
        <source>calibrate</source>
        <translation>kalibrieren</translation>
    </message>
    <message>
        <source>best neutral</source>
        <translation>bestes Neutral</translation>
    </message>
    <message>
        <source>Away card</source>
        <translation>Abwesend-Karte</translation>
    </message>
    <message>
        <source>go live</source>
        <translation>live gehen</translation>
    </message>
    <message>
        <source>adjust</source>
        <translation>anpassen</translation>
    </message>
    <message>
        <source>snapshot</source>
        <translation>Schnappschuss</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>alle Tasten</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Away</source>
        <translation>Abwesend</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Porträt</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>Live gehen</translation>
    </message>
    <message>
        <source>Show the window</source>
        <translation>Fenster zeigen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>no virtual camera is open</source>
        <translation>keine virtuelle Kamera ist offen</translation>
    </message>
    <message>
        <source>End live</source>
        <translation>Live beenden</translation>
    </message>
</context>
<context>
    <name>UndoStack</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo one more</source>
        <translation>Noch eins rückgängig</translation>
    </message>
    <message>
        <source>There is nothing to take back</source>
        <translation>Es gibt nichts zurückzunehmen</translation>
    </message>
</context>
<context>
    <name>Wishes</name>
    <message>
        <source>{0} has been added; the call still shows the portrait you chose</source>
        <translation>{0} wurde hinzugefügt; der Anruf zeigt weiterhin das gewählte Porträt</translation>
    </message>
</context>
</TS>
