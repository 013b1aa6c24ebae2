// Verifies a receipt of the public log by itself: nothing is asked of any server, nothing leaves this page.
// Written after docs/transparency-log.md and nothing else, so that whoever reads this file has read all of it.

const bytesOf = (text) => new TextEncoder().encode(text)
const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest('SHA-256', joined(parts)))
const leafHash = (leaf) => sha256(Uint8Array.of(0), leaf)
const nodeHash = (left, right) => sha256(Uint8Array.of(1), left, right)
const same = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at])
const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
const base64 = (bytes) => btoa(String.fromCharCode(...bytes))
const isOdd = (number) => number % 2 === 1
const half = (number) => Math.floor(number / 2)

function joined(parts) {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** The bytes of a base64 text, or nothing. */
function unbase64(text) {
  try {
    return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
  } catch {
    return undefined
  }
}

/**
 * Verifies what was pasted. `receipt` is the receipt; `others` may hold checkpoints kept elsewhere, a proof, and proofs of
 * consistency, in any order. Gives sentences: `state` is good, bad, or open where something is missing to say more.
 */
export async function verify({ receipt, others = '' }) {
  const found = []
  const say = (state, zh, en) => found.push({ state, zh, en })
  if (!globalThis.crypto?.subtle) {
    say(
      'open',
      '这个浏览器在这里不能计算。请把本页存到电脑或手机上，再从那里打开。',
      'This browser cannot compute here. Please save this page and open it from your own device.',
    )
    return found
  }
  const own = readReceipt(receipt)
  if (!own) {
    say(
      'bad',
      '这不像一份收据：请从“lianxin-receipt/1”这一行开始，整段粘贴。',
      'This is no receipt: please paste all of it, from the line “lianxin-receipt/1” on.',
    )
    return found
  }
  const key = await readKey(own.key)
  if (!key) {
    say('bad', '收据里的公钥不完整。', 'The key in the receipt is not whole.')
    return found
  }
  const proof = readProof(receipt) || readProof(others)
  const kept = proof && (await checkInclusion({ own, key, proof }, say))
  if (!proof) await tellMissingProof(own, say)
  await compareOthers({ own, key, kept, others, hasOwnProof: readProof(receipt) !== undefined }, say)
  return found
}

async function tellMissingProof(own, say) {
  const address = `/transparency/proof?leaf=${hex(await leafHash(await leafOf(own)))}`
  say(
    'open',
    `收据里没有证明。请在网站上打开 ${address} ，把内容粘贴到第二个框里。`,
    `The receipt has no proof. Open ${address} at the site and paste what it says into the second box.`,
  )
}

async function checkInclusion({ own, key, proof }, say) {
  const checkpoint = await readSigned(proof.checkpoint, key)
  if (!checkpoint) {
    say(
      'bad',
      '收据里的检查点签名不对，或者不是这个日志签的。',
      'The checkpoint of the receipt was not signed by this log.',
    )
    return undefined
  }
  const leaf = await leafHash(await leafOf(own))
  if (!(await isIncluded({ ...proof, ...checkpoint, leaf }))) {
    say(
      'bad',
      '收据与它的检查点对不上：这件留言不在那时的日志里，或者收据被改过。',
      'The receipt does not fit its checkpoint: the message was not in that log, or the receipt was changed.',
    )
    return undefined
  }
  say(
    'good',
    `留言 ${own.number}${own.kind === 'refusal' ? ' 不予受理这件事' : ''}在日志里，是第 ${proof.index + 1} 条。签名时间 ${checkpoint.time}，当时共 ${checkpoint.size} 条。`,
    `${own.kind === 'refusal' ? 'That it was not accepted: message' : 'Message'} ${own.number} is in the log as entry ${proof.index + 1}. Signed ${checkpoint.time}, ${checkpoint.size} entries.`,
  )
  return checkpoint
}

// Every checkpoint that was kept elsewhere must continue the receipt's own, or the receipt's continue it.
async function compareOthers({ own, key, kept, others, hasOwnProof }, say) {
  // A proof that was fetched beside a receipt brings its own checkpoint, which is nobody else's copy.
  const notes = notesIn(others).filter((note) => hasOwnProof || note !== kept?.note)
  if (notes.length === 0)
    say(
      'open',
      '没有另一处保存的检查点，所以没有核对日志后来有没有被改写。可以向上级党组织要它保存的那一份。',
      'No checkpoint from elsewhere was given, so whether the log was rewritten later is not verified. Ask the level above for its copy.',
    )
  for (const note of notes) {
    const other = await readSigned(note, key)
    if (!other) {
      say(
        'bad',
        `另一处的检查点不是这个日志（${key.name}）签的，或者被改过。`,
        `A checkpoint from elsewhere was not signed by this log (${key.name}), or was changed.`,
      )
      continue
    }
    if (kept) await compare(kept, other, others, say)
  }
  if (notes.length > 0 && !kept)
    say(
      'open',
      `收据（${own.number}）本身还没有证明，不能与另一处比较。`,
      'Without a proof the receipt cannot be compared.',
    )
}

async function compare(kept, other, others, say) {
  const [first, second] = kept.size <= other.size ? [kept, other] : [other, kept]
  if (first.size === second.size) {
    if (same(first.root, second.root))
      say(
        'good',
        `两处的日志一样，都是 ${first.size} 条，没有被改写。`,
        `Both copies of the log are the same, ${first.size} entries: it was not rewritten.`,
      )
    else
      say(
        'bad',
        `日志被改写过：同样是 ${first.size} 条，两处内容不同，而且都有签名。请保存这两份，向上级反映。`,
        `The log was rewritten: two different logs of ${first.size} entries were signed. Keep both and tell the level above.`,
      )
    return
  }
  const path = readConsistency(others, first.size, second.size)
  const address = `/transparency/consistency?from=${first.size}&to=${second.size}`
  if (!path)
    say(
      'open',
      `两处条数不同（${first.size} 和 ${second.size}）。请在网站上打开 ${address} ，把内容也粘贴进来。`,
      `The copies have ${first.size} and ${second.size} entries. Open ${address} at the site and paste that too.`,
    )
  else if (await isConsistent({ first, second, path }))
    say(
      'good',
      `从 ${first.size} 条到 ${second.size} 条，日志只增加过，没有被改写。`,
      `From ${first.size} to ${second.size} entries the log only grew; it was not rewritten.`,
    )
  else
    say(
      'bad',
      `日志被改写过：${second.size} 条的日志不是从 ${first.size} 条的日志接着写的。请保存这两份，向上级反映。`,
      `The log was rewritten: that of ${second.size} entries does not continue that of ${first.size}. Keep both and tell the level above.`,
    )
}

// ——— What the texts say ———

const tidy = (text) =>
  text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
const after = (text, head) => {
  const at = tidy(text).search(head)
  return at < 0 ? undefined : tidy(text).slice(at)
}

function readReceipt(text) {
  const own = after(text, /lianxin-(?:refusal-)?receipt\/1/)?.split('\n\n')[0]
  if (!own) return undefined
  const said = Object.fromEntries(
    own.split('\n').map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]),
  )
  const [content, salt] = [unbase64(said.content ?? '!'), unbase64(said.salt ?? '!')]
  const isWhole =
    said.number && said.key && !Number.isNaN(Date.parse(said.time)) && content?.length === 32 && salt?.length === 32
  if (!isWhole) return undefined
  const { number, time, key, reason, told } = said
  if (!own.startsWith('lianxin-refusal')) return { kind: 'intake', number, time, content, salt, key, told: '' }
  return reason && told ? { kind: 'refusal', number, time, reason, content, salt, key, told } : undefined
}

