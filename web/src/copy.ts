// Beside every citation a button that copies its address, where the browser lets it; the citation is a
// link that can be copied without it as well.

const words: Record<string, { copy: string; copied: string }> = {
  en: { copy: "Copy the link", copied: "Copied" },
  ko: { copy: "링크 복사", copied: "복사했습니다" },
};

export function copyLinks(): void {
  const { clipboard } = navigator;
  const here = words[document.documentElement.lang] ?? words["en"];
  if (!clipboard || !here) return;
  for (const cite of document.querySelectorAll<HTMLAnchorElement>("main a.cite")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "";
    const called = `${here.copy}: ${cite.textContent ?? ""}`;
    button.setAttribute("aria-label", called);
    button.addEventListener("click", () => {
      void clipboard.writeText(cite.href).then(() => {
        button.setAttribute("aria-label", here.copied);
        button.textContent = "✓";
        setTimeout(() => {
          button.setAttribute("aria-label", called);
          button.textContent = "";
        }, 1500);
      }, () => undefined);
    });
    cite.after(button);
  }
}
