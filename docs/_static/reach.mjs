// Make horizontally scrolling boxes focusable, so that the keyboard can scroll them.
const SCROLLING = "pre, .penaltymodel, .shown, .formula, .live-answer, .live-output";
const reach = (box) => {
  if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  else box.removeAttribute("tabindex");
};
const sizes = new ResizeObserver((entries) => entries.forEach(({ target }) => reach(target)));
const watch = () => document.querySelectorAll(SCROLLING).forEach((box) => sizes.observe(box));
watch();
new MutationObserver(watch).observe(document.body, { childList: true, subtree: true });

// Add two accessible names that the theme does not set: for the search button, which must contain
// its visible text, and for the triangles that expand the navigation.
for (const each of document.querySelectorAll(".search-button-field"))
  each.ariaLabel = each.textContent.replace(/\s+/g, " ").trim();
for (const each of document.querySelectorAll(".bd-sidebar summary"))
  each.ariaLabel = each.closest("li")?.querySelector("a")?.textContent.trim() ?? "";
