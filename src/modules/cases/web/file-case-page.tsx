import { useState } from 'react'
import { call } from '#kernel/client.ts'
import type { Answer, CallInput } from '#kernel/contract.ts'
import { OrgChoice, useOwnOrg } from '#modules/organisations/web/index.tsx'
import { ActionButton } from '#ui/action-button.tsx'
import { Facts, PagePending } from '#ui/detail-page.tsx'
import { type ChosenFile, filesField } from '#ui/file-input.tsx'
import type { Field } from '#ui/form-fields.tsx'
import { FormPage } from '#ui/form-page.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { type Sentence, useSay } from '#ui/sentence.tsx'
import { answerWays, caseKinds, consents, filedChannels, type HintCode } from '../codes.ts'
import { enclosureEndings, enclosureLimits } from '../enclosures/codes.ts'
import { uploadEnclosure } from '../enclosures/contract.ts'
import { fileCase } from '../filing/contract.ts'
import { hintsFor } from '../rules.ts'
import { enclosureWords } from './enclosure-words.ts'
import { HintNotice } from './hint-tags.tsx'
import { pageWords as w } from './words.ts'

type Slip = Answer<typeof fileCase>
type Filled = Omit<CallInput<typeof fileCase>, 'enclosures'> & { readonly enclosures?: readonly ChosenFile[] }

/** 帮办: a case for somebody who came, called or wrote; then the slip with number and code, shown once (B07). */
export function FileCasePage() {
  const say = useSay()
  const [slip, setSlip] = useState<Slip>()
  const [warned, setWarned] = useState<{ text: string; hints: readonly HintCode[] }>({ text: '', hints: [] })
  const own = useOwnOrg()
  if (!own) return <PagePending error={null} onRetry={() => window.location.reload()} />
  if (slip) return <SlipPage slip={slip} hints={warned.hints} onNext={() => setSlip(undefined)} />
  // As on the public form: whom to call is said before it is sent, and keeps nobody from sending (11.1).
  const file = async ({ enclosures = [], ...values }: Filled) => {
    const text = `${values.title}\n${values.text}`
    const hints = hintsFor(text)
    setWarned({ text, hints })
    if (hints.length > 0 && warned.text !== text) throw toCallFirst
    setSlip(await call(fileCase, { ...values, enclosures: enclosures.flatMap(({ id }) => (id ? [id] : [])) }))
  }
  return (
    <FormPage<Filled>
      title={w.fileCase}
      sections={sections}
      initial={{ isPublic: false, aboutOrgId: own.id }}
      submitLabel={w.fileCase}
      onSubmit={file}
    >
      <p className="lx-quiet lx-note">{say(w.fileLead)}</p>
      <HintNotice hints={warned.hints} title={w.danger} />
    </FormPage>
  )
}

const toCallFirst = { problem: { ...w.dangerAsk, fields: [{ path: 'text', ...w.dangerAsk }] } }

const choices = (of: Readonly<Record<string, Sentence>>) =>
  Object.entries(of).map(([value, { zh, en }]) => ({ value, label: { zh, en } }))

const taking = {
  accept: enclosureEndings,
  kinds: enclosureWords.kinds,
  mostMegabytes: enclosureLimits.megabytes,
  most: enclosureLimits.files,
  onUpload: (file: File) => call(uploadEnclosure, { name: file.name }, { upload: file }),
}

const sections: readonly { readonly fields: readonly Field[] }[] = [
  {
    fields: [
      { name: 'channel', label: w.channel, kind: 'choice', required: true, choices: choices(filedChannels) },
      { name: 'aboutOrgId', label: w.aboutWhom, kind: 'own', required: true, control: <OrgChoice /> },
      { name: 'kind', label: w.kind, kind: 'choice', required: true, choices: choices(caseKinds) },
      { name: 'title', label: w.caseTitle, kind: 'text', required: true, maxLength: 40, hint: w.caseTitleHint },
      { name: 'text', label: w.caseText, kind: 'long', rows: 5, required: true, maxLength: 2000, hint: w.caseTextHint },
      { ...filesField(taking, enclosureWords.brought), name: 'enclosures', label: enclosureWords.enclosures },
      { name: 'isPublic', label: w.makePublic, kind: 'yes-no' },
    ],
  },
  {
    fields: [
      { name: 'name', label: w.writerName, kind: 'text', required: true, maxLength: 20, hint: w.writerNameHint },
      { name: 'phone', label: w.writerPhone, kind: 'text', inputMode: 'tel', maxLength: 20, hint: w.writerPhoneHint },
      { name: 'consent', label: w.consent, kind: 'choice', required: true, choices: choices(consents) },
      { name: 'answerWay', label: w.answerWay, kind: 'choice', required: true, choices: choices(answerWays) },
    ],
  },
]

const SlipPage = ({ slip, hints, onNext }: { slip: Slip; hints: readonly HintCode[]; onNext: () => void }) => {
  const say = useSay()
  return (
    <>
      <PageHeading title={w.filed} />
      <HintNotice hints={hints} title={w.danger} />
      <Notice tone="warning" title={w.filedNote} />
      <section className="lx-panel lx-after" aria-label={say(w.slip)}>
        <h2>{slip.title}</h2>
        <Facts
          facts={[
            { label: w.number, value: <strong>{slip.number}</strong> },
            { label: w.code, value: <strong>{slip.code}</strong> },
            { label: w.receivedBy, value: slip.deskName },
            { label: w.answerBy, value: slip.answerByOn },
          ]}
        />
        <p>{say(w.slipHint)}</p>
      </section>
      <div className="lx-actions lx-after">
        <ActionButton label={w.print} kind="primary" can onAct={() => window.print()} />
        <ActionButton label={w.fileNext} can onAct={onNext} />
      </div>
    </>
  )
}
