// The picture is plotly's own: the button of its bar is pressed, with the options of a format.
function save(el, options) {
  const plot = el.closest(".themeloom-explorer").querySelector(".js-plotly-plot");
  const usual = plot._context.toImageButtonOptions;
  plot._context.toImageButtonOptions = options;
  plot.querySelector('.modebar-btn[data-title^="Download"]').click();
  plot._context.toImageButtonOptions = usual;
}

function render({ el }) {
  for (const options of PICTURES) {
    const button = document.createElement("button");
    button.className = "lm-Widget jupyter-widgets jupyter-button widget-button";
    button.textContent = `Save as ${options.format.toUpperCase()}`;
    button.addEventListener("click", () => save(el, options));
    el.append(button);
  }
}

export default { render };
