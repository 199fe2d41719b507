<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR" sourcelanguage="en">
<context>
    <name>AddTile</name>
    <message>
        <source>Add…</source>
        <translation>Adicionar…</translation>
    </message>
    <message>
        <source>Add a portrait: choose a file, drop one anywhere, or paste a picture</source>
        <translation>Adicionar um retrato: escolha um arquivo, solte em qualquer lugar ou cole uma imagem</translation>
    </message>
    <message>
        <source>Add a portrait</source>
        <translation>Adicionar um retrato</translation>
    </message>
</context>
<context>
    <name>Adder</name>
    <message>
        <source>Add portraits</source>
        <translation>Adicionar retratos</translation>
    </message>
</context>
<context>
    <name>AgreementDialog</name>
    <message>
        <source>Before you go live</source>
        <translation>Antes de entrar ao vivo</translation>
    </message>
    <message>
        <source>Agree and go live</source>
        <translation>Aceitar e entrar ao vivo</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Agora não</translation>
    </message>
    <message>
        <source>Others will see you as the portrait you chose. This is asked once.</source>
        <translation>Os outros verão você como o retrato que escolheu. Isto é perguntado uma só vez.</translation>
    </message>
</context>
<context>
    <name>BackgroundRow</name>
    <message>
        <source>Background</source>
        <translation>Fundo</translation>
    </message>
    <message>
        <source>The portrait’s</source>
        <translation>O do retrato</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>Desfocado</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Cor</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagem</translation>
    </message>
    <message>
        <source>Green screen</source>
        <translation>Tela verde</translation>
    </message>
    <message>
        <source>What stands behind the person</source>
        <translation>O que fica atrás da pessoa</translation>
    </message>
    <message>
        <source>Choose another colour</source>
        <translation>Escolher outra cor</translation>
    </message>
    <message>
        <source>Choose another picture</source>
        <translation>Escolher outra imagem</translation>
    </message>
    <message>
        <source>Colour behind the person</source>
        <translation>Cor atrás da pessoa</translation>
    </message>
    <message>
        <source>Picture behind the person</source>
        <translation>Imagem atrás da pessoa</translation>
    </message>
    <message>
        <source>Pictures ({0})</source>
        <translation>Imagens ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos os arquivos (*)</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Details</source>
        <translation>Detalhes</translation>
    </message>
    <message>
        <source>Show the next message</source>
        <translation>Mostrar a próxima mensagem</translation>
    </message>
    <message>
        <source>Dismiss (Esc)</source>
        <translation>Dispensar (Esc)</translation>
    </message>
    <message>
        <source>Next (1 more)</source>
        <translation>Próxima (mais 1)</translation>
    </message>
    <message>
        <source>Next ({0} more)</source>
        <translation>Próxima (mais {0})</translation>
    </message>
    <message>
        <source>Dismiss: {0}</source>
        <translation>Dispensar: {0}</translation>
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
        <translation>Registrar de novo seu rosto neutro: olhe para a frente, boca fechada</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Ausente</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>Entrar ao vivo</translation>
    </message>
    <message>
        <source>End live</source>
        <translation>Encerrar ao vivo</translation>
    </message>
    <message>
        <source>Others see the puppet. Press to show them the Away card</source>
        <translation>Os outros veem a marionete. Pressione para mostrar o cartão de ausente</translation>
    </message>
    <message>
        <source>Let others see the puppet in place of the Away card</source>
        <translation>Mostrar aos outros a marionete no lugar do cartão de ausente</translation>
    </message>
    <message>
        <source>I’m back</source>
        <translation>Voltei</translation>
    </message>
    <message>
        <source>Show the puppet again</source>
        <translation>Mostrar a marionete de novo</translation>
    </message>
    <message>
        <source>Show others the Away card for a while</source>
        <translation>Mostrar aos outros o cartão de ausente por um tempo</translation>
    </message>
    <message>
        <source>Preview only</source>
        <translation>Só prévia</translation>
    </message>
    <message>
        <source>Choose “{0}” as the camera in your call</source>
        <translation>Escolha “{0}” como câmera na sua chamada</translation>
    </message>
    <message>
        <source>No virtual camera takes the pictures: only this window shows them</source>
        <translation>Nenhuma câmera virtual recebe as imagens: só esta janela as mostra</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Carregando…</translation>
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
        <translation>Da câmera à saída: metade das imagens em {0} ms, 95 % em {1} ms (p50, p95)</translation>
    </message>
</context>
<context>
    <name>BusyTile</name>
    <message>
        <source>Adding…</source>
        <translation>Adicionando…</translation>
    </message>
    <message>
        <source>A portrait is being added</source>
        <translation>Um retrato está sendo adicionado</translation>
    </message>
</context>
<context>
    <name>CalibrationOverlay</name>
    <message>
        <source>Look straight at the camera, mouth closed</source>
        <translation>Olhe direto para a câmera, boca fechada</translation>
    </message>
    <message>
        <source>Hold still…</source>
        <translation>Fique parado…</translation>
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
        <translation>Como chega à chamada</translation>
    </message>
</context>
<context>
    <name>CameraPicker</name>
    <message>
        <source>Camera</source>
        <translation>Câmera</translation>
    </message>
    <message>
        <source>The camera that drives the puppet</source>
        <translation>A câmera que move a marionete</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>Sem câmera</translation>
    </message>
</context>
<context>
    <name>CameraStep</name>
    <message>
        <source>Which camera sees you?</source>
        <translation>Qual câmera vê você?</translation>
    </message>
    <message>
        <source>Pick the picture that shows you. Only Puppet sees it.</source>
        <translation>Escolha a imagem em que você aparece. Só o Puppet a vê.</translation>
    </message>
    <message>
        <source>Another camera appears here as soon as it is plugged in.</source>
        <translation>Outra câmera aparece aqui assim que for conectada.</translation>
    </message>
    <message>
        <source>Looking for cameras…</source>
        <translation>Procurando câmeras…</translation>
    </message>
    <message>
        <source>No camera was found: a recorded face moves the puppet meanwhile. Plug a camera in, and it appears here.</source>
        <translation>Nenhuma câmera encontrada: enquanto isso, um rosto gravado move a marionete. Conecte uma câmera e ela aparecerá aqui.</translation>
    </message>
</context>
<context>
    <name>CameraTile</name>
    <message>
        <source>A recorded face, to try things out</source>
        <translation>Um rosto gravado, para experimentar</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Em uso</translation>
    </message>
    <message>
        <source>Camera {0}</source>
        <translation>Câmera {0}</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Picture: arrows move the frame, plus and minus zoom</source>
        <translation>Imagem: as setas movem o quadro; mais e menos mudam o zoom</translation>
    </message>
    <message>
        <source>Face: arrows move the handle “{0}”</source>
        <translation>Rosto: as setas movem o ponto “{0}”</translation>
    </message>
    <message>
        <source>Getting the portrait ready…</source>
        <translation>Preparando o retrato…</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>You are live</source>
        <translation>Você está ao vivo</translation>
    </message>
    <message>
        <source>Only you see the puppet: no virtual camera is open.</source>
        <translation>Só você vê a marionete: nenhuma câmera virtual aberta.</translation>
    </message>
    <message>
        <source>Others see the puppet right now.</source>
        <translation>Os outros veem a marionete agora.</translation>
    </message>
    <message>
        <source>Others see the Away card.</source>
        <translation>Os outros veem o cartão de ausente.</translation>
    </message>
    <message>
        <source>Puppet can go on without its window: you find it in the tray.</source>
        <translation>O Puppet pode continuar sem a janela: você o encontra na bandeja.</translation>
    </message>
    <message>
        <source>This desktop has no tray, so closing the window ends the call’s picture.</source>
        <translation>Esta área de trabalho não tem bandeja, então fechar a janela encerra a imagem da chamada.</translation>
    </message>
    <message>
        <source>Keep the window</source>
        <translation>Manter a janela</translation>
    </message>
    <message>
        <source>End live and quit</source>
        <translation>Encerrar ao vivo e sair</translation>
    </message>
    <message>
        <source>Hide, show Away</source>
        <translation>Ocultar e mostrar Ausente</translation>
    </message>
    <message>
        <source>Hide and go on</source>
        <translation>Ocultar e continuar</translation>
    </message>
</context>
<context>
    <name>ConsentStep</name>
    <message>
        <source>Welcome to Puppet</source>
        <translation>Boas-vindas ao Puppet</translation>
    </message>
    <message>
        <source>Join a video call as a portrait that your face moves. Two minutes, and you are there.</source>
        <translation>Entre em uma videochamada como um retrato que seu rosto move. Leva dois minutos.</translation>
    </message>
    <message>
        <source>Portraits you have the right to use</source>
        <translation>Retratos que você tem o direito de usar</translation>
    </message>
    <message>
        <source>Yourself, people who have agreed, works that are free to use. Not a living person without their consent, and nobody to deceive others with.</source>
        <translation>Você, pessoas que concordaram, obras de uso livre. Nenhuma pessoa viva sem o consentimento dela, e ninguém para enganar os outros.</translation>
    </message>
    <message>
        <source>Nothing leaves this computer but the picture you send</source>
        <translation>Nada sai deste computador além da imagem que você envia</translation>
    </message>
    <message>
        <source>Camera, portraits and everything computed from them stay here. There is no account, no upload and no statistics. The call never gets your camera’s picture, not even by mistake.</source>
        <translation>Câmera, retratos e tudo o que é calculado a partir deles ficam aqui. Sem conta, sem envio e sem estatísticas. A chamada nunca recebe a imagem da sua câmera, nem por engano.</translation>
    </message>
    <message>
        <source>I use portraits that I have the right to use</source>
        <translation>Uso retratos que tenho o direito de usar</translation>
    </message>
    <message>
        <source>Agreed on {0}.</source>
        <translation>Aceito em {0}.</translation>
    </message>
    <message>
        <source>Agree and go on</source>
        <translation>Aceitar e continuar</translation>
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
        <translation>Imagem inteira</translation>
    </message>
    <message>
        <source>Wide, 16 : 9 (fills the call)</source>
        <translation>Larga, 16 : 9 (preenche a chamada)</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Quadrada</translation>
    </message>
    <message>
        <source>Upright, 3 : 4</source>
        <translation>Vertical, 3 : 4</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Livre</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>How the call gets it</source>
        <translation>Como chega à chamada</translation>
    </message>
