/** Every sentence of the rules of organisations, by code. Warnings never block. */
export const words = {
  'organisations.not-found': {
    zh: '没有找到这个党组织，也可能它不在您的管理范围内。请从组织树里重新选择。',
    en: 'This organisation was not found, or it is outside your reach. Please choose it from the tree again.',
  },
  'organisations.not-yours': {
    zh: '这件事由上级党组织的组织工作人员办理，请联系他们。',
    en: 'This is done by the organisation officers of the superior organisation; please ask them.',
  },
  'organisations.dissolved': {
    zh: '这个党组织已经撤销，只能查看，不能再变更。',
    en: 'This organisation is dissolved; it can be looked at, not changed.',
  },
  'organisations.name-taken': {
    zh: '这个上级下面已有同名的党组织“{name}”。请换一个名称，或核对是不是重复新建。',
    en: 'There already is an organisation called “{name}” here. Please choose another name, or check whether it exists.',
  },
  'organisations.not-by-oneself': {
    zh: '合并、分设、撤销须由另一位组织工作人员批准，不能批准自己提出的。',
    en: 'Another organisation officer must approve this; nobody approves what he asked for himself.',
  },
  'organisations.in-person-only': {
    zh: '合并、分设、撤销要由本人提出，代办时不能提出。请先切换回自己的身份。',
    en: 'Merging, splitting and dissolving are asked for in one’s own name. Please switch back to your own post first.',
  },
  'organisations.day-in-future': { zh: '日期不能晚于今天。', en: 'The day must not be later than today.' },
  'organisations.day-before-last-change': {
    zh: '日期不能早于上一次变更（{day}）。请核对。',
    en: 'The day must not be earlier than the last change ({day}). Please check.',
  },
  'organisations.move-below-itself': {
    zh: '不能把党组织调整到它自己的下级。请另选上级。',
    en: 'An organisation cannot be moved below itself. Please choose another superior.',
  },
  'organisations.has-no-term': {
    zh: '这类党组织由上级指定，没有任期，不需要登记换届。',
    en: 'This kind of organisation is appointed and has no term, so no election is recorded.',
  },
  'organisations.type-unknown': {
    zh: '没有这种党组织类别。请写“党委”“党总支”“党支部”“联合党支部”“党小组”等，或填类别代码，如 631。',
    en: 'There is no such kind of organisation. Please write its Chinese name or national code, for example 631.',
  },
  'organisations.branch-too-small': {
    zh: '正式党员不足3人。请上级党组织及时调整或撤销这个支部，或与邻近单位成立联合党支部。',
    en: 'Fewer than 3 full members. The superior should adjust or dissolve this branch in time, or join it with a neighbour.',
  },
  'organisations.branch-too-large': {
    zh: '党员超过50人。请考虑分设支部或成立党总支。',
    en: 'More than 50 members. Please consider dividing the branch or setting up a general branch.',
  },
  'organisations.general-branch-too-small': {
    zh: '党总支的党员不足50人。如工作需要保留，请确认已经上级批准。',
    en: 'A general branch normally has at least 50 members. If it is to stay, check that the superior has approved.',
  },
  'organisations.general-branch-too-large': {
    zh: '党总支的党员已达100人。请考虑报请上级设立基层党委。',
    en: 'This general branch has reached 100 members. Please consider asking the superior for a primary committee.',
  },
  'organisations.committee-too-small': {
    zh: '基层党委的党员不足100人。如工作需要，请确认已经上级批准。',
    en: 'A primary committee normally has at least 100 members. Check that the superior has approved a smaller one.',
  },
  'organisations.joint-branch-too-wide': {
    zh: '联合党支部覆盖的单位超过5个。请考虑分设。',
    en: 'A joint branch normally covers at most 5 bodies. Please consider dividing it.',
  },
  'organisations.group-too-small': {
    zh: '党小组一般不少于3名党员，其中至少1名正式党员。请调整分组。',
    en: 'A Party group usually has at least 3 members, one of them full. Please regroup.',
  },
  'organisations.holds-no-relations': {
    zh: '这类组织不管理党员的正式组织关系。请把这些党员的组织关系放在其正式支部。',
    en: 'This kind of organisation holds no formal relations. Please keep these members in their formal branch.',
  },
  'organisations.branch-committee-missing': {
    zh: '正式党员达到7人，应当设立支部委员会。请安排选举。',
    en: 'A branch with 7 or more full members must have a branch committee. Please arrange an election.',
  },
  'organisations.branch-committee-not-foreseen': {
    zh: '正式党员不足7人的支部不设支部委员会，设书记1名，必要时设副书记1名。请核对人数。',
    en: 'A branch with fewer than 7 full members has a secretary, if needed a deputy, but no committee. Please check.',
  },
  'organisations.branch-deputies-too-many': {
    zh: '支部的副书记最多1名。请核对。',
    en: 'A branch has at most one deputy secretary. Please check.',
  },
  'organisations.seats-too-few': {
    zh: '委员会人数少于规定。请核对，缺额的及时补选。',
    en: 'The committee has fewer seats filled than the rules provide. Please check and fill vacancies by by-election.',
  },
  'organisations.seats-above-usual': {
    zh: '委员会人数多于一般规定，但未超过上限。请确认确有需要。',
    en: 'The committee is larger than usual but within the limit. Please check that this is needed.',
  },
  'organisations.seats-too-many': {
    zh: '委员会人数超过上限。请核对名单。',
    en: 'The committee has more persons than allowed. Please check the list.',
  },
  'organisations.parent-unusual': {
    zh: '这类组织一般不直接设在该上级之下。请核对上级党组织是否选对。',
    en: 'This kind of organisation does not usually stand directly under that superior. Please check the superior.',
  },
  'organisations.extension-too-long': {
    zh: '延期换届一般不超过1年。请核对上级批准的日期。',
    en: 'A re-election is normally put off by a year at most. Please check the approved date.',
  },
  'organisations.division-code-length': {
    zh: '行政区划代码应为6位、9位或12位数字。请核对。',
    en: 'A division code has 6, 9 or 12 digits. Please check it.',
  },
  'organisations.division-code-province': {
    zh: '行政区划代码的前两位不是省级代码。请核对。',
    en: 'The first two digits are not the code of a province. Please check the division code.',
  },
  'organisations.division-code-gap': {
    zh: '行政区划代码中间缺了一级（上级为零而下级不为零）。请核对。',
    en: 'The division code skips a level: zeros stand before filled digits. Please check it.',
  },
  'organisations.credit-code-length': {
    zh: '统一社会信用代码应为18位。请对照证书核对。',
    en: 'A unified social credit code has 18 characters. Please compare it with the certificate.',
  },
  'organisations.credit-code-characters': {
    zh: '统一社会信用代码中有不该出现的字符（不使用 I、O、S、V、Z，第3至8位应为数字）。请核对。',
    en: 'The credit code holds characters it cannot have (no I, O, S, V, Z; digits in places 3 to 8). Please check it.',
  },
  'organisations.credit-code-check': {
    zh: '统一社会信用代码的校验位不对，可能抄错了一位。请对照证书核对。',
    en: 'The check character does not fit; a character may be mistyped. Please compare it with the certificate.',
  },
} as const

/** What stands in 待办. */
export const dueWords = {
  reshaping: { zh: '组织变更，待批准或处理', en: 'Change of the tree: to be approved or mended' },
  termEnds: { zh: '换届：请提醒，选举后登记', en: 'Election: remind, then record it' },
  ownTermEnds: { zh: '换届：请准备选举', en: 'Election to be prepared' },
} as const

/** What lines of 已办 and 我发起 are called. */
export const deedWords = { reshaping: { zh: '组织变更', en: 'Change of the tree' } } as const
