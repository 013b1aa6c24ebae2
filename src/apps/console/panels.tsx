import { Skeleton } from 'antd'
import { Component, type ComponentType, lazy, type ReactNode, Suspense, useContext } from 'react'
import type { Besides } from '#ui/beside.tsx'
import type { BesidePanel, Panel } from '#ui/chapter.ts'
import { TroubleNotice } from '#ui/notice.tsx'
import { FaultContext, type Trouble, troubleOf } from '#ui/trouble.ts'
import { useChapters } from './chapters.ts'
import { mayAny, useSession } from './session.ts'

/** The panels this identity has a use for, each loaded by itself; one that breaks leaves the others standing. */
export function Panels({ panels, otherwise }: { panels: readonly Panel[]; otherwise: ReactNode }) {
  const session = useSession()
  const tell = useContext(FaultContext)
  const shown = panels.filter(({ needs }) => mayAny(session, needs))
  if (shown.length === 0) return otherwise
  return shown.map((panel) => {
    const Shown = lazyOf(panel)
    return (
      <PanelBoundary key={panel.key} onFault={tell}>
        <Suspense fallback={<Skeleton active title={false} />}>
          <Shown />
        </Suspense>
      </PanelBoundary>
    )
  })
}

/** What the chapters put at a place of a page; one that breaks leaves the page standing. */
export function BesidePanels({ place, subjectId }: Besides) {
  const tell = useContext(FaultContext)
  const panels = useChapters().flatMap(({ beside }) => beside?.[place] ?? [])
  return panels.map((panel) => {
    const Shown = lazyBeside(panel)
    return (
      <PanelBoundary key={panel.key} onFault={tell}>
        <Suspense fallback={<Skeleton active title={false} />}>
          <Shown subjectId={subjectId} />
        </Suspense>
      </PanelBoundary>
    )
  })
}

const besides = new WeakMap<BesidePanel, ComponentType<{ subjectId: string }>>()

const lazyBeside = (panel: BesidePanel) => {
  const known = besides.get(panel)
  if (known) return known
  const made = lazy(async () => ({ default: (await panel.load()).Panel }))
  besides.set(panel, made)
  return made
}

const loaded = new WeakMap<Panel, ComponentType>()

const lazyOf = (panel: Panel): ComponentType => {
  const known = loaded.get(panel)
  if (known) return known
  const made = lazy(async () => ({ default: (await panel.load()).Panel }))
  loaded.set(panel, made)
  return made
}

class PanelBoundary extends Component<{ children: ReactNode; onFault: (fault: unknown) => void }> {
  override state: { trouble?: Trouble } = {}

  static getDerivedStateFromError(fault: unknown) {
    return { trouble: troubleOf(fault) }
  }

  override componentDidCatch(fault: unknown) {
    this.props.onFault(fault)
  }

  override render() {
    const { trouble } = this.state
    if (!trouble) return this.props.children
    return <TroubleNotice trouble={trouble} onRetry={() => window.location.reload()} />
  }
}
