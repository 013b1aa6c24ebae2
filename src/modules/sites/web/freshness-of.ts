import type { ComponentType } from 'react'

/** Tells of one window whether it keeps its promise; the chapter that knows the articles brings it. */
export type FreshnessOf = ComponentType<{ orgId: string; columnId: string }>
