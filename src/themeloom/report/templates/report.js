// The interactive map of the report: what is pointed at, searched or clicked leads to its sentences.
// Facts come from the page's data as Python wrote them; the script searches only the sentences of terms and pairs, and spellings.
// Text from the corpus is set by textContent, never as HTML; plotly's hover texts are escaped.
"use strict";
(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const figure = read("map-data");
  const { papers, sentences, terms, links, themes } = read("evidence-data");
  const plot = document.getElementById("plot");
  const panel = document.getElementById("evidence");
  const place = new Map(terms.map((term, number) => [term.term, number]));
  const MOST = 40; // papers shown at a time

  const make = (tag, ...content) => {
    const node = document.createElement(tag);
    node.append(...content);
    return node;
  };
  const lead = (content, address) => {
    const link = make("a", content);
    Object.assign(link, { href: address, target: "_blank", rel: "noopener noreferrer" });
    return link;
  };
  const plural = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

  // ---- search: as evidence.find_sentences, and browser.find_terms among the terms of the map

  const selectMarks = (number, wanted) => {
    const [paper, field, text, marks] = sentences[number];
    return { paper, field, text, marks: marks.filter(([, , term]) => wanted.has(term)) };
  };

  function findSentences(asked, { together = false } = {}) {
    const wanted = new Set(asked);
    let matches = sentences.map((_, number) => selectMarks(number, wanted)).filter(({ marks }) => marks.length);
    if (together) {
      const held = new Map();
      matches.forEach(({ paper, marks }) => marks.forEach(([, , term]) => held.set(paper, (held.get(paper) ?? new Set()).add(term))));
      matches = matches.filter(({ paper }) => held.get(paper).size === wanted.size);
    }
    for (const sentence of matches) {
      const distinct = [...new Set(sentence.marks.map(([, , term]) => term))];
      sentence.score = Number(distinct.reduce((sum, term) => sum + terms[term].weight, 0).toFixed(6));
    }
    return matches.sort((a, b) => b.score - a.score);
  }

  function findTerms(text) {
    const wanted = text.trim().toUpperCase().toLowerCase(); // as Python's casefold: ß becomes ss
    if (!wanted) return [];
    const select = (matches) => terms.flatMap(({ spellings }, number) => (spellings.some(matches) ? [number] : []));
    const exact = select((spelling) => spelling === wanted);
    return exact.length ? exact : select((spelling) => spelling.includes(wanted));
  }

  // ---- the details panel

  function showMarked(text, marks) {
    const letters = Array.from(text); // the marks count characters, not UTF-16 units
    const node = make("bdi");
    let cut = 0;
    for (const [start, end, term] of marks) {
      if (start < cut) continue;
      const mark = make("mark", letters.slice(start, end).join(""));
      mark.title = terms[term].term;
      node.append(letters.slice(cut, start).join(""), mark);
      cut = end;
    }
    node.append(letters.slice(cut).join(""));
    return node;
  }

  function showPaper(paper, matches) {
    const title = matches.find(({ field }) => field === "title");
    const [name, address] = papers[paper];
    const shown = title ? showMarked(title.text, title.marks) : make("bdi", name);
    const heading = make("h4", address ? lead(shown, address) : shown);
    heading.className = "title";
    const rest = matches.filter(({ field }) => field !== "title");
    return make("article", heading, ...rest.map(({ text, marks }) => make("p", showMarked(text, marks))));
  }

  function show(heading, facts, matches, buttons = []) {
    const held = new Map();
    matches.forEach((sentence) => held.set(sentence.paper, [...(held.get(sentence.paper) ?? []), sentence]));
    const shown = [...held].slice(0, MOST).map(([paper, some]) => showPaper(paper, some));
    if (held.size > MOST) shown.push(make("p", `and ${plural(held.size - MOST, "paper")} more`));
    panel.replaceChildren(make("h3", make("bdi", heading)), ...facts.map((fact) => make("p", make("bdi", fact))), ...buttons, ...shown);
    panel.scrollTop = 0;
  }

  const count = (matches) =>
    `${plural(new Set(matches.map(({ paper }) => paper)).size, "paper")}, ${plural(matches.length, "sentence")}, the most telling first`;

  const findBetween = (numbers) => links.filter(([a, b]) => numbers.includes(a) && numbers.includes(b));

  function listNeighbours(number) {
    const list = make("ul");
    list.className = "controls themes";
    for (const [a, b, documents] of terms[number].neighbours.map((link) => links[link])) {
      const button = make("button", "with ", make("bdi", terms[a === number ? b : a].term), ` (${documents})`);
      button.type = "button";
      button.addEventListener("click", () => chooseLink(a, b));
      list.append(make("li", button));
    }
    return list;
  }

  function chooseTerm(number) {
    ring([number], links.filter(([a, b]) => a === number || b === number));
    show(terms[number].term, terms[number].facts, findSentences([number]), [listNeighbours(number)]);
  }

  function chooseTerms(numbers, text) {
    const matches = findSentences(numbers);
    ring(numbers, findBetween(numbers));
    show(`“${text}”: ${numbers.length} terms`, [...numbers.map((number) => terms[number].facts[0]), count(matches)], matches);
  }

  function chooseLink(a, b) {
    const matches = findSentences([a, b], { together: true });
    const link = links.find(([one, other]) => (one === a && other === b) || (one === b && other === a));
    ring([a, b], link ? [link] : []);
    show(`${terms[a].term} and ${terms[b].term}`, [link ? link[3] : "not linked", count(matches)], matches);
  }

  function chooseTheme(chosen) {
    const theme = themes.find(({ number }) => number === chosen);
    const wanted = new Set(theme.terms);
    ring(theme.terms, findBetween(theme.terms));
    show(theme.heading, theme.facts, theme.sentences.map((number) => selectMarks(number, wanted)));
    panel.append(...theme.silent.map((paper) => showPaper(paper, [])));
  }

  // ---- the map

  const traces = (role) => figure.data.flatMap((trace, number) => (trace.meta === role ? [number] : []));
  const escape = (text) => text.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]);

  function ring(numbers, shown) {
    const dots = numbers.map((number) => terms[number]);
    const ends = shown.map(([a, b]) => [terms[a], terms[b]]);
    const texts = ends.map(([a, b], link) => `<b>${escape(a.term)}</b> and <b>${escape(b.term)}</b><br>${shown[link][3]}`);
    fade(new Set([...numbers, ...(numbers.length === 1 ? shown.flatMap(([a, b]) => [a, b]) : [])]));
    const draw = (role, values) => Plotly.restyle(plot, values, [traces(role).at(-1)]);
    draw("chosen", { x: [dots.map(({ x }) => x)], y: [dots.map(({ y }) => y)], "marker.size": [dots.map(({ size }) => size + 8)] });
    draw("links", { x: [ends.flatMap(([a, b]) => [a.x, b.x, null])], y: [ends.flatMap(([a, b]) => [a.y, b.y, null])] });
    draw("handles", {
      x: [ends.map(([a, b]) => (a.x + b.x) / 2)],
      y: [ends.map(([a, b]) => (a.y + b.y) / 2)],
      text: [texts],
      customdata: [ends.map(([a, b]) => [a.term, b.term])],
    });
  }

  function showLabels(magnification) {
    figure.data.forEach(({ meta }, number) => {
      if (!meta.startsWith("labels")) return;
      const roomy = magnification >= figure.layout.meta.enough * Number(meta.split(" ")[1]);
      Plotly.restyle(plot, { mode: roomy ? "markers+text" : "markers" }, [number]);
    });
  }

  // what is not chosen fades; nothing does where nothing is chosen
  function fade(kept) {
    figure.data.forEach(({ meta, customdata }, number) => {
      if (meta !== "dots" && !meta.startsWith("labels")) return;
      const own = customdata.flatMap(([term], index) => (kept.has(place.get(term)) ? [index] : []));
      Plotly.restyle(plot, { selectedpoints: [kept.size ? own : null] }, [number]);
    });
  }

  // the links that chance explains: drawn on demand, with those between themes
  const [first] = traces("links");
  const [sureX, sureY] = [[...figure.data[first].x], [...figure.data[first].y]]; // plotly writes into its data
  function drawUnsure() {
    const [x, y] = [[...sureX], [...sureY]];
    if (unsure.checked) {
      const others = links.filter(([, , , , q]) => q > Number(unsure.dataset.above)).sort((one, other) => other[2] - one[2]);
      for (const [a, b] of others.slice(0, Number(unsure.dataset.most))) {
        x.push(terms[a].x, terms[b].x, null);
        y.push(terms[a].y, terms[b].y, null);
      }
    }
    Plotly.restyle(plot, { x: [x], y: [y] }, [first]);
  }

  function follow({ points: [point] }) {
    const data = point.customdata;
    if (point.data.meta === "terms") chooseTerm(place.get(data[0]));
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

  // a page from the disk may not reach the clipboard in every browser: then what is to be copied stands selected
  async function copy(button) {
    const { caption } = button.dataset;
    const copied = await navigator.clipboard?.writeText(caption).then(() => true, () => false);
    if (!copied) {
      const shown = make("span", ` ${caption}`);
      button.nextElementSibling?.remove();
      button.after(shown);
      getSelection().selectAllChildren(shown);
    } else button.textContent = "Copied";
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
    const texts = ["term", "other"].map((id) => document.getElementById(id).value.trim()).filter((text) => text);
    const matches = texts.map(findTerms);
    const unknown = texts.find((_, number) => !matches[number].length);
    if (!texts.length || unknown) {
      ring([], []);
      show(unknown ? `No term of the map is spelled like “${unknown}”` : "Name a term first", [], []);
    } else if (matches.length === 2 && matches[0][0] !== matches[1][0]) chooseLink(matches[0][0], matches[1][0]);
    else if (matches[0].length === 1) chooseTerm(matches[0][0]);
    else chooseTerms(matches[0], texts[0]);
    panel.focus();
  });
  const unsure = document.getElementById("unsure");
  unsure?.addEventListener("change", drawUnsure);
  for (const button of document.querySelectorAll("button.copy")) button.addEventListener("click", () => copy(button));
  for (const button of document.querySelectorAll("button[data-theme]"))
    button.addEventListener("click", () => {
      chooseTheme(Number(button.dataset.theme));
      panel.focus();
    });
})();
