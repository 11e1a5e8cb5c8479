// Verdicts by key. Digits and Ctrl+Z alone, which lie at the same place on keyboards of every language; while
// somebody writes a reason, keys write.
"use strict";
document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.repeat || event.altKey) return;
  if (event.target.closest("input, textarea, select")) return;
  const undo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.code === "KeyZ";
  if (!undo && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
  const key = undo ? "undo" : event.code.replace(/^(Digit|Numpad)/, "");
  const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (target === null) return;
  event.preventDefault();
  target.click();
});
