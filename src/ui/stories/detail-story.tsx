import { useState } from 'react'
import { permission } from '../action-button.tsx'
import { DetailPage, DetailPending } from '../detail-page.tsx'
import { MaskedValue } from '../masked-value.tsx'
import { PageHeading } from '../page-heading.tsx'
import { StatusTag } from '../status-tag.tsx'
import { Timeline } from '../timeline.tsx'

/** A made-up member's card with one refused act, a masked number and a timeline; `?pending` before it has come. */
export function DetailStory() {
  const [tab, setTab] = useState('steps')
  if (new URLSearchParams(window.location.search).has('pending')) return <PendingStory />
  return (
    <DetailPage
      title={{ zh: '罗青禾', en: 'Luo Qinghe' }}
      beside={<StatusTag tone="warning" label={{ zh: '退回修改', en: 'Sent back' }} />}
      facts={facts}
      tab={tab}
      onTab={setTab}
      tabs={[
        {
          key: 'steps',
          label: { zh: '变更记录', en: 'Changes' },
          show: () => <Timeline steps={steps} label="变更记录" />,
        },
        { key: 'dues', label: { zh: '党费', en: 'Dues' }, show: () => <p>2026年：每月 12.00 元。</p> },
        { key: 'seen', label: { zh: '谁看过', en: 'Who looked' }, show: () => <p>本月 2 次。</p> },
      ]}
      actions={[
        {
          label: { zh: '提交审核', en: 'Submit' },
          can: permission(can, 'submit', reasons),
          onAct: () => {},
          kind: 'primary',
        },
        { label: { zh: '修改', en: 'Edit' }, can: true, onAct: () => {} },
        {
          label: { zh: '转出组织关系', en: 'Transfer out' },
          can: true,
          kind: 'destructive',
          onAct: () => {},
          confirm: {
            title: { zh: '转出这位同志的组织关系？', en: 'Transfer out?' },
            detail: { zh: '转出后由接收支部管理。', en: 'The other branch takes over.' },
          },
        },
      ]}
    />
  )
}

const PendingStory = () => (
  <>
    <PageHeading title={{ zh: '罗青禾', en: 'Luo Qinghe' }} />
    <DetailPending />
    <DetailPending error={new Error('unreachable')} onRetry={() => {}} />
  </>
)

const can = { submit: 'incomplete' }
const reasons = { incomplete: { zh: '还有两项没有填。', en: 'Two fields are empty.' } }

const facts = [
  { label: { zh: '所在支部', en: 'Branch' }, value: '安和县清溪镇桃溪村党支部' },
  {
    label: { zh: '身份证号', en: 'ID number' },
    value: (
      <MaskedValue
        label={{ zh: '身份证号', en: 'ID number' }}
        masked="5299**********0012"
        reasons={[
          { value: 'check', label: { zh: '核对信息', en: 'Checking the record' } },
          { value: 'transfer', label: { zh: '办理组织关系', en: 'Handling a transfer' } },
        ]}
        reveal={async () => '529901199001010012'}
        seconds={3}
      />
    ),
  },
  { label: { zh: '入党日期', en: 'Joined' }, value: '2015年7月1日' },
  { label: { zh: '联系电话', en: 'Phone' }, value: '' },
]

const steps = [
  {
    key: '3',
    what: { zh: '退回修改', en: 'Sent back' },
    who: '清溪镇党委 组织委员 白云归',
    when: '2026年11月23日（周一）15:30',
    opinion: '入党日期与原件不一致，请核对后再报。',
    tone: 'warning' as const,
  },
  {
    key: '2',
    what: { zh: '提交审核', en: 'Submitted' },
    who: '桃溪村党支部 书记 石溪',
    when: '2026年11月22日（周日）09:12',
  },
  {
    key: '1',
    what: { zh: '建立', en: 'Created' },
    who: '桃溪村党支部 书记 石溪',
    when: '2026年11月20日（周五）16:40',
    tone: 'success' as const,
  },
]
