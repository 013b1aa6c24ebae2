import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventClass, ICalEventTransparency } from 'ical-generator'
import { postName } from '#modules/accounts/contract.ts'
import type { Waiting } from '../service.ts'

/**
 * What is due as a calendar: for each post, day and kind one whole-day entry that says how many. No title, no name of a person and no
 * number of a case, because the file lies on telephones and at whoever keeps their calendars; and no alarm, because a day is enough (E09).
 */
export function calendarOf(waiting: readonly Waiting[], of: { now: Date; address: string }): string {
  const calendar = ical({
    name: '连心待办',
    prodId: { company: 'Lianxin', product: 'due', language: 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3600,
  })
  const page = `${of.address}/console/`
  for (const { id, dueOn, summary } of waiting.flatMap(entriesOf)) {
    calendar.createEvent({
      id,
      summary,
      start: new Date(`${dueOn}T00:00:00Z`),
      allDay: true,
      stamp: of.now,
      description: `登录后办理：${page}`,
      url: page,
      busystatus: ICalEventBusyStatus.FREE,
      transparency: ICalEventTransparency.TRANSPARENT,
      class: ICalEventClass.PRIVATE,
    })
  }
  return calendar.toString()
}

function entriesOf({ post: { actor, orgName }, rows }: Waiting): { id: string; dueOn: string; summary: string }[] {
  const counts = new Map<string, { dueOn: string; kind: string; label: string; count: number }>()
  for (const { kind, label, dueOn } of rows) {
    if (dueOn === null) continue
    const key = `${dueOn} ${kind}`
    const before = counts.get(key)
    counts.set(key, { dueOn, kind, label: label.zh, count: (before?.count ?? 0) + 1 })
  }
  const role = postName(actor.role).zh
  return [...counts.values()].map(({ dueOn, kind, label, count }) => ({
    id: `${dueOn}-${kind}-${actor.identityId}`,
    dueOn,
    summary: `${label}到期${count}件（${orgName} ${role}）`,
  }))
}