// A receipt is of a message that came in, or of its refusal, which the log tells in words as well.
async function leafOf({ kind, number, time, reason, content, salt, told }) {
  const value =
    kind === 'refusal'
      ? `lianxin-refusal/1\n${number}\n${time}\n${reason}\n${base64(content)}\n`
      : `lianxin-intake/1\n${number}\n${time}\n${base64(content)}\n`
  const commitment = await sha256(salt, bytesOf(value))
  const day = new Date(Date.parse(time) + 8 * 3_600_000).toISOString().slice(0, 10)
  return bytesOf(`lianxin-leaf/1\n${kind}\n${day}\n${base64(commitment)}\n${told}\n`)
}

const pathIn = (text) => [...text.matchAll(/^path (\S+)$/gm)].map(([, hash]) => unbase64(hash) ?? new Uint8Array())

function readProof(text) {
  const [own, body, signatures] = after(text, 'lianxin-proof/1')?.split('\n\n') ?? []
  const index = /^index (\d{1,15})$/m.exec(own ?? '')?.[1]
  if (index === undefined || !body || !signatures) return undefined
  return { index: Number(index), path: pathIn(own), checkpoint: noteOf(body, signatures) }
}

function readConsistency(text, from, to) {
  const parts = tidy(text).split('lianxin-consistency/1\n').slice(1)
  const own = parts.map((part) => part.split('\n\n')[0]).find((part) => part.startsWith(`from ${from}\nto ${to}`))
  return own === undefined ? undefined : pathIn(own)
}

