/** What the page of the channels and the panel at a case say. */
export const channelWords = {
  channels: { zh: '诉求渠道', en: 'Channels' },
  lead: {
    zh: '别的系统收到的群众来信，从这里接进来，变成诉求件，一件一个编号；答复按来时的渠道发回去。',
    en: 'What citizens write elsewhere comes in here as cases, each with one number; answers go back the way they came.',
  },
  none: { zh: '还没有登记渠道。', en: 'There is no channel yet.' },
  noneHint: {
    zh: '登记以后，把接收地址和密钥交给对方系统，群众的留言就会进到受理台。',
    en: 'Add one, give the address and the secret to the other system, and its messages come to the desk.',
  },
  add: { zh: '登记渠道', en: 'Add a channel' },
  addNote: {
    zh: '留言交给下面选定的单位受理。其他系统和公众号登记后显示一次密钥；留言文件和电子邮件不用密钥。',
    en: 'Messages go to the organisation chosen below. Another system or account is told a secret once; files and e-mail need none.',
  },
  name: { zh: '名称', en: 'Name' },
  nameHint: { zh: '例如：12345热线系统', en: 'Such as: hotline 12345' },
  kind: { zh: '种类', en: 'Kind' },
  org: { zh: '哪个单位受理', en: 'For which organisation' },
  replyUrl: { zh: '回信地址', en: 'Where answers go' },
  replyUrlHint: {
    zh: '答复发到这里，例如 https://hook.example.cn/lianxin。可以不填：其他系统的答复由人工转告，公众号和微博用官方地址。允许的主机：{hosts}',
    en: 'Such as https://hook.example.cn/lianxin. Without it a person carries answers back; an account uses its official address. Allowed hosts: {hosts}',
  },
  replyUrlNot: {
    zh: '服务器上还没有设置允许的主机（LIANXIN_WEBHOOK_HOSTS），请先不填：答复由人工转告。',
    en: 'No host is allowed on the server yet (LIANXIN_WEBHOOK_HOSTS): leave it empty, and a person carries answers back.',
  },
  appId: { zh: 'AppID（公众号）', en: 'AppID (WeChat)' },
  appIdHint: {
    zh: '在公众平台“开发接口管理”里看',
    en: 'The platform shows it under 开发接口管理',
  },
  appSecret: { zh: 'AppSecret（公众号）', en: 'AppSecret (WeChat)' },
  appSecretHint: {
    zh: '加密保存，以后不再显示',
    en: 'Sealed, and never shown again',
  },
  accessToken: { zh: 'access_token（微博）', en: 'access_token (Weibo)' },
  accessTokenHint: {
    zh: '在微博开放平台给本单位的微博授权后得到；到期后回到这一页点“换密钥”',
    en: 'The open platform of Weibo gives it when the account is authorised; when it runs out, enter a new one here',
  },
  serverIp: { zh: '服务器公网IP（微博要求上报）', en: 'Public IP of the server (Weibo asks for it)' },
  serverIpHint: { zh: '例如 203.0.113.7；问管理服务器的人', en: 'Such as 203.0.113.7; whoever keeps the server knows' },
  mailbox: { zh: '邮箱地址', en: 'Address of e-mail' },
  mailboxHint: {
    zh: '群众写信用的地址，例如 shuji@qingshi.example.cn；邮件服务器要把信放进数据文件夹的 mail/in',
    en: 'What citizens write to; the mail server lays its mails into mail/in of the data folder',
  },
  addedMail: {
    zh: '已登记。发到 {address} 的信，放进 mail/in 后一分钟内登记，编号和查询码回给写信人。',
    en: 'It was added. Mails to {address} that lie in mail/in are taken within a minute, and answered with number and code.',
  },
  mails: { zh: '电子邮件', en: 'E-mail' },
  mailWay: {
    zh: '回信由邮件服务器发出（LIANXIN_SMTP_URL）。',
    en: 'Answers leave by the mail server (LIANXIN_SMTP_URL).',
  },
  mailWayFolder: {
    zh: '服务器没有设置邮件服务器（LIANXIN_SMTP_URL）：回信放在数据文件夹的 mail/out，要由邮件服务器取走发出。',
    en: 'No mail server is set (LIANXIN_SMTP_URL): answers are laid into mail/out of the data folder, to be fetched and sent.',
  },
  mailWaiting: { zh: '还没有登记的信：{count}封。', en: 'Mails not looked at yet: {count}.' },
  refusedMails: {
    zh: '没有登记的邮件（最近30天）',
    en: 'Mails that became no case, of thirty days',
  },
  refusedMailsHint: {
    zh: '原信在服务器数据文件夹的 mail/refused 里，文件名是下面的编号。请打开看一看，是群众来信的，请受理台帮办登记。',
    en: 'Each lies in mail/refused of the data folder, named by its number below. Please look, and have a desk file what a citizen wrote.',
  },
  renew: { zh: '换密钥', en: 'Enter a new key' },
  renewNote: {
    zh: '换上以后立即使用，渠道的其他设置不变。因为密钥没发出去的答复会自动再发。',
    en: 'It is used at once, and the rest of the channel stays. Answers that waited for it are sent again.',
  },
  renewed: { zh: '已换上。重新发送{count}条。', en: 'It is in use. {count} are sent again.' },
  aesKey: { zh: 'EncodingAESKey（消息加解密方式选“安全模式”）', en: 'EncodingAESKey (choose 安全模式)' },
  isPrivate: { zh: '回信只有本人能看到', en: 'Only the writer reads what goes back' },
  isPrivateHint: {
    zh: '是：把编号和查询码都发给本人。否（例如公开评论）：只发编号。',
    en: 'If so, number and code go back; else, as with public comments, the number only.',
  },
  added: {
    zh: '已登记。下面的密钥只显示这一次，请复制给对方系统。',
    en: 'It was added. This secret is shown once: copy it now.',
  },
  addedForDesk: {
    zh: '已登记。受理台的人在“诉求件”页上面的“留言文件”或“文章评论”里使用。',
    en: 'It was added. Who works at the desk finds it above the list of cases.',
  },
  receiveAt: { zh: '接收地址', en: 'Messages are sent to' },
  secret: { zh: '密钥（公众号的 Token）', en: 'Secret (Token of a WeChat account)' },
  state: { zh: '状态', en: 'State' },
  lastArrival: { zh: '最近来件', en: 'Last message' },
  lastSent: { zh: '最近回信', en: 'Last sent back' },
  left: { zh: '没发出去的', en: 'Not gone back' },
  leftOver: { zh: '等待{waiting}，没有送达{failed}', en: '{waiting} waiting, {failed} not delivered' },
  fault: { zh: '最近的问题', en: 'Last trouble' },
  acts: { zh: '操作', en: 'Acts' },
  pause: { zh: '暂停', en: 'Pause' },
  resume: { zh: '恢复', en: 'Resume' },
  switched: { zh: '已更改。', en: 'It was changed.' },
  // at a case
  arrival: { zh: '来件渠道', en: 'How it came' },
  cameBy: { zh: '来自：{channel}（{kind}），{at}', en: 'From {channel} ({kind}), {at}' },
  because: { zh: '原因：{fault}', en: 'Why: {fault}' },
  toldBy: { zh: '告知人：{name}', en: 'By {name}' },
  forYou: {
    zh: '没有送达的，请用别的办法告诉本人，再记下来；渠道修好了也可以再发一次。',
    en: 'Please reach the writer another way and note it, or send it again when the channel works.',
  },
  again: { zh: '再发一次', en: 'Send again' },
  told: { zh: '已告诉本人', en: 'I have told the writer' },
} as const
