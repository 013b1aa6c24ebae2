import { call } from '#kernel/client.ts'
import { signOut, switchIdentity } from '#modules/accounts/contract.ts'
import { useFaultToast } from '#ui/notice.tsx'

/**
 * Switching identity and signing out. Both load the console anew, so that nothing fetched under one identity can
 * be seen under another.
 */
export function useSessionActs(): { actAs: (identityId: string) => Promise<void>; leave: () => Promise<void> } {
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
    actAs: (identityId) => then(call(switchIdentity, { identityId }), '/console/'),
    leave: () => then(call(signOut, {}), '/console/sign-in'),
  }
}
