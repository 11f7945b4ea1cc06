// What the charting page can say without asking the server: totals, what is left, which form is open.
// It adds up what it is given; words, bands and limits come from the chart with the page.
(() => {
  const minus = (number, signed) => (signed && number > 0 ? "+" : "") + String(number).replace("-", "−");
  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
  const isEmpty = (value) => value === null || value === undefined || String(value).trim() === "";

  const total = (scale, answers) => {
    const number = (code) => (answers[code] === "true" ? 1 : Number(answers[code]) || 0);
    const sum = scale.items.reduce((so_far, item) => so_far + (item.scored ? number(item.code) : 0), 0);
    return sum - scale.higher_of.reduce((less, [one, two]) => less + Math.min(number(one), number(two)), 0);
  };
  const band = (scale, sum) => (scale.bands.filter(([from]) => sum >= from).pop() || [0, ""])[1];

  const say = (value) => ({ true: "yes", false: "no" })[value] ?? value;
  // Yes, no, or null while an answer it hangs on is missing.
  const isAsked = (item, answers) => Object.entries(item.asked_if).reduce((so_far, [code, needed]) =>
    (so_far === false ? false : !(code in answers) ? null : String(answers[code]) === needed ? so_far : false), true);
  const saidYes = (scale, answers) => (code) => {
    if (isAsked(scale.items.find((item) => item.code === code), answers) === false) return false;
    return code in answers ? String(answers[code]) === "true" : null;
  };
  const triage = (scale, answers) => {
    const yes = saidYes(scale, answers);
    for (const step of scale.triage) {
      const any = step.any_of.map(yes), parts = step.all_of.map(yes);
      if (any.length) parts.push(any.includes(true) ? true : any.includes(null) ? null : false);
      if (parts.includes(false)) continue;
      return parts.includes(null) ? "" : step.name;
    }
    return "";
  };

  const tally = (scale, answers, answered, asked) => {
    const signed = scale.signed, name = scale.name;
    if (!Object.keys(answers).length) return [`${name}, nothing answered`, "", ""];
    if (scale.items.length === 1) {
      const item = scale.items[0], value = answers[item.code];
      return [name, isNaN(value) ? value : minus(value, signed), capital(item.words[value])];
    }
    const label = answered < asked ? `So far, ${answered} of ${asked}` : `${name}, all ${asked} answered`;
    if (scale.triage.length) return [label, capital(triage(scale, answers)), answered < asked ? "Not sure until all are answered" : ""];
    if (scale.total !== "sum") return [label, "", ""];
    const counts = scale.items.filter((item) => item.scored && item.code in answers);
    if (!counts.length && answered === asked) return [name, "", "Does not apply"];
    const sum = total(scale, answers);
    return answered < asked
      ? [label, `${sum} +`, `No total until all ${asked} are answered`]
      : [label, String(sum), capital(band(scale, sum))];
  };

  // When the next open row is out of sight, bring it up at once, with the row just answered above it. No gliding: a
  // page that moves under a finger is tapped in the wrong place.
  const seen = {};
  const follow = (form, answered, next) => {
    const grew = seen[form] !== undefined && answered === seen[form] + 1;
    seen[form] = answered;
    const row = grew && next && document.getElementById(`${form}-${next}`);
    const bar = document.querySelector(".tw-chart-footer");
    if (!row || !row.offsetParent || !bar) return;
    requestAnimationFrame(() => {
      if (row.getBoundingClientRect().bottom + 60 > bar.getBoundingClientRect().top) (row.previousElementSibling || row).scrollIntoView();
    });
  };

  const answer = (values, scale) => {
    const context = dash_clientside.callback_context;
    const form = context.inputs_list[0].length ? context.inputs_list[0][0].id.form : "";
    const codes = context.inputs_list[0].map((each) => each.id.item), items = Object.fromEntries(scale.items.map((item) => [item.code, item]));
    const typed = Object.fromEntries(codes.map((code, at) => [code, values[at]]).filter(([, value]) => !isEmpty(value)));
    const unasked = codes.filter((code) => isAsked(items[code], typed) === false);
    unasked.filter((code) => code in typed).forEach((code) => dash_clientside.set_props({ kind: "answer", form, item: code }, { value: "" }));
    const answers = Object.fromEntries(Object.entries(typed).filter(([code]) => !unasked.includes(code)));
    const needed = codes.filter((code) => items[code].needed && isAsked(items[code], answers));
    const answered = needed.filter((code) => code in answers).length, next = needed.find((code) => !(code in answers));
    follow(form, answered, next);
    const told = (code) => items[code].told[answers[code]];
    const row = (code) => (code in answers ? `tw-row-answered${told(code) ? " tw-row-told" : ""}`
      : unasked.includes(code) ? "tw-row-unasked" : `tw-row-open${code === next ? " tw-row-next" : ""}`);
    const words = (code) => {
      if (unasked.includes(code)) return `Not asked, because of “${items[code].hinge}”.`;
      if (!(code in answers)) return "Not answered yet.";
      const said = items[code].unit || capital(String(items[code].words[answers[code]]));
      return told(code) ? `${said}. ${told(code)}` : items[code].words[answers[code]] === say(answers[code]) ? "" : said;
    };
    const listed = context.outputs_list[3].map(({ id }) =>
      `tw-listed ${id.item in answers ? "tw-listed-answered" : "tw-listed-open"}${id.item === next ? " tw-listed-next" : ""}`);
    const listedValues = context.outputs_list[4].map(({ id }) => say(answers[id.item]) ?? "not asked");
    const numbers = codes.map((code) => (code in answers ? capital(minus(say(answers[code]), scale.signed)) : ""));
    return [codes.map((code) => `tw-row ${row(code)}`), codes.map(words), numbers, listed, listedValues,
      ...tally(scale, answers, answered, needed.length), { form, answered, asked: needed.length, any: Object.keys(answers).length }];
  };

  const show = () => {
    const context = dash_clientside.callback_context, pressed = context.triggered_id;
    if (!pressed) return [dash_clientside.no_update, dash_clientside.no_update, dash_clientside.no_update];
    const form = pressed.kind === "tab" ? pressed.form : "status";
    const hidden = (outputs) => outputs.map(({ id }) => id.form !== form);
    const tabs = context.outputs_list[1].map(({ id }) => (id.form === form ? "tw-tab tw-tab-shown" : "tw-tab"));
    return [hidden(context.outputs_list[0]), tabs, form === "status" ? dash_clientside.no_update : hidden(context.outputs_list[2])];
  };

  // What the unit's list says of a medicine; one that is not on it is asked about. Names are compared as the list does.
  const medicine = (typed, list) => {
    const name = String(typed || "").trim().replace(/\s+/g, " ").replace(/\s*[-\u2010-\u2015/+]\s*/g, "-").toLowerCase();
    return list && list[name] ? [`${list[name]}. By the unit’s list, kept with the dose.`, true] : ["", false];
  };

  // What is asked at the save stands at the end of the page: on a small screen it would be out of sight.
  const bring = (asked) => {
    if (asked && asked.length) requestAnimationFrame(() => document.getElementById("save-questions").scrollIntoView({ block: "center" }));
    return "tw-questions";
  };

  const save = (lefts, typed, chosen) => {
    const started = lefts.filter((left) => left && left.any);
    const partial = started.filter((left) => left.answered < left.asked);
    const isFilled = [...typed, ...chosen].some((value) => !isEmpty(value));
    if (!started.length && !isFilled) return ["Nothing answered yet", "", true, "tw-save"];
    if (!partial.length) return ["Save", "", false, "tw-save tw-save-ready"];
    const count = partial.reduce((sum, left) => sum + left.asked - left.answered, 0);
    return [`${count} left to answer`, "or save as incomplete", false, "tw-save tw-save-partial"];
  };

  window.dash_clientside = Object.assign({}, window.dash_clientside, { charting: { answer, show, save, medicine, bring } });

  // A button that fills in a field: a preset, "Clear", "Asleep".
  const pressSave = () => {
    const clicks = window.dash_component_api.getLayout("save").props.n_clicks || 0;
    dash_clientside.set_props("save", { n_clicks: clicks + 1 });
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-sets]");
    if (!button) return;
    dash_clientside.set_props(JSON.parse(button.dataset.field), { value: button.dataset.sets });
    if (button.dataset.saves) pressSave();
  });
  // A press on an answer to a question does not leave the field: leaving it looks at the form again and redraws the
  // question, and a slow press would end on another button than it began on.
  document.addEventListener("mousedown", (event) => {
    if (event.target.closest("[data-confirms], [data-focus]")) event.preventDefault();
  });
  // "It is right" is told by the tap, not by a count of taps: an answer on its way may redraw the question meanwhile.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-confirms]");
    if (!button) return;
    const confirmed = window.dash_component_api.getLayout("confirmed").props.data || [];
    dash_clientside.set_props("confirmed", { data: [...confirmed, ...button.dataset.confirms.split(" ")] });
    if (button.dataset.saves) pressSave();
  });
  // "Change" puts the cursor into the field that was asked about.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-focus]");
    const place = button && (document.getElementById(button.dataset.focus) || document.getElementById(`${button.dataset.focus}-label`)?.parentElement);
    const field = place && (place.matches("input, textarea") ? place : place.querySelector("input, [role=radio]"));
    if (field) { field.focus(); if (field.select) field.select(); }
  });
})();
