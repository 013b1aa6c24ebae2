import { createHash } from 'node:crypto'
import { record } from '#kernel/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { sql, type Tx } from '#kernel/db.ts'
import { newId } from '#kernel/ids.ts'
import type { ArticleText } from './contract.ts'
import { digestOf, prepareText, searchTextOf } from './prepare.ts'

/** An article that was published before, elsewhere, on the site of `site`; who imported it stands in its version. */
export interface PastArticle {
  readonly site: { readonly orgId: string; readonly path: string; readonly organisation: string }
  readonly written: ArticleText
  readonly publishedAt: Date
}

/** Articles ready to be written, in the order in which they were given. */
export type PreparedImport = readonly Readonly<Record<string, unknown>>[]

/**
 * Cleans the texts of an import as every text is cleaned and records it with a digest over all of them (decisions 16).
 * `writeImport` writes them afterwards: only the owner of the database can carry past hours (A07).
 * @throws Refusal as `prepareText` does.
 */
export function prepareImport(
  ctx: Ctx,
  articles: readonly PastArticle[],
  of: { source: string; orgId: string },
): PreparedImport {
  const prepared = articles.map((article) => asRow(article, ctx.actor.name))
  const digest = createHash('sha256').update(JSON.stringify(prepared)).digest('hex')
  record(ctx, 'publishing.imported', {
    orgId: of.orgId,
    details: { source: of.source, count: prepared.length, digest },
  })
  return prepared
}

const batchSize = 200

/** Writes prepared articles with the hours they bring, marked as imported, through a transaction of the database's owner. */
export async function writeImport(owner: Tx, prepared: PreparedImport): Promise<void> {
  for (let from = 0; from < prepared.length; from += batchSize) {
    const given = sql`jsonb_to_recordset(${JSON.stringify(prepared.slice(from, from + batchSize))}::jsonb) as g("id" uuid,
      "orgId" uuid, "path" text, "sectionCode" text, "title" text, "subtitle" text, "bodyHtml" text, "summary" text, "source" text,
      "author" text, "editor" text, "savedByName" text, "publishedAt" timestamptz, "digest" text, "searchTitle" text,
      "searchText" text, "search" tsvector)`
    await owner.run(sql`insert into publishing.article (id, org_id, org_path, section_code, title, subtitle, body_html, summary, source,
        author, editor, status, saved_by_name, created_at, saved_at, published_at, content_digest, is_imported, search_title, search_text,
        search)
      select g.id, g."orgId", g.path, g."sectionCode", g.title, g.subtitle, g."bodyHtml", g.summary, g.source, g.author, g.editor,
        'PUBLISHED', g."savedByName", g."publishedAt", g."publishedAt", g."publishedAt", g.digest, true, g."searchTitle", g."searchText",
        g.search
      from ${given}`)
    await owner.run(sql`insert into publishing.article_version (article_id, number, org_id, org_path, section_code, title, subtitle, body_html,
        summary, source, author, editor, saved_by_name, saved_at)
      select g.id, 1, g."orgId", g.path, g."sectionCode", g.title, g.subtitle, g."bodyHtml", g.summary, g.source, g.author, g.editor,
        g."savedByName", g."publishedAt"
      from ${given}`)
  }
}

function asRow({ site, written, publishedAt }: PastArticle, savedByName: string): PreparedImport[number] {
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
