import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { call } from '#kernel/client.ts'
import { fill } from '#kernel/errors.ts'
import { dayOf, formatDay, toDay } from '#kernel/time.ts'
import { Beside } from '#ui/beside.tsx'
import { type Fact, Facts, PagePending } from '#ui/detail-page.tsx'
import { FormDialogButton } from '#ui/form-dialog.tsx'
import { useToast } from '#ui/notice.tsx'
import { PageHeading } from '#ui/page-heading.tsx'
import { type Sentence, useLanguage, useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { projectStates } from '../projects/codes.ts'
import { addProjectStep, endProject, type Project, takeBackProjectStep } from '../projects/contract.ts'
import { MeasuredText, projectTones } from './project-list-page.tsx'
import { projectPageWords as w } from './project-words.ts'
import { demandQueries } from './queries.ts'

/** One project 每月一题: its owner, its steps, what was measured; the organisation that took it up tells of it. */
export function ProjectPage() {
  const { projectId = '' } = useParams()
  const one = useQuery(demandQueries.project(projectId))
  if (!one.data) return <PagePending error={one.error} onRetry={() => void one.refetch()} />
  return <Whole of={one.data} />
}

const Whole = ({ of }: { of: Project }) => {
  const say = useSay()
  const { title, state, matter, outcome, can } = of
  return (
    <article className="lx-detail">
      <PageHeading
        title={{ zh: title, en: title }}
        beside={<StatusTag tone={projectTones[state]} label={projectStates[state]} />}
        actions={
          <>
            {can.addProjectStep === true && <AddStep of={of} />}
            {can.endProject === true && <End of={of} />}
          </>
        }
      >
        {say(w.lead)}
      </PageHeading>
      <section className="lx-panel">
        <p className="lx-long lx-after">{matter}</p>
        <Facts facts={useFacts(of)} />
        {outcome && (
          <>
            <h2>{say(w.outcome)}</h2>
            <p className="lx-long">{outcome}</p>
          </>
        )}
      </section>
      <section className="lx-panel">
        <h2>{say(w.steps)}</h2>
        <Steps of={of} />
      </section>
      <Beside place="demands.project" subjectId={of.id} />
    </article>
  )
}

function useFacts(of: Project): Fact[] {
  const language = useLanguage()
  const day = (text: string) => formatDay(toDay(text), language)
  return [
    { label: w.owner, value: of.ownerName },
    { label: w.office, value: of.orgName },
    { label: w.begun, value: day(of.begunOn) },
    { label: w.due, value: day(of.dueOn) },
    ...(of.endedOn ? [{ label: w.ended, value: day(of.endedOn) }] : []),
    { label: w.words, value: of.words.join('、') },
    { label: w.measured, value: <MeasuredText of={of.measured} /> },
  ]
}

const Steps = ({ of }: { of: Project }) => {
  const say = useSay()
  const language = useLanguage()
  if (of.steps.length === 0) return <p>{say(w.noSteps)}</p>
  const steps = of.steps.map(({ id, at, what, byName, takenBackReason }) => ({
    key: id,
    what: { zh: what, en: what },
    who: byName,
    when: formatDay(dayOf(new Date(at)), language),
    ...(takenBackReason === null ? {} : { opinion: say(fill(w.because, { reason: takenBackReason })) }),
    more: takenBackReason === null && of.can.takeBackProjectStep === true && <TakeBack of={of} stepId={id} />,
  }))
  return <Timeline steps={steps} label={say(w.steps)} />
}

const AddStep = ({ of: { id: projectId } }: { of: Project }) => {
  const done = useDone()
  const tell = async ({ what }: { what: string }) => {
    await call(addProjectStep, { projectId, what })
    await done(w.told)
  }
  return <FormDialogButton label={w.addStep} fields={stepFields} kind="primary" onSubmit={tell} />
}

const TakeBack = ({ of: { id: projectId }, stepId }: { of: Project; stepId: string }) => {
  const done = useDone()
  const takeBack = async ({ reason }: { reason: string }) => {
    await call(takeBackProjectStep, { projectId, stepId, reason })
    await done(w.takenBack)
  }
  return <FormDialogButton label={w.takeBack} note={w.takeBackNote} fields={reasonFields} onSubmit={takeBack} />
}

const End = ({ of: { id: projectId } }: { of: Project }) => {
  const done = useDone()
  const end = async ({ state, outcome }: { state: 'DONE' | 'STOPPED'; outcome: string }) => {
    await call(endProject, { projectId, state, outcome })
    await done(w.endedNow)
  }
  return <FormDialogButton label={w.end} note={w.endNote} fields={endFields} onSubmit={end} />
}

const stepFields = [
  { name: 'what', label: w.what, kind: 'long', required: true, maxLength: 600, hint: w.whatHint },
] as const
const reasonFields = [{ name: 'reason', label: w.reason, kind: 'long', required: true, maxLength: 200 }] as const
const endFields = [
  {
    name: 'state',
    label: w.endAs,
    kind: 'choice',
    required: true,
    choices: [
      { value: 'DONE', label: projectStates.DONE },
      { value: 'STOPPED', label: projectStates.STOPPED },
    ],
  },
  { name: 'outcome', label: w.outcome, kind: 'long', required: true, maxLength: 600 },
] as const

function useDone() {
  const queries = useQueryClient()
  const toast = useToast()
  return async (told: Sentence) => {
    toast('success', told)
    await queries.invalidateQueries({ queryKey: demandQueries.projects.queryKey })
  }
}
