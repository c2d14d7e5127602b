// Prepares the page for the terminal in it, which reads what is set here when the page has loaded.
"use strict";

const SMALLEST_FONT = 8;
const LARGEST_FONT = 40;

document.addEventListener("DOMContentLoaded", () => {
  const terminal = document.querySelector("#terminal");
  terminal.dataset.sessionWebsocketUrl = new URL("ws", location.href.replace(/^http/, "ws")).href.split("?")[0];
  const size = Number.parseInt(new URLSearchParams(location.search).get("fontsize"), 10);
  if (size >= SMALLEST_FONT && size <= LARGEST_FONT) {
    terminal.dataset.fontSize = size;
  }

  const again = document.querySelector("#again");
  again.addEventListener("click", () => location.reload());

  // Keys go to the reader once it is connected, and not only after a click.
  new MutationObserver(() => {
    const state = document.body.classList;
    const keys = state.contains("-closed") ? again : document.querySelector(".xterm-helper-textarea");
    keys?.focus();
  }).observe(document.body, { attributeFilter: ["class"] });
});

// Browsers keep the clipboard from pages that came neither from this computer nor through https.
if (!navigator.clipboard) {
  const writeText = async (text) => {
    const before = document.activeElement;
    const copied = document.body.appendChild(document.createElement("textarea"));
    copied.className = "copied";
    copied.value = text;
    copied.select();
    document.execCommand("copy");
    copied.remove();
    before.focus();
  };
  Object.defineProperty(navigator, "clipboard", { value: { writeText, readText: async () => "" } });
}

// The terminal opens downloads and links as windows. A download needs none, and no page is told who opened it.
const openWindow = window.open.bind(window);
window.open = (address, ...rest) => {
  const url = new URL(address ?? "about:blank", location.href);
  if (url.origin === location.origin && url.pathname.startsWith("/download/")) {
    const link = document.createElement("a");
    link.href = url.href;
    link.download = "";
    link.click();
    return null;
  }
  return openWindow(address, rest[0] ?? "_blank", "noopener,noreferrer");
};
