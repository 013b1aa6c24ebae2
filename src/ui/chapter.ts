import type { ComponentType } from 'react'
import type { RouteObject } from 'react-router'
import type { Adviser } from './draft-advice.tsx'
import type { IconName } from './icon.tsx'
import type { Sentence } from './sentence.tsx'

/** What a chapter's `web/index.tsx` exports as `web`. Keep it small: pages and panels are loaded when first needed. */
export interface ChapterWeb {
  /**
   * Children of `/console`, with relative paths and `lazy` pages: `{ path: 'members', lazy: () => import(…) }`.
   * A route may carry a `handle` of type RouteHandle.
   */
  readonly routes: readonly RouteObject[]
  readonly menu: readonly MenuEntry[]
  /** Panels of 待办: what waits for this person. */
  readonly waiting: readonly Panel[]
  /** Panels of the home page, after 待办: own organisation, notices. */
  readonly homePanels: readonly Panel[]
  /** The page of its own for what a matter is about, by the subject of the matter: `members.duplicate`. */
  readonly subjects?: Readonly<Record<string, (subjectId: string) => string>>
  /** Panels of the one page about one’s own organisation 我的支部, 我的党组织. */
  readonly ownPanels?: readonly Panel[]
  /** What it has to say about drafts that are written on pages above it, by the name of the form: `cases.reply`. */
  readonly advice?: Readonly<Record<string, Adviser>>
  /** Panels it puts beside what a page above it shows, by the name of the place: `cases.case`. */
  readonly beside?: Readonly<Record<string, readonly BesidePanel[]>>
}

/** A panel that is told what the page is about. */
export interface BesidePanel {
  /** Unique in the console: `demands.suggestion`. */
  readonly key: string
  readonly load: () => Promise<{ readonly Panel: ComponentType<{ subjectId: string }> }>
}

export interface MenuEntry {
  readonly label: Sentence
  /** The whole path, `/console/members`. */
  readonly path: string
  readonly icon: IconName
  /** Names of acts; shown when the identity may do any of them, or when none is named. */
  readonly needs: readonly string[]
}

export interface Panel {
  /** Unique in the console: `members.waiting`. */
  readonly key: string
  /** As in MenuEntry. */
  readonly needs: readonly string[]
  readonly load: () => Promise<{ readonly Panel: ComponentType }>
}

/** What a route says about itself to the shell. */
export interface RouteHandle {
  /** Its part of the breadcrumb. */
  readonly crumb: Sentence
}
