<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>AddTile</name>
    <message>
        <source>Add…</source>
        <translation>追加…</translation>
    </message>
    <message>
        <source>Add a portrait: choose a file, drop one anywhere, or paste a picture</source>
        <translation>ポートレートを追加: ファイルを選ぶ、どこかにドロップする、または画像を貼り付ける</translation>
    </message>
    <message>
        <source>Add a portrait</source>
        <translation>ポートレートを追加</translation>
    </message>
</context>
<context>
    <name>Adder</name>
    <message>
        <source>Add portraits</source>
        <translation>ポートレートを追加</translation>
    </message>
</context>
<context>
    <name>AgreementDialog</name>
    <message>
        <source>Before you go live</source>
        <translation>ライブを始める前に</translation>
    </message>
    <message>
        <source>Agree and go live</source>
        <translation>同意してライブ開始</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>今はしない</translation>
    </message>
    <message>
        <source>Others will see you as the portrait you chose. This is asked once.</source>
        <translation>ほかの人には、選んだポートレートの姿で見えます。この確認は一度だけです。</translation>
    </message>
</context>
<context>
    <name>BackgroundRow</name>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>The portrait’s</source>
        <translation>元のまま</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>ぼかし</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>色</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Green screen</source>
        <translation>グリーンバック</translation>
    </message>
    <message>
        <source>What stands behind the person</source>
        <translation>人物の後ろに表示するもの</translation>
    </message>
    <message>
        <source>Choose another colour</source>
        <translation>別の色を選ぶ</translation>
    </message>
    <message>
        <source>Choose another picture</source>
        <translation>別の画像を選ぶ</translation>
    </message>
    <message>
        <source>Colour behind the person</source>
        <translation>人物の後ろの色</translation>
    </message>
    <message>
        <source>Picture behind the person</source>
        <translation>人物の後ろの画像</translation>
    </message>
    <message>
        <source>Pictures ({0})</source>
        <translation>画像 ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Show the next message</source>
        <translation>次のメッセージを表示</translation>
    </message>
    <message>
        <source>Dismiss (Esc)</source>
        <translation>閉じる (Esc)</translation>
    </message>
    <message>
        <source>Next (1 more)</source>
        <translation>次へ (あと 1 件)</translation>
    </message>
    <message>
        <source>Next ({0} more)</source>
        <translation>次へ (あと {0} 件)</translation>
    </message>
    <message>
        <source>Dismiss: {0}</source>
        <translation>閉じる: {0}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>お知らせ</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>問題</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>Calibrate</source>
        <translation>キャリブレーション</translation>
    </message>
    <message>
        <source>Take your neutral face anew: look straight, mouth closed</source>
        <translation>基準の顔を撮り直す: 正面を向き、口を閉じる</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>離席</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>ライブ開始</translation>
    </message>
    <message>
        <source>End live</source>
        <translation>ライブ終了</translation>
    </message>
    <message>
        <source>Others see the puppet. Press to show them the Away card</source>
        <translation>相手にはパペットが見えています。押すと離席カードを見せます</translation>
    </message>
    <message>
        <source>Let others see the puppet in place of the Away card</source>
        <translation>離席カードの代わりにパペットを相手に見せます</translation>
    </message>
    <message>
        <source>I’m back</source>
        <translation>戻りました</translation>
    </message>
    <message>
        <source>Show the puppet again</source>
        <translation>パペットをまた見せる</translation>
    </message>
    <message>
        <source>Show others the Away card for a while</source>
        <translation>しばらく相手に離席カードを見せる</translation>
    </message>
    <message>
        <source>Preview only</source>
        <translation>プレビューのみ</translation>
    </message>
    <message>
        <source>Choose “{0}” as the camera in your call</source>
        <translation>通話のカメラに「{0}」を選んでください</translation>
    </message>
    <message>
        <source>No virtual camera takes the pictures: only this window shows them</source>
        <translation>映像を受け取る仮想カメラがありません: このウィンドウにだけ表示されます</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>読み込み中…</translation>
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
        <translation>カメラから出力まで: 半数の画像が {0} ms 以内、95 % が {1} ms 以内 (p50, p95)</translation>
    </message>
</context>
<context>
    <name>BusyTile</name>
    <message>
        <source>Adding…</source>
        <translation>追加中…</translation>
    </message>
    <message>
        <source>A portrait is being added</source>
        <translation>ポートレートを追加しています</translation>
    </message>
</context>
<context>
    <name>CalibrationOverlay</name>
    <message>
        <source>Look straight at the camera, mouth closed</source>
        <translation>カメラをまっすぐ見て、口を閉じてください</translation>
    </message>
    <message>
        <source>Hold still…</source>
        <translation>そのまま…</translation>
    </message>
    <message>
        <source>Calibrated</source>
        <translation>キャリブレーション完了</translation>
    </message>
</context>
<context>
    <name>CallPreview</name>
    <message>
        <source>How the call gets it</source>
        <translation>通話での見え方</translation>
    </message>
</context>
<context>
    <name>CameraPicker</name>
    <message>
        <source>Camera</source>
        <translation>カメラ</translation>
    </message>
    <message>
        <source>The camera that drives the puppet</source>
        <translation>パペットを動かすカメラ</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>カメラなし</translation>
    </message>
</context>
<context>
    <name>CameraStep</name>
    <message>
        <source>Which camera sees you?</source>
        <translation>どのカメラに映っていますか?</translation>
    </message>
    <message>
        <source>Pick the picture that shows you. Only Puppet sees it.</source>
        <translation>自分が映っている画像を選んでください。見えるのは Puppet だけです。</translation>
    </message>
    <message>
        <source>Another camera appears here as soon as it is plugged in.</source>
        <translation>別のカメラをつなぐと、すぐここに表示されます。</translation>
    </message>
    <message>
        <source>Looking for cameras…</source>
        <translation>カメラを探しています…</translation>
    </message>
    <message>
        <source>No camera was found: a recorded face moves the puppet meanwhile. Plug a camera in, and it appears here.</source>
        <translation>カメラが見つかりません: その間は録画された顔がパペットを動かします。カメラをつなぐと、ここに表示されます。</translation>
    </message>
</context>
<context>
    <name>CameraTile</name>
    <message>
        <source>A recorded face, to try things out</source>
        <translation>お試し用に録画された顔</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Camera {0}</source>
        <translation>カメラ {0}</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Picture: arrows move the frame, plus and minus zoom</source>
        <translation>画像: 矢印キーで枠を移動、プラスとマイナスでズーム</translation>
    </message>
    <message>
        <source>Face: arrows move the handle “{0}”</source>
        <translation>顔: 矢印キーでハンドル「{0}」を移動</translation>
    </message>
    <message>
        <source>Getting the portrait ready…</source>
        <translation>ポートレートを準備中…</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>You are live</source>
        <translation>ライブ中です</translation>
    </message>
    <message>
        <source>Only you see the puppet: no virtual camera is open.</source>
        <translation>パペットが見えているのは自分だけです: 仮想カメラが開いていません。</translation>
    </message>
    <message>
        <source>Others see the puppet right now.</source>
        <translation>相手にはいまパペットが見えています。</translation>
    </message>
    <message>
        <source>Others see the Away card.</source>
        <translation>相手には離席カードが見えています。</translation>
    </message>
    <message>
        <source>Puppet can go on without its window: you find it in the tray.</source>
        <translation>Puppet はウィンドウなしでも続けられます。トレイにあります。</translation>
    </message>
    <message>
        <source>This desktop has no tray, so closing the window ends the call’s picture.</source>
        <translation>このデスクトップにはトレイがないため、ウィンドウを閉じると通話の映像が終わります。</translation>
    </message>
    <message>
        <source>Keep the window</source>
        <translation>ウィンドウを残す</translation>
    </message>
    <message>
        <source>End live and quit</source>
        <translation>ライブを終えて終了</translation>
    </message>
    <message>
        <source>Hide, show Away</source>
        <translation>隠して離席にする</translation>
    </message>
    <message>
        <source>Hide and go on</source>
        <translation>隠して続ける</translation>
    </message>
</context>
<context>
    <name>ConsentStep</name>
    <message>
        <source>Welcome to Puppet</source>
        <translation>Puppet へようこそ</translation>
    </message>
    <message>
        <source>Join a video call as a portrait that your face moves. Two minutes, and you are there.</source>
        <translation>自分の顔で動くポートレートになってビデオ通話に参加できます。準備は 2 分です。</translation>
    </message>
    <message>
        <source>Portraits you have the right to use</source>
        <translation>使う権利のあるポートレート</translation>
    </message>
    <message>
        <source>Yourself, people who have agreed, works that are free to use. Not a living person without their consent, and nobody to deceive others with.</source>
        <translation>自分自身、同意した人、自由に使える作品。同意のない実在の人物や、人をだます目的での使用はできません。</translation>
    </message>
    <message>
        <source>Nothing leaves this computer but the picture you send</source>
        <translation>送信する映像のほか、このコンピューターから何も出ません</translation>
    </message>
    <message>
        <source>Camera, portraits and everything computed from them stay here. There is no account, no upload and no statistics. The call never gets your camera’s picture, not even by mistake.</source>
        <translation>カメラ、ポートレート、計算結果はすべてここに残ります。アカウントもアップロードも統計もありません。カメラの映像が通話に出ることは、誤ってでもありません。</translation>
    </message>
    <message>
        <source>I use portraits that I have the right to use</source>
        <translation>使う権利のあるポートレートだけを使います</translation>
    </message>
    <message>
        <source>Agreed on {0}.</source>
        <translation>{0} に同意済み。</translation>
    </message>
    <message>
        <source>Agree and go on</source>
        <translation>同意して進む</translation>
    </message>