</context>
<context>
    <name>CropView</name>
    <message>
        <source>The portrait and the part of it that is shown</source>
        <translation>O retrato e a parte mostrada</translation>
    </message>
    <message>
        <source>Getting the portrait ready…</source>
        <translation>Preparando o retrato…</translation>
    </message>
    <message>
        <source>The face in the frame is the one that moves.</source>
        <translation>O rosto no quadro é o que se move.</translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>Details</source>
        <translation>Detalhes</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copiar detalhes</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
</context>
<context>
    <name>Dots</name>
    <message>
        <source>Step {0} of {1}</source>
        <translation>Passo {0} de {1}</translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>Drop a picture to add it as a portrait</source>
        <translation>Solte uma imagem para adicioná-la como retrato</translation>
    </message>
    <message>
        <source>or on a portrait below, if it is another photo of the same person</source>
        <translation>ou sobre um retrato abaixo, se for outra foto da mesma pessoa</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>Getting the portrait ready…</source>
        <translation>Preparando o retrato…</translation>
    </message>
    <message>
        <source>Keeping it…</source>
        <translation>Salvando…</translation>
    </message>
    <message>
        <source>{0} looks as before</source>
        <translation>{0} voltou a ficar como antes</translation>
    </message>
    <message>
        <source>{0} has been adjusted</source>
        <translation>{0} foi ajustado</translation>
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
        <translation>Corte</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>Rosto</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Refazer</translation>
    </message>
    <message>
        <source>As found</source>
        <translation>Como no início</translation>
    </message>
    <message>
        <source>The whole picture, landmarks as they were found</source>
        <translation>A imagem inteira, com os pontos como foram encontrados</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salvar</translation>
    </message>
    <message>
        <source>Drag the frame or its corners; the wheel zooms.</source>
        <translation>Arraste o quadro ou seus cantos; a roda muda o zoom.</translation>
    </message>
    <message>
        <source>Drag a handle; arrows move the chosen one, with Shift further.</source>
        <translation>Arraste um ponto; as setas movem o escolhido, mais longe com Shift.</translation>
    </message>
</context>
<context>
    <name>FaceDialog</name>
    <message>
        <source>Which face?</source>
        <translation>Qual rosto?</translation>
    </message>
    <message>
        <source>This picture shows {0} faces. Which one do you want?</source>
        <translation>Esta imagem mostra {0} rostos. Qual você quer?</translation>
    </message>
    <message>
        <source>Face {0} of {1}, from the left</source>
        <translation>Rosto {0} de {1}, a partir da esquerda</translation>
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
        <translation>Qual rosto?</translation>
    </message>
    <message>
        <source>Face {0} of {1}, from the left</source>
        <translation>Rosto {0} de {1}, a partir da esquerda</translation>
    </message>
</context>
<context>
    <name>FaceSide</name>
    <message>
        <source>Pull a handle to where it belongs; the rest of the face follows. For paintings and drawings whose eyes, lips or jaw were not found quite right.</source>
        <translation>Puxe um ponto para o lugar certo; o resto do rosto acompanha. Para pinturas e desenhos em que olhos, lábios ou queixo não foram bem encontrados.</translation>
    </message>
    <message>
        <source>Handle that the arrow keys move</source>
        <translation>Ponto que as setas movem</translation>
    </message>
    <message>
        <source>Put this handle back</source>
        <translation>Devolver este ponto ao lugar</translation>
    </message>
    <message>
        <source>Show the mesh</source>
        <translation>Mostrar a malha</translation>
    </message>
</context>
<context>
    <name>FinishStep</name>
    <message>
        <source>Open your call app</source>
        <translation>Abra seu aplicativo de chamadas</translation>
    </message>
    <message>
        <source>This is the puppet; others see the Away card until you go live.</source>
        <translation>Esta é a marionete; os outros veem o cartão de ausente até você entrar ao vivo.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Carregando…</translation>
    </message>
    <message>
        <source>Puppet is getting ready.</source>
        <translation>O Puppet está se preparando.</translation>
    </message>
    <message>
        <source>Set up the virtual camera</source>
        <translation>Configurar a câmera virtual</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Concluir</translation>
    </message>
    <message>
        <source>Open Zoom, Meet, Teams or any other call. If it was open already, close it and open it again.</source>
        <translation>Abra o Zoom, Meet, Teams ou outra chamada. Se já estava aberto, feche e abra de novo.</translation>
    </message>
    <message>
        <source>In its video settings choose the camera “{0}”.</source>
        <translation>Nas configurações de vídeo dele, escolha a câmera “{0}”.</translation>
    </message>
    <message>
        <source>Here, press Go live ({0}). Away ({1}) hides the puppet at any time.</source>
        <translation>Aqui, pressione Entrar ao vivo ({0}). Ausente ({1}) esconde a marionete a qualquer momento.</translation>
    </message>
    <message>
        <source>Zoom mirrors your own view: others see it the right way round.</source>
        <translation>O Zoom espelha sua própria visão: os outros a veem do lado certo.</translation>
    </message>
    <message>
        <source>There is no virtual camera yet: calls cannot see the puppet before there is one.</source>
        <translation>Ainda não há câmera virtual: sem ela, as chamadas não veem a marionete.</translation>
    </message>
