// The session's side of the browser: says when a hand is on the screen, goes to sign-in when the session is over, says
// when something was not saved, keeps the choice of light, signs out.
(() => {
  const DO_NOT_KNOW = ["No answer from Tidewatch.", "If you were saving: it may not be saved. Look, or write it on paper."];
  const REFUSED = ["Not done.", "Tidewatch did not take this. Reload the page, or write it on paper."];
  const PRESS_MS = 10000;
  const AFTER_LIFT_MS = 50;  // the click comes after the finger is up
  const ACTIVE_EVERY_MS = 60000;
  let hasActed = true;
  let askedAt = 0;
  let isLeaving = false;  // a second going would cut off the first, and with it the page that says why

  const isOurs = (address) => new URL(address, location.href).origin === location.origin;
  const toSignIn = () => {
    if (isLeaving) return;
    isLeaving = true;
    if (document.querySelector(".tw-wall")) return location.reload();  // the server knows whether a person was here
    const here = location.pathname + location.search;
    location.assign(here === "/" ? "/sign-in" : "/sign-in?next=" + encodeURIComponent(here));
  };
  const html = (type, props) => ({ namespace: "dash_html_components", type, props });
  const say = ([sentence, more]) => tidewatch.set("trouble", {
    children: html("Div", { className: "tw-banner", children: [
      html("Span", { className: "tw-icon tw-icon-alert" }),
      html("Div", { children: [html("B", { children: sentence }), html("P", { children: more })] }),
      html("Button", { type: "button", className: "tw-button", children: "Close", "data-closes": "trouble" }),
    ] }),
  });

  // An answer that draws something anew waits until no finger is down: what is being tapped stays under it. A palm that
  // rests on the screen holds nothing up for longer than PRESS_MS.
  let lifted = null, lift = () => {};
  addEventListener("pointerdown", () => {
    lift();
    lifted = new Promise((done) => { lift = done; setTimeout(done, PRESS_MS); });
  }, { passive: true, capture: true });
  for (const kind of ["pointerup", "pointercancel"])
    addEventListener(kind, () => setTimeout(lift, AFTER_LIFT_MS), { passive: true, capture: true });

  tidewatch.lifted = () => lifted;

  const plainFetch = window.fetch;
  window.fetch = async (asked, options = {}) => {
    const address = asked instanceof Request ? asked.url : String(asked);
    if (!isOurs(address)) return plainFetch(asked, options);
    const headers = new Headers(options.headers || (asked instanceof Request ? asked.headers : undefined));
    if (hasActed) headers.set("X-User-Active", "1");
    hasActed = false;
    askedAt = Date.now();
    const isCallback = address.includes("/_dash-update-component");
    let answer;
    try {
      answer = await plainFetch(asked, { ...options, headers });
    } catch (failure) {
      if (isCallback && failure.name !== "AbortError") say(DO_NOT_KNOW);
      throw failure;
    }
    if (isCallback && answer.status === 200) {
      answer = new Response(await answer.arrayBuffer(), { status: 200, headers: answer.headers });  // all of it, before one looks
      await lifted;
      if (await dash_clientside.alerts.keepsBack(options.body, answer.clone())) return new Response(null, { status: 204 });
    }
    // A wall whose person went away is let in anew as the display it is; nobody stands there to press anything.
    const isWall = document.querySelector(".tw-wall");
    if (answer.status === 401 || (isWall && isCallback && answer.status === 403)) toSignIn();
    else if (isCallback && answer.status >= 400) say(answer.status >= 500 ? DO_NOT_KNOW : REFUSED);
    return answer;
  };

  for (const kind of ["pointerdown", "keydown", "wheel", "touchmove"]) {
    addEventListener(kind, () => { hasActed = true; }, { passive: true, capture: true });
  }
  setInterval(() => { if (hasActed && Date.now() - askedAt > ACTIVE_EVERY_MS) fetch("/api/news"); }, 15000);
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

  const root = document.documentElement;
  const scheme = () => root.getAttribute("data-mantine-color-scheme") || "light";
  const light = (mode) => {
    localStorage.setItem("mantine-color-scheme-value", mode === "light" ? "light" : "dark");
    mode === "night" ? localStorage.setItem("tidewatch-night", "1") : localStorage.removeItem("tidewatch-night");
    root.toggleAttribute("data-tw-night", mode === "night");
    root.setAttribute("data-mantine-color-scheme", mode === "light" ? "light" : "dark");
  };
  let told = null;
  const tellScheme = () => {
    if (told === scheme() || !tidewatch.part("scheme")) return;
    told = scheme();
    tidewatch.set("scheme", { data: told });
  };
  new MutationObserver(tellScheme).observe(root, { attributeFilter: ["data-mantine-color-scheme"] });
  const waiting = setInterval(() => { tellScheme(); if (told) clearInterval(waiting); }, 50);

  const signOut = async () => {
    const token = document.cookie.split("; ").find((part) => part.startsWith("_csrf_token="))?.slice(12) || "";
    await fetch("/sign-out", { method: "POST", headers: { "X-CSRFToken": decodeURIComponent(token) }, redirect: "manual" });
    location.assign("/sign-in");
  };
  // A page that came over plain http has no clipboard: what is not copied is shown, to be copied by hand.
  const copy = async (text, tells) => {
    const isCopied = await navigator.clipboard?.writeText(text).then(() => true, () => false);
    tidewatch.set(tells, { children: [isCopied ? "Copied: " : "Copy this: ", html("Code", { children: text })] });
  };
  addEventListener("_dashprivate_pushstate", () => scrollTo(0, 0)); // a page begins at its top, however one came to it
  addEventListener("click", (event) => {
    const chosen = event.target.closest?.("[data-mode]");
    if (chosen) light(chosen.dataset.mode);
    if (event.target.closest?.("#sign-out")) signOut();
    const printed = event.target.closest?.("[data-prints]");
    if (printed) { document.body.dataset.printing = printed.dataset.prints; print(); }
    const closed = event.target.closest?.("[data-closes]");
    if (closed) tidewatch.set(closed.dataset.closes, { children: null });
    const copied = event.target.closest?.("[data-copies]");
    if (copied) copy(copied.dataset.copies, copied.dataset.tells);
  });

  // Paper says when it was printed, by the ward's clock, and by whom.
  const text = (place) => document.querySelector(place)?.textContent || "";
  addEventListener("beforeprint", () => {
    for (const each of document.querySelectorAll("[data-printed]"))
      each.textContent = `Printed ${text("#clock-day")} ${each.dataset.printed} ${text("#clock")} by ${text(".tw-me-name")}`;
  });
  addEventListener("afterprint", () => { delete document.body.dataset.printing; });

  const pressed = () => {
    const { triggered, triggered_id } = dash_clientside.callback_context;
    if (!triggered_id || !triggered.some(({ value }) => value)) return dash_clientside.no_update;
    return { ...triggered_id, at: Date.now() };
  };
  window.dash_clientside = Object.assign({}, window.dash_clientside, { shell: { pressed } });
})();