</context>
<context>
    <name>CropSide</name>
    <message>
        <source>Shape</source>
        <translation>形</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>画像全体</translation>
    </message>
    <message>
        <source>Wide, 16 : 9 (fills the call)</source>
        <translation>横長 16 : 9 (通話画面いっぱい)</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>正方形</translation>
    </message>
    <message>
        <source>Upright, 3 : 4</source>
        <translation>縦長 3 : 4</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>自由</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>ズーム</translation>
    </message>
    <message>
        <source>How the call gets it</source>
        <translation>通話での見え方</translation>
    </message>
</context>
<context>
    <name>CropView</name>
    <message>
        <source>The portrait and the part of it that is shown</source>
        <translation>ポートレートと表示される部分</translation>
    </message>
    <message>
        <source>Getting the portrait ready…</source>
        <translation>ポートレートを準備中…</translation>
    </message>
    <message>
        <source>The face in the frame is the one that moves.</source>
        <translation>枠の中の顔が動きます。</translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>詳細をコピー</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>Dots</name>
    <message>
        <source>Step {0} of {1}</source>
        <translation>ステップ {0} / {1}</translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>Drop a picture to add it as a portrait</source>
        <translation>画像をドロップするとポートレートとして追加します</translation>
    </message>
    <message>
        <source>or on a portrait below, if it is another photo of the same person</source>
        <translation>同じ人の別の写真なら、下のポートレートの上へ</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>Getting the portrait ready…</source>
        <translation>ポートレートを準備中…</translation>
    </message>
    <message>
        <source>Keeping it…</source>
        <translation>保存中…</translation>
    </message>
    <message>
        <source>{0} looks as before</source>
        <translation>{0} は元の見た目に戻りました</translation>
    </message>
    <message>
        <source>{0} has been adjusted</source>
        <translation>{0} を調整しました</translation>
    </message>
</context>
<context>
    <name>EditorDialog</name>
    <message>
        <source>Adjust {0}</source>
        <translation>{0} を調整</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>切り抜き</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>顔</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>やり直す</translation>
    </message>
    <message>
        <source>As found</source>
        <translation>最初の状態</translation>
    </message>
    <message>
        <source>The whole picture, landmarks as they were found</source>
        <translation>画像全体、検出されたままの特徴点</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Drag the frame or its corners; the wheel zooms.</source>
        <translation>枠や角をドラッグ、ホイールでズームします。</translation>
    </message>
    <message>
        <source>Drag a handle; arrows move the chosen one, with Shift further.</source>
        <translation>ハンドルをドラッグします。矢印キーでも動き、Shift で大きく動きます。</translation>
    </message>
</context>
<context>
    <name>FaceDialog</name>
    <message>
        <source>Which face?</source>
        <translation>どの顔ですか?</translation>
    </message>
    <message>
        <source>This picture shows {0} faces. Which one do you want?</source>
        <translation>この画像には顔が {0} つあります。どれを使いますか?</translation>
    </message>
    <message>
        <source>Face {0} of {1}, from the left</source>
        <translation>左から {0} 番目の顔 (全 {1})</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
</context>
<context>
    <name>FaceRow</name>
    <message>
        <source>Which face?</source>
        <translation>どの顔ですか?</translation>
    </message>
    <message>
        <source>Face {0} of {1}, from the left</source>
        <translation>左から {0} 番目の顔 (全 {1})</translation>
    </message>
</context>
<context>
    <name>FaceSide</name>
    <message>
        <source>Pull a handle to where it belongs; the rest of the face follows. For paintings and drawings whose eyes, lips or jaw were not found quite right.</source>
        <translation>ハンドルを正しい位置へ引くと、顔のほかの部分もついてきます。目・唇・あごがうまく検出されなかった絵画やイラスト用です。</translation>
    </message>
    <message>
        <source>Handle that the arrow keys move</source>
        <translation>矢印キーで動かすハンドル</translation>
    </message>
    <message>
        <source>Put this handle back</source>
        <translation>このハンドルを戻す</translation>
    </message>
    <message>
        <source>Show the mesh</source>
        <translation>メッシュを表示</translation>
    </message>
</context>
<context>
    <name>FinishStep</name>
    <message>
        <source>Open your call app</source>
        <translation>通話アプリを開く</translation>
    </message>
    <message>
        <source>This is the puppet; others see the Away card until you go live.</source>
        <translation>これがパペットです。ライブを開始するまで、相手には離席カードが見えます。</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>読み込み中…</translation>
    </message>
    <message>
        <source>Puppet is getting ready.</source>
        <translation>Puppet を準備しています。</translation>
    </message>
    <message>
        <source>Set up the virtual camera</source>
        <translation>仮想カメラを設定</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Open Zoom, Meet, Teams or any other call. If it was open already, close it and open it again.</source>
        <translation>Zoom、Meet、Teams などの通話を開きます。すでに開いていた場合は、閉じて開き直してください。</translation>
    </message>
    <message>
        <source>In its video settings choose the camera “{0}”.</source>
        <translation>ビデオ設定でカメラ「{0}」を選びます。</translation>
    </message>
    <message>
        <source>Here, press Go live ({0}). Away ({1}) hides the puppet at any time.</source>
        <translation>ここで「ライブ開始」({0}) を押します。「離席」({1}) でいつでもパペットを隠せます。</translation>
    </message>
    <message>
        <source>Zoom mirrors your own view: others see it the right way round.</source>
        <translation>Zoom では自分の表示が左右反転しますが、相手には正しい向きで見えます。</translation>
    </message>
    <message>
        <source>There is no virtual camera yet: calls cannot see the puppet before there is one.</source>
        <translation>仮想カメラがまだありません: ないと通話からパペットが見えません。</translation>
    </message>
</context>
<context>
    <name>FirstRunDialog</name>
    <message>
        <source>Set up Puppet</source>
        <translation>Puppet の設定</translation>
    </message>
    <message>
        <source>Puppet is getting ready…</source>
        <translation>Puppet を準備しています…</translation>
    </message>
    <message>
        <source>Skip set-up</source>
        <translation>設定をスキップ</translation>
    </message>
    <message>
        <source>Close this for good; “Set up again” in the settings brings it back</source>
        <translation>完全に閉じます。設定の「設定をやり直す」で戻せます</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Skip this step</source>
        <translation>このステップをスキップ</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>The new size and rate begin when you end live</source>
        <translation>新しいサイズとフレームレートは、ライブを終了すると有効になります</translation>
    </message>
</context>
<context>
    <name>FramePanel</name>
    <message>
        <source>Zoom</source>
        <translation>ズーム</translation>
    </message>
    <message>
        <source>W nearer, S further away</source>
        <translation>W で近く、S で遠く</translation>
    </message>
    <message>
        <source>Left and right</source>
        <translation>左右</translation>
    </message>
    <message>
        <source>H to the left, K to the right</source>
        <translation>H で左、K で右</translation>
    </message>
    <message>
        <source>Up and down</source>
        <translation>上下</translation>
    </message>
    <message>
        <source>U up, J down</source>
        <translation>U で上、J で下</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>ポートレート</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>全体を表示</translation>
    </message>
    <message>
        <source>Fill the picture</source>
        <translation>画面いっぱい</translation>
    </message>
    <message>
        <source>Back to the middle</source>
        <translation>中央に戻す</translation>
    </message>
    <message>
        <source>Zoom and position</source>
        <translation>ズームと位置</translation>
    </message>
    <message>
        <source>Of the pictures that others get; it changes while you are not live</source>
        <translation>相手に届く画像の設定。ライブ中でないときに変わります</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>毎秒</translation>
    </message>
    <message>
        <source>Mirror for me</source>
        <translation>自分には左右反転</translation>
    </message>
    <message>
        <source>This window alone shows it mirrored</source>
        <translation>このウィンドウだけ反転して表示します</translation>
    </message>
    <message>
        <source>Mirror for others</source>
        <translation>相手には左右反転</translation>
    </message>
    <message>
        <source>Others see it mirrored</source>
        <translation>相手には反転して見えます</translation>
    </message>
    <message>
        <source>Landmarks on the camera</source>
        <translation>カメラに特徴点</translation>
    </message>
    <message>
        <source>Over your camera’s picture</source>
        <translation>カメラの映像に重ねて表示</translation>
    </message>
    <message>
        <source>Landmarks on the portrait</source>
        <translation>ポートレートに特徴点</translation>
    </message>
    <message>
        <source>Only this window shows them</source>
        <translation>このウィンドウにだけ表示されます</translation>
    </message>
    <message>
        <source>Frame rate and delay</source>
        <translation>フレームレートと遅延</translation>
    </message>
    <message>
        <source>In the bar below</source>
        <translation>下のバーに表示</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Portraits</source>
        <translation>ポートレート</translation>
    </message>
    <message>
        <source>Show this portrait</source>
        <translation>このポートレートを表示</translation>
    </message>
    <message>
        <source>Add photos of this person…</source>
        <translation>この人の写真を追加…</translation>
    </message>
    <message>
        <source>Photos of this person…</source>
        <translation>この人の写真…</translation>
    </message>
    <message>
        <source>Adjust crop and face…</source>
        <translation>切り抜きと顔を調整…</translation>
    </message>
    <message>
        <source>I may use it (since {0})</source>
        <translation>使う権利があります ({0} から)</translation>
    </message>
    <message>
        <source>I may use it</source>
        <translation>使う権利があります</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>名前を変更…</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>左へ移動</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>右へ移動</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Remove (comes with Puppet)</source>
        <translation>削除 (Puppet に付属)</translation>
    </message>