</context>
<context>
    <name>FirstRunDialog</name>
    <message>
        <source>Set up Puppet</source>
        <translation>Configurar o Puppet</translation>
    </message>
    <message>
        <source>Puppet is getting ready…</source>
        <translation>O Puppet está se preparando…</translation>
    </message>
    <message>
        <source>Skip set-up</source>
        <translation>Pular tudo</translation>
    </message>
    <message>
        <source>Close this for good; “Set up again” in the settings brings it back</source>
        <translation>Fechar de vez; “Configurar de novo”, nas configurações, traz de volta</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Voltar</translation>
    </message>
    <message>
        <source>Skip this step</source>
        <translation>Pular este passo</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>The new size and rate begin when you end live</source>
        <translation>O novo tamanho e a taxa valem quando você encerrar o ao vivo</translation>
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
        <translation>W mais perto, S mais longe</translation>
    </message>
    <message>
        <source>Left and right</source>
        <translation>Esquerda e direita</translation>
    </message>
    <message>
        <source>H to the left, K to the right</source>
        <translation>H para a esquerda, K para a direita</translation>
    </message>
    <message>
        <source>Up and down</source>
        <translation>Para cima e para baixo</translation>
    </message>
    <message>
        <source>U up, J down</source>
        <translation>U para cima, J para baixo</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Retrato</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>Mostrar inteiro</translation>
    </message>
    <message>
        <source>Fill the picture</source>
        <translation>Preencher a imagem</translation>
    </message>
    <message>
        <source>Back to the middle</source>
        <translation>Voltar ao meio</translation>
    </message>
    <message>
        <source>Zoom and position</source>
        <translation>Zoom e posição</translation>
    </message>
    <message>
        <source>Of the pictures that others get; it changes while you are not live</source>
        <translation>Das imagens que os outros recebem; muda enquanto você não está ao vivo</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamanho</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>Por segundo</translation>
    </message>
    <message>
        <source>Mirror for me</source>
        <translation>Espelhar para mim</translation>
    </message>
    <message>
        <source>This window alone shows it mirrored</source>
        <translation>Só esta janela mostra espelhado</translation>
    </message>
    <message>
        <source>Mirror for others</source>
        <translation>Espelhar para os outros</translation>
    </message>
    <message>
        <source>Others see it mirrored</source>
        <translation>Os outros veem espelhado</translation>
    </message>
    <message>
        <source>Landmarks on the camera</source>
        <translation>Pontos na câmera</translation>
    </message>
    <message>
        <source>Over your camera’s picture</source>
        <translation>Sobre a imagem da sua câmera</translation>
    </message>
    <message>
        <source>Landmarks on the portrait</source>
        <translation>Pontos no retrato</translation>
    </message>
    <message>
        <source>Only this window shows them</source>
        <translation>Só esta janela os mostra</translation>
    </message>
    <message>
        <source>Frame rate and delay</source>
        <translation>Quadros e atraso</translation>
    </message>
    <message>
        <source>In the bar below</source>
        <translation>Na barra abaixo</translation>
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
        <translation>Adicionar fotos desta pessoa…</translation>
    </message>
    <message>
        <source>Photos of this person…</source>
        <translation>Fotos desta pessoa…</translation>
    </message>
    <message>
        <source>Adjust crop and face…</source>
        <translation>Ajustar corte e rosto…</translation>
    </message>
    <message>
        <source>I may use it (since {0})</source>
        <translation>Posso usá-lo (desde {0})</translation>
    </message>
    <message>
        <source>I may use it</source>
        <translation>Posso usá-lo</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renomear…</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>Mover para a esquerda</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>Mover para a direita</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remover</translation>
    </message>
    <message>
        <source>Remove (comes with Puppet)</source>
        <translation>Remover (vem com o Puppet)</translation>
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
        <translation>Câmera, retrato, movimento e quadro como você salvou</translation>
    </message>
    <message>
        <source>None saved yet</source>
        <translation>Nenhum salvo ainda</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Usar</translation>
    </message>
    <message>
        <source>Set everything as in this profile</source>
        <translation>Ajustar tudo como neste perfil</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Excluir</translation>
    </message>
    <message>
        <source>Forget this profile</source>
        <translation>Esquecer este perfil</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Novo nome</translation>
    </message>
    <message>
        <source>Name of the new profile</source>
        <translation>Nome do novo perfil</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salvar</translation>
    </message>
    <message>
        <source>Save camera, portrait, motion and frame</source>
        <translation>Salvar câmera, retrato, movimento e quadro</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>All settings and profiles, to a file</source>
        <translation>Todos os ajustes e perfis, para um arquivo</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importar…</translation>
    </message>
    <message>
        <source>Settings and profiles from a file</source>
        <translation>Ajustes e perfis de um arquivo</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>Mudar teclas…</translation>
    </message>
    <message>
        <source>Diagnostic report…</source>
        <translation>Relatório de diagnóstico…</translation>
    </message>
    <message>
        <source>To attach to a question</source>
        <translation>Para anexar a uma pergunta</translation>
    </message>
    <message>
        <source>Set up again…</source>
        <translation>Configurar de novo…</translation>
    </message>
    <message>
        <source>The first steps once more, one by one</source>
        <translation>Os primeiros passos outra vez, um a um</translation>
    </message>
    <message>
        <source>Reset all settings</source>
        <translation>Redefinir tudo</translation>
    </message>
    <message>
        <source>As they were at first</source>
        <translation>Como no início</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como o sistema</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Of the window, from the next start on</source>
        <translation>Da janela, a partir do próximo início</translation>
    </message>
    <message>
        <source>The profile {0} is saved</source>
        <translation>O perfil {0} foi salvo</translation>
    </message>
    <message>
        <source>{0} is in use</source>
        <translation>{0} está em uso</translation>
    </message>
    <message>
        <source>The language changes at the next start</source>
        <translation>O idioma muda no próximo início</translation>
    </message>
    <message>
        <source>All settings are as they were at first</source>
        <translation>Todos os ajustes estão como no início</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Desfazer</translation>
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
        <translation>Todos os arquivos (*)</translation>
    </message>
    <message>
        <source>The settings are in {0}</source>
        <translation>Os ajustes estão em {0}</translation>
    </message>
    <message>
        <source>The settings of {0} are in force</source>
        <translation>Os ajustes de {0} estão valendo</translation>
    </message>
    <message>
        <source>Some values could not be used: {0}</source>
        <translation>Alguns valores não puderam ser usados: {0}</translation>
    </message>
    <message>
        <source>This demonstration keeps no settings</source>
        <translation>Esta demonstração não guarda ajustes</translation>
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
        <translation>Todas as teclas</translation>
    </message>
    <message>
        <source>Adjust</source>
        <translation>Ajustar</translation>
    </message>
    <message>
        <source>Motion and more</source>
        <translation>Movimento e mais</translation>
    </message>
</context>
<context>
    <name>Heading</name>
    <message>
        <source>open</source>
        <translation>aberto</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>fechado</translation>
    </message>
</context>
<context>
    <name>InsetView</name>
    <message>
        <source>Your camera, mirrored; only you see this</source>
        <translation>Sua câmera, espelhada; só você vê</translation>
    </message>
    <message>
        <source>No camera picture yet</source>
        <translation>Ainda sem imagem da câmera</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>Pictures ({0})</source>
        <translation>Imagens ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos os arquivos (*)</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>Imagem colada</translation>
    </message>
    <message>
        <source>That is only the address of a picture on the web</source>
        <translation>Isso é só o endereço de uma imagem da web</translation>
    </message>
    <message>
        <source>Puppet fetches nothing: save the picture or copy it, then add that</source>
        <translation>O Puppet não baixa nada: salve ou copie a imagem e depois adicione</translation>
    </message>
    <message>
        <source>There is no picture in that</source>
        <translation>Não há imagem nisso</translation>
    </message>
    <message>
        <source>Copy a picture or an image file first, or choose a file with Add</source>
        <translation>Copie antes uma imagem ou um arquivo de imagem, ou escolha um arquivo com Adicionar</translation>
    </message>
    <message>
        <source>That picture cannot be taken over</source>
        <translation>Não é possível usar essa imagem</translation>
    </message>
    <message>
        <source>Save it to a file, then add that</source>
        <translation>Salve em um arquivo e depois adicione</translation>
    </message>
    <message>
        <source>That address holds no picture</source>
        <translation>Não há imagem nesse endereço</translation>
    </message>
    <message>
        <source>Save the picture or copy it, then add that</source>
        <translation>Salve ou copie a imagem e depois adicione</translation>
    </message>
</context>
<context>
    <name>Keeper</name>
    <message>
        <source>“{0}” is called “{1}” now</source>
        <translation>“{0}” agora se chama “{1}”</translation>
    </message>
    <message>
        <source>{0} has its name again</source>
        <translation>{0} recuperou o nome</translation>
    </message>
    <message>
        <source>It is kept, with today’s date, that you may use {0}</source>
        <translation>Ficou registrado, com a data de hoje, que você pode usar {0}</translation>
    </message>
    <message>
        <source>What was kept of your right to use {0} is as it was</source>
        <translation>O registro do seu direito de usar {0} está como antes</translation>
    </message>
    <message>
        <source>{0} has been added; the call still shows the portrait you chose. May you use this picture?</source>
        <translation>{0} foi adicionado; a chamada ainda mostra o retrato que você escolheu. Você pode usar esta imagem?</translation>
    </message>
    <message>
        <source>{0} has been added. May you use this picture?</source>
        <translation>{0} foi adicionado. Você pode usar esta imagem?</translation>
    </message>
    <message>
        <source>It is you, the person has agreed, or the work is free to use.</source>
        <translation>É você, a pessoa concordou ou a obra é de uso livre.</translation>
    </message>
    <message>
        <source>I may use it</source>
        <translation>Posso usá-lo</translation>
    </message>
    <message>
        <source>{0} is back at its place</source>
        <translation>{0} voltou ao lugar</translation>
    </message>
    <message>
        <source>{0} comes with Puppet and stays</source>
        <translation>{0} vem com o Puppet e fica</translation>
    </message>
    <message>
        <source>{0} has been deleted: others see the Away card until you press “{1}”</source>
        <translation>{0} foi excluído: os outros veem o cartão de ausente até você pressionar “{1}”</translation>
    </message>
    <message>
        <source>{0} has been deleted</source>
        <translation>{0} foi excluído</translation>
    </message>
    <message>
        <source>{0} is back</source>
        <translation>{0} está de volta</translation>
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
        <translation>Pressione…</translation>
    </message>
    <message>
        <source>{0}: press a key; Escape keeps the old one</source>
        <translation>{0}: pressione uma tecla; Esc mantém a antiga</translation>
    </message>
