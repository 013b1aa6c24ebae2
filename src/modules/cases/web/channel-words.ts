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
    zh: '留言交给下面选定的单位受理。其他系统和公众号登记后显示一次密钥；留言文件不用密钥。',
    en: 'Messages go to the organisation chosen below. Another system or account is told a secret once; files need none.',
  },
  name: { zh: '名称', en: 'Name' },
  nameHint: { zh: '例如：12345热线系统', en: 'Such as: hotline 12345' },
  kind: { zh: '种类', en: 'Kind' },
  org: { zh: '哪个单位受理', en: 'For which organisation' },
  replyUrl: { zh: '回信地址', en: 'Where answers go' },
  replyUrlHint: {
    zh: '答复发到这里，例如 https://hook.example.cn/lianxin。可以不填：其他系统的答复由人工转告，公众号用官方地址。允许的主机：{hosts}',
    en: 'Such as https://hook.example.cn/lianxin. Without it a person carries answers back; a WeChat account uses the official address. Allowed hosts: {hosts}',
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
