// What scrolls sideways can be reached and scrolled by keyboard.
const SCROLLING = "pre, .penaltymodel, .shown, .formula, .live-answer, .live-output";
const reach = (box) => {
  if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  else box.removeAttribute("tabindex");
};
const sizes = new ResizeObserver((entries) => entries.forEach(({ target }) => reach(target)));
const watch = () => document.querySelectorAll(SCROLLING).forEach((box) => sizes.observe(box));
watch();
new MutationObserver(watch).observe(document.body, { childList: true, subtree: true });

// Two names that the theme leaves out: of the search, which must hold all that it shows (on a phone
// nothing), and of the triangles that unfold the pages below one.
for (const each of document.querySelectorAll(".search-button-field"))
  each.ariaLabel = each.textContent.replace(/\s+/g, " ").trim();
for (const each of document.querySelectorAll(".bd-sidebar summary"))
  each.ariaLabel = each.closest("li")?.querySelector("a")?.textContent.trim() ?? "";
