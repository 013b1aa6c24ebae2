import { defineConfig } from 'vitest/config'

const proving = process.env.LIANXIN_PROVE === '1'

export default defineConfig({
  test: {
    include: proving ? ['{src,tests}/**/*.prove.ts'] : ['{src,tests}/**/*.test.{ts,tsx}'],
    maxWorkers: 2,
  },
})
