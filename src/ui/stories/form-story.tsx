import { useState } from 'react'
import { FormPage, type FormSection } from '../form-page.tsx'
import { parseDay } from './parse-day.ts'

/** A form whose submission the server always refuses, on the field `secretary.name`. */
export function FormStory() {
  const [sent, setSent] = useState(0)
  return (
    <FormPage<{ name: string }>
      title={{ zh: '新建党支部', en: 'New branch' }}
      sections={sections}
      initial={{ name: '清溪镇桃溪村党支部' }}
      submitLabel={{ zh: '提交审核', en: 'Submit for review' }}
      onCancel={() => {}}
      onSubmit={async () => {
        setSent(sent + 1)
        await new Promise((done) => setTimeout(done, 200))
        throw refusal
      }}
    >
      <p className="lx-quiet">已提交 {sent} 次</p>
    </FormPage>
  )
}

const sections: readonly FormSection[] = [
  {
    title: { zh: '基本信息', en: 'Basics' },
    fields: [
      { name: 'name', label: { zh: '名称', en: 'Name' }, kind: 'text', required: true },
      {
        name: 'foundedOn',
        label: { zh: '成立日期', en: 'Founded on' },
        kind: 'day',
        parse: parseDay,
        required: true,
        hint: { zh: '用来推算换届时间。', en: 'Gives the date of the next election.' },
      },
      {
        name: 'kind',
        label: { zh: '类别', en: 'Kind' },
        kind: 'choice',
        choices: [
          { value: 'village', label: { zh: '村党支部', en: 'Village' } },
          { value: 'office', label: { zh: '机关党支部', en: 'Office' } },
        ],
      },
      { name: 'members', label: { zh: '党员人数', en: 'Members' }, kind: 'number', min: 0, precision: 0 },
      { name: 'joint', label: { zh: '是否联合支部', en: 'Joint branch' }, kind: 'yes-no' },
    ],
  },
  {
    title: { zh: '书记', en: 'Secretary' },
    fields: [
      { name: 'secretary.name', label: { zh: '姓名', en: 'Name' }, kind: 'text', required: true },
      { name: 'secretary.phone', label: { zh: '电话', en: 'Phone' }, kind: 'text', inputMode: 'tel' },
      { name: 'note', label: { zh: '说明', en: 'Note' }, kind: 'long', maxLength: 200 },
    ],
  },
]

const refusal = {
  problem: {
    zh: '还有内容需要改，改好后再提交。',
    en: 'Something needs correcting before this can be submitted.',
    requestId: 'q7f3-2026-1124',
    fields: [
      {
        path: 'secretary.name',
        zh: '这位同志已是另一个支部的书记，请核对。',
        en: 'Already secretary of another branch.',
      },
      { path: 'elsewhere', zh: '清溪镇本月已有一份同名申请。', en: 'There is already an application of this name.' },
    ],
  },
}
