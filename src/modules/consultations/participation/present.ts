import type { Day } from '#kernel/time.ts'
import { workCalendar } from '#kernel/work-calendar.ts'
import type { ConsultationTold } from '../portal/told.ts'
import { stateOf, workdaysWaited } from '../rules.ts'
import type { ShownConsultation, ShownStatement } from './store.ts'

/** A consultation as its pages tell it on a day. */
export function presentShown(
  of: ShownConsultation & { readonly statements: readonly ShownStatement[] },
  today: Day,
): ConsultationTold {
  const { orgId: _, ...told } = of
  return { ...told, today, state: stateOf(of, today), waited: workdaysWaited(of.closesOn, today, workCalendar) }
}
