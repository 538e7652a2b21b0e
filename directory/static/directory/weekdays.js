// Ticks several days at once; all of them ticked already: unticks them.
document.addEventListener("click", ({target}) => {
  const days = target.dataset?.weekdays?.split(",")
  if (!days) return
  const boxes = [...target.parentElement.querySelectorAll("input")]
  const wanted = boxes.filter(({value}) => days.includes(value))
  const tick = !wanted.every(({checked}) => checked)
  for (const box of boxes) box.checked = tick && wanted.includes(box)
  boxes[0].dispatchEvent(new Event("change", {bubbles: true}))
})
