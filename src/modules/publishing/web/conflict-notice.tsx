import { Button } from 'antd'
import { fill } from '#kernel/errors.ts'
import { formatMinute } from '#kernel/time.ts'
import { Notice } from '#ui/notice.tsx'
import { useLanguage, useSay } from '#ui/sentence.tsx'
import type { ArticleDetail } from '../contract.ts'
import { paths } from './paths.ts'
import { pageWords } from './words.ts'

/** Somebody saved meanwhile: says who and when, shows theirs, and offers to save one's own after it (UX-CS14). */
export function ConflictNotice({ theirs, onKeepMine }: { theirs: ArticleDetail; onKeepMine: () => void }) {
  const say = useSay()
  const time = formatMinute(new Date(theirs.savedAt), useLanguage())
  return (
    <div className="lx-after">
      <Notice
        tone="warning"
        title={fill(pageWords.conflict, { name: theirs.savedByName, time, number: theirs.version })}
        action={
          <div className="lx-actions">
            <Button href={paths.one(theirs.id)} target="_blank" rel="noopener">
              {say(pageWords.seeTheirs)}
            </Button>
            <Button onClick={onKeepMine}>{say(pageWords.saveMine)}</Button>
          </div>
        }
      >
        <p>{say(pageWords.conflictHint)}</p>
      </Notice>
    </div>
  )
}
