// Names of parties as suggestions, from /parties.json, once a field for one is entered. Where there are
// none to be had the field stays as it is.

const fields = "#picker-a, #picker-b, [id^=filter-with-], #narrow-party";

interface Party {
  code: string;
  name?: string;
}

function isParty(value: unknown): value is Party {
  return typeof value === "object" && value !== null && typeof (value as Party).code === "string";
}

async function load(): Promise<void> {
  const language = document.documentElement.lang;
  const answer = await fetch(language === "en" ? "/parties.json?count=1000" : `/${language}/parties.json?count=1000`);
  if (!answer.ok) return;
  const json: unknown = await answer.json();
  const parties: unknown = (json as { parties?: unknown } | null)?.parties;
  if (!Array.isArray(parties)) return;
  const list = document.createElement("datalist");
  list.id = "suggested-parties";
  for (const party of parties.filter(isParty)) {
    const option = document.createElement("option");
    option.value = party.code;
    option.label = party.name ?? party.code;
    list.append(option);
  }
  document.body.append(list);
  for (const field of document.querySelectorAll<HTMLInputElement>(fields)) {
    field.setAttribute("list", list.id);
  }
}

export function suggestParties(): void {
  const begin = (): void => {
    void load().catch(() => undefined);
  };
  let asked = false;
  for (const field of document.querySelectorAll<HTMLInputElement>(fields)) {
    field.addEventListener("focus", () => {
      if (!asked) begin();
      asked = true;
    });
  }
}
