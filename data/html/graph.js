// The claim graph: claims that speak of one thing in one circle, circles in bands, drawn when first looked at.

const SVG = "http://www.w3.org/2000/svg";
const DOT = 7; // radius of a claim
const STEP = 12; // how far claims of a circle stand apart
const GOLDEN = Math.PI * (3 - Math.sqrt(5)); // the angle of sunflower seeds: even at any number
const LABEL = 24; // characters of one line of a label
const ROOM = 170; // what a label takes

function drawn(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// Circles of claims, each in its band: with a dispute, told by several outlets, told by one.
function circles(event, known) {
  const byCluster = new Map();
  known.claims.forEach((claim, at) => {
    const key = claim.k ?? `alone-${claim.id}`;
    if (!byCluster.has(key)) byCluster.set(key, []);
    byCluster.get(key).push(at);
  });
  const disputed = new Set(known.links.filter(([, , relation]) => relation === 2).flatMap(([a, b]) => [a, b]));
  const bands = [[], [], []];
  const single = new Map();
  for (const claims of byCluster.values()) {
    const outlets = new Set(claims.map((at) => known.claims[at].o));
    if (claims.some((at) => disputed.has(at))) bands[0].push({ claims });
    else if (outlets.size > 1) bands[1].push({ claims });
    else {
      const [outlet] = outlets;
      if (!single.has(outlet)) single.set(outlet, []);
      single.get(outlet).push(...claims);
    }
  }
  // Circles that a dispute ties stand beside each other.
  bands[0] = tiedTogether(bands[0], known);
  bands[1].sort((a, b) => b.claims.length - a.claims.length);
  for (const [outlet, claims] of [...single].sort(([a], [b]) => a - b)) {
    const name = one("header .chip", articleOf(event, outlet)).lastChild.textContent;
    bands[2].push({ claims: claims.sort((a, b) => a - b), label: `only ${name}` });
  }
  return bands;
}

function tiedTogether(list, known) {
  const home = new Map(list.flatMap((circle) => circle.claims.map((at) => [at, circle])));
  const ordered = new Set();
  const visit = (circle) => {
    if (ordered.has(circle)) return;
    ordered.add(circle);
    for (const [a, b, relation] of known.links) {
      if (relation !== 2) continue;
      if (home.get(a) === circle && home.has(b)) visit(home.get(b));
      if (home.get(b) === circle && home.has(a)) visit(home.get(a));
    }
  };
  list.forEach(visit);
  return [...ordered];
}

// What a circle is about, in two lines: the first finding on its claims, else the first claim.
function labelOf(event, known, circle) {
  if (circle.label) return [circle.label];
  const found = circle.claims.flatMap((at) => known.claims[at].f).sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)))[0];
  const card = found && document.getElementById(found)?.closest(".card");
  const words = (card?.dataset.about ?? textOf(event, known.claims[circle.claims[0]])).split(/\s+/).filter(Boolean);
  const lines = [""];
  for (const word of words) {
    if (lines.at(-1) && lines.at(-1).length + word.length >= LABEL) {
      if (lines.length === 2) {
        lines[1] += " …";
        break;
      }
      lines.push("");
    }
    lines[lines.length - 1] += (lines.at(-1) ? " " : "") + word;
  }
  return lines.map((line) => (line.length > LABEL + 6 ? `${line.slice(0, LABEL)}…` : line));
}

// Rows of circles, filled from the left, in the shape of the frame; gives the size of the whole.
function place(bands, shape) {
  const area = bands.flat().reduce((sum, circle) => sum + Math.max(width(circle), ROOM) * (width(circle) + 56), 0);
  const limit = Math.max(3 * ROOM, Math.sqrt(area * shape) * 1.1);
  let [top, right] = [0, 0];
  for (const band of bands.filter((circles) => circles.length)) {
    band.top = top + 24;
    top += 44;
    let [left, tall] = [0, 0];
    for (const circle of band) {
      const wide = Math.max(width(circle), ROOM);
      if (left > 0 && left + wide > limit) {
        top += tall + 48;
        [left, tall] = [0, 0];
      }
      circle.x = left + wide / 2;
      circle.y = top + width(circle) / 2;
      left += wide + 14;
      tall = Math.max(tall, width(circle));
      right = Math.max(right, left);
    }
    top += tall + 56;
  }
  return { width: right, height: top };
}

