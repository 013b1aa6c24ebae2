import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from 'react-router'
import { call } from '#kernel/client.ts'
import { parseDay } from '#kernel/time.ts'
import { PagePending } from '#ui/detail-page.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { FormPage, type FormSection } from '#ui/form-page.tsx'
import { useSay } from '#ui/sentence.tsx'
import { editSite, type SiteDetail, type Theme } from '../contract.ts'
import { paths } from './paths.ts'
import { siteQueries } from './queries.ts'
import { pageWords, themeWords } from './words.ts'

interface Typed {
  readonly name: string
  readonly theme: Theme
  readonly hostedBy: string
  readonly address: string
  readonly phone: string
  readonly greyFrom?: string
  readonly greyUntil?: string
  readonly siteCode?: string
  readonly icpNumber?: string
  readonly policeNumber?: string
  readonly support?: string
  readonly needsReview?: boolean
}

/** Name, colours and everything the footer says (UX-PT10). */
export function EditSitePage() {
  const { orgId = '' } = useParams()
  const site = useQuery(siteQueries.one(orgId))
  if (!site.data) return <PagePending error={site.error} onRetry={() => void site.refetch()} />
  return <EditSite of={site.data} />
}

const EditSite = ({ of }: { of: SiteDetail }) => {
  const say = useSay()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const maySetReview = of.can.setReview === true
  return (
    <FormPage<Typed>
      title={pageWords.edit}
      sections={maySetReview ? [...sections, reviewSection] : sections}
      initial={typedOf(of)}
      submitLabel={pageWords.save}
      onCancel={() => navigate(paths.one(of.orgId))}
      onSubmit={async (typed) => {
        await call(editSite, bodyOf(typed, of))
        await queries.invalidateQueries({ queryKey: siteQueries.all })
        await navigate(paths.one(of.orgId))
      }}
    >
      {!maySetReview && <p className="lx-quiet lx-note">{say(pageWords.needsReviewFixed)}</p>}
    </FormPage>
  )
}

const typedOf = (of: SiteDetail): Typed => {
  const { name, theme, hostedBy, address, phone, needsReview } = of
  const optional = Object.fromEntries(blankable.flatMap((key) => (of[key] === null ? [] : [[key, of[key]]])))
  return { name, theme, hostedBy, address, phone, needsReview, ...optional }
}

const bodyOf = (typed: Typed, { orgId, version, needsReview }: SiteDetail) => {
  const blank = (key: (typeof blankable)[number]) => typed[key]?.trim() || null
  return {
    ...typed,
    orgId,
    version,
    needsReview: typed.needsReview ?? needsReview,
    greyFrom: blank('greyFrom'),
    greyUntil: blank('greyUntil'),
    siteCode: blank('siteCode'),
    icpNumber: blank('icpNumber'),
    policeNumber: blank('policeNumber'),
    support: blank('support'),
  }
}

const blankable = ['greyFrom', 'greyUntil', 'siteCode', 'icpNumber', 'policeNumber', 'support'] as const

type LineName = 'hostedBy' | 'siteCode' | 'icpNumber' | 'policeNumber' | 'support'
const line = (name: LineName, more: { required?: boolean } = {}): Field => ({
  name,
  label: pageWords[name],
  hint: pageWords[`${name}Hint`],
  kind: 'text',
  maxLength: 100,
  ...more,
})

const sections: readonly FormSection[] = [
  {
    title: pageWords.face,
    fields: [
      { name: 'name', label: pageWords.name, kind: 'text', required: true, maxLength: 40 },
      {
        name: 'theme',
        label: pageWords.theme,
        kind: 'choice',
        required: true,
        choices: Object.entries(themeWords).map(([value, label]) => ({ value, label })),
      },
      { name: 'greyFrom', label: pageWords.greyFrom, hint: pageWords.greyHint, kind: 'day', parse: parseDay },
      { name: 'greyUntil', label: pageWords.greyUntil, kind: 'day', parse: parseDay },
    ],
  },
  {
    title: pageWords.contact,
    fields: [
      line('hostedBy', { required: true }),
      {
        name: 'address',
        label: pageWords.office,
        hint: pageWords.officeHint,
        kind: 'text',
        required: true,
        maxLength: 100,
      },
      {
        name: 'phone',
        label: pageWords.phone,
        hint: pageWords.phoneHint,
        kind: 'text',
        inputMode: 'tel',
        required: true,
        maxLength: 25,
      },
    ],
  },
  { title: pageWords.filing, fields: [line('siteCode'), line('icpNumber'), line('policeNumber'), line('support')] },
]

const reviewSection: FormSection = {
  title: pageWords.reviewing,
  fields: [
    { name: 'needsReview', label: pageWords.needsReview, hint: pageWords.needsReviewHint, kind: 'yes-no', wide: true },
  ],
}
