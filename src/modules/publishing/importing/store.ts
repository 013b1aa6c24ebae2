import { sql, type Tx } from '#kernel/db.ts'
import type { KeptText } from '../store.ts'

/** An article ready to be written with the hour of its publication elsewhere. */
export interface PreparedArticle extends KeptText {
  readonly id: string
  readonly orgId: string
  readonly path: string
  readonly savedByName: string
  readonly publishedAt: Date
  readonly digest: string
  readonly searchTitle: string
  readonly searchText: string
  readonly search: string
}

const batchSize = 200

/** Writes prepared articles with the hours they bring, marked as imported, through a transaction of the database's owner. */
export async function writeImport(owner: Tx, prepared: readonly PreparedArticle[]): Promise<void> {
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