</context>
<context>
    <name>GeneralPanel</name>
    <message>
        <source>Profile</source>
        <translation>プロファイル</translation>
    </message>
    <message>
        <source>Camera, portrait, motion and frame as you saved them</source>
        <translation>保存したカメラ、ポートレート、動き、フレーム</translation>
    </message>
    <message>
        <source>None saved yet</source>
        <translation>まだありません</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使う</translation>
    </message>
    <message>
        <source>Set everything as in this profile</source>
        <translation>すべてをこのプロファイルどおりにする</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Forget this profile</source>
        <translation>このプロファイルを削除</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>新しい名前</translation>
    </message>
    <message>
        <source>Name of the new profile</source>
        <translation>新しいプロファイルの名前</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save camera, portrait, motion and frame</source>
        <translation>カメラ、ポートレート、動き、フレームを保存</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>書き出し…</translation>
    </message>
    <message>
        <source>All settings and profiles, to a file</source>
        <translation>すべての設定とプロファイルをファイルへ</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>読み込み…</translation>
    </message>
    <message>
        <source>Settings and profiles from a file</source>
        <translation>ファイルから設定とプロファイルを</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>キーを変更…</translation>
    </message>
    <message>
        <source>Diagnostic report…</source>
        <translation>診断レポート…</translation>
    </message>
    <message>
        <source>To attach to a question</source>
        <translation>質問に添付するもの</translation>
    </message>
    <message>
        <source>Set up again…</source>
        <translation>設定をやり直す…</translation>
    </message>
    <message>
        <source>The first steps once more, one by one</source>
        <translation>最初の手順をもう一度、順に行います</translation>
    </message>
    <message>
        <source>Reset all settings</source>
        <translation>すべての設定をリセット</translation>
    </message>
    <message>
        <source>As they were at first</source>
        <translation>最初の状態に戻します</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>システムと同じ</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Of the window, from the next start on</source>
        <translation>ウィンドウの言語。次回の起動から</translation>
    </message>
    <message>
        <source>The profile {0} is saved</source>
        <translation>プロファイル {0} を保存しました</translation>
    </message>
    <message>
        <source>{0} is in use</source>
        <translation>{0} を使用中です</translation>
    </message>
    <message>
        <source>The language changes at the next start</source>
        <translation>言語は次回の起動時に変わります</translation>
    </message>
    <message>
        <source>All settings are as they were at first</source>
        <translation>すべての設定を最初の状態に戻しました</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>取り消す</translation>
    </message>
    <message>
        <source>Export settings</source>
        <translation>設定を書き出す</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>設定を読み込む</translation>
    </message>
    <message>
        <source>Settings (*.json)</source>
        <translation>設定 (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>The settings are in {0}</source>
        <translation>設定を {0} に保存しました</translation>
    </message>
    <message>
        <source>The settings of {0} are in force</source>
        <translation>{0} の設定が有効になりました</translation>
    </message>
    <message>
        <source>Some values could not be used: {0}</source>
        <translation>使えない値がありました: {0}</translation>
    </message>
    <message>
        <source>This demonstration keeps no settings</source>
        <translation>このデモでは設定は保存されません</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>Starting…</source>
        <translation>起動中…</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>すべてのキー</translation>
    </message>
    <message>
        <source>Adjust</source>
        <translation>調整</translation>
    </message>
    <message>
        <source>Motion and more</source>
        <translation>動きなど</translation>
    </message>
</context>
<context>
    <name>Heading</name>
    <message>
        <source>open</source>
        <translation>開いています</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>閉じています</translation>
    </message>
</context>
<context>
    <name>InsetView</name>
    <message>
        <source>Your camera, mirrored; only you see this</source>
        <translation>あなたのカメラ (左右反転)。見えるのはあなただけです</translation>
    </message>
    <message>
        <source>No camera picture yet</source>
        <translation>まだ映像がありません</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>Pictures ({0})</source>
        <translation>画像 ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>貼り付けた画像</translation>
    </message>
    <message>
        <source>That is only the address of a picture on the web</source>
        <translation>それは Web 上の画像のアドレスだけです</translation>
    </message>
    <message>
        <source>Puppet fetches nothing: save the picture or copy it, then add that</source>
        <translation>Puppet は何もダウンロードしません: 画像を保存またはコピーしてから追加してください</translation>
    </message>
    <message>
        <source>There is no picture in that</source>
        <translation>そこに画像はありません</translation>
    </message>
    <message>
        <source>Copy a picture or an image file first, or choose a file with Add</source>
        <translation>先に画像または画像ファイルをコピーするか、「追加」でファイルを選んでください</translation>
    </message>
    <message>
        <source>That picture cannot be taken over</source>
        <translation>その画像は取り込めません</translation>
    </message>
    <message>
        <source>Save it to a file, then add that</source>
        <translation>ファイルに保存してから追加してください</translation>
    </message>
    <message>
        <source>That address holds no picture</source>
        <translation>そのアドレスに画像はありません</translation>
    </message>
    <message>
        <source>Save the picture or copy it, then add that</source>
        <translation>画像を保存またはコピーしてから追加してください</translation>
    </message>
</context>
<context>
    <name>Keeper</name>
    <message>
        <source>“{0}” is called “{1}” now</source>
        <translation>「{0}」の名前は「{1}」になりました</translation>
    </message>
    <message>
        <source>{0} has its name again</source>
        <translation>{0} の名前を元に戻しました</translation>
    </message>
    <message>
        <source>It is kept, with today’s date, that you may use {0}</source>
        <translation>{0} を使う権利があることを、今日の日付で記録しました</translation>
    </message>
    <message>
        <source>What was kept of your right to use {0} is as it was</source>
        <translation>{0} を使う権利の記録を元に戻しました</translation>
    </message>
    <message>
        <source>{0} has been added; the call still shows the portrait you chose. May you use this picture?</source>
        <translation>{0} を追加しました。通話には選んだポートレートが表示されたままです。この画像を使う権利がありますか?</translation>
    </message>
    <message>
        <source>{0} has been added. May you use this picture?</source>
        <translation>{0} を追加しました。この画像を使う権利がありますか?</translation>
    </message>
    <message>
        <source>It is you, the person has agreed, or the work is free to use.</source>
        <translation>自分自身か、本人が同意しているか、自由に使える作品です。</translation>
    </message>
    <message>
        <source>I may use it</source>
        <translation>使う権利があります</translation>
    </message>
    <message>
        <source>{0} is back at its place</source>
        <translation>{0} を元の場所に戻しました</translation>
    </message>
    <message>
        <source>{0} comes with Puppet and stays</source>
        <translation>{0} は Puppet に付属のもので、削除できません</translation>
    </message>
    <message>
        <source>{0} has been deleted: others see the Away card until you press “{1}”</source>
        <translation>{0} を削除しました。「{1}」を押すまで、相手には離席カードが見えます</translation>
    </message>
    <message>
        <source>{0} has been deleted</source>
        <translation>{0} を削除しました</translation>
    </message>
    <message>
        <source>{0} is back</source>
        <translation>{0} を元に戻しました</translation>
    </message>
</context>
<context>
    <name>KeyButton</name>
    <message>
        <source>{0}: key {1}, {2}</source>
        <translation>{0}: キー {1}、{2}</translation>
    </message>
    <message>
        <source>Press a key…</source>
        <translation>キーを押す…</translation>
    </message>
    <message>
        <source>{0}: press a key; Escape keeps the old one</source>
        <translation>{0}: キーを押してください。Esc で元のまま</translation>
    </message>
</context>
<context>
    <name>KeyEditor</name>
    <message>
        <source>Change keys</source>
        <translation>キーの変更</translation>
    </message>
    <message>
        <source>Press a button, then the new key. Backspace takes a key away, Escape keeps it.</source>
        <translation>ボタンを押してから新しいキーを押します。Backspace でキーを外し、Esc で元のままにします。</translation>
    </message>
    <message>
        <source>All as at first</source>
        <translation>すべて最初の状態に</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>{0} is taken: {1}</source>
        <translation>{0} は使用済みです: {1}</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>キーを変更…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Set up again…</source>
        <translation>設定をやり直す…</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Previous portrait</source>
        <translation>前のポートレート</translation>
    </message>
    <message>
        <source>Next portrait</source>
        <translation>次のポートレート</translation>
    </message>
    <message>
        <source>Any other portrait</source>
        <translation>ほかのポートレートのどれか</translation>
    </message>
    <message>
        <source>Away card on or off</source>
        <translation>離席カードのオン・オフ</translation>
    </message>
    <message>
        <source>Go live, or end it</source>
        <translation>ライブの開始と終了</translation>
    </message>
    <message>
        <source>Calibrate: look straight, mouth closed</source>
        <translation>キャリブレーション: 正面を向き、口を閉じる</translation>
    </message>
    <message>
        <source>Take the most neutral face of the last seconds</source>
        <translation>直前数秒で最も良い基準の顔を使う</translation>
    </message>
    <message>
        <source>Nearer</source>
        <translation>近づける</translation>
    </message>
    <message>
        <source>Further away</source>
        <translation>遠ざける</translation>
    </message>
    <message>
        <source>Portrait up</source>
        <translation>ポートレートを上へ</translation>
    </message>
    <message>
        <source>Portrait down</source>
        <translation>ポートレートを下へ</translation>
    </message>
    <message>
        <source>Portrait to the left</source>
        <translation>ポートレートを左へ</translation>
    </message>
    <message>
        <source>Portrait to the right</source>
        <translation>ポートレートを右へ</translation>
    </message>
    <message>
        <source>Zoom and position set back</source>
        <translation>ズームと位置を元に戻す</translation>
    </message>
    <message>
        <source>Landmarks: camera, portrait too, none</source>
        <translation>特徴点: カメラ、ポートレートも、なし</translation>
    </message>
    <message>
        <source>Frame rate and delay on or off</source>
        <translation>フレームレートと遅延の表示・非表示</translation>
    </message>
    <message>
        <source>Mirror the picture for me</source>
        <translation>自分の表示を左右反転</translation>
    </message>
    <message>
        <source>Mirror the picture for others</source>
        <translation>相手の表示を左右反転</translation>
    </message>
    <message>
        <source>Open or close the panel at the right</source>
        <translation>右のパネルを開く・閉じる</translation>
    </message>
    <message>
        <source>Record, or end it</source>
        <translation>録画の開始と終了</translation>
    </message>
    <message>
        <source>Save a snapshot</source>
        <translation>スナップショットを保存</translation>
    </message>
    <message>
        <source>Add photos of the focused or shown person</source>
        <translation>選択中の人の写真を追加</translation>
    </message>
    <message>
        <source>Add what is on the clipboard</source>
        <translation>クリップボードの内容を追加</translation>
    </message>
    <message>
        <source>Take back the last change to a portrait</source>
        <translation>ポートレートの直前の変更を取り消す</translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation>この一覧</translation>
    </message>
    <message>
        <source>Show that portrait</source>
        <translation>そのポートレートを表示</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Press the focused button</source>
        <translation>フォーカス中のボタンを押す</translation>
    </message>
    <message>
        <source>Rename the focused portrait</source>
        <translation>フォーカス中のポートレートの名前を変更</translation>
    </message>
    <message>
        <source>Ctrl+← →</source>
        <translation>Ctrl+← →</translation>
    </message>
    <message>
        <source>Move the focused portrait</source>
        <translation>フォーカス中のポートレートを移動</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Remove the focused portrait</source>
        <translation>フォーカス中のポートレートを削除</translation>
    </message>
    <message>
        <source>Shift+F10</source>
        <translation>Shift+F10</translation>
    </message>
    <message>
        <source>Menu of the focused portrait</source>
        <translation>フォーカス中のポートレートのメニュー</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Dismiss the message; never ends a live call</source>
        <translation>メッセージを閉じる (ライブは終了しません)</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Go through everything</source>
        <translation>すべてを順に移動</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Others see this: the test picture</source>
        <translation>相手に見えるもの: テスト画像</translation>
    </message>
    <message>
        <source>Test picture – only you see it: no virtual camera is open</source>
        <translation>テスト画像 – 見えているのは自分だけ: 仮想カメラが開いていません</translation>
    </message>
    <message>
        <source>Preview – others see the Away card</source>
        <translation>プレビュー – 相手には離席カードが見えます</translation>
    </message>
    <message>
        <source>Preview – no virtual camera is open</source>
        <translation>プレビュー – 仮想カメラが開いていません</translation>
    </message>
    <message>
        <source>Away card – only you see it: no virtual camera is open</source>
        <translation>離席カード – 見えているのは自分だけ: 仮想カメラが開いていません</translation>
    </message>
    <message>
        <source>Others see this</source>
        <translation>相手に見えるもの</translation>
    </message>
    <message>
        <source>Only you see this: no virtual camera is open</source>
        <translation>見えているのは自分だけ: 仮想カメラが開いていません</translation>
    </message>
    <message>
        <source>Others see this: the Away card</source>
        <translation>相手に見えるもの: 離席カード</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>読み込み中…</translation>
    </message>
    <message>
        <source>Puppet is getting ready.</source>
        <translation>Puppet を準備しています。</translation>
    </message>
    <message>
        <source>Puppet could not start</source>
        <translation>Puppet を開始できませんでした</translation>
    </message>
    <message>
        <source>The message below says why.</source>
        <translation>理由は下のメッセージをご覧ください。</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>停止中</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>The window system reports a fault</source>
        <translation>ウィンドウシステムが異常を報告しています</translation>
    </message>
    <message>
        <source>Something went wrong inside Puppet</source>
        <translation>Puppet の内部で問題が起きました</translation>
    </message>
    <message>
        <source>Try again; if it stays, restart Puppet and report the details</source>
        <translation>もう一度お試しください。直らない場合は Puppet を再起動し、詳細をお知らせください</translation>
    </message>
</context>
<context>
    <name>Motion</name>
    <message>
        <source>You just showed a better neutral face than the one in use</source>
        <translation>いま、使用中より良い基準の顔が見えました</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使う</translation>
    </message>
</context>
<context>
    <name>MotionPanel</name>
    <message>
        <source>Head</source>
        <translation>頭</translation>
    </message>
    <message>
        <source>How far the head turns, leans and moves</source>
        <translation>頭の回転・傾き・動きの大きさ</translation>
    </message>
    <message>
        <source>Mouth</source>
        <translation>口</translation>
    </message>
    <message>
        <source>How far lips and jaw move</source>
        <translation>唇とあごの動きの大きさ</translation>
    </message>
    <message>
        <source>Brows</source>
        <translation>眉</translation>
    </message>
    <message>
        <source>How far the brows move</source>
        <translation>眉の動きの大きさ</translation>
    </message>
    <message>
        <source>Eyelids</source>
        <translation>まぶた</translation>
    </message>
    <message>
        <source>How far the eyes open and close</source>
        <translation>目の開閉の大きさ</translation>
    </message>
    <message>
        <source>Gaze</source>
        <translation>視線</translation>
    </message>
    <message>
        <source>How far the eyes look aside</source>
        <translation>目を横に動かす大きさ</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>なめらかさ</translation>
    </message>
    <message>
        <source>More: calmer and a little later. Less: livelier</source>
        <translation>大きい: 落ち着いて少し遅れる。小さい: 生き生き</translation>
    </message>
    <message>
        <source>Look at the camera</source>
        <translation>カメラ目線</translation>
    </message>
    <message>
        <source>The puppet looks at them wherever you look</source>
        <translation>どこを見ていても、パペットは相手を見ます</translation>
    </message>
    <message>
        <source>Mirror my motion</source>
        <translation>動きを左右反転</translation>
    </message>
    <message>
        <source>Your left moves the puppet’s right</source>
        <translation>あなたの左がパペットの右を動かします</translation>
    </message>
    <message>
        <source>Breathe and blink at rest</source>
        <translation>休止中も呼吸とまばたき</translation>
    </message>
    <message>
        <source>What the puppet does while nobody moves it</source>
        <translation>誰も動かしていない間のパペットの動き</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>キャリブレーション</translation>
    </message>
    <message>
        <source>Take your neutral face anew: look straight, mouth closed</source>
        <translation>基準の顔を撮り直す: 正面を向き、口を閉じる</translation>
    </message>
    <message>
        <source>Best of the last seconds</source>
        <translation>直前数秒で最良の顔</translation>
    </message>
    <message>
        <source>Take the most neutral face of the last ten seconds as your neutral</source>
        <translation>直前 10 秒で最も良い顔を基準の顔にする</translation>
    </message>
    <message>
        <source>Usual values</source>
        <translation>標準の値</translation>
    </message>
    <message>
        <source>Set everything here back</source>
        <translation>ここのすべてを元に戻す</translation>
    </message>
</context>
<context>
    <name>NameEdit</name>
    <message>
        <source>New name of {0}</source>
        <translation>{0} の新しい名前</translation>
    </message>
</context>
<context>
    <name>NeutralStep</name>
    <message>
        <source>Look straight, mouth closed</source>
        <translation>正面を向き、口を閉じる</translation>
    </message>
    <message>
        <source>The puppet moves as you move away from this face. It takes about a second, by itself.</source>
        <translation>この顔からの動きに合わせてパペットが動きます。1 秒ほどで自動的に撮影されます。</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>もう一度</translation>
    </message>
    <message>
        <source>Your neutral face can wait</source>
        <translation>基準の顔は後で決められます</translation>
    </message>
    <message>
        <source>The puppet moves as you move away from it. A recorded face moves the puppet meanwhile.</source>
        <translation>この顔からの動きに合わせてパペットが動きます。その間は録画された顔が動かします。</translation>
    </message>
    <message>
        <source>No webcam is in use: your neutral is taken by itself when one sees you</source>
        <translation>ウェブカメラが使われていません: カメラに顔が映ると、基準の顔は自動的に撮影されます</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>準備中…</translation>
    </message>
    <message>
        <source>That is your neutral face</source>
        <translation>これが基準の顔です</translation>
    </message>
    <message>
        <source>Look straight at the camera, mouth closed</source>
        <translation>カメラをまっすぐ見て、口を閉じてください</translation>
    </message>
    <message>
        <source>Hold still…</source>
        <translation>そのまま…</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>お待ちください…</translation>
    </message>
</context>
<context>
    <name>NeutralView</name>
    <message>
        <source>Your camera, mirrored; only you see this</source>
        <translation>あなたのカメラ (左右反転)。見えるのはあなただけです</translation>
    </message>
</context>
<context>
    <name>Output</name>
    <message>
        <source>without sound</source>
        <translation>音声なし</translation>
    </message>
    <message>
        <source>room for {0} min</source>
        <translation>残り {0} 分</translation>
    </message>
    <message>
        <source>room for {0} h</source>
        <translation>残り {0} 時間</translation>
    </message>
</context>
<context>
    <name>OutputDialog</name>
    <message>
        <source>Virtual camera</source>
        <translation>仮想カメラ</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>OutputPanel</name>
    <message>
        <source>Paste this into a terminal and press Return; then come back and press Recheck.</source>
        <translation>これを端末に貼り付けて Enter を押し、戻ってきて「再確認」を押してください。</translation>
    </message>
    <message>
        <source>Command for a terminal</source>
        <translation>ターミナル用コマンド</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>ページを開く</translation>
    </message>
    <message>
        <source>Recheck</source>
        <translation>再確認</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>確認中…</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>コマンドをコピー</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>アドレスをコピー</translation>
    </message>
    <message>
        <source>In the call, choose “{0}” as the camera.</source>
        <translation>通話でカメラに「{0}」を選んでください。</translation>
    </message>
    <message>
        <source>The virtual camera could not be looked at ({0}).</source>
        <translation>仮想カメラを確認できませんでした ({0})。</translation>
    </message>
    <message>
        <source>Looking for a virtual camera…</source>
        <translation>仮想カメラを探しています…</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>確認中</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>準備できていません</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>準備完了</translation>
    </message>
    <message>
        <source>Works, with a catch</source>
        <translation>使えますが注意点あり</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>録画</translation>
    </message>
    <message>
        <source>Record the large picture into your Videos folder</source>
        <translation>大きい画像を「ビデオ」フォルダーに録画</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>スナップショット</translation>
    </message>
    <message>
        <source>Save the large picture into your Pictures folder</source>
        <translation>大きい画像を「ピクチャ」フォルダーに保存</translation>
    </message>
    <message>
        <source>With the microphone</source>
        <translation>マイクの音声つき</translation>
    </message>
    <message>
        <source>Recordings have your voice, in time</source>
        <translation>録画に声を映像と合わせて入れます</translation>
    </message>
    <message>
        <source>Invisible mark</source>
        <translation>見えないマーク</translation>
    </message>
    <message>
        <source>Pictures can be told from a camera’s: python main.py inspect FILE</source>
        <translation>カメラの画像と区別できます: python main.py inspect FILE</translation>
    </message>
    <message>
        <source>Visible mark</source>
        <translation>見えるマーク</translation>
    </message>
    <message>
        <source>Pictures say “AI-generated” in a corner</source>
        <translation>画像の隅に「AI-generated」と表示</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>数値をコピー</translation>
    </message>
    <message>
        <source>Test picture</source>
        <translation>テスト画像</translation>
    </message>
    <message>
        <source>Others see colour bars and words: look whether they arrive as they are</source>
        <translation>相手にはカラーバーと文字が見えます: そのまま届くか確認してください</translation>
    </message>
    <message>
        <source>Clean window</source>
        <translation>画像だけのウィンドウ</translation>
    </message>
    <message>
        <source>A window with nothing but the picture, to be captured</source>
        <translation>キャプチャ用の、画像だけのウィンドウ</translation>
    </message>
    <message>
        <source>Local stream</source>
        <translation>ローカル配信</translation>
    </message>
    <message>
        <source>For OBS or a browser on this machine alone; the address is new each time</source>
        <translation>このコンピューター上の OBS やブラウザー専用。アドレスは毎回変わります</translation>
    </message>
    <message>
        <source>Copy its address</source>
        <translation>アドレスをコピー</translation>
    </message>
    <message>
        <source>Stop {0}</source>
        <translation>{0} を停止</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>保存中…</translation>
    </message>
    <message>
        <source>Pictures are {0} ms late. So that lips and voice meet, enter {0} ms as the microphone’s delay in OBS or the call program.</source>
        <translation>画像は {0} ms 遅れています。唇と声を合わせるには、OBS または通話アプリでマイクの遅延に {0} ms を入力してください。</translation>
    </message>
    <message>
        <source>How late pictures are shows here as soon as your face moves the puppet.</source>
        <translation>顔でパペットを動かすと、画像の遅れがここに表示されます。</translation>
    </message>
    <message>
        <source>Copy {0}</source>
        <translation>{0} をコピー</translation>
    </message>
</context>
<context>
    <name>OutputStep</name>
    <message>
        <source>How the call sees you</source>
        <translation>通話での見せ方</translation>
    </message>
    <message>
        <source>Zoom, Meet and Teams get Puppet’s picture from a virtual camera of the system.</source>
        <translation>Zoom、Meet、Teams は、システムの仮想カメラから Puppet の映像を受け取ります。</translation>
    </message>
</context>
<context>
    <name>OutputWindow</name>
    <message>
        <source>What others see</source>
        <translation>相手に見えるもの</translation>
    </message>
</context>
<context>
    <name>PhotoAdder</name>
    <message>
        <source>Add photos of {0}</source>
        <translation>{0} の写真を追加</translation>
    </message>
    <message>
        <source>A photo of {0} has been removed</source>
        <translation>{0} の写真を 1 枚削除しました</translation>
    </message>
    <message>
        <source>A photo of {0} has been added</source>
        <translation>{0} の写真を 1 枚追加しました</translation>
    </message>
    <message>
        <source>{1} photos of {0} have been added</source>
        <translation>{0} の写真を {1} 枚追加しました</translation>
    </message>
    <message>
        <source>The photos of {0} are as before</source>
        <translation>{0} の写真を元に戻しました</translation>
    </message>
</context>
<context>
    <name>PhotosDialog</name>
    <message>
        <source>Photos of {0}</source>
        <translation>{0} の写真</translation>
    </message>
    <message>
        <source>Add photos…</source>
        <translation>写真を追加…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>One photo of {1}</source>
        <translation>{1} の写真 1 枚</translation>
    </message>
    <message>
        <source>{0} photos of {1}</source>
        <translation>{1} の写真 {0} 枚</translation>
    </message>
    <message>
        <source>Photo {0} of {1}</source>
        <translation>写真 {0} / {1}</translation>
    </message>
    <message>
        <source>The portrait</source>
        <translation>ポートレート</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Remove photo {0} of {1}</source>
        <translation>写真 {0} / {1} を削除</translation>
    </message>
    <message>
        <source>{0} photos are all that fit</source>
        <translation>写真は {0} 枚までです</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>Large picture</source>
        <translation>大きい画像</translation>
    </message>
</context>
<context>
    <name>PortraitStep</name>
    <message>
        <source>Who will you be?</source>
        <translation>誰になりますか?</translation>
    </message>
    <message>
        <source>Pick a portrait, or drop a picture of your own with a face in it.</source>
        <translation>ポートレートを選ぶか、顔の写った自分の画像をドロップしてください。</translation>
    </message>
    <message>
        <source>Add your own…</source>
        <translation>自分の画像を追加…</translation>
    </message>
    <message>
        <source>Adjust crop and face…</source>
        <translation>切り抜きと顔を調整…</translation>
    </message>
    <message>
        <source>Add portraits</source>
        <translation>ポートレートを追加</translation>
    </message>
</context>
<context>
    <name>PortraitTile</name>
    <message>
        <source>Portrait {0}: {1}</source>
        <translation>ポートレート {0}: {1}</translation>
    </message>
    <message>
        <source>{0} photos</source>
        <translation>写真 {0} 枚</translation>
    </message>
    <message>
        <source>it is being refined: {0} % done</source>
        <translation>改善中: {0} % 完了</translation>
    </message>
    <message>
        <source>Getting better: {0} %</source>
        <translation>改善中: {0} %</translation>
    </message>
    <message>
        <source>photos are being added</source>
        <translation>写真を追加しています</translation>
    </message>
</context>
<context>
    <name>Puppet</name>
    <message>
        <source>No face: move into the picture</source>
        <translation>顔が見えません: 画面に入ってください</translation>
    </message>
    <message>
        <source>Come closer</source>
        <translation>近づいてください</translation>
    </message>
    <message>
        <source>Move into the middle of the picture</source>
        <translation>画面の中央に寄ってください</translation>
    </message>
    <message>
        <source>Look straight at the camera</source>
        <translation>カメラをまっすぐ見てください</translation>
    </message>
    <message>
        <source>Open your eyes</source>
        <translation>目を開けてください</translation>
    </message>
    <message>
        <source>Close your mouth</source>
        <translation>口を閉じてください</translation>
    </message>
    <message>
        <source>Hold still</source>
        <translation>動かないでください</translation>
    </message>
    <message>
        <source>Preparing the portrait…</source>
        <translation>ポートレートを準備中…</translation>
    </message>
    <message>
        <source>Loading the face tracker…</source>
        <translation>顔トラッキングを読み込み中…</translation>
    </message>
    <message>
        <source>Preview only</source>
        <translation>プレビューのみ</translation>
    </message>
    <message>
        <source>The camera delivers no pictures.</source>
        <translation>カメラから映像が届きません。</translation>
    </message>
    <message>
        <source>See whether another program uses it, unplug it and plug it in again, or pick another camera.</source>
        <translation>ほかのプログラムが使っていないか確認し、つなぎ直すか、別のカメラを選んでください。</translation>
    </message>
    <message>
        <source>Demo clip</source>
        <translation>デモ映像</translation>
    </message>
    <message>
        <source>None of the last seconds&apos; faces was neutral.</source>
        <translation>直前数秒に基準となる顔はありませんでした。</translation>
    </message>
    <message>
        <source>Look straight at the camera, mouth closed, and try again.</source>
        <translation>カメラをまっすぐ見て口を閉じ、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The most neutral face of the last seconds is the neutral now.</source>
        <translation>直前数秒で最も良い顔を基準の顔にしました。</translation>
    </message>
    <message>
        <source>No face has been seen for a while: others see the Away card.</source>
        <translation>しばらく顔が見えません: 相手には離席カードが見えています。</translation>
    </message>
    <message>
        <source>Sit in front of the camera; the puppet comes back by itself.</source>
        <translation>カメラの前に座ると、パペットは自動的に戻ります。</translation>
    </message>
    <message>
        <source>The virtual camera does not take pictures.</source>
        <translation>仮想カメラが映像を受け取りません。</translation>
    </message>
    <message>
        <source>It is opened again; if others see nothing, close the call program&apos;s camera and open it again.</source>
        <translation>開き直します。相手に何も見えない場合は、通話アプリのカメラを閉じて開き直してください。</translation>
    </message>
    <message>
        <source>Close the call program&apos;s camera and open it again, or start Puppet again.</source>
        <translation>通話アプリのカメラを閉じて開き直すか、Puppet を再起動してください。</translation>
    </message>
    <message>
        <source>No face was found in the picture</source>
        <translation>画像に顔が見つかりません</translation>
    </message>
    <message>
        <source>Use a picture in which the face is seen from the front, is not covered and is at least about 100 pixels wide</source>
        <translation>正面を向き、隠れておらず、幅が 100 ピクセルほど以上ある顔の画像を使ってください</translation>
    </message>
    <message>
        <source>This computer is busy: this window shows every second picture, others see them all.</source>
        <translation>このコンピューターは忙しい状態です: この画面は 1 枚おきに表示し、相手にはすべて見えます。</translation>
    </message>
    <message>
        <source>This computer is busy: every second picture gets its fine details.</source>
        <translation>このコンピューターは忙しい状態です: 細部は 1 枚おきに描かれます。</translation>
    </message>
    <message>
        <source>This computer is busy: the puppet is drawn more simply.</source>
        <translation>このコンピューターは忙しい状態です: パペットは簡略に描かれます。</translation>
    </message>
    <message>
        <source>Closing other programs helps; full quality comes back by itself.</source>
        <translation>ほかのプログラムを閉じると改善します。画質は自動で元に戻ります。</translation>
    </message>
    <message>
        <source>No camera was found</source>
        <translation>カメラが見つかりません</translation>
    </message>
    <message>
        <source>A camera&apos;s driver does not answer</source>
        <translation>カメラのドライバーが応答しません</translation>
    </message>
    <message>
        <source>A recorded face moves the puppet meanwhile. Plug a camera in and pick it from the list.</source>
        <translation>その間は録画された顔がパペットを動かします。カメラをつなぎ、一覧から選んでください。</translation>
    </message>
    <message>
        <source>The camera&apos;s picture is black.</source>
        <translation>カメラの映像が真っ黒です。</translation>
    </message>
    <message>
        <source>Open its shutter or cover, or turn on a light.</source>
        <translation>カバーを開けるか、明かりをつけてください。</translation>
    </message>
    <message>
        <source>The camera&apos;s picture is frozen.</source>
        <translation>カメラの映像が止まっています。</translation>
    </message>
    <message>
        <source>Unplug it and plug it in again, or choose another camera.</source>
        <translation>つなぎ直すか、別のカメラを選んでください。</translation>
    </message>
    <message>
        <source>A portrait cannot be prepared: it takes too long.</source>
        <translation>ポートレートを準備できません: 時間がかかりすぎます。</translation>
    </message>
    <message>
        <source>Pick another portrait.</source>
        <translation>別のポートレートを選んでください。</translation>
    </message>
    <message>
        <source>The puppet rests and it is tried again. If it stays, start Puppet again.</source>
        <translation>パペットは休み、再試行されます。直らなければ Puppet を再起動してください。</translation>
    </message>
    <message>
        <source>It is tried again by itself; if this stays, start Puppet again.</source>
        <translation>自動で再試行されます。直らなければ Puppet を再起動してください。</translation>
    </message>
    <message>
        <source>The virtual camera takes long to open.</source>
        <translation>仮想カメラを開くのに時間がかかっています。</translation>
    </message>
    <message>
        <source>It is tried once more; see whether another program uses it.</source>
        <translation>もう一度試します。ほかのプログラムが使っていないか確認してください。</translation>
    </message>
    <message>
        <source>The virtual camera does not open.</source>
        <translation>仮想カメラが開きません。</translation>
    </message>
    <message>
        <source>Others cannot see the puppet; close what uses the camera, then start Puppet again.</source>
        <translation>相手にはパペットが見えません。カメラを使っているものを閉じ、Puppet を再起動してください。</translation>
    </message>
    <message>
        <source>Choose a JPEG, PNG or WebP picture</source>
        <translation>JPEG、PNG、WebP のいずれかの画像を選んでください</translation>
    </message>
    <message>
        <source>Open it in an image viewer and save it as JPEG or PNG</source>
        <translation>画像ビューアーで開き、JPEG か PNG で保存してください</translation>
    </message>
    <message>
        <source>The pasted picture is empty</source>
        <translation>貼り付けた画像は空です</translation>
    </message>
    <message>
        <source>Fetch or copy it again</source>
        <translation>もう一度ダウンロードするか、コピーしてください</translation>
    </message>
    <message>
        <source>Copy the picture again</source>
        <translation>画像をもう一度コピーしてください</translation>
    </message>
    <message>
        <source>The download or copy went wrong: fetch it again</source>
        <translation>ダウンロードかコピーに失敗しました: もう一度取得してください</translation>
    </message>
    <message>
        <source>Check the name</source>
        <translation>名前を確認してください</translation>
    </message>
    <message>
        <source>Choose a picture file inside it</source>
        <translation>その中の画像ファイルを選んでください</translation>
    </message>
    <message>
        <source>Change the file&apos;s permissions, or copy it elsewhere</source>
        <translation>ファイルの権限を変えるか、別の場所にコピーしてください</translation>
    </message>
    <message>
        <source>Use a picture in which the face is at least about 100 pixels wide</source>
        <translation>顔の幅が 100 ピクセルほど以上ある画像を使ってください</translation>
    </message>
    <message>
        <source>Use a larger picture or cut it closer: the face should be at least about 100 pixels wide</source>
        <translation>もっと大きな画像を使うか、顔を大きく切り抜いてください: 顔の幅は 100 ピクセルほど以上必要です</translation>
    </message>
    <message>
        <source>Add it again and choose one</source>
        <translation>もう一度追加して、顔を選んでください</translation>
    </message>
    <message>
        <source>Free some space there, or make the folder writable</source>
        <translation>そこに空きを作るか、フォルダーを書き込めるようにしてください</translation>
    </message>
    <message>
        <source>Free some space there, or choose another folder</source>
        <translation>そこに空きを作るか、別のフォルダーを選んでください</translation>
    </message>
    <message>
        <source>Close other apps that use the camera, and check that it is plugged in</source>
        <translation>カメラを使っているほかのプログラムを閉じ、カメラがつながっているか確認してください</translation>
    </message>
    <message>
        <source>Unplug it and plug it in again</source>
        <translation>抜いてから、もう一度つないでください</translation>
    </message>
    <message>
        <source>Unplug it and plug it in again, or pick another one</source>
        <translation>つなぎ直すか、別のカメラを選んでください</translation>
    </message>
    <message>
        <source>The camera does not open</source>
        <translation>カメラが開きません</translation>
    </message>
    <message>
        <source>The camera is not connected</source>
        <translation>カメラがつながっていません</translation>
    </message>
    <message>
        <source>Plug it in, or choose another one</source>
        <translation>つなぐか、別のカメラを選んでください</translation>
    </message>
    <message>
        <source>The camera failed</source>
        <translation>カメラで問題が起きました</translation>
    </message>
    <message>
        <source>Plug it in again or pick another; it is tried again by itself.</source>
        <translation>つなぎ直すか、別のカメラを選んでください。自動的に再試行されます。</translation>
    </message>
    <message>
        <source>The virtual camera cannot be opened</source>
        <translation>仮想カメラを開けません</translation>
    </message>
    <message>
        <source>Others cannot see the puppet; the preview goes on.</source>
        <translation>ほかの人にパペットは見えません。プレビューは続きます。</translation>
    </message>
    <message>
        <source>The virtual camera failed</source>
        <translation>仮想カメラで問題が起きました</translation>
    </message>
    <message>
        <source>It is opened again by itself.</source>
        <translation>自動的に開き直されます。</translation>
    </message>
    <message>
        <source>Check that it still exists; it is opened again as soon as it does</source>
        <translation>まだあるか確認してください。あればすぐに開き直されます</translation>
    </message>
    <message>
        <source>What was recorded is kept; make room</source>
        <translation>録画した分は残っています。空きを作ってください</translation>
    </message>
    <message>
        <source>The disk is nearly full</source>
        <translation>ディスクがほぼいっぱいです</translation>
    </message>
    <message>
        <source>Check the folder</source>
        <translation>フォルダーを確認してください</translation>
    </message>
    <message>
        <source>On Debian and Ubuntu: sudo apt install libportaudio2</source>
        <translation>Debian と Ubuntu: sudo apt install libportaudio2</translation>
    </message>
    <message>
        <source>This portrait is not in the gallery any more</source>
        <translation>このポートレートはもうギャラリーにありません</translation>
    </message>
    <message>
        <source>The portrait you chose last is not there any more.</source>
        <translation>前回選んだポートレートはもうありません。</translation>
    </message>
    <message>
        <source>Pick another one</source>
        <translation>別のものを選んでください</translation>
    </message>
    <message>
        <source>No virtual camera could be opened</source>
        <translation>仮想カメラを開けませんでした</translation>
    </message>
    <message>
        <source>The virtual camera is ready.</source>
        <translation>仮想カメラの準備ができています。</translation>
    </message>
    <message>
        <source>No virtual camera is installed: calls cannot see the puppet yet.</source>
        <translation>仮想カメラがありません: 通話からはまだパペットが見えません。</translation>
    </message>
    <message>
        <source>Install v4l2loopback.</source>
        <translation>v4l2loopback をインストールしてください。</translation>
    </message>
    <message>
        <source>v4l2loopback is installed, but not loaded.</source>
        <translation>v4l2loopback はインストール済みですが、読み込まれていません。</translation>
    </message>
    <message>
        <source>Load it, now and at every start.</source>
        <translation>いま、そして起動のたびに読み込んでください。</translation>
    </message>
    <message>
        <source>The virtual camera works until the computer is restarted.</source>
        <translation>仮想カメラはコンピューターを再起動するまで使えます。</translation>
    </message>
    <message>
        <source>Have it loaded at every start.</source>
        <translation>起動のたびに読み込まれるようにしてください。</translation>
    </message>
    <message>
        <source>Puppet cannot open a virtual camera: the package pyvirtualcam is not installed.</source>
        <translation>Puppet は仮想カメラを開けません: パッケージ pyvirtualcam がありません。</translation>
    </message>
    <message>
        <source>Install it, then start Puppet again.</source>
        <translation>インストールしてから Puppet を再起動してください。</translation>
    </message>
    <message>
        <source>The virtual camera is there, but it cannot be opened.</source>
        <translation>仮想カメラはありますが、開けません。</translation>
    </message>
    <message>
        <source>Close other programs that send pictures to it (OBS, another Puppet); reload it if that does not help.</source>
        <translation>映像を送っているほかのプログラム (OBS、別の Puppet) を閉じ、直らなければ読み込み直してください。</translation>
    </message>
    <message>
        <source>v4l2loopback is loaded, but without any camera.</source>
        <translation>v4l2loopback は読み込まれていますが、カメラがありません。</translation>
    </message>
    <message>
        <source>Load it anew with one.</source>
        <translation>カメラを付けて読み込み直してください。</translation>
    </message>
    <message>
        <source>They hold from the next start of the computer on.</source>
        <translation>次にコンピューターを起動したときから有効です。</translation>
    </message>
    <message>
        <source>Secure Boot does not let v4l2loopback in</source>
        <translation>セキュアブートが v4l2loopback を許可しません</translation>
    </message>
    <message>
        <source>Have the firmware trust modules that are built on this computer.</source>
        <translation>このコンピューターで作ったモジュールをファームウェアに信頼させてください。</translation>
    </message>
    <message>
        <source>Make up a password when asked and restart. A blue screen comes up: choose Enroll MOK, Continue, Yes, and type that password. Then come back here.</source>
        <translation>求められたらパスワードを決めて再起動してください。青い画面で Enroll MOK、Continue、Yes を選び、そのパスワードを入力します。その後ここに戻ってください。</translation>
    </message>
    <message>
        <source>v4l2loopback is installed, but not built for the kernel that runs</source>
        <translation>v4l2loopback はインストール済みですが、実行中のカーネル用に作られていません</translation>
    </message>
    <message>
        <source>Build it.</source>
        <translation>ビルドしてください。</translation>
    </message>
    <message>
        <source>OBS Virtual Camera is installed, but another program has it.</source>
        <translation>OBS Virtual Camera はありますが、別のプログラムが使っています。</translation>
    </message>
    <message>
        <source>Press Stop Virtual Camera in OBS, or install Unity Capture beside it: Puppet then takes that one.</source>
        <translation>OBS で仮想カメラを停止するか、Unity Capture も入れてください: Puppet はそちらを使います。</translation>
    </message>
    <message>
        <source>Unpack it, run Install.bat in its folder Install, and come back here.</source>
        <translation>展開してフォルダー Install の Install.bat を実行し、ここに戻ってください。</translation>
    </message>
    <message>
        <source>The virtual camera is installed, but cannot be opened</source>
        <translation>仮想カメラはありますが、開けません</translation>
    </message>
    <message>
        <source>Close other programs that send pictures to it.</source>
        <translation>映像を送っているほかのプログラムを閉じてください。</translation>
    </message>
    <message>
        <source>Install OBS Studio, which brings one. It need not run.</source>
        <translation>仮想カメラが付属する OBS Studio をインストールしてください。起動しておく必要はありません。</translation>
    </message>
    <message>
        <source>Come back here when it is installed.</source>
        <translation>インストールが済んだらここに戻ってください。</translation>
    </message>
    <message>
        <source>OBS’s virtual camera is installed, but cannot be opened.</source>
        <translation>OBS の仮想カメラはありますが、開けません。</translation>
    </message>
    <message>
        <source>Quit OBS, which may have it, and close other programs that send pictures to it.</source>
        <translation>使っているかもしれない OBS を終了し、映像を送っているほかのプログラムも閉じてください。</translation>
    </message>
    <message>
        <source>macOS waits for your permission to use OBS’s virtual camera.</source>
        <translation>macOS が OBS の仮想カメラの使用許可を待っています。</translation>
    </message>
    <message>
        <source>OBS is installed, but its virtual camera has never been switched on.</source>
        <translation>OBS はありますが、仮想カメラが一度も有効になっていません。</translation>
    </message>
    <message>
        <source>Open OBS and press Start Virtual Camera once.</source>
        <translation>OBS を開き、一度仮想カメラを開始してください。</translation>
    </message>
    <message>
        <source>Allow its extension in System Settings when macOS asks, then quit OBS and come back here.</source>
        <translation>macOS に求められたらシステム設定で拡張機能を許可し、OBS を終了してここに戻ってください。</translation>
    </message>
    <message>
        <source>Install OBS Studio 30 or newer, which brings one.</source>
        <translation>仮想カメラが付属する OBS Studio 30 以降をインストールしてください。</translation>
    </message>
    <message>
        <source>Open it, press Start Virtual Camera once, allow its extension when macOS asks, and quit it.</source>
        <translation>開いて一度仮想カメラを開始し、macOS に求められたら拡張機能を許可してから終了してください。</translation>
    </message>
    <message>
        <source>right brow, outer end</source>
        <translation>右の眉、外側の端</translation>
    </message>
    <message>
        <source>right brow, middle</source>
        <translation>右の眉、中央</translation>
    </message>
    <message>
        <source>right brow, inner end</source>
        <translation>右の眉、内側の端</translation>
    </message>
    <message>
        <source>left brow, inner end</source>
        <translation>左の眉、内側の端</translation>
    </message>
    <message>
        <source>left brow, middle</source>
        <translation>左の眉、中央</translation>
    </message>
    <message>
        <source>left brow, outer end</source>
        <translation>左の眉、外側の端</translation>
    </message>
    <message>
        <source>right eye, outer corner</source>
        <translation>右目、目尻</translation>
    </message>
    <message>
        <source>right eye, upper lid</source>
        <translation>右目、上まぶた</translation>
    </message>
    <message>
        <source>right eye, lower lid</source>
        <translation>右目、下まぶた</translation>
    </message>
    <message>
        <source>right eye, inner corner</source>
        <translation>右目、目頭</translation>
    </message>
    <message>
        <source>left eye, inner corner</source>
        <translation>左目、目頭</translation>
    </message>
    <message>
        <source>left eye, upper lid</source>
        <translation>左目、上まぶた</translation>
    </message>
    <message>
        <source>left eye, lower lid</source>
        <translation>左目、下まぶた</translation>
    </message>
    <message>
        <source>left eye, outer corner</source>
        <translation>左目、目尻</translation>
    </message>
    <message>
        <source>nose</source>
        <translation>鼻</translation>
    </message>
    <message>
        <source>right mouth corner</source>
        <translation>右の口角</translation>
    </message>
    <message>
        <source>left mouth corner</source>
        <translation>左の口角</translation>
    </message>
    <message>
        <source>upper lip, edge</source>
        <translation>上唇、縁</translation>
    </message>
    <message>
        <source>upper lip, inside</source>
        <translation>上唇、内側</translation>
    </message>
    <message>
        <source>lower lip, inside</source>
        <translation>下唇、内側</translation>
    </message>
    <message>
        <source>lower lip, edge</source>
        <translation>下唇、縁</translation>
    </message>
    <message>
        <source>right jaw</source>
        <translation>右のあご</translation>
    </message>
    <message>
        <source>chin</source>
        <translation>あご先</translation>
    </message>
    <message>
        <source>left jaw</source>
        <translation>左のあご</translation>
    </message>
    <message>
        <source>{0}.</source>
        <translation>{0}。</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>「{0}」</translation>
    </message>
    <message>
        <source>{0} is not a picture that can be read</source>
        <translation>{0} は読み込める画像ではありません</translation>
    </message>
    <message>
        <source>{0} is damaged or of a kind that cannot be read ({1})</source>
        <translation>{0} は壊れているか、読み込めない形式です ({1})</translation>
    </message>
    <message>
        <source>{0} is cut off: part of the picture is missing</source>
        <translation>{0} は途中で切れています: 画像の一部がありません</translation>
    </message>
    <message>
        <source>{0} is a HEIC picture, which cannot be read here</source>
        <translation>{0} は HEIC 画像で、ここでは読み込めません</translation>
    </message>
    <message>
        <source>{0} is a video, not a picture</source>
        <translation>{0} は動画で、画像ではありません</translation>
    </message>
    <message>
        <source>{0} is a text file, not a picture, whatever its name says</source>
        <translation>{0} は名前に関わらずテキストファイルで、画像ではありません</translation>
    </message>
    <message>
        <source>{0} is empty</source>
        <translation>{0} は空です</translation>
    </message>
    <message>
        <source>{0} is too small ({1} x {2} pixels)</source>
        <translation>{0} は小さすぎます ({1} x {2} ピクセル)</translation>
    </message>
    <message>
        <source>There is no file {0}</source>
        <translation>ファイル {0} がありません</translation>
    </message>
    <message>
        <source>{0} may not be read</source>
        <translation>{0} を読む権限がありません</translation>
    </message>
    <message>
        <source>{0} is a folder</source>
        <translation>{0} はフォルダーです</translation>
    </message>
    <message>
        <source>The face in the picture is too small ({0} pixels wide)</source>
        <translation>画像の顔が小さすぎます (幅 {0} ピクセル)</translation>
    </message>
    <message>
        <source>{0} has several faces and none was chosen</source>
        <translation>{0} には顔が複数ありますが、どれも選ばれていません</translation>
    </message>
    <message>
        <source>{0} cannot be used ({1})</source>
        <translation>{0} は使えません ({1})</translation>
    </message>
    <message>
        <source>The portrait cannot be kept in {0} ({1})</source>
        <translation>ポートレートを {0} に保存できません ({1})</translation>
    </message>
    <message>
        <source>{0} cannot be deleted ({1})</source>
        <translation>{0} は削除できません ({1})</translation>
    </message>
    <message>
        <source>Check the folder {0}</source>
        <translation>フォルダー {0} を確認してください</translation>
    </message>
    <message>
        <source>{0} cannot be opened</source>
        <translation>{0} を開けません</translation>
    </message>
    <message>
        <source>{0} cannot be opened ({1})</source>
        <translation>{0} を開けません ({1})</translation>
    </message>
    <message>
        <source>{0} stopped delivering pictures</source>
        <translation>{0} から映像が届かなくなりました</translation>
    </message>
    <message>
        <source>{0} failed ({1})</source>
        <translation>{0} で問題が起きました ({1})</translation>
    </message>
    <message>
        <source>You have no permission to use {0}</source>
        <translation>{0} を使う権限がありません</translation>
    </message>
    <message>
        <source>Run: {0}, then log in again</source>
        <translation>{0} を実行してから、ログインし直してください</translation>
    </message>
    <message>
        <source>Run: {0}</source>
        <translation>実行してください: {0}</translation>
    </message>
    <message>
        <source>{0} does not answer: its driver hangs</source>
        <translation>{0} が応答しません: ドライバーが止まっています</translation>
    </message>
    <message>
        <source>{0} does not answer</source>
        <translation>{0} が応答しません</translation>
    </message>
    <message>
        <source>{0} did not answer and was started again</source>
        <translation>{0} が応答しなかったため、再起動しました</translation>
    </message>
    <message>
        <source>{0} no longer takes pictures ({1})</source>
        <translation>{0} が映像を受け取らなくなりました ({1})</translation>
    </message>
    <message>
        <source>The virtual camera is there, but it cannot be opened. Open in: {0}</source>
        <translation>仮想カメラはありますが、開けません。使用中のプログラム: {0}</translation>
    </message>
    <message>
        <source>The disk is full: {0} ends here</source>
        <translation>ディスクがいっぱいです: {0} はここで終わります</translation>
    </message>
    <message>
        <source>Only {0} MB are free in {1}</source>
        <translation>{1} の空きは {0} MB だけです</translation>
    </message>
    <message>
        <source>Make room: {0} MB are needed</source>
        <translation>空きを作ってください: {0} MB 必要です</translation>
    </message>
    <message>
        <source>{0} cannot be written ({1})</source>
        <translation>{0} に書き込めません ({1})</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}</source>
        <translation>{0} に書き込めません: {1}</translation>
    </message>
    <message>
        <source>Saved: {0} in {1}</source>
        <translation>保存しました: {0} ({1})</translation>
    </message>
    <message>
        <source>No microphone can be used ({0})</source>
        <translation>使えるマイクがありません ({0})</translation>
    </message>
    <message>
        <source>The recording ended. {0}</source>
        <translation>録画が終わりました。{0}</translation>
    </message>
    <message>
        <source>The recording is silent. {0}</source>
        <translation>録画に音声がありません。{0}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>The pasted picture</source>
        <translation>貼り付けた画像</translation>
    </message>
    <message>
        <source>The portrait</source>
        <translation>ポートレート</translation>
    </message>
    <message>
        <source>The face tracker</source>
        <translation>顔のトラッキング</translation>
    </message>
    <message>
        <source>The renderer</source>
        <translation>パペットの描画</translation>
    </message>
    <message>
        <source>Preparing portraits</source>
        <translation>ポートレートの準備</translation>
    </message>
