// The alerts page: which card is open, whether an answer is complete, and what a newer drawing may move.
(() => {
  const TYPED_IN = "input:not([type=radio], [type=checkbox], [type=hidden]), textarea";
  const isEmpty = (value) => value === null || value === undefined || String(value).trim() === "";

  const choose = () => {
    const context = dash_clientside.callback_context, pressed = context.triggered_id;
    if (!pressed || !context.triggered.some(({ value }) => value)) return dash_clientside.no_update;
    if (matchMedia("(max-width: 1023px)").matches) scrollTo(0, 0);
    document.body.classList.remove("tw-whole-evidence");
    return { stay_id: pressed.stay, alert_id: pressed.alert || null };
  };

  // On a phone the card is short until somebody asks for all of it.
  addEventListener("click", ({ target }) => {
    if (target.closest?.("[data-shows='whole-evidence']")) document.body.classList.add("tw-whole-evidence");
  });

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

  // Through the list with the arrow keys, to the answer and back.
  const FIRST = "#alert-detail button, #alert-detail summary, #alert-detail a, #alert-detail input";
  addEventListener("keydown", (event) => {
    const cards = [...document.querySelectorAll(".tw-alert-card")], here = cards.indexOf(event.target);
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: cards.length - 1 }[event.key];
    const chosen = document.querySelector(".tw-alert-chosen");
    if (here >= 0 && to !== undefined) { cards[to]?.focus(); event.preventDefault(); }
    else if (here >= 0 && event.key === "ArrowRight") [...document.querySelectorAll(FIRST)].find((each) => each.offsetParent)?.focus();
    else if (event.key === "Escape" && chosen && event.target.closest("#alert-detail")) chosen.focus();
  });

  // A card that is drawn anew keeps the focus it had.
  let focused = null;
  addEventListener("focusin", ({ target }) => { focused = target.closest(".tw-alert-card")?.id || null; });
  addEventListener("pointerdown", () => { focused = null; });
  new MutationObserver(() => {
    if (focused && document.activeElement === document.body) document.getElementById(focused)?.focus({ preventScroll: true });
  }).observe(document.documentElement, { childList: true, subtree: true });

  // What was drawn anew is kept back behind a button while an answer to the same alert is open or half filled in. Whether one
  // is, is looked at when the drawing arrives, not when it was asked for.
  const isAnswering = () => {
    const detail = document.getElementById("alert-detail"), active = document.activeElement;
    if (detail?.contains(active) && active.matches(":focus-visible")) return true;  // who goes by keys stays where they are
    return detail !== null && (detail.querySelector("details[open], [aria-checked=true]") !== null ||
      [...detail.querySelectorAll(TYPED_IN)].some(({ value }) => !isEmpty(value)));
  };
  const more = (next, shown) => {
    const count = Object.keys(next).filter((id) => !(id in shown)).length;
    return count ? `${count} new` : "Changed: show";
  };
  const keepsBack = async (body, answer) => {
    if (!body.includes('"output":"..alert-list.children.') || !isAnswering()) return false;
    const shown = shownNow(), next = (await answer.json()).response["alerts-shown"].data;
    const isOther = (part) => JSON.stringify(next.asked[part]) !== JSON.stringify(shown.asked[part]);
    if (isOther("answered") || isOther("more") || (isOther("chosen") && next.alert !== shown.alert)) return false;
    tidewatch.set("alerts-shown", { data: { ...shown, asked: next.asked } });
    if (next.version !== shown.version)
      tidewatch.set("alerts-more", { children: more(next.versions, shown.versions), hidden: false });
    return true;
  };

  // The stream brings the list drawn; what it does not bring is asked for: another list than this tab's, the open alert
  // once something about it is another.
  const shownNow = () => tidewatch.part("alerts-shown")?.props.data;
  const ALIKE_MS = 30000;  // so much later, ages are written alike
  const isAlike = (page, shown) => page.version === shown.version && Math.abs(Date.parse(page.at) - Date.parse(shown.at)) < ALIKE_MS &&
    JSON.stringify(page.versions) === JSON.stringify(shown.versions);
  const numberOf = (version) => parseInt(version, 10);  // events are numbered: a drawing of fewer is an older one; 0: none lately
  const isOlder = (one, other) => numberOf(one.version) > 0 && numberOf(one.version) < numberOf(other.version);
  const ASK_AGAIN_MS = 30000;  // an asking may have had no answer
  let taken = null, behind = null, askedAt = 0;
  const ask = (version) => {
    if (behind === version && Date.now() - askedAt < ASK_AGAIN_MS) return;
    [behind, askedAt] = [version, Date.now()];
    tidewatch.set("alerts-behind", { data: version });
  };
  addEventListener("tidewatch-shown", async ({ detail: { alerts, page } }) => {
    const asked = tidewatch.part("stream-asked")?.props.data, shown = shownNow();
    if (asked?.page !== "alerts" || !shown) return;
    const isMine = page && ["tab", "order", "only"].every((part) => page.asked[part] === asked[part]);
    const isBrought = isMine && numberOf(page.version) >= numberOf(alerts);
    if (isBrought && page !== taken) {
      taken = page;
      await tidewatch.lifted();
      if (taken === page) tidewatch.set("alerts-pushed", { data: Date.now() });
    } else if (!isBrought && alerts !== shown.version) ask(alerts);
  });
  const marked = (card, stay) => card.props.id?.stay !== stay ? card :
    { ...card, props: { ...card.props, className: `${card.props.className} tw-alert-chosen`, "aria-current": "true" } };
  const place = (_, shown) => {
    const page = taken, none = dash_clientside.no_update;
    if (isOlder(page, shown) || isAlike(page, shown)) return [none, none, none, none, none];
    if (isAnswering()) {
      if (page.version === shown.version) return [none, none, none, none, none];
      return [none, none, more(page.versions, shown.versions), false, none];
    }
    const open = page.versions[shown.alert || ""];
    if (open !== (shown.open ?? undefined) || (!shown.alert && page.list[0].props.id)) ask(`${page.version} ${open}`);
    const now = { ...shown, at: page.at, version: page.version, versions: page.versions };
    return [page.list.map((card) => marked(card, shown.stay)), now, "", true, page.bar];
  };

  window.dash_clientside = Object.assign({}, window.dash_clientside, { alerts: { choose, accept, place, keepsBack } });
})();
