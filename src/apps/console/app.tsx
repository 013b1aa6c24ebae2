import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useMemo } from 'react'
import { RouterProvider } from 'react-router'
import { BesideContext } from '#ui/beside.tsx'
import type { ChapterWeb } from '#ui/chapter.ts'
import { AdviceContext } from '#ui/draft-advice.tsx'
import { ViewsContext } from '#ui/list-taste.ts'
import { FaultContext } from '#ui/trouble.ts'
import { UnsentContext } from '#ui/unsent.tsx'
import { adviceOf, ChaptersContext } from './chapters.ts'
import { BesidePanels } from './panels.tsx'
import { PreferencesProvider } from './preferences.tsx'
import type { createConsoleRouter } from './router.tsx'
import { SessionWatchContext } from './session-ended.tsx'
import type { SessionWatch } from './session-watch.ts'
import { unsentKeeper } from './unsent-keeper.ts'
import { viewsKeeper } from './views-keeper.ts'

/** Everything the pages stand in. */
export function ConsoleApp(props: {
  router: ReturnType<typeof createConsoleRouter>
  queries: QueryClient
  watch: SessionWatch
  chapters: readonly ChapterWeb[]
}) {
  const advice = useMemo(() => adviceOf(props.chapters), [props.chapters])
  return (
    <PreferencesProvider>
      <QueryClientProvider client={props.queries}>
        <ChaptersContext value={props.chapters}>
          <SessionWatchContext value={props.watch}>
            <FaultContext value={props.watch.notice}>
              <AdviceContext value={advice}>
                <BesideContext value={BesidePanels}>
                  <UnsentContext value={unsentKeeper}>
                    <ViewsContext value={viewsKeeper}>
                      <RouterProvider router={props.router} />
                    </ViewsContext>
                  </UnsentContext>
                </BesideContext>
              </AdviceContext>
            </FaultContext>
          </SessionWatchContext>
        </ChaptersContext>
      </QueryClientProvider>
    </PreferencesProvider>
  )
}
