/* Small conveniences of the public pages; every page works without them. Written for Chrome 69. */
;(() => {
  const root = document.documentElement
  root.classList.add('js')

  const kept = (name) => {
    try {
      return localStorage.getItem(name)
    } catch {
      return null
    }
  }
  const keep = (name, value) => {
    try {
      localStorage.setItem(name, value)
    } catch {
      /* A browser that keeps nothing still reads. */
    }
  }
  const each = (selector, act) => {
    for (const element of document.querySelectorAll(selector)) act(element)
  }

  const setSize = (size) => {
    root.classList.remove('size-1', 'size-2')
    if (size === '1' || size === '2') root.classList.add(`size-${size}`)
    each('[data-size]', (button) => button.setAttribute('aria-pressed', String(button.dataset.size === (size || '0'))))
    keep('size', size || '0')
  }

  const listen = (button) => {
    const speech = window.speechSynthesis
    if (!speech) {
      button.hidden = true
      return
    }
    button.addEventListener('click', () => {
      if (speech.speaking) {
        speech.cancel()
        return
      }
      const text = document.getElementById(button.dataset.listen).innerText
      for (const sentence of text.match(/[^。！？\n]+[。！？]?/g) || []) {
        const words = new SpeechSynthesisUtterance(sentence)
        words.lang = 'zh-CN'
        speech.speak(words)
      }
    })
  }

  const copy = (button) => {
    if (!navigator.clipboard) {
      button.hidden = true
      return
    }
    button.addEventListener('click', () => {
      navigator.clipboard.writeText(document.getElementById(button.dataset.copy).innerText).then(() => {
        button.textContent = button.dataset.done
      })
    })
  }

  const count = (field) => {
    const counter = document.createElement('p')
    counter.className = 'counter'
    const show = () => {
      counter.textContent = `${Array.from(field.value.trim()).length} / ${field.dataset.max}`
    }
    field.addEventListener('input', show)
    show()
    field.after(counter)
  }

  each('[data-size]', (button) => button.addEventListener('click', () => setSize(button.dataset.size)))
  each('[data-print]', (button) => button.addEventListener('click', () => window.print()))
  each('[data-listen]', listen)
  each('[data-copy]', copy)
  each('[data-max]', count)
  each('form[method="post"]', (form) =>
    form.addEventListener('submit', () => {
      for (const button of form.querySelectorAll('button')) setTimeout(() => (button.disabled = true))
    }),
  )
  setSize(kept('size'))

  if (root.dataset.host && location.host !== root.dataset.host) {
    const warning = document.createElement('p')
    warning.className = 'wrong-host'
    warning.setAttribute('role', 'alert')
    warning.textContent = root.dataset.hostWarning
    document.body.prepend(warning)
  }
})()
