// Show what is typed, and fill in a demo account at a tap. The form works without this.
const password = document.getElementById("password");
const show = document.getElementById("show");
if (show) {
  show.hidden = false;
  show.onclick = () => {
    const seen = password.type === "password";
    password.type = seen ? "text" : "password";
    show.textContent = seen ? "Hide" : "Show";
    show.setAttribute("aria-pressed", String(seen));
    password.focus();
  };
}
document.querySelectorAll("[data-login]").forEach((account) => {
  account.onclick = () => {
    document.getElementById("login").value = account.dataset.login;
    password.value = account.dataset.password;
    password.form.requestSubmit();
  };
});
