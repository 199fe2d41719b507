<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AddTile</name>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Add a portrait: choose a file, drop one anywhere, or paste a picture</source>
        <translation>添加肖像：选择文件、拖放到任意位置，或粘贴图片</translation>
    </message>
    <message>
        <source>Add a portrait</source>
        <translation>添加肖像</translation>
    </message>
</context>
<context>
    <name>Adder</name>
    <message>
        <source>Add portraits</source>
        <translation>添加肖像</translation>
    </message>
</context>
<context>
    <name>AgreementDialog</name>
    <message>
        <source>Before you go live</source>
        <translation>出镜之前</translation>
    </message>
    <message>
        <source>Agree and go live</source>
        <translation>同意并出镜</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Others will see you as the portrait you chose. This is asked once.</source>
        <translation>其他人看到的你，将是你选的肖像。只询问这一次。</translation>
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
        <translation>肖像自带</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Green screen</source>
        <translation>绿幕</translation>
    </message>
    <message>
        <source>What stands behind the person</source>
        <translation>人物背后显示什么</translation>
    </message>
    <message>
        <source>Choose another colour</source>
        <translation>选择其他颜色</translation>
    </message>
    <message>
        <source>Choose another picture</source>
        <translation>选择其他图片</translation>
    </message>
    <message>
        <source>Colour behind the person</source>
        <translation>人物背后的颜色</translation>
    </message>
    <message>
        <source>Picture behind the person</source>
        <translation>人物背后的图片</translation>
    </message>
    <message>
        <source>Pictures ({0})</source>
        <translation>图片 ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Show the next message</source>
        <translation>显示下一条消息</translation>
    </message>
    <message>
        <source>Dismiss (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Next (1 more)</source>
        <translation>下一条 (还有 1 条)</translation>
    </message>
    <message>
        <source>Next ({0} more)</source>
        <translation>下一条 (还有 {0} 条)</translation>
    </message>
    <message>
        <source>Dismiss: {0}</source>
        <translation>关闭：{0}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>Calibrate</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>Take your neutral face anew: look straight, mouth closed</source>
        <translation>重新采集中性表情：直视前方，闭上嘴</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>开始出镜</translation>
    </message>
    <message>
        <source>End live</source>
        <translation>结束出镜</translation>
    </message>
    <message>
        <source>Others see the puppet. Press to show them the Away card</source>
        <translation>对方看到的是木偶。按下后显示离开卡片</translation>
    </message>
    <message>
        <source>Let others see the puppet in place of the Away card</source>
        <translation>让对方看到木偶，而不是离开卡片</translation>
    </message>
    <message>
        <source>I’m back</source>
        <translation>我回来了</translation>
    </message>
    <message>
        <source>Show the puppet again</source>
        <translation>重新显示木偶</translation>
    </message>
    <message>
        <source>Show others the Away card for a while</source>
        <translation>暂时向对方显示离开卡片</translation>
    </message>
    <message>
        <source>Preview only</source>
        <translation>仅预览</translation>
    </message>
    <message>
        <source>Choose “{0}” as the camera in your call</source>
        <translation>在通话中选择“{0}”作为摄像头</translation>
    </message>
    <message>
        <source>No virtual camera takes the pictures: only this window shows them</source>
        <translation>没有虚拟摄像头接收画面：只有此窗口显示</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>{0} fps</source>
        <translation>{0} fps</translation>
    </message>
    <message>
        <source>{0} ms</source>
        <translation>{0} 毫秒</translation>
    </message>
    <message>
        <source>Camera to output: half of the pictures within {0} ms, 95 % within {1} ms (p50, p95)</source>
        <translation>从摄像头到输出：一半画面在 {0} 毫秒内，95 % 在 {1} 毫秒内 (p50, p95)</translation>
    </message>
</context>
<context>
    <name>BusyTile</name>
    <message>
        <source>Adding…</source>
        <translation>正在添加…</translation>
    </message>
    <message>
        <source>A portrait is being added</source>
        <translation>正在添加肖像</translation>
    </message>
</context>
<context>
    <name>CalibrationOverlay</name>
    <message>
        <source>Look straight at the camera, mouth closed</source>
        <translation>直视摄像头，闭上嘴</translation>
    </message>
    <message>
        <source>Hold still…</source>
        <translation>保持不动…</translation>
    </message>
    <message>
        <source>Calibrated</source>
        <translation>已校准</translation>
    </message>
</context>
<context>
    <name>CallPreview</name>
    <message>
        <source>How the call gets it</source>
        <translation>通话中的效果</translation>
    </message>
</context>
<context>
    <name>CameraPicker</name>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>The camera that drives the puppet</source>
        <translation>驱动木偶的摄像头</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>没有摄像头</translation>
    </message>
</context>
<context>
    <name>CameraStep</name>
    <message>
        <source>Which camera sees you?</source>
        <translation>哪个摄像头拍到了你？</translation>
    </message>
    <message>
        <source>Pick the picture that shows you. Only Puppet sees it.</source>
        <translation>选择拍到你的画面。只有 Puppet 能看到它。</translation>
    </message>
    <message>
        <source>Another camera appears here as soon as it is plugged in.</source>
        <translation>插入其他摄像头后，会立刻出现在这里。</translation>
    </message>
    <message>
        <source>Looking for cameras…</source>
        <translation>正在查找摄像头…</translation>
    </message>
    <message>
        <source>No camera was found: a recorded face moves the puppet meanwhile. Plug a camera in, and it appears here.</source>
        <translation>没有找到摄像头：暂由一段录制的脸驱动木偶。插入摄像头后，它会出现在这里。</translation>
    </message>
</context>
<context>
    <name>CameraTile</name>
    <message>
        <source>A recorded face, to try things out</source>
        <translation>一段录制的脸，供试用</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Camera {0}</source>
        <translation>摄像头 {0}</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Picture: arrows move the frame, plus and minus zoom</source>
        <translation>图片：方向键移动取景框，加减键缩放</translation>
    </message>
    <message>
        <source>Face: arrows move the handle “{0}”</source>
        <translation>脸：方向键移动控制点“{0}”</translation>
    </message>
    <message>
        <source>Getting the portrait ready…</source>
        <translation>正在准备肖像…</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>You are live</source>
        <translation>你正在出镜</translation>
    </message>
    <message>
        <source>Only you see the puppet: no virtual camera is open.</source>
        <translation>只有您能看到木偶：没有打开的虚拟摄像头。</translation>
    </message>
    <message>
        <source>Others see the puppet right now.</source>
        <translation>对方现在看到的是木偶。</translation>
    </message>
    <message>
        <source>Others see the Away card.</source>
        <translation>对方看到的是离开卡片。</translation>
    </message>
    <message>
        <source>Puppet can go on without its window: you find it in the tray.</source>
        <translation>Puppet 可以不带窗口继续运行：在系统托盘中可以找到它。</translation>
    </message>
    <message>
        <source>This desktop has no tray, so closing the window ends the call’s picture.</source>
        <translation>此桌面没有系统托盘，关闭窗口会中断通话画面。</translation>
    </message>
    <message>
        <source>Keep the window</source>
        <translation>保留窗口</translation>
    </message>
    <message>
        <source>End live and quit</source>
        <translation>结束出镜并退出</translation>
    </message>
    <message>
        <source>Hide, show Away</source>
        <translation>隐藏并显示离开</translation>
    </message>
    <message>
        <source>Hide and go on</source>
        <translation>隐藏并继续</translation>
    </message>
</context>
<context>
    <name>ConsentStep</name>
    <message>
        <source>Welcome to Puppet</source>
        <translation>欢迎使用 Puppet</translation>
    </message>
    <message>
        <source>Join a video call as a portrait that your face moves. Two minutes, and you are there.</source>
        <translation>以一幅由你的脸驱动的肖像加入视频通话。两分钟即可完成。</translation>
    </message>
    <message>
        <source>Portraits you have the right to use</source>
        <translation>你有权使用的肖像</translation>
    </message>
    <message>
        <source>Yourself, people who have agreed, works that are free to use. Not a living person without their consent, and nobody to deceive others with.</source>
        <translation>你自己、已同意的人、可自由使用的作品。未经同意，不得使用在世者的肖像，也不得用来欺骗他人。</translation>
    </message>
    <message>
        <source>Nothing leaves this computer but the picture you send</source>
        <translation>除了你发送的画面，没有任何东西离开这台电脑</translation>
    </message>
    <message>
        <source>Camera, portraits and everything computed from them stay here. There is no account, no upload and no statistics. The call never gets your camera’s picture, not even by mistake.</source>
        <translation>摄像头、肖像以及由此计算的一切都留在本机。没有账号，没有上传，没有统计。通话绝不会得到你的摄像头画面，即使出错也不会。</translation>
    </message>
    <message>
        <source>I use portraits that I have the right to use</source>
        <translation>我只使用我有权使用的肖像</translation>
    </message>
    <message>
        <source>Agreed on {0}.</source>
        <translation>已于 {0} 同意。</translation>
    </message>
    <message>
        <source>Agree and go on</source>
        <translation>同意并继续</translation>
    </message>
</context>
<context>
    <name>CropSide</name>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>整张图片</translation>
    </message>
    <message>
        <source>Wide, 16 : 9 (fills the call)</source>
        <translation>宽幅 16 : 9（填满通话画面）</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>正方形</translation>
    </message>
    <message>
        <source>Upright, 3 : 4</source>
        <translation>竖幅 3 : 4</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>自由</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>How the call gets it</source>
        <translation>通话中的效果</translation>
    </message>
</context>
<context>
    <name>CropView</name>
    <message>
        <source>The portrait and the part of it that is shown</source>
        <translation>肖像及其显示的部分</translation>
    </message>
    <message>
        <source>Getting the portrait ready…</source>
        <translation>正在准备肖像…</translation>
    </message>
    <message>
        <source>The face in the frame is the one that moves.</source>
        <translation>框中的脸就是会动的那张。</translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Dots</name>
    <message>
        <source>Step {0} of {1}</source>
        <translation>第 {0} 步，共 {1} 步</translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>Drop a picture to add it as a portrait</source>
        <translation>拖放图片，将其添加为肖像</translation>
    </message>
    <message>
        <source>or on a portrait below, if it is another photo of the same person</source>
        <translation>如果是同一个人的另一张照片，请拖到下方的肖像上</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>Getting the portrait ready…</source>
        <translation>正在准备肖像…</translation>
    </message>
    <message>
        <source>Keeping it…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>{0} looks as before</source>
        <translation>{0} 已恢复原来的样子</translation>
    </message>
    <message>
        <source>{0} has been adjusted</source>
        <translation>{0} 已调整</translation>
    </message>
</context>
<context>
    <name>EditorDialog</name>
    <message>
        <source>Adjust {0}</source>
        <translation>调整 {0}</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>脸</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>As found</source>
        <translation>恢复原样</translation>
    </message>
    <message>
        <source>The whole picture, landmarks as they were found</source>
        <translation>整张图片，关键点保持检测结果</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Drag the frame or its corners; the wheel zooms.</source>
        <translation>拖动取景框或它的角；滚轮缩放。</translation>
    </message>
    <message>
        <source>Drag a handle; arrows move the chosen one, with Shift further.</source>
        <translation>拖动控制点；方向键移动所选点，按住 Shift 移动更远。</translation>
    </message>
</context>
<context>
    <name>FaceDialog</name>
    <message>
        <source>Which face?</source>
        <translation>哪张脸？</translation>
    </message>
    <message>
        <source>This picture shows {0} faces. Which one do you want?</source>
        <translation>这张图片中有 {0} 张脸，要用哪一张？</translation>
    </message>
    <message>
        <source>Face {0} of {1}, from the left</source>
        <translation>从左数第 {0} 张脸，共 {1} 张</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>FaceRow</name>
    <message>
        <source>Which face?</source>
        <translation>哪张脸？</translation>
    </message>
    <message>
        <source>Face {0} of {1}, from the left</source>
        <translation>从左数第 {0} 张脸，共 {1} 张</translation>
    </message>
</context>
<context>
    <name>FaceSide</name>
    <message>
        <source>Pull a handle to where it belongs; the rest of the face follows. For paintings and drawings whose eyes, lips or jaw were not found quite right.</source>
        <translation>把控制点拖到正确的位置，脸的其余部分会跟着移动。适用于眼睛、嘴唇或下巴检测不准的画作和素描。</translation>
    </message>
    <message>
        <source>Handle that the arrow keys move</source>
        <translation>方向键移动的控制点</translation>
    </message>
    <message>
        <source>Put this handle back</source>
        <translation>复位此控制点</translation>
    </message>
    <message>
        <source>Show the mesh</source>
        <translation>显示网格</translation>
    </message>
</context>
<context>
    <name>FinishStep</name>
    <message>
        <source>Open your call app</source>
        <translation>打开通话软件</translation>
    </message>
    <message>
        <source>This is the puppet; others see the Away card until you go live.</source>
        <translation>这就是木偶；在你开始出镜之前，对方看到的是离开卡片。</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>Puppet is getting ready.</source>
        <translation>Puppet 正在准备。</translation>
    </message>
    <message>
        <source>Set up the virtual camera</source>
        <translation>设置虚拟摄像头</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Open Zoom, Meet, Teams or any other call. If it was open already, close it and open it again.</source>
        <translation>打开 Zoom、Meet、Teams 或其他通话软件。如果已经打开，请关闭后重新打开。</translation>
    </message>
    <message>
        <source>In its video settings choose the camera “{0}”.</source>
        <translation>在它的视频设置中选择摄像头“{0}”。</translation>
    </message>
    <message>
        <source>Here, press Go live ({0}). Away ({1}) hides the puppet at any time.</source>
        <translation>在这里按“开始出镜”({0})。“离开”({1}) 可随时隐藏木偶。</translation>
    </message>
    <message>
        <source>Zoom mirrors your own view: others see it the right way round.</source>
        <translation>Zoom 会镜像你自己的画面：对方看到的方向是正确的。</translation>
    </message>
    <message>
        <source>There is no virtual camera yet: calls cannot see the puppet before there is one.</source>
        <translation>还没有虚拟摄像头：没有它，通话无法看到木偶。</translation>
    </message>
</context>
<context>
    <name>FirstRunDialog</name>
    <message>
        <source>Set up Puppet</source>
        <translation>设置 Puppet</translation>
    </message>
    <message>
        <source>Puppet is getting ready…</source>
        <translation>Puppet 正在准备…</translation>
    </message>
    <message>
        <source>Skip set-up</source>
        <translation>跳过设置</translation>
    </message>
    <message>
        <source>Close this for good; “Set up again” in the settings brings it back</source>
        <translation>彻底关闭；设置中的“重新设置”可再次打开</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Skip this step</source>
        <translation>跳过此步</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>The new size and rate begin when you end live</source>
        <translation>新的尺寸和帧率将在结束出镜后生效</translation>
    </message>
</context>
<context>
    <name>FramePanel</name>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>W nearer, S further away</source>
        <translation>W 拉近，S 拉远</translation>
    </message>
    <message>
        <source>Left and right</source>
        <translation>左右</translation>
    </message>
    <message>
        <source>H to the left, K to the right</source>
        <translation>H 向左，K 向右</translation>
    </message>
    <message>
        <source>Up and down</source>
        <translation>上下</translation>
    </message>
    <message>
        <source>U up, J down</source>
        <translation>U 向上，J 向下</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>肖像</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Fill the picture</source>
        <translation>填满画面</translation>
    </message>
    <message>
        <source>Back to the middle</source>
        <translation>回到中间</translation>
    </message>
    <message>
        <source>Zoom and position</source>
        <translation>缩放和位置</translation>
    </message>
    <message>
        <source>Of the pictures that others get; it changes while you are not live</source>
        <translation>对方收到的画面；未出镜时才会改变</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>每秒帧数</translation>
    </message>
    <message>
        <source>Mirror for me</source>
        <translation>对自己镜像</translation>
    </message>
    <message>
        <source>This window alone shows it mirrored</source>
        <translation>只有此窗口显示镜像</translation>
    </message>
    <message>
        <source>Mirror for others</source>
        <translation>对他人镜像</translation>
    </message>
    <message>
        <source>Others see it mirrored</source>
        <translation>对方看到镜像</translation>
    </message>
    <message>
        <source>Landmarks on the camera</source>
        <translation>摄像头上的关键点</translation>
    </message>
    <message>
        <source>Over your camera’s picture</source>
        <translation>叠加在摄像头画面上</translation>
    </message>
    <message>
        <source>Landmarks on the portrait</source>
        <translation>肖像上的关键点</translation>
    </message>
    <message>
        <source>Only this window shows them</source>
        <translation>只有此窗口显示</translation>
    </message>
    <message>
        <source>Frame rate and delay</source>
        <translation>帧率和延迟</translation>
    </message>
    <message>
        <source>In the bar below</source>
        <translation>显示在下方栏中</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Portraits</source>
        <translation>肖像</translation>
    </message>
    <message>
        <source>Show this portrait</source>
        <translation>显示此肖像</translation>
    </message>
    <message>
        <source>Add photos of this person…</source>
        <translation>添加此人的照片…</translation>
    </message>
    <message>
        <source>Photos of this person…</source>
        <translation>此人的照片…</translation>
    </message>
    <message>
        <source>Adjust crop and face…</source>
        <translation>调整裁剪和脸…</translation>
    </message>
    <message>
        <source>I may use it (since {0})</source>
        <translation>我可以使用它（自 {0} 起）</translation>
    </message>
    <message>
        <source>I may use it</source>
        <translation>我可以使用它</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>向左移动</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>向右移动</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove (comes with Puppet)</source>
        <translation>移除（Puppet 自带）</translation>
    </message>
</context>
<context>
    <name>GeneralPanel</name>
    <message>
        <source>Profile</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Camera, portrait, motion and frame as you saved them</source>
        <translation>你保存的摄像头、肖像、动作和取景</translation>
    </message>
    <message>
        <source>None saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Set everything as in this profile</source>
        <translation>全部按此配置设置</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Forget this profile</source>
        <translation>删除此配置</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>新名称</translation>
    </message>
    <message>
        <source>Name of the new profile</source>
        <translation>新配置的名称</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save camera, portrait, motion and frame</source>
        <translation>保存摄像头、肖像、动作和取景</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>All settings and profiles, to a file</source>
        <translation>将所有设置和配置导出到文件</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Settings and profiles from a file</source>
        <translation>从文件导入设置和配置</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>更改按键…</translation>
    </message>
    <message>
        <source>Diagnostic report…</source>
        <translation>诊断报告…</translation>
    </message>
    <message>
        <source>To attach to a question</source>
        <translation>提问时可附上</translation>
    </message>
    <message>
        <source>Set up again…</source>
        <translation>重新设置…</translation>
    </message>
    <message>
        <source>The first steps once more, one by one</source>
        <translation>再次逐步完成最初的设置</translation>
    </message>
    <message>
        <source>Reset all settings</source>
        <translation>重置所有设置</translation>
    </message>
    <message>
        <source>As they were at first</source>
        <translation>恢复最初状态</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Of the window, from the next start on</source>
        <translation>窗口的语言，下次启动时生效</translation>
    </message>
    <message>
        <source>The profile {0} is saved</source>
        <translation>配置 {0} 已保存</translation>
    </message>
    <message>
        <source>{0} is in use</source>
        <translation>正在使用 {0}</translation>
    </message>
    <message>
        <source>The language changes at the next start</source>
        <translation>语言将在下次启动时更改</translation>
    </message>
    <message>
        <source>All settings are as they were at first</source>
        <translation>所有设置已恢复最初状态</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Export settings</source>
        <translation>导出设置</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>导入设置</translation>
    </message>
    <message>
        <source>Settings (*.json)</source>
        <translation>设置 (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>The settings are in {0}</source>
        <translation>设置已保存在 {0}</translation>
    </message>
    <message>
        <source>The settings of {0} are in force</source>
        <translation>{0} 中的设置已生效</translation>
    </message>
    <message>
        <source>Some values could not be used: {0}</source>
        <translation>部分值无法使用：{0}</translation>
    </message>
    <message>
        <source>This demonstration keeps no settings</source>
        <translation>演示模式不保存设置</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>全部按键</translation>
    </message>
    <message>
        <source>Adjust</source>
        <translation>调整</translation>
    </message>
    <message>
        <source>Motion and more</source>
        <translation>动作等</translation>
    </message>
</context>
<context>
    <name>Heading</name>
    <message>
        <source>open</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已收起</translation>
    </message>
</context>
<context>
    <name>InsetView</name>
    <message>
        <source>Your camera, mirrored; only you see this</source>
        <translation>你的摄像头（镜像），只有你能看到</translation>
    </message>
    <message>
        <source>No camera picture yet</source>
        <translation>还没有摄像头画面</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>Pictures ({0})</source>
        <translation>图片 ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <source>That is only the address of a picture on the web</source>
        <translation>那只是网上图片的地址</translation>
    </message>
    <message>
        <source>Puppet fetches nothing: save the picture or copy it, then add that</source>
        <translation>Puppet 不下载任何内容：请先保存或复制图片，再添加</translation>
    </message>
    <message>
        <source>There is no picture in that</source>
        <translation>其中没有图片</translation>
    </message>
    <message>
        <source>Copy a picture or an image file first, or choose a file with Add</source>
        <translation>请先复制图片或图片文件，或用“添加”选择文件</translation>
    </message>
    <message>
        <source>That picture cannot be taken over</source>
        <translation>无法采用该图片</translation>
    </message>
    <message>
        <source>Save it to a file, then add that</source>
        <translation>请先保存为文件，再添加</translation>
    </message>
    <message>
        <source>That address holds no picture</source>
        <translation>该地址没有图片</translation>
    </message>
    <message>
        <source>Save the picture or copy it, then add that</source>
        <translation>请先保存或复制图片，再添加</translation>
    </message>
</context>
<context>
    <name>Keeper</name>
    <message>
        <source>“{0}” is called “{1}” now</source>
        <translation>“{0}”现在叫“{1}”</translation>
    </message>
    <message>
        <source>{0} has its name again</source>
        <translation>{0} 已恢复原名</translation>
    </message>
    <message>
        <source>It is kept, with today’s date, that you may use {0}</source>
        <translation>已按今天的日期记录：你可以使用 {0}</translation>
    </message>
    <message>
        <source>What was kept of your right to use {0} is as it was</source>
        <translation>关于你有权使用 {0} 的记录已恢复原样</translation>
    </message>
    <message>
        <source>{0} has been added; the call still shows the portrait you chose. May you use this picture?</source>
        <translation>{0} 已添加；通话中仍显示你选择的肖像。你可以使用这张图片吗？</translation>
    </message>
    <message>
        <source>{0} has been added. May you use this picture?</source>
        <translation>{0} 已添加。你可以使用这张图片吗？</translation>
    </message>
    <message>
        <source>It is you, the person has agreed, or the work is free to use.</source>
        <translation>是你本人、当事人已同意，或作品可自由使用。</translation>
    </message>
    <message>
        <source>I may use it</source>
        <translation>我可以使用它</translation>
    </message>
    <message>
        <source>{0} is back at its place</source>
        <translation>{0} 已回到原位</translation>
    </message>
    <message>
        <source>{0} comes with Puppet and stays</source>
        <translation>{0} 是 Puppet 自带的，不能删除</translation>
    </message>
    <message>
        <source>{0} has been deleted: others see the Away card until you press “{1}”</source>
        <translation>{0} 已删除：在您按“{1}”之前，对方看到的是离开卡片</translation>
    </message>
    <message>
        <source>{0} has been deleted</source>
        <translation>{0} 已删除</translation>
    </message>
    <message>
        <source>{0} is back</source>
        <translation>{0} 已恢复</translation>
    </message>
</context>
<context>
    <name>KeyButton</name>
    <message>
        <source>{0}: key {1}, {2}</source>
        <translation>{0}：按键 {1}，{2}</translation>
    </message>
    <message>
        <source>Press a key…</source>
        <translation>请按一个键…</translation>
    </message>
    <message>
        <source>{0}: press a key; Escape keeps the old one</source>
        <translation>{0}：请按一个键；Esc 保留原键</translation>
    </message>
</context>
<context>
    <name>KeyEditor</name>
    <message>
        <source>Change keys</source>
        <translation>更改按键</translation>
    </message>
    <message>
        <source>Press a button, then the new key. Backspace takes a key away, Escape keeps it.</source>
        <translation>点按钮，再按新的键。Backspace 去掉按键，Esc 保留原键。</translation>
    </message>
    <message>
        <source>All as at first</source>
        <translation>全部恢复最初状态</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{0} is taken: {1}</source>
        <translation>{0} 已被占用：{1}</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>更改按键…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Set up again…</source>
        <translation>重新设置…</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Previous portrait</source>
        <translation>上一幅肖像</translation>
    </message>
    <message>
        <source>Next portrait</source>
        <translation>下一幅肖像</translation>
    </message>
    <message>
        <source>Any other portrait</source>
        <translation>随机换一幅肖像</translation>
    </message>
    <message>
        <source>Away card on or off</source>
        <translation>打开或关闭离开卡片</translation>
    </message>
    <message>
        <source>Go live, or end it</source>
        <translation>开始或结束出镜</translation>
    </message>
    <message>
        <source>Calibrate: look straight, mouth closed</source>
        <translation>校准：直视前方，闭上嘴</translation>
    </message>
    <message>
        <source>Take the most neutral face of the last seconds</source>
        <translation>采用最近几秒中最中性的表情</translation>
    </message>
    <message>
        <source>Nearer</source>
        <translation>拉近</translation>
    </message>
    <message>
        <source>Further away</source>
        <translation>拉远</translation>
    </message>
    <message>
        <source>Portrait up</source>
        <translation>肖像上移</translation>
    </message>
    <message>
        <source>Portrait down</source>
        <translation>肖像下移</translation>
    </message>
    <message>
        <source>Portrait to the left</source>
        <translation>肖像左移</translation>
    </message>
    <message>
        <source>Portrait to the right</source>
        <translation>肖像右移</translation>
    </message>
    <message>
        <source>Zoom and position set back</source>
        <translation>复位缩放和位置</translation>
    </message>
    <message>
        <source>Landmarks: camera, portrait too, none</source>
        <translation>关键点：摄像头、加上肖像、不显示</translation>
    </message>
    <message>
        <source>Frame rate and delay on or off</source>
        <translation>显示或隐藏帧率和延迟</translation>
    </message>
    <message>
        <source>Mirror the picture for me</source>
        <translation>对自己镜像画面</translation>
    </message>
    <message>
        <source>Mirror the picture for others</source>
        <translation>对他人镜像画面</translation>
    </message>
    <message>
        <source>Open or close the panel at the right</source>
        <translation>打开或关闭右侧面板</translation>
    </message>
    <message>
        <source>Record, or end it</source>
        <translation>开始或结束录制</translation>
    </message>
    <message>
        <source>Save a snapshot</source>
        <translation>保存快照</translation>
    </message>
    <message>
        <source>Add photos of the focused or shown person</source>
        <translation>为选中的人添加照片</translation>
    </message>
    <message>
        <source>Add what is on the clipboard</source>
        <translation>添加剪贴板中的内容</translation>
    </message>
    <message>
        <source>Take back the last change to a portrait</source>
        <translation>撤销对肖像的最近一次更改</translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation>此列表</translation>
    </message>
    <message>
        <source>Show that portrait</source>
        <translation>显示该肖像</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Press the focused button</source>
        <translation>按下聚焦的按钮</translation>
    </message>
    <message>
        <source>Rename the focused portrait</source>
        <translation>重命名聚焦的肖像</translation>
    </message>
    <message>
        <source>Ctrl+← →</source>
        <translation>Ctrl+← →</translation>
    </message>
    <message>
        <source>Move the focused portrait</source>
        <translation>移动聚焦的肖像</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Remove the focused portrait</source>
        <translation>移除聚焦的肖像</translation>
    </message>
    <message>
        <source>Shift+F10</source>
        <translation>Shift+F10</translation>
    </message>
    <message>
        <source>Menu of the focused portrait</source>
        <translation>聚焦的肖像的菜单</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Dismiss the message; never ends a live call</source>
        <translation>关闭消息；不会结束出镜</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Go through everything</source>
        <translation>依次切换焦点</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Others see this: the test picture</source>
        <translation>对方看到：测试画面</translation>
    </message>
    <message>
        <source>Test picture – only you see it: no virtual camera is open</source>
        <translation>测试画面 – 只有您能看到：没有打开的虚拟摄像头</translation>
    </message>
    <message>
        <source>Preview – others see the Away card</source>
        <translation>预览 – 对方看到离开卡片</translation>
    </message>
    <message>
        <source>Preview – no virtual camera is open</source>
        <translation>预览 – 没有打开的虚拟摄像头</translation>
    </message>
    <message>
        <source>Away card – only you see it: no virtual camera is open</source>
        <translation>离开卡片 – 只有您能看到：没有打开的虚拟摄像头</translation>
    </message>
    <message>
        <source>Others see this</source>
        <translation>对方看到</translation>
    </message>
    <message>
        <source>Only you see this: no virtual camera is open</source>
        <translation>只有您能看到：没有打开的虚拟摄像头</translation>
    </message>
    <message>
        <source>Others see this: the Away card</source>
        <translation>对方看到：离开卡片</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>Puppet is getting ready.</source>
        <translation>Puppet 正在准备。</translation>
    </message>
    <message>
        <source>Puppet could not start</source>
        <translation>Puppet 无法启动</translation>
    </message>
    <message>
        <source>The message below says why.</source>
        <translation>原因见下方消息。</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>未运行</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>The window system reports a fault</source>
        <translation>窗口系统报告了一个故障</translation>
    </message>
    <message>
        <source>Something went wrong inside Puppet</source>
        <translation>Puppet 内部出了问题</translation>
    </message>
    <message>
        <source>Try again; if it stays, restart Puppet and report the details</source>
        <translation>请重试；如果仍然如此，请重启 Puppet 并报告详情</translation>
    </message>
</context>
<context>
    <name>Motion</name>
    <message>
        <source>You just showed a better neutral face than the one in use</source>
        <translation>刚才的表情比正在使用的更适合作中性表情</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使用它</translation>
    </message>
</context>
<context>
    <name>MotionPanel</name>
    <message>
        <source>Head</source>
        <translation>头部</translation>
    </message>
    <message>
        <source>How far the head turns, leans and moves</source>
        <translation>头部转动、倾斜和移动的幅度</translation>
    </message>
    <message>
        <source>Mouth</source>
        <translation>嘴</translation>
    </message>
    <message>
        <source>How far lips and jaw move</source>
        <translation>嘴唇和下巴动作的幅度</translation>
    </message>
    <message>
        <source>Brows</source>
        <translation>眉毛</translation>
    </message>
    <message>
        <source>How far the brows move</source>
        <translation>眉毛动作的幅度</translation>
    </message>
    <message>
        <source>Eyelids</source>
        <translation>眼睑</translation>
    </message>
    <message>
        <source>How far the eyes open and close</source>
        <translation>眼睛睁闭的幅度</translation>
    </message>
    <message>
        <source>Gaze</source>
        <translation>视线</translation>
    </message>
    <message>
        <source>How far the eyes look aside</source>
        <translation>眼睛看向旁边的幅度</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>More: calmer and a little later. Less: livelier</source>
        <translation>多：更稳，稍有延迟。少：更灵动</translation>
    </message>
    <message>
        <source>Look at the camera</source>
        <translation>看向镜头</translation>
    </message>
    <message>
        <source>The puppet looks at them wherever you look</source>
        <translation>无论你看哪里，木偶都看着对方</translation>
    </message>
    <message>
        <source>Mirror my motion</source>
        <translation>镜像我的动作</translation>
    </message>
    <message>
        <source>Your left moves the puppet’s right</source>
        <translation>你的左边驱动木偶的右边</translation>
    </message>
    <message>
        <source>Breathe and blink at rest</source>
        <translation>静止时呼吸和眨眼</translation>
    </message>
    <message>
        <source>What the puppet does while nobody moves it</source>
        <translation>无人驱动时木偶做什么</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>Take your neutral face anew: look straight, mouth closed</source>
        <translation>重新采集中性表情：直视前方，闭上嘴</translation>
    </message>
    <message>
        <source>Best of the last seconds</source>
        <translation>最近几秒的最佳表情</translation>
    </message>
    <message>
        <source>Take the most neutral face of the last ten seconds as your neutral</source>
        <translation>把最近十秒中最中性的表情作为中性表情</translation>
    </message>
    <message>
        <source>Usual values</source>
        <translation>默认值</translation>
    </message>
    <message>
        <source>Set everything here back</source>
        <translation>将这里全部复位</translation>
    </message>
</context>
<context>
    <name>NameEdit</name>
    <message>
        <source>New name of {0}</source>
        <translation>{0} 的新名称</translation>
    </message>
</context>
<context>
    <name>NeutralStep</name>
    <message>
        <source>Look straight, mouth closed</source>
        <translation>直视前方，闭上嘴</translation>
    </message>
    <message>
        <source>The puppet moves as you move away from this face. It takes about a second, by itself.</source>
        <translation>木偶随你的脸相对这一表情的变化而动。自动采集，约需一秒。</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>再来一次</translation>
    </message>
    <message>
        <source>Your neutral face can wait</source>
        <translation>中性表情可以稍后采集</translation>
    </message>
    <message>
        <source>The puppet moves as you move away from it. A recorded face moves the puppet meanwhile.</source>
        <translation>木偶随你的脸相对这一表情的变化而动。目前暂由一段录制的脸驱动。</translation>
    </message>
    <message>
        <source>No webcam is in use: your neutral is taken by itself when one sees you</source>
        <translation>没有使用摄像头：等摄像头看到你时，会自动采集中性表情</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>That is your neutral face</source>
        <translation>这就是你的中性表情</translation>
    </message>
    <message>
        <source>Look straight at the camera, mouth closed</source>
        <translation>直视摄像头，闭上嘴</translation>
    </message>
    <message>
        <source>Hold still…</source>
        <translation>保持不动…</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
</context>
<context>
    <name>NeutralView</name>
    <message>
        <source>Your camera, mirrored; only you see this</source>
        <translation>你的摄像头（镜像），只有你能看到</translation>
    </message>
</context>
<context>
    <name>Output</name>
    <message>
        <source>without sound</source>
        <translation>无声音</translation>
    </message>
    <message>
        <source>room for {0} min</source>
        <translation>还可录 {0} 分钟</translation>
    </message>
    <message>
        <source>room for {0} h</source>
        <translation>还可录 {0} 小时</translation>
    </message>
</context>
<context>
    <name>OutputDialog</name>
    <message>
        <source>Virtual camera</source>
        <translation>虚拟摄像头</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>OutputPanel</name>
    <message>
        <source>Paste this into a terminal and press Return; then come back and press Recheck.</source>
        <translation>请将此命令粘贴到终端并按回车；然后回到这里点“重新检查”。</translation>
    </message>
    <message>
        <source>Command for a terminal</source>
        <translation>终端命令</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>打开网页</translation>
    </message>
    <message>
        <source>Recheck</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>复制地址</translation>
    </message>
    <message>
        <source>In the call, choose “{0}” as the camera.</source>
        <translation>在通话中选择“{0}”作为摄像头。</translation>
    </message>
    <message>
        <source>The virtual camera could not be looked at ({0}).</source>
        <translation>无法检查虚拟摄像头 ({0})。</translation>
    </message>
    <message>
        <source>Looking for a virtual camera…</source>
        <translation>正在查找虚拟摄像头…</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>正在查找</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>未就绪</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Works, with a catch</source>
        <translation>可用，但有问题</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Record the large picture into your Videos folder</source>
        <translation>将大画面录制到“视频”文件夹</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Save the large picture into your Pictures folder</source>
        <translation>将大画面保存到“图片”文件夹</translation>
    </message>
    <message>
        <source>With the microphone</source>
        <translation>包含麦克风</translation>
    </message>
    <message>
        <source>Recordings have your voice, in time</source>
        <translation>录制中包含你的声音，与画面同步</translation>
    </message>
    <message>
        <source>Invisible mark</source>
        <translation>隐形标记</translation>
    </message>
    <message>
        <source>Pictures can be told from a camera’s: python main.py inspect FILE</source>
        <translation>可与摄像头画面区分：python main.py inspect FILE</translation>
    </message>
    <message>
        <source>Visible mark</source>
        <translation>可见标记</translation>
    </message>
    <message>
        <source>Pictures say “AI-generated” in a corner</source>
        <translation>画面一角显示“AI-generated”</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>复制数值</translation>
    </message>
    <message>
        <source>Test picture</source>
        <translation>测试画面</translation>
    </message>
    <message>
        <source>Others see colour bars and words: look whether they arrive as they are</source>
        <translation>对方看到彩条和文字：检查是否原样到达</translation>
    </message>
    <message>
        <source>Clean window</source>
        <translation>纯画面窗口</translation>
    </message>
    <message>
        <source>A window with nothing but the picture, to be captured</source>
        <translation>只有画面的窗口，供捕获</translation>
    </message>
    <message>
        <source>Local stream</source>
        <translation>本地流</translation>
    </message>
    <message>
        <source>For OBS or a browser on this machine alone; the address is new each time</source>
        <translation>仅供本机的 OBS 或浏览器使用；地址每次都不同</translation>
    </message>
    <message>
        <source>Copy its address</source>
        <translation>复制其地址</translation>
    </message>
    <message>
        <source>Stop {0}</source>
        <translation>停止 {0}</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Pictures are {0} ms late. So that lips and voice meet, enter {0} ms as the microphone’s delay in OBS or the call program.</source>
        <translation>画面延迟 {0} 毫秒。要让口型与声音一致，请在 OBS 或通话软件中将麦克风延迟设为 {0} 毫秒。</translation>
    </message>
    <message>
        <source>How late pictures are shows here as soon as your face moves the puppet.</source>
        <translation>当你的脸驱动木偶时，这里会显示画面的延迟。</translation>
    </message>
    <message>
        <source>Copy {0}</source>
        <translation>复制 {0}</translation>
    </message>
</context>
<context>
    <name>OutputStep</name>
    <message>
        <source>How the call sees you</source>
        <translation>通话怎样看到你</translation>
    </message>
    <message>
        <source>Zoom, Meet and Teams get Puppet’s picture from a virtual camera of the system.</source>
        <translation>Zoom、Meet 和 Teams 通过系统的虚拟摄像头获得 Puppet 的画面。</translation>
    </message>
</context>
<context>
    <name>OutputWindow</name>
    <message>
        <source>What others see</source>
        <translation>对方看到的画面</translation>
    </message>
</context>
<context>
    <name>PhotoAdder</name>
    <message>
        <source>Add photos of {0}</source>
        <translation>添加 {0} 的照片</translation>
    </message>
    <message>
        <source>A photo of {0} has been removed</source>
        <translation>已移除 {0} 的一张照片</translation>
    </message>
    <message>
        <source>A photo of {0} has been added</source>
        <translation>已添加 {0} 的一张照片</translation>
    </message>
    <message>
        <source>{1} photos of {0} have been added</source>
        <translation>已添加 {0} 的 {1} 张照片</translation>
    </message>
    <message>
        <source>The photos of {0} are as before</source>
        <translation>{0} 的照片已恢复原样</translation>
    </message>
</context>
<context>
    <name>PhotosDialog</name>
    <message>
        <source>Photos of {0}</source>
        <translation>{0} 的照片</translation>
    </message>
    <message>
        <source>Add photos…</source>
        <translation>添加照片…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>One photo of {1}</source>
        <translation>{1} 的一张照片</translation>
    </message>
    <message>
        <source>{0} photos of {1}</source>
        <translation>{1} 的 {0} 张照片</translation>
    </message>
    <message>
        <source>Photo {0} of {1}</source>
        <translation>第 {0} 张照片，共 {1} 张</translation>
    </message>
    <message>
        <source>The portrait</source>
        <translation>肖像</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove photo {0} of {1}</source>
        <translation>移除第 {0} 张照片，共 {1} 张</translation>
    </message>
    <message>
        <source>{0} photos are all that fit</source>
        <translation>最多 {0} 张照片</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>Large picture</source>
        <translation>大画面</translation>
    </message>
</context>
<context>
    <name>PortraitStep</name>
    <message>
        <source>Who will you be?</source>
        <translation>你想成为谁？</translation>
    </message>
    <message>
        <source>Pick a portrait, or drop a picture of your own with a face in it.</source>
        <translation>选择一幅肖像，或拖入一张带有人脸的图片。</translation>
    </message>
    <message>
        <source>Add your own…</source>
        <translation>添加自己的…</translation>
    </message>
    <message>
        <source>Adjust crop and face…</source>
        <translation>调整裁剪和脸…</translation>
    </message>
    <message>
        <source>Add portraits</source>
        <translation>添加肖像</translation>
    </message>
</context>
<context>
    <name>PortraitTile</name>
    <message>
        <source>Portrait {0}: {1}</source>
        <translation>肖像 {0}：{1}</translation>
    </message>
    <message>
        <source>{0} photos</source>
        <translation>{0} 张照片</translation>
    </message>
    <message>
        <source>it is being refined: {0} % done</source>
        <translation>正在优化：已完成 {0} %</translation>
    </message>
    <message>
        <source>Getting better: {0} %</source>
        <translation>正在优化：{0} %</translation>
    </message>
    <message>
        <source>photos are being added</source>
        <translation>正在添加照片</translation>
    </message>
</context>
<context>
    <name>Puppet</name>
    <message>
        <source>No face: move into the picture</source>
        <translation>没有脸：请进入画面</translation>
    </message>
    <message>
        <source>Come closer</source>
        <translation>请靠近一些</translation>
    </message>
    <message>
        <source>Move into the middle of the picture</source>
        <translation>请移到画面中间</translation>
    </message>
    <message>
        <source>Look straight at the camera</source>
        <translation>请直视摄像头</translation>
    </message>
    <message>
        <source>Open your eyes</source>
        <translation>请睁开眼睛</translation>
    </message>
    <message>
        <source>Close your mouth</source>
        <translation>请闭上嘴</translation>
    </message>
    <message>
        <source>Hold still</source>
        <translation>请保持不动</translation>
    </message>
    <message>
        <source>Preparing the portrait…</source>
        <translation>正在准备肖像…</translation>
    </message>
    <message>
        <source>Loading the face tracker…</source>
        <translation>正在加载面部跟踪…</translation>
    </message>
    <message>
        <source>Preview only</source>
        <translation>仅预览</translation>
    </message>
    <message>
        <source>The camera delivers no pictures.</source>
        <translation>摄像头没有画面。</translation>
    </message>
    <message>
        <source>See whether another program uses it, unplug it and plug it in again, or pick another camera.</source>
        <translation>看看是否有其他程序在用它，重新插拔，或选择其他摄像头。</translation>
    </message>
    <message>
        <source>Demo clip</source>
        <translation>演示视频</translation>
    </message>
    <message>
        <source>None of the last seconds&apos; faces was neutral.</source>
        <translation>最近几秒内没有中性的表情。</translation>
    </message>
    <message>
        <source>Look straight at the camera, mouth closed, and try again.</source>
        <translation>请直视摄像头，闭上嘴，再试一次。</translation>
    </message>
    <message>
        <source>The most neutral face of the last seconds is the neutral now.</source>
        <translation>最近几秒中最中性的表情已成为中性表情。</translation>
    </message>
    <message>
        <source>No face has been seen for a while: others see the Away card.</source>
        <translation>已有一阵没看到脸：对方看到的是离开卡片。</translation>
    </message>
    <message>
        <source>Sit in front of the camera; the puppet comes back by itself.</source>
        <translation>请坐到摄像头前，木偶会自动回来。</translation>
    </message>
    <message>
        <source>The virtual camera does not take pictures.</source>
        <translation>虚拟摄像头不接收画面。</translation>
    </message>
    <message>
        <source>It is opened again; if others see nothing, close the call program&apos;s camera and open it again.</source>
        <translation>正在重新打开；如果对方什么都看不到，请在通话软件中关闭摄像头再打开。</translation>
    </message>
    <message>
        <source>Close the call program&apos;s camera and open it again, or start Puppet again.</source>
        <translation>请在通话软件中关闭摄像头再打开，或重启 Puppet。</translation>
    </message>
    <message>
        <source>No face was found in the picture</source>
        <translation>图片中没有找到脸</translation>
    </message>
    <message>
        <source>Use a picture in which the face is seen from the front, is not covered and is at least about 100 pixels wide</source>
        <translation>请使用脸部正对前方、没有遮挡且至少约 100 像素宽的图片</translation>
    </message>
    <message>
        <source>This computer is busy: this window shows every second picture, others see them all.</source>
        <translation>电脑繁忙：此窗口每两帧显示一帧，其他人能看到全部画面。</translation>
    </message>
    <message>
        <source>This computer is busy: every second picture gets its fine details.</source>
        <translation>电脑繁忙：每两帧中有一帧带有细节。</translation>
    </message>
    <message>
        <source>This computer is busy: the puppet is drawn more simply.</source>
        <translation>电脑繁忙：木偶以较简单的方式绘制。</translation>
    </message>
    <message>
        <source>Closing other programs helps; full quality comes back by itself.</source>
        <translation>关闭其他程序会有帮助；画质会自动恢复。</translation>
    </message>
    <message>
        <source>No camera was found</source>
        <translation>没有找到摄像头</translation>
    </message>
    <message>
        <source>A camera&apos;s driver does not answer</source>
        <translation>某个摄像头的驱动没有响应</translation>
    </message>
    <message>
        <source>A recorded face moves the puppet meanwhile. Plug a camera in and pick it from the list.</source>
        <translation>暂由一段录制的脸驱动木偶。请插入摄像头并从列表中选择。</translation>
    </message>
    <message>
        <source>The camera&apos;s picture is black.</source>
        <translation>摄像头画面是黑的。</translation>
    </message>
    <message>
        <source>Open its shutter or cover, or turn on a light.</source>
        <translation>请打开镜头盖，或开灯。</translation>
    </message>
    <message>
        <source>The camera&apos;s picture is frozen.</source>
        <translation>摄像头画面卡住了。</translation>
    </message>
    <message>
        <source>Unplug it and plug it in again, or choose another camera.</source>
        <translation>请重新插拔，或选择其他摄像头。</translation>
    </message>
    <message>
        <source>A portrait cannot be prepared: it takes too long.</source>
        <translation>无法准备某幅肖像：耗时过长。</translation>
    </message>
    <message>
        <source>Pick another portrait.</source>
        <translation>请选择其他肖像。</translation>
    </message>
    <message>
        <source>The puppet rests and it is tried again. If it stays, start Puppet again.</source>
        <translation>木偶暂停，系统会重试。若仍不行，请重启 Puppet。</translation>
    </message>
    <message>
        <source>It is tried again by itself; if this stays, start Puppet again.</source>
        <translation>会自动重试；若仍不行，请重启 Puppet。</translation>
    </message>
    <message>
        <source>The virtual camera takes long to open.</source>
        <translation>打开虚拟摄像头耗时较长。</translation>
    </message>
    <message>
        <source>It is tried once more; see whether another program uses it.</source>
        <translation>会再试一次；看看是否有其他程序在用它。</translation>
    </message>
    <message>
        <source>The virtual camera does not open.</source>
        <translation>虚拟摄像头打不开。</translation>
    </message>
    <message>
        <source>Others cannot see the puppet; close what uses the camera, then start Puppet again.</source>
        <translation>其他人看不到木偶；请关闭占用摄像头的程序，然后重启 Puppet。</translation>
    </message>
    <message>
        <source>Choose a JPEG, PNG or WebP picture</source>
        <translation>请选择 JPEG、PNG 或 WebP 图片</translation>
    </message>
    <message>
        <source>Open it in an image viewer and save it as JPEG or PNG</source>
        <translation>请在图片查看器中打开，另存为 JPEG 或 PNG</translation>
    </message>
    <message>
        <source>The pasted picture is empty</source>
        <translation>粘贴的图片是空的</translation>
    </message>
    <message>
        <source>Fetch or copy it again</source>
        <translation>请重新下载或复制</translation>
    </message>
    <message>
        <source>Copy the picture again</source>
        <translation>请重新复制图片</translation>
    </message>
    <message>
        <source>The download or copy went wrong: fetch it again</source>
        <translation>下载或复制出错：请重新获取</translation>
    </message>
    <message>
        <source>Check the name</source>
        <translation>请检查名称</translation>
    </message>
    <message>
        <source>Choose a picture file inside it</source>
        <translation>请选择其中的图片文件</translation>
    </message>
    <message>
        <source>Change the file&apos;s permissions, or copy it elsewhere</source>
        <translation>请更改文件权限，或复制到别处</translation>
    </message>
    <message>
        <source>Use a picture in which the face is at least about 100 pixels wide</source>
        <translation>请使用脸部至少约 100 像素宽的图片</translation>
    </message>
    <message>
        <source>Use a larger picture or cut it closer: the face should be at least about 100 pixels wide</source>
        <translation>请使用更大的图片或裁得更近：脸部应至少约 100 像素宽</translation>
    </message>
    <message>
        <source>Add it again and choose one</source>
        <translation>请重新添加并选定一张</translation>
    </message>
    <message>
        <source>Free some space there, or make the folder writable</source>
        <translation>请在那里腾出空间，或让文件夹可写</translation>
    </message>
    <message>
        <source>Free some space there, or choose another folder</source>
        <translation>请在那里腾出空间，或选择其他文件夹</translation>
    </message>
    <message>
        <source>Close other apps that use the camera, and check that it is plugged in</source>
        <translation>请关闭正在使用摄像头的其他程序，并检查它是否插好</translation>
    </message>
    <message>
        <source>Unplug it and plug it in again</source>
        <translation>请拔下后重新插入</translation>
    </message>
    <message>
        <source>Unplug it and plug it in again, or pick another one</source>
        <translation>请重新插拔，或选择其他摄像头</translation>
    </message>
    <message>
        <source>The camera does not open</source>
        <translation>摄像头打不开</translation>
    </message>
    <message>
        <source>The camera is not connected</source>
        <translation>摄像头没有连接</translation>
    </message>
    <message>
        <source>Plug it in, or choose another one</source>
        <translation>请插入，或选择其他摄像头</translation>
    </message>
    <message>
        <source>The camera failed</source>
        <translation>摄像头出错</translation>
    </message>
    <message>
        <source>Plug it in again or pick another; it is tried again by itself.</source>
        <translation>请重新插入或选择其他摄像头；会自动重试。</translation>
    </message>
    <message>
        <source>The virtual camera cannot be opened</source>
        <translation>虚拟摄像头无法打开</translation>
    </message>
    <message>
        <source>Others cannot see the puppet; the preview goes on.</source>
        <translation>其他人看不到木偶；预览照常。</translation>
    </message>
    <message>
        <source>The virtual camera failed</source>
        <translation>虚拟摄像头出错</translation>
    </message>
    <message>
        <source>It is opened again by itself.</source>
        <translation>会自动重新打开。</translation>
    </message>
    <message>
        <source>Check that it still exists; it is opened again as soon as it does</source>
        <translation>请检查它是否还在；一旦恢复就会重新打开</translation>
    </message>
    <message>
        <source>What was recorded is kept; make room</source>
        <translation>已录制的部分会保留；请腾出空间</translation>
    </message>
    <message>
        <source>The disk is nearly full</source>
        <translation>磁盘快满了</translation>
    </message>
    <message>
        <source>Check the folder</source>
        <translation>请检查文件夹</translation>
    </message>
    <message>
        <source>On Debian and Ubuntu: sudo apt install libportaudio2</source>
        <translation>在 Debian 和 Ubuntu 上：sudo apt install libportaudio2</translation>
    </message>
    <message>
        <source>This portrait is not in the gallery any more</source>
        <translation>这个肖像已不在图库中</translation>
    </message>
    <message>
        <source>The portrait you chose last is not there any more.</source>
        <translation>你上次选的肖像已不存在。</translation>
    </message>
    <message>
        <source>Pick another one</source>
        <translation>请选择其他的</translation>
    </message>
    <message>
        <source>No virtual camera could be opened</source>
        <translation>无法打开任何虚拟摄像头</translation>
    </message>
    <message>
        <source>The virtual camera is ready.</source>
        <translation>虚拟摄像头已就绪。</translation>
    </message>
    <message>
        <source>No virtual camera is installed: calls cannot see the puppet yet.</source>
        <translation>没有安装虚拟摄像头：通话还看不到木偶。</translation>
    </message>
    <message>
        <source>Install v4l2loopback.</source>
        <translation>请安装 v4l2loopback。</translation>
    </message>
    <message>
        <source>v4l2loopback is installed, but not loaded.</source>
        <translation>v4l2loopback 已安装，但未加载。</translation>
    </message>
    <message>
        <source>Load it, now and at every start.</source>
        <translation>现在加载，并在每次启动时加载。</translation>
    </message>
    <message>
        <source>The virtual camera works until the computer is restarted.</source>
        <translation>虚拟摄像头在电脑重启之前可用。</translation>
    </message>
    <message>
        <source>Have it loaded at every start.</source>
        <translation>让它在每次启动时加载。</translation>
    </message>
    <message>
        <source>Puppet cannot open a virtual camera: the package pyvirtualcam is not installed.</source>
        <translation>Puppet 无法打开虚拟摄像头：未安装 pyvirtualcam 软件包。</translation>
    </message>
    <message>
        <source>Install it, then start Puppet again.</source>
        <translation>请安装它，然后重启 Puppet。</translation>
    </message>
    <message>
        <source>The virtual camera is there, but it cannot be opened.</source>
        <translation>虚拟摄像头存在，但无法打开。</translation>
    </message>
    <message>
        <source>Close other programs that send pictures to it (OBS, another Puppet); reload it if that does not help.</source>
        <translation>请关闭向它发送画面的其他程序 (OBS、另一个 Puppet)；若无效请重新加载。</translation>
    </message>
    <message>
        <source>v4l2loopback is loaded, but without any camera.</source>
        <translation>v4l2loopback 已加载，但没有任何摄像头。</translation>
    </message>
    <message>
        <source>Load it anew with one.</source>
        <translation>请带一个摄像头重新加载。</translation>
    </message>
    <message>
        <source>They hold from the next start of the computer on.</source>
        <translation>它们从电脑下次启动起生效。</translation>
    </message>
    <message>
        <source>Secure Boot does not let v4l2loopback in</source>
        <translation>安全启动不允许加载 v4l2loopback</translation>
    </message>
    <message>
        <source>Have the firmware trust modules that are built on this computer.</source>
        <translation>让固件信任在本机编译的模块。</translation>
    </message>
    <message>
        <source>Make up a password when asked and restart. A blue screen comes up: choose Enroll MOK, Continue, Yes, and type that password. Then come back here.</source>
        <translation>按提示设一个密码并重启。出现蓝色界面时选择 Enroll MOK、Continue、Yes，并输入该密码。然后回到这里。</translation>
    </message>
    <message>
        <source>v4l2loopback is installed, but not built for the kernel that runs</source>
        <translation>v4l2loopback 已安装，但未针对当前内核编译</translation>
    </message>
    <message>
        <source>Build it.</source>
        <translation>请编译它。</translation>
    </message>
    <message>
        <source>OBS Virtual Camera is installed, but another program has it.</source>
        <translation>OBS Virtual Camera 已安装，但被其他程序占用。</translation>
    </message>
    <message>
        <source>Press Stop Virtual Camera in OBS, or install Unity Capture beside it: Puppet then takes that one.</source>
        <translation>请在 OBS 中停止虚拟摄像头，或另装 Unity Capture：Puppet 会改用它。</translation>
    </message>
    <message>
        <source>Unpack it, run Install.bat in its folder Install, and come back here.</source>
        <translation>请解压，运行 Install 文件夹中的 Install.bat，然后回到这里。</translation>
    </message>
    <message>
        <source>The virtual camera is installed, but cannot be opened</source>
        <translation>虚拟摄像头已安装，但无法打开</translation>
    </message>
    <message>
        <source>Close other programs that send pictures to it.</source>
        <translation>请关闭向它发送画面的其他程序。</translation>
    </message>
    <message>
        <source>Install OBS Studio, which brings one. It need not run.</source>
        <translation>请安装自带虚拟摄像头的 OBS Studio。它不必运行。</translation>
    </message>
    <message>
        <source>Come back here when it is installed.</source>
        <translation>安装完成后回到这里。</translation>
    </message>
    <message>
        <source>OBS’s virtual camera is installed, but cannot be opened.</source>
        <translation>OBS 的虚拟摄像头已安装，但无法打开。</translation>
    </message>
    <message>
        <source>Quit OBS, which may have it, and close other programs that send pictures to it.</source>
        <translation>请退出可能占用它的 OBS，并关闭向它发送画面的其他程序。</translation>
    </message>
    <message>
        <source>macOS waits for your permission to use OBS’s virtual camera.</source>
        <translation>macOS 正在等待您允许使用 OBS 的虚拟摄像头。</translation>
    </message>
    <message>
        <source>OBS is installed, but its virtual camera has never been switched on.</source>
        <translation>OBS 已安装，但从未开启其虚拟摄像头。</translation>
    </message>
    <message>
        <source>Open OBS and press Start Virtual Camera once.</source>
        <translation>请打开 OBS，启动一次虚拟摄像头。</translation>
    </message>
    <message>
        <source>Allow its extension in System Settings when macOS asks, then quit OBS and come back here.</source>
        <translation>macOS 询问时请在系统设置中允许其扩展，然后退出 OBS 并回到这里。</translation>
    </message>
    <message>
        <source>Install OBS Studio 30 or newer, which brings one.</source>
        <translation>请安装自带虚拟摄像头的 OBS Studio 30 或更新版本。</translation>
    </message>
    <message>
        <source>Open it, press Start Virtual Camera once, allow its extension when macOS asks, and quit it.</source>
        <translation>打开它，启动一次虚拟摄像头，macOS 询问时允许其扩展，然后退出。</translation>
    </message>
    <message>
        <source>right brow, outer end</source>
        <translation>右眉外端</translation>
    </message>
    <message>
        <source>right brow, middle</source>
        <translation>右眉中间</translation>
    </message>
    <message>
        <source>right brow, inner end</source>
        <translation>右眉内端</translation>
    </message>
    <message>
        <source>left brow, inner end</source>
        <translation>左眉内端</translation>
    </message>
    <message>
        <source>left brow, middle</source>
        <translation>左眉中间</translation>
    </message>
    <message>
        <source>left brow, outer end</source>
        <translation>左眉外端</translation>
    </message>
    <message>
        <source>right eye, outer corner</source>
        <translation>右眼外眼角</translation>
    </message>
    <message>
        <source>right eye, upper lid</source>
        <translation>右眼上眼睑</translation>
    </message>
    <message>
        <source>right eye, lower lid</source>
        <translation>右眼下眼睑</translation>
    </message>
    <message>
        <source>right eye, inner corner</source>
        <translation>右眼内眼角</translation>
    </message>
    <message>
        <source>left eye, inner corner</source>
        <translation>左眼内眼角</translation>
    </message>
    <message>
        <source>left eye, upper lid</source>
        <translation>左眼上眼睑</translation>
    </message>
    <message>
        <source>left eye, lower lid</source>
        <translation>左眼下眼睑</translation>
    </message>
    <message>
        <source>left eye, outer corner</source>
        <translation>左眼外眼角</translation>
    </message>
    <message>
        <source>nose</source>
        <translation>鼻子</translation>
    </message>
    <message>
        <source>right mouth corner</source>
        <translation>右嘴角</translation>
    </message>
    <message>
        <source>left mouth corner</source>
        <translation>左嘴角</translation>
    </message>
    <message>
        <source>upper lip, edge</source>
        <translation>上唇边缘</translation>
    </message>
    <message>
        <source>upper lip, inside</source>
        <translation>上唇内侧</translation>
    </message>
    <message>
        <source>lower lip, inside</source>
        <translation>下唇内侧</translation>
    </message>
    <message>
        <source>lower lip, edge</source>
        <translation>下唇边缘</translation>
    </message>
    <message>
        <source>right jaw</source>
        <translation>右下颌</translation>
    </message>
    <message>
        <source>chin</source>
        <translation>下巴</translation>
    </message>
    <message>
        <source>left jaw</source>
        <translation>左下颌</translation>
    </message>
    <message>
        <source>{0}.</source>
        <translation>{0}。</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>“{0}”</translation>
    </message>
    <message>
        <source>{0} is not a picture that can be read</source>
        <translation>{0} 不是可读取的图片</translation>
    </message>
    <message>
        <source>{0} is damaged or of a kind that cannot be read ({1})</source>
        <translation>{0} 已损坏或格式无法读取 ({1})</translation>
    </message>
    <message>
        <source>{0} is cut off: part of the picture is missing</source>
        <translation>{0} 不完整：图片缺了一部分</translation>
    </message>
    <message>
        <source>{0} is a HEIC picture, which cannot be read here</source>
        <translation>{0} 是 HEIC 图片，这里无法读取</translation>
    </message>
    <message>
        <source>{0} is a video, not a picture</source>
        <translation>{0} 是视频，不是图片</translation>
    </message>
    <message>
        <source>{0} is a text file, not a picture, whatever its name says</source>
        <translation>不论名称如何，{0} 是文本文件，不是图片</translation>
    </message>
    <message>
        <source>{0} is empty</source>
        <translation>{0} 是空的</translation>
    </message>
    <message>
        <source>{0} is too small ({1} x {2} pixels)</source>
        <translation>{0} 太小 ({1} x {2} 像素)</translation>
    </message>
    <message>
        <source>There is no file {0}</source>
        <translation>没有文件 {0}</translation>
    </message>
    <message>
        <source>{0} may not be read</source>
        <translation>没有读取 {0} 的权限</translation>
    </message>
    <message>
        <source>{0} is a folder</source>
        <translation>{0} 是文件夹</translation>
    </message>
    <message>
        <source>The face in the picture is too small ({0} pixels wide)</source>
        <translation>图片中的脸太小 (宽 {0} 像素)</translation>
    </message>
    <message>
        <source>{0} has several faces and none was chosen</source>
        <translation>{0} 中有多张脸，但没有选定</translation>
    </message>
    <message>
        <source>{0} cannot be used ({1})</source>
        <translation>{0} 无法使用 ({1})</translation>
    </message>
    <message>
        <source>The portrait cannot be kept in {0} ({1})</source>
        <translation>肖像无法保存在 {0} ({1})</translation>
    </message>
    <message>
        <source>{0} cannot be deleted ({1})</source>
        <translation>{0} 无法删除 ({1})</translation>
    </message>
    <message>
        <source>Check the folder {0}</source>
        <translation>请检查文件夹 {0}</translation>
    </message>
    <message>
        <source>{0} cannot be opened</source>
        <translation>{0} 打不开</translation>
    </message>
    <message>
        <source>{0} cannot be opened ({1})</source>
        <translation>{0} 打不开 ({1})</translation>
    </message>
    <message>
        <source>{0} stopped delivering pictures</source>
        <translation>{0} 不再提供画面</translation>
    </message>
    <message>
        <source>{0} failed ({1})</source>
        <translation>{0} 出错 ({1})</translation>
    </message>
    <message>
        <source>You have no permission to use {0}</source>
        <translation>你没有使用 {0} 的权限</translation>
    </message>
    <message>
        <source>Run: {0}, then log in again</source>
        <translation>运行 {0}，然后重新登录</translation>
    </message>
    <message>
        <source>Run: {0}</source>
        <translation>运行：{0}</translation>
    </message>
    <message>
        <source>{0} does not answer: its driver hangs</source>
        <translation>{0} 没有响应：其驱动程序卡住了</translation>
    </message>
    <message>
        <source>{0} does not answer</source>
        <translation>{0} 没有响应</translation>
    </message>
    <message>
        <source>{0} did not answer and was started again</source>
        <translation>{0} 没有响应，已重新启动</translation>
    </message>
    <message>
        <source>{0} no longer takes pictures ({1})</source>
        <translation>{0} 不再接收画面 ({1})</translation>
    </message>
    <message>
        <source>The virtual camera is there, but it cannot be opened. Open in: {0}</source>
        <translation>虚拟摄像头存在，但打不开。正被占用：{0}</translation>
    </message>
    <message>
        <source>The disk is full: {0} ends here</source>
        <translation>磁盘已满：{0} 到此为止</translation>
    </message>
    <message>
        <source>Only {0} MB are free in {1}</source>
        <translation>{1} 只剩 {0} MB 空间</translation>
    </message>
    <message>
        <source>Make room: {0} MB are needed</source>
        <translation>请腾出空间：需要 {0} MB</translation>
    </message>
    <message>
        <source>{0} cannot be written ({1})</source>
        <translation>{0} 无法写入 ({1})</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}</source>
        <translation>{0} 无法写入：{1}</translation>
    </message>
    <message>
        <source>Saved: {0} in {1}</source>
        <translation>已保存：{0}，位于 {1}</translation>
    </message>
    <message>
        <source>No microphone can be used ({0})</source>
        <translation>没有可用的麦克风 ({0})</translation>
    </message>
    <message>
        <source>The recording ended. {0}</source>
        <translation>录制已结束。{0}</translation>
    </message>
    <message>
        <source>The recording is silent. {0}</source>
        <translation>录制没有声音。{0}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>The pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <source>The portrait</source>
        <translation>肖像</translation>
    </message>
    <message>
        <source>The face tracker</source>
        <translation>面部跟踪</translation>
    </message>
    <message>
        <source>The renderer</source>
        <translation>木偶的绘制</translation>
    </message>
    <message>
        <source>Preparing portraits</source>
        <translation>肖像的准备</translation>
    </message>
</context>
<context>
    <name>RecordingLight</name>
    <message>
        <source>Recording</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Recording. Press to end it</source>
        <translation>正在录制。按下结束</translation>
    </message>
    <message>
        <source>End the recording</source>
        <translation>结束录制</translation>
    </message>
    <message>
        <source>Recording, {0}</source>
        <translation>正在录制，{0}</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Diagnostic report</source>
        <translation>诊断报告</translation>
    </message>
    <message>
        <source>This is all that the report says. Nothing is sent: save it and attach it yourself.</source>
        <translation>报告的全部内容都在这里。不会发送任何东西：请保存后自行附上。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Add the picture that others see (never your camera’s)</source>
        <translation>附上对方看到的画面（绝不是你的摄像头画面）</translation>
    </message>
    <message>
        <source>Without it: text alone</source>
        <translation>不附：只有文字</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Looking at this machine…</source>
        <translation>正在检查这台电脑…</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>The report cannot be saved: {0}</source>
        <translation>无法保存报告：{0}</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>请选择其他文件夹</translation>
    </message>
    <message>
        <source>The report is in {0}</source>
        <translation>报告已保存在 {0}</translation>
    </message>
</context>
<context>
    <name>SamePersonDialog</name>
    <message>
        <source>The same person?</source>
        <translation>是同一个人吗？</translation>
    </message>
    <message>
        <source>Is this the same person?</source>
        <translation>这是同一个人吗？</translation>
    </message>
    <message>
        <source>The two faces have rather different proportions. That may be the camera or the expression: you know better. Photos of somebody else would spoil the portrait.</source>
        <translation>两张脸的比例相差较大。可能是镜头或表情所致，由你判断。混入他人的照片会毁掉肖像。</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>不添加</translation>
    </message>
    <message>
        <source>Same person: add it</source>
        <translation>同一个人：添加</translation>
    </message>
</context>
<context>
    <name>SetUp</name>
    <message>
        <source>You are live, but nobody else sees the puppet: no virtual camera is open</source>
        <translation>您已出镜，但其他人看不到木偶：没有打开的虚拟摄像头</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>设置…</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Motion</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>取景</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Others still see the puppet.</source>
        <translation>对方仍能看到木偶。</translation>
    </message>
    <message>
        <source>Puppet goes on here</source>
        <translation>Puppet 在此继续运行</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>You</source>
        <translation>你</translation>
    </message>
    <message>
        <source>Face found</source>
        <translation>已找到脸</translation>
    </message>
    <message>
        <source>No face</source>
        <translation>没有脸</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>Calibrating: look straight at the camera, mouth closed.</source>
        <translation>校准：直视摄像头，闭上嘴。</translation>
    </message>
    <message>
        <source>Calibrating: {0}.</source>
        <translation>校准：{0}。</translation>
    </message>
    <message>
        <source>Calibrating…</source>
        <translation>正在校准…</translation>
    </message>
    <message>
        <source>Calibrating: hold still…</source>
        <translation>校准：保持不动…</translation>
    </message>
    <message>
        <source>Face the camera, in good light.</source>
        <translation>请在光线良好处面对摄像头。</translation>
    </message>
    <message>
        <source>Only you see this.</source>
        <translation>只有你能看到。</translation>
    </message>
    <message>
        <source>portrait</source>
        <translation>肖像</translation>
    </message>
    <message>
        <source>next portrait</source>
        <translation>下一幅</translation>
    </message>
    <message>
        <source>calibrate</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>best neutral</source>
        <translation>最佳中性</translation>
    </message>
    <message>
        <source>Away card</source>
        <translation>离开卡片</translation>
    </message>
    <message>
        <source>go live</source>
        <translation>开始出镜</translation>
    </message>
    <message>
        <source>adjust</source>
        <translation>调整</translation>
    </message>
    <message>
        <source>snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>全部按键</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Away</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>肖像</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>开始出镜</translation>
    </message>
    <message>
        <source>Show the window</source>
        <translation>显示窗口</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>出镜中</translation>
    </message>
    <message>
        <source>no virtual camera is open</source>
        <translation>没有打开的虚拟摄像头</translation>
    </message>
    <message>
        <source>End live</source>
        <translation>结束出镜</translation>
    </message>
</context>
<context>
    <name>UndoStack</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo one more</source>
        <translation>再撤销一步</translation>
    </message>
    <message>
        <source>There is nothing to take back</source>
        <translation>没有可撤销的内容</translation>
    </message>
</context>
<context>
    <name>Wishes</name>
    <message>
        <source>{0} has been added; the call still shows the portrait you chose</source>
        <translation>{0} 已添加；通话中仍显示你选择的肖像</translation>
    </message>
</context>
</TS>
