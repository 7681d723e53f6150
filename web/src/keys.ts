// Keys, as long as nobody writes in a field:
//   /      to the search           j k    next and last item of the page's lists
//   n p    next and last topic of a comparison
//   a r s u  the buttons of a review: the same, apart, split off, undo

const items = ".review > li, .found > li, .happenings > li, .lines > li, .events > li";

function writes(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

function focus(element: HTMLElement): void {
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest" });
}

// The one `by` steps from that which has the focus; from the first at the beginning.
function step(selector: string, by: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>(`main :is(${selector})`)];
  const at = all.findIndex((one) => one.contains(document.activeElement));
  const next = all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)];
  if (next) focus(next);
}

// Presses the button of that key in the item that has the focus; undoing needs none.
function press(key: string): void {
  const item = document.activeElement?.closest(".review > li");
  const button = `button[data-key="${key}"]`;
  const found =
    item?.querySelector<HTMLButtonElement>(button) ??
    (key === "u" ? document.querySelector<HTMLButtonElement>(button) : null);
  found?.click();
}

export function listenForKeys(): void {
  for (const hint of document.querySelectorAll<HTMLElement>(".keys")) hint.hidden = false;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || writes(event.target)) return;
    switch (event.key) {
      case "/":
        document.querySelector<HTMLInputElement>("#search")?.focus();
        break;
      case "j":
        step(items, 1);
        break;
      case "k":
        step(items, -1);
        break;
      case "n":
        step(".topic", 1);
        break;
      case "p":
        step(".topic", -1);
        break;
      case "a":
      case "r":
      case "s":
      case "u":
        press(event.key);
        return;
      default:
        return;
    }
    event.preventDefault();
  });
}
