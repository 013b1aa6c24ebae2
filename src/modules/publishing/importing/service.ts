import { createHash } from 'node:crypto'
import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import type { ArticleText } from '../contract.ts'
import { digestOf, prepareText, searchTextOf } from '../prepare.ts'
import type { PreparedArticle } from './store.ts'

/** An article that was published before, elsewhere, on the site of `site`; who imported it stands in its version. */
export interface PastArticle {
  readonly site: { readonly orgId: string; readonly path: string; readonly organisation: string }
  readonly written: ArticleText
  readonly publishedAt: Date
}

/**
 * Cleans the texts of an import as every text is cleaned and records it with a digest over all of them (decisions 16).
 * `writeImport` writes them afterwards: only the owner of the database can carry past hours (A07).
 * @throws Refusal as `prepareText` does.
 */
export function prepareImport(
  ctx: Ctx,
  articles: readonly PastArticle[],
  of: { source: string; orgId: string },
): PreparedArticle[] {
  const prepared = articles.map((article) => asRow(article, ctx.actor.name))
  const digest = createHash('sha256').update(JSON.stringify(prepared)).digest('hex')
  record(ctx, 'publishing.imported', {
    orgId: of.orgId,
    details: { source: of.source, count: prepared.length, digest },
  })
  return prepared
}

function asRow({ site, written, publishedAt }: PastArticle, savedByName: string): PreparedArticle {
  const text = prepareText(written, site.organisation)
  const search = searchTextOf(text)
  return {
    ...text,
    id: newId(publishedAt.getTime()),
    orgId: site.orgId,
    path: site.path,
    savedByName,
    publishedAt,
    digest: digestOf(text),
    searchTitle: search.title,
    searchText: search.text,
    search: search.vector,
  }
}