</context>
<context>
    <name>KeyEditor</name>
    <message>
        <source>Change keys</source>
        <translation>Mudar teclas</translation>
    </message>
    <message>
        <source>Press a button, then the new key. Backspace takes a key away, Escape keeps it.</source>
        <translation>Pressione um botão e depois a nova tecla. Backspace tira uma tecla, Esc a mantém.</translation>
    </message>
    <message>
        <source>All as at first</source>
        <translation>Todas como no início</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>{0} is taken: {1}</source>
        <translation>{0} já é usada: {1}</translation>
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
        <translation>Mudar teclas…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Set up again…</source>
        <translation>Configurar de novo…</translation>
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
        <translation>Próximo retrato</translation>
    </message>
    <message>
        <source>Any other portrait</source>
        <translation>Qualquer outro retrato</translation>
    </message>
    <message>
        <source>Away card on or off</source>
        <translation>Ligar ou desligar o cartão de ausente</translation>
    </message>
    <message>
        <source>Go live, or end it</source>
        <translation>Entrar ao vivo ou encerrar</translation>
    </message>
    <message>
        <source>Calibrate: look straight, mouth closed</source>
        <translation>Calibrar: olhe para a frente, boca fechada</translation>
    </message>
    <message>
        <source>Take the most neutral face of the last seconds</source>
        <translation>O rosto mais neutro dos últimos segundos</translation>
    </message>
    <message>
        <source>Nearer</source>
        <translation>Mais perto</translation>
    </message>
    <message>
        <source>Further away</source>
        <translation>Mais longe</translation>
    </message>
    <message>
        <source>Portrait up</source>
        <translation>Retrato para cima</translation>
    </message>
    <message>
        <source>Portrait down</source>
        <translation>Retrato para baixo</translation>
    </message>
    <message>
        <source>Portrait to the left</source>
        <translation>Retrato para a esquerda</translation>
    </message>
    <message>
        <source>Portrait to the right</source>
        <translation>Retrato para a direita</translation>
    </message>
    <message>
        <source>Zoom and position set back</source>
        <translation>Redefinir zoom e posição</translation>
    </message>
    <message>
        <source>Landmarks: camera, portrait too, none</source>
        <translation>Pontos: câmera, também retrato, nenhum</translation>
    </message>
    <message>
        <source>Frame rate and delay on or off</source>
        <translation>Mostrar ou ocultar quadros e atraso</translation>
    </message>
    <message>
        <source>Mirror the picture for me</source>
        <translation>Espelhar a imagem para mim</translation>
    </message>
    <message>
        <source>Mirror the picture for others</source>
        <translation>Espelhar a imagem para os outros</translation>
    </message>
    <message>
        <source>Open or close the panel at the right</source>
        <translation>Abrir ou fechar o painel lateral</translation>
    </message>
    <message>
        <source>Record, or end it</source>
        <translation>Gravar ou encerrar</translation>
    </message>
    <message>
        <source>Save a snapshot</source>
        <translation>Salvar um instantâneo</translation>
    </message>
    <message>
        <source>Add photos of the focused or shown person</source>
        <translation>Adicionar fotos da pessoa escolhida</translation>
    </message>
    <message>
        <source>Add what is on the clipboard</source>
        <translation>Adicionar o que está na área de transferência</translation>
    </message>
    <message>
        <source>Take back the last change to a portrait</source>
        <translation>Desfazer a última mudança em um retrato</translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation>Esta lista</translation>
    </message>
    <message>
        <source>Show that portrait</source>
        <translation>Mostrar esse retrato</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Press the focused button</source>
        <translation>Pressionar o botão em foco</translation>
    </message>
    <message>
        <source>Rename the focused portrait</source>
        <translation>Renomear o retrato em foco</translation>
    </message>
    <message>
        <source>Ctrl+← →</source>
        <translation>Ctrl+← →</translation>
    </message>
    <message>
        <source>Move the focused portrait</source>
        <translation>Mover o retrato em foco</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Excluir</translation>
    </message>
    <message>
        <source>Remove the focused portrait</source>
        <translation>Remover o retrato em foco</translation>
    </message>
    <message>
        <source>Shift+F10</source>
        <translation>Shift+F10</translation>
    </message>
    <message>
        <source>Menu of the focused portrait</source>
        <translation>Menu do retrato em foco</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Dismiss the message; never ends a live call</source>
        <translation>Dispensar a mensagem; nunca encerra o ao vivo</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Go through everything</source>
        <translation>Passar por tudo</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Others see this: the test picture</source>
        <translation>Os outros veem a imagem de teste</translation>
    </message>
    <message>
        <source>Test picture – only you see it: no virtual camera is open</source>
        <translation>Imagem de teste – só você vê: nenhuma câmera virtual aberta</translation>
    </message>
    <message>
        <source>Preview – others see the Away card</source>
        <translation>Prévia – os outros veem o cartão de ausente</translation>
    </message>
    <message>
        <source>Preview – no virtual camera is open</source>
        <translation>Prévia – nenhuma câmera virtual aberta</translation>
    </message>
    <message>
        <source>Away card – only you see it: no virtual camera is open</source>
        <translation>Cartão de ausente – só você vê: nenhuma câmera virtual aberta</translation>
    </message>
    <message>
        <source>Others see this</source>
        <translation>Os outros veem isto</translation>
    </message>
    <message>
        <source>Only you see this: no virtual camera is open</source>
        <translation>Só você vê isto: nenhuma câmera virtual aberta</translation>
    </message>
    <message>
        <source>Others see this: the Away card</source>
        <translation>Os outros veem o cartão de ausente</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Carregando…</translation>
    </message>
    <message>
        <source>Puppet is getting ready.</source>
        <translation>O Puppet está se preparando.</translation>
    </message>
    <message>
        <source>Puppet could not start</source>
        <translation>O Puppet não pôde iniciar</translation>
    </message>
    <message>
        <source>The message below says why.</source>
        <translation>A mensagem abaixo diz por quê.</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>Parado</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>The window system reports a fault</source>
        <translation>O sistema de janelas informou uma falha</translation>
    </message>
    <message>
        <source>Something went wrong inside Puppet</source>
        <translation>Algo deu errado dentro do Puppet</translation>
    </message>
    <message>
        <source>Try again; if it stays, restart Puppet and report the details</source>
        <translation>Tente de novo; se continuar, reinicie o Puppet e relate os detalhes</translation>
    </message>
</context>
<context>
    <name>Motion</name>
    <message>
        <source>You just showed a better neutral face than the one in use</source>
        <translation>Você acabou de mostrar um rosto mais neutro que o atual</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Usar</translation>
    </message>
</context>
<context>
    <name>MotionPanel</name>
    <message>
        <source>Head</source>
        <translation>Cabeça</translation>
    </message>
    <message>
        <source>How far the head turns, leans and moves</source>
        <translation>Quanto a cabeça gira, inclina e se move</translation>
    </message>
    <message>
        <source>Mouth</source>
        <translation>Boca</translation>
    </message>
    <message>
        <source>How far lips and jaw move</source>
        <translation>Quanto os lábios e o queixo se movem</translation>
    </message>
    <message>
        <source>Brows</source>
        <translation>Sobrancelhas</translation>
    </message>
    <message>
        <source>How far the brows move</source>
        <translation>Quanto as sobrancelhas se movem</translation>
    </message>
    <message>
        <source>Eyelids</source>
        <translation>Pálpebras</translation>
    </message>
    <message>
        <source>How far the eyes open and close</source>
        <translation>Quanto os olhos abrem e fecham</translation>
    </message>
    <message>
        <source>Gaze</source>
        <translation>Olhar</translation>
    </message>
    <message>
        <source>How far the eyes look aside</source>
        <translation>Quanto os olhos olham para os lados</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Suavização</translation>
    </message>
    <message>
        <source>More: calmer and a little later. Less: livelier</source>
        <translation>Mais: mais calmo e um pouco atrasado. Menos: mais vivo</translation>
    </message>
    <message>
        <source>Look at the camera</source>
        <translation>Olhar para a câmera</translation>
    </message>
    <message>
        <source>The puppet looks at them wherever you look</source>
        <translation>A marionete olha para os outros, para onde quer que você olhe</translation>
    </message>
    <message>
        <source>Mirror my motion</source>
        <translation>Espelhar meu movimento</translation>
    </message>
    <message>
        <source>Your left moves the puppet’s right</source>
        <translation>Sua esquerda move a direita da marionete</translation>
    </message>
    <message>
        <source>Breathe and blink at rest</source>
        <translation>Respirar e piscar em repouso</translation>
    </message>
    <message>
        <source>What the puppet does while nobody moves it</source>
        <translation>O que a marionete faz enquanto ninguém a move</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>Calibrar</translation>
    </message>
    <message>
        <source>Take your neutral face anew: look straight, mouth closed</source>
        <translation>Registrar de novo seu rosto neutro: olhe para a frente, boca fechada</translation>
    </message>
    <message>
        <source>Best of the last seconds</source>
        <translation>O melhor dos últimos segundos</translation>
    </message>
    <message>
        <source>Take the most neutral face of the last ten seconds as your neutral</source>
        <translation>Usar como neutro o rosto mais neutro dos últimos dez segundos</translation>
    </message>
    <message>
        <source>Usual values</source>
        <translation>Valores usuais</translation>
    </message>
    <message>
        <source>Set everything here back</source>
        <translation>Redefinir tudo aqui</translation>
    </message>
</context>
<context>
    <name>NameEdit</name>
    <message>
        <source>New name of {0}</source>
        <translation>Novo nome de {0}</translation>
    </message>
</context>
<context>
    <name>NeutralStep</name>
    <message>
        <source>Look straight, mouth closed</source>
        <translation>Olhe para a frente, boca fechada</translation>
    </message>
    <message>
        <source>The puppet moves as you move away from this face. It takes about a second, by itself.</source>
        <translation>A marionete se move conforme você se afasta deste rosto. Leva cerca de um segundo e acontece sozinho.</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>De novo</translation>
    </message>
    <message>
        <source>Your neutral face can wait</source>
        <translation>Seu rosto neutro pode esperar</translation>
    </message>
    <message>
        <source>The puppet moves as you move away from it. A recorded face moves the puppet meanwhile.</source>
        <translation>A marionete se move conforme você se afasta dele. Enquanto isso, um rosto gravado a move.</translation>
    </message>
    <message>
        <source>No webcam is in use: your neutral is taken by itself when one sees you</source>
        <translation>Nenhuma webcam em uso: seu rosto neutro será captado sozinho quando uma vir você</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Preparando…</translation>
    </message>
    <message>
        <source>That is your neutral face</source>
        <translation>Este é o seu rosto neutro</translation>
    </message>
    <message>
        <source>Look straight at the camera, mouth closed</source>
        <translation>Olhe direto para a câmera, boca fechada</translation>
    </message>
    <message>
        <source>Hold still…</source>
        <translation>Fique parado…</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Um momento…</translation>
    </message>
</context>
<context>
    <name>NeutralView</name>
    <message>
        <source>Your camera, mirrored; only you see this</source>
        <translation>Sua câmera, espelhada; só você vê</translation>
    </message>
</context>
<context>
    <name>Output</name>
    <message>
        <source>without sound</source>
        <translation>sem som</translation>
    </message>
    <message>
        <source>room for {0} min</source>
        <translation>espaço para {0} min</translation>
    </message>
    <message>
        <source>room for {0} h</source>
        <translation>espaço para {0} h</translation>
    </message>
</context>
<context>
    <name>OutputDialog</name>
    <message>
        <source>Virtual camera</source>
        <translation>Câmera virtual</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
