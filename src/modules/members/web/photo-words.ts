import type { Sentence } from '#ui/sentence.tsx'

/** Sentences about the photo of a record. */
export const photoWords = {
  has: { zh: '有一张', en: 'There is one' },
  hasNone: { zh: '没有（不是必须的）', en: 'None (nobody needs one)' },
  of: { zh: '{name}的照片', en: 'Photo of {name}' },
  put: { zh: '放照片', en: 'Add a photo' },
  change: { zh: '换照片', en: 'Change the photo' },
  drop: { zh: '去掉照片', en: 'Take the photo away' },
  dropAsk: { zh: '去掉这张照片？', en: 'Take this photo away?' },
  dropNote: {
    zh: '照片随即删除，不能找回；变更记录里只留一行。',
    en: 'It is deleted at once and for good; one line of history stays.',
  },
  choose: { zh: '选择照片', en: 'Choose a photo' },
  note: {
    zh: '自愿提供，不放也不影响任何事。用蓝底还是白底，按本地要求。照片在本机缩小、去掉拍摄信息后才上传，加密保存；不做人脸识别。',
    en: 'By choice; nothing depends on it. Blue or white background as the place has it. It is made small and cleaned here before it is sent, kept sealed, and no face is ever recognised.',
  },
  reason: { zh: '理由', en: 'Reason' },
  reasonHint: { zh: '例：本人提供新证件照', en: 'For example: the member brought a new one' },
  chosen: { zh: '选好的照片，保存后就是这样', en: 'The chosen photo as it will be kept' },
  unreadable: {
    zh: '这个文件不是浏览器能打开的图片。请换一张 JPG 或 PNG 照片。',
    en: 'The browser cannot open this as a picture. Please choose a JPG or PNG photo.',
  },
  tooSmall: {
    zh: '这张照片太小，边长至少120像素。请换一张。',
    en: 'This photo is too small: its sides have at least 120 pixels. Please choose another.',
  },
  show: { zh: '看我的照片', en: 'Show my photo' },
  mine: { zh: '我的照片', en: 'My photo' },
  dropped: { zh: '照片已去掉', en: 'The photo is gone' },
  kept: { zh: '照片已保存', en: 'The photo is kept' },
} as const satisfies Record<string, Sentence>
