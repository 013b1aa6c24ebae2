import { call } from '#kernel/client.ts'
import { dropUnsent, keepUnsent, readUnsent } from '#modules/accounts/contract.ts'
import { inOrder } from '#ui/unsent-keeper.ts'

/** Forms keep what is not sent yet with one's account, so another device goes on where this one stopped. */
export const unsentKeeper = inOrder({
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
})