function width(circle) {
  return 2 * (STEP * Math.sqrt(circle.claims.length) + DOT + 8);
}

const BANDS = ["Disputed", "Told by several outlets", "Told by one outlet"];
const CLASSES = ["conflict", "agree", "plain"];

function draw(event, view) {
  const box = one(".drawing", view);
  if (box.dataset.drawn) return;
  const known = eventData.get(event.id);
  const bands = circles(event, known);
  const size = place(bands, Math.max(0.5, box.clientWidth / Math.max(1, box.clientHeight)));
  const world = drawn("g");
  const svg = drawn("svg", { role: "group", "aria-label": "Claim graph", tabindex: "0" }, world);
  const spots = new Map();
  const home = new Map();
  bands.forEach((band, at) => {
    if (!band.length) return;
    world.append(drawn("text", { class: "band", x: 0, y: band.top }, BANDS[at]));
    for (const circle of band) {
      world.append(drawn("circle", { class: `ring ${CLASSES[at]}`, cx: circle.x, cy: circle.y, r: width(circle) / 2 }));
      labelOf(event, known, circle).forEach((line, row) => {
        world.append(drawn("text", { class: "ring-label", x: circle.x, y: circle.y + width(circle) / 2 + 15 + 14 * row }, line));
      });
      circle.claims.forEach((claim, index) => {
        home.set(claim, circle);
        const far = circle.claims.length === 1 ? 0 : STEP * Math.sqrt(index + 0.6);
        spots.set(claim, { x: circle.x + far * Math.cos(index * GOLDEN), y: circle.y + far * Math.sin(index * GOLDEN) });
      });
    }
  });
  // One path for all ties of a kind: thousands stay quick. Agreement across circles is mostly on one value, and faint.
  const kinds = ["similar", "agree", "conflict", "agree far"];
  const paths = kinds.map(() => "");
  for (const [a, b, relation] of known.links) {
    const [from, to] = [spots.get(a), spots.get(b)];
    const bend = relation === 2 ? 0.18 : 0;
    const middle = { x: (from.x + to.x) / 2 + bend * (to.y - from.y), y: (from.y + to.y) / 2 - bend * (to.x - from.x) };
    const kind = relation === 1 && home.get(a) !== home.get(b) ? 3 : relation;
    paths[kind] += `M${from.x.toFixed(1)} ${from.y.toFixed(1)}Q${middle.x.toFixed(1)} ${middle.y.toFixed(1)} ${to.x.toFixed(1)} ${to.y.toFixed(1)}`;
  }
  paths.forEach((d, kind) => world.append(drawn("path", { class: `tie ${kinds[kind]}`, d })));
  const order = [...spots.keys()];
  const dots = order.map((at, index) => dot(event, known, at, spots.get(at), index === 0));
  world.append(...dots);
  keys(svg, dots, (index) => openPanel(event, order[index], dots[index]));
  box.replaceChildren(svg);
  box.append(made("p", { class: "vh" }, `${known.claims.length} claims, ${known.links.length} ties.`));
  move(svg, world, size, box);
  box.dataset.drawn = known.claims.length;
}

function dot(event, known, at, spot, isFirst) {
  const claim = known.claims[at];
  const text = articleOf(event, claim.o);
  const chip = one("header .chip", text);
  const color = [...chip.classList].find((name) => /^o\d$/.test(name));
  const words = textOf(event, claim).slice(0, 140);
  const group = drawn("g", { class: `dot ${color} ${claim.s}`, tabindex: isFirst ? "0" : "-1", role: "button",
    "aria-label": `${claim.o + 1} ${chip.lastChild.textContent}: ${words}`, transform: `translate(${spot.x.toFixed(1)} ${spot.y.toFixed(1)})` });
  group.append(drawn("title", {}, `${chip.lastChild.textContent}: ${words}`), drawn("circle", { r: DOT }), drawn("text", { y: 3 }, String(claim.o + 1)));
  return group;
}

// Arrow keys go from dot to dot, Enter opens; one dot at a time can be reached with Tab.
function keys(svg, dots, open) {
  const indexes = new Map(dots.map((element, index) => [element, index]));
  const focus = (index) => {
    const next = dots[(index + dots.length) % dots.length];
    for (const element of dots) element.setAttribute("tabindex", element === next ? "0" : "-1");
    next.focus();
  };
  svg.addEventListener("click", (click) => {
    const element = click.target.closest(".dot");
    if (element && !svg.dataset.dragged) open(indexes.get(element));
  });
  svg.addEventListener("keydown", (key) => {
    const index = indexes.get(document.activeElement);
    if (index === undefined) return;
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key.key];
    if (step) focus(index + step);
    else if (key.key === "Enter" || key.key === " ") open(index);
    else return;
    key.preventDefault();
    key.stopPropagation();
  });
}

