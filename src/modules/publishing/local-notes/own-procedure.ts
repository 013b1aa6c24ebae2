import { mayDo, ownProcedure, standingAfter } from '#kernel/procedure/own.ts'
import type { LocalNoteState } from './contract.ts'

/**
 * The way of a note of a site's own 本地说明 (decisions 355), kept in its own row. It is short, so saving it hands it in; what is shown stays as it is while a
 * change waits. When the article changed, one editor may say that it still holds. Taken away it can be written anew.
 */
export const localNoteProcedure = ownProcedure({
  name: 'publishing.local-note',
  title: { zh: '本地说明', en: 'Local note' },
  roles: {
    editor: { zh: '编辑人员', en: 'an editor' },
    second: { zh: '编辑人员（设了审核的，须是另一人）', en: 'an editor; another one where the site wants review' },
  },
  states: {
    WAITING: { zh: '待审核', en: 'to be read' },
    RETURNED: { zh: '退回修改', en: 'returned' },
    SHOWN: { zh: '已公开', en: 'public', ends: true },
    SHOWN_WAITING: { zh: '已公开，修改待审核', en: 'public, a change to be read' },
    SHOWN_RETURNED: { zh: '已公开，修改被退回', en: 'public, a change returned' },
    REMOVED: { zh: '已撤下', en: 'taken away', ends: true },
  },
  begins: { state: 'WAITING' } as { state: LocalNoteState },
  acts: {
    save: {
      ...{ zh: '保存并提交审核', en: 'save and hand in', by: 'editor' },
      ways: {
        ...{ WAITING: 'WAITING', RETURNED: 'WAITING', REMOVED: 'WAITING' },
        ...{ SHOWN: 'SHOWN_WAITING', SHOWN_WAITING: 'SHOWN_WAITING', SHOWN_RETURNED: 'SHOWN_WAITING' },
      },
    },
    return: {
      ...{ zh: '退回修改', en: 'return', by: 'editor', needsReason: true },
      ways: { WAITING: 'RETURNED', SHOWN_WAITING: 'SHOWN_RETURNED' },
    },
    publish: {
      ...{ zh: '公开', en: 'publish', by: 'second' },
      ways: { WAITING: 'SHOWN', SHOWN_WAITING: 'SHOWN' },
    },
    keep: {
      ...{ zh: '仍然适用', en: 'it still holds', by: 'editor' },
      ways: { SHOWN: 'SHOWN', SHOWN_RETURNED: 'SHOWN_RETURNED' },
    },
    remove: {
      ...{ zh: '撤下', en: 'take away', by: 'editor', needsReason: true },
      ways: {
        ...{ WAITING: 'REMOVED', RETURNED: 'REMOVED' },
        ...{ SHOWN: 'REMOVED', SHOWN_WAITING: 'REMOVED', SHOWN_RETURNED: 'REMOVED' },
      },
    },
  },
  whyNot: { notYours: 'publishing.not-an-editor', notNow: 'publishing.note-not-now' },
})

type Act = keyof typeof localNoteProcedure.acts

/** What an act makes of a note, or the code of the reason why it cannot be done; who may do it is asked of the policy. */
export function localNoteAfter(state: LocalNoteState, act: Act): LocalNoteState | 'publishing.note-not-now' {
  const answer = mayDo(localNoteProcedure, { state }, { act, role: localNoteProcedure.acts[act].by })
  return answer === true ? standingAfter(localNoteProcedure, { state }, act).state : 'publishing.note-not-now'
}
