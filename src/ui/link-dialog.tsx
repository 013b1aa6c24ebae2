import { Form, Input } from 'antd'
import { Dialog } from './dialog.tsx'
import { safeAddress } from './rich-text-clean.ts'
import { useSay } from './sentence.tsx'
import { words } from './words.ts'

/** Asks where a link leads. An empty address takes the link away. */
export function LinkDialog({
  initial,
  onLink,
  onClose,
}: {
  initial: string | undefined
  onLink: (address: string, text: string) => void
  onClose: () => void
}) {
  const say = useSay()
  const [form] = Form.useForm<{ address?: string; text?: string }>()
  const known = (_: unknown, value: string | undefined) =>
    !value?.trim() || safeAddress(value) !== undefined
      ? Promise.resolve()
      : Promise.reject(new Error(say(words.noAddress)))
  return (
    <Dialog
      open
      title={say(words.link)}
      okText={say(words.link)}
      cancelText={say(words.cancel)}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ address: initial ?? '' }}
        onFinish={({ address = '', text = '' }) => onLink(address.trim(), text.trim())}
      >
        <Form.Item
          name="address"
          label={say(words.linkAddress)}
          extra={say(words.linkAddressHint)}
          rules={[{ validator: known }]}
          validateTrigger="onSubmit"
        >
          <Input autoComplete="off" inputMode="url" />
        </Form.Item>
        {initial === undefined && (
          <Form.Item name="text" label={say(words.linkText)} extra={say(words.linkTextHint)}>
            <Input autoComplete="off" />
          </Form.Item>
        )}
      </Form>
    </Dialog>
  )
}