</context>
<context>
    <name>OutputPanel</name>
    <message>
        <source>Paste this into a terminal and press Return; then come back and press Recheck.</source>
        <translation>Cole isto em um terminal e pressione Enter; depois volte e pressione “Verificar de novo”.</translation>
    </message>
    <message>
        <source>Command for a terminal</source>
        <translation>Comando para um terminal</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>Abrir a página</translation>
    </message>
    <message>
        <source>Recheck</source>
        <translation>Verificar de novo</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Verificando…</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Copiar o comando</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Copiar o endereço</translation>
    </message>
    <message>
        <source>In the call, choose “{0}” as the camera.</source>
        <translation>Na chamada, escolha “{0}” como câmera.</translation>
    </message>
    <message>
        <source>The virtual camera could not be looked at ({0}).</source>
        <translation>Não foi possível examinar a câmera virtual ({0}).</translation>
    </message>
    <message>
        <source>Looking for a virtual camera…</source>
        <translation>Procurando uma câmera virtual…</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Procurando</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>Não está pronta</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Pronta</translation>
    </message>
    <message>
        <source>Works, with a catch</source>
        <translation>Funciona, com ressalva</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Gravar</translation>
    </message>
    <message>
        <source>Record the large picture into your Videos folder</source>
        <translation>Gravar a imagem grande na sua pasta Vídeos</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>Instantâneo</translation>
    </message>
    <message>
        <source>Save the large picture into your Pictures folder</source>
        <translation>Salvar a imagem grande na sua pasta Imagens</translation>
    </message>
    <message>
        <source>With the microphone</source>
        <translation>Com o microfone</translation>
    </message>
    <message>
        <source>Recordings have your voice, in time</source>
        <translation>As gravações têm sua voz, no tempo certo</translation>
    </message>
    <message>
        <source>Invisible mark</source>
        <translation>Marca invisível</translation>
    </message>
    <message>
        <source>Pictures can be told from a camera’s: python main.py inspect FILE</source>
        <translation>Distingue das imagens de uma câmera: python main.py inspect FILE</translation>
    </message>
    <message>
        <source>Visible mark</source>
        <translation>Marca visível</translation>
    </message>
    <message>
        <source>Pictures say “AI-generated” in a corner</source>
        <translation>As imagens dizem “AI-generated” em um canto</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>Copiar o número</translation>
    </message>
    <message>
        <source>Test picture</source>
        <translation>Imagem de teste</translation>
    </message>
    <message>
        <source>Others see colour bars and words: look whether they arrive as they are</source>
        <translation>Os outros veem barras coloridas e palavras: confira se chegam como são</translation>
    </message>
    <message>
        <source>Clean window</source>
        <translation>Janela limpa</translation>
    </message>
    <message>
        <source>A window with nothing but the picture, to be captured</source>
        <translation>Uma janela só com a imagem, para ser capturada</translation>
    </message>
    <message>
        <source>Local stream</source>
        <translation>Fluxo local</translation>
    </message>
    <message>
        <source>For OBS or a browser on this machine alone; the address is new each time</source>
        <translation>Para o OBS ou um navegador só nesta máquina; o endereço é novo a cada vez</translation>
    </message>
    <message>
        <source>Copy its address</source>
        <translation>Copiar o endereço dele</translation>
    </message>
    <message>
        <source>Stop {0}</source>
        <translation>Parar {0}</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Salvando…</translation>
    </message>
    <message>
        <source>Pictures are {0} ms late. So that lips and voice meet, enter {0} ms as the microphone’s delay in OBS or the call program.</source>
        <translation>As imagens chegam {0} ms atrasadas. Para lábios e voz combinarem, informe {0} ms de atraso do microfone no OBS ou no programa de chamadas.</translation>
    </message>
    <message>
        <source>How late pictures are shows here as soon as your face moves the puppet.</source>
        <translation>O atraso das imagens aparece aqui assim que seu rosto mover a marionete.</translation>
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
        <translation>Como a chamada vê você</translation>
    </message>
    <message>
        <source>Zoom, Meet and Teams get Puppet’s picture from a virtual camera of the system.</source>
        <translation>Zoom, Meet e Teams recebem a imagem do Puppet por uma câmera virtual do sistema.</translation>
    </message>
</context>
<context>
    <name>OutputWindow</name>
    <message>
        <source>What others see</source>
        <translation>O que os outros veem</translation>
    </message>
</context>
<context>
    <name>PhotoAdder</name>
    <message>
        <source>Add photos of {0}</source>
        <translation>Adicionar fotos de {0}</translation>
    </message>
    <message>
        <source>A photo of {0} has been removed</source>
        <translation>Uma foto de {0} foi removida</translation>
    </message>
    <message>
        <source>A photo of {0} has been added</source>
        <translation>Uma foto de {0} foi adicionada</translation>
    </message>
    <message>
        <source>{1} photos of {0} have been added</source>
        <translation>{1} fotos de {0} foram adicionadas</translation>
    </message>
    <message>
        <source>The photos of {0} are as before</source>
        <translation>As fotos de {0} estão como antes</translation>
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
        <translation>Adicionar fotos…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>One photo of {1}</source>
        <translation>Uma foto de {1}</translation>
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
        <translation>O retrato</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remover</translation>
    </message>
    <message>
        <source>Remove photo {0} of {1}</source>
        <translation>Remover a foto {0} de {1}</translation>
    </message>
    <message>
        <source>{0} photos are all that fit</source>
        <translation>No máximo {0} fotos</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>Large picture</source>
        <translation>Imagem grande</translation>
    </message>
</context>
<context>
    <name>PortraitStep</name>
    <message>
        <source>Who will you be?</source>
        <translation>Quem você vai ser?</translation>
    </message>
    <message>
        <source>Pick a portrait, or drop a picture of your own with a face in it.</source>
        <translation>Escolha um retrato ou solte uma imagem sua que tenha um rosto.</translation>
    </message>
    <message>
        <source>Add your own…</source>
        <translation>Adicionar o seu…</translation>
    </message>
    <message>
        <source>Adjust crop and face…</source>
        <translation>Ajustar corte e rosto…</translation>
    </message>
    <message>
        <source>Add portraits</source>
        <translation>Adicionar retratos</translation>
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
        <translation>está sendo refinado: {0} % pronto</translation>
    </message>
    <message>
        <source>Getting better: {0} %</source>
        <translation>Melhorando: {0} %</translation>
    </message>
    <message>
        <source>photos are being added</source>
        <translation>fotos estão sendo adicionadas</translation>
    </message>
