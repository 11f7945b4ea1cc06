(function () {
  var kept = localStorage.getItem("mantine-color-scheme-value");
  var dark = location.pathname === "/wall" || kept === "dark" || (kept !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
  if (localStorage.getItem("tidewatch-night")) document.documentElement.setAttribute("data-tw-night", "");
})();
