// The script of a page that `pollscope page` made, in a document of no more than it uses: forwards to the end and back,
// each step shows its number and its sentence, the output grows and shrinks. Status 1 and a word where it does not.
"use strict";
const text = require("fs").readFileSync(process.argv[2], "utf8");
const data = text.match(/<script id="run"[^>]*>([\s\S]*?)<\/script>/)[1], code = text.match(/<script>\n([\s\S]*?)<\/script>/)[1];

class Element {
  constructor() { this.kids = []; this.own = ""; this.className = ""; this.offsetTop = 0; this.clientHeight = 10; }
  get textContent() { return this.own + this.kids.map(k => k.textContent).join(""); }
  set textContent(s) { this.own = String(s); this.kids = []; }
  append(...more) { this.kids.push(...more); }
  replaceChildren(...all) { this.kids = all; this.own = ""; }
  insertRow() { this.append(new Element()); return this.lastChild; }
  get firstElementChild() { return this.kids[0]; }
  get lastChild() { return this.kids[this.kids.length - 1]; }
  get children() { return this.kids; }
  get rows() { return this.kids; }
  get cells() { return this.kids; }
}

const there = {};
let press;
globalThis.document = { getElementById: id => there[id] ??= new Element(), createElement: () => new Element(), title: "" };
globalThis.addEventListener = (name, f) => { press = key => f({ key, preventDefault() {} }); };
globalThis.scrollTo = () => {};
document.getElementById("run").own = data;
document.getElementById("source").append(new Element());
new Function(code)();

const steps = JSON.parse(data).steps;
function see(n, how) {
  const printed = steps.slice(0, n + 1).map(s => s.printed).join("") || "nothing printed yet";
  const wrong = !there.where.textContent.startsWith("step " + n + " ") ? "where" : !there.why.textContent.startsWith(steps[n].why) ? "why"
    : there.output.textContent !== printed ? "output" : there.steps.kids.findIndex(li => li.className === "here") !== n ? "list" : null;
  if (wrong) { console.log(how + " to step " + n + ": " + wrong); process.exit(1); }
}
see(0, "opened");
for (let n = 1; n < steps.length; n++) press(" "), see(n, "on");
press(" "), see(steps.length - 1, "past the end");
for (let n = steps.length - 1; n-- > 0;) press("b"), see(n, "back");
press("End"), see(steps.length - 1, "end");
press("Home"), see(0, "beginning");
