import { fill, Refusal, type Slots } from '#kernel/errors.ts'

/** Sentences of the demand library. */
export const words = {
  'demands.not-a-keeper': {
    zh: '事项清单由诉求办理人员和组织工作人员维护。请切换身份，或联系本单位的诉求办理人员。',
    en: 'The responsibility list is kept by desk and organiser posts. Please switch posts, or ask your desk.',
  },
  'demands.not-an-analyst': {
    zh: '热点诉求由诉求办理人员和组织工作人员查看。请切换身份，或联系本单位的诉求办理人员。',
    en: 'Topics are seen by desk and organiser posts. Please switch posts, or ask your desk.',
  },
  'demands.not-a-leader': {
    zh: '答复核查由党组织书记、组织工作人员和审计管理员查看。请切换身份。',
    en: 'What is found in answers is read by secretary, organiser and auditor posts. Please switch your post.',
  },
  'demands.not-at-desk': {
    zh: '少于10件的热点只给办理人员看。需要时请联系受理台。',
    en: 'Topics of fewer than ten messages are shown to the desk only. Please ask the desk if you need them.',
  },
  'demands.not-a-project-keeper': {
    zh: '每月一题由诉求办理人员和组织工作人员办。请切换身份，或联系本单位的诉求办理人员。',
    en: 'Projects are kept by desk and organiser posts. Please switch posts, or ask your desk.',
  },
  'demands.topic-missing': {
    zh: '没有找到这个热点：热点每天凌晨重新找一遍。请回到“热点诉求”再选。',
    en: 'That topic was not found: topics are found anew each night. Please go back to the topics.',
  },
  'demands.project-missing': {
    zh: '没有找到这个项目，可能不在您的范围内。请回到列表再试。',
    en: 'That project was not found; it may be out of your reach. Please go back to the list.',
  },
  'demands.project-ended': {
    zh: '这个项目已经办结或停办，不能再写进展。',
    en: 'This project has ended; no more steps can be told.',
  },
  'demands.project-without-steps': {
    zh: '还没有写过进展，不能算办成。请先写一步做了什么。',
    en: 'No step was told yet, so it cannot be called done. Please tell first what was done.',
  },
  'demands.project-due-past': {
    zh: '办成日期要在今天以后。请改一个日期。',
    en: 'The day by which it is to be done lies after today. Please choose another one.',
  },
  'demands.owner-missing': {
    zh: '没有找到这个牵头单位，可能已经撤销。请重新选择。',
    en: 'That organisation was not found; it may have been dissolved. Please choose again.',
  },
  'demands.step-missing': {
    zh: '没有找到这一步，可能已经撤下。请刷新页面。',
    en: 'That step was not found; it may be taken back already. Please reload the page.',
  },
  'demands.desk-missing': {
    zh: '没有找到这个承办单位，可能已经撤销。请重新选择。',
    en: 'That organisation was not found; it may have been dissolved. Please choose again.',
  },
  'demands.matter-missing': {
    zh: '本单位的清单里没有这一项，可能已经删去。请刷新页面。',
    en: 'Your own list has no such matter; it may be gone already. Please reload the page.',
  },
  'demands.files-not-named': {
    zh: '没有写明要用的文件。请写 --train、--input、--output 三个文件名，再试一次。',
    en: 'The files are not named. Please name the files of --train, --input and --output and try again.',
  },
  'demands.in-and-out-not-named': {
    zh: '没有写明要用的文件。请写 --input、--output 两个文件名，再试一次。',
    en: 'The files are not named. Please name the files of --input and --output and try again.',
  },
  'demands.top-unreadable': {
    zh: '--top 后面要写一个正整数，例如 --top 20。',
    en: 'After --top stands a whole number above zero, such as --top 20.',
  },
  'demands.time-unreadable': {
    zh: '文件 {file} 中编号 {id} 的留言时间读不懂。请写成 2019/4/25 9:32:09 的样子。',
    en: 'In {file} the time of message {id} cannot be read. Please write it like 2019/4/25 9:32:09.',
  },
  'demands.topics-found': {
    zh: '在 {count} 条留言中找到 {topics} 个热点问题，写入 {file}。',
    en: 'In {count} messages {topics} hot topics were found; they are in {file}.',
  },
  'demands.replies-checked': {
    zh: '已检查 {count} 条答复，{flagged} 条值得再看一眼，写入 {file}。是否修改由经办人决定。',
    en: '{count} answers were checked; {flagged} are worth a second look, in {file}. People decide what to change.',
  },
  'demands.hint-NEAR_IDENTICAL': {
    zh: '与另一件诉求（{other}）的答复几乎一样，请核对是否答的是这一件。',
    en: 'Nearly the same as the answer to another case ({other}): please check that it answers this one.',
  },
  'demands.hint-NO_ANSWER': {
    zh: '只说收悉或转办，没有答复内容。请写明查到了什么、怎么办。',
    en: 'It only confirms receipt: please say what was found and what will be done.',
  },
  'demands.hint-NO_OFFICE': {
    zh: '没有写明由哪个单位办、怎么联系。请补上。',
    en: 'It does not say which office handles it or how to reach it: please add that.',
  },
  'demands.hint-NO_DATE': {
    zh: '没有写明什么时候办。请补上日期或期限。',
    en: 'It does not say when: please add a date or a limit.',
  },
  'demands.hint-NOT_PLAIN': {
    zh: '有几处空话（{because}），群众不易看明白。请换成具体的事。',
    en: 'It has hollow words ({because}): please say the plain matter instead.',
  },
  'demands.hint-OTHER_MATTER': {
    zh: '没有提到来信说的事（{because}）：答复里没有出现这些词，相近的说法也几乎没有。请核对是否答的是这一件；这样的提示大约每4条有1条不对。',
    en: 'The answer does not speak of what was asked ({because}): these words are not in it, and hardly anything that comes near them. Please check that it answers this one. About one of four such hints is wrong.',
  },
  'demands.hint-SAME_TEXT': {
    zh: '同一天里，连这一件已有 {count} 件留言用这同一句答复。请核对每一件问的是不是同一件事。',
    en: 'With this one, {count} messages of one day got this very answer: please check that each asked the same.',
  },
  'demands.hint-SAME_MINUTE': {
    zh: '同一分钟内发出了三条或更多答复，请核对是否逐件办理。',
    en: 'Three answers or more were sent in one minute: please check that each case was read.',
  },
  'demands.file-missing': {
    zh: '找不到文件 {file}。请核对文件名和位置。',
    en: 'There is no file {file}. Please check its name and place.',
  },
  'demands.columns-missing': {
    zh: '文件 {file} 缺少这些列：{columns}。请补上后再试。',
    en: 'The file {file} lacks these columns: {columns}. Please add them and try again.',
  },
  'demands.classified': {
    zh: '已为 {count} 条留言建议分类（依据 {learned} 条已分类的留言），写入 {file}。建议仅供参考，由经办人决定。',
    en: 'Classes are suggested for {count} messages, by {learned} decided ones, in {file}. They advise; people decide.',
  },
  'demands.responsibility-of-list': { zh: '事项清单里的一项', en: 'Matter of the list' },
} as const

/** What the person is told who is stopped by `code`. */
export const refusal = (code: keyof typeof words, slots: Slots = {}) =>
  new Refusal('invalid', code, { sentence: fill(words[code], slots) })
