// The browser and the Chinese fonts of the journeys: Debian's own packages, installed when missing and allowed.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { run } from './processes.mjs'
import { Failure } from './say.mjs'

const thisMachine = {
  chromium: '/usr/bin/chromium',
  fonts: '/usr/share/fonts/opentype/noto',
  fontList: 'fc-list',
  apt: '/usr/bin/apt-get',
  mayInstall: process.getuid?.() === 0,
}

/** Makes sure Chromium and CJK fonts are there. Throws a Failure that says what to install when they cannot be. */
export async function ensureBrowser({ log, signal, machine = thisMachine }) {
  const { apt, mayInstall } = machine
  const missing = findMissing(machine)
  if (missing.length === 0) return
  if (!mayInstall || !existsSync(apt)) throw notAllowed(missing)
  const names = missing.join(' ')
  log({ zh: `正在安装浏览器测试所需的 ${names}…`, en: `Installing ${names} for the browser tests…` })
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run(apt, ['update', '-qq'], { env, signal })
  const add = (...packages) =>
    run(apt, ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env, signal })
  const { output } = await add(...missing)
  // The same engine without windows, which needs a third less of a processor’s time; where it is not to be had, the whole browser does.
  if (missing.includes('chromium')) await add('chromium-headless-shell')
  if (findMissing(machine).length === 0) return
  const reason = output.split('\n').find((line) => line.startsWith('E:')) ?? 'apt-get'
  throw new Failure({
    zh: `没有装成 ${names}(${reason}),请手工安装后重试。`,
    en: `${names} could not be installed (${reason}): install by hand and try again.`,
  })
}

/** Whether browser and fonts are there. */
export function hasBrowser(machine = thisMachine) {
  return findMissing(machine).length === 0
}

function findMissing({ chromium, fonts, fontList }) {
  const missing = []
  if (!existsSync(chromium)) missing.push('chromium')
  if (!hasChineseFont(fonts, fontList)) missing.push('fonts-noto-cjk')
  return missing
}

function hasChineseFont(fonts, fontList) {
  if (existsSync(fonts) && readdirSync(fonts).some((file) => file.includes('CJK'))) return true
  return (spawnSync(fontList, [':lang=zh', 'file'], { encoding: 'utf8' }).stdout ?? '').trim() !== ''
}

function notAllowed(missing) {
  const names = missing.join(' ')
  return new Failure({
    zh: `浏览器测试缺少 ${names},而当前账号不能安装,请先执行 apt-get install ${names}。`,
    en: `The browser tests need ${names} and this account may not install them: run apt-get install ${names} first.`,
  })
}