</context>
<context>
    <name>Puppet</name>
    <message>
        <source>No face: move into the picture</source>
        <translation>Sem rosto: entre na imagem</translation>
    </message>
    <message>
        <source>Come closer</source>
        <translation>Chegue mais perto</translation>
    </message>
    <message>
        <source>Move into the middle of the picture</source>
        <translation>Vá para o meio da imagem</translation>
    </message>
    <message>
        <source>Look straight at the camera</source>
        <translation>Olhe direto para a câmera</translation>
    </message>
    <message>
        <source>Open your eyes</source>
        <translation>Abra os olhos</translation>
    </message>
    <message>
        <source>Close your mouth</source>
        <translation>Feche a boca</translation>
    </message>
    <message>
        <source>Hold still</source>
        <translation>Fique parado</translation>
    </message>
    <message>
        <source>Preparing the portrait…</source>
        <translation>Preparando o retrato…</translation>
    </message>
    <message>
        <source>Loading the face tracker…</source>
        <translation>Carregando o rastreador…</translation>
    </message>
    <message>
        <source>Preview only</source>
        <translation>Só prévia</translation>
    </message>
    <message>
        <source>The camera delivers no pictures.</source>
        <translation>A câmera não entrega imagens.</translation>
    </message>
    <message>
        <source>See whether another program uses it, unplug it and plug it in again, or pick another camera.</source>
        <translation>Veja se outro programa a usa, desconecte e conecte de novo, ou escolha outra câmera.</translation>
    </message>
    <message>
        <source>Demo clip</source>
        <translation>Clipe de demonstração</translation>
    </message>
    <message>
        <source>None of the last seconds&apos; faces was neutral.</source>
        <translation>Nenhum rosto dos últimos segundos era neutro.</translation>
    </message>
    <message>
        <source>Look straight at the camera, mouth closed, and try again.</source>
        <translation>Olhe direto para a câmera, boca fechada, e tente de novo.</translation>
    </message>
    <message>
        <source>The most neutral face of the last seconds is the neutral now.</source>
        <translation>O rosto mais neutro dos últimos segundos agora é o neutro.</translation>
    </message>
    <message>
        <source>No face has been seen for a while: others see the Away card.</source>
        <translation>Faz um tempo que nenhum rosto é visto: os outros veem o cartão de ausente.</translation>
    </message>
    <message>
        <source>Sit in front of the camera; the puppet comes back by itself.</source>
        <translation>Sente-se diante da câmera; a marionete volta sozinha.</translation>
    </message>
    <message>
        <source>The virtual camera does not take pictures.</source>
        <translation>A câmera virtual não aceita imagens.</translation>
    </message>
    <message>
        <source>It is opened again; if others see nothing, close the call program&apos;s camera and open it again.</source>
        <translation>Ela é aberta de novo; se os outros não virem nada, feche a câmera no programa de chamadas e abra de novo.</translation>
    </message>
    <message>
        <source>Close the call program&apos;s camera and open it again, or start Puppet again.</source>
        <translation>Feche a câmera no programa de chamadas e abra de novo, ou reinicie o Puppet.</translation>
    </message>
    <message>
        <source>No face was found in the picture</source>
        <translation>Nenhum rosto foi encontrado na imagem</translation>
    </message>
    <message>
        <source>Use a picture in which the face is seen from the front, is not covered and is at least about 100 pixels wide</source>
        <translation>Use uma imagem em que o rosto esteja de frente, sem nada cobrindo e com pelo menos uns 100 pixels de largura</translation>
    </message>
    <message>
        <source>This computer is busy: this window shows every second picture, others see them all.</source>
        <translation>Este computador está ocupado: esta janela mostra uma imagem sim, outra não; os outros veem todas.</translation>
    </message>
    <message>
        <source>This computer is busy: every second picture gets its fine details.</source>
        <translation>Este computador está ocupado: só uma em cada duas imagens recebe os detalhes finos.</translation>
    </message>
    <message>
        <source>This computer is busy: the puppet is drawn more simply.</source>
        <translation>Este computador está ocupado: a marionete é desenhada de forma mais simples.</translation>
    </message>
    <message>
        <source>Closing other programs helps; full quality comes back by itself.</source>
        <translation>Fechar outros programas ajuda; a qualidade total volta sozinha.</translation>
    </message>
    <message>
        <source>No camera was found</source>
        <translation>Nenhuma câmera encontrada</translation>
    </message>
    <message>
        <source>A camera&apos;s driver does not answer</source>
        <translation>O driver de uma câmera não responde</translation>
    </message>
    <message>
        <source>A recorded face moves the puppet meanwhile. Plug a camera in and pick it from the list.</source>
        <translation>Enquanto isso, um rosto gravado move a marionete. Conecte uma câmera e escolha-a na lista.</translation>
    </message>
    <message>
        <source>The camera&apos;s picture is black.</source>
        <translation>A imagem da câmera está preta.</translation>
    </message>
    <message>
        <source>Open its shutter or cover, or turn on a light.</source>
        <translation>Abra a tampa dela ou acenda uma luz.</translation>
    </message>
    <message>
        <source>The camera&apos;s picture is frozen.</source>
        <translation>A imagem da câmera está congelada.</translation>
    </message>
    <message>
        <source>Unplug it and plug it in again, or choose another camera.</source>
        <translation>Desconecte e conecte de novo, ou escolha outra câmera.</translation>
    </message>
    <message>
        <source>A portrait cannot be prepared: it takes too long.</source>
        <translation>Um retrato não pode ser preparado: demora demais.</translation>
    </message>
    <message>
        <source>Pick another portrait.</source>
        <translation>Escolha outro retrato.</translation>
    </message>
    <message>
        <source>The puppet rests and it is tried again. If it stays, start Puppet again.</source>
        <translation>A marionete descansa e tenta-se de novo. Se continuar, reinicie o Puppet.</translation>
    </message>
    <message>
        <source>It is tried again by itself; if this stays, start Puppet again.</source>
        <translation>Tenta-se de novo sozinho; se continuar, reinicie o Puppet.</translation>
    </message>
    <message>
        <source>The virtual camera takes long to open.</source>
        <translation>A câmera virtual demora a abrir.</translation>
    </message>
    <message>
        <source>It is tried once more; see whether another program uses it.</source>
        <translation>Tenta-se mais uma vez; veja se outro programa a usa.</translation>
    </message>
    <message>
        <source>The virtual camera does not open.</source>
        <translation>A câmera virtual não abre.</translation>
    </message>
    <message>
        <source>Others cannot see the puppet; close what uses the camera, then start Puppet again.</source>
        <translation>Os outros não veem a marionete; feche o que usa a câmera e reinicie o Puppet.</translation>
    </message>
    <message>
        <source>Choose a JPEG, PNG or WebP picture</source>
        <translation>Escolha uma imagem JPEG, PNG ou WebP</translation>
    </message>
    <message>
        <source>Open it in an image viewer and save it as JPEG or PNG</source>
        <translation>Abra-a num visualizador de imagens e salve como JPEG ou PNG</translation>
    </message>
    <message>
        <source>The pasted picture is empty</source>
        <translation>A imagem colada está vazia</translation>
    </message>
    <message>
        <source>Fetch or copy it again</source>
        <translation>Baixe ou copie de novo</translation>
    </message>
    <message>
        <source>Copy the picture again</source>
        <translation>Copie a imagem de novo</translation>
    </message>
    <message>
        <source>The download or copy went wrong: fetch it again</source>
        <translation>O download ou a cópia deu errado: obtenha de novo</translation>
    </message>
    <message>
        <source>Check the name</source>
        <translation>Verifique o nome</translation>
    </message>
    <message>
        <source>Choose a picture file inside it</source>
        <translation>Escolha um arquivo de imagem dentro dela</translation>
    </message>
    <message>
        <source>Change the file&apos;s permissions, or copy it elsewhere</source>
        <translation>Mude as permissões do arquivo ou copie-o para outro lugar</translation>
    </message>
    <message>
        <source>Use a picture in which the face is at least about 100 pixels wide</source>
        <translation>Use uma imagem em que o rosto tenha pelo menos uns 100 pixels de largura</translation>
    </message>
    <message>
        <source>Use a larger picture or cut it closer: the face should be at least about 100 pixels wide</source>
        <translation>Use uma imagem maior ou recorte mais perto: o rosto deve ter pelo menos uns 100 pixels de largura</translation>
    </message>
    <message>
        <source>Add it again and choose one</source>
        <translation>Adicione de novo e escolha um</translation>
    </message>
    <message>
        <source>Free some space there, or make the folder writable</source>
        <translation>Libere espaço ali ou permita gravar na pasta</translation>
    </message>
    <message>
        <source>Free some space there, or choose another folder</source>
        <translation>Libere espaço ali ou escolha outra pasta</translation>
    </message>
    <message>
        <source>Close other apps that use the camera, and check that it is plugged in</source>
        <translation>Feche outros programas que usem a câmera e veja se ela está conectada</translation>
    </message>
    <message>
        <source>Unplug it and plug it in again</source>
        <translation>Desconecte e conecte de novo</translation>
    </message>
    <message>
        <source>Unplug it and plug it in again, or pick another one</source>
        <translation>Desconecte e conecte de novo, ou escolha outra</translation>
    </message>
    <message>
        <source>The camera does not open</source>
        <translation>A câmera não abre</translation>
    </message>
    <message>
        <source>The camera is not connected</source>
        <translation>A câmera não está conectada</translation>
    </message>
    <message>
        <source>Plug it in, or choose another one</source>
        <translation>Conecte-a ou escolha outra</translation>
    </message>
    <message>
        <source>The camera failed</source>
        <translation>A câmera falhou</translation>
    </message>
    <message>
        <source>Plug it in again or pick another; it is tried again by itself.</source>
        <translation>Conecte de novo ou escolha outra; a tentativa se repete sozinha.</translation>
    </message>
    <message>
        <source>The virtual camera cannot be opened</source>
        <translation>A câmera virtual não pode ser aberta</translation>
    </message>
    <message>
        <source>Others cannot see the puppet; the preview goes on.</source>
        <translation>Os outros não veem a marionete; a prévia continua.</translation>
    </message>
    <message>
        <source>The virtual camera failed</source>
        <translation>A câmera virtual falhou</translation>
    </message>
    <message>
        <source>It is opened again by itself.</source>
        <translation>Ela é reaberta sozinha.</translation>
    </message>
    <message>
        <source>Check that it still exists; it is opened again as soon as it does</source>
        <translation>Veja se ela ainda existe; assim que existir, é reaberta</translation>
    </message>
    <message>
        <source>What was recorded is kept; make room</source>
        <translation>O que foi gravado fica guardado; libere espaço</translation>
    </message>
    <message>
        <source>The disk is nearly full</source>
        <translation>O disco está quase cheio</translation>
    </message>
    <message>
        <source>Check the folder</source>
        <translation>Verifique a pasta</translation>
    </message>
    <message>
        <source>On Debian and Ubuntu: sudo apt install libportaudio2</source>
        <translation>No Debian e no Ubuntu: sudo apt install libportaudio2</translation>
    </message>
    <message>
        <source>This portrait is not in the gallery any more</source>
        <translation>Este retrato não está mais na galeria</translation>
    </message>
    <message>
        <source>The portrait you chose last is not there any more.</source>
        <translation>O retrato que você escolheu por último não existe mais.</translation>
    </message>
    <message>
        <source>Pick another one</source>
        <translation>Escolha outro</translation>
    </message>
    <message>
        <source>No virtual camera could be opened</source>
        <translation>Nenhuma câmera virtual pôde ser aberta</translation>
    </message>
    <message>
        <source>The virtual camera is ready.</source>
        <translation>A câmera virtual está pronta.</translation>
    </message>
    <message>
        <source>No virtual camera is installed: calls cannot see the puppet yet.</source>
        <translation>Nenhuma câmera virtual está instalada: as chamadas ainda não veem a marionete.</translation>
    </message>
    <message>
        <source>Install v4l2loopback.</source>
        <translation>Instale o v4l2loopback.</translation>
    </message>
    <message>
        <source>v4l2loopback is installed, but not loaded.</source>
        <translation>v4l2loopback está instalado, mas não carregado.</translation>
    </message>
    <message>
        <source>Load it, now and at every start.</source>
        <translation>Carregue-o, agora e em cada início.</translation>
    </message>
    <message>
        <source>The virtual camera works until the computer is restarted.</source>
        <translation>A câmera virtual funciona até o computador ser reiniciado.</translation>
    </message>
    <message>
        <source>Have it loaded at every start.</source>
        <translation>Faça com que seja carregada em cada início.</translation>
    </message>
    <message>
        <source>Puppet cannot open a virtual camera: the package pyvirtualcam is not installed.</source>
        <translation>O Puppet não pode abrir uma câmera virtual: o pacote pyvirtualcam não está instalado.</translation>
    </message>
    <message>
        <source>Install it, then start Puppet again.</source>
        <translation>Instale-o e reinicie o Puppet.</translation>
    </message>
    <message>
        <source>The virtual camera is there, but it cannot be opened.</source>
        <translation>A câmera virtual está aí, mas não pode ser aberta.</translation>
    </message>
    <message>
        <source>Close other programs that send pictures to it (OBS, another Puppet); reload it if that does not help.</source>
        <translation>Feche outros programas que enviam imagens a ela (OBS, outro Puppet); recarregue-a se isso não ajudar.</translation>
    </message>
    <message>
        <source>v4l2loopback is loaded, but without any camera.</source>
        <translation>O v4l2loopback está carregado, mas sem nenhuma câmera.</translation>
    </message>
    <message>
        <source>Load it anew with one.</source>
        <translation>Carregue-o de novo com uma.</translation>
    </message>
    <message>
        <source>They hold from the next start of the computer on.</source>
        <translation>Valem a partir do próximo início do computador.</translation>
    </message>
    <message>
        <source>Secure Boot does not let v4l2loopback in</source>
        <translation>O Secure Boot não aceita o v4l2loopback</translation>
    </message>
    <message>
        <source>Have the firmware trust modules that are built on this computer.</source>
        <translation>Faça o firmware confiar nos módulos compilados neste computador.</translation>
    </message>
    <message>
        <source>Make up a password when asked and restart. A blue screen comes up: choose Enroll MOK, Continue, Yes, and type that password. Then come back here.</source>
        <translation>Invente uma senha quando pedida e reinicie. Surge uma tela azul: escolha Enroll MOK, Continue, Yes e digite essa senha. Depois volte aqui.</translation>
    </message>
    <message>
        <source>v4l2loopback is installed, but not built for the kernel that runs</source>
        <translation>O v4l2loopback está instalado, mas não compilado para o kernel em uso</translation>
    </message>
    <message>
        <source>Build it.</source>
        <translation>Compile-o.</translation>
    </message>
    <message>
        <source>OBS Virtual Camera is installed, but another program has it.</source>
        <translation>A OBS Virtual Camera está instalada, mas outro programa a ocupa.</translation>
    </message>
    <message>
        <source>Press Stop Virtual Camera in OBS, or install Unity Capture beside it: Puppet then takes that one.</source>
        <translation>Pare a câmera virtual no OBS, ou instale também o Unity Capture: o Puppet usará essa.</translation>
    </message>
    <message>
        <source>Unpack it, run Install.bat in its folder Install, and come back here.</source>
        <translation>Descompacte, execute Install.bat na pasta Install e volte aqui.</translation>
    </message>
    <message>
        <source>The virtual camera is installed, but cannot be opened</source>
        <translation>A câmera virtual está instalada, mas não pode ser aberta</translation>
    </message>
    <message>
        <source>Close other programs that send pictures to it.</source>
        <translation>Feche outros programas que enviam imagens a ela.</translation>
    </message>
    <message>
        <source>Install OBS Studio, which brings one. It need not run.</source>
        <translation>Instale o OBS Studio, que traz uma. Ele não precisa estar aberto.</translation>
    </message>
    <message>
        <source>Come back here when it is installed.</source>
        <translation>Volte aqui quando estiver instalado.</translation>
    </message>
    <message>
        <source>OBS’s virtual camera is installed, but cannot be opened.</source>
        <translation>A câmera virtual do OBS está instalada, mas não pode ser aberta.</translation>
    </message>
    <message>
        <source>Quit OBS, which may have it, and close other programs that send pictures to it.</source>
        <translation>Saia do OBS, que pode ocupá-la, e feche outros programas que enviam imagens a ela.</translation>
    </message>
    <message>
        <source>macOS waits for your permission to use OBS’s virtual camera.</source>
        <translation>O macOS espera sua permissão para usar a câmera virtual do OBS.</translation>
    </message>
    <message>
        <source>OBS is installed, but its virtual camera has never been switched on.</source>
        <translation>O OBS está instalado, mas sua câmera virtual nunca foi ligada.</translation>
    </message>
    <message>
        <source>Open OBS and press Start Virtual Camera once.</source>
        <translation>Abra o OBS e inicie uma vez a câmera virtual.</translation>
    </message>
    <message>
        <source>Allow its extension in System Settings when macOS asks, then quit OBS and come back here.</source>
        <translation>Permita a extensão nos Ajustes do Sistema quando o macOS pedir, saia do OBS e volte aqui.</translation>
    </message>
    <message>
        <source>Install OBS Studio 30 or newer, which brings one.</source>
        <translation>Instale o OBS Studio 30 ou mais novo, que traz uma.</translation>
    </message>
    <message>
        <source>Open it, press Start Virtual Camera once, allow its extension when macOS asks, and quit it.</source>
        <translation>Abra-o, inicie uma vez a câmera virtual, permita a extensão quando o macOS pedir e saia dele.</translation>
    </message>
    <message>
        <source>right brow, outer end</source>
        <translation>sobrancelha direita, ponta externa</translation>
    </message>
    <message>
        <source>right brow, middle</source>
        <translation>sobrancelha direita, meio</translation>
    </message>
    <message>
        <source>right brow, inner end</source>
        <translation>sobrancelha direita, ponta interna</translation>
    </message>
    <message>
        <source>left brow, inner end</source>
        <translation>sobrancelha esquerda, ponta interna</translation>
    </message>
    <message>
        <source>left brow, middle</source>
        <translation>sobrancelha esquerda, meio</translation>
    </message>
    <message>
        <source>left brow, outer end</source>
        <translation>sobrancelha esquerda, ponta externa</translation>
    </message>
    <message>
        <source>right eye, outer corner</source>
        <translation>olho direito, canto externo</translation>
    </message>
    <message>
        <source>right eye, upper lid</source>
        <translation>olho direito, pálpebra superior</translation>
    </message>
    <message>
        <source>right eye, lower lid</source>
        <translation>olho direito, pálpebra inferior</translation>
    </message>
    <message>
        <source>right eye, inner corner</source>
        <translation>olho direito, canto interno</translation>
    </message>
    <message>
        <source>left eye, inner corner</source>
        <translation>olho esquerdo, canto interno</translation>
    </message>
    <message>
        <source>left eye, upper lid</source>
        <translation>olho esquerdo, pálpebra superior</translation>
    </message>
    <message>
        <source>left eye, lower lid</source>
        <translation>olho esquerdo, pálpebra inferior</translation>
    </message>
    <message>
        <source>left eye, outer corner</source>
        <translation>olho esquerdo, canto externo</translation>
    </message>
    <message>
        <source>nose</source>
        <translation>nariz</translation>
    </message>
    <message>
        <source>right mouth corner</source>
        <translation>canto direito da boca</translation>
    </message>
    <message>
        <source>left mouth corner</source>
        <translation>canto esquerdo da boca</translation>
    </message>
    <message>
        <source>upper lip, edge</source>
        <translation>lábio superior, borda</translation>
    </message>
    <message>
        <source>upper lip, inside</source>
        <translation>lábio superior, dentro</translation>
    </message>
    <message>
        <source>lower lip, inside</source>
        <translation>lábio inferior, dentro</translation>
    </message>
    <message>
        <source>lower lip, edge</source>
        <translation>lábio inferior, borda</translation>
    </message>
    <message>
        <source>right jaw</source>
        <translation>mandíbula direita</translation>
    </message>
    <message>
        <source>chin</source>
        <translation>queixo</translation>
    </message>
    <message>
        <source>left jaw</source>
        <translation>mandíbula esquerda</translation>
    </message>
    <message>
        <source>{0}.</source>
        <translation>{0}.</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>“{0}”</translation>
    </message>
    <message>
        <source>{0} is not a picture that can be read</source>
        <translation>{0} não é uma imagem que possa ser lida</translation>
    </message>
    <message>
        <source>{0} is damaged or of a kind that cannot be read ({1})</source>
        <translation>{0} está danificada ou é de um tipo que não pode ser lido ({1})</translation>
    </message>
    <message>
        <source>{0} is cut off: part of the picture is missing</source>
        <translation>{0} está incompleta: falta parte da imagem</translation>
    </message>
    <message>
        <source>{0} is a HEIC picture, which cannot be read here</source>
        <translation>{0} é uma imagem HEIC, que não pode ser lida aqui</translation>
    </message>
    <message>
        <source>{0} is a video, not a picture</source>
        <translation>{0} é um vídeo, não uma imagem</translation>
    </message>
    <message>
        <source>{0} is a text file, not a picture, whatever its name says</source>
        <translation>{0} é um arquivo de texto, não uma imagem, seja qual for o nome</translation>
    </message>
    <message>
        <source>{0} is empty</source>
        <translation>{0} está vazio</translation>
    </message>
    <message>
        <source>{0} is too small ({1} x {2} pixels)</source>
        <translation>{0} é pequena demais ({1} x {2} pixels)</translation>
    </message>
    <message>
        <source>There is no file {0}</source>
        <translation>O arquivo {0} não existe</translation>
    </message>
    <message>
        <source>{0} may not be read</source>
        <translation>Não há permissão para ler {0}</translation>
    </message>
    <message>
        <source>{0} is a folder</source>
        <translation>{0} é uma pasta</translation>
    </message>
    <message>
        <source>The face in the picture is too small ({0} pixels wide)</source>
        <translation>O rosto na imagem é pequeno demais ({0} pixels de largura)</translation>
    </message>
    <message>
        <source>{0} has several faces and none was chosen</source>
        <translation>{0} tem vários rostos e nenhum foi escolhido</translation>
    </message>
    <message>
        <source>{0} cannot be used ({1})</source>
        <translation>{0} não pode ser usado ({1})</translation>
    </message>
    <message>
        <source>The portrait cannot be kept in {0} ({1})</source>
        <translation>O retrato não pode ser salvo em {0} ({1})</translation>
    </message>
    <message>
        <source>{0} cannot be deleted ({1})</source>
        <translation>{0} não pode ser excluído ({1})</translation>
    </message>
    <message>
        <source>Check the folder {0}</source>
        <translation>Verifique a pasta {0}</translation>
    </message>
    <message>
        <source>{0} cannot be opened</source>
        <translation>{0} não pode ser aberta</translation>
    </message>
    <message>
        <source>{0} cannot be opened ({1})</source>
        <translation>{0} não pode ser aberto ({1})</translation>
    </message>
    <message>
        <source>{0} stopped delivering pictures</source>
        <translation>{0} parou de entregar imagens</translation>
    </message>
    <message>
        <source>{0} failed ({1})</source>
        <translation>{0} falhou ({1})</translation>
    </message>
    <message>
        <source>You have no permission to use {0}</source>
        <translation>Você não tem permissão para usar {0}</translation>
    </message>
    <message>
        <source>Run: {0}, then log in again</source>
        <translation>Execute {0} e entre de novo na sessão</translation>
    </message>
    <message>
        <source>Run: {0}</source>
        <translation>Execute: {0}</translation>
    </message>
    <message>
        <source>{0} does not answer: its driver hangs</source>
        <translation>{0} não responde: o driver travou</translation>
    </message>
    <message>
        <source>{0} does not answer</source>
        <translation>{0} não responde</translation>
    </message>
    <message>
        <source>{0} did not answer and was started again</source>
        <translation>{0} não respondeu; houve um reinício</translation>
    </message>
    <message>
        <source>{0} no longer takes pictures ({1})</source>
        <translation>{0} não aceita mais imagens ({1})</translation>
    </message>
    <message>
        <source>The virtual camera is there, but it cannot be opened. Open in: {0}</source>
        <translation>A câmera virtual está lá, mas não abre. Aberta em: {0}</translation>
    </message>
    <message>
        <source>The disk is full: {0} ends here</source>
        <translation>O disco está cheio: {0} termina aqui</translation>
    </message>
    <message>
        <source>Only {0} MB are free in {1}</source>
        <translation>Há só {0} MB livres em {1}</translation>
    </message>
    <message>
        <source>Make room: {0} MB are needed</source>
        <translation>Libere espaço: são necessários {0} MB</translation>
    </message>
    <message>
        <source>{0} cannot be written ({1})</source>
        <translation>{0} não pode ser gravado ({1})</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}</source>
        <translation>{0} não pode ser gravado: {1}</translation>
    </message>
    <message>
        <source>Saved: {0} in {1}</source>
        <translation>Salvo: {0} em {1}</translation>
    </message>
    <message>
        <source>No microphone can be used ({0})</source>
        <translation>Nenhum microfone pode ser usado ({0})</translation>
    </message>
    <message>
        <source>The recording ended. {0}</source>
        <translation>A gravação terminou. {0}</translation>
    </message>
    <message>
        <source>The recording is silent. {0}</source>
        <translation>A gravação está sem som. {0}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>The pasted picture</source>
        <translation>A imagem colada</translation>
    </message>
    <message>
        <source>The portrait</source>
        <translation>O retrato</translation>
    </message>
    <message>
        <source>The face tracker</source>
        <translation>O rastreamento do rosto</translation>
    </message>
    <message>
        <source>The renderer</source>
        <translation>O desenho da marionete</translation>
    </message>
    <message>
        <source>Preparing portraits</source>
        <translation>A preparação dos retratos</translation>
    </message>
