<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AddTile</name>
    <message>
        <source>Add…</source>
        <translation>Ajouter…</translation>
    </message>
    <message>
        <source>Add a portrait: choose a file, drop one anywhere, or paste a picture</source>
        <translation>Ajouter un portrait&#xa0;: choisissez un fichier, déposez-le n’importe où ou collez une image</translation>
    </message>
    <message>
        <source>Add a portrait</source>
        <translation>Ajouter un portrait</translation>
    </message>
</context>
<context>
    <name>Adder</name>
    <message>
        <source>Add portraits</source>
        <translation>Ajouter des portraits</translation>
    </message>
</context>
<context>
    <name>AgreementDialog</name>
    <message>
        <source>Before you go live</source>
        <translation>Avant de passer en direct</translation>
    </message>
    <message>
        <source>Agree and go live</source>
        <translation>Accepter et passer en direct</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
    <message>
        <source>Others will see you as the portrait you chose. This is asked once.</source>
        <translation>Les autres vous verront sous les traits du portrait choisi. La question n’est posée qu’une fois.</translation>
    </message>
</context>
<context>
    <name>BackgroundRow</name>
    <message>
        <source>Background</source>
        <translation>Arrière-plan</translation>
    </message>
    <message>
        <source>The portrait’s</source>
        <translation>Celui du portrait</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>Flou</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Green screen</source>
        <translation>Fond vert</translation>
    </message>
    <message>
        <source>What stands behind the person</source>
        <translation>Ce qu’il y a derrière la personne</translation>
    </message>
    <message>
        <source>Choose another colour</source>
        <translation>Choisir une autre couleur</translation>
    </message>
    <message>
        <source>Choose another picture</source>
        <translation>Choisir une autre image</translation>
    </message>
    <message>
        <source>Colour behind the person</source>
        <translation>Couleur derrière la personne</translation>
    </message>
    <message>
        <source>Picture behind the person</source>
        <translation>Image derrière la personne</translation>
    </message>
    <message>
        <source>Pictures ({0})</source>
        <translation>Images ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Show the next message</source>
        <translation>Afficher le message suivant</translation>
    </message>
    <message>
        <source>Dismiss (Esc)</source>
        <translation>Fermer (Échap)</translation>
    </message>
    <message>
        <source>Next (1 more)</source>
        <translation>Suivant (encore 1)</translation>
    </message>
    <message>
        <source>Next ({0} more)</source>
        <translation>Suivant (encore {0})</translation>
    </message>
    <message>
        <source>Dismiss: {0}</source>
        <translation>Fermer&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Avertissement</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problème</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>Calibrate</source>
        <translation>Calibrer</translation>
    </message>
    <message>
        <source>Take your neutral face anew: look straight, mouth closed</source>
        <translation>Reprendre votre visage neutre&#xa0;: regardez droit devant, bouche fermée</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>Passer en direct</translation>
    </message>
    <message>
        <source>End live</source>
        <translation>Quitter le direct</translation>
    </message>
    <message>
        <source>Others see the puppet. Press to show them the Away card</source>
        <translation>Les autres voient la marionnette. Appuyez pour leur montrer la carte d’absence</translation>
    </message>
    <message>
        <source>Let others see the puppet in place of the Away card</source>
        <translation>Montrer aux autres la marionnette au lieu de la carte d’absence</translation>
    </message>
    <message>
        <source>I’m back</source>
        <translation>De retour</translation>
    </message>
    <message>
        <source>Show the puppet again</source>
        <translation>Montrer à nouveau la marionnette</translation>
    </message>
    <message>
        <source>Show others the Away card for a while</source>
        <translation>Montrer aux autres la carte d’absence un moment</translation>
    </message>
    <message>
        <source>Preview only</source>
        <translation>Aperçu seulement</translation>
    </message>
    <message>
        <source>Choose “{0}” as the camera in your call</source>
        <translation>Choisissez «&#xa0;{0}&#xa0;» comme caméra dans votre appel</translation>
    </message>
    <message>
        <source>No virtual camera takes the pictures: only this window shows them</source>
        <translation>Aucune caméra virtuelle ne prend les images&#xa0;: seule cette fenêtre les montre</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Chargement…</translation>
    </message>
    <message>
        <source>{0} fps</source>
        <translation>{0} i/s</translation>
    </message>
    <message>
        <source>{0} ms</source>
        <translation>{0} ms</translation>
    </message>
    <message>
        <source>Camera to output: half of the pictures within {0} ms, 95 % within {1} ms (p50, p95)</source>
        <translation>De la caméra à la sortie&#xa0;: la moitié des images en {0} ms, 95&#xa0;% en {1} ms (p50, p95)</translation>
    </message>
</context>
<context>
    <name>BusyTile</name>
    <message>
        <source>Adding…</source>
        <translation>Ajout…</translation>
    </message>
    <message>
        <source>A portrait is being added</source>
        <translation>Un portrait est en cours d’ajout</translation>
    </message>
</context>
<context>
    <name>CalibrationOverlay</name>
    <message>
        <source>Look straight at the camera, mouth closed</source>
        <translation>Regardez la caméra bien en face, bouche fermée</translation>
    </message>
    <message>
        <source>Hold still…</source>
        <translation>Ne bougez plus…</translation>
    </message>
    <message>
        <source>Calibrated</source>
        <translation>Calibré</translation>
    </message>
</context>
<context>
    <name>CallPreview</name>
    <message>
        <source>How the call gets it</source>
        <translation>Ce que l’appel reçoit</translation>
    </message>
</context>
<context>
    <name>CameraPicker</name>
    <message>
        <source>Camera</source>
        <translation>Caméra</translation>
    </message>
    <message>
        <source>The camera that drives the puppet</source>
        <translation>La caméra qui anime la marionnette</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>Aucune caméra</translation>
    </message>
</context>
<context>
    <name>CameraStep</name>
    <message>
        <source>Which camera sees you?</source>
        <translation>Quelle caméra vous voit&#xa0;?</translation>
    </message>
    <message>
        <source>Pick the picture that shows you. Only Puppet sees it.</source>
        <translation>Choisissez l’image qui vous montre. Seul Puppet la voit.</translation>
    </message>
    <message>
        <source>Another camera appears here as soon as it is plugged in.</source>
        <translation>Une autre caméra apparaîtra ici dès qu’elle sera branchée.</translation>
    </message>
    <message>
        <source>Looking for cameras…</source>
        <translation>Recherche de caméras…</translation>
    </message>
    <message>
        <source>No camera was found: a recorded face moves the puppet meanwhile. Plug a camera in, and it appears here.</source>
        <translation>Aucune caméra trouvée&#xa0;: un visage enregistré anime la marionnette en attendant. Branchez une caméra et elle apparaîtra ici.</translation>
    </message>
</context>
<context>
    <name>CameraTile</name>
    <message>
        <source>A recorded face, to try things out</source>
        <translation>Un visage enregistré, pour essayer</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Utilisée</translation>
    </message>
    <message>
        <source>Camera {0}</source>
        <translation>Caméra {0}</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Picture: arrows move the frame, plus and minus zoom</source>
        <translation>Image&#xa0;: les flèches déplacent le cadre, plus et moins zooment</translation>
    </message>
    <message>
        <source>Face: arrows move the handle “{0}”</source>
        <translation>Visage&#xa0;: les flèches déplacent la poignée «&#xa0;{0}&#xa0;»</translation>
    </message>
    <message>
        <source>Getting the portrait ready…</source>
        <translation>Préparation du portrait…</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>You are live</source>
        <translation>Vous êtes en direct</translation>
    </message>
    <message>
        <source>Only you see the puppet: no virtual camera is open.</source>
        <translation>Vous seul voyez la marionnette&#xa0;: aucune caméra virtuelle ouverte.</translation>
    </message>
    <message>
        <source>Others see the puppet right now.</source>
        <translation>Les autres voient la marionnette en ce moment.</translation>
    </message>
    <message>
        <source>Others see the Away card.</source>
        <translation>Les autres voient la carte d’absence.</translation>
    </message>
    <message>
        <source>Puppet can go on without its window: you find it in the tray.</source>
        <translation>Puppet peut continuer sans sa fenêtre&#xa0;: vous le trouverez dans la zone de notification.</translation>
    </message>
    <message>
        <source>This desktop has no tray, so closing the window ends the call’s picture.</source>
        <translation>Ce bureau n’a pas de zone de notification&#xa0;: fermer la fenêtre met fin à l’image de l’appel.</translation>
    </message>
    <message>
        <source>Keep the window</source>
        <translation>Garder la fenêtre</translation>
    </message>
    <message>
        <source>End live and quit</source>
        <translation>Quitter le direct et Puppet</translation>
    </message>
    <message>
        <source>Hide, show Away</source>
        <translation>Masquer, montrer Absent</translation>
    </message>
    <message>
        <source>Hide and go on</source>
        <translation>Masquer et continuer</translation>
    </message>
</context>
<context>
    <name>ConsentStep</name>
    <message>
        <source>Welcome to Puppet</source>
        <translation>Bienvenue dans Puppet</translation>
    </message>
    <message>
        <source>Join a video call as a portrait that your face moves. Two minutes, and you are there.</source>
        <translation>Participez à un appel vidéo sous les traits d’un portrait que votre visage anime. Deux minutes suffisent.</translation>
    </message>
    <message>
        <source>Portraits you have the right to use</source>
        <translation>Des portraits que vous avez le droit d’utiliser</translation>
    </message>
    <message>
        <source>Yourself, people who have agreed, works that are free to use. Not a living person without their consent, and nobody to deceive others with.</source>
        <translation>Vous-même, des personnes qui ont accepté, des œuvres libres de droits. Aucune personne vivante sans son accord, et personne pour tromper autrui.</translation>
    </message>
    <message>
        <source>Nothing leaves this computer but the picture you send</source>
        <translation>Rien ne quitte cet ordinateur, sauf l’image que vous envoyez</translation>
    </message>
    <message>
        <source>Camera, portraits and everything computed from them stay here. There is no account, no upload and no statistics. The call never gets your camera’s picture, not even by mistake.</source>
        <translation>Caméra, portraits et tout ce qui en est calculé restent ici. Ni compte, ni envoi, ni statistiques. L’appel ne reçoit jamais l’image de votre caméra, pas même par erreur.</translation>
    </message>
    <message>
        <source>I use portraits that I have the right to use</source>
        <translation>J’utilise des portraits que j’ai le droit d’utiliser</translation>
    </message>
    <message>
        <source>Agreed on {0}.</source>
        <translation>Accepté le {0}.</translation>
    </message>
    <message>
        <source>Agree and go on</source>
        <translation>Accepter et continuer</translation>
    </message>
