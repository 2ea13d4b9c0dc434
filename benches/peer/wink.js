// Times winkNLP's tagging on the text of `examples/bench.rs`, to put the figures side by side.
//
// In a folder outside the repository: npm install wink-nlp wink-eng-lite-web-model; then, in that folder:
// NODE_PATH=node_modules node REPOSITORY/benches/peer/wink.js MEGABYTES FILE…
// The files of the demo in `data/demo`, or those that the bench was given.

const fs = require('fs');
const model = require('wink-eng-lite-web-model');
const winkNLP = require('wink-nlp');

const [size, ...files] = process.argv.slice(2);
const texts = files.map((file) => fs.readFileSync(file, 'utf8'));
// The pipe ends with parts of speech: no entities, no sentiment.
const nlp = winkNLP(model, ['sbd', 'pos']);
const its = nlp.its;

// Repeated and varied as the bench does it.
const articles = [];
for (let left = Number(size) * 1e6; left > 0; ) {
  const round = Math.floor(articles.length / texts.length);
  const text = texts[articles.length % texts.length].replaceAll('1', String(1 + (round % 9)));
  left -= Buffer.byteLength(text);
  articles.push(text);
}

let fastest = Infinity;
let tokens = 0;
const begin = Date.now();
const busy = process.cpuUsage();
let runs = 0;
for (; runs < 2 || Date.now() - begin < 5000; runs++) {
  const start = process.hrtime.bigint();
  tokens = 0;
  for (const article of articles) tokens += nlp.readDoc(article).tokens().out(its.pos).length;
  fastest = Math.min(fastest, Number(process.hrtime.bigint() - start) / 1e9);
}
const { user, system } = process.cpuUsage(busy);
const speed = (seconds) => (tokens / seconds / 1e3).toFixed(0);
console.log(
  `${tokens} tokens, ${(fastest * 1e3).toFixed(1)} ms, ${speed(fastest)} thousand tokens/s, ` +
    `${speed((user + system) / 1e6 / runs)} by processor time`,
);