</context>
<context>
    <name>RecordingLight</name>
    <message>
        <source>Recording</source>
        <translation>Gravando</translation>
    </message>
    <message>
        <source>Recording. Press to end it</source>
        <translation>Gravando. Pressione para encerrar</translation>
    </message>
    <message>
        <source>End the recording</source>
        <translation>Encerrar a gravação</translation>
    </message>
    <message>
        <source>Recording, {0}</source>
        <translation>Gravando, {0}</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Diagnostic report</source>
        <translation>Relatório de diagnóstico</translation>
    </message>
    <message>
        <source>This is all that the report says. Nothing is sent: save it and attach it yourself.</source>
        <translation>Isto é tudo o que o relatório diz. Nada é enviado: salve e anexe você mesmo.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Relatório</translation>
    </message>
    <message>
        <source>Add the picture that others see (never your camera’s)</source>
        <translation>Adicionar a imagem que os outros veem (nunca a da sua câmera)</translation>
    </message>
    <message>
        <source>Without it: text alone</source>
        <translation>Sem ela: só texto</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Salvar…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Looking at this machine…</source>
        <translation>Examinando esta máquina…</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Salvar o relatório</translation>
    </message>
    <message>
        <source>The report cannot be saved: {0}</source>
        <translation>Não é possível salvar o relatório: {0}</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>Escolha outra pasta</translation>
    </message>
    <message>
        <source>The report is in {0}</source>
        <translation>O relatório está em {0}</translation>
    </message>
