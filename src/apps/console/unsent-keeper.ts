import { call } from '#kernel/client.ts'
import { dropUnsent, keepUnsent, readUnsent } from '#modules/accounts/contract.ts'
import type { UnsentKeeper } from '#ui/unsent.tsx'

/** Forms keep what is not sent yet with one's account, so another device goes on where this one stopped. */
export const unsentKeeper: UnsentKeeper = {
  async read(form) {
    const { unsent } = await call(readUnsent, { form })
    return unsent ? { values: JSON.parse(unsent.values), savedAt: new Date(unsent.savedAt) } : undefined
  },
  async keep(form, values) {
    const { savedAt } = await call(keepUnsent, { form, values: JSON.stringify(values) })
    return new Date(savedAt)
  },
  async drop(form) {
    await call(dropUnsent, { form })
  },
}
