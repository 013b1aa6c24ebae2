import { Button, Input } from 'antd'
import { useState } from 'react'
import { ActionButton } from '../action-button.tsx'
import { EmptyState } from '../empty-state.tsx'
import { FormDialogButton } from '../form-dialog.tsx'
import { Notice, type Tone, TroubleNotice, useToast } from '../notice.tsx'
import { PageHeading } from '../page-heading.tsx'
import { ProgressPanel } from '../progress-panel.tsx'
import { StatusTag } from '../status-tag.tsx'
import { words } from '../words.ts'

const people = ['王芳', '李娜'].map((name) => ({ value: name, label: { zh: name, en: name } }))

const tones: Tone[] = ['info', 'success', 'warning', 'error']

/** The small parts: notices, tags, buttons, progress, emptiness. */
export function PartsStory() {
  const toast = useToast()
  return (
    <>
      <PageHeading title={{ zh: '小部件', en: 'Parts' }}>每一种都在这里</PageHeading>
      <section className="lx-panel lx-stack">
        {tones.map((tone) => (
          <Notice key={tone} tone={tone} title={{ zh: '有一件事要告诉您', en: 'Something to tell you' }}>
            <p>这里说明发生了什么，以及接下来怎么办。</p>
          </Notice>
        ))}
        <TroubleNotice trouble={{ ...words.unexpected, requestId: 'q7f3', fields: [] }} onRetry={() => {}} />
      </section>
      <section className="lx-panel">
        <StatusTag label={{ zh: '草稿', en: 'Draft' }} />
        {tones.map((tone) => (
          <StatusTag key={tone} tone={tone} label={{ zh: '待审核', en: 'To review' }} />
        ))}
      </section>
      <section className="lx-panel lx-actions">
        <ActionButton label={{ zh: '提交审核', en: 'Submit' }} can={true} kind="primary" onAct={() => {}} />
        <ActionButton label={{ zh: '撤回修改', en: 'Withdraw' }} can={true} onAct={() => {}} />
        <ActionButton label={{ zh: '作废', en: 'Void' }} can={true} kind="destructive" onAct={() => {}} />
        <ActionButton
          label={{ zh: '退回', en: 'Return' }}
          can={{ zh: '已经办结。', en: 'Already closed.' }}
          onAct={() => {}}
        />
        <FormDialogButton<{ to: string }>
          label={{ zh: '转办', en: 'Hand over' }}
          fields={[
            { name: 'to', label: { zh: '转给谁', en: 'To whom' }, kind: 'choice', choices: people, required: true },
          ]}
          onSubmit={({ to }) => toast('success', { zh: `已转给${to}`, en: `Handed to ${to}` })}
        />
        <FormDialogButton<{ words: string }>
          label={{ zh: '写词', en: 'Write words' }}
          fields={[{ name: 'words', label: { zh: '用来找的词', en: 'Words' }, kind: 'text', required: true }]}
          onSubmit={() => Promise.reject({ problem: oneWordTooShort })}
        />
        <Voided />
      </section>
      <ProgressPanel title={{ zh: '导入党员名册', en: 'Import' }} done={370} total={1200} onStop={() => {}} />
      <ProgressPanel title={{ zh: '导出党费收缴表', en: 'Export' }} done={12} total={12} />
      <EmptyState title={words.nothingFound} hint={words.nothingFoundHint} action={<Button>清空条件</Button>} />
    </>
  )
}

const papers = ['甲', '乙']

// Each is voided by its button and can be had back for ten seconds.
const Voided = () => {
  const toast = useToast()
  const [voided, setVoided] = useState<readonly string[]>([])
  const putVoid = (paper: string) => {
    setVoided((before) => [...before, paper])
    toast('success', { zh: `已作废${paper}`, en: `${paper} voided` }, () =>
      setVoided((before) => before.filter((one) => one !== paper)),
    )
  }
  return (
    <>
      {papers.map((paper) => (
        <Button key={paper} onClick={() => putVoid(paper)}>{`作废${paper}并可撤销`}</Button>
      ))}
      <Input aria-label="备注" />
      <p>{`现在作废的：${voided.join('、') || '没有'}`}</p>
    </>
  )
}

// As the server answers when one of several words that were typed in one field does not fit.
const oneWordTooShort = {
  ...words.unexpected,
  requestId: 'q7f3',
  fields: [{ path: 'words.1', zh: '至少要写 2 个字。', en: 'Please write at least 2 characters.' }],
}