</context>
<context>
    <name>CropSide</name>
    <message>
        <source>Shape</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Image entière</translation>
    </message>
    <message>
        <source>Wide, 16 : 9 (fills the call)</source>
        <translation>Large, 16&#xa0;: 9 (remplit l’appel)</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Carré</translation>
    </message>
    <message>
        <source>Upright, 3 : 4</source>
        <translation>Vertical, 3&#xa0;: 4</translation>
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
        <translation>Ce que l’appel reçoit</translation>
    </message>
</context>
<context>
    <name>CropView</name>
    <message>
        <source>The portrait and the part of it that is shown</source>
        <translation>Le portrait et la partie montrée</translation>
    </message>
    <message>
        <source>Getting the portrait ready…</source>
        <translation>Préparation du portrait…</translation>
    </message>
    <message>
        <source>The face in the frame is the one that moves.</source>
        <translation>Le visage dans le cadre est celui qui bouge.</translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copier les détails</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>Dots</name>
    <message>
        <source>Step {0} of {1}</source>
        <translation>Étape {0} sur {1}</translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>Drop a picture to add it as a portrait</source>
        <translation>Déposez une image pour l’ajouter comme portrait</translation>
    </message>
    <message>
        <source>or on a portrait below, if it is another photo of the same person</source>
        <translation>ou sur un portrait en bas, si c’est une autre photo de la même personne</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>Getting the portrait ready…</source>
        <translation>Préparation du portrait…</translation>
    </message>
    <message>
        <source>Keeping it…</source>
        <translation>Enregistrement…</translation>
    </message>
    <message>
        <source>{0} looks as before</source>
        <translation>{0} est comme avant</translation>
    </message>
    <message>
        <source>{0} has been adjusted</source>
        <translation>{0} a été ajusté</translation>
    </message>
</context>
<context>
    <name>EditorDialog</name>
    <message>
        <source>Adjust {0}</source>
        <translation>Ajuster {0}</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Recadrage</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>Visage</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Défaire</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>As found</source>
        <translation>D’origine</translation>
    </message>
    <message>
        <source>The whole picture, landmarks as they were found</source>
        <translation>Toute l’image, les points tels qu’ils ont été trouvés</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Drag the frame or its corners; the wheel zooms.</source>
        <translation>Faites glisser le cadre ou ses coins&#xa0;; la molette zoome.</translation>
    </message>
    <message>
        <source>Drag a handle; arrows move the chosen one, with Shift further.</source>
        <translation>Faites glisser une poignée&#xa0;; les flèches déplacent celle choisie, plus loin avec Maj.</translation>
    </message>
</context>
<context>
    <name>FaceDialog</name>
    <message>
        <source>Which face?</source>
        <translation>Quel visage&#xa0;?</translation>
    </message>
    <message>
        <source>This picture shows {0} faces. Which one do you want?</source>
        <translation>Cette image montre {0} visages. Lequel voulez-vous&#xa0;?</translation>
    </message>
    <message>
        <source>Face {0} of {1}, from the left</source>
        <translation>Visage {0} sur {1}, à partir de la gauche</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>FaceRow</name>
    <message>
        <source>Which face?</source>
        <translation>Quel visage&#xa0;?</translation>
    </message>
    <message>
        <source>Face {0} of {1}, from the left</source>
        <translation>Visage {0} sur {1}, à partir de la gauche</translation>
    </message>
</context>
<context>
    <name>FaceSide</name>
    <message>
        <source>Pull a handle to where it belongs; the rest of the face follows. For paintings and drawings whose eyes, lips or jaw were not found quite right.</source>
        <translation>Tirez une poignée à sa place&#xa0;; le reste du visage suit. Pour les tableaux et dessins dont les yeux, les lèvres ou la mâchoire ont été mal trouvés.</translation>
    </message>
    <message>
        <source>Handle that the arrow keys move</source>
        <translation>Poignée déplacée par les flèches</translation>
    </message>
    <message>
        <source>Put this handle back</source>
        <translation>Remettre cette poignée en place</translation>
    </message>
    <message>
        <source>Show the mesh</source>
        <translation>Afficher le maillage</translation>
    </message>
</context>
<context>
    <name>FinishStep</name>
    <message>
        <source>Open your call app</source>
        <translation>Ouvrez votre application d’appel</translation>
    </message>
    <message>
        <source>This is the puppet; others see the Away card until you go live.</source>
        <translation>Voici la marionnette&#xa0;; les autres voient la carte d’absence jusqu’à ce que vous passiez en direct.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Chargement…</translation>
    </message>
    <message>
        <source>Puppet is getting ready.</source>
        <translation>Puppet se prépare.</translation>
    </message>
    <message>
        <source>Set up the virtual camera</source>
        <translation>Installer la caméra virtuelle</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminer</translation>
    </message>
    <message>
        <source>Open Zoom, Meet, Teams or any other call. If it was open already, close it and open it again.</source>
        <translation>Ouvrez Zoom, Meet, Teams ou tout autre appel. S’il était déjà ouvert, fermez-le et rouvrez-le.</translation>
    </message>
    <message>
        <source>In its video settings choose the camera “{0}”.</source>
        <translation>Dans ses réglages vidéo, choisissez la caméra «&#xa0;{0}&#xa0;».</translation>
    </message>
    <message>
        <source>Here, press Go live ({0}). Away ({1}) hides the puppet at any time.</source>
        <translation>Ici, appuyez sur Passer en direct ({0}). Absent ({1}) cache la marionnette à tout moment.</translation>
    </message>
    <message>
        <source>Zoom mirrors your own view: others see it the right way round.</source>
        <translation>Zoom inverse votre propre vue&#xa0;: les autres la voient à l’endroit.</translation>
    </message>
    <message>
        <source>There is no virtual camera yet: calls cannot see the puppet before there is one.</source>
        <translation>Il n’y a pas encore de caméra virtuelle&#xa0;: sans elle, les appels ne voient pas la marionnette.</translation>
    </message>
