// Says under each panel of hours what they come to, while they are typed in; asks only for what has changed.
(() => {
  const {url} = document.currentScript.dataset
  const DAYS = ["closing_periods-", "extra_openings-"]
  let waiting

  async function read(form, total) {
    const prefix = total.name.replace("-TOTAL_FORMS", "")
    const body = new FormData()
    for (const [name, value] of new FormData(form)) {
      if ([`${prefix}-`, ...DAYS].some(start => name.startsWith(start))) body.append(name, value)
    }
    body.append("prefix", prefix)
    const line = total.parentElement.querySelector(":scope > .hours-aloud") ?? total.parentElement.appendChild(
      Object.assign(document.createElement("p"), {className: "hours-aloud", ariaLive: "polite"}))
    const rows = new URLSearchParams(body).toString()
    if (line.dataset.rows === rows) return
    line.dataset.rows = rows
    const headers = {"X-CSRFToken": form.querySelector("[name=csrfmiddlewaretoken]").value}
    const answer = await fetch(url, {method: "POST", body, headers})
    if (answer.ok) line.textContent = await answer.text()
  }

  function readAll() {
    const form = document.querySelector("[data-edit-form]")
    for (const total of form?.querySelectorAll("[name$=schedules-TOTAL_FORMS]") ?? []) read(form, total)
  }

  function soon() {
    clearTimeout(waiting)
    waiting = setTimeout(readAll, 400)
  }

  for (const event of ["input", "change", "click"]) {
    document.addEventListener(event, ({target}) => target.closest?.("[data-edit-form]") && soon())
  }
  document.addEventListener("DOMContentLoaded", readAll)
})()
