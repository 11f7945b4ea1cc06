// News from the server: one stream for all tabs of a browser, a look every 15 s where there is none, and the age of
// what is shown, by this browser's own clock. News are versions; what changed is asked for by the page's callbacks.
(() => {
  const STALE_AFTER_S = 75;
  const LOOK_EVERY_MS = 15000;
  let heard = null;
  let heardAt = 0;
  let shown = null;
  let source = null;
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("tidewatch") : null;

  // A component of the page as Dash holds it, and setting one: Dash can do neither until it knows its callbacks.
  const isUp = () => window.dash_stores?.[0]?.getState?.().appLifecycle === "HYDRATED";
  const part = (id) => (isUp() && window.dash_component_api.getLayout(id)) || null;
  const set = (id, props) => { if (part(id)) window.dash_clientside.set_props(id, props); };
  window.tidewatch = { part, set };

  // ---- news
  const drawnFrom = () => part("here")?.props?.data;
  const differs = (news, known) =>
    news.alerts !== known.alerts || Object.entries(news.stays).some(([stay, version]) => known.stays[stay] !== version);
  const show = () => {
    const known = shown || drawnFrom();
    if (!heard || !known?.stays) return;
    if (!differs(heard, known)) return;
    shown = { alerts: heard.alerts, stays: { ...known.stays, ...heard.stays } };
    set("news", { data: shown });
  };
  const take = (news) => {
    heard = { ...news, stays: { ...heard?.stays, ...news.stays } };
    heardAt = Date.now();
    show();
    age();
  };
  const look = async () => {
    try {
      const answer = await fetch("/api/news");
      if (answer.ok) take(await answer.json());
    } catch { /* the age says it */ }
  };
  const lead = () => {
    source = new EventSource("/live");
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
  if (channel) channel.onmessage = (event) => take(event.data);
  if (navigator.locks) navigator.locks.request("tidewatch-live", () => { lead(); return new Promise(() => {}); });
  else {
    // Without https there are no locks: a tab streams while it is looked at.
    const follow = () => { source?.close(); if (!document.hidden) lead(); };
    document.addEventListener("visibilitychange", follow);
    follow();
  }
  document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
  setInterval(() => { if (Date.now() - heardAt > LOOK_EVERY_MS + 2000) look(); }, LOOK_EVERY_MS);

  // ---- age and clock
  const put = (id, text) => {
    const element = document.getElementById(id);
    if (element && element.textContent !== text) element.textContent = text;
  };
  const wall = (moment, parts) => new Intl.DateTimeFormat("en-GB", { timeZone: heard.zone, ...parts }).format(moment);
  const ago = (seconds) => (seconds < 60 ? `${Math.round(seconds)} s` : `${Math.floor(seconds / 60)} min`);
  const age = () => {
    if (!heard) return;
    const sinceS = (Date.now() - heardAt) / 1000;
    const sweptS = heard.swept_ago_s === null ? null : Math.max(0, heard.swept_ago_s + sinceS);
    const isStale = sweptS === null || sweptS >= STALE_AFTER_S;
    document.body.classList.toggle("stale", isStale);
    const now = new Date(heard.ward_at).getTime() + sinceS * 1000;
    const time = { hour: "2-digit", minute: "2-digit" };
    put("age-word", isStale ? "Old" : "Up to date");
    if (sweptS === null) put("age-text", "not watched");
    else put("age-text", isStale ? `as of ${wall(now - sweptS * 1000, time)}` : `checked ${ago(sweptS)} ago`);
    put("clock", wall(now, time));
    put("clock-day", wall(now, { weekday: "short", day: "numeric", month: "short" }).replace(",", ""));
    show();
  };
  setInterval(age, 1000);
})();
