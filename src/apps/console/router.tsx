import type { QueryClient } from '@tanstack/react-query'
import { createBrowserRouter, type LoaderFunctionArgs, type RouteObject, redirect } from 'react-router'
import { matterPath, mattersPath } from '#kernel/procedure/contract.ts'
import type { ChapterWeb, RouteHandle } from '#ui/chapter.ts'
import { binWords } from './bin-words.ts'
import { BareFaultPage, FaultPage, MissingPage } from './fault-page.tsx'
import { Layout } from './layout.tsx'
import { matterWords } from './matter-words.ts'
import { Outside } from './outside.tsx'
import { isSignedOut, sessionQuery } from './session.ts'
import { Starting } from './starting.tsx'
import { words } from './words.ts'

/** All addresses: the shell's own, then what the chapters bring. */
export function createConsoleRouter(queries: QueryClient, chapters: readonly ChapterWeb[]) {
  return createBrowserRouter([
    {
      Component: Outside,
      HydrateFallback: Starting,
      ErrorBoundary: BareFaultPage,
      children: [
        {
          path: '/console/sign-in',
          lazy: async () => ({ Component: (await import('./sign-in-page.tsx')).SignInPage }),
        },
        {
          path: '/console/provider',
          lazy: async () => ({ Component: (await import('./provider-page.tsx')).ProviderPage }),
        },
        {
          path: '/console/invitation',
          lazy: async () => (await import('#modules/accounts/web/index.tsx')).invitationPage(),
        },
      ],
    },
    {
      path: '/console',
      loader: (asked) => requireSession(queries, asked),
      // The session lives in the query cache; going from page to page does not ask for it again.
      shouldRevalidate: () => false,
      Component: Layout,
      HydrateFallback: Starting,
      ErrorBoundary: BareFaultPage,
      children: [{ ErrorBoundary: FaultPage, children: pagesOf(chapters) }],
    },
    { path: '*', Component: MissingPage },
  ])
}

const pagesOf = (chapters: readonly ChapterWeb[]): RouteObject[] => [
  { index: true, lazy: async () => ({ Component: (await import('./waiting-page.tsx')).WaitingPage }) },
  {
    path: 'home',
    handle: { crumb: words.home } satisfies RouteHandle,
    lazy: async () => ({ Component: (await import('./home-page.tsx')).HomePage }),
  },
  {
    path: 'own',
    handle: { crumb: words.own } satisfies RouteHandle,
    lazy: async () => ({ Component: (await import('./own-page.tsx')).OwnPage }),
  },
  {
    path: 'work',
    handle: { crumb: words.work } satisfies RouteHandle,
    lazy: async () => ({ Component: (await import('./work-page.tsx')).WorkPage }),
  },
  {
    path: 'me',
    handle: { crumb: words.me } satisfies RouteHandle,
    lazy: async () => ({ Component: (await import('./me-page.tsx')).MePage }),
  },
  {
    path: 'removed',
    handle: { crumb: binWords.title } satisfies RouteHandle,
    lazy: async () => ({ Component: (await import('./bin-page.tsx')).BinPage }),
  },
  {
    path: mattersPath,
    handle: { crumb: matterWords.title } satisfies RouteHandle,
    lazy: async () => ({ Component: (await import('./matter-list-page.tsx')).MatterListPage }),
  },
  {
    path: matterPath(':matterId'),
    handle: { crumb: words.oneMatter } satisfies RouteHandle,
    lazy: async () => ({ Component: (await import('./matter-page.tsx')).MatterPage }),
  },
  ...chapters.flatMap((chapter) => chapter.routes),
  { path: '*', Component: MissingPage },
]

/** Signed out, one goes to the sign-in page, which leads back to the exact address (UX-NT3). */
const requireSession = async (queries: QueryClient, { request }: LoaderFunctionArgs) => {
  try {
    await queries.ensureQueryData(sessionQuery)
    return null
  } catch (fault) {
    if (!isSignedOut(fault)) throw fault
    const { pathname, search } = new URL(request.url)
    return redirect(`/console/sign-in?${new URLSearchParams({ to: pathname + search })}`)
  }
}
