/** Every sentence of the rules of cases, by code. Hints only advise; nobody is kept from writing. */
export const words = {
  'cases.urgent-already': {
    zh: '这件已经定为急件。请先回话；定错了的，先改回一般件。',
    en: 'This case is urgent already. Please give the first word, or end its urgency if it was a mistake.',
  },
  'cases.not-urgent': {
    zh: '这件没有定为急件。请刷新页面看最新情况。',
    en: 'This case is not urgent. Please reload the page to see how it stands.',
  },
  'cases.first-word-given': {
    zh: '这件已经先回过话。有新进展请写在答复里。',
    en: 'The first word was given already. Please write what is new in the answer.',
  },
  'cases.first-word-late': {
    zh: '回话的时限已经过了，不能再改回一般件。请马上回话。',
    en: 'The first word is late, so its urgency cannot be ended any more. Please give it at once.',
  },
  'cases.holds-open': { zh: '未办结的诉求件{count}件', en: '{count} open cases' },
  'cases.holds-desk': { zh: '受理台{count}个（转到承接的组织）', en: '{count} desks (they go to who takes over)' },
  'cases.followed': {
    zh: '承办单位合并或撤销，由承接的单位继续办理',
    en: 'The organisation was merged or dissolved; who took over goes on',
  },
  'cases.not-yours': {
    zh: '这一步由别的经办人来做。请在“待办”里查看您可以办理的事项。',
    en: 'This step is someone else’s. Please see your own list for what you can do.',
  },
  'cases.not-now': {
    zh: '这个诉求件的状态已经变化，现在不能这样操作。请刷新页面看最新进展。',
    en: 'The case has moved on and this cannot be done now. Please reload the page to see how it stands.',
  },
  'cases.sent-back-once': {
    zh: '这个诉求件已经退回过一次，不能再退。请办理，或与派单人协商。',
    en: 'This case has already been sent back once. Please handle it or talk to the desk.',
  },
  'cases.extended-once': {
    zh: '已经延期过一次，不能再延。请在期限内答复，并把进展告诉群众。',
    en: 'The time has already been extended once. Please answer in time and tell the citizen how it stands.',
  },
  'cases.joined': {
    zh: '这件已与另一件合并办理，请到那一件里办理；要单独办理，先把它分开。',
    en: 'This case is handled with another one: please act there, or separate it first.',
  },
  'cases.in-petition': {
    zh: '这件正按信访程序办理，请在信访事项里办。',
    en: 'This case is handled as a petition: please act there.',
  },
  'cases.joined-already': {
    zh: '其中一件已经合并过。请刷新页面看最新情况。',
    en: 'One of the two is joined already. Please reload the page.',
  },
  'cases.join-private': {
    zh: '不公开的诉求件不能合并，以保护提出人。请分别办理。',
    en: 'A private case cannot be joined, to protect its writer. Please handle them apart.',
  },
  'cases.join-ended': {
    zh: '已经答复或办结的不能合并。请分别办理。',
    en: 'An answered or finished case cannot be joined. Please handle them apart.',
  },
  'cases.join-urgent': {
    zh: '这件是急件，还没有回话。请先回话，再合并。',
    en: 'This case is urgent and waits for its first word. Please give it before joining.',
  },
  'cases.join-unread': {
    zh: '这件已经受理，要并入的那件还没有受理，并过去就从公开页面上消失了。请先受理那一件，或者反过来合并。',
    en: 'This case was accepted and the other was not: joined to it, it would vanish from public. Please accept the other first, or join it the other way round.',
  },
  'cases.not-joined': {
    zh: '这件没有与别的件合并。请刷新页面看最新情况。',
    en: 'This case is not joined to another. Please reload the page.',
  },
  'cases.told-already': {
    zh: '这件不用转告，或者已经记过。请刷新页面。',
    en: 'Nothing is to be carried back, or it was noted already. Please reload the page.',
  },
  'cases.not-answered': {
    zh: '这件还没有答复，不能评价。有了答复再来评价。',
    en: 'Nobody has answered yet, so there is nothing to judge. Please come back once there is an answer.',
  },
  'cases.taken-back': {
    zh: '这件您已经撤回，不再办理，也不能评价、重新办理。可以自己再写一件。',
    en: 'You took this back: it is not handled any more, and is neither judged nor taken up again. You may write one yourself.',
  },
  'cases.not-filed': {
    zh: '这件没有代办登记，或者已经撤回。请刷新页面。',
    en: 'This case was not filed for you, or it was taken back already. Please reload the page.',
  },
  'cases.question-open': {
    zh: '上一个问题还没有回答。请等留言人回答后再问。',
    en: 'The last question is not answered yet. Please wait for the answer.',
  },
  'cases.nobody-to-ask': {
    zh: '这件是历史导入的，或者本人已经撤回，问不到留言人。',
    en: 'This case was imported, or its writer took it back: nobody can be asked.',
  },
  'cases.answer-length': {
    zh: '请写回答，最多1000个字。',
    en: 'Please write an answer of at most 1,000 characters.',
  },
  'cases.answered-already': {
    zh: '这个问题已经回答过，不能再改。有新情况请写在补充里。',
    en: 'This question was answered already and stays so. Please add what is new to the message.',
  },
  'cases.contact-none': {
    zh: '留言人没有留联系方式，或者已经删除。请用“请留言人补充”。',
    en: 'Its writer left no contact or erased it. Please ask on the case.',
  },
  'cases.contact-asked': {
    zh: '您已经申请过，正等第二人审批，或者已经开放。',
    en: 'You asked already: it waits for the second person, or it is open.',
  },
  'cases.contact-nobody': {
    zh: '这件反映的是本单位，或者没有可以审批的第二人，不能开放联系方式。请用“请留言人补充”。',
    en: 'The case is about this organisation, or nobody may decide, so the contact stays sealed. Please ask on the case.',
  },
  'cases.contact-not-open': {
    zh: '联系方式没有对您开放，或者24小时已过。需要时请重新申请。',
    en: 'The contact is not open to you, or its 24 hours are over. Please ask again if it is needed.',
  },
  'cases.outcome-missing': {
    zh: '请选择一个结果。',
    en: 'Please choose an outcome.',
  },
  'cases.grade-unknown': {
    zh: '请从“非常满意”到“非常不满意”中选一项，也可以不选。',
    en: 'Please choose one of the five grades, or none.',
  },
  'cases.outcome-not-yours': {
    zh: '是否解决只能由提出人评价；承办方只能说明“不属于本单位职责”或“目前无法办理”。',
    en: 'Only the citizen can say whether it is solved; the desk can only declare it not ours or impossible, with a reason.',
  },
  'cases.why-missing': {
    zh: '选了“不满意”或“非常不满意”的，请写一写为什么、哪里还没有办好。',
    en: 'Who is dissatisfied please says why and what is still to be done.',
  },
  'cases.reason-missing': {
    zh: '请写明理由，提出人会看到。',
    en: 'Please give the reason. The citizen will read it.',
  },
  'cases.extension-length': {
    zh: '延期至少1个工作日，且不能超过规定的天数（一般为15个工作日）。请修改天数。',
    en: 'An extension is at least 1 working day and at most what the rules allow, normally 15. Please change the number.',
  },
  'cases.number-unreadable': {
    zh: '看不懂这个编号。请照回执填写，例如 LX20261123-000123。',
    en: 'This number cannot be read. Please copy it from the receipt, for example LX20261123-000123.',
  },
  'cases.tracking-code-unreadable': {
    zh: '查询码应为16位字母和数字，不分大小写。请照回执填写。',
    en: 'A tracking code has 16 letters and digits, in any case. Please copy it from the receipt.',
  },
  'cases.not-a-handler': {
    zh: '您现在的身份不办理诉求件。请切换到诉求办理人员、党支部书记或组织工作人员的身份，或联系本单位的诉求办理人员。',
    en: 'Your present post does not handle cases. Please switch to a desk, secretary or organiser post, or ask your desk.',
  },
  'cases.not-an-auditor': {
    zh: '这一页由审计管理员查看。请切换身份。',
    en: 'This page is for the audit administrator. Please switch your post.',
  },
  'cases.missing': {
    zh: '没有找到这个诉求件，可能已转给别的单位办理。请在列表里重新查找。',
    en: 'This case was not found; it may have been passed on. Please look it up in the list again.',
  },
  'cases.organisation-missing': {
    zh: '没有找到要反映的党组织，可能已经撤销。请返回首页重新选择。',
    en: 'The organisation was not found; it may have been dissolved. Please choose again from the home page.',
  },
  'cases.out-of-reach': {
    zh: '不能派给这个单位。请选择本级、下级，或承办单位的上级。',
    en: 'The case cannot go there. Please choose your own level, one below, or one above the body that handles it.',
  },
  'cases.about-itself': {
    zh: '这件不公开，不能转给被反映的单位及其下级。请由上级办理，或派给别的单位。',
    en: 'This case is private and cannot go to the organisation it is about. Please handle it above or choose another.',
  },
  'cases.assigned-already': {
    zh: '这件已经在这个单位办理，不用再派。',
    en: 'The case is already with that organisation.',
  },
  'cases.deadline-passed': {
    zh: '答复期限已过，不能再延期。请尽快答复，并向群众说明原因。',
    en: 'The deadline has passed and cannot be extended. Please answer soon and tell the citizen why.',
  },
  'cases.wrong-code': {
    zh: '编号或查询码不对，请照回执核对。连续输错5次，要过15分钟才能再试。',
    en: 'Number or code is not right; please check the receipt. After 5 wrong tries there is a pause of 15 minutes.',
  },
  'cases.token-expired': {
    zh: '停留时间太长，请重新输入编号和查询码。您写的内容可以先复制下来。',
    en: 'This page was open too long; please enter number and code again. You may copy what you wrote first.',
  },
  'cases.form-incomplete': {
    zh: '有的内容没有填对，请按提示改好再提交。您写的内容都还在。',
    en: 'Some entries need correction; please follow the hints. What you wrote is kept.',
  },
  'cases.kind-missing': { zh: '请选一个类别。', en: 'Please choose a kind.' },
  'cases.title-length': { zh: '标题请写5—40个字。', en: 'The title takes 5 to 40 characters.' },
  'cases.text-length': { zh: '内容请写10—2000个字。', en: 'The text takes 10 to 2,000 characters.' },
  'cases.name-length': {
    zh: '请写怎么称呼您，最多20个字，不用写真名。',
    en: 'Please tell us how to call you, at most 20 characters; it need not be your real name.',
  },
  'cases.phone-unreadable': {
    zh: '电话号码不对。请核对，也可以不填。',
    en: 'The telephone number is not right. Please check it, or leave it out.',
  },
  'cases.public-missing': { zh: '请选择是否公开。', en: 'Please choose whether the case is public.' },
  'cases.consent-missing': {
    zh: '请先看说明并同意，我们才能办理。',
    en: 'Please read the note and agree, so that we may handle it.',
  },
  'cases.reason-length': { zh: '原因最多写500个字。', en: 'The reason takes at most 500 characters.' },
  'cases.import-file-missing': {
    zh: '没有找到要导入的文件。用法：import cases 文件 [--organisation 网址名] [--source 来源名]',
    en: 'The file was not found. Usage: import cases FILE [--organisation SLUG] [--source NAME]',
  },
  'cases.import-columns-missing': {
    zh: '文件缺少需要的列。第一行要有：{columns}。',
    en: 'The file lacks columns. Its first line must have: {columns}.',
  },
  'cases.import-number-missing': { zh: '没有留言编号', en: 'it has no number' },
  'cases.import-title-missing': { zh: '没有主题或内容', en: 'it has no title or no text' },
  'cases.import-reply-missing': { zh: '没有答复', en: 'it has no answer' },
  'cases.import-time-unreadable': { zh: '时间看不懂', en: 'its time cannot be read' },
  'cases.import-row-unreadable': { zh: '第 {row} 条没有导入：{why}。', en: 'Row {row} was not imported: {why}.' },
  'cases.import-progress': {
    zh: '已导入 {imported} 件，以前导入过 {known} 件……',
    en: '{imported} imported, {known} known before…',
  },
  'cases.import-done': {
    zh: '完成：新导入 {imported} 件，以前导入过 {known} 件，没有导入 {unreadable} 件。',
    en: 'Done: {imported} imported, {known} known before, {unreadable} not imported.',
  },
  'cases.hint-fire': {
    zh: '如果正在发生火灾、燃气泄漏或爆炸，请先离开现场并拨打119。这里的留言不能马上有人处理。',
    en: 'If there is a fire, a gas leak or an explosion now, leave and call 119 first. Nobody reads this at once.',
  },
  'cases.hint-police': {
    zh: '如果有人正受到伤害或威胁，请先拨打110。这里的留言不能马上有人处理。',
    en: 'If someone is being hurt or threatened now, call 110 first. Nobody reads this at once.',
  },
  'cases.hint-ambulance': {
    zh: '如果有人需要急救，请先拨打120。这里的留言不能马上有人处理。',
    en: 'If someone needs an ambulance, call 120 first. Nobody reads this at once.',
  },
  'cases.hint-distress': {
    zh: '您或身边的人如果很难受，请拨打心理援助热线12356；有危险请拨打110或120。您的诉求我们也会认真办理。',
    en: 'If you or someone near you is in despair, call 12356, or 110 or 120 in danger. We will also take care of your case.',
  },
  'cases.hint-officials': {
    zh: '检举干部违纪违法，建议拨打12388或向纪检监察机关反映，更能保护您的信息。您也可以继续在这里提交。',
    en: 'For reports against officials, 12388 or the discipline inspection office protects you better. You may also go on here.',
  },
} as const

/** What stands in 待办. */
export const dueWords = {
  urgent: { zh: '急件，等先回话', en: 'Urgent: a first word is due' },
  ownCase: { zh: '群众诉求', en: 'Citizen’s case' },
  withheldBelow: {
    zh: '下级不予受理、原文不公开，请看一看',
    en: 'Not accepted below, its words kept back: look at it',
  },
  lateBelow: { zh: '下级超期，请督办或接办', en: 'Late below: direct it or take it over' },
} as const

/** What lines of 已办 and 我发起 are called. */
export const deedWords = { case: { zh: '诉求件', en: 'Case' } } as const
