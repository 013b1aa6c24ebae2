/** What the files of articles are refused with. */
export const words = {
  'publishing.file-not-found': {
    zh: '没有找到这个文件。它所在的文章可能不在您的管理范围内，或者上传后一天没有保存，已经清除。',
    en: 'This file was not found. Its article may be outside your reach, or it was not saved within a day and was given up.',
  },
  'publishing.file-gone': {
    zh: '附件“{name}”找不到了：上传后一天没有保存的会清除。请把它移出，重新上传。',
    en: 'The attachment "{name}" is gone: what is not saved within a day is given up. Please take it out and send it again.',
  },
  'publishing.picture-gone': {
    zh: '正文里有图片找不到了：上传后一天没有保存的会清除，别的文章的图片也不能直接用。请删掉显示不出来的图片，用“图片”按钮重新放入。',
    en: 'A picture in the text is gone: what is not saved within a day is given up, and a picture of another article cannot be used. Please delete what does not show and put it in again with the picture button.',
  },
  'publishing.picture-without-words': {
    zh: '有{count}张图片还没有说明。看不见图的人靠说明知道图里是什么。请点正文里的图片补上说明，保存后再提交。',
    en: '{count} pictures have no description. People who cannot see them depend on it. Please click each picture, describe it, save and hand in again.',
  },
  'publishing.file-other-kind': {
    zh: '这个文件的内容是 {kind}，和它的文件名不一致，没有上传。请用原来的软件打开看看，另存后再传。',
    en: 'This file is {kind} by its content, which does not fit its name; it was not sent. Please open it with its program, save it anew and send that.',
  },
  'publishing.file-runs': {
    zh: '这个 PDF 里有会自动运行的脚本，不能给群众下载，没有上传。请用“打印为 PDF”重新生成一份。',
    en: 'This PDF holds a script that runs when it is opened, so the public cannot be given it; it was not sent. Please print it to a new PDF.',
  },
  'publishing.file-locked': {
    zh: '这个 PDF 加了密码，或者内容没法检查，不知道里面有没有会自动运行的东西，没有上传。请用“打印为 PDF”重新生成一份。',
    en: 'This PDF is locked or cannot be looked through for what would run by itself, so it was not uploaded. Please print it to a new PDF.',
  },
  'publishing.not-a-picture': {
    zh: '这张图片打不开或者格式不能用。请另存为 JPG 或 PNG 再放入；矢量图（SVG）不能用。',
    en: 'This picture cannot be opened or is of a kind that is not taken. Please save it as JPG or PNG; drawings as SVG are not taken.',
  },
  'publishing.picture-large': {
    zh: '这张图片太大，旧手机打不开。请缩小到 {most} MB 以内、长宽不要太大再放入。',
    en: 'This picture is too large for old phones. Please make it smaller, below {most} MB.',
  },
} as const
