import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root, temporaryFolder } from './starter.ts'

interface Machine {
  readonly chromium: string
  readonly fonts: string
  readonly fontList: string
  readonly apt: string
  readonly mayInstall: boolean
}
interface Browser {
  ensureBrowser(options: { log: (sentence: { en: string }) => void; machine: Machine }): Promise<void>
}
const { ensureBrowser } = (await import(join(root, 'tools/starter/browser.mjs'))) as Browser

const program = (file: string, lines: string): string => {
  writeFileSync(file, `#!/bin/sh\n${lines}\n`)
  chmodSync(file, 0o755)
  return file
}

/** A machine with neither browser nor fonts; `apt` is what its apt-get does. */
function bareMachine(apt?: (folder: string) => string): Machine {
  const folder = temporaryFolder()
  const [chromium, fonts] = [join(folder, 'chromium'), join(folder, 'fonts')]
  if (apt) program(join(folder, 'apt-get'), apt(folder))
  return { chromium, fonts, fontList: join(folder, 'fc-list'), apt: join(folder, 'apt-get'), mayInstall: true }
}

const ensure = async (machine: Machine) => {
  const said: string[] = []
  await ensureBrowser({ machine, log: ({ en }) => said.push(en) })
  return said
}

test('a machine that has browser and fonts is left alone', async () => {
  const machine = bareMachine(() => 'exit 9')
  writeFileSync(machine.chromium, '')
  mkdirSync(machine.fonts)
  writeFileSync(join(machine.fonts, 'NotoSansCJK-Regular.ttc'), '')
  expect(await ensure(machine)).toEqual([])
})

test('fonts from elsewhere will do', async () => {
  const machine = bareMachine(() => 'exit 9')
  writeFileSync(machine.chromium, '')
  program(machine.fontList, 'echo wqy.ttc')
  expect(await ensure(machine)).toEqual([])
})

test('what is missing is installed where that is allowed', async () => {
  const machine = bareMachine((folder) =>
    [
      `[ "$1" = install ] || exit 0`,
      `touch ${folder}/chromium`,
      `mkdir ${folder}/fonts`,
      `touch ${folder}/fonts/CJK.ttc`,
    ].join('\n'),
  )
  expect(await ensure(machine)).toEqual(['Installing chromium fonts-noto-cjk for the browser tests…'])
})

test.each([
  ['is added to the browser', 0],
  ['does not matter where it is not to be had', 100],
])('the shell without windows %s', async (_, code) => {
  const machine = bareMachine((folder) =>
    [
      `[ "$1" = install ] || exit 0`,
      `for last; do :; done`,
      `echo "$last" >> ${folder}/asked`,
      `[ "$last" = chromium-headless-shell ] && exit ${code}`,
      `touch ${folder}/chromium ${folder}/fonts.ttc`,
      `mkdir -p ${folder}/fonts && touch ${folder}/fonts/CJK.ttc`,
    ].join('\n'),
  )
  await ensure(machine)
  expect(readFileSync(join(machine.apt, '..', 'asked'), 'utf8')).toContain('chromium-headless-shell')
})

test('an apt-get that cannot install them is told with its reason and what to do', async () => {
  const machine = bareMachine(() => 'echo "E: Unable to locate package chromium" >&2; exit 100')
  await expect(ensure(machine)).rejects.toMatchObject({
    sentence: {
      zh: expect.stringContaining(
        '没有装成 chromium fonts-noto-cjk(E: Unable to locate package chromium),请手工安装后重试',
      ),
      en: expect.stringContaining('install by hand'),
    },
  })
})

test.each([
  ['no apt-get', bareMachine, {}],
  ['an account that may not install', () => bareMachine(() => 'exit 9'), { mayInstall: false }],
] as const)('with %s it says what to install, and fails', async (_, machine, but) => {
  await expect(ensure({ ...machine(), ...but })).rejects.toMatchObject({
    sentence: { en: expect.stringContaining('run apt-get install chromium fonts-noto-cjk first') },
  })
})
