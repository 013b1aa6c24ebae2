/** What the page of comments says. */
export const commentWords = {
  comments: { zh: '文章评论', en: 'Comments' },
  lead: {
    zh: '公众号文章下的评论，现看现读，不保存。反映具体事情的，转为诉求：一条一件，答复回到那条评论下面（平台只收一条回复）。',
    en: 'Comments under the articles of an account, read now and not kept. What reports a matter becomes a case; its answer goes below the comment, which takes one.',
  },
  channel: { zh: '账号', en: 'Account' },
  article: { zh: '文章编号', en: 'Number of the article' },
  articleHint: {
    zh: '群发后平台给的 msg_data_id，例如 2247483700；同一次群发的第二篇写 2247483700-1',
    en: 'The msg_data_id the platform gave, such as 2247483700; its second article is 2247483700-1',
  },
  read: { zh: '读评论', en: 'Read' },
  none: { zh: '这篇文章下还没有评论。', en: 'There is no comment yet.' },
  noChannel: {
    zh: '还没有登记可以读评论的账号。请系统管理员在“诉求渠道”里登记“微信公众号文章评论”。',
    en: 'No account is added yet. Please have the system administrator add one under Channels.',
  },
  pick: { zh: '转为诉求', en: 'Make it a case' },
  picked: { zh: '已转为诉求，编号{number}', en: 'It is case {number}' },
  answered: { zh: '已有回复', en: 'answered' },
  isCase: { zh: '已是诉求：{number}', en: 'case {number}' },
  more: { zh: '再看更早的', en: 'Earlier ones' },
  newer: { zh: '回到较新的', en: 'Newer ones' },
} as const
