import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { call } from '#kernel/client.ts'
import type { Answer } from '#kernel/contract.ts'
import { OrgChoice, useOwnOrg } from '#modules/organisations/web/index.tsx'
import { sitePaths } from '#modules/sites/web/index.tsx'
import { ActionButton } from '#ui/action-button.tsx'
import { DetailPending } from '#ui/detail-page.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { FormPage } from '#ui/form-page.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { Say, useSay } from '#ui/sentence.tsx'
import { openSite } from '../contract.ts'
import { paths } from './paths.ts'
import { articleQueries } from './queries.ts'
import { pageWords } from './words.ts'

type Opened = Answer<typeof openSite>

const fields: readonly Field[] = [
  { name: 'orgId', label: pageWords.whose, kind: 'own', control: <OrgChoice />, required: true, wide: true },
  {
    name: 'address',
    label: pageWords.address,
    hint: pageWords.addressHint,
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
  { name: 'name', label: pageWords.siteName, hint: pageWords.siteNameHint, kind: 'text', maxLength: 40, wide: true },
]

/** Opens the site of an organisation in one step and shows its address (A04). */
export function OpenSitePage() {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [params] = useSearchParams()
  const [opened, setOpened] = useState<Opened>()
  const own = useOwnOrg()
  const known = useQuery({ ...articleQueries.site(own?.id ?? ''), enabled: own !== undefined, retry: false })
  if (opened) return <OpenedSite of={opened} onAnother={() => setOpened(undefined)} />
  if (own === undefined || known.isPending) return <DetailPending />
  const { address, phone } = known.data ?? {}
  return (
    <FormPage<{ orgId: string; address: string; phone: string; name?: string }>
      title={pageWords.openSite}
      sections={[{ fields }]}
      initial={{
        orgId: params.get('org') ?? own.id,
        ...(address === undefined ? {} : { address }),
        ...(phone === undefined ? {} : { phone }),
      }}
      submitLabel={pageWords.openSite}
      onCancel={() => navigate(sitePaths.list)}
      onSubmit={async ({ name, ...facts }) => {
        const answer = await call(openSite, { ...facts, ...(name?.trim() ? { name } : {}) })
        await queries.invalidateQueries({ queryKey: ['sites'] })
        await queries.invalidateQueries({ queryKey: articleQueries.all })
        setOpened(answer)
      }}
    >
      <p className="lx-quiet lx-note">
        <Say of={pageWords.openSiteNote} />
      </p>
    </FormPage>
  )
}

const OpenedSite = ({ of, onAnother }: { of: Opened; onAnother: () => void }) => {
  const say = useSay()
  const address = new URL(of.path, window.location.origin).href
  return (
    <>
      <PageHeading title={pageWords.openSite} />
      <Notice
        tone="success"
        title={pageWords.opened}
        action={
          <div className="lx-actions">
            <a href={of.path} target="_blank" rel="noopener">
              {say(pageWords.toSite)}
            </a>
            <Link to={sitePaths.one(of.orgId)}>{say(pageWords.toSettings)}</Link>
            <Link to={paths.list(`org=${of.orgId}&below=0`)}>{say(pageWords.toDrafts)}</Link>
            <ActionButton label={pageWords.openAnother} can onAct={onAnother} />
          </div>
        }
      >
        <p>{say(pageWords.openedAt, { address })}</p>
      </Notice>
    </>
  )
}
