/** Every sentence of the rules of members, by code. Refusals stop a record; findings ask a person to look it up. */
export const words = {
  'members.post-not-found': {
    zh: '没有找到这项任职，可能已经登记卸任。请刷新后再看。',
    en: 'This post was not found; it may have ended. Please reload.',
  },
  'members.post-day-future': { zh: '日期不能晚于今天。', en: 'The day must not be later than today.' },
  'members.post-ends-before': {
    zh: '卸任日期应晚于任职日期。请核对。',
    en: 'A post ends later than it began. Please check.',
  },
  'members.post-held': { zh: '这名党员已经担任这项职务。', en: 'This member holds the post already.' },
  'members.post-taken': {
    zh: '{name}正担任这项职务。请先登记卸任，再登记新的任职。',
    en: '{name} holds this post. Please record its end first.',
  },
  'members.group-not-of-branch': {
    zh: '这不是本支部现有的党小组。请从本支部的党小组中选，或留空（未编组）。',
    en: 'This is no Party group of the branch. Please choose one of its groups, or leave it empty.',
  },
  'members.in-groups': {
    zh: '党小组成员{count}名，组织关系留在支部，改为未编组',
    en: '{count} members of the group, who stay in the branch without a group',
  },
  'members.group-left': {
    zh: '党小组已撤销或不再属于本支部，改为未编组',
    en: 'The group ended or is no longer of the branch',
  },
  'members.group-counts-today': {
    zh: '党小组只能统计今天的人数。请去掉日期，或改看所在党支部。',
    en: 'A Party group can be counted as of today only. Please take the day away, or look at its branch.',
  },
  'members.holds': { zh: '党员{count}名', en: '{count} members' },
  'members.export-conditions': {
    zh: '名册的查询条件看不懂，请回到名册重新查询再导出。',
    en: 'The conditions of the list cannot be read; please search again and export then.',
  },
  'members.entry-type-unknown': {
    zh: '没有这种进入支部类型。请写：新发展、组织关系转入、恢复党籍、重新入党或追认。',
    en: 'There is no such kind of entry. Please write 新发展, 组织关系转入, 恢复党籍, 重新入党 or 追认.',
  },
  'members.introducers-too-many': {
    zh: '入党介绍人最多写四名，用顿号隔开，每名不超过60个字。',
    en: 'At most four introducers, with 、 between them, each of no more than 60 characters.',
  },
  'members.category-unknown': {
    zh: '看不懂这个人员类别。请写“正式党员”或“预备党员”。',
    en: 'This category cannot be read. Please write 正式党员 (full) or 预备党员 (probationary).',
  },
  'members.born-in-future': {
    zh: '出生日期晚于今天。请核对。',
    en: 'The birth date is later than today. Please check it.',
  },
  'members.joined-before-18': {
    zh: '按出生日期，入党时不满18周岁。请对照档案核对出生日期和入党日期。',
    en: 'By these dates the person joined before the age of 18. Please check birth date and joining date in the file.',
  },
  'members.joined-in-future': {
    zh: '入党日期晚于今天。入党日期是支部党员大会通过接收预备党员的日期，请核对。',
    en: 'The joining date is later than today. It is the day of the general meeting that accepted. Please check it.',
  },
  'members.full-before-joined': {
    zh: '转正日期早于入党日期。请核对这两个日期，可能填反了。',
    en: 'The date of becoming full lies before the joining date. Please check; they may be exchanged.',
  },
  'members.full-in-future': {
    zh: '转正日期晚于今天。尚未转正的请按预备党员填写，转正日期留空。',
    en: 'The date of becoming full is later than today. Enter the person as probationary and leave this date empty.',
  },
  'members.full-date-missing': {
    zh: '正式党员没有填转正日期，暂时无法计算党龄。请查档案补填。',
    en: 'A full member has no date of becoming full, so the Party age is unknown. Please look it up in the file.',
  },
  'members.probationary-with-full-date': {
    zh: '预备党员填了转正日期。已转正的请把人员类别改为正式党员，未转正的请清空转正日期。',
    en: 'A probationary member has a date of becoming full. Please correct the category or clear the date.',
  },
  'members.no-probation-then': {
    zh: '1969年4月至1977年8月入党没有预备期，转正日期一般与入党日期相同。请查档案核对。',
    en: 'Members who joined from April 1969 to August 1977 had no probation: both dates are the same. Please check the file.',
  },
  'members.probation-looks-extended': {
    zh: '从入党到转正超过一年，看起来延长过预备期。请核对是否有延长的决议。',
    en: 'More than a year lies between joining and becoming full, as if probation was extended. Please check the resolution.',
  },
  'members.probation-length-unusual': {
    zh: '转正日期一般是入党满一年的当天。请对照入党志愿书核对这两个日期。',
    en: 'Becoming full is normally dated one year to the day after joining. Please check both dates in the membership form.',
  },
  'members.probation-overdue': {
    zh: '预备期已超过两年（含延长）仍未处理。请支部尽快讨论，并核对入党日期。',
    en: 'Probation, even if extended, should have ended. The branch should discuss it soon; please check the joining date.',
  },
  'members.applied-after-joining': {
    zh: '申请入党日期晚于入党日期。请核对这两个日期。',
    en: 'The application is dated after joining. Please check both dates.',
  },
  'members.applied-before-18': {
    zh: '按出生日期，申请入党时不满18周岁。请核对申请日期。',
    en: 'By these dates the person applied before the age of 18. Please check the application date.',
  },
  'members.not-found': {
    zh: '没有找到这名党员，可能已不在您管理的范围内。',
    en: 'This member was not found, or is no longer in your organisations.',
  },
  'members.not-for-this-role': {
    zh: '您当前的身份不能查看或办理党员信息。请切换到组织工作人员或党支部书记的身份。',
    en: 'In your present post you do not work with members. Please switch to organiser or branch secretary.',
  },
  'members.no-own-record': {
    zh: '还没有找到您的党员信息。请让党支部把这个账号和您的党员信息对应起来。',
    en: 'Your record was not found. Please ask your branch to connect this account with it.',
  },
  'members.not-in-reach': {
    zh: '这件事不在您当前身份管理的范围内。',
    en: 'This lies outside the organisations of your present post.',
  },
  'members.org-holds-no-relations': {
    zh: '这个组织不接收党员正式组织关系（如临时党支部、功能型党支部、党组）。请选择党员所在的党支部。',
    en: 'This organisation holds no formal relations. Please choose the branch the member belongs to.',
  },
  'members.check-fields': {
    zh: '有 {count} 项需要核对，请看各项下面的说明。',
    en: '{count} fields need another look; see the note under each.',
  },
  'members.required': {
    zh: '这一项必须填写。',
    en: 'This must be filled in.',
  },
  'members.nothing-changed': {
    zh: '内容和原来一样，没有需要保存的改动。',
    en: 'Nothing differs from before, so there is nothing to save.',
  },
  'members.photo-own-wish': { zh: '本人去掉照片', en: 'Taken away by the member' },
  'members.changed-meanwhile': {
    zh: '{name}于 {when} 修改了这名党员的 {count} 个字段。请核对后再保存，您填写的内容还在。',
    en: '{name} changed {count} fields of this member on {when}. Please compare and save again; your entries are kept.',
  },
  'members.number-taken': {
    zh: '这个公民身份号码已经登记在您管理的组织里。请先查找这名党员。',
    en: 'This identity number is already entered in your organisations. Please look the member up first.',
  },
  'members.number-elsewhere': {
    zh: '这个公民身份号码在其他组织也有登记。已收下，由共同的上级党组织核对是否同一人，您不用再做什么。',
    en: 'This identity number is entered in another organisation too. It was taken in; the common superior compares the two.',
  },
  'members.abroad-kind-unknown': {
    zh: '没有这种出国（境）情形。请写：留学、工作、探亲、定居或其他。',
    en: 'There is no such kind of stay abroad. Please write 留学, 工作, 探亲, 定居 or 其他.',
  },
  'members.hardship-ends-before': {
    zh: '生活困难结束日期早于起始日期。请核对这两个日期；还没有结束的，结束日期留空。',
    en: 'Hardship ends before it began. Please check both days; leave the end empty while it lasts.',
  },
  'members.contact-before-abroad': {
    zh: '最近联系日期早于出国（境）日期。请核对；还没有联系过的留空。',
    en: 'The last contact lies before leaving the country. Please check; leave it empty if there was none.',
  },
  'members.contact-in-future': {
    zh: '最近联系日期晚于今天。请填已经联系过的那一天。',
    en: 'The last contact is later than today. Please give the day on which there was one.',
  },
  'members.abroad-without-day': {
    zh: '在国（境）外留学，没有填出国（境）日期，也没有填最近联系日期，无法提醒每半年联系一次。请补填。',
    en: 'Studying abroad without the day of leaving or of a contact, so the half-yearly contact cannot be reminded of. Please add one.',
  },
  'members.text-too-long': {
    zh: '这一项太长了。请写得简短些。',
    en: 'This is too long. Please write it shorter.',
  },
} as const

/** What stands in 待办. */
export const dueWords = {
  exportAllowed: { zh: '导出已同意，请生成文件', en: 'Export allowed: have the file written' },
  contactAbroad: { zh: '留学党员，该联系了', en: 'Studying abroad: to be contacted' },
  importChecked: { zh: '名册已检查，待确认', en: 'Roster checked, to be confirmed' },
} as const