</context>
<context>
    <name>RecordingLight</name>
    <message>
        <source>Recording</source>
        <translation>録画中</translation>
    </message>
    <message>
        <source>Recording. Press to end it</source>
        <translation>録画中。押すと終了します</translation>
    </message>
    <message>
        <source>End the recording</source>
        <translation>録画を終了</translation>
    </message>
    <message>
        <source>Recording, {0}</source>
        <translation>録画中、{0}</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Diagnostic report</source>
        <translation>診断レポート</translation>
    </message>
    <message>
        <source>This is all that the report says. Nothing is sent: save it and attach it yourself.</source>
        <translation>レポートの内容はこれですべてです。送信はされません: 保存してご自分で添付してください。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>レポート</translation>
    </message>
    <message>
        <source>Add the picture that others see (never your camera’s)</source>
        <translation>相手に見える画像を加える (カメラの映像は決して入りません)</translation>
    </message>
    <message>
        <source>Without it: text alone</source>
        <translation>なし: テキストだけ</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Looking at this machine…</source>
        <translation>このコンピューターを調べています…</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>レポートを保存</translation>
    </message>
    <message>
        <source>The report cannot be saved: {0}</source>
        <translation>レポートを保存できません: {0}</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>別のフォルダーを選んでください</translation>
    </message>
    <message>
        <source>The report is in {0}</source>
        <translation>レポートを {0} に保存しました</translation>
    </message>
