import type { Sentence } from '#kernel/errors.ts'

/** Sentences of the public log and of the receipt. */
export const logWords = {
  title: { zh: '公开日志', en: 'Public log' },
  lead: {
    zh: '每一件留言、每一次隐藏，都在这里留下一条记录。删掉一条、改掉一条，谁都能查出来。',
    en: 'Every message and every measure to hide one leaves an entry here. Whoever takes one out or changes one is found out.',
  },
  how: [
    {
      zh: '一条记录只有一串校验码，看不出是谁写的、写了什么；只有持有收据的人能证明那一条是自己的。',
      en: 'An entry holds a checksum only; nobody sees who wrote or what. Only who holds the receipt can show it to be his.',
    },
    {
      zh: '本站定时给整本日志签名，叫“检查点”，上级和任何人都可以另存一份。日志被改写，两份就对不上。',
      en: 'The whole log is signed again and again (a checkpoint); the level above and anybody else may keep a copy. A rewritten log fits no longer.',
    },
  ],
  check: { zh: '核对我的收据', en: 'Check my receipt' },
  verifier: { zh: '离线核对页', en: 'Verify offline' },
  verifierHint: {
    zh: '一个网页文件，存到自己的电脑或手机上打开，不连本站也能核对。',
    en: 'One file to keep and open on your own device; it verifies without this site.',
  },
  rules: { zh: '隐藏留言的规则', en: 'Rules for hiding' },
  months: { zh: '每月多少条', en: 'Entries by month' },
  month: { zh: '月份', en: 'Month' },
  count: (n: number): Sentence => ({ zh: `${n} 条`, en: `${n} entries` }),
  entries: { zh: '记录', en: 'Entries' },
  entry: { zh: '编号', en: 'No.' },
  day: { zh: '日期', en: 'Day' },
  kind: { zh: '事项', en: 'What' },
  entryGone: {
    zh: '这一条不见了：有人从日志里拿走了它。请告诉上级党组织。',
    en: 'This entry is gone: somebody took it out of the log. Please tell the level above.',
  },
  entryChanged: {
    zh: '这一条被改过，不是当初签名的内容。请告诉上级党组织。',
    en: 'This entry was changed; it is not what was signed. Please tell the level above.',
  },
  checksum: { zh: '校验码', en: 'Checksum' },
  empty: { zh: '日志还没有记录。', en: 'The log has no entries yet.' },
  checkpoints: { zh: '最近的检查点', en: 'Newest checkpoints' },
  checkpointLine: (size: number, when: string): Sentence => ({
    zh: `${when} 签名，当时共 ${size} 条`,
    en: `signed ${when}, ${size} entries`,
  }),
  kept: { zh: '替其他站点保存的检查点', en: 'Kept for other nodes' },
  keptLine: (name: string, size: number, when: string): Sentence => ({
    zh: `${name}：${size} 条，${when} 收到`,
    en: `${name}: ${size} entries, received ${when}`,
  }),
  contradicted: (name: string, size: number, when: string): Sentence => ({
    zh: `${name}：${when} 收到的检查点（${size} 条）与以前的不一致，这个日志被改写过。`,
    en: `${name}: the checkpoint received ${when} (${size} entries) contradicts an earlier one: that log was rewritten.`,
  }),
  missingThere: (name: string, index: number, when: string): Sentence => ({
    zh: `${name}：${when} 读全部记录时，缺第 ${index + 1} 条，那个站点没有给出。`,
    en: `${name}: when all entries were read ${when}, no. ${index + 1} was missing; that site does not give it out.`,
  }),
  otherThere: (name: string, when: string): Sentence => ({
    zh: `${name}：${when} 读到的记录与检查点不一致，有记录被改过。`,
    en: `${name}: the entries read ${when} do not fit the checkpoint; one was changed.`,
  }),
  key: { zh: '本站日志的签名公钥', en: 'The key of this log' },
  forPrograms: {
    zh: '供程序使用：检查点、证明、全部记录都有固定网址，格式见项目文档“公开日志”。',
    en: 'For programs: checkpoints, proofs and all entries have fixed addresses; the format is documented.',
  },

  checkTitle: { zh: '核对收据', en: 'Check a receipt' },
  checkLead: {
    zh: '把留言时得到的存证收据整段粘贴进来，看这件留言是不是还在公开日志里。',
    en: 'Paste the receipt you were given to see whether your message is still in the log.',
  },
  receiptField: { zh: '存证收据', en: 'Receipt' },
  receiptHint: {
    zh: '从“lianxin-receipt/1”或“lianxin-refusal-receipt/1”这一行开始，到最后一行。',
    en: 'From the line “lianxin-receipt/1” or “lianxin-refusal-receipt/1” to the last one.',
  },
  checkSend: { zh: '核对', en: 'Check' },
  there: (number: string, index: number): Sentence => ({
    zh: `在。留言 ${number} 的记录是公开日志的第 ${index + 1} 条，没有被删，也没有被改。留言本身在“查办理”里看；那里找不到，请保存收据，并向上级党组织反映。`,
    en: `It is there. The entry of message ${number} is no. ${index + 1}; it was neither deleted nor changed. The message itself is under “Follow a message”; if it is not there, keep the receipt and tell the level above.`,
  }),
  receivedAt: (when: string): Sentence => ({ zh: `收到时间：${when}`, en: `Received: ${when}` }),
  unbroken: (size: number): Sentence => ({
    zh: `从您拿到收据到现在（共 ${size} 条），日志只增加过，没有改写过。`,
    en: `From your receipt to now (${size} entries) the log only grew and was never rewritten.`,
  }),
  noProof: {
    zh: '您的收据是刚提交时打印的，没有带当时的检查点，所以这里只核对了留言在不在。在“查办理”里可以再取一份完整的收据。',
    en: 'Your receipt is from the very moment of sending and brings no checkpoint, so only the message was checked. A full one is under “Follow a message”.',
  },
  broken: {
    zh: '注意：现在的日志与您收据上的检查点对不上，日志可能被改写过。请保存收据，用离线核对页再核对，并向上级党组织反映。',
    en: 'Attention: the log of today does not fit the checkpoint of your receipt; it may have been rewritten. Keep the receipt, verify it offline and tell the level above.',
  },
  notThere: {
    zh: '不在。日志里没有这份收据对应的记录。刚提交的留言请过一分钟再核对；如果一直没有，请保存收据，并向上级党组织反映。',
    en: 'It is not there: the log has no entry for this receipt. If you have just sent it, try again in a minute; otherwise keep the receipt and tell the level above.',
  },
  otherLog: {
    zh: '这份收据是另一个站点的日志签发的，请到当时留言的网站核对。',
    en: 'This receipt was given out by another log. Please check it at the site where you wrote.',
  },
  trustNobody: {
    zh: '不想只听本站说？用离线核对页，自己算一遍。',
    en: 'You need not take our word: verify it yourself, offline.',
  },

  receiptTitle: { zh: '存证收据', en: 'Receipt of the public log' },
  receiptLead: {
    zh: '这份收据能证明您的留言进了公开日志。以后谁把它悄悄删掉，凭收据就能查出来。它不含查询码，也不含您的姓名。',
    en: 'This proves that your message is in the public log: whoever removes it silently is found out. It holds neither the code nor your name.',
  },
  refusalTitle: { zh: '不予受理的存证收据', en: 'Receipt of the refusal' },
  refusalLead: {
    zh: '不予受理的时间、理由和单位也进了公开日志，事后改不了、抹不掉。这份收据能证明这一条。',
    en: 'When, why and by whom it was not accepted is in the public log too, and cannot be changed or taken out. This proves it.',
  },
  refusedThere: (number: string, index: number): Sentence => ({
    zh: `在。留言 ${number} 不予受理，是公开日志的第 ${index + 1} 条，没有被删，也没有被改。`,
    en: `It is there. That message ${number} was not accepted is entry ${index + 1}; it was neither deleted nor changed.`,
  }),
  refusedAt: (when: string): Sentence => ({ zh: `不予受理时间：${when}`, en: `Not accepted: ${when}` }),
  receiptIndex: (index: number): Sentence => ({
    zh: `公开日志第 ${index + 1} 条`,
    en: `Entry ${index + 1} of the public log`,
  }),
  receiptWaiting: {
    zh: '正在编入公开日志，约一秒后刷新本页可见条目编号；现在的收据也有效。',
    en: 'It gets its place within about a second; reload to see it. The receipt is good already.',
  },
  receiptText: { zh: '收据全文', en: 'The whole receipt' },
  receiptCopy: { zh: '复制收据', en: 'Copy the receipt' },
  copied: { zh: '已复制', en: 'Copied' },
  qr: { zh: '收据二维码', en: 'QR code of the receipt' },
} as const
