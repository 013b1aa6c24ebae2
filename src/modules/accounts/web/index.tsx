import { lazy } from 'react'
import type { ChapterWeb, Panel } from '#ui/chapter.ts'
import { delegationWords } from './delegation-words.ts'
import { listWords } from './list-words.ts'
import { keyWords } from './program-key-words.ts'
import { safetyWords } from './safety-words.ts'
import { pageWords } from './words.ts'

/** The page of a one-time link; reached without being signed in. */
export const invitationPage = async () => ({ Component: (await import('./invitation-page.tsx')).InvitationPage })

/** Asks once more who is there, in place of a page that is not opened before. */
export const ProofPanel = lazy(async () => ({ default: (await import('./proof.tsx')).ProofPanel }))

export { ProviderButton } from './provider-button.tsx'
export { type ProviderWay, wayBack } from './provider-way.ts'

/** What happened to one’s account; stands above what waits, when there is something. */
export const noticesPanel: Panel = {
  key: 'accounts.notices',
  needs: [],
  load: async () => ({ Panel: (await import('./notices-panel.tsx')).NoticesPanel }),
}

const forms = () => import('./account-forms.tsx')

/** The chapter's pages in the console. */
export const web: ChapterWeb = {
  routes: [
    {
      path: 'accounts',
      handle: { crumb: pageWords.accounts },
      lazy: async () => ({ Component: (await import('./account-list-page.tsx')).AccountListPage }),
    },
    {
      path: 'password',
      handle: { crumb: pageWords.changePassword },
      lazy: async () => ({ Component: (await import('./password-page.tsx')).PasswordPage }),
    },
    {
      path: 'safety',
      handle: { crumb: safetyWords.title },
      lazy: async () => ({ Component: (await import('./safety-page.tsx')).SafetyPage }),
    },
    {
      path: 'delegations',
      handle: { crumb: delegationWords.title },
      lazy: async () => ({ Component: (await import('./delegation-page.tsx')).DelegationPage }),
    },
    {
      path: 'accounts/create',
      handle: { crumb: pageWords.create },
      lazy: async () => ({ Component: (await forms()).CreateAccountPage }),
    },
    {
      path: 'accounts/lists',
      handle: { crumb: listWords.lists },
      lazy: async () => ({ Component: (await import('./lists-page.tsx')).ListsPage }),
    },
    {
      path: 'accounts/lists/:accountListId',
      handle: { crumb: listWords.oneList },
      lazy: async () => ({ Component: (await import('./one-list-page.tsx')).OneListPage }),
    },
    {
      path: 'accounts/program-keys',
      handle: { crumb: keyWords.keys },
      lazy: async () => ({ Component: (await import('./program-keys-page.tsx')).ProgramKeysPage }),
    },
    {
      path: 'accounts/:accountId/grant',
      handle: { crumb: pageWords.grant },
      lazy: async () => ({ Component: (await forms()).GrantRolePage }),
    },
  ],
  menu: [{ label: pageWords.accounts, path: '/console/accounts', icon: 'settings', needs: ['listAccounts'] }],
  waiting: [],
  homePanels: [],
}
