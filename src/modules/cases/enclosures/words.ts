/** Why a photo or a file is not taken, each at its field; the message itself may always be sent without it. */
export const words = {
  'cases.enclosure-kind': {
    zh: '“{name}”没有收下：只收照片（JPG、PNG）和PDF。别的文件请先存成PDF，或者用手机拍下来再选。',
    en: '“{name}” was not taken: photos (JPG, PNG) and PDF only. Please save it as PDF, or take a photo of it.',
  },
  'cases.enclosure-heic': {
    zh: '“{name}”没有收下：这是苹果手机的HEIC照片，别的电脑打不开。请打开这张照片截一次屏，选截图；或者在手机“设置—相机—格式”里选“兼容性最佳”，再拍一张。',
    en: '“{name}” was not taken: a HEIC photo cannot be opened elsewhere. Please take a screenshot of it and choose that, or set the camera to “Most Compatible”.',
  },
  'cases.enclosure-large': {
    zh: '“{name}”没有收下：超过{most}兆。请选小一点的，或者打开照片截一次屏，选截图。',
    en: '“{name}” was not taken: it is larger than {most} MB. Please choose a smaller one, or a screenshot of it.',
  },
  'cases.enclosure-much': {
    zh: '“{name}”没有收下：这一次选的照片和文件合在一起太大。请少选几个，或者选小一点的。',
    en: '“{name}” was not taken: all that was chosen at once is too large. Please choose fewer, or smaller ones.',
  },
  'cases.enclosure-broken': {
    zh: '“{name}”没有收下：文件不完整，或者尺寸太大，打不开。请换一个再选。',
    en: '“{name}” was not taken: it is not whole, or its sides are too long. Please choose another.',
  },
  'cases.enclosure-runs': {
    zh: '“{name}”没有收下：这个PDF里有程序、夹带的文件或者密码，为了安全不收。请打印成新的PDF，或者拍成照片再选。',
    en: '“{name}” was not taken: this PDF carries a program, another file or a password. Please print it to a new PDF, or take a photo of it.',
  },
  'cases.enclosure-many': {
    zh: '“{name}”没有收下：最多{most}个。请去掉一个再选，或者留言收到以后用“补充情况”再发。',
    en: '“{name}” was not taken: at most {most}. Please remove one first, or add it to the message later.',
  },
  'cases.enclosure-crowded': {
    zh: '“{name}”没有收下：现在发照片的人多。请过一会儿再选；也可以先提交文字，以后用“补充情况”再发。',
    en: '“{name}” was not taken: many are sending photos now. Please choose it again later, or send the words first.',
  },
  'cases.enclosure-limit': {
    zh: '照片和文件没有收下：这个网络地址一小时内发的太多，请{wait}再选。文字可以先提交，以后用“补充情况”再发。',
    en: 'The files were not taken: too much came from this address within an hour. Please try again {wait}; the words may be sent now.',
  },
  'cases.enclosure-full': {
    zh: '一件留言最多{most}个照片和文件，只能再加{room}个，“{names}”放不下。请去掉放不下的，再点一次；以前发的也可以先删除。',
    en: 'A message has {most} files at most, there is room for {room} more, and none for “{names}”. Please leave those out and press the button once more, or erase what was sent before.',
  },
  'cases.enclosure-none': {
    zh: '选好的照片和文件已经清除，没有提交。请重新选，再点一次提交；不带照片也可以直接提交。',
    en: 'What was chosen is gone, so it was not sent. Please choose it again and press the button once more, or send the words alone.',
  },
  'cases.enclosure-lapsed': {
    zh: '“{names}”放得太久，已经清除，还没有提交。要带上请重新选；不带了，再点一次提交。',
    en: '“{names}” waited too long and is gone, so it was not sent. Please choose it again, or press the button once more to send without it.',
  },
  'cases.enclosure-along': {
    zh: '“{names}”已经随前一条一起发出。这一条也要带，请重新选。',
    en: '“{names}” went along with the one before. To send it with this one too, please choose it again.',
  },
  'cases.enclosure-gone': {
    zh: '有照片或文件放了一个小时以上，已经清除。请去掉重新选，再提交。',
    en: 'A photo or file waited for more than an hour and is gone. Please choose it again.',
  },
  'cases.enclosure-missing': {
    zh: '没有找到这个照片或文件，可能留言人已经删除。请刷新页面。',
    en: 'This file was not found; its writer may have erased it. Please reload the page.',
  },
} as const
