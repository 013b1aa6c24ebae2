/** Every sentence of the rules of cases, by code. Hints only advise; nobody is kept from writing. */
export const words = {
  'cases.not-yours': {
    zh: '这一步由别的经办人来做。请在“我的待办”里查看您可以办理的事项。',
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
  'cases.outcome-missing': {
    zh: '请选择一个结果。',
    en: 'Please choose an outcome.',
  },
  'cases.outcome-not-yours': {
    zh: '是否解决只能由提出人评价；承办方只能说明“不属于本单位职责”或“目前无法办理”。',
    en: 'Only the citizen can say whether it is solved; the desk can only declare it not ours or impossible, with a reason.',
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
