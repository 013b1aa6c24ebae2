/* Small conveniences of the public pages; every page works without them. Written for Chrome 69. */
const root = document.documentElement
root.classList.add('js')

each('[data-size]', (button) => button.addEventListener('click', () => setSize(button.dataset.size)))
each('[data-print]', (button) => button.addEventListener('click', () => window.print()))
each('[data-listen]', listen)
each('[data-copy]', copy)
each('[data-max]', count)
each('[data-shrink]', shrink)
each('form[method="post"]:not([target])', sendOnce)
setSize(kept('size') || '0')
warnOfWrongHost()

function each(selector, act) {
  for (const element of document.querySelectorAll(selector)) act(element)
}

function setSize(size) {
  root.classList.remove('size-1', 'size-2')
  if (size === '1' || size === '2') root.classList.add(`size-${size}`)
  each('[data-size]', (button) => button.setAttribute('aria-pressed', String(button.dataset.size === size)))
  try {
    localStorage.setItem('size', size)
  } catch {
    /* A browser that keeps nothing still reads. */
  }
}

function kept(name) {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

function listen(button) {
  const speech = window.speechSynthesis
  button.hidden = !speech
  if (!speech) return
  const label = button.textContent
  let reading = 0
  button.addEventListener('click', () => {
    reading += 1
    const own = reading
    // What a stop drops is told later, when the next reading may have begun.
    const rest = () => {
      if (own === reading) button.textContent = label
    }
    if (speech.speaking) {
      speech.cancel()
      rest()
      return
    }
    button.textContent = button.dataset.stop
    const sentences = visibleText(button.dataset.listen).match(/[^。！？\n]+[。！？]?/g) || []
    sentences.forEach((sentence, at) => {
      const words = new SpeechSynthesisUtterance(sentence)
      words.lang = 'zh-CN'
      words.onerror = rest
      if (at === sentences.length - 1) words.onend = rest
      speech.speak(words)
    })
  })
  // Some browsers go on reading when the page is left.
  window.addEventListener('pagehide', () => speech.cancel())
}

function copy(button) {
  button.hidden = !navigator.clipboard
  if (!navigator.clipboard) return
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(visibleText(button.dataset.copy)).then(() => {
      button.textContent = button.dataset.done
    })
  })
}

function visibleText(ids) {
  // biome-ignore lint/performance/useDomNodeTextContent: the line breaks a person sees are wanted
  const texts = ids.split(' ').map((id) => document.getElementById(id).innerText)
  return texts.join('\n')
}

function count(field) {
  const counter = document.createElement('p')
  counter.className = 'counter'
  const show = () => {
    counter.textContent = `${Array.from(field.value.trim()).length} / ${field.dataset.max}`
  }
  field.addEventListener('input', show)
  show()
  field.after(counter)
}

// A photo is made small before it is sent, for data cost money, and what the camera wrote stays here. What cannot be drawn goes as it is.
function shrink(field) {
  field.addEventListener('change', async () => {
    const chosen = Array.from(field.files)
    const small = await Promise.all(chosen.map(smaller))
    const isSame = chosen.length === field.files.length && chosen.every((file, at) => file === field.files[at])
    if (!isSame || small.every((file, at) => file === chosen[at])) return
    try {
      const files = new DataTransfer()
      for (const file of small) files.items.add(file)
      field.files = files.files
    } catch {
      /* An older browser sends them as they are. */
    }
  })
}

async function smaller(file) {
  const isApple = /^image\/hei[cf]$/.test(file.type)
  if (!isApple && !(/^image\/(jpeg|png)$/.test(file.type) && file.size > 300000)) return file
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const part = Math.min(1, 1600 / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * part)
    canvas.height = Math.round(picture.height * part)
    const paper = canvas.getContext('2d')
    paper.fillStyle = '#fff'
    paper.fillRect(0, 0, canvas.width, canvas.height)
    paper.drawImage(picture, 0, 0, canvas.width, canvas.height)
    const drawn = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.8))
    const name = `${file.name.replace(/\.\w+$/, '')}.jpg`
    return drawn && (isApple || drawn.size < file.size) ? new File([drawn], name, { type: 'image/jpeg' }) : file
  } catch {
    return file
  }
}

// The button is switched off after the browser has gathered the form, and works again when one comes back to the page.
function sendOnce(form) {
  form.addEventListener('submit', () => setTimeout(() => setBusy(form, true)))
  window.addEventListener('pageshow', () => setBusy(form, false))
}

function setBusy(form, isBusy) {
  for (const button of form.querySelectorAll('button')) button.disabled = isBusy
}

function warnOfWrongHost() {
  if (!root.dataset.host || location.host === root.dataset.host) return
  const warning = document.createElement('p')
  warning.className = 'wrong-host'
  warning.setAttribute('role', 'alert')
  warning.textContent = root.dataset.hostWarning
  document.body.prepend(warning)
}