// Pan by dragging, zoom by wheel, two fingers, buttons or keys.
function move(svg, world, size, box) {
  const at = { x: 0, y: 0, scale: 1 };
  const apply = () => {
    world.setAttribute("transform", `translate(${at.x} ${at.y}) scale(${at.scale})`);
    svg.classList.toggle("far", at.scale < 0.55);
  };
  const fit = () => {
    const frame = svg.getBoundingClientRect();
    at.scale = Math.min(1.6, Math.max(0.05, Math.min((frame.width - 40) / size.width, (frame.height - 40) / size.height)));
    // What is too tall to be read as a whole is shown from its top.
    at.scale = Math.max(at.scale, Math.min(0.75, (frame.width - 40) / size.width));
    at.x = Math.max(20, (frame.width - size.width * at.scale) / 2);
    at.y = 16;
    apply();
  };
  const zoom = (factor, x, y) => {
    const scale = Math.min(6, Math.max(0.05, at.scale * factor));
    at.x = x - ((x - at.x) * scale) / at.scale;
    at.y = y - ((y - at.y) * scale) / at.scale;
    at.scale = scale;
    apply();
  };
  const middle = (factor) => zoom(factor, svg.clientWidth / 2, svg.clientHeight / 2);
  const tools = made("div", { class: "tools" });
  for (const [name, words, act] of [["+", "Zoom in", () => middle(1.3)], ["−", "Zoom out", () => middle(1 / 1.3)], ["Fit", "Fit all", fit]]) {
    const button = made("button", { type: "button", "aria-label": words }, name);
    button.addEventListener("click", act);
    tools.append(button);
  }
  box.append(tools);
  svg.addEventListener("wheel", (wheel) => {
    wheel.preventDefault();
    const frame = svg.getBoundingClientRect();
    zoom(Math.exp(-wheel.deltaY / 400), wheel.clientX - frame.left, wheel.clientY - frame.top);
  }, { passive: false });
  const fingers = new Map();
  svg.addEventListener("pointerdown", (pointer) => {
    fingers.set(pointer.pointerId, pointer);
    delete svg.dataset.dragged;
  });
  svg.addEventListener("pointermove", (pointer) => {
    const before = fingers.get(pointer.pointerId);
    if (!before) return;
    const others = [...fingers.values()].filter((other) => other.pointerId !== pointer.pointerId);
    if (others.length) {
      const far = (finger) => Math.hypot(finger.clientX - others[0].clientX, finger.clientY - others[0].clientY);
      const frame = svg.getBoundingClientRect();
      zoom(far(pointer) / Math.max(1, far(before)), (pointer.clientX + others[0].clientX) / 2 - frame.left, (pointer.clientY + others[0].clientY) / 2 - frame.top);
    } else {
      const [x, y] = [pointer.clientX - before.clientX, pointer.clientY - before.clientY];
      if (!svg.dataset.dragged && Math.hypot(x, y) < 4) return;
      if (!svg.dataset.dragged) svg.setPointerCapture(pointer.pointerId);
      svg.dataset.dragged = "yes";
      at.x += x;
      at.y += y;
      apply();
    }
    fingers.set(pointer.pointerId, pointer);
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) svg.addEventListener(end, (pointer) => fingers.delete(pointer.pointerId));
  svg.addEventListener("keydown", (key) => {
    if (key.target !== svg && !["+", "-", "0"].includes(key.key)) return;
    const steps = { ArrowLeft: [40, 0], ArrowRight: [-40, 0], ArrowUp: [0, 40], ArrowDown: [0, -40] };
    if (key.key === "+" || key.key === "=") middle(1.3);
    else if (key.key === "-") middle(1 / 1.3);
    else if (key.key === "0") fit();
    else if (steps[key.key]) {
      at.x += steps[key.key][0];
      at.y += steps[key.key][1];
      apply();
    } else return;
    key.preventDefault();
  });
  fit();
}

onShown.graph.push(draw);
