import { UploadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef } from 'react'
import { type Sentence, useSay } from './sentence.tsx'

/** Chooses a sheet that is sent at once; `accept` names the endings of files as HTML does. */
export function SheetInput(of: {
  label: Sentence
  busyLabel: Sentence
  accept: string
  isBusy: boolean
  onFile: (file: File | undefined) => unknown
}) {
  const say = useSay()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={of.accept}
        aria-label={say(of.label)}
        onChange={(event) => {
          void of.onFile(event.target.files?.[0])
          // The same file may be chosen again after it was corrected.
          event.target.value = ''
        }}
      />
      <Button type="primary" icon={<UploadOutlined />} loading={of.isBusy} onClick={() => input.current?.click()}>
        {say(of.isBusy ? of.busyLabel : of.label)}
      </Button>
    </>
  )
}