</context>
<context>
    <name>FirstRunDialog</name>
    <message>
        <source>Set up Puppet</source>
        <translation>Configurer Puppet</translation>
    </message>
    <message>
        <source>Puppet is getting ready…</source>
        <translation>Puppet se prépare…</translation>
    </message>
    <message>
        <source>Skip set-up</source>
        <translation>Tout passer</translation>
    </message>
    <message>
        <source>Close this for good; “Set up again” in the settings brings it back</source>
        <translation>Fermer pour de bon&#xa0;; «&#xa0;Reconfigurer&#xa0;», dans les réglages, le ramène</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Skip this step</source>
        <translation>Passer cette étape</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>The new size and rate begin when you end live</source>
        <translation>La nouvelle taille et la cadence s’appliqueront quand vous quitterez le direct</translation>
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
        <translation>W plus près, S plus loin</translation>
    </message>
    <message>
        <source>Left and right</source>
        <translation>Gauche et droite</translation>
    </message>
    <message>
        <source>H to the left, K to the right</source>
        <translation>H vers la gauche, K vers la droite</translation>
    </message>
    <message>
        <source>Up and down</source>
        <translation>Haut et bas</translation>
    </message>
    <message>
        <source>U up, J down</source>
        <translation>U vers le haut, J vers le bas</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Portrait</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>Tout montrer</translation>
    </message>
    <message>
        <source>Fill the picture</source>
        <translation>Remplir l’image</translation>
    </message>
    <message>
        <source>Back to the middle</source>
        <translation>Recentrer</translation>
    </message>
    <message>
        <source>Zoom and position</source>
        <translation>Zoom et position</translation>
    </message>
    <message>
        <source>Of the pictures that others get; it changes while you are not live</source>
        <translation>Des images que les autres reçoivent&#xa0;; change hors direct</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>Par seconde</translation>
    </message>
    <message>
        <source>Mirror for me</source>
        <translation>Miroir pour moi</translation>
    </message>
    <message>
        <source>This window alone shows it mirrored</source>
        <translation>Seule cette fenêtre le montre en miroir</translation>
    </message>
    <message>
        <source>Mirror for others</source>
        <translation>Miroir pour les autres</translation>
    </message>
    <message>
        <source>Others see it mirrored</source>
        <translation>Les autres le voient en miroir</translation>
    </message>
    <message>
        <source>Landmarks on the camera</source>
        <translation>Points sur la caméra</translation>
    </message>
    <message>
        <source>Over your camera’s picture</source>
        <translation>Sur l’image de votre caméra</translation>
    </message>
    <message>
        <source>Landmarks on the portrait</source>
        <translation>Points sur le portrait</translation>
    </message>
    <message>
        <source>Only this window shows them</source>
        <translation>Seule cette fenêtre les montre</translation>
    </message>
    <message>
        <source>Frame rate and delay</source>
        <translation>Cadence et délai</translation>
    </message>
    <message>
        <source>In the bar below</source>
        <translation>Dans la barre du bas</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Portraits</source>
        <translation>Portraits</translation>
    </message>
    <message>
        <source>Show this portrait</source>
        <translation>Montrer ce portrait</translation>
    </message>
    <message>
        <source>Add photos of this person…</source>
        <translation>Ajouter des photos de cette personne…</translation>
    </message>
    <message>
        <source>Photos of this person…</source>
        <translation>Photos de cette personne…</translation>
    </message>
    <message>
        <source>Adjust crop and face…</source>
        <translation>Ajuster cadre et visage…</translation>
    </message>
    <message>
        <source>I may use it (since {0})</source>
        <translation>Je peux l’utiliser (depuis le {0})</translation>
    </message>
    <message>
        <source>I may use it</source>
        <translation>Je peux l’utiliser</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renommer…</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>Déplacer à gauche</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>Déplacer à droite</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove (comes with Puppet)</source>
        <translation>Retirer (fourni avec Puppet)</translation>
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
        <translation>Caméra, portrait, mouvement et cadre tels que vous les avez enregistrés</translation>
    </message>
    <message>
        <source>None saved yet</source>
        <translation>Aucun enregistré</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Utiliser</translation>
    </message>
    <message>
        <source>Set everything as in this profile</source>
        <translation>Tout régler comme dans ce profil</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Forget this profile</source>
        <translation>Oublier ce profil</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Nouveau nom</translation>
    </message>
    <message>
        <source>Name of the new profile</source>
        <translation>Nom du nouveau profil</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Save camera, portrait, motion and frame</source>
        <translation>Enregistrer caméra, portrait, mouvement et cadre</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>All settings and profiles, to a file</source>
        <translation>Tous les réglages et profils, dans un fichier</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>Settings and profiles from a file</source>
        <translation>Réglages et profils depuis un fichier</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>Changer les touches…</translation>
    </message>
    <message>
        <source>Diagnostic report…</source>
        <translation>Rapport de diagnostic…</translation>
    </message>
    <message>
        <source>To attach to a question</source>
        <translation>À joindre à une question</translation>
    </message>
    <message>
        <source>Set up again…</source>
        <translation>Reconfigurer…</translation>
    </message>
    <message>
        <source>The first steps once more, one by one</source>
        <translation>Les premières étapes encore une fois, une à une</translation>
    </message>
    <message>
        <source>Reset all settings</source>
        <translation>Tout réinitialiser</translation>
    </message>
    <message>
        <source>As they were at first</source>
        <translation>Comme au départ</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Of the window, from the next start on</source>
        <translation>De la fenêtre, dès le prochain démarrage</translation>
    </message>
    <message>
        <source>The profile {0} is saved</source>
        <translation>Le profil {0} est enregistré</translation>
    </message>
    <message>
        <source>{0} is in use</source>
        <translation>{0} est utilisé</translation>
    </message>
    <message>
        <source>The language changes at the next start</source>
        <translation>La langue changera au prochain démarrage</translation>
    </message>
    <message>
        <source>All settings are as they were at first</source>
        <translation>Tous les réglages sont comme au départ</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Revenir</translation>
    </message>
    <message>
        <source>Export settings</source>
        <translation>Exporter les réglages</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>Importer des réglages</translation>
    </message>
    <message>
        <source>Settings (*.json)</source>
        <translation>Réglages (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>The settings are in {0}</source>
        <translation>Les réglages sont dans {0}</translation>
    </message>
    <message>
        <source>The settings of {0} are in force</source>
        <translation>Les réglages de {0} sont en vigueur</translation>
    </message>
    <message>
        <source>Some values could not be used: {0}</source>
        <translation>Certaines valeurs n’ont pas pu être utilisées&#xa0;: {0}</translation>
    </message>
    <message>
        <source>This demonstration keeps no settings</source>
        <translation>Cette démonstration ne garde aucun réglage</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Toutes les touches</translation>
    </message>
    <message>
        <source>Adjust</source>
        <translation>Ajuster</translation>
    </message>
    <message>
        <source>Motion and more</source>
        <translation>Mouvement et plus</translation>
    </message>
</context>
<context>
    <name>Heading</name>
    <message>
        <source>open</source>
        <translation>ouvert</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>fermé</translation>
    </message>
</context>
<context>
    <name>InsetView</name>
    <message>
        <source>Your camera, mirrored; only you see this</source>
        <translation>Votre caméra, en miroir&#xa0;; vous seul la voyez</translation>
    </message>
    <message>
        <source>No camera picture yet</source>
        <translation>Pas encore d’image</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>Pictures ({0})</source>
        <translation>Images ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>Image collée</translation>
    </message>
    <message>
        <source>That is only the address of a picture on the web</source>
        <translation>Ce n’est que l’adresse d’une image du web</translation>
    </message>
    <message>
        <source>Puppet fetches nothing: save the picture or copy it, then add that</source>
        <translation>Puppet ne télécharge rien&#xa0;: enregistrez ou copiez l’image, puis ajoutez-la</translation>
    </message>
    <message>
        <source>There is no picture in that</source>
        <translation>Il n’y a pas d’image là-dedans</translation>
    </message>
    <message>
        <source>Copy a picture or an image file first, or choose a file with Add</source>
        <translation>Copiez d’abord une image ou un fichier image, ou choisissez un fichier avec Ajouter</translation>
    </message>
    <message>
        <source>That picture cannot be taken over</source>
        <translation>Cette image ne peut pas être reprise</translation>
    </message>
    <message>
        <source>Save it to a file, then add that</source>
        <translation>Enregistrez-la dans un fichier, puis ajoutez-le</translation>
    </message>
    <message>
        <source>That address holds no picture</source>
        <translation>Il n’y a pas d’image à cette adresse</translation>
    </message>
    <message>
        <source>Save the picture or copy it, then add that</source>
        <translation>Enregistrez ou copiez l’image, puis ajoutez-la</translation>
    </message>
</context>
<context>
    <name>Keeper</name>
    <message>
        <source>“{0}” is called “{1}” now</source>
        <translation>«&#xa0;{0}&#xa0;» s’appelle maintenant «&#xa0;{1}&#xa0;»</translation>
    </message>
    <message>
        <source>{0} has its name again</source>
        <translation>{0} a retrouvé son nom</translation>
    </message>
    <message>
        <source>It is kept, with today’s date, that you may use {0}</source>
        <translation>Il est noté, à la date d’aujourd’hui, que vous pouvez utiliser {0}</translation>
    </message>
    <message>
        <source>What was kept of your right to use {0} is as it was</source>
        <translation>Ce qui était noté de votre droit d’utiliser {0} est comme avant</translation>
    </message>
    <message>
        <source>{0} has been added; the call still shows the portrait you chose. May you use this picture?</source>
        <translation>{0} a été ajouté&#xa0;; l’appel montre toujours le portrait que vous avez choisi. Pouvez-vous utiliser cette image&#xa0;?</translation>
    </message>
    <message>
        <source>{0} has been added. May you use this picture?</source>
        <translation>{0} a été ajouté. Pouvez-vous utiliser cette image&#xa0;?</translation>
    </message>
    <message>
        <source>It is you, the person has agreed, or the work is free to use.</source>
        <translation>C’est vous, la personne a accepté, ou l’œuvre est libre de droits.</translation>
    </message>
    <message>
        <source>I may use it</source>
        <translation>Je peux l’utiliser</translation>
    </message>
    <message>
        <source>{0} is back at its place</source>
        <translation>{0} a retrouvé sa place</translation>
    </message>
    <message>
        <source>{0} comes with Puppet and stays</source>
        <translation>{0} est fourni avec Puppet et reste</translation>
    </message>
    <message>
        <source>{0} has been deleted: others see the Away card until you press “{1}”</source>
        <translation>{0} a été supprimé&#xa0;: les autres voient la carte d’absence jusqu’à ce que vous appuyiez sur «&#xa0;{1}&#xa0;»</translation>
    </message>
    <message>
        <source>{0} has been deleted</source>
        <translation>{0} a été supprimé</translation>
    </message>
    <message>
        <source>{0} is back</source>
        <translation>{0} est de retour</translation>
    </message>
</context>
<context>
    <name>KeyButton</name>
    <message>
        <source>{0}: key {1}, {2}</source>
        <translation>{0}&#xa0;: touche {1}, {2}</translation>
    </message>
    <message>
        <source>Press a key…</source>
        <translation>Appuyez…</translation>
    </message>
    <message>
        <source>{0}: press a key; Escape keeps the old one</source>
        <translation>{0}&#xa0;: appuyez sur une touche&#xa0;; Échap garde l’ancienne</translation>
    </message>
</context>
<context>
    <name>KeyEditor</name>
    <message>
        <source>Change keys</source>
        <translation>Changer les touches</translation>
    </message>
    <message>
        <source>Press a button, then the new key. Backspace takes a key away, Escape keeps it.</source>
        <translation>Appuyez sur un bouton, puis sur la nouvelle touche. Retour arrière retire une touche, Échap la garde.</translation>
    </message>
    <message>
        <source>All as at first</source>
        <translation>Tout comme au départ</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>{0} is taken: {1}</source>
        <translation>{0} est prise&#xa0;: {1}</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>Changer les touches…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Set up again…</source>
        <translation>Reconfigurer…</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Previous portrait</source>
        <translation>Portrait précédent</translation>
    </message>
    <message>
        <source>Next portrait</source>
        <translation>Portrait suivant</translation>
    </message>
    <message>
        <source>Any other portrait</source>
        <translation>N’importe quel autre portrait</translation>
    </message>
    <message>
        <source>Away card on or off</source>
        <translation>Carte d’absence oui ou non</translation>
    </message>
    <message>
        <source>Go live, or end it</source>
        <translation>Passer en direct ou quitter</translation>
    </message>
    <message>
        <source>Calibrate: look straight, mouth closed</source>
        <translation>Calibrer&#xa0;: regard droit, bouche fermée</translation>
    </message>
    <message>
        <source>Take the most neutral face of the last seconds</source>
        <translation>Visage le plus neutre des dernières secondes</translation>
    </message>
    <message>
        <source>Nearer</source>
        <translation>Plus près</translation>
    </message>
    <message>
        <source>Further away</source>
        <translation>Plus loin</translation>
    </message>
    <message>
        <source>Portrait up</source>
        <translation>Portrait vers le haut</translation>
    </message>
    <message>
        <source>Portrait down</source>
        <translation>Portrait vers le bas</translation>
    </message>
    <message>
        <source>Portrait to the left</source>
        <translation>Portrait vers la gauche</translation>
    </message>
    <message>
        <source>Portrait to the right</source>
        <translation>Portrait vers la droite</translation>
    </message>
    <message>
        <source>Zoom and position set back</source>
        <translation>Réinitialiser zoom et position</translation>
    </message>
    <message>
        <source>Landmarks: camera, portrait too, none</source>
        <translation>Points&#xa0;: caméra, portrait aussi, aucun</translation>
    </message>
    <message>
        <source>Frame rate and delay on or off</source>
        <translation>Cadence et délai oui ou non</translation>
    </message>
    <message>
        <source>Mirror the picture for me</source>
        <translation>Miroir pour moi</translation>
    </message>
    <message>
        <source>Mirror the picture for others</source>
        <translation>Miroir pour les autres</translation>
    </message>
    <message>
        <source>Open or close the panel at the right</source>
        <translation>Ouvrir ou fermer le volet latéral</translation>
    </message>
    <message>
        <source>Record, or end it</source>
        <translation>Enregistrer une vidéo, ou l’arrêter</translation>
    </message>
    <message>
        <source>Save a snapshot</source>
        <translation>Prendre un instantané</translation>
    </message>
    <message>
        <source>Add photos of the focused or shown person</source>
        <translation>Ajouter des photos de la personne choisie</translation>
    </message>
    <message>
        <source>Add what is on the clipboard</source>
        <translation>Ajouter le contenu du presse-papiers</translation>
    </message>
    <message>
        <source>Take back the last change to a portrait</source>
        <translation>Annuler le dernier changement d’un portrait</translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation>Cette liste</translation>
    </message>
    <message>
        <source>Show that portrait</source>
        <translation>Montrer ce portrait</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Press the focused button</source>
        <translation>Presser le bouton actif</translation>
    </message>
    <message>
        <source>Rename the focused portrait</source>
        <translation>Renommer le portrait actif</translation>
    </message>
    <message>
        <source>Ctrl+← →</source>
        <translation>Ctrl+← →</translation>
    </message>
    <message>
        <source>Move the focused portrait</source>
        <translation>Déplacer le portrait actif</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Remove the focused portrait</source>
        <translation>Retirer le portrait actif</translation>
    </message>
    <message>
        <source>Shift+F10</source>
        <translation>Maj+F10</translation>
    </message>
    <message>
        <source>Menu of the focused portrait</source>
        <translation>Menu du portrait actif</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Dismiss the message; never ends a live call</source>
        <translation>Fermer le message&#xa0;; n’arrête jamais le direct</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Go through everything</source>
        <translation>Tout parcourir</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Others see this: the test picture</source>
        <translation>Les autres voient l’image de test</translation>
    </message>
    <message>
        <source>Test picture – only you see it: no virtual camera is open</source>
        <translation>Image de test – vous seul la voyez&#xa0;: aucune caméra virtuelle ouverte</translation>
    </message>
    <message>
        <source>Preview – others see the Away card</source>
        <translation>Aperçu – les autres voient la carte d’absence</translation>
    </message>
    <message>
        <source>Preview – no virtual camera is open</source>
        <translation>Aperçu – aucune caméra virtuelle ouverte</translation>
    </message>
    <message>
        <source>Away card – only you see it: no virtual camera is open</source>
        <translation>Carte d’absence – vous seul la voyez&#xa0;: aucune caméra virtuelle ouverte</translation>
    </message>
    <message>
        <source>Others see this</source>
        <translation>Les autres voient ceci</translation>
    </message>
    <message>
        <source>Only you see this: no virtual camera is open</source>
        <translation>Vous seul voyez ceci&#xa0;: aucune caméra virtuelle ouverte</translation>
    </message>
    <message>
        <source>Others see this: the Away card</source>
        <translation>Les autres voient la carte d’absence</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Chargement…</translation>
    </message>
    <message>
        <source>Puppet is getting ready.</source>
        <translation>Puppet se prépare.</translation>
    </message>
    <message>
        <source>Puppet could not start</source>
        <translation>Puppet n’a pas pu démarrer</translation>
    </message>
    <message>
        <source>The message below says why.</source>
        <translation>Le message ci-dessous dit pourquoi.</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>À l’arrêt</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>The window system reports a fault</source>
        <translation>Le système de fenêtres signale une erreur</translation>
    </message>
    <message>
        <source>Something went wrong inside Puppet</source>
        <translation>Quelque chose s’est mal passé dans Puppet</translation>
    </message>
    <message>
        <source>Try again; if it stays, restart Puppet and report the details</source>
        <translation>Réessayez&#xa0;; si cela persiste, relancez Puppet et signalez les détails</translation>
    </message>
</context>
<context>
    <name>Motion</name>
    <message>
        <source>You just showed a better neutral face than the one in use</source>
        <translation>Vous venez de montrer un visage plus neutre que celui utilisé</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>L’utiliser</translation>
    </message>
</context>
<context>
    <name>MotionPanel</name>
    <message>
        <source>Head</source>
        <translation>Tête</translation>
    </message>
    <message>
        <source>How far the head turns, leans and moves</source>
        <translation>Combien la tête tourne, penche et bouge</translation>
    </message>
    <message>
        <source>Mouth</source>
        <translation>Bouche</translation>
    </message>
    <message>
        <source>How far lips and jaw move</source>
        <translation>Combien les lèvres et la mâchoire bougent</translation>
    </message>
    <message>
        <source>Brows</source>
        <translation>Sourcils</translation>
    </message>
    <message>
        <source>How far the brows move</source>
        <translation>Combien les sourcils bougent</translation>
    </message>
    <message>
        <source>Eyelids</source>
        <translation>Paupières</translation>
    </message>
    <message>
        <source>How far the eyes open and close</source>
        <translation>Combien les yeux s’ouvrent et se ferment</translation>
    </message>
    <message>
        <source>Gaze</source>
        <translation>Regard</translation>
    </message>
    <message>
        <source>How far the eyes look aside</source>
        <translation>Combien les yeux regardent de côté</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Lissage</translation>
    </message>
    <message>
        <source>More: calmer and a little later. Less: livelier</source>
        <translation>Plus&#xa0;: plus calme et un peu plus tard. Moins&#xa0;: plus vif</translation>
    </message>
    <message>
        <source>Look at the camera</source>
        <translation>Regarder la caméra</translation>
    </message>
    <message>
        <source>The puppet looks at them wherever you look</source>
        <translation>La marionnette les regarde, où que vous regardiez</translation>
    </message>
    <message>
        <source>Mirror my motion</source>
        <translation>Inverser mon mouvement</translation>
    </message>
    <message>
        <source>Your left moves the puppet’s right</source>
        <translation>Votre gauche anime la droite de la marionnette</translation>
    </message>
    <message>
        <source>Breathe and blink at rest</source>
        <translation>Respirer et cligner au repos</translation>
    </message>
    <message>
        <source>What the puppet does while nobody moves it</source>
        <translation>Ce que fait la marionnette quand personne ne l’anime</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>Calibrer</translation>
    </message>
    <message>
        <source>Take your neutral face anew: look straight, mouth closed</source>
        <translation>Reprendre votre visage neutre&#xa0;: regardez droit devant, bouche fermée</translation>
    </message>
    <message>
        <source>Best of the last seconds</source>
        <translation>Meilleur des dernières secondes</translation>
    </message>
    <message>
        <source>Take the most neutral face of the last ten seconds as your neutral</source>
        <translation>Prendre le visage le plus neutre des dix dernières secondes comme visage neutre</translation>
    </message>
    <message>
        <source>Usual values</source>
        <translation>Valeurs habituelles</translation>
    </message>
    <message>
        <source>Set everything here back</source>
        <translation>Tout remettre comme avant ici</translation>
    </message>
</context>
<context>
    <name>NameEdit</name>
    <message>
        <source>New name of {0}</source>
        <translation>Nouveau nom de {0}</translation>
    </message>
</context>
<context>
    <name>NeutralStep</name>
    <message>
        <source>Look straight, mouth closed</source>
        <translation>Regardez droit devant, bouche fermée</translation>
    </message>
    <message>
        <source>The puppet moves as you move away from this face. It takes about a second, by itself.</source>
        <translation>La marionnette bouge quand vous vous écartez de ce visage. Cela prend environ une seconde, tout seul.</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Recommencer</translation>
    </message>
    <message>
        <source>Your neutral face can wait</source>
        <translation>Votre visage neutre peut attendre</translation>
    </message>
    <message>
        <source>The puppet moves as you move away from it. A recorded face moves the puppet meanwhile.</source>
        <translation>La marionnette bouge quand vous vous en écartez. En attendant, un visage enregistré l’anime.</translation>
    </message>
    <message>
        <source>No webcam is in use: your neutral is taken by itself when one sees you</source>
        <translation>Aucune webcam utilisée&#xa0;: votre visage neutre sera pris tout seul dès que l’une d’elles vous verra</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Préparation…</translation>
    </message>
    <message>
        <source>That is your neutral face</source>
        <translation>Voilà votre visage neutre</translation>
    </message>
    <message>
        <source>Look straight at the camera, mouth closed</source>
        <translation>Regardez la caméra bien en face, bouche fermée</translation>
    </message>
    <message>
        <source>Hold still…</source>
        <translation>Ne bougez plus…</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un instant…</translation>
    </message>
</context>
<context>
    <name>NeutralView</name>
    <message>
        <source>Your camera, mirrored; only you see this</source>
        <translation>Votre caméra, en miroir&#xa0;; vous seul la voyez</translation>
    </message>
</context>
<context>
    <name>Output</name>
    <message>
        <source>without sound</source>
        <translation>sans son</translation>
    </message>
    <message>
        <source>room for {0} min</source>
        <translation>reste {0} min</translation>
    </message>
    <message>
        <source>room for {0} h</source>
        <translation>reste {0} h</translation>
    </message>
</context>
<context>
    <name>OutputDialog</name>
    <message>
        <source>Virtual camera</source>
        <translation>Caméra virtuelle</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>OutputPanel</name>
    <message>
        <source>Paste this into a terminal and press Return; then come back and press Recheck.</source>
        <translation>Collez ceci dans un terminal et appuyez sur Entrée&#xa0;; revenez ensuite et appuyez sur «&#xa0;Revérifier&#xa0;».</translation>
    </message>
    <message>
        <source>Command for a terminal</source>
        <translation>Commande pour un terminal</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>Ouvrir la page</translation>
    </message>
    <message>
        <source>Recheck</source>
        <translation>Revérifier</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Vérification…</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Copier la commande</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Copier l’adresse</translation>
    </message>
    <message>
        <source>In the call, choose “{0}” as the camera.</source>
        <translation>Dans l’appel, choisissez «&#xa0;{0}&#xa0;» comme caméra.</translation>
    </message>
    <message>
        <source>The virtual camera could not be looked at ({0}).</source>
        <translation>La caméra virtuelle n’a pas pu être examinée ({0}).</translation>
    </message>
    <message>
        <source>Looking for a virtual camera…</source>
        <translation>Recherche d’une caméra virtuelle…</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>Pas prête</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prête</translation>
    </message>
    <message>
        <source>Works, with a catch</source>
        <translation>Fonctionne, avec une réserve</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Record the large picture into your Videos folder</source>
        <translation>Enregistrer la grande image dans votre dossier Vidéos</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>Instantané</translation>
    </message>
    <message>
        <source>Save the large picture into your Pictures folder</source>
        <translation>Enregistrer la grande image dans votre dossier Images</translation>
    </message>
    <message>
        <source>With the microphone</source>
        <translation>Avec le microphone</translation>
    </message>
    <message>
        <source>Recordings have your voice, in time</source>
        <translation>Les enregistrements ont votre voix, synchronisée</translation>
    </message>
    <message>
        <source>Invisible mark</source>
        <translation>Marque invisible</translation>
    </message>
    <message>
        <source>Pictures can be told from a camera’s: python main.py inspect FILE</source>
        <translation>Pour distinguer ces images de celles d’une caméra&#xa0;: python main.py inspect FILE</translation>
    </message>
    <message>
        <source>Visible mark</source>
        <translation>Marque visible</translation>
    </message>
    <message>
        <source>Pictures say “AI-generated” in a corner</source>
        <translation>Les images portent «&#xa0;AI-generated&#xa0;» dans un coin</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>Copier le nombre</translation>
    </message>
    <message>
        <source>Test picture</source>
        <translation>Image de test</translation>
    </message>
    <message>
        <source>Others see colour bars and words: look whether they arrive as they are</source>
        <translation>Les autres voient des barres de couleur et des mots&#xa0;: vérifiez qu’ils arrivent tels quels</translation>
    </message>
    <message>
        <source>Clean window</source>
        <translation>Fenêtre nue</translation>
    </message>
    <message>
        <source>A window with nothing but the picture, to be captured</source>
        <translation>Une fenêtre avec l’image seule, à capturer</translation>
    </message>
    <message>
        <source>Local stream</source>
        <translation>Flux local</translation>
    </message>
    <message>
        <source>For OBS or a browser on this machine alone; the address is new each time</source>
        <translation>Pour OBS ou un navigateur sur cette seule machine&#xa0;; l’adresse est nouvelle à chaque fois</translation>
    </message>
    <message>
        <source>Copy its address</source>
        <translation>Copier son adresse</translation>
    </message>
    <message>
        <source>Stop {0}</source>
        <translation>Arrêter {0}</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Enregistrement…</translation>
    </message>
    <message>
        <source>Pictures are {0} ms late. So that lips and voice meet, enter {0} ms as the microphone’s delay in OBS or the call program.</source>
        <translation>Les images ont {0} ms de retard. Pour que lèvres et voix concordent, entrez {0} ms de délai pour le microphone dans OBS ou le logiciel d’appel.</translation>
    </message>
    <message>
        <source>How late pictures are shows here as soon as your face moves the puppet.</source>
        <translation>Le retard des images s’affiche ici dès que votre visage anime la marionnette.</translation>
    </message>
    <message>
        <source>Copy {0}</source>
        <translation>Copier {0}</translation>
    </message>
</context>
<context>
    <name>OutputStep</name>
    <message>
        <source>How the call sees you</source>
        <translation>Comment l’appel vous voit</translation>
    </message>
    <message>
        <source>Zoom, Meet and Teams get Puppet’s picture from a virtual camera of the system.</source>
        <translation>Zoom, Meet et Teams reçoivent l’image de Puppet par une caméra virtuelle du système.</translation>
    </message>
</context>
<context>
    <name>OutputWindow</name>
    <message>
        <source>What others see</source>
        <translation>Ce que voient les autres</translation>
    </message>
</context>
<context>
    <name>PhotoAdder</name>
    <message>
        <source>Add photos of {0}</source>
        <translation>Ajouter des photos de {0}</translation>
    </message>
    <message>
        <source>A photo of {0} has been removed</source>
        <translation>Une photo de {0} a été retirée</translation>
    </message>
    <message>
        <source>A photo of {0} has been added</source>
        <translation>Une photo de {0} a été ajoutée</translation>
    </message>
    <message>
        <source>{1} photos of {0} have been added</source>
        <translation>{1} photos de {0} ont été ajoutées</translation>
    </message>
    <message>
        <source>The photos of {0} are as before</source>
        <translation>Les photos de {0} sont comme avant</translation>
    </message>
</context>
<context>
    <name>PhotosDialog</name>
    <message>
        <source>Photos of {0}</source>
        <translation>Photos de {0}</translation>
    </message>
    <message>
        <source>Add photos…</source>
        <translation>Ajouter des photos…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>One photo of {1}</source>
        <translation>Une photo de {1}</translation>
    </message>
    <message>
        <source>{0} photos of {1}</source>
        <translation>{0} photos de {1}</translation>
    </message>
    <message>
        <source>Photo {0} of {1}</source>
        <translation>Photo {0} sur {1}</translation>
    </message>
    <message>
        <source>The portrait</source>
        <translation>Le portrait</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove photo {0} of {1}</source>
        <translation>Retirer la photo {0} sur {1}</translation>
    </message>
    <message>
        <source>{0} photos are all that fit</source>
        <translation>{0} photos au plus</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>Large picture</source>
        <translation>Grande image</translation>
    </message>
</context>
<context>
    <name>PortraitStep</name>
    <message>
        <source>Who will you be?</source>
        <translation>Qui serez-vous&#xa0;?</translation>
    </message>
    <message>
        <source>Pick a portrait, or drop a picture of your own with a face in it.</source>
        <translation>Choisissez un portrait, ou déposez une image à vous où figure un visage.</translation>
    </message>
    <message>
        <source>Add your own…</source>
        <translation>Ajouter le vôtre…</translation>
    </message>
    <message>
        <source>Adjust crop and face…</source>
        <translation>Ajuster cadre et visage…</translation>
    </message>
    <message>
        <source>Add portraits</source>
        <translation>Ajouter des portraits</translation>
    </message>
</context>
<context>
    <name>PortraitTile</name>
    <message>
        <source>Portrait {0}: {1}</source>
        <translation>Portrait {0}&#xa0;: {1}</translation>
    </message>
    <message>
        <source>{0} photos</source>
        <translation>{0} photos</translation>
    </message>
    <message>
        <source>it is being refined: {0} % done</source>
        <translation>en cours d’affinage&#xa0;: {0}&#xa0;% faits</translation>
    </message>
    <message>
        <source>Getting better: {0} %</source>
        <translation>S’améliore&#xa0;: {0}&#xa0;%</translation>
    </message>
    <message>
        <source>photos are being added</source>
        <translation>des photos sont en cours d’ajout</translation>
    </message>
</context>
<context>
    <name>Puppet</name>
    <message>
        <source>No face: move into the picture</source>
        <translation>Aucun visage&#xa0;: placez-vous dans l’image</translation>
    </message>
    <message>
        <source>Come closer</source>
        <translation>Approchez-vous</translation>
    </message>
    <message>
        <source>Move into the middle of the picture</source>
        <translation>Placez-vous au milieu de l’image</translation>
    </message>
    <message>
        <source>Look straight at the camera</source>
        <translation>Regardez la caméra bien en face</translation>
    </message>
    <message>
        <source>Open your eyes</source>
        <translation>Ouvrez les yeux</translation>
    </message>
    <message>
        <source>Close your mouth</source>
        <translation>Fermez la bouche</translation>
    </message>
    <message>
        <source>Hold still</source>
        <translation>Ne bougez plus</translation>
    </message>
    <message>
        <source>Preparing the portrait…</source>
        <translation>Préparation du portrait…</translation>
    </message>
    <message>
        <source>Loading the face tracker…</source>
        <translation>Chargement du suivi…</translation>
    </message>
    <message>
        <source>Preview only</source>
        <translation>Aperçu seulement</translation>
    </message>
    <message>
        <source>The camera delivers no pictures.</source>
        <translation>La caméra ne fournit aucune image.</translation>
    </message>
    <message>
        <source>See whether another program uses it, unplug it and plug it in again, or pick another camera.</source>
        <translation>Voyez si un autre programme l’utilise, débranchez-la et rebranchez-la, ou choisissez une autre caméra.</translation>
    </message>
    <message>
        <source>Demo clip</source>
        <translation>Clip de démonstration</translation>
    </message>
    <message>
        <source>None of the last seconds&apos; faces was neutral.</source>
        <translation>Aucun visage des dernières secondes n’était neutre.</translation>
    </message>
    <message>
        <source>Look straight at the camera, mouth closed, and try again.</source>
        <translation>Regardez la caméra bien en face, bouche fermée, et réessayez.</translation>
    </message>
    <message>
        <source>The most neutral face of the last seconds is the neutral now.</source>
        <translation>Le visage le plus neutre des dernières secondes est maintenant le visage neutre.</translation>
    </message>
    <message>
        <source>No face has been seen for a while: others see the Away card.</source>
        <translation>Aucun visage n’a été vu depuis un moment&#xa0;: les autres voient la carte d’absence.</translation>
    </message>
    <message>
        <source>Sit in front of the camera; the puppet comes back by itself.</source>
        <translation>Asseyez-vous devant la caméra&#xa0;; la marionnette revient toute seule.</translation>
    </message>
    <message>
        <source>The virtual camera does not take pictures.</source>
        <translation>La caméra virtuelle n’accepte pas d’images.</translation>
    </message>
    <message>
        <source>It is opened again; if others see nothing, close the call program&apos;s camera and open it again.</source>
        <translation>Elle est rouverte&#xa0;; si les autres ne voient rien, fermez la caméra dans le logiciel d’appel et rouvrez-la.</translation>
    </message>
    <message>
        <source>Close the call program&apos;s camera and open it again, or start Puppet again.</source>
        <translation>Fermez la caméra dans le logiciel d’appel et rouvrez-la, ou relancez Puppet.</translation>
    </message>
    <message>
        <source>No face was found in the picture</source>
        <translation>Aucun visage n’a été trouvé dans l’image</translation>
    </message>
    <message>
        <source>Use a picture in which the face is seen from the front, is not covered and is at least about 100 pixels wide</source>
        <translation>Utilisez une image où le visage est vu de face, n’est pas caché et fait au moins 100 pixels de large environ</translation>
    </message>
    <message>
        <source>This computer is busy: this window shows every second picture, others see them all.</source>
        <translation>Cet ordinateur est occupé&#xa0;: cette fenêtre montre une image sur deux, les autres les voient toutes.</translation>
    </message>
    <message>
        <source>This computer is busy: every second picture gets its fine details.</source>
        <translation>Cet ordinateur est occupé&#xa0;: une image sur deux reçoit ses détails fins.</translation>
    </message>
    <message>
        <source>This computer is busy: the puppet is drawn more simply.</source>
        <translation>Cet ordinateur est occupé&#xa0;: la marionnette est dessinée plus simplement.</translation>
    </message>
    <message>
        <source>Closing other programs helps; full quality comes back by itself.</source>
        <translation>Fermer d’autres programmes aide&#xa0;; la pleine qualité revient d’elle-même.</translation>
    </message>
    <message>
        <source>No camera was found</source>
        <translation>Aucune caméra trouvée</translation>
    </message>
    <message>
        <source>A camera&apos;s driver does not answer</source>
        <translation>Le pilote d’une caméra ne répond pas</translation>
    </message>
    <message>
        <source>A recorded face moves the puppet meanwhile. Plug a camera in and pick it from the list.</source>
        <translation>Un visage enregistré anime la marionnette en attendant. Branchez une caméra et choisissez-la dans la liste.</translation>
    </message>
    <message>
        <source>The camera&apos;s picture is black.</source>
        <translation>L’image de la caméra est noire.</translation>
    </message>
    <message>
        <source>Open its shutter or cover, or turn on a light.</source>
        <translation>Ouvrez son cache, ou allumez une lumière.</translation>
    </message>
    <message>
        <source>The camera&apos;s picture is frozen.</source>
        <translation>L’image de la caméra est figée.</translation>
    </message>
    <message>
        <source>Unplug it and plug it in again, or choose another camera.</source>
        <translation>Débranchez-la et rebranchez-la, ou choisissez une autre caméra.</translation>
    </message>
    <message>
        <source>A portrait cannot be prepared: it takes too long.</source>
        <translation>Un portrait ne peut pas être préparé&#xa0;: c’est trop long.</translation>
    </message>
    <message>
        <source>Pick another portrait.</source>
        <translation>Choisissez un autre portrait.</translation>
    </message>
    <message>
        <source>The puppet rests and it is tried again. If it stays, start Puppet again.</source>
        <translation>La marionnette se repose et un nouvel essai est fait. Si cela dure, relancez Puppet.</translation>
    </message>
    <message>
        <source>It is tried again by itself; if this stays, start Puppet again.</source>
        <translation>Un nouvel essai se fait tout seul&#xa0;; si cela dure, relancez Puppet.</translation>
    </message>
    <message>
        <source>The virtual camera takes long to open.</source>
        <translation>La caméra virtuelle met longtemps à s’ouvrir.</translation>
    </message>
    <message>
        <source>It is tried once more; see whether another program uses it.</source>
        <translation>Un nouvel essai est fait&#xa0;; voyez si un autre programme l’utilise.</translation>
    </message>
    <message>
        <source>The virtual camera does not open.</source>
        <translation>La caméra virtuelle ne s’ouvre pas.</translation>
    </message>
    <message>
        <source>Others cannot see the puppet; close what uses the camera, then start Puppet again.</source>
        <translation>Les autres ne voient pas la marionnette&#xa0;; fermez ce qui utilise la caméra, puis relancez Puppet.</translation>
    </message>
    <message>
        <source>Choose a JPEG, PNG or WebP picture</source>
        <translation>Choisissez une image JPEG, PNG ou WebP</translation>
    </message>
    <message>
        <source>Open it in an image viewer and save it as JPEG or PNG</source>
        <translation>Ouvrez-la dans une visionneuse et enregistrez-la en JPEG ou PNG</translation>
    </message>
    <message>
        <source>The pasted picture is empty</source>
        <translation>L’image collée est vide</translation>
    </message>
    <message>
        <source>Fetch or copy it again</source>
        <translation>Téléchargez-la ou copiez-la à nouveau</translation>
    </message>
    <message>
        <source>Copy the picture again</source>
        <translation>Copiez l’image à nouveau</translation>
    </message>
    <message>
        <source>The download or copy went wrong: fetch it again</source>
        <translation>Le téléchargement ou la copie a échoué&#xa0;: recommencez</translation>
    </message>
    <message>
        <source>Check the name</source>
        <translation>Vérifiez le nom</translation>
    </message>
    <message>
        <source>Choose a picture file inside it</source>
        <translation>Choisissez un fichier image à l’intérieur</translation>
    </message>
    <message>
        <source>Change the file&apos;s permissions, or copy it elsewhere</source>
        <translation>Changez les droits du fichier ou copiez-le ailleurs</translation>
    </message>
    <message>
        <source>Use a picture in which the face is at least about 100 pixels wide</source>
        <translation>Utilisez une image où le visage fait au moins 100 pixels de large environ</translation>
    </message>
    <message>
        <source>Use a larger picture or cut it closer: the face should be at least about 100 pixels wide</source>
        <translation>Utilisez une image plus grande ou cadrez plus près&#xa0;: le visage doit faire au moins 100 pixels de large environ</translation>
    </message>
    <message>
        <source>Add it again and choose one</source>
        <translation>Ajoutez-le à nouveau et choisissez-en un</translation>
    </message>
    <message>
        <source>Free some space there, or make the folder writable</source>
        <translation>Libérez-y de la place ou rendez le dossier accessible en écriture</translation>
    </message>
    <message>
        <source>Free some space there, or choose another folder</source>
        <translation>Libérez-y de la place ou choisissez un autre dossier</translation>
    </message>
    <message>
        <source>Close other apps that use the camera, and check that it is plugged in</source>
        <translation>Fermez les autres programmes qui utilisent la caméra et vérifiez qu’elle est branchée</translation>
    </message>
    <message>
        <source>Unplug it and plug it in again</source>
        <translation>Débranchez-la et rebranchez-la</translation>
    </message>
    <message>
        <source>Unplug it and plug it in again, or pick another one</source>
        <translation>Débranchez-la et rebranchez-la, ou choisissez-en une autre</translation>
    </message>
    <message>
        <source>The camera does not open</source>
        <translation>La caméra ne s’ouvre pas</translation>
    </message>
    <message>
        <source>The camera is not connected</source>
        <translation>La caméra n’est pas branchée</translation>
    </message>
    <message>
        <source>Plug it in, or choose another one</source>
        <translation>Branchez-la ou choisissez-en une autre</translation>
    </message>
    <message>
        <source>The camera failed</source>
        <translation>La caméra a échoué</translation>
    </message>
    <message>
        <source>Plug it in again or pick another; it is tried again by itself.</source>
        <translation>Rebranchez-la ou choisissez-en une autre&#xa0;; un nouvel essai se fait tout seul.</translation>
    </message>
    <message>
        <source>The virtual camera cannot be opened</source>
        <translation>La caméra virtuelle ne peut pas être ouverte</translation>
    </message>
    <message>
        <source>Others cannot see the puppet; the preview goes on.</source>
        <translation>Les autres ne voient pas la marionnette&#xa0;; l’aperçu continue.</translation>
    </message>
    <message>
        <source>The virtual camera failed</source>
        <translation>La caméra virtuelle a échoué</translation>
    </message>
    <message>
        <source>It is opened again by itself.</source>
        <translation>Elle se rouvre toute seule.</translation>
    </message>
    <message>
        <source>Check that it still exists; it is opened again as soon as it does</source>
        <translation>Vérifiez qu’elle existe encore&#xa0;; elle se rouvre dès que c’est le cas</translation>
    </message>
    <message>
        <source>What was recorded is kept; make room</source>
        <translation>Ce qui a été enregistré est conservé&#xa0;; faites de la place</translation>
    </message>
    <message>
        <source>The disk is nearly full</source>
        <translation>Le disque est presque plein</translation>
    </message>
    <message>
        <source>Check the folder</source>
        <translation>Vérifiez le dossier</translation>
    </message>
    <message>
        <source>On Debian and Ubuntu: sudo apt install libportaudio2</source>
        <translation>Sur Debian et Ubuntu&#xa0;: sudo apt install libportaudio2</translation>
    </message>
    <message>
        <source>This portrait is not in the gallery any more</source>
        <translation>Ce portrait n’est plus dans la galerie</translation>
    </message>
    <message>
        <source>The portrait you chose last is not there any more.</source>
        <translation>Le portrait choisi la dernière fois n’est plus là.</translation>
    </message>
    <message>
        <source>Pick another one</source>
        <translation>Choisissez-en un autre</translation>
    </message>
    <message>
        <source>No virtual camera could be opened</source>
        <translation>Aucune caméra virtuelle n’a pu être ouverte</translation>
    </message>
    <message>
        <source>The virtual camera is ready.</source>
        <translation>La caméra virtuelle est prête.</translation>
    </message>
    <message>
        <source>No virtual camera is installed: calls cannot see the puppet yet.</source>
        <translation>Aucune caméra virtuelle n’est installée&#xa0;: les appels ne voient pas encore la marionnette.</translation>
    </message>
    <message>
        <source>Install v4l2loopback.</source>
        <translation>Installez v4l2loopback.</translation>
    </message>
    <message>
        <source>v4l2loopback is installed, but not loaded.</source>
        <translation>v4l2loopback est installé, mais pas chargé.</translation>
    </message>
    <message>
        <source>Load it, now and at every start.</source>
        <translation>Chargez-le, maintenant et à chaque démarrage.</translation>
    </message>
    <message>
        <source>The virtual camera works until the computer is restarted.</source>
        <translation>La caméra virtuelle fonctionne jusqu’au redémarrage de l’ordinateur.</translation>
    </message>
    <message>
        <source>Have it loaded at every start.</source>
        <translation>Faites-la charger à chaque démarrage.</translation>
    </message>
    <message>
        <source>Puppet cannot open a virtual camera: the package pyvirtualcam is not installed.</source>
        <translation>Puppet ne peut pas ouvrir de caméra virtuelle&#xa0;: le paquet pyvirtualcam n’est pas installé.</translation>
    </message>
    <message>
        <source>Install it, then start Puppet again.</source>
        <translation>Installez-le, puis relancez Puppet.</translation>
    </message>
    <message>
        <source>The virtual camera is there, but it cannot be opened.</source>
        <translation>La caméra virtuelle est là, mais elle ne s’ouvre pas.</translation>
    </message>
    <message>
        <source>Close other programs that send pictures to it (OBS, another Puppet); reload it if that does not help.</source>
        <translation>Fermez les autres programmes qui lui envoient des images (OBS, un autre Puppet)&#xa0;; rechargez-la si cela n’aide pas.</translation>
    </message>
    <message>
        <source>v4l2loopback is loaded, but without any camera.</source>
        <translation>v4l2loopback est chargé, mais sans caméra.</translation>
    </message>
    <message>
        <source>Load it anew with one.</source>
        <translation>Rechargez-le avec une caméra.</translation>
    </message>
    <message>
        <source>They hold from the next start of the computer on.</source>
        <translation>Elles valent à partir du prochain démarrage de l’ordinateur.</translation>
    </message>
    <message>
        <source>Secure Boot does not let v4l2loopback in</source>
        <translation>Secure Boot refuse v4l2loopback</translation>
    </message>
    <message>
        <source>Have the firmware trust modules that are built on this computer.</source>
        <translation>Faites en sorte que le micrologiciel fasse confiance aux modules compilés sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Make up a password when asked and restart. A blue screen comes up: choose Enroll MOK, Continue, Yes, and type that password. Then come back here.</source>
        <translation>Inventez un mot de passe quand il est demandé et redémarrez. Un écran bleu apparaît&#xa0;: choisissez Enroll MOK, Continue, Yes et tapez ce mot de passe. Revenez ensuite ici.</translation>
    </message>
    <message>
        <source>v4l2loopback is installed, but not built for the kernel that runs</source>
        <translation>v4l2loopback est installé, mais pas compilé pour le noyau en cours</translation>
    </message>
    <message>
        <source>Build it.</source>
        <translation>Compilez-le.</translation>
    </message>
    <message>
        <source>OBS Virtual Camera is installed, but another program has it.</source>
        <translation>OBS Virtual Camera est installée, mais un autre programme l’occupe.</translation>
    </message>
    <message>
        <source>Press Stop Virtual Camera in OBS, or install Unity Capture beside it: Puppet then takes that one.</source>
        <translation>Arrêtez la caméra virtuelle dans OBS, ou installez aussi Unity Capture&#xa0;: Puppet prendra celle-là.</translation>
    </message>
    <message>
        <source>Unpack it, run Install.bat in its folder Install, and come back here.</source>
        <translation>Décompressez-le, lancez Install.bat dans son dossier Install et revenez ici.</translation>
    </message>
    <message>
        <source>The virtual camera is installed, but cannot be opened</source>
        <translation>La caméra virtuelle est installée, mais ne s’ouvre pas</translation>
    </message>
    <message>
        <source>Close other programs that send pictures to it.</source>
        <translation>Fermez les autres programmes qui lui envoient des images.</translation>
    </message>
    <message>
        <source>Install OBS Studio, which brings one. It need not run.</source>
        <translation>Installez OBS Studio, qui en apporte une. Il n’a pas besoin d’être lancé.</translation>
    </message>
    <message>
        <source>Come back here when it is installed.</source>
        <translation>Revenez ici quand il est installé.</translation>
    </message>
    <message>
        <source>OBS’s virtual camera is installed, but cannot be opened.</source>
        <translation>La caméra virtuelle d’OBS est installée, mais ne s’ouvre pas.</translation>
    </message>
    <message>
        <source>Quit OBS, which may have it, and close other programs that send pictures to it.</source>
        <translation>Quittez OBS, qui l’occupe peut-être, et fermez les autres programmes qui lui envoient des images.</translation>
    </message>
    <message>
        <source>macOS waits for your permission to use OBS’s virtual camera.</source>
        <translation>macOS attend votre autorisation pour la caméra virtuelle d’OBS.</translation>
    </message>
    <message>
        <source>OBS is installed, but its virtual camera has never been switched on.</source>
        <translation>OBS est installé, mais sa caméra virtuelle n’a jamais été activée.</translation>
    </message>
    <message>
        <source>Open OBS and press Start Virtual Camera once.</source>
        <translation>Ouvrez OBS et démarrez une fois la caméra virtuelle.</translation>
    </message>
    <message>
        <source>Allow its extension in System Settings when macOS asks, then quit OBS and come back here.</source>
        <translation>Autorisez son extension dans Réglages Système quand macOS le demande, puis quittez OBS et revenez ici.</translation>
    </message>
    <message>
        <source>Install OBS Studio 30 or newer, which brings one.</source>
        <translation>Installez OBS Studio 30 ou plus récent, qui en apporte une.</translation>
    </message>
    <message>
        <source>Open it, press Start Virtual Camera once, allow its extension when macOS asks, and quit it.</source>
        <translation>Ouvrez-le, démarrez une fois la caméra virtuelle, autorisez son extension quand macOS le demande, et quittez-le.</translation>
    </message>
    <message>
        <source>right brow, outer end</source>
        <translation>sourcil droit, bout extérieur</translation>
    </message>
    <message>
        <source>right brow, middle</source>
        <translation>sourcil droit, milieu</translation>
    </message>
    <message>
        <source>right brow, inner end</source>
        <translation>sourcil droit, bout intérieur</translation>
    </message>
    <message>
        <source>left brow, inner end</source>
        <translation>sourcil gauche, bout intérieur</translation>
    </message>
    <message>
        <source>left brow, middle</source>
        <translation>sourcil gauche, milieu</translation>
    </message>
    <message>
        <source>left brow, outer end</source>
        <translation>sourcil gauche, bout extérieur</translation>
    </message>
    <message>
        <source>right eye, outer corner</source>
        <translation>œil droit, coin extérieur</translation>
    </message>
    <message>
        <source>right eye, upper lid</source>
        <translation>œil droit, paupière supérieure</translation>
    </message>
    <message>
        <source>right eye, lower lid</source>
        <translation>œil droit, paupière inférieure</translation>
    </message>
    <message>
        <source>right eye, inner corner</source>
        <translation>œil droit, coin intérieur</translation>
    </message>
    <message>
        <source>left eye, inner corner</source>
        <translation>œil gauche, coin intérieur</translation>
    </message>
    <message>
        <source>left eye, upper lid</source>
        <translation>œil gauche, paupière supérieure</translation>
    </message>
    <message>
        <source>left eye, lower lid</source>
        <translation>œil gauche, paupière inférieure</translation>
    </message>
    <message>
        <source>left eye, outer corner</source>
        <translation>œil gauche, coin extérieur</translation>
    </message>
    <message>
        <source>nose</source>
        <translation>nez</translation>
    </message>
    <message>
        <source>right mouth corner</source>
        <translation>coin droit de la bouche</translation>
    </message>
    <message>
        <source>left mouth corner</source>
        <translation>coin gauche de la bouche</translation>
    </message>
    <message>
        <source>upper lip, edge</source>
        <translation>lèvre supérieure, bord</translation>
    </message>
    <message>
        <source>upper lip, inside</source>
        <translation>lèvre supérieure, intérieur</translation>
    </message>
    <message>
        <source>lower lip, inside</source>
        <translation>lèvre inférieure, intérieur</translation>
    </message>
    <message>
        <source>lower lip, edge</source>
        <translation>lèvre inférieure, bord</translation>
    </message>
    <message>
        <source>right jaw</source>
        <translation>mâchoire droite</translation>
    </message>
    <message>
        <source>chin</source>
        <translation>menton</translation>
    </message>
    <message>
        <source>left jaw</source>
        <translation>mâchoire gauche</translation>
    </message>
    <message>
        <source>{0}.</source>
        <translation>{0}.</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>«&#xa0;{0}&#xa0;»</translation>
    </message>
    <message>
        <source>{0} is not a picture that can be read</source>
        <translation>{0} n’est pas une image lisible</translation>
    </message>
    <message>
        <source>{0} is damaged or of a kind that cannot be read ({1})</source>
        <translation>{0} est endommagée ou d’un type illisible ({1})</translation>
    </message>
    <message>
        <source>{0} is cut off: part of the picture is missing</source>
        <translation>{0} est tronquée&#xa0;: il manque une partie de l’image</translation>
    </message>
    <message>
        <source>{0} is a HEIC picture, which cannot be read here</source>
        <translation>{0} est une image HEIC, illisible ici</translation>
    </message>
    <message>
        <source>{0} is a video, not a picture</source>
        <translation>{0} est une vidéo, pas une image</translation>
    </message>
    <message>
        <source>{0} is a text file, not a picture, whatever its name says</source>
        <translation>{0} est un fichier texte, pas une image, quoi que dise son nom</translation>
    </message>
    <message>
        <source>{0} is empty</source>
        <translation>{0} est vide</translation>
    </message>
    <message>
        <source>{0} is too small ({1} x {2} pixels)</source>
        <translation>{0} est trop petite ({1} x {2} pixels)</translation>
    </message>
    <message>
        <source>There is no file {0}</source>
        <translation>Le fichier {0} n’existe pas</translation>
    </message>
    <message>
        <source>{0} may not be read</source>
        <translation>{0} ne peut pas être lu, faute de droits</translation>
    </message>
    <message>
        <source>{0} is a folder</source>
        <translation>{0} est un dossier</translation>
    </message>
    <message>
        <source>The face in the picture is too small ({0} pixels wide)</source>
        <translation>Le visage dans l’image est trop petit ({0} pixels de large)</translation>
    </message>
    <message>
        <source>{0} has several faces and none was chosen</source>
        <translation>{0} contient plusieurs visages et aucun n’a été choisi</translation>
    </message>
    <message>
        <source>{0} cannot be used ({1})</source>
        <translation>{0} ne peut pas être utilisé ({1})</translation>
    </message>
    <message>
        <source>The portrait cannot be kept in {0} ({1})</source>
        <translation>Le portrait ne peut pas être enregistré dans {0} ({1})</translation>
    </message>
    <message>
        <source>{0} cannot be deleted ({1})</source>
        <translation>{0} ne peut pas être supprimé ({1})</translation>
    </message>
    <message>
        <source>Check the folder {0}</source>
        <translation>Vérifiez le dossier {0}</translation>
    </message>
    <message>
        <source>{0} cannot be opened</source>
        <translation>{0} ne s’ouvre pas</translation>
    </message>
    <message>
        <source>{0} cannot be opened ({1})</source>
        <translation>{0} ne s’ouvre pas ({1})</translation>
    </message>
    <message>
        <source>{0} stopped delivering pictures</source>
        <translation>{0} ne fournit plus d’images</translation>
    </message>
    <message>
        <source>{0} failed ({1})</source>
        <translation>{0} a échoué ({1})</translation>
    </message>
    <message>
        <source>You have no permission to use {0}</source>
        <translation>Vous n’avez pas le droit d’utiliser {0}</translation>
    </message>
    <message>
        <source>Run: {0}, then log in again</source>
        <translation>Lancez {0}, puis reconnectez-vous</translation>
    </message>
    <message>
        <source>Run: {0}</source>
        <translation>Lancez&#xa0;: {0}</translation>
    </message>
    <message>
        <source>{0} does not answer: its driver hangs</source>
        <translation>{0} ne répond pas&#xa0;: son pilote est bloqué</translation>
    </message>
    <message>
        <source>{0} does not answer</source>
        <translation>{0} ne répond pas</translation>
    </message>
    <message>
        <source>{0} did not answer and was started again</source>
        <translation>{0} ne répondait pas&#xa0;; un redémarrage a eu lieu</translation>
    </message>
    <message>
        <source>{0} no longer takes pictures ({1})</source>
        <translation>{0} n’accepte plus d’images ({1})</translation>
    </message>
    <message>
        <source>The virtual camera is there, but it cannot be opened. Open in: {0}</source>
        <translation>La caméra virtuelle est là, mais ne s’ouvre pas. Ouverte dans&#xa0;: {0}</translation>
    </message>
    <message>
        <source>The disk is full: {0} ends here</source>
        <translation>Le disque est plein&#xa0;: {0} s’arrête ici</translation>
    </message>
    <message>
        <source>Only {0} MB are free in {1}</source>
        <translation>Il ne reste que {0} Mo dans {1}</translation>
    </message>
    <message>
        <source>Make room: {0} MB are needed</source>
        <translation>Faites de la place&#xa0;: il faut {0} Mo</translation>
    </message>
    <message>
        <source>{0} cannot be written ({1})</source>
        <translation>{0} ne peut pas être écrit ({1})</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}</source>
        <translation>{0} ne peut pas être écrit&#xa0;: {1}</translation>
    </message>
    <message>
        <source>Saved: {0} in {1}</source>
        <translation>Enregistré&#xa0;: {0} dans {1}</translation>
    </message>
    <message>
        <source>No microphone can be used ({0})</source>
        <translation>Aucun micro ne peut être utilisé ({0})</translation>
    </message>
    <message>
        <source>The recording ended. {0}</source>
        <translation>L’enregistrement s’est arrêté. {0}</translation>
    </message>
    <message>
        <source>The recording is silent. {0}</source>
        <translation>L’enregistrement est sans son. {0}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}&#xa0;: {1}</translation>
    </message>
    <message>
        <source>The pasted picture</source>
        <translation>L’image collée</translation>
    </message>
    <message>
        <source>The portrait</source>
        <translation>Le portrait</translation>
    </message>
    <message>
        <source>The face tracker</source>
        <translation>Le suivi du visage</translation>
    </message>
    <message>
        <source>The renderer</source>
        <translation>Le dessin de la marionnette</translation>
    </message>
    <message>
        <source>Preparing portraits</source>
        <translation>La préparation des portraits</translation>
    </message>
