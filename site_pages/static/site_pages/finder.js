// Titles while somebody types; and where the device is, rounded to 500 m.
for (const form of document.querySelectorAll("[data-finder]")) {
  let wait
  form.q.oninput = () => {
    clearTimeout(wait)
    wait = setTimeout(async () => {
      const found = form.q.value.trim()[1] && await fetch(form.dataset.suggestions + encodeURIComponent(form.q.value))
      if (found.ok) form.q.list.replaceChildren(...(await found.json()).contents.map(one => new Option(one.title)))
    }, 200)
  }
  const part = name => form.querySelector(`[data-${name}]`)
  const rounded = (degrees, step) => (Math.round(degrees / step) * step).toFixed(4)
  part("near").hidden = !navigator.geolocation
  part("near").onclick = () => navigator.geolocation.getCurrentPosition(({ coords }) => {
    part("point").value = rounded(coords.latitude, 0.0045) + "," + rounded(coords.longitude, 0.007)
    part("point").disabled = false
    form.where.value = ""
    form.submit()
  }, () => part("refused").hidden = false)
}
