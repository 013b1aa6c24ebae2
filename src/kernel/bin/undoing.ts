import { call } from '../client.ts'
import { putBack } from './contract.ts'

/** What the message of a removal offers for ten seconds: puts the thing back, then the page is read anew. Nothing where nothing was removed. */
export const undoOf = (removedId: string | undefined, refresh: () => Promise<unknown>) =>
  removedId === undefined
    ? undefined
    : async () => {
        await call(putBack, { removedId })
        await refresh()
      }
