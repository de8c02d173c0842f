"use strict";
(() => {
  const search = document.getElementById("search");
  const told = document.getElementById("told");
  const kinds = [...document.querySelectorAll("input[name=kind]")];
  const articles = [...document.querySelectorAll("article")].map((it) => ({ it, words: it.textContent.toLowerCase() }));
  const sections = [...document.querySelectorAll("main section")];
  const show = () => {
    const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const kind = kinds.find((one) => one.checked).value;
    let count = 0;
    for (const { it, words } of articles) {
      const section = it.closest("section").querySelector("h2").textContent.toLowerCase();
      const found = wanted.every((word) => words.includes(word) || section.includes(word));
      it.hidden = !(found && (kind === "all" || it.classList.contains(kind)));
      count += it.hidden ? 0 : 1;
    }
    for (const section of sections) {
      section.hidden = ![...section.querySelectorAll("article")].some((it) => !it.hidden);
    }
    told.textContent = `${count} of ${articles.length} paragraphs shown`;
  };
  search.addEventListener("input", show);
  for (const one of kinds) one.addEventListener("change", show);
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && document.activeElement !== search) { event.preventDefault(); search.focus(); }
    if (event.key === "Escape" && document.activeElement === search) { search.value = ""; show(); }
  });
  const sought = /^#find=(.*)$/.exec(location.hash);  // a link can lead to what is sought
  if (sought) search.value = decodeURIComponent(sought[1]);
  show();
})();
