import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../tests/database.ts'
import { randomFrom } from '../../tests/trees.ts'
import { pinyinOfName } from './pinyin.ts'
import { fold, nameQuery, nameText, plainQuery, plainText } from './search.ts'

const db = testDatabase()

describe('folding', () => {
  it('brings width, case and traditional characters together, each character by itself', () => {
    expect(fold('ＡＢｃ１２')).toBe('abc12')
    expect(fold('張偉豐')).toBe('张伟丰')
    expect(fold('䶮𬱖')).toBe('䶮𬱖')
    for (const text of ['乾隆後來', '發展', '鄉鎮']) expect(fold(text)).toBe([...text].map(fold).join(''))
  })
})

describe('five thousand names', () => {
  const random = randomFrom(5)
  const characters = [...'王李张刘陈杨赵黄周吴单曾仇解区朴伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞䶮𬱖㛃翀']
  const pick = () => characters[random(characters.length)] as string
  const names = Array.from({ length: 5000 }, (_, i) =>
    i % 50 === 0 ? `${pick()}${pick()}·${pick()}${pick()}${pick()}` : pick() + pick() + (random(3) ? pick() : ''),
  )

  const hits = async (query: string): Promise<number[]> => {
    const asked = nameQuery(query)
    if (!asked) return []
    const { rows } = await db.owner.query<{ id: number }>(
      'select id from name where search @@ $1::tsquery and text like all ($2::text[]) order by id',
      [asked.tsquery, asked.patterns],
    )
    return rows.map((row) => row.id)
  }
  const where = (is: (name: string) => boolean) => names.flatMap((name, id) => (is(name) ? [id] : []))

  it('are stored', async () => {
    await db.owner.query('create temp table name (id integer, text text, search tsvector)')
    const stored = names.map((name) => nameText(name))
    await db.owner.query('insert into name select * from unnest($1::integer[], $2::text[], $3::tsvector[])', [
      names.map((_, id) => id),
      stored.map((one) => one.text),
      stored.map((one) => one.vector),
    ])
  })

  it('are found by one, two and three characters, rare ones too: all that hold them and no other', async () => {
    for (let i = 0; i < 300; i++) {
      const name = (names[random(names.length)] as string).replace('·', '')
      const from = random([...name].length)
      const part = [...name].slice(from, from + 1 + random(3)).join('')
      expect(await hits(part)).toEqual(where((one) => one.replace('·', '').includes(part)))
    }
  })

  it('are found by pinyin from any syllable on, and by initials from the first', async () => {
    const read = names.map((name) => {
      const syllables = pinyinOfName(name).syllables.filter((syllable) => /^[a-z]+$/.test(syllable))
      return {
        starts: syllables.map((_, from) => syllables.slice(from).join('')),
        initials: syllables.map((syllable) => syllable.charAt(0)).join(''),
      }
    })
    for (let i = 0; i < 200; i++) {
      const one = read[random(read.length)] as (typeof read)[number]
      const whole = random(2) ? (one.starts[random(one.starts.length)] ?? '') : one.initials
      const typed = whole.slice(0, 1 + random(whole.length))
      const expected = read.flatMap((other, id) =>
        other.initials.startsWith(typed) || other.starts.some((start) => start.startsWith(typed)) ? [id] : [],
      )
      expect(await hits(typed)).toEqual(expected)
    }
  })

  it('are not found by signs, and odd input breaks nothing', async () => {
    for (const odd of [
      "'",
      "''",
      '\\',
      '&|!:*',
      '(',
      '   ',
      '%',
      '_',
      "张'",
      '张\\',
      'a'.repeat(500),
      '张'.repeat(500),
    ])
      expect(Array.isArray(await hits(odd))).toBe(true)
  })
})

describe('longer texts', () => {
  it('are found by any run of characters, and words by their beginning', async () => {
    const text = plainText('基层党组织换届选举工作 APP 上线，2026年')
    const found = async (query: string) => {
      const asked = plainQuery(query)
      const { rows } = await db.owner.query('select $1::tsvector @@ $2::tsquery and $3 like all ($4::text[]) as yes', [
        text.vector,
        asked?.tsquery,
        text.text,
        asked?.patterns,
      ])
      return rows[0].yes
    }
    for (const query of ['党', '组织', '換屆選舉', 'app', 'AP', '2026', '党组织 上线'])
      expect(`${query} ${await found(query)}`).toBe(`${query} true`)
    for (const query of ['组党', '选举届', '党委', 'pp', '工作组织'])
      expect(`${query} ${await found(query)}`).toBe(`${query} false`)
  })
})