</context>
<context>
    <name>RecordingLight</name>
    <message>
        <source>Recording</source>
        <translation>Enregistrement</translation>
    </message>
    <message>
        <source>Recording. Press to end it</source>
        <translation>Enregistrement en cours. Appuyez pour l’arrêter</translation>
    </message>
    <message>
        <source>End the recording</source>
        <translation>Arrêter l’enregistrement</translation>
    </message>
    <message>
        <source>Recording, {0}</source>
        <translation>Enregistrement, {0}</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Diagnostic report</source>
        <translation>Rapport de diagnostic</translation>
    </message>
    <message>
        <source>This is all that the report says. Nothing is sent: save it and attach it yourself.</source>
        <translation>C’est tout ce que dit le rapport. Rien n’est envoyé&#xa0;: enregistrez-le et joignez-le vous-même.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>Add the picture that others see (never your camera’s)</source>
        <translation>Ajouter l’image que voient les autres (jamais celle de votre caméra)</translation>
    </message>
    <message>
        <source>Without it: text alone</source>
        <translation>Sans elle&#xa0;: texte seul</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Looking at this machine…</source>
        <translation>Examen de cette machine…</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Enregistrer le rapport</translation>
    </message>
    <message>
        <source>The report cannot be saved: {0}</source>
        <translation>Le rapport ne peut pas être enregistré&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>Choisissez un autre dossier</translation>
    </message>
    <message>
        <source>The report is in {0}</source>
        <translation>Le rapport est dans {0}</translation>
    </message>
