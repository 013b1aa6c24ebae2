import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { allGone, familyOf, isAlive, postmasterOf, start, throughNpm, until, visit, visitAgain } from './starter.ts'

describe('what dies is started again', { timeout: 60_000 }, () => {
  test('a killed server comes back on the same port', async () => {
    const started = await start()
    await started.ready()
    const { server } = familyOf(started)
    process.kill(server, 'SIGKILL')
    const answer = await visitAgain(started.port, ({ pid }) => pid !== server)
    expect(familyOf(started).server).toBe(answer.pid)
  })

  test('a killed worker comes back', async () => {
    const started = await start()
    await started.ready()
    const { worker } = familyOf(started)
    process.kill(worker, 'SIGKILL')
    await until(() => familyOf(started).worker !== worker && isAlive(familyOf(started).worker))
  })

  test('a killed PostgreSQL comes back and the server lives through it', async () => {
    const started = await start()
    await started.ready()
    const { server, postmaster } = familyOf(started)
    process.kill(postmaster, 'SIGKILL')
    await until(
      () => existsSync(join(started.data, 'postgres', 'postmaster.pid')) && postmasterOf(started.data) !== postmaster,
    )
    expect(await visitAgain(started.port)).toEqual({ starts: 1, pid: server })
  })
})

describe('after a hard kill the next start needs no hand', { timeout: 60_000 }, () => {
  test('of the supervisor: what it left is ended and the data is there', async () => {
    const first = await start()
    await first.ready()
    const family = familyOf(first)
    process.kill(family.supervisor, 'SIGKILL')
    const second = await start({ data: first.data, port: first.port })
    await second.ready()
    expect((await visit(second.port)).starts).toBe(2)
    await allGone(family.all)
  })

  test('of the supervisor alone: server and worker end by themselves', async () => {
    const started = await start()
    await started.ready()
    const { supervisor, server, worker } = familyOf(started)
    process.kill(supervisor, 'SIGKILL')
    await allGone([server, worker])
  })

  test('of the supervisor while its server hangs: the next start ends the server', async () => {
    const first = await start()
    await first.ready()
    const { supervisor, server } = familyOf(first)
    process.kill(server, 'SIGSTOP')
    process.kill(supervisor, 'SIGKILL')
    const second = await start({ data: first.data, port: first.port })
    await second.ready()
    await allGone([server])
  })

  test('of everything at once', async () => {
    const first = await start()
    await first.ready()
    const family = familyOf(first)
    killAll(family.all)
    const second = await start({ data: first.data, port: first.port })
    await second.ready()
    expect((await visit(second.port)).starts).toBe(2)
  })

  test('of everything, when the number of the old PostgreSQL now belongs to another program', async () => {
    const first = await start()
    await first.ready()
    const family = familyOf(first)
    killAll(family.all)
    await allGone([family.postmaster])
    const lock = join(first.data, 'postgres', 'postmaster.pid')
    writeFileSync(lock, readFileSync(lock, 'utf8').replace(/^\d+/, String(process.pid)))
    const second = await start({ data: first.data })
    await second.ready()
    expect((await visit(second.port)).starts).toBe(2)
  })

  test('in the middle of creating the database', async () => {
    const first = await start()
    await until(() => readdirIfThere(first.data).some((name) => name.startsWith('postgres.new-')))
    first.child.kill('SIGKILL')
    const second = await start({ data: first.data })
    await second.ready()
    expect((await visit(second.port)).starts).toBe(1)
  })
})

describe('stopping leaves no process', { timeout: 60_000 }, () => {
  test('TERM to the supervisor, and the folder is free again', async () => {
    const started = await start()
    await started.ready()
    const family = familyOf(started)
    started.child.kill('SIGTERM')
    expect(await started.exited).toBe(0)
    await allGone(family.all)
    expect(existsSync(join(started.data, 'supervisor.json'))).toBe(false)
  })

  test('TERM while it is still starting', async () => {
    const started = await start()
    await until(() => existsSync(join(started.data, 'postgres', 'postmaster.pid')))
    const postmaster = postmasterOf(started.data)
    started.child.kill('SIGTERM')
    expect(await started.exited).toBe(0)
    await allGone([postmaster])
    expect(started.output()).not.toContain('Error')
  })

  test('Ctrl-C in the terminal of npm start', async () => {
    const started = await start({ command: throughNpm })
    await started.ready()
    const family = familyOf(started)
    process.kill(-(started.child.pid ?? 0), 'SIGINT')
    await started.exited
    await allGone(family.all)
  })

  test.each(['SIGTERM', 'SIGKILL'] as const)('%s to npm start', async (signal) => {
    const started = await start({ command: throughNpm })
    await started.ready()
    const family = familyOf(started)
    started.child.kill(signal)
    await allGone(family.all)
  })
})

function readdirIfThere(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}

// The supervisor first, so that nothing is started again in between; what died with it is fine.
function killAll(pids: number[]): void {
  for (const pid of pids) if (isAlive(pid)) process.kill(pid, 'SIGKILL')
}
