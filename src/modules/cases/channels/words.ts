/** What the channels refuse with, and what they send back to a writer. */
export const words = {
  'cases.for-channel-keeper': {
    zh: '渠道由系统管理员登记。请联系本单位的系统管理员。',
    en: 'Channels are kept by the system administrator. Please ask yours.',
  },
  'cases.channel-missing': {
    zh: '没有找到这个渠道。请刷新页面，或者核对接收地址。',
    en: 'This channel was not found. Please reload the page, or check the address.',
  },
  'cases.channel-taken': {
    zh: '这个单位已经有同名的渠道。请换一个名称。',
    en: 'The organisation has a channel of this name. Please choose another.',
  },
  'cases.channel-paused': {
    zh: '这个渠道已暂停接收。请稍后再试，或者到网站上提交。',
    en: 'This channel is paused. Please try later, or write on the site.',
  },
  'cases.channel-address-form': {
    zh: '回信地址要以 https:// 开头，不能带账号密码，例如 https://hook.example.cn/lianxin。',
    en: 'The address begins with https:// and holds no login, such as https://hook.example.cn/lianxin.',
  },
  'cases.channel-address-not-allowed': {
    zh: '服务器没有允许向这个主机发送。允许的主机：{hosts}。请管理服务器的人在 LIANXIN_WEBHOOK_HOSTS 里加上它。',
    en: 'The server may not call this host. Allowed: {hosts}. Whoever keeps the server adds it to LIANXIN_WEBHOOK_HOSTS.',
  },
  'cases.channel-account': {
    zh: '微信公众号和文章评论要填 AppID、AppSecret 和接口地址（一般是 https://api.weixin.qq.com）。',
    en: 'A WeChat account needs AppID, AppSecret and the address of its platform, as a rule https://api.weixin.qq.com.',
  },
  'cases.channel-weibo-account': {
    zh: '微博评论要填 access_token、服务器公网IP和接口地址（一般是 https://api.weibo.com）。',
    en: 'A Weibo account needs access_token, the public IP of the server and the address of its platform.',
  },
  'cases.channel-server-ip': {
    zh: '服务器公网IP写成数字，例如 203.0.113.7。不知道的，问管理服务器的人。',
    en: 'The public IP is written in numbers, such as 203.0.113.7. Whoever keeps the server knows it.',
  },
  'cases.channel-keyless': {
    zh: '这种渠道没有可以更换的密钥。其他系统的密钥要换，请另登记一个渠道。',
    en: 'A channel of this kind has no key to enter. For a new secret of another system, please add another channel.',
  },
  'cases.mailbox-form': {
    zh: '请填群众写信用的邮箱地址，例如 shuji@qingshi.example.cn。',
    en: 'Please enter the address citizens write to, such as office@qingshi.example.cn.',
  },
  'cases.mailbox-taken': {
    zh: '这个邮箱地址已经登记在另一个渠道。请核对，或者换一个地址。',
    en: 'Another channel has this address. Please check it, or choose another.',
  },
  'cases.signature-wrong': {
    zh: '签名不对，或者发送方的时钟相差5分钟以上。请核对密钥和时间。',
    en: 'The signature is wrong, or the clock of the sender is more than 5 minutes away. Please check secret and time.',
  },
  'cases.message-unreadable': {
    zh: '消息的格式不对：要有 text（1—2000个字），其余可以不填。请照接口说明修改。',
    en: 'The message has another form: it needs a text of 1 to 2,000 characters. Please see the description.',
  },
  'cases.comments-unread': {
    zh: '没有读到评论：{why}。请核对填的文章或微博；还不行，请系统管理员看“诉求渠道”里的账号设置。',
    en: 'The comments were not read: {why}. Please check which article or post was entered, or ask the system administrator.',
  },
  'cases.comment-missing': {
    zh: '这条评论不在了，可能已被删除。请重新读一遍。',
    en: 'This comment is not there any more. Please read them again.',
  },
  'cases.telling-missing': {
    zh: '这条回信已经处理过。请刷新页面。',
    en: 'This was dealt with already. Please reload the page.',
  },
} as const

