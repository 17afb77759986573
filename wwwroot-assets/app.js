window.accountHealth = {
  zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,

  nextTheme: () => {
    const root = document.documentElement;
    const isDark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = isDark ? "light" : "dark";
    localStorage.setItem("theme", root.dataset.theme);
  },

  copy: text => navigator.clipboard.writeText(text),
};

document.addEventListener("click", event => {
  if (event.target.closest("[data-next-theme]")) {
    accountHealth.nextTheme();
  }

  // A menu closes when something in it was chosen, or when the click was elsewhere.
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    const inside = menu.contains(event.target);
    if (!inside || event.target.closest("details.menu > div :is(a, button)")) {
      menu.open = false;
    }
  }

  const side = event.target.closest(".side");
  if (side?.matches(":popover-open") && event.target.closest("a")) {
    side.hidePopover();
  }
});

document.addEventListener("keydown", event => {
  if (event.key !== "Escape") {
    return;
  }

  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// A sign-in link carries its secret after the #: it is handed to the form and leaves the address at once.
const signInByLink = () => {
  const form = document.querySelector("form[data-from-fragment]");
  if (form && location.hash.length > 1) {
    form.elements[form.dataset.fromFragment].value = location.hash.slice(1);
    history.replaceState(null, "", location.pathname);
    form.requestSubmit();
  }
};
signInByLink();

// Another link opened in the same tab differs after the # only, so the browser does not load the page again.
addEventListener("hashchange", signInByLink);
