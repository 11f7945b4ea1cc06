// A sound, and a notification of the browser, when the role of who is signed in is called. Off until somebody turns them on,
// on each device for itself. A pause is shown and ends by itself; so is a sound that the browser holds back.
(() => {
  const LEVEL = { off: 9, critical: 4, high: 3 };  // the mildest severity that sounds
  const WORDS = { 4: "Critical", 3: "High" };
  // Two soft notes, said twice for critical: no imitation of a monitor's alarm, which something else may mean.
  const NOTES = { 4: [[523, 0], [392, 0.35], [523, 1], [392, 1.35]], 3: [[392, 0], [440, 0.35]] };
  const NOTE_S = 0.3, LOUD = 0.25, LONGEST_PAUSE_MS = 600000;
  let audio = null, before = null, zone;

  const kept = (name, otherwise) => localStorage.getItem(`tidewatch-${name}`) ?? otherwise;
  const keep = (name, value) => localStorage.setItem(`tidewatch-${name}`, value);
  const level = () => kept("sound", "off");
  const pausedUntil = () => Number(kept("quiet-until", 0));
  // No longer than it was asked for, whatever becomes of the tablet's clock.
  const isPaused = () => Date.now() < pausedUntil() && pausedUntil() - Date.now() <= LONGEST_PAUSE_MS;
  const mayNotify = () => kept("notify", "") === "on" && window.Notification?.permission === "granted";

  const wake = () => {
    if (level() === "off") return;
    audio ||= new AudioContext();
    audio.resume().then(tell);
  };
  const play = (severity) => {
    wake();
    if (!audio || audio.state !== "running") return;
    for (const [pitch, after] of NOTES[severity]) {
      const note = audio.createOscillator(), loud = audio.createGain(), at = audio.currentTime + after;
      note.frequency.value = pitch;
      loud.gain.setValueAtTime(0, at);
      loud.gain.linearRampToValueAtTime(LOUD, at + 0.05);
      loud.gain.linearRampToValueAtTime(0, at + NOTE_S);
      note.connect(loud).connect(audio.destination);
      note.start(at);
      note.stop(at + NOTE_S);
    }
  };

  // What is new is known by numbers that only grow; what was there before this page was opened is not told again.
  const hear = ({ calls, ...news }) => {
    zone = news.zone;
    const role = document.querySelector(".tw-me")?.dataset.role, known = before;
    before = calls;
    if (!known || !role) return;
    const isNew = (severity) => (calls[`${role} ${severity}`] || 0) > (known[`${role} ${severity}`] || 0);
    const worst = [4, 3].find(isNew);
    if (!worst) return;
    if (worst >= LEVEL[level()] && !isPaused()) play(worst);
    if (mayNotify()) new Notification("Tidewatch", { body: `${WORDS[worst]} alert. Open Tidewatch to see it.`, tag: "tidewatch", renotify: true });
  };
  addEventListener("tidewatch-news", ({ detail }) => hear(detail));

  const clock = (moment) => new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(moment);
  const tell = () => {
    const isOn = level() !== "off", isHeldBack = isOn && audio?.state !== "running";
    const said = isOn && isPaused() ? `Audio paused until ${clock(pausedUntil())}` : isHeldBack ? "Tap once for sound" : "";
    const place = document.getElementById("audio-state");
    if (place && place.textContent !== said) place.textContent = said;
    for (const each of document.querySelectorAll("[data-sound]"))
      each.setAttribute("aria-pressed", String(each.dataset.sound === level()));
    for (const each of document.querySelectorAll("[data-quiet]")) each.setAttribute("aria-pressed", String(isPaused()));
    for (const each of document.querySelectorAll("[data-notify]")) each.setAttribute("aria-pressed", String(mayNotify()));
  };
  addEventListener("pointerdown", wake);
  addEventListener("keydown", wake);
  addEventListener("click", async ({ target }) => {
    const sound = target.closest?.("[data-sound]"), quiet = target.closest?.("[data-quiet]");
    if (sound) { keep("sound", sound.dataset.sound); wake(); if (level() !== "off") play(LEVEL[level()]); }
    if (quiet) keep("quiet-until", isPaused() ? 0 : Date.now() + Number(quiet.dataset.quiet) * 60000);
    if (target.closest?.("[data-notify]")) {
      const isWanted = !mayNotify();
      if (isWanted) await window.Notification?.requestPermission();
      keep("notify", isWanted ? "on" : "off");
    }
    tell();
  });
  setInterval(tell, 1000);
})();
