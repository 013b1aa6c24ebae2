import { createRoot } from 'react-dom/client'
import { config } from 'zod'
import { ConsoleApp } from './app.tsx'
import { loadChapters } from './chapters.ts'
import './console.css'
import { fillGaps } from './polyfills.ts'
import { createQueries } from './queries.ts'
import { createConsoleRouter } from './router.tsx'
import { sessionQuery } from './session.ts'
import { createSessionWatch } from './session-watch.ts'
import { giveStylesNonce } from './style-nonce.ts'

// Shapes are checked without making code at run time, which the page's policy forbids.
config({ jitless: true })

fillGaps()
giveStylesNonce()
void start()

async function start() {
  const root = document.getElementById('root')
  if (!root) throw new Error('the page has no #root')
  const watch = createSessionWatch()
  const queries = createQueries((fault) => {
    // Before the first sign-in there is no session that could have ended.
    if (queries.getQueryData(sessionQuery.queryKey)) watch.notice(fault)
  })
  void queries.prefetchQuery(sessionQuery)
  const chapters = await loadChapters()
  const router = createConsoleRouter(queries, chapters)
  createRoot(root).render(<ConsoleApp router={router} queries={queries} watch={watch} chapters={chapters} />)
}