/** What goes back to who wrote by a channel. A code only where nobody else reads it. */
export const tellingTexts = {
  receipt: {
    zh: '您反映的事已收到，编号{number}，由{org}受理。',
    en: 'We have received your message. Its number is {number}; {org} looks after it.',
  },
  receiptCode: {
    zh: '查询码{code}，请保存。凭编号和查询码可以在网站“查办理”里看进度、评价。',
    en: 'The code is {code}; please keep it. With number and code you can follow and judge it on the site.',
  },
  answer: { zh: '{number}答复（{org}）：{text}', en: 'Answer to {number} ({org}): {text}' },
  files: {
    zh: '（另有{count}个文件，请凭编号和查询码在网站“查办理”打开。）',
    en: '(With it go {count} files: please open them on the site with number and code.)',
  },
  filesLeft: {
    zh: '来信所附的文件没有全部收下：收了几个、为什么，写在“查办理”里这件留言的正文下面，也可以在那里补交。',
    en: 'Not all files of your mail were kept: how many and why stands below your message on the site, where others can be added.',
  },
  publicFiles: {
    zh: '（另有{count}个文件，请在网站“互动交流”打开编号{number}的这件留言查看。）',
    en: '(With it go {count} files: they open on the site with the public message {number}.)',
  },
  firstWord: {
    zh: '{number}先给您回话（{org}）：{text}（办完还会正式答复。）',
    en: 'A first word on {number} ({org}): {text} (The answer follows.)',
  },
  hiddenCommon: {
    zh: '{number}已有答复或回话（{org}）。与您一起办理的那件已按规则隐藏，内容不在这里发送；请凭编号向{org}询问。',
    en: '{number} was answered ({org}). The message it is handled with is hidden by rule, so the words are not sent; please ask {org} with the number.',
  },
  writeMore: {
    zh: '请用一段文字写清楚：什么事、在哪里、从什么时候开始（10个字以上）。收到后马上登记，并把编号发给您。',
    en: 'Please write in words what it is about, where and since when, in 10 characters or more; you then get a number.',
  },
  noMedia: {
    zh: '照片、语音和视频这里收不到。请用一段文字写清楚：什么事、在哪里、从什么时候开始（10个字以上）；登记以后，凭编号和查询码在网站“查办理”里可以补交照片。',
    en: 'Photos, voice and video do not arrive here. Please write in words what it is about, where and since when, in 10 characters or more; once you have a number, photos can be added on the site with it and its code.',
  },
  rest: {
    zh: '……（全文请在网站“查办理”凭编号{number}和查询码查看）',
    en: '… (all of it on the site with number {number} and its code)',
  },
  restAtDesk: {
    zh: '……（全文请凭编号{number}向受理单位询问）',
    en: '… (for all of it please ask the organisation, with number {number})',
  },
  refusal: { zh: '{number}没有受理（{org}）：{text}', en: '{number} was not accepted ({org}): {text}' },
} as const

/** What stands around it in a mail. */
export const mailTexts = {
  RECEIPT: { zh: '您的来信已收到', en: 'We have received your letter' },
  ANSWER: { zh: '对您来信的答复', en: 'The answer to your letter' },
  REFUSAL: { zh: '您的来信没有受理', en: 'Your letter was not accepted' },
  FIRST_WORD: { zh: '您反映的急事，先给您回话', en: 'A first word on what you wrote' },
  footer: {
    zh: '这封信由系统发出。要补充情况，请到网站（{address}）“查办理”，凭编号和查询码补充；直接回信会另外登记一件。如果您没有写过信，请不用理会。',
    en: 'This was sent by a machine. To add something use the site ({address}) with number and code; a reply becomes another case. If you did not write to us, please ignore it.',
  },
} as const

/** What stands in 待办. */
export const dueWords = {
  telling: { zh: '答复没有送达', en: 'Answer not delivered' },
  unopened: { zh: '文章下的评论一周没有人看', en: 'Comments that nobody looked at for a week' },
} as const
