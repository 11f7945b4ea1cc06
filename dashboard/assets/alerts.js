// The alerts page: which card is open, and whether an answer is complete.
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

  window.dash_clientside = Object.assign({}, window.dash_clientside, { alerts: { choose, accept } });
})();
