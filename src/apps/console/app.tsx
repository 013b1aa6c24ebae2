import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from 'react-router'
import type { ChapterWeb } from '#ui/chapter.ts'
import { FaultContext } from '#ui/trouble.ts'
import { ChaptersContext } from './chapters.ts'
import { PreferencesProvider } from './preferences.tsx'
import type { createConsoleRouter } from './router.tsx'
import { SessionWatchContext } from './session-ended.tsx'
import type { SessionWatch } from './session-watch.ts'

/** Everything the pages stand in. */
export function ConsoleApp(props: {
  router: ReturnType<typeof createConsoleRouter>
  queries: QueryClient
  watch: SessionWatch
  chapters: readonly ChapterWeb[]
}) {
  return (
    <PreferencesProvider>
      <QueryClientProvider client={props.queries}>
        <ChaptersContext value={props.chapters}>
          <SessionWatchContext value={props.watch}>
            <FaultContext value={props.watch.notice}>
              <RouterProvider router={props.router} />
            </FaultContext>
          </SessionWatchContext>
        </ChaptersContext>
      </QueryClientProvider>
    </PreferencesProvider>
  )
}
