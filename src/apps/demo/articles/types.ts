/** Sections of the county's, townships' and villages' sites. */
export const SECTIONS = {
  organisation: '组织工作',
  discipline: '纪检工作',
  publicity: '宣传工作',
  'united-front': '统一战线工作',
  secretariat: '文秘工作',
  'external-exchange': '对外交流工作',
  'party-affairs': '党务公开',
  services: '办事服务',
} as const
export type Section = keyof typeof SECTIONS

/**
 * An article as its author wrote it. In `body` each line is a paragraph, `# ` a heading, `- ` a list item and `| ` a
 * table row (the first one the head). `{day-3}` is a day counted from publication, `{month}` and `{year}` likewise.
 */
export type ArticleSource = {
  org: string
  section: Section
  /** Days before today. */
  daysAgo: number
  title: string
  subtitle?: string
  body: string
}

export type DemoArticle = {
  key: string
  orgKey: string
  section: Section
  title: string
  subtitle: string | null
  bodyHtml: string
  /** The body that gave the text out: 青石镇党委 */
  source: string
  author: string
  editor: string
  /** An instant in Beijing time, never later than the day before `today`. */
  publishedAt: string
}
