(function () {
  var kept = localStorage.getItem("mantine-color-scheme-value");
  var dark = kept === "dark" || (kept !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
  if (location.pathname === "/wall") document.documentElement.setAttribute("data-tw-wall", "");
  if (localStorage.getItem("tidewatch-night")) document.documentElement.setAttribute("data-tw-night", "");
})();
