import { Form, Select } from 'antd'
import { useEffect } from 'react'
import { useSay } from '#ui/sentence.tsx'
import { useGroupsOf } from './use-groups.ts'
import { pageWords } from './words.ts'

interface Control {
  readonly id?: string
  readonly value?: string | null
  readonly onChange?: (groupId: string | null) => void
}

/** Chooses among the Party groups of a branch, or none; a control for a form's `own` field. */
export function GroupChoice({ orgId, id, value, onChange }: Control & { orgId: string | undefined }) {
  const say = useSay()
  const groups = useGroupsOf(orgId)
  return (
    <Select<string>
      {...(id === undefined ? {} : { id })}
      {...(value ? { value } : {})}
      allowClear
      disabled={groups.length === 0}
      placeholder={say(groups.length === 0 ? pageWords.noGroups : pageWords.noGroup)}
      options={groups.map((group) => ({ value: group.value, label: say(group.label) }))}
      onChange={(chosen) => onChange?.(chosen ?? null)}
    />
  )
}

/** The same where the branch is chosen in the form itself: a group of another branch goes when the branch changes. */
export function GroupOfChosenBranch({ value, onChange, ...rest }: Control) {
  const form = Form.useFormInstance()
  const orgId = Form.useWatch<string | undefined>('orgId', form)
  const groups = useGroupsOf(orgId)
  const isOther = Boolean(value) && groups.length > 0 && !groups.some((group) => group.value === value)
  useEffect(() => {
    if (isOther) onChange?.(null)
  }, [isOther, onChange])
  return (
    <GroupChoice
      {...rest}
      orgId={orgId}
      {...(value === undefined ? {} : { value })}
      {...(onChange ? { onChange } : {})}
    />
  )
}
