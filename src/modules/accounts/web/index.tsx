import type { ChapterWeb } from '#ui/chapter.ts'
import { pageWords } from './words.ts'

/** The page of a one-time link; reached without being signed in. */
export const invitationPage = async () => ({ Component: (await import('./invitation-page.tsx')).InvitationPage })

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
      path: 'accounts/create',
      handle: { crumb: pageWords.create },
      lazy: async () => ({ Component: (await forms()).CreateAccountPage }),
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
