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
