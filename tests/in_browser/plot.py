"""Where things stand on a plotly map that a page shows, so that the mouse can go there."""

# a trace by its role and place, a point of it by its data: the middle of the page's first map, in pixels of the window
LOCATE = """([role, data, nth]) => {
  const plot = document.querySelector(".js-plotly-plot");
  const traces = plot._fullData.filter(trace => trace.meta === role).slice(nth < 0 ? nth : 0);
  for (const trace of traces) {
    const index = Array.from(trace.customdata).findIndex(one => Array.from(one).map(String).join() === data.map(String).join());
    if (index < 0) continue;
    const {xaxis, yaxis} = plot._fullLayout;
    const box = plot.getBoundingClientRect();
    return [box.x + xaxis._offset + xaxis.d2p(trace.x[index]), box.y + yaxis._offset + yaxis.d2p(trace.y[index])];
  }
  return null;
}"""
SPOTS = """roles => {
  const plot = document.querySelector(".js-plotly-plot");
  const {xaxis, yaxis} = plot._fullLayout;
  const box = plot.getBoundingClientRect();
  return plot._fullData.filter(trace => roles.includes(trace.meta)).flatMap(trace => Array.from(trace.x, (x, index) => [
    trace.meta, Array.from(trace.customdata[index]),
    box.x + xaxis._offset + xaxis.d2p(x), box.y + yaxis._offset + yaxis.d2p(trace.y[index])]));
}"""
COUNT = """role => document.querySelector(".js-plotly-plot")._fullData
  .filter(trace => trace.meta === role && trace.visible === true && (!role.startsWith("labels") || trace.mode.includes("text")))
  .reduce((sum, trace) => sum + trace.x.length, 0)"""


def locate(page, role, *data, nth=0):
    """Pixels of the point of a trace (roles: ``browser.term_map``) whose customdata is this; None where there is none."""
    return page.evaluate(LOCATE, [role, list(data), nth])


def click(page, role, *data, nth=0):
    """Move the mouse to a point and click it, as a person does."""
    place = locate(page, role, *data, nth=nth)
    assert place, f"no {role} {data} on the map"
    page.mouse.move(*place, steps=3)
    page.wait_for_timeout(200)

    page.mouse.click(*place)


def count_points(page, role):
    """How many points the visible traces of a role have."""
    return page.evaluate(COUNT, role)


def wait_until_gone(page, role, *data):
    """Wait until no trace of a role has a point with this customdata."""
    page.wait_for_function(f"wanted => !({LOCATE})(wanted)", arg=[role, list(data), 0])


def list_spots(page, *roles):
    """All points of some roles that are seen: role, data and place in pixels of the window."""
    return page.evaluate(SPOTS, list(roles))


def find_lonely(graph):
    """The linked term that is farthest from its nearest neighbour on the map: no other dot lies over it."""
    linked = [term for term in sorted(graph) if graph.degree(term)]
    places = {term: complex(graph.nodes[term]["x"], graph.nodes[term]["y"]) for term in graph}
    return max(linked, key=lambda term: min(abs(places[term] - place) for other, place in places.items() if other != term))
