/** Sentences of the kernel itself. */
export const words = {
  'kernel.invalid': {
    zh: '有的内容没有填对，请按提示改好再提交。',
    en: 'Some entries need correction; please follow the hints.',
  },
  'kernel.not-signed-in': {
    zh: '您还没有登录，或者登录已经过期，请重新登录。',
    en: 'You are not signed in, or your session has ended. Please sign in.',
  },
  'kernel.not-found': {
    zh: '没有找到这个页面或记录，也可能您没有查看它的权限。',
    en: 'This page or record was not found, or you may not see it.',
  },
  'kernel.foreign-origin': {
    zh: '这个请求来自别的网站，为了您的安全没有执行。',
    en: 'This request came from another site and was not carried out, for your safety.',
  },
  'kernel.unexpected': {
    zh: '没有办成，系统出了问题，已记录。请稍后再试，或把下面的编号告诉管理员。',
    en: 'This did not work because of a fault of ours, which was logged. Please try again later or tell the administrator the number below.',
  },
  'kernel.busy': {
    zh: '现在办理的人较多，请稍等几秒再试。',
    en: 'Many people are using the service right now; please try again in a few seconds.',
  },
  'kernel.key-reused': {
    zh: '这个提交编号已用于另一次提交，请刷新页面后再试。',
    en: 'This submission number was used for another submission; please reload and try again.',
  },
  'kernel.file-given': {
    zh: '这个文件按这个提交编号已经给过一次，不再重复给。还要下载的，请回到页面重新点一次下载。',
    en: 'This file was given once for this submission number and is not given for it again. To have it again, please ask for it anew on its page.',
  },
  'kernel.shown-once': {
    zh: '这件事已经办好，没有重复办；里面只显示一次的内容（链接、密钥、密码、查询码、完整的敏感信息）不再显示。没有记下的，请刷新页面，在那里重新生成或重新查看；页面上没有这个办法的，请作废原来的再新建。',
    en: 'This was done and is not done again; what it shows once (a link, a key, a password, a code, sensitive fields in full) is not shown again. What you did not note is made or looked at anew on its page after a reload; where the page offers no such way, please end what was made and set it up again.',
  },
  'kernel.too-many-tries': {
    zh: '次数太多了，请{wait}再试。',
    en: 'Too many tries; please try again {wait}.',
  },
  'kernel.too-much-at-once': {
    zh: '您一次查的太多，前面的还没有查完。请等几秒再查，或把条件写得更窄。',
    en: 'You asked for too much at once, and the earlier searches are not finished. Please wait a few seconds, or narrow the search.',
  },
  'kernel.files-at-once': {
    zh: '现在同时下载的文件太多，请等几秒再下载。',
    en: 'Too many files are being downloaded at the same time. Please wait a few seconds and try again.',
  },
  'kernel.disk-full': {
    zh: '存储空间不足，暂时不能保存。您填的内容还在，请不要关闭这一页，过一会儿再提交，并告诉管理员。',
    en: 'There is no storage space left, so nothing can be saved now. What you typed is still here: keep this page open, try again later, and tell the administrator.',
  },
  'kernel.too-large': { zh: '文件太大，请缩小后再上传。', en: 'The file is too large; please make it smaller.' },
  'kernel.read-only': {
    zh: '暂时只能查看，不能保存，请稍后再试。',
    en: 'Only reading works at the moment; please try to save later.',
  },
  'kernel.task-ended': {
    zh: '这项工作已经结束，不用再取消。',
    en: 'This work has already ended; there is nothing left to cancel.',
  },
  'kernel.task-failed': {
    zh: '这项工作没有办成，系统出了问题，已记录。请稍后再试，或联系管理员。',
    en: 'This work failed because of a fault of ours, which was logged. Please try again later or tell the administrator.',
  },
  'kernel.file-damaged': {
    zh: '这个文件在存储中损坏或丢失了，请联系管理员从备份恢复。',
    en: 'This file is damaged or lost in storage; please ask the administrator to restore it from the backup.',
  },
  'kernel.file-too-large': {
    zh: '文件超过 {most} MB，没有上传。请缩小（如降低扫描清晰度）或分成几份再传。',
    en: 'The file is larger than {most} MB and was not sent. Please make it smaller, or send it in parts.',
  },
  'kernel.file-waiting': {
    zh: '您上传了还没有提交的文件已有 {most} MB。请先提交要办的事；没有用上的一天后自动清除。',
    en: 'Files you sent and have not used yet come to {most} MB. Please submit what they are for; what is not used is given up after a day.',
  },
  'kernel.file-kind': {
    zh: '这种文件不能上传。可以上传 PDF、OFD、照片（JPG、PNG）、Word（.docx）和 Excel（.xlsx），不能带宏；其他格式请先另存为 PDF。',
    en: 'This kind of file is not taken. PDF, OFD, pictures (JPG, PNG), Word (.docx) and Excel (.xlsx) without macros are; please save others as PDF first.',
  },
  'kernel.file-empty': { zh: '文件是空的，请重新选择。', en: 'The file is empty; please choose another one.' },
  'kernel.not-in-bin': {
    zh: '这一项不在回收站了：已经放回，或者过了三十天。请刷新页面看一看。',
    en: 'This is not in the bin any more: it was put back, or thirty days have passed. Please reload the page.',
  },
  'kernel.put-back-taken': {
    zh: '原处已经另写了一份，没有覆盖它，删去的仍在回收站。要放回的，请先删去现在的那一份。',
    en: 'Something else was written in its place meanwhile and was not replaced; what was removed is still in the bin. To put it back, first remove what stands there now.',
  },
} as const

/** How long one has to wait, as it stands in a sentence: 请{wait}再试, please try again {wait}. */
export const waitWords = {
  minute: { zh: '过 1 分钟', en: 'in a minute' },
  minutes: { zh: '过 {count} 分钟', en: 'in {count} minutes' },
  hour: { zh: '过 1 小时', en: 'in an hour' },
  hours: { zh: '过 {count} 小时', en: 'in {count} hours' },
  tomorrow: { zh: '明天 {clock} 以后', en: 'after {clock} tomorrow' },
} as const
