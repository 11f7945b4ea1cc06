// Admissions: what was refused is brought into sight, and what stands under "more" is opened for it.
(() => {
  const show = () => {
    const first = [...document.querySelectorAll(".tw-intake-field .tw-refusal")].find((each) => each.textContent);
    if (!first) return;
    const more = first.closest("details");
    if (more) more.open = true;
    first.closest(".tw-intake-field").scrollIntoView({ block: "center" });
  };
  // "Take these" takes what was proposed; nothing is taken by itself.
  addEventListener("click", (event) => {
    const button = event.target.closest("[data-takes]");
    if (button) dash_clientside.set_props({ kind: "intake", form: "admit", field: "protocols" }, { value: JSON.parse(button.dataset.takes) });
  });
  // What a button opened elsewhere on the page is brought into sight.
  for (const [id, kind] of [["risk-panel", "risk-open"], ["bed-panel", "correct-open"]]) {
    addEventListener("click", (event) => {
      const button = event.target.closest("button[id]"), panel = document.getElementById(id);
      if (!panel || !button || !button.id.includes(kind)) return;
      const seen = new MutationObserver(() => { seen.disconnect(); panel.scrollIntoView({ block: "center" }); });
      seen.observe(panel, { childList: true, subtree: true });
    });
  }
  addEventListener("click", (event) => {
    if (!event.target.closest("#admit-save")) return;
    const place = document.getElementById("admit-refusal");
    const seen = new MutationObserver(() => { seen.disconnect(); show(); });
    if (place) seen.observe(place, { childList: true, characterData: true, subtree: true });
  });
})();
