import { call } from '#kernel/client.ts'
import { actFor, signOut, switchIdentity } from '#modules/accounts/contract.ts'
import { useFaultToast } from '#ui/notice.tsx'

/**
 * Switching identity, acting for another, and signing out. All load the console anew, so that nothing fetched under one identity can
 * be seen under another.
 */
export function useSessionActs(): {
  /** In one of one’s own posts, or for another by a delegation. */
  actAs: (id: string, of?: 'identity' | 'delegation') => Promise<void>
  leave: () => Promise<void>
} {
  const tellFault = useFaultToast()
  const then = async (done: Promise<unknown>, address: string) => {
    try {
      await done
      window.location.assign(address)
    } catch (fault) {
      tellFault(fault)
    }
  }
  return {
    actAs: (id, of = 'identity') =>
      then(
        of === 'identity' ? call(switchIdentity, { identityId: id }) : call(actFor, { delegationId: id }),
        '/console/',
      ),
    leave: () => then(call(signOut, {}), '/console/sign-in'),
  }
}
