/** What the page of comments says. */
export const commentWords = {
  comments: { zh: '文章评论', en: 'Comments' },
  lead: {
    zh: '自己账号的文章、微博下的评论，现看现读，不保存。反映具体事情的，转为诉求：一条一件，答复回到那条评论下面。',
    en: 'Comments under what the own account wrote, read now and not kept. What reports a matter becomes a case; its answer goes below the comment.',
  },
  channel: { zh: '账号', en: 'Account' },
  article: { zh: '文章编号', en: 'Number of the article' },
  articleHint: {
    zh: '群发后平台给的 msg_data_id，例如 2247483700；同一次群发的第二篇写 2247483700-1。一条评论平台只收一条回复。',
    en: 'The msg_data_id the platform gave, such as 2247483700; its second article is 2247483700-1. A comment takes one answer.',
  },
  post: { zh: '哪一条微博', en: 'Which post' },
  postHint: {
    zh: '打开这条微博，把网址复制过来，例如 https://weibo.com/2803301701/K3fnuEfZK；只能读本账号发的',
    en: 'Open the post and copy its address, such as https://weibo.com/2803301701/K3fnuEfZK; only posts of the account are read',
  },
  read: { zh: '读评论', en: 'Read' },
  none: { zh: '这里还没有评论。', en: 'There is no comment yet.' },
  noChannel: {
    zh: '还没有登记可以读评论的账号。请系统管理员在“诉求渠道”里登记“微信公众号文章评论”或者“微博评论”。',
    en: 'No account is added yet. Please have the system administrator add one under Channels.',
  },
  pick: { zh: '转为诉求', en: 'Make it a case' },
  picked: { zh: '已转为诉求，编号{number}', en: 'It is case {number}' },
  answered: { zh: '已有回复', en: 'answered' },
  answeredAsk: {
    zh: '这条评论已经有回复，仍要转为诉求？',
    en: 'This comment has an answer. Make a case of it all the same?',
  },
  answeredDetail: {
    zh: '微信只收一条回复，办完以后的答复可能发不出去，要另外告知留言人。',
    en: 'WeChat takes one answer only: the later one may not go out, and its writer must be told in another way.',
  },
  isCase: { zh: '已是诉求：{number}', en: 'case {number}' },
  more: { zh: '再看更早的', en: 'Earlier ones' },
  newer: { zh: '回到较新的', en: 'Newer ones' },
} as const
