/** What calling others to a case refuses with. */
export const words = {
  'cases.call-report': {
    zh: '反映违规违纪的，不叫别的单位一起办：知道的人越少越好。请按干部管理权限转交。',
    en: 'Nobody is called to a report of wrongdoing: the fewer know of it the better. Pass it on to who is in charge.',
  },
  'cases.not-callable': {
    zh: '这个单位叫不了：它没有受理台，或者这件不公开的事反映的就是它。请换一个单位。',
    en: 'This office cannot be called: it receives no cases, or a private case is about it. Please choose another.',
  },
  'cases.called-already': {
    zh: '已经叫过{name}，还没有办结。请先看它的答复。',
    en: '{name} was called already and the call is open. Please read its answer first.',
  },
  'cases.call-day': {
    zh: '请它几号前报到，要从今天起、三个月以内。请改日期。',
    en: 'The day is from today on, within three months. Please change it.',
  },
  'cases.call-over': {
    zh: '这件诉求已经结束，吹哨随之结束，不用再办了。',
    en: 'The case has ended, and the call with it: nothing more is to be done.',
  },
  'cases.no-call': {
    zh: '没有要办结的吹哨：您的单位没有叫过，或者都办结了。',
    en: 'There is no open call of your office here.',
  },
} as const
