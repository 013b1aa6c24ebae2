import { Spin } from 'antd'
import { useSay } from '#ui/sentence.tsx'
import { words } from './words.ts'

/** While the first page is fetched. */
export function Starting() {
  const say = useSay()
  return (
    <p className="start" role="status">
      <Spin /> {say(words.opening)}
    </p>
  )
}
