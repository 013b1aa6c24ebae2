import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '#kernel/client.ts'
import { ActionButton } from '#ui/action-button.tsx'
import { DetailPending } from '#ui/detail-page.tsx'
import { useSay } from '#ui/sentence.tsx'
import { StatusTag } from '#ui/status-tag.tsx'
import { endDevice, endOtherDevices, listDevices } from '../devices/contract.ts'
import { deviceName } from '../devices/rules.ts'
import { safetyWords } from './safety-words.ts'

/** Where one is signed in: ends one, or all others. */
export function DevicesPanel() {
  const say = useSay()
  const queries = useQueryClient()
  const list = useQuery({ queryKey: ['devices'], queryFn: () => call(listDevices, {}) })
  const then = async (done: Promise<unknown>) => {
    await done
    await queries.invalidateQueries({ queryKey: ['devices'] })
  }
  const devices = list.data?.devices ?? []
  return (
    <section className="lx-panel">
      <h2>{say(safetyWords.devices)}</h2>
      <p className="lx-quiet">{say(safetyWords.devicesHint)}</p>
      {!list.data && <DetailPending error={list.error} onRetry={() => void list.refetch()} />}
      <ul className="lx-lines">
        {devices.map(({ id, device, since, lastUsed, isThis }) => (
          <li key={id}>
            <span>
              {say(deviceName(device))}{' '}
              <span className="lx-quiet">{say(safetyWords.deviceDays, { since, day: lastUsed })}</span>
            </span>
            {isThis ? (
              <StatusTag tone="success" label={safetyWords.thisDevice} />
            ) : (
              <ActionButton label={safetyWords.endDevice} can onAct={() => then(call(endDevice, { deviceId: id }))} />
            )}
          </li>
        ))}
      </ul>
      {devices.length > 1 && (
        <ActionButton
          label={safetyWords.endOthers}
          can
          confirm={{ title: safetyWords.endOthersAsk, detail: safetyWords.endOthersDetail }}
          onAct={() => then(call(endOtherDevices, {}))}
        />
      )}
    </section>
  )
}
