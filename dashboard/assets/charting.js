// What the charting page can say without asking the server: totals, what is left, which form is open.
// It adds up what it is given; words, bands and limits come from the chart with the page.
(() => {
  const minus = (number, signed) => (signed && number > 0 ? "+" : "") + String(number).replace("-", "−");
  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
  const isEmpty = (value) => value === null || value === undefined || String(value).trim() === "";

  const total = (scale, answers) => {
    const sum = scale.items.reduce((so_far, item) => so_far + Number(answers[item.code] || 0), 0);
    return sum - scale.higher_of.reduce((less, [one, two]) => less + Math.min(answers[one], answers[two]), 0);
  };
  const band = (scale, sum) => (scale.bands.filter(([from]) => sum >= from).pop() || [0, ""])[1];

  const tally = (scale, answers, answered) => {
    const asked = scale.items.length, signed = scale.signed;
    if (!answered) return [`${scale.name}, nothing answered`, "", ""];
    if (asked === 1) {
      const item = scale.items[0], value = answers[item.code];
      return [scale.name, isNaN(value) ? value : minus(value, signed), capital(item.words[value])];
    }
    if (scale.total !== "sum") return [`${scale.name}, ${answered} of ${asked}`, "", ""];
    const sum = total(scale, answers);
    return answered < asked
      ? [`So far, ${answered} of ${asked}`, `${sum} +`, `No total until all ${asked} are answered`]
      : [`${scale.name}, all ${asked} answered`, String(sum), capital(band(scale, sum))];
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
    const codes = context.inputs_list[0].map((each) => each.id.item);
    const answers = Object.fromEntries(codes.map((code, at) => [code, values[at]]).filter(([, value]) => !isEmpty(value)));
    const answered = Object.keys(answers).length, words = Object.fromEntries(scale.items.map((item) => [item.code, item.words]));
    const next = codes.find((code) => !(code in answers));
    follow(form, answered, next);
    const rows = codes.map((code) => `tw-row ${code in answers ? "tw-row-answered" : `tw-row-open${code === next ? " tw-row-next" : ""}`}`);
    const said = codes.map((code) => (code in answers ? capital(words[code][answers[code]]) : "Not answered. Tap a number."));
    const numbers = codes.map((code) => (code in answers ? minus(answers[code], scale.signed) : ""));
    const listed = context.outputs_list[3].map(({ id }) =>
      `tw-listed ${id.item in answers ? "tw-listed-answered" : "tw-listed-open"}${id.item === next ? " tw-listed-next" : ""}`);
    const listedValues = context.outputs_list[4].map(({ id }) => answers[id.item] ?? "not asked");
    return [rows, said, numbers, listed, listedValues, ...tally(scale, answers, answered), { form, answered, asked: scale.items.length }];
  };

  const show = () => {
    const context = dash_clientside.callback_context, pressed = context.triggered_id;
    if (!pressed) return [dash_clientside.no_update, dash_clientside.no_update, dash_clientside.no_update];
    const form = pressed.kind === "tab" ? pressed.form : "status";
    const hidden = (outputs) => outputs.map(({ id }) => id.form !== form);
    const tabs = context.outputs_list[1].map(({ id }) => (id.form === form ? "tw-tab tw-tab-shown" : "tw-tab"));
    return [hidden(context.outputs_list[0]), tabs, form === "status" ? dash_clientside.no_update : hidden(context.outputs_list[2])];
  };

  const save = (lefts, typed, chosen) => {
    const started = lefts.filter((left) => left && left.answered);
    const partial = started.filter((left) => left.answered < left.asked);
    const isFilled = [...typed, ...chosen].some((value) => !isEmpty(value));
    if (!started.length && !isFilled) return ["Nothing answered yet", "", true, "tw-save"];
    if (!partial.length) return ["Save", "", false, "tw-save tw-save-ready"];
    const count = partial.reduce((sum, left) => sum + left.asked - left.answered, 0);
    return [`${count} left to answer`, "or save as incomplete", false, "tw-save tw-save-partial"];
  };

  window.dash_clientside = Object.assign({}, window.dash_clientside, { charting: { answer, show, save } });

  // A button that fills in a field: a preset, "Clear", "Asleep".
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-sets]");
    if (!button) return;
    dash_clientside.set_props(JSON.parse(button.dataset.field), { value: button.dataset.sets });
  });
  // "It is right" is told by the tap, not by a count of taps: an answer on its way may redraw the question meanwhile.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-confirms]");
    if (!button) return;
    const confirmed = window.dash_component_api.getLayout("confirmed").props.data || [];
    dash_clientside.set_props("confirmed", { data: [...confirmed, button.dataset.confirms] });
  });
  // "Change" puts the cursor into the field that was asked about.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-focus]");
    const place = button && (document.getElementById(button.dataset.focus) || document.getElementById(`${button.dataset.focus}-label`)?.parentElement);
    const field = place && (place.matches("input, textarea") ? place : place.querySelector("input, [role=radio]"));
    if (field) { field.focus(); if (field.select) field.select(); }
  });
})();
