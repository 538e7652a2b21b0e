// wagtail-localize writes some words of its editor in English, whatever the reader's language.
const TITLE = /^(.+) to (.+) translation$/
const WORDS = ["More actions"]

new MutationObserver(() => {
  for (const element of document.querySelectorAll(".js-translation-editor h3, .js-translation-editor .w-sr-only")) {
    const [, source, target] = TITLE.exec(element.textContent) ?? []
    const words = source
      ? django.interpolate(django.gettext("Translation from %(source)s: %(target)s"), {source, target}, true)
      : WORDS.includes(element.textContent) ? django.gettext(element.textContent) : element.textContent
    if (words !== element.textContent) element.textContent = words
  }
}).observe(document, {childList: true, subtree: true})

// Above the editor: what has changed since, and terms of the glossary. The address of the PO file knows which translation it is.
document.addEventListener("DOMContentLoaded", async () => {
  const editor = document.querySelector(".js-translation-editor")
  const [, admin, number] = /"([^"]*)localize\/translate\/(\d+)\/pofile\//.exec(editor?.dataset.props ?? "") ?? []
  if (!number) return
  const answer = await fetch(`${admin}reports/translation-matrix/aids/${number}/`)
  if (!answer.ok) return
  const aids = document.createElement("div")
  aids.className = "translation-aids nice-padding"
  aids.innerHTML = await answer.text()
  editor.before(aids)
})