</context>
<context>
    <name>SamePersonDialog</name>
    <message>
        <source>The same person?</source>
        <translation>同じ人ですか?</translation>
    </message>
    <message>
        <source>Is this the same person?</source>
        <translation>これは同じ人ですか?</translation>
    </message>
    <message>
        <source>The two faces have rather different proportions. That may be the camera or the expression: you know better. Photos of somebody else would spoil the portrait.</source>
        <translation>2 つの顔の比率がかなり違います。カメラや表情のせいかもしれません。判断はお任せします。別の人の写真が混ざるとポートレートが崩れます。</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>追加しない</translation>
    </message>
    <message>
        <source>Same person: add it</source>
        <translation>同じ人: 追加する</translation>
    </message>
</context>
<context>
    <name>SetUp</name>
    <message>
        <source>You are live, but nobody else sees the puppet: no virtual camera is open</source>
        <translation>ライブ中ですが、パペットはほかの人に見えていません: 仮想カメラが開いていません</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>設定…</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Motion</source>
        <translation>動き</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>フレーム</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>出力</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Others still see the puppet.</source>
        <translation>相手にはまだパペットが見えています。</translation>
    </message>
    <message>
        <source>Puppet goes on here</source>
        <translation>Puppet はここで動き続けます</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>You</source>
        <translation>あなた</translation>
    </message>
    <message>
        <source>Face found</source>
        <translation>顔を検出</translation>
    </message>
    <message>
        <source>No face</source>
        <translation>顔なし</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>起動中…</translation>
    </message>
    <message>
        <source>Calibrating: look straight at the camera, mouth closed.</source>
        <translation>キャリブレーション: カメラをまっすぐ見て、口を閉じてください。</translation>
    </message>
    <message>
        <source>Calibrating: {0}.</source>
        <translation>キャリブレーション: {0}。</translation>
    </message>
    <message>
        <source>Calibrating…</source>
        <translation>キャリブレーション中…</translation>
    </message>
    <message>
        <source>Calibrating: hold still…</source>
        <translation>キャリブレーション: そのまま…</translation>
    </message>
    <message>
        <source>Face the camera, in good light.</source>
        <translation>明るい場所でカメラに顔を向けてください。</translation>
    </message>
    <message>
        <source>Only you see this.</source>
        <translation>見えるのはあなただけです。</translation>
    </message>
    <message>
        <source>portrait</source>
        <translation>ポートレート</translation>
    </message>
    <message>
        <source>next portrait</source>
        <translation>次へ</translation>
    </message>
    <message>
        <source>calibrate</source>
        <translation>キャリブレーション</translation>
    </message>
    <message>
        <source>best neutral</source>
        <translation>最良の基準</translation>
    </message>
    <message>
        <source>Away card</source>
        <translation>離席カード</translation>
    </message>
    <message>
        <source>go live</source>
        <translation>ライブ開始</translation>
    </message>
    <message>
        <source>adjust</source>
        <translation>調整</translation>
    </message>
    <message>
        <source>snapshot</source>
        <translation>スナップショット</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>すべてのキー</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Next</source>
        <translation>次へ</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Away</source>
        <translation>離席</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>ポートレート</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>ライブ開始</translation>
    </message>
    <message>
        <source>Show the window</source>
        <translation>ウィンドウを表示</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>ライブ</translation>
    </message>
    <message>
        <source>no virtual camera is open</source>
        <translation>仮想カメラが開いていません</translation>
    </message>
    <message>
        <source>End live</source>
        <translation>ライブ終了</translation>
    </message>
</context>
<context>
    <name>UndoStack</name>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Undo one more</source>
        <translation>もう 1 つ元に戻す</translation>
    </message>
    <message>
        <source>There is nothing to take back</source>
        <translation>取り消すものがありません</translation>
    </message>
</context>
<context>
    <name>Wishes</name>
    <message>
        <source>{0} has been added; the call still shows the portrait you chose</source>
        <translation>{0} を追加しました。通話には選んだポートレートが表示されたままです</translation>
    </message>
</context>
</TS>