</context>
<context>
    <name>SamePersonDialog</name>
    <message>
        <source>The same person?</source>
        <translation>A mesma pessoa?</translation>
    </message>
    <message>
        <source>Is this the same person?</source>
        <translation>É a mesma pessoa?</translation>
    </message>
    <message>
        <source>The two faces have rather different proportions. That may be the camera or the expression: you know better. Photos of somebody else would spoil the portrait.</source>
        <translation>Os dois rostos têm proporções bem diferentes. Pode ser a câmera ou a expressão: você sabe melhor. Fotos de outra pessoa estragariam o retrato.</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Deixar de fora</translation>
    </message>
    <message>
        <source>Same person: add it</source>
        <translation>É a mesma: adicionar</translation>
    </message>
</context>
<context>
    <name>SetUp</name>
    <message>
        <source>You are live, but nobody else sees the puppet: no virtual camera is open</source>
        <translation>Você está ao vivo, mas ninguém mais vê a marionete: nenhuma câmera virtual aberta</translation>
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
        <translation>Movimento</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Quadro</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Saída</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Others still see the puppet.</source>
        <translation>Os outros ainda veem a marionete.</translation>
    </message>
    <message>
        <source>Puppet goes on here</source>
        <translation>O Puppet continua aqui</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>You</source>
        <translation>Você</translation>
    </message>
    <message>
        <source>Face found</source>
        <translation>Rosto encontrado</translation>
    </message>
    <message>
        <source>No face</source>
        <translation>Sem rosto</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Iniciando…</translation>
    </message>
    <message>
        <source>Calibrating: look straight at the camera, mouth closed.</source>
        <translation>Calibrando: olhe direto para a câmera, boca fechada.</translation>
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
        <translation>Calibrando: fique parado…</translation>
    </message>
    <message>
        <source>Face the camera, in good light.</source>
        <translation>Olhe para a câmera, com boa luz.</translation>
    </message>
    <message>
        <source>Only you see this.</source>
        <translation>Só você vê isto.</translation>
    </message>
    <message>
        <source>portrait</source>
        <translation>retrato</translation>
    </message>
    <message>
        <source>next portrait</source>
        <translation>próximo</translation>
    </message>
    <message>
        <source>calibrate</source>
        <translation>calibrar</translation>
    </message>
    <message>
        <source>best neutral</source>
        <translation>melhor neutro</translation>
    </message>
    <message>
        <source>Away card</source>
        <translation>cartão de ausente</translation>
    </message>
    <message>
        <source>go live</source>
        <translation>entrar ao vivo</translation>
    </message>
    <message>
        <source>adjust</source>
        <translation>ajustar</translation>
    </message>
    <message>
        <source>snapshot</source>
        <translation>instantâneo</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>todas as teclas</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Next</source>
        <translation>Avançar</translation>
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
        <translation>Entrar ao vivo</translation>
    </message>
    <message>
        <source>Show the window</source>
        <translation>Mostrar a janela</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Sair</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Ao vivo</translation>
    </message>
    <message>
        <source>no virtual camera is open</source>
        <translation>nenhuma câmera virtual aberta</translation>
    </message>
    <message>
        <source>End live</source>
        <translation>Encerrar ao vivo</translation>
    </message>
</context>
<context>
    <name>UndoStack</name>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>Undo one more</source>
        <translation>Desfazer mais um</translation>
    </message>
    <message>
        <source>There is nothing to take back</source>
        <translation>Não há nada a desfazer</translation>
    </message>
</context>
<context>
    <name>Wishes</name>
    <message>
        <source>{0} has been added; the call still shows the portrait you chose</source>
        <translation>{0} foi adicionado; a chamada ainda mostra o retrato que você escolheu</translation>
    </message>
</context>
</TS>
