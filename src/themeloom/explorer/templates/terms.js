// A table of the terms: a tick for each, and a button that chooses it.
function add(parent, name, text = "") {
  const element = document.createElement(name);
  element.textContent = text;
  parent.append(element);
  return element;
}

function addRow(body, model, [term, ...facts]) {
  const row = add(body, "tr");
  const tick = add(add(row, "td"), "input");
  tick.type = "checkbox";
  tick.checked = !model.get("unticked").includes(term);
  tick.setAttribute("aria-label", `keep ${term}`);
  tick.addEventListener("change", () => {
    const others = model.get("unticked").filter(other => other !== term);
    model.set("unticked", tick.checked ? others : [...others, term]);
    model.save_changes();
  });
  const choice = add(add(row, "td"), "button", term);
  choice.addEventListener("click", () => {
    model.set("chosen", "");
    model.set("chosen", term);
    model.save_changes();
  });
  for (const fact of facts) add(row, "td", fact);
}

function fill(el, model) {
  const box = document.createElement("div");
  box.className = "themeloom-terms";
  box.tabIndex = 0;
  const table = add(box, "table");
  const heads = add(add(table, "thead"), "tr");
  for (const head of ["keep", ...HEADS]) add(heads, "th", head).scope = "col";
  const body = add(table, "tbody");
  for (const row of model.get("rows")) addRow(body, model, row);
  el.replaceChildren(box);
}

function render({ model, el }) {
  const draw = () => fill(el, model);
  model.on("change:rows", draw);
  draw();
}

export default { render };
