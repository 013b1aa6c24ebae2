/** Sentences of the page on which the digest of an article is checked. */
export const verifyWords = {
  title: { zh: '核对内容', en: 'Check the content' },
  lead: {
    zh: '每篇内容发布时都按全文算出一个校验码。内容改动一个字，算出来的就不一样。',
    en: 'A digest is taken of each text when it is published; when one character changes, it comes out otherwise.',
  },
  article: { zh: '核对的内容', en: 'What is checked' },
  publishedAt: { zh: '这一版发布于', en: 'This version was published' },
  noted: { zh: '发布时记下的', en: 'Noted when published' },
  found: { zh: '现在重新算的', en: 'Taken again now' },
  same: {
    zh: '一致：现在的标题、副标题、正文、图片地址和附件清单，和发布时的一样。',
    en: 'The same: title, subtitle, text, addresses of pictures and list of attachments are what was published.',
  },
  different: {
    zh: '不一致：现在显示的内容和发布时的不一样。请留言或打电话告诉我们。',
    en: 'Not the same: what stands here is not what was published. Please tell us by a message or by telephone.',
  },
  compareTitle: { zh: '和您记下的比', en: 'Compare with what you wrote down' },
  code: { zh: '您记下的校验码', en: 'The digest you wrote down' },
  codeHint: {
    zh: '64 位数字和字母，开头的“sha256:”写不写都可以。',
    en: '64 digits and letters; "sha256:" before them may be left out.',
  },
  compare: { zh: '比一比', en: 'Compare' },
  yours: { zh: '一样：现在的内容就是您当时看到的那一版。', en: 'The same: this is the version you saw.' },
  notYours: {
    zh: '不一样：内容在您记下以后更新过，或者记下的校验码有误。更新过的，页面上写着“更新于”。',
    en: 'Not the same: the text was updated since, or the digest was written down wrongly. A page that was updated says so.',
  },
  selfTitle: { zh: '自己算一遍', en: 'Take it yourself' },
  takeText: { zh: '下载用来计算的原文', en: 'Download the text it is taken of' },
  takeTextHint: { zh: '，原样保存，不要用编辑软件另存。', en: ', and keep it as it is, without an editor.' },
  fileName: { zh: '原文.txt', en: 'content.txt' },
  selfWindows: { zh: '在 Windows 的命令提示符里输入：', en: 'On Windows, in a command prompt:' },
  selfLinux: { zh: '在 Linux（统信、麒麟等）的终端里输入：', en: 'On Linux, in a terminal:' },
  selfCompare: {
    zh: '把得到的 64 位数字和字母，和上面的校验码去掉“sha256:”后比较。',
    en: 'Compare the 64 digits and letters with the digest above without "sha256:".',
  },
  whatIsTaken: {
    zh: '原文的第一行是标题，第二行是副标题（没有就是空行），接着是正文的网页代码，最后每个附件一行，写着它的校验码和名称。正文里图片的地址含有图片自己的校验码，图片换了，正文的校验码也变。',
    en: 'The first line is the title, the second the subtitle (or empty), then the markup of the text, then a line for each attachment with its digest and name. The address of a picture holds the digest of the picture, so that another picture changes the digest of the text.',
  },
  attachments: { zh: '附件的校验码', en: 'Digests of the attachments' },
  attachmentsHint: {
    zh: '下载附件以后，用同样的办法算，和下面的比较。',
    en: 'Download an attachment, take its digest in the same way and compare.',
  },
  limitsTitle: { zh: '能说明什么，不能说明什么', en: 'What this shows and what not' },
  limits: {
    zh: '校验码和内容都存在这台服务器上：能看出只改了内容，看不出两样一起改了。要防这一点，请在发布时把校验码另外记下或打印。发布以后的每次更新都留有版本，内容校验码目前还没有写进公开日志。',
    en: 'Digest and text are kept on this server: that only the text was changed is seen, that both were is not. Against that, write the digest down or print it when it is published. Every later version is kept; digests of articles do not stand in the public log yet.',
  },
} as const
