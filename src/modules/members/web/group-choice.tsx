import { useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { type ComponentProps, useEffect } from 'react'
import { call } from '#kernel/client.ts'
import { readOrg } from '#modules/organisations/contract.ts'
import { OrgChoice } from '#modules/organisations/web/index.tsx'
import { chosenLine } from '#ui/choice-options.tsx'
import { useSay } from '#ui/sentence.tsx'
import { useGroupsOf, useNamedGroupsOf } from './use-groups.ts'
import { pageWords } from './words.ts'

interface Control {
  readonly id?: string
  readonly value?: string | null
  readonly onChange?: (groupId: string | null) => void
}

/** Chooses among the Party groups of a branch, or none; a control for a form's `own` field. */
export function GroupChoice({ orgId, id, value, onChange }: Control & { orgId: string | undefined }) {
  const say = useSay()
  const { groups, why } = useNamedGroupsOf(orgId)
  return (
    <Select<string>
      {...(id === undefined ? {} : { id })}
      {...(value ? { value } : {})}
      allowClear
      disabled={groups.length === 0 && !value}
      labelRender={chosenLine(why, say)}
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

/** Chooses the branch in the form itself; who chooses a Party group, here or in the tree before, means its branch and that group. */
export function BranchChoice(control: ComponentProps<typeof OrgChoice>) {
  const { value, onChange } = control
  const form = Form.useFormInstance()
  const org = useQuery({
    queryKey: ['organisations', 'org', value, undefined],
    queryFn: () => call(readOrg, { orgId: value ?? '' }),
    enabled: value !== undefined,
  })
  const branchId = org.data?.type === 'PARTY_GROUP' ? org.data.parentId : null
  useEffect(() => {
    if (branchId === null) return
    form.setFieldValue(['facts', 'groupId'], value)
    onChange?.(branchId)
  }, [branchId, value, form, onChange])
  return <OrgChoice {...control} />
}
