// The alerts page: which card is open, whether an answer is complete, and what a newer drawing may move.
(() => {
  const isEmpty = (value) => value === null || value === undefined || String(value).trim() === "";

  const choose = () => {
    const context = dash_clientside.callback_context, pressed = context.triggered_id;
    if (!pressed || !context.triggered.some(({ value }) => value)) return dash_clientside.no_update;
    if (matchMedia("(max-width: 1023px)").matches) scrollTo(0, 0);
    return { stay_id: pressed.stay, alert_id: pressed.alert || null };
  };

  // Both are needed: what is done, and when to look again. The button says the time that will be kept.
  const accept = (values, clocks) => {
    const context = dash_clientside.callback_context, buttons = context.outputs_list[0].length;
    const parts = Object.fromEntries(context.inputs_list[0].map(({ id, value }) => [id.part, value]));
    const isOther = parts.action === "Other", isSaid = !isEmpty(parts.action) && (!isOther || !isEmpty(parts.words));
    const isReady = isSaid && !isEmpty(parts.again);
    const clock = (clocks[0] || {})[parts.again];
    const words = isReady ? `Accept, look again ${clock}` : isSaid ? "Choose when to look again" : "Choose what is done";
    const each = (value) => Array(buttons).fill(value);
    return [each(words), each(!isReady), each(!isOther)];
  };

  // What was drawn anew is put in place, unless an answer to the same alert is open or half filled in: then it waits behind a
  // button. Whether it is, is looked at now, not when the drawing was asked for.
  const settle = (drawn, shown, ...parts) => {
    const stay = dash_clientside.no_update, next = drawn.shown;
    const [chosen, answered, more] = next.asked, [chosenBefore, answeredBefore, moreBefore] = shown.asked;
    const isOpen = document.querySelector("#alert-detail details[open]") !== null;
    const isHalfFilled = isOpen || parts.flat().some((value) => !isEmpty(value));
    const isElsewhere = next.alert !== shown.alert && JSON.stringify(chosen) !== JSON.stringify(chosenBefore);
    if (!isHalfFilled || answered !== answeredBefore || more !== moreBefore || isElsewhere)
      return [drawn.list, drawn.detail, next, "", true];
    const kept = { ...shown, asked: next.asked };
    if (next.version === shown.version) return [stay, stay, kept, stay, stay];
    const count = next.ids.filter((id) => !shown.ids.includes(id)).length;
    return [stay, stay, kept, count ? `${count} new` : "Changed: show", false];
  };

  window.dash_clientside = Object.assign({}, window.dash_clientside, { alerts: { choose, accept, settle } });
})();
