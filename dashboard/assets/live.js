// News from the server: one stream for all tabs of a browser, a look every 15 s where there is none, and the age of
// what is shown, by this browser's own clock. News are versions; what changed is asked for by the page's callbacks.
(() => {
  const STALE_AFTER_S = 75;
  const LOOK_EVERY_MS = 15000;
  const CUT_OFF_AFTER_S = 2 * LOOK_EVERY_MS / 1000;
  let heard = null;
  let heardAt = null;
  let shown = null;
  let source = null;
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("tidewatch") : null;

  // Two clocks: one may be set, the other may stand still while the tablet sleeps. The older age counts.
  const now = () => ({ wall: Date.now(), ticks: performance.now() });
  const secondsSince = ({ wall, ticks }) => Math.max(Date.now() - wall, performance.now() - ticks) / 1000;
  const startedAt = now();
  // A component of the page as Dash holds it, and setting one: Dash can do neither until it knows its callbacks.
  const state = () => window.dash_stores?.[0]?.getState?.();
  const isUp = () => state()?.appLifecycle === "HYDRATED";
  const part = (id) => (isUp() && state().paths?.strs?.[id] && window.dash_component_api.getLayout(id)) || null;
  const set = (id, props) => { if (part(id)) window.dash_clientside.set_props(id, props); };
  window.tidewatch = { part, set };

  // News is handed on when all that was asked for before is in place: Dash throws a drawing away once a newer one is asked
  // for, and news faster than drawings would leave the screen as it was.
  const UNDER_WAY = ["requested", "prioritized", "blocked", "executing", "watched", "executed"];
  const isDrawing = () => {
    const { callbacks } = state();
    return UNDER_WAY.some((list) => callbacks[list].length > 0);
  };
  let behindSince = null;  // since when something that was heard is not on the screen
  const follow = () => {
    if (!isUp()) return setTimeout(follow, 50);
    window.dash_stores[0].subscribe(() => queueMicrotask(() => { if (behindSince) show(); leadAnew(); }));
  };

  // ---- news
  const drawnFrom = () => part("here")?.props?.data;
  const differs = (news, known) =>
    news.alerts !== known.alerts || news.names !== known.names ||
    Object.entries(news.stays).some(([stay, version]) => known.stays[stay] !== version);
  const show = () => {
    const known = shown || drawnFrom();
    if (!heard || !known?.stays) return;
    const step = part("clock-step").props.data ?? drawnFrom().clock_step;
    if (step !== heard.clock_step) set("clock-step", { data: heard.clock_step });
    const isNew = differs(heard, known), isUnderWay = isDrawing();
    behindSince = isNew || isUnderWay ? behindSince || now() : null;
    if (isUnderWay) return;
    if (isNew) {
      shown = { alerts: heard.alerts, names: heard.names, stays: { ...known.stays, ...heard.stays } };
      set("news", { data: shown });
    }
    dispatchEvent(new CustomEvent("tidewatch-shown", { detail: heard }));
  };
  follow();
  // Of a page that the stream brings, only the parts that are otherwise than before; null: some were never brought here.
  let parts = {};
  const together = ({ head, order, parts: brought }) => {
    const known = { ...parts, ...brought };
    parts = Object.fromEntries(order.filter((key) => key in known).map((key) => [key, known[key]]));
    return order.every((key) => key in known) ? { ...head, list: order.map((key) => known[key]) } : null;
  };
  const take = (news) => {
    heard = { ...news, stays: { ...heard?.stays, ...news.stays }, page: news.page ? together(news.page) : heard?.page };
    heardAt = now();
    show();
    tellAge();
    dispatchEvent(new CustomEvent("tidewatch-news", { detail: heard }));
  };
  const look = async () => {
    try {
      const answer = await fetch("/api/news");
      if (answer.ok) take(await answer.json());
    } catch { /* the age says it */ }
  };
  // The stream of this tab brings what its page shows already drawn, where that page asks for it.
  const wanted = () => part("stream-asked")?.props.data || null;
  let led = null;
  const lead = () => {
    led = wanted();
    source = new EventSource(led ? `/live?${new URLSearchParams(led)}` : "/live");
    source.onmessage = (event) => {
      const news = JSON.parse(event.data);
      take(news);
      channel?.postMessage(news);
    };
    source.onerror = () => {
      if (source.readyState !== EventSource.CLOSED) return;
      look();
      setTimeout(lead, LOOK_EVERY_MS);
    };
  };
  const leadAnew = () => {
    if (!source || source.readyState === EventSource.CLOSED || wanted() === led) return;
    source.close();
    lead();
  };
  if (channel) channel.onmessage = (event) => take(event.data);
  if (navigator.locks) navigator.locks.request("tidewatch-live", () => { lead(); return new Promise(() => {}); });
  else {
    // Without https there are no locks: a tab streams while it is looked at.
    const leadHere = () => { source?.close(); if (!document.hidden) lead(); };
    document.addEventListener("visibilitychange", leadHere);
    leadHere();
  }
  document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
  setInterval(() => { if (!heardAt || secondsSince(heardAt) * 1000 > LOOK_EVERY_MS + 2000) look(); }, LOOK_EVERY_MS);

  // ---- age and clock
  const put = (id, text) => {
    const element = document.getElementById(id);
    if (element && element.textContent !== text) element.textContent = text;
  };
  const TIME = { hour: "2-digit", minute: "2-digit" };
  const wall = (moment, parts) => new Intl.DateTimeFormat("en-GB", { timeZone: heard.zone, ...parts }).format(moment);
  const span = (seconds) => {
    const minutes = Math.floor(seconds / 60);
    return seconds < 60 ? `${Math.round(seconds)} s` : minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`;
  };
  const grey = (isStale, asOf) => {
    document.body.classList.toggle("stale", isStale);
    const title = document.title.replace(/^Old: as of [^·]*· /, "");
    const named = isStale ? `Old: as of ${asOf} · ${title}` : title;
    if (document.title !== named) document.title = named;
  };
  const age = () => {
    if (!heard) {
      if (secondsSince(startedAt) > STALE_AFTER_S) unknownAge("Nothing has been heard from Tidewatch yet.");
      return;
    }
    const sinceS = secondsSince(heardAt);
    const sweptS = heard.swept_ago_s === null ? null : Math.max(0, heard.swept_ago_s + sinceS);
    const wardNow = new Date(heard.ward_at).getTime() + sinceS * 1000 * heard.rate;
    put("count-alerts", String(heard.critical || ""));
    put("clock", wall(wardNow, TIME));
    put("clock-day", wall(wardNow, { weekday: "short", day: "numeric", month: "short" }).replace(",", ""));
    const behindS = behindSince ? secondsSince(behindSince) : 0, isWaiting = sinceS >= CUT_OFF_AFTER_S;
    document.body.classList.toggle("waiting", isWaiting);
    if (sweptS !== null && sweptS < STALE_AFTER_S && behindS < STALE_AFTER_S) {
      grey(false);
      put("age-word", isWaiting ? "Waiting" : "Up to date");
      put("age-text", isWaiting ? `no answer for ${span(sinceS)}` : `checked ${span(sweptS)} ago`);
    } else old(sinceS, sweptS, behindS, (seconds) => wall(wardNow - seconds * 1000 * heard.rate, TIME));
    show();
  };
  // Who fell silent: the server, behind it the monitor, or the screen itself, which could not show what it heard.
  const old = (sinceS, sweptS, behindS, clockAgo) => {
    const isCutOff = sinceS >= CUT_OFF_AFTER_S, isBehind = behindS >= STALE_AFTER_S;
    const silentS = isCutOff ? sinceS : isBehind ? behindS : sweptS;
    const who = isCutOff ? "Tidewatch has not answered" : isBehind ? "This screen has not been drawn" : "The monitor has been silent";
    const asOf = sweptS === null ? null : clockAgo(Math.max(sweptS, isBehind ? behindS : 0));
    grey(true, asOf ?? "never");
    put("age-word", "Old:");
    put("age-text", asOf === null ? "no monitor has looked" : `as of ${asOf}`);
    put("stale-word", silentS === null
      ? "No monitor is known to have looked at this unit. Do not rely on this screen."
      : `${who} since ${clockAgo(silentS)} (${span(silentS)}). Do not rely on this screen.`);
  };
  const unknownAge = (why) => {
    grey(true, "unknown");
    put("age-word", "Old:");
    put("age-text", "age unknown");
    put("stale-word", `${why} Do not rely on this screen.`);
  };
  // News that this screen does not understand must not leave it looking fresh.
  const tellAge = () => {
    try { age(); } catch { unknownAge("This screen cannot tell how old it is. Reload it."); }
  };
  setInterval(tellAge, 1000);
})();
