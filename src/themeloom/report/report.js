// The map of the report: what is pointed at, searched or clicked is followed to its sentences.
// Text from the corpus is set by textContent, never as HTML; plotly's hover texts are escaped.
"use strict";
(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const figure = read("map-data");
  const { count, papers, sentences, terms, links, themes } = read("evidence-data");
  const plot = document.getElementById("plot");
  const panel = document.getElementById("evidence");
  const place = new Map(terms.map((term, number) => [term.term, number]));
  const MOST = 40; // papers told at a time

  const make = (tag, ...content) => {
    const node = document.createElement(tag);
    node.append(...content);
    return node;
  };
  const plural = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

  // As evidence.find_sentences: a sentence's score is the sum of ln(1 + N/n) over its distinct terms.
  function findSentences(asked, { together = false, within = null } = {}) {
    const wanted = new Set(asked);
    let found = sentences
      .filter(([paper]) => !within || within.has(paper))
      .map(([paper, field, text, marks]) => ({ paper, field, text, marks: marks.filter(([, , term]) => wanted.has(term)) }))
      .filter(({ marks }) => marks.length);
    if (together) {
      const held = new Map();
      found.forEach(({ paper, marks }) => marks.forEach(([, , term]) => held.set(paper, (held.get(paper) ?? new Set()).add(term))));
      found = found.filter(({ paper }) => held.get(paper).size === wanted.size);
    }
    for (const sentence of found) {
      const told = [...new Set(sentence.marks.map(([, , term]) => term))].map((term) => Math.log1p(count / terms[term].documents));
      sentence.score = Number(told.reduce((sum, one) => sum + one, 0).toFixed(6));
    }
    return found.sort((a, b) => b.score - a.score);
  }

  function showMarked(text, marks) {
    const letters = Array.from(text); // the marks count characters, not UTF-16 units
    const node = make("bdi");
    let at = 0;
    for (const [start, end, term] of marks) {
      if (start < at) continue;
      const mark = make("mark", letters.slice(start, end).join(""));
      mark.title = terms[term].term;
      node.append(letters.slice(at, start).join(""), mark);
      at = end;
    }
    node.append(letters.slice(at).join(""));
    return node;
  }

  function showPaper(paper, found) {
    const title = found.find(({ field }) => field === "title");
    const heading = make("h4", title ? showMarked(title.text, title.marks) : make("bdi", papers[paper]));
    heading.className = "title";
    const rest = found.filter(({ field }) => field !== "title");
    return make("article", heading, ...rest.map(({ text, marks }) => make("p", showMarked(text, marks))));
  }

  function tell(heading, facts, found, buttons = []) {
    const held = new Map();
    found.forEach((sentence) => held.set(sentence.paper, [...(held.get(sentence.paper) ?? []), sentence]));
    const told = [...held].slice(0, MOST).map(([paper, some]) => showPaper(paper, some));
    if (held.size > MOST) told.push(make("p", `and ${plural(held.size - MOST, "paper")} more`));
    panel.replaceChildren(make("h3", make("bdi", heading)), ...facts.map((fact) => make("p", make("bdi", fact))), ...buttons, ...told);
    panel.scrollTop = 0;
  }

  const countFound = (found) =>
    `${plural(new Set(found.map(({ paper }) => paper)).size, "paper")}, ${plural(found.length, "sentence")}, the most telling first`;

  const describe = ({ term, documents, kind, theme, spellings }) =>
    `${term}: ${plural(documents, "paper")}, ${kind}, ${theme === null ? "no theme" : `theme ${theme}`}${spellings ? `; also written ${spellings}` : ""}`;

  const findLinks = (number) => links.filter(([a, b]) => a === number || b === number);

  const findBetween = (numbers) => links.filter(([a, b]) => numbers.includes(a) && numbers.includes(b));

  function listNeighbours(number) {
    const list = make("ul");
    list.className = "controls themes";
    const neighbours = findLinks(number).sort((a, b) => a[4] - b[4] || b[2] - a[2]).slice(0, 8);
    for (const [a, b, documents] of neighbours) {
      const button = make("button", "with ", make("bdi", terms[a === number ? b : a].term), ` (${documents})`);
      button.type = "button";
      button.addEventListener("click", () => chooseLink(a, b));
      list.append(make("li", button));
    }
    return list;
  }

  function chooseTerms(numbers, heading) {
    const found = findSentences(numbers);
    const alone = numbers.length === 1;
    ring(numbers, alone ? findLinks(numbers[0]) : findBetween(numbers));
    tell(heading, [...numbers.map((number) => describe(terms[number])), countFound(found)], found, alone ? [listNeighbours(numbers[0])] : []);
  }

  function chooseLink(a, b) {
    const found = findSentences([a, b], { together: true });
    const link = links.find(([one, other]) => (one === a && other === b) || (one === b && other === a));
    ring([a, b], link ? [link] : []);
    const fact = link ? `together: ${link[2]}; weight ${link[3].toFixed(2)}; q ${link[4].toPrecision(2)}` : "not linked";
    tell(`${terms[a].term} and ${terms[b].term}`, [fact, countFound(found)], found);
  }

  function chooseTheme(number) {
    const theme = themes.find((one) => one.number === number);
    const members = terms.flatMap((term, at) => (term.theme === number ? [at] : []));
    const found = findSentences(members, { within: new Set(theme.members) });
    ring(members, findBetween(members));
    const named = members.map((at) => `${terms[at].term} (${terms[at].documents})`).join(", ");
    const held = new Set(found.map(({ paper }) => paper));
    const silent = theme.members.filter((paper) => !held.has(paper));
    const facts = [`terms (papers that hold them): ${named}`, `${plural(theme.members.length, "paper")} most like it`];
    if (silent.length) facts.push(`${plural(silent.length, "paper")} of them by other words only, listed last`);
    tell(`theme ${number}: ${theme.label}`, facts, found);
    panel.append(...silent.map((paper) => showPaper(paper, [])));
  }

  // ---- on the map
  const traces = (role) => figure.data.flatMap((trace, at) => (trace.meta === role ? [at] : []));
  const escape = (text) => text.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]);

  function ring(numbers, shown) {
    const at = numbers.map((number) => terms[number]);
    const ends = shown.map(([a, b]) => [terms[a], terms[b]]);
    const told = ends.map(([a, b], link) => `<b>${escape(a.term)}</b> and <b>${escape(b.term)}</b><br>together: ${shown[link][2]}`);
    const draw = (role, values) => Plotly.restyle(plot, values, [traces(role).at(-1)]);
    draw("chosen", { x: [at.map(({ x }) => x)], y: [at.map(({ y }) => y)], "marker.size": [at.map(({ size }) => size + 8)] });
    draw("links", { x: [ends.flatMap(([a, b]) => [a.x, b.x, null])], y: [ends.flatMap(([a, b]) => [a.y, b.y, null])] });
    draw("handles", {
      x: [ends.map(([a, b]) => (a.x + b.x) / 2)],
      y: [ends.map(([a, b]) => (a.y + b.y) / 2)],
      text: [told],
      customdata: [ends.map(([a, b]) => [a.term, b.term])],
    });
  }

  function showLabels(nearer) {
    figure.data.forEach(({ meta }, at) => {
      if (meta.startsWith("labels")) Plotly.restyle(plot, { visible: nearer >= figure.layout.meta.enough * Number(meta.split(" ")[1]) }, [at]);
    });
  }

  function follow({ points: [point] }) {
    const data = point.customdata;
    if (point.data.meta === "terms") chooseTerms([place.get(data[0])], data[0]);
    if (point.data.meta === "themes") chooseTheme(Number(data[0]));
    if (point.data.meta === "handles") chooseLink(place.get(data[0]), place.get(data[1]));
  }

  const touched = matchMedia("(pointer: coarse)").matches; // there, dragging scrolls the page
  const margin = { ...figure.layout.margin, ...(plot.clientWidth < 600 ? { l: 24, r: 24 } : {}) };
  const layout = { ...figure.layout, margin, height: undefined, autosize: true, showlegend: false, dragmode: touched ? false : "pan" };
  const buttons = [["zoomIn2d", "zoomOut2d", "resetScale2d"]];
  Plotly.newPlot(plot, figure.data, layout, { responsive: true, displaylogo: false, displayModeBar: true, modeBarButtons: buttons }).then(() => {
    plot.on("plotly_click", follow);
    const showRoomy = () => {
      const { range, _length } = plot._fullLayout.xaxis;
      showLabels(_length / (range[1] - range[0]) / figure.layout.meta.scale);
    };
    plot.on("plotly_relayout", showRoomy);
    showRoomy();
    plot.dataset.ready = "yes";
  });

  // ---- fields and buttons
  const spelled = ({ term, spellings }) => `${term}, ${spellings}`.toLowerCase();
  function findTerms(text) {
    const asked = text.trim().toLowerCase();
    if (!asked) return [];
    const just = terms.flatMap((term, at) => (spelled(term).split(", ").includes(asked) ? [at] : []));
    return just.length ? just : terms.flatMap((term, at) => (spelled(term).includes(asked) ? [at] : []));
  }

  document.getElementById("terms").append(
    ...terms.map(({ term }) => {
      const option = make("option");
      option.value = term;
      return option;
    }),
  );
  document.getElementById("search").addEventListener("submit", (event) => {
    event.preventDefault();
    const asked = ["term", "other"].map((id) => document.getElementById(id).value).filter((text) => text.trim());
    const [first = "", second = ""] = asked;
    const [one, other] = [findTerms(first), findTerms(second)];
    if (!one.length || (second.trim() && !other.length)) {
      const unknown = one.length ? second : first;
      ring([], []);
      tell(unknown.trim() ? `No term of the map is spelled like “${unknown.trim()}”` : "Name a term first", [], []);
    } else if (other.length && other[0] !== one[0]) chooseLink(one[0], other[0]);
    else chooseTerms(one, one.length === 1 ? terms[one[0]].term : `“${first.trim()}”: ${one.length} terms`);
    panel.focus();
  });
  for (const button of document.querySelectorAll("button[data-theme]"))
    button.addEventListener("click", () => {
      chooseTheme(Number(button.dataset.theme));
      panel.focus();
    });
})();