// Body, an empty line, and the lines of signatures, which begin with a dash.
const noteOf = (body, signatures) =>
  `${body}\n\n${signatures
    .split('\n')
    .filter((line) => line.startsWith('— '))
    .join('\n')}\n`

function notesIn(text) {
  const form = /^([^\n]+\n\d+\n[A-Za-z0-9+/]{43}=\ntime [^\n]+)\n\n((?:— [^\n]+\n?)+)/gm
  return [...tidy(text).matchAll(form)].map(([, body, signatures]) => noteOf(body, signatures))
}

// ——— Signatures ———

async function readKey(text) {
  const [name, id, ...rest] = text.split('+')
  const bytes = unbase64(rest.join('+'))
  if (!name || bytes?.length !== 33 || bytes[0] !== 1) return undefined
  const hash = (await sha256(bytesOf(`${name}\n`), bytes)).slice(0, 4)
  return hex(hash) === id ? { name, id: hash, bytes: bytes.slice(1) } : undefined
}

async function readSigned(note, key) {
  const [body, signatures = ''] = [note.slice(0, note.indexOf('\n\n') + 1), note.slice(note.indexOf('\n\n') + 2)]
  const [name, size, root, time] = body.split('\n')
  const line = signatures.split('\n').find((one) => one.startsWith(`— ${key.name} `))
  const signature = unbase64(line?.slice(`— ${key.name} `.length) ?? '!')
  if (name !== key.name || signature?.length !== 68 || !same(signature.slice(0, 4), key.id)) return undefined
  const trusted = await crypto.subtle.importKey('raw', key.bytes, 'Ed25519', false, ['verify'])
  if (!(await crypto.subtle.verify('Ed25519', trusted, signature.slice(4), bytesOf(body)))) return undefined
  return { size: Number(size), root: unbase64(root), time: time.replace('time ', ''), note }
}

// ——— The tree (RFC 9162, 2.1.3.2 and 2.1.4.2) ———

async function isIncluded({ index, size, leaf, path, root }) {
  if (index >= size) return false
  let [hash, node, last] = [leaf, index, size - 1]
  for (const beside of path) {
    if (last === 0) return false
    if (isOdd(node) || node === last) {
      hash = await nodeHash(beside, hash)
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)]
    } else hash = await nodeHash(hash, beside)
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 && same(hash, root)
}

async function isConsistent({ first, second, path }) {
  if (first.size === 0) return path.length === 0
  const [start, ...rest] = Number.isInteger(Math.log2(first.size)) ? [first.root, ...path] : path
  if (!start) return false
  let [node, last] = [first.size - 1, second.size - 1]
  while (isOdd(node)) [node, last] = [half(node), half(last)]
  let [one, other] = [start, start]
  for (const beside of rest) {
    if (last === 0) return false
    if (isOdd(node) || node === last) {
      ;[one, other] = [await nodeHash(beside, one), await nodeHash(beside, other)]
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)]
    } else other = await nodeHash(other, beside)
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 && same(one, first.root) && same(other, second.root)
}

// ——— The page ———

if (globalThis.document) {
  const box = (id) => document.getElementById(id)
  box('verify').addEventListener('submit', async (event) => {
    event.preventDefault()
    const found = await verify({ receipt: box('receipt').value, others: box('others').value }).catch(() => [
      {
        state: 'open',
        zh: '这个浏览器太旧，不能核对签名。请换一个较新的浏览器打开本页。',
        en: 'This browser is too old to verify signatures. Please open this page in a newer one.',
      },
    ])
    const marks = { good: '✓', bad: '✗', open: '…' }
    box('result').replaceChildren(
      ...found.map(({ state, zh, en }) => {
        const line = document.createElement('li')
        line.className = state
        line.textContent = `${marks[state]} ${zh} / ${en}`
        return line
      }),
    )
    box('result').focus()
  })
}