</context>
<context>
    <name>SamePersonDialog</name>
    <message>
        <source>The same person?</source>
        <translation>La même personne&#xa0;?</translation>
    </message>
    <message>
        <source>Is this the same person?</source>
        <translation>Est-ce la même personne&#xa0;?</translation>
    </message>
    <message>
        <source>The two faces have rather different proportions. That may be the camera or the expression: you know better. Photos of somebody else would spoil the portrait.</source>
        <translation>Les deux visages ont des proportions assez différentes. Cela peut venir de la caméra ou de l’expression&#xa0;: vous êtes mieux placé pour le savoir. Des photos de quelqu’un d’autre gâcheraient le portrait.</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>L’écarter</translation>
    </message>
    <message>
        <source>Same person: add it</source>
        <translation>Même personne&#xa0;: l’ajouter</translation>
    </message>
</context>
<context>
    <name>SetUp</name>
    <message>
        <source>You are live, but nobody else sees the puppet: no virtual camera is open</source>
        <translation>Vous êtes en direct, mais personne d’autre ne voit la marionnette&#xa0;: aucune caméra virtuelle ouverte</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>Configurer…</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Motion</source>
        <translation>Mouvement</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Cadre</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Others still see the puppet.</source>
        <translation>Les autres voient toujours la marionnette.</translation>
    </message>
    <message>
        <source>Puppet goes on here</source>
        <translation>Puppet continue ici</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>You</source>
        <translation>Vous</translation>
    </message>
    <message>
        <source>Face found</source>
        <translation>Visage trouvé</translation>
    </message>
    <message>
        <source>No face</source>
        <translation>Aucun visage</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>Calibrating: look straight at the camera, mouth closed.</source>
        <translation>Calibrage&#xa0;: regardez la caméra bien en face, bouche fermée.</translation>
    </message>
    <message>
        <source>Calibrating: {0}.</source>
        <translation>Calibrage&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>Calibrating…</source>
        <translation>Calibrage…</translation>
    </message>
    <message>
        <source>Calibrating: hold still…</source>
        <translation>Calibrage&#xa0;: ne bougez plus…</translation>
    </message>
    <message>
        <source>Face the camera, in good light.</source>
        <translation>Faites face à la caméra, bien éclairé.</translation>
    </message>
    <message>
        <source>Only you see this.</source>
        <translation>Vous seul voyez ceci.</translation>
    </message>
    <message>
        <source>portrait</source>
        <translation>portrait</translation>
    </message>
    <message>
        <source>next portrait</source>
        <translation>suivant</translation>
    </message>
    <message>
        <source>calibrate</source>
        <translation>calibrer</translation>
    </message>
    <message>
        <source>best neutral</source>
        <translation>neutre optimal</translation>
    </message>
    <message>
        <source>Away card</source>
        <translation>carte d’absence</translation>
    </message>
    <message>
        <source>go live</source>
        <translation>direct</translation>
    </message>
    <message>
        <source>adjust</source>
        <translation>ajuster</translation>
    </message>
    <message>
        <source>snapshot</source>
        <translation>instantané</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>toutes les touches</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Away</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Portrait</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>Passer en direct</translation>
    </message>
    <message>
        <source>Show the window</source>
        <translation>Afficher la fenêtre</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En direct</translation>
    </message>
    <message>
        <source>no virtual camera is open</source>
        <translation>aucune caméra virtuelle ouverte</translation>
    </message>
    <message>
        <source>End live</source>
        <translation>Quitter le direct</translation>
    </message>
</context>
<context>
    <name>UndoStack</name>
    <message>
        <source>Undo</source>
        <translation>Défaire</translation>
    </message>
    <message>
        <source>Undo one more</source>
        <translation>Annuler encore un</translation>
    </message>
    <message>
        <source>There is nothing to take back</source>
        <translation>Il n’y a rien à annuler</translation>
    </message>
</context>
<context>
    <name>Wishes</name>
    <message>
        <source>{0} has been added; the call still shows the portrait you chose</source>
        <translation>{0} a été ajouté&#xa0;; l’appel montre toujours le portrait que vous avez choisi</translation>
    </message>
</context>
</TS>
