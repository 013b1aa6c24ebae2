import { randomFrom } from '../trees.ts'

const CALLS = ['alert(1)', 'alert`1`', 'top["al"+"ert"](1)', 'eval(name)']
const EVENTS = [
  'onerror',
  'onload',
  'onclick',
  'onfocus',
  'ontoggle',
  'onanimationend',
  'onpointerenter',
  'onbeforetoggle',
]
const URLS = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'java&#10;script:alert(1)',
  '&#106;avascript:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+',
  'vbscript:msgbox(1)',
  '//evil.example/x',
  '\\\\evil.example\\x',
  'https:evil.example',
]
const TAGS = [
  'img src=x',
  'svg',
  'body',
  'video src=x',
  'audio src=x',
  'details open',
  'input autofocus',
  'iframe',
  'object',
  'math',
  'p',
]
const WRAPS = [
  (x: string) => x,
  (x: string) => `<p>${x}</p>`,
  (x: string) => `<table><tr><td>${x}</td></tr></table>`,
  (x: string) => `<noscript><p title="</noscript>${x}">`,
  (x: string) => `<math><mtext><table><mglyph><style><!--</style>${x}`,
  (x: string) => `<svg></p><style><a id="</style>${x}">`,
  (x: string) => `<textarea><img title="</textarea>${x}">`,
  (x: string) => `<!--><${x}-->`,
  (x: string) => `<![CDATA[${x}]]>`,
  (x: string) => `<template>${x}</template>`,
]

/** Markup that tries to run something, frame something or restyle the page: `count` different pieces, always the same. */
export function payloads(count: number): string[] {
  const random = randomFrom(31)
  const pick = <T>(of: readonly T[]): T => of[random(of.length)] as T
  const seeds = [
    () => `<${pick(TAGS)} ${pick(EVENTS)}=${pick(CALLS)}>`,
    () => `<${pick(TAGS)} ${pick(EVENTS)}="${pick(CALLS)}">`,
    () => `<${pick(TAGS)}/${pick(EVENTS)}='${pick(CALLS)}'/>`,
    () => `<a href="${pick(URLS)}">a</a>`,
    () => `<img src="${pick(URLS)}" alt="x">`,
    () => `<script>${pick(CALLS)}</script>`,
    () => `<scr<script>ipt>${pick(CALLS)}</scr</script>ipt>`,
    () => `<p style="background:url(${pick(URLS)});position:fixed">a</p>`,
    () => `<form action="${pick(URLS)}"><button>a</button></form>`,
    () =>
      `<base href="${pick(URLS)}"><link rel=stylesheet href="${pick(URLS)}"><meta http-equiv=refresh content="0;url=${pick(URLS)}">`,
    () => `<p id="main" class="masthead" data-x="${pick(CALLS)}" name="x">a</p>`,
    () => `<iframe srcdoc="<script>${pick(CALLS)}</script>"></iframe>`,
    () => `<table background="${pick(URLS)}"><td background="${pick(URLS)}">a`,
  ]
  const found = new Set<string>()
  while (found.size < count) found.add(pick(WRAPS)(pick(seeds)()))
  return [...found]
}
