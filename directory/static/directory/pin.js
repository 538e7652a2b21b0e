// The map of a location's form: a click, the address or pasted coordinates set latitude and longitude, and these move the pin.
(() => {
  const field = name => document.querySelector(`[name=${name}]`)
  const number = text => text.trim() === "" ? NaN : Number(text.replace(",", "."))

  function showPin(map) {
    const {west, north, narrowing, degree} = map.dataset
    const [latitude, longitude] = ["latitude", "longitude"].map(name => number(field(name).value))
    const pin = map.querySelector(".pin")
    const known = Number.isFinite(latitude) && Number.isFinite(longitude)
    const x = (longitude - west) * narrowing * degree
    const y = (north - latitude) * degree
    const box = map.querySelector("svg").viewBox.baseVal
    const inside = x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height
    pin.setAttribute("visibility", known ? "visible" : "hidden")
    if (known) { pin.setAttribute("cx", x); pin.setAttribute("cy", y) }
    map.querySelector(".pin-outside").hidden = !known || inside
  }

  function setPoint(map, latitude, longitude) {
    for (const [name, value] of Object.entries({latitude, longitude})) {
      field(name).value = Number(value).toFixed(5).replace(/0+$/, "")
      field(name).dispatchEvent(new Event("change", {bubbles: true}))
    }
    showPin(map)
  }

  const chosen = map => map.querySelector(`.pin-town[data-place="${field("place").value}"]`)

  // The town of the first address: by its name, else by its postal code; without an address the one that is chosen.
  function townOf(map) {
    const towns = [...map.querySelectorAll(".pin-town")]
    const [city, code] = ["city", "postal_code"].map(name => field(`addresses-0-${name}`)?.value.trim().toLowerCase())
    const named = towns.filter(({dataset}) => city && dataset.name.toLowerCase().split(",")[0] === city)
    const coded = towns.filter(({dataset}) => code && dataset.postalCode === code)
    return named.find(town => coded.includes(town)) ?? named[0] ?? coded[0] ?? chosen(map)
  }

  function setAt(map, town) {
    if (!town) return field("place").focus()
    field("place").value = town.dataset.place
    setPoint(map, town.dataset.latitude, town.dataset.longitude)
  }

  function clicked(map, event) {
    const svg = map.querySelector("svg")
    const {west, north, narrowing, degree} = map.dataset
    const {x, y} = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse())
    setPoint(map, north - y / degree, Number(west) + x / degree / narrowing)
  }

  // "50.3267, 7.2232" and addresses of maps that hold such a pair.
  function pasted(map, event) {
    const pair = event.clipboardData.getData("text").match(/(-?\d{1,2}\.\d+)\s*[,/ ]\s*(-?\d{1,3}\.\d+)/)
    if (!pair) return
    event.preventDefault()
    setPoint(map, pair[1], pair[2])
  }

  document.addEventListener("DOMContentLoaded", () => {
    const map = document.querySelector(".pin-map")
    if (!map) return
    map.querySelector("svg").addEventListener("click", event => clicked(map, event))
    map.querySelector("[data-pin-by-address]").addEventListener("click", () => setAt(map, townOf(map)))
    field("latitude").addEventListener("paste", event => pasted(map, event))
    for (const name of ["latitude", "longitude"]) field(name).addEventListener("input", () => showPin(map))
    field("place").addEventListener("change", () => {
      if (field("latitude").value === "" && field("longitude").value === "" && chosen(map)) setAt(map, chosen(map))
    })
  })
})()
