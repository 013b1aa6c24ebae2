import { expect, it } from 'vitest'
import { crypto } from '#kernel/crypto.ts'
import { newId } from '#kernel/ids.ts'
import { openContent, sealContent } from './content.ts'

const file = Buffer.from('姓名,公民身份号码\r\n张三丰,529901199003074011\r\n'.repeat(500))

it('a file comes back as it was uploaded, and text is kept in less room', async () => {
  const id = newId()
  const sealed = await sealContent(id, file)
  expect(await openContent(id, sealed)).toEqual(file)
  expect(sealed.length).toBeLessThan(file.length / 2)
  await expect(openContent(newId(), sealed)).rejects.toThrow()
})

it('a file that an earlier version kept is opened too', async () => {
  const id = newId()
  const earlier = crypto().seal(`members.import_batch.content/${id}`, file)
  expect(await openContent(id, earlier)).toEqual(file)
})
