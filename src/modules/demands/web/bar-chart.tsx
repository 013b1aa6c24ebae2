import { BarChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

echarts.use([BarChart, GridComponent, CanvasRenderer])

/** One bar; a number that is not told has none. */
export interface Bar {
  readonly label: string
  readonly value: number | null
}

/**
 * Bars with their numbers, drawn on a canvas; `label` says what they are and where the numbers stand as text. Nothing pops up
 * and nothing moves: the table beside says the same to everybody.
 */
export function BarsOf({ bars, label, isWide }: { bars: readonly Bar[]; label: string; isWide?: boolean }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!place.current) return
    const chart = echarts.init(place.current)
    // Letters as large as those around them, also where elders read.
    const fontSize = Number.parseFloat(getComputedStyle(place.current).fontSize) || 12
    chart.setOption(optionOf(bars, { isWide: isWide === true, fontSize }))
    const watch = new ResizeObserver(() => chart.resize())
    watch.observe(place.current)
    return () => {
      watch.disconnect()
      chart.dispose()
    }
  }, [bars, isWide])
  return (
    <div ref={place} className="lx-chart" role="img" aria-label={label} data-few={isWide === true && bars.length < 4} />
  )
}

const grey = '#595959'
const slate = '#6b7f99'

function optionOf(bars: readonly Bar[], { isWide, fontSize }: { isWide: boolean; fontSize: number }) {
  const names = { type: 'category', data: bars.map(({ label }) => label), axisLabel: { color: grey, fontSize } }
  const values = { type: 'value', minInterval: 1, axisLabel: { color: grey, fontSize } }
  const number = ({ value }: { value: unknown }) => (Number(value) > 0 ? String(value) : '')
  const shown = { show: true, position: isWide ? 'right' : 'top', color: grey, fontSize, formatter: number }
  return {
    animation: false,
    grid: { left: 8, right: 40, top: 24, bottom: 8, containLabel: true },
    ...(isWide ? { xAxis: values, yAxis: { ...names, inverse: true } } : { xAxis: names, yAxis: values }),
    series: [
      {
        type: 'bar',
        barMaxWidth: 28,
        data: bars.map(({ value }) => value ?? '-'),
        itemStyle: { color: slate },
        label: shown,
      },
    ],
  }
}
