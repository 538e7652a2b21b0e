(() => {
  "use strict"
  const origin = new URL(document.currentScript.src).origin
  const css = `:host{display:block;container-type:inline-size;font:var(--wegweiser-font,inherit);color:var(--wegweiser-color,#1b2528)}
[part=list]{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(18rem,100%),1fr));gap:var(--wegweiser-gap,1rem);list-style:none;margin:0;padding:0}
[part=item]{border:1px solid var(--wegweiser-border,#767676);border-radius:var(--wegweiser-radius,.5rem);padding:1rem;background:var(--wegweiser-bg,#fff)}
[part=title]{font-size:1.1em;margin:0 0 .25em}p{margin:.25em 0}a{color:var(--wegweiser-link,#1d4ed8)}[part=footer]{margin-block-start:1rem}`
  let sheet
  const dress = root => {
    if (root.adoptedStyleSheets) {
      if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(css)
      root.adoptedStyleSheets = [sheet]
      return []
    }
    const style = document.createElement("style")
    style.textContent = css
    return [style]
  }
  const safe = address => (/^(https?|tel|mailto):/.test(address) ? address : origin)
  const make = (tag, part, given, ...children) => {
    const element = document.createElement(tag)
    if (part) element.setAttribute("part", part)
    for (const [name, value] of Object.entries(given)) if (value) element[name] = value
    element.append(...children.filter(Boolean))
    return element
  }
  const text = (part, words, lang) => words && make("p", part, { textContent: words, lang })
  const link = (part, address, words) => make("a", part, { href: safe(address), textContent: words })
  class Embed extends HTMLElement {
    static observedAttributes = ["query", "lang"]
    connectedCallback() { this.load() }
    attributeChangedCallback(name, before, now) { if (this.isConnected && before !== now) this.load() }
    async load() {
      const turn = (this.turn = {})
      const address = new URL("/api/v1/embeds/list", origin)
      address.search = this.getAttribute("query") || ""
      address.searchParams.set("lang", this.getAttribute("lang") || document.documentElement.lang || "de")
      this.setAttribute("aria-busy", "true")
      try {
        const answer = await fetch(address, { credentials: "omit", referrerPolicy: "no-referrer" })
        if (!answer.ok) throw new Error(answer.status)
        const found = await answer.json()
        if (turn === this.turn) this.show(found)
      } catch (error) {
        this.dispatchEvent(new CustomEvent("wegweiser:error", { detail: String(error), bubbles: true }))
      } finally {
        if (turn === this.turn) this.removeAttribute("aria-busy")
      }
    }
    show(found) {
      const root = this.shadowRoot || this.attachShadow({ mode: "open" })
      const items = found.items.map(one => make("li", "item", {},
        make("h3", "title", { lang: one.title_lang }, link("link", one.url, one.title)),
        text("summary", one.summary, one.summary_lang),
        text("hours", one.open_label),
        one.phone && make("p", "phone", {}, make("a", "link", { href: safe(one.phone), textContent: one.phone_display, dir: "ltr" }))))
      root.replaceChildren(...dress(root), make("div", "root", { lang: found.lang, dir: found.dir },
        make("ul", "list", {}, ...items),
        make("footer", "footer", {}, link("link", found.more_url, found.more_label))))
      this.dispatchEvent(new CustomEvent("wegweiser:ready", { bubbles: true }))
    }
  }
  if (!customElements.get("wegweiser-embed")) customElements.define("wegweiser-embed", Embed)
})()
